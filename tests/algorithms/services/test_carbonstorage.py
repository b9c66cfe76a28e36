"""esp:carbonstorage end to end."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from polygons import read_rows, write_boxes
from qgis.core import QgsProcessingException
from rasters import read_tif
from reference_basins import GOLDEN, ORIGIN, golden_basin, write_inputs


@pytest.fixture
def form(tmp_path):
    """The parameters for the golden basin."""
    paths = write_inputs(golden_basin(), tmp_path, "lulc")
    shutil.copy(GOLDEN / "carbon_pools.csv", tmp_path)
    return {
        "LANDCOVER": paths["lulc"],
        "POOLS": str(tmp_path / "carbon_pools.csv"),
        "OUTPUT": str(tmp_path / "碳 out.tif"),
    }


def test_equals_invest(esp, form, no_leftovers):
    result = esp("carbonstorage", **form)
    expected = golden_basin().output("carbon_c_storage_bas")
    np.testing.assert_allclose(read_tif(form["OUTPUT"]), expected, rtol=1e-6)
    # What InVEST prints for this basin.
    assert result["TOTAL"] == pytest.approx(163528.49442317383, rel=1e-7)
    esp("carbonstorage", **{**form, "POOLS": None, "PRESET": 1, "LEGEND": 1})
    np.testing.assert_allclose(read_tif(form["OUTPUT"]), expected, rtol=1e-6)


def test_change_and_its_value(esp, form, tmp_path, tif):
    golden = golden_basin()
    classes, _ = golden.land_cover()
    later = np.where(classes == 7, 4, classes).astype(np.uint8)
    later[0] = 0
    form["LATER"] = tif("later", later, cell_size=250.0, origin=ORIGIN, crs="EPSG:32648", nodata=0)
    outputs = {key: str(tmp_path / f"{key}.tif") for key in ("OUTPUT_LATER", "CHANGE", "VALUE")}
    zones = write_boxes(tmp_path / "zones.gpkg", [(500000, 4205000, 518000, 4220000)])
    zones_out = str(tmp_path / "out.gpkg")
    money = {"PRICE": 40.0, "YEARS": 10, "DISCOUNT": 5.0}
    result = esp("carbonstorage", **form, **outputs, **money, ZONES=zones, ZONES_OUT=zones_out)
    change = read_tif(outputs["CHANGE"])
    # Bare land holds 0.01 t/ha, grass 18.86.
    gain = np.where(classes == 7, 18.85, 0.0)
    gain[0] = np.nan
    np.testing.assert_allclose(change, gain, atol=1e-5)
    factor = 40.0 / 10 * sum(1.05**-year for year in range(10))
    np.testing.assert_allclose(read_tif(outputs["VALUE"]), gain * factor, rtol=1e-5, atol=1e-3)
    assert result["TOTAL_CHANGE"] == pytest.approx(np.nansum(gain) * 6.25, rel=1e-6)
    assert result["TOTAL_VALUE"] == pytest.approx(np.nansum(gain) * 6.25 * factor, rel=1e-6)
    row = read_rows(zones_out)[0]
    assert row["carbon_t"] == pytest.approx(result["TOTAL"])
    assert row["later_t"] == pytest.approx(result["TOTAL_LATER"])
    assert row["change_t"] == pytest.approx(result["TOTAL_CHANGE"])
    assert row["change_mn"] == pytest.approx(np.nanmean(gain), rel=1e-6)


def test_without_a_table_the_papers_is_taken(esp, form):
    """The classes of the raster are known by their values, so its defaults run."""
    plain = {key: value for key, value in form.items() if key != "POOLS"}
    total = esp("carbonstorage", **plain)["TOTAL"]
    assert any("Carbon pools table: no table is given" in text for text in esp.feedback.lines)
    assert total == esp("carbonstorage", **plain, PRESET=1)["TOTAL"] > 0.0


def test_bad_input(esp, form, tif, tmp_path, no_leftovers):
    rows = Path(form["POOLS"]).read_text()

    def table(name, text):
        (tmp_path / name).write_text(text)
        return str(tmp_path / name)

    unknown = tif("unknown", np.array([[3, 77], [140, 201]], dtype=np.uint8), cell_size=250.0, crs="EPSG:32648")
    cases = [
        ({"POOLS": table("a.csv", rows.replace("9,wetland", "19,wetland"))}, "no row for class 9 of lulc"),
        ({"POOLS": table("b.csv", rows.replace("c_dead", "dead"))}, "no column c_dead; its header must be"),
        ({"POOLS": table("c.csv", rows.replace("9.1", "-9.1"))}, "c_soil = -9.1 for class 1"),
        ({"POOLS": table("d.csv", rows.replace("9.1", "?"))}, r'has \? as c_soil in row 1'),
        ({"CHANGE": str(tmp_path / "c.tif")}, "Change of carbon storage needs a later land cover"),
        ({"PRICE": 40.0}, "Price of a tonne of carbon needs a later land cover"),
        ({"LATER": form["LANDCOVER"], "VALUE": str(tmp_path / "v.tif")}, "needs a price of carbon"),
        ({"POOLS": None, "LANDCOVER": unknown}, "choose its legend, or give a table of your own"),
    ]
    for change, sentence in cases:
        with pytest.raises(QgsProcessingException, match=sentence):
            esp("carbonstorage", **{**form, **change})
    assert not Path(form["OUTPUT"]).exists()


def test_headless(qgis_process, form):
    finished = qgis_process("carbonstorage", **form)
    assert finished.returncode == 0, finished.stderr
    assert qgis_process.results(finished)["TOTAL"] == pytest.approx(163528.5, rel=1e-6)
