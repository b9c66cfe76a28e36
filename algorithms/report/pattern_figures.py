"""The maps of a pattern: its elements over the resistance, and its planning scheme."""

from __future__ import annotations

from ..layers.opening import tables_of, vector_layer
from ..platform.language import shared_tr
from .map_layers import in_own_words, open_layer
from .map_marks import marks_of
from .map_names import AreaName, names_instead_of_labels
from .maps import map_figure
from .words import in_language, readable

# Points: the numbers of the axes, which lie on thick lines.
_AXIS_SIZE = 8.5
# Layers of a pattern's GeoPackage that have a map of their own, and those that are only there to be seen.
_SCHEME, _BASE = "scheme_", ("roads", "restoration_zones")


def pattern_layers(context, path: str) -> list:
    """The elements of a pattern's GeoPackage, the topmost first, over the resistance."""
    layers = _package_layers(context, path, lambda name: not name.startswith(_SCHEME) and name not in _BASE)
    base = context.study.file_of("OUTPUT", "sensitivitycorrection", "weightedoverlay")
    layer = None if base is None else open_layer(base, shared_tr("Resistance"))
    if layer is not None and layers:
        layer.setOpacity(0.5)
        layers.append(layer)
    return layers


def scheme_figures(context, step) -> list:
    """The map of the planning scheme: zones, axes, belt and points, over districts."""
    path = step.file_of("PATTERN")
    layers = (
        []
        if path is None
        else _package_layers(context, path, lambda name: name.startswith(_SCHEME) or name == "districts")
    )
    if not any(layer.source().split("layername=")[-1].startswith(_SCHEME) for layer in layers):
        return []
    caption = shared_tr("Planning scheme of the pattern; numbers: corridor axes")
    marks = []
    for layer in layers:
        crs = layer.crs() if context.frame is None else context.frame.crs
        if layer.source().endswith(("layername=scheme_zones", "layername=districts")):
            # Labels of QGIS would be cut by the frame, or by each other.
            marks += names_instead_of_labels(layer, crs, layer.source().endswith("zones"))
        elif layer.source().endswith("layername=scheme_axes"):
            marks += marks_of(layer, "axis_id", "#08306b", crs=crs, size=_AXIS_SIZE)
    if all(isinstance(mark, AreaName) for mark in marks):
        caption = shared_tr("Planning scheme of the pattern")
    return [map_figure(caption, layers, context.frame, marks)]


def _scheme_titles() -> dict:
    """What the layers of the planning scheme are called, which a pattern's tables do not tell."""
    return {
        "scheme_points": shared_tr("Points of action"),
        "scheme_axes": shared_tr("Corridor axes"),
        "scheme_belt": shared_tr("Ecological protection belt"),
        "scheme_zones": shared_tr("Planning zones"),
    }


def _package_layers(context, path: str, wanted) -> list:
    step = context.study.last("securitypattern")
    table = {} if step is None else step.table("PATTERN_TABLE")
    titles = dict(zip(table.get("layer", ()), table.get("element", ())))
    layers = []
    for layer in tables_of(path):
        if layer.has_geometry and layer.count and wanted(layer.name):
            title = _scheme_titles().get(layer.name) or in_language(titles.get(layer.name) or readable(layer.name))
            layers.append(in_own_words(vector_layer(path, title, layer.name), "SecurityPattern"))
    return layers
