"""Pairs of sources as users write them, and their choice of links to keep or to drop."""

from __future__ import annotations

import itertools
import re
from typing import Hashable, Iterable, Mapping, Sequence

from ..errors import InputError
from ..lists import groups
from ..numbers import parse_number, plain_text

# What parts the two sources of a pair; a blank does so where nothing else can.
_BETWEEN = re.compile(r"\s*[-:,\t]\s*|\s+(?:to|至|到)\s+|\s+")
# Pieces of an entry and, at odd places, what stands between them.
_PIECES = re.compile(r"(\s*,\s*|(?<![-:])\s+(?![-:\s]))")
_KEPT, _DROPPED = 100, -100
_LISTED = 30
_WORDS = {"keep": _KEPT, "drop": _DROPPED, "保留": _KEPT, "删除": _DROPPED, "去除": _DROPPED}


def id_key(text) -> str:
    """An id or a name as it is compared: without case, with plain signs."""
    return plain_text(text).casefold()


def pair_entries(text: str) -> list[str]:
    """The entries of a list of pairs, which may hold several pairs each, with plain signs.

    Raises
    ------
    InputError
        At the first entry that cannot be a pair, whatever the sources are called.
    """
    entries = [entry for entry in groups(plain_text(text or "")) if entry.strip(" ,")]
    for entry in entries:
        if not any(first and second for first, second in _partings(entry)):
            raise _no_pairs(entry)
    return entries


def parse_pairs(text: str, known: Mapping[str, int], titles: Sequence[str] = ()) -> list[tuple[int, int]]:
    """Read a list of pairs of sources.

    Parameters
    ----------
    text : str
        "1-2, 3-5" or "1,2; 3,5": pairs with a dash separated by commas, or with a comma separated by semicolons or
        lines. Ids may hold these signs themselves, as in "A-1 - B-2".
    known : mapping of str to int
        `id_key` of the ids and names of the sources to their numbers.
    titles : sequence of str
        What the sources are called in messages; empty: as in `known`.

    Returns
    -------
    list of (int, int)
        Numbers, as written; empty for an empty text.

    Raises
    ------
    InputError
        At the first entry that is not a pair of two sources, that may be several pairs, or that names no source.
    """
    pairs: list[tuple[int, int]] = []
    for entry in pair_entries(text):
        found = _pair(entry, known)
        if found is not None:
            pairs.append(found)
            continue
        for part in _parts(entry, known):
            found = _pair(part, known)
            if found is None:
                raise _unknown(part, known, titles)
            pairs.append(found)
    return pairs


def _partings(entry: str) -> list[tuple[str, str]]:
    """All ways of parting an entry into two."""
    return [(entry[: sign.start()].strip(), entry[sign.end() :].strip()) for sign in _BETWEEN.finditer(entry)]


def _pair(entry: str, known: Mapping[str, int]):
    """The two sources of an entry; None where it is not one pair of known ones."""
    found = {
        (known[id_key(first)], known[id_key(second)])
        for first, second in _partings(entry)
        if id_key(first) in known and id_key(second) in known
    }
    if len(found) > 1:
        raise InputError(
            "\"{entry}\" may be several pairs of sources; write a colon with blanks between the two.", entry=entry
        )
    if found and len(set(next(iter(found)))) == 1:
        raise _no_pairs(entry)
    return next(iter(found), None)


def _parts(entry: str, known: Mapping[str, int]) -> list[str]:
    """The pairs of an entry with commas or blanks between them; both may belong to an id."""
    pieces = _PIECES.split(entry)
    parts: list[str] = []
    start = 0
    # Two ids are no longer than that, however they are written: long lists are not tried as one pair.
    longest = 8 * max(map(len, known), default=0) + 60
    lengths = list(itertools.accumulate(len(piece) if place % 2 == 0 else 0 for place, piece in enumerate(pieces)))
    while start < len(pieces):
        before = lengths[start - 1] if start else 0
        last = start + 1
        while last + 2 <= len(pieces) and lengths[last + 1] - before <= longest:
            last += 2
        ends = range(last, start, -2)
        whole = (end for end in ends if _pair("".join(pieces[start:end]), known) is not None)
        end = next(whole, min(start + 3, len(pieces)) if "," not in pieces[start + 1 : start + 2] else start + 1)
        parts.append("".join(pieces[start:end]))
        start = end + 1
    return [part for part in parts if part]


def _no_pairs(entry: str) -> InputError:
    return InputError("\"{entry}\" is not a list of pairs of sources; write pairs such as 1-2, 3-5.", entry=entry)


def _unknown(entry: str, known: Mapping[str, int], titles: Sequence[str]) -> InputError:
    """Why an entry is no pair of known sources."""
    partings = [pair for pair in _partings(entry) if all(pair)]
    if not partings:
        return _no_pairs(entry)
    one_known = [pair for pair in partings if any(id_key(name) in known for name in pair)]
    strange = next(name for name in (one_known or partings)[0] if id_key(name) not in known)
    shown = list(titles or known)
    listed = ", ".join(shown[:_LISTED]) + (f", ... ({len(shown)})" if len(shown) > _LISTED else "")
    return InputError("there is no source {number}; the sources are {known}.", number=strange, known=listed)


def chosen_links(
    first: Sequence[Hashable], second: Sequence[Hashable], choices: Iterable
) -> tuple[list[tuple], list[tuple]]:
    """What a table of overrides keeps and drops.

    Parameters
    ----------
    first, second : sequence of hashable
        Ids of the sources at both ends, all of one kind.
    choices : iterable
        For each row "keep" or "drop", or Linkage Mapper's 100 or -100 (so that an edited table of links will do);
        other numbers and empty cells leave a link to the rules.

    Returns
    -------
    keep, drop : list of pairs of ids

    Raises
    ------
    InputError
        At the first word that is neither and at the first link of a source to itself, with the row; when a link
        is both to be kept and to be dropped.
    """
    keep: list = []
    drop: list = []
    for row, (one, other, choice) in enumerate(zip(first, second, choices), 1):
        number = _chosen(choice)
        if number is None:
            raise InputError(
                "The overrides have \"{word}\" in row {row}; write keep or drop (or 100 or -100).", word=choice, row=row
            )
        if number in (_KEPT, _DROPPED):
            if one == other:
                raise InputError(
                    "The overrides join source {number} to itself in row {row}; name two sources.",
                    number=one,
                    row=row,
                )
            (keep if number == _KEPT else drop).append((one, other))
    kept_and_dropped(keep, drop)
    return keep, drop


def _chosen(choice):
    """What a cell of the overrides means; 0 where it says nothing, None where it is neither."""
    word = plain_text("" if choice is None else choice).casefold()
    if word in _WORDS:
        return _WORDS[word]
    try:
        return parse_number(word) if word else 0
    except InputError:
        return None


def _order(end) -> tuple:
    """Texts of whole numbers in the order of the numbers."""
    return len(str(end)), str(end)


def kept_and_dropped(keep: Iterable[tuple], drop: Iterable[tuple]) -> tuple[set, set]:
    """Pairs that are kept and pairs that are dropped, each with the lower number first.

    Raises
    ------
    InputError
        When a pair is to be both kept and dropped.
    """
    kept, dropped = ({tuple(sorted(pair, key=_order)) for pair in pairs} for pairs in (keep, drop))
    for first, second in sorted(kept & dropped):
        raise InputError(
            "The link {first}-{second} is both to be kept and to be dropped; decide for one.",
            first=first,
            second=second,
        )
    return kept, dropped
