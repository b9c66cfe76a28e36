"""Vectors out: fields, features and GeoPackages."""

from __future__ import annotations

import os

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsField, QgsFields, QgsVectorFileWriter

from ...core.errors import InputError
from ..platform.compat import FAST_INSERT, FIELD_TYPES, WKB

WKB_TYPES = {"point": WKB.Point, "line": WKB.MultiLineString, "polygon": WKB.MultiPolygon, "table": WKB.NoGeometry}


def layer_definition(fields, geometry: str, crs: str):
    """The fields and the coordinate system of a layer."""
    definition = QgsFields()
    for name, kind in fields:
        definition.append(QgsField(name, FIELD_TYPES[kind]))
    reference = QgsCoordinateReferenceSystem()
    if geometry != "table" and crs:
        reference = QgsCoordinateReferenceSystem.fromWkt(crs)
    return definition, reference


def add_features(sink, definition, fields, rows, geometry: str, output: str) -> None:
    """Write rows of (geometry, values) into a sink; `output` names it in messages."""
    multi = geometry in ("line", "polygon")
    for shape, values in rows:
        feature = QgsFeature(definition)
        feature.setAttributes([_attribute(value, kind) for value, (_, kind) in zip(values, fields)])
        if shape is not None:
            if multi and not shape.isMultipart() and not shape.convertToMultiType():
                raise InputError("{output} cannot be written: a geometry has no parts.", output=output)
            feature.setGeometry(shape)
        if not sink.addFeature(feature, FAST_INSERT):
            reason = sink.lastError() if hasattr(sink, "lastError") else ""
            raise InputError("{output} cannot be written: {reason}", output=output, reason=reason)


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
        raise InputError("{output} cannot be written: {reason}", output=path, reason=writer.errorMessage())
    add_features(writer, definition, fields, rows, geometry, path)
    del writer
    return options.layerName


def _attribute(value, kind):
    if value is None or (kind is float and not np.isfinite(float(value))):
        return None
    return kind(value)
