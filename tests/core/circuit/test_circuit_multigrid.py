"""The solver: parts against dense matrices, solutions against factorisation, what happens in bad cases."""

import itertools
import pickle

import numpy as np
import pytest
from esp_toolbox.core.circuit import _multigrid as multigrid
from esp_toolbox.core.circuit._colours import DIRECTIONS, ColourGrid
from esp_toolbox.core.circuit._component import ComponentSolver
from esp_toolbox.core.circuit._cycle import Cycle, hierarchy, pseudo_inverse
from esp_toolbox.core.circuit._edges import edge_rows
from esp_toolbox.core.circuit._level import Level
from esp_toolbox.core.circuit._multigrid import MultigridSolver, Problem
from esp_toolbox.core.circuit.circuit import Circuit
from esp_toolbox.core.circuit.pairwise import pairwise
from esp_toolbox.core.circuit.regions import FocalNodes
from esp_toolbox.core.errors import NotConverged
from esp_toolbox.core.progress import Cancelled
from examples import part_of
from hypothesis import given, settings
from hypothesis import strategies as st

SHAPES = [(7, 9), (8, 8), (1, 12), (12, 1), (2, 15), (6, 5), (3, 3)]


def surface(shape, seed, holes=0.15, spread=1.0):
    rng = np.random.default_rng(seed)
    conductance = np.exp(spread * rng.standard_normal(shape))
    conductance[rng.random(shape) < holes] = 0.0
    return conductance


def packed(grid, rasters, dtype=np.float64):
    found = np.zeros((len(rasters), 4, grid.size), dtype)
    for values, target in zip(rasters, found):
        grid.pack(values, target)
    return found


def level_of(conductance, neighbours=8, leaks=None, dtype=np.float64):
    grid = ColourGrid(*conductance.shape)
    edges = edge_rows(conductance, 0, conductance.shape[0], neighbours, "resistance")
    return Level(grid, packed(grid, edges, dtype), None if leaks is None else packed(grid, [leaks], dtype)[0])


def dense(level):
    """The level's matrix, cells in row-major order."""
    grid = level.grid
    number = np.arange(grid.rows * grid.columns).reshape(grid.rows, grid.columns)
    matrix = np.zeros((number.size, number.size))
    for direction, (row, column) in enumerate(DIRECTIONS[: level.directions]):
        values = grid.unpack(level.edges[direction], np.zeros(number.shape))
        for r, c in itertools.product(range(grid.rows), range(grid.columns)):
            if values[r, c]:
                a, b = number[r, c], number[r + row, c + column]
                matrix[a, b] -= values[r, c]
                matrix[b, a] -= values[r, c]
                matrix[a, a] += values[r, c]
                matrix[b, b] += values[r, c]
    if level.leaks is not None:
        matrix += np.diag(grid.unpack(level.leaks, np.zeros(number.shape)).ravel())
    return matrix


def interpolation(level, coarse):
    """Coarse points to fine cells: the weights, and the centre solved from its neighbours."""
    grid = level.grid
    number = np.arange(grid.rows * grid.columns).reshape(grid.rows, grid.columns)
    coarse_number = np.arange(coarse.grid.rows * coarse.grid.columns).reshape(coarse.grid.rows, coarse.grid.columns)
    matrix, found = dense(level), np.zeros((number.size, coarse_number.size))
    weights = np.zeros((4, 4, grid.size))
    weights[0, 1], weights[1, 1], weights[2, 2], weights[3, 2] = level.weights
    left, right, top, bottom = (grid.unpack(w, np.zeros(number.shape)) for w in weights)
    for r, c in itertools.product(range(grid.rows), range(grid.columns)):
        i, j = r // 2, c // 2
        if r % 2 == 0 and c % 2 == 0:
            found[number[r, c], coarse_number[i, j]] = 1
        elif r % 2 == 0:
            found[number[r, c], coarse_number[i, j]] = left[r, c]
            if c + 1 < grid.columns:
                found[number[r, c], coarse_number[i, j + 1]] = right[r, c]
        elif c % 2 == 0:
            found[number[r, c], coarse_number[i, j]] = top[r, c]
            if r + 1 < grid.rows:
                found[number[r, c], coarse_number[i + 1, j]] = bottom[r, c]
    for r, c in itertools.product(range(1, grid.rows, 2), range(1, grid.columns, 2)):
        k = number[r, c]
        if matrix[k, k] > 0:
            row = -matrix[k].copy()
            row[k] = 0
            found[k] = row @ found / matrix[k, k]
    return found


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("neighbours", [4, 8])
@pytest.mark.parametrize("grounded", [False, True])
def test_coarse_operator_is_the_galerkin_product(shape, neighbours, grounded):
    conductance = surface(shape, 5)
    leaks = None
    if grounded:
        leaks = np.where(np.random.default_rng(1).random(shape) < 0.3, 2.5, 0.0) * (conductance > 0)
    level = level_of(conductance, neighbours, leaks)
    coarse = level.coarser()
    transfer = interpolation(level, coarse)
    assert dense(coarse) == pytest.approx(transfer.T @ dense(level) @ transfer, abs=1e-12)
    if not grounded:
        assert np.abs(dense(coarse).sum(axis=1)).max() < 1e-12


