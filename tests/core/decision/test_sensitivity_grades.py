"""Ecological sensitivity by graded factors."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.decision.sensitivity_grades import (
    FACTORS,
    factor_tables,
    geometric_mean,
    graded,
    highest,
    meanings_of,
)
from esp_toolbox.core.errors import InputError

CASE = package.SHARED / "oracles" / "more" / "02_sensitivity_importance.json"
# The oracle's columns of each problem, in the order of the factors.
COLUMNS = {
    "erosion": ("R", "soil_erosion", "relief", "cover"),
    "desertification": ("wetness", "gale_days", "soil_desert", "cover"),
    "salinisation": ("evap_ratio", "mineral", "landform"),
}


@pytest.mark.skipif(not CASE.exists(), reason="needs ../shared")
@pytest.mark.parametrize("problem", COLUMNS)
def test_rows_of_the_oracle(problem):
    case = json.loads(CASE.read_text())
    rows, scores = case["sensitivity_rows"], []
    for column, table in zip(COLUMNS[problem], factor_tables(problem).values()):
        values = [row[column] for row in rows]
        if isinstance(values[0], str):
            values = [list(case[column]).index(value) + 1 for value in values]
        scores.append(table.scores(np.array(values, dtype=float)))
    found = geometric_mean(scores)
    assert found == pytest.approx([row[problem] for row in rows], rel=1e-9)
    assert graded(found).tolist() == [row[f"{problem}_class"] for row in rows]


@pytest.mark.skipif(not CASE.exists(), reason="needs ../shared")
def test_the_highest_of_the_oracle():
    rows = json.loads(CASE.read_text())["sensitivity_rows"]
    top = highest([np.array([row[problem] for row in rows]) for problem in COLUMNS])
    assert top.tolist() == [row["maximum"] for row in rows]
    assert graded(top).tolist() == [row["maximum_class"] for row in rows]


def test_a_value_on_a_limit_belongs_below():
    rain = factor_tables("erosion")["rain_erosivity"]
    assert rain.scores(np.array([0.0, 25.0, 25.1, 600.0, 9e4])).tolist() == [1, 1, 3, 7, 9]
    cover = factor_tables("erosion", 3)["cover"]
    assert cover.scores(np.array([0.0, 0.2, 0.21, 0.6, 0.61, 1.0])).tolist() == [5, 5, 3, 3, 1, 1]
    assert graded(np.array([1.0, 2.0, 2.1, 8.0, 9.0, np.nan])).tolist() == [1, 1, 2, 4, 5, 0]
    assert graded(np.array([2.0, 4.0, 4.1]), 3).tolist() == [1, 2, 3]


@pytest.mark.parametrize("grades", [5, 3])
def test_all_tables_rise_or_fall_through_their_scores(grades):
    problems = ("erosion", "desertification") + (("salinisation",) if grades == 5 else ("karst",))
    for problem in problems:
        for factor, table in factor_tables(problem, grades).items():
            scores = [row.score for row in table.rows]
            assert factor in FACTORS
            assert scores in (sorted(scores), sorted(scores, reverse=True))
            assert set(scores) == set(range(1, 2 * grades, 2)), (problem, factor)
            assert bool(meanings_of(problem, factor, grades)) == table.single_values


def test_nodata_and_bad_scores():
    mean = geometric_mean([np.array([1.0, 4.0, np.nan]), np.array([9.0, 0.0, 3.0])])
    assert np.array_equal(mean, [3, 0, np.nan], equal_nan=True)
    assert np.isnan(highest([np.array([np.nan, 1.0]), np.array([2.0, 3.0])])).tolist() == [True, False]
    with pytest.raises(InputError, match="below 0"):
        geometric_mean([np.array([-1.0])])
    with pytest.raises(InputError, match="no table of karst in 5 grades"):
        factor_tables("karst")
    with pytest.raises(InputError, match="in 4 grades"):
        factor_tables("erosion", 4)
