"""The sign of a step's state: a shape for each, drawn in the colours of the theme."""

from __future__ import annotations

import math

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QPainterPath, QPen

from ..widgets.painting import BAD, FAIR, GOOD, accent, faint, state_colour
from . import states


def draw(painter, box: QRectF, kind: str, share: float, palette) -> None:
    """Draw the sign of a state into a box."""
    colours = {
        states.DONE: state_colour(GOOD, palette),
        states.STALE: state_colour(FAIR, palette),
        states.FAILED: state_colour(BAD, palette),
        states.READY: accent(palette),
        states.RUNNING: accent(palette),
    }
    colour = colours.get(kind, faint(palette))
    width = max(box.width() / 9.0, 1.2)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if kind in (states.NEEDS, states.QUEUED):
        pen.setDashPattern([1.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _SHAPES.get(kind, _ring)(painter, box, colour, share)


def _ring(painter, box, colour, _share):
    painter.drawEllipse(box)


def _ready(painter, box, colour, _share):
    """A triangle that says "run" in a ring."""
    painter.drawEllipse(box)
    side = box.width()
    path = QPainterPath(box.topLeft() + QPointF(0.39 * side, 0.3 * side))
    path.lineTo(box.topLeft() + QPointF(0.39 * side, 0.7 * side))
    path.lineTo(box.topLeft() + QPointF(0.73 * side, 0.5 * side))
    path.closeSubpath()
    painter.fillPath(path, colour)


def _running(painter, box, colour, share):
    """A ring that fills clockwise."""
    pale = QColor(colour)
    pale.setAlpha(70)
    pen = QPen(painter.pen())
    pen.setColor(pale)  # noqa: QGS202 - not that of QGIS
    full = QPen(painter.pen())
    painter.setPen(pen)
    painter.drawEllipse(box)
    painter.setPen(full)
    painter.drawArc(box, 90 * 16, -int(360 * 16 * max(share, 0.04)))


def _done(painter, box, colour, _share):
    """A tick in a filled circle."""
    painter.setBrush(colour)
    painter.drawEllipse(box)
    _on_ground(painter)
    side, corner = box.width(), box.topLeft()
    path = QPainterPath(corner + QPointF(0.27 * side, 0.53 * side))
    path.lineTo(corner + QPointF(0.44 * side, 0.7 * side))
    path.lineTo(corner + QPointF(0.75 * side, 0.33 * side))
    painter.drawPath(path)


def _stale(painter, box, colour, _share):
    """A circle arrow."""
    painter.drawArc(box, 60 * 16, 280 * 16)
    angle = math.radians(60.0)
    centre, radius = box.center(), box.width() / 2.0
    tip = centre + QPointF(radius * math.cos(angle), -radius * math.sin(angle))
    side = 0.32 * box.width()
    painter.drawLine(tip, tip + QPointF(-side, -0.15 * side))
    painter.drawLine(tip, tip + QPointF(0.05 * side, -side))


def _failed(painter, box, colour, _share):
    """A cross in a filled circle."""
    painter.setBrush(colour)
    painter.drawEllipse(box)
    _on_ground(painter)
    side, corner = box.width(), box.topLeft()
    for start, end in (((0.32, 0.32), (0.68, 0.68)), ((0.68, 0.32), (0.32, 0.68))):
        painter.drawLine(
            corner + QPointF(start[0] * side, start[1] * side), corner + QPointF(end[0] * side, end[1] * side)
        )


def _on_ground(painter):
    pen = QPen(painter.pen())
    pen.setColor(QColor("#000000") if pen.color().lightness() > 140 else QColor("#ffffff"))  # noqa: QGS202 - not that of QGIS
    painter.setPen(pen)


_SHAPES = {
    states.READY: _ready,
    states.RUNNING: _running,
    states.DONE: _done,
    states.STALE: _stale,
    states.FAILED: _failed,
}
