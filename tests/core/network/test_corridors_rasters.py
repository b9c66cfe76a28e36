"""Normalised least-cost corridors, their mosaic, areas and widths."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network import surfaces as surfaces_module
from esp_toolbox.core.network.corridor_area import CorridorArea, runs_of
from esp_toolbox.core.network.corridor_width import corridor_width
from esp_toolbox.core.network.corridors import (
    least_cost_corridors,
    link_corridors,
    normalised_cost,
    paths_alone,
)
from esp_toolbox.core.network.least_cost_network import NetworkRules, least_cost_network
from esp_toolbox.core.network.selection import LinkLimits
from esp_toolbox.core.network.surfaces import MemorySurfaces, surfaces_of
from esp_toolbox.core.progress import Cancelled
from hypothesis import given, settings
from hypothesis import strategies as st
from pairing import paired

FREE = NetworkRules(limits=LinkLimits(drop_intermediate=False))


def run(resistance, labels, cell_size, widths, rules=FREE, **options):
    store = MemorySurfaces(labels.shape)
    network = least_cost_network(resistance, labels, cell_size, rules, max(widths), store)
    return network, least_cost_corridors(network, resistance, labels, cell_size, widths, store, **options)


def landscape(seed, shape=(20, 23)):
    random = np.random.default_rng(seed)
    resistance = np.exp(random.normal(0, 1, shape))
    resistance[random.random(shape) < 0.06] = np.nan
    labels = np.zeros(shape, dtype=np.int32)
    for label, (row, column) in enumerate(((1, 1), (2, 18), (16, 3), (15, 17)), 1):
        labels[row : row + 2, column : column + 2] = label
    resistance[labels > 0] = 1.0
    return resistance, labels


def whole(area, shape):
    """The area as a mask of the grid."""
    mask = np.zeros(shape, dtype=bool)
    top, left, window = area.window()
    mask[top : top + window.shape[0], left : left + window.shape[1]] = window
    return mask


def two_points(distance=40, half=30, resistance=1.0):
    labels = np.zeros((2 * half + 1, distance + 21), dtype=np.int32)
    labels[half, 10], labels[half, 10 + distance] = 1, 2
    return np.full(labels.shape, resistance), labels


# -- the normalised cost -----------------------------------------------------------------------


def test_octagonal_detour_between_two_points():
    resistance, labels = two_points()
    _, corridors = run(resistance, labels, 1.0, [20.0])
    rows, columns = np.indices(labels.shape)
    costs = []
    for column in (10, 50):
        down, along = abs(rows - 30), abs(columns - column)
        costs.append(np.maximum(down, along) + (np.sqrt(2) - 1) * np.minimum(down, along))
    wanted = costs[0] + costs[1] - 40
    inside = wanted <= 20.0
    assert np.array_equal(np.isfinite(corridors.mosaic), inside)
    np.testing.assert_allclose(corridors.mosaic[inside], wanted[inside], atol=1e-5)
    assert corridors.mosaic.dtype == np.float32
    area = corridors.areas[0]
    assert np.array_equal(whole(area, labels.shape), inside & (labels == 0))
    assert area.cells == np.count_nonzero(inside & (labels == 0)) and area.width == 20.0


@pytest.mark.parametrize("seed", range(3))
def test_mosaic_and_areas_from_full_surfaces(seed):
    resistance, labels = landscape(seed)
    network, corridors = run(resistance, labels, 30.0, [40.0, 150.0])
    full = MemorySurfaces(labels.shape)
    cost = dict(surfaces_of(full, resistance, labels, 30.0, dict.fromkeys((1, 2, 3, 4), np.inf)))
    least = np.full(labels.shape, np.inf)
    areas = {(area.link, area.width): area for area in corridors.areas}
    assert len(areas) == 2 * network.links.active.sum()
    for row, (a, b) in enumerate(network.links.pairs()):
        if not network.links.active[row]:
            continue
        detour = np.maximum(cost[a] + cost[b] - network.links.cost[row], 0)
        least = np.minimum(least, detour)
        outside = (labels != a) & (labels != b)
        for width in (40.0, 150.0):
            assert np.array_equal(whole(areas[row, width], labels.shape), outside & (detour <= width))
        # Nothing on the way costs more than the way itself.
        np.testing.assert_allclose(detour[network.paths[row]], 0, atol=1e-9)
    inside = least <= 150.0
    assert np.array_equal(np.isfinite(corridors.mosaic), inside)
    np.testing.assert_allclose(corridors.mosaic[inside], least[inside], rtol=1e-6, atol=1e-6)


@given(st.integers(0, 10_000), st.floats(0.0, 300.0))
@settings(max_examples=10)
def test_strips_and_executors_change_nothing(seed, width):
    resistance, labels = landscape(seed)
    _, wanted = run(resistance, labels, 30.0, [width])
    plain = surfaces_module._STRIP_BYTES
    surfaces_module._STRIP_BYTES = 8 * 23 * 4 * 3
    try:
        assert len(surfaces_module.strips(20, 23, 4)) == 7
        with ThreadPoolExecutor(2) as pool:
            _, given_ = run(resistance, labels, 30.0, [width], executor=pool)
    finally:
        surfaces_module._STRIP_BYTES = plain
    np.testing.assert_array_equal(wanted.mosaic, given_.mosaic)
    for area, other in paired(wanted.areas, given_.areas):
        assert (area.link, area.width, area.cells) == (other.link, other.width, other.cells)
        np.testing.assert_array_equal(area.starts, other.starts)
        np.testing.assert_array_equal(area.stops, other.stops)


def test_wider_corridors_hold_narrower_ones():
    resistance, labels = landscape(9)
    _, corridors = run(resistance, labels, 30.0, [0.0, 30.0, 90.0, 30.0])
    assert sorted({area.width for area in corridors.areas}) == [0.0, 30.0, 90.0]
    for narrow, middle, wide in zip(*[iter(corridors.areas)] * 3):
        masks = [whole(area, labels.shape) for area in (narrow, middle, wide)]
        assert not (masks[0] & ~masks[1]).any() and not (masks[1] & ~masks[2]).any()


def test_only_active_links_have_corridors():
    resistance, labels = two_points()
    labels[30, 30] = 3
    network, corridors = run(resistance, labels, 1.0, [4.0], NetworkRules(adjacency="all"))
    assert [network.links.pairs()[area.link] for area in corridors.areas] == [(1, 3), (2, 3)]
    none = NetworkRules(limits=LinkLimits(maximum_cost=1.0))
    network, corridors = run(resistance, labels, 1.0, [4.0], none)
    assert not network.links.active.any() and corridors.areas == ()
    assert np.isnan(corridors.mosaic).all()


def test_rounding_comes_before_the_cut():
    resistance, labels = two_points()
    _, exact = run(resistance, labels, 1.0, [2.2])
    _, rounded = run(resistance, labels, 1.0, [2.2], rounded=True)
    values = np.unique(rounded.mosaic[np.isfinite(rounded.mosaic)])
    assert values.tolist() == [0.0, 1.0, 2.0]
    # A row away the detour is 0.83, three rows away 2.49: that rounds to 2, within the width of 2.2.
    assert np.isnan(exact.mosaic[33, 30]) and rounded.mosaic[33, 30] == 2.0
    # Beside an end too, where the surface of the other end has to reach further than cost and width.
    _, exact = run(resistance, labels, 1.0, [1.2])
    _, rounded = run(resistance, labels, 1.0, [1.2], rounded=True)
    assert np.isnan(exact.mosaic[31, 10]) and rounded.mosaic[31, 10] == 1.0


def test_link_by_link():
    resistance, labels = landscape(7)
    store = MemorySurfaces(labels.shape)
    network = least_cost_network(resistance, labels, 30.0, FREE, 90.0, store)
    corridors = least_cost_corridors(network, resistance, labels, 30.0, [90.0], store)
    least = np.full(labels.shape, np.nan)
    seen = []
    for link, top, left, corridor in link_corridors(network, store, labels.shape, 90.0):
        seen.append(link)
        box = slice(top, top + corridor.shape[0]), slice(left, left + corridor.shape[1])
        least[box] = np.fmin(least[box], corridor)
        outside = (labels[box] != network.links.from_label[link]) & (labels[box] != network.links.to_label[link])
        area = next(area for area in corridors.areas if area.link == link)
        assert area.cells == np.count_nonzero(np.isfinite(corridor) & outside)
    assert seen == np.flatnonzero(network.links.active).tolist()
    np.testing.assert_array_equal(least.astype(np.float32), corridors.mosaic)


def test_paths_without_surfaces():
    resistance, labels = landscape(7)
    network = least_cost_network(resistance, labels, 30.0, replace(FREE, preview=True))
    corridors = paths_alone(network)
    on_paths = {cell for path in network.paths for cell in zip(*(axis.tolist() for axis in path))}
    assert set(zip(*(axis.tolist() for axis in np.nonzero(corridors.mosaic == 0)))) == on_paths
    assert np.count_nonzero(np.isfinite(corridors.mosaic)) == len(on_paths) and corridors.areas == ()


def test_surfaces_that_are_too_short_are_made_anew():
    resistance, labels = two_points()
    store = MemorySurfaces(labels.shape)
    network = least_cost_network(resistance, labels, 1.0, FREE, 0.0, store)
    assert store.reach(2) is None and store.reach(1) == pytest.approx(40.0)
    corridors = least_cost_corridors(network, resistance, labels, 1.0, [20.0], store)
    assert store.reach(1) == store.reach(2) == 60.0
    _, wanted = run(resistance, labels, 1.0, [20.0])
    np.testing.assert_array_equal(corridors.mosaic, wanted.mosaic)


def test_cell_whose_cost_is_the_cutoff_is_inside():
    # 0.1 is not exact: the sum of 0.1s along the way and the cutoff are rounded differently.
    resistance, labels = two_points(distance=33, resistance=0.1)
    _, corridors = run(resistance, labels, 3.0, [6.0])
    assert np.isfinite(corridors.mosaic[30, 0]) and np.isfinite(corridors.mosaic[30, 53])
    assert corridors.mosaic[30, 0] == pytest.approx(6.0)


def test_normalised_cost_is_never_negative():
    first, second = np.array([[0.1 + 0.2, np.inf]]), np.array([[0.0, 1.0]])
    np.testing.assert_array_equal(normalised_cost(first, second, 0.3000000000000001), [[0.0, np.inf]])


@pytest.mark.parametrize("widths", [[], [-1.0], [np.nan], [np.inf]])
def test_bad_widths(widths):
    resistance, labels = two_points()
    network = least_cost_network(resistance, labels, 1.0)
    with pytest.raises(InputError, match="The width of a corridor is a cost of 0 or above"):
        least_cost_corridors(network, resistance, labels, 1.0, widths, MemorySurfaces(labels.shape))


def test_cancel_and_progress():
    resistance, labels = landscape(2)
    store = MemorySurfaces(labels.shape)
    network = least_cost_network(resistance, labels, 30.0, FREE, 50.0, store)
    told = []
    least_cost_corridors(network, resistance, labels, 30.0, [50.0], store, progress=told.append)
    assert told == sorted(told) and told[-1] == 1.0

    def stop(fraction):
        if fraction > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        least_cost_corridors(network, resistance, labels, 30.0, [50.0], store, progress=stop)


# -- areas -------------------------------------------------------------------------------------


@given(st.integers(0, 100_000))
def test_runs_and_masks(seed):
    random = np.random.default_rng(seed)
    mask = random.random((random.integers(1, 6), random.integers(1, 9))) < random.random()
    columns = 12
    top, left = int(random.integers(0, 4)), int(random.integers(0, columns - mask.shape[1] + 1))
    runs = runs_of(mask, top, left, columns)
    cells = int((runs[:, 1] - runs[:, 0]).sum())
    area = CorridorArea(0, 1.0, cells, columns, runs[:, 0], runs[:, 1])
    assert cells == mask.sum()
    wanted = np.zeros((12, columns), dtype=bool)
    wanted[top : top + mask.shape[0], left : left + mask.shape[1]] = mask
    assert np.array_equal(whole(area, (12, columns)), wanted)


# -- widths ------------------------------------------------------------------------------------


def test_width_between_two_points():
    resistance, labels = two_points(distance=60)
    network, corridors = run(resistance, labels, 1.0, [20.0])
    width = corridor_width(corridors.areas[0], *network.paths[0], 1.0)
    # In the middle a detour by y rows costs 2 (sqrt 2 - 1) y.
    greatest = 2 * np.floor(20.0 / (2 * (np.sqrt(2) - 1))) + 1
    assert width.maximum == pytest.approx(greatest, abs=1.0)
    assert width.minimum < width.mean < width.maximum


@pytest.mark.parametrize("direction", ["across", "down", "diagonal"])
def test_width_of_a_straight_band(direction):
    rows, columns = np.indices((90, 90))
    away = {
        "across": abs(rows - 40),
        "down": abs(columns - 40),
        "diagonal": abs(rows - columns) / np.sqrt(2),
    }[direction]
    mask = away <= 7
    runs = runs_of(mask, 0, 0, 90)
    area = CorridorArea(0, 1.0, int(mask.sum()), 90, runs[:, 0], runs[:, 1])
    along = np.arange(15, 75)
    path = {
        "across": (np.full(60, 40), along),
        "down": (along, np.full(60, 40)),
        "diagonal": (along, along),
    }[direction]
    width = corridor_width(area, *path, 30.0)
    # 15 rows or columns, or 19 diagonals.
    wanted = 19 / np.sqrt(2) if direction == "diagonal" else 15
    for value in (width.mean, width.minimum, width.maximum):
        assert value == pytest.approx(wanted * 30.0, abs=30.0)


def test_width_of_a_long_wide_corridor_is_not_cut():
    mask = np.ones((400, 30), dtype=bool)
    runs = runs_of(mask, 0, 0, 30)
    area = CorridorArea(0, 1.0, mask.size, 30, runs[:, 0], runs[:, 1])
    width = corridor_width(area, np.full(30, 200), np.arange(30), 1.0)
    assert width.minimum == pytest.approx(400, abs=1)


def test_narrow_gap_is_the_least_width():
    resistance, labels = two_points(distance=60)
    resistance[:, 40] = np.nan
    resistance[29:32, 40] = 1.0
    network, corridors = run(resistance, labels, 10.0, [200.0])
    width = corridor_width(corridors.areas[0], *network.paths[0], 10.0)
    assert width.minimum == pytest.approx(30.0, abs=5.0)


def test_touching_sources_have_no_width():
    labels = np.array([[1, 2], [1, 2]], dtype=np.int32)
    network, corridors = run(np.ones((2, 2)), labels, 1.0, [5.0])
    width = corridor_width(corridors.areas[0], *network.paths[0], 1.0)
    assert corridors.areas[0].cells == 0
    assert np.isnan([width.mean, width.minimum, width.maximum]).all()


# -- the reference program's demonstration -----------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "cells", "mean", "deviation"),
    [
        (
            NetworkRules(limits=LinkLimits(maximum_euclid=40000, maximum_cost=100000), nearest=4),
            108210,
            88793.89,
            63154.77,
        ),
        (FREE, 113087, 86257.52, 63746.12),
    ],
)
def test_demo_mosaic(oracles, rules, cells, mean, deviation):
    gdal = pytest.importorskip("osgeo.gdal")
    dataset = gdal.Open(str(oracles / "linkage" / "lm_resistances.tif"))
    resistance = dataset.ReadAsArray().astype(np.float64)
    resistance[resistance < 0] = np.nan
    labels = gdal.Open(str(oracles / "linkage" / "lm_cores.tif")).ReadAsArray().astype(np.int32)
    cell_size = dataset.GetGeoTransform()[1]
    _, corridors = run(resistance, labels, cell_size, [200_000.0], rules, rounded=True)
    values = corridors.mosaic[np.isfinite(corridors.mosaic)].astype(np.float64)
    assert values.size == cells
    assert values.mean() == pytest.approx(mean, abs=0.006)
    assert values.std() == pytest.approx(deviation, abs=0.006)
    _, plain = run(resistance, labels, cell_size, [200_000.0], replace(rules))
    assert np.count_nonzero(np.isfinite(plain.mosaic)) == cells - 1
