"""A plain Dijkstra's algorithm on the grid, and surfaces to run it on."""

import heapq
import math

import numpy as np
import pytest
from scipy import ndimage
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra


def heap_dijkstra(resistance, start, cell_size):
    """Costs from the cells of a mask, one cell after another."""
    rows, columns = resistance.shape
    cost = np.full(resistance.shape, np.inf)
    heap = []
    for row, column in zip(*np.nonzero(start & np.isfinite(resistance))):
        cost[row, column] = 0.0
        heap.append((0.0, int(row), int(column)))
    while heap:
        value, row, column = heapq.heappop(heap)
        if value > cost[row, column]:
            continue
        for down in (-1, 0, 1):
            for right in (-1, 0, 1):
                r, c = row + down, column + right
                if (down or right) and 0 <= r < rows and 0 <= c < columns and math.isfinite(resistance[r, c]):
                    mean = (resistance[row, column] + resistance[r, c]) / 2
                    offer = value + mean * cell_size * math.hypot(down, right)
                    if offer < cost[r, c]:
                        cost[r, c] = offer
                        heapq.heappush(heap, (offer, r, c))
    return cost


def graph_dijkstra(resistance, start, cell_size):
    """Costs from the cells of a mask by scipy's graph routines."""
    number = np.arange(resistance.size).reshape(resistance.shape)
    every, head, tail = slice(None), slice(None, -1), slice(1, None)
    views = [
        ((every, head), (every, tail), 1.0),
        ((head, every), (tail, every), 1.0),
        ((head, head), (tail, tail), math.sqrt(2)),
        ((head, tail), (tail, head), math.sqrt(2)),
    ]
    i, j, w = [], [], []
    for first, second, length in views:
        step = (resistance[first] + resistance[second]) / 2 * length * cell_size
        kept = np.isfinite(step)
        i.append(number[first][kept])
        j.append(number[second][kept])
        w.append(step[kept])
    i, j, w = map(np.concatenate, (i, j, w))
    graph = coo_matrix((w, (i, j)), shape=(number.size, number.size)).tocsr()
    seeds = np.flatnonzero(start & np.isfinite(resistance))
    cost = dijkstra(graph, directed=False, indices=seeds, min_only=True)
    return cost.reshape(resistance.shape)


def maze(size, seed):
    """A maze of corridors one cell wide without loops."""
    rng = np.random.default_rng(seed)
    half = size // 2
    resistance = np.full((2 * half + 1, 2 * half + 1), np.nan)
    seen = {(0, 0)}
    trail = [(0, 0)]
    resistance[1, 1] = 1.0
    while trail:
        row, column = trail[-1]
        ways = [(row + a, column + b) for a, b in ((0, 1), (1, 0), (0, -1), (-1, 0))]
        ways = [way for way in ways if min(way) >= 0 and max(way) < half and way not in seen]
        if not ways:
            trail.pop()
            continue
        way = ways[rng.integers(len(ways))]
        seen.add(way)
        trail.append(way)
        resistance[2 * way[0] + 1, 2 * way[1] + 1] = rng.integers(1, 9)
        resistance[row + way[0] + 1, column + way[1] + 1] = rng.integers(1, 9)
    return resistance


def rooms(size):
    """Wide rooms that are joined by long windings one cell wide: the frontier turns narrow and wide."""
    resistance = np.ones((size, size))
    for k, row in enumerate(range(size // 3, 2 * size // 3, 2)):
        resistance[row] = np.nan
        resistance[row, 0 if k % 2 else -1] = 1.0
    return resistance


def surface(kind, size=90, seed=0):
    rng = np.random.default_rng(seed)
    if kind == "smooth":
        return np.exp(ndimage.gaussian_filter(rng.standard_normal((size, size)), 6) * 10) * 30
    if kind == "classes":
        field = ndimage.gaussian_filter(rng.standard_normal((size, size)), 3)
        return np.array([1.0, 3, 5, 50, 1000])[np.digitize(field, np.quantile(field, [0.2, 0.4, 0.6, 0.8]))]
    if kind == "heavy":
        return np.exp(rng.standard_normal((size, size)) * 4)
    if kind == "two":
        # Sums that differ by their last digits only, and many ties.
        return rng.choice([1.0, 1000.0], (size, size))
    if kind == "holes":
        noise = rng.integers(1, 101, (size, size)).astype(float)
        noise[rng.random(noise.shape) < 0.4] = np.nan
        return noise
    if kind == "maze":
        return maze(size, seed)
    if kind == "rooms":
        return rooms(size)
    return np.ones((size, size))


@pytest.fixture(scope="session")
def references():
    """Two independent ways to the same costs."""
    return {"heap": heap_dijkstra, "graph": graph_dijkstra}


@pytest.fixture(scope="session")
def make_surface():
    return surface
