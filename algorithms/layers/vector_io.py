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
from ...core.tables import find_column, numbers_in
from ..platform.compat import NO_VALIDITY_CHECK, is_null
from .dbf_texts import dbf_texts
from .plain_geometry import KINDS, is_finite, of_kind, straight, valid


@dataclass
class Features:
    """Geometries and attributes of a vector layer.

    Parameters
    ----------
    name : str
        The layer's name, for messages.
    geometries : list of QgsGeometry
        In the coordinate system that was asked for; valid, straight and flat.
    columns : dict
        Field name to the list of values (None where missing).
    repaired, skipped : int
        How many geometries were invalid and mended, and how many were empty and left out.
    curved, strange : int
        How many had arcs, which are short lines now, and how many were of another kind and left out.
    """

    name: str
    geometries: list = field(default_factory=list)
    columns: dict = field(default_factory=dict)
    repaired: int = 0
    skipped: int = 0
    curved: int = 0
    strange: int = 0

    def __len__(self) -> int:
        return len(self.geometries)


class Snapshot:
    """A vector layer that can be read in another thread; has the methods of a feature source."""

    def __init__(self, layer):
        self._source = QgsVectorLayerFeatureSource(layer)
        self._fields, self._crs = layer.fields(), layer.crs()
        self._name, self._count = layer.name(), layer.featureCount()
        self.texts = dbf_texts(layer)

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


def read_features(source, name: str, crs: str, context, progress, kinds=KINDS, texts=None) -> Features:
    """Read all features of a source: straight, flat, mended and in one coordinate system.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
    name : str
        For messages.
    crs : str
        WKT of the wanted coordinate system; empty keeps the layer's own.
    context : QgsProcessingContext
    progress : callable
    kinds : sequence of geometry types
        Features of other kinds are left out and counted; of a collection the parts of the first kind that it has
        are taken.
    texts : DbfTexts, optional
        In place of the texts that QGIS reads.

    Returns
    -------
    Features

    Raises
    ------
    InputError
        When the layer has no features with a geometry of these kinds.
    """
    transform = _transform_to(crs, source, context)
    fields = [attribute.name() for attribute in source.fields()]
    result = Features(name, columns={key: [] for key in fields})
    count = max(source.featureCount(), 1)
    for number, feature in enumerate(source.getFeatures(QgsFeatureRequest(), NO_VALIDITY_CHECK)):
        progress(min(number / count, 1.0))
        geometry = feature.geometry()
        if geometry.isNull() or geometry.isEmpty():
            result.skipped += 1
            continue
        geometry = of_kind(geometry, kinds)
        if geometry.isNull():
            result.strange += 1
            continue
        geometry, curved = straight(geometry)
        if transform is not None:
            _transform(geometry, transform, name)
        if not is_finite(geometry):
            raise InputError(
                "The layer {name} has coordinates that are no numbers in feature {number}; mend or remove it.",
                name=name,
                number=number + 1,
            )
        geometry, repaired = valid(geometry)
        result.curved += curved
        result.repaired += repaired
        result.geometries.append(geometry)
        for key, value in zip(fields, feature.attributes()):
            value = None if is_null(value) else value
            result.columns[key].append(value if texts is None else texts.mended(feature.id(), key, value))
    if not result.geometries:
        if result.strange:
            raise InputError("The layer {name} has no features of the kind that is needed.", name=name)
        raise InputError("The layer {name} has no features.", name=name)
    return result


def _transform_to(crs: str, source, context):
    if not crs or not source.sourceCrs().isValid():
        return None
    target = QgsCoordinateReferenceSystem.fromWkt(crs)
    if source.sourceCrs() == target:
        return None
    return QgsCoordinateTransform(source.sourceCrs(), target, context.transformContext())


def _transform(geometry, transform, name: str) -> None:
    try:
        geometry.transform(transform)
    except QgsCsException:
        raise InputError(
            "The layer {name} has features that cannot be transformed into the coordinate system of the raster; "
            "check the layer's coordinate system.",
            name=name,
        ) from None


def column(columns: dict, wanted: str, name: str) -> list:
    """A column by its name, compared without regard to case, units in brackets and language.

    Raises
    ------
    InputError
        When it is missing; the columns that are there are listed.
    """
    header = wanted if wanted in columns else find_column(columns, wanted)
    if header is not None:
        return columns[header]
    raise InputError(
        "The table {name} has no column {wanted}; its columns are: {known}.",
        name=name,
        wanted=wanted,
        known=", ".join(columns),
    )


numbers = numbers_in


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
