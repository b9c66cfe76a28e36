"""The kernel of the barrier scores: disc minima of the sources' surfaces, strip by strip, and what links gain."""

from __future__ import annotations

from typing import Iterator, Optional

import numpy as np

from ..cost.disc_mean import disc_mean
from ..cost.disc_minimum import disc_minimum
from ..cost.ring_minimum import ring_minimum
from ..network.corridors import corridor_reaches
from ..network.surfaces import reached_box, surfaces_of
from ..progress import told, with_parts
from ..typed import Shape, there

# A cell whose centre lies on the rim belongs to the disc, whatever the division rounds to.
ROUNDING = 1.0 + 1e-9
# Moving minima of all sources that are held at a time, and the cells that are scored at a time, which
# stay in the processor's cache.
STRIP_BYTES = 4e8
_CHUNK = 32_768
# Costs are compared as whole numbers of 32 bits, which is twice as fast: a source's dearest link has this
# many steps, so that a score is off by no more than 1.2e-10 of that link's cost per diameter.
_STEPS = float(np.iinfo(np.uint32).max - 1)


class Scene:
    """The active links, and where on the grid the surfaces of their ends can matter.

    Parameters
    ----------
    network, resistance, cell_size, store, executor, progress
        As in `barriers.barrier_scores`.
    window : {"disc", "ring"}
    straight : ndarray of float, shape (links,), optional
        What a unit of a disc's diameter costs each link in its own surroundings; without it no excess is looked for.
    restorable : ndarray of float, shape (rows, columns), optional
        Resistance that restoration can take away from each cell: no excess is above its mean in the disc.
    """

    def __init__(
        self,
        network,
        resistance,
        cell_size,
        store,
        executor,
        progress,
        window="disc",
        straight=None,
        restorable=None,
    ):
        links = network.links
        self._window, self._straight, self._restorable = window, straight, restorable
        self._shape, self._cell_size, self._store = resistance.shape, cell_size, store
        self._links = [
            (int(row), int(links.from_label[row]), int(links.to_label[row]), float(links.cost[row]))
            for row in np.flatnonzero(links.active)
        ]
        self._reaches = corridor_reaches(links, 0.0)
        self.boxes = {}
        made = surfaces_of(
            store, resistance, network.starts, cell_size, self._reaches, executor, progress, network.moves
        )
        for label, cost in made:
            # Beyond the cost of its dearest link a surface adds nothing to a score above 0.
            self.boxes[label] = reached_box(np.where(cost <= self._reaches[label], cost, np.inf))

    def score(self, radius, combine, restored, progress) -> tuple:
        """Score and percentage of every cell for one radius, NaN where below 0; the link that gains most.

        Then the same of the excess over the links' surroundings: its highest value and the link; None without any. Last
        the sum over the links, with both ways of combining.
        """
        score = np.empty(self._shape, dtype=np.float32)
        percent = np.empty(self._shape, dtype=np.float32)
        link = np.empty(self._shape, dtype=np.int32)
        excess: Optional[np.ndarray] = None
        over: Optional[np.ndarray] = None
        total = np.empty(self._shape, dtype=np.float32) if combine == "both" else None
        if self._straight is not None:
            excess, over = np.empty(self._shape, dtype=np.float32), np.empty(self._shape, dtype=np.int32)
        for (top, bottom), step in with_parts(self._strips(radius), progress):
            minima = {}
            for label in told(sorted(self.boxes), step):
                found = self._moving_minimum(label, top, bottom, radius)
                if found is not None:
                    minima[label] = found
            strip = score[top:bottom], percent[top:bottom], link[top:bottom]
            beyond = None
            if excess is not None and over is not None:
                beyond = excess[top:bottom], over[top:bottom]
            total_strip = None if total is None else total[top:bottom]
            self._score_strip(*strip, minima, 2.0 * radius, combine, restored, beyond, total_strip)
        if excess is not None and self._restorable is not None:
            # fmin: where nothing is said of restored ground all of it may be.
            limit = disc_mean(self._restorable, radius / self._cell_size * ROUNDING)
            np.fmin(excess, limit, out=excess, where=excess > 0.0)
            none = ~(excess > 0.0)
            excess[none], there(over)[none] = np.nan, -1
        return score, percent, link, excess, over, total

    def _strips(self, radius) -> Iterator[tuple[int, int]]:
        rows, columns = self._shape
        reach = int(radius / self._cell_size * ROUNDING)
        widths = sum(min(box[1].stop - box[1].start + 2 * reach, columns) for box in self.boxes.values())
        height = max(1, int(STRIP_BYTES / (4.0 * widths)))
        count = -(-rows // height)
        edges = [rows * part // count for part in range(count + 1)]
        return zip(edges, edges[1:])

    def _moving_minimum(self, label, top, bottom, radius) -> Optional[tuple[int, np.ndarray]]:
        """The first column, and the disc minima of a source's surface in some rows, where there are any.

        In steps of the source's reach; where it does not reach, more than any link costs.
        """
        rows, columns = self._shape
        radius_cells = radius / self._cell_size * ROUNDING
        reach = int(radius_cells)
        down, right = self.boxes[label]
        first, last = max(top - reach, 0), min(bottom + reach, rows)
        if first >= down.stop or last <= down.start:
            return None
        left, stop = max(right.start - reach, 0), min(right.stop + reach, columns)
        window = self._store.rows(label, first, last)[:, left:stop] * (_STEPS / self._reaches[label])
        np.minimum(window, _STEPS + 1.0, out=window)
        steps = np.rint(window, out=window).astype(np.uint32)
        if self._window == "ring":
            # Barrier Mapper's rim is a map unit wide.
            least = ring_minimum(steps, radius / self._cell_size, 1.0 / self._cell_size)
        else:
            least = disc_minimum(steps, radius_cells)
        return left, least[top - first : bottom - first]

    def _score_strip(self, score, percent, link, minima, diameter, combine, restored, beyond=None, total=None):
        """Score some rows, given the moving minima there."""
        rows, columns = score.shape
        height = max(1, _CHUNK // columns)
        # What the steps of the costs leave open, so that no gain stays no gain.
        unsure = 2.0 * max(self._reaches.values()) / _STEPS / diameter
        for start in range(0, rows, height):
            part = slice(start, min(start + height, rows))
            sums = _Sums((part.stop - part.start, columns), combine == "sum")
            all_links = _Sums((part.stop - part.start, columns), True) if total is not None else None
            most = _Sums((part.stop - part.start, columns), False)
            costs = {label: least[part] * (self._reaches[label] / _STEPS) for label, (_, least) in minima.items()}
            lowest = {label: cost.min() for label, cost in costs.items()}
            for row, a, b, cost in self._links:
                # What is left of the link's cost for the way to the disc from both sides.
                least = restored if beyond is None else min(restored, self._straight[row])
                left_over = cost - least * diameter
                if a not in lowest or b not in lowest or lowest[a] + lowest[b] > left_over:
                    continue
                first, second, one, other = minima[a][0], minima[b][0], costs[a], costs[b]
                left, right = max(first, second), min(first + one.shape[1], second + other.shape[1])
                if left >= right:
                    continue
                gain = one[:, left - first : right - first] + other[:, left - second : right - second]
                np.subtract(cost, gain, out=gain)
                gain /= diameter
                where = np.s_[:, left:right]
                if beyond is not None:
                    most.add(gain - self._straight[row], where, row, 0.0)
                gain -= restored
                if all_links is not None:
                    all_links.add(gain.copy(), where, row, 100.0 / cost)
                sums.add(gain, where, row, 100.0 / cost)
            none = np.abs(sums.total) < unsure * (len(self._links) if combine == "sum" else 1)
            for out, values in ((score, sums.total), (percent, sums.share)):
                values[none] = 0.0
                values[values < 0.0] = np.nan
                out[part] = values
            link[part] = sums.link
            if total is not None and all_links is not None:
                all_links.total[np.abs(all_links.total) < unsure * len(self._links)] = 0.0
                total[part] = all_links.total
            if beyond is not None:
                none = ~(most.total > unsure)
                most.total[none], most.link[none] = np.nan, -1
                beyond[0][part], beyond[1][part] = most.total, most.link


class _Sums:
    """The scores of several links together, and the link that gains most."""

    def __init__(self, shape: Shape, summed: bool):
        start = 0.0 if summed else -np.inf
        self.total, self.share = np.full(shape, start), np.full(shape, start)
        self._most = np.zeros(shape)
        self.link = np.full(shape, -1, dtype=np.int32)
        self._summed = summed

    def add(self, gain: np.ndarray, where, row: int, percent: float) -> None:
        """Add the score of a link; `gain` is used up."""
        higher = gain > self._most[where]
        np.copyto(self._most[where], gain, where=higher)
        self.link[where][higher] = row
        if self._summed:
            np.maximum(gain, 0.0, out=gain)
            self.total[where] += gain
            gain *= percent
            self.share[where] += gain
        else:
            np.maximum(self.total[where], gain, out=self.total[where])
            gain *= percent
            np.maximum(self.share[where], gain, out=self.share[where])
