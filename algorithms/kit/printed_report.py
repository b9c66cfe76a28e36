"""The pages of a report as a PDF, without a browser: its blocks laid out on A4, maps and drawings as lines."""

from __future__ import annotations

from qgis.PyQt.QtCore import QByteArray
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtSvg import QSvgRenderer

from . import markup
from .blocks import Equation, Figure, Heading, Messages, Paragraph, Table
from .drawing import Canvas
from .formulas import formula_svg
from .numbered_page import NumberedPage, note_of
from .print_boxes import COLUMN, PARTS, ROOM, Box, Columns, NewPage, text_box
from .print_flow import PrintFlow
from .print_table import table_rows

_STYLE = (
    "p { margin: 0px; } a { color: #1b6e37; text-decoration: none; } li { margin: 0px 0px 12px 0px; }"
    "ul, ol { margin: 0px; -qt-list-indent: 0; } sub { font-size: 65px; }"
)
_CAPTION = 'style="font-size: 82px;"'
_ACCENT, _GROUND, _LINE, _SOFT = "#1b6e37", "#f4f8f5", "#d8e0da", "#5d6b63"
# Points: the highest figure and map (two and a table fit on a page), a chart's width; dots of an inch of charts.
_HIGHEST, _MAP_HIGH, _CHART_WIDE, _CHART_DPI = 410.0, 250.0, 340.0, 150.0
_FORMULA = 0.78


def report_pdf(page: NumberedPage, head: dict, cover) -> bytes:
    """A report as a PDF.

    Parameters
    ----------
    page : NumberedPage
        With all of its chapters.
    head : dict
        As `NumberedPage.render` takes it.
    cover : Figure or None
        The map of the pattern.
    """
    flow = PrintFlow(page.title, page.words["made"])
    parts = _cover(page, head, cover)
    chapters = [chapter for chapter in page.chapters if not chapter["appendix"]]
    appendices = [chapter for chapter in page.chapters if chapter["appendix"]]
    for chapter in chapters:
        parts += _chapter(page, chapter, columns=2 if chapter["kind"] == "methods" else 1)
    if page.references():
        parts += [_heading(page.words["references"]), Columns(2)]
        for number, work in enumerate(page.references(), 1):
            text = f'<p style="font-size: 72px;">[{number}] {markup.escape(work)}</p>'
            parts.append(text_box(text, COLUMN, _STYLE, 2.0))
        parts.append(Columns(1))
    for number, chapter in enumerate(appendices):
        parts += [NewPage()] if number == 0 else []
        parts += _chapter(page, chapter, columns=2 if chapter["kind"] == "two" else 1)
    flow.add(parts)
    return flow.pdf()


def _cover(page: NumberedPage, head: dict, cover) -> list:
    title = f'<p style="font-size: 190px; font-weight: bold;">{markup.escape(page.title)}</p>'
    under = f'<p style="font-size: 85px; color: {_SOFT};">{markup.escape(head["subtitle"])}</p>'
    parts = [text_box(title, ROOM, _STYLE, 2.0, keep=True), text_box(under, ROOM, _STYLE, 10.0)]
    for line in head["warnings"]:
        parts.append(_framed(f"<p>{markup.escape(line)}</p>", "#fdf5ec", "#b35806"))
    if head["abstract"]:
        gap = f'<p style="font-size: {round(4 * PARTS)}px;">&nbsp;</p>'
        parts.append(_framed(gap.join(f"<p>{markup.escape(line)}</p>" for line in head["abstract"]), _GROUND, _ACCENT))
    if head["cards"]:
        parts.append(_cards(head["cards"]))
    if cover is not None:
        parts.append(_figure(page, cover, ROOM))
    return parts


def _framed(html: str, ground: str, edge: str) -> Box:
    """A text on a coloured ground with a bar on its left."""
    inner = text_box(html, ROOM - 24.0, _STYLE, 0.0)

    def draw(canvas: Canvas, left: float, top: float) -> None:
        canvas.rectangle((left, top, ROOM, inner.height + 14.0), fill=ground)
        canvas.rectangle((left, top, 3.0, inner.height + 14.0), fill=edge)
        inner.draw(canvas, left + 14.0, top + 7.0)

    return Box(inner.height + 24.0, draw)


