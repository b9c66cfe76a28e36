"""Obstacles: mixed ground, shoulders and rock faces are none."""

import numpy as np
import pytest
from esp_toolbox.core.bottlenecks.barrier_places import PlaceRules, barrier_places
from esp_toolbox.core.bottlenecks.barriers import barrier_radii, barrier_scores
from esp_toolbox.core.bottlenecks.obstacles import (
    GRID_DETOUR,
    obstacle_places,
    restorable_part,
    surroundings_of,
    with_rock_kept,
)
from esp_toolbox.core.network.least_cost_network import LinkLimits, NetworkRules, least_cost_network
from esp_toolbox.core.network.surfaces import MemorySurfaces

CELL, RADII = 250.0, (1000.0, 2000.0)


def found(resistance, reachable=None):
    """Surroundings and barriers between a source at the left and one at the right."""
    labels = np.zeros(resistance.shape, dtype=np.int32)
    labels[20:40, 3:8], labels[20:40, -8:-3] = 1, 2
    store = MemorySurfaces(resistance.shape)
    network = least_cost_network(resistance, labels, CELL, NetworkRules(adjacency="all"), 0.0, store)
    part = None if reachable is None else restorable_part(resistance, reachable)
    surroundings = surroundings_of(network, resistance, CELL, RADII[0], part)
    scores = barrier_scores(network, resistance, CELL, RADII, store, surroundings=surroundings)
    return surroundings, barrier_places(network, CELL, store, scores, PlaceRules(), surroundings)[0]


def steppe(road):
    """Shrubs (3) on half of a bare plain (5), as fine as the raster shows."""
    resistance = np.where(np.random.default_rng(4).random((60, 200)) < 0.5, 3.0, 5.0)
    if road:
        resistance[:, 100:106] = 9.0
    return resistance


def test_surroundings_of_uniform_ground_are_its_resistance():
    surroundings, barriers = found(np.full((60, 200), 5.0))
    assert surroundings.of_links.tolist() == [5.0] and surroundings.straight.tolist() == [5.0]
    assert barriers.places.count == 0


def test_mixed_ground_costs_more_than_its_good_cells():
    surroundings, _ = found(steppe(False))
    assert surroundings.of_links[0] == 3.0
    assert 3.0 * GRID_DETOUR < surroundings.straight[0] < 4.0


def test_the_road_alone_is_the_barrier_of_mixed_ground():
    surroundings, barriers = found(steppe(True))
    places = barriers.places
    assert surroundings.straight[0] < 4.2
    rows, columns = np.nonzero(places.labels == 1)
    assert columns.min() >= 96 and columns.max() <= 109
    # The rest is next to nothing: neither the plain nor a large part of it.
    assert places.peak[1:].max(initial=0.0) < 0.35 * places.peak[0]
    assert places.cells[1:].sum() < 0.02 * 60 * 200


def test_short_paths_are_measured_by_their_median():
    surroundings, _ = found(steppe(False)[:, 140:])
    assert surroundings.straight[0] == pytest.approx(3.0 * GRID_DETOUR, rel=1e-12)


def test_a_shoulder_belongs_to_the_higher_peak():
    excess = np.full((20, 60), np.nan)
    excess[10, 5:55] = 0.9
    excess[10, 10], excess[10, 50] = 2.0, 1.0
    excess[3, 30] = 0.8
    places, _ = obstacle_places(excess, np.where(excess > 0, 1000.0, np.nan), RADII, CELL, classes=1)
    # The lower peak's ground, above three quarters of it, holds the higher one; the third stands alone.
    assert places.peak.tolist() == [2.0, 0.8]
    assert places.cells.tolist() == [1, 1]


def test_rock_faces_are_not_restored():
    resistance = np.full((60, 200), 5.0)
    resistance[:, 100:106] = 9.0
    slope = np.zeros(resistance.shape)
    slope[:, 90:116] = 40.0
    reachable = with_rock_kept(np.ones(resistance.shape), resistance, slope)
    assert (reachable[:, 90:116] == resistance[:, 90:116]).all() and (reachable[:, :90] == 1.0).all()
    assert found(resistance, np.ones(resistance.shape))[1].places.count == 1
    assert found(resistance, reachable)[1].places.count == 0
    assert found(resistance, with_rock_kept(np.ones(resistance.shape), resistance, slope, 45.0))[1].places.count == 1


def test_the_grain_of_the_ground_is_no_obstacle():
    resistance = np.full((60, 200), 5.0)
    resistance[:, 100:106] = 5.2
    assert found(resistance)[1].places.count == 0
    resistance[:, 100:106] = 5.6
    assert found(resistance)[1].places.count == 1


def test_the_rim_of_barrier_mapper_on_its_demo(oracles):
    """The ring, read literally, differs from the disc in most cells; only the extremes agree."""
    gdal = pytest.importorskip("osgeo.gdal")
    raster = gdal.Open(str(oracles / "linkage" / "lm_resistances.tif"))
    cell = raster.GetGeoTransform()[1]
    resistance = raster.ReadAsArray().astype(np.float64)
    resistance[resistance == raster.GetRasterBand(1).GetNoDataValue()] = np.nan
    labels = gdal.Open(str(oracles / "linkage" / "lm_cores.tif")).ReadAsArray().astype(np.int32)
    store = MemorySurfaces(resistance.shape)
    rules = NetworkRules(limits=LinkLimits(drop_intermediate=False))
    network = least_cost_network(resistance, labels, cell, rules, 0.0, store)
    radii = barrier_radii(400, 1200, 400, cell)
    disc, ring = (
        barrier_scores(network, resistance, cell, radii, store, window=window).centres for window in ("disc", "ring")
    )
    scored = np.isfinite(disc)
    apart = np.abs(disc - np.nan_to_num(ring))[scored]
    assert scored.sum() == 4953 and np.count_nonzero(apart > 0.01 * disc[scored]) == 2685
    assert apart.max() == pytest.approx(16.8, abs=0.05)
    assert np.nanmax(ring) == np.nanmax(disc)
