"""Ground over several years: the reference case, analytic answers, what must hold of any ground."""

import json
import math

import numpy as np
import pytest
from esp_toolbox.core.comparison.comparison import ground_overlap
from esp_toolbox.core.comparison.evolution import (
    Frequency,
    Period,
    check_years,
    connecting_change,
    relative_change,
    shift,
    sorted_years,
    spread_of,
    year_pairs,
)
from esp_toolbox.core.comparison.land_transition import crosstab
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.grid import Grid
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pairing import paired

GROUNDS = arrays(bool, (6, 7))


def grid_of(shape, size=100.0):
    """With its lower left corner at 0, 0."""
    return Grid(shape, size, (0.0, shape[0] * size))


@pytest.fixture(scope="module")
def case(oracles):
    return json.loads((oracles / "more" / "01_evolution.json").read_text(encoding="utf-8"))


def test_the_periods_of_the_reference_case(case):
    grounds = [np.array(ground, dtype=bool) for ground in case["sources"]]
    grid = grid_of(grounds[0].shape, case["cell"])
    spreads = [spread_of(ground, grid) for ground in grounds]
    for (first, last), wanted in paired(year_pairs(3), case["steps"]):
        found = Period(case["years"][last] - case["years"][first], ground_overlap(grounds[first], grounds[last]))
        distance, azimuth = shift(spreads[first], spreads[last])
        assert (found.overlap.kept, found.overlap.lost, found.overlap.gained) == (
            wanted["kept_ha"], wanted["lost_ha"], wanted["gained_ha"],
        )  # fmt: skip
        told = found.persistence, found.overlap.iou, found.rate, distance, azimuth
        keys = "persistence", "iou", "change_rate_per_year", "shift_m", "azimuth_deg"
        assert told == pytest.approx([wanted[key] for key in keys], rel=1e-9)
    assert [(one.x, one.y) for one in spreads] == [pytest.approx(place, rel=1e-9) for place in case["centroids"]]
    ellipse = case["ellipse_first_year"]
    assert (spreads[0].major, spreads[0].minor, spreads[0].azimuth) == pytest.approx(
        (ellipse["semi_major_m"], ellipse["semi_minor_m"], ellipse["azimuth_major_deg"]), rel=1e-9
    )


def test_frequency_and_transitions_of_the_reference_case(case):
    frequency = Frequency(np.shape(case["sources"][0]))
    for ground in case["sources"]:
        frequency.add(np.array(ground, dtype=bool))
    counts = np.bincount(frequency.counts.ravel())
    assert {str(value): count for value, count in enumerate(counts.tolist())} == case["frequency_counts"]
    assert frequency.stable_core == case["stable_core_ha"]
    first, second = (np.array(cover) for cover in case["landcover"])
    found = crosstab(first, second, np.ones(first.shape, dtype=bool))
    assert found.cells.tolist() == case["transition_ha"]
    for name in ("gain", "loss", "swap", "net"):
        assert getattr(found, name).tolist() == case[f"{name}_ha"]


def test_a_diagonal_has_an_ellipse_without_width():
    ground = np.eye(5, dtype=bool)[::-1]
    found = spread_of(ground, grid_of((5, 5)), "plain")
    # Five points 100 sqrt(2) apart along north-east.
    assert found.major == pytest.approx(100.0 * math.sqrt(2.0) * math.sqrt(2.0))
    assert (found.minor, found.azimuth) == pytest.approx((0.0, 45.0), abs=1e-6)
    assert spread_of(ground, grid_of((5, 5))).major == pytest.approx(found.major * math.sqrt(2.0))


def test_nothing_is_nowhere_and_a_square_has_no_direction():
    nothing = spread_of(np.zeros((3, 3), dtype=bool), grid_of((3, 3)))
    assert nothing.cells == 0
    assert math.isnan(nothing.x)
    square = spread_of(np.ones((3, 3), dtype=bool), grid_of((3, 3)))
    assert math.isnan(square.azimuth)
    assert all(math.isnan(value) for value in shift(nothing, square))
    assert shift(square, square)[0] == 0.0
    empty = Period(10.0, ground_overlap(np.zeros((2, 2)), np.ones((2, 2))))
    assert math.isnan(empty.persistence)
    assert math.isnan(empty.rate)


@given(GROUNDS, GROUNDS)
def test_years_turned_round_swap_gained_and_lost(before, after):
    there, back = (ground_overlap(*pair) for pair in ((before, after), (after, before)))
    assert (there.lost, there.gained, there.kept, there.iou) == (back.gained, back.lost, back.kept, back.iou)


@given(GROUNDS)
def test_ground_beside_itself_has_not_changed(ground):
    found = Period(5.0, ground_overlap(ground, ground))
    assert found.overlap.lost == found.overlap.gained == 0
    assert found.before == found.after
    if ground.any():
        assert (found.persistence, found.rate) == (1.0, 0.0)


@settings(max_examples=50)
@given(GROUNDS, st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_the_ellipse_moves_with_its_ground(ground, east, north):
    one = spread_of(ground, Grid(ground.shape, 30.0))
    other = spread_of(ground, Grid(ground.shape, 30.0, (east, north)))
    if ground.any():
        assert (other.x - one.x, other.y - one.y) == pytest.approx((east, north), abs=1e-6)
        assert (other.major, other.minor) == (one.major, one.minor)
        rows, columns = np.nonzero(ground)
        exact = np.cov(columns * 30.0, rows * 30.0, bias=True)
        assert one.major**2 + one.minor**2 == pytest.approx(2.0 * np.trace(exact), abs=1e-6)


def test_frequency_is_a_share_and_empty_where_there_never_was_any():
    frequency = Frequency((1, 3))
    assert frequency.stable_core == 0
    frequency.add(np.array([[True, True, False]]))
    frequency.add(np.array([[True, False, False]]))
    np.testing.assert_array_equal(frequency.share(), np.array([[1.0, 0.5, np.nan]], dtype=np.float32))


def test_connectivity_beside_area():
    assert relative_change(200.0, 150.0) == -25.0
    assert math.isnan(relative_change(0.0, 1.0))
    assert [connecting_change(-10.0, change) for change in (-20.0, -5.0, -10.0, math.nan)] == [
        "connecting", "area", "alike", None,
    ]  # fmt: skip


def test_years_are_at_least_two_and_rise():
    assert year_pairs(2) == [(0, 1)]
    assert year_pairs(4) == [(0, 1), (1, 2), (2, 3), (0, 3)]
    assert sorted_years([2010, 2000, 2020]) == [1, 0, 2]
    for years in ([2000], [2000, 2000], [2010, 2000]):
        with pytest.raises(InputError):
            check_years(years)
    with pytest.raises(InputError, match="ellipse"):
        spread_of(np.ones((2, 2), dtype=bool), grid_of((2, 2)), "round")
