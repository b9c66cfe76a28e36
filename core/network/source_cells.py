"""Where the sources lie on a grid: their cells, those that can be used, their middles, their gaps."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from ..cost.accumulate import check_sources
from ..errors import NothingFound


class SourceCells:
    """The cells of the sources of a label grid.

    Parameters
    ----------
    labels : ndarray of int, shape (rows, columns)
        Labels from 1; 0 is no source.
    resistance : ndarray of float, shape (rows, columns)
        A source's cells on nodata or infinite resistance cannot be used.

    Raises
    ------
    InputError
        When fewer than two sources have a cell that can be used.
    """

    def __init__(self, labels: np.ndarray, resistance: np.ndarray):
        check_sources(labels, resistance.shape)
        self.labels = np.asarray(labels)
        self.shape = labels.shape
        self.count = int(labels.max(initial=0))
        flat = np.flatnonzero(self.labels.ravel() > 0)
        usable = np.isfinite(resistance.ravel()[flat])
        self._all = _Groups(flat, self.labels.ravel()[flat], self.count)
        flat = flat[usable]
        self._usable = _Groups(flat, self.labels.ravel()[flat], self.count)
        self._trees: dict[int, tuple[cKDTree, np.ndarray, np.ndarray]] = {}
        given, ready = (int(np.count_nonzero(sizes)) for sizes in (self.sizes, self.usable_sizes))
        if ready < 2:
            raise NothingFound(
                "A network needs at least two sources on cells with a resistance; "
                "{given} {given:source is|sources are} given and {ready} can be used.",
                given=given,
                ready=ready,
            )

    @property
    def present(self) -> list[int]:
        """The labels that have cells, ascending."""
        return (np.flatnonzero(self.sizes) + 1).tolist()

    @property
    def sizes(self) -> np.ndarray:
        """Number of cells of every label; entry k - 1 belongs to label k."""
        return self._all.sizes

    @property
    def usable_sizes(self) -> np.ndarray:
        """Number of cells with a resistance of every label."""
        return self._usable.sizes

    def cells(self, label: int) -> np.ndarray:
        """Flat indices of the cells of a source that can be used, ascending."""
        return self._usable.of(label)

    def centre(self, label: int) -> tuple[int, int]:
        """Row and column of the usable cell that is nearest to the centroid of a source's cells.

        The centroid itself may lie outside a bent source, or on nodata.
        """
        rows, columns = np.divmod(self._all.of(label), self.shape[1])
        middle = rows.mean(), columns.mean()
        cells = self.cells(label)
        rows, columns = np.divmod(cells, self.shape[1])
        nearest = int(np.argmin((rows - middle[0]) ** 2 + (columns - middle[1]) ** 2))
        return int(rows[nearest]), int(columns[nearest])

    def starts(self, centroids: bool) -> np.ndarray:
        """Labels where the cost starts: every usable cell of the sources, or their middle cells alone.

        Returns
        -------
        ndarray of int32, shape (rows, columns)
        """
        starts = np.zeros(self.shape, dtype=np.int32)
        for label in (np.flatnonzero(self.usable_sizes) + 1).tolist():
            if centroids:
                starts[self.centre(label)] = label
            else:
                starts.ravel()[self.cells(label)] = label
        return starts

    def gap(self, first: int, second: int) -> tuple[float, tuple[int, int], tuple[int, int]]:
        """Distance between the edges of two sources, and the cells that face each other there.

        Parameters
        ----------
        first, second : int
            Labels of sources that have cells.

        Returns
        -------
        distance : float
            In cells, between the sides of the cells; 0 where the sources touch.
        cell, other : tuple of int
            Row and column in the first and in the second source.
        """
        # Between squares of one lattice the least distance is always met at corners.
        tree, corners, owners = self._corners(first)
        other_tree, other_corners, other_owners = self._corners(second)
        if len(corners) > len(other_corners):
            distance, index = tree.query(other_corners)
            nearest = int(np.argmin(distance))
            mine, theirs = int(index[nearest]), nearest
        else:
            distance, index = other_tree.query(corners)
            nearest = int(np.argmin(distance))
            mine, theirs = nearest, int(index[nearest])
        cells = [divmod(int(cell), self.shape[1]) for cell in (owners[mine], other_owners[theirs])]
        return float(distance[nearest]), cells[0], cells[1]

    def _corners(self, label: int) -> tuple[cKDTree, np.ndarray, np.ndarray]:
        """A search tree of the corners of a source's rim cells, the corners, and the cell each belongs to."""
        if label not in self._trees:
            cells = self._all.of(label)
            rows, columns = np.divmod(cells, self.shape[1])
            rim = np.zeros(cells.size, dtype=bool)
            for row, column in ((-1, 0), (1, 0), (0, -1), (0, 1)):
                r, c = rows + row, columns + column
                inside = (r >= 0) & (r < self.shape[0]) & (c >= 0) & (c < self.shape[1])
                same = np.zeros(cells.size, dtype=bool)
                same[inside] = self.labels[r[inside], c[inside]] == label
                rim |= ~same
            rows, columns, cells = rows[rim], columns[rim], cells[rim]
            stride = self.shape[1] + 1
            corner = np.concatenate([(rows + r) * stride + columns + c for r in (0, 1) for c in (0, 1)])
            corner, owner = np.unique(corner, return_index=True)
            points = np.column_stack(np.divmod(corner, stride)).astype(np.float64)
            self._trees[label] = cKDTree(points), points, cells[owner % cells.size]
        return self._trees[label]


class _Groups:
    """Cells grouped by label, in the order of the grid within each."""

    def __init__(self, flat: np.ndarray, labels: np.ndarray, count: int):
        order = np.argsort(labels, kind="stable")
        self._flat = flat[order]
        self.sizes = np.bincount(labels, minlength=count + 1)[1:]
        self._ends = np.cumsum(self.sizes)

    def of(self, label: int) -> np.ndarray:
        stop = int(self._ends[label - 1])
        return self._flat[stop - int(self.sizes[label - 1]) : stop]
