"""Driving the editors as users do."""

from qgis.core import QgsLayerTreeModel, QgsProject
from qgis.gui import QgsBrowserGuiModel, QgsLayerTreeView
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit

_NO_KEY = Qt.KeyboardModifier.NoModifier


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key."""
    QTest.keyClick(widget, key, modifier)


def click(widget, x=None, y=None):
    """Click on a widget, by default in its middle."""
    place = widget.rect().center() if x is None else QPoint(round(x), round(y))
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def drag(widget, start, *places):
    """Take hold of something at a place, move it over others, let go at the last."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    kinds = QEvent.Type
    steps = [(kinds.MouseButtonPress, start, left, left)]
    steps += [(kinds.MouseMove, place, none, left) for place in places]
    steps.append((kinds.MouseButtonRelease, places[-1], left, none))
    for kind, (x, y), button, buttons in steps:
        at = QPointF(x, y)
        event = QMouseEvent(kind, at, QPointF(widget.mapToGlobal(at.toPoint())), button, buttons, _NO_KEY)
        QCoreApplication.sendEvent(widget, event)


def type_into(view, row, column, text, end=True):
    """Type into a cell of a table, and end with Return; gives the line in which one types."""
    index = view.model().index(row, column)
    view.setFocus()
    view.setCurrentIndex(index)
    view.edit(index)
    line = view.viewport().findChildren(QLineEdit)[-1]
    line.selectAll()
    # The keys of a combo's line arrive at the combo.
    target = line.parent() if isinstance(line.parent(), QComboBox) else line
    QTest.keyClicks(target, text)
    if end:
        QTest.keyClick(target, Qt.Key.Key_Return)
        # Delegates hand over when the key is done.
        QCoreApplication.processEvents()
    return line


def button(dialog, text):
    """The button of a dialog's lower row with these words."""
    return next(own for own in dialog.buttons.buttons() if own.text().replace("&", "") == text)


def heard(signal):
    """A list that fills with what a signal says."""
    told = []
    signal.connect(told.append)
    return told


def lend_window_parts(iface, monkeypatch):
    """What forms of algorithms ask of QGIS' window, which the window of the tests does not have."""
    tree = QgsLayerTreeView()
    tree.setModel(QgsLayerTreeModel(QgsProject.instance().layerTreeRoot(), tree))
    for name, part in (("browserModel", QgsBrowserGuiModel()), ("layerTreeView", tree)):
        monkeypatch.setattr(iface, name, lambda lent=part: lent, raising=False)
