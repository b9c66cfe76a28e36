"""The strength of every link as a heat map of sources against sources."""

from __future__ import annotations

import math

from qgis.PyQt.QtCore import QEvent, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QLinearGradient, QPainter, QPen
from qgis.PyQt.QtWidgets import QToolTip

from ..widgets.painting import accent, contrast, faint, ground, ink, mixed, place_of, themed
from .links import DROP
from .picture import NetworkPicture
from .table import readable

_LEAST_CELL, _MOST_CELL = 4.0, 34.0
# Of the strongest link's colour and the ground.
_LEAST_CONTRAST = 3.0
# Below it numbers of sources along the sides would run into each other.
_LEAST_LABELLED = 22.0


class LinkMatrix(NetworkPicture):
    """A square for each pair; the darker the stronger."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setAccessibleName(self.tr("Matrix of sources"))
        self.setMouseTracking(True)
        self._ids: list = []
        self._values: dict = {}
        self._links: dict = {}
        self._title = ""

    def show_links(self, links, measure: str, title: str, changes: dict) -> None:
        """Show a number of the links; a measure that grows with distance is darkest where it is least."""
        self._links = {link.pair: link for link in links}
        self._ids = sorted({number for link in links for number in link.pair})
        self._values = {link.pair: link.numbers[measure] for link in links if link.active and measure in link.numbers}
        self._title, self._changes = title, changes
        self._far = measure in ("cost", "length_m")
        self.update()

    def _layout(self):
        count = max(len(self._ids), 1)
        labels = self.fontMetrics().horizontalAdvance("000") + 6
        top = self.fontMetrics().height() + 6
        room = min(self.width() - labels - 4, self.height() - top - 4 - self._foot())
        size = min(max(room / count, _LEAST_CELL), _MOST_CELL)
        return QPointF(labels, top), size

    def _foot(self) -> float:
        """Room for the legend."""
        return self.fontMetrics().height() * 2.6 if any(value > 0.0 for value in self._values.values()) else 0.0

    def cell_of(self, pair) -> QRectF:
        """Where the square of a pair is, in the lower half."""
        origin, size = self._layout()
        column, row = (self._ids.index(number) for number in sorted(pair))
        return QRectF(origin.x() + column * size, origin.y() + row * size, size, size)

    def _pair_at(self, place):
        origin, size = self._layout()
        column, row = ((place.x() - origin.x()) // size, (place.y() - origin.y()) // size)
        if not (0 <= column < len(self._ids) and 0 <= row < len(self._ids)) or column == row:
            return None
        return tuple(sorted((self._ids[int(column)], self._ids[int(row)])))

    def mousePressEvent(self, event):
        """Choose a pair; with Ctrl or Shift more of them."""
        pair = self._pair_at(place_of(event))
        if pair is None or pair not in self._links:
            self.picked.emit([])
            return
        more = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        self.picked.emit(sorted(self._chosen ^ {pair}) if more else [pair])

    def event(self, event):
        """The pair and its number on hover."""
        if event.type() == QEvent.Type.ToolTip:
            pair = self._pair_at(event.pos())
            if pair in self._links:
                value = self._values.get(pair)
                told = self.tr("no corridor") if value is None else f"{self._title}: {readable(value)}"
                QToolTip.showText(event.globalPos(), f"{pair[0]}-{pair[1]}: {told}", self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def paintEvent(self, event):
        """Squares, signs of what was dropped, frames of what is chosen."""
        painter = QPainter(self)
        palette = themed(self)
        if self._ids:
            self._paint_squares(painter, palette)
            self._paint_labels(painter)
            self._paint_legend(painter, palette)
        painter.end()

    @staticmethod
    def _colour(palette, share: float):
        """The colour of a link: 0 for the weakest, 1 for the strongest."""
        shades = (mixed(accent(palette), ink(palette), part / 20) for part in range(7, 21))
        # Where the selection is nearly as the ground, the ink must tell them apart.
        strong = next((shade for shade in shades if contrast(shade, ground(palette)) >= _LEAST_CONTRAST), ink(palette))
        return mixed(mixed(ground(palette), accent(palette), 0.15), strong, share)

    def legend(self) -> tuple:
        """What the legend says: the title, and the numbers of its weak and its strong end; empty without a link."""
        positive = [value for value in self._values.values() if value > 0.0]
        if not positive:
            return ()
        ends = [readable(min(positive)), readable(max(positive))]
        title = self.tr("{measure}, by its logarithm").format(measure=self._title)
        return (title, *(reversed(ends) if self._far else ends))

    def _paint_legend(self, painter, palette):
        words = self.legend()
        if not words:
            return
        title, weak, strong = words
        origin, size = self._layout()
        metrics, line = self.fontMetrics(), self.fontMetrics().height()
        top = origin.y() + size * len(self._ids) + 4
        painter.setPen(ink(palette))
        middle = Qt.AlignmentFlag.AlignVCenter
        room = max(size * len(self._ids), metrics.horizontalAdvance(weak + strong) + 60.0, 120.0)
        row = QRectF(origin.x(), top + line, min(room, self.width() - origin.x() - 4), line)
        painter.drawText(QRectF(origin.x(), top, self.width() - origin.x(), line), middle, title)
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignLeft, weak)
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, strong)
        left = row.left() + metrics.horizontalAdvance(weak) + 6
        strip = QRectF(left, row.center().y() - 4, row.right() - metrics.horizontalAdvance(strong) - 6 - left, 8)
        shades = QLinearGradient(strip.topLeft(), strip.topRight())
        for share in (0.0, 1.0):
            shades.setColorAt(share, self._colour(palette, share))
        painter.fillRect(strip, shades)

    def _paint_squares(self, painter, palette):
        origin, size = self._layout()
        count = len(self._ids)
        shade = self._shades()
        place = {number: row for row, number in enumerate(self._ids)}
        painter.setPen(Qt.PenStyle.NoPen)
        gap = 1.0 if size > 6 else 0.0
        empty = mixed(ground(palette), ink(palette), 0.06)
        for row in range(count):
            for column in range(count):
                if row != column:
                    painter.fillRect(self._square(origin, size, row, column, gap), empty)
        for pair, share in shade.items():
            colour = self._colour(palette, share)
            for row, column in ((place[pair[0]], place[pair[1]]), (place[pair[1]], place[pair[0]])):
                painter.fillRect(self._square(origin, size, row, column, gap), colour)
        painter.setPen(QPen(faint(palette), 1))
        for pair, link in self._links.items():
            if self._changes.get(pair) == DROP or not link.active:
                box = self._square(origin, size, place[pair[1]], place[pair[0]], gap + size * 0.25)
                painter.drawLine(box.topLeft(), box.bottomRight())
                painter.drawLine(box.topRight(), box.bottomLeft())
        painter.setPen(QPen(ink(palette), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pair in self._chosen & set(self._links):
            for row, column in ((place[pair[0]], place[pair[1]]), (place[pair[1]], place[pair[0]])):
                painter.drawRect(self._square(origin, size, row, column, 0.0))

    @staticmethod
    def _square(origin, size, row, column, gap) -> QRectF:
        return QRectF(origin.x() + column * size + gap, origin.y() + row * size + gap, size - 2 * gap, size - 2 * gap)

    def _paint_labels(self, painter):
        origin, size = self._layout()
        step = max(1, math.ceil(_LEAST_LABELLED / size))
        painter.setPen(ink(themed(self)))
        for place in range(0, len(self._ids), step):
            text = str(self._ids[place])
            along = place * size
            side = QRectF(0, origin.y() + along, origin.x() - 4, size)
            painter.drawText(side, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
            top = QRectF(origin.x() + along - 10, origin.y() - self.fontMetrics().height() - 2, size + 20, 20)
            painter.drawText(top, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)

    def _shades(self) -> dict:
        """0 to 1 by the logarithm, since gravity spans magnitudes."""
        positive = {pair: math.log(value) for pair, value in self._values.items() if value > 0.0}
        if not positive:
            return {}
        low, high = min(positive.values()), max(positive.values())
        span = (high - low) or 1.0
        shades = {pair: (value - low) / span if high > low else 1.0 for pair, value in positive.items()}
        return {pair: 1.0 - share for pair, share in shades.items()} if self._far else shades
