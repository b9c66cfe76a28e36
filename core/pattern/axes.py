"""The axes of a pattern: the longest chains of its strongest corridors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

import numpy as np

from ..typed import there


@dataclass(frozen=True)
class Axis:
    """A chain of corridors.

    Parameters
    ----------
    corridors : tuple of int
        Rows of the corridors, from one end to the other.
    sources : tuple of int
        The sources that it passes, one more than corridors.
    length : float
        Of its corridors, in metres.
    """

    corridors: tuple
    sources: tuple
    length: float


def strongest_tree(first: np.ndarray, second: np.ndarray, strength: np.ndarray) -> list:
    """The corridors that join the sources with the greatest strength: the maximum spanning forest (Kruskal 1956).

    Parameters
    ----------
    first, second : ndarray of int, shape (corridors,)
        The sources at both ends.
    strength : ndarray of float, shape (corridors,)
        Higher is stronger; NaN (sources that touch) is strongest. Equal ones go by their row.

    Returns
    -------
    list of int
        Rows of the corridors, the strongest first.
    """
    strength = np.where(np.isnan(strength), np.inf, strength)
    parent: dict = {}

    def root(node: int) -> int:
        while parent.setdefault(node, node) != node:
            parent[node] = node = parent[parent[node]]
        return node

    kept = []
    for row in np.argsort(-strength, kind="stable").tolist():
        one, other = root(int(first[row])), root(int(second[row]))
        if one != other:
            parent[one] = other
            kept.append(row)
    return kept


def longest_chains(first: np.ndarray, second: np.ndarray, strength: np.ndarray, length: np.ndarray, count: int) -> list:
    """The axes: of the strongest tree the longest chain, then the longest of what is left, and so on.

    Parameters
    ----------
    first, second, strength
        As in `strongest_tree`.
    length : ndarray of float, shape (corridors,)
        In metres.
    count : int
        Number of axes; fewer where the corridors are used up.

    Returns
    -------
    list of Axis
        The longest first. No corridor is in two axes; the ends are ordered by the sources' numbers. What has no
        length is no axis.
    """
    left = sorted(strongest_tree(first, second, strength))
    axes: list = []
    while left and len(axes) < count:
        axis = _longest(first, second, length, left)
        if not axis.length > 0:
            break
        axes.append(axis)
        left = [row for row in left if row not in axis.corridors]
    return axes


def _longest(first: np.ndarray, second: np.ndarray, length: np.ndarray, rows: Sequence[int]) -> Axis:
    """The longest chain of a forest: from the farthest source to the one farthest from it, in every tree."""
    beside: dict = {}
    for row in rows:
        one, other = int(first[row]), int(second[row])
        beside.setdefault(one, []).append((other, row))
        beside.setdefault(other, []).append((one, row))
    seen: set = set()
    best = None
    for start in sorted(beside):
        if start in seen:
            continue
        away = _distances(start, beside, length)
        seen |= set(away)
        away = _distances(_farthest(away), beside, length)
        end = _farthest(away)
        if best is None or away[end][:2] > best[0][best[1]][:2]:
            best = (away, end)
    away, node = there(best)
    total = away[node][0]
    corridors, sources = [], [node]
    while away[node][2] is not None:
        node, row = away[node][2]
        corridors.append(row)
        sources.append(node)
    if sources[0] > sources[-1]:
        corridors.reverse()
        sources.reverse()
    return Axis(tuple(corridors), tuple(sources), total)


def _farthest(away: dict) -> int:
    """The source with the greatest distance; of two the one behind more corridors, then that of the lower number."""
    return min(away, key=lambda node: (-away[node][0], -away[node][1], node))


def _distances(start: int, beside: dict, length: np.ndarray) -> dict:
    """For every source of a tree its distance from the start, the corridors between and the last of these steps."""
    away: dict[int, tuple] = {start: (0.0, 0, None)}
    stack = [start]
    while stack:
        node = stack.pop()
        for other, row in beside[node]:
            if other not in away:
                away[other] = (away[node][0] + float(length[row]), away[node][1] + 1, (node, row))
                stack.append(other)
    return away
