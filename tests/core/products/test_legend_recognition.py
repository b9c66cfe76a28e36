"""Legends by names, colours, names of layers and sets of values."""

import pytest
from esp_toolbox.core import presets
from esp_toolbox.core.classes import parse_classes
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.legend import values_of_entries, with_values
from esp_toolbox.core.products.class_entries import has_names, parse_class_entries
from esp_toolbox.core.products.legend_recognition import (
    chosen_product,
    product_source,
    product_title,
    recognise,
)

NLCD_OF_AUGUSTA = [11, 21, 22, 23, 24, 31, 41, 42, 43, 52, 71, 81, 82, 90, 95]


@pytest.mark.parametrize(
    ("values", "product", "others"),
    [
        (NLCD_OF_AUGUSTA, "nlcd", ()),
        ([10, 20, 30, 40, 50, 60, 80, 90, 95], "esa_worldcover", ()),
        ([20, 30, 40, 50, 60, 80, 111, 112, 126], "copernicus_100m", ()),
        ([10, 11, 30, 60, 61, 130, 150, 190, 200, 210], "esa_cci", ()),
        ([111, 112, 211, 231, 311, 312, 321, 512], "corine", ()),
        ([11, 12, 21, 33, 41, 51, 61, 62, 63], "cnlucd", ()),
        ([1, 2, 4, 5, 7, 8, 9, 11], "esri_10m", None),
        (range(1, 18), "modis_igbp", ("corine_grid",)),
        (range(1, 10), "clcd", None),
    ],
)
def test_sets_of_values(values, product, others):
    found = recognise(values, {}, {}, "cover")
    assert found.product == product
    assert found.way == "values"
    if others is not None:
        assert found.others == others


def test_sets_that_may_be_several_are_left_to_the_user():
    found = recognise([1, 2, 3, 4, 5, 7, 8], {}, {}, "cover")
    assert found.product == "" and "clcd" in found.others and "modis_igbp" in found.others
    ambiguous = recognise([10, 20, 30, 40, 50, 60, 80, 90, 100], {}, {}, "cover")
    assert ambiguous.product == "" and {"esa_worldcover", "globeland30"} <= set(ambiguous.others)
    # 0 to 8 is all of Dynamic World, or CLCD without wetland on a ground of 0.
    assert {"dynamic_world", "clcd"} <= set(recognise(range(9), {}, {}, "cover").others)
    # Two values are no set.
    assert recognise([1, 2], {}, {}, "cover").others == ()


def test_the_first_version_of_esri_is_not_told_by_its_values():
    """They are all those of CLCD; colours and names tell them apart."""
    found = recognise(range(1, 10), {}, {}, "cover")
    assert found.product == "clcd" and "esri_10m_v1" in found.others
    colours = presets.read_legend("esri_10m_v1").colours
    found = recognise(range(1, 11), {}, colours, "cover")
    assert (found.product, found.way, found.no_data) == ("esri_10m_v1", "colours", (10,))
    assert found.legend.land_cover[3] == "grassland" and found.legend.land_cover[6] == "shrub"


def test_products_that_mean_the_same_are_one():
    found = recognise([10, 20, 30, 40, 50, 60, 70, 80, 90], {}, {}, "cover")
    assert {"globeland30", "from_glc"} - set(found.others)


@pytest.mark.parametrize(
    ("name", "values", "product"),
    [
        ("CLCD_v01_2020", [1, 2, 4, 5, 7, 8], "clcd"),
        ("ESA_WorldCover_10m_2021_v200_N36E096_Map", [10, 20, 30, 60, 80], "esa_worldcover"),
        ("n47_35_2020lc030 GlobeLand30", [10, 20, 30, 60, 80], "globeland30"),
        ("lucc2015", [11, 12, 21, 31], "cnlucd"),
        ("CNLUCC2015_first", [1, 2, 3, 4, 5], "cnlucd_first_level"),
        ("47S_20200101-20210101", [1, 2, 5, 7], "esri_10m"),
        ("47S_20200101-20210101", [1, 2, 3, 5, 6, 7], "esri_10m_v1"),
        ("47S_20200101-20210101", [1, 2, 3, 5, 6, 7, 10], "esri_10m_v1"),
        ("47S_20220101-20230101", [1, 2, 5, 7, 11], "esri_10m"),
        ("MCD12Q1.A2020001", [1, 5, 10, 12], "modis_igbp"),
        ("U2018_CLC2018_V2020_20u1", [1, 12, 23, 41], "corine_grid"),
        ("PROBAV_LC100_global_v3.0.1_2019", [20, 30, 40, 50], "copernicus_100m"),
        ("dynamicworld 2022", [0, 1, 2, 4, 6], "dynamic_world"),
        ("FROM-GLC10_2017", [10, 20, 30, 60], "from_glc"),
        ("ESACCI-LC-L4-LCCS-Map-300m-P1Y-2015-v2.0.7", [10, 30, 130, 200], "esa_cci"),
    ],
)
def test_names_of_layers(name, values, product):
    found = recognise(values, {}, {}, name)
    assert (found.product, found.way) == (product, "name of the layer")


