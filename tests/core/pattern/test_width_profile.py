"""Widths of corridors: the oracle, distances by hand, knees, pinch points."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.pattern import width_profile
from esp_toolbox.core.pattern.width_profile import (
    BEYOND,
    belt_of,
    cells_holding,
    check_half_widths,
    first_reaching,
    knee,
    pinch_cells,
    profile,
    widest_natural,
)

ORACLE = package.SHARED / "oracles" / "more" / "10_width.json"


@pytest.fixture(scope="module")
def case():
    if not ORACLE.exists():
        pytest.skip("needs ../shared")
    return json.loads(ORACLE.read_text())


def whole_rank(belt, shape):
    rank = np.full(shape, BEYOND, dtype=np.uint8)
    rank[belt.box] = belt.rank
    return rank


@pytest.mark.parametrize("block", [1 << 20, 200])
def test_the_oracle(case, monkeypatch, block):
    monkeypatch.setattr(width_profile, "_BLOCK", block)
    monkeypatch.setattr(width_profile, "_STRIP", block)
    cover, current = np.array(case["landcover"]), np.array(case["current"])
    rows, columns = np.array(case["line_cells"]).T
    widths = check_half_widths(case["half_widths_m"])
    rank = whole_rank(belt_of(rows, columns, cover.shape, widths, case["cell"]), cover.shape)
    found = profile(rank, widths, np.arange(1, 5), cover, np.ones(cover.shape, dtype=bool), current)
    assert found.shares == pytest.approx(np.array(case["share_by_class_1_to_4"]), rel=1e-9)
    share = found.current / current.sum()
    assert share == pytest.approx(case["cumulative_current_share"], rel=1e-9)
    assert widths[first_reaching(share, 0.8)] == case["smallest_listed_width_with_80_percent"]
    wanted = case["area_cells_for_share"]
    assert cells_holding(current, [float(key) for key in wanted]) == list(wanted.values())


def test_a_width_holds_the_cells_at_it():
    belt = belt_of(np.array([3]), np.array([4]), (8, 9), (0.0, 30.0, 50.0), 10.0)
    rank = whole_rank(belt, (8, 9))
    down, right = np.indices((8, 9))
    distance = np.hypot(down - 3, right - 4) * 10.0
    assert np.array_equal(rank == 0, distance == 0.0)
    assert np.array_equal(rank <= 1, distance <= 30.0)
    assert np.array_equal(rank <= 2, distance <= 50.0)


def test_sources_and_nodata_are_left_out():
    rank = np.array([[0, 1, 1, BEYOND]], dtype=np.uint8)
    cover, valid = np.array([[7, 7, 9, 9]]), np.array([[True, False, True, True]])
    current = np.array([[2.0, np.nan, 3.0, 50.0]])
    found = profile(rank, (0.0, 10.0), np.array([7, 9]), cover, valid, current)
    assert found.cells.tolist() == [[1, 0], [1, 1]]
    assert found.current.tolist() == [2.0, 5.0]
    assert found.share_of(np.array([False, True])).tolist() == [0.0, 0.5]


def test_the_widest_natural_width():
    assert widest_natural(np.array([0.9, 0.88, 0.84, 0.86, 0.5]), 0.05) == 3
    assert widest_natural(np.array([0.9, 0.85]), 0.05) == 1
    assert widest_natural(np.array([np.nan, 0.4, 0.3]), 0.05) == 1
    assert widest_natural(np.array([np.nan]), 0.05) == -1


def test_knees():
    widths = np.linspace(0.0, 1.0, 11)
    # Farthest above the chord where the slope is 1: of the square root at a quarter.
    assert abs(widths[knee(widths, np.sqrt(widths))] - 0.25) < 0.051
    assert knee(widths * 500.0, 3.0 + 7.0 * np.sqrt(widths)) == knee(widths, np.sqrt(widths))
    assert knee(widths, widths) == -1
    assert knee(widths, widths**2) == -1
    assert knee(widths, np.ones(11)) == -1
    assert knee(widths[:2], widths[:2]) == -1


@pytest.mark.parametrize("rule, cells", [("5", 5), ("10", 10)])
def test_pinch_points_by_width(rule, cells):
    current = np.arange(200.0).reshape(10, 20)
    current[0, 0] = np.nan
    rank = np.ones((10, 20), dtype=np.uint8)
    rank[:5] = 0
    found = pinch_cells(rank, current, (30.0, 60.0), rule)
    # 99 and 199 cells with current; the first value, 0, flows not... it is NaN.
    assert found.cells == (cells, 2 * cells)
    assert found.limits == (100.0 - cells, 200.0 - 2 * cells)
    # At the wider width the high currents of the narrow one no longer are.
    assert found.share[4, 19] == 0.5
    assert found.share[9, 19] == 0.5
    assert found.share[0, 1] == 0.0
    assert np.isnan(found.share[0, 0])


def test_pinch_points_by_deviations():
    current = np.array([[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 9.0, 0.0]])
    found = pinch_cells(np.zeros((1, 10), dtype=np.uint8), current, (5.0,), "deviations")
    values = current[0, :9]
    assert found.limits[0] == pytest.approx(values.mean() + 2 * values.std())
    assert found.share[0].tolist()[:9] == [0.0] * 8 + [1.0]
    assert np.isnan(found.share[0, 9])
    with pytest.raises(InputError, match="Pinch points are"):
        pinch_cells(np.zeros((1, 10), dtype=np.uint8), current, (5.0,), "7")


@pytest.mark.parametrize("widths", [[], [-1.0, 3.0], [np.inf], range(400)])
def test_widths_that_are_none(widths):
    with pytest.raises(InputError, match="half widths"):
        check_half_widths(widths)


def test_no_current():
    with pytest.raises(InputError, match="no current"):
        cells_holding(np.zeros(3), [0.5])
