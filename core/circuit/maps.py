"""Current maps: what flows through every node."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ..progress import Progress, no_progress
from ._accumulation import MapSums
from ._component import ComponentSolver
from ._fields import TerminalFields
from ._flows import RegionCells, edge_ends, edge_flows, edge_strips

# Edge currents below this share of the component's largest count as 0, as in Circuitscape.
NEGLIGIBLE = 1e-8


def node_currents(solver: ComponentSolver, potential: np.ndarray, leaks: Optional[dict] = None) -> np.ndarray:
    """Current through the nodes of a component.

    What flows in over the edges or what flows out, whichever is more. Flow to ground over a finite
    resistance counts; injected current does not, so sources and grounds show all that they pass. All
    cells of a region show the current of their node.

    Parameters
    ----------
    solver : ComponentSolver
    potential : ndarray, in the solver's window
    leaks : dict, optional
        Node to its conductance to ground.

    Returns
    -------
    ndarray of float64, in the window
        0 outside the component.
    """
    least = NEGLIGIBLE * _largest_flow(solver, potential)
    size, net = np.zeros(potential.shape), np.zeros(potential.shape)
    for first, last, _, edges in edge_strips(solver):
        window = np.s_[first : last + 1]
        sizes, nets = size[window], net[window]
        for flow, near, far in edge_flows(edges, potential[window]):
            np.copyto(flow, 0.0, where=np.abs(flow) < least)
            nets[near] += flow
            nets[far] -= flow
            np.abs(flow, out=flow)
            sizes[near] += flow
            sizes[far] += flow
    for node, conductance in (leaks or {}).items():
        cell = solver.local(node)
        net[cell] += conductance * potential[cell]
        size[cell] += abs(conductance * potential[cell])
    regions = RegionCells(solver)
    if regions:
        regions.paint(net, regions.sums(net))
        regions.paint(size, regions.sums(size))
    np.abs(net, out=net)
    size += net
    size *= 0.5
    size[~solver.inside] = 0.0
    return size


def maps_of(fields: TerminalFields, currents: np.ndarray, zero_at: int) -> tuple[np.ndarray, np.ndarray]:
    """Current and voltage of a current pattern on the whole raster, 0 V at a terminal.

    Parameters
    ----------
    fields : TerminalFields
    currents : ndarray of float, shape (terminals,)
    zero_at : int
        Position of the terminal.

    Returns
    -------
    current, voltage : ndarray of float64, shape (rows, columns)
    """
    shape = fields.solver.circuit.shape
    current, voltage = np.zeros(shape), np.zeros(shape)
    voltage[fields.window] = fields.potential(currents, zero_at)
    current[fields.window] = node_currents(fields.solver, voltage[fields.window])
    return current, voltage


def add_to_sums(sums: MapSums, fields: TerminalFields, patterns: np.ndarray, progress: Progress) -> None:
    """Add the current maps of several patterns to the sums, without the single maps.

    Parameters
    ----------
    sums : MapSums
    fields : TerminalFields
    patterns : sequence of ndarray of float, shape (terminals,)
    progress : callable
    """
    if not sums.wants_largest:
        sums.add_total(fields.window, total_currents(fields, patterns, progress), len(patterns))
    else:
        total, largest = total_and_largest_currents(fields, patterns, progress)
        sums.add_total(fields.window, total, len(patterns), largest)


def _largest_flow(solver, potential) -> float:
    largest = 0.0
    for first, last, _, edges in edge_strips(solver):
        for flow, _, _ in edge_flows(edges, potential[first : last + 1]):
            if flow.size:
                largest = max(largest, float(flow.max()), -float(flow.min()))
    return largest


def through_nodes(total: np.ndarray, solver: ComponentSolver, terminals, patterns: np.ndarray) -> np.ndarray:
    """What passes the nodes, in place, from what their edges carry and what goes in and out at the terminals.

    Parameters
    ----------
    total : ndarray of float64, in the solver's window
        Magnitudes of the currents of all edges at a cell.
    solver : ComponentSolver
    terminals : sequence of int
    patterns : ndarray, shape (patterns, terminals)
        Currents into the terminals.

    Returns
    -------
    ndarray of float64
        The same array.
    """
    regions = RegionCells(solver)
    if regions:
        regions.paint(total, regions.sums(total))
    for node, through in zip(terminals, np.abs(patterns).sum(axis=0)):
        total[solver.cells_of(node)] += through
    total *= 0.5
    total[~solver.inside] = 0.0
    return total


def total_currents(fields: TerminalFields, patterns: np.ndarray, progress: Progress = no_progress) -> np.ndarray:
    """The sum of the node currents of many patterns, without making their maps.

    The magnitudes of the edge currents are added up first, three operations for an edge and pattern,
    and fall on the nodes once. Nothing is negligible here.

    Parameters
    ----------
    fields : TerminalFields
    patterns : ndarray, shape (patterns, terminals)
        Currents into the terminals; every row sums to zero.
    progress : callable

    Returns
    -------
    ndarray of float64, in the fields' window
    """
    solver = fields.solver
    total = np.zeros(solver.inside.shape)
    for first, last, _, edges in edge_strips(solver):
        progress(first / total.shape[0])
        sums = [np.zeros(edge.shape) for edge in edges]
        for currents in patterns:
            potential = _combined(fields, currents[1:], first, last + 1)
            for (flow, near, _), target in zip(edge_flows(edges, potential), sums):
                np.abs(flow, out=flow)
                target[near] += flow
        window = total[first : last + 1]
        for (near, far), target in zip(edge_ends(edges, window.shape), sums):
            window[near] += target[near]
            window[far] += target[near]
    return through_nodes(total, solver, fields.terminals, patterns)


def total_and_largest_currents(fields: TerminalFields, patterns: np.ndarray, progress: Progress = no_progress):
    """Sum and largest value of the node currents of many patterns.

    Parameters
    ----------
    fields, patterns, progress
        As `total_currents`.

    Returns
    -------
    total, largest : ndarray of float64, in the fields' window
    """
    solver = fields.solver
    patterns = np.asarray(patterns, dtype=np.float64)
    total, largest = np.zeros(solver.inside.shape), np.zeros(solver.inside.shape)
    regions = RegionCells(solver)
    through = np.zeros((len(patterns), regions.numbers.size))
    cells = [solver.local(node) for node in fields.terminals]
    for first, last, begin, edges in edge_strips(solver, overlap=True):
        progress(first / total.shape[0])
        own = np.s_[first - begin : last - begin]
        part = regions.rows_between(first, last)
        for number, pattern in enumerate(patterns):
            potential = _combined(fields, pattern[1:], begin, last + 1)
            currents = np.zeros(potential.shape)
            for flow, near, far in edge_flows(edges, potential):
                np.abs(flow, out=flow)
                currents[near] += flow
                currents[far] += flow
            for (row, column), ampere in zip(cells, pattern):
                if first <= row < last:
                    currents[row - begin, column] += abs(ampere)
            total[first:last] += currents[own]
            np.maximum(largest[first:last], currents[own], out=largest[first:last])
            if regions:
                values = currents[regions.rows[part] - begin, regions.columns[part]]
                through[number] += np.bincount(regions.members[part], values, regions.numbers.size)
    if regions:
        regions.paint(total, through.sum(axis=0))
        regions.paint(largest, through.max(axis=0))
    for raster in (total, largest):
        raster *= 0.5
        raster[~solver.inside] = 0.0
    return total, largest


def _combined(fields, weights, first, last) -> np.ndarray:
    """The potentials of some rows for weights of the fields."""
    used = np.flatnonzero(weights)
    if used.size == 1 and weights[used[0]] == 1.0:
        return fields.fields[used[0]][first:last]
    total = weights[used[0]] * fields.fields[used[0]][first:last]
    for k in used[1:]:
        part = fields.fields[k][first:last]
        if weights[k] == -1.0:
            total -= part
        else:
            total += weights[k] * part
    return total
