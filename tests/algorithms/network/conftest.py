"""The small network of the tests of this room."""

import pytest
from network_layers import write_corridors, write_sources


@pytest.fixture
def network(tmp_path):
    """Five sources: four in a square, one as a leaf."""
    return {
        "SOURCES": write_sources(tmp_path / "sources.geojson"),
        "CORRIDORS": write_corridors(tmp_path / "走廊.geojson"),
    }
