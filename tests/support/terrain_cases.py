"""Elevation models that put routing to the test, and slow plain references."""

import heapq

import numpy as np
import package
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

DATA = package.ROOT / "tests" / "data" / "services"
NEIGHBOURS = [(0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1), (1, 0), (1, 1)]


def routing_cases():
    """Small elevation models, mostly terraces with holes, with pygeoprocessing's results for them."""
    stored = np.load(DATA / "routing_cases.npz")
    for key in stored.files:
        kind, _, number = key.partition("_")
        if kind == "elevation":
            names = ("filled", "slope", "d8", "mfd", "mfd_accumulation", "mfd_streams", "d8_streams", "threshold")
            yield number, stored[key].astype(float), {name: stored[f"{name}_{number}"] for name in names}


def terraces(most=10):
    """Strategy: small elevation models with many equal heights and some nodata."""
    shape = st.tuples(st.integers(1, most), st.integers(1, most))
    return arrays(np.float64, shape, elements=st.sampled_from([0.0, 1.0, 2.0, 2.5, 3.0, 7.0, np.nan]))


def neighbours(raster, row, column):
    """Number, row and column of the neighbours; rows and columns are None off the data."""
    for number, (down, right) in enumerate(NEIGHBOURS):
        r, c = row + down, column + right
        known = 0 <= r < raster.shape[0] and 0 <= c < raster.shape[1] and not np.isnan(raster[r, c])
        yield (number, r, c) if known else (number, None, None)


def priority_flood(elevation):
    """Fill pits cell by cell from the border inwards."""
    filled = elevation.copy()
    done = np.isnan(elevation)
    heap = []
    for row, column in zip(*np.nonzero(~done)):
        if any(r is None for _, r, _ in neighbours(elevation, row, column)):
            heapq.heappush(heap, (elevation[row, column], row, column))
    for _, row, column in heap:
        done[row, column] = True
    while heap:
        level, row, column = heapq.heappop(heap)
        for _, r, c in neighbours(elevation, row, column):
            if r is not None and not done[r, c]:
                done[r, c] = True
                filled[r, c] = max(elevation[r, c], level)
                heapq.heappush(heap, (filled[r, c], r, c))
    return filled


def share_lists(code):
    """For each cell of an MFD raster: its shares as a list of eight units."""
    return [[(int(value) >> (4 * k)) & 15 for k in range(8)] for value in code.view(np.uint32).ravel()]
