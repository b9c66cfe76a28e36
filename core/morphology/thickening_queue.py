"""Geodesic distance from a skeleton by a queue of vectors, the way the reference program computes it.

Every cell keeps the vector to its origin. A neighbour takes over the origin when the straight line from there
stays in the mask; else it starts anew at the cell that it came from, with the distance so far as its base.
A cell is settled once, from those neighbours that are settled when its turn comes, so the result hangs on the
order of the queue. Here a whole round of the queue is worked off at once.
"""

from __future__ import annotations

import numpy as np

from ..progress import Progress
from .bitplanes import Layout, bits_at

_UNSEEN, _QUEUED, _SETTLED = 1, 2, 3
# The steps from the neighbours to the north, west, south and east to the cell itself.
_STEP_ROWS = np.array([1, 0, -1, 0])
_STEP_COLUMNS = np.array([0, 1, 0, -1])
_MOST = np.finfo(np.float32).max
# The queue goes on this far beyond the limit, for a way round an obstacle that comes back a little.
_MARGIN = 1.0


def thicken_by_queue(skeleton, mask, limit: np.float32, layout: Layout, progress: Progress) -> np.ndarray:
    """The skeleton with the cells of the mask within the distance `limit`; all are planes."""
    field = _Field(skeleton, mask, layout)
    queue = field.unseen_neighbours(layout.positions(skeleton))
    found = [queue]
    reached = 0.0
    while queue.size:
        new = queue[field.state[queue] == _QUEUED]
        least = _MOST
        if new.size:
            least = field.settle(new)
            found.append(new)
            reached = max(reached, float(least))
            progress(min(1.0, reached / (float(limit) + _MARGIN)))
        length = field.length(queue)
        useful = length <= float(limit) + _MARGIN
        queue = field.following(queue[useful], (length > float(least))[useful])
    cells = np.concatenate(found)
    # The reference rounds the length of the vector before it adds the base, unlike on the way.
    distance = field.base[cells] + np.sqrt(field.squares(cells)).astype(np.float32)
    near = (distance >= np.float32(0.0001)) & (distance <= limit)
    return skeleton | layout.mark(cells[near])


class _Field:
    """State, vector and base of all cells."""

    def __init__(self, skeleton, mask, layout):
        size = layout.rows * layout.stride
        self.mask = mask
        self.stride = layout.stride
        self.offsets = -(_STEP_ROWS * layout.stride + _STEP_COLUMNS)
        self.state = layout.unpack(mask, 0, layout.rows).ravel()
        self.state += layout.unpack(skeleton, 0, layout.rows).ravel() << np.uint8(1)
        self.rows = np.zeros(size, dtype=np.int8)
        self.columns = np.zeros(size, dtype=np.int8)
        self.base = np.zeros(size, dtype=np.float32)
        # Cells that have no base yet keep their place in the queue there.
        self.place = self.base.view(np.int32)

    def squares(self, cells):
        """Squared lengths of the vectors, in double precision."""
        rows, columns = self.rows[cells].astype(np.float64), self.columns[cells].astype(np.float64)
        return rows * rows + columns * columns

    def length(self, cells):
        """Distances of the cells, in double precision from the rounded bases."""
        return np.sqrt(self.squares(cells)) + self.base[cells]

    def unseen_neighbours(self, cells):
        """Queue the unseen neighbours of some cells, first come, first served."""
        return self._queued((cells[:, None] + self.offsets).ravel())

    def following(self, queue, held):
        """The next queue: cells held back take their turn again, the others give it to their neighbours."""
        cells = queue[:, None] + self.offsets
        keep = np.zeros(cells.shape, dtype=bool)
        cells[held] = queue[held, None]
        keep[held, 0] = True
        return self._queued(cells.ravel(), keep.ravel())

    def _queued(self, cells, keep=None):
        unseen = self.state[cells] == _UNSEEN
        wanted = np.flatnonzero(unseen if keep is None else unseen | keep)
        cells, unseen = cells[wanted], unseen[wanted]
        fresh = np.flatnonzero(unseen)
        new = cells[fresh]
        turn = np.arange(new.size, dtype=np.int32)
        self.place[new[::-1]] = turn[::-1]
        chosen = ~unseen
        chosen[fresh] = self.place[new] == turn
        self.state[new] = _QUEUED
        return cells[chosen]

    def settle(self, new):
        """Give the new cells of a round their vectors; returns the smallest distance."""
        turn = np.arange(new.size, dtype=np.int32)
        self.place[new] = turn
        beside = new[:, None] + self.offsets
        state = self.state[beside]
        earlier = (state == _QUEUED) & (self.place[beside] < turn[:, None])
        which, side = np.nonzero(earlier)
        source = self.place[beside[which, side]]
        choice = _Choice(self, beside, state == _SETTLED)
        rows, columns, base, distance = choice.best(turn)
        # Neighbours settled earlier in the same round count as well. The order makes the dependence free of
        # circles, so taking it up until nothing changes gives the result of going one by one.
        pending = np.ones(which.size, dtype=bool)
        while pending.any():
            item, its_side, its_source = which[pending], side[pending], source[pending]
            choice.offer(item, its_side, rows[its_source], columns[its_source], base[its_source])
            item = np.unique(item)
            now = choice.best(item)
            before = (rows[item], columns[item], base[item], distance[item])
            changed = np.zeros(new.size, dtype=bool)
            changed[item] = np.any([one != other for one, other in zip(now, before)], axis=0)
            rows[item], columns[item], base[item], distance[item] = now
            pending = changed[source]
        self.state[new] = _SETTLED
        self.rows[new], self.columns[new], self.base[new] = rows, columns, base
        return distance.min()

    def line_is_free(self, cells, rows, columns):
        """Whether Bresenham's line to the cells along their vectors stays in the mask.

        Its start is not tested; its end always is in the mask.
        """
        high, wide = np.abs(rows), np.abs(columns)
        major, minor = np.maximum(high, wide), np.minimum(high, wide)
        upright = high > wide
        along = np.where(upright, np.sign(rows) * self.stride, np.sign(columns))
        across = np.where(upright, np.sign(columns), np.sign(rows) * self.stride)
        start = cells - rows * self.stride - columns
        free = np.ones(cells.size, dtype=bool)
        going = np.flatnonzero(major > 1)
        step = 1
        while going.size:
            long, short = major[going], minor[going]
            aside = (2 * step * short + long) // (2 * long)
            at = start[going] + step * along[going] + aside * across[going]
            inside = bits_at(self.mask, at).astype(bool)
            free[going[~inside]] = False
            step += 1
            going = going[inside & (long > step)]
        return free


