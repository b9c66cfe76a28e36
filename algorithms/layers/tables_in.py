"""Tables in: csv of any encoding and separator, spreadsheets, tables of databases, as columns of cells."""

from __future__ import annotations

import os

from qgis.core import QgsFeatureRequest

from ...core.errors import InputError, phrase
from ...core.numbers import parse_number
from ...core.tables import header_key, is_empty, tidy
from ..platform.compat import NO_VALIDITY_CHECK, is_null
from ..platform.gdal_messages import gdal_errors, gdal_options
from .file_read import csv_rows
from .opening import open_vector

_TEXTS = (".csv", ".tsv", ".txt", ".tab")
_SHEETS = (".xlsx", ".xls", ".xlsm", ".ods")
# What databases call the number of a row.
_ROW_NUMBERS = ("fid", "ogc_fid")
# Titles stand above a header; so many rows are looked through for it.
_TITLE_ROWS = 20


def is_table_file(path: str) -> bool:
    """Whether a file is read here as it is, and not through a layer of QGIS."""
    return os.path.splitext(path.split("|")[0])[1].casefold() in (*_TEXTS, *_SHEETS)


def read_table_file(path: str) -> dict:
    """The columns of a csv file or a sheet (``path|layername=sheet``, else the first with rows), headers as written.

    Raises
    ------
    InputError
        When it cannot be read or has no rows.
    """
    file, _, sheet = path.partition("|layername=")
    file = file.split("|")[0]
    if os.path.splitext(file)[1].casefold() in _TEXTS:
        return columns_of_rows(csv_rows(file), file)
    return _read_sheet(file, sheet.split("|")[0])


def _read_sheet(path: str, sheet: str) -> dict:
    # Without its own guess of headers, a title over the table or numbers as headers do no harm.
    options = {"OGR_XLSX_HEADERS": "DISABLE", "OGR_ODS_HEADERS": "DISABLE", "OGR_XLS_HEADERS": "DISABLE"}
    with gdal_options(options), gdal_errors():
        dataset = open_vector(path)
        if dataset is None:
            raise InputError("The file {path} cannot be read as a spreadsheet; save it as xlsx or csv.", path=path)
        layers = [dataset.GetLayer(number) for number in range(dataset.GetLayerCount())]
        chosen = [layer for layer in layers if not sheet or layer.GetName() == sheet]
        if not chosen:
            raise InputError("The file {path} has no sheet {sheet}.", path=path, sheet=sheet)
        tables = [[_cells(feature) for feature in layer] for layer in chosen]
    rows = next((table for table in tables if any(any(row) for row in table)), [])
    return columns_of_rows(rows, path)


def _cells(feature) -> list:
    """The cells of a row; numbers stay numbers."""
    return [
        None if not feature.IsFieldSetAndNotNull(place) else feature.GetField(place)
        for place in range(feature.GetFieldCount())
    ]


def columns_of_rows(rows: list, path: str) -> dict:
    """Rows of cells as columns: titles above the header are none of them.

    The header is the first row with more than one cell; where headers are merged over several columns it is the row of
    words below them, and what stands only above is taken from there.

    Raises
    ------
    InputError
        When there is no row below the header, or cells beyond it.
    """
    filled = [sum(not is_empty(cell) for cell in row) for row in rows]
    several = min(2, max(filled, default=0))
    start = next((row for row, count in enumerate(filled[:_TITLE_ROWS]) if count >= several), 0)
    if not any(filled[start + 1 :]):
        raise InputError("The file {path} has no rows below its header.", path=path)
    heads = list(rows[start])
    below = filled[start + 1] > filled[start] and _words(rows[start + 1])
    if below and not all(map(_words, rows[start + 2 :])):
        above, heads = heads, list(rows[start + 1])
        heads = [above[place] if is_empty(head) and place < len(above) else head for place, head in enumerate(heads)]
        start += 1
    columns: dict = {}
    for number, row in enumerate(rows[start + 1 :], 1):
        if any(not is_empty(cell) for cell in row[len(heads) :]):
            raise InputError(
                "The file {path} has {cells} cells in row {row} and {columns} columns.",
                path=path,
                cells=len(row),
                row=number,
                columns=len(heads),
            )
    for place, head in enumerate(heads):
        cells = [row[place] if place < len(row) else None for row in rows[start + 1 :]]
        name = "" if is_empty(head) else str(head).strip()
        if not name and all(map(is_empty, cells)):
            continue
        columns[_free(name, columns)] = cells
    return columns


def _words(row: list) -> bool:
    """Whether a row has no number."""
    for cell in row:
        if is_empty(cell):
            continue
        if not isinstance(cell, str):
            return False
        try:
            parse_number(cell)
            return False
        except InputError:
            continue
    return True


def _free(name: str, columns: dict) -> str:
    if name not in columns:
        return name
    return next(f"{name}_{number}" for number in range(2, len(columns) + 3) if f"{name}_{number}" not in columns)


def read_table(source, name: str, texts=None) -> dict:
    """The columns of a table as lists, by their names as written; with the texts of `DbfTexts`, where they are given.

    Raises
    ------
    InputError
        When the table has no rows.
    """
    fields = [attribute.name() for attribute in source.fields()]
    columns: dict = {key: [] for key in fields}
    for feature in source.getFeatures(QgsFeatureRequest(), NO_VALIDITY_CHECK):
        for key, value in zip(fields, feature.attributes()):
            value = None if is_null(value) else value
            columns[key].append(value if texts is None else texts.mended(feature.id(), key, value))
    if not fields or not columns[fields[0]]:
        raise InputError("The table {name} has no rows.", name=name)
    return columns


def understood(job, columns: dict, name: str) -> dict:
    """A table as its readers take it, with a word on what was left out.

    Raises
    ------
    InputError
        When nothing is left.
    """
    columns = {header: cells for header, cells in columns.items() if header_key(header) not in _ROW_NUMBERS}
    table, total_rows, totals, remarks = tidy(columns)
    if not table or not len(next(iter(table.values()))):
        raise InputError("The table {name} has no rows.", name=name)
    if total_rows:
        job.log("{name}: {count} {count:row|rows} of totals {count:was|were} left out.", name=name, count=total_rows)
    for headers, sentence in (
        (totals, phrase("{name}: the columns of totals {headers} were left out.")),
        (remarks, phrase("{name}: the columns of remarks {headers} were left out.")),
    ):
        if headers:
            job.log(sentence, name=name, headers=", ".join(map(str, headers)))
    job.log(
        "{name}: a table of {rows} {rows:row|rows}, columns {headers}.",
        name=name,
        rows=len(next(iter(table.values()))),
        headers=", ".join(table),
    )
    return table


def typed_table(path: str, known_headers: bool = True) -> dict:
    """A table that a window opens, as algorithms read it; headers stay as written where they are names of the user's.

    Raises
    ------
    InputError
        When it cannot be read or has no rows.
    """
    return tidy(read_table_file(path), known_headers)[0]
