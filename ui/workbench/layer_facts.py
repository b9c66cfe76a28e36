"""Layers of the project as the workbench sees them: kind, class names, files, whether they are its own."""

from __future__ import annotations

import json
import os

from qgis.core import QgsMapLayer, QgsPalettedRasterRenderer, QgsProviderRegistry, QgsRasterLayer, QgsVectorLayer

from ...algorithms.layers.class_names import ClassLook, look_of_file, look_of_style
from ...algorithms.layers.opening import last_change
from ...algorithms.platform.compat import LINE_GEOMETRY, POINT_GEOMETRY, POLYGON_GEOMETRY
from ...core.legend import legend_of
from ...core.presets import LEGENDS, land_cover_meanings, read_legend
from ...core.products.legend_recognition import recognise
from .roles import plain
from .study import LayerRef

# Custom property of layers that the workbench made: study and step.
OWN = "esp_toolbox/result"
# That of land covers whose style comes from the workbench: values and labels.
DRESSED = "esp_toolbox/classes"
# File to when it and those beside it were written, and what they tell of its classes.
_LOOKS: dict = {}


def kind_of(layer) -> str:
    """raster, line, polygon, point or table; empty for others."""
    if isinstance(layer, QgsRasterLayer):
        return "raster"
    if isinstance(layer, QgsVectorLayer):
        kinds = {POINT_GEOMETRY: "point", LINE_GEOMETRY: "line", POLYGON_GEOMETRY: "polygon"}
        return kinds.get(layer.geometryType(), "table")
    return ""


def is_result(layer: QgsMapLayer) -> bool:
    """Whether the workbench made it."""
    return bool(layer.customProperty(OWN))


def ref_of(layer: QgsMapLayer) -> LayerRef:
    """How a study remembers a layer."""
    return LayerRef(layer.id(), layer.source(), layer.name(), layer.providerType())


def find(project, ref: LayerRef):
    """The layer of a reference; None where it has gone."""
    layer = project.mapLayer(ref.id)
    if layer is None:
        layer = next((other for other in project.mapLayers().values() if other.source() == ref.source), None)
    return layer if layer is not None and layer.isValid() else None


def file_of(layer: QgsMapLayer) -> str:
    """The file of a layer; empty for layers in memory and services."""
    path = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source()).get("path", "")
    return path if path and os.path.exists(path) else ""


def token(layer: QgsMapLayer) -> str:
    """Changes when the data of a layer change, but not when its file is moved to another folder."""
    path = file_of(layer)
    subset = layer.subsetString() if isinstance(layer, QgsVectorLayer) else ""
    if not path:
        count = layer.featureCount() if isinstance(layer, QgsVectorLayer) else 0
        return f"{layer.source()}|{count}|{subset}"
    name = os.path.basename(layer.source().replace("\\", "/"))
    if path.casefold().endswith(".gpkg"):
        # QGIS touches a GeoPackage when it opens it: the file's time tells nothing.
        return f"{name}|{last_change(path)}|{subset}"
    facts = os.stat(path)
    return f"{name}|{facts.st_size}|{facts.st_mtime_ns // 10**9}|{subset}"


# -- classes ---------------------------------------------------------------------------------


def class_names(layer) -> dict:
    """Class value to name, from the legend or the file; empty where there are none."""
    return _look(layer).names


def class_colours(layer) -> dict:
    """Class value to the colour in the legend."""
    if isinstance(layer.renderer(), QgsPalettedRasterRenderer):
        return {int(entry.value): entry.color for entry in layer.renderer().classes()}
    return {}


def is_dressed(layer) -> bool:
    """Whether the classes of its style are those that the workbench gave it."""
    told = layer.customProperty(DRESSED)
    if not told or not isinstance(layer.renderer(), QgsPalettedRasterRenderer):
        return False
    return json.loads(told) == [[int(entry.value), entry.label] for entry in layer.renderer().classes()]


def _look(layer):
    path = file_of(layer)
    # Names that the workbench has lent tell nothing of their own.
    style = ClassLook() if is_dressed(layer) else look_of_style(layer)
    return style.filled(_file_look(path)) if path else style


def _file_look(path: str) -> ClassLook:
    """What a file tells, read once until it or a file beside it changes: the window asks at each of its changes."""
    facts = tuple(_time_of(place) for place in (path, os.path.dirname(path), *_beside(path)))
    known = _LOOKS.get(path)
    if known is None or known[0] != facts:
        _LOOKS[path] = known = facts, look_of_file(path)
    return known[1]


def _beside(path: str) -> tuple:
    """The files that tell the classes of a raster beside it."""
    stem = os.path.splitext(path)[0]
    return f"{path}.aux.xml", f"{path}.vat.dbf", f"{path}.aux", f"{stem}.aux", f"{stem}.qml"


def _time_of(path: str):
    try:
        facts = os.stat(path)
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_size


def recognised_legend(layer, values) -> list:
    """The product that a land cover is by its values, names and colours, and further ones that these fit.

    Parameters
    ----------
    layer : QgsRasterLayer
    values : iterable of int
        The classes that are there.

    Returns
    -------
    list of str
        The product first: empty where it is not known which one it is.
    """
    look = _look(layer)
    found = recognise(values, look.names, look.colours, layer.name(), os.path.basename(layer.source()))
    return [found.product, *found.others]


def legend_for(layer, chosen: str):
    """The legend of a class raster: the chosen product's, else by its own class names."""
    if chosen in LEGENDS:
        return read_legend(chosen)
    return legend_of(class_names(layer), land_cover_meanings())


def prepared_name(name: str, files) -> str:
    """The prepared file of a layer: esp:prepare names files by layers, tiles without what tells them apart."""
    wanted = plain(name)
    exact = next((file for file in files if plain(file) == wanted), "")
    return exact or next((file for file in files if wanted.startswith(plain(file)) and plain(file)), "")
