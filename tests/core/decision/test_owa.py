"""Order weights and ordered weighted averaging."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.decision.owa import ordered_weighted_average
from esp_toolbox.core.decision.owa_layers import LayerStack
from esp_toolbox.core.decision.owa_weights import (
    PAPER_ALPHAS,
    given_order_weights,
    order_weights,
    orness,
    parse_alphas,
    parse_order_weights,
    trade_off,
)
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.progress import Cancelled
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pairing import paired

CASES = json.loads((package.ROOT / "tests" / "data" / "owa_cases.json").read_text())
NAN = np.nan

# Land 2025, 14: 2159, Table 10.
TABLE_10 = {
    0.0001: (1.0, 0.0, 0.0, 0.0),
    0.1: (0.871, 0.062, 0.039, 0.028),
    0.5: (0.5, 0.207, 0.159, 0.134),
    1.0: (0.25, 0.25, 0.25, 0.25),
    2.0: (0.063, 0.187, 0.313, 0.437),
    10.0: (0.0, 0.001, 0.055, 0.944),
    100000.0: (0.0, 0.0, 0.0, 1.0),
}


def layers_of(case):
    return [np.array(layer, dtype=np.float64) for layer in case["layers"]]


def averaged(layers, *weights, method="none", **options):
    return ordered_weighted_average(LayerStack(layers, method), list(weights), **options)


def unit_layers():
    cells = st.one_of(st.just(NAN), st.floats(0, 1).map(lambda value: round(value, 3)))
    layers = arrays(np.float64, st.tuples(st.integers(2, 5), st.just(3), st.just(4)), elements=cells)
    return layers.filter(lambda stack: (~np.isnan(stack).any(axis=0)).any())


def test_order_weights_of_the_worked_cases():
    for case in CASES["owa_weights"]:
        found = order_weights(case["alpha"], case["n"])
        assert np.allclose(found.values, case["w"], rtol=0, atol=1e-12)
        assert found.trade_off == pytest.approx(case["tradeoff"], abs=1e-9)
        assert found.orness == pytest.approx(case["orness"], abs=1e-12)
        assert found.andness == pytest.approx(1.0 - case["orness"], abs=1e-12)


def test_table_10_to_three_decimals():
    assert tuple(TABLE_10) == PAPER_ALPHAS
    for alpha, printed in TABLE_10.items():
        # The paper rounds two halves up and two down at alpha 2, so half a unit is allowed to be reached.
        assert np.abs(np.array(order_weights(alpha, 4).values) - printed).max() <= 0.0005 + 1e-12


def test_trade_offs_of_table_11_that_can_be_recomputed():
    printed = {0.0001: 0.0, 1.0: 1.0, 2.0: 0.68, 100000.0: 0.0}
    for alpha, value in printed.items():
        assert round(order_weights(alpha, 4).trade_off, 2) == value
    assert round(order_weights(2.0, 4).trade_off, 3) == 0.677
    # Three of the printed ones do not follow from the paper's own weights; ours do.
    for alpha, theirs, ours in ((0.1, 0.25, 0.172), (0.5, 0.68, 0.661), (10.0, 0.21, 0.074)):
        assert round(order_weights(alpha, 4).trade_off, 3) == ours
        assert abs(trade_off(TABLE_10[alpha]) - ours) < 0.001
        assert abs(ours - theirs) > 0.015


def test_small_weights_keep_their_digits():
    # d/da of (i/n)^a at 0 is ln(i/n): the weights of a tiny alpha are alpha ln(i / (i - 1)).
    found = np.array(order_weights(1e-12, 4).values)
    assert found[1:] == pytest.approx(1e-12 * np.log([2, 1.5, 4 / 3]), rel=1e-9)
    assert order_weights(1e300, 3).values == (0.0, 0.0, 1.0)


@given(st.floats(1e-6, 1e6), st.integers(2, 12))
def test_properties_of_order_weights(alpha, count):
    found = order_weights(alpha, count)
    assert sum(found.values) == pytest.approx(1.0, abs=1e-12)
    assert min(found.values) >= 0.0
    assert 0.0 <= found.trade_off <= 1.0
    assert (found.orness > 0.5) == (alpha < 1.0) or found.orness == pytest.approx(0.5, abs=1e-9)
    assert order_weights(alpha * 1.5, count).orness <= found.orness + 1e-12


def test_orness_of_the_extremes():
    assert orness((1.0, 0.0, 0.0)) == 1.0
    assert orness((0.0, 0.0, 1.0)) == 0.0
    assert orness((0.0, 1.0, 0.0)) == 0.5
    assert trade_off((0.0, 1.0, 0.0)) == 0.0
    assert trade_off((0.25,) * 4) == 1.0


@pytest.mark.parametrize("ordering", ["pixel", "layer"])
def test_worked_aggregations(ordering):
    case = CASES["owa_aggregate"]
    stack = LayerStack(layers_of(case), "none")
    key = {"pixel": "per_pixel", "layer": "layer_rank"}[ordering]
    for entry in case["cases"]:
        out = ordered_weighted_average(stack, [order_weights(entry["alpha"], 4)], ordering)[0]
        assert np.allclose(out, np.array(entry[key], dtype=float), rtol=0, atol=1e-9, equal_nan=True)


def test_worked_aggregations_with_criterion_weights():
    case = CASES["owa_aggregate"]
    orders = [order_weights(entry["alpha"], 4) for entry in case["cases"]]
    out = averaged(layers_of(case), *orders, criterion=case["criterion_weights"])
    for band, entry in paired(out, case["cases"]):
        expected = np.array(entry["per_pixel_criterion"], dtype=float)
        assert np.allclose(band, expected, rtol=0, atol=1e-9, equal_nan=True)


def test_layer_ordering_uses_each_layers_own_cells():
    # The mean of the first layer over the common cells alone would be lower than that of the second.
    first = np.array([[9.0, 1.0, 1.0]])
    second = np.array([[NAN, 2.0, 2.0]])
    out = averaged([second, first], given_order_weights([1.0, 0.0]), ordering="layer")
    assert np.array_equal(out[0], [[NAN, 1.0, 1.0]], equal_nan=True)


def test_layer_ordering_with_criterion_weights():
    layers = [np.array([[1.0, 3.0]]), np.array([[5.0, 2.0]])]
    out = averaged(layers, order_weights(2.0, 2), ordering="layer", criterion=[0.2, 0.8])
    # Ranks: second layer, first layer; v = (0.25 x 0.8, 0.75 x 0.2) / 0.35.
    assert out[0, 0] == pytest.approx([(0.2 * 5 + 0.15 * 1) / 0.35, (0.2 * 2 + 0.15 * 3) / 0.35])


@given(unit_layers(), st.floats(0.01, 50))
def test_between_minimum_and_maximum_and_free_of_the_layers_order(layers, alpha):
    order = order_weights(alpha, len(layers))
    out = averaged(list(layers), order)[0]
    unknown = np.isnan(layers).any(axis=0)
    assert np.array_equal(np.isnan(out), unknown)
    assert (out[~unknown] <= layers.max(axis=0)[~unknown] + 1e-12).all()
    assert (out[~unknown] >= layers.min(axis=0)[~unknown] - 1e-12).all()
    assert np.array_equal(averaged(list(layers[::-1]), order)[0], out, equal_nan=True)
    equal = np.full(len(layers), 1 / len(layers))
    assert np.array_equal(averaged(list(layers), order, criterion=equal)[0], out, equal_nan=True)


@given(unit_layers())
def test_orderings_agree_at_alpha_one(layers):
    order = order_weights(1.0, len(layers))
    pixel, layer = (averaged(list(layers), order, ordering=ordering)[0] for ordering in ("pixel", "layer"))
    assert np.allclose(pixel, layer, rtol=0, atol=1e-12, equal_nan=True)


def test_extremes_are_maximum_and_minimum():
    layers = np.random.default_rng(0).random((4, 5, 6))
    high, low = averaged(list(layers), order_weights(1e-9, 4), order_weights(1e9, 4))
    assert np.allclose(high, layers.max(axis=0), atol=1e-8)
    assert np.array_equal(low, layers.min(axis=0))


def test_standardisation_strip_by_strip(monkeypatch):
    rng = np.random.default_rng(1)
    layers = [rng.gamma(1.0, 9.0, (37, 23)), rng.random((37, 23)), rng.normal(size=(37, 23))]
    layers[1][3, 4] = NAN
    scaled = [(layer - np.nanmin(layer)) / (np.nanmax(layer) - np.nanmin(layer)) for layer in layers]
    expected = -np.sort(-np.array(scaled), axis=0)
    expected = np.tensordot(order_weights(0.5, 3).values, expected, 1)
    expected[3, 4] = NAN
    monkeypatch.setattr("esp_toolbox.core.decision.owa_layers.CELLS_PER_STRIP", 100)
    out = averaged(layers, order_weights(0.5, 3), method="min-max")[0]
    assert np.allclose(out, expected, rtol=0, atol=1e-14, equal_nan=True)
    stack = LayerStack(layers, "min-max")
    assert stack.means() == pytest.approx([np.nanmean(layer) for layer in scaled])
    assert stack.means(standardised=False) == pytest.approx([np.nanmean(layer) for layer in layers])


def test_percentiles_tame_a_heavy_tail():
    rng = np.random.default_rng(2)
    service = rng.random(10_000)
    service[:5] = 1e5
    stack = LayerStack([service, rng.random(10_000)], "percentile", (2.0, 98.0))
    block = np.concatenate([part for _, part in stack.strips()], axis=1)
    assert block.min() == 0.0
    assert block.max() == 1.0
    assert 0.3 < np.median(block[0]) < 0.7
    plain = LayerStack([service, rng.random(10_000)], "min-max")
    assert np.median(next(plain.strips())[1][0]) < 1e-4


def test_sample_takes_cells_at_even_steps(monkeypatch):
    monkeypatch.setattr("esp_toolbox.core.decision.owa_layers.CELLS_PER_STRIP", 7)
    first = np.arange(30.0)
    first[4] = NAN
    stack = LayerStack([first, np.arange(30.0)], "min-max")
    raw, scaled = stack.sample(10)
    assert raw[0].tolist() == np.delete(np.arange(30.0), 4)[::3].tolist()
    assert scaled[1] == pytest.approx(raw[1] / 29.0)
    assert stack.sample(0)[0].shape == (2, 29)


def test_given_vectors_and_lists():
    assert [order.alpha for order in parse_alphas("0.5；1, 2", 4)] == [0.5, 1.0, 2.0]
    found = parse_order_weights("0.4,0.3,0.2,0.1；\n1/2 1/2 0 0;", 4)
    assert [order.values for order in found] == [(0.4, 0.3, 0.2, 0.1), (0.5, 0.5, 0.0, 0.0)]
    assert found[0].alpha is None


def test_cancel_passes_through():
    def stop(fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        averaged([np.ones((2, 2)), np.eye(2)], order_weights(1.0, 2), progress=stop)


@pytest.mark.parametrize("alpha", [0.0, -1.0, np.nan, np.inf])
def test_alpha_is_above_0(alpha):
    with pytest.raises(InputError, match="number above 0"):
        order_weights(alpha, 4)


def test_bad_weights():
    for text, sentence in (
        ("", "at least one risk coefficient"),
        ("1,x", "'x' is not a number"),
        ("1,-2", "alpha is -2"),
        ("0.5,1,1.0", "alpha 1 is given twice"),
    ):
        with pytest.raises(InputError, match=sentence):
            parse_alphas(text, 4)
    for text, sentence in (
        (";", "at least one vector"),
        ("0.5,0.5", "2 order weights for 4 layers"),
        ("0.5,0.5,0.5,0.5", "sum to 2"),
        ("1.5,-0.5,0,0", "numbers from 0 to 1"),
    ):
        with pytest.raises(InputError, match=sentence):
            parse_order_weights(text, 4)
    with pytest.raises(InputError, match="at least two layers"):
        order_weights(1.0, 1)
    layers = [np.eye(2), 1 - np.eye(2)]
    with pytest.raises(InputError, match="3 order weights for 2 layers"):
        averaged(layers, order_weights(1.0, 3))
    with pytest.raises(InputError, match="at least one risk coefficient"):
        averaged(layers)
    with pytest.raises(InputError, match="3 weights for 2 layers"):
        averaged(layers, order_weights(1.0, 2), criterion=[0.2, 0.3, 0.5])
    with pytest.raises(InputError, match="sum to 0.6"):
        averaged(layers, order_weights(1.0, 2), criterion=[0.2, 0.4])
    with pytest.raises(InputError, match="no ordering 'row'"):
        averaged(layers, order_weights(1.0, 2), ordering="row")
    with pytest.raises(InputError, match="Criterion weights of 0"):
        averaged(layers, given_order_weights([1.0, 0.0]), criterion=[0.0, 1.0])


def test_bad_layers():
    good = np.arange(4.0).reshape(2, 2)
    empty = np.full((2, 2), NAN)
    left = np.array([[1.0, NAN], [2.0, NAN]])
    tail = np.zeros(200)
    tail[0] = 1.0
    for layers, method, sentence in (
        ([good], "none", "at least two layers, not 1"),
        ([good, good[:1]], "none", "layer b has 1 x 2 cells"),
        ([good, np.full((2, 2), 3.0)], "min-max", "layer b has the value 3 everywhere"),
        ([good, np.full((2, 2), 3.0)], "percentile", "layer b has the value 3 everywhere"),
        ([good, np.full((2, 2), 3.0)], "z-score", "layer b has the value 3 everywhere"),
        ([np.arange(200.0), tail], "percentile", "choose wider percentiles"),
        ([good, empty], "min-max", "layer b has no data"),
        ([good, empty], "none", "layer b has no data"),
        ([left, left[:, ::-1]], "min-max", "no cell in common"),
        ([good, good + np.inf], "none", "layer b has infinite values"),
    ):
        with pytest.raises(InputError, match=sentence):
            LayerStack(layers, method, names=["a", "b"])
    # A constant layer needs no standardisation to be averaged.
    out = averaged([good, np.full((2, 2), 1.5)], order_weights(1.0, 2))
    assert out[0].tolist() == [[0.75, 1.25], [1.75, 2.25]]
