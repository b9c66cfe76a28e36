"""esp:ecosystemhealth end to end."""

import json
import re
from pathlib import Path

import numpy as np
import pytest
from esp_toolbox.core.health.assessment import assess_health
from esp_toolbox.core.health.indicators import Organisation, YearLayers, unit_indicators, window_indicators
from esp_toolbox.core.health.units import fishnet
from esp_toolbox.core.health.vors import organisation_terms
from osgeo import gdal, ogr
from qgis.core import QgsProcessingException, QgsRasterLayer
from rasters import read_tif, write_tif
from scipy import ndimage
from tables import read_csv
from vectors import box, write_geojson

SHAPE = (40, 60)
RNG = np.random.default_rng(4)
COVER = {
    year: ndimage.zoom(RNG.choice([1, 4, 5, 7], (8, 12), p=[0.2, 0.4, 0.1, 0.3]), 5, order=0).astype(np.uint8)
    for year in (2003, 2023)
}
COVER[2003][:5, :5] = 255
NPP = {year: (ndimage.gaussian_filter(RNG.random(SHAPE), 4) * 900).astype(np.float32) for year in (2003, 2023)}
OWN = "lucode,resistant,resilient\n1,0.3,0.4\n4,0.6,0.5\n5,0.8,0.7\n7,0.05,0.03\n"
COEFFICIENTS = {1: 0.36, 4: 0.54, 5: 0.74, 7: 0.038}
MONEY = {1: 27547.8, 4: 34829.9, 5: 862911.1, 7: 1374.0}


def inputs(path):
    return {
        "LANDCOVERS": [write_tif(path / f"landcover_{y}.tif", v, nodata=255) for y, v in COVER.items()],
        "VITALITIES": [write_tif(path / f"npp_{y}.tif", v) for y, v in NPP.items()],
        "LEGEND": 1,
    }


def layers(year):
    def by(table):
        return np.vectorize(lambda code: table.get(int(code), np.nan))(COVER[year]).astype(float)

    valid = COVER[year] != 255
    return YearLayers(COVER[year].astype(int), valid, NPP[year], by(COEFFICIENTS), (by(MONEY),))


def expected(side):
    net = fishnet(SHAPE, side)
    organisation = Organisation(((4,), (5,), (1,)))
    found = [unit_indicators(layers(year), net.units, net.count, 30.0, organisation) for year in COVER]
    return [health.EHI.reshape(net.shape) for health in assess_health(found, organisation_terms(3))]


def test_two_years_in_a_fishnet(esp, tmp_path, no_leftovers):
    out, parts, classes = (str(tmp_path / f"{name}.tif") for name in ("健康", "parts", "classes"))
    table, units, chart = (str(tmp_path / name) for name in ("t.csv", "u.gpkg", "c.png"))
    result = esp(
        "ecosystemhealth", **inputs(tmp_path), SIZE=300, OUTPUT=out, COMPONENTS=parts, HEALTH_CLASSES=classes,
        CLASS_TABLE=table, UNITS_OUT=units, CHART=chart,
    )  # fmt: skip
    for band, layer in enumerate(expected(10), 1):
        assert read_tif(out, band) == pytest.approx(layer, rel=1e-3, abs=1e-4)
    dataset = gdal.Open(parts)
    names = [dataset.GetRasterBand(k).GetDescription() for k in range(1, dataset.RasterCount + 1)]
    assert names == [f"{part} {year}" for year in COVER for part in ("EV", "EO", "ER", "ES", "PH")]
    ehi, ph, es = read_tif(out, 2), read_tif(parts, 10), read_tif(parts, 9)
    assert ehi == pytest.approx(np.sqrt(ph * es), abs=1e-5)
    assert result["LIMITS"] == "0.2,0.35,0.5,0.75"
    assert read_tif(classes, 2) == pytest.approx(np.digitize(ehi, [0.2, 0.35, 0.5, 0.75], right=True) + 1)
    found = read_csv(table)
    area = sum(float(row["area_ha"]) for row in found if row["component"] == "EHI" and row["year"] == "2003")
    assert area == pytest.approx((COVER[2003] != 255).sum() * 0.09)
    dataset = ogr.Open(units)
    assert dataset.GetLayer(0).GetFeatureCount() == 24
    assert Path(chart).read_bytes()[:4] == b"\x89PNG"
    text = "\n".join(esp.feedback.lines)
    assert "toolbox author's own" in text
    assert "0.6 / 0.5" in text
    sidecar = json.loads(Path(out + ".json").read_text(encoding="utf-8"))
    assert sidecar["tables"]["coefficients"]["resistant"][0] == 0.3
    assert list(sidecar["charts"])
    assert sidecar["numbers"]["mean EHI 2023"] == pytest.approx(np.nanmean(ehi), abs=1e-5)


