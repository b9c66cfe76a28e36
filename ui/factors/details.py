"""Settings beside the table: how classes are found, and what holds at limits and beyond."""

from __future__ import annotations

from qgis.gui import QgsCollapsibleGroupBox
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QBrush, QPalette
from qgis.PyQt.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from ...algorithms.frame.legends import legend_titles
from ...algorithms.resistance.factor_tables import uncovered_score
from ...core.errors import InputError
from ..widgets.layouts import called, combo_of, fill, labelled, push_button
from ..widgets.painting import BAD, state_colour, themed
from ..widgets.text import sentence_of

METHODS = ("natural breaks", "quantile", "equal interval")


class ClassesRow(QWidget):
    """Makes a table from the values of the raster.

    Attributes
    ----------
    wanted : signal
    """

    wanted = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        texts = [self.tr("Natural breaks"), self.tr("Quantiles"), self.tr("Equal intervals")]
        self.method = combo_of(texts, "", self.tr("How the values of the raster are divided into classes."))
        tip = self.tr("Scores of the classes, from low to high values; one class for each.")
        self.scores = called(QLineEdit("1,3,5,7,9"), tip=tip)
        tip = self.tr("For scales that fall, such as NDVI.")
        self.reverse = called(QCheckBox(self.tr("High values get the first score")), tip=tip)
        tip = self.tr("Replace the table by classes of the raster's values.")
        self.make = push_button(self.tr("Make classes"), self.wanted.emit, tip=tip)
        self.make.setAutoDefault(False)
        row = fill(QHBoxLayout(self), margins=0)
        labelled(row, (self.tr("Classes b&y"), self.method, 0), (self.tr("&scores"), self.scores, 1))
        fill(row, self.reverse, self.make)


class Details(QgsCollapsibleGroupBox):
    """What holds at limits and beyond them.

    Attributes
    ----------
    changed : signal
    sentence : str
        What is wrong with the score of values without a row; empty where nothing is.
    """

    changed = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setTitle(self.tr("Limits, values without a row, legend"))
        self.closed = combo_of([self.tr("The range below"), self.tr("The range above")])
        tip = self.tr("A number, or nodata. Empty: such values are listed and refused.")
        self.uncovered = called(QLineEdit(), tip=tip)
        self.uncovered.setPlaceholderText(self.tr("refused"))
        tip = self.tr("The product of a class raster, for tables that name land covers.")
        self.legend = combo_of(legend_titles(), "", tip)
        self.sentence = ""
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("A value on a &limit belongs to"), self.closed)
        form.addRow(self.tr("Score of values without a ro&w"), self.uncovered)
        form.addRow(self.tr("Le&gend of the raster"), self.legend)
        self.closed.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.legend.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.uncovered.textChanged.connect(self._typed)

    def take(self, values: dict) -> None:
        """Begin with parameters of `esp:resistancefactor`."""
        self.closed.setCurrentIndex(int(values.get("CLOSED") or 0))
        self.legend.setCurrentIndex(int(values.get("LEGEND") or 0))
        self.uncovered.setText(str(values.get("UNCOVERED") or ""))

    @property
    def side(self) -> str:
        """The side on which ranges are closed, as core calls it."""
        return ("right", "left")[self.closed.currentIndex()]

    @property
    def is_fine(self) -> bool:
        """Whether the score of values without a row can be read."""
        return not self.sentence

    def score(self):
        """The score of values without a row; None where they are refused."""
        return uncovered_score(self.uncovered.text().strip()) if self.is_fine else None

    def _typed(self, text: str):
        try:
            uncovered_score(text.strip())
            self.sentence = ""
        except InputError as error:
            self.sentence = sentence_of(error)
        palette = self.palette()
        if self.sentence:
            palette.setBrush(QPalette.ColorRole.Text, QBrush(state_colour(BAD, themed(self))))
        self.uncovered.setPalette(palette)
        self.changed.emit()
