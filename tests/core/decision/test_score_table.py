"""Score tables: sides, open ends, gaps, overlaps, uncovered values, and reading them."""

import json
import math

import numpy as np
import package
import pytest
from esp_toolbox.core.decision.score_columns import parse_range, score_table
from esp_toolbox.core.decision.score_table import ScoreRow, ScoreTable
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.progress import Cancelled
from hypothesis import given
from hypothesis import strategies as st

CASES = package.ROOT / "tests" / "data" / "decision_cases.json"

INF = math.inf
NAN = math.nan


def table(*rows, closed="right"):
    return ScoreTable([ScoreRow(*row) for row in rows], closed)


ROADS = ((0, 500, 9), (500, 1000, 7), (1000, 1500, 5), (1500, 2000, 3), (2000, INF, 1))


def test_worked_case():
    case = json.loads(CASES.read_text())["class_edges"]
    assert np.array_equal(table(*ROADS).scores(np.array(case["x"])), case["out"])


def test_sides():
    values = np.array([0.0, 500, 1000, 2000, 2000.1, NAN])
    assert np.array_equal(table(*ROADS).scores(values), [9, 9, 7, 3, 1, NAN], equal_nan=True)
    left = table(*ROADS, closed="left").scores(values)
    assert np.array_equal(left, [9, 7, 5, 1, 1, NAN], equal_nan=True)
    # The outer end of the whole table belongs to it on both sides.
    assert table((0, 1, 5), (1, 2, 6)).scores(np.array([0.0, 2.0])).tolist() == [5, 6]
    assert table((0, 1, 5), (1, 2, 6), closed="left").scores(np.array([0.0, 2.0])).tolist() == [5, 6]


def test_a_falling_scale_in_any_order():
    ndvi = table((0.8, 1, 1), (0.6, 0.8, 3), (0.4, 0.6, 5), (0.2, 0.4, 7), (-INF, 0.2, 9))
    values = np.array([-0.1, 0.2, 0.2000001, 0.8, 0.81, 1.0])
    assert ndvi.scores(values).tolist() == [9, 9, 7, 3, 1, 1]


def test_single_values_beside_ranges():
    mixed = table((0, 0, 100), (0, 5, 1), (5, INF, 2))
    assert mixed.scores(np.array([0.0, 1e-9, 5, 6])).tolist() == [100, 1, 1, 2]
    with pytest.raises(InputError, match="two scores"):
        table((0, 5, 1), (5, 5, 100), closed="right")
    with pytest.raises(InputError, match="two scores"):
        table((0, 5, 1), (5, 5, 100), (5, 9, 2), closed="left")
    ended = table((0, 5, 1), (5, 5, 100), closed="left")
    assert ended.scores(np.array([4.9, 5.0])).tolist() == [1, 100]


@given(st.lists(st.integers(-20, 20), min_size=2, max_size=7, unique=True), st.sampled_from(["right", "left"]))
def test_ranges_are_a_partition(limits, closed):
    limits = sorted(limits)
    rows = [ScoreRow(low, high, number) for number, (low, high) in enumerate(zip(limits, limits[1:]))]
    values = np.arange(limits[0], limits[-1] + 0.5, 0.5)
    scores = ScoreTable(rows[::-1], closed).scores(values)
    assert not np.isnan(scores).any()
    assert (np.diff(scores) >= 0).all()
    inner = np.isin(values, limits[1:-1])
    expected = np.searchsorted(limits, values[inner]) - (1 if closed == "right" else 0)
    assert np.array_equal(scores[inner], expected)
    opened = ScoreTable([ScoreRow(-INF, limits[0], -1), *rows, ScoreRow(limits[-1], INF, 99)], closed)
    assert opened.uncovered(np.array([-1e300, 1e300, 0.3])) is None


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (((0, 500, 9), (400, 1000, 7)), "two scores to values of both rows 0 to 500 and 400 to 1000"),
        (((0, 500, 9), (0, 500, 7)), "two scores"),
        (((3, 3, 1), (3, 3, 2)), "two scores for 3; keep one"),
        (((-INF, 5, 1), (4, INF, 2)), "up to 5 and above 4"),
        (((-INF, INF, 1), (4, 5, 2)), "all values"),
        (((0, 500, 9), (600, 1000, 7)), "gap between 500 and 600"),
        (((0, 500, 9), (600, 600, 7)), "gap between 500 and 600"),
        (((500, 0, 9),), "smaller number first"),
        ((), "no rows"),
    ],
)
def test_gaps_and_overlaps(rows, message):
    with pytest.raises(InputError, match=message):
        table(*rows)


