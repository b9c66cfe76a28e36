"""The rules table: what columns mean, and what is refused."""

import csv
from pathlib import Path

import numpy as np
import package
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.legend import Legend
from esp_toolbox.core.zoning.zoning import ZONES, Condition, Limit
from esp_toolbox.core.zoning.zoning_areas import zone_areas
from esp_toolbox.core.zoning.zoning_rules import RuleLayer, check_layer_keys, layer_key, read_rules

MEANINGS = {"glacier": "snow_ice", "desert": "bare"}
LEGEND = Legend({1: "Ice field", 2: "Gobi", 3: "Sand", 4: "Lake"}, {1: "snow_ice", 2: "bare", 3: "bare"}, {})
LAYERS = {
    "corridors": RuleLayer(inside=True),
    "elevation": RuleLayer(),
    "landcover": RuleLayer(legend=LEGEND),
    "mines": RuleLayer(inside=True),
    "fence": RuleLayer(values=False, inside=True),
    "night_light": RuleLayer(),
}
NUMBERS = {**{name: number for number, name in enumerate(ZONES, 1)}, "廊道连通区": 1, "1": 1, "grazing ban": 6}


def read(**columns):
    return read_rules(columns, LAYERS, NUMBERS, MEANINGS, "rules.csv")


def only(**columns):
    (rule,) = read(zone=["1"], **{key: [value] for key, value in columns.items()})
    return rule.conditions


def test_a_table_as_people_keep_it():
    rules = read(
        Rule=["in a corridor", "high", "", None],
        ZONE=["Corridor connectivity zone", "artificial restoration", "grazing ban", "none"],
        corridors=["in", None, "", "out"],
        elevation_min=["", "q75", 3000.0, ""],
        elevation_max=[None, "<4000", "", float("nan")],
        note=["a", "b", "c", "d"],
    )
    assert [(rule.name, rule.zone) for rule in rules] == [("in a corridor", 1), ("high", 2), ("3", 6), ("4", 0)]
    assert rules[0].conditions == (Condition("corridors", inside=True),)
    assert rules[1].conditions == (Condition("elevation", Limit(75.0, True), Limit(4000.0, False, True)),)
    assert rules[2].conditions == (Condition("elevation", Limit(3000.0)),)
    assert rules[3].conditions == (Condition("corridors", inside=False),)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("5", Limit(5.0)),
        (">5", Limit(5.0, strict=True)),
        (">= 5", Limit(5.0)),
        ("≥5", Limit(5.0)),
        ("> q10", Limit(10.0, True, True)),
        ("Q 10", Limit(10.0, True)),
        ("1/4", Limit(0.25)),
        ("-0.01", Limit(-0.01)),
        (7, Limit(7.0)),
    ],
)
def test_lower_limits(text, limit):
    assert only(elevation_min=text)[0].low == limit


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("snow_ice", ((1, 1),)),
        ("Glacier", ((1, 1),)),
        ("bare", ((2, 2), (3, 3))),
        ("gobi; 4, 7-9", ((2, 2), (4, 4), (7, 9))),
        ("wetland_", None),
        (3.0, ((3, 3),)),
    ],
)
def test_classes_by_name_common_name_and_value(text, ranges):
    if ranges is None:
        with pytest.raises(InputError, match="wetland_"):
            only(landcover=text)
        return
    assert only(landcover=text)[0].classes.ranges == ranges
    assert only(landcover_not=text)[0].excluded.ranges == ranges


def test_a_land_cover_that_the_legend_lacks_fits_nowhere():
    meanings = {**MEANINGS, "marsh": "wetland"}
    (rule,) = read_rules({"zone": ["1"], "landcover": ["wetland"]}, LAYERS, NUMBERS, meanings, "rules.csv")
    assert rule.conditions[0].classes.ranges == ()


@pytest.mark.parametrize(("text", "inside"), [("IN", True), ("yes", True), ("是", True), ("Out", False), ("外", False)])
def test_words_for_in_and_out(text, inside):
    assert only(mines=text)[0].inside is inside


def test_several_columns_of_a_layer_are_one_condition():
    (condition,) = only(mines="in", mines_max="3000", landcover="")
    assert condition == Condition("mines", high=Limit(3000.0), inside=True)


def test_rows_by_order():
    names = [rule.name for rule in read(rule=["b", "c", "a"], zone=["1"] * 3, order=["2", "10", "1.5"])]
    assert names == ["a", "b", "c"]
    with pytest.raises(InputError, match="no order in row 2"):
        read(rule=["a", "b"], zone=["1", "1"], order=["1", ""])