class _Choice:
    """The choice between the four neighbours of the new cells of a round."""

    def __init__(self, field, beside, settled):
        self.field = field
        self.cells = beside[:, 0] - field.offsets[0]
        shape = beside.shape
        self.rows = np.zeros(shape, dtype=np.int64)
        self.columns = np.zeros(shape, dtype=np.int64)
        self.base = np.zeros(shape, dtype=np.float32)
        # The distance if the line is free, until that is known; infinite for neighbours that are not settled.
        self.distance = np.full(shape, np.inf, dtype=np.float32)
        self.known = np.zeros(shape, dtype=bool)
        item, side = np.nonzero(settled)
        at = beside[item, side]
        self.offer(item, side, field.rows[at], field.columns[at], field.base[at])

    def offer(self, item, side, rows, columns, base):
        """Take up the vectors and bases of neighbours."""
        rows, columns = rows + _STEP_ROWS[side], columns + _STEP_COLUMNS[side]
        squares = (rows * rows + columns * columns).astype(np.float64)
        self.rows[item, side], self.columns[item, side], self.base[item, side] = rows, columns, base
        self.distance[item, side] = np.sqrt(squares) + base
        self.known[item, side] = False

    def best(self, item):
        """Vector, base and distance of the nearest offer for some cells; the first side wins a tie."""
        left = item
        while left.size:
            side = np.argmin(self.distance[left], axis=1)
            untested = ~self.known[left, side]
            left, side = left[untested], side[untested]
            self.known[left, side] = True
            rows, columns = self.rows[left, side], self.columns[left, side]
            blocked = ~self.field.line_is_free(self.cells[left], rows, columns)
            left, side = left[blocked], side[blocked]
            self._start_anew(left, side)
        side = np.argmin(self.distance[item], axis=1)
        return (self.rows[item, side], self.columns[item, side], self.base[item, side], self.distance[item, side])

    def _start_anew(self, item, side):
        """The line is blocked: the neighbour becomes the origin."""
        rows = self.rows[item, side] - _STEP_ROWS[side]
        columns = self.columns[item, side] - _STEP_COLUMNS[side]
        squares = (rows * rows + columns * columns).astype(np.float64)
        distance = (np.sqrt(squares) + self.base[item, side] + 1.0).astype(np.float32)
        self.rows[item, side], self.columns[item, side] = _STEP_ROWS[side], _STEP_COLUMNS[side]
        self.base[item, side] = distance - np.float32(1.0)
        self.distance[item, side] = distance
