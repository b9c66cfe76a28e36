"""A judgement matrix as a grid: the upper triangle is judged, the mirror follows."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QPointF, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QBrush, QPainter, QPalette, QPolygonF
from qgis.PyQt.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QStyledItemDelegate, QTableView

from ...core.decision.ahp import as_fraction
from ...core.decision.numbers import parse_number
from ...core.errors import InputError
from ..widgets.painting import BAD, FAIR, faint, ink, mixed, state_colour
from ..widgets.text import sentence_of, shared_tr
from .scale import STEPS, nearest_step, words

_TITLE_LINES = 3
_NO_PARENT = QModelIndex()
_JUDGED, _MIRROR, _SAME, _NAME = "judged", "mirror", "same", "name"


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
            return _NAME
        place = index.column() - 1
        return _SAME if place == index.row() else _JUDGED if place > index.row() else _MIRROR

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
        return self._names[index.row()] if index.column() == 0 else as_fraction(self.value(index))

    def _tip(self, index) -> str:
        if self.kind(index) == _NAME:
            return shared_tr("Double-click to change the name.") if self._editable else self._names[index.row()]
        if self.kind(index) == _SAME:
            return shared_tr("A criterion against itself is always 1.")
        text = words(self.value(index), self._names[index.row()], self._names[index.column() - 1])
        if self.is_doubtful(index) and self.kind(index) == _JUDGED:
            text += " " + shared_tr("This judgement disagrees with the others.")
        return text

    def flags(self, index):
        """Only names and the upper triangle can be changed."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if self._editable and self.kind(index) in (_NAME, _JUDGED):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index, value, role=Qt.ItemDataRole.EditRole):
        """Take what was typed, or mark it and say what is wrong."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        if self.kind(index) == _NAME:
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
        if abs(number - self.value(index)) > 1e-12:
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
        if self._editable and self.kind(index) == _JUDGED:
            place = min(max(nearest_step(self.value(index)) - steps, 0), len(STEPS) - 1)
            self.setData(index, as_fraction(STEPS[place]))


class JudgementDelegate(QStyledItemDelegate):
    """Paints the cells and offers the steps of the scale."""

    def paint(self, painter, option, index):
        """A combo's arrow where one can choose, grey where the mirror follows."""
        model = index.model()
        kind, palette = model.kind(index), option.palette
        base = palette.color(QPalette.ColorRole.Base)
        if model.is_wrong(index):
            painter.fillRect(option.rect, mixed(base, state_colour(BAD, palette), 0.45))
        elif kind in (_MIRROR, _SAME):
            painter.fillRect(option.rect, mixed(base, ink(palette), 0.16 if kind == _SAME else 0.07))
        elif kind == _JUDGED and model.is_doubtful(index):
            painter.fillRect(option.rect, mixed(base, state_colour(FAIR, palette), 0.35))
        super().paint(painter, option, index)
        if kind == _JUDGED and model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self._arrow(painter, option)

    @staticmethod
    def _arrow(painter, option):
        size = max(option.fontMetrics.height() // 5, 3)
        x, y = option.rect.right() - 2 * size - 2, option.rect.center().y() - size // 2 + 1
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faint(option.palette))
        painter.drawPolygon(QPolygonF([QPointF(x, y), QPointF(x + 2 * size, y), QPointF(x + size, y + 1.2 * size)]))
        painter.restore()

    def initStyleOption(self, option, index):
        """Grey words in the mirror."""
        super().initStyleOption(option, index)
        if index.model().kind(index) in (_MIRROR, _SAME):
            option.palette.setBrush(QPalette.ColorRole.Text, QBrush(faint(option.palette)))

    def createEditor(self, parent, option, index):
        """The steps of the scale in words; other numbers can be typed."""
        model = index.model()
        if model.kind(index) == _NAME:
            return super().createEditor(parent, option, index)
        combo = QComboBox(parent, editable=True)
        combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        first, second = model.name_of(index.row() + 1), model.name_of(index.column())
        combo.setAccessibleName(shared_tr("{first} against {second}").format(first=first, second=second))
        for step in STEPS:
            combo.addItem(as_fraction(step))
            combo.setItemData(combo.count() - 1, words(step, first, second), Qt.ItemDataRole.ToolTipRole)
        combo.setMaxVisibleItems(len(STEPS))
        combo.activated.connect(lambda place: self._finish(combo))
        return combo

    def _finish(self, combo):
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)

    def setEditorData(self, editor, index):
        """Begin at the present judgement."""
        if isinstance(editor, QComboBox):
            text = index.data(Qt.ItemDataRole.EditRole)
            place = editor.findText(text)
            editor.setCurrentIndex(place if place >= 0 else nearest_step(index.model().value(index)))
            editor.setEditText(text)
            editor.lineEdit().selectAll()
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor, model, index):
        """Hand over what is written."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)


class MatrixView(QTableView):
    """The grid.

    Parameters
    ----------
    model : MatrixModel
    name : str
        Accessible name.
    """

    def __init__(self, model: MatrixModel, name: str, parent=None):
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(JudgementDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(int(self.fontMetrics().height() * 1.9))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(self.fontMetrics().horizontalAdvance("1/9") + 30)
        header.setFixedHeight(int(self.fontMetrics().height() * 3.4))
        self.clicked.connect(self._clicked)
        header.sectionResized.connect(lambda *_: self._write_titles())
        model.shown.connect(self.fit)
        self.fit()

    def fit(self):
        """Give the names their room and share the rest among the judgements."""
        header = self.horizontalHeader()
        if self.model().columnCount() == 0:
            return
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        widest = max(self.sizeHintForColumn(0) + 8, header.sectionSizeHint(0))
        self.setColumnWidth(0, min(widest, self.fontMetrics().averageCharWidth() * 26))
        self._write_titles()

    def _write_titles(self):
        """Wrap the columns' names into the header; what does not fit ends in dots."""
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        count = self.model().columnCount()
        self.model().set_titles(
            {
                section: "\n".join(wrapped(self.model().name_of(section), header.sectionSize(section) - 10, metrics))
                for section in range(1, count)
            }
        )

    def select(self, first: int, second: int) -> None:
        """Go to a pair."""
        self.setCurrentIndex(self.model().index(first, second + 1))

    def keyPressEvent(self, event):
        """Plus and minus step along the scale; Return begins typing."""
        index = self.currentIndex()
        if event.text() in ("+", "-") and index.isValid() and self.model().kind(index) == _JUDGED:
            self.model().step(index, 1 if event.text() == "+" else -1)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            if self.state() != QAbstractItemView.State.EditingState:
                self.edit(index)
            return
        super().keyPressEvent(event)

    def _clicked(self, index):
        if self.model().kind(index) == _JUDGED and self.model().flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
            QTimer.singleShot(0, self._open_list)

    def _open_list(self):
        combo = self.indexWidget(self.currentIndex()) or self.viewport().findChild(QComboBox)
        if combo is not None and self.isVisible():
            combo.showPopup()


def wrapped(name: str, width: int, metrics) -> list:
    """A name in at most three lines, broken at blanks and underscores."""
    lines = [""]
    for part in name.replace("_", "_ ").split():
        joined = f"{lines[-1]}{'' if lines[-1].endswith('_') or not lines[-1] else ' '}{part}"
        if metrics.horizontalAdvance(joined) <= width:
            lines[-1] = joined
            continue
        if not lines[-1]:
            lines.pop()
        # A word that is wider than the column goes on in the next line.
        while len(part) > 1 and metrics.horizontalAdvance(part) > width:
            fitting = max(
                (end for end in range(1, len(part)) if metrics.horizontalAdvance(part[:end]) <= width), default=1
            )
            lines.append(part[:fitting])
            part = part[fitting:]
        lines.append(part)
    if len(lines) > _TITLE_LINES:
        lines = [*lines[: _TITLE_LINES - 1], " ".join(lines[_TITLE_LINES - 1 :])]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]