@pytest.mark.parametrize("shape", [(40, 37), (33, 64)])
@pytest.mark.parametrize("grounded", [False, True])
def test_preconditioner_is_symmetric_and_positive(shape, grounded):
    conductance = surface(shape, 3)
    leaks = np.where(np.random.default_rng(1).random(shape) < 0.01, 10.0, 0.0) * (conductance > 0) if grounded else None
    levels = hierarchy(level_of(conductance, leaks=leaks))
    assert len(levels) > 2
    cycle = Cycle(levels, pseudo_inverse(levels[-1]))
    rng = np.random.default_rng(4)

    def apply(raster):
        levels[0].grid.pack(raster * (conductance > 0), cycle.right_side)
        cycle.run()
        return levels[0].grid.unpack(cycle.solution, np.zeros(shape))

    one, other = rng.standard_normal((2, *shape)) * (conductance > 0)
    assert (apply(one) * other).sum() == pytest.approx((apply(other) * one).sum(), rel=1e-9)
    assert (apply(one) * one).sum() > 0
    assert (apply(other) * other).sum() > 0


def test_strips_do_not_change_the_cycle(monkeypatch):
    from esp_toolbox.core.circuit import _cycle, _level

    conductance = surface((61, 58), 8)
    results = []
    for elements in (40, 150, 10_000):
        monkeypatch.setattr(_cycle, "_STRIP", elements)
        monkeypatch.setattr(_level, "_STRIP", elements)
        levels = hierarchy(level_of(conductance, dtype=np.float32))
        cycle = Cycle(levels, pseudo_inverse(levels[-1]))
        raster = np.random.default_rng(0).standard_normal(conductance.shape) * (conductance > 0)
        levels[0].grid.pack(raster, cycle.right_side)
        cycle.run()
        results.append(levels[0].grid.unpack(cycle.solution, np.zeros(conductance.shape)))
    assert np.array_equal(results[0], results[1])
    assert np.array_equal(results[0], results[2])


def largest(circuit):
    sizes = np.bincount(circuit.components.ravel())
    sizes[0] = 0
    return int(sizes.argmax())


def two_cells(circuit, component):
    rows, columns = np.nonzero(circuit.components == component)
    return circuit.node_at(rows[[0, -1]], columns[[0, -1]])


@settings(max_examples=part_of(40))
@given(
    st.integers(1, 40),
    st.integers(1, 40),
    st.sampled_from([4, 8]),
    st.sampled_from(["resistance", "conductance"]),
    st.integers(0, 10**6),
    st.floats(0.0, 0.5),
)
def test_multigrid_agrees_with_factorisation(rows, columns, neighbours, average, seed, holes):
    conductance = surface((rows, columns), seed, holes)
    if not conductance.any():
        return
    circuit = Circuit(conductance, neighbours, average)
    component = largest(circuit)
    one, other = two_cells(circuit, component)
    if one == other:
        return
    currents = {int(one): 1.0, int(other): -1.0}
    found = ComponentSolver(circuit, component, method="multigrid").solve(currents)
    exact = ComponentSolver(circuit, component, method="direct").solve(currents)
    assert found.residual <= 1e-8
    assert exact.residual <= 1e-10
    difference = (found.potential - exact.potential)[circuit.components[circuit.windows([component])[0]] == component]
    size = np.ptp(exact.potential)
    assert np.ptp(difference) <= 1e-6 * size


