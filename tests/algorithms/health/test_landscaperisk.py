"""esp:landscaperisk end to end."""

import json

import numpy as np
import pytest
from cells import features
from pairing import paired
from qgis.core import QgsProcessingException
from rasters import read_tif
from tables import read_csv


@pytest.fixture
def case(oracles, tif, tmp_path):
    """The reference case as files: the land cover, the table of ranks, what is to come out."""
    found = json.loads((oracles / "more" / "08_eri.json").read_text(encoding="utf-8"))
    ranks = "\n".join(f"{key},{value}" for key, value in found["vulnerability_rank"].items())
    (tmp_path / "ranks.csv").write_text(f"lucode,rank\n{ranks}\n", encoding="utf-8")
    cover = tif("cover_2000", np.array(found["landcover"], dtype=np.uint8))
    return cover, {"VULNERABILITY": str(tmp_path / "ranks.csv"), "SIZE": 180.0}, found


def test_squares_of_the_reference_case(esp, case, tmp_path):
    cover, given, found = case
    for key, options in (("R_norm", {}), ("R_raw", {"RAW": True}), ("R_sqrt", {"LOSS": 1})):
        squares, table = tmp_path / f"{key}.gpkg", tmp_path / f"{key}.csv"
        esp("landscaperisk", LANDCOVERS=[cover], **given, **options, OUTPUT=str(tmp_path / f"{key}.tif"),
            UNITS_OUT=str(squares), CLASS_TABLE=str(table))  # fmt: skip
        told = [row["eri_2000"] for row, _ in features(squares)]
        np.testing.assert_allclose(told, found["eri_per_quadrat_row_major"][key], rtol=1e-9)
    rows = read_csv(tmp_path / "R_norm.csv")
    assert [float(row["E"]) for row in rows] == pytest.approx([found["per_class"][v]["E_norm"] for v in "1234"])
    assert [row["patches"] for row in rows] == ["12", "2", "9", "5"]


