"""The study area as papers show it first: relief, districts, roads, and its place in the world."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsHillshadeRenderer

from ..kit.blocks import Figure
from ..layers.coarse_rasters import shown_raster
from ..layers.opening import vector_layer
from ..layers.styles import RampStyle, style_raster
from ..layers.symbols import LabelStyle, SymbolStyle
from ..platform.compat import LINE_GEOMETRY, METRES
from ..platform.language import shared_tr
from .area import districts_of
from .coarse_values import coarse_values
from .map_layers import field_layer
from .maps import map_figure

# Cells along the longer side that are read to know the range.
_MOST_CELLS = 420
_SHADE, _SUN_HEIGHT, _SUN_FROM = 0.35, 45.0, 315.0
# Coarse cells flatten the relief: it is drawn so many times higher for each hundred metres of a cell.
_HIGHER, _HIGHEST = 0.4, 4.0
# The option of a factor that is measured as slope.
_SLOPE = 2
_DISTRICTS = SymbolStyle("#303030", "#303030", fill="none", outline_width=0.35)
_ROADS = SymbolStyle("#8c2d04", width=0.35)


def elevation_path(study) -> str:
    """The elevation that the steps read; that of a slope where none is called so; empty without."""
    for key in ("ELEVATION", "DEM"):
        for step in study.steps:
            for path in step.inputs.get(key, ()):
                return path
    for step in study.of("resistancefactor"):
        if step.parameters.get("MEASURE") == _SLOPE and step.inputs.get("INPUT"):
            return step.inputs["INPUT"][0]
    return ""


def elevation_figure(context) -> Figure | None:
    """The map of elevation with districts and roads; None for studies without elevation."""
    path = elevation_path(context.study)
    layer = shown_raster(path, shared_tr("Elevation (m)")) if path else None
    if layer is None or not layer.isValid():
        return None
    values = coarse_values(layer, 1, _MOST_CELLS)
    known = values[np.isfinite(values)]
    if not known.size or known.min() == known.max():
        return None
    style_raster(layer, RampStyle("elevation"), (float(known.min()), float(known.max())))
    shown = [layer]
    if layer.crs().mapUnits() == METRES:
        shade = shown_raster(path, "")
        renderer = QgsHillshadeRenderer(shade.dataProvider(), 1, _SUN_FROM, _SUN_HEIGHT)
        renderer.setZFactor(min(1.0 + _HIGHER * layer.rasterUnitsPerPixelX() / 100.0, _HIGHEST))
        renderer.setOpacity(_SHADE)
        shade.setRenderer(renderer)
        shown.insert(0, shade)
    caption = shared_tr("The study area: elevation and place in the world")
    return map_figure(caption, [*_lines_above(context), *shown], context.frame, world=True)


def _lines_above(context) -> list:
    """Roads and districts as outlines."""
    found = []
    districts, names = districts_of(context.study)
    if districts:
        label = LabelStyle(names, "#1a1a1a", 7.0) if names else None
        style = SymbolStyle(
            _DISTRICTS.colour, _DISTRICTS.outline, fill="none", outline_width=_DISTRICTS.outline_width, label=label
        )
        found.append(field_layer(districts, shared_tr("Districts"), style))
    roads = next((path for step in context.study.steps for path in step.inputs.get("ROADS", ())), "")
    layer = vector_layer(roads) if roads else None
    if layer is not None and layer.isValid() and layer.geometryType() == LINE_GEOMETRY:
        found.append(field_layer(roads, shared_tr("Roads and railways"), _ROADS))
    return [layer for layer in found if layer.isValid()]
