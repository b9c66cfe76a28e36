"""Steps with a direction, and a pattern over two years, on Swellendam: files that nobody here made."""

import numpy as np
import pytest
from polygons import read_rows
from rasters import read_tif
from tables import read_csv


@pytest.fixture
def swellendam(shared):
    folder = shared / "real" / "swellendam"
    if not folder.is_dir():
        pytest.skip("the real data (../shared/real) are not here")
    return {
        "ELEVATION": str(folder / "srtm_41_19.tif"),
        "SOURCES": str(folder / "protected_areas.shp"),
        "ROADS": str(folder / "roads.gpkg"),
    }


def resistance(esp, swellendam, folder, roads):
    """Slope and the distance to roads, in a folder of its own as of a year."""
    folder.mkdir(parents=True)
    elevation = swellendam["ELEVATION"]
    slope, distance, surface = (str(folder / f"{name}.tif") for name in ("slope", "distance", "resistance"))
    esp("resistancefactor", INPUT=elevation, MEASURE=2, OUTPUT=slope)
    esp("resistancefactor", INPUT=elevation, MEASURE=1, FEATURES=roads, PRESET=2, OUTPUT=distance)
    esp("weightedoverlay", INPUTS=[slope, distance], WEIGHTS="0.5,0.5", OUTPUT=surface)
    return surface


def test_up_and_down_the_langeberg(esp, swellendam, tmp_path):
    surface = resistance(esp, swellendam, tmp_path / "now", swellendam["ROADS"])
    given = {"RESISTANCE": surface, "SOURCES": swellendam["SOURCES"]}
    costs = {}
    for name, more in (
        ("level", {}),
        ("up", {"DIRECTION": 1, "ELEVATION": swellendam["ELEVATION"], "WAY": 0}),
        ("down", {"DIRECTION": 1, "ELEVATION": swellendam["ELEVATION"], "WAY": 1}),
        ("wind", {"DIRECTION": 3, "FLOW_ANGLE": 135, "WAY": 0}),
        ("against", {"DIRECTION": 3, "FLOW_ANGLE": 135, "WAY": 1}),
    ):
        out = str(tmp_path / f"{name}.tif")
        esp("costdistance", **given, **more, OUTPUT=out)
        costs[name] = read_tif(out)
    reached = np.isfinite(costs["level"]) & (costs["level"] > 0)
    assert reached.sum() > 300_000
    for name in ("up", "down"):
        # No slope saves more than a fall of 5 % does.
        assert (costs[name][reached] >= costs["level"][reached] * np.exp(-0.175) * (1 - 1e-6)).all()
    for name in ("wind", "against"):
        ratio = costs[name][reached] / costs["level"][reached]
        assert ratio.min() >= 1 - 1e-6 and ratio.max() <= 5 + 1e-5
    # The reserve lies on the mountains: ways from it lead down, ways to it up.
    assert costs["up"][reached].mean() < costs["down"][reached].mean()
    assert abs(costs["wind"][reached] / costs["against"][reached] - 1).max() > 1
    corridors = str(tmp_path / "corridors.gpkg")
    esp("corridors", **given, ADJACENCY=3, DIRECTION=1, ELEVATION=swellendam["ELEVATION"], CORRIDORS=corridors,
        CORRIDOR_RASTER=str(tmp_path / "mosaic.tif"))  # fmt: skip
    (way,) = read_rows(corridors)
    # One reserve lies higher than the other.
    assert 0 < way["cost_there"] != way["cost_back"] > 0


def test_a_pattern_before_and_after_its_roads(esp, swellendam, tmp_path):
    import processing

    runs, reserves = tmp_path / "runs", str(tmp_path / "reserves.gpkg")
    # Patches of a habitat have areas, so degrees are refused.
    processing.run(
        "native:reprojectlayer", {"INPUT": swellendam["SOURCES"], "TARGET_CRS": "EPSG:32733", "OUTPUT": reserves}
    )
    main = f"{swellendam['ROADS']}|layername=roads|subset=\"highway\" IN ('trunk', 'primary')"
    for year, roads in ((2000, main), (2020, swellendam["ROADS"])):
        surface = resistance(esp, swellendam, runs / str(year), roads)
        sources = str(runs / str(year) / "sources.gpkg")
        esp("ecologicalsources", HABITAT=reserves, TOP_N=0, MIN_DPC=0, MIN_AREA=0, OUTPUT=sources)
        esp("corridors", SOURCES=sources, RESISTANCE=surface, ADJACENCY=3, WIDTH=2000,
            CORRIDORS=str(runs / str(year) / "corridors.gpkg"),
            CORRIDOR_RASTER=str(runs / str(year) / "mosaic.tif"))  # fmt: skip
    folders = ";".join(f"{year}={runs / str(year)}" for year in (2000, 2020))
    periods, network = str(tmp_path / "periods.csv"), str(tmp_path / "network.csv")
    results = esp("evolution", FOLDERS=folders, PERIODS=periods, NETWORK=network)
    rows = {row["element"]: row for row in read_csv(periods)}
    assert (rows["corridors"]["from_year"], rows["corridors"]["to_year"]) == ("2000", "2020")
    assert float(rows["corridors"]["kept_ha"]) > 0
    costs = [float(row["mean_cost"]) for row in read_csv(network)]
    # More roads, more resistance.
    assert costs[1] > costs[0]
    assert results["STABLE_CORE"] > 10_000