def test_a_kriged_surface_meets_pykrige(esp, case, tmp_path):
    cover, given, found = case
    esp("landscaperisk", LANDCOVERS=[cover], **given, SURFACE=1, VARIOGRAM="0.02, 400, 0.001",
        OUTPUT=str(tmp_path / "kriged.tif"))  # fmt: skip
    surface = read_tif(str(tmp_path / "kriged.tif"))
    # Squares of six cells: kriged at every cell; places of the reference lie within 12 m of a cell's middle.
    points = found["kriging"]
    for x, y, z in paired(points["at_x"], points["at_y"], points["z"]):
        assert surface[23 - int(y // 30), int(x // 30)] == pytest.approx(z, abs=0.002)
    esp("landscaperisk", LANDCOVERS=[cover], **given, SURFACE=1, OUTPUT=str(tmp_path / "fitted.tif"))
    assert any("Spherical variogram" in line for line in esp.feedback.lines)
    low, high = min(found["eri_per_quadrat_row_major"]["R_norm"]), max(found["eri_per_quadrat_row_major"]["R_norm"])
    fitted = read_tif(str(tmp_path / "fitted.tif"))
    assert low - 0.02 < fitted.min() <= fitted.max() < high + 0.02


def test_years_share_limits_and_the_next_run_holds_to_them(esp, case, tif, tmp_path):
    cover, given, found = case
    later = tif("cover_2020", np.array(found["landcover"], dtype=np.uint8)[::-1, ::-1].copy())
    place = {key: str(tmp_path / f"{key}.tif") for key in ("OUTPUT", "CLASSES", "RESISTANCE", "ZONING")}
    results = esp("landscaperisk", LANDCOVERS=[cover, later], **given, HEALTH=place_of_health(tif), **place,
                  AREA_TABLE=str(tmp_path / "areas.csv"))  # fmt: skip
    surfaces, classes, resistance = (
        np.array([read_tif(place[key], band) for band in (1, 2)]) for key in ("OUTPUT", "CLASSES", "RESISTANCE")
    )
    # The same land turned round has the same risk, turned round.
    np.testing.assert_allclose(surfaces[1], surfaces[0][::-1, ::-1], rtol=1e-5)
    limits = [float(value) for value in results["LIMITS"].split(",")]
    np.testing.assert_array_equal(classes, 1 + np.searchsorted(limits, surfaces.astype(np.float64), side="left"))
    assert (resistance.min(), resistance.max()) == (1.0, 100.0)
    zones = read_tif(place["ZONING"])
    assert set(np.unique(zones)) <= set(range(1, 10))
    assert len(np.unique(zones)) > 4
    rows = read_csv(tmp_path / "areas.csv")
    assert sum(float(row["area_ha"]) for row in rows) == pytest.approx(2 * 51.84)
    held = esp("landscaperisk", LANDCOVERS=[later], **given, FIX_FROM=place["OUTPUT"],
               OUTPUT=str(tmp_path / "held.tif"))  # fmt: skip
    assert held["LIMITS"] == results["LIMITS"]
    np.testing.assert_array_equal(read_tif(str(tmp_path / "held.tif")), surfaces[1])


def place_of_health(tif):
    """A raster of health that rises to the east."""
    return tif("health", np.linspace(0.0, 1.0, 24) * np.ones((24, 1)))


def test_a_window_and_squares_of_their_own(esp, case, tmp_path):
    cover, given, found = case
    esp("landscaperisk", LANDCOVERS=[cover], **given, SURFACE=2, OUTPUT=str(tmp_path / "window.tif"))
    classes = np.array(found["landcover"])
    loss = np.array([np.nan, *(found["per_class"][value]["R_norm"] for value in "1234")])[classes]
    assert read_tif(str(tmp_path / "window.tif"))[10, 12] == pytest.approx(loss[7:14, 9:16].mean(), rel=1e-6)
    esp("landscaperisk", LANDCOVERS=[cover], VULNERABILITY=given["VULNERABILITY"], SCOPE=1,
        OUTPUT=str(tmp_path / "own.tif"))  # fmt: skip
    # 3.5 times 1.85 ha are squares of 254 m: eight cells.
    assert any("Squares of 240 m" in line for line in esp.feedback.lines)


def test_bad_input_is_told(esp, case, tif, tmp_path):
    cover, given, _ = case

    def refused(**form):
        with pytest.raises(QgsProcessingException) as caught:
            esp("landscaperisk", **{"LANDCOVERS": [cover], **given, "OUTPUT": str(tmp_path / "no.tif"), **form})
        assert not (tmp_path / "no.tif").exists()
        return str(caught.value)

    assert "counted in the whole area" in refused(SURFACE=2, SCOPE=1)
    assert "needs Ecosystem health" in refused(ZONING=str(tmp_path / "zones.tif"))
    assert "sill, range and nugget" in refused(SURFACE=1, VARIOGRAM="1,0,0")
    (tmp_path / "few.csv").write_text("lucode,rank\n1,3\n2,2\n", encoding="utf-8")
    assert "lacks the classes 3, 4" in refused(VULNERABILITY=str(tmp_path / "few.csv"))
    (tmp_path / "none.csv").write_text("lucode,rank\n1,3\n2,2\n3,0\n4,1\n", encoding="utf-8")
    assert "must be above 0" in refused(VULNERABILITY=str(tmp_path / "none.csv"))
    assert "no class names that are known" in refused(VULNERABILITY=None)
    assert "geographic" in refused(LANDCOVERS=[tif("degrees", np.ones((9, 9), dtype=np.uint8), cell_size=0.01,
                                                   origin=(90.0, 40.0), crs="EPSG:4326")])  # fmt: skip


def test_it_runs_headless_with_the_ranks_of_the_toolbox(qgis_process, sample_basin, tmp_path):
    covers = [str(sample_basin / f"landcover_{year}.tif") for year in (2003, 2023)]
    told = qgis_process("landscaperisk", LANDCOVERS=covers, OUTPUT=str(tmp_path / "risk.tif"))
    assert told.returncode == 0, told.stderr
    assert np.nanmax(read_tif(str(tmp_path / "risk.tif"), 2)) > 0.0
