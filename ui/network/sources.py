"""Where sources lie and how large they are, for the drawing of the network."""

from __future__ import annotations

from qgis.core import NULL, QgsVectorLayer

from ...core.errors import InputError

_ID = "source_id"


def places_of(layer: QgsVectorLayer) -> dict:
    """The centre of every source, by its number, in map units.

    Raises
    ------
    InputError
        When the layer has no numbers of sources.
    """
    return {number: (point.x(), point.y()) for number, point in _each(layer, lambda shape: shape.centroid().asPoint())}


def areas_of(layer: QgsVectorLayer) -> dict:
    """The area of every source, by its number, in square map units."""
    return dict(_each(layer, lambda shape: shape.area()))


def _each(layer, measure) -> list:
    if layer.fields().indexOf(_ID) < 0:
        raise InputError(
            "The layer {name} has no field source_id; choose the sources of these corridors.", name=layer.name()
        )
    return [
        (int(feature[_ID]), measure(feature.geometry()))
        for feature in layer.getFeatures()
        if feature[_ID] not in (None, NULL) and feature.hasGeometry() and not feature.geometry().isEmpty()
    ]
