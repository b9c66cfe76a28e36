"""Efficiency against trade-off, and where the chosen alpha stands."""

from __future__ import annotations

import math
from dataclasses import dataclass

from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QPainter, QPen, QPolygonF
from qgis.PyQt.QtWidgets import QSizePolicy, QToolTip, QWidget

from ..widgets.painting import accent, faint, ground, ink, paint_frame, paint_words, size_of, themed
from ..widgets.text import short_number

_NEAR = 14.0


@dataclass(frozen=True)
class Place:
    """A risk coefficient on the curve."""

    alpha: float
    trade_off: float
    efficiency: float


class TradeOffCurve(QWidget):
    """The curve over all alphas, the scenarios on it, and the chosen one.

    Parameters
    ----------
    name : str
        Accessible name.
    """

    def __init__(self, name: str, parent=None):
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._curve: list = []
        self._scenarios: list = []
        self._point = None
        self._words = ""

    def show_curve(self, curve, scenarios) -> None:
        """Show the curve and the scenarios, both as `Place`; places without efficiency are left out."""
        self._curve = [place for place in curve if not math.isnan(place.efficiency)]
        self._scenarios = [place for place in scenarios if not math.isnan(place.efficiency)]
        self._words = ""
        self.update()

    def show_note(self, words: str) -> None:
        """Show a sentence instead."""
        self._curve, self._scenarios, self._point, self._words = [], [], None, words
        self.update()

    def show_point(self, place) -> None:
        """Show the chosen alpha; None shows none."""
        self._point = place if place is not None and not math.isnan(place.efficiency) else None
        if self._point is not None:
            self.setAccessibleDescription(self._told(place, 4))
        self.update()

    def _told(self, place: Place, digits: int) -> str:
        return self.tr("alpha {alpha}: trade-off {trade_off}, mean efficiency {efficiency}").format(
            alpha=short_number(place.alpha, digits),
            trade_off=format(place.trade_off, ".2f"),
            efficiency=format(place.efficiency, ".3f"),
        )

    @property
    def point(self):
        """The chosen alpha's place."""
        return self._point

    @property
    def curve(self) -> list:
        """The places of the curve."""
        return list(self._curve)

    def sizeHint(self):
        """Wider than high; it grows into the room that there is."""
        return size_of(self, 46, 9)

    def minimumSizeHint(self):
        """Room for axes and some curve."""
        return size_of(self, 30, 8)

    def event(self, event):
        """The numbers of the scenario below the mouse."""
        if event.type() == QEvent.Type.ToolTip and self._scenarios:
            near = min(self._scenarios, key=lambda place: _distance(self._at(place), event.pos()))
            if _distance(self._at(near), event.pos()) < _NEAR:
                QToolTip.showText(event.globalPos(), self._told(near, 6), self)
                return True
        return super().event(event)

    # -- places ----------------------------------------------------------------------------

    def _area(self) -> QRectF:
        line = self.fontMetrics().height()
        left = self.fontMetrics().horizontalAdvance("0.000") + line + 14
        return QRectF(self.rect()).adjusted(left, line * 0.8, -line * 1.2, -(2 * line + 10))

    def _span(self) -> tuple:
        heights = [place.efficiency for place in (*self._curve, *self._scenarios)]
        if self._point is not None:
            heights.append(self._point.efficiency)
        low, high = (min(heights), max(heights)) if heights else (0.0, 1.0)
        margin = 0.08 * (high - low) or 0.05
        return low - margin, high + margin

    def _at(self, place: Place) -> QPointF:
        area, (low, high) = self._area(), self._span()
        return QPointF(
            area.left() + place.trade_off * area.width(),
            area.bottom() - (place.efficiency - low) / (high - low) * area.height(),
        )

    # -- painting --------------------------------------------------------------------------

    def paintEvent(self, event):
        """Axes, curve, scenarios, the chosen alpha."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, area = themed(self), self._area()
        painter.fillRect(self.rect(), ground(palette))
        if self._words:
            paint_words(painter, QRectF(self.rect()), palette, self._words)
        else:
            self._paint_axes(painter, area)
            painter.setPen(QPen(faint(palette), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([self._at(place) for place in self._curve]))
            self._paint_scenarios(painter)
            if self._point is not None:
                painter.setPen(QPen(ink(palette), 1.5))
                painter.setBrush(accent(palette))
                painter.drawEllipse(self._at(self._point), 7.0, 7.0)
        paint_frame(painter, QRectF(self.rect()), QPen(faint(palette), 1))
        painter.end()

    def _paint_axes(self, painter, area):
        metrics, palette = self.fontMetrics(), themed(self)
        line, (low, high) = metrics.height(), self._span()
        painter.setPen(QPen(faint(palette), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.drawLine(area.bottomLeft(), area.topLeft())
        painter.setPen(ink(palette))
        centre = Qt.AlignmentFlag.AlignCenter
        for share in (0.0, 0.5, 1.0):
            place = QRectF(area.left() + share * area.width() - 30, area.bottom() + 2, 60, line)
            painter.drawText(place, centre, format(share, "g"))
            value = low + (0.08 + 0.84 * share) * (high - low)
            y = area.bottom() - (0.08 + 0.84 * share) * area.height()
            place = QRectF(area.left() - 66, y - line / 2, 60, line)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, format(value, ".2f"))
        below = QRectF(area.left(), area.bottom() + line + 4, area.width(), line)
        painter.drawText(below, centre, self.tr("Trade-off"))
        painter.save()
        painter.translate(4 + line / 2, area.center().y())
        painter.rotate(-90)
        text = metrics.elidedText(self.tr("Mean efficiency"), Qt.TextElideMode.ElideRight, int(self.height()) - 8)
        painter.drawText(QRectF(-self.height() / 2, -line / 2, self.height(), line), centre, text)
        painter.restore()

    def _paint_scenarios(self, painter):
        metrics, palette, spans = self.fontMetrics(), themed(self), []
        for place in self._scenarios:
            at = self._at(place)
            painter.setPen(QPen(ink(palette), 1.2))
            painter.setBrush(ground(palette))
            painter.drawEllipse(at, 3.5, 3.5)
            text = short_number(place.alpha, 6)
            wide, high = metrics.horizontalAdvance(text) + 2, metrics.height()
            for left, top in ((at.x() + 7, at.y() - high), (at.x() + 7, at.y()), (at.x() - wide - 7, at.y() - high),
                              (at.x() - wide - 7, at.y())):
                label = QRectF(left, top, wide, high)
                inside = QRectF(self.rect()).contains(label)
                if inside and not any(label.intersects(other) for other in spans):
                    spans.append(label)
                    painter.setPen(faint(palette))
                    painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)
                    break


def _distance(first, second) -> float:
    return math.hypot(first.x() - second.x(), first.y() - second.y())
