"""Passes of the thinning cell by cell, for the long retreat of a few dead ends.

A dead end of a thousand cells takes a thousand passes of one cell each; array operations would cost far more
than the handful of look-ups that a cell needs.
"""

from __future__ import annotations

from functools import cache

from .thinning_table import GO, OFFSETS, STAY, UNLESS_QUAD, UNLESS_SQUARE, simple_table, verdict_table

# Bits of a cell's state.
FOREGROUND, SIMPLE, ANCHOR = 1, 2, 4


@cache
def _tables(connectivity: int) -> tuple:
    return simple_table(connectivity).tolist(), verdict_table(connectivity).tobytes()


def cell_passes(state: memoryview, gone: list, stride: int, connectivity: int, most: int, passes: int) -> tuple:
    """Passes while few cells are removed in each.

    Parameters
    ----------
    state : memoryview of bytes
        Bits of all cells; brought up to date.
    gone : list of int
        The cells that the pass before removed.
    stride : int
        Cells in a row.
    connectivity : {8, 4}
    most : int
        A pass that removes more cells is the last one.
    passes : int
        So many passes at most.

    Returns
    -------
    taken : list of int
        All cells removed.
    gone : list of int
        Those of the last pass.
    """
    offsets = [row * stride + column for row, column in OFFSETS]
    bits = [(1 << number, offset) for number, offset in enumerate(offsets)]
    simple_codes, verdicts = _tables(connectivity)
    taken = []
    while gone and len(gone) <= most and passes:
        passes -= 1
        for cell in gone:
            state[cell] = 0
        near = {cell + offset for cell in gone for offset in offsets}
        simple = []
        for cell in near:
            if state[cell] & (FOREGROUND | ANCHOR) == FOREGROUND:
                code = _code(state, cell, bits, FOREGROUND)
                state[cell] = FOREGROUND
                if simple_codes[code]:
                    simple.append((cell, code))
        for cell, _ in simple:
            state[cell] = FOREGROUND | SIMPLE
        gone = [cell for cell, code in simple if _goes(state, cell, code, bits, verdicts)]
        taken += gone
    return taken, gone


def _code(state, cell, bits, wanted):
    code = 0
    for bit, offset in bits:
        if state[cell + offset] & wanted:
            code |= bit
    return code


def _goes(state, cell, code, bits, verdicts):
    """The rule of `thinning_table.settle` for one cell."""
    company = _code(state, cell, bits, SIMPLE)
    verdict = verdicts[code | company << 8]
    if verdict in (GO, STAY):
        return verdict == GO
    square = verdict == UNLESS_SQUARE
    expected = 3 if verdict == UNLESS_QUAD else 2
    # In a square only the orthogonal neighbours count, which come first.
    around = bits[:4] if square else bits
    return not all(
        sum(state[cell + offset + further] & FOREGROUND for _, further in around) == expected
        for bit, offset in around
        if company & bit
    )
