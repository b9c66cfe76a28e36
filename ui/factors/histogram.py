"""The values of a raster as bars, with handles at the limits of the table."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ..widgets.painting import accent, faint, ground, ink, mixed, paint_frame, paint_words, place_of, size_of, themed
from ..widgets.text import short_number
from .factor_rows import decimals_for

_BINS = 120
_GRIP = 6.0
_REACH = 9.0


class Histogram(QWidget):
    """Shows how often values occur, and lets the limits between ranges be moved.

    Arrows left and right move the chosen limit, up and down choose another one; a double click divides a range.

    Attributes
    ----------
    moved : signal(int, float, bool)
        A limit, its new value, and whether the movement is over.
    divided : signal(float)
        Where a range is to be divided.
    """

    moved = pyqtSignal(int, float, bool)
    divided = pyqtSignal(float)

    def __init__(self, name: str, parent=None):
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._values = np.empty(0)
        self._counts, self._low, self._high = np.zeros(0), 0.0, 1.0
        self._limits: list = []
        self._colours: list = []
        self._words: list = []
        self._chosen = 0
        self._dragged = None
        self._note = ""

    # -- what is shown ---------------------------------------------------------------------

    def show_values(self, values: np.ndarray) -> None:
        """Show how often values occur; NaN is left out."""
        self._values = values[~np.isnan(values)]
        self._note = ""
        self._count()

    def show_note(self, text: str) -> None:
        """Show a sentence instead of bars."""
        self._values, self._note = np.empty(0), text
        self._count()

    def show_limits(self, limits, colours, words) -> None:
        """Show the limits.

        Parameters
        ----------
        limits : sequence of float
            Rising.
        colours : sequence of QColor
            Of the ranges between them: one more than limits.
        words : sequence of str
            Their scores.
        """
        self._limits, self._colours, self._words = list(limits), list(colours), list(words)
        self._chosen = min(self._chosen, max(len(self._limits) - 1, 0))
        self.setAccessibleDescription(", ".join(short_number(limit, 6) for limit in self._limits))
        if self._dragged is None:
            self._count()
        self.update()

    @property
    def limits(self) -> list:
        """The limits that are shown."""
        return list(self._limits)

    @property
    def step(self) -> float:
        """The smallest movement of a limit."""
        return 10.0 ** -decimals_for(self._low, self._high)

    def _count(self):
        """Bars over the values and all limits."""
        ends = [*self._limits]
        if self._values.size:
            ends += [float(self._values.min()), float(self._values.max())]
        low, high = (min(ends), max(ends)) if ends else (0.0, 1.0)
        if high <= low:
            low, high = low - 0.5, high + 0.5
        margin = 0.02 * (high - low)
        self._low, self._high = low - margin, high + margin
        self._counts = np.histogram(self._values, _BINS, (self._low, self._high))[0]
        self.update()

    # -- places ----------------------------------------------------------------------------

    def _area(self) -> QRectF:
        line = self.fontMetrics().height()
        return QRectF(self.rect()).adjusted(10, line + 4, -10, -(line + 2 * _GRIP + 8))

    def x_of(self, value: float) -> float:
        """Where a value lies, in pixels."""
        area = self._area()
        return area.left() + (value - self._low) / (self._high - self._low) * area.width()

    def _value_at(self, x: float) -> float:
        area = self._area()
        return self._low + (x - area.left()) / max(area.width(), 1.0) * (self._high - self._low)

    def _handle_at(self, x: float):
        distances = [abs(self.x_of(limit) - x) for limit in self._limits]
        if not distances or min(distances) > _REACH:
            return None
        return int(np.argmin(distances))

    def _between(self, number: int, value: float) -> float:
        """A value on the grid of steps, between the limits beside it."""
        step = self.step
        value = round(value / step) * step
        if number > 0:
            value = max(value, self._limits[number - 1] + step)
        if number < len(self._limits) - 1:
            value = min(value, self._limits[number + 1] - step)
        return value

    # -- mouse and keys --------------------------------------------------------------------

    def mousePressEvent(self, event):
        """Take hold of a limit."""
        number = self._handle_at(place_of(event).x())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self._chosen = self._dragged = number
            self.update()

    def mouseMoveEvent(self, event):
        """Move it."""
        x = place_of(event).x()
        if self._dragged is None:
            near = self._handle_at(x) is not None
            self.setCursor(Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.ArrowCursor)
            return
        value = self._between(self._dragged, self._value_at(x))
        if abs(value - self._limits[self._dragged]) > self.step / 2:
            self._limits[self._dragged] = value
            self.moved.emit(self._dragged, value, False)

    def mouseReleaseEvent(self, event):
        """Let it go."""
        if self._dragged is not None:
            number, self._dragged = self._dragged, None
            self.moved.emit(number, self._limits[number], True)

    def mouseDoubleClickEvent(self, event):
        """Divide a range."""
        x = place_of(event).x()
        if self._handle_at(x) is None and self._limits:
            self.divided.emit(round(self._value_at(x) / self.step) * self.step)

    def keyPressEvent(self, event):
        """Arrows move the chosen limit or choose another."""
        key, count = event.key(), len(self._limits)
        if not count:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._chosen = (self._chosen + (1 if key == Qt.Key.Key_Up else -1)) % count
            self.update()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            steps = far if key == Qt.Key.Key_Right else -far
            value = self._between(self._chosen, self._limits[self._chosen] + steps * self.step)
            self._limits[self._chosen] = value
            self.moved.emit(self._chosen, value, True)
        else:
            super().keyPressEvent(event)

    def event(self, event):
        """What a bar or a handle stands for, on hover."""
        if event.type() == QEvent.Type.ToolTip and self._values.size:
            value = self._value_at(event.pos().x())
            place = int((value - self._low) / (self._high - self._low) * _BINS)
            if 0 <= place < _BINS:
                low = self._low + place * (self._high - self._low) / _BINS
                high = low + (self._high - self._low) / _BINS
                share = 100.0 * self._counts[place] / self._values.size
                text = self.tr("{low} to {high}: {share} % of the cells").format(
                    low=short_number(low), high=short_number(high), share=format(share, ".1f")
                )
                QToolTip.showText(event.globalPos(), text, self)
                return True
        return super().event(event)

    # -- painting --------------------------------------------------------------------------

    def sizeHint(self):
        """Wide and low."""
        return size_of(self, 60, 11)

    def minimumSizeHint(self):
        """Enough to take hold of a handle."""
        return size_of(self, 30, 7)

    def paintEvent(self, event):
        """Bars, scores above them, handles and values below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, area = themed(self), self._area()
        painter.fillRect(self.rect(), ground(palette))
        if self._note:
            paint_words(painter, QRectF(self.rect()), palette, self._note)
        self._paint_bars(painter, area)
        if not self._note:
            painter.setPen(QPen(faint(palette), 1))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        self._paint_scores(painter, area)
        self._paint_handles(painter, area)
        pen = QPen(accent(palette), 1.5) if self.hasFocus() else QPen(faint(palette), 1)
        paint_frame(painter, QRectF(self.rect()), pen)
        painter.end()

    def _paint_bars(self, painter, area):
        most = self._counts.max() if self._counts.size else 0
        if not most:
            return
        # Pale colours need an outline on a pale ground.
        painter.setPen(QPen(faint(themed(self)), 0.6))
        width = area.width() / _BINS
        centres = self._low + (np.arange(_BINS) + 0.5) * (self._high - self._low) / _BINS
        places = np.searchsorted(self._limits, centres)
        for number, count in enumerate(self._counts):
            if not count:
                continue
            # A pixel at least: what is rare is not missing.
            height = max(area.height() * count / most, 1.0)
            painter.setBrush(self._colours[places[number]] if self._colours else faint(themed(self)))
            painter.drawRect(QRectF(area.left() + number * width, area.bottom() - height, width, height))

    def _paint_scores(self, painter, area):
        metrics, edges = self.fontMetrics(), [area.left(), *map(self.x_of, self._limits), area.right()]
        for number, word in enumerate(self._words):
            left, right = edges[number], edges[number + 1]
            if metrics.horizontalAdvance(word) <= right - left - 2:
                painter.setPen(ink(themed(self)))
                place = QRectF(left, 2, right - left, metrics.height() + 2)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)

    def _paint_handles(self, painter, area):
        metrics, palette = self.fontMetrics(), themed(self)
        order = sorted(range(len(self._limits)), key=lambda number: (number != self._chosen, number))
        spans: list = []
        for number in order:
            x = self.x_of(self._limits[number])
            is_chosen = number == self._chosen
            painter.setPen(QPen(ink(palette), 2.0 if is_chosen else 1.0))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom() + 2))
            grip = QRectF(x - _GRIP, area.bottom() + 2, 2 * _GRIP, 2 * _GRIP)
            colours = self._colours[number : number + 2]
            for half, colour in zip((90, 270), colours):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawPie(grip, half * 16, 180 * 16)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink(palette), 2.2 if is_chosen else 1.0))
            painter.drawEllipse(grip)
            text = short_number(self._limits[number], 6)
            wide = metrics.horizontalAdvance(text) + 4
            left = min(max(x - wide / 2, 1.0), self.width() - wide - 1.0)
            # Where two would meet, the chosen one is written.
            if all(left > end or left + wide < start for start, end in spans):
                spans.append((left, left + wide))
                painter.setPen(ink(palette) if is_chosen else mixed(ink(palette), faint(palette), 0.5))
                place = QRectF(left, area.bottom() + 2 * _GRIP + 4, wide, metrics.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
