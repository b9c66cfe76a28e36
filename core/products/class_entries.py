"""Sets of classes as users write them, with common land covers among them: "forest, water, 5-7"."""

from __future__ import annotations

import re
from typing import Mapping, Optional

from ..classes import ClassSet, is_range, parse_classes
from ..errors import InputError
from ..legend import legend_of, with_values
from ..lists import list_parts
from ..presets import land_cover_meanings

_WORD = re.compile(r"[^\W\d_]")


def has_names(text: str) -> bool:
    """Whether a list of classes names some of them."""
    return any(_WORD.search(entry) and not is_range(entry) for entry in list_parts(text))


def parse_class_entries(text: str, names: Optional[Mapping[int, str]] = None) -> ClassSet:
    """Read a list of class values, ranges, class names and common land covers.

    Parameters
    ----------
    text : str
        Entries as in `parse_classes`, or what common land covers are called; one that no class has is left out where
        others are there.
    names : mapping of int to str, optional
        The class names of the layer's legend.

    Returns
    -------
    ClassSet

    Raises
    ------
    InputError
        As `parse_classes`, and for names where the layer has none.
    """
    if not names:
        if has_names(text):
            raise InputError(
                "The classes \"{text}\" are names, and the land cover has no class names that are known; choose its "
                "legend (LEGEND), or give class values.",
                text=text,
            )
        return parse_classes(text)
    meanings = land_cover_meanings()
    entries = with_values(list_parts(text), legend_of(names, meanings), meanings)
    known = ",".join(entry for entry in entries if entry)
    return parse_classes(known if known else text, names)
