"""Which maps the steps get, and how they are called."""

from __future__ import annotations

import re

from qgis.core import QgsRasterLayer, QgsVectorLayer

from ..kit.blocks import Figure
from ..layers.styles import RampStyle, SymbolStyle
from ..platform.compat import LINE_GEOMETRY, POLYGON_GEOMETRY
from ..platform.language import shared_tr
from .map_layers import (
    band_layers,
    embolden,
    field_layer,
    graduated_field,
    open_layer,
    outline_thinly,
    same_ramp,
    seven_classes,
)
from .map_marks import corridor_marks, densest, marks_of, source_marks
from .maps import Panel, map_figure, panels_figure
from .pattern_figures import scheme_figures
from .resistance import factor_steps
from .services import SERVICE_UNITS
from .words import in_language

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
_PLAIN_SOURCES = SymbolStyle("#cfe3cb", "#9db898", outline_width=0.1)
_PLAIN_CORRIDORS = SymbolStyle("#8aa6c1", width=0.5)
# Chinese names of so many letters say what they are.
_SAYING = 4
# Maps that only those ask for who look closer.
_DETAILS = (
    ("weightedoverlay", "REACHABLE"),
    ("owa", "OUTPUT"),
    ("corridors", "CORRIDOR_RASTER"),
    ("ecosystemhealth", "OUTPUT"),
    ("restorationzones", "RULE"),
)
# What labels of outputs say in brackets.
_ASIDE = re.compile(r"\s*[（(][^()（）]*[)）]$")
_PERIOD = re.compile(r"(\d{4})[-–](\d{4})")
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
        # Corridors by their class are shown once.
        again = (step.name, made.output) == ("corridors", "CORRIDORS") and context.study.of("gravity", "spacesyntax")
        figure.detail = (step.name, made.output) in _DETAILS or context.is_restored(step) or bool(again)
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
        ("gravity", "OUTPUT"): shared_tr(
            "Important and general corridors by the gravity model; green numbers: sources, blue ones: ranks of the ten "
            "strongest corridors"
        ),
        ("ecosystemhealth", "OUTPUT"): shared_tr("Ecosystem health index (EHI)"),
        ("ecosystemhealth", "COMPONENTS"): shared_tr(
            "Components of ecosystem health in the last year: vitality (EV), organisation (EO), resilience (ER), "
            "services (CESI), physical health (PH)"
        ),
        ("ecosystemhealth", "HEALTH_CLASSES"): shared_tr("Classes of ecosystem health"),
        ("healthchange", "DIFFERENCE"): shared_tr("Change of the ecosystem health index (EHI)"),
        ("restorationzones", "OUTPUT"): shared_tr("Restoration zones"),
        ("owa", "OUTPUT"): shared_tr("Services combined by ordered weighted averaging, by risk coefficient α"),
        ("owa", "PRIORITY"): shared_tr(
            "Classes of the combined services by risk coefficient α; the highest are the priority area"
        ),
        ("owa", "BEST_PRIORITY"): shared_tr("Priority area of the chosen scenario"),
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
        panels = [Panel(_band_title(name), [band]) for name, band in zip(names, band_layers(made.path, names))]
        return panels_figure(caption, _in_order(_latest(panels)), one_legend=True, frame=context.frame)
    if isinstance(layer, QgsRasterLayer):
        layer.setName(_ASIDE.sub("", _title(context, step, made)))
    if step.name == "mspa" and not context.all_classes:
        seven_classes(layer)
    _name_values(context, layer)
    layers, marks = [layer], []
    crs = layer.crs() if context.frame is None else context.frame.crs
    if isinstance(layer, QgsVectorLayer):
        outline_thinly(layer)
        marks = source_marks(layer, crs) if step.name == "ecologicalsources" else []
        if layer.geometryType() == LINE_GEOMETRY:
            marks += corridor_marks(layer, crs)
        layers += _below(context, step, layer)
        marks += [mark for below in layers[1:] for mark in source_marks(below, crs)]
    return map_figure(caption, layers, context.frame, marks)


def _band_title(name: str) -> str:
    """What a band shows, with the symbols of the texts: "α = 2" for "alpha 2", "CESI 2023" for "ES 2023"."""
    if _PERIOD.fullmatch(name):
        return name.replace("-", "–")
    symbol, _, rest = name.partition(" ")
    if symbol == "alpha" and rest:
        return f"α = {rest}"
    return f"CESI {rest}" if symbol == "ES" and rest else in_language(name)


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
    # What the rings and numbers are stands in the caption, the inset where there is one.
    caption = shared_tr("{places}, ringed and with their ranks").format(places=layers[0].name())
    if context.frame is not None and densest(marks, context.frame.extent) is not None:
        caption = shared_tr("{places}, ringed and with their ranks; inset: where most of them lie")
        caption = caption.format(places=layers[0].name())
    return map_figure(caption, layers, context.frame, marks)


def _latest(panels: list) -> list:
    """Of too many bands those of the last year, where their names end with years."""
    if len(panels) <= _MOST_BANDS:
        return panels
    years = [panel.title.rsplit(" ", 1)[-1] for panel in panels]
    last = [panel for panel, year in zip(panels, years) if year == max(years)]
    return last if 1 < len(last) <= _MOST_BANDS and max(years).isdigit() else panels[:_MOST_BANDS]


def _in_order(panels: list) -> list:
    """Maps of periods from the first on, the whole time last."""
    found = [_PERIOD.fullmatch(panel.title) for panel in panels]
    if not all(found):
        return panels
    years = [(int(one[1]), int(one[2])) for one in found]
    return [panel for _, panel in sorted(zip(years, panels), key=lambda one: (one[0][1] - one[0][0], one[0]))]


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
    same_ramp([panel.layers[0] for panel in panels])
    return [panels_figure(shared_tr("Scores of the factors"), panels, one_legend=True, frame=context.frame)]


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
            label, unit, _ = context.words[name]
            title = f"{label} ({unit})" if unit else label
            style = RampStyle("cost", field=name, width=0.9)
            panels.append(Panel(title, [field_layer(made.path, title, style)]))
    panels.append(Panel(shared_tr("Class"), [own]))
    caption = shared_tr(
        "Space syntax of the corridors: network quantity penalised by distance (NQPDE), two-phase betweenness (TPBt), "
        "mean distance (MED) and the classes that follow"
    )
    return [panels_figure(caption, panels, one_legend=False, frame=context.frame)]


def service_figure(context) -> tuple:
    """The four services beside each other, and the steps that need no map of their own then."""
    panels, steps = [], []
    for name in ("habitatquality", "wateryield", "soilretention", "carbonstorage"):
        path = context.study.file_of("OUTPUT", name)
        layer = None if path is None else open_layer(path, "service")
        if layer is not None:
            steps.append(context.study.last(name))
            title, unit = context.algorithm(steps[-1]).displayName(), SERVICE_UNITS[name]
            panels.append(Panel(f"{title} ({unit})" if unit else title, [layer]))
    if len(panels) < 2:
        return None, []
    caption = shared_tr("Ecosystem services")
    return panels_figure(caption, panels, one_legend=False, frame=context.frame), steps
