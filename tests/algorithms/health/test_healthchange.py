"""esp:healthchange end to end."""

import json
from pathlib import Path

import numpy as np
import pytest
from esp_toolbox.core.health.change import VORS_EXPONENTS, contributions
from esp_toolbox.core.health.hotspots import hot_spots
from esp_toolbox.core.health.trend import trend
from osgeo import gdal
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from scipy import ndimage
from tables import read_csv

YEARS = (2003, 2013, 2023)
RNG = np.random.default_rng(2)
PARTS = {
    year: {name: ndimage.gaussian_filter(RNG.random((30, 40)), 3) ** 0.5 for name in VORS_EXPONENTS} for year in YEARS
}
EHI = {
    year: np.prod([parts[name] ** power for name, power in VORS_EXPONENTS.items()], axis=0)
    for year, parts in PARTS.items()
}
EHI[2003][:3, :4] = np.nan
LIMITS = "0.68,0.7,0.72,0.74"


def health(path, years=YEARS):
    out = write_tif(path / "ehi.tif", np.stack([EHI[year] for year in years]).astype(np.float32))
    _describe(out, [f"EHI {year}" for year in years])
    return out


def components(path):
    names = [f"{part} {year}" for year in YEARS for part in VORS_EXPONENTS]
    bands = [PARTS[year][part] for year in YEARS for part in VORS_EXPONENTS]
    out = write_tif(path / "parts.tif", np.stack(bands).astype(np.float64))
    _describe(out, names)
    return out


def _describe(path, names):
    dataset = gdal.Open(path, gdal.GA_Update)
    for band, name in enumerate(names, 1):
        dataset.GetRasterBand(band).SetDescription(name)
    dataset = None


def test_everything_at_once(esp, tmp_path, no_leftovers):
    names = ("DIFFERENCE", "TREND", "DIRECTION", "HOTSPOTS", "CONTRIBUTIONS")
    out = {name: str(tmp_path / f"{name}.tif") for name in names}
    table, shares = str(tmp_path / "t.csv"), str(tmp_path / "s.csv")
    pictures = {name: str(tmp_path / f"{name}.png") for name in ("PICTURE", "CONTRIBUTION_CHART")}
    result = esp(
        "healthchange", INPUT=health(tmp_path), COMPONENTS=components(tmp_path), CLASSIFICATION=2, BREAKS=LIMITS,
        THRESHOLD=0.02, RADIUS=90, TRANSITION=table, CONTRIBUTION_TABLE=shares, PAGE=str(tmp_path / "p.html"),
        **out, **pictures,
    )  # fmt: skip
    layers = [EHI[year].astype(np.float32).astype(float) for year in YEARS]
    change = layers[2] - layers[0]
    assert read_tif(out["DIFFERENCE"], 1) == pytest.approx(change, abs=1e-6, nan_ok=True)
    assert read_tif(out["DIFFERENCE"], 3) == pytest.approx(layers[2] - layers[1], abs=1e-6, nan_ok=True)
    assert gdal.Open(out["DIFFERENCE"]).GetRasterBand(1).GetDescription() == "2003-2023"
    found = trend(layers, YEARS)
    for band, layer in enumerate((found.slope, found.p, found.s), 1):
        assert read_tif(out["TREND"], band) == pytest.approx(layer, abs=1e-6, nan_ok=True)
    known = np.isfinite(change)
    classes = read_tif(out["DIRECTION"])
    assert np.array_equal(classes == 3, np.nan_to_num(change) > 0.02)
    assert result["IMPROVED"] == pytest.approx((change[known] > 0.02).mean())
    spots = hot_spots(change, 3)
    assert read_tif(out["HOTSPOTS"], 2) == pytest.approx(spots.z, abs=1e-4, nan_ok=True)
    assert np.array_equal(read_tif(out["HOTSPOTS"], 1)[known], spots.classes[known])
    expected = contributions(PARTS[2003], PARTS[2023], VORS_EXPONENTS)
    last = [row for row in read_csv(shares) if (row["from_year"], row["to_year"]) == ("2003", "2023")]
    assert [row["component"] for row in last] == [*VORS_EXPONENTS, "EHI"]
    for row in last[:-1]:
        assert float(row["mean"]) == pytest.approx(expected.means()[row["component"]])
    assert sum(float(row["percent"]) for row in last[:-1]) == pytest.approx(100.0)
    moves = read_csv(table)
    assert len(moves) == 3 * 25
    area = sum(float(row["area_ha"]) for row in moves if row["to_year"] == "2013")
    assert area == pytest.approx(known.sum() * 0.09)
    for path in pictures.values():
        assert Path(path).read_bytes()[:4] == b"\x89PNG"
    assert "2003 - 2023" in (tmp_path / "p.html").read_text(encoding="utf-8")
    sidecar = json.loads(Path(out["DIFFERENCE"] + ".json").read_text(encoding="utf-8"))
    assert len(sidecar["charts"]) == 2
    assert sidecar["numbers"]["areas of change"]["area_ha"][2] > 0


