"""What holds in every circuit: Kirchhoff, reciprocity, series and parallel, Rayleigh, and known answers."""

import math

import numpy as np
import pytest
from esp_toolbox.core.circuit._component import ComponentSolver
from esp_toolbox.core.circuit.between import between
from esp_toolbox.core.circuit.circuit import Circuit
from esp_toolbox.core.circuit.network import Network, network_pairwise
from esp_toolbox.core.circuit.pairwise import pairwise
from esp_toolbox.core.circuit.regions import FocalNodes
from hypothesis import given, settings
from hypothesis import strategies as st
from slow_circuit import STEPS

METHODS = st.sampled_from(["multigrid", "direct"])
NEIGHBOURS = st.sampled_from([4, 8])
AVERAGES = st.sampled_from(["resistance", "conductance"])
SEEDS = st.integers(0, 10**6)
SIDES = st.integers(2, 24)


def surface(rows, columns, seed):
    return np.exp(np.random.default_rng(seed).standard_normal((rows, columns)))


def resistance(conductance, one, other, neighbours=8, average="resistance", method="multigrid"):
    focal = FocalNodes.from_cells([one[0], other[0]], [one[1], other[1]], [1, 2])
    result = pairwise(conductance, focal, neighbours, average, cumulative=False, method=method)
    return result.resistances[0, 1]


def corners(rows, columns):
    return (0, 0), (rows - 1, columns - 1)


def outflow(conductance, potential, neighbours, average):
    """Currents out of every cell, edge by edge."""
    found = np.zeros(conductance.shape)
    rows, columns = conductance.shape
    for dr, dc in STEPS[neighbours]:
        for r in range(rows - dr):
            for c in range(max(0, -dc), columns - max(0, dc)):
                a, b = conductance[r, c], conductance[r + dr, c + dc]
                edge = (a + b) / 2 if average == "conductance" else 2 / (1 / a + 1 / b)
                edge /= math.sqrt(2) if dr and dc else 1
                flow = edge * (potential[r, c] - potential[r + dr, c + dc])
                found[r, c] += flow
                found[r + dr, c + dc] -= flow
    return found


@settings(max_examples=25)
@given(SIDES, SIDES, NEIGHBOURS, AVERAGES, METHODS, SEEDS)
def test_kirchhoff(rows, columns, neighbours, average, method, seed):
    conductance = surface(rows, columns, seed)
    solver = ComponentSolver(Circuit(conductance, neighbours, average), 1, method=method)
    last = rows * columns - 1
    found = solver.solve({0: 2.0, last: -2.0})
    missing = outflow(conductance, found.potential, neighbours, average)
    missing[0, 0] -= 2.0
    missing[-1, -1] += 2.0
    assert np.abs(missing).max() <= 1e-7
    assert np.abs(missing).max() / math.sqrt(8) == pytest.approx(found.imbalance, abs=1e-12)


@settings(max_examples=25)
@given(SIDES, SIDES, NEIGHBOURS, AVERAGES, METHODS, SEEDS)
def test_reciprocity(rows, columns, neighbours, average, method, seed):
    """The voltage at b for current into a is the voltage at a for current into b."""
    solver = ComponentSolver(Circuit(surface(rows, columns, seed), neighbours, average), 1, method=method)
    count = rows * columns
    a, b, ground = 0, count - 1, count // 2
    if len({a, b, ground}) < 3:
        return

    def transfer(source, seen):
        potential = solver.solve({source: 1.0, ground: -1.0}).potential.ravel()
        return potential[seen] - potential[ground]

    assert transfer(a, b) == pytest.approx(transfer(b, a), rel=1e-6)


@settings(max_examples=25)
@given(SIDES, SIDES, NEIGHBOURS, AVERAGES, METHODS, SEEDS)
def test_rayleigh(rows, columns, neighbours, average, method, seed):
    """More conductance anywhere never raises a resistance; less never lowers it."""
    conductance = surface(rows, columns, seed)
    rng = np.random.default_rng(seed + 1)
    higher = np.where(rng.random(conductance.shape) < 0.3, conductance * 3, conductance)
    ends = corners(rows, columns)
    before = resistance(conductance, *ends, neighbours, average, method)
    after = resistance(higher, *ends, neighbours, average, method)
    assert after <= before * (1 + 1e-7)


@settings(max_examples=15)
@given(st.integers(3, 20), NEIGHBOURS, AVERAGES, SEEDS)
def test_resistance_is_a_distance(side, neighbours, average, seed):
    focal = FocalNodes.from_cells([0, 0, side - 1], [0, side - 1, 0], [1, 2, 3])
    found = pairwise(surface(side, side, seed), focal, neighbours, average, method="multigrid").resistances
    assert np.array_equal(found, found.T)
    assert found[0, 1] <= found[0, 2] + found[2, 1] + 1e-9
    assert (found[np.triu_indices(3, 1)] > 0).all()


