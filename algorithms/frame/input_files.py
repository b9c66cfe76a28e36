"""The files that the inputs of a run are read from, with all that belongs to them."""

from __future__ import annotations

import contextlib
import os

from qgis.core import (
    QgsMapLayer,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingUtils,
    QgsProperty,
    QgsProviderRegistry,
    QgsVirtualLayerDefinition,
)
from qgis.PyQt.QtCore import QUrl

from ..layers.file_read import read_bytes
from ..layers.opening import files_of_dataset, open_raster
from ..platform.compat import is_null
from ..writing.side_files import companions
from ..writing.target_files import same_file

# Kinds of parameters that name layers and files.
LAYER_KINDS = ("raster", "vector", "source", "layer", "multilayer", "file", "mesh", "pointcloud")


def input_files(algorithm, parameters: dict, context, by_key: bool = False) -> list:
    """(file, what its parameter is called, or its key) of all files that the inputs of a form are read from.

    Layers of the project count by their ids, names and objects; virtual rasters and layers by what they are made of;
    side files (styles, pyramids, parts of a format) belong to their file.
    """
    found: dict = {}
    for definition in algorithm.parameterDefinitions():
        if definition.isDestination() or definition.type() not in LAYER_KINDS:
            continue
        value = parameters.get(definition.name())
        for entry in value if isinstance(value, (list, tuple)) else [value]:
            for path in files_of_value(entry, context):
                found.setdefault(path, definition.name() if by_key else definition.description())
    return list(found.items())


def files_of_value(value, context) -> list:
    """The files behind the value of an input, with their side files."""
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    if isinstance(value, QgsProperty):
        value, _ = value.valueAsString(context.expressionContext(), "")
    if is_null(value) or value == "":
        return []
    main = _files_of_layer(value, context) if isinstance(value, QgsMapLayer) else _files_of_text(str(value), context)
    return [*main, *(name for path in main for name in companions(path) if _belongs(name, path))]


def _belongs(name: str, path: str) -> bool:
    """Whether a file that is called like a side file is one: of a raster and a vector of one name one has the style."""
    if not os.path.isfile(name):
        return False
    if not name.casefold().endswith(".qml"):
        return True
    return (b"<rasterrenderer" in read_bytes(name)) == (open_raster(path) is not None)


def _files_of_text(text: str, context) -> list:
    layer = None
    if not os.path.exists(text.split("|")[0]):
        with contextlib.suppress(RuntimeError):
            layer = QgsProcessingUtils.mapLayerFromString(text, context, False)
    if layer is not None:
        return _files_of_layer(layer, context)
    if text.startswith("file:"):
        text = QUrl(text.split("?")[0]).toLocalFile()
    return _existing(text.split("|")[0])


def _files_of_layer(layer, context) -> list:
    if layer.providerType() == "virtual":
        return _files_of_virtual(layer, context)
    source = layer.source()
    path = QgsProviderRegistry.instance().decodeUri(layer.providerType(), source).get("path", "")
    return _existing(path or source.split("|")[0])


def _files_of_virtual(layer, context) -> list:
    definition = QgsVirtualLayerDefinition.fromUrl(QUrl.fromEncoded(layer.source().encode()))
    found = []
    for part in definition.sourceLayers():
        text = part.reference() if part.isReferenced() else part.source()
        found += _files_of_text(text, context)
    if not definition.sourceLayers() and context.project() is not None:
        # Its query names layers of the project.
        layers = context.project().mapLayers().values()
        named = [other for other in layers if other.name() in definition.query() and other.id() != layer.id()]
        found = [path for other in named for path in _files_of_layer(other, context)]
    return found


def _existing(path: str) -> list:
    """A file with the files that GDAL reads for it; of an address inside an archive the archive."""
    inside = path.startswith("/vsi")
    while inside and path and not os.path.exists(path):
        # "/vsizip//data/a.zip/b.tif": the parts in front are no folders, those behind are in the archive.
        path = _outside(path)
    if not path or not os.path.isfile(path):
        return []
    return list(dict.fromkeys([os.path.abspath(path), *map(os.path.abspath, files_of_dataset(path))]))


def _outside(path: str) -> str:
    if path.startswith("/vsi"):
        rest = path.split("/", 2)[-1]
        return rest if rest.startswith("/") or os.path.exists(rest.split("/")[0]) else "/" + rest
    shorter = os.path.dirname(path)
    return "" if shorter == path else shorter


def layers_that_read(path: str, context) -> list:
    """The layers of the project that have a file open, or a file in a folder."""
    project, found = context.project(), []
    folder = os.path.join(os.path.realpath(path), "") if os.path.isdir(path) else ""
    for layer in () if project is None else project.mapLayers().values():
        source = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path", "")
        if not source or not os.path.exists(source):
            continue
        inside = bool(folder) and os.path.realpath(source).startswith(folder)
        if inside or same_file(source, path):
            found.append(layer)
    return found
