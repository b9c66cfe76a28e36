"""Crosstab, Markov chain and validation of land cover."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.comparison import land_transition
from esp_toolbox.core.comparison.land_transition import crosstab, matrix_power, validate
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.rows import Rows

CASE = package.SHARED / "oracles" / "more" / "11_camarkov.json"


def all_of(cells):
    return np.ones(np.shape(cells), dtype=bool)


@pytest.mark.skipif(not CASE.exists(), reason="needs ../shared")
def test_maps_of_the_oracle():
    case = json.loads(CASE.read_text())
    first, second, third = (np.array(cells) for cells in case["maps"])
    found = crosstab(first, second, all_of(first))
    assert found.cells.tolist() == case["crosstab"]
    assert np.allclose(found.probabilities(), case["transition"], rtol=1e-12)
    assert np.allclose(found.cells.sum(axis=0) @ found.probabilities(), case["projected_cells_next"], rtol=1e-12)
    power, mended = matrix_power(found.probabilities(), 1 / 5)
    assert np.allclose(power, case["annual_matrix_period5"], rtol=1e-9)
    assert mended is not case["annual_matrix_valid"]
    result, expected = validate(second, third, np.array(case["simulated"]), all_of(first)), case["validation"]
    assert (result.overall, result.kappa) == pytest.approx((expected["overall"], expected["kappa"]), rel=1e-9)
    assert (result.misses, result.hits) == (expected["misses_A"], expected["hits_B"])
    assert (result.wrong_hits, result.false_alarms) == (expected["wrong_hits_C"], expected["false_alarms_D"])
    shares = result.figure_of_merit, result.producer, result.user
    assert shares == pytest.approx((expected["fom"], expected["producer"], expected["user"]), rel=1e-9)


def test_gain_loss_net_and_swap_by_hand():
    earlier = np.array([[1, 1, 1, 5, 5, 9]])
    later = np.array([[1, 5, 5, 1, 5, 5]])
    found = crosstab(earlier, later, np.array([[True] * 5 + [False]]))
    assert found.classes.tolist() == [1, 5]
    assert found.cells.tolist() == [[1, 2], [1, 1]]
    assert (found.gain.tolist(), found.loss.tolist()) == ([1, 2], [2, 1])
    assert (found.net.tolist(), found.swap.tolist()) == ([1, 1], [2, 2])
    turned = crosstab(later, earlier, np.array([[True] * 5 + [False]]))
    assert turned.gain.tolist() == found.loss.tolist()
    assert turned.cells.tolist() == found.cells.T.tolist()


def test_a_map_with_itself_and_classes_that_come_new():
    cells = np.random.default_rng(0).integers(1, 5, (9, 9))
    same = crosstab(cells, cells, all_of(cells))
    assert (same.kappa, same.gain.sum()) == (1.0, 0)
    assert np.array_equal(same.probabilities(), np.eye(4))
    new = crosstab(np.array([1, 1]), np.array([1, 7]), all_of([0, 0]))
    assert new.probabilities().tolist() == [[0.5, 0.5], [0.0, 1.0]]
    assert np.isnan(crosstab(np.array([3]), np.array([3]), all_of([0])).kappa)


def test_powers():
    matrix = np.array([[0.9, 0.1], [0.2, 0.8]])
    half, mended = matrix_power(matrix, 0.5)
    assert not mended
    assert np.allclose(half @ half, matrix)
    assert np.allclose(matrix_power(matrix, 3)[0], matrix @ matrix @ matrix)
    # Two classes that change places have no real root.
    swap, mended = matrix_power(np.array([[0.0, 1.0], [1.0, 0.0]]), 0.5)
    assert mended
    assert np.allclose(swap.sum(axis=1), 1.0)
    assert (swap >= 0.0).all()
    assert matrix_power(matrix, 3)[1] is False
    # A chain of classes has a real root, with a way back that cannot be.
    chain, mended = matrix_power(np.array([[0.9, 0.1, 0.0], [0.0, 0.9, 0.1], [0.0, 0.0, 1.0]]), 0.5)
    assert mended and chain[0, 2] == 0.0
    assert np.allclose(chain.sum(axis=1), 1.0, rtol=0, atol=1e-15)
    assert chain[0, 0] == pytest.approx(np.sqrt(0.9) / (np.sqrt(0.9) + 0.05 / np.sqrt(0.9)))
    with pytest.raises(InputError, match="above 0"):
        matrix_power(matrix, 0.0)


def test_no_change_misses_all():
    start, observed = np.array([1, 1, 2, 2]), np.array([1, 2, 2, 1])
    found = validate(start, observed, start, all_of(start))
    assert (found.misses, found.hits, found.false_alarms, found.figure_of_merit) == (2, 0, 0, 0.0)
    perfect = validate(start, observed, observed, all_of(start))
    assert (perfect.figure_of_merit, perfect.kappa) == (1.0, 1.0)
    assert np.isnan(validate(start, start, start, all_of(start)).figure_of_merit)


def test_bad_maps():
    with pytest.raises(InputError, match="rows and columns"):
        crosstab(np.ones((2, 2), int), np.ones((2, 3), int), np.ones((2, 2), bool))
    with pytest.raises(InputError, match="no cell in common"):
        crosstab(np.ones(3, int), np.ones(3, int), np.zeros(3, bool))


def test_one_cell_tells_where_its_class_goes():
    found = crosstab(np.array([3, 5, 5]), np.array([5, 5, 8]), np.ones(3, dtype=bool))
    # Nothing was 8 before: it stays.
    assert found.probabilities().tolist() == [[0.0, 1.0, 0.0], [0.0, 0.5, 0.5], [0.0, 0.0, 1.0]]


def test_maps_by_rows_are_those_of_arrays(monkeypatch):
    random = np.random.default_rng(3)
    maps = [random.integers(low, 9, (40, 30)) for low in (1, 3, 2)]
    valid = random.random((40, 30)) < 0.8
    valid[10:20] = False
    whole = crosstab(*maps[:2], valid), validate(*maps, valid)
    monkeypatch.setattr(land_transition, "STRIP_CELLS", 70)
    rows = [Rows(one.shape, one.dtype, lambda first, last, one=one: one[first:last]) for one in (*maps, valid)]
    found = crosstab(*rows[:2], rows[3]), validate(*rows)
    assert (found[0].classes == whole[0].classes).all() and (found[0].cells == whole[0].cells).all()
    assert found[1] == whole[1]
