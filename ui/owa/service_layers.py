"""Reads the layers of the OWA explorer and keeps their combination ready, behind the window."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import pyqtSignal

from ...core.progress import told
from ..widgets.background import Background
from ..widgets.map_extent import MapReader
from ..widgets.raster_sample import RasterReader
from .services import MapPart, Services, Settings

SAMPLE_CELLS = 250_000
VIEW_CELLS = 120_000


class ServiceLayers(MapReader):
    """The layers: a sample of all cells, what the map shows, the curve, the numbers of one alpha.

    Attributes
    ----------
    combined, seen, curved : signal
        Numbers, the map's part, the curve are there.
    judged : signal(object)
        A `SweepPoint`: the efficiencies of the alpha that was asked for last.
    failed, curve_failed, judge_failed : signal(str)
    """

    combined = pyqtSignal()
    seen = pyqtSignal()
    curved = pyqtSignal()
    judged = pyqtSignal(object)
    curve_failed = pyqtSignal(str)
    judge_failed = pyqtSignal(str)

    def __init__(self, canvas=None, parent=None):
        super().__init__(canvas, parent)
        self.services: Optional[Services] = None
        self.part: Optional[MapPart] = None
        self.curve: tuple = ()
        self.is_complete = False
        self._layers: list = []
        self._arrays = None
        self._settings = Settings()
        self._reading = Background(self)
        self._combining = Background(self)
        self._looking = Background(self)
        self._curving = Background(self)
        self._judging = Background(self)
        self._works = (self._reading, self._combining, self._looking, self._curving, self._judging)
        self._reading.done.connect(self._take_arrays)
        self._combining.done.connect(self._take_services)
        self._looking.done.connect(self._take_part)
        self._curving.done.connect(self._take_curve)
        self._judging.done.connect(self.judged)
        for work in self._works:
            own = {self._curving: self.curve_failed, self._judging: self.judge_failed}
            work.failed.connect(own.get(work, self.failed))

    @property
    def is_read(self) -> bool:
        """Whether the layers are read, and only their combination may change."""
        return self._arrays is not None

    def take(self, layers, settings: Settings) -> None:
        """Read other layers; fewer than two are none."""
        self.stop()
        self._layers, self._settings, self._arrays = list(layers), settings, None
        self._forget()
        if len(layers) < 2:
            return
        readers = self._readers()
        context = QgsProject.instance().transformContext()

        def work(progress):
            return _read(readers, readers[0].whole(SAMPLE_CELLS), context, progress)

        self._reading.start(work)

    def settle(self, settings: Settings) -> None:
        """Combine the same layers in another way."""
        self._settings = settings
        if self._arrays is not None:
            self._combine()

    def judge(self, alpha: float) -> None:
        """Find the efficiencies of an alpha; `judged` tells them."""
        services = self.services
        if services is not None:
            self._judging.start(lambda progress: services.point(alpha))

    def _forget(self):
        self.services = self.part = None
        self.curve = ()

    def _readers(self) -> list:
        return [RasterReader(layer) for layer in self._layers]

    def _take_arrays(self, samples):
        self._arrays = [sample.values for sample in samples]
        self.is_complete = all(sample.is_complete for sample in samples)
        self._combine()

    def _combine(self):
        for work in self._works[1:]:
            work.stop()
        self._forget()
        arrays, settings = self._arrays, self._settings
        names = [layer.name() for layer in self._layers]
        self._combining.start(lambda progress: Services(arrays, names, settings))

    def _take_services(self, services):
        self.services = services
        self.combined.emit()
        self._look()
        self._curving.start(services.curve)

    def _look(self):
        if self.services is None:
            return
        services, readers = self.services, self._readers()
        window = self._map.window(readers[0], VIEW_CELLS)
        context = QgsProject.instance().transformContext()

        def work(progress):
            return MapPart(services, [sample.values for sample in _read(readers, window, context, progress)])

        self._looking.start(work)

    def _take_part(self, part):
        self.part = part
        self.seen.emit()

    def _take_curve(self, found):
        self.curve = found
        self.curved.emit()


def _read(readers, window, context, progress) -> list:
    """A part of all layers on the grid of the first."""
    return [reader.read(window, readers[0].crs, context) for reader in told(readers, progress)]