def test_a_name_whose_values_do_not_fit_is_not_believed():
    assert recognise([10, 20, 30, 95], {}, {}, "clcd_like").product != "clcd"


def test_names_of_classes_in_two_languages():
    chinese = {1: "农田", 2: "森林", 4: "草地"}
    found = recognise([1, 2, 4], chinese, {}, "cover")
    assert (found.product, found.way) == ("clcd", "names")
    assert found.legend.names[1] == "农田" and found.legend.land_cover[4] == "grassland"
    own = recognise([1, 2], {1: "woodland", 2: "lake"}, {}, "cover")
    assert own.product == "" and own.legend.land_cover == {1: "forest", 2: "water"}


def test_colours_tell_products_with_the_same_values_apart():
    world = presets.read_legend("esa_worldcover").colours
    globe = presets.read_legend("globeland30").colours
    values = [10, 20, 30, 40, 60, 80]
    assert recognise(values, {}, world, "cover").product == "esa_worldcover"
    assert recognise(values, {}, globe, "cover").product == "globeland30"


def test_what_products_have_for_no_data():
    found = recognise([0, 10, 20, 30, 95], {}, {}, "worldcover")
    assert found.no_data == (0,)
    assert recognise([0, *range(1, 10)], {}, {}, "CLCD_2020").no_data == (0,)
    # A class that has a name is one.
    assert recognise([0, *range(1, 10)], {0: "Sea"}, {}, "CLCD_2020").no_data == ()


def test_a_chosen_legend():
    found = chosen_product("modis_igbp", [1, 5, 99], {99: "Park", 1: "one"}, {})
    assert found.legend.names[1] == "Evergreen needleleaf forests"
    assert found.legend.names[99] == "Park"
    assert (found.way, found.product) == ("chosen", "modis_igbp")


def test_products_are_told_and_cited():
    for product in presets.LEGENDS:
        assert product_title(product) != product
        assert len(product_source(product)) > 10


@pytest.mark.parametrize("name", presets.LEGENDS)
def test_every_class_has_a_chinese_name(name):
    rows = presets.rows_of("legends", name)
    assert all(any("一" <= letter <= "鿿" for letter in row["chinese"]) for row in rows)


def test_a_class_is_in_one_entry_of_a_table():
    nlcd, meanings = presets.read_legend("nlcd"), presets.land_cover_meanings()
    assert with_values(["forest", "deciduous forest", "90"], nlcd, meanings) == ["42,43", "41", "90"]
    assert values_of_entries(["wetland", 90], nlcd, meanings) == [(95,), None]


def test_classes_as_land_covers():
    nlcd = presets.read_legend("nlcd").names
    assert parse_class_entries("forest, water", nlcd) == parse_classes("41,42,43,11")
    # What the legend does not have is left out.
    clcd = presets.read_legend("clcd").names
    assert parse_class_entries("tundra, forest", clcd) == parse_classes("2")
    assert parse_class_entries("2,5-7", {}) == parse_classes("2,5-7")
    with pytest.raises(InputError, match="choose its legend"):
        parse_class_entries("forest", {})
    # Where nothing is left, what the layer has is told.
    for unknown in ("coral", "tundra"):
        with pytest.raises(InputError, match=f'"{unknown}" is neither .* its classes are: 1 .*2 '):
            parse_class_entries(unknown, clcd)
    assert [has_names(text) for text in ("2, 5-7", "5 to 7", "3~4", "2, forest", "林地", "")] == [False] * 3 + [
        True
    ] * 2 + [False]
