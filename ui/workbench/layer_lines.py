"""Every chosen layer looked at once: what each is, and what of it a step would refuse or change."""

from __future__ import annotations

from qgis.core import QgsFeatureRequest, QgsProcessingContext

from ...algorithms.layers.coordinate_systems import has_metres, require_metres
from ...algorithms.layers.plain_geometry import valid
from ...algorithms.layers.vector_io import Snapshot
from ...algorithms.platform.compat import METRES, NO_VALIDITY_CHECK
from ...algorithms.platform.language import translate
from ...core.errors import EspError
from ...core.products.legend_recognition import product_title
from ...core.wording import filled
from ...core.workflow.blocks import LANDCOVER
from . import layer_facts
from .layer_look import Look
from .layer_uses import LEGEND, uses_of_study
from .numbers import decimal

# What steps are told that tells how they look at a layer.
_TOLD = ("FOREGROUND", "VALUES", "PRESET", "MEASURE", LEGEND)


def looks_at(route, study) -> list:
    """What is to be looked at, in the order of the form; called in the window's thread, reads nothing.

    Parameters
    ----------
    route : Route
    study : Study

    Returns
    -------
    list of Look
    """
    from ...algorithms.studies.input_looks import Ground

    context = QgsProcessingContext()
    context.setProject(route.project)
    ground = Ground(route.project.transformContext())
    uses = uses_of_study(route, study)
    first = route.ground(study)
    if first is not None:
        # Its place is the one that others are held against, whichever comes first in the form.
        ground.place("", first.crs(), first.extent(), first.name())
    found = []
    for role in route.roles(study):
        for layer in route.layers(study, role):
            label = route.label(role)
            raster = layer_facts.kind_of(layer) == "raster"
            crs, extent, name = layer.crs(), layer.extent(), layer.name()
            quick = [_has_system(layer, crs), _placed(ground, label, crs, extent, name, not raster)]
            on_grid = _grid(first, layer) if raster else None
            quick += [on_grid] if raster else []
            quick += [_legend(route, study, layer)] if role == LANDCOVER.key else []
            slow = _read_by_steps(layer, uses.get(role, ()), context) if raster else [_geometry(layer)]
            if layer_facts.kind_of(layer) == "table":
                slow = []
            facts = _facts(layer, raster)
            if role == LANDCOVER.key and route.legend_name(study):
                title = translate("messages", product_title(route.legend_name(study)))
                facts += translate("shared", ", legend {legend}").format(legend=title)
            look = Look(role, label, name, facts, [*quick, *slow], (on_grid,), tuple(quick))
            found.append(look)
    return found


def mark_of(route, study) -> str:
    """Changes when a layer, its settings or what steps want of it change; stays when all is moved to another place."""
    rows = []
    for role in route.definitions(study):
        for layer in route.layers(study, role):
            provider = layer.dataProvider()
            nodata = ()
            if layer_facts.kind_of(layer) == "raster":
                nodata = provider.useSourceNoDataValue(1), [(r.min(), r.max()) for r in provider.userNoDataValues(1)]
            rows.append((role, layer.name(), layer_facts.token(layer), layer.crs().authid(), repr(nodata)))
    told = [
        (role, use.algorithm.id(), use.key, sorted((key, repr(use.told.get(key))) for key in _TOLD))
        for role, found in uses_of_study(route, study).items()
        for use in found
    ]
    return repr((rows, sorted(map(repr, told))))


def lies_apart(route, study, role: str) -> bool:
    """Whether a layer of a role, as it was chosen, lies nowhere near the others: nothing can be prepared of it."""
    from ...algorithms.studies.input_looks import Ground

    ground = Ground(route.project.transformContext())
    first = route.ground(study, as_chosen=True)
    try:
        for layer in [*([] if first is None else [first]), *route.chosen_layers(study, role)]:
            near = layer_facts.kind_of(layer) != "raster"
            ground.place("", layer.crs(), layer.extent(), layer.name(), near)
    except EspError:
        return True
    return False


# -- how steps read the layers ----------------------------------------------------------------


