"""Pairs of sources as users write them, and their choice of links to keep or to drop."""

from __future__ import annotations

import re
from typing import Iterable, Sequence

from ..errors import InputError

_DASHED = re.compile(r"(\d{1,18})\s*[-\u2013:]\s*(\d{1,18})")
_PLAIN = re.compile(r"\s*(\d{1,18})\s*[,\s]\s*(\d{1,18})\s*$")
_KEPT, _DROPPED = 100, -100


def parse_pairs(text: str) -> list[tuple[int, int]]:
    """Read a list of pairs of source numbers.

    Parameters
    ----------
    text : str
        "1-2, 3-5" or "1,2; 3,5": pairs with a dash separated by commas, or with a comma separated by
        semicolons or lines.

    Returns
    -------
    list of (int, int)
        As written; empty for an empty text.

    Raises
    ------
    InputError
        At the first entry that is not a pair of different numbers.
    """
    pairs: list[tuple[int, int]] = []
    for entry in re.split(r"[;\n]", text or ""):
        if not entry.strip():
            continue
        plain = _PLAIN.match(entry)
        found = [plain.groups()] if plain else _DASHED.findall(entry)
        rest = "" if plain else _DASHED.sub("", entry)
        if not found or rest.replace(",", "").strip() or any(int(a) == int(b) for a, b in found):
            raise InputError(
                "\"{entry}\" is not a list of pairs of sources; write pairs such as 1-2, 3-5.", entry=entry.strip()
            )
        pairs.extend((int(a), int(b)) for a, b in found)
    return pairs


def chosen_links(
    first: Sequence[int], second: Sequence[int], choices: Iterable
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """What a table of overrides keeps and drops.

    Parameters
    ----------
    first, second : sequence of int
        Numbers of the sources at both ends.
    choices : iterable
        For each row "keep" or "drop", or Linkage Mapper's 100 or -100 (so that an edited table of links will do);
        other numbers and empty cells leave a link to the rules.

    Returns
    -------
    keep, drop : list of (int, int)

    Raises
    ------
    InputError
        At the first word that is neither and at the first link of a source to itself, with the row; when a link
        is both to be kept and to be dropped.
    """
    keep, drop = [], []
    for row, (a, b, choice) in enumerate(zip(first, second, choices), 1):
        word = str("" if choice is None else choice).strip().casefold()
        try:
            number = float(word) if word else 0.0
        except ValueError:
            number = {"keep": _KEPT, "drop": _DROPPED}.get(word)
        if number is None:
            raise InputError(
                "The overrides have \"{word}\" in row {row}; write keep or drop (or 100 or -100).", word=choice, row=row
            )
        if number in (_KEPT, _DROPPED):
            if int(a) == int(b):
                raise InputError(
                    "The overrides join source {number} to itself in row {row}; name two sources.",
                    number=int(a),
                    row=row,
                )
            (keep if number == _KEPT else drop).append((int(a), int(b)))
    kept_and_dropped(keep, drop)
    return keep, drop


def kept_and_dropped(keep: Iterable[tuple[int, int]], drop: Iterable[tuple[int, int]]) -> tuple[set, set]:
    """Pairs that are kept and pairs that are dropped, each with the lower number first.

    Raises
    ------
    InputError
        When a pair is to be both kept and dropped.
    """
    kept, dropped = ({tuple(sorted(pair)) for pair in pairs} for pairs in (keep, drop))
    for first, second in sorted(kept & dropped):
        raise InputError(
            "The link {first}-{second} is both to be kept and to be dropped; decide for one.",
            first=first,
            second=second,
        )
    return kept, dropped
