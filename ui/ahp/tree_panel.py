"""The hierarchy: criteria, and the sub-criteria below some of them."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ..widgets.layouts import fill, push_button

_CRITERION = Qt.ItemDataRole.UserRole


class TreePanel(QWidget):
    """The tree on the left; what is selected there is judged in the middle.

    Attributes
    ----------
    opened : signal(str)
        The criterion whose sub-criteria are to be judged; empty for the criteria themselves.
    wanted, unwanted : signal(str)
        A criterion that is to get sub-criteria, or to lose them.
    """

    opened = pyqtSignal(str)
    wanted = pyqtSignal(str)
    unwanted = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Hierarchy"))
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([self.tr("Criterion"), self.tr("Weight")])
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tip = self.tr("Divide the selected criterion into parts that are judged among themselves.")
        self.divide = push_button(self.tr("Add sub-criteria"), lambda: self.wanted.emit(self.selected()), tip=tip)
        tip = self.tr("Let the selected criterion stand for itself again.")
        self.join = push_button(self.tr("Remove sub-criteria"), lambda: self.unwanted.emit(self.selected()), tip=tip)
        for button in (self.divide, self.join):
            button.setAutoDefault(False)
        fill(QVBoxLayout(self), (self.tree, 1), self.divide, self.join, margins=0)
        self.tree.currentItemChanged.connect(self._moved)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 26)

    def selected(self) -> str:
        """The selected criterion; empty at the root."""
        item = self.tree.currentItem()
        return item.data(0, _CRITERION) if item is not None else ""

    def show_tree(self, judgements, result, selected: str) -> None:
        """Show criteria and sub-criteria with their weights."""
        self.tree.blockSignals(True)
        self.tree.clear()
        root = self._item(self.tree, self.tr("All criteria"), None, "")
        current = root
        leaves = {(leaf.criterion, leaf.name): leaf.weight for leaf in result.leaves}
        for name, weight in zip(judgements.names, result.criteria.weights):
            item = self._item(root, name, weight, name)
            branch = judgements.branch(name)
            for part in branch.names if branch is not None else ():
                self._item(item, part, leaves[name, part], name)
            if name == selected:
                current = item
        self.tree.expandAll()
        self.tree.setCurrentItem(current)
        self.tree.blockSignals(False)
        self._enable(judgements)

    @staticmethod
    def _item(parent, name, weight, criterion):
        item = QTreeWidgetItem(parent, [name, "" if weight is None else format(weight, ".3f")])
        item.setData(0, _CRITERION, criterion)
        item.setToolTip(0, name)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item

    def _enable(self, judgements):
        criterion = self.selected()
        has = judgements.branch(criterion) is not None
        self.divide.setEnabled(bool(criterion) and not has)
        self.join.setEnabled(has)

    def _moved(self, item, before):
        if item is not None:
            self.opened.emit(item.data(0, _CRITERION))
