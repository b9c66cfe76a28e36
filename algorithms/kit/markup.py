"""The parts of all pages as HTML: pictures, tables, the style sheet; everything stands in the page itself."""

from __future__ import annotations

import base64
import os
import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from ..layers.file_read import read_text
from .words import RESOURCES

# Signs after which a long word may break, though not within a number; the end of an escaped sign is none.
_SIGNS = re.compile(r"([_/\\]|[,.](?!\d)|(?<!amp)(?<!lt)(?<!gt)(?<!quot)(?<!#x27);)")
_LONG_WORD = 14
# Tables with more columns are set smaller; longer ones may be divided between sheets.
_WIDE_TABLE, _LONG_TABLE = 7, 14
_NUMBER = {True: ' class="number"', False: ""}


@dataclass(frozen=True)
class Cell:
    """A cell of a table.

    Parameters
    ----------
    text : str
        As HTML.
    raw : int or float, optional
        The number in full, for programs that read the page.
    is_number : bool
        It stands on the right.
    style : str
        CSS of its own.
    """

    text: str
    raw: object = None
    is_number: bool = False
    style: str = ""

    def html(self) -> str:
        """The cell with its tags."""
        style = f' style="{self.style}"' if self.style else ""
        value = "" if self.raw is None else f' data-value="{self.raw}"'
        return f"<td{_NUMBER[self.is_number]}{style}{value}>{self.text}</td>"


@dataclass(frozen=True)
class Head:
    """The head of a column: its label, its unit, and whether numbers stand below it."""

    label: str
    unit: str = ""
    is_number: bool = False

    def html(self) -> str:
        """The head with its tags."""
        unit = f" <small>({escape(self.unit)})</small>" if self.unit else ""
        return f"<th{_NUMBER[self.is_number]}>{escape(self.label)}{unit}</th>"


@lru_cache(maxsize=1)
def style_sheet() -> str:
    """The look of all pages."""
    return read_text(os.path.join(RESOURCES, "page.css"))


def picture(png: bytes, shown: str) -> str:
    """A picture, with what it shows for those who cannot see it."""
    return f'<img src="data:image/png;base64,{base64.b64encode(png).decode("ascii")}" alt="{escape(shown)}">\n'


def table(parts: list, above: str = "", note: str = "", marked=(), anchor: str = "") -> str:
    """A table, divided into parts of columns where it is wide.

    Parameters
    ----------
    parts : list of (list of Head, list of list of Cell)
        Heads and rows.
    above : str
        The caption as HTML.
    note : str
        The sentence below.
    marked : collection of int
        Rows that are set bold.
    anchor : str
        Its place for links.
    """
    kinds = ["table"]
    if max((len(rows) for _, rows in parts), default=0) > _LONG_TABLE:
        kinds.append("long")
    if any(len(heads) > _WIDE_TABLE for heads, _ in parts):
        kinds.append("wide")
    name = f' id="{anchor}"' if anchor else ""
    lines = [f'<div class="{" ".join(kinds)}"{name}>']
    if above:
        lines.append(f'<p class="caption">{above}</p>')
    for heads, rows in parts:
        lines.append('<div class="scroll"><table>')
        lines.append(f"<thead><tr>{''.join(head.html() for head in heads)}</tr></thead>\n<tbody>")
        for number, row in enumerate(rows):
            bold = ' class="bold"' if number in marked else ""
            lines.append(f"<tr{bold}>{''.join(cell.html() for cell in row)}</tr>")
        lines.append("</tbody></table></div>")
    if note:
        lines.append(f'<p class="note">{escape(note)}</p>')
    return "\n".join([*lines, "</div>\n"])


def breakable(text: str) -> str:
    """A text as HTML; long words such as file names may break after signs."""
    return " ".join(
        _SIGNS.sub(r"\1<wbr>", escape(word)) if len(word) > _LONG_WORD else escape(word) for word in text.split(" ")
    )
