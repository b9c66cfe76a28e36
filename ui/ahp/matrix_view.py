"""A judgement matrix as a grid: the upper triangle is judged, the mirror follows."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF, Qt, QTimer
from qgis.PyQt.QtGui import QBrush, QPainter, QPalette, QPolygonF
from qgis.PyQt.QtWidgets import QComboBox, QHeaderView, QStyledItemDelegate

from ...core.decision.ahp import as_fraction
from ..widgets.edit_table import EditTable
from ..widgets.painting import BAD, FAIR, faint, ink, mixed, state_colour, themed
from ..widgets.text import shared_tr
from .matrix_model import JUDGED, MIRROR, NAME, SAME, MatrixModel
from .scale import STEPS, nearest_step, words

_TITLE_LINES = 3
_FIRST_OF_CHINESE = 0x2E80


class JudgementDelegate(QStyledItemDelegate):
    """Paints the cells and offers the steps of the scale."""

    def paint(self, painter, option, index):
        """A combo's arrow where one can choose, grey where the mirror follows."""
        model = index.model()
        kind, palette = model.kind(index), themed(option.widget)
        base = palette.color(QPalette.ColorRole.Base)
        if model.is_wrong(index):
            painter.fillRect(option.rect, mixed(base, state_colour(BAD, palette), 0.45))
        elif kind in (MIRROR, SAME):
            painter.fillRect(option.rect, mixed(base, ink(palette), 0.16 if kind == SAME else 0.07))
        elif kind == JUDGED and model.is_doubtful(index):
            painter.fillRect(option.rect, mixed(base, state_colour(FAIR, palette), 0.35))
        super().paint(painter, option, index)
        if kind == JUDGED and model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self._arrow(painter, option)

    @staticmethod
    def _arrow(painter, option):
        size = max(option.fontMetrics.height() // 5, 3)
        x, y = option.rect.right() - 2 * size - 2, option.rect.center().y() - size // 2 + 1
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faint(themed(option.widget)))
        painter.drawPolygon(QPolygonF([QPointF(x, y), QPointF(x + 2 * size, y), QPointF(x + size, y + 1.2 * size)]))
        painter.restore()

    def initStyleOption(self, option, index):
        """Grey words in the mirror."""
        super().initStyleOption(option, index)
        if index.model().kind(index) in (MIRROR, SAME):
            option.palette.setBrush(QPalette.ColorRole.Text, QBrush(faint(themed(option.widget))))

    def createEditor(self, parent, option, index):
        """The steps of the scale in words; other numbers can be typed."""
        model = index.model()
        if model.kind(index) == NAME:
            return super().createEditor(parent, option, index)
        combo = QComboBox(parent, editable=True)
        combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        # What is typed is what is meant: 1 is not to become 1/2.
        combo.setCompleter(None)
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
            value = index.model().value(index)
            editor.setCurrentIndex(place if place >= 0 else nearest_step(1.0 if value != value else value))
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


class MatrixView(EditTable):
    """The grid.

    Parameters
    ----------
    model : MatrixModel
    name : str
        Accessible name.
    """

    def __init__(self, model: MatrixModel, name: str, parent=None):
        super().__init__(name, 1.9, parent)
        self.setModel(model)
        self.setItemDelegate(JudgementDelegate(self))
        header = self.horizontalHeader()
        header.setFixedHeight(int(self.fontMetrics().height() * 3.4))
        self.clicked.connect(self._clicked)
        self.setMinimumSize(self.fontMetrics().horizontalAdvance("0") * 40, int(self.fontMetrics().height() * 8))
        header.sectionResized.connect(lambda *_: self._write_titles())
        model.shown.connect(self.fit)
        self.fit()

    def fit(self):
        """Give the names their room and share the rest among the judgements."""
        header = self.horizontalHeader()
        if self.model().columnCount() == 0:
            return
        header.setMinimumSectionSize(self._least_width())
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        widest = max(self.sizeHintForColumn(0) + 8, header.sectionSizeHint(0))
        self.setColumnWidth(0, min(widest, self.fontMetrics().horizontalAdvance("0") * 26))
        self._write_titles()

    def _least_width(self) -> int:
        """Room for a judgement with its arrow, and for the longest word of a name up to some letters."""
        metrics, model = self.fontMetrics(), self.model()
        names = [model.name_of(section) for section in range(1, model.columnCount())]
        words = [word for name in names for word in name.replace("_", "_ ").split()]
        widest = max((metrics.horizontalAdvance(word) for word in words if not _has_no_blanks(word)), default=0)
        longest = metrics.horizontalAdvance("0") * 10
        return max(metrics.horizontalAdvance("1/9") + 30, min(widest, longest) + 8)

    def _write_titles(self):
        """Wrap the columns' names into the header; what does not fit ends in dots."""
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        count = self.model().columnCount()
        self.model().set_titles(
            {
                section: "\n".join(wrapped(self.model().name_of(section), header.sectionSize(section) - 6, metrics))
                for section in range(1, count)
            }
        )

    def select(self, first: int, second: int) -> None:
        """Go to a pair."""
        self.setCurrentIndex(self.model().index(first, second + 1))

    def keyPressEvent(self, event):
        """Plus and minus step along the scale; Return begins typing."""
        index = self.currentIndex()
        if event.text() in ("+", "-") and index.isValid() and self.model().kind(index) == JUDGED:
            self.model().step(index, 1 if event.text() == "+" else -1)
            return
        super().keyPressEvent(event)

    def _clicked(self, index):
        if self.model().kind(index) == JUDGED and self.model().flags(index) & Qt.ItemFlag.ItemIsEditable:
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
        # Chinese names have no blanks: they go on in the next line anywhere.
        while _has_no_blanks(part) and len(part) > 1 and metrics.horizontalAdvance(part) > width:
            fitting = max(
                (end for end in range(1, len(part)) if metrics.horizontalAdvance(part[:end]) <= width), default=1
            )
            lines.append(part[:fitting])
            part = part[fitting:]
        lines.append(part)
    if len(lines) > _TITLE_LINES:
        lines = [*lines[: _TITLE_LINES - 1], " ".join(lines[_TITLE_LINES - 1 :])]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]


def _has_no_blanks(text: str) -> bool:
    """Whether a text is of a script that puts no blanks between words."""
    return any(ord(sign) >= _FIRST_OF_CHINESE for sign in text)
