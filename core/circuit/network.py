"""Network mode: circuits given as lists of edges."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Optional

import numpy as np

from ..errors import InputError, phrase
from ..groups import joined_groups
from ..progress import Progress, no_progress, told
from ._direct import SparseCircuit
from .advanced import in_units, resolve_conflicts
from .maps import NEGLIGIBLE
from .pairs import PairSelection
from .pairwise import NO_CONNECTION

# Branches with less current are left out of the lists, as in Circuitscape.
_LEAST_BRANCH = 1e-6


class Network:
    """Nodes joined by conductances.

    Parameters
    ----------
    one, other : array_like of int
        The ends of the edges, by the nodes' numbers (any whole numbers from 0).
    conductances : array_like of float
        Positive; parallel edges add up, loops are left out.

    Attributes
    ----------
    nodes : ndarray of int
        The numbers that occur, ascending.
    """

    def __init__(self, one, other, conductances):
        one, other = np.asarray(one, dtype=np.int64), np.asarray(other, dtype=np.int64)
        conductances = np.asarray(conductances, dtype=np.float64)
        wrong = int(np.count_nonzero(~(np.isfinite(conductances) & (conductances > 0.0))))
        if wrong:
            raise InputError(
                "The network has {count} {count:edge|edges} whose resistance or conductance is not a positive number.",
                count=wrong,
            )
        self.nodes, ends = np.unique(np.concatenate([one, other]), return_inverse=True)
        one, other = ends[: one.size], ends[one.size :]
        count = self.nodes.size
        low, high = np.minimum(one, other), np.maximum(one, other)
        keys, member = np.unique(low * count + high, return_inverse=True)
        kept = keys // max(count, 1) != keys % max(count, 1)
        self.conductances = np.bincount(member, conductances, keys.size)[kept]
        self.low, self.high = keys[kept] // count, keys[kept] % count
        _, self.components = joined_groups(count, self.low, self.high)

    def positions(self, numbers, what: str) -> np.ndarray:
        """Where nodes stand in `nodes`."""
        numbers = np.asarray(numbers, dtype=np.int64)
        unknown = ~np.isin(numbers, self.nodes)
        if unknown.any():
            raise InputError(
                "The {what} node {number} is not a node of the network.", what=what, number=int(numbers[unknown][0])
            )
        return np.searchsorted(self.nodes, numbers)


@dataclass(frozen=True)
class NetworkCurrents:
    """Potentials and currents of one solution, or sums of many.

    Parameters
    ----------
    nodes : ndarray of int
        Numbers of the nodes that the lists hold: those of the component that was solved, or all.
    voltages : ndarray of float64 or None
    node_currents : ndarray of float64
    branches : ndarray of int, shape (branches, 2)
        Both ends of every branch that carries more than 1e-6, the smaller number first.
    branch_currents : ndarray of float64
    """

    nodes: np.ndarray
    voltages: Optional[np.ndarray]
    node_currents: np.ndarray
    branches: np.ndarray
    branch_currents: np.ndarray


@dataclass(frozen=True)
class NetworkPairwiseResult:
    """What the pairwise mode gives on a network.

    Parameters
    ----------
    ids : ndarray of int
    resistances : ndarray, shape (ids, ids)
        0 on the diagonal, -1 without connection or where a pair was not asked for.
    pairs : dict
        (id, id) to `NetworkCurrents`, the smaller id first.
    cumulative : NetworkCurrents
        Sums over the pairs.
    """

    ids: np.ndarray
    resistances: np.ndarray
    pairs: dict
    cumulative: NetworkCurrents


class _Component:
    """One component of a network, with what is grounded in it."""

    def __init__(self, network: Network, component: int, leaks=None, fixed=None):
        self.network = network
        self.members = np.flatnonzero(network.components == component)
        inside = network.components[network.low] == component
        self.low = np.searchsorted(self.members, network.low[inside])
        self.high = np.searchsorted(self.members, network.high[inside])
        self.conductances = network.conductances[inside]
        self.edges = np.flatnonzero(inside)
        self.leaks = np.zeros(self.members.size) if leaks is None else leaks[self.members]
        self.sparse = SparseCircuit(
            self.members.size,
            self.low,
            self.high,
            self.conductances,
            self.leaks,
            None if fixed is None else fixed[self.members],
        )

    def currents(self, potential):
        """Currents through the nodes and along the edges."""
        flow = self.conductances * (potential[self.low] - potential[self.high])
        if flow.size:
            flow[np.abs(flow) < NEGLIGIBLE * np.abs(flow).max()] = 0.0
        ground = self.leaks * potential
        count = self.members.size
        net = np.bincount(self.low, flow, count) - np.bincount(self.high, flow, count) + ground
        size = np.bincount(self.low, np.abs(flow), count) + np.bincount(self.high, np.abs(flow), count)
        return (size + np.abs(ground) + np.abs(net)) / 2.0, np.abs(flow)


def _listed(network, members, edges, voltages, through, along) -> NetworkCurrents:
    kept = along > _LEAST_BRANCH
    edges = edges[kept]
    branches = np.column_stack([network.nodes[network.low[edges]], network.nodes[network.high[edges]]])
    return NetworkCurrents(network.nodes[members], voltages, through, branches, along[kept])


def network_pairwise(
    network: Network, focal, pairs: Optional[PairSelection] = None, progress: Progress = no_progress
) -> NetworkPairwiseResult:
    """Effective resistances and currents of 1 A between every two focal nodes of a network.

    Parameters
    ----------
    network : Network
    focal : array_like of int
        Numbers of the focal nodes.
    pairs : PairSelection, optional
    progress : callable

    Raises
    ------
    InputError
        For focal nodes that are not in the network, or fewer than two.
    """
    ids = np.unique(np.asarray(focal, dtype=np.int64))
    if pairs is not None and pairs.mode == "include":
        ids = ids[np.isin(ids, list(pairs.ids))]
    if ids.size < 2:
        raise InputError(
            "The network has {count} focal {count:node|nodes}; at least 2 are needed.", count=int(ids.size)
        )
    at = network.positions(ids, phrase("focal"))
    resistances = np.full((ids.size, ids.size), NO_CONNECTION)
    np.fill_diagonal(resistances, 0.0)
    found = {}
    through_all, along_all = np.zeros(network.nodes.size), np.zeros(network.low.size)
    solvers: dict = {}
    for i, j in told(combinations(range(ids.size), 2), progress):
        component = network.components[at[i]]
        skipped = pairs is not None and pairs.skips_pair(int(ids[i]), int(ids[j]))
        if skipped or network.components[at[j]] != component:
            continue
        if component not in solvers:
            solvers[component] = _Component(network, component)
        solver = solvers[component]
        start, end = np.searchsorted(solver.members, (at[i], at[j]))
        injected = np.zeros(solver.members.size)
        injected[start], injected[end] = -1.0, 1.0
        voltages = solver.sparse.potentials(injected)
        voltages -= voltages[start]
        through, along = solver.currents(voltages)
        resistances[i, j] = resistances[j, i] = voltages[end]
        through_all[solver.members] += through
        along_all[solver.edges] += along
        found[int(ids[i]), int(ids[j])] = _listed(network, solver.members, solver.edges, voltages, through, along)
    everything = np.arange(network.nodes.size), np.arange(network.low.size)
    return NetworkPairwiseResult(ids, resistances, found, _listed(network, *everything, None, through_all, along_all))


def network_advanced(
    network: Network,
    sources: dict,
    grounds: dict,
    policy: str = "keepall",
    unit_currents: bool = False,
    direct_grounds: bool = False,
) -> NetworkCurrents:
    """Currents and potentials of a network for any sources and grounds.

    Parameters
    ----------
    network : Network
    sources : dict
        Node number to amperes.
    grounds : dict
        Node number to its conductance to ground; inf is a direct ground.
    policy : {"keepall", "rmvsrc", "rmvgnd", "rmvall"}
    unit_currents, direct_grounds : bool
        All sources are 1 A; all grounds are direct.

    Returns
    -------
    NetworkCurrents
        Over all nodes; 0 in components without a ground or whose sources cancel.
    """
    amperes, to_ground = np.zeros(network.nodes.size), np.zeros(network.nodes.size)
    amperes[network.positions(list(sources), phrase("source"))] = list(sources.values())
    to_ground[network.positions(list(grounds), phrase("ground"))] = list(grounds.values())
    amperes, to_ground = in_units(amperes, to_ground, unit_currents, direct_grounds)
    amperes, to_ground, leaks = resolve_conflicts(amperes, to_ground, policy)
    voltages, through, along = np.zeros(network.nodes.size), np.zeros(network.nodes.size), np.zeros(network.low.size)
    for component in np.unique(network.components[amperes != 0.0]):
        member = network.components == component
        if amperes[member].sum() == 0.0 or to_ground[member].sum() == 0.0:
            continue
        direct = member & np.isinf(to_ground)
        solver = _Component(network, component, np.where(direct, 0.0, leaks), direct)
        potential = solver.sparse.potentials(amperes[solver.members])
        voltages[solver.members] = potential
        through[solver.members], along[solver.edges] = solver.currents(potential)
    everything = np.arange(network.nodes.size), np.arange(network.low.size)
    return _listed(network, *everything, voltages, through, along)