@pytest.mark.parametrize("neighbours", [4, 8])
@pytest.mark.parametrize("average", ["resistance", "conductance"])
@pytest.mark.parametrize("pieces", [1, 3])
def test_regions_grounds_and_leaks_agree_with_factorisation(neighbours, average, pieces):
    rng = np.random.default_rng(11)
    shape = (70, 83)
    conductance = surface(shape, 2)
    regions = np.zeros(shape, int)
    for region in (1, 2, 3):
        for _ in range(pieces):
            r, c = rng.integers(0, 60), rng.integers(0, 70)
            regions[r : r + 5, c : c + 7] = region
    circuit = Circuit(conductance, neighbours, average, regions)
    assert circuit.bridges.any()
    component = largest(circuit)
    rows, columns = np.nonzero((circuit.components == component) & (circuit.conductance > 0))
    nodes = np.unique(circuit.node_at(rows, columns))
    chosen = rng.choice(nodes, 12, replace=False).tolist()
    fixed = chosen[:3] + [int(circuit.node_at(*np.argwhere(regions == 1)[0]))]
    leaks = dict(zip(chosen[3:8], (0.01, 1.0, 100.0, 1e4, 3.0)))
    leaks[int(circuit.node_at(*np.argwhere(regions == 2)[0]))] = 0.7
    currents = dict(zip(chosen[8:], (1.0, -3.0, 2.0, 0.5)))
    found, exact = (
        ComponentSolver(circuit, component, method=method, fixed=fixed, leaks=leaks).solve(currents)
        for method in ("multigrid", "direct")
    )
    assert 0 < found.iterations < 120
    assert found.residual <= 1e-8
    assert np.abs(found.potential - exact.potential).max() <= 1e-7 * np.abs(exact.potential).max()
    for node in fixed:
        assert found.outflow[node] == pytest.approx(exact.outflow[node], abs=1e-7)
    balance = sum(currents.values()) + sum(found.outflow.values())
    to_ground = sum(leak * found.potential.ravel()[_flat(circuit, component, node)] for node, leak in leaks.items())
    assert balance == pytest.approx(to_ground, abs=1e-7)


def _flat(circuit, component, node):
    window = circuit.windows([component])[0]
    row, column = divmod(node, circuit.shape[1])
    return (row - window[0].start) * (window[1].stop - window[1].start) + column - window[1].start


@pytest.mark.parametrize(
    ("name", "most"), [("even", 10), ("rough", 25), ("roads", 40), ("holes", 60), ("walls", 45)]
)
def test_iterations_stay_few(name, most):
    rng = np.random.default_rng(6)
    size = 300
    resistance = np.ones((size, size))
    if name == "rough":
        resistance = np.exp(2 * rng.standard_normal((size, size)))
    elif name == "roads":
        resistance[rng.integers(0, size, 15)] = 1e-3
        resistance[:, rng.integers(0, size, 15)] = 1e-3
    elif name == "holes":
        resistance[rng.random((size, size)) < 0.4] = np.inf
    elif name == "walls":
        resistance[30::30] = np.inf
        resistance[np.arange(30, size, 30), rng.integers(0, size, 9)] = 1.0
    circuit = Circuit(1 / resistance, 8, "resistance")
    component = largest(circuit)
    one, other = two_cells(circuit, component)
    found = ComponentSolver(circuit, component, method="multigrid").solve({int(one): 1.0, int(other): -1.0})
    assert found.residual <= 1e-8
    assert 0 < found.iterations <= most


def contrasting(size=160):
    """Patches of conductance 1 and 1e-6."""
    from scipy import ndimage

    noise = ndimage.gaussian_filter(np.random.default_rng(0).standard_normal((size, size)), 6)
    return np.where(noise > 0.3 * noise.std(), 1e-6, 1.0)


def test_contrast_of_a_million_converges():
    circuit = Circuit(contrasting(), 8, "resistance")
    found = ComponentSolver(circuit, 1).solve({0: 1.0, 160 * 160 - 1: -1.0})
    exact = ComponentSolver(circuit, 1, method="direct").solve({0: 1.0, 160 * 160 - 1: -1.0})
    assert found.residual <= 1e-8
    assert np.ptp(found.potential) == pytest.approx(np.ptp(exact.potential), rel=1e-6)


def test_breakdown_in_single_precision_starts_again_in_double(monkeypatch):
    precisions = []
    original = multigrid._Prepared.__init__

    def noting(self, problem, precision, progress):
        precisions.append(precision)
        original(self, problem, precision, progress)

    def failing(self, *arguments):
        if self.levels[0].type == np.float32:
            raise multigrid.Breakdown
        return solve(self, *arguments)

    solve = multigrid._Prepared.solve
    monkeypatch.setattr(multigrid._Prepared, "__init__", noting)
    monkeypatch.setattr(multigrid._Prepared, "solve", failing)
    solver = MultigridSolver(Problem(np.ones((50, 50)), 8, "resistance"))
    found = solver.solve((np.array([0, 49]), np.array([0, 49])), [1.0, -1.0])
    assert precisions == [np.float32, np.float64]
    assert found.residual <= 1e-8


