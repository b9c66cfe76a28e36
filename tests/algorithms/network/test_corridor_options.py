"""esp:corridors and esp:costdistance: steps, widths, climate, threats along links, lengths on the ground."""

import numpy as np
import pytest
from cells import CELL, NORTH, WEST, features
from esp_toolbox.core.cost.accumulate import accumulated_cost
from esp_toolbox.core.cost.moves import Moves
from pairing import each
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from vectors import box, write_geojson


@pytest.fixture
def ground(tmp_path):
    """Two sources beyond a slanting wall of cells that touch at corners, and a third one."""
    resistance = np.full((24, 40), 2.0, dtype=np.float32)
    resistance[np.arange(24), np.arange(24) + 8] = np.nan
    places = [(10, 2), (10, 34), (2, 34)]
    labels = np.zeros(resistance.shape, dtype=np.int32)
    for number, (row, column) in enumerate(places, 1):
        labels[row : row + 2, column : column + 2] = number
    sources = write_tif(tmp_path / "sources.tif", labels, nodata=0)
    return {"SOURCES": sources, "RESISTANCE": write_tif(tmp_path / "resistance.tif", resistance)}, resistance, labels


@pytest.fixture
def corridors(esp, ground, tmp_path):
    def run(**parameters):
        names = {"CORRIDORS": "lines.gpkg", "CORRIDOR_RASTER": "raster.tif", "LINKS": "links.csv"}
        outputs = {key: str(tmp_path / name) for key, name in names.items()}
        return esp("corridors", **{**ground[0], "WIDTH": 600.0, **outputs, **parameters})

    return run


def costs(path):
    return {(row["from_id"], row["to_id"]): row["cost"] for row, _ in features(path)}


@pytest.mark.parametrize(
    ("options", "moves"),
    [
        ({"NEIGHBOURS": 1}, Moves(4)),
        ({"NEIGHBOURS": 2}, Moves(16)),
        ({"NEIGHBOURS": 3}, Moves(16, ends_only=True)),
        ({"CORNERS": 1}, Moves(8, "between")),
    ],
)
def test_steps_of_cost_distance(esp, ground, tmp_path, options, moves):
    inputs, resistance, labels = ground
    out, paths = str(tmp_path / "cost.tif"), str(tmp_path / "paths.gpkg")
    target = write_tif(tmp_path / "target.tif", np.where(labels == 2, 1, 0), nodata=0)
    start = write_tif(tmp_path / "start.tif", np.where(labels == 1, 1, 0), nodata=0)
    esp("costdistance", **{**inputs, "SOURCES": start}, DESTINATIONS=target, OUTPUT=out, PATHS=paths, **options)
    expected = accumulated_cost(resistance, labels == 1, CELL, moves=moves).cost
    np.testing.assert_allclose(read_tif(out), np.where(np.isinf(expected), np.nan, expected), rtol=1e-6)
    (row, _), cost = features(paths)[0], expected[labels == 2].min()
    assert row["cost"] == (pytest.approx(cost) if np.isfinite(cost) else None)


def test_corridors_do_not_slip_between_barriers(corridors, esp):
    assert set(costs(corridors()["CORRIDORS"])) == {(1, 2), (2, 3), (1, 3)}
    closed = corridors(CORNERS=1, ADJACENCY=3, DROP_INTERMEDIATE=False)
    assert set(costs(closed["CORRIDORS"])) == {(2, 3)}
    assert any("there is no path" in line for line in esp.feedback.lines)


def test_pinch_points_take_the_steps_of_the_corridors(corridors, ground, esp, tmp_path):
    found = corridors(NEIGHBOURS=2, SURFACES=str(tmp_path / "surfaces"))
    common = {**ground[0], "CORRIDORS": found["CORRIDORS"], "SURFACES_IN": str(tmp_path / "surfaces"), "WIDTH": 100.0}
    esp("pinchpoints", **common, CURRENT=str(tmp_path / "c.tif"), NEIGHBOURS=2)
    assert any("3 of 3 cost surfaces fit" in line for line in esp.feedback.lines)
    assert not any("costs" in line and "in its layer" in line for line in esp.feedback.lines)
    esp("pinchpoints", **common, CURRENT=str(tmp_path / "c.tif"))
    assert any("0 of 3 cost surfaces fit" in line for line in esp.feedback.lines)
    assert any("in its layer" in line and "steps" in line for line in esp.feedback.lines)


