"""Where discs can gain at all: bounds of the sources' surfaces within a radius, by blocks of cells."""

from __future__ import annotations

import numpy as np

from ..cost.disc_minimum import disc_minimum

# Cells along the side of a block.
BLOCK = 8
# How far a cell may lie from the middle of its block, from both ends of a distance.
_SPREAD = (BLOCK - 1) * float(np.sqrt(2.0))
# Bounds are kept in single precision.
_ROUNDED = 2.0**-22


class SurfaceBounds:
    """The least cost of each block of cells, for every source."""

    def __init__(self):
        self._least = {}

    def take(self, label: int, cost: np.ndarray) -> None:
        """Note a source's surface."""
        rows, columns = (np.arange(0, size, BLOCK) for size in cost.shape)
        least = np.minimum.reduceat(np.minimum.reduceat(cost, rows, axis=0), columns, axis=1)
        self._least[label] = least.astype(np.float32)

    def within(self, label: int, radius_cells: float, first: int, last: int) -> tuple[np.ndarray, np.ndarray]:
        """What the least cost within a radius lies between, for every cell of some rows of blocks.

        Parameters
        ----------
        label : int
        radius_cells : float
        first, last : int
            Rows of blocks.

        Returns
        -------
        low, high : ndarray of float32, shape (last - first, columns of blocks)
            `high` is infinite where no block lies wholly within the radius.
        """
        least = self._least[label]
        far, near = (radius_cells + _SPREAD) / BLOCK, (radius_cells - _SPREAD) / BLOCK
        margin = int(far) + 1
        top = max(first - margin, 0)
        part = least[top : last + margin]
        own = slice(first - top, last - top)
        low = disc_minimum(part, far)[own] * np.float32(1.0 - _ROUNDED)
        if near < 0.0:
            return low, np.full_like(low, np.inf)
        return low, disc_minimum(part, near)[own] * np.float32(1.0 + _ROUNDED)


class Gains:
    """Bounds of what the links gain in a strip, and which of them count where.

    Parameters
    ----------
    bounds : dict of int to (ndarray, ndarray)
        By label, as `SurfaceBounds.within` gives them.
    reaches : dict of int to float
        Beyond it a source's surface gives no gain.
    links : list of (int, int, int, float)
        Row, both ends and cost.
    tolls : ndarray of float, shape (measures, links)
        What of a link's cost is left over for each way to measure it.
    scales : ndarray of float, shape (measures, links)
        What the measure multiplies the rest with.
    all_count : bool
        Whether every link that gains counts, or the one that gains most by any of the measures alone.
    slack : float
        Of the costs, by which bounds and sums may be off.
    """

    def __init__(self, bounds, reaches, links, tolls, scales, all_count, slack):
        self._bounds, self._slack = bounds, slack
        self._spans = {label: _span(low <= reaches[label]) for label, (low, _) in bounds.items()}
        self._shape = next(iter(bounds.values()))[0].shape
        best = None if all_count else self._least_of_the_best(links, tolls, scales)
        self.where = []
        for number, (_, a, b, cost) in enumerate(links):
            self.where.append(self._counts(a, b, cost, tolls[:, number], scales[:, number], best))

    def _common(self, a, b):
        """Rows and columns that both ends reach; None where there are none."""
        if self._spans[a] is None or self._spans[b] is None:
            return None
        found = []
        for one, other in zip(self._spans[a], self._spans[b]):
            first, last = max(one.start, other.start), min(one.stop, other.stop)
            if first >= last:
                return None
            found.append(slice(first, last))
        return tuple(found)

    def _least_of_the_best(self, links, tolls, scales):
        """By measure, what the best link gains at least in each block."""
        best = np.full((len(tolls), *self._shape), -np.inf)
        for number, (_, a, b, cost) in enumerate(links):
            span = self._common(a, b)
            if span is None:
                continue
            rest = cost - self._bounds[a][1][span].astype(np.float64) - self._bounds[b][1][span]
            for own, toll, scale in zip(best, tolls[:, number], scales[:, number]):
                np.maximum(own[span], (rest - toll) * scale, out=own[span])
        return best

    def _counts(self, a, b, cost, tolls, scales, best):
        """The span of a link in the strip, and in which of its blocks it counts; None where in none."""
        span = self._common(a, b)
        if span is None:
            return None
        rest = cost - self._bounds[a][0][span].astype(np.float64) - self._bounds[b][0][span]
        counts = np.zeros(rest.shape, dtype=bool)
        for number, (toll, scale) in enumerate(zip(tolls, scales)):
            gain = rest - (toll - self._slack)
            good = gain >= 0.0
            if best is not None:
                good &= gain * scale >= best[number][span]
            counts |= good
        tight = _span(counts)
        if tight is None:
            return None
        outer = tuple(slice(one.start + two.start, one.start + two.stop) for one, two in zip(span, tight))
        return outer, counts[tight]

    def of_source(self, label, links) -> np.ndarray:
        """The blocks of the strip where any link of a source counts."""
        counts = np.zeros(self._shape, dtype=bool)
        for (_, a, b, _), found in zip(links, self.where):
            if found is not None and label in (a, b):
                counts[found[0]] |= found[1]
        return counts

    def by_chunk(self, height: int, width: int) -> dict:
        """The links that count in each chunk of blocks, in their order, with the columns of blocks where they do.

        Parameters
        ----------
        height, width : int
            Blocks of a chunk.

        Returns
        -------
        dict of (int, int) to list of (int, int, int)
            By row and column of chunks: position of the link, first column and the one after the last, on the strip.
        """
        chunks: dict = {}
        for number, found in enumerate(self.where):
            if found is None:
                continue
            (rows, columns), counts = found
            for row in range(rows.start // height, (rows.stop - 1) // height + 1):
                top, bottom = row * height - rows.start, (row + 1) * height - rows.start
                hit = np.flatnonzero(counts[max(top, 0) : bottom].any(axis=0)) + columns.start
                for column in np.unique(hit // width).tolist():
                    own = hit[hit // width == column]
                    chunks.setdefault((row, column), []).append((number, int(own[0]), int(own[-1]) + 1))
        return chunks


def _span(mask: np.ndarray):
    """The rows and columns that hold anything; None where nothing does."""
    rows = np.flatnonzero(mask.any(axis=1))
    if not rows.size:
        return None
    columns = np.flatnonzero(mask.any(axis=0))
    return slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)


def tiles_of(counts: np.ndarray, height: int, width: int):
    """Tiles of blocks that hold anything, cut to what they hold.

    Parameters
    ----------
    counts : ndarray of bool, shape (rows, columns)
    height, width : int
        Blocks of a tile.

    Yields
    ------
    rows, columns : slice
    """
    for top in range(0, counts.shape[0], height):
        for left in range(0, counts.shape[1], width):
            span = _span(counts[top : top + height, left : left + width])
            if span is not None:
                rows, columns = span
                yield slice(top + rows.start, top + rows.stop), slice(left + columns.start, left + columns.stop)