def _cards(cards: list) -> Box:
    """The key figures beside each other, in rows where there are many."""
    across = min(len(cards), 7)
    wide = (ROOM - 6.0 * (across - 1)) / across
    texts = [
        text_box(
            f'<p style="font-size: 140px; font-weight: bold;">{markup.escape(card["value"])}</p>'
            f'<p style="font-size: 78px;">{markup.escape(card["label"])}</p>'
            f'<p style="font-size: 72px; color: {_SOFT};">{markup.escape(card["extent"])}</p>',
            wide - 10.0,
            _STYLE,
            0.0,
        )
        for card in cards
    ]
    high = max(text.height for text in texts) + 8.0
    rows = -(-len(cards) // across)

    def draw(canvas: Canvas, left: float, top: float) -> None:
        for number, text in enumerate(texts):
            x, y = left + (number % across) * (wide + 6.0), top + (number // across) * (high + 6.0)
            canvas.rectangle((x, y, wide, high), fill="#ffffff", edge=_LINE, width=0.7)
            canvas.rectangle((x, y, wide, 2.2), fill=_ACCENT)
            text.draw(canvas, x + 5.0, y + 5.0)

    return Box(rows * (high + 6.0) + 6.0, draw)


def _heading(text: str) -> Box:
    inner = text_box(f'<p style="font-size: 130px; font-weight: bold;">{markup.escape(text)}</p>', ROOM, _STYLE, 0.0)

    def draw(canvas: Canvas, left: float, top: float) -> None:
        inner.draw(canvas, left, top + 10.0)
        below = top + 12.0 + inner.height
        canvas.line([(left, below), (left + ROOM, below)], _ACCENT, 1.3)

    return Box(inner.height + 20.0, draw, keep=True, begins=True)


def _chapter(page: NumberedPage, chapter: dict, columns: int) -> list:
    """A chapter; figures that stand before its columns take the whole width."""
    parts = [_heading(f"{chapter['number']} {chapter['title']}")]
    blocks = list(chapter["blocks"])
    while columns > 1 and blocks and isinstance(blocks[0], Figure):
        parts.append(_figure(page, blocks.pop(0), ROOM))
    width = ROOM if columns == 1 else COLUMN
    if columns > 1:
        parts.append(Columns(columns))
    for block in blocks:
        parts += _block(page, block, width)
    if columns > 1:
        parts.append(Columns(1))
    return parts


def _block(page: NumberedPage, block, width: float) -> list:
    if isinstance(block, Heading):
        text = f'<p style="font-size: 102px; font-weight: bold; color: {_ACCENT};">{markup.escape(block.text)}</p>'
        inner = text_box(text, width, _STYLE, 0.0)
        return [Box(inner.height + 10.0, lambda canvas, x, y: inner.draw(canvas, x, y + 6.0), keep=True)]
    if isinstance(block, Paragraph):
        html = block.text if block.html else page.text_html(block.text)
        return [text_box(f"<p>{html}</p>", width, _STYLE, 5.0)]
    if isinstance(block, Equation):
        return [_equation(block, width)]
    if isinstance(block, Table):
        caption = f"<span {_CAPTION}>{page.caption('table', block.number, block.caption)}</span>"
        return table_rows(block, caption, markup.escape(note_of(block)), width, _STYLE)
    if isinstance(block, Figure):
        return [_figure(page, block, width)]
    if isinstance(block, Messages):
        return _messages(block, width)
    return []


def _messages(block: Messages, width: float) -> list:
    found = []
    for number, line in enumerate(block.lines, 1):
        sign = f"{number}." if block.ordered else "•"
        inner = text_box(f'<p style="font-size: 84px;">{markup.escape(line)}</p>', width - 14.0, _STYLE, 3.0)

        def draw(canvas, left, top, sign=sign, inner=inner):
            canvas.text(left, top + 5.4, sign, 8.0)
            inner.draw(canvas, left + 14.0, top)

        found.append(Box(inner.height, draw))
    return found


def _equation(block: Equation, width: float) -> Box:
    svg = formula_svg(block.tex).replace("currentColor", "#1a1a1a")
    number = f"({block.number})"
    if not svg:
        return text_box(f"<p><code>{markup.escape(block.tex)}</code> {number}</p>", width, _STYLE, 5.0)
    renderer = QSvgRenderer(QByteArray(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).encode()))
    size = renderer.viewBoxF().size()
    scale = min(_FORMULA, (width - 40.0) / max(size.width(), 1.0))
    wide, high = size.width() * scale, size.height() * scale

    def draw(canvas: Canvas, left: float, top: float) -> None:
        renderer.render(canvas.painter, canvas.box(left + 8.0, top + 2.0, wide, high))
        canvas.text(left + width, top + 2.0 + high / 2.0, number, 8.0, at=1.0, colour=_SOFT)

    return Box(high + 9.0, draw)


def _figure(page: NumberedPage, figure: Figure, width: float) -> Box:
    """The pictures of a figure below each other, its caption below them."""
    said = page.caption("figure", figure.number, figure.caption)
    caption = text_box(f'<p align="center" {_CAPTION}>{said}</p>', width, _STYLE, 0.0)
    highest = (_MAP_HIGH if figure.is_map else _HIGHEST) / max(len(figure.pictures), 1)
    placed = [_picture(picture, width, highest) for picture in figure.pictures]
    high = sum(own for _, own, _ in placed)

    def draw(canvas: Canvas, left: float, top: float) -> None:
        for wide, own, paint in placed:
            paint(canvas, left + (width - wide) / 2.0, top)
            top += own
        caption.draw(canvas, left, top + 4.0)

    return Box(high + caption.height + 16.0, draw, floats=True)


def _picture(picture, width: float, highest: float) -> tuple:
    """Width, height and painter of a picture that fits the page."""
    if picture.drawing is not None:
        wide, high = picture.drawing.width * 72.0, picture.drawing.height * 72.0
        scale = min(width / wide, highest / high)

        def paint_drawing(canvas: Canvas, left: float, top: float) -> None:
            canvas.painter.save()
            canvas.painter.translate(left * canvas.unit, top * canvas.unit)
            picture.drawing.paint(Canvas(canvas.painter, canvas.unit * scale))
            canvas.painter.restore()

        return wide * scale, high * scale, paint_drawing
    image = QImage.fromData(picture.png)
    wide = image.width() / _CHART_DPI * 72.0
    scale = min(1.0, min(width, _CHART_WIDE) / wide, highest / (image.height() / _CHART_DPI * 72.0))
    size = wide * scale, image.height() / _CHART_DPI * 72.0 * scale

    def paint_image(canvas: Canvas, left: float, top: float) -> None:
        canvas.image(image, (left, top, *size))

    return (*size, paint_image)
