"""esp:climateindex end to end."""

from pathlib import Path

import numpy as np
import pytest
from esp_toolbox.algorithms.layers.monthly_layers import month_order
from esp_toolbox.core.services import erosivity
from esp_toolbox.core.services.evapotranspiration import reference_evapotranspiration
from qgis.core import QgsProcessingException
from rasters import read_tif
from reference_basins import golden_basin, write_inputs

MONTHS = [2, 3, 8, 17, 36, 48, 92, 105, 44, 19, 5, 1]
INDICES = {
    4: erosivity.erosivity_renard_annual,
    5: erosivity.erosivity_renard_monthly,
    6: erosivity.erosivity_zhang_annual,
    7: erosivity.erosivity_zhang_monthly,
    8: erosivity.erosivity_arnoldus,
}


@pytest.fixture
def rain():
    """Rain of twelve months on a small raster with a hole."""
    field = np.random.default_rng(4).uniform(0.5, 2.0, (4, 5)).astype(np.float32)
    field[0, 0] = np.nan
    return [(month * field).astype(np.float32) for month in MONTHS]


@pytest.fixture
def files(tif):
    """Write monthly rasters under names that sort as text."""

    def write(name, layers):
        return [tif(f"{name}_{month}", layer) for month, layer in enumerate(layers, 1)]

    return write


def test_sum_and_greatest_value(esp, rain, files, tmp_path, no_leftovers):
    out = str(tmp_path / "年 out.tif")
    result = esp("climateindex", INDEX=0, PRECIPITATION=files("p", rain), OUTPUT=out)
    np.testing.assert_allclose(read_tif(out), np.sum(rain, axis=0), rtol=1e-6)
    assert result["MEAN"] == pytest.approx(np.nanmean(np.sum(rain, axis=0)), rel=1e-6)
    esp("climateindex", INDEX=1, PRECIPITATION=files("p", rain), OUTPUT=out)
    np.testing.assert_allclose(read_tif(out), np.max(rain, axis=0), rtol=1e-6)


@pytest.mark.parametrize("index", INDICES)
def test_erosivity(esp, rain, files, tmp_path, index):
    out = str(tmp_path / "r.tif")
    esp("climateindex", INDEX=index, PRECIPITATION=files("p", rain), OUTPUT=out)
    total = np.sum(rain, axis=0, dtype=np.float64)
    expected = INDICES[index](total if index in (4, 6) else rain)
    np.testing.assert_allclose(read_tif(out), expected, rtol=1e-6)


def test_yearly_rain_as_one_raster_and_months_as_bands(esp, rain, tif, tmp_path):
    out = str(tmp_path / "r.tif")
    total = np.sum(rain, axis=0)
    esp("climateindex", INDEX=6, PRECIPITATION=[tif("total", total)], OUTPUT=out)
    np.testing.assert_allclose(read_tif(out), 0.0534 * total**1.6548, rtol=1e-5)
    esp("climateindex", INDEX=7, PRECIPITATION=[tif("months", np.stack(rain))], OUTPUT=out)
    np.testing.assert_allclose(read_tif(out), erosivity.erosivity_zhang_monthly(rain), rtol=1e-6)


@pytest.mark.parametrize("index", [2, 3])
def test_reference_evapotranspiration(esp, rain, files, tmp_path, index):
    warm = [np.full((4, 5), value, dtype=np.float32) for value in (-5, -1, 5, 12, 17, 21, 23, 22, 17, 10, 2, -4)]
    low, high = [month - 6 for month in warm], [month + 7 for month in warm]
    out = str(tmp_path / "et0.tif")
    layers = {"TMIN": sorted(files("tmin", low)), "TMAX": sorted(files("tmax", high))}
    if index == 3:
        layers["PRECIPITATION"] = sorted(files("p", rain))
    esp("climateindex", INDEX=index, OUTPUT=out, **layers)
    # 4 200 000 m north in a UTM zone.
    expected = reference_evapotranspiration(low, high, 37.9475, rain if index == 3 else None)
    found = read_tif(out)
    assert np.array_equal(np.isnan(found), np.isnan(expected))
    np.testing.assert_allclose(found, expected, rtol=1e-4)
    assert any("taken by the numbers in the names: tmin_1, tmin_2, tmin_3" in line for line in esp.feedback.lines)


