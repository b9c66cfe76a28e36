"""Lists as people write them: parts between commas, semicolons, tabs and line ends, those of a Chinese keyboard too."""

from __future__ import annotations

import re

_SEPARATORS = re.compile(r"[,;，；、﹐﹔\t\n]")
_GROUPS = re.compile(r"[;；﹔\n]")


def list_parts(text: object) -> list[str]:
    """The parts of a list without the blanks around them; empty ones are left out, None is an empty list."""
    return _parts(_SEPARATORS, text)


def groups(text: object) -> list[str]:
    """The parts between semicolons and line ends, which may hold lists with commas; empty ones are left out."""
    return _parts(_GROUPS, text)


def words(text: object) -> list[str]:
    """The words of a list, between separators or blanks.

    Examples
    --------
    >>> from esp_toolbox.core.lists import words
    >>> words("forest；shrub, grass")
    ['forest', 'shrub', 'grass']
    """
    return [word for part in list_parts(text) for word in part.split()]


def _parts(separators: re.Pattern[str], text: object) -> list[str]:
    parts = separators.split("" if text is None else str(text))
    return [part.strip() for part in parts if part.strip()]
