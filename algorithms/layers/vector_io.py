"""Vectors and tables in: features in the grid's coordinate system, tables as columns."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsVectorLayerFeatureSource,
)

from ...core.errors import InputError
from ..platform.compat import NO_VALIDITY_CHECK, is_null


@dataclass
class Features:
    """Geometries and attributes of a vector layer.

    Parameters
    ----------
    name : str
        The layer's name, for messages.
    geometries : list of QgsGeometry
        In the coordinate system that was asked for; valid.
    columns : dict
        Field name to the list of values (None where missing).
    repaired, skipped : int
        How many geometries were invalid and mended, and how many were empty and left out.
    """

    name: str
    geometries: list = field(default_factory=list)
    columns: dict = field(default_factory=dict)
    repaired: int = 0
    skipped: int = 0

    def __len__(self) -> int:
        return len(self.geometries)


class Snapshot:
    """A vector layer that can be read in another thread; has the methods of a feature source."""

    def __init__(self, layer):
        self._source = QgsVectorLayerFeatureSource(layer)
        self._fields, self._crs = layer.fields(), layer.crs()
        self._name, self._count = layer.name(), layer.featureCount()

    def fields(self):
        """The layer's fields."""
        return self._fields

    def sourceCrs(self):
        """The layer's coordinate system."""
        return self._crs

    def sourceName(self):
        """The layer's name."""
        return self._name

    def featureCount(self):
        """Number of features; negative where it is not known."""
        return self._count

    def getFeatures(self, request, flags=None):
        """The features; validity is looked at by the caller."""
        return self._source.getFeatures(request)


def read_features(source, name: str, crs: str, context, progress) -> Features:
    """Read all features of a source, mended and in one coordinate system.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
    name : str
        For messages.
    crs : str
        WKT of the wanted coordinate system; empty keeps the layer's own.
    context : QgsProcessingContext
    progress : callable

    Returns
    -------
    Features

    Raises
    ------
    InputError
        When the layer has no features with a geometry.
    """
    request = QgsFeatureRequest()
    transform = None
    if crs and source.sourceCrs().isValid():
        target = QgsCoordinateReferenceSystem.fromWkt(crs)
        if source.sourceCrs() != target:
            transform = QgsCoordinateTransform(source.sourceCrs(), target, context.transformContext())
    fields = [attribute.name() for attribute in source.fields()]
    result = Features(name, columns={key: [] for key in fields})
    count = max(source.featureCount(), 1)
    for number, feature in enumerate(source.getFeatures(request, NO_VALIDITY_CHECK)):
        progress(min(number / count, 1.0))
        geometry = feature.geometry()
        if geometry.isNull() or geometry.isEmpty():
            result.skipped += 1
            continue
        if transform is not None:
            _transform(geometry, transform, name)
        if not geometry.isGeosValid():
            mended = geometry.makeValid()
            # A line without length would become a point: it stays what it is, for its reader to judge.
            if mended.type() == geometry.type():
                geometry = mended
                result.repaired += 1
        result.geometries.append(geometry)
        for key, value in zip(fields, feature.attributes()):
            result.columns[key].append(None if is_null(value) else value)
    if not result.geometries:
        raise InputError("The layer {name} has no features.", name=name)
    return result


def _transform(geometry, transform, name: str) -> None:
    try:
        geometry.transform(transform)
    except QgsCsException:
        raise InputError(
            "The layer {name} has features that cannot be transformed into the coordinate system of the raster; "
            "check the layer's coordinate system.",
            name=name,
        ) from None


def read_table(source, name: str) -> dict:
    """The columns of a table as lists, by their names as written.

    Raises
    ------
    InputError
        When the table has no rows.
    """
    fields = [attribute.name() for attribute in source.fields()]
    columns: dict = {key: [] for key in fields}
    for feature in source.getFeatures(QgsFeatureRequest(), NO_VALIDITY_CHECK):
        for key, value in zip(fields, feature.attributes()):
            columns[key].append(None if is_null(value) else value)
    if not fields or not columns[fields[0]]:
        raise InputError("The table {name} has no rows.", name=name)
    return columns


def column(columns: dict, wanted: str, name: str) -> list:
    """A column by its name, compared without regard to case.

    Raises
    ------
    InputError
        When it is missing; the columns that are there are listed.
    """
    for key, values in columns.items():
        if key.strip().casefold() == wanted.casefold():
            return values
    raise InputError(
        "The table {name} has no column {wanted}; its columns are: {known}.",
        name=name,
        wanted=wanted,
        known=", ".join(columns),
    )


def numbers(values: list, wanted: str, name: str, missing=None) -> list:
    """A column as floats; csv columns arrive as text.

    Parameters
    ----------
    values : list
    wanted, name : str
        The column and the table, for messages.
    missing : float, optional
        Taken for empty cells; without it they are an error.

    Raises
    ------
    InputError
        At the first value that is not a number, with its row.
    """
    result = []
    for row, value in enumerate(values, 1):
        if value is None or str(value).strip() == "":
            if missing is None:
                raise InputError("The table {name} has no {wanted} in row {row}.", name=name, wanted=wanted, row=row)
            result.append(float(missing))
            continue
        try:
            result.append(float(str(value).strip()))
        except ValueError:
            raise InputError(
                "The table {name} has {value} as {wanted} in row {row}, which is not a number.",
                name=name,
                value=value,
                wanted=wanted,
                row=row,
            ) from None
    return result


def columns_of(names, rows) -> dict:
    """Rows as the columns of a table."""
    return dict(zip(names, map(list, zip(*rows)))) or {name: [] for name in names}


_TYPES = {"int": int, "float": float, "str": str}


def fields_of(description: str) -> tuple:
    """The fields of a layer, (name, type) each, from a line such as "source_id int, area_ha float, name str"."""
    return tuple((name, _TYPES[kind]) for name, kind in map(str.split, description.split(",")))


def kind_of(values) -> type:
    """The field type that holds the values of a column: int, float or str; None does not count."""
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, (int, np.integer, np.bool_)) for value in known):
        return int
    return float if known and all(isinstance(value, (int, float, np.number)) for value in known) else str
