"""The node formulas by which papers state space syntax, under their own names."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import dijkstra

from ..progress import Progress, no_progress, parts_of
from ._brandes import betweenness, cheapest_matrix
from .space_syntax import LineNetwork

# Cells of the matrix of distances that are held at once.
_BLOCK = 4_000_000


@dataclass(frozen=True)
class NodeMeasures:
    """Measures of junctions, arrays of float64.

    Parameters
    ----------
    mean_distance : ndarray
        ``1 / (n - 1) sum d``, in metres, n the nodes that can be reached and the node itself: the inverse of closeness.
        NaN where none can be reached.
    harmonic : ndarray
        ``sum 1 / d``, harmonic centrality, per metre.
    betweenness : ndarray
        Sum over unordered pairs of the share of their shortest ways that pass.
    """

    mean_distance: np.ndarray
    harmonic: np.ndarray
    betweenness: np.ndarray


def node_measures(network: LineNetwork, progress: Progress = no_progress) -> NodeMeasures:
    """Mean distance, harmonic centrality and betweenness of the junctions.

    These are what papers print as MED, NQPDE and TPBt. sDNA's measures differ: they are of polylines, with weights, the
    way within a polyline, ends that count half, ordered pairs, and trips shared among destinations.

    Parameters
    ----------
    network : LineNetwork
    progress : callable

    Returns
    -------
    NodeMeasures
        Each of shape (junctions,).
    """
    nodes = network.junctions
    length = network.length.copy()
    for extra in (network.before, network.after):
        length += 0.0 if extra is None else extra
    matrix = cheapest_matrix(nodes, network.start, network.end, length)
    near, passing = parts_of(progress, (1, 3))
    mean, harmonic = np.full(nodes, np.nan), np.zeros(nodes)
    step = max(1, _BLOCK // nodes)
    for first in range(0, nodes, step):
        near(first / nodes)
        origins = np.arange(first, min(first + step, nodes))
        distance = dijkstra(matrix, indices=origins)
        others = np.isfinite(distance)
        others[np.arange(origins.size), origins] = False
        count = others.sum(axis=1)
        total = np.where(others, distance, 0.0).sum(axis=1)
        mean[origins] = np.where(count > 0, total / np.maximum(count, 1), np.nan)
        harmonic[origins] = np.where(others, 1.0 / np.where(others, distance, 1.0), 0.0).sum(axis=1)
    return NodeMeasures(mean, harmonic, betweenness(nodes, network.start, network.end, length, passing)[0])


def means_of_ends(network: LineNetwork, values: np.ndarray) -> np.ndarray:
    """The mean of both ends' values, for every polyline."""
    return (values[network.start] + values[network.end]) / 2.0
