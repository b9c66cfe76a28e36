"""Small random landscapes, focal nodes and regions for the tests of the modes."""

import numpy as np
from esp_toolbox.core.circuit.regions import FocalNodes
from hypothesis import strategies as st

METHODS = ["multigrid", "direct"]


def landscape(seed, rows=9, columns=8, holes=0.2):
    rng = np.random.default_rng(seed)
    conductance = np.exp(rng.standard_normal((rows, columns)))
    conductance[rng.random((rows, columns)) < holes] = 0.0
    return conductance


def scattered(seed, shape, count, most=1):
    """{id: cells} at random; two ids may share a cell when they have several."""
    rng = np.random.default_rng(seed + 1000)
    found = {}
    for number in rng.choice(np.arange(1, 50), count, replace=False):
        cells = rng.choice(shape[0] * shape[1], rng.integers(1, most + 1), replace=False)
        found[int(number)] = [(int(cell // shape[1]), int(cell % shape[1])) for cell in cells]
    return found


def nodes_of(focal):
    cells = [(r, c, number) for number, places in focal.items() for r, c in places]
    return FocalNodes.from_cells(*np.array(cells).T)


def polygons(seed, shape):
    rng = np.random.default_rng(seed + 2000)
    found = np.zeros(shape, int)
    for number in (4, 9, 2):
        r, c = rng.integers(0, shape[0] - 2), rng.integers(0, shape[1] - 2)
        found[r : r + 2, c : c + 3] = number
    return found


OPTIONS = {
    "seed": st.integers(0, 10**6),
    "neighbours": st.sampled_from([4, 8]),
    "average": st.sampled_from(["resistance", "conductance"]),
    "with_polygons": st.booleans(),
    "most": st.sampled_from([1, 3]),
    "method": st.sampled_from(METHODS),
}


FOUR = {3: [(0, 0)], 7: [(8, 7)], 11: [(0, 7)], 20: [(8, 0)]}
