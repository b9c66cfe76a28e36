"""A table whose cells are typed into."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QTableView


class EditTable(QTableView):
    """One cell is selected; a double click, a letter or Return begins typing.

    Parameters
    ----------
    name : str
        Accessible name.
    row_height : float
        In lines of the font.
    """

    def __init__(self, name: str, row_height: float, parent=None):
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(int(self.fontMetrics().height() * row_height))
        self.horizontalHeader().setHighlightSections(False)

    def keyPressEvent(self, event):
        """Return begins typing."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            if self.state() != QAbstractItemView.State.EditingState:
                self.edit(index)
            return
        super().keyPressEvent(event)
