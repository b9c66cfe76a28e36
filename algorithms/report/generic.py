"""What a step shows when nothing special is known of it: key numbers, all tables, its charts."""

from __future__ import annotations

import base64
import binascii

from ..kit.blocks import Column, Figure, Picture, Table
from ..kit.numbers import is_number, number_text
from ..platform.language import shared_tr
from .words import OF_ONE, in_language, readable

_LONGEST_TEXT = 120


def generic_blocks(context, step) -> list:
    """Key numbers, tables and charts of any run."""
    blocks = [numbers_table(context, step)]
    blocks += [context.table(step, key) for key in step.tables]
    for key, value in step.numbers.items():
        if isinstance(value, dict):
            blocks.append(_small_table(context, step, key, value))
    return [block for block in (*blocks, *chart_figures(step)) if block is not None]


def numbers_table(context, step, leave_out=(), decimals=None):
    """The key numbers as a table of names and values; None where there are none."""
    names, values = [], []
    for key, value in step.numbers.items():
        short = isinstance(value, str) and value and len(value) <= _LONGEST_TEXT
        if key in leave_out or not (is_number(value) or short):
            continue
        unit = context.words[key][1] if key in context.words else ""
        if unit == OF_ONE:
            unit, value = "%", 100.0 * value
        names.append(context.label(step, key) + (f" ({unit})" if unit else ""))
        values.append(value)
    if not names:
        return None
    caption = shared_tr("Key numbers of: {title}").format(title=context.title(step))
    return Table(caption, [Column(shared_tr("Number"), names), mixed_column(values, decimals)])


def mixed_column(values: list, decimals=None) -> Column:
    """Numbers of different things below each other: each has its own digits."""
    texts = [number_text(value, decimals) if is_number(value) else str(value) for value in values]
    return Column(shared_tr("Value"), values, texts=texts)


def _small_table(context, step, key: str, value: dict):
    """A small table among the key numbers: columns of one length, or names with values."""
    if value and all(isinstance(entry, list) for entry in value.values()):
        if len({len(entry) for entry in value.values()}) > 1:
            return None
        columns = [context.column(name, entry, step) for name, entry in value.items()]
        return Table(in_language(context.label(step, key)), columns)
    if value and all(is_number(entry) for entry in value.values()):
        names = [in_language(readable(str(name))) for name in value]
        columns = [Column(shared_tr("Name"), names), mixed_column([*value.values()])]
        return Table(in_language(context.label(step, key)), columns)
    return None


def chart_figures(step) -> list:
    """The charts that a run drew itself."""
    figures = []
    for title, png in step.content["charts"].items():
        try:
            figures.append(Figure(in_language(title), [Picture(base64.b64decode(png, validate=True), title)]))
        except (binascii.Error, ValueError, TypeError):
            continue
    return figures
