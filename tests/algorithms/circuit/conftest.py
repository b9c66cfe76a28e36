"""Barriers that several files of tests find: two dear roads between four sources."""

import numpy as np
import pytest
from cells import square, write_layer
from omniscape_scene import write_scene
from osgeo import ogr
from rasters import write_tif

SHAPE = (40, 60)


@pytest.fixture
def two_roads(tmp_path):
    """Four sources; a dear road down the middle, a dearer one across the lower half, and land cover."""
    resistance = np.full(SHAPE, 2.0, dtype=np.float32)
    cover = np.full(SHAPE, 1, dtype=np.uint8)
    resistance[:, 29:31], cover[:, 29:31] = 60.0, 7
    resistance[20:22, :29], cover[20:22, :29] = 90.0, 8
    sources = [(5, 5, 4), (6, 50, 9), (32, 6, 12), (33, 51, 20)]
    rows = [(square(row, column), [number]) for row, column, number in sources]
    return {
        "SOURCES": write_layer(tmp_path / "源地 a.gpkg", ogr.wkbPolygon, rows),
        "RESISTANCE": write_tif(tmp_path / "resistance.tif", resistance),
        "LANDCOVER": write_tif(tmp_path / "cover.tif", cover),
    }


@pytest.fixture
def run_barriers(esp, two_roads, tmp_path):
    def barriers(**parameters):
        outputs = {
            "OUTPUT": str(tmp_path / "out" / "barriers.tif"),
            "BARRIERS": str(tmp_path / "out" / "barriers.gpkg"),
        }
        radii = {"MIN_RADIUS": 60.0, "MAX_RADIUS": 180.0, "STEP": 60.0}
        # Barrier Mapper's way, unless a test says otherwise: restored ground of a resistance of 1.
        return esp("barriers", **{**two_roads, **radii, "RESTORED": 1, **outputs, **parameters})

    return barriers


@pytest.fixture
def layers(tmp_path):
    """The scene of esp:omniscape."""
    return write_scene(tmp_path)
