"""Shares of the area of a raster's classes, counted in the background on a thinned-out read."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...algorithms.layers.raster_read import thinned_cells
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


class _CountTask(QgsTask):
    """Counts in a thread of QGIS' task manager."""

    def __init__(self, path: str, title: str):
        super().__init__(title, QgsTask.Flag.CanCancel)
        self.path = path
        self.shares: dict = {}

    def run(self):
        self.shares = count_classes(self.path)
        return True


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
        self._tasks: dict = {}

    def shares(self, layer) -> dict:
        """Class value to share; empty until they are counted."""
        mark = layer_facts.token(layer)
        known = self._known.get(layer.id())
        if known is not None and known[0] == mark:
            return known[1]
        if layer.id() not in self._tasks:
            self._count(layer, mark)
        return {}

    def _count(self, layer, mark: str) -> None:
        path = layer_facts.file_of(layer)
        if not path:
            self._known[layer.id()] = (mark, {})
            return
        task = _CountTask(path, self.tr("Classes of {name}").format(name=layer.name()))
        key = layer.id()
        task.taskCompleted.connect(lambda: self._end(key, mark, task.shares))
        task.taskTerminated.connect(lambda: self._end(key, mark, {}))
        self._tasks[key] = task
        QgsApplication.taskManager().addTask(task)

    def _end(self, key: str, mark: str, shares: dict) -> None:
        self._tasks.pop(key, None)
        self._known[key] = (mark, shares)
        self.counted.emit(key)
