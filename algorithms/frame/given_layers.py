"""Layers as they are given to an algorithm, before QGIS looks at them: paths inside archives, layers of other kinds."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsRasterLayer, QgsVectorLayer

from ...core.errors import InputError, phrase
from ..layers.opening import raster_layer, vector_layer

# Layers that are neither rasters nor vectors.
_OTHER_KINDS = {
    "QgsMeshLayer": phrase("a mesh layer"),
    "QgsPointCloudLayer": phrase("a point cloud"),
    "QgsVectorTileLayer": phrase("a layer of vector tiles"),
    "QgsAnnotationLayer": phrase("a layer of annotations"),
    "QgsTiledSceneLayer": phrase("a layer of a tiled scene"),
    "QgsPluginLayer": phrase("a layer of a plugin"),
}
_KINDS = ("raster", "multilayer", "layer", "source", "vector")


def with_packed_layers(algorithm, parameters: dict) -> dict:
    """The parameters with layers for GDAL's paths such as /vsizip/..., which QGIS takes for missing files."""
    opened = dict(parameters)
    for definition in algorithm.parameterDefinitions():
        key = definition.name()
        if definition.isDestination() or definition.type() not in _KINDS:
            continue
        value = parameters.get(key)
        entries = value if isinstance(value, (list, tuple)) else [value]
        if any(isinstance(entry, str) and entry.startswith("/vsi") for entry in entries):
            found = [_opened(entry, definition) for entry in entries]
            opened[key] = found if isinstance(value, (list, tuple)) else found[0]
    return opened


def _opened(entry, definition):
    if not isinstance(entry, str) or not entry.startswith("/vsi"):
        return entry
    for opener in (raster_layer, vector_layer) if definition.type() not in ("source", "vector") else (vector_layer,):
        layer = opener(entry)
        if layer.isValid():
            return layer
    raise InputError(
        "{parameter}: {path} cannot be opened; check the path inside the archive.",
        parameter=definition.description(),
        path=entry,
    )


def refuse_other_kinds(label: str, layer) -> None:
    """Raise for meshes, point clouds and the like, which have neither cells nor features."""
    if not isinstance(layer, QgsMapLayer) or isinstance(layer, (QgsRasterLayer, QgsVectorLayer)):
        return
    raise InputError(
        "{parameter}: {name} is {kind}; turn it into a raster first (for meshes native:meshrasterize, for point clouds "
        "pdal:exportraster).",
        parameter=label,
        name=layer.name(),
        kind=_OTHER_KINDS.get(type(layer).__name__, phrase("a layer without cells")),
    )
