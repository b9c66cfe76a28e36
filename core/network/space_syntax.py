"""Space syntax of a network of lines, by sDNA's definitions: MED, NQPDE, BtE, TPBt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import dijkstra

from ..errors import InputError
from ..groups import joined_groups
from ..memory import require_memory
from ..progress import Progress, no_progress

WEIGHTINGS = ("link", "length", "polyline")

# Cells of the matrices of distances that are held at once.
_BLOCK = 1_000_000


@dataclass(frozen=True)
class LineNetwork:
    """Polylines that meet at junctions, the units of the measures.

    Parameters
    ----------
    start, end : ndarray of int, shape (polylines,)
        Junction at either end, from 0; the same one for a closed loop.
    length : ndarray of float, shape (polylines,)
        In metres, above 0.
    before, after : ndarray of float, shape (polylines,), optional
        Way from the polyline's end to the junction, for junctions with an extent; 0 by default. It is walked but
        belongs to no polyline.
    """

    start: np.ndarray
    end: np.ndarray
    length: np.ndarray
    before: Optional[np.ndarray] = None
    after: Optional[np.ndarray] = None

    def __len__(self) -> int:
        return len(self.length)

    @property
    def junctions(self) -> int:
        """Number of junctions, ends included."""
        return int(max(self.start.max(), self.end.max())) + 1

    def valences(self) -> np.ndarray:
        """Ends of polylines at every junction."""
        return np.bincount(np.concatenate([self.start, self.end]), minlength=self.junctions)

    def components(self) -> tuple:
        """Number of components, and that of each polyline (from 0, in the order of their first polylines)."""
        _, of_junction = joined_groups(self.junctions, self.start, self.end)
        _, first, component = np.unique(of_junction[self.start], return_index=True, return_inverse=True)
        number = np.empty(first.size, dtype=np.intp)
        number[np.argsort(first)] = np.arange(first.size)
        return first.size, number[component.ravel()]

    def chains(self) -> np.ndarray:
        """The link of each polyline: chains of polylines through junctions where just two ends meet."""
        where = np.concatenate([self.start, self.end])
        polyline = np.tile(np.arange(len(self)), 2)
        order = np.argsort(where, kind="stable")
        through = order[self.valences()[where[order]] == 2].reshape(-1, 2)
        return joined_groups(len(self), *polyline[through].T)[1]


@dataclass(frozen=True)
class SpaceSyntax:
    """The measures of every polyline, each an array of float64.

    Parameters
    ----------
    mean_distance : ndarray
        MED, in metres; NaN where nothing within the radius has a weight.
    quantity : ndarray
        NQPDE: network quantity penalised by distance, in weight per metre.
    betweenness : ndarray
        BtE, in weight squared.
    two_phase_betweenness : ndarray
        TPBt, in weight.
    two_phase_destination : ndarray
        TPD, in weight.
    weight_within, count_within, length_within : ndarray
        Weight, number and length of the polylines within the radius.
    weight : ndarray
        The polyline's own weight.
    """

    mean_distance: np.ndarray
    quantity: np.ndarray
    betweenness: np.ndarray
    two_phase_betweenness: np.ndarray
    two_phase_destination: np.ndarray
    weight_within: np.ndarray
    count_within: np.ndarray
    length_within: np.ndarray
    weight: np.ndarray


def polyline_weights(
    network: LineNetwork, weighting: str = "link", user_weight: Optional[np.ndarray] = None
) -> np.ndarray:
    """The weight W of every polyline.

    Parameters
    ----------
    network : LineNetwork
    weighting : {"link", "length", "polyline"}
        ``U L / L(link)`` (a link counts 1, however it is cut), ``U L``, or ``U``.
    user_weight : ndarray of float, optional
        U, 0 or above; 1 by default.

    Returns
    -------
    ndarray of float64, shape (polylines,)

    Raises
    ------
    InputError
        When the weighting is unknown, or a weight is negative or missing.
    """
    if weighting not in WEIGHTINGS:
        raise InputError("The weighting is one of {known}, not {given}.", known=", ".join(WEIGHTINGS), given=weighting)
    weight = np.ones(len(network)) if user_weight is None else np.array(user_weight, dtype=np.float64)
    wrong = np.flatnonzero(~(weight >= 0) | np.isinf(weight))
    if wrong.size:
        raise InputError("Line {number} has no weight of 0 or above.", number=int(wrong[0]) + 1)
    if weighting == "length":
        weight *= network.length
    elif weighting == "link":
        chain = network.chains()
        weight *= network.length / np.bincount(chain, network.length)[chain]
    return weight


def space_syntax(
    network: LineNetwork,
    weighting: str = "link",
    radius: float = 0.0,
    user_weight: Optional[np.ndarray] = None,
    progress: Progress = no_progress,
) -> SpaceSyntax:
    """sDNA's measures of every polyline of a network.

    With R_x the polylines within the radius of x (x included), d the length of the shortest way from mid-point to
    mid-point and ``d(x, x) = L(x) / 3``::

        MED(x)   = sum_y W(y) d(x,y) / sum_y W(y)
        NQPDE(x) = sum_y W(y) / d(x,y)
        BtE(x)   = sum_y W(y) sum_z in R_y W(z) OD(y,z,x)
        TPBt(x)  = sum_y W(y) sum_z in R_y W(z) OD(y,z,x) / T(y),   T(y) = sum_z in R_y W(z)
        TPD(x)   = sum_y: x in R_y  W(y) W(x) / T(y)

    OD is 1 where x lies between y and z on the shortest way, 1/2 where it is one of them, 1/3 where x = y = z.
    Polylines that cannot be reached are left out.

    Parameters
    ----------
    network : LineNetwork
    weighting : {"link", "length", "polyline"}
        See `polyline_weights`.
    radius : float
        In metres; 0 reaches everything.
    user_weight : ndarray of float, shape (polylines,), optional
    progress : callable

    Returns
    -------
    SpaceSyntax

    Raises
    ------
    InputError
        When there is no polyline, a length is not above 0, the radius is negative, or a weight is wrong.
    MemoryNeeded
        When a block of distances does not fit.

    References
    ----------
    Cooper and Chiaradia (2020), sDNA: 3-d spatial network analysis, SoftwareX 12:100525, as sDNA+ 5.2.1 computes it.
    Of ways that are equally long one is taken, always the same.
    """
    if not len(network):
        raise InputError("There is no line to analyse.")
    if not (network.length > 0).all():
        raise InputError(
            "{count} {count:line has|lines have} no length; leave them out.",
            count=int(np.count_nonzero(~(network.length > 0))),
        )
    if not radius >= 0:
        raise InputError("The radius is {given}; it must be 0 (everything) or above.", given=radius)
    weight = polyline_weights(network, weighting, user_weight)
    count, nodes = len(network), len(network) + network.junctions
    step = int(np.clip(_BLOCK // nodes, 1, count))
    require_memory(60.0 * step * nodes)
    graph = _half_edges(network)
    reach = radius if radius else np.inf
    gathered = np.zeros((3, count))
    rows = np.zeros((5, count))
    for first in range(0, count, step):
        progress(first / count)
        origins = np.arange(first, min(first + step, count))
        # Beyond the radius nothing is needed; the margin keeps rounding from cutting at it.
        distance, parent = dijkstra(graph, indices=origins, return_predecessors=True, limit=reach * (1.0 + 1e-9))
        rows[:, origins] = _from_each(network, weight, origins, distance, parent, reach, gathered)
    progress(1.0)
    return SpaceSyntax(rows[0], rows[1], gathered[0], gathered[1], gathered[2], rows[2], rows[3], rows[4], weight)


def _half_edges(network: LineNetwork) -> csr_matrix:
    """Mid-points (the first nodes) and junctions, joined by half a polyline each."""
    count = len(network)
    middle = np.arange(count)
    before = np.zeros(count) if network.before is None else network.before
    after = np.zeros(count) if network.after is None else network.after
    lengths = [network.length / 2 + before, network.length / 2 + after]
    ends = [count + network.start, count + network.end]
    # A loop needs one way out, the shorter one: coordinates given twice would be added up.
    loop = network.start == network.end
    lengths[0] = np.where(loop, np.minimum(*lengths), lengths[0])
    tails = np.concatenate([middle, middle[~loop]])
    heads = np.concatenate([ends[0], ends[1][~loop]])
    values = np.concatenate([lengths[0], lengths[1][~loop]])
    nodes = count + network.junctions
    graph = coo_matrix((values, (tails, heads)), shape=(nodes, nodes)).tocsr()
    return (graph + graph.T).tocsr()


def _from_each(network, weight, origins, distance, parent, reach, gathered) -> np.ndarray:
    """The measures of a block of origins, and what their trips add to the polylines they pass."""
    count = len(network)
    row = np.arange(origins.size)
    to_middle = distance[:, :count].copy()
    to_middle[row, origins] = network.length[origins] / 3
    within = to_middle <= reach
    within[row, origins] = True
    within &= np.isfinite(to_middle)
    trips = np.where(within, weight, 0.0)
    total = trips.sum(axis=1)
    reached = np.where(within, to_middle, 1.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = (trips * reached).sum(axis=1) / total
        share = np.where(total > 0, weight[origins] / total, 0.0)
    quantity = (trips / reached).sum(axis=1)
    # Trips that end at or beyond each node: the sums over the branches of the tree of shortest ways.
    branch = np.zeros_like(distance)
    branch[:, :count] = trips
    _sum_branches(branch, distance, parent)
    passing = branch[:, :count] - trips / 2
    passing[row, origins] = total / 2 - trips[row, origins] / 6
    gathered[0] += weight[origins] @ passing
    gathered[1] += share @ passing
    gathered[2] += share @ trips
    return np.array([mean, quantity, total, within.sum(axis=1), within @ network.length])


def _sum_branches(branch: np.ndarray, distance: np.ndarray, parent: np.ndarray) -> None:
    """Add every node's value to its parent's, from the farthest node of each row to the nearest."""
    row = np.arange(len(branch))
    order = np.argsort(distance, axis=1, kind="stable")
    above = np.take_along_axis(parent, order, axis=1)
    for rank in range(int((parent >= 0).sum(axis=1).max()), 0, -1):
        target = above[:, rank]
        inside = target >= 0
        if inside.all():
            branch[row, target] += branch[row, order[:, rank]]
        else:
            some = row[inside]
            branch[some, target[inside]] += branch[some, order[inside, rank]]
