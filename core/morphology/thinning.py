"""Anchored parallel thinning: the foreground shrinks to a skeleton that keeps the anchors and its topology.

Every pass removes, all at once, the simple cells that may go together. While much is going on a pass works on
whole planes of bits; when few cells are left that can change, on lists of cells.
"""

from __future__ import annotations

import numpy as np

from ..progress import Progress
from .bitplanes import Layout, dilate_ring
from .thinning_cells import ANCHOR, FOREGROUND, SIMPLE, cell_passes
from .thinning_planes import plane_pass
from .thinning_table import OFFSETS, settle, simple_table

# With fewer words changed than this share, lists are faster than planes.
_FEW = 1 / 24
# With fewer cells removed in a pass, going cell by cell is faster than lists; after so many passes the user may
# cancel.
_HANDFUL, _PASSES = 16, 2000


def thin(plane: np.ndarray, anchors: np.ndarray, layout: Layout, connectivity: int, progress: Progress) -> np.ndarray:
    """The skeleton of a plane, with its anchors.

    There is no end-point condition: dead ends shrink back to the anchors. After the first pass only neighbours
    of cells just removed are looked at.

    Parameters
    ----------
    plane, anchors : ndarray of words
        Foreground and the cells of it that are never removed; both zero in a frame of two cells.
    layout : Layout
    connectivity : {8, 4}
        Of the foreground.
    progress : callable

    Returns
    -------
    ndarray of words
    """
    plane = plane.copy()
    simple = layout.empty()
    free = ~anchors
    candidates = plane & free
    first = None
    while True:
        removed = plane_pass(plane, anchors, candidates, simple, layout, connectivity)
        plane ^= removed
        changed = np.count_nonzero(removed)
        if changed <= _FEW * plane.size:
            break
        first = first or changed
        progress(1.0 - changed / (first + 1))
        candidates = dilate_ring(removed, layout)
        candidates &= plane
        candidates &= free
    gone = layout.positions(removed)
    if gone.size:
        state = layout.unpack(plane, 0, layout.rows).ravel()
        state |= layout.unpack(simple, 0, layout.rows).ravel() << np.uint8(1)
        state |= layout.unpack(anchors, 0, layout.rows).ravel() << np.uint8(2)
        gone = _list_passes(state, gone, layout.stride, connectivity, progress)
        plane &= ~layout.mark(gone)
    return plane


def _list_passes(state, gone, stride, connectivity, progress):
    """Passes on lists of cells, starting from the cells just removed; returns every cell removed."""
    taken = [gone]
    while gone.size:
        if gone.size <= _HANDFUL:
            cells, last = cell_passes(state.data, gone.tolist(), stride, connectivity, _HANDFUL, _PASSES)
            gone = np.array(last, dtype=np.int64)
            taken.append(np.array(cells, dtype=np.int64))
        else:
            gone = _list_pass(state, gone, stride, connectivity)
            taken.append(gone)
        if len(taken) % 64 == 0 or gone.size <= _HANDFUL:
            progress(1.0)
    return np.concatenate(taken)


def _list_pass(state, gone, stride, connectivity):
    """Take out the cells just removed and find those that go next; `state` is kept up to date."""
    offsets = np.array([row * stride + column for row, column in OFFSETS])

    def code_of(cells, bit):
        return np.packbits(state[cells[:, None] + offsets] & bit, axis=1, bitorder="little")[:, 0]

    state[gone] = 0
    near = (gone[:, None] + offsets).ravel()
    near = np.unique(near[(state[near] & (FOREGROUND | ANCHOR)) == FOREGROUND])
    code = code_of(near, FOREGROUND)
    simple = simple_table(connectivity)[code]
    state[near] = np.where(simple, FOREGROUND | SIMPLE, FOREGROUND)
    near, code = near[simple], code[simple]
    go = settle(
        code,
        code_of(near, SIMPLE),
        lambda offset, chosen: code_of(near[chosen] + offset, FOREGROUND),
        stride,
        connectivity,
    )
    return near[go]