def _read_by_steps(layer, uses, context) -> list:
    """A check for each way in which steps read a raster."""
    from ...algorithms.studies.input_looks import different, refuse_no_metres
    from ...algorithms.studies.input_probe import InputProbe

    project, found = context.project(), []
    for use in different(uses):
        # Other layers have looks of their own, and need not be opened for this one.
        told = {key: value for key, value in use.told.items() if not _is_layer(project, value)}
        told[use.key] = [layer.id()] if isinstance(use.told[use.key], list) else layer.id()
        try:
            probe = InputProbe(use.algorithm, told, context, use.titles)
        except EspError as error:
            found.append(_raising(error))
            continue
        found += [_looking(probe, use, source, refuse_no_metres) for source in probe.raster_sources(use.key)]
    return found


def _is_layer(project, value) -> bool:
    entries = value if isinstance(value, list) else [value]
    return any(isinstance(entry, str) and project.mapLayer(entry) is not None for entry in entries)


def _raising(error):
    def check():
        raise error

    return check


def _looking(probe, use, source, refuse_no_metres):
    def check():
        refuse_no_metres(probe, use, source)
        probe.look(use.key, source)
        return ""

    return check


# -- what the layer itself tells -------------------------------------------------------------


def _facts(layer, raster: bool) -> str:
    crs = layer.crs().authid() or layer.crs().description() or translate("shared", "no coordinate system")
    if not raster:
        count = max(layer.featureCount(), 0)
        return filled(translate("shared", "{crs}, {count} {count:feature|features}"), crs=crs, count=count)
    return translate("shared", "{crs}, cells of {size}").format(crs=crs, size=cell_size(layer))


def _has_system(layer, crs):
    text = translate("shared", "it has no coordinate system; set the one that it is in, in the layer's properties.")
    # Systems are asked in the window's thread alone: others may find them half copied.
    known = crs.isValid() or layer_facts.kind_of(layer) == "table"
    return lambda: "" if known else text


def _placed(ground, label, crs, extent, name, near):
    def check():
        ground.place(label, crs, extent, name, near)
        return ""

    return check


def _grid(first, layer):
    """The ground must be in metres, other rasters on its grid or be brought onto it."""
    crs, centre, name = layer.crs(), layer.extent().center(), layer.name()
    if layer == first:
        known = crs.isValid()

        def check():
            if known:
                require_metres(crs, name, centre, lambda *_words, **_values: None)
            return ""

        return check
    if same_grid(first, layer) or not has_metres(first.crs()):
        return lambda: ""
    text = translate(
        "shared", "another grid ({crs}, {own}) than that of {first} ({size}); every step brings it onto that."
    ).format(
        first=first.name(), crs=crs.authid() or crs.description(), own=cell_size(layer), size=cell_size(first)
    )
    return lambda: text


def _geometry(layer):
    """How many geometries are invalid; they are mended whenever the layer is read."""
    source = Snapshot(layer)
    words = translate("shared", "{count} invalid {count:geometry is|geometries are} mended when the layer is read.")
    empty = translate("shared", "the layer has no features.")

    def check():
        count = total = 0
        for feature in source.getFeatures(QgsFeatureRequest().setNoAttributes(), NO_VALIDITY_CHECK):
            total += 1
            geometry = feature.geometry()
            if not geometry.isNull() and not geometry.isEmpty():
                count += valid(geometry)[1]
        if not total:
            return empty
        return filled(words, count=count) if count else ""

    return check


def _legend(route, study, layer):
    """What nothing tells of the classes of the land cover."""
    unknown = not route.legend_name(study) and not layer_facts.class_names(layer)
    text = translate("shared", "nothing tells what its classes mean; choose the legend of the land cover in this step.")
    return lambda: text if unknown and route.is_legend_known(study, layer) else ""


def cell_size(layer) -> str:
    """The size of a raster's cells with its unit."""
    size = decimal(layer.rasterUnitsPerPixelX())
    metres = layer.crs().mapUnits() == METRES
    return translate("shared", "{number} m").format(number=size) if metres else f"{size}°"


def same_grid(first, other) -> bool:
    """Whether two rasters have the same cells."""
    size = first.rasterUnitsPerPixelX()
    return (
        first.crs() == other.crs()
        and (first.width(), first.height()) == (other.width(), other.height())
        and abs(first.extent().xMinimum() - other.extent().xMinimum()) < 0.01 * size
        and abs(first.extent().yMaximum() - other.extent().yMaximum()) < 0.01 * size
    )
