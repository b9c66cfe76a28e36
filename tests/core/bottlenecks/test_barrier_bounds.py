"""Barrier scores are the same whether all blocks of cells are scored or those where bounds say that a disc gains."""

import functools
from types import SimpleNamespace

import numpy as np
import pytest
from esp_toolbox.core.bottlenecks import _barrier_scene as scene_module
from esp_toolbox.core.bottlenecks._barrier_bounds import BLOCK, Gains, SurfaceBounds, tiles_of
from esp_toolbox.core.bottlenecks.barriers import barrier_scores
from esp_toolbox.core.cost.disc_minimum import disc_minimum
from esp_toolbox.core.network.least_cost_network import NetworkRules, least_cost_network
from esp_toolbox.core.network.selection import LinkLimits
from esp_toolbox.core.network.surfaces import MemorySurfaces
from examples import part_of
from hypothesis import given, settings
from hypothesis import strategies as st

RULES = NetworkRules(adjacency="all", limits=LinkLimits(drop_intermediate=False))
SHAPE = (93, 118)


class Everywhere(Gains):
    """All blocks count for all links."""

    def _counts(self, a, b, cost, tolls, scales, best):
        return tuple(slice(0, size) for size in self._shape), np.ones(self._shape, dtype=bool)


@functools.lru_cache(maxsize=8)
def scene(seed, rough=1.0):
    """Ground with walls and five sources; what crossing the surroundings of each link costs."""
    random = np.random.default_rng(seed)
    resistance = np.exp(random.normal(1.0, rough, SHAPE))
    resistance[random.random(SHAPE) < 0.1 * rough] = np.nan
    labels = np.zeros(SHAPE, dtype=np.int32)
    for label, (row, column) in enumerate(((4, 6), (9, 100), (80, 10), (71, 99), (45, 50)), 1):
        labels[row : row + 3, column : column + 5] = label
    resistance[labels > 0] = 1.0
    store = MemorySurfaces(SHAPE)
    network = least_cost_network(resistance, labels, 30.0, RULES, 0.0, store)
    straight = random.uniform(0.5, 4.0, len(network.links))
    return network, resistance, store, SimpleNamespace(straight=straight, restorable=resistance - 1.0)


@given(
    seed=st.integers(0, 3),
    radii=st.lists(st.sampled_from([30.0, 75.0, 160.0, 420.0, 900.0]), min_size=1, max_size=2, unique=True),
    combine=st.sampled_from(["maximum", "sum", "both"]),
    window=st.sampled_from(["disc", "ring"]),
    restored=st.sampled_from([0.5, 1.0, 3.0]),
    with_surroundings=st.booleans(),
)
@settings(max_examples=part_of(30), deadline=None)
def test_the_bounds_change_nothing(seed, radii, combine, window, restored, with_surroundings):
    network, resistance, store, surroundings = scene(seed)
    options = {"combine": combine, "window": window, "restored": restored}
    options["surroundings"] = surroundings if with_surroundings else None
    found = barrier_scores(network, resistance, 30.0, radii, store, **options)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scene_module, "Gains", Everywhere)
        wanted = barrier_scores(network, resistance, 30.0, radii, store, **options)
    for name in ("centres", "percent", "circles", "radius", "link", "excess", "excess_radius", "excess_link", "summed"):
        one, other = getattr(found, name), getattr(wanted, name)
        assert (one is None) == (other is None)
        if one is not None:
            np.testing.assert_array_equal(one, other, err_msg=name)


def test_blocks_that_gain_nothing_are_left_out():
    network, resistance, store, _ = scene(1, 0.0)
    shares = []

    class Counted(Gains):
        def of_source(self, label, links):
            blocks = self._shape[0] * self._shape[1]
            shares.extend(0.0 if found is None else found[1].sum() / blocks for found in self.where)
            return super().of_source(label, links)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scene_module, "Gains", Counted)
        barrier_scores(network, resistance, 30.0, [60.0], store, restored=2.6)
    assert 0.0 < np.mean(shares) < 0.4


@pytest.mark.parametrize("radius", [1.0, 6.5, 12.3, 40.0])
def test_the_least_cost_lies_between_its_bounds(radius):
    random = np.random.default_rng(5)
    cost = np.cumsum(random.random((61, 83)), axis=1) * 1e5
    cost[random.random(cost.shape) < 0.2] = np.inf
    bounds = SurfaceBounds()
    bounds.take(3, cost)
    low, high = bounds.within(3, radius, 2, 6)
    least = disc_minimum(cost, radius)[2 * BLOCK : 6 * BLOCK]
    blocks = np.arange(0, least.shape[0], BLOCK), np.arange(0, least.shape[1], BLOCK)
    lowest, highest = (
        extreme.reduceat(extreme.reduceat(least, blocks[0], axis=0), blocks[1], axis=1)
        for extreme in (np.minimum, np.maximum)
    )
    assert (low <= lowest).all() and (highest <= high).all()
    assert np.isfinite(high).any() == (radius > 10.0)


def test_tiles_are_cut_to_what_they_hold():
    counts = np.zeros((9, 10), dtype=bool)
    counts[1, 2] = counts[2, 3] = counts[8, 9] = True
    assert list(tiles_of(counts, 4, 5)) == [(slice(1, 3), slice(2, 4)), (slice(8, 9), slice(9, 10))]
