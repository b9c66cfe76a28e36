"""Which maps the steps get, and how they are called."""

from __future__ import annotations

import re

from qgis.core import QgsRasterLayer, QgsVectorLayer

from ..kit.blocks import Figure
from ..layers.opening import tables_of, vector_layer
from ..layers.styles import RampStyle, SymbolStyle
from ..platform.compat import LINE_GEOMETRY, POLYGON_GEOMETRY
from ..platform.language import shared_tr
from .map_layers import (
    band_layers,
    embolden,
    field_layer,
    graduated_field,
    in_own_words,
    open_layer,
    same_ramp,
    seven_classes,
)
from .map_marks import corridor_marks, marks_of, source_marks
from .maps import Panel, map_figure, panels_figure
from .resistance import factor_steps
from .words import in_language, readable

_MOST_MAPS = 4
_MOST_BANDS = 9
# Outputs that show the same as another one of the step, which goes before.
_SAME = {"SOURCES_RASTER": "OUTPUT", "CLASSES": "OUTPUT", "CURRENT_SOURCES": "CURRENT", "ZONES": "OUTPUT"}
# Steps whose places lie on corridors: these are drawn below them.
_ON_CORRIDORS = ("pinchpoints", "barriers")
# Their outputs: the places, the surface below them, and the colour of their outlines.
_PLACES = {
    "pinchpoints": ("PINCH_POINTS", "CURRENT", "#00695c"),
    "barriers": ("BARRIERS", "OUTPUT", "#1a1a1a"),
}
# How sources and corridors look where they are the ground of something else.
_PLAIN_SOURCES = SymbolStyle("#cfe3cb", "#9db898")
_PLAIN_CORRIDORS = SymbolStyle("#8aa6c1", width=0.5)
# Layers of a pattern's GeoPackage that have a map of their own, and those that are only there to be seen.
_SCHEME, _BASE = "scheme_", ("roads", "restoration_zones")
# Chinese names of so many letters say what they are.
_SAYING = 4
# Maps that only those ask for who look closer.
_DETAILS = (
    ("weightedoverlay", "REACHABLE"),
    ("corridors", "CORRIDOR_RASTER"),
    ("ecosystemhealth", "OUTPUT"),
    ("restorationzones", "RULE"),
)
# What labels of outputs say in brackets.
_ASIDE = re.compile(r"\s*[（(][^()（）]*[)）]$")
_SYNTAX = ("nqpde", "tpbt", "med")


def step_figures(context, step) -> list:
    """The maps of a step's files."""
    if step.name == "securitypattern":
        return scheme_figures(context, step)
    if step.name == "spacesyntax":
        return _syntax_figures(context, step)
    places = _places_figure(context, step)
    if places is not None:
        return [places]
    if step.name == "resistancefactor" and _in_overlay(context, step):
        return []
    figures, done = [], set()
    known = {made.output for made in step.files}
    for made in step.files:
        twin = _SAME.get(made.output)
        if made.path in done or (twin and twin in known) or len(figures) >= _MOST_MAPS:
            continue
        done.add(made.path)
        layer = open_layer(made.path, context.output_label(step, made), type(context.algorithm(step)).__name__)
        if layer is None:
            continue
        figure = _figure(context, step, made, layer)
        figure.detail = (step.name, made.output) in _DETAILS
        figures.append(figure)
    if step.name == "weightedoverlay":
        figures += _factor_figures(context, step)
    return figures


def _caption(context, step, made) -> str:
    """What the map shows; what a label says of the bands of a file is no concern of a figure."""
    return _said(step, made) or _ASIDE.sub("", _title(context, step, made))


