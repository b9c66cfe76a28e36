"""Weighted overlay, standardisation and weights."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.decision.normalisation import scale_of, standardise
from esp_toolbox.core.decision.overlay import reachable_overlay, weighted_overlay
from esp_toolbox.core.decision.weights import (
    combine_weights,
    criterion_weights,
    critic_weights,
    entropy_weights,
    parse_weights,
)
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.numbers import format_numbers, parse_number, parse_numbers
from esp_toolbox.core.progress import Cancelled
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

CASES = package.ROOT / "tests" / "data" / "decision_cases.json"

NAN = np.nan


def layer_sets(least=2):
    """Three small layers with values 0..10 and some nodata."""
    cells = st.one_of(st.just(NAN), st.floats(0, 10).map(lambda value: round(value, 3)))
    return arrays(np.float64, st.tuples(st.integers(least, 4), st.just(4), st.just(5)), elements=cells)


def test_worked_case():
    case = json.loads(CASES.read_text())["resistance_overlay"]
    out = weighted_overlay([np.array(f) for f in case["factors"]], case["weights"])
    assert np.allclose(out, case["out"], rtol=0, atol=1e-12)


def test_float32_layers_are_summed_in_float64():
    layers = [np.full((1, 1), 0.1, np.float32), np.full((1, 1), 0.3, np.float32)]
    out = weighted_overlay(layers, [0.3, 0.7])
    assert out.dtype == np.float64
    assert out[0, 0] == float(np.float32(0.1)) * 0.3 + float(np.float32(0.3)) * 0.7


def test_nodata_any_and_available():
    layers = [np.array([[1.0, NAN, NAN, 4.0]]), np.array([[3.0, 3.0, NAN, NAN]])]
    assert np.array_equal(weighted_overlay(layers, [0.25, 0.75]), [[2.5, NAN, NAN, NAN]], equal_nan=True)
    out = weighted_overlay(layers, [0.25, 0.75], "available")
    assert np.array_equal(out, [[2.5, 3.0, NAN, 4.0]], equal_nan=True)
    # Where only layers without weight have data there is nothing to say.
    out = weighted_overlay(layers, [0.0, 1.0], "available")
    assert np.array_equal(out, [[3.0, 3.0, NAN, NAN]], equal_nan=True)


def test_total_is_the_plain_sum_where_all_weigh_the_same():
    layers = [np.array([[1.0, 15.0, np.nan]]), np.array([[1.0, 20.0, 5.0]])]
    found = weighted_overlay(layers, [0.5, 0.5], operation="total")
    assert np.array_equal(found, [[2.0, 35.0, np.nan]], equal_nan=True)
    part = weighted_overlay(layers, [0.5, 0.5], nodata_rule="available", operation="total")
    assert part[0, 2] == 10.0
    best = reachable_overlay(layers, [0.5, 0.5], [0], operation="total")
    assert np.array_equal(best, [[2.0, 21.0, np.nan]], equal_nan=True)


def test_product():
    layers = [np.array([[4.0, 0.0, NAN, NAN]]), np.array([[9.0, 5.0, 2.0, NAN]])]
    out = weighted_overlay(layers, [0.5, 0.5], operation="product")
    assert np.allclose(out, [[6.0, 0.0, NAN, NAN]], equal_nan=True)
    out = weighted_overlay(layers, [0.5, 0.5], "available", "product")
    assert np.allclose(out, [[6.0, 0.0, 2.0, NAN]], equal_nan=True)
    # 0 to the power 0 is 1
    assert weighted_overlay([np.zeros((1, 1)), np.ones((1, 1))], [0, 1], operation="product") == 1.0


@given(layer_sets(), st.sampled_from(["sum", "product"]))
def test_available_equals_any_without_gaps(layers, operation):
    weights = np.full(len(layers), 1.0 / len(layers))
    strict = weighted_overlay(layers, weights, "any", operation)
    filled = weighted_overlay(layers, weights, "available", operation)
    whole = ~np.isnan(strict)
    assert np.allclose(strict[whole], filled[whole], rtol=1e-12)
    assert np.array_equal(np.isnan(filled), np.isnan(layers).all(axis=0))
    # A weighted mean lies within what goes in.
    seen = ~np.isnan(filled)
    with np.errstate(all="ignore"):
        low, high = np.nanmin(layers[:, seen], axis=0), np.nanmax(layers[:, seen], axis=0)
    assert (filled[seen] >= low - 1e-9).all()
    assert (filled[seen] <= high + 1e-9).all()


def test_strips_do_not_show(monkeypatch):
    layers = np.random.default_rng(1).random((3, 40, 41))
    layers[0, 3, 4] = NAN
    whole = weighted_overlay(layers, [0.2, 0.3, 0.5])
    shares = entropy_weights(layers), critic_weights(layers)
    monkeypatch.setattr("esp_toolbox.core.decision.overlay._CELLS_PER_STRIP", 97)
    monkeypatch.setattr("esp_toolbox.core.decision.weights._CELLS_PER_STRIP", 97)
    assert np.array_equal(weighted_overlay(layers, [0.2, 0.3, 0.5]), whole, equal_nan=True)
    assert np.allclose(entropy_weights(layers), shares[0], rtol=1e-12)
    assert np.allclose(critic_weights(layers), shares[1], rtol=1e-12)


def test_cancel():
    def stop(fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        weighted_overlay([np.ones((2, 2))], [1.0], progress=stop)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([], []), "at least one layer"),
        (([np.ones((2, 2))], [0.5, 0.5]), "2 weights for 1 layers"),
        (([np.ones((2, 2))], [0.9]), "sum to 0.9, not to 1"),
        (([np.ones((2, 2))] * 2, [1.5, -0.5]), "from 0 to 1"),
        (([np.ones((2, 2))] * 2, [0.5, NAN]), "from 0 to 1"),
        (([np.ones((2, 2)), np.ones((2, 3))], [0.5, 0.5]), "layer 2 has 2 x 3 cells"),
        (([np.full((1, 1), np.inf)], [1.0]), "infinite"),
        (([np.full((1, 1), -1.0)], [1.0], "any", "product"), "negative"),
        (([np.ones((1, 1))], [1.0], "some"), "nodata rule"),
        (([np.ones((1, 1))], [1.0], "any", "mean"), "operation"),
    ],
)
def test_bad_overlay(arguments, message):
    with pytest.raises(InputError, match=message):
        weighted_overlay(*arguments)


def test_weights_from_text():
    assert np.array_equal(parse_weights("0.5, 1/4; 0.25", 3), [0.5, 0.25, 0.25])
    assert np.array_equal(parse_weights("0.5，1 / 4； .25", 3), [0.5, 0.25, 0.25])
    # The paper's rounded weights pass, and so do those that miss by a thousandth.
    assert parse_weights("0.32 0.05 0.13 0.08 0.27 0.15", 6).sum() == pytest.approx(1.0)
    assert parse_weights("0.333 0.333 0.333", 3).sum() == pytest.approx(0.999)
    with pytest.raises(InputError, match="sum to 0.9985"):
        parse_weights("0.3335 0.333 0.332", 3)
    with pytest.raises(InputError, match="'x' is not a number"):
        parse_weights("0.5,x", 2)
    with pytest.raises(InputError, match="'1/0' is not a number"):
        parse_weights("1/0", 1)
    with pytest.raises(InputError, match="'nan' is not a number"):
        parse_number("nan")


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), max_size=6))
def test_numbers_survive_text(values):
    assert parse_numbers(format_numbers(values)) == values


def test_standardisation_by_hand():
    layer = np.array([[2.0, 4.0], [6.0, NAN]])
    assert np.array_equal(standardise(layer), [[0, 0.5], [1, NAN]], equal_nan=True)
    assert np.array_equal(standardise(layer, direction="cost"), [[1, 0.5], [0, NAN]], equal_nan=True)
    spread = np.sqrt(8 / 3)
    expected = np.array([[-2, 0], [2, NAN]]) / spread
    assert np.allclose(standardise(layer, "z-score"), expected, equal_nan=True)
    assert np.allclose(standardise(layer, "z-score", "cost"), -expected, equal_nan=True)
    assert np.array_equal(standardise(layer, "none", "cost"), layer, equal_nan=True)
    assert np.array_equal(standardise(layer, scale=(0.0, 8.0)), layer / 8, equal_nan=True)


def test_percentiles_clip_extremes():
    layer = np.arange(101.0).reshape(1, -1)
    layer[0, 100] = 1e6
    out = standardise(layer, "percentile", percentiles=(10, 90))
    assert out[0, 0] == 0.0
    assert out[0, 100] == 1.0
    assert out[0, 50] == pytest.approx(0.5)
    assert scale_of(layer, "percentile", (10, 90)) == (10.0, 90.0)
    assert np.array_equal(standardise(layer, "percentile", "cost", (10, 90)), 1 - out)


@pytest.mark.parametrize("method", ["min-max", "z-score", "percentile"])
@pytest.mark.parametrize("direction", ["benefit", "cost"])
def test_a_constant_layer_becomes_zero(method, direction):
    assert np.array_equal(standardise(np.full((2, 2), 3.0), method, direction), np.zeros((2, 2)))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((np.full((2, 2), NAN), "min-max"), "no data"),
        ((np.array([[1.0, np.inf]]), "min-max"), "infinite"),
        ((np.ones((2, 2)), "fuzzy"), "standardisation 'fuzzy'"),
        ((np.ones((2, 2)), "min-max", "up"), "benefit or cost"),
        ((np.ones((2, 2)), "percentile", "benefit", (50, 50)), "must rise"),
    ],
)
def test_bad_standardisation(arguments, message):
    with pytest.raises(InputError, match=message):
        standardise(*arguments)


def by_definition(matrix):
    """Entropy and CRITIC weights straight from their formulas; criteria are columns."""
    unit = (matrix - matrix.min(axis=0)) / (matrix.max(axis=0) - matrix.min(axis=0))
    share = unit / unit.sum(axis=0)
    entropy = -np.array([sum(p * np.log(p) for p in column if p > 0) for column in share.T])
    entropy = 1 - entropy / np.log(len(matrix))
    content = unit.std(axis=0) * (1 - np.corrcoef(unit.T)).sum(axis=0)
    return entropy / entropy.sum(), content / content.sum()


def test_objective_weights_follow_their_definitions():
    matrix = np.random.default_rng(3).gamma(2.0, 3.0, (60, 4))
    layers = [np.append(column, NAN if k == 1 else 7e3).reshape(1, -1) for k, column in enumerate(matrix.T)]
    entropy, critic = by_definition(matrix)
    assert np.allclose(entropy_weights(layers), entropy, rtol=1e-12)
    assert np.allclose(critic_weights(layers), critic, rtol=1e-10)
    turned = matrix.copy()
    turned[:, 2] *= -1
    entropy, critic = by_definition(turned)
    directions = ["benefit", "benefit", "cost", "benefit"]
    assert np.allclose(entropy_weights(layers, directions), entropy, rtol=1e-12)
    assert np.allclose(critic_weights(layers, directions), critic, rtol=1e-10)


def test_a_layer_without_contrast_weighs_nothing():
    layers = [np.arange(6.0).reshape(2, 3), np.full((2, 3), 5.0), np.array([[3.0, 1, 4], [1, 5, 9]])]
    for method in ("entropy", "critic"):
        for direction in ("benefit", "cost"):
            weights = criterion_weights(layers, method, directions=["benefit", direction, "benefit"])
            assert weights[1] == 0.0
            assert weights.sum() == pytest.approx(1.0)


def test_combined_weights():
    assert np.allclose(combine_weights([0.5, 0.3, 0.2], [0.2, 0.2, 0.6]), np.array([10, 6, 12]) / 28)
    assert np.allclose(combine_weights([0.5, 0.5], [0.1, 0.9], 0.25), [0.2, 0.8])
    layers = [np.arange(6.0).reshape(2, 3), np.array([[3.0, 1, 4], [1, 5, 9]])]
    product = criterion_weights(layers, "given x entropy", [0.7, 0.3])
    assert np.allclose(product, combine_weights([0.7, 0.3], entropy_weights(layers)))
    assert np.array_equal(criterion_weights(layers, "equal"), [0.5, 0.5])
    assert np.array_equal(criterion_weights(layers, "given", [0.7, 0.3]), [0.7, 0.3])
    assert np.array_equal(critic_weights(layers[:1]), [1.0])


@given(layer_sets())
def test_objective_weights_are_shares(layers):
    for method in ("entropy", "critic"):
        try:
            weights = criterion_weights(layers, method)
        except InputError:
            continue
        assert weights.sum() == pytest.approx(1.0)
        assert (weights >= 0).all()
        # Another unit does not change them.
        assert np.allclose(criterion_weights(layers * 3.0 + 5.0, method), weights, atol=1e-6)


@pytest.mark.parametrize(
    ("layers", "method", "weights", "message"),
    [
        ([np.ones((2, 2))] * 2, "entropy", None, "No layer varies"),
        ([np.arange(4.0).reshape(2, 2)] * 2, "critic", None, "say the same"),
        ([np.array([[1.0, NAN]]), np.array([[NAN, 1.0]])], "critic", None, "No cell has data in all"),
        ([np.array([[1.0, np.inf]])], "entropy", None, "infinite"),
        ([np.ones((2, 2)), np.ones((2, 3))], "entropy", None, "align them"),
        ([np.ones((2, 2))], "given", None, "Give one weight"),
        ([np.ones((2, 2))], "guess", None, "no weighting 'guess'"),
        ([], "equal", None, "at least one"),
    ],
)
def test_bad_weighting(layers, method, weights, message):
    with pytest.raises(InputError, match=message):
        criterion_weights(layers, method, weights)
    with pytest.raises(InputError, match="share"):
        combine_weights([1.0], [1.0], 2.0)
    with pytest.raises(InputError, match="product"):
        combine_weights([1.0, 0.0], [0.0, 1.0])
    with pytest.raises(InputError, match="for each layer"):
        entropy_weights([np.arange(4.0).reshape(2, 2)], ["up"])
