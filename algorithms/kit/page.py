"""The page of one run: headings, sentences, pictures and tables, in one file without scripts or links."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..platform.language import shared_tr
from . import markup
from .figures import can_draw

# From weak to strong, light to dark.
_SHADES = ("#fff7ec", "#fee8c8", "#fdd49e", "#fdbb84", "#fc8d59", "#ef6548", "#d7301f", "#990000")


@dataclass(frozen=True)
class Bar:
    """A number that is shown with a bar: a share of 1."""

    share: float


@dataclass(frozen=True)
class Shade:
    """A text in a coloured cell: a share of 1, from light to dark; nothing where there is none."""

    text: str = ""
    share: float | None = None


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
        Texts, numbers, `Bar` or `Shade`.
    pictures : tuple of (bytes, str)
        PNG files and what they show, above the table.
    """

    heading: str
    sentences: tuple = ()
    columns: tuple = ()
    rows: tuple = ()
    pictures: tuple = ()


def drawn(shown: str, draw, *arguments) -> tuple:
    """A picture for a section, by a function of `charts` or its kind; none where matplotlib is missing."""
    return ((draw(*arguments), shown),) if can_draw() else ()


def no_pictures() -> tuple:
    """The sentence that says why a page has no pictures."""
    if can_draw():
        return ()
    return (shared_tr("The pictures are missing, since the Python library matplotlib is not installed."),)


def plain_page(title: str, sections) -> str:
    """The page as HTML.

    Parameters
    ----------
    title : str
    sections : iterable of Section or None
        None is left out.
    """
    name = markup.escape(title)
    body = "".join(_section(section) for section in sections if section is not None)
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{name}</title>\n'
        f"<style>\n{markup.style_sheet()}</style></head>\n<body>\n<h1>{name}</h1>\n{body}</body></html>\n"
    )


def _section(section: Section) -> str:
    parts = [f"<h2>{markup.escape(section.heading)}</h2>\n"] if section.heading else []
    parts += [f"<p>{markup.escape(sentence)}</p>\n" for sentence in section.sentences]
    parts += [f"<figure>\n{markup.picture(*picture)}</figure>\n" for picture in section.pictures]
    if section.columns:
        cells = [[_cell(value) for value in row] for row in section.rows]
        # Numbers stand on the right: columns without a letter, but for the first.
        numeric = [place > 0 and all(cell.is_number for cell in column) for place, column in enumerate(zip(*cells))]
        numeric = numeric or [False] * len(section.columns)
        heads = [markup.Head(str(label), is_number=number) for label, number in zip(section.columns, numeric)]
        rows = [[replace(cell, is_number=number) for cell, number in zip(row, numeric)] for row in cells]
        parts.append(markup.table([(heads, rows)]))
    return "".join(parts)


def _cell(value) -> markup.Cell:
    if isinstance(value, Bar):
        return markup.Cell(f'<span class="bar" style="width:{12 * value.share:.2f}em"></span> {value.share:.4f}')
    if isinstance(value, Shade):
        if value.share is None:
            return markup.Cell(value.text, is_number=True, style="background:#fafafa")
        step = min(int(value.share * len(_SHADES)), len(_SHADES) - 1)
        ink = "#fff" if step >= len(_SHADES) - 3 else "#222"
        return markup.Cell(value.text, is_number=True, style=f"background:{_SHADES[step]};color:{ink}")
    text = format(value, ".4f") if isinstance(value, float) else "" if value is None else str(value)
    return markup.Cell(markup.escape(text), is_number=not any(letter.isalpha() for letter in text))
