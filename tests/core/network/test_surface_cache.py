"""What the cache of cost surfaces keeps, and that it changes nothing."""

import numpy as np
from esp_toolbox.core.network.surface_cache import CachedSurfaces
from esp_toolbox.core.network.surfaces import MemorySurfaces

SHAPE = (6, 8)


class Counting(MemorySurfaces):
    """Counts what is read."""

    def __init__(self):
        super().__init__(SHAPE)
        self.read = []

    def rows(self, label, start, stop):
        self.read.append((label, start, stop))
        return super().rows(label, start, stop)


def surface(seed):
    random = np.random.default_rng(seed)
    cost = np.full(SHAPE, np.inf)
    cost[1:4, 2:6] = random.random((3, 4))
    return cost


def test_whole_surfaces_are_read_once():
    store = Counting()
    cached = CachedSurfaces(store, SHAPE)
    store.save(1, surface(1), 9.0)
    assert cached.reach(1) == 9.0 and cached.reach(2) is None
    np.testing.assert_array_equal(cached.rows(1, 2, 5), surface(1)[2:5])
    np.testing.assert_array_equal(cached.rows(1, 0, 6), surface(1))
    np.testing.assert_array_equal(cached.rows(1, 0, 6), surface(1))
    np.testing.assert_array_equal(cached.rows(1, 3, 4), surface(1)[3:4])
    assert store.read == [(1, 2, 5), (1, 0, 6)]
    # What is saved replaces what was remembered, and the caller may change what it gets.
    cached.save(1, surface(2), 12.0)
    cached.rows(1, 0, 6)[:] = 0.0
    np.testing.assert_array_equal(cached.rows(1, 0, 6), surface(2))
    assert cached.reach(1) == 12.0 and len(store.read) == 2


def test_only_so_much_is_remembered():
    store = Counting()
    for label in (1, 2, 3):
        store.save(label, surface(label), 1.0)
    cached = CachedSurfaces(store, SHAPE, 2 * 12 * 8)
    for label in (1, 2, 1, 3):
        cached.rows(label, 0, 6)
    store.read.clear()
    for label in (1, 3, 2):
        np.testing.assert_array_equal(cached.rows(label, 0, 6), surface(label))
    assert store.read == [(2, 0, 6)]
    tiny = CachedSurfaces(store, SHAPE, 50)
    store.read.clear()
    assert [tiny.rows(1, 0, 6) is not None for _ in range(2)] == [True, True] and len(store.read) == 2
