"""Files in: bytes, texts, JSON and csv, of any encoding and separator that people keep them in."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import re
import zlib
from collections import Counter

from ...core.errors import InputError

UTF8_OR_LATIN = ("utf-8-sig", "latin-1")
_BLOCK = 1 << 20
# Of equally regular ones the first is taken.
_SEPARATORS = ("\t", ";", "；", ",", "，", "|")
# What Excel writes over a table to say what separates its cells.
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?")
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
# No number of a file has more digits.
_DIGITS = 300
_GUARDED = ("'=", "'+", "'-", "'@")


def blocks_of(path: str):
    """A file in pieces that fit into memory."""
    with open(path, "rb") as file:
        while block := file.read(_BLOCK):
            yield block


def read_bytes(path: str, count: int = -1) -> bytes:
    """A file or its first bytes; one that ends in ``.gz`` is unpacked.

    Raises
    ------
    InputError
        When it cannot be read or unpacked.
    """
    try:
        with gzip.open(path, "rb") if path.endswith(".gz") else open(path, "rb") as file:
            return file.read(count)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError("{path} cannot be read; the file is damaged.", path=path) from error
    except OSError as error:
        raise InputError("The file {path} cannot be read: {reason}.", path=path, reason=error.strerror) from error


def read_text(path: str, encodings=("utf-8-sig",)) -> str:
    """The text of a file in the first encoding that fits.

    Raises
    ------
    InputError
        When it cannot be read.
    UnicodeDecodeError
        When no encoding fits.
    """
    content = read_bytes(path)
    for encoding in encodings[:-1]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode(encodings[-1])


def read_json(path: str, pairs=None):
    """What a JSON file holds; `pairs` makes the objects.

    Raises
    ------
    InputError
        When it cannot be read.
    ValueError
        When it is no JSON.
    """
    try:
        return json.loads(read_text(path), object_pairs_hook=pairs, parse_int=_whole)
    except RecursionError:
        raise json.JSONDecodeError("its parts are nested too deeply", "", 0) from None


def _whole(digits: str):
    if len(digits) > _DIGITS:
        raise json.JSONDecodeError(f"a number in it has {len(digits)} digits", "", 0)
    return int(digits)


def known_json(path: str):
    """What a JSON file holds; None where there is none or it cannot be understood."""
    try:
        return read_json(path)
    except (InputError, ValueError):
        return None


def csv_rows(path: str) -> list:
    """The rows of a csv file as lists of text, whatever its encoding and whatever separates its cells.

    Raises
    ------
    InputError
        When the file cannot be read or is no text.
    """
    try:
        text = _decoded(read_bytes(path))
    except UnicodeDecodeError:
        text = "\x00"
    if "\x00" in text:
        raise InputError("The file {path} is no table of text; save it as csv.", path=path)
    mark = _SEPARATOR_LINE.match(text)
    if mark:
        return _rows(text[mark.end() :], mark.group(1))
    found = max((_rows(text, separator) for separator in _SEPARATORS), key=_regular)
    return found if _regular(found)[1] else _by_blanks(text) or found


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16")
    if b"\x00" in content[:64] and len(content) % 2 == 0:
        # Without its mark: zeros stand where ASCII has its upper bytes.
        return content.decode("utf-16-le" if content[1:2] == b"\x00" else "utf-16-be")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def _rows(text: str, separator: str) -> list:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True))
    except csv.Error:
        return []


def _by_blanks(text: str) -> list:
    """Rows of cells that blanks part; none where the rows differ, or no column is of numbers: blanks stand in names."""
    rows = [[cell for cell in row if cell] for row in _rows(text, " ")]
    rows = [row for row in rows if row]
    if len(rows) < 2 or len(rows[0]) < 2 or len({len(row) for row in rows}) > 1:
        return []
    columns = list(zip(*rows[1:]))
    numbers = [all(_NUMBER.fullmatch(cell) for cell in column) for column in columns]
    named = not any(_NUMBER.fullmatch(cell) for cell in rows[0])
    return rows if named and all(numbers[1:]) else []


def _regular(rows: list) -> tuple:
    """How many rows have as many cells as most have, if more than one; then how many cells that are."""
    widths = Counter(len(row) for row in rows if any(map(str.strip, row)))
    several = {width: count for width, count in widths.items() if width > 1}
    if not several:
        return 0, 0
    width = max(several, key=lambda each: (several[each], each))
    # The header tells: decimal commas are in the rows below it only.
    return several[width] if any(len(row) > 1 for row in rows[:1]) else several[width] - 0.5, width


def read_csv(path: str) -> dict:
    """The columns of a csv file of our own as lists of text.

    Raises
    ------
    InputError
        When the file cannot be read or has no rows.
    """
    rows = [row for row in csv_rows(path) if any(cell.strip() for cell in row)]
    if len(rows) < 2:
        raise InputError("The file {path} has no rows below its header.", path=path)
    header = [name.strip() for name in rows[0]]
    return {
        name: [_as_meant(row[place]) if place < len(row) else "" for row in rows[1:]]
        for place, name in enumerate(header)
    }


def _as_meant(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from running it."""
    return cell[1:] if cell[:2] in _GUARDED else cell
