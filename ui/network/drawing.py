"""The network as points and lines, where the sources lie."""

from __future__ import annotations

import math

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QPainter, QPen

from ..widgets.painting import accent, faint, ground, ink, mixed, place_of, themed
from .links import DROP, KEEP
from .picture import NetworkPicture

_LEAST_NODE, _MOST_NODE = 11.0, 18.0
_REACH = 7.0


class NetworkDrawing(NetworkPicture):
    """Nodes are as large as their sources, lines as strong as their links; a node picks all its links."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setAccessibleName(self.tr("Drawing of the network"))
        self._places: dict = {}
        self._areas: dict = {}
        self._links: list = []

    def show_network(self, places: dict, areas: dict, links, changes: dict) -> None:
        """Show a network.

        Parameters
        ----------
        places : dict of int to (float, float)
            Where each source lies, in map units.
        areas : dict of int to float
        links : list of Link
        changes : dict
        """
        self._places, self._areas = places, areas
        self._links = [link for link in links if set(link.pair) <= set(places)]
        self._changes = changes
        self.update()

    def point_of(self, number: int) -> QPointF:
        """Where a source is drawn."""
        margin = _MOST_NODE + 6
        xs, ys = zip(*self._places.values())
        width, height = (max(xs) - min(xs)) or 1.0, (max(ys) - min(ys)) or 1.0
        scale = min((self.width() - 2 * margin) / width, (self.height() - 2 * margin) / height)
        x, y = self._places[number]
        left = (self.width() - scale * width) / 2
        top = (self.height() - scale * height) / 2
        return QPointF(left + (x - min(xs)) * scale, top + (max(ys) - y) * scale)

    def _radius(self, number: int) -> float:
        most = max(self._areas.values(), default=0.0)
        share = math.sqrt(self._areas.get(number, 0.0) / most) if most > 0.0 else 0.5
        return _LEAST_NODE + (_MOST_NODE - _LEAST_NODE) * share

    def mousePressEvent(self, event):
        """Choose a line, or all lines of a node."""
        place = place_of(event)
        for number in self._places:
            offset = self.point_of(number) - place
            if math.hypot(offset.x(), offset.y()) <= self._radius(number):
                self.picked.emit([link.pair for link in self._links if number in link.pair])
                return
        near = [(self._distance(link, place), link.pair) for link in self._links]
        near = [entry for entry in near if entry[0] <= _REACH]
        self.picked.emit([min(near)[1]] if near else [])

    def _distance(self, link, place) -> float:
        start, end = self.point_of(link.first), self.point_of(link.second)
        along = end - start
        length = along.x() ** 2 + along.y() ** 2
        offset = place - start
        share = 0.0 if length == 0.0 else (offset.x() * along.x() + offset.y() * along.y()) / length
        nearest = start + along * min(max(share, 0.0), 1.0)
        return math.hypot(place.x() - nearest.x(), place.y() - nearest.y())

    def paintEvent(self, event):
        """Dropped lines first, then corridors, then nodes with their numbers."""
        if not self._places:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = themed(self)
        points = {number: self.point_of(number) for number in self._places}
        for link in sorted(self._links, key=lambda link: (link.active, link.pair in self._chosen)):
            painter.setPen(self._pen(link, palette))
            painter.drawLine(points[link.first], points[link.second])
        font = painter.font()
        for number, point in points.items():
            radius = self._radius(number)
            painter.setPen(QPen(ink(palette), 1))
            painter.setBrush(mixed(ground(palette), accent(palette), 0.25))
            painter.drawEllipse(point, radius, radius)
            painter.setFont(font)
            box = QRectF(point.x() - 20, point.y() - 10, 40, 20)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.end()

    def _pen(self, link, palette) -> QPen:
        choice = self._changes.get(link.pair, "")
        in_use = (link.active and choice != DROP) or choice == KEEP
        colour = accent(palette) if in_use else faint(palette)
        if link.pair in self._chosen:
            colour = ink(palette)
        width = 2.6 if link.kind == "important" or link.pair in self._chosen else 1.4
        return QPen(colour, width, Qt.PenStyle.SolidLine if in_use else Qt.PenStyle.DotLine)
