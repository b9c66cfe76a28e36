"""Pairwise mode: effective resistance and current between every two focal nodes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Callable, Optional

import numpy as np

from ..progress import Progress, no_progress, part_of
from ._accumulation import MapSums
from ._fields import TerminalFields
from .circuit import Circuit
from .maps import node_currents, total_and_largest_currents, total_currents
from .pairs import PairSelection, select
from .regions import FocalNodes, unite_regions
from .report import SolverReport

NO_CONNECTION = -1.0


@dataclass(frozen=True)
class PairMaps:
    """The maps of one pair.

    Parameters
    ----------
    first, second : int
        Ids; 1 A enters at the second and leaves at the first, whose potential is 0.
    resistance : float
    current, voltage : ndarray of float64, shape (rows, columns)
        0 where nothing flows and outside the component.
    """

    first: int
    second: int
    resistance: float
    current: np.ndarray
    voltage: np.ndarray


@dataclass(frozen=True)
class PairwiseResult:
    """What the pairwise mode gives.

    Parameters
    ----------
    ids : ndarray of int
    resistances : ndarray of float64, shape (ids, ids)
        Effective resistances; 0 on the diagonal and between nodes of one region, -1 where there is no
        connection or the pair was not asked for.
    cumulative : ndarray of float64 or None
        Sum of the pairs' currents.
    maximum : ndarray of float64 or None
        Largest of the pairs' currents.
    mapped : int
        Pairs that currents were computed for.
    report : SolverReport
    """

    ids: np.ndarray
    resistances: np.ndarray
    cumulative: Optional[np.ndarray]
    maximum: Optional[np.ndarray]
    mapped: int
    report: SolverReport

    def triples(self):
        """(id, id, resistance) of every pair, the smaller id first."""
        for i, j in combinations(range(self.ids.size), 2):
            yield int(self.ids[i]), int(self.ids[j]), float(self.resistances[i, j])


def pairwise(
    conductance: np.ndarray,
    focal: FocalNodes,
    neighbours: int = 8,
    average: str = "conductance",
    regions: Optional[np.ndarray] = None,
    pairs: Optional[PairSelection] = None,
    cumulative: bool = True,
    maximum: bool = False,
    on_pair: Optional[Callable[[PairMaps], Optional[np.ndarray]]] = None,
    tolerance: float = 1e-8,
    method: str = "automatic",
    executor=None,
    progress: Progress = no_progress,
) -> PairwiseResult:
    """Effective resistances, and the currents of 1 A between every two focal nodes.

    With focal points n - 1 solutions serve all pairs: the potential between two points is the
    difference of their potentials against a common one, and R_xy = R_1x + R_1y - 2 v(x). With focal
    regions every pair is a circuit of its own, where only the pair's regions conduct without
    resistance and the others are ordinary landscape.

    Parameters
    ----------
    conductance : ndarray, shape (rows, columns)
        As `cell_conductance` gives it; 0 is a barrier.
    focal : FocalNodes
    neighbours : {8, 4}
    average : {"conductance", "resistance"}
    regions : ndarray of int, optional
        Short-circuit regions.
    pairs : PairSelection, optional
    cumulative, maximum : bool
        Whether the sum and the largest value of the pairs' currents are wanted.
    on_pair : callable, optional
        Takes the `PairMaps` of every pair as it is done. An array that it returns is summed in place
        of the pair's current.
    tolerance : float
        Relative residual of the solutions.
    method : {"automatic", "multigrid", "direct"}
    executor : concurrent.futures.Executor, optional
        Runs the solutions.
    progress : callable

    Returns
    -------
    PairwiseResult

    Raises
    ------
    InputError
        For focal nodes off the raster or fewer than two.

    Notes
    -----
    McRae, B. H. et al. (2008), Ecology 89, 2712-2724; the conventions are those of Circuitscape 5.
    """
    conductance = np.asarray(conductance)
    focal = select(focal, pairs, conductance.shape)
    ids = focal.ids
    run = _Run(
        conductance.shape, focal, pairs, MapSums(conductance.shape, cumulative, maximum), on_pair,
        {"tolerance": tolerance, "method": method, "executor": executor},
    )
    if not focal.has_regions:
        circuit = Circuit(conductance, neighbours, average, regions)
        run.points(circuit, np.arange(ids.size), progress)
    else:
        todo = [pair for pair in combinations(range(ids.size), 2) if not run.skips(*pair)]
        for number, (i, j) in enumerate(todo):
            united = unite_regions(conductance.shape, regions, focal.only((ids[i], ids[j])))
            circuit = Circuit(conductance, neighbours, average, united)
            run.points(circuit, np.array([i, j]), part_of(progress, number / len(todo), (number + 1) / len(todo)))
    progress(1.0)
    return PairwiseResult(ids, run.resistances, run.sums.total, run.sums.largest, run.sums.count, run.report)


class _Run:
    """Collects the results of all pairs."""

    def __init__(self, shape, focal, pairs, sums, on_pair, options):
        self.shape, self.focal, self.pairs = shape, focal, pairs
        self.sums, self.on_pair, self.options = sums, on_pair, options
        self.ids = focal.ids
        self.rows, self.columns = focal.firsts()
        self.resistances = np.full((self.ids.size, self.ids.size), NO_CONNECTION)
        np.fill_diagonal(self.resistances, 0.0)
        self.report = SolverReport(tolerance=options["tolerance"])

    def skips(self, i: int, j: int) -> bool:
        return self.pairs is not None and self.pairs.skips_pair(int(self.ids[i]), int(self.ids[j]))

    def points(self, circuit: Circuit, members: np.ndarray, progress: Progress) -> None:
        """All pairs among some focal nodes, given by position, in one circuit."""
        nodes = circuit.node_at(self.rows[members], self.columns[members])
        components = circuit.component_of(nodes)
        groups = []
        for component in np.unique(components[components > 0]):
            among = components == component
            pairs = [
                (a, b)
                for a, b in combinations(np.flatnonzero(among), 2)
                if not self.skips(members[a], members[b])
            ]
            if pairs:
                groups.append(pairs)
        for number, pairs in enumerate(groups):
            step = part_of(progress, number / len(groups), (number + 1) / len(groups))
            self._group(circuit, members, nodes, pairs, number + 1 == len(groups), step)

    def _group(self, circuit, members, nodes, pairs, last, progress) -> None:
        """Pairs within one component."""
        solved = [(a, b) for a, b in pairs if nodes[a] != nodes[b]]
        for a, b in pairs:
            self._note(members[a], members[b], 0.0)
        if not solved:
            return
        used = np.unique(solved)
        terminals = list(dict.fromkeys(nodes[used].tolist()))
        solving = part_of(progress, 0.0, 0.8)
        fields = TerminalFields(circuit, terminals, progress=solving, frees_labels=last, **self.options)
        self.report = self.report.plus(fields.report)
        place = {node: position for position, node in enumerate(terminals)}
        ends = [(place[nodes[a]], place[nodes[b]]) for a, b in solved]
        for (a, b), (one, other) in zip(solved, ends):
            self._note(members[a], members[b], fields.between(one, other))
        self._map(fields, [(members[a], members[b]) for a, b in solved], ends, part_of(progress, 0.8, 1.0))

    def _note(self, i, j, resistance) -> None:
        self.resistances[i, j] = self.resistances[j, i] = resistance

    def _map(self, fields, pairs, ends, progress) -> None:
        """Currents of the pairs: one by one where their maps are wanted, else summed at once."""
        if self.on_pair is None and not self.sums.wanted:
            return
        patterns = np.zeros((len(ends), len(fields.terminals)))
        for number, (one, other) in enumerate(ends):
            patterns[number, one], patterns[number, other] = -1.0, 1.0
        if self.on_pair is not None or len(ends) == 1:
            for number, (i, j) in enumerate(pairs):
                progress(number / len(pairs))
                self._map_pair(fields, patterns[number], ends[number][0], i, j)
        elif self.sums.largest is None:
            self.sums.add_total(fields.window, total_currents(fields, patterns, progress), len(ends))
        else:
            total, largest = total_and_largest_currents(fields, patterns, progress)
            self.sums.add_total(fields.window, total, len(ends), largest)

    def _map_pair(self, fields, currents, zero_at, i, j) -> None:
        voltage = np.zeros(self.shape)
        voltage[fields.window] = fields.potential(currents, zero_at)
        current = np.zeros(self.shape)
        current[fields.window] = node_currents(fields.solver, voltage[fields.window])
        changed = None
        if self.on_pair is not None:
            maps = PairMaps(int(self.ids[i]), int(self.ids[j]), float(self.resistances[i, j]), current, voltage)
            changed = self.on_pair(maps)
        self.sums.add(current if changed is None else changed)
