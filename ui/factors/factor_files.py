"""Factor tables in csv files and in the parameters of `esp:resistancefactor`."""

from __future__ import annotations

import os

from ...algorithms.layers.tables_in import typed_table
from ...algorithms.writing.files import write_csv
from .factor_rows import FactorRows, rows_of_columns


def read_rows(path: str) -> FactorRows:
    """The rows of a csv file, as they are written.

    Raises
    ------
    InputError
    """
    return rows_of_columns(typed_table(path), os.path.basename(path))


def write_rows(rows: FactorRows, path: str) -> None:
    """Write what `read_rows` and `esp:resistancefactor` read.

    Raises
    ------
    InputError
    """
    columns = rows.columns()
    notes = [row.note for row in rows.rows]
    if any(notes):
        columns["note"] = notes
    write_csv(path, columns)


def content(rows: FactorRows) -> str:
    """All that tells one table from another, as one text."""
    return rows.kind + "|".join(
        ";".join((row.first, row.to, row.score, row.note)) for row in rows.rows
    )