def test_moving_window_and_natural_breaks(esp, tmp_path):
    out, own = str(tmp_path / "o.tif"), tmp_path / "own.csv"
    own.write_text(OWN)
    result = esp(
        "ecosystemhealth", **inputs(tmp_path), UNIT=1, SIZE=150, CLASSIFICATION=1, RESILIENCE=str(own), OUTPUT=out,
        HEALTH_CLASSES=str(tmp_path / "c.tif"),
    )  # fmt: skip
    organisation = Organisation(((4,), (5,), (1,)))
    found = [window_indicators(layers(year), 30.0, organisation, 5) for year in COVER]
    for band, health in enumerate(assess_health(found, organisation_terms(3)), 1):
        assert read_tif(out, band) == pytest.approx(health.EHI, rel=1e-3, abs=1e-4, nan_ok=True)
    assert not any("author's own" in line for line in esp.feedback.lines)
    assert len(result["LIMITS"].split(",")) == 4
    assert np.isnan(read_tif(tmp_path / "c.tif", 1)[:5, :5]).all()
    assert np.isfinite(read_tif(tmp_path / "c.tif", 2)).all()


def test_polygons_variants_and_service_rasters(esp, tmp_path):
    left, top = 500000.0, 4200000.0
    zones = write_geojson(
        tmp_path / "zones.geojson",
        [
            ("Polygon", box(left, top - 1200, left + 900, top), {"name": "west"}),
            ("Polygon", box(left + 600, top - 1200, left + 1800, top), {"name": "east"}),
        ],
    )
    units = tmp_path / "u.csv"
    services = [write_tif(tmp_path / f"s{k}.tif", RNG.random(SHAPE)) for k in range(4)]
    esp(
        "ecosystemhealth", **inputs(tmp_path), UNIT=2, ZONES=zones, SERVICE_RASTERS=services, UNITS_OUT=str(units),
        OUTPUT=str(tmp_path / "o.tif"),
    )  # fmt: skip
    found = read_csv(units)
    assert [row["name"] for row in found] == ["west", "east"]
    assert {"EHI_2003", "EV_2023", "cls_2023"} <= set(found[0])
    out = str(tmp_path / "vor.tif")
    esp("ecosystemhealth", **inputs(tmp_path), SIZE=300, MODEL=1, OUTPUT=out, COMPONENTS=str(tmp_path / "p.tif"))
    assert read_tif(out) == pytest.approx(read_tif(tmp_path / "p.tif", 4))
    condition = [write_tif(tmp_path / f"c{k}.tif", RNG.random(SHAPE)) for k in range(2)]
    esp(
        "ecosystemhealth", **inputs(tmp_path), SIZE=300, MODEL=2, CONDITIONS=condition, CVOR_WEIGHTS="0,1,0,0",
        OUTPUT=out, COMPONENTS=str(tmp_path / "p.tif"),
    )  # fmt: skip
    assert read_tif(out) == pytest.approx(read_tif(tmp_path / "p.tif", 1))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"VITALITIES": slice(0, 1)}, "1 rasters for 2 years"),
        ({"LEGEND": 0}, "no class \"grassland\" in its legend"),
        ({"KEY_CLASSES": "4; 4,5"}, "Class 4 is in two groups"),
        ({"EO_WEIGHTS": "0.5,0.5"}, "2 weights for the 10 terms"),
        ({"UNIT": 2}, "Choose the polygons"),
        ({"MODEL": 2}, "CVOR needs a raster"),
        ({"CVOR_WEIGHTS": "1,2"}, "four weights that sum to 1"),
        ({"SERVICE_RASTERS": slice(0, 1)}, "1 rasters for 2 years"),
        ({"YEARS": "2003,2003"}, "1 different years"),
        ({"RESILIENCE": "lucode,resistant,resilient\n1,3,0\n"}, "between 0 and 1"),
        ({"RESILIENCE": "lucode,resistant,resilient\n1,0.3,0\n"}, "no coefficient for class 4, 5, 7"),
        ({"RESILIENCE": "lucode,resistant\n1,0.3\n"}, "no column resilient"),
    ],
)
def test_bad_parameters(esp, tmp_path, change, sentence, no_leftovers):
    parameters = inputs(tmp_path)
    for key, value in change.items():
        if isinstance(value, slice):
            change = {key: parameters["VITALITIES"][value]}
        if key == "RESILIENCE":
            (tmp_path / "own.csv").write_text(value)
            change = {key: str(tmp_path / "own.csv")}
    out = tmp_path / "o.tif"
    with pytest.raises(QgsProcessingException, match=sentence):
        esp("ecosystemhealth", **{**parameters, **change, "OUTPUT": str(out)})
    assert not out.exists()


