"""The rule that decides which cells a thinning pass may remove together, as generated tables.

A cell is simple when its removal changes neither the pieces of foreground nor the holes around it. Simple
neighbours must not all go at once: the table says, for the foreground and the simple cells among the eight
neighbours, whether a cell goes (`GO`), stays (`STAY`) or goes unless its simple neighbours are as isolated as
it is, which their neighbour counts tell (the other verdicts).

Neighbours are numbered as in `OFFSETS`; bit k of a code is neighbour k.

References
----------
Soille, P., Vogt, P. (2009): Morphological segmentation of binary patterns. Pattern Recognition Letters 30.
"""

from __future__ import annotations

from functools import cache

import numpy as np

W, E, N, S, NW, SW, NE, SE = range(8)
OFFSETS = ((0, -1), (0, 1), (-1, 0), (1, 0), (-1, -1), (1, -1), (-1, 1), (1, 1))
STAY, GO, UNLESS_TRIPLE, UNLESS_QUAD, UNLESS_SQUARE = range(5)

_COUNTS = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1).sum(axis=1)
_CIRCLE = (E, NE, N, NW, W, SW, S, SE)
# Cells next to both the centre and the neighbour: for an orthogonal neighbour the two flanks (two cells each).
_FLANKS = {W: (N, NW, S, SW), E: (N, NE, S, SE), N: (W, NW, E, NE), S: (W, SW, E, SE)}
_CORNERS = {NW: (W, N), SW: (S, W), NE: (N, E), SE: (E, S)}


@cache
def simple_table(connectivity: int) -> np.ndarray:
    """Whether the centre is simple, for each of the 256 codes of foreground neighbours.

    The count goes once round the centre: with 8-connected foreground the background pieces that touch it
    orthogonally, with 4-connected foreground the foreground pieces; the centre is simple when there is one.
    """
    code = np.arange(256)
    bits = [(code >> k) & 1 for k in range(8)]
    pieces = np.zeros(256, dtype=np.int64)
    for place in range(0, 8, 2):
        side, corner, following = (bits[_CIRCLE[(place + step) % 8]] for step in range(3))
        if connectivity == 8:
            pieces += (1 - side) & (corner | following)
        else:
            pieces += side & (1 - (corner & following))
    return pieces == 1


@cache
def verdict_table(connectivity: int) -> np.ndarray:
    """The verdict for each of the 65,536 codes: foreground neighbours, and simple ones 8 bits higher."""
    code = np.arange(65536)
    foreground = [((code >> k) & 1).astype(bool) for k in range(8)]
    simple = [((code >> (k + 8)) & 1).astype(bool) for k in range(8)]
    verdict = np.full(65536, GO, dtype=np.uint8)
    decided = np.zeros(65536, dtype=bool)
    count = np.sum(simple, axis=0)
    ends = 4 - np.sum([foreground[k] for k in (W, E, N, S)], axis=0)
    number = np.zeros(65536, dtype=np.int64)
    for k, cells in _FLANKS.items():
        a, b, c, d = (foreground[cell] for cell in cells)
        fine = (a | b) != (c | d) if connectivity == 8 else (a & b) != (c & d)
        bad = simple[k] & ~fine & ~decided
        verdict[bad], decided = STAY, decided | bad
        number[simple[k]] = (5 + 8 * a + 4 * b + 2 * c + d)[simple[k]]
    for k, (one, other) in _CORNERS.items():
        a, b = foreground[one], foreground[other]
        fine = (a | b) if connectivity == 8 else ~(a & b)
        bad = simple[k] & ~fine & ~decided
        verdict[bad], decided = STAY, decided | bad
        if connectivity == 4:
            verdict[bad & simple[one] & simple[other] & (ends == 2)] = UNLESS_SQUARE
        number[simple[k]] = (1 + 2 * a + b)[simple[k]]
    triple = ~decided & (count == 2) & np.isin(number, (2, 3, 6, 7, 9, 13))
    quad = ~decided & (count == 3) & np.isin(number, (4, 8, 17))
    verdict[triple] = UNLESS_TRIPLE
    verdict[quad] = UNLESS_QUAD
    return verdict


def settle(foreground, simple, code_beside, stride, connectivity) -> np.ndarray:
    """Whether simple cells go, from the codes of their neighbours.

    Parameters
    ----------
    foreground, simple : ndarray of uint8, shape (n,)
        Codes of the foreground and of the simple neighbours.
    code_beside : callable
        ``code_beside(offset, chosen)``: the foreground code of the neighbours at a position offset, for the
        chosen of the n cells.
    stride : int
        Cells in a row.
    connectivity : {8, 4}

    Returns
    -------
    ndarray of bool, shape (n,)
    """
    verdict = verdict_table(connectivity)[foreground + (simple.astype(np.uint16) << 8)]
    go = verdict == GO
    rare = np.flatnonzero(verdict > GO)
    if rare.size == 0:
        return go
    verdict, simple = verdict[rare], simple[rare]
    square = verdict == UNLESS_SQUARE
    expected = np.where(verdict == UNLESS_QUAD, 3, 2)
    alone = np.ones(rare.size, dtype=bool)
    for k, (row, column) in enumerate(OFFSETS):
        code = code_beside(row * stride + column, rare)
        count = np.where(square, _COUNTS[code & 15], _COUNTS[code])
        alone &= (((simple >> k) & 1) == 0) | (square & (k >= 4)) | (count == expected)
    go[rare] = ~alone
    return go