def test_columns_that_ask_for_nothing_are_passed_over():
    assert only(mountains_min="", note="x", rule_zh="名", comment="y") == ()


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"rule": ["a"]}, "no column zone; its columns are: rule"),
        ({"zone": ["lake"]}, 'unknown zone "lake" in row 1; the zones are: corridor connectivity, .*grazing ban'),
        ({"zone": [""]}, 'unknown zone ""'),
        ({"zone": ["1"], "mountains_min": ["5"]}, "column mountains_min that is no condition.*night_light"),
        ({"zone": ["1"], "elevation_mean": ["5"]}, "column elevation_mean that is no condition"),
        ({"zone": ["1"], "elevation_min": ["5"], "elevation_max": ["4"]}, r"least elevation \(5\) lies above"),
        ({"zone": ["1"], "elevation_min": [">5"], "elevation_max": ["5"]}, "lies above the greatest"),
        ({"zone": ["1"], "elevation_min": ["q80"], "elevation_max": ["q20"]}, r"\(q80\) lies above .* \(q20\)"),
        ({"zone": ["1"], "elevation_min": ["high"]}, '"high" is no limit for a column _min'),
        ({"zone": ["1"], "elevation_min": ["<5"]}, '"<5" is no limit for a column _min'),
        ({"zone": ["1"], "elevation_max": [">5"]}, '">5" is no limit for a column _max'),
        ({"zone": ["1"], "elevation_max": ["q101"]}, '"q101" is no limit'),
        ({"zone": ["1"], "elevation": ["in"]}, "elevation takes limits and classes, not in or out"),
        ({"zone": ["1"], "fence_max": ["5"]}, "fence takes in or out only"),
        ({"zone": ["1"], "landcover": ["swamp"]}, "swamp"),
        ({"zone": ["1", "1"], "rule": ["A  b", "a b"]}, "two rules called a b"),
        ({"zone": ["1"], "mines": ["in"], "Mines ": ["out"]}, "two columns called mines"),
        ({"zone": ["1", "1"], "order": ["1", "x"]}, "'x' is not a number"),
    ],
)
def test_bad_tables(columns, sentence):
    with pytest.raises(InputError, match=sentence):
        read(**columns)


def test_limits_of_different_kinds_are_compared_on_the_data_only():
    assert only(elevation_min="q90", elevation_max="10")[0].low.quantile


def test_keys_of_layers():
    assert layer_key(" Night light (2023).") == "night_light_2023"
    assert layer_key("夜间 灯光") == "夜间_灯光"
    check_layer_keys(["elevation", "mines", "mines_2"])
    for keys, sentence in (
        (["a", "b", "a"], "Two layers are called a"),
        (["a", "a_min"], "a_min has the name of a condition on the layer a"),
        (["a", ""], "no letter or digit"),
    ):
        with pytest.raises(InputError, match=sentence):
            check_layer_keys(keys)


def preset(kind, name):
    with Path(package.ROOT, "resources", "presets", kind, f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_preset_has_the_papers_zones_and_no_limit_of_one_basin():
    rows = preset("zones", "qaidam_rules")
    assert {row["zone"] for row in rows} == {*ZONES, "none"}
    assert all(row["rule_zh"] and row["note"] and row["note_zh"] for row in rows)
    assert {row["sources_max"][:1] for row in rows} == {"", "q"} and "elevation_min" not in rows[0]
    # The band that counts as no change of health.
    assert {row["trend_max"] for row in rows} == {"", "<-0.01"}
    legend = Legend({}, {1: "impervious", 2: "bare", 3: "snow_ice"}, {})
    meanings = {name: name for name in ("impervious", "bare", "snow_ice")}
    layers = {name: RuleLayer(inside=True, legend=legend) for name in (
        "corridors", "sources", "trend", "disturbance", "mines", "landcover"
    )}  # fmt: skip
    rules = read_rules({key: [row[key] for row in rows] for key in rows[0]}, layers, NUMBERS, meanings, "preset")
    assert rules[0].zone == 1 and rules[-1].conditions == ()


def test_the_strategies_cover_every_zone_and_land_cover():
    rows = preset("strategies", "qaidam_strategies")
    covers = ("cropland", "forest", "shrub", "grassland", "water", "snow_ice", "bare", "impervious", "wetland")
    wanted = [(zone, cover) for zone in ZONES[:4] for cover in covers]
    assert [(row["zone"], row["land_cover"]) for row in rows] == [*wanted, (ZONES[4], ""), ("none", "bare")]
    texts = [row["strategy"] for row in rows] + [row["strategy_zh"] for row in rows]
    assert all(text.endswith((".", "。")) for text in texts) and len(set(texts)) == len(texts)


def test_areas_by_class():
    zone = np.array([[1, 1, 2], [0, 2, 2]])
    cover = np.array([[5, 7, 7], [5, 7, 9]])
    found = zone_areas(zone, 3, cover, cover < 9)
    assert found.classes.tolist() == [5, 7]
    assert found.cells.tolist() == [[1, 1], [0, 2], [0, 0]]
    assert found.total.tolist() == [2, 3, 0]
    assert found.without_class.tolist() == [0, 1, 0]
    assert found.shares.tolist() == [0.4, 0.6, 0.0]
    assert zone_areas(np.zeros((2, 2), int), 2, np.ones((2, 2), int)).shares.tolist() == [0.0, 0.0]


def test_table_4_of_the_paper_has_our_sums_and_shares(oracles):
    with (oracles / "papers" / "qaidam_table4.csv").open(encoding="utf-8", newline="") as file:
        rows = [row[1:] for row in csv.reader(file)][1:]
    table = np.array(rows, dtype=float)
    # A cell of 0.1 square kilometres for each tenth of the table.
    cells = np.rint(table[:4, 1:] * 10).astype(int)
    zone = np.repeat(np.repeat(np.arange(1, 5), 9), cells.ravel())[None]
    cover = np.repeat(np.tile(np.arange(1, 10), 4), cells.ravel())[None]
    found = zone_areas(zone, 4, cover)
    assert np.allclose(found.total / 10, table[:4, 0])
    assert np.allclose(found.cells.sum(axis=0) / 10, table[4, 1:])
    assert [round(100 * share, 1) for share in found.shares] == [29.4, 37.2, 27.9, 5.5]
