"""Layers of small patterns and of a scene of zones."""

import numpy as np
import pytest
from pattern_scene import line, polygon
from vectors import box, write_geojson, write_vector
from zone_scene import COVER, HEALTH, LEFT, OUTPUTS, SCENE, TOP, box_wkt


@pytest.fixture
def layer(tmp_path):
    return lambda name, *features: write_geojson(tmp_path / f"{name}.geojson", list(features))


@pytest.fixture
def layers(layer):
    """Four sources in the corners, two corridors that cross in the middle, a road across both, two districts."""
    corners = [(0, 0), (9000, 0), (0, 9000), (9000, 9000)]
    sources = [
        polygon(x, y, x + 1000, y + 1000, source_id=n, area_ha=100.0, dpc=d)
        for n, ((x, y), d) in enumerate(zip(corners, (50.0, 20.0, 19.0, 1.0)), 1)
    ]
    first = {"link_id": 1, "from_id": 1, "to_id": 4, "class": "important", "gravity": 9.0}
    second = {"link_id": 2, "from_id": 2, "to_id": 3, "class": "general", "gravity": 1.0}
    return {
        "sources": layer("sources", *sources),
        "corridors": layer(
            "corridors", line((1000, 1000), (9000, 9000), **first), line((9000, 1000), (1000, 9000), **second)
        ),
        "roads": layer("roads", line((2000, 0), (2000, 10000), kind="trunk")),
        "districts": layer(
            "districts", polygon(0, 0, 5000, 10000, name="West"), polygon(5000, 0, 10000, 10000, name="East")
        ),
    }


@pytest.fixture
def basin(layer):
    """Large sources in the south, small ones in the middle and in the north, joined in a row."""
    sources = [
        polygon(0, 0, 9000, 4000, source_id=1, dpc=9.0),
        polygon(4000, 14000, 5000, 15000, source_id=2, dpc=2.0),
        polygon(4000, 28000, 5000, 29000, source_id=3, dpc=1.0),
    ]
    corridors = [
        line((4500, 4000), (4500, 14000), link_id=1, from_id=1, to_id=2),
        line((4500, 15000), (4500, 28000), link_id=2, from_id=2, to_id=3),
        line((8000, 4000), (8000, 28500), (5000, 28500), link_id=3, from_id=1, to_id=3),
    ]
    return {
        "SOURCES": layer("basin_sources", *sources),
        "CORRIDORS": layer("basin_corridors", *corridors),
        "PINCH_POINTS": layer("basin_pinch", polygon(4400, 12000, 4600, 12200, rank=1)),
        "DISTRICTS": layer("basin_districts", polygon(0, 0, 9000, 30000, name="All", plan="a")),
    }


@pytest.fixture
def scene(tif, tmp_path):
    """Layers of the scene and outputs, as parameters."""
    mine = write_vector(tmp_path / "mines.gpkg", [f"POINT({LEFT + 225} {TOP - 15})"])
    line = f"LINESTRING({LEFT + 15} {TOP}, {LEFT + 15} {TOP - 240})"
    source = write_vector(tmp_path / "sources.gpkg", [box_wkt(4, 4, 8, 8)])
    districts = write_geojson(
        tmp_path / "districts.geojson",
        [
            ("Polygon", box(LEFT, TOP - 240, LEFT + 120, TOP), {"name": "West"}),
            ("Polygon", box(LEFT + 120, TOP - 240, LEFT + 240, TOP), {"name": "Ost"}),
        ],
    )
    return dict(
        SCENE,
        NESTED=False,
        HEALTH=tif("health", HEALTH, cell_size=120.0),
        CORRIDORS=write_vector(tmp_path / "corridors.gpkg", [line]),
        BUFFER=10.0,
        SOURCES=source,
        TREND=tif("trend", np.array([[0.1, -0.1], [0.1, -0.1]], np.float32), cell_size=120.0),
        DISTURBANCE=[mine],
        DISTURBANCE_DISTANCE=60.0,
        ELEVATION=tif("dem", np.arange(64, 0, -1, dtype=np.float32).reshape(8, 8)),
        LANDCOVER=tif("cover", COVER),
        DISTRICTS=districts,
        **{key: str(tmp_path / name) for key, name in OUTPUTS.items()},
    )
