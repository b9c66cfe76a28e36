"""The tables that come with the plugin are complete, readable and say what the papers say."""

import csv
import json
import math
from pathlib import Path

import numpy as np
import pytest
from esp_toolbox.core import presets
from esp_toolbox.core.decision.ahp import priorities
from esp_toolbox.core.decision.ahp_matrix import check_matrix
from esp_toolbox.core.decision.score_columns import score_table
from esp_toolbox.core.decision.weights import check_weights
from esp_toolbox.core.legend import Legend, class_values, cover_values, legend_of, with_values
from esp_toolbox.core.numbers import parse_number

COVERS = {
    "cropland", "forest", "shrub", "grassland", "water", "snow_ice", "bare", "impervious", "wetland", "tundra",
}  # fmt: skip

SERVICES = (
    "shiyang_threats",
    "shiyang_sensitivity",
    "shiyang_water_yield",
    "shiyang_soil_retention",
    "shiyang_carbon",
    "qaidam_table2",
    "service_categories",
)
HEALTH = ("resistance_resilience_own", "qaidam_class_limits", "landscape_vulnerability")


def test_every_file_is_listed_and_every_list_has_its_file():
    for kind, names in (
        ("factors", presets.FACTORS),
        ("weights", presets.WEIGHTS + presets.JUDGEMENTS),
        ("services", SERVICES),
        ("health", HEALTH),
    ):
        files = {path.stem for path in Path(presets.FOLDER, kind).glob("*.csv")}
        assert files == set(names)
    files = {path.stem for path in Path(presets.FOLDER, "legends").glob("*.csv")}
    assert files == {*presets.LEGENDS, "land_cover_names"}


@pytest.mark.parametrize("name", presets.LEGENDS)
def test_legends(name):
    legend = presets.read_legend(name)
    assert set(legend.land_cover.values()) <= COVERS
    assert len(set(legend.names.values())) == len(legend.names)
    assert all(len(colour) == 7 and int(colour[1:], 16) >= 0 for colour in legend.colours.values())
    # The common names of every class are known under the product's names as well.
    meanings = presets.land_cover_meanings()
    for value, text in legend.names.items():
        assert value in class_values(text, legend, meanings)
        assert value in class_values(legend.land_cover[value], legend, meanings)


def test_values_of_the_products():
    assert set(presets.read_legend("clcd").names) == set(range(1, 10))
    assert set(presets.read_legend("esa_worldcover").names) == {*range(10, 101, 10), 95}
    assert set(presets.read_legend("globeland30").names) == set(range(10, 101, 10))
    assert presets.read_legend("nlcd").names[52] == "Shrub/Scrub"
    assert presets.read_legend("cnlucd").names[64] == "Marshland"


def test_names_that_mean_the_same():
    meanings = presets.land_cover_meanings()
    assert set(meanings.values()) <= COVERS
    nlcd = presets.read_legend("nlcd")
    assert class_values("Forest", nlcd, meanings) == (41, 42, 43)
    assert class_values("林地", nlcd, meanings) == (41, 42, 43)
    assert class_values("open  WATER", nlcd, meanings) == (11,)
    assert class_values("snow_ice", nlcd, meanings) == (12,)
    assert class_values("coral", nlcd, meanings) is None
    assert class_values("wetland", presets.read_legend("cnlucd_first_level"), meanings) == ()
    assert with_values(["forest", "21-24", 31.0, "coral", 7], nlcd, meanings) == [
        "41,42,43", "21-24", "31", "coral", "7",
    ]  # fmt: skip
    assert cover_values(["forest", "tundra", "water"], presets.read_legend("cnlucd")) == ["21,23,24", "", "41,42,43,99"]
    own = legend_of({1: "Bare land", 2: "湿地", 3: "Coral"}, meanings)
    assert own == Legend({1: "Bare land", 2: "湿地", 3: "Coral"}, {1: "bare", 2: "wetland"}, {})


@pytest.mark.parametrize("name", presets.FACTORS)
def test_factor_tables(name):
    columns = presets.read_preset("factors", name)
    if "class" in columns:
        assert set(columns["class"]) <= COVERS
        assert len(set(columns["class"])) == len(columns["class"])
    else:
        # Gaps and overlaps would be refused here.
        assert len(score_table(columns).rows) == 5
    scale = {1, 3, 5, 7, 9} if name.startswith("qaidam") else {1, 5, 10, 15, 20}
    assert {float(score) for score in columns["score"]} == scale


def scores(name, *values):
    return score_table(presets.read_preset("factors", name)).scores(np.array(values, dtype=float)).tolist()


def test_scores_of_the_papers():
    assert scores("qaidam_distance_to_road", 0, 500, 501, 2000, 9e9) == [9, 9, 7, 3, 1]
    assert scores("qaidam_distance_to_water", 0, 500, 501, 2000, 9e9) == [1, 1, 3, 7, 9]
    assert scores("qaidam_ndvi", -0.2, 0.2, 0.5, 0.8, 0.81, 1) == [9, 9, 5, 3, 1, 1]
    assert scores("qaidam_elevation", 2579, 3048, 3589, 4134, 4641, 6860) == [1, 1, 3, 5, 7, 9]
    assert scores("qaidam_slope", 0, 5.9, 12.5, 21.1, 31.5, 80) == [1, 1, 3, 5, 7, 9]
    assert scores("shiyang_habitat_quality", 0, 0.13, 0.5, 0.74, 1) == [20, 20, 10, 5, 1]
    assert scores("shiyang_habitat_quality_as_printed", 0, 0.13, 0.5, 0.74, 1) == [1, 1, 10, 15, 20]
    assert scores("shiyang_sensitivity_ndvi", 0.18, 0.33, 0.44, 0.6, 0.61) == [1, 5, 10, 15, 20]
    assert scores("shiyang_sensitivity_railway", 500, 1000, 1500, 2000, 2001) == [20, 15, 10, 5, 1]
    assert scores("shiyang_sensitivity_highway", 100, 500, 1000, 1500, 1501) == [20, 15, 10, 5, 1]
    assert scores("shiyang_sensitivity_water", 100, 500, 700, 1000, 1001) == [20, 15, 10, 5, 1]


def test_weights_sum_to_one():
    for name in presets.WEIGHTS:
        columns = presets.read_preset("weights", name)
        check_weights([parse_number(text) for text in columns["weight"]], len(columns["name"]))


def test_judgements_give_the_paper_weights():
    columns = presets.read_preset("weights", "qaidam_judgements")
    names = columns.pop("name")
    assert names == list(columns)
    matrix = check_matrix(np.array([[parse_number(cell) for cell in column] for column in columns.values()]).T)
    weights = priorities(matrix).weights
    printed = [float(text) for text in presets.read_preset("weights", "qaidam_factors")["weight"]]
    assert np.round(weights, 2).tolist() == printed
    assert names == presets.read_preset("weights", "qaidam_factors")["name"]
    assert not math.isnan(priorities(matrix).cr)


def test_files_are_plain_csv():
    for path in Path(presets.FOLDER, "factors").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            widths = {len(row) for row in csv.reader(file)}
        assert len(widths) == 1, json.dumps(path.name)
