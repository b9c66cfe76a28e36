"""esp:wateryield end to end."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from polygons import read_rows, write_boxes
from qgis.core import QgsProcessingException
from rasters import read_tif
from reference_basins import GOLDEN, golden_basin, reference_basin, write_inputs

LAYERS = {"LANDCOVER": "lulc", "PRECIPITATION": "precip", "ET0": "et0", "SOIL_DEPTH": "soil_depth", "PAWC": "pawc"}
# The basin's rectangle of 60 x 72 cells of 250 m.
WHOLE = (500000, 4205000, 518000, 4220000)


@pytest.fixture
def form(tmp_path):
    """The parameters for the golden basin."""
    paths = write_inputs(golden_basin(), tmp_path, *LAYERS.values())
    shutil.copy(GOLDEN / "awy_biophysical.csv", tmp_path)
    return {
        **{key: paths[name] for key, name in LAYERS.items()},
        "BIOPHYSICAL": str(tmp_path / "awy_biophysical.csv"),
        "OUTPUT": str(tmp_path / "产水 out.tif"),
    }


def _same(path, expected):
    found = read_tif(path)
    assert np.array_equal(np.isnan(found), np.isnan(expected))
    np.testing.assert_allclose(found, expected, rtol=0, atol=5e-4)


def test_equals_invest_with_zones(esp, form, tmp_path, no_leftovers):
    zones = write_boxes(
        tmp_path / "zones.gpkg",
        [WHOLE, (500000, 4212500, 518000, 4220000), (490000, 4205000, 509000, 4220000)],
        name=["whole", "north", "beyond the edge"],
        wyield_mn=[1.0, 1.0, 1.0],
    )
    out = str(tmp_path / "zones out.gpkg")
    aet = str(tmp_path / "aet.tif")
    result = esp("wateryield", **form, ZONES=zones, ZONES_OUT=out, AET=aet)
    golden = golden_basin()
    expected = golden.output("awy_wyield")
    _same(form["OUTPUT"], expected)
    np.testing.assert_allclose(read_tif(aet), golden.input("precip") - expected, atol=1e-3)
    whole, north, beyond = read_rows(out)
    # What InVEST prints for this basin.
    assert whole["name"] == "whole"
    assert whole["precip_mn"] == pytest.approx(221.26950231481, rel=1e-7)
    assert whole["PET_mn"] == pytest.approx(671.99056712963, rel=1e-6)
    assert whole["AET_mn"] == pytest.approx(165.80442708333, rel=1e-6)
    assert whole["wyield_mn"] == pytest.approx(55.46507161458, rel=1e-6)
    assert whole["wyield_vol"] == pytest.approx(14975569.3359366, rel=1e-6)
    assert whole["vol_valid"] == pytest.approx(whole["wyield_vol"], rel=1e-9)
    assert result["VOLUME"] == pytest.approx(whole["vol_valid"], rel=1e-9)
    assert north["wyield_mn"] == pytest.approx(np.nanmean(expected[:30]), rel=1e-5)
    # A polygon that reaches beyond the data: InVEST's volume counts all of it.
    assert beyond["valid_ha"] == pytest.approx(36 * 60 * 6.25)
    assert beyond["wyield_vol"] == pytest.approx(beyond["vol_valid"] * 19.0 / 9.0, rel=1e-6)
    assert any("each is summed for itself" in line for line in esp.feedback.lines)
    sidecar = json.loads(Path(form["OUTPUT"] + ".json").read_text(encoding="utf-8"))
    assert sidecar["numbers"]["VOLUME"] == result["VOLUME"]


def test_zones_of_the_large_basin(esp, oracles, tmp_path):
    basin = reference_basin(oracles, "basin")
    folder = basin.folder / "inputs"
    form = {key: str(folder / f"{name}.tif") for key, name in LAYERS.items()}
    out = str(tmp_path / "zones.gpkg")
    esp(
        "wateryield",
        **form,
        BIOPHYSICAL=str(folder / "awy_biophysical.csv"),
        ZONES=str(folder / "watershed_rect.shp"),
        OUTPUT=str(tmp_path / "out.tif"),
        ZONES_OUT=out,
    )
    _same(tmp_path / "out.tif", basin.output("awy_wyield"))
    row = read_rows(out)[0]
    assert row["wyield_mn"] == pytest.approx(49.28788601985, rel=1e-6)
    assert row["wyield_vol"] == pytest.approx(44359097.41786500067, rel=1e-6)
    # 712 of 900 square kilometres have data.
    assert row["vol_valid"] == pytest.approx(row["wyield_vol"] * 711.67 / 900.0, rel=1e-6)


def test_the_papers_table(esp, form):
    preset = {**form, "BIOPHYSICAL": None, "PRESET": 1, "LEGEND": 1}
    esp("wateryield", **preset)
    _same(form["OUTPUT"], golden_basin().output("awy_wyield"))


def test_no_rain_is_no_result(esp, form, tmp_path, tif):
    rain = golden_basin().input("precip").astype(np.float32)
    rain[:2, :3] = 0.0
    form["PRECIPITATION"] = tif("rain", rain, cell_size=250.0, origin=(500000.0, 4220000.0), crs="EPSG:32648")
    zones, out = write_boxes(tmp_path / "zones.gpkg", [WHOLE], name=["whole"]), str(tmp_path / "zones out.gpkg")
    esp("wateryield", **form, ZONES=zones, ZONES_OUT=out)
    # As InVEST: it rains nothing on them, which counts for the zone.
    assert read_rows(out)[0]["precip_mn"] == pytest.approx(rain.mean(), rel=1e-6)
    found = read_tif(form["OUTPUT"])
    assert np.isnan(found[:2, :3]).all()
    assert np.isfinite(found[2:]).all()
    assert any("6 cells without rain have no result" in line for line in esp.feedback.lines)


def test_climate_of_other_cells_is_interpolated_or_nearest(esp, form, tif):
    rain = np.tile(np.array([300.0, 500.0], dtype=np.float32), (16, 8))
    form["PRECIPITATION"] = tif("coarse", rain, cell_size=1000.0, origin=(500000.0, 4220000.0), crs="EPSG:32648")
    found = []
    for choice in (0, 1):
        esp("wateryield", **form, CLIMATE=choice, FRACTION=str(Path(form["OUTPUT"]).parent / f"{choice}.tif"))
        share = read_tif(Path(form["OUTPUT"]).parent / f"{choice}.tif")
        with np.errstate(invalid="ignore", divide="ignore"):
            found.append(read_tif(form["OUTPUT"]) / (1.0 - share))
    known = np.isfinite(found[0]) & np.isfinite(found[1])
    assert set(np.unique(found[1][known].round(1))) <= {300.0, 500.0}
    assert len(np.unique(found[0][known].round())) > 2


def test_bad_input(esp, form, tmp_path, tif, no_leftovers):
    def raster(name, values):
        return tif(name, values.astype(np.float32), cell_size=250.0, origin=(500000.0, 4220000.0), crs="EPSG:32648")

    def table(name, text):
        (tmp_path / name).write_text(text)
        return str(tmp_path / name)

    rows = Path(form["BIOPHYSICAL"]).read_text()
    depth = golden_basin().input("soil_depth")
    depth[0, 0] = -20.0
    far = write_boxes(tmp_path / "far.gpkg", [(600000, 4205000, 600100, 4220000)])
    cases = [
        ({"SOIL_DEPTH": raster("depth", depth)}, "soil depth is negative in 1 cell \\(least -20\\)"),
        ({"PAWC": raster("percent", 100 * golden_basin().input("pawc"))}, "it is a fraction of 0 to 1"),
        ({"BIOPHYSICAL": table("a.csv", rows.replace("9,wetland", "10,wetland"))}, "no row for class 9 of lulc"),
        ({"BIOPHYSICAL": table("b.csv", rows.replace("lulc_veg", "veg"))}, "no column lulc_veg; its header must be"),
        ({"BIOPHYSICAL": table("c.csv", rows.replace("0.65", "-1"))}, "kc = -1 for class 1; it must not be below 0"),
        ({"PRECIPITATION": raster("dry", np.zeros((60, 72)))}, "No cell has a water yield"),
        ({"ZONES_OUT": str(tmp_path / "z.gpkg")}, "Choose the zones"),
        ({"ZONES": far, "ZONES_OUT": str(tmp_path / "z.gpkg")}, "no polygon on the raster"),
        ({"Z": 0}, "Seasonality|Z"),
    ]
    for change, sentence in cases:
        with pytest.raises(QgsProcessingException, match=sentence):
            esp("wateryield", **{**form, **change})
    assert not Path(form["OUTPUT"]).exists()


def test_cancel_leaves_nothing(esp, form, no_leftovers):
    assert esp("wateryield", cancel_at=40, **form) == {}
    assert not Path(form["OUTPUT"]).exists()


def test_headless(qgis_process, form):
    finished = qgis_process("wateryield", **form)
    assert finished.returncode == 0, finished.stderr
    _same(form["OUTPUT"], golden_basin().output("awy_wyield"))
    assert qgis_process.results(finished)["MEAN_YIELD"] == pytest.approx(55.46507, rel=1e-5)
    wrong = qgis_process("wateryield", **{**form, "BIOPHYSICAL": form["PAWC"]})
    assert wrong.returncode != 0
    assert "Traceback" not in wrong.stderr
