"""What the factor table editor looks like."""

from __future__ import annotations

from qgis.gui import QgsMapLayerComboBox, QgsRasterBandComboBox
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget

from ...algorithms.base import EspAlgorithm
from ...algorithms.platform.compat import RASTER_LAYERS
from ...algorithms.resistance.factor_tables import factor_titles
from ..widgets.bars import Bars
from ..widgets.editor import EditorDialog
from ..widgets.layouts import called, column_of, fill, labelled, scrolled
from ..widgets.raster_picture import RasterPicture
from ..widgets.state_line import StateLine
from ..widgets.text import shared_tr
from ..widgets.tool_row import ToolRow
from .colouring import RAMP
from .details import ClassesRow, Details
from .histogram import Histogram
from .table_view import FactorView


class FactorWindow(EditorDialog):
    """The parts of the window; what they do is the editor's."""

    def _build(self):
        self.tools = self._make_tools()
        self.layer = called(QgsMapLayerComboBox(), tip=self.tr("The raster whose values become scores."))
        self.layer.setFilters(RASTER_LAYERS)
        self.layer.setAllowEmptyLayer(True, shared_tr("(choose a layer)"))
        self.band = called(QgsRasterBandComboBox(), tip=self.tr("The band that is read."))
        self.classes = ClassesRow()
        self.histogram = Histogram(self.tr("Values of the raster and limits of the table"))
        self.class_bars = Bars(self.tr("Shares of the classes"), 1, True)
        self.charts = QStackedWidget()
        self.charts.addWidget(self.histogram)
        self.charts.addWidget(scrolled(self.class_bars, QFrame.Shape.StyledPanel))
        self.view = FactorView(self.tr("Factor table"))
        self.line = StateLine(self.tr("Check of the table"))
        self.details = Details()
        self.details.setCollapsed(True)
        self.picture = RasterPicture(self.tr("Scores of what the map shows"), RAMP)
        top = QHBoxLayout()
        labelled(top, (self.tr("&Raster"), self.layer, 3), (self.tr("&Band"), self.band, 1))
        left = column_of((self.charts, 2), (self.view, 3), (self.line, 0), (self.details, 0))
        right = column_of((QLabel(self.tr("Scores of what the map shows")), 0), (self.picture, 1))
        fill(self.body, self.tools, top, self.classes, (self.split((left, 3), (right, 2)), 1))
        self.use = self.add_button(
            self.tr("Use this table"), self.tr("Hand the table on to the resistance factor."), self._use, main=True
        )

    def _make_tools(self):
        row = ToolRow(self)
        self.add_editor_tools(
            row, self.tr("Open a factor table from a csv file"), self.tr("Save the factor table as a csv file")
        )
        row.addSeparator()
        row.add("add", "symbologyAdd", self.tr("Row"), self.tr("Divide the selected range, or add a class"),
                self.add_row, words=True)
        row.add("remove", "symbologyRemove", self.tr("Row"), self.tr("Remove the selected row"), self.remove_row,
                words=True)
        row.addSeparator()
        titles = factor_titles(EspAlgorithm)
        row.add_menu(
            "literature", self.tr("Literature"), self.tr("Factor tables from the literature"),
            [(titles[number], lambda chosen=number: self.take_preset(chosen)) for number in range(1, len(titles))],
        )
        return row
