"""Shares of the area of a raster's classes, counted in the background on a thinned-out read."""

from __future__ import annotations

from functools import partial

import numpy as np
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...algorithms.layers.raster_read import thinned_cells
from ..widgets.threads import work_behind
from . import layer_facts

# So many cells tell shares to a tenth of a percent or so.
_CELLS = 400_000
_MOST_CLASSES = 200


def count_classes(path: str) -> dict:
    """Class value to its share of the cells with data; empty for rasters that are no classes.

    Parameters
    ----------
    path : str
        What GDAL opens.
    """
    values, valid = thinned_cells(path, _CELLS)
    if values.dtype.kind == "f":
        valid &= np.isfinite(values)
        if not np.array_equal(values[valid], np.round(values[valid])):
            return {}
    found, counts = np.unique(values[valid], return_counts=True)
    if found.size > _MOST_CLASSES:
        return {}
    return {int(value): float(number) / float(counts.sum()) for value, number in zip(found, counts)}


class ClassShares(QObject):
    """Shares of class rasters, kept until the file changes.

    Signals
    -------
    counted(str)
        The id of the layer whose shares are there.
    """

    counted = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._known: dict = {}
        self._counting: set = set()

    def shares(self, layer) -> dict:
        """Class value to share; empty until they are counted."""
        mark = layer_facts.token(layer)
        known = self._known.get(layer.id())
        if known is not None and known[0] == mark:
            return known[1]
        if layer.id() not in self._counting:
            self._count(layer, mark)
        return {}

    def _count(self, layer, mark: str) -> None:
        path = layer_facts.file_of(layer)
        if not path:
            self._known[layer.id()] = (mark, {})
            return
        key = layer.id()
        self._counting.add(key)
        work_behind(self, partial(count_classes, path), partial(self._end, key, mark))

    def _end(self, key: str, mark: str, shares, _error) -> None:
        self._counting.discard(key)
        # What cannot be read has no classes.
        self._known[key] = (mark, shares or {})
        self.counted.emit(key)
