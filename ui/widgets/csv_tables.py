"""Csv files as people keep them: any separator, UTF-8 or the encoding of a Chinese spreadsheet."""

from __future__ import annotations

import csv
import io

from ...core.errors import InputError

_ENCODINGS = ("utf-8-sig", "gb18030")


def read_csv(path: str) -> dict:
    """The columns of a csv file as lists of text.

    Raises
    ------
    InputError
        When the file cannot be read or has no rows.
    """
    try:
        with open(path, "rb") as file:
            raw = file.read()
    except OSError as error:
        raise InputError("The file {path} cannot be read: {reason}.", path=path, reason=error.strerror) from error
    text = None
    for encoding in _ENCODINGS:
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    if text is None or "\x00" in text:
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
    return {
        name: [row[place] if place < len(row) else "" for row in rows[1:]] for place, name in enumerate(header)
    }


def write_csv(path: str, columns: dict) -> None:
    """Write columns as a csv file that a spreadsheet opens with its Chinese names intact.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    try:
        # The mark at the beginning tells Excel that this is UTF-8; GDAL skips it.
        with open(path, "w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows(zip(*columns.values()))
    except OSError as error:
        raise InputError("The file {path} cannot be written: {reason}.", path=path, reason=error.strerror) from error