def test_widths_in_percent_and_metres(corridors, ground, tmp_path, esp):
    areas = str(tmp_path / "areas.gpkg")
    resistance, labels = ground[1:]
    corridors(WIDTH=10.0, WIDTH_TYPE=1, MORE_WIDTHS="5", CORRIDOR_AREAS=areas)
    surfaces = {label: accumulated_cost(resistance, labels == label, CELL).cost for label in (1, 2, 3)}
    for row, _ in each(features(areas)):
        a, b = row["from_id"], row["to_id"]
        through, least = surfaces[a] + surfaces[b], surfaces[a][labels == b].min()
        inside = (through <= least * (1 + row["cutoff"] / 100) * (1 + 1e-9)) & (labels != a) & (labels != b)
        assert row["area_ha"] == pytest.approx(np.count_nonzero(inside) * CELL**2 / 1e4)
    found = corridors(WIDTH=150.0, WIDTH_TYPE=2, CORRIDOR_AREAS=areas)
    assert np.nanmax(read_tif(found["CORRIDOR_RASTER"])) <= 75.0
    straight = next(row for row, _ in features(areas) if (row["from_id"], row["to_id"]) == (2, 3))
    # Between sources 6 rows apart: cells whose centres are within 75 m of the line are five columns.
    assert straight["width_mean"] == pytest.approx(150.0, abs=CELL)
    with pytest.raises(QgsProcessingException, match="10000 % of the cheapest cost"):
        corridors(WIDTH=10_000.0, WIDTH_TYPE=1)


def test_a_warning_where_corridors_cover_most_of_the_land(corridors, esp):
    corridors(WIDTH=50_000.0)
    assert any("of the land outside the sources, so that" in line for line in esp.feedback.lines)
    corridors(WIDTH=10.0)
    assert not any("so that they leave next to nothing out" in line for line in esp.feedback.lines)


def test_threats_along_links(corridors, ground, tmp_path):
    threat = np.zeros(ground[1].shape, dtype=np.float32)
    threat[:, 20:] = 4.0
    threat[10:12, 34:36] = 100.0
    found = corridors(VALUE_RASTERS=[write_tif(tmp_path / "road threat.tif", threat)], CORNERS=0)
    means = {(row["from_id"], row["to_id"]): row["road_threa"] for row, _ in features(found["CORRIDORS"])}
    assert means[2, 3] == pytest.approx(4.0) and 0.0 < means[1, 2] < 4.0


def test_climate(corridors, ground, tmp_path, esp):
    labels = ground[2]
    climate = np.where(np.arange(40) < 20, 10.0, 12.0) * np.ones((24, 1))
    layer = write_tif(tmp_path / "temperature.tif", climate.astype(np.float32))
    found = corridors(CLIMATE=layer, CLIMATE_COST=1000.0, ADJACENCY=3, DROP_INTERMEDIATE=False)
    moves = Moves(climate=climate, climate_cost=1000.0)
    expected = accumulated_cost(ground[1], labels == 1, CELL, moves=moves).cost
    # A change of 2 degrees at 1000 m each, on land of resistance 2 + 1.
    assert costs(found["CORRIDORS"])[1, 2] == pytest.approx(expected[labels == 2].min())
    assert expected[labels == 2].min() > 2000.0 + 31 * CELL * 3.0
    found = corridors(CLIMATE=layer, CLIMATE_DIFFERENCE=1.0, ADJACENCY=3, DROP_INTERMEDIATE=False)
    assert set(costs(found["CORRIDORS"])) == {(1, 2), (1, 3)}
    assert any("Corridor 2-3 was dropped: the climates of its sources differ by no more" in line
               for line in esp.feedback.lines)  # fmt: skip
    with pytest.raises(QgsProcessingException, match="needs Climate"):
        corridors(CLIMATE_DIFFERENCE=1.0)


def test_lengths_on_the_ground(esp, tmp_path):
    """Three sources in a row, all pairs: the long line lies on the two short ones and in the source between."""
    places = [box(WEST + column * CELL, NORTH - 10 * CELL, WEST + (column + 2) * CELL, NORTH - 8 * CELL)
              for column in (2, 14, 30)]  # fmt: skip
    sources = write_geojson(tmp_path / "s.geojson", [("Polygon", place, {}) for place in places])
    resistance = write_tif(tmp_path / "r.tif", np.full((20, 60), 2.0, dtype=np.float32))
    found = esp(
        "corridors", SOURCES=sources, RESISTANCE=resistance, ADJACENCY=3, DROP_INTERMEDIATE=False,
        CORRIDORS=str(tmp_path / "c.gpkg"), CORRIDOR_RASTER=str(tmp_path / "c.tif"), LINKS=str(tmp_path / "l.csv"),
    )  # fmt: skip
    assert found["LENGTH"] == pytest.approx(CELL * (11 + 15 + 27))
    assert found["GROUND_LENGTH"] == pytest.approx(CELL * 27)
    assert found["OUTSIDE_LENGTH"] == pytest.approx(CELL * (10 + 14))
    assert any("0.72 km of corridors lie outside the sources, on 0.81 km" in line for line in esp.feedback.lines)
