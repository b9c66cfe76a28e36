"""What is made strip by strip is what it would be at once, and takes as little memory as is said."""

import tracemalloc

import numpy as np
import pytest
from esp_toolbox.core.circuit import _edge_strips
from esp_toolbox.core.circuit._colours import DIRECTIONS, ColourGrid
from esp_toolbox.core.circuit._component import ComponentSolver, solver_bytes
from esp_toolbox.core.circuit._cycle import Cycle, hierarchy, pseudo_inverse
from esp_toolbox.core.circuit._edge_strips import EdgeStrips
from esp_toolbox.core.circuit._edges import edge_rows
from esp_toolbox.core.circuit._level import Level
from esp_toolbox.core.circuit._operator import Operator, Regions
from esp_toolbox.core.circuit.circuit import Circuit
from pairing import paired

SHAPES = [(1, 1), (1, 9), (8, 1), (7, 9), (8, 8), (13, 6)]


def ground(shape, seed):
    random = np.random.default_rng(seed)
    conductance = np.exp(random.standard_normal(shape))
    conductance[random.random(shape) < 0.2] = 0.0
    return conductance


def edges_of(conductance, neighbours, average, bridges=None, scale=1.0):
    """All edges, made strip by strip, in colours."""
    grid = ColourGrid(*conductance.shape)
    strips = EdgeStrips(grid, conductance, neighbours, average, bridges, scale)
    found = np.zeros((neighbours // 2, 4, grid.size))
    for first, last in strips.strips:
        begin, end = grid.span(first, last)
        for edge, direction, colour, _, _ in strips.edges(first, last):
            found[direction][colour][begin:end] = edge
    return strips, found


@pytest.mark.parametrize("strip", [1, 7, 16_000])
@pytest.mark.parametrize("average", ["resistance", "conductance"])
@pytest.mark.parametrize("neighbours", [4, 8])
def test_edges_of_strips_are_those_of_rows(monkeypatch, neighbours, average, strip):
    monkeypatch.setattr(_edge_strips, "_STRIP", strip)
    for seed, shape in enumerate(SHAPES):
        conductance = ground(shape, seed)
        bridges = (conductance == 0.0) & (np.random.default_rng(seed + 50).random(shape) < 0.5)
        _, found = edges_of(conductance, neighbours, average, bridges, 4.0)
        grid = ColourGrid(*shape)
        wanted = edge_rows(conductance, 0, shape[0], neighbours, average, bridges)
        for colours, rows in paired(found, wanted):
            assert np.array_equal(4.0 * grid.unpack(colours, np.empty(shape)), rows)


def currents(conductance, potential, neighbours, average):
    """Currents out of the cells, edge by edge."""
    out = np.zeros(conductance.shape)
    edges = edge_rows(conductance, 0, conductance.shape[0], neighbours, average)
    for edge, (down, right) in zip(edges, DIRECTIONS):
        for row, column in np.argwhere(edge > 0.0):
            flow = edge[row, column] * (potential[row, column] - potential[row + down, column + right])
            out[row, column] += flow
            out[row + down, column + right] -= flow
    return out


@pytest.mark.parametrize("strip", [1, 7, 16_000])
@pytest.mark.parametrize("neighbours", [4, 8])
def test_what_is_missing_and_the_products(monkeypatch, neighbours, strip):
    """Against plain sums: with a fixed cell, a leak, a region and a source."""
    monkeypatch.setattr(_edge_strips, "_STRIP", strip)
    random = np.random.default_rng(8)
    conductance = np.exp(random.standard_normal((9, 11)))
    strips, edges = edges_of(conductance, neighbours, "resistance")
    grid = strips.grid
    fixed, leak, region, place = (4, 5), (0, 2), ([8, 8, 7], [9, 10, 10]), (6, 1)

    def positions(rows, columns):
        return grid.positions(np.atleast_1d(rows), np.atleast_1d(columns))

    operator = Operator(
        strips, positions(*fixed), (positions(*leak), np.array([0.7])),
        Regions(positions(*region), np.zeros(3, np.int64)), (positions(*leak), np.array([0.7])),
    )  # fmt: skip
    source = operator.source(positions(*place), np.array([2.0]))
    assert source.norm == pytest.approx(2.0)

    def packed(raster, dtype=np.float64):
        colours = grid.zeros(dtype)
        grid.pack(raster, colours)
        return colours

    solution, direction, correction = (random.standard_normal(conductance.shape) for _ in range(3))
    for vector in (direction, correction):
        vector[fixed], vector[region] = 0.0, vector[region].mean()
    level = Level(grid, edges)
    products = operator.products(level, packed(correction), packed(direction), packed(solution))
    pulled = currents(conductance, correction, neighbours, "resistance")
    pulled[leak] += 0.7 * correction[leak]
    wanted = [(pulled * correction).sum(), (pulled * direction).sum()]
    assert products == pytest.approx([*wanted, (correction * solution).sum(), (direction * solution).sum()])

    colours, residual, moved = packed(solution), grid.zeros(np.float64), packed(direction)
    missing = operator.advance(colours, moved, packed(correction), 0.5, 0.25, source, residual)
    following = correction + 0.5 * direction
    after = solution + 0.25 * following
    assert grid.unpack(moved, np.empty(after.shape)) == pytest.approx(following)
    assert grid.unpack(colours, np.empty(after.shape)) == pytest.approx(after)
    rest = -currents(conductance, after, neighbours, "resistance")
    assert missing.outflow == pytest.approx([-rest[fixed]])
    rest[leak] -= 0.7 * after[leak]
    rest[place] += 2.0
    rest[fixed], rest[region] = 0.0, rest[region].mean()
    assert grid.unpack(residual, np.empty(after.shape)) == pytest.approx(rest, abs=1e-12)
    assert missing.square == pytest.approx((rest**2).sum())


def test_a_source_in_a_region_is_spread_over_it_and_at_a_fixed_cell_is_nothing():
    strips, _ = edges_of(np.ones((4, 4)), 8, "resistance")
    grid = strips.grid
    region = grid.positions(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]))
    operator = Operator(strips, grid.positions(np.array([3]), np.array([3])), None, Regions(region, np.zeros(4, int)))
    cells = grid.positions(np.array([1, 2, 3]), np.array([1, 2, 3]))
    source = operator.source(cells, np.array([3.0, 2.0, 9.0]))
    # 3 A over four cells have the norm 3 / 2.
    assert source.norm == pytest.approx(2.5)
    residual = grid.zeros(np.float64)
    missing = operator.advance(grid.zeros(np.float64), None, None, 0.0, 0.0, source, residual)
    assert missing.square == pytest.approx(2.5**2)
    assert grid.unpack(residual, np.empty((4, 4)))[:2, :2] == pytest.approx(0.75)


