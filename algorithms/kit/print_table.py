"""Tables on printed pages: columns as wide as their texts ask for, rows between lines."""

from __future__ import annotations

from .blocks import Table, cells
from .drawing import Canvas, line_parts, text_width, wrapped
from .print_boxes import COLUMN, Box, Rows, text_box

_SIZE, _SMALL, _SMALLEST = 7.6, 6.9, 6.2
# More columns are set smaller.
_MANY, _VERY_MANY = 6, 8
_SPACE = 7.0
_LONG = 22
# Of the width of a table: texts that are never broken.
_SHORT_TEXT = 0.1
_RULE, _LINE_COLOUR = "#7d8f84", "#dfe6e1"
_NOTE = "font-size: 72px; color: #5d6b63;"


def table_rows(table: Table, caption: str, note: str, width: float, style: str) -> list:
    """A table as what a flow lays out: one part for each group of columns that fits the page.

    Parameters
    ----------
    table : Table
    caption : str
        As HTML.
    note : str
    width : float
        Points.
    style : str
        CSS of the texts.
    """
    parts = table.parts()
    found = []
    for number, columns in enumerate(parts):
        before = [text_box(f"<p>{caption}</p>", width, style, 3.0, keep=True)] if number == 0 else []
        after = [Box(9.0, lambda *_: None)]
        if number == len(parts) - 1 and note:
            after = [text_box(f'<p style="{_NOTE}">{note}</p>', width, style, 8.0)]
        found.append(_part(columns, table.marked, before, after, width))
    return found


def _part(columns: list, marked, before: list, after: list, width: float) -> Rows:
    size = _SIZE if len(columns) <= _MANY else _SMALL if len(columns) <= _VERY_MANY else _SMALLEST
    heads = [f"{column.label} ({column.unit})" if column.unit else column.label for column in columns]
    body = [[str(text) for text, _ in cells(column)] for column in columns]
    numeric = [
        place > 0 and all(raw is not None or not text for text, raw in cells(column))
        for place, column in enumerate(columns)
    ]
    wide = _widths(heads, body, size, width)
    head = _row(heads, numeric, wide, size, True, "head")
    rows = [
        _row([column[row] for column in body], numeric, wide, size, row in marked, "last" if last else "")
        for row in range(len(body[0]))
        for last in [row == len(body[0]) - 1]
    ]
    # In a column of text tables would leave much of it empty where they do not fit.
    return Rows(before, head, rows, after, len(rows) <= _LONG and width > COLUMN)


def _widths(heads: list, body: list, size: float, width: float) -> list:
    """Widths that fill the page: no less than the longest word, no more than the longest text where there is room."""
    least, wanted = [], []
    for head, texts in zip(heads, body):
        words = [part.strip() for text in (head, *texts) for part in line_parts(text)]
        longest = max((min(text_width(word, size, True), width / 4.0) for word in words), default=0.0)
        least.append(longest + _SPACE)
        texts_wide = max((text_width(text, size) for text in texts), default=0.0)
        if texts_wide <= width * _SHORT_TEXT:
            # Numbers with their units are not broken.
            least[-1] = max(least[-1], texts_wide + _SPACE)
        wanted.append(max(longest, texts_wide, min(text_width(head, size, True), 3.0 * longest)) + _SPACE)
    if sum(wanted) <= width:
        spare = (width - sum(wanted)) / len(wanted)
        return [value + spare for value in wanted]
    if sum(least) >= width:
        return [value * width / sum(least) for value in least]
    share = (width - sum(least)) / (sum(wanted) - sum(least))
    return [low + share * (high - low) for low, high in zip(least, wanted)]


def _row(texts: list, numeric: list, wide: list, size: float, bold: bool, kind: str) -> Box:
    lines = [_broken(text, size, room - _SPACE, bold) for text, room in zip(texts, wide)]
    step = size * 1.24
    high = step * max(map(len, lines)) + 3.4

    def draw(canvas: Canvas, left: float, top: float) -> None:
        end = left + sum(wide)
        if kind == "head":
            canvas.line([(left, top), (end, top)], _RULE, 0.9)
        x = left
        for own, is_number, room in zip(lines, numeric, wide):
            first = top + 1.7 + (step * (max(map(len, lines)) - len(own)) if kind == "head" else 0.0)
            for number, line in enumerate(own):
                at = (x + room - _SPACE / 2.0, 1.0) if is_number else (x + _SPACE / 2.0, 0.0)
                canvas.text(at[0], first + step * (number + 0.5), line, size, bold, at=at[1])
            x += room
        colour = _RULE if kind else _LINE_COLOUR
        canvas.line([(left, top + high), (end, top + high)], colour, {"head": 0.6, "last": 0.9}.get(kind, 0.4))

    return Box(high, draw)


def _broken(text: str, size: float, room: float, bold: bool) -> list:
    """Lines of a cell; words that are wider than it break anywhere."""
    lines = []
    for line in wrapped(text, size, room, bold):
        while text_width(line, size, bold) > room + 0.5 and len(line) > 1:
            count = max(int(len(line) * room / text_width(line, size, bold)), 1)
            lines.append(line[:count])
            line = line[count:]
        lines.append(line)
    return lines
