"""Labels on ties, as the final costs alone decide them.

While costs still fall, a cell may take its label through a neighbour whose cost then falls by the last digit and whose
label changes, without its own cost changing. What label it keeps would hang on the order of the rounds.
"""

from __future__ import annotations

import numpy as np

from ..typed import there
from ._state import State

_STRIP = 1 << 18
_BLOCK = 1 << 15
_NO_LABEL = np.iinfo(np.int32).max


def settle_labels(state: State) -> None:
    """Give every cell the lowest label of the neighbours that its cost comes from.

    Parameters
    ----------
    state : State
        Of one stack, with labels, after its run.
    """
    # Where all neighbours have a cell's label nothing can be wrong.
    suspects = _border_cells(state)
    while suspects.size:
        changed = [_correct(state, suspects[start : start + _BLOCK]) for start in range(0, suspects.size, _BLOCK)]
        suspects = np.unique(np.concatenate(changed) + state.surface.offsets)


def _border_cells(state: State) -> np.ndarray:
    label, offsets = there(state.label), state.surface.offsets.ravel()
    found = []
    for start in range(0, label.size, _STRIP):
        for offset in offsets[offsets > 0].tolist():
            last = min(start + _STRIP, label.size - offset)
            one, other = label[start:last], label[start + offset : last + offset]
            border = ((one != other) & (one > 0) & (other > 0)).nonzero()[0] + start
            found += [border, border + offset]
    return np.unique(np.concatenate(found))


def _correct(state: State, cells: np.ndarray) -> np.ndarray:
    """Set the labels of some cells by their neighbours; the cells whose label changed."""
    cost, label = state.cost, there(state.label)
    cells = cells.take(((label.take(cells) > 0) & (cost.take(cells) > 0.0)).nonzero()[0])
    neighbour = cells + state.surface.offsets
    surface = state.surface
    offer = surface.step_costs(cells, neighbour, arriving=True)
    known = cost.take(neighbour)
    offer += known
    # A neighbour at the same cost, by a step lost in rounding, would be held up by this cell in turn.
    gives = (offer == cost.take(cells)) & (known < cost.take(cells))
    lowest = np.where(gives, label.take(neighbour), _NO_LABEL).min(axis=0)
    changed = ((lowest != _NO_LABEL) & (lowest != label.take(cells))).nonzero()[0]
    label[cells.take(changed)] = lowest.take(changed)
    return cells.take(changed)