def test_two_rasters_and_significance(esp, tmp_path):
    paths = [write_tif(tmp_path / f"ehi_{year}.tif", EHI[year]) for year in YEARS]
    out = str(tmp_path / "d.tif")
    esp("healthchange", INPUTS=paths[1:], DIFFERENCE=out, TREND=str(tmp_path / "t.tif"), CLASSIFICATION=1)
    assert gdal.Open(out).RasterCount == 1
    assert any("at least three years" in line for line in esp.feedback.lines)
    assert not (tmp_path / "t.tif").exists()
    result = esp("healthchange", INPUTS=paths, DIFFERENCE=out, SIGNIFICANCE=0.05, THRESHOLD=0)
    assert result["IMPROVED"] == result["DEGRADED"] == 0
    assert any("all count as stable" in line and "0.333" in line for line in esp.feedback.lines)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"INPUT": None}, "Give the years as bands"),
        ({"YEARS": "2003,2013"}, "2 different years for 3 layers"),
        ({"YEARS": "2003,2023,2013"}, "must rise"),
        ({"YEARS": "early,middle,late"}, "must be numbers"),
        ({"CLASSIFICATION": 2, "BREAKS": "0.2"}, "Give 4 limits"),
        ({"CLASSIFICATION": 2, "BREAKS": "0.2,0.1,0.4,0.5"}, "rise"),
        ({"CONTRIBUTIONS": "c.tif"}, "need the components"),
        ({"COMPONENTS": "self"}, "has no band \"EV 2003\""),
    ],
)
def test_bad_parameters(esp, tmp_path, change, sentence, no_leftovers):
    parameters = {"INPUT": health(tmp_path), "DIFFERENCE": str(tmp_path / "d.tif")}
    if "CONTRIBUTIONS" in change:
        change = {"CONTRIBUTIONS": str(tmp_path / "c.tif")}
    if "COMPONENTS" in change:
        change = {"COMPONENTS": parameters["INPUT"]}
    with pytest.raises(QgsProcessingException, match=sentence):
        esp("healthchange", **{**parameters, **change})
    assert not (tmp_path / "d.tif").exists()


def test_one_year_and_no_common_cell(esp, tmp_path):
    out = str(tmp_path / "d.tif")
    with pytest.raises(QgsProcessingException, match="at least two years"):
        esp("healthchange", INPUT=health(tmp_path, YEARS[:1]), DIFFERENCE=out)
    left, right = np.full((2, 4), np.nan), np.full((2, 4), np.nan)
    left[:, :2], right[:, 2:] = 0.5, 0.5
    paths = [write_tif(tmp_path / "a.tif", left), write_tif(tmp_path / "b.tif", right)]
    with pytest.raises(QgsProcessingException, match="No cell has data"):
        esp("healthchange", INPUTS=paths, DIFFERENCE=out)


def test_headless(qgis_process, tmp_path):
    out = tmp_path / "d.tif"
    finished = qgis_process("healthchange", INPUT=health(tmp_path), DIFFERENCE=out)
    assert finished.returncode == 0, finished.stderr
    assert read_tif(out) == pytest.approx(EHI[2023] - EHI[2003], abs=1e-6, nan_ok=True)