def test_the_cycle_needs_no_leaks():
    """Diagonals hold them: they are given up before the first solution."""
    conductance = np.exp(np.random.default_rng(1).standard_normal((70, 60)))
    found = []
    for kept in (True, False):
        grid = ColourGrid(*conductance.shape)
        leaks = grid.zeros(np.float32)
        leaks[0, grid.start : grid.start + 40] = 0.3
        levels = hierarchy(Level(grid, edges_of(conductance, 8, "resistance")[1].astype(np.float32), leaks))
        inverse = pseudo_inverse(levels[-1])
        for level in levels if not kept else ():
            level.leaks = None
        cycle = Cycle(levels, inverse)
        cycle.right_side[:, grid.start : grid.stop] = 1.0
        cycle.run()
        found.append(cycle.solution.copy())
    assert np.array_equal(*found)


@pytest.mark.parametrize("neighbours", [4, 8])
def test_memory_of_a_solution(neighbours):
    """Beside the conductances; the work of a strip is the same for any raster."""
    conductance = np.exp(0.5 * np.random.default_rng(2).standard_normal((800, 700)))
    circuit = Circuit(conductance, neighbours, "resistance")
    solver = ComponentSolver(circuit, 1, method="multigrid")
    circuit.free_labels()
    tracemalloc.start()
    found = solver.solve({0: 1.0, conductance.size - 1: -1.0})
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.residual <= 1e-8
    assert peak < sum(solver_bytes(neighbours)) * conductance.size + 8e6
    assert sum(solver_bytes(neighbours)) <= 60.0


def test_a_residual_that_rises_first_is_waited_for():
    """Walls of 1e-6 with gaps: it falls after dozens of steps."""
    random = np.random.default_rng(0)
    conductance = np.ones((160, 160))
    conductance[::8] = 1e-6
    for row in range(0, 160, 8):
        conductance[row, random.integers(0, 160, 2)] = 1.0
    solver = ComponentSolver(Circuit(conductance, 4, "resistance"), 1, method="multigrid")
    found = solver.solve({0: 1.0, conductance.size - 1: -1.0})
    assert found.residual <= 1e-8
    assert found.iterations > 30
