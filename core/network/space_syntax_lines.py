"""Lines as drawn, made into a network: cut at crossings, drawn together, joined through sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

from ..errors import InputError
from ..groups import joined_groups
from ._noding import noded, snapped
from .space_syntax import LineNetwork


@dataclass(frozen=True)
class CleanLines:
    """A network of polylines and where it comes from.

    Parameters
    ----------
    network : LineNetwork
    shapes : list of ndarray of float, shape (vertices, 2)
        Each polyline.
    places : ndarray of float, shape (junctions, 2)
        Where the junctions are; the middle of its ends for a source.
    source_of : ndarray of int, shape (junctions,)
        The source that a junction stands for, -1 for none.
    line, polyline : ndarray of int, shape (parts,)
        Which given line runs over which polyline.
    without_length : int
        Given lines that have no length, or none beyond the tolerance.
    doubled : int
        Given lines that lie wholly on other ones.
    crossings : int
        Places where lines were cut.
    """

    network: LineNetwork
    shapes: list
    places: np.ndarray
    source_of: np.ndarray
    line: np.ndarray
    polyline: np.ndarray
    without_length: int
    doubled: int
    crossings: int

    def to_lines(self, values: np.ndarray, count: int) -> np.ndarray:
        """Means of the polylines' values over the given lines, by length.

        Parameters
        ----------
        values : ndarray of float, shape (polylines,)
            NaN is left out.
        count : int
            Number of given lines.

        Returns
        -------
        ndarray of float64, shape (count,)
            NaN for lines that are not in the network.
        """
        of = values[self.polyline]
        known = np.isfinite(of)
        length = self.network.length[self.polyline][known]
        total = np.bincount(self.line[known], length, count)
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.bincount(self.line[known], length * of[known], count) / total


def clean_lines(
    lines: Sequence[np.ndarray],
    tolerance: float = 0.0,
    planarise: bool = True,
    end_sources: Optional[np.ndarray] = None,
    middles: Optional[np.ndarray] = None,
) -> CleanLines:
    """Make lines into a network of polylines that meet at junctions.

    Lines are cut where they cross, touch or overlap; what several lines share is one polyline. Polylines run between
    junctions: the ends of the given lines, and vertices where one or more than two polylines meet.

    Parameters
    ----------
    lines : sequence of ndarray of float, shape (vertices, 2)
        Coordinates in metres.
    tolerance : float
        Vertices that are this near to each other are one; lines run through vertices within 0.7 of it.
    planarise : bool
        Otherwise lines stay whole and meet at their ends only: crossings are bridges.
    end_sources : ndarray of int, shape (lines, 2), optional
        The source, from 0, in which a line starts and ends; -1 for none. The ends in one source meet.
    middles : ndarray of float, shape (sources, 2), optional
        With it the way from an end straight to the source's middle counts in distances.

    Returns
    -------
    CleanLines

    Raises
    ------
    InputError
        When no line has a length, a coordinate is not finite, or the tolerance is negative.
    """
    if not tolerance >= 0:
        raise InputError("The tolerance is {given}; it must be 0 or above.", given=tolerance)
    parts = [_without_repeats(np.asarray(shape, dtype=np.float64)[:, :2]) for shape in lines]
    if not all(np.isfinite(part).all() for part in parts):
        raise InputError("A line has a coordinate that is not a finite number.")
    used = np.array([number for number, part in enumerate(parts) if len(part) > 1], dtype=np.intp)
    if not used.size:
        raise InputError("No line has a length.")
    parts = [parts[number] for number in used]
    join = _planar if planarise else _whole
    shapes, ends, line, polyline, line_ends, places, crossings = join(parts, tolerance)
    if not shapes:
        raise InputError("No line is longer than the tolerance of {tolerance:g}.", tolerance=tolerance)
    source = np.full(len(places), -1, dtype=np.intp)
    if end_sources is not None:
        given = np.asarray(end_sources)[used]
        inside = given >= 0
        source[line_ends[inside]] = given[inside]
    network, places, source_of = _joined(shapes, ends, places, source, middles)
    return CleanLines(
        network,
        shapes,
        places,
        source_of,
        used[line],
        polyline,
        len(lines) - np.unique(line).size,
        _doubled(line, polyline),
        crossings,
    )


def _without_repeats(shape: np.ndarray) -> np.ndarray:
    keep = np.ones(len(shape), dtype=bool)
    keep[1:] = (np.diff(shape, axis=0) != 0).any(axis=1)
    return shape[keep]


def _length(shape: np.ndarray) -> float:
    return float(np.hypot(*np.diff(shape, axis=0).T).sum())


def _doubled(line: np.ndarray, polyline: np.ndarray) -> int:
    """Lines whose every polyline belongs to an earlier line that stays."""
    covered = np.zeros(int(polyline.max()) + 1, dtype=bool)
    doubled = 0
    starts = np.flatnonzero(np.r_[True, np.diff(line) != 0])
    for first, last in zip(starts, np.r_[starts[1:], line.size]):
        over = polyline[first:last]
        doubled += bool(covered[over].all())
        covered[over] = True
    return doubled


def _whole(parts: list, tolerance: float) -> tuple:
    """Lines that meet at their ends only; the same line given twice is one."""
    places, label = snapped(np.array([part[end] for part in parts for end in (0, -1)]), tolerance)
    line_ends = label.reshape(-1, 2)
    known: dict = {}
    shapes: list[np.ndarray] = []
    ends, polyline, line = [], [], []
    for number, (part, pair) in enumerate(zip(parts, line_ends)):
        length = _length(part)
        if length <= tolerance:
            continue
        forward, backward = part.tobytes(), part[::-1].tobytes()
        row = known.get(forward, known.get(backward))
        if row is None:
            row = known[forward] = len(shapes)
            shapes.append(part)
            ends.append(pair)
        line.append(number)
        polyline.append(row)
    return shapes, np.array(ends), np.array(line), np.array(polyline), line_ends, places, 0


def _planar(parts: list, tolerance: float) -> tuple:
    """Lines cut at crossings, as polylines between junctions."""
    sizes = np.array([len(part) for part in parts])
    last = np.cumsum(sizes) - 1
    first = last - sizes + 1
    vertices = np.concatenate(parts)
    line = np.repeat(np.arange(len(parts)), sizes)
    # Ends stay where other vertices are near.
    is_end = np.zeros(len(vertices), dtype=bool)
    is_end[first] = is_end[last] = True
    order = np.argsort(~is_end, kind="stable")
    number = np.empty(order.size, dtype=np.intp)
    number[order] = np.arange(order.size)
    begins = np.flatnonzero(np.r_[np.diff(line) == 0, False])
    steps = np.column_stack([number[begins], number[begins + 1]])
    places, line, steps, label, crossings = noded(vertices[order], line[begins], steps, tolerance)
    line_ends = label[number[np.column_stack([first, last])]]
    if not steps.size:
        return [], steps, line, line, line_ends, places, crossings
    segments, of = np.unique(np.sort(steps, axis=1), axis=0, return_inverse=True)
    junction = np.bincount(segments.ravel(), minlength=len(places)) != 2
    junction[line_ends] = True
    # So do places where a line turns back on itself.
    back = (line[1:] == line[:-1]) & (steps[1:, 1] == steps[:-1, 0])
    junction[steps[1:][back, 0]] = True
    chain = _chains(segments, junction)[of.ravel()]
    return (*_runs(places, line, steps, chain, junction), line_ends, places, crossings)


def _chains(segments: np.ndarray, junction: np.ndarray) -> np.ndarray:
    """Segments in a row without a junction between them have the same number."""
    where = segments.ravel()
    owner = np.repeat(np.arange(len(segments)), 2)
    order = np.argsort(where, kind="stable")
    through = owner[order[~junction[where[order]]]].reshape(-1, 2)
    return joined_groups(len(segments), *through.T)[1]


def _runs(places, line, steps, chain, junction) -> tuple:
    """The polylines, in the order in which the lines first run over them, and which line runs over which."""
    begins = np.flatnonzero(junction[steps[:, 0]])
    stops = np.r_[begins[1:], len(steps)]
    _, first, of = np.unique(chain[begins], return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty(order.size, dtype=np.intp)
    rank[order] = np.arange(order.size)
    shapes, ends = [], []
    for run in first[order]:
        nodes = np.r_[steps[begins[run] : stops[run], 0], steps[stops[run] - 1, 1]]
        shapes.append(places[nodes])
        ends.append((nodes[0], nodes[-1]))
    pairs = np.column_stack([line[begins], rank[of.ravel()]])
    _, kept = np.unique(pairs, axis=0, return_index=True)
    pairs = pairs[np.sort(kept)]
    return shapes, np.array(ends), pairs[:, 0], pairs[:, 1]


def _joined(shapes, ends, places, source, middles) -> tuple:
    """The network, its junctions numbered anew; those in one source are one."""
    length = np.array([_length(shape) for shape in shapes])
    extra = [None, None]
    if middles is not None:
        way = np.zeros(len(places))
        inside = source >= 0
        way[inside] = np.hypot(*(places[inside] - np.asarray(middles)[source[inside]]).T)
        extra = [way[ends[:, 0]], way[ends[:, 1]]]
    # Sources get the numbers after all places.
    key = np.where(source >= 0, len(places) + source, np.arange(len(places)))
    used = np.unique(ends)
    names, of = np.unique(key[used], return_inverse=True)
    of = of.ravel()
    number = np.full(len(places), -1, dtype=np.intp)
    number[used] = of
    counts = np.bincount(of)
    middle = np.column_stack([np.bincount(of, places[used, axis]) / counts for axis in (0, 1)])
    source_of = np.where(names >= len(places), names - len(places), -1)
    network = LineNetwork(number[ends[:, 0]], number[ends[:, 1]], length, *extra)
    return network, middle, source_of
