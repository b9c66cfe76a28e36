"""esp:gravity end to end."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from cells import CELL, NORTH, WEST, square
from osgeo import ogr, osr
from qgis.core import QgsProcessingException, QgsVectorLayer
from rasters import UTM, read_tif, write_tif

# Row, column, height and width of three sources in cells, and their resistance.
SOURCES = {4: (2, 2, 3, 3, 2.0), 9: (2, 20, 2, 5, 4.0), 12: (12, 12, 4, 4, 1.0)}
CORRIDORS = [(4, 9, 800.0, 450.0), (4, 12, 500.0, 330.0), (9, 12, 2000.0, 360.0)]


def write_layer(path, kind, fields, rows):
    """A GeoPackage layer of (wkt, values)."""
    reference = osr.SpatialReference()
    reference.SetFromUserInput(UTM)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer(Path(path).stem, reference, kind)
    for name, of in fields:
        layer.CreateField(ogr.FieldDefn(name, of))
    for wkt, values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for (name, _), value in zip(fields, values):
            if value is not None:
                feature.SetField(name, value)
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)
    dataset = None
    return str(path)


def write_corridors(path, corridors, fields=("from_id", "to_id", "cost", "length_m")):
    kinds = [ogr.OFTInteger, ogr.OFTInteger, ogr.OFTReal, ogr.OFTReal, ogr.OFTInteger]
    line = f"LINESTRING({WEST} {NORTH},{WEST + 100} {NORTH})"
    names = [*fields, "status"][: len(corridors[0])]
    return write_layer(path, ogr.wkbLineString, list(zip(names, kinds)), [(line, row) for row in corridors])


@pytest.fixture
def network(tmp_path):
    resistance = np.full((20, 30), 7.0, dtype=np.float32)
    labels = np.zeros((20, 30), dtype=np.int32)
    rows = []
    for number, (row, column, height, width, value) in SOURCES.items():
        resistance[row : row + height, column : column + width] = value
        labels[row : row + height, column : column + width] = number
        rows.append((square(row, column, height, width), [number]))
    sources = write_layer(tmp_path / "sources.gpkg", ogr.wkbPolygon, [("source_id", ogr.OFTInteger)], rows)
    return {
        "SOURCES": sources,
        "RESISTANCE": write_tif(tmp_path / "resistance.tif", resistance),
        "CORRIDORS": write_corridors(tmp_path / "走廊.gpkg", CORRIDORS),
        "LABELS": write_tif(tmp_path / "labels.tif", labels),
    }


@pytest.fixture
def run(esp, network, tmp_path):
    def gravity(**parameters):
        inputs = {key: network[key] for key in ("SOURCES", "RESISTANCE", "CORRIDORS")}
        outputs = {
            "OUTPUT": str(tmp_path / "gravity.gpkg"),
            "MATRIX": str(tmp_path / "matrix.csv"),
            "PAGE": str(tmp_path / "matrix.html"),
        }
        return esp("gravity", **{**inputs, **outputs, **parameters})

    return gravity


def features(path):
    loaded = QgsVectorLayer(str(path), "layer", "ogr")
    names = [field.name() for field in loaded.fields()]
    return [dict(zip(names, feature.attributes())) for feature in sorted(loaded.getFeatures(), key=lambda f: f.id())]


def by_hand(first, second, span, longest, unit=1.0):
    area = {number: height * width * CELL * CELL / unit for number, (_, _, height, width, _) in SOURCES.items()}
    resistance = {number: values[4] for number, values in SOURCES.items()}
    logs = np.log(area[first]) * np.log(area[second])
    return longest**2 * logs / (span**2 * resistance[first] * resistance[second])


def test_paper_form(run, esp, tmp_path, no_leftovers):
    result = run()
    lines = features(result["OUTPUT"])
    wanted = [by_hand(a, b, cost, 2000.0) for a, b, cost, _ in CORRIDORS]
    assert [line["gravity"] for line in lines] == pytest.approx(wanted, rel=1e-12)
    assert [line["rank"] for line in lines] == [2, 1, 3]
    assert [line["class"] for line in lines] == ["general", "important", "general"]
    assert [line["length_m"] for line in lines] == [450.0, 330.0, 360.0]
    assert (result["IMPORTANT"], result["LONGEST"], result["LIMIT"]) == (1, 2000.0, 400.0)
    assert any("S in m2, P the mean resistance" in line and "L_max 2000" in line for line in esp.feedback.lines)
    with open(result["MATRIX"], encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    assert [row["source_id"] for row in table] == ["4", "9", "12"]
    assert list(table[0])[-4:] == ["s4", "s9", "s12", "total"]
    assert table[0]["s4"] == "" and float(table[0]["s9"]) == float(table[1]["s4"]) == pytest.approx(wanted[0])
    assert float(table[2]["total"]) == pytest.approx(wanted[1] + wanted[2])
    page = Path(result["PAGE"]).read_text(encoding="utf-8")
    assert page.count("background:#fafafa\"></td>") == 3 and "4 - 12" in page and "<script" not in page
    sidecar = json.loads(Path(result["OUTPUT"] + ".json").read_text(encoding="utf-8"))
    assert sidecar["numbers"]["IMPORTANT"] == 1
    package = ogr.Open(result["OUTPUT"])
    assert package.GetLayerByName("layer_styles").GetFeatureCount() == 1


def test_a_second_run_replaces_its_fields(run, tmp_path):
    first = run()
    again = run(CORRIDORS=first["OUTPUT"], OUTPUT=str(tmp_path / "again.gpkg"))
    assert features(first["OUTPUT"]) == features(again["OUTPUT"])


def test_unit_of_the_area(run, tmp_path):
    lines = features(run(RESISTANCE=write_tif(tmp_path / "flat.tif", np.ones((20, 30), dtype=np.float32)))["OUTPUT"])
    assert all(line["gravity"] > 0 for line in lines)
    with pytest.raises(QgsProcessingException, match=r"Source 4 has an area of 0\.81, whose logarithm"):
        run(AREA_UNIT=1)


def test_distance_form(run):
    lines = features(run(FORM=2)["OUTPUT"])
    wanted = [by_hand(a, b, length, 450.0) for a, b, _, length in CORRIDORS]
    assert [line["gravity"] for line in lines] == pytest.approx(wanted, rel=1e-12)


def test_area_times_quality(run, esp, tmp_path):
    quality = np.zeros((20, 30), dtype=np.float32)
    quality[2:5, 2:5], quality[2:4, 20:25], quality[12:16, 12:16] = 0.5, 0.25, 1.0
    path = write_tif(tmp_path / "quality.tif", quality)
    lines = features(run(FORM=1, AREA_UNIT=1, QUALITY=path)["OUTPUT"])
    mass = {4: 0.81 * 0.5, 9: 0.9 * 0.25, 12: 1.44 * 1.0}
    wanted = [mass[a] * mass[b] / cost**2 for a, b, cost, _ in CORRIDORS]
    assert [line["gravity"] for line in lines] == pytest.approx(wanted, rel=1e-12)
    run(FORM=1, AREA_UNIT=1)
    assert any("it is 1 in every source" in line for line in esp.feedback.lines)
    assert any("All corridors are general with the threshold of 400" in line for line in esp.feedback.lines)


@pytest.mark.parametrize(
    ("choice", "threshold", "important"),
    [(0, None, {12}), (0, 1.0, {9, 12}), (1, None, {12}), (1, 60.0, {9, 12}), (2, None, {12})],
)
def test_classes(run, choice, threshold, important):
    parameters = {"CLASSIFICATION": choice} if threshold is None else {"CLASSIFICATION": choice, "THRESHOLD": threshold}
    lines = features(run(**parameters)["OUTPUT"])
    assert {line["to_id"] for line in lines if line["class"] == "important" and line["from_id"] == 4} == important


def test_touching_sources_are_marked(run, esp, network, tmp_path):
    corridors = write_corridors(tmp_path / "touching.gpkg", [(4, 9, 0.0, 0.0), (4, 12, 500.0, 330.0)])
    result = run(CORRIDORS=corridors)
    lines = features(result["OUTPUT"])
    assert lines[0]["class"] == "touching" and str(lines[0]["gravity"]) == "NULL" == str(lines[0]["rank"])
    assert lines[1]["gravity"] == pytest.approx(by_hand(4, 12, 500.0, 500.0))
    assert any("1 corridor has no length" in line for line in esp.feedback.lines)


def test_no_force_at_all(run, tmp_path):
    nothing = write_tif(tmp_path / "nothing.tif", np.zeros((20, 30), dtype=np.float32))
    result = run(FORM=1, QUALITY=nothing, CLASSIFICATION=2)
    assert [line["gravity"] for line in features(result["OUTPUT"])] == [0.0, 0.0, 0.0]
    assert Path(result["PAGE"]).read_text(encoding="utf-8").count(">0</td>") == 6


def test_corridors_of_one_step_are_told(run, esp, tmp_path):
    step = f"LINESTRING({WEST} {NORTH},{WEST + CELL} {NORTH - CELL})"
    far = f"LINESTRING({WEST} {NORTH},{WEST + 330} {NORTH})"
    fields = [("from_id", ogr.OFTInteger), ("to_id", ogr.OFTInteger), ("cost", ogr.OFTReal)]
    rows = [(step, (4, 9, 60.0)), (far, (4, 12, 500.0))]
    corridors = write_layer(tmp_path / "step.gpkg", ogr.wkbLineString, fields, rows)
    lines = features(run(CORRIDORS=corridors)["OUTPUT"])
    assert lines[0]["gravity"] == pytest.approx(by_hand(4, 9, 60.0, 500.0))
    assert any("The sources of 4-9 touch" in line for line in esp.feedback.lines)


def test_inputs_that_are_not_used_are_told(run, esp, network):
    run(QUALITY=network["RESISTANCE"], CLASSIFICATION=2, THRESHOLD=3.0)
    assert any("quality is not used" in line for line in esp.feedback.lines)
    assert any("threshold is not used" in line for line in esp.feedback.lines)


def test_dropped_links_are_left_out(run, esp, tmp_path):
    links = [(*CORRIDORS[0], 1), (*CORRIDORS[1], 10), (*CORRIDORS[2], -12)]
    result = run(CORRIDORS=write_corridors(tmp_path / "links.gpkg", links))
    assert result["LONGEST"] == 800.0 and len(features(result["OUTPUT"])) == 2
    assert any("1 dropped link is left out" in line for line in esp.feedback.lines)
    with pytest.raises(QgsProcessingException, match="has no corridor: all its links are dropped"):
        run(CORRIDORS=write_corridors(tmp_path / "none.gpkg", links[2:]))


def test_fields_of_other_programs(run, tmp_path):
    names = ("From_Core", "To_Core", "CW_Dist", "LCP_Length")
    corridors = write_corridors(tmp_path / "lcps.gpkg", CORRIDORS, names)
    fields = {"FROM_FIELD": "From_Core", "TO_FIELD": "To_Core", "SPAN_FIELD": "CW_Dist"}
    wanted = [by_hand(a, b, cost, 2000.0) for a, b, cost, _ in CORRIDORS]
    lines = features(run(CORRIDORS=corridors, **fields)["OUTPUT"])
    assert [line["gravity"] for line in lines] == pytest.approx(wanted)
    with pytest.raises(QgsProcessingException, match="has no column from_id; its columns are: .*From_Core"):
        run(CORRIDORS=corridors)


def test_sources_as_a_raster(run, network):
    polygons = features(run()["OUTPUT"])
    assert features(run(SOURCES=network["LABELS"])["OUTPUT"]) == polygons


def test_corridors_of_the_toolbox(run, esp, network, tmp_path):
    found = esp(
        "corridors",
        SOURCES=network["SOURCES"],
        RESISTANCE=network["RESISTANCE"],
        CORRIDORS=str(tmp_path / "found.gpkg"),
        CORRIDOR_RASTER=str(tmp_path / "found.tif"),
    )
    lines = features(run(CORRIDORS=found["CORRIDORS"])["OUTPUT"])
    longest = max(line["cost"] for line in lines)
    for line in lines:
        assert line["gravity"] == pytest.approx(by_hand(line["from_id"], line["to_id"], line["cost"], longest))
    assert np.nanmin(read_tif(found["CORRIDOR_RASTER"])) == 0.0


@pytest.mark.parametrize(
    ("corridors", "sentence"),
    [
        ([(4, 77, 1.0, 1.0)], "has 77 as to_id, but there is no such source in sources"),
        ([(4, 9, None, 1.0)], "has no cost in row 1"),
        ([(4, 9, -3.0, 1.0)], "Corridor 1 has no cost or length"),
    ],
)
def test_bad_corridors(run, tmp_path, corridors, sentence, no_leftovers):
    with pytest.raises(QgsProcessingException, match=sentence):
        run(CORRIDORS=write_corridors(tmp_path / "bad.gpkg", corridors))
    assert not (tmp_path / "gravity.gpkg").exists()


def test_bad_parameters(run, tmp_path):
    with pytest.raises(QgsProcessingException, match="a share is at most 100 percent, not 120"):
        run(CLASSIFICATION=1, THRESHOLD=120.0)
    resistance = np.ones((20, 30), dtype=np.float32)
    resistance[2:5, 2:5] = np.nan
    with pytest.raises(QgsProcessingException, match="Source 4 has no mean resistance above 0"):
        run(RESISTANCE=write_tif(tmp_path / "holes.tif", resistance))
    degrees = write_tif(tmp_path / "degrees.tif", resistance, cell_size=0.001, origin=(99.0, 38.0), crs="EPSG:4326")
    with pytest.raises(QgsProcessingException, match="geographic coordinate system"):
        run(RESISTANCE=degrees)


def test_headless(qgis_process, network, tmp_path):
    out = tmp_path / "gravity.gpkg"
    inputs = {key: network[key] for key in ("SOURCES", "RESISTANCE", "CORRIDORS")}
    finished = qgis_process("gravity", **inputs, OUTPUT=out, MATRIX=tmp_path / "m.csv")
    assert finished.returncode == 0, finished.stderr
    assert qgis_process.results(finished)["IMPORTANT"] == 1 and len(features(out)) == 3
    wrong = qgis_process("gravity", **inputs, OUTPUT=out, CLASSIFICATION=1, THRESHOLD=120)
    assert wrong.returncode == 1 and "at most 100 percent" in wrong.stderr + wrong.stdout
