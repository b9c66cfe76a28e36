"""Texts with numbers: the words around a number agree with it."""

from __future__ import annotations

import string
from typing import Any


class _Formatter(string.Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, more = format_spec.partition("|")
        if bar:
            return one if str(value) == "1" else more
        return super().format_field(value, format_spec)


_FORMATTER = _Formatter()


def filled(template: str, **values: object) -> str:
    """A template with its values.

    Parameters
    ----------
    template : str
        With fields as for `str.format`. Beside a number stand the words for one and for more of them:
        ``{count} {count:line has|lines have} no length``. Languages without such forms leave these fields out.
    **values
        The values of the fields.

    Returns
    -------
    str

    Raises
    ------
    KeyError
        For a field without a value.
    """
    return _FORMATTER.vformat(template, (), values)
