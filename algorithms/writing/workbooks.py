"""Tables out as one workbook with a sheet each, through GDAL's driver for xlsx that QGIS writes tables with, too."""

from __future__ import annotations

from osgeo import ogr

from ..platform.gdal_messages import close_dataset, gdal_errors

_DRIVER = "XLSX"
# What a sheet's name cannot hold, and how long it may be.
_FORBIDDEN, _LONGEST = str.maketrans("[]:*?/\\", "       "), 31


def can_write_workbooks() -> bool:
    """Whether GDAL was built with the driver."""
    with gdal_errors():
        return ogr.GetDriverByName(_DRIVER) is not None


def write_workbook(path: str, sheets: list) -> None:
    """Write tables into a workbook.

    Parameters
    ----------
    path : str
        In the room of a run, so that it appears whole or not at all.
    sheets : list of (str, list of str, list of list)
        Name, heads of the columns, rows of texts, numbers and None.

    Raises
    ------
    RuntimeError, OSError
        When the file cannot be written.
    """
    with gdal_errors() as messages:
        dataset = ogr.GetDriverByName(_DRIVER).CreateDataSource(path)
        if dataset is None:
            raise OSError(messages[0][1] if messages else path)
        for name, heads, rows in sheets:
            _write_sheet(dataset, name, heads, rows)
        close_dataset(dataset)


def _write_sheet(dataset, name: str, heads: list, rows: list) -> None:
    layer = dataset.CreateLayer(name.translate(_FORBIDDEN).strip()[:_LONGEST], None, ogr.wkbNone)
    columns = list(zip(*rows)) if rows else [()] * len(heads)
    for head, column in zip(_told_apart(heads), columns):
        layer.CreateField(ogr.FieldDefn(head, _kind(column)))
    for row in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for place, value in enumerate(row):
            if value is not None:
                feature.SetField(place, value if isinstance(value, (int, float)) else str(value))
        layer.CreateFeature(feature)


def _kind(column) -> int:
    known = [value for value in column if value is not None]
    if known and all(isinstance(value, int) and abs(value) < 2**31 for value in known):
        return ogr.OFTInteger
    return ogr.OFTReal if known and all(isinstance(value, (int, float)) for value in known) else ogr.OFTString


def _told_apart(heads: list) -> list:
    """Heads without two of one name."""
    found: list = []
    for head in heads:
        name, number = head or "-", 2
        while name in found:
            name, number = f"{head} {number}", number + 1
        found.append(name)
    return found
