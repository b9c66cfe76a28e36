"""A map drawn by QGIS on a part of a canvas."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsLabelingEngineSettings,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSize

from ..kit.drawing import POINTS_AN_INCH, Canvas


class MapBox:
    """A part of a canvas that shows an extent.

    Parameters
    ----------
    canvas : Canvas
    extent : QgsRectangle
    place : tuple of float
        Left, top, width and height in points; as wide to high as the extent.
    crs : QgsCoordinateReferenceSystem
        That of the extent; layers in others are brought into it.
    """

    def __init__(self, canvas: Canvas, extent: QgsRectangle, place: tuple, crs):
        self.canvas = canvas
        self.extent = extent
        self.crs = crs
        self.left, self.top, self.width, self.height = place

    @property
    def place(self) -> tuple:
        """Left, top, width and height in points."""
        return self.left, self.top, self.width, self.height

    def at(self, x: float, y: float) -> tuple:
        """A point of the map on the canvas."""
        across = (x - self.extent.xMinimum()) / self.extent.width()
        down = (self.extent.yMaximum() - y) / self.extent.height()
        return self.left + across * self.width, self.top + down * self.height

    def draw(self, layers: list) -> None:
        """Draw layers as QGIS does, the topmost first; vector layers stay lines and areas where the device has them."""
        unit, painter = self.canvas.unit, self.canvas.painter
        settings = QgsMapSettings()
        settings.setLayers(layers)
        settings.setDestinationCrs(self.crs)
        settings.setTransformContext(QgsProject.instance().transformContext())
        settings.setExtent(self.extent)
        settings.setOutputSize(QSize(max(round(self.width * unit), 2), max(round(self.height * unit), 2)))
        settings.setOutputDpi(POINTS_AN_INCH * unit)
        settings.setFlag(Qgis.MapSettingsFlag.ForceVectorOutput, True)
        # Corners that are less than a dot apart are not seen, and cost most of the time of large studies.
        settings.setFlag(Qgis.MapSettingsFlag.UseRenderingOptimization, True)
        # Names that the frame would cut are set elsewhere or left out.
        labelling = settings.labelingEngineSettings()
        labelling.setFlag(QgsLabelingEngineSettings.Flag.UsePartialCandidates, False)
        settings.setLabelingEngineSettings(labelling)
        with self.canvas.clipped(*self.place):
            painter.translate(self.left * unit, self.top * unit)
            QgsMapRendererCustomPainterJob(settings, painter).renderSynchronously()

    def outline(self, colour: str = "#1a1a1a", width: float = 0.6) -> None:
        """The frame around it."""
        self.canvas.rectangle(self.place, edge=colour, width=width)
