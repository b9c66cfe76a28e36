"""Advanced mode: any sources and grounds at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import InputError, phrase
from ..memory import require_memory
from ..progress import Progress, no_progress, with_parts
from ._component import ComponentSolver
from .circuit import Circuit
from .maps import node_currents
from .report import SolverReport

POLICIES = ("keepall", "rmvsrc", "rmvgnd", "rmvall")


@dataclass(frozen=True)
class AdvancedResult:
    """What the advanced mode gives.

    Parameters
    ----------
    current, voltage : ndarray of float64, shape (rows, columns)
        0 in components that were not solved.
    solved, skipped : int
        Components with sources that were solved, and those left out since they have no ground or
        their sources cancel.
    injected : float
        Sum of the sources that were solved.
    report : SolverReport
    """

    current: np.ndarray
    voltage: np.ndarray
    solved: int
    skipped: int
    injected: float
    report: SolverReport


def resolve_conflicts(sources: np.ndarray, grounds: np.ndarray, policy: str = "keepall"):
    """Decide on nodes that have both a source and a ground.

    Parameters
    ----------
    sources : ndarray of float64
        Amperes into the nodes.
    grounds : ndarray of float64
        Conductances to ground; inf is a direct ground.
    policy : {"keepall", "rmvsrc", "rmvgnd", "rmvall"}
        Keep both, remove the source, or remove the ground; "rmvall" removes the source, as in
        Circuitscape 5.

    Returns
    -------
    sources, grounds : ndarray
        After the policy; then direct grounds on positive sources are removed, whatever the policy.
    leaks : ndarray
        Finite conductances to ground, taken before the policy: "rmvgnd" leaves them in the equations,
        as Circuitscape 5 does, although the node no longer counts as grounded.
    """
    if policy not in POLICIES:
        raise InputError(
            "Sources on grounds are resolved by keepall, rmvsrc, rmvgnd or rmvall, not by {given}.", given=policy
        )
    sources, grounds = np.array(sources, dtype=np.float64), np.array(grounds, dtype=np.float64)
    leaks = np.where(np.isfinite(grounds), grounds, 0.0)
    both = (sources != 0.0) & (grounds != 0.0)
    if policy in ("rmvsrc", "rmvall"):
        sources[both] = 0.0
    elif policy == "rmvgnd":
        grounds[both] = 0.0
    grounds[np.isinf(grounds) & (sources > 0.0)] = 0.0
    return sources, grounds, leaks


def ground_conductance(values: np.ndarray, resistances: bool = True) -> np.ndarray:
    """Conductances to ground from a raster of resistances (0 is a direct ground) or conductances.

    NaN is no ground; of conductances 0 is none either.

    Raises
    ------
    InputError
        For values below 0.
    """
    values = np.asarray(values, dtype=np.float64)
    present = ~np.isnan(values)
    below = int((values[present] < 0.0).sum())
    if below:
        raise InputError(
            "{count} {count:ground is|grounds are} below 0; give each a resistance or conductance of 0 or above.",
            count=below,
        )
    if not resistances:
        return np.where(present, values, 0.0)
    with np.errstate(divide="ignore"):
        return np.divide(1.0, values, out=np.zeros(values.shape), where=present)


def advanced(
    circuit: Circuit,
    sources: np.ndarray,
    grounds: np.ndarray,
    policy: str = "keepall",
    unit_currents: bool = False,
    direct_grounds: bool = False,
    tolerance: float = 1e-8,
    method: str = "automatic",
    progress: Progress = no_progress,
) -> AdvancedResult:
    """Currents and potentials for sources and grounds anywhere.

    Parameters
    ----------
    circuit : Circuit
    sources : ndarray, shape (rows, columns)
        Amperes; negative ones draw current, 0 and NaN are none. Those of one region add up.
    grounds : ndarray, shape (rows, columns)
        Conductances to ground, inf for direct grounds, 0 and NaN for none; `ground_conductance` makes
        them from resistances. Those of one region add up.
    policy : {"keepall", "rmvsrc", "rmvgnd", "rmvall"}
        See `resolve_conflicts`.
    unit_currents : bool
        All sources are 1 A.
    direct_grounds : bool
        All grounds are direct.
    tolerance, method, progress
        As `pairwise`.

    Returns
    -------
    AdvancedResult

    Raises
    ------
    InputError
        When there is no source or no ground on a cell that conducts.
    """
    nodes, source_values, ground_values = _by_node(circuit, sources, grounds, unit_currents, direct_grounds)
    amperes, grounds_left, leaks = resolve_conflicts(source_values, ground_values, policy)
    components = circuit.component_of(nodes)
    voltage, current = np.zeros(circuit.shape), np.zeros(circuit.shape)
    report = SolverReport(tolerance=tolerance)
    todo, skipped, injected = [], 0, 0.0
    for component in np.unique(components):
        member = components == component
        if amperes[member].sum() != 0.0 and grounds_left[member].sum() != 0.0:
            todo.append((component, member))
        elif amperes[member].any():
            skipped += 1
    windows = circuit.windows([component for component, _ in todo]) if todo else []
    for ((component, member), window), step in with_parts(zip(todo, windows), progress):
        direct = member & np.isinf(grounds_left)
        finite = member & (leaks != 0.0) & ~direct
        leaking = dict(zip(nodes[finite].tolist(), leaks[finite].tolist()))
        solver = ComponentSolver(circuit, component, tolerance, method, nodes[direct], leaking, window)
        require_memory(solver.bytes_needed())
        entering = member & (amperes != 0.0)
        found = solver.solve(dict(zip(nodes[entering].tolist(), amperes[entering].tolist())), progress=step)
        report = report.plus(found)
        injected += float(amperes[entering].sum())
        voltage[solver.window] += found.potential
        current[solver.window] += node_currents(solver, found.potential, leaking)
    progress(1.0)
    return AdvancedResult(current, voltage, len(todo), skipped, injected, report)


def in_units(sources: np.ndarray, grounds: np.ndarray, unit_currents: bool, direct_grounds: bool) -> tuple:
    """Sources of 1 A and grounds without resistance, where they are wanted so."""
    if unit_currents:
        sources = np.where(sources != 0.0, 1.0, 0.0)
    if direct_grounds:
        grounds = np.where(grounds != 0.0, np.inf, 0.0)
    return sources, grounds


def _by_node(circuit, sources, grounds, unit_currents, direct_grounds):
    """Nodes with a source or a ground, their amperes and conductances to ground."""
    sources = np.nan_to_num(_checked(circuit, sources, phrase("source")))
    grounds = _checked(circuit, grounds, phrase("ground"))
    grounds = np.where(np.isnan(grounds), 0.0, grounds)
    sources, grounds = in_units(sources, grounds, unit_currents, direct_grounds)
    rows, columns = np.nonzero((sources != 0.0) | (grounds != 0.0))
    at = circuit.node_at(rows, columns)
    kept = at >= 0
    rows, columns, at = rows[kept], columns[kept], at[kept]
    nodes, member = np.unique(at, return_inverse=True)
    amperes = np.bincount(member, sources[rows, columns], nodes.size)
    to_ground = np.zeros(nodes.size)
    np.add.at(to_ground, member, grounds[rows, columns])
    if not amperes.any():
        raise InputError("No current source lies on a cell that conducts: move the sources off nodata.")
    if not to_ground.any():
        raise InputError("No ground lies on a cell that conducts: move the grounds off nodata.")
    return nodes, amperes, to_ground


def _checked(circuit, raster, what) -> np.ndarray:
    raster = np.asarray(raster, dtype=np.float64)
    if raster.shape != circuit.shape:
        raise InputError(
            "The {what} layer has {rows} rows x {columns} columns and the resistance layer {own_rows} x "
            "{own_columns}: bring them to one grid with esp:prepare.",
            what=what,
            rows=raster.shape[0],
            columns=raster.shape[1],
            own_rows=circuit.shape[0],
            own_columns=circuit.shape[1],
        )
    return raster