def test_left_open_single_value_gap():
    # Right-closed ranges from 5 on do not hold 5 itself when a class below it is the first row.
    with pytest.raises(InputError, match="gap between 5 and 5|gap between 3 and 5"):
        table((3, 3, 1), (5, 9, 2))
    with pytest.raises(InputError, match="right or on the left"):
        table((0, 1, 1), closed="both")


def test_uncovered_values_are_listed():
    classes = table((1, 1, 5), (2, 2, 7))
    values = np.array([[1, 2, 7], [7, 9, 2]])
    with pytest.raises(InputError, match=r"3 cells of cover, value \(cells\): 7 ice \(2\), 9 \(1\)"):
        classes.scores(values, layer="cover", names={7: "ice"})
    assert classes.scores(values, uncovered=50.0).tolist() == [[5, 7, 50], [50, 50, 7]]
    assert np.isnan(classes.scores(values, uncovered=NAN)).sum() == 3
    found = classes.uncovered(values)
    assert (found.cells, found.lowest, found.highest, found.examples) == (3, 7, 9, ((7, 2), (9, 1)))
    assert classes.uncovered(np.array([1.0, NAN])) is None


def test_uncovered_ranges_are_summed_up():
    values = np.linspace(-1, 3, 401)
    with pytest.raises(InputError, match="200 cells of the layer with values from -1 to 3"):
        table((0, 1, 5), (1, 2, 7)).scores(values)


def test_values_that_block():
    blocked = table((1, 1, 5), (2, 2, NAN))
    assert np.array_equal(blocked.scores(np.array([1, 2])), [5, NAN], equal_nan=True)
    # They are covered all the same.
    assert blocked.uncovered(np.array([1, 2])) is None


def test_strips_do_not_show(monkeypatch):
    values = np.random.default_rng(0).random((30, 40)) * 3000
    whole = table(*ROADS).scores(values)
    monkeypatch.setattr("esp_toolbox.core.decision.score_table._STRIP", 91)
    assert np.array_equal(table(*ROADS).scores(values), whole)
    assert table((0, 100, 1)).uncovered(values).cells == (values > 100).sum()

    def stop(fraction):
        if fraction > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        table(*ROADS).scores(values, progress=stop)


# -- reading -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("500-1000", (500, 1000)),
        ("0.6 – 0.8", (0.6, 0.8)),
        ("-10 - -5.5", (-10, -5.5)),
        ("1e3~2e3", (1000, 2000)),
        ("5 to 6", (5, 6)),
        (">2000", (2000, INF)),
        ("≥ 0.8", (0.8, INF)),
        ("2000+", (2000, INF)),
        ("<=.18", (-INF, 0.18)),
        ("≤0.18", (-INF, 0.18)),
        ("< -3", (-INF, -3)),
        ("35", (35, 35)),
        ("-35", (-35, -35)),
    ],
)
def test_ranges_as_people_write_them(text, ends):
    assert parse_range(text) == ends


def test_columns_from_and_to():
    found = score_table({"From": ["0", None, "500"], "TO": [" 500", "0", ""], "Score": ["9", "10", "nodata"]})
    assert [(row.lower, row.upper) for row in found.rows] == [(-INF, 0), (0, 500), (500, INF)]
    assert math.isnan(found.rows[2].score)
    assert found.rows[0].score == 10


def test_columns_of_ranges_and_classes():
    found = score_table({"range": ["<=500", "500-1000", ">1000"], "resistance": [9, 7, "1/2"]})
    assert found.scores(np.array([500, 501, 2000])).tolist() == [9, 7, 0.5]
    names = {11: "Open water", 21: "urban", 22: "urban", 41: "forest"}
    classes = score_table({"class": ["urban", "open water", "41-43"], "score": [9, 1, 3]}, class_names=names)
    assert classes.single_values
    assert classes.scores(np.array([21, 22, 11, 42])).tolist() == [9, 9, 1, 3]
    # csv columns arrive as text, numbers of other tables as float.
    assert score_table({"value": [1.0, 2.0], "score": [5, 6]}).scores(np.array([2])).tolist() == [6]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"from": [0], "to": [1]}, "needs the columns score; its columns are: from, to"),
        ({"low": [0], "score": [1]}, "needs the columns from, to"),
        ({"range": ["a lot"], "score": [1]}, "'a lot' is not a range"),
        ({"from": ["x"], "to": [1], "score": [1]}, "'x' is not a number"),
        ({"from": [0], "to": [1], "score": ["high"]}, "'high' is not a number"),
        ({"class": ["ice"], "score": [1]}, "ice"),
    ],
)
def test_bad_columns(columns, message):
    with pytest.raises(InputError, match=message):
        score_table(columns, class_names={1: "forest"})