def _said(step, made) -> str:
    """What a map of an output shows, in the words of the field; empty where the label of the output says it."""
    said = {
        ("mspa", "OUTPUT"): shared_tr("Morphological spatial pattern of the natural land"),
        ("ecologicalsources", "OUTPUT"): shared_tr("Ecological sources by their importance for connectivity (dPC)"),
        ("corridors", "CORRIDORS"): shared_tr("Corridors between the ecological sources"),
        ("corridors", "CORRIDOR_RASTER"): shared_tr("Costs above those of the cheapest way, the less the better a way"),
        ("gravity", "OUTPUT"): shared_tr("Important and general corridors by the gravity model"),
        ("ecosystemhealth", "OUTPUT"): shared_tr("Ecosystem health index (EHI)"),
        ("ecosystemhealth", "COMPONENTS"): shared_tr(
            "Components of ecosystem health in the last year: vitality (EV), organisation (EO), resilience (ER), "
            "services (ES), physical health (PH)"
        ),
        ("ecosystemhealth", "HEALTH_CLASSES"): shared_tr("Classes of ecosystem health"),
        ("healthchange", "DIFFERENCE"): shared_tr("Change of the ecosystem health index (EHI)"),
        ("restorationzones", "OUTPUT"): shared_tr("Restoration zones"),
        ("restorationzones", "RULE"): shared_tr("Rule that decided the zone"),
    }
    return said.get((step.name, made.output), "")


def _title(context, step, made) -> str:
    """The output in words; the algorithm before it where the output's name says little by itself."""
    label = in_language(context.output_label(step, made))
    algorithm = context.algorithm(step)
    title = label if algorithm is None else algorithm.displayName()
    if made.output == "OUTPUT" and context.role(step):
        return context.role(step)
    says = len(label.split()) > 1 if label.isascii() else len(label) >= _SAYING
    return label if says or title.casefold() in label.casefold() else f"{title}: {label}"


def _figure(context, step, made, layer) -> Figure:
    caption = _caption(context, step, made)
    if isinstance(layer, QgsRasterLayer) and layer.bandCount() > 1:
        names = band_names(layer)
        panels = [Panel(in_language(name), [band]) for name, band in zip(names, band_layers(made.path, names))]
        return panels_figure(caption, _latest(panels), one_legend=True, frame=context.frame)
    if isinstance(layer, QgsRasterLayer):
        layer.setName(_ASIDE.sub("", _title(context, step, made)))
    if step.name == "mspa" and not context.all_classes:
        seven_classes(layer)
    _name_values(context, layer)
    layers, marks = [layer], []
    crs = layer.crs() if context.frame is None else context.frame.crs
    if isinstance(layer, QgsVectorLayer):
        marks = source_marks(layer, crs) if step.name == "ecologicalsources" else []
        if layer.geometryType() == LINE_GEOMETRY:
            marks += corridor_marks(layer, crs)
        layers += _below(context, step, layer)
        marks += [mark for below in layers[1:] for mark in source_marks(below, crs)]
    return map_figure(caption, layers, context.frame, marks)


def _places_figure(context, step):
    """Pinch points or barriers over the surface that they were found on, ringed and numbered; None for other steps."""
    found = _PLACES.get(step.name)
    path, ground = (None, None) if found is None else (step.file_of(key) for key in found[:2])
    layer = None if path is None else open_layer(path, context.label(step, found[0]))
    if layer is None or not isinstance(layer, QgsVectorLayer) or layer.geometryType() != POLYGON_GEOMETRY:
        return None
    crs = layer.crs() if context.frame is None else context.frame.crs
    marks = marks_of(layer, "rank", found[2], ringed=True, crs=crs)
    style = SymbolStyle(found[2], found[2], fill="none", outline_width=0.45)
    layers = [field_layer(path, in_language(context.label(step, found[0])), style), *_below(context, step, layer)]
    surface = None if ground is None else open_layer(ground, "")
    if surface is not None:
        surface.setName(_ASIDE.sub("", in_language(context.label(step, found[1]))))
        layers.append(surface)
    return map_figure(layers[0].name(), layers, context.frame, marks)


def _latest(panels: list) -> list:
    """Of too many bands those of the last year, where their names end with years."""
    if len(panels) <= _MOST_BANDS:
        return panels
    years = [panel.title.rsplit(" ", 1)[-1] for panel in panels]
    last = [panel for panel, year in zip(panels, years) if year == max(years)]
    return last if 1 < len(last) <= _MOST_BANDS and max(years).isdigit() else panels[:_MOST_BANDS]


