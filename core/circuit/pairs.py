"""Which pairs of focal nodes are solved: lists and matrices of included or excluded pairs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional

import numpy as np

from ..errors import InputError
from .regions import FocalNodes


@dataclass(frozen=True)
class PairSelection:
    """Pairs of focal nodes to include or to exclude.

    Parameters
    ----------
    mode : {"include", "exclude"}
        Include: ids that are not named are dropped altogether, and only named pairs are solved.
        Exclude: named pairs are skipped, nothing is dropped.
    named : frozenset of (int, int)
        Ordered pairs; a pair of the pairwise mode is named when either order is.
    ids : frozenset of int
        All ids that are named.
    """

    mode: str
    named: frozenset
    ids: frozenset = field(default_factory=frozenset)

    @classmethod
    def of(cls, mode: str, pairs) -> PairSelection:
        """From unordered pairs; 0 is no id."""
        if mode not in ("include", "exclude"):
            raise InputError("Pairs are included or excluded, not {given}: write include or exclude.", given=mode)
        pairs = [(int(one), int(other)) for one, other in pairs]
        both = {pair for one, other in pairs if one and other for pair in ((one, other), (other, one))}
        return cls(mode, frozenset(both), frozenset(i for pair in pairs for i in pair if i))

    def prune(self, focal: FocalNodes) -> FocalNodes:
        """The focal nodes that take part."""
        return focal if self.mode == "exclude" else focal.only(self.ids)

    def skips_pair(self, one: int, other: int) -> bool:
        """Whether the pairwise mode leaves out a pair."""
        named = (one, other) in self.named or (other, one) in self.named
        return named if self.mode == "exclude" else not named

    def skips_partner(self, of: int, partner: int) -> bool:
        """Whether the modes that solve for one node at a time leave out its partner."""
        named = (of, partner) in self.named
        return named if self.mode == "exclude" else not named


def parse_pairs(text: str, name: str = "pairs") -> PairSelection:
    """Read Circuitscape's file of included pairs.

    A list begins with the line ``mode include`` or ``mode exclude`` and has one pair of ids a line. A
    matrix begins with the lines ``min v`` and ``max v`` and then has the ids above and at the left
    of its values: a pair is included when its value lies between both. As in Circuitscape, values
    above the maximum count as 0 before they are compared with the minimum.

    Raises
    ------
    InputError
        When the text is neither.
    """
    lines = [parts for parts in (line.replace(",", " ").split() for line in text.splitlines()) if parts]
    first = lines[0][0].lower() if lines else ""
    try:
        if first == "mode":
            return PairSelection.of(lines[0][1].lower(), [(float(row[0]), float(row[1])) for row in lines[1:]])
        if first == "min" and lines[1][0].lower() == "max":
            return _of_value_matrix(lines)
    except (ValueError, IndexError, OverflowError):
        first = ""
    raise InputError(
        "The pairs of {name} cannot be read: begin a list with \"mode include\" or \"mode exclude\" and give two "
        "ids a line, or begin a matrix with \"min\" and \"max\" lines.",
        name=name,
    )


def _of_value_matrix(lines) -> PairSelection:
    least, most = float(lines[0][1]), float(lines[1][1])
    ids = [int(float(value)) for value in lines[2][1:]]
    rows = np.array([[float(value) for value in row] for row in lines[3:]])
    values = rows[:, 1:]
    if values.shape != (len(ids), len(ids)):
        raise ValueError
    own = [int(i) for i in rows[:, 0]]
    values = np.where(values > most, 0.0, values)
    named = frozenset((own[i], ids[j]) for i, j in zip(*np.nonzero(values >= least)))
    return PairSelection("include", named, frozenset(own) | frozenset(ids))


def select(focal: FocalNodes, pairs: Optional[PairSelection], shape, least: int = 2) -> FocalNodes:
    """The focal nodes that take part, checked against the raster."""
    focal.require(shape, least)
    if pairs is None:
        return focal
    focal = pairs.prune(focal)
    if focal.ids.size < least:
        raise InputError(
            "The included pairs name {count} of the focal nodes; at least {least} are needed.",
            count=int(focal.ids.size),
            least=least,
        )
    return focal
