"""Colours and measures of what the windows paint themselves, in light and dark themes."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import QWidget

# Shape first, colour second: each state has its own sign.
GOOD, FAIR, BAD, QUIET = "good", "fair", "bad", "quiet"
SIGNS = {GOOD: "\u2713", FAIR: "!", BAD: "\u2717", QUIET: "\u2022"}
_LIGHT = {GOOD: "#1a7f37", FAIR: "#9a6700", BAD: "#c0222c"}
_DARK = {GOOD: "#57d282", FAIR: "#f0b740", BAD: "#ff8078"}


def is_dark(palette: QPalette) -> bool:
    """Whether the theme is a dark one."""
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def state_colour(state: str, palette: QPalette) -> QColor:
    """The colour of a state's words, readable on the window's ground."""
    if state == QUIET:
        return faint(palette)
    return QColor((_DARK if is_dark(palette) else _LIGHT)[state])


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """A colour between two: 0 is the first, 1 the second."""
    return QColor(
        *(
            round(one + (two - one) * share)
            for one, two in zip(first.getRgb()[:3], second.getRgb()[:3])
        )
    )


def ink(palette: QPalette) -> QColor:
    """The colour of text."""
    return palette.color(QPalette.ColorRole.WindowText)


def faint(palette: QPalette) -> QColor:
    """The colour of second-rank text and of lines."""
    return mixed(ink(palette), palette.color(QPalette.ColorRole.Window), 0.38)


def accent(palette: QPalette) -> QColor:
    """The colour of bars: that of the selection."""
    return palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight)


def ground(palette: QPalette) -> QColor:
    """The ground below drawings."""
    return palette.color(QPalette.ColorRole.Base)


def place_of(event):
    """Where a mouse event happened, as floats; Qt 5 and Qt 6 name it differently."""
    return event.position() if hasattr(event, "position") else event.localPos()


def wrapped_centre() -> int:
    """Centred text with wrapped lines; as a number, since Qt has no type for both."""
    return sum(int(getattr(flag, "value", flag)) for flag in (Qt.AlignmentFlag.AlignCenter, Qt.TextFlag.TextWordWrap))


def paint_words(painter: QPainter, area: QRectF, palette: QPalette, words: str) -> None:
    """Words in place of a drawing."""
    painter.setPen(faint(palette))
    painter.drawText(area.adjusted(8, 8, -8, -8), wrapped_centre(), words)


def paint_frame(painter: QPainter, area: QRectF, pen: QPen) -> None:
    """The line around a drawing."""
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))


def size_of(widget: QWidget, characters: int, lines: int) -> QSize:
    """Room for so many characters and lines of a widget's font."""
    metrics = widget.fontMetrics()
    return QSize(metrics.horizontalAdvance("0") * characters, metrics.height() * lines)
