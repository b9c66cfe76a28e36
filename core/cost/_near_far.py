"""The near/far kernel: exact shortest paths on a grid by whole-array rounds.

Cells whose cost was lowered wait in one of two lists. Each round relaxes all of `near` at once; when it
is empty the level rises and `far` is split by it. The result is the fixed point of the relaxation, bit
for bit that of Dijkstra's algorithm, whatever the pace of the levels.

The lists are ordered by the cost of entering a cell, ``D - half``, not by its cost D: once every cheaper
cell has been relaxed, no offer below it can come. So very costly cells do not wait for long, and the far
list of a heavy-tailed resistance stays as short as that of a tame one.

Source: U. Meyer, P. Sanders, Delta-stepping, J. Algorithms 49 (2003); the order is the in-criterion of
A. Crauser et al., A parallelization of Dijkstra's shortest path algorithm, MFCS 1998.
"""

from __future__ import annotations

import time

import numpy as np

from ..progress import Progress
from ..typed import there
from ._narrow import spread_narrow
from ._state import State

# Height of a level in crossings of a typical cell. The pace depends on it, the result does not.
_PACE = 1.5
# States relaxed at once: the temporaries of their 8 neighbours stay in the processor's cache.
_BLOCK = 4096
# So many narrow rounds on end, with so few states waiting, go to the heap.
_NARROW, _NARROW_ROUNDS, _NARROW_WAITING = 32, 100, 200
_SECONDS_BETWEEN_REPORTS = 0.5
_DIAGONAL = float(np.sqrt(2.0))
_NO_LABEL = np.iinfo(np.int32).max


def spread(state: State, progress: Progress) -> None:
    """Lower the costs of a state until nothing changes.

    Parameters
    ----------
    state : State
    progress : callable
        Called with the share of settled cells.
    """
    relax = _relax if state.label is None else _relax_with_labels
    step = _PACE * state.surface.typical
    level = step
    near = state.seeds
    far = _Far(state)
    told = time.monotonic()
    narrow_rounds, plain = 0, state.surface.moves.plain
    while True:
        while near.size:
            narrow_rounds = narrow_rounds + 1 if near.size < _NARROW else 0
            found = []
            for start in range(0, near.size, _BLOCK):
                lowered, entry_costs = relax(state, near[start : start + _BLOCK])
                far.add(lowered, entry_costs)
                found.append(lowered.take((entry_costs < level).nonzero()[0]))
            near = state.unique(found[0] if len(found) == 1 else np.concatenate(found))
            if time.monotonic() - told > _SECONDS_BETWEEN_REPORTS:
                progress(state.settled(level))
                told = time.monotonic()
        least = far.least_from(level)
        if least == np.inf:
            break
        if plain and narrow_rounds >= _NARROW_ROUNDS and far.size < _NARROW_WAITING:
            waiting = spread_narrow(state, far.take_below(np.inf), progress)
            far.add(waiting, state.entry_costs(waiting))
            narrow_rounds, level = 0, 0.0
            continue
        # Costs may be so large that the step is lost in rounding.
        level = max(least + step, np.nextafter(least, np.inf))
        near = far.take_below(level)
    progress(1.0)


class _Far:
    """States that wait for a higher level, with their entry costs when they were queued.

    A state whose cost was lowered again is queued again; the old entry, whose entry cost no longer is the
    state's, is passed over when its turn comes.
    """

    def __init__(self, state: State):
        self._state = state
        self._states = [np.empty(0, dtype=np.intp)]
        self._keys = [np.empty(0)]
        self._kept = 0

    @property
    def size(self) -> int:
        """Number of entries after `least_from`."""
        return self._keys[0].size

    def add(self, states: np.ndarray, keys: np.ndarray) -> None:
        self._states.append(states)
        self._keys.append(keys)

    def least_from(self, level: float) -> float:
        """Drop the entries below a level, which were relaxed on the way; the least key of the others."""
        states, keys = np.concatenate(self._states), np.concatenate(self._keys)
        stay = (keys >= level).nonzero()[0]
        self._states, self._keys = [states.take(stay)], [keys.take(stay)]
        return float(self._keys[0].min()) if stay.size else np.inf

    def take_below(self, level: float) -> np.ndarray:
        """Take out the states below a level, each once."""
        (states,), (keys,) = self._states, self._keys
        is_near = keys < level
        index = is_near.nonzero()[0]
        moved = self._current(states.take(index), keys.take(index))[0]
        near = self._state.unique(moved)
        stay = (~is_near).nonzero()[0]
        states, keys = states.take(stay), keys.take(stay)
        # Entries that are out of date would be looked at again and again, or be all that is left.
        if near.size * 2 < index.size or keys.size > 2 * self._kept + _BLOCK:
            states, keys = self._current(states, keys)
            self._kept = keys.size
        self._states, self._keys = [states], [keys]
        return near

    def _current(self, states: np.ndarray, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        index = (self._state.entry_costs(states) == keys).nonzero()[0]
        return states.take(index), keys.take(index)


def _offers(state: State, near: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The neighbours of some states, what they are offered through them, and half their crossing."""
    surface = state.surface
    cell = state.cells(near)
    neighbour = near + surface.offsets
    toll = surface.half.take(neighbour if cell is near else cell + surface.offsets)
    if not surface.moves.plain:
        offer = surface.step_costs(cell, neighbour if cell is near else cell + surface.offsets)
        offer += state.cost.take(near)
        return neighbour, offer, toll
    offer = toll + surface.half.take(cell)
    offer[:4] *= _DIAGONAL
    offer += state.cost.take(near)
    return neighbour, offer, toll


def _write_least(values: np.ndarray, where: np.ndarray, offers: np.ndarray) -> None:
    """Write offers that are lower than what stands; of several to one place the lowest is left."""
    while True:
        values[where] = offers
        again = (offers < values.take(where)).nonzero()[0]
        if not again.size:
            return
        where, offers = where.take(again), offers.take(again)


def _relax(state: State, near: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Lower the neighbours of some states; the lowered states and their entry costs."""
    neighbour, offer, toll = _offers(state, near)
    lower = (offer < state.cost.take(neighbour)).ravel().nonzero()[0]
    neighbour, offer = neighbour.take(lower), offer.take(lower)
    _write_least(state.cost, neighbour, offer)
    return neighbour, offer - toll.take(lower)


def _relax_with_labels(state: State, near: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """`_relax` that carries labels; of equal offers the one with the lowest label stands."""
    neighbour, offer, toll = _offers(state, near)
    labels = there(state.label)
    known = state.cost.take(neighbour)
    chosen = (offer <= known).ravel().nonzero()[0]
    label = labels.take(near).take(chosen % near.size)
    neighbour, offer, known = neighbour.take(chosen), offer.take(chosen), known.take(chosen)
    is_lower = offer < known
    useful = (is_lower | (label < labels.take(neighbour))).nonzero()[0]
    chosen, label, is_lower = chosen.take(useful), label.take(useful), is_lower.take(useful)
    neighbour, offer = neighbour.take(useful), offer.take(useful)
    _write_least(state.cost, neighbour, offer)
    labels[neighbour.take(is_lower.nonzero()[0])] = _NO_LABEL
    stands = (offer == state.cost.take(neighbour)).nonzero()[0]
    neighbour, offer, label = neighbour.take(stands), offer.take(stands), label.take(stands)
    lower = (label < labels.take(neighbour)).nonzero()[0]
    _write_least(labels, neighbour.take(lower), label.take(lower))
    return neighbour, offer - toll.take(chosen.take(stands))
