"""What the map shows at the moment."""

from __future__ import annotations

from contextlib import suppress

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

_PAUSE = 150


class MapExtent(QObject):
    """Follows a map canvas: that of QGIS, or one that is handed in.

    Parameters
    ----------
    canvas : QgsMapCanvas, optional

    Attributes
    ----------
    moved : signal
        A moment after the map has come to rest.
    """

    moved = pyqtSignal()

    def __init__(self, canvas=None, parent=None):
        super().__init__(parent)
        self._canvas = canvas if canvas is not None else _own_canvas()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.moved)
        if self._canvas is not None:
            self._canvas.extentsChanged.connect(self._timer.start)

    def window(self, reader, most: int):
        """The part of a raster that the map shows, in at most so many cells.

        Parameters
        ----------
        reader : RasterReader
        most : int
        """
        if self._canvas is None or not self._canvas.layers():
            return reader.whole(most)
        settings = self._canvas.mapSettings()
        context = QgsProject.instance().transformContext()
        return reader.seen(settings.visibleExtent(), settings.destinationCrs(), context, most)

    def stop(self) -> None:
        """Follow no longer."""
        self._timer.stop()
        if self._canvas is not None:
            # The canvas may be gone already.
            with suppress(RuntimeError, TypeError):
                self._canvas.extentsChanged.disconnect(self._timer.start)
            self._canvas = None


class MapReader(QObject):
    """Reads rasters in the background, and again where the map shows another part of them.

    Attributes
    ----------
    failed : signal(str)
    """

    failed = pyqtSignal(str)

    def __init__(self, canvas=None, parent=None):
        super().__init__(parent)
        self._map = MapExtent(canvas, self)
        self._map.moved.connect(self._look)
        self._works: tuple = ()

    @property
    def is_busy(self) -> bool:
        """Whether something is still under way."""
        return any(work.is_busy for work in self._works)

    def stop(self) -> None:
        """Give up what is being read."""
        for work in self._works:
            work.stop()

    def close(self) -> None:
        """Follow the map no longer."""
        self.stop()
        self._map.stop()


def _own_canvas():
    from qgis.utils import iface

    return iface.mapCanvas() if iface is not None else None
