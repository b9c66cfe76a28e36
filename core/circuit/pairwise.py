"""Pairwise mode: effective resistance and current between every two focal nodes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Callable, Optional

import numpy as np

from ..progress import Progress, no_progress, part_of, told, with_parts
from ._accumulation import MapSums
from ._fields import TerminalFields, affordable_terminals
from ._parallel import solve_all
from .circuit import Circuit
from .maps import add_to_sums, maps_of
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

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.circuit.pairwise import pairwise
    >>> from esp_toolbox.core.circuit.regions import FocalNodes
    >>> ends = FocalNodes.from_labels(np.array([[1, 0, 2]]))
    >>> found = pairwise(np.ones((1, 3)), ends)
    >>> round(float(found.resistances[0, 1]), 6), found.cumulative.round(6).tolist()
    (2.0, [[1.0, 1.0, 1.0]])
    """
    conductance = np.asarray(conductance)
    focal = select(focal, pairs, conductance.shape)
    options = {"tolerance": tolerance, "method": method}
    run = _Run(focal, pairs, MapSums(conductance.shape, cumulative, maximum), on_pair, options)
    if not focal.has_regions:
        run.points(Circuit(conductance, neighbours, average, regions), executor, progress)
    else:
        todo = [pair for pair in combinations(focal.ids.tolist(), 2) if not run.skips(*pair)]
        solve = partial(_solve_regions, conductance, neighbours, average, regions, focal, options)
        for (one, other), (fields, resistance) in zip(todo, solve_all(solve, todo, executor, progress)):
            run.pair(one, other, fields, resistance)
    progress(1.0)
    return PairwiseResult(focal.ids, run.resistances, run.sums.total, run.sums.largest, run.sums.count, run.report)


def _solve_regions(conductance, neighbours, average, regions, focal, options, pair, progress=no_progress):
    """The circuit of two focal regions: its fields (None without current) and its resistance."""
    focal = focal.only(pair)
    circuit = Circuit(conductance, neighbours, average, unite_regions(conductance.shape, regions, focal))
    nodes = circuit.node_at(*focal.firsts())
    components = circuit.component_of(nodes)
    if components[0] == 0 or components[0] != components[1]:
        return None, NO_CONNECTION
    if nodes[0] == nodes[1]:
        return None, 0.0
    fields = TerminalFields(circuit, nodes, progress=progress, frees_labels=True, **options)
    return fields, fields.between(0, 1)


def _batches(pairs: list, most: int) -> list:
    """Pairs in batches with no more than `most` different ids in each.

    Every batch has the pairs between two blocks of ids (or within one). One batch, where the ids are
    few enough.
    """
    ids = sorted({number for pair in pairs for number in pair})
    if len(ids) <= most:
        return [pairs]
    block = {number: place // (most // 2) for place, number in enumerate(ids)}
    found: dict = {}
    for one, other in pairs:
        found.setdefault((block[one], block[other]), []).append((one, other))
    return list(found.values())


class _Run:
    """Collects the results of all pairs."""

    def __init__(self, focal, pairs, sums, on_pair, options):
        self.focal, self.pairs = focal, pairs
        self.sums, self.on_pair, self.options = sums, on_pair, options
        self.ids = focal.ids.tolist()
        self.resistances = np.full((len(self.ids), len(self.ids)), NO_CONNECTION)
        np.fill_diagonal(self.resistances, 0.0)
        self.report = SolverReport(tolerance=options["tolerance"])

    def skips(self, one: int, other: int) -> bool:
        """Whether a pair of ids is left out."""
        return self.pairs is not None and self.pairs.skips_pair(one, other)

    def pair(self, one, other, fields, resistance) -> None:
        """Take up a pair that is a circuit of its own."""
        self._note(one, other, resistance)
        if fields is not None:
            self.report = self.report.plus(fields.report)
            self._map(fields, [(one, other)], [(0, 1)], no_progress)

    def points(self, circuit: Circuit, executor, progress: Progress) -> None:
        """All pairs of focal points, component by component."""
        nodes = dict(zip(self.ids, circuit.node_at(*self.focal.firsts()).tolist()))
        components = dict(zip(self.ids, circuit.component_of(list(nodes.values())).tolist()))
        groups: dict = {}
        for one, other in combinations(self.ids, 2):
            if components[one] and components[one] == components[other] and not self.skips(one, other):
                groups.setdefault(components[one], []).append((one, other))
        most = affordable_terminals(circuit, executor)
        batches = [batch for pairs in groups.values() for batch in _batches(pairs, most)]
        for pairs, step in with_parts(batches, progress):
            self._group(circuit, nodes, pairs, executor, pairs is batches[-1], step)

    def _group(self, circuit, nodes, pairs, executor, last, progress) -> None:
        """Pairs within one component, solved together."""
        for one, other in pairs:
            self._note(one, other, 0.0)
        pairs = [(one, other) for one, other in pairs if nodes[one] != nodes[other]]
        if not pairs:
            return
        terminals = list(dict.fromkeys(nodes[number] for number in sorted({i for pair in pairs for i in pair})))
        fields = TerminalFields(
            circuit,
            terminals,
            executor=executor,
            progress=part_of(progress, 0.0, 0.8),
            frees_labels=last,
            **self.options,
        )
        self.report = self.report.plus(fields.report)
        ends = [(terminals.index(nodes[one]), terminals.index(nodes[other])) for one, other in pairs]
        for (one, other), places in zip(pairs, ends):
            self._note(one, other, fields.between(*places))
        self._map(fields, pairs, ends, part_of(progress, 0.8, 1.0))

    def _note(self, one, other, resistance) -> None:
        i, j = self.ids.index(one), self.ids.index(other)
        self.resistances[i, j] = self.resistances[j, i] = resistance

    def _map(self, fields, pairs, ends, progress) -> None:
        """Currents of the pairs: one by one where their maps are wanted, else summed at once."""
        if self.on_pair is None and not self.sums.wanted:
            return
        patterns = np.zeros((len(ends), len(fields.terminals)))
        for number, (one, other) in enumerate(ends):
            patterns[number, one], patterns[number, other] = -1.0, 1.0
        if self.on_pair is not None:
            for currents, places, pair in told(zip(patterns, ends, pairs), progress):
                self._map_pair(fields, currents, places, *pair)
        else:
            add_to_sums(self.sums, fields, patterns, progress)

    def _map_pair(self, fields, currents, ends, one, other) -> None:
        current, voltage = maps_of(fields, currents, ends[0])
        changed = self.on_pair(PairMaps(one, other, fields.between(*ends), current, voltage))
        self.sums.add(current if changed is None else changed)
