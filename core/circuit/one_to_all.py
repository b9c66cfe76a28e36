"""One-to-all and all-to-one modes: every focal node in turn against all the others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Callable, Optional

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, part_of, told, with_parts
from ._accumulation import MapSums
from ._fields import TerminalFields, affordable_terminals
from ._single_fields import FIELD_BYTES, SingleFields
from .circuit import Circuit
from .maps import add_to_sums, maps_of
from .pairs import PairSelection, select
from .pairwise import NO_CONNECTION
from .regions import FocalNodes, unite_regions
from .report import SolverReport


@dataclass(frozen=True)
class NodeMaps:
    """The maps of one focal node.

    Parameters
    ----------
    number : int
        Its id.
    current, voltage : ndarray of float64, shape (rows, columns)
        0 outside the node's component; the grounds are at 0.
    """

    number: int
    current: np.ndarray
    voltage: np.ndarray


@dataclass(frozen=True)
class OneByOneResult:
    """What the one-to-all and all-to-one modes give.

    Parameters
    ----------
    ids : ndarray of int
    values : ndarray of float64
        One-to-all: the node's potential by its current, its resistance to all others. All-to-one: 0.
        Either: -1 where nothing could be solved.
    cumulative, maximum : ndarray of float64 or None
        Sum and largest value of the nodes' currents.
    mapped : int
        Nodes that were solved.
    report : SolverReport
    """

    ids: np.ndarray
    values: np.ndarray
    cumulative: Optional[np.ndarray]
    maximum: Optional[np.ndarray]
    mapped: int
    report: SolverReport


def one_to_all(conductance: np.ndarray, focal: FocalNodes, **options) -> OneByOneResult:
    """Current from every focal node in turn to all the others, which are grounded together.

    Parameters
    ----------
    conductance : ndarray, shape (rows, columns)
    focal : FocalNodes
        Regions of several cells conduct without resistance, all of them at once.
    **options
        neighbours : {8, 4}
        average : {"conductance", "resistance"}
        regions : ndarray of int, optional
            Short-circuit regions.
        pairs : PairSelection, optional
            Partners that are left out are not grounded.
        strengths : sequence of float, optional
            Amperes of every id that takes part, ascending; 1 by default.
        cumulative, maximum : bool
        on_node : callable, optional
            Takes the `NodeMaps` of every node; those of nodes that are not connected are 0, and nodes whose partners
            are all left out have none.
        tolerance, method, executor, progress
            As `pairwise`.

    Returns
    -------
    OneByOneResult

    Notes
    -----
    Where the source and a ground are the same node (two focal nodes in one region), the ground is
    removed. The equations are linear, so n - 1 solutions serve all nodes; which currents leave at the
    grounds follows from the resistances between the focal nodes.
    """
    return _one_by_one(conductance, focal, _source_here, **options)


def all_to_one(conductance: np.ndarray, focal: FocalNodes, **options) -> OneByOneResult:
    """Current from all other focal nodes to every focal node in turn, which is grounded.

    Parameters
    ----------
    conductance, focal, **options
        As `one_to_all`; partners that are left out by `pairs` do not inject. And:

        left_out_inject : bool
            Partners that are left out inject 1 A all the same, as in Circuitscape 5.

    Returns
    -------
    OneByOneResult

    Notes
    -----
    Where the ground and a source are the same node, the source is removed. Currents go to a node only from partners
    that are not left out: a node without any is not solved.
    """
    pattern = partial(_ground_here, left_out=1.0 if options.pop("left_out_inject", False) else 0.0)
    return _one_by_one(conductance, focal, pattern, **options)


def _one_by_one(
    conductance,
    focal,
    pattern_of,
    neighbours: int = 8,
    average: str = "conductance",
    regions: Optional[np.ndarray] = None,
    pairs: Optional[PairSelection] = None,
    strengths=None,
    cumulative: bool = True,
    maximum: bool = False,
    on_node: Optional[Callable[[NodeMaps], None]] = None,
    tolerance: float = 1e-8,
    method: str = "automatic",
    executor=None,
    progress: Progress = no_progress,
) -> OneByOneResult:
    conductance = np.asarray(conductance)
    focal = select(focal, pairs, conductance.shape)
    ids = focal.ids
    strengths = _strengths(strengths, ids)
    united = unite_regions(conductance.shape, regions, focal)
    circuit = Circuit(conductance, neighbours, average, united)
    nodes = circuit.node_at(*focal.firsts())
    components = circuit.component_of(nodes)
    values = np.full(ids.size, NO_CONNECTION)
    sums = MapSums(conductance.shape, cumulative, maximum)
    report = SolverReport(tolerance=tolerance)
    groups = [np.flatnonzero(components == component) for component in np.unique(components[components > 0])]
    groups = [group for group in groups if np.unique(nodes[group]).size > 1]
    alone = _without_partners(ids, pairs)
    for group, step in with_parts(groups, progress):
        terminals = list(dict.fromkeys(nodes[group].tolist()))
        place = np.array([terminals.index(node) for node in nodes[group]])
        last = group is groups[-1]
        single = None
        if pattern_of is not _source_here and on_node is None and not maximum and cumulative:
            single = _single_fields(circuit, terminals, tolerance, method, executor, last)
        fields = single
        if single is None:
            fields = TerminalFields(circuit, terminals, tolerance, method, executor, part_of(step, 0.0, 0.8), last)
            report = report.plus(fields.report)
        patterns, grounds, solved = [], [], []
        for position, i in enumerate(group):
            if alone[i]:
                continue
            skipped = np.array([pairs is not None and pairs.skips_partner(int(ids[i]), int(ids[j])) for j in group])
            found = pattern_of(fields, place, position, skipped, strengths[group])
            if found is not None:
                currents, ground, values[i] = found
                patterns.append(currents)
                grounds.append(ground)
                solved.append(i)
        if single is None:
            _map(fields, patterns, grounds, ids[solved], sums, on_node, part_of(step, 0.8, 1.0))
        elif patterns:
            total, found = single.total(patterns, step)
            report = report.plus(found)
            sums.add_total(single.window, total, len(patterns))
    if on_node is not None:
        for number in ids[(values == NO_CONNECTION) & ~alone]:
            on_node(NodeMaps(int(number), np.zeros(conductance.shape), np.zeros(conductance.shape)))
    progress(1.0)
    return OneByOneResult(ids, values, sums.total, sums.largest, sums.count, report)


def _single_fields(circuit, terminals, tolerance, method, executor, frees_labels) -> Optional[SingleFields]:
    """What solves one pattern after another, where the potentials of all terminals do not fit in together."""
    affordable = len(terminals) - 1 <= affordable_terminals(circuit, executor)
    if affordable and 8.0 * circuit.conductance.size * (len(terminals) - 1) <= FIELD_BYTES:
        return None
    single = SingleFields(circuit, terminals, tolerance, method)
    if not affordable or single.fields_would_take > FIELD_BYTES:
        if frees_labels:
            circuit.free_labels()
        return single
    return None


def _without_partners(ids, pairs) -> np.ndarray:
    """Which nodes have no partner, since all are left out: they are not solved and have no map."""
    if pairs is None:
        return np.zeros(ids.size, bool)
    numbers = ids.tolist()
    return np.array([all(pairs.skips_partner(one, other) for other in numbers if other != one) for one in numbers])


def _strengths(given, ids) -> np.ndarray:
    if given is None:
        return np.ones(ids.size)
    given = np.asarray(given, dtype=np.float64)
    if given.shape != ids.shape:
        raise InputError(
            "There are {count} source strengths for {nodes} focal nodes: give one for every node, in the order of "
            "their numbers.",
            count=int(given.size),
            nodes=int(ids.size),
        )
    return given


def _source_here(fields, place, position, skipped, strengths):
    """Currents of the one-to-all mode, a grounded terminal and the result; None when unsolved.

    The grounds are at one potential; with R the potentials of the terminals for currents into them,
    their currents solve R_g I_g + R_s I_s = const and sum to -I_s.
    """
    source, ampere = place[position], strengths[position]
    others = np.ones(place.size, bool)
    others[position] = False
    grounds = np.unique(place[others & ~skipped])
    grounds = grounds[grounds != source]
    if grounds.size == 0 or ampere == 0.0:
        return None
    response = np.zeros((len(fields.terminals),) * 2)
    response[1:, 1:] = fields.resistance
    count = grounds.size
    matrix = np.ones((count, count))
    right = np.full(count, -ampere)
    first = grounds[0]
    matrix[1:] = response[np.ix_(grounds[1:], grounds)] - response[first, grounds]
    right[1:] = -ampere * (response[grounds[1:], source] - response[first, source])
    currents = np.zeros(len(fields.terminals))
    currents[grounds] = np.linalg.solve(matrix, right)
    currents[source] = ampere
    potentials = response @ currents
    return currents, first, (potentials[source] - potentials[first]) / ampere


def _ground_here(fields, place, position, skipped, strengths, left_out: float = 0.0):
    """Currents of the all-to-one mode, the ground and the result; None when unsolved."""
    ground = place[position]
    amperes = np.where(skipped, left_out, strengths)
    amperes[place == ground] = 0.0
    if amperes.sum() == 0.0:
        return None
    currents = np.bincount(place, amperes, len(fields.terminals))
    currents[ground] = -amperes.sum()
    return currents, ground, 0.0


def _map(fields, patterns, grounds, ids, sums, on_node, progress) -> None:
    if not patterns or (on_node is None and not sums.wanted):
        return
    if on_node is None:
        add_to_sums(sums, fields, patterns, progress)
        return
    for currents, ground, number in told(zip(patterns, grounds, ids), progress):
        current, voltage = maps_of(fields, currents, ground)
        on_node(NodeMaps(int(number), current, voltage))
        sums.add(current)
