"""Rasters at the size of a picture, read quickly and in any thread."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Optional

import numpy as np
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsRasterProjector,
    QgsRectangle,
)

from ...algorithms.layers.raster_read import read_band
from ...algorithms.layers.raster_source import source_of
from ...core.errors import InputError
from ...core.progress import Progress, no_progress

# More different whole numbers are values, not classes.
MOST_CLASSES = 64
_BLOCK_CELLS = 1 << 20
_FLOATS = (Qgis.DataType.Float32, Qgis.DataType.Float64)


@dataclass(frozen=True)
class Window:
    """A part of the ground and the cells in which it is seen.

    Parameters
    ----------
    extent : QgsRectangle
    shape : tuple of int
        Rows and columns.
    """

    extent: QgsRectangle
    shape: tuple


@dataclass(frozen=True)
class Sample:
    """Cells of a raster.

    Parameters
    ----------
    values : ndarray of float64, shape of the window
        NaN is nodata.
    names : dict of int to str
        Class names.
    is_complete : bool
        Whether they are all cells of the raster, read as the algorithms read them.
    """

    values: np.ndarray
    names: dict = field(default_factory=dict)
    is_complete: bool = False


@dataclass(frozen=True)
class Census:
    """What is known of all cells of a raster.

    Parameters
    ----------
    cells : int
        With data.
    minimum, maximum : float
        NaN where no cell has data.
    counts : dict of int to int, or None
        Cells of each value, where there are few whole numbers.
    """

    cells: int
    minimum: float
    maximum: float
    counts: Optional[dict] = None


class RasterReader:
    """A raster layer that can be read in another thread.

    Parameters
    ----------
    layer : QgsRasterLayer
    band : int
        From 1.
    """

    def __init__(self, layer, band: int = 1):
        self.source = source_of(layer)
        self.name = layer.name()
        self.band = band
        self.crs = QgsCoordinateReferenceSystem(layer.crs())
        self.extent = layer.extent()
        self.shape = (layer.height(), layer.width())
        self._provider = layer.dataProvider().clone()
        self.is_whole_numbers = self._provider.dataType(band) not in _FLOATS and self._provider.bandScale(band) == 1.0

    @property
    def cells(self) -> int:
        """Number of cells."""
        return self.shape[0] * self.shape[1]

    def whole(self, most: int) -> Window:
        """A window over all of the layer of at most so many cells; all of them where it has no more."""
        return _window(self.extent, *self.shape, most)

    def seen(self, extent: QgsRectangle, crs, context, most: int) -> Window:
        """A window over what a map shows of the layer; over all of it where they do not meet.

        Parameters
        ----------
        extent : QgsRectangle
        crs : QgsCoordinateReferenceSystem
            Of the map.
        context : QgsCoordinateTransformContext
        most : int
            Cells.
        """
        try:
            box = QgsCoordinateTransform(crs, self.crs, context).transformBoundingBox(extent)
        except QgsCsException:
            return self.whole(most)
        whole, (rows, columns) = self.extent, self.shape
        if not box.isFinite() or box.isEmpty() or not box.intersects(whole) or not self.cells:
            return self.whole(most)
        wide, high = whole.width() / columns, whole.height() / rows
        # Whole cells, so that a picture at full size shows them as they are.
        left = max(math.floor((box.xMinimum() - whole.xMinimum()) / wide), 0)
        right = min(math.ceil((box.xMaximum() - whole.xMinimum()) / wide), columns)
        top = max(math.floor((whole.yMaximum() - box.yMaximum()) / high), 0)
        low = min(math.ceil((whole.yMaximum() - box.yMinimum()) / high), rows)
        if right <= left or low <= top:
            return self.whole(most)
        cut = QgsRectangle(
            whole.xMinimum() + left * wide,
            whole.yMaximum() - low * high,
            whole.xMinimum() + right * wide,
            whole.yMaximum() - top * high,
        )
        return _window(cut, low - top, right - left, most)

    def read(self, window: Window, crs=None, context=None, progress: Progress = no_progress) -> Sample:
        """The cells next to the places of a window.

        Parameters
        ----------
        window : Window
        crs : QgsCoordinateReferenceSystem, optional
            Of the window, where it is not that of the layer.
        context : QgsCoordinateTransformContext, optional
            Needed with `crs`.
        progress : callable

        Returns
        -------
        Sample

        Raises
        ------
        InputError
            When the raster cannot be read.
        """
        own = crs is None or crs == self.crs
        if own and window.shape == self.shape and window.extent == self.extent:
            found = read_band(self.source, self.band, progress)
            values = np.where(found.valid, found.values, np.nan).astype(np.float64, copy=False)
            return Sample(values, {} if not self.is_whole_numbers else dict(found.class_names), True)
        reading = self._provider
        if not own:
            reading = QgsRasterProjector()
            reading.setCrs(self.crs, crs, context)
            reading.setInput(self._provider)
        return Sample(self._block(reading, window.extent, window.shape), self._names())

    def _block(self, reading, extent, shape) -> np.ndarray:
        block = reading.block(self.band, extent, shape[1], shape[0])
        if block is None or not block.isValid() or block.isEmpty():
            raise InputError("The raster {name} cannot be read; the file is damaged.", name=self.name)
        empty = block.hasNoData()
        nodata = np.array(
            [[block.isNoData(row, column) for column in range(shape[1])] for row in range(shape[0])]
        ) if empty and not block.hasNoDataValue() else None
        mark = block.noDataValue() if block.hasNoDataValue() else math.nan
        block.convert(Qgis.DataType.Float64)
        values = np.frombuffer(bytes(block.data()), dtype=np.float64).reshape(shape).copy()
        if nodata is not None:
            values[nodata] = np.nan
        elif block.hasNoDataValue():
            values[values == mark] = np.nan
        values[~np.isfinite(values)] = np.nan
        return values

    def _names(self) -> dict:
        """Class names; a few cells are enough to ask for them."""
        if not self.is_whole_numbers or self.source.provider is not None:
            return dict(self.source.class_names)
        corner = self.extent
        wide, high = corner.width() / self.shape[1], corner.height() / self.shape[0]
        box = (corner.xMinimum() + wide / 4, corner.yMaximum() - high / 2, corner.xMinimum() + wide / 2,
               corner.yMaximum() - high / 4)
        return dict(read_band(self.source, self.band, no_progress, box).class_names)

    def census(self, progress: Progress = no_progress) -> Census:
        """Count all cells, strip by strip.

        Parameters
        ----------
        progress : callable
            May raise `Cancelled`.
        """
        rows, columns = self.shape
        step = max(_BLOCK_CELLS // max(columns, 1), 1)
        high = self.extent.height() / max(rows, 1)
        cells, low, top = 0, math.inf, -math.inf
        counts: Optional[dict] = {} if self.is_whole_numbers else None
        for start in range(0, rows, step):
            progress(start / rows)
            count = min(step, rows - start)
            upper = self.extent.yMaximum() - start * high
            strip = QgsRectangle(self.extent.xMinimum(), upper - count * high, self.extent.xMaximum(), upper)
            values = self._block(self._provider, strip, (count, columns))
            values = values[~np.isnan(values)]
            if values.size == 0:
                continue
            cells += values.size
            low, top = min(low, float(values.min())), max(top, float(values.max()))
            if counts is not None:
                counts = _counted(counts, values)
        progress(1.0)
        if cells == 0:
            return Census(0, math.nan, math.nan, None)
        return Census(cells, low, top, counts)


def census_of(values: np.ndarray, is_whole_numbers: bool) -> Census:
    """The census of cells that are all there."""
    known = values[~np.isnan(values)]
    if known.size == 0:
        return Census(0, math.nan, math.nan, None)
    counts = _counted({}, known) if is_whole_numbers else None
    return Census(known.size, float(known.min()), float(known.max()), counts)


def _counted(counts: dict, values: np.ndarray) -> Optional[dict]:
    found, times = np.unique(values, return_counts=True)
    for value, number in zip(found.tolist(), times.tolist()):
        counts[int(value)] = counts.get(int(value), 0) + number
    return dict(sorted(counts.items())) if len(counts) <= MOST_CLASSES else None


def _window(extent, rows: int, columns: int, most: int) -> Window:
    shrink = max(math.sqrt(rows * columns / most), 1.0)
    return Window(QgsRectangle(extent), (max(int(rows / shrink), 1), max(int(columns / shrink), 1)))