@settings(max_examples=30)
@given(st.lists(st.floats(0.01, 100), min_size=2, max_size=60))
def test_series(resistances):
    """A row of cells: half of both ends, all of those between."""
    row = 1 / np.array([resistances])
    expected = sum(resistances) - (resistances[0] + resistances[-1]) / 2
    for method in ("multigrid", "direct"):
        found = resistance(row, (0, 0), (0, len(resistances) - 1), method=method)
        assert found == pytest.approx(expected, rel=1e-7)
        assert resistance(row.T, (0, 0), (len(resistances) - 1, 0), method=method) == pytest.approx(expected, rel=1e-7)


@settings(max_examples=30)
@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=20))
def test_parallel(resistances):
    """Rows that no current crosses between conduct side by side; the ends are regions."""
    count = len(resistances)
    conductance = np.zeros((2 * count, 5))
    conductance[::2, 1:4] = 1 / np.array(resistances)[:, None]
    conductance[:, [0, 4]] = 1e9
    first, second = np.zeros((2, *conductance.shape), bool)
    first[:, 0] = True
    second[:, 4] = True
    # From the region's 1e-9 ohm to the row: half of its first cell, then the middle, then half of the last.
    expected = 1 / sum(1 / (3 * value + 1e-9) for value in resistances)
    for method in ("multigrid", "direct"):
        found = between(conductance, first, second, neighbours=4, average="resistance", method=method)
        assert found.resistance == pytest.approx(expected, rel=1e-6)


def test_square_of_four_cells():
    """1-3 by two paths of two ohms and a diagonal of sqrt 2."""
    expected = 1 / (1 / 2 + 1 / 2 + 1 / math.sqrt(2))
    assert resistance(np.ones((2, 2)), (0, 0), (1, 1), 8, method="direct") == pytest.approx(expected)
    assert resistance(np.ones((2, 2)), (0, 0), (1, 1), 8) == pytest.approx(expected)
    assert resistance(np.ones((2, 2)), (0, 0), (1, 1), 4) == pytest.approx(1.0)


def test_neighbours_on_a_wide_grid():
    """Two neighbours in an endless square lattice of 1 ohm are half an ohm apart."""
    found = resistance(np.ones((401, 401)), (200, 200), (200, 201), 4)
    assert found == pytest.approx(0.5, abs=1e-4)


def test_symmetry_of_the_map():
    focal = FocalNodes.from_cells([20, 20], [5, 35], [1, 2])
    for neighbours in (4, 8):
        current = pairwise(np.ones((41, 41)), focal, neighbours, method="multigrid").cumulative
        assert current == pytest.approx(current[::-1], abs=1e-7)
        assert current == pytest.approx(current[:, ::-1], abs=1e-7)
        # Every cut between the points carries the ampere.
        assert current[20, 5] == pytest.approx(1.0, abs=1e-7)
        assert current[20, 35] == pytest.approx(1.0, abs=1e-7)


def test_bottleneck_carries_everything():
    conductance = np.ones((30, 31))
    conductance[:, 15] = 0
    conductance[12, 15] = 0.2
    focal = FocalNodes.from_cells([3, 25], [3, 28], [1, 2])
    current = pairwise(conductance, focal, 8, "resistance", method="multigrid").cumulative
    assert current[12, 15] == pytest.approx(1.0, abs=1e-7)
    assert (current[np.arange(30) != 12, 15] == 0).all()


def test_raster_and_network_agree():
    conductance = surface(6, 7, 3)
    one, other, values = [], [], []
    for dr, dc in STEPS[8]:
        for r in range(6 - dr):
            for c in range(max(0, -dc), 7 - max(0, dc)):
                one.append(r * 7 + c)
                other.append((r + dr) * 7 + c + dc)
                edge = (conductance[r, c] + conductance[r + dr, c + dc]) / 2
                values.append(edge / (math.sqrt(2) if dr and dc else 1))
    network = network_pairwise(Network(one, other, values), [0, 41, 20])
    focal = FocalNodes.from_cells([0, 2, 5], [0, 6, 6], [1, 2, 3])
    raster = pairwise(conductance, focal, 8, "conductance")
    assert raster.resistances == pytest.approx(network.resistances, rel=1e-9)
    assert raster.cumulative.ravel() == pytest.approx(network.cumulative.node_currents, rel=1e-7)
