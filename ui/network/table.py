"""The links as a table that sorts by numbers."""

from __future__ import annotations

from qgis.PyQt.QtCore import QAbstractTableModel, QCoreApplication, QLocale, QModelIndex, Qt
from qgis.PyQt.QtGui import QBrush, QFont

from ..widgets.painting import BAD, GOOD, state_colour
from ..widgets.text import short_number
from .links import DROP, KEEP, NUMBERS

_SORT = Qt.ItemDataRole.UserRole
_FIRST_NUMBER = 2


class LinkTable(QAbstractTableModel):
    """A row for each link; columns that no link has a value for are left out.

    Parameters
    ----------
    palette : callable
        Gives the palette in use.
    """

    SORT_ROLE = _SORT

    def __init__(self, palette, parent=None):
        super().__init__(parent)
        self._palette = palette
        self._links: list = []
        self._changes: dict = {}
        self._columns: list = []
        self._titles: list = []

    @property
    def links(self) -> list:
        """The links in the order of the rows."""
        return self._links

    def show_links(self, links, changes: dict) -> None:
        """Show links and what was chosen for them since they were made."""
        self.beginResetModel()
        self._links, self._changes = list(links), changes
        self._columns = [name for name in NUMBERS if any(name in link.numbers for link in links)]
        names = {
            "length_m": self.tr("Length (km)"),
            "cost": self.tr("Cost"),
            "gravity": self.tr("Gravity"),
            "centrality": self.tr("Centrality"),
            "grade": self.tr("Grade"),
        }
        titles = [self.tr("From"), self.tr("To"), *(names[name] for name in self._columns)]
        self._titles = [*titles, self.tr("Class"), self.tr("Status")]
        self.endResetModel()

    def changed(self) -> None:
        """The choices have changed."""
        if self._links:
            last = self.index(len(self._links) - 1, len(self._titles) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent=QModelIndex()):  # noqa: B008 - Qt's signature
        """A row a link."""
        return 0 if parent.isValid() else len(self._links)

    def columnCount(self, parent=QModelIndex()):  # noqa: B008 - Qt's signature
        """Both ends, numbers, class, status."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        """The columns' titles."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        """Text, the value to sort by, the side to stand on, the look of what was chosen by hand."""
        link = self._links[index.row()]
        choice = self._changes.get(link.pair, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(link, index.column(), choice)
        if role == _SORT:
            return self._value(link, index.column(), choice)
        if role == Qt.ItemDataRole.ToolTipRole:
            return why(link)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(link, choice)
        if role == Qt.ItemDataRole.FontRole:
            return self._font(link, choice)
        return None

    def _side(self, column: int):
        if column >= _FIRST_NUMBER + len(self._columns):
            return None
        return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _colour(self, link, choice: str):
        if link.active and not choice:
            return None
        state = {"": "quiet", KEEP: GOOD}.get(choice, BAD)
        return QBrush(state_colour(state, self._palette()))

    def _font(self, link, choice: str):
        dropped = not link.active and choice != KEEP
        if choice != DROP and not dropped:
            return None
        font = QFont()
        font.setStrikeOut(choice == DROP)
        font.setItalic(not link.active)
        return font

    def _text(self, link, column: int, choice: str) -> str:
        value = self._value(link, column, choice)
        if isinstance(value, float):
            if value == float("-inf"):
                return ""
            name = self._columns[column - _FIRST_NUMBER]
            return readable(value / 1000.0 if name == "length_m" else value)
        return str(value)

    def _value(self, link, column: int, choice: str):
        if column < _FIRST_NUMBER:
            return link.pair[column]
        if column < _FIRST_NUMBER + len(self._columns):
            return link.numbers.get(self._columns[column - _FIRST_NUMBER], float("-inf"))
        if column == _FIRST_NUMBER + len(self._columns):
            return class_name(link.kind)
        return {KEEP: self.tr("to be kept"), DROP: self.tr("to be dropped")}.get(choice) or status_name(link)


def readable(value: float) -> str:
    """A number with sensible digits and the separators of the user's language."""
    return QLocale().toString(value, "f", 0) if abs(value) >= 1000.0 else short_number(value)


def class_name(kind: str) -> str:
    """A class of corridors in words."""
    known = {
        "important": QCoreApplication.translate("LinkTable", "important"),
        "general": QCoreApplication.translate("LinkTable", "general"),
        "touching": QCoreApplication.translate("LinkTable", "touching"),
    }
    return known.get(kind, kind)


def status_name(link) -> str:
    """Whether a link is a corridor, in a word or two."""
    if link.by_hand == KEEP:
        return QCoreApplication.translate("LinkTable", "kept by hand")
    if link.by_hand == DROP:
        return QCoreApplication.translate("LinkTable", "dropped by hand")
    if link.active:
        return QCoreApplication.translate("LinkTable", "corridor")
    return QCoreApplication.translate("LinkTable", "dropped")


def why(link) -> str:
    """Why a link is a corridor or not, in a sentence."""
    pair = f"{link.first}-{link.second}"
    reason = link.reason.rstrip(".")
    if link.active:
        if not reason:
            return QCoreApplication.translate("LinkTable", "Corridor {pair} is in use.").format(pair=pair)
        return QCoreApplication.translate("LinkTable", "Corridor {pair}: {reason}.").format(pair=pair, reason=reason)
    if not reason:
        return QCoreApplication.translate("LinkTable", "Corridor {pair} was dropped.").format(pair=pair)
    return QCoreApplication.translate("LinkTable", "Corridor {pair} was dropped: {reason}.").format(
        pair=pair, reason=reason
    )