def _name_values(context, layer) -> None:
    """Say in the legend what the numbers of the classes are."""
    field = graduated_field(layer)
    if field in context.words:
        label, unit, _ = context.words[field]
        layer.setName(f"{label} ({unit})" if unit else label)


def band_names(layer) -> list:
    """The descriptions of a raster's bands; QGIS puts "Band 1: " before them."""
    names = []
    for band in range(1, layer.bandCount() + 1):
        name = layer.bandName(band)
        names.append(name.split(": ", 1)[1] if ": " in name else name)
    return names


def _below(context, step, layer) -> list:
    """The sources as the ground of points, lines and places, and corridors below places on them."""
    below = []
    is_polygon = layer.geometryType() == POLYGON_GEOMETRY
    if is_polygon and step.name not in _ON_CORRIDORS:
        return []
    if is_polygon and step.inputs.get("CORRIDORS"):
        embolden(layer)
        below.append(field_layer(step.inputs["CORRIDORS"][0], shared_tr("Corridors"), _PLAIN_CORRIDORS))
    sources = context.study.last("ecologicalsources")
    path = None if sources is None or sources is step else sources.file_of("OUTPUT")
    if sources is None:
        # Sources of one's own, which no step made.
        path = next(iter(step.inputs.get("SOURCES", ())), None)
    if path:
        below.append(field_layer(path, shared_tr("Ecological sources"), _PLAIN_SOURCES))
    return [entry for entry in below if entry.isValid()]


def _in_overlay(context, step) -> bool:
    return any(step in factor_steps(context, overlay) for overlay in context.study.of("weightedoverlay"))


def _factor_figures(context, overlay) -> list:
    """The scores of all factors of an overlay beside each other."""
    names = overlay.numbers.get("weights", {}).get("layer", [])
    panels = []
    for number, step in enumerate(factor_steps(context, overlay)):
        path = None if step is None else step.file_of("OUTPUT")
        name = in_language(names[number]) if number < len(names) else context.thing(step) if step else ""
        layer = None if path is None else open_layer(path, name)
        if layer is not None:
            panels.append(Panel(name, [layer]))
    if len(panels) < 2:
        return []
    caption = shared_tr("Scores of the factors")
    same_ramp([panel.layers[0] for panel in panels])
    return [panels_figure(caption, panels, one_legend=True, frame=context.frame)]


def _syntax_figures(context, step) -> list:
    """Three measures and the classes of the corridors."""
    made = next((made for made in step.files if made.output in ("CORRIDORS_OUT", "OUTPUT")), None)
    if made is None:
        return []
    own = open_layer(made.path, shared_tr("Class"))
    if own is None:
        return []
    fields = own.fields().names()
    panels = []
    for name in _SYNTAX:
        if name in fields:
            title = context.words[name][0]
            style = RampStyle("cost", field=name, width=0.9)
            panels.append(Panel(title, [field_layer(made.path, title, style)]))
    panels.append(Panel(shared_tr("Class"), [own]))
    caption = shared_tr("Measures of space syntax and the classes of the corridors")
    return [panels_figure(caption, panels, one_legend=False, frame=context.frame)]


def service_figure(context) -> tuple:
    """The four services beside each other, and the steps that need no map of their own then."""
    panels, steps = [], []
    for name in ("habitatquality", "wateryield", "soilretention", "carbonstorage"):
        path = context.study.file_of("OUTPUT", name)
        layer = None if path is None else open_layer(path, "service")
        if layer is not None:
            steps.append(context.study.last(name))
            panels.append(Panel(context.algorithm(steps[-1]).displayName(), [layer]))
    if len(panels) < 2:
        return None, []
    caption = shared_tr("Ecosystem services")
    return panels_figure(caption, panels, one_legend=False, frame=context.frame), steps


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
    layers = [] if path is None else _package_layers(
        context, path, lambda name: name.startswith(_SCHEME) or name == "districts"
    )
    if not any(layer.source().split("layername=")[-1].startswith(_SCHEME) for layer in layers):
        return []
    caption = shared_tr("Planning scheme of the pattern")
    return [map_figure(caption, layers, context.frame)]


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
