"""The report as a Word document, where the library python-docx is installed: text, tables and pictures to edit."""

from __future__ import annotations

import io
import re
from html import unescape

from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from qgis.PyQt.QtGui import QColor, QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer

from ..platform.libraries import can_import
from .blocks import Equation, Figure, Heading, Messages, Paragraph, Table, cells
from .formulas import formula_svg
from .numbered_page import NumberedPage, note_of

# Centimetres: the text between the margins of A4, the highest picture; points of tables; dots of a formula's point.
_WIDE, _HIGHEST = 17.0, 17.5
_TABLE_POINTS, _SMALL_POINTS, _MANY_COLUMNS = 8.0, 7.0, 7
_FORMULA_DOTS, _FORMULA_POINTS = 5.0, 12.0
_CHINESE = "Microsoft YaHei"
_TAG = re.compile(r"<(/?)(\w+)[^>]*>")


def can_write_word() -> bool:
    """Whether the library is there."""
    return can_import("docx")


def report_docx(page: NumberedPage, head: dict, cover, moment) -> bytes:
    """A report as a Word document.

    Parameters
    ----------
    page : NumberedPage
    head : dict
        As `NumberedPage.render` takes it.
    cover : Figure or None
        The map of the pattern.
    moment : datetime.datetime
        The date in the document's properties.
    """
    writer = _Writer(page)
    properties = writer.document.core_properties
    properties.title, properties.author = page.title, page.words["made"]
    properties.created = properties.modified = moment
    writer.document.add_heading(page.title, 0)
    writer.paragraph(head["subtitle"])
    for line in (*head["warnings"], *head["abstract"]):
        writer.paragraph(line)
    if cover is not None:
        writer.figure(cover)
    for chapter in page.chapters:
        if not chapter["appendix"]:
            writer.chapter(chapter)
    if page.references():
        writer.document.add_heading(page.words["references"], 1)
        for number, work in enumerate(page.references(), 1):
            writer.paragraph(f"[{number}] {work}")
    for chapter in page.chapters:
        if chapter["appendix"]:
            writer.chapter(chapter)
    buffer = io.BytesIO()
    writer.document.save(buffer)
    return buffer.getvalue()


class _Writer:
    """Adds blocks to a document."""

    def __init__(self, page: NumberedPage):
        from docx import Document
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt

        self.page = page
        self.document = Document()
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = Cm((21.0 - _WIDE) / 2.0)
        section.top_margin = section.bottom_margin = Cm(2.0)
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Arial", Pt(10.0)
        normal.paragraph_format.space_after = Pt(5.0)
        for style in ("Normal", "Title", "Heading 1", "Heading 2", "Caption"):
            fonts = self.document.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
            fonts.set(qn("w:eastAsia"), _CHINESE)

    def chapter(self, chapter: dict) -> None:
        self.document.add_heading(f"{chapter['number']} {chapter['title']}", 1)
        for block in chapter["blocks"]:
            write = next((write for kind, write in self._BLOCKS if isinstance(block, kind)), None)
            if write is not None:
                write(self, block)

    def heading(self, block: Heading) -> None:
        self.document.add_heading(block.text, 2)

    def words(self, block: Paragraph) -> None:
        self.html(block.text if block.html else self.page.text_html(block.text))

    def messages(self, block: Messages) -> None:
        for line in block.lines:
            self.paragraph(line, "List Number" if block.ordered else "List Bullet")

    def paragraph(self, text: str, style=None):
        return self.document.add_paragraph(text, style)

    def html(self, html: str) -> None:
        """A text with tags: indices and stress are kept, other tags left out."""
        paragraph = self.document.add_paragraph()
        open_tags: list = []
        place = 0
        for tag in (*_TAG.finditer(html), None):
            text = unescape(html[place : len(html) if tag is None else tag.start()])
            if text:
                run = paragraph.add_run(text)
                run.font.subscript = "sub" in open_tags or None
                run.font.superscript = "sup" in open_tags or None
                run.bold = "b" in open_tags or None
                run.italic = "i" in open_tags or None
            if tag is None:
                break
            place = tag.end()
            name = tag.group(2)
            if not tag.group(1):
                open_tags.append(name)
            elif name in open_tags:
                open_tags.remove(name)

    def caption(self, word: str, number: int, text: str, keep: bool):
        paragraph = self.document.add_paragraph(style="Caption")
        paragraph.add_run(f"{self.page.words[word]} {number}. ").bold = True
        paragraph.add_run(text).bold = False
        paragraph.paragraph_format.keep_with_next = keep

    def table(self, table: Table) -> None:
        from docx.shared import Pt

        self.caption("table", table.number, table.caption, True)
        for columns in table.parts():
            points = Pt(_TABLE_POINTS if len(columns) <= _MANY_COLUMNS else _SMALL_POINTS)
            body = [cells(column) for column in columns]
            shown = self.document.add_table(rows=1 + len(body[0]), cols=len(columns), style="Light List")
            for place, (column, own) in enumerate(zip(columns, body)):
                head = f"{column.label} ({column.unit})" if column.unit else column.label
                below = [text for text, _ in own]
                is_number = place > 0 and all(raw is not None or not text for text, raw in own)
                for row, text in enumerate([head, *below]):
                    _fill(shown.cell(row, place), str(text), points, is_number, row == 0 or row - 1 in table.marked)
            _repeat_head(shown.rows[0])
            self.paragraph(note_of(table))

    def figure(self, figure: Figure) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Cm

        for picture in figure.pictures:
            size = QImage.fromData(picture.png).size()
            wide = min(_WIDE, _HIGHEST * size.width() / size.height())
            self.document.add_picture(io.BytesIO(picture.png), width=Cm(wide))
            self.document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
            self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        self.caption("figure", figure.number, figure.caption, False)

    def equation(self, block: Equation) -> None:
        from docx.shared import Pt

        found = _formula_png(block.tex)
        paragraph = self.document.add_paragraph()
        if found is None:
            paragraph.add_run(block.tex)
        else:
            png, wide = found
            paragraph.add_run().add_picture(io.BytesIO(png), width=Pt(wide))
        paragraph.add_run(f"    ({block.number})")

    _BLOCKS = (
        (Heading, heading),
        (Paragraph, words),
        (Equation, equation),
        (Table, table),
        (Figure, figure),
        (Messages, messages),
    )


def _fill(cell, text: str, points, is_number: bool, bold: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.font.size, run.bold = points, bold
    paragraph.paragraph_format.space_after = Pt(0.0)
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _repeat_head(row) -> None:
    """The heads stand on every page that the table reaches."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _formula_png(tex: str):
    """A formula as a picture with its width in points; None where it cannot be set."""
    svg = formula_svg(tex).replace("currentColor", "#1a1a1a")
    if not svg:
        return None
    renderer = QSvgRenderer(QByteArray(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).encode()))
    size = renderer.viewBoxF().size()
    image = QImage(
        max(round(size.width() * _FORMULA_DOTS), 1), max(round(size.height() * _FORMULA_DOTS), 1),
        QImage.Format.Format_RGB32,
    )  # fmt: skip
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.ReadWrite)
    image.save(buffer, "PNG")
    return bytes(buffer.data()), size.width() * 10.0 / _FORMULA_POINTS
