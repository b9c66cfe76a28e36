"""esp:spacesyntax end to end."""

import csv
import json

import numpy as np
import pytest
from pairing import each
from qgis.core import QgsProcessingException, QgsVectorLayer
from vectors import box, write_geojson


def features(path):
    loaded = QgsVectorLayer(str(path), "layer", "ogr")
    names = [field.name() for field in loaded.fields()]
    return [
        {**dict(zip(names, feature.attributes())), "shape": feature.geometry()}
        for feature in sorted(loaded.getFeatures(), key=lambda f: f.id())
    ]


def at(x, y):
    return [500000.0 + x, 4000000.0 + y]


@pytest.fixture
def network(tmp_path):
    """Three sources; two corridors end at different places of the first one, one crosses another."""
    lines = [
        ([at(100, 80), at(400, 80)], {"link_id": 1, "from_id": 1, "to_id": 2, "name": "河"}),
        ([at(80, 20), at(450, 20), at(450, 300)], {"link_id": 2, "from_id": 1, "to_id": 3, "name": "b"}),
        ([at(420, 60), at(420, 310)], {"link_id": 3, "from_id": 2, "to_id": 3, "name": "c"}),
        ([at(430, 40), at(470, 40)], {"link_id": 4, "from_id": 2, "to_id": 2, "name": "d"}),
    ]
    sources = [
        ("Polygon", [[at(*point) for point in ring] for ring in box(*corners)], {"source_id": number})
        for number, corners in ((1, (0, 0, 100, 100)), (2, (400, 50, 430, 100)), (3, (400, 300, 500, 400)))
    ]
    return {
        "CORRIDORS": write_geojson(
            tmp_path / "走廊.geojson", [("LineString", points, values) for points, values in lines]
        ),
        "SOURCES": write_geojson(tmp_path / "sources.geojson", sources),
    }


@pytest.fixture
def run(esp, network, tmp_path):
    def measure(**parameters):
        outputs = {
            "OUTPUT": str(tmp_path / "segments.gpkg"),
            "CORRIDORS_OUT": str(tmp_path / "corridors.gpkg"),
            "NODES": str(tmp_path / "nodes.gpkg"),
        }
        return esp("spacesyntax", **{**network, **outputs, **parameters})

    return measure


@pytest.mark.parametrize("net", ["random20", "two_components"])
def test_sdna(esp, oracles, tmp_path, net):
    folder = oracles / "spacesyntax"
    collection = json.loads((folder / f"{net}.geojson").read_text())
    shapes = [
        ("LineString", feature["geometry"]["coordinates"], feature["properties"]) for feature in collection["features"]
    ]
    lines = write_geojson(tmp_path / "net.geojson", shapes)
    checked = 0
    for choice, weighting in enumerate(("link", "length", "polyline")):
        result = esp(
            "spacesyntax",
            CORRIDORS=lines,
            WEIGHTING=choice,
            WEIGHT_FIELD="wt",
            PLANARISE=False,
            TOLERANCE=0.0,
            OUTPUT=str(tmp_path / f"{weighting}.gpkg"),
            CORRIDORS_OUT=str(tmp_path / f"{weighting}_back.gpkg"),
        )
        found = {line["id"]: line for line in features(result["CORRIDORS_OUT"])}
        with open(folder / f"{net}.expected.csv", encoding="utf-8") as file:
            for row in each(csv.DictReader(file)):
                if (row["weight_type"], row["user_weight"], row["radius"]) != (weighting, "1", "n"):
                    continue
                for name in ("MED", "NQPDE", "BtE", "TPBt", "TPD"):
                    assert found[int(row["id"])][name.lower()] == pytest.approx(float(row[name]), rel=1e-5)
                    checked += 1
    assert checked == 15 * len(shapes)


def test_network_of_sources(run, esp, network, no_leftovers):
    result = run()
    segments = features(result["OUTPUT"])
    # The second corridor is cut by the third and the fourth one.
    assert result["SEGMENTS"] == len(segments) and result["COMPONENTS"] == 1
    total = sum(line["length_m"] for line in segments)
    assert total == pytest.approx(300 + 370 + 280 + 250 + 40)
    corridors = features(result["CORRIDORS_OUT"])
    assert [line["name"] for line in corridors] == ["河", "b", "c", "d"]
    assert {line["grade"] for line in segments} <= {1, 2, 3, 4, 5}
    parts = [line for line in segments if line["shape"].length() and line["corridors"] == 1]
    assert len(parts) == len(segments)
    second = [line for line in segments if line["shape"].within(corridors[1]["shape"].buffer(0.01, 8))]
    lengths = np.array([line["length_m"] for line in second])
    score = np.array([line["score"] for line in second])
    assert lengths.sum() == pytest.approx(650) and len(second) == 2
    assert corridors[1]["score"] == pytest.approx((score * lengths).sum() / lengths.sum())
    nodes = features(result["NODES"])
    joined = [node for node in nodes if node["source_id"] == 1]
    assert len(joined) == 1 and joined[0]["degree"] == 2
    assert any("8 ends lie in a source" in line for line in esp.feedback.lines)
    assert run(SOURCES=None)["COMPONENTS"] == 3


