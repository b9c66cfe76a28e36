"""Drawings by Qt that become a PNG, an SVG or a PDF, or a part of a page of one."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Callable

from qgis.PyQt.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from qgis.PyQt.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QLinearGradient,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
    QPolygonF,
)

POINTS_AN_INCH = 72.0
# Dots of an inch of drawings whose lines and letters are no dots: pictures inside them have so many.
_FINE = 300
# Of Qt's scale from 0, small files, to 100, quick ones: smaller ones would take as long as drawing them.
_PNG_EFFORT = 80
_FAMILIES = ("DejaVu Sans", "Noto Sans", "Arial", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "SimHei")
_METRES_AN_INCH = 0.0254
# Where a clip begins and ends in an SVG, and the group that says it.
_CLIP = "@clip@"
_CLIP_GROUP = re.compile(rf"<g [^>]*>\s*<text [^>]*>\s*{_CLIP}([^@]*){_CLIP}\s*</text>\s*</g>")
# What a PDF says of the second in which it was made, as long as what stands in its place.
_MOMENT = re.compile(rb"(/CreationDate\s*\(D:\d{8})\d{6}")


@dataclass(frozen=True)
class Drawing:
    """Something that can be drawn in any size of dots.

    Parameters
    ----------
    width, height : float
        Inches.
    paint : callable
        Takes a `Canvas` of that size.
    """

    width: float
    height: float
    paint: Callable

    def png(self, dpi: int) -> bytes:
        """The drawing as a PNG with so many dots an inch."""
        image = QImage(self._size(dpi), QImage.Format.Format_RGB32)
        image.setDotsPerMeterX(round(dpi / _METRES_AN_INCH))
        image.setDotsPerMeterY(round(dpi / _METRES_AN_INCH))
        image.fill(QColor("white"))
        self._on(image, dpi)
        buffer = _open_buffer()
        image.save(buffer, "PNG", _PNG_EFFORT)
        return bytes(buffer.data())

    def svg(self) -> bytes:
        """The drawing as an SVG; rasters in it stay pictures."""
        from qgis.PyQt.QtSvg import QSvgGenerator

        buffer = _open_buffer()
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setResolution(_FINE)
        size = self._size(_FINE)
        generator.setSize(size)
        generator.setViewBox(QRectF(QPointF(0.0, 0.0), QSizeF(size)))
        self._on(generator, _FINE, True)
        return _with_clips(bytes(buffer.data()).decode("utf-8")).encode("utf-8")

    def pdf(self) -> bytes:
        """The drawing as a PDF of one page of its size."""
        buffer = _open_buffer()
        writer = pdf_writer(buffer, QSizeF(self.width, self.height))
        self._on(writer, _FINE)
        return without_moment(bytes(buffer.data()))

    def _size(self, dpi: int) -> QSize:
        return QSize(max(round(self.width * dpi), 1), max(round(self.height * dpi), 1))

    def _on(self, device, dpi: int, marks_clips: bool = False) -> None:
        painter = QPainter(device)
        try:
            self.paint(Canvas(painter, dpi / POINTS_AN_INCH, marks_clips))
        finally:
            painter.end()


def _with_clips(svg: str) -> str:
    """An SVG whose marks of clips are clips."""
    count = 0

    def clip(match) -> str:
        nonlocal count
        if match.group(1) == "end":
            return "</g>"
        count += 1
        x, y, width, height = match.group(1).split()
        rectangle = f'<rect x="{x}" y="{y}" width="{width}" height="{height}"/>'
        return f'<clipPath id="clip{count}">{rectangle}</clipPath><g clip-path="url(#clip{count})">'

    return _CLIP_GROUP.sub(clip, svg)


def pdf_writer(device, inches: QSizeF) -> QPdfWriter:
    """A PDF with pages of a size and no margins, into an open device."""
    writer = QPdfWriter(device)
    writer.setResolution(_FINE)
    writer.setPageSize(QPageSize(inches, QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0.0, 0.0, 0.0, 0.0))
    return writer


def without_moment(pdf: bytes) -> bytes:
    """A PDF that says the day on which it was made, not the second: the same run writes the same file."""
    return _MOMENT.sub(rb"\g<1>000000", pdf)


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    return buffer


@lru_cache(maxsize=256)
def font_of(size: float, bold: bool = False, unit: float = 10.0) -> QFont:
    """The font of drawings; whoever takes it leaves it as it is.

    Parameters
    ----------
    size : float
        Points.
    bold : bool
    unit : float
        Dots of a point.
    """
    font = QFont(_FAMILIES[0])
    font.setFamilies(list(_FAMILIES))
    font.setPixelSize(max(round(size * unit), 1))
    font.setBold(bold)
    return font


# Parts of a text between which a line may end: Chinese letters, words with the blanks behind them. Closing signs stay
# with what they close.
_PARTS = re.compile(r"[（《【]*(?:[⺀-￿]|[^\s⺀-￿]+)[,.;:)\]、。，；：）】》]*\s*|\s+")


def line_parts(text: str) -> list:
    """The parts of a text that are never broken: words, or letters of Chinese."""
    return _PARTS.findall(text)


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, bold: bool = False) -> float:
    """How many points a text is wide."""
    return QFontMetricsF(font_of(size, bold)).horizontalAdvance(text) / 10.0


def wrapped(text: str, size: float, room: float, bold: bool = False) -> list:
    """A text in lines that are no wider than so many points; Chinese ones may end after any letter."""
    lines, line = [], ""
    for part in line_parts(text):
        if line and text_width((line + part).rstrip(), size, bold) > room:
            lines.append(line.rstrip())
            line = ""
        line += part
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


class Canvas:
    """Draws in points from the upper left corner.

    Parameters
    ----------
    painter : QPainter
    unit : float
        Dots of a point.
    marks_clips : bool
        Write where a clip begins and ends into the drawing: Qt leaves clips out of an SVG.
    """

    def __init__(self, painter: QPainter, unit: float, marks_clips: bool = False):
        self.painter = painter
        self.unit = unit
        self._marks_clips = marks_clips
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    @contextmanager
    def clipped(self, x: float, y: float, width: float, height: float):
        """Within it nothing is drawn outside a box."""
        box = self.box(x, y, width, height)
        self._mark(" ".join(f"{side:.1f}" for side in box.getRect()))
        self.painter.save()
        self.painter.setClipRect(box)
        try:
            yield
        finally:
            self.painter.restore()
            self._mark("end")

    def _mark(self, text: str) -> None:
        """A text in a group of its own, that is none of the drawing."""
        if self._marks_clips:
            self.painter.save()
            self.painter.setPen(QColor(1, 2, 3))
            self.painter.drawText(QPointF(0.0, 0.0), f"{_CLIP}{text}{_CLIP}")
            self.painter.restore()

    def box(self, x: float, y: float, width: float, height: float) -> QRectF:
        """A box in dots."""
        return QRectF(x * self.unit, y * self.unit, width * self.unit, height * self.unit)

    def line(self, points: list, colour: str, width: float, opacity: float = 1.0) -> None:
        """A line through points."""
        self.painter.setPen(self._pen(colour, width, opacity))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.drawPolyline(self._polygon(points))

    def polygon(self, points: list, fill: str, edge: str = "", width: float = 0.3) -> None:
        """A filled polygon."""
        self._prepare(fill, edge, width)
        self.painter.drawPolygon(self._polygon(points))

    def rectangle(self, box: tuple, fill: str = "", edge: str = "", width: float = 0.3, opacity: float = 1.0) -> None:
        """A rectangle of x, y, width and height."""
        self._prepare(fill, edge, width, opacity)
        self.painter.drawRect(self.box(*box))

    def rounded(self, box: tuple, radius: float, fill: str, edge: str, width: float = 0.6) -> None:
        """A rectangle with round corners."""
        self._prepare(fill, edge, width)
        self.painter.drawRoundedRect(self.box(*box), radius * self.unit, radius * self.unit)

    def circle(self, x: float, y: float, radius: float, fill: str = "", edge: str = "", width: float = 0.3) -> None:
        """A circle around a point."""
        self._prepare(fill, edge, width)
        self.painter.drawEllipse(QPointF(x * self.unit, y * self.unit), radius * self.unit, radius * self.unit)

    def gradient(self, box: tuple, stops: list) -> None:
        """A box whose colours go from the left to the right: (share, colour)."""
        target = self.box(*box)
        colours = QLinearGradient(target.topLeft(), target.topRight())
        for share, colour in stops:
            colours.setColorAt(min(max(share, 0.0), 1.0), QColor(colour))
        self.painter.setPen(self._pen("#555555", 0.3))
        self.painter.setBrush(colours)
        self.painter.drawRect(target)

    def image(self, image: QImage, box: tuple) -> None:
        """A picture in a box."""
        self.painter.drawImage(self.box(*box), image)

    def text(
        self, x: float, y: float, text: str, size: float, bold: bool = False, colour: str = "#1a1a1a", at: float = 0.0,
        rim: float = 0.0, turned: bool = False,
    ) -> None:  # fmt: skip
        """A line of text whose middle height is at y.

        Parameters
        ----------
        x, y : float
        text : str
        size : float
            Points.
        bold : bool
        colour : str
        at : float
            Which part of its width lies at x: 0 its beginning, 0.5 its middle, 1 its end.
        rim : float
            Width of a white rim.
        turned : bool
            From below upwards; then y is where its middle is.
        """
        font = font_of(size, bold, self.unit)
        metrics = QFontMetricsF(font)
        painter = self.painter
        painter.save()
        painter.translate(x * self.unit, y * self.unit)
        if turned:
            painter.rotate(-90.0)
        place = QPointF(-at * metrics.horizontalAdvance(text), 0.5 * metrics.capHeight())
        if rim:
            path = QPainterPath()
            path.addText(place, font, text)
            pen = self._pen("#ffffff", rim)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(path, pen)
            painter.fillPath(path, QColor(colour))
        else:
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(place, text)
        painter.restore()

    def _prepare(self, fill: str, edge: str, width: float, opacity: float = 1.0) -> None:
        ink = QColor(fill) if fill else None
        if ink is not None:
            ink.setAlphaF(opacity)
        self.painter.setBrush(Qt.BrushStyle.NoBrush if ink is None else ink)
        self.painter.setPen(self._pen(edge, width) if edge else QPen(Qt.PenStyle.NoPen))

    def _pen(self, colour: str, width: float, opacity: float = 1.0) -> QPen:
        ink = QColor(colour)
        ink.setAlphaF(opacity)
        pen = QPen(ink, width * self.unit)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen

    def _polygon(self, points: list) -> QPolygonF:
        return QPolygonF([QPointF(x * self.unit, y * self.unit) for x, y in points])
