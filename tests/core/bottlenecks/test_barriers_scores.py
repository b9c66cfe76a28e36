"""Barrier scores: the formula, discs, corridors together, radii, bad input."""

from dataclasses import replace

import numpy as np
import pytest
from esp_toolbox.core.bottlenecks import _barrier_scene as scene_module
from esp_toolbox.core.bottlenecks.barriers import (
    barrier_radii,
    barrier_scores,
    default_radii,
    link_gains,
    own_limit,
)
from esp_toolbox.core.cost.accumulate import accumulated_cost
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.least_cost_network import NetworkRules, least_cost_network
from esp_toolbox.core.network.selection import LinkLimits
from esp_toolbox.core.network.surfaces import MemorySurfaces, surfaces_of
from esp_toolbox.core.progress import Cancelled
from hypothesis import given, settings
from hypothesis import strategies as st
from pairing import paired

FREE = NetworkRules(adjacency="all", limits=LinkLimits(drop_intermediate=False))


def landscape(seed, shape=(26, 31)):
    """Rough resistance with walls and four sources."""
    random = np.random.default_rng(seed)
    resistance = np.exp(random.normal(0.5, 1, shape))
    resistance[random.random(shape) < 0.05] = np.nan
    labels = np.zeros(shape, dtype=np.int32)
    for label, (row, column) in enumerate(((2, 2), (3, 26), (21, 4), (20, 24)), 1):
        labels[row : row + 2, column : column + 3] = label
    resistance[labels > 0] = 1.0
    return resistance, labels


def scored(resistance, labels, cell_size, radii, rules=FREE, **options):
    store = MemorySurfaces(labels.shape)
    network = least_cost_network(resistance, labels, cell_size, rules, 0.0, store)
    return network, store, barrier_scores(network, resistance, cell_size, radii, store, **options)


def disc_minimum_by_hand(cost, radius_cells):
    reach = int(radius_cells)
    padded = np.pad(cost, reach, constant_values=np.inf)
    least = np.full(cost.shape, np.inf)
    for down in range(-reach, reach + 1):
        for right in range(-reach, reach + 1):
            if down * down + right * right <= radius_cells**2:
                rows, columns = slice(reach + down, reach + down + cost.shape[0]), slice(reach + right, None)
                least = np.minimum(least, padded[rows, columns][:, : cost.shape[1]])
    return least


def by_hand(network, resistance, labels, cell_size, radius, summed=False):
    """Centres and percent of one radius from whole surfaces and plain loops."""
    cost = {label: accumulated_cost(resistance, labels == label, cell_size).cost for label in np.unique(labels)[1:]}
    least = {label: disc_minimum_by_hand(surface, radius / cell_size + 1e-9) for label, surface in cost.items()}
    results = []
    for percent in (False, True):
        total = np.zeros(labels.shape) if summed else np.full(labels.shape, -np.inf)
        for row in np.flatnonzero(network.links.active):
            a, b = network.links.pairs()[row]
            with np.errstate(invalid="ignore"):
                score = (network.links.cost[row] - least[a] - least[b] - 2 * radius) / (2 * radius)
            if percent:
                score = 100 * score / network.links.cost[row]
            total = total + np.maximum(score, 0) if summed else np.maximum(total, score)
        results.append(np.where(total < 0, np.nan, total))
    return results


# -- the formula -------------------------------------------------------------------------------


def test_a_wall_between_two_strips():
    # Columns 0 and 40 are sources; columns 19 to 21 resist 30, all others 2.
    cell = 10.0
    resistance = np.full((15, 41), 2.0)
    resistance[:, 19:22] = 30.0
    labels = np.zeros(resistance.shape, dtype=np.int32)
    labels[:, 0], labels[:, 40] = 1, 2
    network, _, scores = scored(resistance, labels, cell, [30.0])
    cost = network.links.cost[0]
    assert cost == pytest.approx(cell * (36 * 2 + 2 * 16 + 2 * 30))
    # A disc of 3 cells round column 20 spans columns 17 to 23, 6 steps at 1 instead of 2 * 2 + 2 * 16 + 2 * 30.
    middle = (cell * (2 * 2 + 2 * 16 + 2 * 30) - 60.0) / 60.0
    assert scores.centres[7, 20] == pytest.approx(middle)
    assert scores.percent[7, 20] == pytest.approx(100 * middle / cost)
    # Far from the wall 6 steps at 2 become 6 at 1.
    assert scores.centres[7, 10] == pytest.approx(1.0) and scores.radius[7, 10] == 30.0
    # Round column 18 the disc spans 15 to 21: 3 * 2 + 16 + 2 * 30 becomes 6.
    assert scores.centres[7, 18] == pytest.approx((cell * (3 * 2 + 16 + 60) - 60.0) / 60.0)
    np.testing.assert_allclose(scores.centres[3:12], np.broadcast_to(scores.centres[7], (9, 41)), rtol=1e-6)
    # Discs round columns 19 to 21 hold the whole wall. Circles: each cell has the highest centre within 3 cells.
    assert scores.centres[7, 21] == scores.centres[7, 20] > scores.centres[7, 22]
    assert scores.circles[7, 24] == scores.centres[7, 20] > scores.circles[7, 25]
    assert scores.centres.dtype == np.float32


