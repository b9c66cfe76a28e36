"""A tab of the editor: one expert's judgements, the experts together, or the sub-criteria of a criterion."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ..widgets.layouts import labelled
from ..widgets.painting import BAD, QUIET
from ..widgets.state_line import StateLine
from .matrix_model import MatrixModel
from .matrix_view import MatrixView


class MatrixPage(QWidget):
    """A matrix with what belongs to it.

    Parameters
    ----------
    editable : bool
        The experts together cannot be edited.
    has_expert : bool
        Whether a row for the expert's name and weight stands above.

    Attributes
    ----------
    expert_renamed : signal(str)
    expert_weighed : signal(float)
    """

    expert_renamed = pyqtSignal(str)
    expert_weighed = pyqtSignal(float)

    def __init__(self, editable: bool, has_expert: bool, parent=None):
        super().__init__(parent)
        self.model = MatrixModel(editable, self)
        self.view = MatrixView(self.model, self.tr("Judgement matrix"), self)
        self.line = StateLine(self.tr("What is wrong with the cell"))
        # Two lines, so that nothing jumps as sentences come and go.
        self.line.setMinimumHeight(2 * self.fontMetrics().height() + 4)
        self._editable = editable
        self.expert_name, self.expert_weight = QLineEdit(), QDoubleSpinBox()
        column = QVBoxLayout(self)
        if has_expert:
            column.addLayout(self._expert_row())
        column.addWidget(self.view, 1)
        column.addWidget(self.line)
        self.model.refused.connect(self._refused)
        self._refused("")

    def _expert_row(self):
        self.expert_name.setToolTip(self.tr("The expert's name, as the report writes it."))
        self.expert_name.editingFinished.connect(lambda: self.expert_renamed.emit(self.expert_name.text()))
        self.expert_weight.setRange(0.01, 1000.0)
        self.expert_weight.setKeyboardTracking(False)
        self.expert_weight.setToolTip(self.tr("How much this expert counts; only the ratio to the others matters."))
        self.expert_weight.valueChanged.connect(self.expert_weighed.emit)
        row = QHBoxLayout()
        labelled(row, (self.tr("&Expert"), self.expert_name, 2), (self.tr("&Counts"), self.expert_weight, 1))
        return row

    def show_expert(self, name: str, weight: float) -> None:
        """Show the expert's name and weight."""
        if self.expert_name.text() != name:
            self.expert_name.setText(name)
        self.expert_weight.blockSignals(True)
        self.expert_weight.setValue(weight)  # noqa: QGS202 - a spin box
        self.expert_weight.blockSignals(False)

    def _refused(self, sentence: str) -> None:
        if sentence:
            self.line.say(BAD, sentence)
        elif self._editable:
            self.line.say(QUIET, self.tr("A cell says how much more its row matters than its column."))
        else:
            self.line.say(QUIET, self.tr("The weighted geometric mean of the experts; change it in their tabs."))