def test_latitudes_also_in_degrees(esp, files, tif, tmp_path):
    out = str(tmp_path / "et0.tif")
    degrees = {"cell_size": 10.0, "origin": (80.0, 60.0), "crs": "EPSG:4326"}
    low = [tif(f"low{month}", np.full((6, 2), 5.0, dtype=np.float32), **degrees) for month in range(1, 13)]
    high = [tif(f"high{month}", np.full((6, 2), 15.0, dtype=np.float32), **degrees) for month in range(1, 13)]
    esp("climateindex", INDEX=2, TMIN=low, TMAX=high, OUTPUT=out)
    months = [np.full((6, 2), 5.0)] * 12, [np.full((6, 2), 15.0)] * 12
    latitude = np.arange(55.0, 0.0, -10.0)[:, None]
    np.testing.assert_allclose(read_tif(out), reference_evapotranspiration(*months, latitude), rtol=1e-6)


def test_erodibility_of_the_reference_soils(esp, tmp_path):
    golden = golden_basin()
    paths = write_inputs(golden, tmp_path, "sand", "silt", "clay", "soc")
    layers = {key: paths[key.lower()] for key in ("SAND", "SILT", "CLAY", "SOC")}
    out = str(tmp_path / "k.tif")
    esp("climateindex", INDEX=9, OUTPUT=out, **layers)
    np.testing.assert_allclose(read_tif(out), golden.input("erodibility"), rtol=1e-6)
    esp("climateindex", INDEX=10, OUTPUT=out, **layers)
    corrected = 0.51575 * golden.input("erodibility") - 0.01383 * 0.1317
    np.testing.assert_allclose(read_tif(out), corrected, rtol=1e-5)


def test_order_of_the_months():
    assert month_order([f"p_{month}" for month in (1, 10, 11, 12, 2, 3, 4, 5, 6, 7, 8, 9)]) == [
        0, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2, 3,
    ]  # fmt: skip
    assert month_order([f"p_2020{month:02d}" for month in range(12, 0, -1)]) == list(range(11, -1, -1))
    for names in (["jan", "feb"], [f"p{number}" for number in (1, 2, 3)], ["a1"] * 12):
        assert month_order(names) == list(range(len(names)))


def test_bad_input(esp, rain, files, tif, tmp_path, no_leftovers):
    months = files("p", rain)
    soil = {"SAND": tif("s", rain[0]), "SILT": tif("u", rain[0]), "CLAY": tif("t", rain[0]), "SOC": tif("c", rain[0])}
    nothing = {**soil, "SAND": tif("nan", np.full((4, 5), np.nan, dtype=np.float32))}
    out = str(tmp_path / "out.tif")
    cases = [
        ({"INDEX": 0}, "This index needs: Monthly rasters"),
        ({"INDEX": 2, "TMIN": months}, "This index needs: Monthly maximum"),
        ({"INDEX": 9, "SAND": months[0]}, "This index needs: Silt"),
        ({"INDEX": 5, "PRECIPITATION": months[:11]}, "11 rasters of precipitation"),
        ({"INDEX": 4, "PRECIPITATION": months[:3]}, "There are 3 rasters of rain"),
        ({"INDEX": 2, "TMIN": months, "TMAX": months[::-1][:6]}, "6 rasters of maximum temperature"),
        ({"INDEX": 2, "TMIN": files("w", [r + 9 for r in rain]), "TMAX": months}, "minimum temperature lies above"),
        ({"INDEX": 9, **soil}, "they must be percentages that sum to 100"),
        ({"INDEX": 9, **nothing}, "has no data in band 1"),
    ]
    for change, sentence in cases:
        with pytest.raises(QgsProcessingException, match=sentence):
            esp("climateindex", OUTPUT=out, **change)
    assert not Path(out).exists()


def test_headless(qgis_process, rain, files, tmp_path):
    out = tmp_path / "r.tif"
    finished = qgis_process("climateindex", INDEX=7, PRECIPITATION=files("p", rain), OUTPUT=out)
    assert finished.returncode == 0, finished.stderr
    np.testing.assert_allclose(read_tif(out), erosivity.erosivity_zhang_monthly(rain), rtol=1e-6)
