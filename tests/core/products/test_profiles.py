"""Products by name and metadata: fills, scales, units."""

import numpy as np
import pytest
from esp_toolbox.core.products.profiles import profile_named, profile_of, profiles


@pytest.mark.parametrize(
    ("texts", "product", "scale", "fill"),
    [
        (("MOD13Q1.A2020161.h25v05.061",), "mod13", 0.0001, -3000),
        (("MYD13A3_NDVI_2020",), "mod13", 0.0001, -3000),
        (("MOD16A3GF.A2010001.h25v05", "PET_500m"), "mod16_year", 0.1, 65535),
        (("MOD16A2.A2010001", "ET_500m"), "mod16", 0.1, 32767),
        (("MOD17A3HGF.A2010001.h25v05.061",), "mod17_npp", 0.0001, 32766),
        (("x", 'HDF4_EOS:EOS_GRID:"MOD17A3HGF.A2010001.hdf":MOD_Grid_MOD17A3H:Gpp_500m'), "mod17_gpp", 0.0001, 65535),
        (("VNP17A3GF.A2020001.h25v05.002",), "vnp17", 0.0001, 32766),
        (("VNP46A4.A2020001.h27v05",), "vnp46", 0.1, 65535),
        (("VNL_v21_npp_2020_global_average",), "viirs_ntl", 1, -9999),
        (("srtm_41_19",), "srtm", 1, -32768),
        (("ASTGTMV003_N36E096_dem", "ASTER GDEM"), "aster", 1, -9999),
        (("Copernicus_DSM_COG_10_N36_00_E096_00_DEM",), "copernicus_dem", 1, -32767),
        (("wc2.1_30s_prec_07",), "worldclim_rain", 1, -32768),
        (("wc2.1_30s_tmax_07",), "worldclim_temperature", 1, -3.4e38),
        (("chirps-v2.0.2020",), "chirps", 1, -9999),
        (("TerraClimate_pet_2020",), "terraclimate_pet", 0.1, -32768),
        (("TerraClimate_ppt_2020",), "terraclimate_rain", 1, -32768),
        (("soilgrids_clay_0-5cm_mean",), "soilgrids_texture", 0.1, -32768),
        (("HWSD2_SMU",), "hwsd", 1, 65535),
    ],
)
def test_products_by_name(texts, product, scale, fill):
    found = profile_of(*texts)
    assert found.name == product
    assert found.scale == scale
    assert fill in found.no_data
    assert found.source


@pytest.mark.parametrize("name", ["landcover_2003", "ndvi", "resistance", "hydrology_master", "model", "npp_2010"])
def test_other_names_are_no_products(name):
    assert profile_of(name) is None


def test_every_product_is_complete():
    for profile in profiles():
        assert profile.title and profile.source and profile.scale > 0 and profile.low < profile.high
        assert profile_named(profile.name.upper()) is profile
    assert profile_named("none") is None


def test_numbers_that_have_been_scaled_already():
    profile = profile_named("mod13")
    assert profile.is_stored(np.array([5000, -2000, 9000], dtype=np.int16))
    assert profile.is_stored(np.array([5000.0, -2000.0, 9000.0], dtype=np.float32))
    assert not profile.is_stored(np.array([0.5, -0.2, 0.9], dtype=np.float32))
    assert not profile_named("srtm").is_stored(np.array([2700, 3100], dtype=np.int16))


def test_what_is_stored_is_whole_and_large():
    profile = profile_named("mod13")
    for kind in (np.int16, np.uint16, np.int32):
        assert profile.is_stored(np.array([1], dtype=kind))
    assert profile.is_stored(np.array([5000.0]))
    assert not profile.is_stored(np.array([5000.5, 9000.0]))
    assert not profile.is_stored(np.array([], dtype=np.int16))
    # Whole numbers that are small are scaled ones, such as 0 and 1: one per cent of the unit is where they part.
    assert not profile.is_stored(np.array([0.0, 1.0, 1.0]))
    assert profile.is_stored(np.array([100.0, -100.0])) and not profile.is_stored(np.array([99.0, -99.0]))
    # A few great values among many small ones say nothing.
    assert not profile.is_stored(np.where(np.arange(1000) < 15, 9000.0, 1.0))


def test_what_is_told_in_several_texts_is_put_together():
    assert profile_of("", "MOD16A3GF", "", "PET_500m").name == "mod16_year"
    assert profile_of("wc2.1", "30s", "tmax") == profile_of("wc2.1 30s tmax")
