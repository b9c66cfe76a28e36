"""The page of a report: numbered chapters, tables, figures, equations and references, and the same as JSON."""

from __future__ import annotations

import re

from ..platform.language import shared_tr
from . import markup
from .blocks import Equation, Figure, Heading, Paragraph, Table, cells
from .formulas import formula_svg
from .numbers import is_number
from .words import RESOURCES

_CITED = re.compile(r"\[@([\w, ]+)\]")
_INDEX = re.compile(r"\b([A-Za-zσλ]{1,3}\*?)_([A-Za-z]{1,6})\b")


class NumberedPage:
    """Numbers what is added and renders it.

    Parameters
    ----------
    title : str
    language : str
        Code for the page, such as "en" or "zh-CN".
    words : dict
        "figure", "table", "contents", "references" and "made" in that language.
    works : dict
        Key to the work that "[@key]" cites.
    """

    def __init__(self, title: str, language: str, words: dict, works: dict):
        self.title = title
        self.language = language
        self.words = words
        self.works = works
        self.chapters: list = []
        self.tables: list = []
        self.figures: list = []
        self._equations = 0
        self._cited: list = []

    def add(self, section) -> None:
        """Add a chapter; one without content is left out."""
        blocks = [block for block in section.blocks if block is not None]
        if not blocks:
            return
        appendix = section.appendix
        place = 1 + sum(chapter["appendix"] == appendix for chapter in self.chapters)
        number = chr(ord("A") + place - 1) if appendix else str(place)
        parts, heads, printed = [], [], []
        for block in blocks:
            if isinstance(block, Heading):
                own = f"{number}.{len(heads) + 1}"
                heads.append({"number": own, "anchor": f"c{own.replace('.', '-')}", "text": block.text})
                printed.append(Heading(f"{own} {block.text}"))
                parts.append(f'<h3 id="{heads[-1]["anchor"]}">{own} {markup.escape(block.text)}</h3>\n')
            else:
                parts.append(self._block(block))
                printed.append(block)
        self.chapters.append(
            {
                "number": number, "title": section.title, "anchor": f"c{number}", "appendix": appendix,
                "html": "".join(parts), "heads": heads if section.listed else [], "kind": section.kind,
                "blocks": printed,
            }
        )  # fmt: skip

    def references(self) -> list:
        """The works that were cited, in the order of their numbers."""
        return [self.works[key] for key in self._cited]

    def cited_works(self) -> dict:
        """Key to each work that was cited, in the order of their numbers."""
        return {key: self.works[key] for key in self._cited}

    def render(self, head: dict) -> str:
        """The page as HTML.

        Parameters
        ----------
        head : dict
            Texts of the cover: subtitle, abstract, figures, warnings and the map of the pattern as HTML.
        """
        from jinja2 import Environment, FileSystemLoader, select_autoescape

        environment = Environment(
            loader=FileSystemLoader(RESOURCES), autoescape=select_autoescape(default=True, default_for_string=True)
        )
        environment.trim_blocks = environment.lstrip_blocks = True
        return environment.get_template("report.html").render(
            title=self.title,
            language=self.language,
            words=self.words,
            style=markup.style_sheet(),
            chapters=[chapter for chapter in self.chapters if not chapter["appendix"]],
            appendices=[chapter for chapter in self.chapters if chapter["appendix"]],
            references=self.references(),
            **head,
        )

    # -- blocks ----------------------------------------------------------------------------

    def _block(self, block) -> str:
        if isinstance(block, Paragraph):
            return f"<p>{block.text if block.html else self.text_html(block.text)}</p>\n"
        if isinstance(block, Equation):
            self._equations += 1
            block.number = self._equations
            formula = formula_svg(block.tex) or f"<code>{markup.escape(block.tex)}</code>"
            return f'<div class="equation">{formula}<span class="number">({self._equations})</span></div>\n'
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Figure):
            return self.figure(block)
        lines = "".join(f"<li>{markup.escape(line)}</li>" for line in block.lines)
        tag = "ol" if block.ordered else "ul"
        return f'<{tag} class="messages">{lines}</{tag}>\n'

    def text_html(self, text: str) -> str:
        """A paragraph as HTML: references as numbers, indices below the line."""
        said = _CITED.sub(lambda match: self._cite(match.group(1)), markup.escape(text))
        return _INDEX.sub(r"\1<sub>\2</sub>", said)

    def _cite(self, keys: str) -> str:
        numbers = []
        for key in (part.strip() for part in keys.split(",")):
            if key in self.works:
                if key not in self._cited:
                    self._cited.append(key)
                numbers.append(self._cited.index(key) + 1)
        return "[" + ", ".join(f'<a href="#r{number}">{number}</a>' for number in sorted(numbers)) + "]"

    def caption(self, word: str, number: int, caption: str) -> str:
        """The number and the caption of a figure or table as HTML."""
        return f"<b>{markup.escape(self.words[word])} {number}.</b> {markup.escape(caption)}"

    def _table(self, table: Table) -> str:
        self.tables.append(table)
        table.number = len(self.tables)
        parts = []
        for columns in table.parts():
            body = [cells(column) for column in columns]
            heads = [
                markup.Head(column.label, column.unit, place > 0 and all(raw is not None or not t for t, raw in cell))
                for place, (column, cell) in enumerate(zip(columns, body))
            ]
            rows = [
                [
                    markup.Cell(markup.breakable(text), raw, raw is not None and place > 0)
                    for place, (text, raw) in enumerate(line)
                ]
                for line in zip(*body)
            ]
            parts.append((heads, rows))
        note = note_of(table)
        caption = self.caption("table", table.number, table.caption)
        return markup.table(parts, caption, note, table.marked, f"t{table.number}")

    def figure(self, figure: Figure) -> str:
        """A figure as HTML; one outside the chapters is numbered like the others."""
        self.figures.append(figure)
        figure.number = len(self.figures)
        shape = "map" if figure.is_map else "narrow" if figure.narrow else "chart" if figure.is_chart else ""
        kind = f' class="{shape}"' if shape else ""
        pictures = "".join(markup.picture(one.png, one.shown or figure.caption) for one in figure.pictures)
        caption = self.caption("figure", figure.number, figure.caption)
        return f'<figure{kind} id="f{figure.number}">\n{pictures}<figcaption>{caption}</figcaption>\n</figure>\n'

    # -- JSON ------------------------------------------------------------------------------

    def table_content(self) -> list:
        """All tables of the page with their numbers in the units shown, undiminished."""
        return [
            {
                "number": table.number,
                "caption": table.caption,
                "columns": [{"label": column.label, "unit": column.unit} for column in table.columns],
                "rows": [
                    [value if is_number(value) or value is None else str(value) for value in row]
                    for row in zip(*(column.shown() for column in table.columns))
                ],
                "note": table.note,
            }
            for table in self.tables
        ]


def note_of(table: Table) -> str:
    """What stands below a table."""
    if table.total is None:
        return table.note
    cut = shared_tr("{shown} of {count} rows; the file has all.")
    shown = len(table.columns[0].values) if table.columns else 0
    return f"{table.note} {cut.format(shown=shown, count=table.total)}".strip()
