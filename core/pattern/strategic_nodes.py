"""Strategic nodes: where corridors of a network cross, come together or part."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..network.space_syntax_lines import CleanLines


@dataclass(frozen=True)
class Junction:
    """A junction of the network at which corridors meet.

    Parameters
    ----------
    place : int
        Its number in the network.
    corridors : frozenset of int
        The corridors that are there.
    arms : int
        Ends of stretches there.
    """

    place: int
    corridors: frozenset
    arms: int


def users_of(clean: CleanLines, corridor_of: np.ndarray) -> list:
    """The corridors that run over each stretch of a network.

    Parameters
    ----------
    clean : CleanLines
        Lines cut where they cross, touch or overlap.
    corridor_of : ndarray of int, shape (lines,)
        The corridor of each given line; a corridor may have several.

    Returns
    -------
    list of frozenset of int
    """
    users: list = [set() for _ in clean.shapes]
    for line, stretch in zip(clean.line.tolist(), clean.polyline.tolist()):
        users[stretch].add(int(corridor_of[line]))
    return [frozenset(corridors) for corridors in users]


def meeting_junctions(clean: CleanLines, users: list) -> list:
    """The junctions at which corridors cross, come together or part.

    Two or more corridors are there, and three or more stretches go out from it, or two that carry different corridors.
    Corridors that lie on each other from end to end, and one that crosses itself, make none.

    Parameters
    ----------
    clean : CleanLines
    users : list of frozenset of int
        As `users_of` gives them.

    Returns
    -------
    list of Junction
        In the order of the network's junctions.
    """
    out: list = [[] for _ in range(clean.network.junctions)]
    for stretch, ends in enumerate(zip(clean.network.start.tolist(), clean.network.end.tolist())):
        for place in ends:
            out[place].append(users[stretch])
    found = []
    for place, carried in enumerate(out):
        corridors = frozenset().union(*carried)
        if len(corridors) > 1 and (len(carried) > 2 or len(set(carried)) > 1):
            found.append(Junction(place, corridors, len(carried)))
    return found
