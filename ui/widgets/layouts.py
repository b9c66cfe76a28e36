"""Pieces of windows: rows and columns, fields with their labels, buttons, bold titles."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QSize, Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)


def fill(box, *parts, margins=None, spacing=None):
    """Put widgets and layouts into a row or column, in their order.

    Parameters
    ----------
    box : QBoxLayout
    *parts : QWidget, QLayout, None or tuple
        None is room that stretches; a tuple is a part with its share of the room and, for a widget, its alignment.
    margins : int or tuple of int, optional
        On all sides, or left, top, right and bottom; the style's where it is left out.
    spacing : int, optional

    Returns
    -------
    QBoxLayout
        The same.
    """
    if margins is not None:
        box.setContentsMargins(*(margins if isinstance(margins, tuple) else (margins,) * 4))
    if spacing is not None:
        box.setSpacing(spacing)
    for part in parts:
        part, *how = part if isinstance(part, tuple) else (part,)
        if part is None:
            box.addStretch(1)
        else:
            add = box.addWidget if isinstance(part, QWidget) else box.addLayout
            add(part, *how)
    return box


def column_of(*parts) -> QWidget:
    """A column of widgets and layouts, each with its share of the height.

    Parameters
    ----------
    *parts : tuple of (QWidget or QLayout, int)
    """
    holder = QWidget()
    fill(QVBoxLayout(holder), *parts, margins=(3, 0, 3, 0))
    return holder


def labelled(row, *fields) -> None:
    """Add fields behind their labels to a row.

    Parameters
    ----------
    row : QBoxLayout
    *fields : tuple of (str, QWidget, int)
        The label's text with the key that leads to the field, the field, its share of the width.
    """
    for text, field, stretch in fields:
        label = QLabel(text)
        label.setBuddy(field)
        fill(row, label, (field, stretch))


def called(widget: QWidget, name: str = "", tip: str = "", spoken: str = "") -> QWidget:
    """A widget with its name in the code, a sentence on hover, and what readers of screens say; none where empty."""
    for text, give in ((name, widget.setObjectName), (tip, widget.setToolTip), (spoken, widget.setAccessibleName)):
        if text:
            give(text)
    return widget


def push_button(text: str, slot, name: str = "", tip: str = "", icon: str = "") -> QPushButton:
    """A button with words, and with an icon of QGIS' theme where one is named.

    Parameters
    ----------
    text : str
    slot : callable
        Called without arguments.
    name, tip : str
        As in `called`.
    icon : str
        Without its ending.
    """
    return _button(QPushButton(text), slot, icon, name, tip)


def icon_button(icon: str, words: str, slot, name: str) -> QToolButton:
    """A flat button with an icon of QGIS' theme; its words are seen on hover.

    Parameters
    ----------
    icon : str
        Without its ending.
    words : str
    slot : callable, optional
        Called without arguments.
    name : str
        As in `called`.
    """
    button = QToolButton()
    button.setAutoRaise(True)
    return _button(button, slot, icon, name, words, words)


def _button(button, slot, icon: str, *words):
    if icon:
        button.setIcon(QgsApplication.getThemeIcon(f"/{icon}.svg"))
    if slot is not None:
        button.clicked.connect(lambda _checked=False: slot())
    return called(button, *words)


def combo_of(texts: list, *words: str) -> QComboBox:
    """A box to choose one of several texts, with its name, tip and spoken words as in `called`."""
    box = QComboBox()
    box.addItems(texts)
    return called(box, *words)


def choose_layer(box, layer) -> None:
    """Choose a layer in a box of layers; None is its first entry, which says that there is none."""
    box.setLayer(layer)
    if layer is None and box.currentIndex() < 0:
        box.setCurrentIndex(0)


def narrow(box: QComboBox, letters: int) -> QComboBox:
    """A box that needs room for so many letters only."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(letters)
    return box


class _Upright(QScrollArea):
    """Scrolls up and down alone: it is never narrower than what it holds, since nobody could see the rest."""

    def minimumSizeHint(self):
        """Room for the widest row and the bar."""
        least = super().minimumSizeHint()
        inner = self.widget()
        if inner is None:
            return least
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(max(inner.minimumSizeHint().width() + bar, least.width()), least.height())

    def eventFilter(self, watched, event):
        """What it holds may need more room than before."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def scrolled(inner: QWidget, frame=QFrame.Shape.NoFrame, sideways: bool = True) -> QScrollArea:
    """A widget that scrolls where it has less room than it needs.

    Parameters
    ----------
    inner : QWidget
    frame : QFrame.Shape
    sideways : bool
        Whether it scrolls to the sides as well.
    """
    area = QScrollArea() if sideways else _Upright()
    area.setWidgetResizable(True)
    area.setFrameShape(frame)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    return area


def wrapped(text: str = "") -> QLabel:
    """Words that break into lines."""
    label = QLabel(text)
    label.setWordWrap(True)
    return label


def make_bold(label: QLabel) -> QLabel:
    """A label as a title: bold, and in several lines where the room is small."""
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    label.setWordWrap(True)
    return label
