"""The rows of a factor table as a grid."""

from __future__ import annotations

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QStyledItemDelegate

from ..widgets.edit_table import EditTable
from ..widgets.painting import BAD, mixed, state_colour, themed
from ..widgets.text import shared_tr
from .factor_rows import CLASSES, FIRST, NOTE, SCORE, SHARE, TO, FactorRows

_NO_PARENT = QModelIndex()


class FactorModel(QAbstractTableModel):
    """Rows as text, a colour for each score, the share of the cells.

    Attributes
    ----------
    edited : signal(int, int, str)
        A cell and its new text.
    typed : signal(int, int, str)
        A cell and the text so far, while it is being typed.
    left : signal
        The cell is left, whether or not its text was taken.
    """

    edited = pyqtSignal(int, int, str)
    typed = pyqtSignal(int, int, str)
    left = pyqtSignal()

    def __init__(self, view):
        super().__init__(view)
        self._view = view
        self._rows = FactorRows("", ())
        self._wrong = None
        self._sentence = ""
        self._colours: list = []
        self._shares: list = []

    def show(self, rows: FactorRows) -> None:
        """Show rows."""
        changed = len(rows.rows) != len(self._rows.rows) or rows.kind != self._rows.kind
        if changed:
            self.beginResetModel()
        self._rows = rows
        if changed:
            self._wrong, self._colours, self._shares = None, [], []
            self.endResetModel()
        self._tell()

    def mark(self, cell, sentence: str) -> None:
        """Mark the cell that is wrong; None marks none."""
        self._wrong, self._sentence = cell, sentence
        self._tell()

    def show_scores(self, colours, shares) -> None:
        """The colour of each row's score, and its share of the cells (None where it is not known)."""
        self._colours, self._shares = list(colours), list(shares)
        self._tell()

    def _tell(self):
        if self._rows.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows.rows) - 1, SHARE))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, SHARE)

    def is_wrong(self, index) -> bool:
        """Whether a cell is the one that is wrong."""
        return self._wrong == (index.row(), index.column())

    def rowCount(self, parent=_NO_PARENT):
        """One row a range or class."""
        return 0 if parent.isValid() else len(self._rows.rows)

    def columnCount(self, parent=_NO_PARENT):
        """From, to, score, note, share."""
        return 0 if parent.isValid() else SHARE + 1

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        """The columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        is_classes = self._rows.kind == CLASSES
        return {
            FIRST: shared_tr("Class") if is_classes else shared_tr("From"),
            TO: shared_tr("To"),
            SCORE: shared_tr("Score"),
            NOTE: shared_tr("Note"),
            SHARE: shared_tr("Cells"),
        }[section]

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        """Texts, marks, colours."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(index)
        if role == Qt.ItemDataRole.BackgroundRole and self.is_wrong(index):
            palette = themed(self._view)
            return mixed(palette.color(palette.ColorRole.Base), state_colour(BAD, palette), 0.45)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == SCORE and index.row() < len(self._colours):
            return QColor(self._colours[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (FIRST, TO, SHARE):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._tip(index)
        return None

    def _text(self, index) -> str:
        row = self._rows.rows[index.row()]
        if index.column() == SHARE:
            share = self._shares[index.row()] if index.row() < len(self._shares) else None
            return "" if share is None else f"{100.0 * share:.1f} %"
        return (row.first, row.to, row.score, row.note)[index.column()]

    def _tip(self, index):
        if self.is_wrong(index):
            return self._sentence
        if index.column() in (FIRST, TO) and self._rows.kind != CLASSES:
            return shared_tr("Empty: no end.")
        if index.column() == FIRST:
            return shared_tr("Class numbers, a list such as 21-24, or names of classes.")
        if index.column() == SCORE:
            return shared_tr("A number, or nodata for what blocks.")
        return shared_tr("Share of the cells with data.") if index.column() == SHARE else None

    def flags(self, index):
        """All but the shares can be typed."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags if index.column() == SHARE else flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index, value, role=Qt.ItemDataRole.EditRole):
        """Hand a new text over."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        self.edited.emit(index.row(), index.column(), str(value).strip())
        return True


class _CellDelegate(QStyledItemDelegate):
    """Says what is being typed."""

    def createEditor(self, parent, option, index):
        """A line that is checked with every key."""
        line = QLineEdit(parent)
        line.setFrame(False)
        model, row, column = index.model(), index.row(), index.column()
        line.textEdited.connect(lambda text: model.typed.emit(row, column, text.strip()))
        return line

    def setEditorData(self, editor, index):
        """Begin with the cell's text; marks that change meanwhile leave alone what is typed."""
        if not editor.isModified():
            super().setEditorData(editor, index)


class FactorView(EditTable):
    """The grid.

    Parameters
    ----------
    name : str
        Accessible name.
    """

    def __init__(self, name: str, parent=None):
        super().__init__(name, 1.6, parent)
        self.setModel(FactorModel(self))
        self.setItemDelegate(_CellDelegate(self))
        self.itemDelegate().closeEditor.connect(lambda *_: self.model().left.emit())
        self.setEditTriggers(self.editTriggers() | QAbstractItemView.EditTrigger.SelectedClicked)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(NOTE, QHeaderView.ResizeMode.Stretch)
        width = self.fontMetrics().horizontalAdvance("0")
        for column, characters in ((FIRST, 14), (TO, 14), (SCORE, 12), (SHARE, 11)):
            self.setColumnWidth(column, width * characters)

    def show_rows(self, rows) -> None:
        """Show rows; of classes without an upper end."""
        self.model().show(rows)
        self.setColumnHidden(TO, rows.kind == CLASSES)
        self.setMinimumHeight(self.horizontalHeader().height() + 4 * self.verticalHeader().defaultSectionSize())
