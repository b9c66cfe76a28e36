"""A plain page of headings, sentences and tables, in one file without scripts or links."""

from __future__ import annotations

import base64
import html
from dataclasses import dataclass

_STYLE = """
body { font-family: sans-serif; margin: 2em; max-width: 60em; color: #222; }
table { border-collapse: collapse; margin: 1em 0; }
td, th { padding: 0.3em 0.7em; border: 1px solid #ddd; text-align: right; font-size: 0.9em; }
th { background: #f4f4f4; }
td:first-child, th:first-child { text-align: left; }
img { max-width: 100%; display: block; margin: 1em 0; }
.bar { display: inline-block; height: 0.8em; background: #3182bd; }
"""


@dataclass(frozen=True)
class Bar:
    """A number that is shown with a bar: a share of 1."""

    share: float


@dataclass(frozen=True)
class Section:
    """A part of a page.

    Parameters
    ----------
    heading : str
    sentences : tuple of str
    columns : tuple of str
        Heads of the table; no table where empty.
    rows : tuple of tuple
        Texts, numbers or `Bar`.
    pictures : tuple of (bytes, str)
        PNG files and what they show, above the table.
    """

    heading: str
    sentences: tuple = ()
    columns: tuple = ()
    rows: tuple = ()
    pictures: tuple = ()


def table_page(title: str, sections: list) -> str:
    """The page as HTML.

    Parameters
    ----------
    title : str
    sections : list of Section

    Returns
    -------
    str
    """
    name = html.escape(title)
    body = "".join(_section(section) for section in sections)
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{name}</title><style>{_STYLE}</style></head>'
        f"<body>\n<h1>{name}</h1>\n{body}</body></html>\n"
    )


def _section(section: Section) -> str:
    parts = [f"<h2>{html.escape(section.heading)}</h2>\n"]
    parts += [f"<p>{html.escape(sentence)}</p>\n" for sentence in section.sentences]
    parts += [_picture(*picture) for picture in section.pictures]
    if section.columns:
        head = "".join(f"<th>{html.escape(column)}</th>" for column in section.columns)
        rows = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>\n" for row in section.rows)
        parts.append(f"<table><tr>{head}</tr>\n{rows}</table>\n")
    return "".join(parts)


def _picture(png: bytes, shown: str) -> str:
    data = base64.b64encode(png).decode("ascii")
    return f'<img src="data:image/png;base64,{data}" alt="{html.escape(shown)}">\n'


def _cell(value) -> str:
    if isinstance(value, Bar):
        return (
            f'<td style="text-align:left"><span class="bar" style="width:{12 * value.share:.2f}em"></span> '
            f"{value.share:.4f}</td>"
        )
    text = format(value, ".4f") if isinstance(value, float) else str(value)
    return f"<td>{html.escape(text)}</td>"
