"""A small map: cells as colours, with the scale below."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage, QLinearGradient, QPainter, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ...algorithms.layers.styles import ramp_colours
from .painting import faint, ground, ink, paint_frame, paint_words, themed

_LEVELS = 256


class RasterPicture(QWidget):
    """Shows an array with a colour ramp.

    Parameters
    ----------
    name : str
        Accessible name.
    ramp : str
        A ramp of `algorithms.layers.styles`.
    """

    def __init__(self, name: str, ramp: str, parent=None):
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._colours = _table(ramp)
        self._image = None
        self._ends = (0.0, 1.0)
        self._labels = ("", "")
        self._words = ""

    def show_values(self, values: np.ndarray, low: float, high: float, labels=("", "")) -> None:
        """Show an array.

        Parameters
        ----------
        values : ndarray of float, shape (rows, columns)
            NaN is left open.
        low, high : float
            Ends of the ramp.
        labels : tuple of str
            Words at the ends of the scale; empty ones hide it.
        """
        span = high - low if high > low else 1.0
        known = ~np.isnan(values)
        places = np.clip((np.where(known, values, low) - low) / span, 0.0, 1.0)
        cells = self._colours[(places * (_LEVELS - 1) + 0.5).astype(np.uint8)]
        cells[~known] = 0
        self._show(cells, labels, "")

    def show_colours(self, cells: np.ndarray, words: str = "") -> None:
        """Show colours, 0xAARRGGBB each, and a sentence instead of the scale."""
        self._show(cells.astype(np.uint32), ("", ""), words)

    def clear(self, words: str = "") -> None:
        """Show a sentence instead of a map."""
        self._image, self._words = None, words
        self.setAccessibleDescription(words)
        self.update()

    def _show(self, cells, labels, words):
        rows, columns = cells.shape
        # QImage only borrows the bytes.
        self._image = QImage(
            np.ascontiguousarray(cells).tobytes(), columns, rows, 4 * columns, QImage.Format.Format_ARGB32
        ).copy()
        self._labels, self._words = labels, words
        self.setAccessibleDescription(words or " - ".join(labels))
        self.update()

    @property
    def image(self):
        """The picture, a pixel a cell; None where there is none."""
        return self._image

    def sizeHint(self):
        """A square that shows something."""
        side = self.fontMetrics().horizontalAdvance("0") * 44
        return QSize(side, side)

    def minimumSizeHint(self):
        """Small, for small screens."""
        side = self.fontMetrics().horizontalAdvance("0") * 24
        return QSize(side, side)

    def paintEvent(self, event):
        """The map as large as it fits, and its scale."""
        painter = QPainter(self)
        palette, metrics = themed(self), self.fontMetrics()
        area = QRectF(self.rect())
        painter.fillRect(area, ground(palette))
        if self._image is None:
            paint_words(painter, area, palette, self._words)
        else:
            foot = metrics.height() * 1.5 if any(self._labels) or self._words else 0.0
            room = area.adjusted(4, 4, -4, -4 - foot)
            scale = min(room.width() / self._image.width(), room.height() / self._image.height())
            place = QRectF(0, 0, self._image.width() * scale, self._image.height() * scale)
            place.moveCenter(room.center())
            # Cells stay sharp when they are larger than pixels.
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale * self.devicePixelRatioF() < 1.0)
            painter.drawImage(place, self._image)
            self._foot(painter, QRectF(area.left() + 8, area.bottom() - foot, area.width() - 16, foot))
        paint_frame(painter, area, QPen(faint(palette), 1))
        painter.end()

    def _foot(self, painter, area):
        metrics = self.fontMetrics()
        painter.setPen(ink(themed(self)))
        middle = Qt.AlignmentFlag.AlignVCenter
        if self._words:
            text = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, int(area.width()))
            painter.drawText(area, middle | Qt.AlignmentFlag.AlignHCenter, text)
            return
        if not any(self._labels):
            return
        low, high = self._labels
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignLeft, low)
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, high)
        left = area.left() + metrics.horizontalAdvance(low) + 8
        right = area.right() - metrics.horizontalAdvance(high) - 8
        strip = QRectF(left, area.center().y() - 4, max(right - left, 1), 8)
        gradient = QLinearGradient(strip.topLeft(), strip.topRight())
        for place in range(0, _LEVELS, 15):
            gradient.setColorAt(place / (_LEVELS - 1), QColor.fromRgb(int(self._colours[place])))
        painter.fillRect(strip, gradient)


def colour_between(ramp: str, share: float) -> QColor:
    """A colour of a ramp: 0 its low end, 1 its high one."""
    place = int(min(max(share, 0.0), 1.0) * (_LEVELS - 1) + 0.5)
    return QColor.fromRgb(int(_table(ramp)[place]))


def _table(ramp: str) -> np.ndarray:
    return np.array([0xFF000000 | int(colour[1:], 16) for colour in ramp_colours(ramp, _LEVELS)], dtype=np.uint32)
