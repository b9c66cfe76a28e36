"""Colours and measures of what the windows paint themselves, in light and dark themes."""

from __future__ import annotations

from functools import lru_cache

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPalette, QPen
from qgis.PyQt.QtWidgets import QApplication, QDialog, QLabel, QTableView, QWidget

# Shape first, colour second: each state has its own sign.
GOOD, FAIR, BAD, QUIET = "good", "fair", "bad", "quiet"
SIGNS = {GOOD: "\u2713", FAIR: "!", BAD: "\u2717", QUIET: "\u2022"}
_LIGHT = {GOOD: "#1a7f37", FAIR: "#9a6700", BAD: "#c0222c"}
_DARK = {GOOD: "#57d282", FAIR: "#f0b740", BAD: "#ff8078"}


# How much lighter words must be than their ground, or darker; less where the theme's own words are less.
_CONTRAST = 4.5


def themed(widget: QWidget) -> QPalette:
    """The palette with the colours that words and grounds have beside a widget.

    QGIS' themes are style sheets, which colour labels, windows and tables past the palette; what is painted by hand
    would keep the palette's colours and be lost on the theme's ground.
    """
    palette = widget.palette()
    sheet = QApplication.instance().styleSheet()
    if not sheet:
        return palette
    words, window, base = _colours_of(sheet)
    found = QPalette(palette)
    for role, name in (
        (QPalette.ColorRole.WindowText, words),
        (QPalette.ColorRole.Text, words),
        (QPalette.ColorRole.Window, window),
        (QPalette.ColorRole.Base, base),
    ):
        found.setColor(role, QColor(name))  # noqa: QGS202 - a palette
    return found


@lru_cache(maxsize=2)
def _colours_of(sheet: str) -> tuple:
    """The colours of words, windows and tables that a style sheet gives, as windows have them that are never shown."""
    window = QDialog()
    label, table = QLabel(window), QTableView(window)
    for widget in (window, label, table):
        widget.ensurePolished()
    roles = QPalette.ColorRole
    found = label.palette().color(roles.WindowText), window.palette().color(roles.Window)
    return (*(colour.name() for colour in found), table.palette().color(roles.Base).name())


def tint(label: QLabel, colour: QColor) -> None:
    """Give the words of a label a colour, in themes that are style sheets as well."""
    if QApplication.instance().styleSheet():
        wanted = f"color: {colour.name()}"
        if label.styleSheet() != wanted:
            label.setStyleSheet(wanted)
        return
    if label.styleSheet():
        label.setStyleSheet("")
    palette = label.palette()
    if palette.color(QPalette.ColorRole.WindowText) != colour:
        palette.setColor(QPalette.ColorRole.WindowText, colour)  # noqa: QGS202 - a palette
        label.setPalette(palette)


def is_dark(palette: QPalette) -> bool:
    """Whether the theme is a dark one: its words are lighter than their ground."""
    return ink(palette).lightness() > palette.color(QPalette.ColorRole.Window).lightness()


def state_colour(state: str, palette: QPalette) -> QColor:
    """The colour of a state's words, readable on the window's ground."""
    if state == QUIET:
        return faint(palette)
    return _readable(QColor((_DARK if is_dark(palette) else _LIGHT)[state]), palette)


def contrast(first: QColor, second: QColor) -> float:
    """The ratio of two colours' luminance, 1 to 21 (WCAG 2.1, 1.4.3)."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _readable(colour: QColor, palette: QPalette, wanted: float = _CONTRAST) -> QColor:
    """A colour, nearer to that of words as far as it takes to be read on the window's ground."""
    words, window = ink(palette), palette.color(QPalette.ColorRole.Window)
    # On grounds of a middle grey nothing has more contrast than the words.
    least = min(wanted, 0.9 * contrast(words, window))
    shares = (step / 10 for step in range(11))
    tried = (mixed(colour, words, share) for share in shares)
    return next((found for found in tried if contrast(found, window) >= least), words)


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
    return _readable(mixed(ink(palette), palette.color(QPalette.ColorRole.Window), 0.38), palette, 3.0)


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
