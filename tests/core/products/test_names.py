"""Years and tiles in the names of layers."""

import pytest
from esp_toolbox.core.products.names import common_name, tile_skeleton, year_of


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("CLCD_v01_2010_albert", "2010"),
        ("MOD17A3HGF.A2010001.h25v05.061.2021289045823", "2010"),
        ("47S_20200101-20210101", "2020"),
        ("landcover2003", "2003"),
        ("土地利用2015年", "2015"),
        ("npp_201007", "2010"),
        ("U2018_CLC2018_V2020_20u1", "2020"),
        ("dem_30m", None),
        ("srtm_41_19", None),
        ("mod13q1_000123", None),
    ],
)
def test_the_year_of_a_name(name, year):
    assert year_of(name) == year


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("MOD17A3HGF.A2010001.h25v05.061.2021289045823", "MOD17A3HGF.A2010001.h26v05.061.2021289051207"),
        ("ASTGTMV003_N36E096_dem", "ASTGTMV003_N36E097_dem"),
        ("Copernicus_DSM_COG_10_N36_00_E096_00_DEM", "Copernicus_DSM_COG_10_N37_00_E096_00_DEM"),
        ("srtm_41_19", "srtm_42_19"),
        ("Hansen_lossyear_40N_090E", "Hansen_lossyear_40N_100E"),
        ("n30_20_2020lc030", "n30_25_2020lc030"),
        ("ESA_WorldCover_10m_2021_v200_N36E096_Map", "ESA_WorldCover_10m_2021_v200_N36E099_Map"),
        ("export-0000000000-0000032768", "export-0000032768-0000000000"),
        ("dem tile 3", "dem tile 12"),
        ("47S_20200101-20210101", "48S_20200101-20210101"),
        ("dem_1", "dem_2"),
    ],
)
def test_tiles_of_one_raster(first, second):
    assert tile_skeleton(first) == tile_skeleton(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("MOD17A3HGF.A2010001.h25v05", "MOD17A3HGF.A2011001.h26v05"),
        ("MOD17A3HGF.A2010001.h25v05.006", "MOD17A3HGF.A2010001.h26v05.061"),
        ("CLCD_v01_2010", "CLCD_v01_2020"),
        ("CLCD_v01_2010_1", "CLCD_v02_2010_2"),
        ("npp_20100101", "npp_20100201"),
        ("WorldCover_v100_N36E096", "WorldCover_v200_N36E099"),
        ("dem_v1.1_N36E096", "dem_v1.2_N36E097"),
        ("slope_N36E096", "aspect_N36E097"),
    ],
)
def test_years_dates_and_versions_never_join(first, second):
    assert tile_skeleton(first) != tile_skeleton(second)


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (["MOD17A3HGF.A2010001.h25v05", "MOD17A3HGF.A2010001.h26v05"], "MOD17A3HGF.A2010001"),
        (["ASTGTM_N36E096_dem", "ASTGTM_N36E097_dem"], "ASTGTM_dem"),
        (["srtm_41_19", "srtm_42_19"], "srtm_19"),
        (["MOD17A3HGF.A2010001.h25v05.061.2021289045823"], "MOD17A3HGF.A2010001.h25v05.061.2021289045823"),
    ],
)
def test_the_name_of_joined_tiles(names, name):
    assert common_name(names) == name
