"""One pass of the thinning on planes of bits: the table's rule as logic on 64 cells at a time.

Only what the rule says about a cell's own neighbours is done here; the few cells whose verdict hangs on the
neighbours' own neighbours are handed to the table.
"""

from __future__ import annotations

import numpy as np

from .bitplanes import Layout, bits_at, east, west
from .thinning_table import OFFSETS, settle

# Words of a strip: its twenty or so temporaries stay in the second-level cache.
_STRIP = 8192


def plane_pass(plane, anchors, candidates, simple, layout: Layout, connectivity: int) -> np.ndarray:
    """The cells that one pass removes, all decided on the same state.

    Parameters
    ----------
    plane, anchors, candidates : ndarray of words
        Foreground, cells that stay, and the cells that may go in this pass.
    simple : ndarray of words
        Simple cells that are no anchors; brought up to date around the candidates.
    layout : Layout
    connectivity : {8, 4}

    Returns
    -------
    ndarray of words
    """
    removed = layout.empty()
    words = layout.words
    rows = max(8, _STRIP // words)
    for top in range(2, layout.rows - 2, rows):
        bottom = min(top + rows, layout.rows - 2)
        strip = slice(top * words, bottom * words)
        wanted = candidates[strip]
        if not wanted.any():
            continue
        cells = plane[(top - 2) * words : (bottom + 2) * words]
        around = _neighbours(cells, words)
        deletable = _simple(around, connectivity)
        deletable &= cells[words:-words]
        deletable &= ~anchors[(top - 1) * words : (bottom + 1) * words]
        simple[strip] = deletable[words:-words]
        go, ask = _independent(around, deletable, words, connectivity)
        go &= wanted
        ask &= wanted
        if ask.any():
            bits = np.unpackbits(ask.view(np.uint8), bitorder="little").view(bool)
            positions = np.flatnonzero(bits)
            stays = positions[~_ask(positions, cells, deletable, layout.stride, connectivity)]
            bits[stays] = False
            go |= np.packbits(bits, bitorder="little").view(go.dtype)
        removed[strip] = go
    return removed


def _neighbours(plane: np.ndarray, words: int) -> tuple:
    """The eight neighbours of every cell but those of the first and last row, in the table's order."""
    to_west, to_east = west(plane), east(plane)
    above, here, below = slice(0, -2 * words), slice(words, -words), slice(2 * words, None)
    return (
        to_west[here],
        to_east[here],
        plane[above],
        plane[below],
        to_west[above],
        to_west[below],
        to_east[above],
        to_east[below],
    )


def _exactly_one(a, b, c, d):
    odd = a ^ b
    odd ^= c
    odd ^= d
    pairs = a & b
    pairs |= c & d
    return odd & ~pairs


def _simple(around, connectivity):
    """Cells that the foreground and the background around them touch in one piece each."""
    w, e, n, s, nw, sw, ne, se = around
    if connectivity == 8:
        return _exactly_one((ne | n) & ~e, (nw | w) & ~n, (sw | s) & ~w, (se | e) & ~s)
    return _exactly_one(e & ~(ne & n), n & ~(nw & w), w & ~(sw & s), s & ~(se & e))


def _independent(around, deletable, words, connectivity):
    """Cells that may go whatever their simple neighbours do, and cells that the table has to judge."""
    w, e, n, s, nw, sw, ne, se = (side[words:-words] for side in around)
    beside = _neighbours(deletable, words)
    dw, de, dn, ds, dnw, dsw, dne, dse = beside
    own = deletable[words:-words]
    if connectivity == 8:
        bad = dw & ~((n | nw) ^ (s | sw))
        bad |= de & ~((n | ne) ^ (s | se))
        bad |= dn & ~((w | nw) ^ (e | ne))
        bad |= ds & ~((w | sw) ^ (e | se))
        bad |= dnw & ~(w | n)
        bad |= dsw & ~(w | s)
        bad |= dne & ~(e | n)
        bad |= dse & ~(e | s)
        ask = None
    else:
        bad = dw & ~((n & nw) ^ (s & sw))
        bad |= de & ~((n & ne) ^ (s & se))
        bad |= dn & ~((w & nw) ^ (e & ne))
        bad |= ds & ~((w & sw) ^ (e & se))
        # A bad diagonal is forgiven where all four cells of the square are simple; the table knows when.
        square = dnw & dw & dn
        square |= dsw & dw & ds
        square |= dne & de & dn
        square |= dse & de & ds
        ask = own & ~bad & square
        bad |= dnw & w & n
        bad |= dsw & w & s
        bad |= dne & e & n
        bad |= dse & e & s
    go = own & ~bad
    # Isolated triples and quads: every simple neighbour has just two or three foreground neighbours.
    more = deletable & ~_two_or_three(around)
    sideways = west(more)
    sideways |= east(more)
    crowded = sideways[words:-words].copy()
    sideways |= more
    crowded |= sideways[: -2 * words]
    crowded |= sideways[2 * words :]
    company = dw | de
    for side in beside[2:]:
        company |= side
    lonely = go & company & ~crowded
    go ^= lonely
    return go, (lonely if ask is None else ask | lonely)


def _two_or_three(around):
    """Cells with two or three foreground neighbours, by adding the eight bits."""
    w, e, n, s, nw, sw, ne, se = around
    either = n ^ ne
    sum_1, carry_1 = either ^ e, (n & ne) | (either & e)
    either = se ^ s
    sum_2, carry_2 = either ^ sw, (se & s) | (either & sw)
    sum_3, carry_3 = w ^ nw, w & nw
    carry = (sum_1 & sum_2) | ((sum_1 ^ sum_2) & sum_3)
    return _exactly_one(carry_1, carry_2, carry_3, carry)


def _ask(positions, cells, deletable, stride, connectivity):
    """The table's verdict for cells of a strip; `cells` has a halo of two rows, `deletable` of one."""
    offsets = [row * stride + column for row, column in OFFSETS]

    def code_of(plane, first, where):
        code = np.zeros(where.size, dtype=np.uint8)
        for bit, offset in enumerate(offsets):
            code |= bits_at(plane, where + (first + offset)) << np.uint8(bit)
        return code

    return settle(
        code_of(cells, 2 * stride, positions),
        code_of(deletable, stride, positions),
        lambda offset, chosen: code_of(cells, 2 * stride + offset, positions[chosen]),
        stride,
        connectivity,
    )
