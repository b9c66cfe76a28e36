"""Classes of roads as OpenStreetMap, GRIP and national data have them."""

import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.pattern.road_classes import class_of, meanings_of, read_meanings


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("highway", "motorway_link", "motorway"),
        ("fclass", "Track_Grade3", "track"),
        ("GP_RTP", 1, "motorway"),
        ("gp_rtp", 5.0, "local"),
        ("等级", "国道", "national"),
        ("class", "county", "county"),
        ("railway", "light_rail", "railway"),
        ("type", "my own", "my own"),
        ("lanes", 1, "1"),
        ("type", None, ""),
    ],
)
def test_values_are_known(field, value, expected):
    assert class_of(value, field, read_meanings()) == expected


def test_an_own_table_takes_the_place_of_ours():
    own = meanings_of({"值": ["A", "B"], "类别": ["big", "small"]}, "mine")
    assert class_of("a", "type", own) == "big" and class_of("motorway", "highway", own) == "motorway"
    with pytest.raises(InputError, match="needs the columns value and class"):
        meanings_of({"value": ["A"]}, "mine")
