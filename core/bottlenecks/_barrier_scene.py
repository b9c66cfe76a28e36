"""The kernel of the barrier scores: disc minima of the sources' surfaces where a link can gain, and what links gain."""

from __future__ import annotations

import copy
from typing import Optional

import numpy as np

from ..cluster.task_progress import task_progress
from ..cost.disc_mean import disc_mean
from ..cost.disc_minimum import chords_of, lower_block
from ..cost.ring_minimum import ring_minimum
from ..executors import laid, run_tasks, sent_once, shares_memory, tasks_at_once
from ..network.corridors import corridor_reaches
from ..network.surfaces import MemorySurfaces, reached_box, surfaces_of
from ..progress import Progress, told, with_parts
from ..typed import Shape, there
from ._barrier_bounds import BLOCK, Gains, SurfaceBounds, tiles_of

# A cell whose centre lies on the rim belongs to the disc, whatever the division rounds to.
ROUNDING = 1.0 + 1e-9
# Moving minima of all sources that are held at a time, and the cells that are scored at a time, which
# stay in the processor's cache.
STRIP_BYTES = 4e8
_CHUNK, _CHUNK_COLUMNS = 32_768, 2048
# Blocks of a tile whose minima are looked for together, and rows of them that take the same columns.
_TILE_ROWS, _TILE_COLUMNS, _TOGETHER = 32, 128, 4
# Costs are compared as whole numbers of 32 bits, which is twice as fast: a source's dearest link has this
# many steps, so that a score is off by no more than 1.2e-10 of that link's cost per diameter.
_STEPS = float(np.iinfo(np.uint32).max - 1)
# Strips for each worker of a cluster, and the height of one at least, in discs.
_STRIPS_EACH, _DISCS_HIGH = 2, 1
_BEYOND = np.iinfo(np.uint32).max


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
        self._bounds = SurfaceBounds()
        # What workers that do not share this memory read in place of the store.
        self._executor = None if shares_memory(executor) else executor
        surfaces: dict = {}
        made = surfaces_of(
            store, resistance, network.starts, cell_size, self._reaches, executor, progress, network.moves
        )
        for label, cost in made:
            # Beyond the cost of its dearest link a surface adds nothing to a score above 0.
            self.boxes[label] = box = reached_box(np.where(cost <= self._reaches[label], cost, np.inf))
            self._bounds.take(label, cost)
            if self._executor is not None:
                surfaces[label] = laid(executor, (self._reaches[label], box[0].start, box[1].start, cost[box].copy()))
        if self._executor is not None:
            self._common = sent_once(executor, (self._without_store(), surfaces))

    def score(self, radius, combine, restored, progress) -> tuple:
        """Score and percentage of every cell for one radius, NaN where below 0; the link that gains most.

        Then the same of the excess over the links' surroundings: its highest value and the link; None without any. Last
        the sum over the links, with both ways of combining.
        """
        rasters = self.new_rows(self._shape[0], combine)
        score, percent, link, excess, over, total = rasters
        strips = self._strips(radius)
        if self._executor is None:
            for (top, bottom), step in with_parts(strips, progress):
                parts = tuple(None if raster is None else raster[top:bottom] for raster in rasters)
                self.score_rows(parts, top, bottom, radius, combine, restored, step)
        else:
            tasks = [(strip, radius, combine, restored) for strip in strips]
            made = run_tasks(_score_elsewhere, tasks, self._executor, progress, common=self._common)
            for (top, bottom), parts in zip(strips, made):
                for raster, part in zip(rasters, parts):
                    if raster is not None:
                        raster[top:bottom] = part
        if excess is not None and self._restorable is not None:
            # fmin: where nothing is said of restored ground all of it may be.
            limit = disc_mean(self._restorable, radius / self._cell_size * ROUNDING)
            np.fmin(excess, limit, out=excess, where=excess > 0.0)
            none = ~(excess > 0.0)
            excess[none], there(over)[none] = np.nan, -1
        return score, percent, link, excess, over, total

    def score_rows(self, parts: tuple, top: int, bottom: int, radius, combine, restored, progress: Progress) -> None:
        """Fill some rows of the rasters that `score` gives; None is left out."""
        score, percent, link, excess, over, total = parts
        gains = self._gains(top, bottom, radius, combine, restored)
        minima: dict = {}
        for label in told(sorted(self.boxes), progress):
            found = self._moving_minimum(label, gains.of_source(label, self._links), top, bottom, radius)
            if found is not None:
                minima[label] = found
        beyond = None if excess is None or over is None else (excess, over)
        self._score_strip(score, percent, link, gains, minima, 2.0 * radius, combine, restored, beyond, total)

    def _without_store(self) -> Scene:
        """What can be sent to other processes."""
        scene = copy.copy(self)
        scene._store = scene._executor = scene._restorable = None
        return scene

    def over(self, surfaces: dict) -> Scene:
        """A scene that was sent, with the surfaces beside it."""
        scene = copy.copy(self)
        scene._store = MemorySurfaces(self._shape, surfaces)
        return scene

    def new_rows(self, count: int, combine: str) -> tuple:
        """Empty rows of the rasters that `score` gives."""
        wanted = (True, True, True, self._straight is not None, self._straight is not None, combine == "both")
        kinds = (np.float32, np.float32, np.int32, np.float32, np.int32, np.float32)
        shape = count, self._shape[1]
        return tuple(np.empty(shape, dtype=kind) if want else None for want, kind in zip(wanted, kinds))

    def _strips(self, radius) -> list[tuple[int, int]]:
        """Rows in which the minima of all sources fit into memory; their edges are those of blocks.

        A cluster is given more of them, so that each worker has some; the result is the same.
        """
        rows, columns = self._shape
        reach = int(radius / self._cell_size * ROUNDING)
        widths = sum(min(box[1].stop - box[1].start + 2 * reach, columns) for box in self.boxes.values())
        height = max(1, int(STRIP_BYTES / (4.0 * widths)) // BLOCK)
        blocks = -(-rows // BLOCK)
        count = -(-blocks // height)
        if self._executor is not None:
            # Strips lower than a disc is wide would look at the same rows over and over.
            most = max(1, blocks * BLOCK // max(_DISCS_HIGH * 2 * reach, BLOCK))
            count = max(count, min(_STRIPS_EACH * tasks_at_once(self._executor), most))
        edges = [min(blocks * part // count * BLOCK, rows) for part in range(count + 1)]
        return list(zip(edges, edges[1:]))

    def _gains(self, top, bottom, radius, combine, restored) -> Gains:
        """Which links count in the blocks of some rows."""
        radius_cells, diameter = radius / self._cell_size * ROUNDING, 2.0 * radius
        if self._window == "ring":
            # The rim's cells, and the one cell that stands for it where there are none.
            radius_cells += 1.0 + 1.0 / self._cell_size
        blocks = top // BLOCK, -(-bottom // BLOCK)
        bounds = {label: self._bounds.within(label, radius_cells, *blocks) for label in self.boxes}
        costs = np.array([cost for _, _, _, cost in self._links])
        tolls = [np.full(costs.size, restored * diameter)] * 2
        scales = [np.ones(costs.size), 1.0 / costs]
        if self._straight is not None:
            tolls.append(np.array([self._straight[row] for row, *_ in self._links]) * diameter)
            scales.append(np.ones(costs.size))
        # A rim holds less than its disc: what is least within says nothing of it.
        all_count = combine != "maximum" or self._window == "ring"
        slack = 2.0 * self._unsure()
        return Gains(bounds, self._reaches, self._links, np.array(tolls), np.array(scales), all_count, slack)

    def _unsure(self) -> float:
        """What the steps of the costs leave open."""
        return 2.0 * max(self._reaches.values()) / _STEPS

    def _moving_minimum(self, label, counts, top, bottom, radius) -> Optional[tuple[int, int, np.ndarray]]:
        """First row and column, and the disc minima of a source's surface where its links count.

        In steps of the source's reach; elsewhere more than any link costs.
        """
        rows, columns = self._shape
        span = next(tiles_of(counts, *counts.shape), None)
        if span is None:
            return None
        radius_cells = radius / self._cell_size * ROUNDING
        margin = int(radius_cells) + (1 if self._window == "ring" else 0)
        first, last = top + span[0].start * BLOCK, min(top + span[0].stop * BLOCK, bottom)
        left, right = span[1].start * BLOCK, min(span[1].stop * BLOCK, columns)
        # The raster with a margin round the span; beyond its edge nothing is reached.
        inside = slice(max(first - margin, 0), min(last + margin, rows)), slice(max(left - margin, 0), right + margin)
        cost = self._store.rows(label, inside[0].start, inside[0].stop)[:, inside[1]] * (_STEPS / self._reaches[label])
        np.minimum(cost, _STEPS + 1.0, out=cost)
        steps = np.full((last - first + 2 * margin, right - left + 2 * margin), _BEYOND, dtype=np.uint32)
        own = steps[inside[0].start - first + margin :, inside[1].start - left + margin :]
        own[: cost.shape[0], : cost.shape[1]] = np.rint(cost, out=cost)
        del cost
        least = np.full((last - first, right - left), _BEYOND, dtype=np.uint32)
        counts = counts[span]
        for tile in tiles_of(counts, _TILE_ROWS, _TILE_COLUMNS):
            down, across = (slice(part.start * BLOCK, part.stop * BLOCK) for part in tile)
            target = least[down, across]
            window = steps[
                down.start : down.start + target.shape[0] + 2 * margin,
                across.start : across.start + target.shape[1] + 2 * margin,
            ]
            if self._window == "ring":
                # Barrier Mapper's rim is a map unit wide.
                found = ring_minimum(window, radius / self._cell_size, 1.0 / self._cell_size)
                target[:] = found[margin : margin + target.shape[0], margin : margin + target.shape[1]]
            else:
                lower_block(target, window, chords_of(radius_cells), margin, _parts_of(counts[tile], target.shape))
        return first - top, left, least

    def _score_strip(self, score, percent, link, gains, minima, diameter, combine, restored, beyond=None, total=None):
        """Score some rows, given the moving minima there."""
        rows, columns = score.shape
        width = max(1, min(columns, _CHUNK_COLUMNS) // BLOCK)
        height = max(1, _CHUNK // (width * BLOCK) // BLOCK)
        chunks = gains.by_chunk(height, width)
        for down in range(0, rows, height * BLOCK):
            for left in range(0, columns, width * BLOCK):
                part = slice(down, min(down + height * BLOCK, rows)), slice(left, min(left + width * BLOCK, columns))
                found = chunks.get((down // (height * BLOCK), left // (width * BLOCK)), ())
                outs = score[part], percent[part], link[part]
                both = None if beyond is None else (beyond[0][part], beyond[1][part])
                summed = None if total is None else total[part]
                self._score_chunk(*outs, part, found, minima, diameter, combine, restored, both, summed)

    def _score_chunk(self, score, percent, link, part, links, minima, diameter, combine, restored, beyond, total):
        """Score some rows and columns of a strip, given the links that count there."""
        # So that no gain stays no gain.
        unsure = self._unsure() / diameter
        sums = _Sums(score.shape, combine == "sum")
        all_links = _Sums(score.shape, True) if total is not None else None
        most = _Sums(score.shape, False)
        costs: dict = {}
        for number, first, last in links:
            row, a, b, cost = self._links[number]
            for label in (a, b):
                if label not in costs:
                    costs[label] = _cut(minima[label], part, self._reaches[label] / _STEPS)
            first, last = max(first * BLOCK, part[1].start), min(last * BLOCK, part[1].stop)
            (up, one_left, one), (other_up, other_left, other) = costs[a], costs[b]
            top, bottom = max(up, other_up), min(up + one.shape[0], other_up + other.shape[0])
            left = max(first, one_left, other_left)
            right = min(last, one_left + one.shape[1], other_left + other.shape[1])
            if left >= right or top >= bottom:
                continue
            gain = (
                one[top - up : bottom - up, left - one_left : right - one_left]
                + (other[top - other_up : bottom - other_up, left - other_left : right - other_left])
            )
            np.subtract(cost, gain, out=gain)
            gain /= diameter
            where = np.s_[top - part[0].start : bottom - part[0].start, left - part[1].start : right - part[1].start]
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
            out[:] = values
        link[:] = sums.link
        if total is not None and all_links is not None:
            all_links.total[np.abs(all_links.total) < unsure * len(self._links)] = 0.0
            total[:] = all_links.total
        if beyond is not None:
            none = ~(most.total > unsure)
            most.total[none], most.link[none] = np.nan, -1
            beyond[0][:], beyond[1][:] = most.total, most.link


def _score_elsewhere(common: tuple, task: tuple) -> tuple:
    """On a worker: some rows of the rasters that `Scene.score` gives."""
    scene, surfaces = common
    (top, bottom), radius, combine, restored = task
    parts = scene.new_rows(bottom - top, combine)
    scene.over(surfaces).score_rows(parts, top, bottom, radius, combine, restored, task_progress())
    return parts


def _cut(minima, part, scale) -> tuple[int, int, np.ndarray]:
    """First row and column, and the costs, of what a source's minima hold of some rows and columns."""
    top, left, least = minima
    rows, columns = (
        slice(max(span.start - start, 0), max(span.stop - start, 0)) for span, start in zip(part, (top, left))
    )
    return top + rows.start, left + columns.start, least[rows, columns] * scale


def _parts_of(counts, shape) -> list:
    """Rows of blocks, a few together, with the columns that they need."""
    parts = []
    for top in range(0, counts.shape[0], _TOGETHER):
        hit = np.flatnonzero(counts[top : top + _TOGETHER].any(axis=0))
        if hit.size:
            rows = slice(top * BLOCK, min((top + _TOGETHER) * BLOCK, shape[0]))
            parts.append((rows, slice(int(hit[0]) * BLOCK, min((int(hit[-1]) + 1) * BLOCK, shape[1]))))
    return parts


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
