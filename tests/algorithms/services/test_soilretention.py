"""esp:soilretention end to end."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from polygons import read_rows, write_boxes
from qgis.core import QgsProcessingException
from rasters import read_tif
from reference_basins import GOLDEN, ORIGIN, golden_basin, reference_basin, write_inputs

LAYERS = {"ELEVATION": "dem", "EROSIVITY": "erosivity", "ERODIBILITY": "erodibility", "LANDCOVER": "lulc"}
OUTPUTS = (
    "AVOIDED_EXPORT", "RKLS", "USLE", "EXPORT", "DEPOSITION", "SDR", "CONNECTIVITY", "LS", "SLOPE", "ACCUMULATION",
    "FILLED_DEM", "STREAMS", "DIRECTIONS",
)  # fmt: skip


@pytest.fixture
def form(tmp_path):
    """The parameters for the golden basin."""
    paths = write_inputs(golden_basin(), tmp_path, *LAYERS.values())
    shutil.copy(GOLDEN / "sdr_biophysical.csv", tmp_path)
    return {
        **{key: paths[name] for key, name in LAYERS.items()},
        "BIOPHYSICAL": str(tmp_path / "sdr_biophysical.csv"),
        "STREAM_THRESHOLD": 60,
        "OUTPUT": str(tmp_path / "土壤 out.tif"),
    }


def _same(path, expected, rtol=0.0, atol=0.0):
    found = read_tif(path)
    assert np.array_equal(np.isnan(found), np.isnan(expected))
    np.testing.assert_allclose(found, expected, rtol=rtol, atol=atol)


def test_equals_invest_with_every_raster(esp, form, tmp_path, no_leftovers):
    extra = {key: str(tmp_path / f"{key}.tif") for key in OUTPUTS}
    watershed = write_boxes(tmp_path / "ws.gpkg", [(500000, 4205000, 518000, 4220000)], ws_id=[1.0])
    zones_out = str(tmp_path / "zones.gpkg")
    result = esp("soilretention", **form, **extra, WATERSHEDS=watershed, ZONES_OUT=zones_out)
    golden = golden_basin()
    # Powers in single precision differ by some last digits between processors.
    _same(extra["RKLS"], golden.output("sdr_mfd_rkls"), rtol=2e-6)
    _same(extra["CONNECTIVITY"], golden.output("sdr_mfd_ic"), atol=5e-7)
    _same(extra["SDR"], golden.output("sdr_mfd_sdr_factor"), atol=1e-7)
    _same(extra["EXPORT"], golden.output("sdr_mfd_sed_export"), rtol=5e-6)
    _same(extra["DEPOSITION"], golden.output("sdr_mfd_sed_deposition"), rtol=5e-6)
    _same(extra["AVOIDED_EXPORT"], golden.output("sdr_mfd_avoided_export"), rtol=5e-6)
    avoided = read_tif(form["OUTPUT"])
    np.testing.assert_allclose(avoided, read_tif(extra["RKLS"]) - read_tif(extra["USLE"]), atol=1e-4)
    streams = read_tif(extra["STREAMS"])
    assert set(np.unique(streams)) == {0.0, 1.0}
    assert np.array_equal(np.isnan(avoided), streams == 1)
    assert gdal.Open(extra["DIRECTIONS"]).ReadAsArray().dtype == np.int32
    assert (read_tif(extra["FILLED_DEM"]) >= read_tif(form["ELEVATION"])).all()
    row = read_rows(zones_out)[0]
    assert row["ws_id"] == 1
    assert row["sed_export"] == pytest.approx(np.nansum(golden.output("sdr_mfd_sed_export")) * 6.25, rel=1e-6)
    assert row["sed_export"] == pytest.approx(result["TOTAL_EXPORT"])
    assert row["avoid_eros"] == pytest.approx(result["TOTAL_AVOIDED"])
    assert row["avoid_exp"] == pytest.approx(np.nansum(golden.output("sdr_mfd_avoided_export")) * 6.25, rel=1e-5)
    assert any("reach no stream" in line for line in esp.feedback.lines)


def test_d8_and_the_papers_table(esp, form, tmp_path):
    extra = {"AVOIDED_EXPORT": str(tmp_path / "exported.tif"), "DIRECTIONS": str(tmp_path / "directions.tif")}
    esp("soilretention", **{**form, "BIOPHYSICAL": None}, PRESET=1, LEGEND=1, FLOW=1, **extra)
    _same(extra["AVOIDED_EXPORT"], golden_basin().output("sdr_d8_avoided_export"), rtol=5e-6)
    assert set(np.unique(read_tif(extra["DIRECTIONS"]))) <= set(range(8))


@pytest.mark.parametrize("flow", ["mfd", "d8"])
def test_the_large_basin_within_its_watershed(esp, oracles, tmp_path, flow):
    basin = reference_basin(oracles, "basin")
    folder = basin.folder / "inputs"
    exported = str(tmp_path / "exported.tif")
    esp(
        "soilretention",
        **{key: str(folder / f"{name}.tif") for key, name in LAYERS.items()},
        BIOPHYSICAL=str(folder / "sdr_biophysical.csv"),
        WATERSHEDS=str(folder / "watershed_rect.shp"),
        STREAM_THRESHOLD=basin.threshold,
        FLOW=("mfd", "d8").index(flow),
        OUTPUT=str(tmp_path / "out.tif"),
        AVOIDED_EXPORT=exported,
    )
    _same(tmp_path / "out.tif", basin.output(f"sdr_{flow}_avoided_erosion"), rtol=1.5e-6)
    _same(exported, basin.output(f"sdr_{flow}_avoided_export"), rtol=5e-6)


def test_stream_cells_index_and_drainage(esp, form, tmp_path):
    esp("soilretention", **form)
    plain = read_tif(form["OUTPUT"])
    esp("soilretention", **form, STREAM_CELLS=1)
    zero = read_tif(form["OUTPUT"])
    esp("soilretention", **form, STREAM_CELLS=2)
    land = read_tif(form["OUTPUT"])
    streams = np.isnan(plain)
    assert not np.isnan(zero).any()
    assert (zero[streams] == 0).all()
    assert (land[streams] >= 0).all()
    assert land[streams].sum() > 0
    assert np.array_equal(zero[~streams], plain[~streams])
    canal = write_boxes(tmp_path / "canal.gpkg", [(500000, 4212500, 518000, 4212600)])
    esp("soilretention", **form, DRAINAGE=canal)
    assert np.isnan(read_tif(form["OUTPUT"])).sum() > streams.sum() + 50
    sdr = [str(tmp_path / f"{name}.tif") for name in ("invest", "textbook")]
    for index in (0, 1):
        esp("soilretention", **form, INDEX=index, SDR=sdr[index])
    assert np.nanmean(read_tif(sdr[1])) < np.nanmean(read_tif(sdr[0]))


def test_only_the_watershed_counts(esp, form, tmp_path):
    half = write_boxes(tmp_path / "half.gpkg", [(500000, 4212500, 518000, 4220000)])
    esp("soilretention", **form, WATERSHEDS=half)
    assert np.isnan(read_tif(form["OUTPUT"])[30:]).all()
    assert np.isfinite(read_tif(form["OUTPUT"])[:30]).any()


def test_a_sea_of_nodata(esp, form, tif):
    dem = np.full((60, 72), np.nan, dtype=np.float32)
    dem[20:30, 40:55] = golden_basin().input("dem")[20:30, 40:55]
    form["ELEVATION"] = tif("island", dem, cell_size=250.0, origin=ORIGIN, crs="EPSG:32648")
    esp("soilretention", **form)
    found = read_tif(form["OUTPUT"])
    assert np.isnan(found[np.isnan(dem)]).all()
    assert np.isfinite(found).any()


def test_bad_input(esp, form, tmp_path, tif, no_leftovers):
    def raster(name, values):
        return tif(name, values.astype(np.float32), cell_size=250.0, origin=ORIGIN, crs="EPSG:32648")

    def table(name, text):
        (tmp_path / name).write_text(text)
        return str(tmp_path / name)

    rows = Path(form["BIOPHYSICAL"]).read_text()
    negative = golden_basin().input("erosivity")
    negative[5, 5] = -9.0
    undeclared = golden_basin().input("erosivity")
    undeclared[5, 5] = -9999.0
    west, east = np.full((2, 60, 72), np.nan)
    west[:, :10] = 100.0
    east[:, 20:] = 100.0
    far = write_boxes(tmp_path / "far.gpkg", [(700000, 4212500, 718000, 4220000)])
    cases = [
        ({"EROSIVITY": raster("negative", negative)}, "negative is negative in 1 cell"),
        ({"EROSIVITY": raster("fills", undeclared)}, "fills has 1 cell of -9999, a fill value that the file does not"),
        ({"BIOPHYSICAL": table("a.csv", rows.replace("9,wetland", "19,wetland"))}, "no row for class 9 of lulc"),
        ({"BIOPHYSICAL": table("b.csv", rows.replace("usle_c", "c"))}, "no column usle_c; its header must be"),
        ({"BIOPHYSICAL": table("c.csv", rows.replace("0.22", "22"))}, "usle_c = 22 for class 1; it must lie between"),
        ({"ELEVATION": raster("west", west), "EROSIVITY": raster("east", east)}, "no cell with data in common"),
        ({"ELEVATION": raster("nothing", np.full((60, 72), np.nan))}, "has no data in band 1"),
        ({"WATERSHEDS": far}, "covers no cell of"),
        ({"ZONES_OUT": str(tmp_path / "z.gpkg")}, "Choose the zones"),
    ]
    for change, sentence in cases:
        with pytest.raises(QgsProcessingException, match=sentence):
            esp("soilretention", **{**form, **change})
    assert not Path(form["OUTPUT"]).exists()


@pytest.mark.parametrize(("flow", "name"), [(0, "sdrmfd"), (1, "sdrd8")])
def test_a_finer_land_cover_goes_to_the_grid_by_mode_as_in_invest(esp, shared, tmp_path, flow, name):
    case = shared / "cases" / "services" / "lulc_finer_than_dem"
    if not case.is_dir():
        pytest.skip("the cases are not here")
    if int(gdal.VersionInfo()) >= 3110000:
        pytest.skip("GDAL's mode of cells that lie across two others has become another one, and InVEST's with it")
    outputs = {key: str(tmp_path / f"{key}.tif") for key in ("EXPORT", "USLE", "RKLS", "AVOIDED_EXPORT")}
    esp(
        "soilretention", ELEVATION=str(case / "dem.tif"), EROSIVITY=str(case / "erosivity.tif"),
        ERODIBILITY=str(case / "erodibility.tif"), LANDCOVER=str(case / "lulc.tif"),
        BIOPHYSICAL=str(case / "usle.csv"), STREAM_THRESHOLD=60, KB=1.7, SDR_MAX=0.75, IC0=0.4, L_MAX=100, FLOW=flow,
        OUTPUT=str(tmp_path / "out.tif"), **outputs,
    )  # fmt: skip
    expected = {"EXPORT": "sed_export", "USLE": "usle", "RKLS": "rkls", "AVOIDED_EXPORT": "avoided_export"}
    for key, file in expected.items():
        path = case / "expected" / f"{name}_{file}.tif"
        if path.exists():
            _same(outputs[key], read_tif(path), rtol=2e-5, atol=1e-7)


@pytest.mark.parametrize("percent", [15, 50, 80])
def test_cancel_leaves_nothing(esp, form, percent, no_leftovers):
    assert esp("soilretention", cancel_at=percent, **form) == {}
    assert not Path(form["OUTPUT"]).exists()


def test_headless(qgis_process, form, tmp_path):
    exported = tmp_path / "exported.tif"
    finished = qgis_process("soilretention", **form, AVOIDED_EXPORT=exported)
    assert finished.returncode == 0, finished.stderr
    _same(exported, golden_basin().output("sdr_mfd_avoided_export"), rtol=5e-6)
    assert not (tmp_path / "RKLS.tif").exists()