def test_cancel_leaves_nothing(esp, tmp_path, no_leftovers):
    out = tmp_path / "o.tif"
    assert esp("ecosystemhealth", cancel_at=0, **inputs(tmp_path), UNIT=1, OUTPUT=str(out)) == {}
    assert not out.exists()


def test_headless(qgis_process, tmp_path):
    out = tmp_path / "o.tif"
    finished = qgis_process("ecosystemhealth", **inputs(tmp_path), SIZE=300, OUTPUT=out)
    assert finished.returncode == 0, finished.stderr
    for band, layer in enumerate(expected(10), 1):
        assert read_tif(out, band) == pytest.approx(layer, rel=1e-3, abs=1e-4)


def test_charts_reach_the_report(esp, tmp_path):
    out, page = str(tmp_path / "o.tif"), tmp_path / "r.html"
    esp("ecosystemhealth", **inputs(tmp_path), SIZE=300, OUTPUT=out)
    esp("report", LAYERS=[out], REPORT=str(page), REPORT_JSON=str(tmp_path / "r.json"))
    text = page.read_text(encoding="utf-8")
    captions = re.findall(r"<figcaption>(.*?)</figcaption>", text, re.DOTALL)
    assert any("lasses of ecosystem health" in caption for caption in captions), captions
    assert text.count("data:image/png;base64") >= 2
    assert "base64" not in (tmp_path / "r.json").read_text(encoding="utf-8")


def test_limits_of_table_3():
    from esp_toolbox.algorithms.health.health_classes import paper_limits

    assert [paper_limits(part) for part in ("EHI", "EV", "EO", "ER", "ES")] == [
        (0.20, 0.35, 0.50, 0.75), (0.02, 0.04, 0.06, 0.13), (0.44, 0.45, 0.48, 0.51), (0.06, 0.20, 0.40, 0.55),
        (0.01, 0.04, 0.06, 0.09),
    ]  # fmt: skip


def test_years_are_matched_by_names_whatever_the_order(esp, tmp_path):
    form, plain, mixed = inputs(tmp_path), str(tmp_path / "plain.tif"), str(tmp_path / "mixed.tif")
    esp("ecosystemhealth", **form, SIZE=300, OUTPUT=plain)
    assert any("Year 2003: landcover_2003; npp_2003" in line for line in esp.feedback.lines)
    form["VITALITIES"] = form["VITALITIES"][::-1]
    esp("ecosystemhealth", **form, SIZE=300, OUTPUT=mixed)
    assert any("matched to" in line for line in esp.feedback.lines)
    assert np.array_equal(read_tif(plain, 2), read_tif(mixed, 2), equal_nan=True)
    table = json.loads(Path(mixed + ".json").read_text(encoding="utf-8"))["tables"]["YEARS"]
    assert list(table.values()) == [["2003", "2023"], ["landcover_2003", "landcover_2023"], ["npp_2003", "npp_2023"]]
    form["LANDCOVERS"] = form["LANDCOVERS"][::-1]
    esp("ecosystemhealth", **form, SIZE=300, OUTPUT=mixed)
    assert np.array_equal(read_tif(plain, 1), read_tif(mixed, 1), equal_nan=True)


