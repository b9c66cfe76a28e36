"""Vectors out: fields, features and GeoPackages."""

from __future__ import annotations

import os

import numpy as np
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsVectorFileWriter,
)

from ...core.errors import InputError
from ..layers.opening import open_vector
from ..platform.compat import (
    CSV_WHOLE,
    FAST_INSERT,
    FIELD_TYPES,
    LINE_GEOMETRY,
    POINT_GEOMETRY,
    POLYGON_GEOMETRY,
    WKB,
)
from ..platform.gdal_messages import gdal_errors
from .cells import harmless
from .failures import failure, is_full

WKB_TYPES = {"point": WKB.Point, "line": WKB.MultiLineString, "polygon": WKB.MultiPolygon, "table": WKB.NoGeometry}
_KINDS = {"point": POINT_GEOMETRY, "line": LINE_GEOMETRY, "polygon": POLYGON_GEOMETRY}
_COLLECTIONS = (WKB.GeometryCollection, WKB.GeometryCollectionZ, WKB.GeometryCollectionM, WKB.GeometryCollectionZM)


def layer_definition(fields, geometry: str, crs: str, path: str = ""):
    """The fields and the coordinate system of a layer that is written to a file."""
    definition = QgsFields()
    is_text = path.casefold().endswith(".csv")
    for name, kind in fields:
        definition.append(QgsField(name, *CSV_WHOLE) if is_text and kind is int else QgsField(name, FIELD_TYPES[kind]))
    reference = QgsCoordinateReferenceSystem()
    if geometry != "table" and crs:
        reference = QgsCoordinateReferenceSystem.fromWkt(crs)
    return definition, reference


# Formats whose layers hold a row for each feature; others make of one several, or none of a head.
_COUNTED = ("GPKG", "ESRI Shapefile", "GeoJSON", "FlatGeobuf", "CSV", "SQLite", "GML", "MapInfo File")


def with_ending(path: str) -> str:
    """The path with the ending that QGIS gives to one whose ending names no format."""
    known = QgsVectorFileWriter.driverForExtension(os.path.splitext(path)[1][1:])
    return path if known else path + ".gpkg"


def add_features(sink, definition, fields, rows, geometry: str, output: str, path: str = "") -> None:
    """Write rows of (geometry, values) into a sink; `output` names it in messages, `path` is its file."""
    is_text = path.casefold().endswith(".csv")
    for shape, values in rows:
        values = map(harmless, values) if is_text else values
        feature = QgsFeature(definition)
        feature.setAttributes([_attribute(value, kind) for value, (_, kind) in zip(values, fields)])
        if shape is not None:
            feature.setGeometry(_stored_shape(shape, geometry, output))
        if not sink.addFeature(feature, FAST_INSERT):
            raise _refused(sink, output, path)
    if not sink.flushBuffer():
        raise _refused(sink, output, path)


def _stored_shape(shape, geometry: str, output: str):
    """A geometry as layers of its kind hold it: lines and polygons in parts."""
    shape = _of_kind(shape, geometry)
    multi = geometry in ("line", "polygon")
    if multi and not shape.isMultipart() and not shape.convertToMultiType():
        raise InputError("{output} cannot be written: a geometry has no parts.", output=output)
    return shape


def _of_kind(shape, geometry: str):
    """What of a collection the layer is made for: where areas meet they may share lines and points beside ground."""
    if shape.wkbType() not in _COLLECTIONS:
        return shape
    parts = QgsGeometry(shape)
    return parts if parts.convertGeometryCollectionToSubclass(_KINDS[geometry]) else shape


def _refused(sink, output: str, path: str) -> InputError:
    reason = sink.lastError() if hasattr(sink, "lastError") else ""
    if path:
        return failure(output, path, reason)
    return InputError("{output} cannot be written: {reason}", output=output, reason=reason)


def check_vector(path: str, table: str, count: int, output: str) -> None:
    """Open a vector file and count its features.

    Parameters
    ----------
    path : str
    table : str
        The layer; the first one where it is empty.
    count : int
        Features that were written.
    output : str
        What the output is called.

    Raises
    ------
    InputError
        When the file cannot be opened or has not as many.
    """
    with gdal_errors() as messages:
        found, exact = _counted(path, table)
    if found == count or (found > 0 and not exact and count > 0):
        return
    failures = [text for kind, text in messages if kind >= gdal.CE_Failure]
    if failures or found < 0 or is_full(os.path.dirname(path)):
        raise failure(output, path, failures[0] if failures else "")
    raise InputError(
        "{output} cannot be written: the file holds {found} of {count} features.",
        output=output,
        found=found,
        count=count,
    )


def _counted(path: str, table: str) -> tuple:
    """How many features a layer holds, -1 where it cannot be read, and whether its format has a row for each."""
    dataset = open_vector(path)
    if dataset is None:
        return -1, False
    exact = dataset.GetDriver().GetDescription() in _COUNTED
    layer = dataset.GetLayerByName(table) if table else dataset.GetLayer(0)
    try:
        return (-1 if layer is None else sum(1 for _ in layer)), exact
    except RuntimeError:
        return -1, exact


def write_geopackage(path: str, layer: str, fields, rows, geometry: str, crs: str, context, title: str = "") -> str:
    """Write a layer into a GeoPackage, new or existing; returns its name.

    Parameters
    ----------
    path : str
    layer : str
        The layer's name; the file's where it is empty. Other layers of the file stay.
    fields, rows, geometry
        As `Outputs.write_features`.
    crs : str
        WKT.
    context : QgsProcessingContext
    title : str, optional
        How readers see the layer, as its identifier in the file.

    Raises
    ------
    InputError
        When the file cannot be written.
    """
    definition, reference = layer_definition(fields, geometry, crs)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG"
    options.layerName = layer or os.path.splitext(os.path.basename(path))[0]
    if title:
        options.layerOptions = [f"IDENTIFIER={title}"]
    if os.path.exists(path):
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    writer = QgsVectorFileWriter.create(
        path, definition, WKB_TYPES[geometry], reference, context.transformContext(), options
    )
    if writer.hasError():
        raise failure(os.path.basename(path), path, writer.errorMessage())
    add_features(writer, definition, fields, rows, geometry, os.path.basename(path), path)
    del writer
    check_vector(path, options.layerName, len(rows), os.path.basename(path))
    return options.layerName


def _attribute(value, kind):
    if value is None or (kind is float and not np.isfinite(float(value))):
        return None
    return kind(value)
