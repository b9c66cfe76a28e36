"""Conefor's text files: nodes with an attribute, connections with a distance or a probability."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import InputError, phrase
from ..patch_distances import PairDistances

# Greater ones are not told apart.
_GREATEST = 2.0**53


@dataclass(frozen=True)
class ConeforNodes:
    """Nodes of a Conefor file, in the order of the file.

    Parameters
    ----------
    identifiers : ndarray of int64, shape (nodes,)
    attributes : ndarray of float64, shape (nodes,)
    """

    identifiers: np.ndarray
    attributes: np.ndarray


@dataclass(frozen=True)
class ConeforConnections:
    """Connections of a Conefor file, each pair once.

    Parameters
    ----------
    first, second : ndarray of int64, shape (connections,)
        Positions of the nodes in the file of nodes, first < second, ascending.
    value : ndarray of float64, shape (connections,)
        Distances or probabilities.
    complete : bool
        Whether every pair of nodes is there (a full list); in a partial list missing pairs are not linked.
    ignored : int
        Lines that link a node with itself or repeat a connection.
    """

    first: np.ndarray
    second: np.ndarray
    value: np.ndarray
    complete: bool
    ignored: int

    def distances(self, count: int) -> PairDistances:
        """The values as distances between the patches."""
        return PairDistances(count, self.first, self.second, self.value)


def parse_nodes(text: str) -> ConeforNodes:
    """Read a file of nodes: identifier and attribute on each line, no header.

    Columns are separated by tabs or spaces; further columns are not read; empty lines are passed over.

    Raises
    ------
    InputError
        At the first line that is not two numbers, for an identifier that is there twice, or without any node.
    """
    identifiers, attributes, seen = [], [], set()
    for number, fields in _lines(text, 2, phrase("nodes")):
        identifier = _identifier(fields[0], number, phrase("nodes"))
        if identifier in seen:
            raise InputError(
                "The Conefor file of nodes has the node {identifier} twice, again in line {line}; remove one.",
                identifier=identifier,
                line=number,
            )
        seen.add(identifier)
        identifiers.append(identifier)
        attributes.append(_number(fields[1], number, phrase("nodes")))
    if not identifiers:
        raise InputError("The Conefor file of nodes is empty; each line needs an identifier and an attribute.")
    return ConeforNodes(np.array(identifiers, dtype=np.int64), np.array(attributes))


def parse_connections(text: str, nodes: ConeforNodes) -> ConeforConnections:
    """Read a file of connections: two identifiers and a value on each line, no header.

    Raises
    ------
    InputError
        At the first line that is not three numbers, for a node that is not among the nodes, for a negative value, and
        for a pair with two different values.
    """
    order = np.argsort(nodes.identifiers, kind="stable")
    known = nodes.identifiers[order]
    ends, values, numbers = [], [], []
    for number, fields in _lines(text, 3, phrase("connections")):
        ends.append([_identifier(field, number, phrase("connections")) for field in fields[:2]])
        values.append(_number(fields[2], number, phrase("connections")))
        numbers.append(number)
    ends = np.array(ends, dtype=np.int64).reshape(-1, 2)
    values, numbers = np.array(values, dtype=np.float64), np.array(numbers, dtype=np.int64)
    place = np.minimum(np.searchsorted(known, ends), known.size - 1)
    strange = known[place] != ends
    if strange.any():
        row, side = np.argwhere(strange)[0]
        raise InputError(
            "Line {line} of the Conefor file of connections names the node {identifier}, which the file of nodes "
            "does not have.",
            line=int(numbers[row]),
            identifier=int(ends[row, side]),
        )
    position = order[place]
    return _without_repeats(position.min(axis=1), position.max(axis=1), values, numbers, known.size)


def _without_repeats(first, second, values, numbers, count: int) -> ConeforConnections:
    lines = values.size
    order = np.lexsort((numbers, second, first))
    order = order[first[order] != second[order]]
    first, second, values, numbers = first[order], second[order], values[order], numbers[order]
    repeats = np.zeros(first.size, dtype=bool)
    repeats[1:] = (first[1:] == first[:-1]) & (second[1:] == second[:-1])
    differing = np.flatnonzero(repeats[1:] & (values[1:] != values[:-1])) + 1
    if differing.size:
        raise InputError(
            "Line {line} of the Conefor file of connections gives a pair of nodes another value than line {other}; "
            "links have one value for both directions.",
            line=int(numbers[differing[0]]),
            other=int(numbers[differing[0] - 1]),
        )
    kept = np.flatnonzero(~repeats)
    complete = kept.size == count * (count - 1) // 2
    return ConeforConnections(first[kept], second[kept], values[kept], complete, lines - kept.size)


def format_nodes(identifiers: np.ndarray, attributes: np.ndarray) -> str:
    """A file of nodes as text, every digit kept.

    Parameters
    ----------
    identifiers : ndarray of int, shape (nodes,)
    attributes : ndarray of float, shape (nodes,)
    """
    return "".join(f"{int(name)}\t{_shortest(value)}\n" for name, value in zip(identifiers, attributes))


def format_connections(identifiers: np.ndarray, first: np.ndarray, second: np.ndarray, value: np.ndarray) -> str:
    """A file of connections as text, every digit kept.

    Parameters
    ----------
    identifiers : ndarray of int, shape (nodes,)
    first, second : ndarray of int, shape (connections,)
        Positions of the nodes.
    value : ndarray of float, shape (connections,)
        Distances or probabilities.
    """
    first, second = np.asarray(identifiers)[first].tolist(), np.asarray(identifiers)[second].tolist()
    values = np.asarray(value, dtype=np.float64).tolist()
    return "".join(f"{a}\t{b}\t{_shortest(number)}\n" for a, b, number in zip(first, second, values))


def _lines(text: str, columns: int, kind: str):
    """Numbers and fields of the lines that are not empty."""
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        fields = line.split()
        if not fields:
            continue
        if len(fields) < columns:
            raise InputError(
                "Line {line} of the Conefor file of {kind} has {given} columns instead of {wanted}: {text}",
                line=number,
                kind=kind,
                given=len(fields),
                wanted=columns,
                text=line.strip()[:60],
            )
        yield number, fields


def _identifier(field: str, line: int, kind: str) -> int:
    try:
        value = float(field)
        if value == int(value) and abs(value) < _GREATEST:
            return int(value)
    except (ValueError, OverflowError):
        pass
    raise InputError(
        "Line {line} of the Conefor file of {kind} has {given} as a node; nodes are whole numbers, and there is no "
        "header.",
        line=line,
        kind=kind,
        given=field,
    )


def _number(field: str, line: int, kind: str) -> float:
    try:
        value = float(field)
    except ValueError:
        value = float("nan")
    if not 0.0 <= value < float("inf"):
        raise InputError(
            "Line {line} of the Conefor file of {kind} has {given} as a value; values are numbers from 0 on with a "
            "decimal point.",
            line=line,
            kind=kind,
            given=field,
        )
    return value


def _shortest(value: float) -> str:
    """The shortest text that reads back as the same number; whole numbers without a point."""
    value = float(value)
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
