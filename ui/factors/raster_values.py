"""What the factor table editor knows of its raster; read behind the window."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import pyqtSignal

from ...core.legend import Legend
from ...core.presets import LEGENDS, read_legend
from ...core.products.legend_recognition import recognise
from ..widgets.background import Background
from ..widgets.map_extent import MapReader
from ..widgets.raster_sample import Census, RasterReader, Sample, census_of

SAMPLE_CELLS = 500_000
VIEW_CELLS = 160_000
# Whole numbers with names, or so few that they can only be classes.
_FEW = 24


class RasterValues(MapReader):
    """A raster's values: a sample of all, the count of all cells, and what the map shows of it.

    Attributes
    ----------
    sampled, counted, seen : signal
        The sample, the census or the view is there.
    failed : signal(str)
    """

    sampled = pyqtSignal()
    counted = pyqtSignal()
    seen = pyqtSignal()

    def __init__(self, canvas=None, parent=None):
        super().__init__(canvas, parent)
        self.sample: Optional[Sample] = None
        self.census: Optional[Census] = None
        self.view: Optional[Sample] = None
        self.name = ""
        self._viewing: Optional[RasterReader] = None
        self._whole_numbers = False
        self._sampling = Background(self)
        self._counting = Background(self)
        self._looking = Background(self)
        self._works = (self._sampling, self._counting, self._looking)
        self._sampling.done.connect(self._take_sample)
        self._counting.done.connect(self._take_census)
        self._looking.done.connect(self._take_view)
        for work in self._works:
            work.failed.connect(self.failed)

    def take(self, layer, band: int) -> None:
        """Read another raster; None forgets the one there was."""
        self.stop()
        self.sample = self.census = self.view = self._viewing = None
        self.name = ""
        if layer is None or not layer.isValid():
            return
        reader, counter = RasterReader(layer, band), RasterReader(layer, band)
        self.name, self._whole_numbers = reader.name, reader.is_whole_numbers
        self._viewing = RasterReader(layer, band)
        self._sampling.start(lambda progress: reader.read(reader.whole(SAMPLE_CELLS), progress=progress))
        if reader.cells > SAMPLE_CELLS:
            self._counting.start(counter.census)
        self._look()

    def _look(self):
        if self._viewing is not None:
            reader = self._viewing
            window = self._map.window(reader, VIEW_CELLS)
            self._looking.start(lambda progress: reader.read(window, progress=progress))

    def _take_sample(self, sample):
        self.sample = sample
        if sample.is_complete:
            self.census = census_of(sample.values, self._whole_numbers)
        self.sampled.emit()

    def _take_census(self, census):
        self.census = census
        self.counted.emit()

    def _take_view(self, view):
        self.view = view
        self.seen.emit()

    # -- classes ---------------------------------------------------------------------------

    def counts(self) -> Optional[dict]:
        """Cells of each class, by those that are known so far; None for values."""
        if self.sample is None or not self._whole_numbers:
            return None
        known = self.census or census_of(self.sample.values, True)
        if known.counts is None or not (self.sample.names or len(known.counts) <= _FEW):
            return None
        return known.counts

    def legend(self, chosen: int) -> Legend:
        """The legend of a class raster: that of a product, or the one that it is known to have."""
        if chosen:
            return read_legend(LEGENDS[chosen - 1])
        counts = self.counts() or {}
        return recognise(counts, self.sample.names if self.sample is not None else {}, {}, self.name).legend
