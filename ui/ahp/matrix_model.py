"""A judgement matrix as Qt's tables see it."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt, pyqtSignal

from ...core.decision.ahp import as_fraction
from ...core.errors import InputError
from ...core.numbers import parse_number
from ..widgets.text import sentence_of, shared_tr
from .scale import STEPS, nearest_step, words

JUDGED, MIRROR, SAME, NAME = "judged", "mirror", "same", "name"
_NO_PARENT = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """Names in the first column, judgements in the others.

    Attributes
    ----------
    judged : signal(int, int, float)
        A pair, and the judgement of the first against the second.
    renamed : signal(int, str)
    refused : signal(str)
        The sentence about what was typed last; empty once it is mended.
    """

    judged = pyqtSignal(int, int, float)
    renamed = pyqtSignal(int, str)
    refused = pyqtSignal(str)
    shown = pyqtSignal()

    def __init__(self, editable: bool, parent=None):
        super().__init__(parent)
        self._editable = editable
        self._names: tuple = ()
        self._matrix = np.ones((0, 0))
        self._doubtful: frozenset = frozenset()
        # The cell with a text that is no judgement, and that text.
        self._wrong: dict = {}
        self._titles: dict = {}

    def show(self, names, matrix, doubtful=()) -> None:
        """Show a matrix; `doubtful` are the pairs that disagree most with the others."""
        same_size = len(names) == len(self._names)
        if not same_size:
            self.beginResetModel()
        self._names, self._matrix, self._doubtful = tuple(names), matrix, frozenset(doubtful)
        self._wrong = {}
        if not same_size:
            self.endResetModel()
        elif names:
            self.dataChanged.emit(self.index(0, 0), self.index(len(names) - 1, len(names)))
        if names:
            self.shown.emit()
        self.refused.emit("")

    def kind(self, index) -> str:
        """What a cell is: "judged", "mirror", "same" (the diagonal) or "name"."""
        if index.column() == 0:
            return NAME
        place = index.column() - 1
        return SAME if place == index.row() else JUDGED if place > index.row() else MIRROR

    def value(self, index) -> float:
        """The judgement of a cell."""
        return float(self._matrix[index.row(), index.column() - 1])

    def is_doubtful(self, index) -> bool:
        """Whether a judgement disagrees with the others."""
        return (index.row(), index.column() - 1) in self._doubtful

    def is_wrong(self, index) -> bool:
        """Whether a cell holds a text that is no judgement."""
        return (index.row(), index.column()) in self._wrong

    # -- Qt --------------------------------------------------------------------------------

    def rowCount(self, parent=_NO_PARENT):
        """One row a criterion."""
        return 0 if parent.isValid() else len(self._names)

    def columnCount(self, parent=_NO_PARENT):
        """The names and one column a criterion."""
        return 0 if parent.isValid() or not self._names else len(self._names) + 1

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        """The criteria."""
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        name = shared_tr("Criterion") if section == 0 else self._names[section - 1]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._titles.get(section, name)
        return name if role == Qt.ItemDataRole.ToolTipRole else None

    def set_titles(self, titles: dict) -> None:
        """How the columns' names are written in the room that they have."""
        if titles != self._titles:
            self._titles = titles
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._names))

    def name_of(self, section: int) -> str:
        """The name above a column of judgements."""
        return self._names[section - 1]

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        """Judgements as fractions, with their words on hover."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(index)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > 0:
            return Qt.AlignmentFlag.AlignCenter
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._tip(index)
        return None

    def _text(self, index) -> str:
        wrong = self._wrong.get((index.row(), index.column()))
        if wrong is not None:
            return wrong
        if index.column() == 0:
            return self._names[index.row()]
        return "" if self.value(index) != self.value(index) else as_fraction(self.value(index))

    def _tip(self, index) -> str:
        if self.kind(index) == NAME:
            return shared_tr("Double-click to change the name.") if self._editable else self._names[index.row()]
        if self.kind(index) == SAME:
            return shared_tr("A criterion against itself is always 1.")
        if self.value(index) != self.value(index):
            return shared_tr("Not judged yet.")
        text = words(self.value(index), self._names[index.row()], self._names[index.column() - 1])
        if self.is_doubtful(index) and self.kind(index) == JUDGED:
            text += " " + shared_tr("This judgement disagrees with the others.")
        return text

    def flags(self, index):
        """Only names and the upper triangle can be changed."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if self._editable and self.kind(index) in (NAME, JUDGED):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index, value, role=Qt.ItemDataRole.EditRole):
        """Take what was typed, or mark it and say what is wrong."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        if self.kind(index) == NAME:
            if str(value).strip() != self._names[index.row()]:
                self.renamed.emit(index.row(), str(value))
            return True
        try:
            number = parse_number(str(value))
            if not 1.0 / 9.0 - 1e-9 <= number <= 9.0 + 1e-9:
                raise InputError("Judgements go from 1/9 to 9; '{text}' does not lie between.", text=str(value).strip())
        except InputError as error:
            self.refuse(index, str(value), sentence_of(error))
            return False
        self._wrong = {}
        self.refused.emit("")
        # What was not judged yet is NaN.
        if not abs(number - self.value(index)) <= 1e-12:
            self.judged.emit(index.row(), index.column() - 1, number)
        else:
            self.dataChanged.emit(index, index)
        return True

    def refuse(self, index, text: str, sentence: str) -> None:
        """Mark a cell as wrong."""
        self._wrong = {(index.row(), index.column()): text}
        self.dataChanged.emit(index, index)
        self.refused.emit(sentence)

    def step(self, index, steps: int) -> None:
        """Move a judgement along the scale; up is in favour of the row."""
        if self._editable and self.kind(index) == JUDGED:
            value = self.value(index)
            place = min(max(nearest_step(1.0 if value != value else value) - steps, 0), len(STEPS) - 1)
            self.setData(index, as_fraction(STEPS[place]))
