"""Numbers as horizontal bars with their names."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from .painting import accent, faint, ink, mixed, themed

_GAP = 8


@dataclass(frozen=True)
class Bar:
    """One bar.

    Parameters
    ----------
    name : str
    value : float
        NaN has no bar.
    marks : tuple of float
        Further values that are shown as short lines across the bar, such as those of each expert.
    colour : QColor, optional
        By default that of the selection.
    """

    name: str
    value: float
    marks: tuple = ()
    colour: object = None


class Bars(QWidget):
    """Bars that move as numbers change.

    Parameters
    ----------
    name : str
        Accessible name.
    decimals : int
        Of the numbers behind the bars.
    is_share : bool
        Numbers are written in percent.
    """

    def __init__(self, name: str, decimals: int = 3, is_share: bool = False, parent=None):
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMouseTracking(True)
        self._decimals = decimals
        self._is_share = is_share
        self._bars: tuple = ()
        self._top = 1.0
        self._line = None

    @property
    def bars(self) -> tuple:
        """The bars that are shown."""
        return self._bars

    def show_bars(self, bars, top: float = 0.0, line: float = None) -> None:
        """Show bars.

        Parameters
        ----------
        bars : sequence of Bar
        top : float
            The value of a full bar; by default the largest one.
        line : float, optional
            A value that is marked by a line through all bars, such as 1 for "as everywhere".
        """
        changed = len(bars) != len(self._bars)
        self._bars = tuple(bars)
        known = [value for bar in bars for value in (bar.value, *bar.marks) if value == value]
        self._top = max([top, *known, 1e-12])
        self._line = line
        self.setAccessibleDescription("; ".join(f"{bar.name}: {self._number(bar.value)}" for bar in bars))
        if changed:
            self.updateGeometry()
        self.update()

    def sizeHint(self):
        """As high as its rows."""
        return QSize(self.fontMetrics().horizontalAdvance("0") * 36, self._row() * len(self._bars) + 2)

    def minimumSizeHint(self):
        """Room for short names and all rows."""
        return QSize(self.fontMetrics().horizontalAdvance("0") * 24, self._row() * len(self._bars) + 2)

    def event(self, event):
        """The whole name and its numbers on hover."""
        if event.type() == QEvent.Type.ToolTip:
            row = int(event.pos().y() // self._row())
            if 0 <= row < len(self._bars):
                bar = self._bars[row]
                marks = ", ".join(map(self._number, bar.marks))
                text = f"{bar.name}: {self._number(bar.value)}" + (f" ({marks})" if marks else "")
                QToolTip.showText(event.globalPos(), text, self)
                return True
        return super().event(event)

    def paintEvent(self, event):
        """Names, bars, marks, numbers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, metrics, height = themed(self), self.fontMetrics(), self._row()
        # Advances are rounded, which would cut off the end of names in Chinese fonts.
        names = 1 + max([metrics.horizontalAdvance(bar.name) for bar in self._bars], default=0)
        names = min(names, int(self.width() * 0.42))
        numbers = max([metrics.horizontalAdvance(self._number(bar.value)) for bar in self._bars], default=0)
        left = names + _GAP
        room = max(self.width() - left - numbers - 2 * _GAP, 10)
        track = mixed(palette.color(self.backgroundRole()), ink(palette), 0.10)
        for row, bar in enumerate(self._bars):
            top = row * height
            painter.setPen(ink(palette))
            text = metrics.elidedText(bar.name, Qt.TextElideMode.ElideRight, names)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, top, names, height), middle | Qt.AlignmentFlag.AlignLeft, text)
            place = QRectF(left + room + _GAP, top, numbers + 1, height)
            painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, self._number(bar.value))
            painter.setPen(Qt.PenStyle.NoPen)
            body = QRectF(left, top + height * 0.22, room, height * 0.56)
            painter.setBrush(track)
            painter.drawRoundedRect(body, 2, 2)
            if bar.value == bar.value and bar.value > 0.0:
                body.setWidth(max(room * bar.value / self._top, 1.0))
                painter.setBrush(accent(palette) if bar.colour is None else bar.colour)
                if bar.colour is not None:
                    # Pale colours need an outline on a pale ground.
                    painter.setPen(QPen(faint(palette), 0.7))
                painter.drawRoundedRect(body, 2, 2)
            painter.setPen(QPen(ink(palette), 1.5))
            for mark in bar.marks:
                x = left + room * mark / self._top
                painter.drawLine(QPointF(x, body.top() - 2), QPointF(x, body.bottom() + 2))
        if self._line is not None and self._bars:
            x = left + room * self._line / self._top
            painter.setPen(QPen(faint(palette), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, 0), QPointF(x, height * len(self._bars)))
        painter.end()

    def _row(self) -> int:
        return int(self.fontMetrics().height() * 1.45)

    def _number(self, value: float) -> str:
        if value != value:
            return "-"
        if self._is_share:
            return f"{100.0 * value:.{self._decimals}f} %"
        return format(value, f".{self._decimals}f")
