"""Land cover of a security pattern: along corridors by length, in sources, pinch points and barriers by area."""

from __future__ import annotations

import numpy as np

from ...core.grid import Grid
from ...core.pattern.line_cover import cover_lengths
from ..frame.place_layers import COVER_FIELDS
from ..layers.raster_vector import rasterise
from ..layers.vector_io import columns_of
from ..network.line_input import coordinates
from .pattern_layers import Element

# Shares below this are not told in the text.
_TOLD_SHARE = 0.005


class Cover:
    """The land cover on its grid.

    Parameters
    ----------
    raster : ClassRaster
    grid : Grid
    without : str
        How tables call ground without land cover.
    """

    def __init__(self, raster, grid: Grid, without: str):
        self.raster, self.grid = raster, grid
        self.classes = np.unique(raster.values[raster.valid])
        self._without = without

    def name(self, column: int) -> str:
        """The name of a class by its place in `classes`; behind them comes ground without data."""
        if column == self.classes.size:
            return self._without
        value = int(self.classes[column])
        return str(self.raster.names.get(value, value))

    def value(self, column: int):
        """The value of a class; None for ground without data."""
        return int(self.classes[column]) if column < self.classes.size else None

    def lengths(self, geometries: list) -> np.ndarray:
        """Metres of each line over each class; the last column is ground without data."""
        lines, row_of = coordinates(geometries)
        return self.lengths_of(lines, row_of, len(geometries))

    def lengths_of(self, lines: list, row_of: np.ndarray, count: int) -> np.ndarray:
        """As `lengths`, of coordinates; lines of one row are added up."""
        x, y = self.grid.origin
        size = self.grid.cell_size
        in_cells = [np.column_stack([(line[:, 0] - x) / size, (y - line[:, 1]) / size]) for line in lines]
        found = size * cover_lengths(in_cells, self.classes, self.raster.values, self.raster.valid)
        result = np.zeros((count, found.shape[1]))
        np.add.at(result, row_of, found)
        return result

    def areas(self, geometries: list) -> np.ndarray:
        """Square metres of each polygon over each class; the last column is ground without data.

        The shares are those of the cells whose centre a polygon covers (of those that it touches, where it covers
        none), so that the areas add up to the polygon's own. Polygons may overlap.
        """
        result = np.zeros((len(geometries), self.classes.size + 1))
        for row, geometry in enumerate(geometries):
            counts = self._cells(geometry)
            if counts.any():
                result[row] = geometry.area() * counts / counts.sum()
            else:
                result[row, -1] = geometry.area()
        return result

    def _cells(self, geometry) -> np.ndarray:
        window = self._window(geometry.boundingBox())
        counts = np.zeros(self.classes.size + 1)
        if window is None:
            return counts
        rows, columns = window
        x, y = self.grid.origin
        size = self.grid.cell_size
        part = Grid(
            (rows.stop - rows.start, columns.stop - columns.start),
            size,
            (x + columns.start * size, y - rows.start * size),
            self.grid.crs,
        )
        inside = rasterise([geometry], [1], part) > 0
        if not inside.any():
            inside = rasterise([geometry], [1], part, all_touched=True) > 0
        values, valid = self.raster.values[rows, columns][inside], self.raster.valid[rows, columns][inside]
        place = np.where(valid, np.searchsorted(self.classes, values), self.classes.size)
        return np.bincount(place, minlength=counts.size).astype(np.float64)

    def _window(self, box):
        """Rows and columns of the grid that a box touches."""
        x, y = self.grid.origin
        size = self.grid.cell_size
        top, bottom = (int(np.floor((y - edge) / size)) for edge in (box.yMaximum(), box.yMinimum()))
        left, right = (int(np.floor((edge - x) / size)) for edge in (box.xMinimum(), box.xMaximum()))
        rows = slice(max(top, 0), min(bottom + 1, self.grid.rows))
        columns = slice(max(left, 0), min(right + 1, self.grid.columns))
        return (rows, columns) if rows.start < rows.stop and columns.start < columns.stop else None

    def fields(self, sizes: np.ndarray) -> list:
        """Main class, its percentage and all percentages of every feature, for `COVER_FIELDS`."""
        total = sizes.sum(axis=1, keepdims=True)
        shares = sizes / np.where(total > 0, total, 1.0)
        result = []
        for row in shares:
            order = np.argsort(-row, kind="stable")
            if not row.any():
                result.append([None, None, None])
                continue
            told = [f"{self.name(place)} {100 * row[place]:.0f} %" for place in order if row[place] >= _TOLD_SHARE]
            result.append([self.name(order[0]), 100.0 * float(row[order[0]]), "; ".join(told)])
        return result

    def give(self, element: Element, sizes: np.ndarray) -> None:
        """Add the fields of the land cover to a layer; they replace those of the input."""
        names = {name for name, _ in COVER_FIELDS}
        keep = [place for place, (name, _) in enumerate(element.fields) if name not in names]
        added = self.fields(sizes)
        element.rows = [
            (shape, [*(values[place] for place in keep), *more]) for (shape, values), more in zip(element.rows, added)
        ]
        element.fields = [*(element.fields[place] for place in keep), *COVER_FIELDS]

    def rows(self, sizes: np.ndarray):
        """(column, name, value, size, percentage) of each class that occurs in a row of sizes."""
        total = float(sizes.sum())
        for column in np.flatnonzero(sizes > 0).tolist():
            size = float(sizes[column])
            yield column, self.name(column), self.value(column), size, 100 * size / total


def along_all(cover: Cover, sizes: np.ndarray, once: np.ndarray) -> dict:
    """Land cover along all corridors.

    Parameters
    ----------
    cover : Cover
    sizes : ndarray of float, shape (corridors, classes + 1)
        In metres.
    once : ndarray of float, shape (classes + 1,)
        Ground that several corridors share counted once.
    """
    rows = [(*row, float(once[column])) for column, *row in cover.rows(sizes.sum(axis=0))]
    return columns_of(("class", "value", "length_m", "share_pct", "once_m"), rows)


def along_each(cover: Cover, link_ids: list, sizes: np.ndarray) -> dict:
    """Land cover along each corridor."""
    rows = [(link, *row) for link, lengths in zip(link_ids, sizes) for _, *row in cover.rows(lengths)]
    return columns_of(("link_id", "class", "value", "length_m", "share_pct"), rows)


def of_places(cover: Cover, places: list) -> dict:
    """Sources, pinch points and barriers by land cover: how many have a class as their main one, and its area.

    Parameters
    ----------
    cover : Cover
    places : list of (Element, ndarray of float)
        Layer and its areas in square metres.
    """
    names = ("layer", "element", "class", "value", "places", "area_ha", "share_pct")
    rows = []
    for element, sizes in places:
        main = np.where(sizes.any(axis=1), sizes.argmax(axis=1), -1)
        count = np.bincount(main[main >= 0], minlength=sizes.shape[1])
        for column, name, value, area, share in cover.rows(sizes.sum(axis=0)):
            rows.append((element.name, element.title, name, value, int(count[column]), area / 1e4, share))
    return columns_of(names, rows)
