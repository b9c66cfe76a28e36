"""The small network and the row of sources of the tests of this room."""

import numpy as np
import pytest
import row_of_sources
from network_layers import write_corridors, write_sources
from rasters import write_tif


@pytest.fixture
def network(tmp_path):
    """Five sources: four in a square, one as a leaf."""
    return {
        "SOURCES": write_sources(tmp_path / "sources.geojson"),
        "CORRIDORS": write_corridors(tmp_path / "走廊.geojson"),
    }


@pytest.fixture
def row_of_four(tmp_path):
    """Four sources in a row on resistance 2, and a band of resistance 10 below them."""
    resistance = np.full((20, 60), 2.0, dtype=np.float32)
    resistance[12:] = 10.0
    polygons = [row_of_sources.square(8, column) for column in (2, 14, 30, 52)]
    return (
        row_of_sources.write_sources(tmp_path / "源地.gpkg", polygons, [3, 7, 11, 20]),
        write_tif(tmp_path / "resistance.tif", resistance),
    )


@pytest.fixture
def run_corridors(esp, row_of_four, tmp_path):
    """Run esp:corridors on the row of four with csv and GeoPackage outputs."""

    def corridors(**parameters):
        sources, resistance = row_of_four
        outputs = {
            "CORRIDORS": str(tmp_path / "corridors.gpkg"),
            "CORRIDOR_RASTER": str(tmp_path / "corridors.tif"),
            "INACTIVE": str(tmp_path / "inactive.gpkg"),
            "LINKS": str(tmp_path / "links.csv"),
        }
        inputs = {"SOURCES": sources, "RESISTANCE": resistance, "WIDTH": 600.0}
        return esp("corridors", **{**inputs, **outputs, **parameters})

    return corridors
