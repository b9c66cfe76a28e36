"""What printed pages are put together from: boxes that are never divided, tables, breaks and columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from qgis.PyQt.QtGui import QAbstractTextDocumentLayout, QColor, QPalette, QTextDocument

from .drawing import Canvas, font_of

# Points: A4, its margins, and what is between two columns.
PAGE_WIDE, PAGE_HIGH = 595.0, 842.0
MARGIN, GUTTER = 45.0, 20.0
ROOM = PAGE_WIDE - 2.0 * MARGIN
COLUMN = (ROOM - GUTTER) / 2.0
_TEXT, _INK = 9.0, "#1a1a1a"
# Of a point, so that sizes of letters are whole numbers.
PARTS = 10.0


@dataclass
class Box:
    """Something that is never divided between pages.

    Parameters
    ----------
    height : float
        Points, with the space below it.
    draw : callable
        Takes a canvas, its left and its top.
    keep : bool
        The next box stands on the same page: headings, captions of tables.
    floats : bool
        What follows may stand before it, where it does not fit below the last box and that does: figures. Whole
        tables do the same. Both are the first on the next page.
    begins : bool
        No more than a page waits for its place where it stands: headings of chapters.
    """

    height: float
    draw: Callable
    keep: bool = False
    floats: bool = False
    begins: bool = False


@dataclass
class Rows:
    """A table that may be divided between pages; its head stands on each of them.

    Parameters
    ----------
    before : list of Box
        The caption.
    head : Box
    rows : list of Box
    after : list of Box
        The note, and the space below.
    whole : bool
        It stands on one page where it fits on any.
    """

    before: list
    head: Box
    rows: list
    after: list
    whole: bool = True


@dataclass
class NewPage:
    """What follows begins a page."""


@dataclass
class Columns:
    """What follows stands in so many columns."""

    count: int


def text_box(html: str, width: float, style: str, below: float = 4.0, keep: bool = False) -> Box:
    """A text with tags as a box.

    Parameters
    ----------
    html : str
    width : float
        Points.
    style : str
        CSS of the text.
    below : float
        Points of space below it.
    keep : bool
    """
    document = document_of(html, width, style)
    high = document.size().height() / PARTS

    def draw(canvas: Canvas, left: float, top: float) -> None:
        draw_document(canvas, document, left, top)

    return Box(high + below, draw, keep)


def document_of(html: str, width: float, style: str) -> QTextDocument:
    """A text laid out in a width of points, in parts of them: sizes in its CSS are such parts, too."""
    document = QTextDocument()
    document.setDocumentMargin(0.0)
    document.setUseDesignMetrics(True)
    document.setDefaultFont(font_of(_TEXT, unit=PARTS))
    document.setDefaultStyleSheet(style)
    document.setHtml(html)  # noqa: QGS202
    document.setTextWidth(width * PARTS)
    return document


def draw_document(canvas: Canvas, document: QTextDocument, left: float, top: float) -> None:
    """Draw a laid out text."""
    painter = canvas.painter
    painter.save()
    painter.translate(left * canvas.unit, top * canvas.unit)
    painter.scale(canvas.unit / PARTS, canvas.unit / PARTS)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, QColor(_INK))  # noqa: QGS202
    document.documentLayout().draw(painter, context)
    painter.restore()
