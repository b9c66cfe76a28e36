"""The page of a report: chapters numbered and filled into the template, and the same as JSON."""

from __future__ import annotations

import base64
import html
import os
import re

from ..report.references import REFERENCES
from ..report.words import shared_tr
from .blocks import Equation, Figure, Heading, Paragraph, Table, cells
from .formulas import formula_svg
from .numbers import is_number

_TEMPLATES = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(__file__))), "resources", "report")
_CITED = re.compile(r"\[@([\w, ]+)\]")
_INDEX = re.compile(r"\b([A-Za-zσλ]{1,3}\*?)_([A-Za-z]{1,6})\b")


class Page:
    """Numbers what is added and renders it.

    Parameters
    ----------
    title : str
    language : str
        Code for the page, such as "en" or "zh-CN".
    """

    def __init__(self, title: str, language: str):
        self.title = title
        self.language = language
        self.chapters: list = []
        self.tables: list = []
        self.figures: list = []
        self._equations = 0
        self._cited: list = []

    def add(self, section, appendix: bool = False) -> None:
        """Add a chapter; one without content is left out."""
        blocks = [self._block(block) for block in section.blocks if block is not None]
        if not blocks:
            return
        numbers = [chapter["number"] for chapter in self.chapters if chapter["appendix"] == appendix]
        number = chr(ord("A") + len(numbers)) if appendix else str(len(numbers) + 1)
        chapter = {"number": number, "title": section.title, "anchor": f"c{number}", "appendix": appendix}
        heads = [block for block in blocks if block["kind"] == "heading"]
        for place, head in enumerate(heads, 1):
            head["number"], head["anchor"] = f"{number}.{place}", f"c{number}-{place}"
        self.chapters.append({**chapter, "blocks": blocks, "heads": heads if section.listed else []})

    def figure(self, figure: Figure) -> dict:
        """A figure outside the chapters, numbered like the others."""
        return self._figure(figure)

    def references(self) -> list:
        """The works that were cited, in the order of their numbers."""
        return [REFERENCES[key] for key in self._cited]

    def render(self, head: dict) -> str:
        """The page as HTML.

        Parameters
        ----------
        head : dict
            Texts of the cover: subtitle, abstract, figures, pattern map and words of the page.
        """
        from jinja2 import Environment, FileSystemLoader, select_autoescape

        environment = Environment(
            loader=FileSystemLoader(_TEMPLATES), autoescape=select_autoescape(default=True, default_for_string=True)
        )
        environment.trim_blocks = environment.lstrip_blocks = True
        template = environment.get_template("report.html")
        return template.render(
            title=self.title,
            language=self.language,
            chapters=[chapter for chapter in self.chapters if not chapter["appendix"]],
            appendices=[chapter for chapter in self.chapters if chapter["appendix"]],
            references=self.references(),
            **head,
        )

    # -- blocks ----------------------------------------------------------------------------

    def _block(self, block) -> dict:
        if isinstance(block, Heading):
            return {"kind": "heading", "text": block.text}
        if isinstance(block, Paragraph):
            return {"kind": "paragraph", "html": block.text if block.html else self._text(block.text)}
        if isinstance(block, Equation):
            self._equations += 1
            svg = formula_svg(block.tex)
            return {"kind": "equation", "svg": svg, "tex": block.tex, "number": self._equations}
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Figure):
            return self._figure(block)
        return {"kind": "messages", "lines": block.lines}

    def _text(self, text: str) -> str:
        """A paragraph as HTML: references as numbers, indices below the line."""
        said = html.escape(text)
        said = _CITED.sub(lambda match: self._cite(match.group(1)), said)
        return _INDEX.sub(r"\1<sub>\2</sub>", said)

    def _cite(self, keys: str) -> str:
        numbers = []
        for key in (part.strip() for part in keys.split(",")):
            if key in REFERENCES:
                if key not in self._cited:
                    self._cited.append(key)
                numbers.append(self._cited.index(key) + 1)
        return "[" + ", ".join(f'<a href="#r{number}">{number}</a>' for number in sorted(numbers)) + "]"

    def _table(self, table: Table) -> dict:
        table.number = len(self.tables) + 1
        self.tables.append(table)
        parts = []
        for _, columns in table.parts():
            body = [cells(column) for column in columns]
            numeric = [all(raw is not None or not text for text, raw in column) for column in body]
            heads = [
                {"label": column.label, "unit": column.unit, "number": number and place > 0}
                for place, (column, number) in enumerate(zip(columns, numeric))
            ]
            rows = [
                {
                    "bold": row in table.marked,
                    "cells": [
                        {"html": _breakable(text), "raw": raw, "number": raw is not None and place > 0}
                        for place, (text, raw) in enumerate(line)
                    ],
                }
                for row, line in enumerate(zip(*body))
            ]
            parts.append({"heads": heads, "rows": rows})
        cut = ""
        if table.total is not None:
            shown = len(parts[0]["rows"])
            cut = shared_tr("{shown} of {count} rows; the file has all.").format(shown=shown, count=table.total)
        longest = max((len(part["rows"]) for part in parts), default=0)
        return {
            "kind": "table",
            "number": table.number,
            "caption": table.caption,
            "parts": parts,
            "note": " ".join(text for text in (table.note, cut) if text),
            "long": longest > _LONG_TABLE,
            "wide": any(len(part["heads"]) > _WIDE_TABLE for part in parts),
        }

    def _figure(self, figure: Figure) -> dict:
        figure.number = len(self.figures) + 1
        self.figures.append(figure)
        return {
            "kind": "figure",
            "number": figure.number,
            "caption": figure.caption,
            "shape": "map" if figure.is_map else "narrow" if figure.narrow else "",
            "pictures": [
                {"data": base64.b64encode(picture.png).decode("ascii"), "shown": picture.shown or figure.caption}
                for picture in figure.pictures
            ],
        }

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


def _breakable(text: str) -> str:
    """A cell as HTML; long words such as file names may break after signs."""
    return " ".join(
        _SIGNS.sub(r"\1<wbr>", html.escape(word)) if len(word) > _LONG_WORD else html.escape(word)
        for word in text.split(" ")
    )


# Signs after which a long word may break; the end of an escaped sign is none.
_SIGNS = re.compile(r"([_,/\\.]|(?<!amp)(?<!lt)(?<!gt)(?<!quot)(?<!#x27);)")
_LONG_WORD = 14
# A longer table may be divided between pages; a shorter one keeps together.
_LONG_TABLE = 24
# Tables with more columns are set smaller.
_WIDE_TABLE = 7
