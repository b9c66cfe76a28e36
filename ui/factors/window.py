"""What the factor table editor looks like."""

from __future__ import annotations

from qgis.gui import QgsMapLayerComboBox, QgsRasterBandComboBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ...algorithms.base import EspAlgorithm
from ...algorithms.platform.compat import RASTER_LAYERS
from ...algorithms.resistance.factor_tables import factor_titles
from ..widgets.bars import Bars
from ..widgets.dialog import EspDialog
from ..widgets.raster_picture import RasterPicture
from ..widgets.state_line import StateLine
from ..widgets.tool_row import ToolRow
from .colouring import RAMP
from .details import ClassesRow, Details
from .histogram import Histogram
from .table_view import FactorView


class FactorWindow(EspDialog):
    """The parts of the window; what they do is the editor's."""

    def _build(self):
        self.tools = self._make_tools()
        self.layer = QgsMapLayerComboBox()
        self.layer.setFilters(RASTER_LAYERS)
        self.layer.setAllowEmptyLayer(True)
        self.layer.setToolTip(self.tr("The raster whose values become scores."))
        self.band = QgsRasterBandComboBox()
        self.band.setToolTip(self.tr("The band that is read."))
        self.classes = ClassesRow()
        self.histogram = Histogram(self.tr("Values of the raster and limits of the table"))
        self.class_bars = Bars(self.tr("Shares of the classes"), 1, True)
        self.charts = QStackedWidget()
        self.charts.addWidget(self.histogram)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.StyledPanel)
        scroll.setWidget(self.class_bars)
        self.charts.addWidget(scroll)
        self.view = FactorView(self.tr("Factor table"))
        self.line = StateLine(self.tr("Check of the table"))
        self.details = Details()
        self.details.setCollapsed(True)
        self.picture = RasterPicture(self.tr("Scores of what the map shows"), RAMP)
        top = QHBoxLayout()
        for text, field, stretch in ((self.tr("&Raster"), self.layer, 3), (self.tr("&Band"), self.band, 1)):
            label = QLabel(text)
            label.setBuddy(field)
            top.addWidget(label)
            top.addWidget(field, stretch)
        left = _column(self.charts, self.view, self.line, self.details, stretches=(2, 3, 0, 0))
        title = QLabel(self.tr("Scores of what the map shows"))
        right = _column(title, self.picture, stretches=(0, 1))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for place, (part, stretch) in enumerate(((left, 3), (right, 2))):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(place, stretch)
            self.splitter.setCollapsible(place, False)
        self.remember(self.splitter)
        self.body.addWidget(self.tools)
        self.body.addLayout(top)
        self.body.addWidget(self.classes)
        self.body.addWidget(self.splitter, 1)
        self.use = self.add_button(
            self.tr("Use this table"), self.tr("Hand the table on to the resistance factor."), self._use, main=True
        )

    def _make_tools(self):
        row = ToolRow(self)
        keys = QKeySequence.StandardKey
        for name, icon, text, tip, slot, key in (
            ("open", "mActionFileOpen", self.tr("Open"), self.tr("Open a factor table from a csv file"),
             self.open_file, keys.Open),
            ("save", "mActionFileSave", self.tr("Save"), self.tr("Save the factor table as a csv file"),
             self.save_file, keys.Save),
            ("undo", "mActionUndo", self.tr("Undo"), self.tr("Take the last change back"), self.undo, keys.Undo),
            ("redo", "mActionRedo", self.tr("Redo"), self.tr("Make the change again"), self.redo, keys.Redo),
        ):
            row.add(name, icon, text, tip, slot, key)
        row.addSeparator()
        row.add("add", "symbologyAdd", self.tr("Row"), self.tr("Divide the selected range, or add a class"),
                self.add_row, words=True)
        row.add("remove", "symbologyRemove", self.tr("Row"), self.tr("Remove the selected row"), self.remove_row,
                words=True)
        row.addSeparator()
        titles = factor_titles(EspAlgorithm)
        row.add_menu(
            "papers", self.tr("Papers"), self.tr("Factor tables of papers"),
            [(titles[number], lambda chosen=number: self.take_preset(chosen)) for number in range(1, len(titles))],
        )
        return row


def _column(*parts, stretches) -> QWidget:
    column = QVBoxLayout()
    column.setContentsMargins(3, 0, 3, 0)
    for part, stretch in zip(parts, stretches):
        column.addWidget(part, stretch)
    holder = QWidget()
    holder.setLayout(column)
    return holder
