"""The table of data sources: names as people write them, and what is said of each layer."""

import pytest
from esp_toolbox.core.data_sources import DataSource, DataSources, joined, name_without_year
from esp_toolbox.core.errors import InputError

TABLE = {
    "layer": ["landcover", "dem.tif", "Night light", None],
    "source": ["CLCD (Yang and Huang 2021)", "SRTM", "", "nobody"],
    "year": [None, 2000.0, "2023", ""],
    "resolution": ["30 m", "90 m", None, ""],
}


def test_layers_are_found_by_what_they_are_called():
    sources = DataSources(TABLE)
    assert sources.of("landcover_2003") == DataSource("CLCD (Yang and Huang 2021)", "", "30 m")
    assert sources.of("DEM") == DataSource("SRTM", "2000", "90 m")
    assert sources.of("/data/night_light.tif") == DataSource("", "2023", "")
    assert sources.of("roads", "dem") == DataSource("SRTM", "2000", "90 m")
    assert sources.of("roads") is None


def test_a_row_of_one_year_is_that_year_s_alone():
    sources = DataSources({"layer": ["npp_2003", "npp"], "source": ["a", "b"]})
    assert sources.of("npp_2003.tif").source == "a"
    assert sources.of("npp_2013.tif").source == "b"


def test_names_that_no_layer_has_are_told():
    sources = DataSources(TABLE)
    sources.of("landcover_2013")
    assert sources.unused() == ["dem.tif", "Night light"]


def test_chinese_headers():
    sources = DataSources({"数据名称": ["土地覆被"], "数据来源": ["CLCD"], "空间分辨率": ["30 m"], "年份": ["2020"]})
    assert sources.of("土地覆被") == DataSource("CLCD", "2020", "30 m")


@pytest.mark.parametrize("columns", [{"source": ["x"]}, {"layer": ["dem"], "price": [3]}])
def test_a_table_that_says_nothing_is_refused(columns):
    with pytest.raises(InputError, match="table of data sources sources.csv"):
        DataSources(columns, "sources.csv")


def test_what_is_said_twice_and_what_is_left_out():
    assert joined(DataSource("a", "", "30 m"), DataSource("b", "2020", "90 m")) == DataSource("a", "2020", "30 m")
    assert joined(None, None) == DataSource()
    assert name_without_year("landcover_2003") == "landcover"
    assert name_without_year("npp") == "npp"