def maze(size=121):
    """One-cell corridors and dead ends; multigrid by itself needs too many iterations."""
    rng = np.random.default_rng(3)
    conductance = np.zeros((size, size))
    conductance[1::2, 1::2] = 1.0
    for r in range(1, size - 2, 2):
        for c in range(1, size - 2, 2):
            if rng.random() < 0.5:
                conductance[r, c + 1] = 1.0
            else:
                conductance[r + 1, c] = 1.0
    return conductance


def test_what_multigrid_cannot_solve_is_factorised(monkeypatch):
    from esp_toolbox.core.circuit import _conjugate

    monkeypatch.setattr(_conjugate, "MAX_ITERATIONS", 5)
    circuit = Circuit(surface((90, 90), 1, 0.4, 3.0), 4, "resistance")
    component = largest(circuit)
    one, other = two_cells(circuit, component)
    currents = {int(one): 1.0, int(other): -1.0}
    with pytest.raises(NotConverged, match=r"did not converge: after 5 iterations the relative residual is \d"):
        ComponentSolver(circuit, component, method="multigrid").solve(currents)
    found = ComponentSolver(circuit, component).solve(currents)
    assert found.residual < 1e-9
    assert found.iterations == 0


def test_residual_above_the_tolerance_is_said(monkeypatch):
    from esp_toolbox.core.circuit import _conjugate

    focal = FocalNodes.from_cells([0, 79], [0, 79], [1, 2])
    result = pairwise(surface((80, 80), 4, 0.0), focal, method="multigrid")
    assert result.report.converged
    assert result.report.iterations > 6
    assert 0 < result.report.imbalance <= result.report.residual <= 1e-8
    monkeypatch.setattr(_conjugate, "MAX_ITERATIONS", 6)
    result = pairwise(surface((80, 80), 4, 0.0), focal, method="multigrid")
    assert not result.report.converged
    assert 1e-8 < result.report.residual < 1e-4


def test_tolerance_beyond_double_precision_ends_at_its_limit():
    focal = FocalNodes.from_cells([0, 79], [0, 79], [1, 2])
    result = pairwise(surface((80, 80), 4, 0.0), focal, tolerance=1e-30, method="multigrid")
    assert result.report.residual < 1e-13
    assert result.report.iterations < 40


def test_maze_is_solved():
    circuit = Circuit(maze(), 4, "resistance")
    component = largest(circuit)
    one, other = two_cells(circuit, component)
    found = ComponentSolver(circuit, component).solve({int(one): 1.0, int(other): -1.0})
    assert found.residual <= 1e-8


def test_progress_moves_and_cancels_inside_a_solve():
    focal = FocalNodes.from_cells([0, 149], [0, 149], [1, 2])
    conductance = surface((150, 150), 4)
    seen = []
    pairwise(conductance, focal, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    assert len({fraction for fraction in seen if 0.1 < fraction < 0.9}) >= 5

    def stop(fraction):
        calls.append(fraction)
        if fraction > 0.4:
            raise Cancelled

    calls = []
    with pytest.raises(Cancelled):
        pairwise(conductance, focal, progress=stop)
    assert calls[-1] < 0.8


def test_solvers_travel_between_processes():
    circuit = Circuit(surface((80, 80), 4, 0.0))
    solver = ComponentSolver(circuit, 1)
    before = solver.solve({0: 1.0, 6399: -1.0})
    after = pickle.loads(pickle.dumps(solver)).solve({0: 1.0, 6399: -1.0})
    assert np.array_equal(before.potential, after.potential)


def test_scale_of_the_conductances_does_not_matter():
    """Single precision would overflow if the preconditioner worked in the user's units."""
    conductance = surface((90, 70), 4, 0.0)
    focal = FocalNodes.from_cells([0, 89], [0, 69], [1, 2])
    for scale in (1e-30, 1e30):
        result = pairwise(conductance * scale, focal, method="multigrid")
        base = pairwise(conductance, focal, method="multigrid")
        assert result.resistances[0, 1] * scale == pytest.approx(base.resistances[0, 1], rel=1e-9)
        assert result.cumulative == pytest.approx(base.cumulative, rel=1e-6, abs=1e-8)
