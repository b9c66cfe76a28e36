"""A button that names what is chosen and opens a list with check boxes."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QPixmap
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from ..widgets.layouts import fill, wrapped

_MOST_ROWS = 14


class ChoiceButton(QPushButton):
    """Chooses some of several things.

    Signals
    -------
    chosen(list)
        The keys that are checked, in the order of the list.
    opening()
        The list is about to be shown.
    renewed(str)
        What it shows has changed elsewhere.
    """

    chosen = pyqtSignal(list)
    opening = pyqtSignal()
    renewed = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._words = ""
        self._filling = False
        self._summary = None
        self.list = QListWidget()
        self.list.setAlternatingRowColors(True)
        self.list.itemChanged.connect(self._on_changed)
        self.foot = wrapped()
        self.foot.setMargin(4)
        holder = QWidget()
        fill(QVBoxLayout(holder), self.list, self.foot, margins=2, spacing=2)
        menu = QMenu(self)
        action = QWidgetAction(menu)
        action.setDefaultWidget(holder)
        menu.addAction(action)
        menu.aboutToShow.connect(self._on_opening)
        self.setMenu(menu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("text-align: left; padding-left: 6px;")
        # As high as the boxes beside it, which style sheets do not change.
        self._height = QComboBox().sizeHint().height()

    def sizeHint(self):
        """The words are elided, so that they ask for no room."""
        return QSize(120, max(self._height, super().sizeHint().height()))

    def minimumSizeHint(self):
        """As narrow as the dock may be."""
        return QSize(80, self.sizeHint().height())

    def fill(self, entries, summary=None) -> None:
        """Fill the list.

        Parameters
        ----------
        entries : iterable of (key, text, QColor or None, bool)
            Key, words, colour of the swatch, whether it is checked.
        summary : callable, optional
            Takes the checked entries' keys; gives the sentence below the list.
        """
        self._filling = True
        self._summary = summary
        self.list.clear()
        for key, text, colour, checked in entries:
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
            if colour is not None:
                side = self.fontMetrics().height() - 3
                swatch = QPixmap(side, side)
                swatch.fill(colour)
                item.setIcon(QIcon(swatch))
            self.list.addItem(item)
        self._filling = False
        self._sum_up()

    def show_words(self, words: str) -> None:
        """What the button says."""
        self._words = words
        self.setAccessibleDescription(words)
        self._elide()

    def words(self) -> str:
        """What the button says, whole."""
        return self._words

    def checked(self) -> list:
        """The keys that are checked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [
            item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked
        ]

    def resizeEvent(self, event):
        """Elide anew."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self):
        room = max(self.width() - 34, 20)
        # An ampersand in a layer's name is no mnemonic.
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(words.replace("&", "&&"))

    def _on_opening(self):
        self.opening.emit()
        rows = min(max(self.list.count(), 1), _MOST_ROWS)
        row = self.list.sizeHintForRow(0) if self.list.count() else self.fontMetrics().height()
        self.list.setFixedHeight(rows * row + 6)
        self.list.setMinimumWidth(max(self.width() - 12, self.list.sizeHintForColumn(0) + 30, 180))
        self.list.setFocus()

    def _on_changed(self, _item):
        if not self._filling:
            self._sum_up()
            self.chosen.emit(self.checked())

    def _sum_up(self):
        text = self._summary(self.checked()) if self._summary is not None else ""
        self.foot.setText(text)
        self.foot.setVisible(bool(text))