def test_years_that_differ_are_refused_and_those_that_nothing_tells_warned_of(esp, tmp_path):
    form, out = inputs(tmp_path), str(tmp_path / "out.tif")
    other = [write_tif(tmp_path / f"npp_{year}.tif", NPP[2003]) for year in (2001, 2021)]
    with pytest.raises(QgsProcessingException, match="has the years 2001, 2021, .* has 2003, 2023"):
        esp("ecosystemhealth", **{**form, "VITALITIES": other}, SIZE=300, OUTPUT=out)
    esp("ecosystemhealth", **{**form, "VITALITIES": other}, YEARS="2003,2023", SIZE=300, OUTPUT=out)
    unnamed = [write_tif(tmp_path / f"vigour {name}.tif", NPP[2003]) for name in ("early", "late")]
    esp("ecosystemhealth", **{**form, "VITALITIES": unnamed}, SIZE=300, OUTPUT=out)
    assert any("in the order given, since nothing else tells" in line for line in esp.feedback.lines)


def test_the_temporal_property_of_a_layer_tells_its_year(esp, tmp_path):
    from qgis.core import QgsDateTimeRange, QgsRasterLayer
    from qgis.PyQt.QtCore import QDate, QDateTime, QTime

    form, out = inputs(tmp_path), str(tmp_path / "out.tif")
    layers_of = []
    for year, name in ((2023, "late"), (2003, "early")):
        layer = QgsRasterLayer(write_tif(tmp_path / f"{name}.tif", NPP[year]), name)
        layer.temporalProperties().setIsActive(True)
        begin = QDateTime(QDate(year, 1, 1), QTime(0, 0))
        layer.temporalProperties().setFixedTemporalRange(QgsDateTimeRange(begin, begin.addYears(1)))
        layers_of.append(layer)
    esp("ecosystemhealth", **{**form, "VITALITIES": layers_of}, SIZE=300, OUTPUT=out)
    assert any("Year 2003: landcover_2003; early" in line for line in esp.feedback.lines)
    plain = str(tmp_path / "plain.tif")
    esp("ecosystemhealth", **form, SIZE=300, OUTPUT=plain)
    assert np.array_equal(read_tif(plain, 1), read_tif(out, 1), equal_nan=True)


def test_silent_zeros_and_limits_that_do_not_fit_are_said(esp, tif, tmp_path):
    cover = np.full((20, 20), 7, dtype=np.uint8)
    given = {
        "LANDCOVERS": [tif("cover_2020", cover), tif("cover_2023", cover)],
        "VITALITIES": [tif(f"npp_{year}", np.full((20, 20), 5.0, np.float32)) for year in (2020, 2023)],
        "LEGEND": 1,
        "SIZE": 150.0,
        "OUTPUT": str(tmp_path / "health.tif"),
    }
    esp("ecosystemhealth", **given)
    lines = esp.feedback.lines
    assert any("EV is 0 in all units and years" in line for line in lines)
    assert any("The index is 0 everywhere" in line for line in lines)
    assert any("The paper's limits of health" in line for line in lines)
    esp("ecosystemhealth", **given, RESCALE=1)
    assert not any("The paper's limits of health" in line for line in esp.feedback.lines)
    esp("ecosystemhealth", **{**given, "SIZE": 3000.0}, UNIT=1)
    assert any("larger than the raster; their radius is cut to its 20 cells" in line for line in esp.feedback.lines)


def test_rescaled_health_reaches_from_0_to_1_and_maps_have_their_own_range(esp, tmp_path):
    given = {**inputs(tmp_path), "SIZE": 300}
    plain = str(tmp_path / "plain.tif")
    esp("ecosystemhealth", **given, OUTPUT=plain)
    raw = np.stack([read_tif(plain, band) for band in (1, 2)])
    scaled = str(tmp_path / "scaled.tif")
    esp("ecosystemhealth", **given, RESCALE=1, OUTPUT=scaled)
    found = np.stack([read_tif(scaled, band) for band in (1, 2)])
    assert np.nanmin(found) == 0.0 and np.nanmax(found) == 1.0
    low, high = np.nanmin(raw), np.nanmax(raw)
    assert found == pytest.approx((raw - low) / (high - low), abs=1e-5, nan_ok=True)
    layer = QgsRasterLayer(plain, "health")
    assert layer.renderer().classificationMax() <= np.nanmax(raw[0]) + 1e-3 < 0.99