def test_way_through_a_source(run):
    near = features(run()["OUTPUT"])
    far = features(run(THROUGH=1)["OUTPUT"])
    assert all(b["med"] > a["med"] for a, b in zip(near, far))


def test_radius_and_weights(run, network, tmp_path):
    whole = features(run()["OUTPUT"])
    short = features(run(RADIUS=200.0)["OUTPUT"])
    assert all(a["weight_r"] >= b["weight_r"] for a, b in zip(whole, short))
    only = features(run(GRADE_WEIGHTS="0,0,0,1", CLASSES=3)["OUTPUT"])
    tpbt = np.array([line["tpbt"] for line in only])
    assert [line["score"] for line in only] == pytest.approx((tpbt - tpbt.min()) / np.ptp(tpbt))
    assert max(line["grade"] for line in only) == 3
    weighted = features(run(WEIGHT_FIELD="link_id")["OUTPUT"])
    assert [a["weight"] for a in weighted] != [a["weight"] for a in whole]


def test_node_formulas_have_their_own_names(run, esp):
    result = run(MEASURES=1, RADIUS=300.0)
    line, node = features(result["OUTPUT"])[0], features(result["NODES"])[0]
    assert {"mean_dist", "harmonic", "node_betw", "score"} <= set(line) and "med" not in line
    assert node["mean_dist"] > 0
    assert any("know no radius and no weights" in text for text in esp.feedback.lines)


def test_bad_lines(run, esp, tmp_path):
    good = [at(0, 0), at(100, 0)]
    lines = [("LineString", good, {}), ("LineString", good[::-1], {}), ("LineString", [at(5, 5), at(5, 5)], {})]
    result = run(CORRIDORS=write_geojson(tmp_path / "bad.geojson", lines), SOURCES=None)
    text = " ".join(esp.feedback.lines)
    assert result["SEGMENTS"] == 1 and "only one segment" in text
    assert "1 line lies wholly on others and counts once with them" in text
    back = features(result["CORRIDORS_OUT"])
    assert back[0]["med"] == back[1]["med"] == pytest.approx(100 / 3)
    flat = write_geojson(tmp_path / "flat.geojson", lines[2:])
    with pytest.raises(QgsProcessingException, match="line has a length|has no features"):
        run(CORRIDORS=flat, SOURCES=None, OUTPUT=str(tmp_path / "none.gpkg"))
    assert not (tmp_path / "none.gpkg").exists()


def test_bad_parameters(run, tmp_path):
    with pytest.raises(QgsProcessingException, match="there must be 4 weights, not 2"):
        run(GRADE_WEIGHTS="1,1")
    with pytest.raises(QgsProcessingException, match="there must be 3 weights, not 4"):
        run(GRADE_WEIGHTS="1,1,1,1", MEASURES=1)
    degrees = write_geojson(tmp_path / "degrees.geojson", [("LineString", [[99, 38], [100, 38]], {})], "EPSG:4326")
    with pytest.raises(QgsProcessingException, match="geographic coordinate system"):
        run(CORRIDORS=degrees, SOURCES=None)
    dropped = [("LineString", [at(0, 0), at(9, 0)], {"status": -12})]
    with pytest.raises(QgsProcessingException, match="all its links are dropped"):
        run(CORRIDORS=write_geojson(tmp_path / "dropped.geojson", dropped))


def test_headless(qgis_process, network, tmp_path):
    out = tmp_path / "segments.gpkg"
    finished = qgis_process("spacesyntax", **network, OUTPUT=out, CORRIDORS_OUT=tmp_path / "back.gpkg")
    assert finished.returncode == 0, finished.stderr
    assert qgis_process.results(finished)["COMPONENTS"] == 1 and len(features(out)) > 4


@pytest.mark.parametrize("kind", ["cells", "anywhere"])
def test_cutting_agrees_with_geos(qgis_app, kind):
    from esp_toolbox.algorithms.network.line_input import line_geometry
    from esp_toolbox.core.network.space_syntax_lines import clean_lines
    from qgis.core import QgsGeometry

    rng = np.random.default_rng(8)
    lines = []
    for _ in range(120):
        steps = rng.normal(0, 90, (12, 2))
        if kind == "cells":
            steps = 30.0 * (rng.integers(-1, 2, (12, 2)) * rng.integers(1, 5, (12, 1)))
        lines.append(30.0 * rng.integers(0, 40, 2) + np.cumsum(steps, axis=0))
    lines = [line for line in lines if np.ptp(line, axis=0).any()]
    clean = clean_lines(lines)
    union = QgsGeometry.unaryUnion([line_geometry(line) for line in lines])
    assert clean.network.length.sum() == pytest.approx(union.length(), rel=1e-9)
    # Where more or less than two segments meet, GEOS ends its lines as well.
    ends = {tuple(np.round(part[place], 3)) for part in union.asMultiPolyline() for place in (0, -1)}
    junctions = clean.places[np.isin(clean.network.valences(), [1, 3, 4, 5, 6, 7, 8])]
    assert len(junctions) > 100 and {tuple(np.round(spot, 3)) for spot in junctions} <= ends