@pytest.mark.parametrize("summed", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_scores_by_hand(seed, summed):
    resistance, labels = landscape(seed)
    radii = [30.0, 75.0, 120.0]
    combine = "sum" if summed else "maximum"
    network, _, scores = scored(resistance, labels, 30.0, radii, combine=combine)
    wanted = [by_hand(network, resistance, labels, 30.0, radius, summed) for radius in radii]
    with np.errstate(invalid="ignore"):
        for which, result in enumerate((scores.centres, scores.percent)):
            best = np.fmax.reduce([pair[which] for pair in wanted])
            np.testing.assert_allclose(result, best, rtol=2e-5, atol=1e-6)
        circles = np.fmax.reduce(
            [
                -disc_minimum_by_hand(-np.nan_to_num(pair[0], nan=-np.inf), radius / 30.0 + 1e-9)
                for pair, radius in zip(wanted, radii)
            ]
        )
    np.testing.assert_allclose(np.nan_to_num(scores.circles, nan=-np.inf), circles, rtol=2e-5, atol=1e-6)
    gains = scores.centres > 0
    assert gains.any() and np.array_equal(np.isfinite(scores.radius), gains)
    assert np.array_equal(scores.link >= 0, gains)
    for pair, radius in paired(wanted, radii):
        chosen = gains & (scores.radius == radius)
        np.testing.assert_allclose(scores.centres[chosen], pair[0][chosen], rtol=2e-5)


def test_sum_is_at_least_the_maximum_and_0_where_nothing_gains():
    resistance, labels = landscape(5)
    _, _, most = scored(resistance, labels, 30.0, [60.0])
    _, _, total = scored(resistance, labels, 30.0, [60.0], combine="sum")
    assert not np.isnan(total.centres).any()
    assert (total.centres >= np.nan_to_num(most.centres) * (1 - 1e-6)).all()
    assert np.array_equal(total.centres == 0, np.isnan(most.centres) | (most.centres == 0))


def test_restored_ground_of_another_resistance():
    resistance, labels = landscape(6)
    network, _, cheap = scored(resistance, labels, 30.0, [60.0])
    _, _, dear = scored(resistance, labels, 30.0, [60.0], restored=1.5)
    # Half a unit of resistance more costs half a unit a metre.
    both = cheap.centres > 0.5
    np.testing.assert_allclose(dear.centres[both], cheap.centres[both] - 0.5, rtol=1e-4, atol=1e-5)
    assert np.isnan(dear.centres[~(cheap.centres >= 0.5)]).all()


# -- what must not change the result -------------------------------------------------------------


@given(st.integers(0, 10_000), st.sampled_from([31.0, 60.0, 200.0]), st.booleans())
@settings(max_examples=8)
def test_strips_and_longer_surfaces_change_nothing(seed, radius, summed):
    resistance, labels = landscape(seed)
    combine = "sum" if summed else "maximum"
    network, _, wanted = scored(resistance, labels, 30.0, [30.0, radius], combine=combine)
    far = MemorySurfaces(labels.shape)
    for _ in surfaces_of(far, resistance, labels, 30.0, dict.fromkeys((1, 2, 3, 4), np.inf)):
        pass
    kept = scene_module.STRIP_BYTES, scene_module._CHUNK
    scene_module.STRIP_BYTES, scene_module._CHUNK = 8 * 31 * 4 * 3, 62
    try:
        found = barrier_scores(network, resistance, 30.0, [30.0, radius], far, combine)
    finally:
        scene_module.STRIP_BYTES, scene_module._CHUNK = kept
    for name in ("centres", "percent", "circles", "radius", "link"):
        np.testing.assert_array_equal(getattr(found, name), getattr(wanted, name))


@given(st.integers(0, 10_000))
@settings(max_examples=6)
def test_turned_landscapes(seed):
    resistance, labels = landscape(seed)
    _, _, scores = scored(resistance, labels, 30.0, [70.0])
    _, _, turned = scored(np.rot90(resistance).copy(), np.rot90(labels).copy(), 30.0, [70.0])
    np.testing.assert_allclose(np.rot90(scores.centres), turned.centres, rtol=1e-5, atol=1e-6)


def test_every_radius_is_handed_on():
    resistance, labels = landscape(2)
    found = {}
    _, _, scores = scored(
        resistance, labels, 30.0, [30.0, 60.0], on_radius=lambda radius, *rasters: found.update({radius: rasters})
    )
    assert sorted(found) == [30.0, 60.0]
    np.testing.assert_array_equal(np.fmax(found[30.0][0], found[60.0][0]), scores.centres)
    np.testing.assert_array_equal(np.fmax(found[30.0][1], found[60.0][1]), scores.circles)
    _, _, single = scored(resistance, labels, 30.0, [60.0])
    np.testing.assert_array_equal(single.centres, found[60.0][0])


# -- walls, limits, links ------------------------------------------------------------------------


def test_walls_may_be_restored_or_not():
    resistance = np.full((21, 41), 3.0)
    resistance[:16, 20] = np.nan
    labels = np.zeros(resistance.shape, dtype=np.int32)
    labels[10, 2], labels[10, 38] = 1, 2
    _, _, opened = scored(resistance, labels, 1.0, [2.0])
    _, _, closed = scored(resistance, labels, 1.0, [2.0], open_nodata=False)
    assert opened.centres[10, 20] == np.nanmax(opened.centres) > 2.0
    assert np.isnan(closed.centres[:16, 20]).all() and np.isfinite(closed.centres[10, 19])


def test_own_limit():
    circles = np.array([[5.0, 5.0, np.nan, 5.0, 5.0]], dtype=np.float32)
    resistance = np.array([[3.0, 9.0, 3.0, np.nan, 0.5]])
    np.testing.assert_array_equal(own_limit(circles, resistance), [[2, 5, np.nan, 5, 0]])
    np.testing.assert_array_equal(own_limit(circles, resistance, 2.0), [[1, 5, np.nan, 5, 0]])


def test_gains_of_links_are_the_scores():
    resistance, labels = landscape(7)
    network, store, scores = scored(resistance, labels, 30.0, [50.0, 95.0])
    places = [(0, 0), (12, 15), (25, 30), (3, 29), (13, 0)]
    radii = [50.0, 95.0, 95.0, 50.0, 95.0]
    gains = link_gains(network, store, 30.0, places, radii)
    assert gains.shape == (5, len(network.links))
    rows, columns = np.nonzero(scores.link >= 0)
    every = list(zip(rows.tolist(), columns.tolist()))
    best = link_gains(network, store, 30.0, every, scores.radius[rows, columns].tolist())
    chosen = best[np.arange(rows.size), scores.link[rows, columns]]
    np.testing.assert_allclose(best.max(axis=1), chosen, atol=1e-6)
    np.testing.assert_allclose(chosen / (2 * scores.radius[rows, columns]), scores.centres[rows, columns], atol=1e-6)
    for place, radius, gain in paired(places, radii, gains):
        score = by_hand(network, resistance, labels, 30.0, radius)[0][place]
        best = gain.max() / (2 * radius)
        assert np.isnan(score) == (best < 0) and (best < 0 or best == pytest.approx(score))


def test_dropped_links_count_nowhere():
    resistance, labels = landscape(3)
    network, store, scores = scored(resistance, labels, 30.0, [60.0])
    status = network.links.status.copy()
    status[1:] = -100
    only = replace(network, links=replace(network.links, status=status))
    alone = barrier_scores(only, resistance, 30.0, [60.0], store, "sum")
    wanted = by_hand(only, resistance, labels, 30.0, 60.0, summed=True)[0]
    np.testing.assert_allclose(alone.centres, wanted, rtol=2e-5, atol=1e-6)
    assert np.isneginf(link_gains(only, store, 30.0, [(10, 10)], [60.0])[0, 1:]).all()


# -- radii and bad input ---------------------------------------------------------------------------


def test_radii():
    assert barrier_radii(1000, 4000, 1000, 30) == (1000, 2000, 3000, 4000)
    assert barrier_radii(400, 1200, 400, 400) == (400, 800, 1200)
    assert barrier_radii(400, 1100, 400, 400) == (400, 800)
    assert barrier_radii(400, 700, 400, 400) == barrier_radii(400, 4000, 0, 400) == (400,)
    assert barrier_radii(0.1, 0.3, 0.1, 0.1) == pytest.approx((0.1, 0.2, 0.3))
    for limits, sentence in (
        ((20, 100, 10), "below the cell size of 30; give at least a cell"),
        ((float("nan"), 100, 10), "give at least a cell"),
        ((100, 60, 10), "The least radius of 100 is above the greatest of 60; exchange them"),
        ((30, 1e15, 30), "there are more than 200 radii; give a larger step"),
        ((30, 60, 1e-300), "there are more than 200 radii; give a larger step"),
        ((30, 60, -1), "The step between the radii is -1; give 0 or more"),
    ):
        with pytest.raises(InputError, match=sentence):
            barrier_radii(*limits, 30.0)


def test_radii_are_those_that_were_given():
    resistance, labels = landscape(2)
    _, _, scores = scored(resistance, labels, 0.1, [0.7, 0.3])
    assert scores.radii == (0.7, 0.3)
    rows, columns = np.nonzero(scores.radius > 0.5)
    assert rows.size and set(scores.radius_at(rows, columns)) == {0.7} and scores.radius_at(rows[0], columns[0]) == 0.7


def test_default_radii():
    assert default_radii((1000, 1200), 30.0) == default_radii((5000, 5000), 30.0) == (1000, 4000, 1000)
    assert default_radii((400, 800), 30.0) == (400, 1600, 400)
    assert default_radii((20, 60), 30.0) == (30, 120, 30)


def test_bad_input():
    resistance, labels = landscape(0)
    network, store, _ = scored(resistance, labels, 30.0, [60.0])
    for options, sentence in (
        (dict(radii=[20.0]), "below the cell size of 30"),
        (dict(radii=[]), "No radius is given"),
        (dict(combine="mean"), "maximum, sum or both, not by mean"),
        (dict(restored=0.0), "restored ground is 0; give a number above 0"),
    ):
        with pytest.raises(InputError, match=sentence):
            barrier_scores(
                network, resistance, 30.0, **{"radii": [60.0], "store": store, **options}
            )
    none = replace(network, links=replace(network.links, status=np.full(len(network.links), -12)))
    with pytest.raises(InputError, match="There is no corridor between the sources"):
        barrier_scores(none, resistance, 30.0, [60.0], store)


def test_cancel():
    resistance, labels = landscape(0)
    network, store, _ = scored(resistance, labels, 30.0, [60.0])
    fractions = []

    def cancel(fraction):
        fractions.append(fraction)
        if fraction > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        barrier_scores(network, resistance, 30.0, [30.0, 60.0], store, progress=cancel)
    assert fractions == sorted(fractions)


# -- Linkage Mapper's demo -------------------------------------------------------------------------


def test_demo_of_barrier_mapper(oracles):
    gdal = pytest.importorskip("osgeo.gdal")
    raster = gdal.Open(str(oracles / "linkage" / "lm_resistances.tif"))
    cell = raster.GetGeoTransform()[1]
    resistance = raster.ReadAsArray().astype(np.float64)
    resistance[resistance == raster.GetRasterBand(1).GetNoDataValue()] = np.nan
    labels = gdal.Open(str(oracles / "linkage" / "lm_cores.tif")).ReadAsArray().astype(np.int32)
    limits = LinkLimits(maximum_euclid=40_000, maximum_cost=100_000)
    radii = barrier_radii(400, 1200, 400, cell)
    for rules, links, most, difference in (
        (NetworkRules(limits=limits, nearest=4), 8, 49.3301, 1.454),
        (NetworkRules(limits=LinkLimits(drop_intermediate=False)), 10, 92.1114, 42.78),
    ):
        network, store, scores = scored(resistance, labels, cell, radii, rules)
        total = barrier_scores(network, resistance, cell, radii, store, "sum")
        assert np.count_nonzero(network.links.active) == links
        assert np.nanmax(scores.centres) == np.nanmax(scores.circles) == pytest.approx(49.3301, abs=5e-5)
        assert total.centres.max() == pytest.approx(most, abs=5e-5)
        assert np.max(total.centres - np.nan_to_num(scores.centres)) == pytest.approx(difference, abs=1.5e-3)
