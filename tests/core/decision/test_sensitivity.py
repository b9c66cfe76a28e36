"""Correction of a resistance surface, its statistics, and barriers."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.decision.sensitivity import correct_resistance, summarise
from esp_toolbox.core.decision.walls import block
from esp_toolbox.core.errors import InputError

CASES = package.ROOT / "tests" / "data" / "decision_cases.json"

NAN = np.nan


def array(rows):
    return np.array([[NAN if cell is None else cell for cell in row] for row in rows], dtype=float)


def test_worked_case():
    case = json.loads(CASES.read_text())["sensitivity_correction"]
    out = correct_resistance(array(case["R"]), array(case["SL"])).surface
    assert np.allclose(out, array(case["out"]), rtol=0, atol=1e-12, equal_nan=True)


def test_the_mean_stays_where_resistance_is_even():
    corrector = np.random.default_rng(0).random((20, 20)) + 0.1
    out = correct_resistance(np.full((20, 20), 7.0), corrector)
    assert out.surface.mean() == pytest.approx(7.0)
    # The unit of the corrector does not matter.
    assert np.allclose(correct_resistance(np.full((20, 20), 7.0), corrector * 50).surface, out.surface)


def test_cells_of_the_mean():
    resistance = np.array([[10.0, NAN, 10.0]])
    corrector = np.array([[1.0, 4.0, 1.0]])
    wide = correct_resistance(resistance, corrector)
    assert (wide.corrector_mean, wide.other_mean) == (2.0, 1.0)
    assert np.array_equal(wide.surface, [[5, NAN, 5]], equal_nan=True)
    narrow = correct_resistance(resistance, corrector, mean_over="both")
    assert (narrow.corrector_mean, narrow.other_mean) == (1.0, 2.0)
    assert np.array_equal(narrow.surface, [[10, NAN, 10]], equal_nan=True)


def test_limits_are_counted():
    out = correct_resistance(np.array([[1.0, 2.0, 3.0, NAN]]), np.array([[0.0, 1.0, 5.0, 2.0]]), 1.0, 6.0)
    assert np.array_equal(out.surface, [[1.0, 1.0, 6.0, NAN]], equal_nan=True)
    assert (out.raised, out.lowered) == (1, 1)


def test_summary():
    found = summarise(np.array([[1.0, 2.0], [NAN, 6.0]]))
    assert (found.cells, found.minimum, found.maximum, found.mean) == (3, 1, 6, 3)
    assert found.deviation == pytest.approx(np.std([1, 2, 6]))
    with pytest.raises(InputError, match="no data"):
        summarise(np.full((2, 2), NAN))


ONES = np.ones((2, 2))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((ONES, np.ones((2, 3))), "align them"),
        ((ONES, -ONES), "below 0"),
        ((ONES, ONES * 0), "0 everywhere"),
        ((ONES, ONES * NAN), "no cell in common"),
        ((ONES, ONES * np.inf), "infinite"),
        ((ONES, ONES, 5, 1), "above the greatest"),
        ((ONES, ONES, None, None, "map"), "no mean over"),
    ],
)
def test_bad_input(arguments, message):
    with pytest.raises(InputError, match=message):
        correct_resistance(*arguments)


def test_barriers_and_the_sources_on_them():
    surface = np.array([[1.0, 2.0, NAN, 4.0, 5.0]])
    barrier = np.array([[True, True, True, False, False]])
    sources = np.array([[3, 7, 0, 7, 9]])
    out = block(surface, barrier, sources)
    assert np.array_equal(out.surface, [[NAN, NAN, NAN, 4, 5]], equal_nan=True)
    assert out.cells == 2
    assert out.touched == (3, 7)
    assert out.buried == (3,)
    assert surface[0, 0] == 1.0
    assert block(surface, barrier).touched == ()
