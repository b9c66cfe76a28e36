"""Layers as they are given to an algorithm, before QGIS looks at them: paths inside archives, layers of other kinds."""

from __future__ import annotations

import contextlib
import os
import re

from qgis.core import QgsApplication, QgsMapLayer, QgsProcessingUtils, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt import sip

from ...core.errors import InputError, phrase
from ..layers.opening import raster_layer, rasters_in, vector_layer, without_traces
from ..writing.files import remove_file

# Layers that are neither rasters nor vectors.
_OTHER_KINDS = {
    "QgsMeshLayer": phrase("a mesh layer"),
    "QgsPointCloudLayer": phrase("a point cloud"),
    "QgsVectorTileLayer": phrase("a layer of vector tiles"),
    "QgsAnnotationLayer": phrase("a layer of annotations"),
    "QgsTiledSceneLayer": phrase("a layer of a tiled scene"),
    "QgsPluginLayer": phrase("a layer of a plugin"),
}
# Files of points, which some versions of QGIS do not open at all.
_CLOUDS = (".las", ".laz", "ept.json", ".pcd", ".e57")
_NAMED = 10
# /vsizip/..., and parts of files: GPKG:/a.gpkg:dem, NETCDF:"/a.nc":ppt, HDF4_EOS:EOS_GRID:"/a.hdf":grid:NDVI.
_OF_GDAL = re.compile(r"^(?:/vsi\w+/|(?:GPKG|NETCDF|HDF4|HDF4_EOS|HDF4_SDS|HDF5|ZARR|GTIFF_DIR):)")
_KINDS = ("raster", "multilayer", "layer", "source", "vector")
_HINT = QgsProcessingUtils.LayerHint
_HINTS = {"raster": _HINT.Raster, "layer": _HINT.UnknownType, "multilayer": _HINT.UnknownType}


def with_packed_layers(algorithm, parameters: dict) -> dict:
    """The parameters with layers for GDAL's own names such as /vsizip/..., which QGIS takes for missing files."""
    opened = dict(parameters)
    for definition in algorithm.parameterDefinitions():
        key = definition.name()
        if definition.isDestination() or definition.type() not in _KINDS:
            continue
        value = parameters.get(key)
        entries = _entries(value)
        if any(isinstance(entry, str) and _OF_GDAL.match(entry) for entry in entries):
            found = [_opened(entry, definition) for entry in entries]
            opened[key] = found if isinstance(value, (list, tuple)) else found[0]
    return opened


def open_rasters(algorithm, parameters: dict, context, is_check: bool = False) -> None:
    """Open files that are given for rasters, as QGIS does when it is asked for them, without statistics beside them.

    The context keeps the layers, so that whoever asks QGIS for one of the files gets the same layer. The check of a
    form is the first to ask, but in `qgis_process`, which has looked at them before.
    """
    looked = is_check and QgsApplication.platform() == "qgis_process"
    for definition in algorithm.parameterDefinitions():
        if definition.isDestination() or definition.type() not in _HINTS:
            continue
        for path in filter(_is_file, _entries(parameters.get(definition.name()))):
            if looked:
                _close_opened(path, context)
            with without_traces(path):
                QgsProcessingUtils.mapLayerFromString(path, context, True, _HINTS[definition.type()])


def _entries(value):
    return value if isinstance(value, (list, tuple)) else [value]


def _is_file(entry) -> bool:
    return isinstance(entry, str) and "\0" not in entry and os.path.isfile(entry)


def _close_opened(path: str, context) -> None:
    """Close a raster that QGIS has opened to see whether it can be, and drop the statistics that this leaves."""
    traces = f"{path}.aux.xml"
    layers = context.temporaryLayerStore().mapLayers().values()
    opened = [layer.id() for layer in layers if isinstance(layer, QgsRasterLayer) and layer.source() == path]
    if not opened or os.path.exists(traces):
        return
    for number in opened:
        # GDAL writes them as it closes the file.
        sip.delete(context.takeResultLayer(number))
    with contextlib.suppress(OSError):
        remove_file(traces)


def _opened(entry, definition):
    if not isinstance(entry, str) or not _OF_GDAL.match(entry):
        return entry
    for opener in (raster_layer, vector_layer) if definition.type() not in ("source", "vector") else (vector_layer,):
        layer = opener(entry)
        if layer.isValid():
            return layer
    raise InputError(
        "{parameter}: {path} cannot be opened; check the file and what is named in it.",
        parameter=definition.description(),
        path=entry,
    )


def refuse_unreadable(label: str, value) -> None:
    """Raise for a file that is no raster by itself: a point cloud, or one that holds several rasters.

    Raises
    ------
    InputError
    """
    path = value.split("|")[0] if isinstance(value, str) else ""
    if not os.path.isfile(path):
        return
    if path.casefold().endswith(_CLOUDS):
        raise InputError(
            "{parameter}: {path} is a point cloud; turn it into a raster first (pdal:exportraster).",
            parameter=label,
            path=path,
        )
    found = rasters_in(path)
    if found:
        raise InputError(
            "{parameter}: the file {path} holds several rasters; give one of them: {names}.",
            parameter=label,
            path=path,
            names=", ".join(found[:_NAMED]) + (", ..." if len(found) > _NAMED else ""),
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
