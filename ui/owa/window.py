"""What the OWA explorer looks like."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QGridLayout, QLabel, QLineEdit, QWidget

from ..widgets.bars import Bars
from ..widgets.dialog import EspDialog
from ..widgets.layouts import called, column_of, combo_of, make_bold, push_button, scrolled, wrapped
from ..widgets.raster_picture import RasterPicture
from ..widgets.state_line import StateLine
from .alpha_slider import AlphaSlider
from .layer_table import LayerTable
from .trade_off_curve import TradeOffCurve


class OwaWindow(EspDialog):
    """The parts of the window; what they do is the explorer's."""

    def _build(self):
        self.slider = AlphaSlider()
        self.line = StateLine(self.tr("State"))
        self.body.addWidget(self.slider)
        self.body.addWidget(self.split((self._left(), 2), (self._middle(), 3), (self._right(), 3)), 1)
        self.body.addWidget(self.line)

    def _left(self) -> QWidget:
        self.table = LayerTable()
        self.judge = push_button(
            self.tr("Weights by AHP ..."), None, tip=self.tr("Find the weights by judgements in pairs.")
        )
        self.judge.setAutoDefault(False)
        tip = self.tr("By value is Yager's definition; the paper's text ranks the layers by their means.")
        texts = [self.tr("In each cell, by value"), self.tr("Of whole layers, by mean")]
        self.ordering = combo_of(texts, "", tip)
        tip = self.tr("Percentiles where a few extreme cells would squeeze all others.")
        texts = [self.tr("Minimum to maximum"), self.tr("Percentiles, clipped"), self.tr("None")]
        self.standardisation = combo_of(texts, "", tip)
        self.percentiles = called(QLineEdit("2,98"), tip=self.tr("Lower and upper percentile, of 100."))
        form = QFormLayout()
        form.addRow(self.tr("&Order"), self.ordering)
        form.addRow(self.tr("S&cale"), self.standardisation)
        form.addRow(self.tr("&Percentiles"), self.percentiles)
        self.percentiles.setEnabled(False)
        title = wrapped(self.tr("Ser&vices, in which more is better"))
        title.setBuddy(self.table)
        return column_of((title, 0), (self.table, 1), (self.judge, 0), (form, 0))

    def _middle(self) -> QWidget:
        self.weights = Bars(self.tr("Order weights"), 3)
        self.curve = TradeOffCurve(self.tr("Efficiency and trade-off"))
        self.efficiencies = Bars(self.tr("Protection efficiency of each service"), 2)
        self.numbers = {}
        grid = QGridLayout()
        captions = (
            ("orness", self.tr("Orness"), self.tr("1: the maximum counts, 0: the minimum, 0.5: the mean.")),
            ("trade_off", self.tr("Trade-off"), self.tr("1: all ranks count alike, 0: one rank decides.")),
            ("efficiency", self.tr("Mean efficiency"),
             self.tr("How much more of the services the priority area holds than an average place.")),
            ("share", self.tr("Priority area"), self.tr("Share of the cells in the top classes.")),
        )
        for column, (key, caption, tip) in enumerate(captions):
            number, words = called(QLabel("-"), spoken=caption), wrapped(caption)
            font = number.font()
            if font.pointSizeF() > 0.0:
                font.setPointSizeF(font.pointSizeF() * 1.35)
            number.setFont(font)
            for row, label in enumerate((number, words)):
                label.setToolTip(tip)
                label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
                grid.addWidget(label, row, column)
            grid.setColumnStretch(column, 1)
            self.numbers[key] = number
        parts = column_of(
            (make_bold(QLabel(self.tr("Order weights, best service first"))), 0), (self.weights, 0), (grid, 0),
            (self.curve, 1), (make_bold(QLabel(self.tr("Protection efficiency"))), 0), (self.efficiencies, 0),
        )
        # Many services need more height than a small screen has.
        scroll = scrolled(parts, sideways=False)
        bar = scroll.verticalScrollBar().sizeHint().width()
        scroll.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 38 + bar)
        return scroll

    def _right(self) -> QWidget:
        self.picture = RasterPicture(self.tr("Preview of what the map shows"), "quality")
        tip = self.tr("The top classes by natural breaks.")
        self.priority = called(QCheckBox(self.tr("Show the priority area")), tip=tip)
        title = make_bold(QLabel(self.tr("What the map shows")))
        return column_of((title, 0), (self.picture, 1), (self.priority, 0))
