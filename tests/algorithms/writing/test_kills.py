"""Kill -9 at 16 moments while an earlier result is replaced: nothing is lost, nothing half-written, nothing mixed."""

import sys

import numpy as np
import pytest
from killing import is_whole, killed_commits
from network_layers import write_corridors, write_sources
from rasters import write_tif
from workflow_files import qaidam_form

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="dead processes are waited for as Linux does")


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "results"
    folder.mkdir()
    return folder


@pytest.fixture
def check(monkeypatch, place, tmp_path):
    """Run twice with other settings, the second time with kills; look at what they left."""

    def run(algorithm, first, second):
        algorithm(first)
        old = {path.name: path.read_bytes() for path in place.iterdir()}
        found = killed_commits(monkeypatch, lambda: algorithm(second), place)
        new = {path.name: path.read_bytes() for path in place.iterdir()}
        assert old.keys() <= new.keys()
        assert sum(old[name] != new[name] for name in old) >= 2, "the second run must have other results"
        states = set()
        for left, later in found:
            assert old.keys() <= left.keys(), "an earlier result is lost"
            for name, content in left.items():
                assert content in (old.get(name), new[name]), f"{name} is neither"
            assert all(_whole(tmp_path, name, content) for name, content in left.items()), "half-written"
            states.add("old" if later == old else "new" if later == new else "mixed")
        assert states <= {"old", "new"}
        # Some died before anything had its place.
        assert "old" in states

    return run


def _whole(folder, name, content):
    # Parts of a shapefile belong together; alone they are judged by their bytes.
    if name.endswith((".shp", ".shx", ".dbf", ".prj", ".cpg")):
        return True
    path = folder / f"look-{name}"
    path.write_bytes(content)
    return is_whole(path)


@pytest.fixture
def ground(tmp_path):
    """A landscape with the five sources of the small network."""
    rows, columns = np.mgrid[:70, :140]
    resistance = (1.0 + (rows * 7 + columns * 3) % 11).astype(np.float32)
    return {
        "SOURCES": write_sources(tmp_path / "sources.geojson"),
        "RESISTANCE": write_tif(tmp_path / "resistance.tif", resistance, origin=(499700.0, 4001400.0)),
    }


def test_corridors(esp, ground, place, check):
    outputs = {
        "CORRIDORS": str(place / "corridors.gpkg"),
        "INACTIVE": str(place / "inactive.shp"),
        "CORRIDOR_RASTER": str(place / "mosaic.tif"),
        "LINKS": str(place / "links.csv"),
    }
    check(lambda most: esp("corridors", **ground, MAX_EUCLIDEAN=most, **outputs), 2000, 1200)


def test_gravity(esp, ground, place, tmp_path, check):
    outputs = {"OUTPUT": str(place / "gravity.shp"), "MATRIX": str(place / "matrix.csv")}
    corridors = write_corridors(tmp_path / "corridors.geojson")
    check(lambda threshold: esp("gravity", **ground, CORRIDORS=corridors, THRESHOLD=threshold, **outputs), 1, 1000)


def test_securitypattern(esp, ground, place, tmp_path, check):
    outputs = {
        "PATTERN": str(place / "pattern.gpkg"),
        "PROJECT": str(place / "pattern.qgz"),
        "PATTERN_TABLE": str(place / "pattern.csv"),
    }
    lines = [write_corridors(tmp_path / f"{name}.geojson", rows) for name, rows in (("a", None), ("b", [(4, 9, 1.0)]))]
    sources = ground["SOURCES"]
    check(lambda number: esp("securitypattern", SOURCES=sources, CORRIDORS=lines[number], **outputs), 0, 1)


def test_uncertainty(esp, sample_basin, place, check):
    outputs = {
        "PROBABILITY": str(place / "probability.tif"),
        "SOURCE_STABILITY": str(place / "sources.gpkg"),
        "RUN_TABLE": str(place / "runs.csv"),
    }
    form = qaidam_form(sample_basin)
    check(lambda seed: esp("uncertainty", **form, RUNS=2, SEED=seed, WORKERS=1, **outputs), 3, 4)
