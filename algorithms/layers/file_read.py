"""Files in: bytes, texts, JSON and csv, of any encoding and separator that people keep them in."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib

from ...core.errors import InputError

# UTF-8, or the encoding of a Chinese spreadsheet.
_ENCODINGS = ("utf-8-sig", "gb18030")
UTF8_OR_LATIN = ("utf-8-sig", "latin-1")
_BLOCK = 1 << 20


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
    return json.loads(read_text(path), object_pairs_hook=pairs)


def known_json(path: str):
    """What a JSON file holds; None where there is none or it cannot be understood."""
    try:
        return read_json(path)
    except (InputError, ValueError, RecursionError):
        return None


def read_csv(path: str) -> dict:
    """The columns of a csv file as lists of text, whatever separates them.

    Raises
    ------
    InputError
        When the file cannot be read or has no rows.
    """
    try:
        text = read_text(path, _ENCODINGS)
    except UnicodeDecodeError:
        text = "\x00"
    if "\x00" in text:
        raise InputError("The file {path} is no table of text; save it as csv.", path=path)
    first = text.split("\n", 1)[0]
    separator = max((",", ";", "\t"), key=first.count)
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=separator) if any(cell.strip() for cell in row)]
    if len(rows) < 2:
        raise InputError("The file {path} has no rows below its header.", path=path)
    header = [name.strip() for name in rows[0]]
    for number, row in enumerate(rows[1:], 2):
        if len(row) > len(header):
            raise InputError(
                "The file {path} has {cells} cells in row {row} and {columns} columns.",
                path=path,
                cells=len(row),
                row=number,
                columns=len(header),
            )
    return {name: [row[place] if place < len(row) else "" for row in rows[1:]] for place, name in enumerate(header)}
