"""Ways to begin without land cover: sources of the user's own, or a workflow that the layers are enough for."""

from __future__ import annotations

import copy
import html
from dataclasses import dataclass

from ...algorithms.platform.language import translate
from ...core.workflow.blocks import LANDCOVER
from ...core.workflow.definition import STAGES
from ...core.workflow.study_layers import OWN_LAYERS
from . import layer_facts, states
from .roles import matches
from .study import FREE, LEFT_OUT, OWN

# So many layers are offered; further ones are chosen in the step.
_OFFERED = 3
# A report needs these; whatever else is there comes with it.
_NEEDED = ("data", "sources", "resistance", "corridors")


@dataclass(frozen=True)
class Way:
    """Something that a study can go on with.

    Parameters
    ----------
    workflow : str
        That it follows, or `FREE`.
    sources, resistance : str
        Ids of layers that stand for these stages; empty for none.
    text : str
        What the user does, in a few words.
    """

    workflow: str
    sources: str
    resistance: str
    text: str


def ways(session) -> list:
    """What a study without land cover can go on with, the best first; empty where it needs none, or has begun.

    Parameters
    ----------
    session : Session

    Returns
    -------
    list of Way
    """
    route, study = session.route, session.study
    if study.has_runs or session.is_running or LANDCOVER.key not in route["data"].missing_layers(study):
        return []
    rasters = _layers(session, "raster")
    if not rasters:
        return []
    resistance = next((layer for layer in rasters if matches(OWN_LAYERS["resistance"].key, layer.name())), None)
    found = [_own(layer, resistance) for layer in _sources(session)]
    found += [
        Way(
            workflow.name,
            "",
            "",
            translate("shared", "follow the workflow {title}").format(title=translate("models", workflow.short)),
        )
        for workflow in route.workflows
        if workflow.name != study.workflow
    ]
    return [way for way in found if _is_enough(session, way)]


def words(found: list) -> str:
    """The sentence that offers ways, each a link with its number."""
    links = [f'<a href="{number}">{html.escape(way.text)}</a>' for number, way in enumerate(found)]
    choices = translate("shared", " or ").join(links)
    return translate("shared", "No land cover is there. Without it you can {choices}.").format(choices=choices)


def go(session, way: Way) -> None:
    """Go on with a way."""
    if way.workflow != FREE:
        session.follow(way.workflow)
        return
    _choose(session, session.study, way)
    session.touch()
    layer = session.project.mapLayer(way.sources)
    text = translate(
        "shared",
        "{name} is the layer of the sources. Each step has a choice of its own now; what needs land cover is left out.",
    )
    session.noticed.emit("hint", text.format(name=layer.name()))


def _own(layer, resistance) -> Way:
    if resistance is None:
        text = translate("shared", "take {name} as sources")
        return Way(FREE, layer.id(), "", text.format(name=layer.name()))
    text = translate("shared", "take {name} as sources and {other} as resistance")
    return Way(FREE, layer.id(), resistance.id(), text.format(name=layer.name(), other=resistance.name()))


def _layers(session, kind: str) -> list:
    """The layers of the user's own of a kind, by their names."""
    layers = [layer for layer in session.project.mapLayers().values() if not layer_facts.is_result(layer)]
    return sorted(
        (layer for layer in layers if layer_facts.kind_of(layer) == kind), key=lambda layer: layer.name().casefold()
    )


def _sources(session) -> list:
    """Polygons that can be sources: those whose names say so, else all that are not taken for something else."""
    route, study = session.route, session.study
    taken = {layer.id() for role in route.definitions(study) for layer in route.chosen_layers(study, role)}
    polygons = [layer for layer in _layers(session, "polygon") if layer.id() not in taken]
    named = [layer for layer in polygons if matches(OWN_LAYERS["sources"].key, layer.name())]
    return (named or polygons)[:_OFFERED]


def _is_enough(session, way: Way) -> bool:
    """Whether a report can be made on a way with the layers that are there."""
    trial = copy.deepcopy(session.study)
    _choose(session, trial, way)
    route = session.route
    steps = [step.ID for step in route.steps_of(trial)]
    asked = [need for name in _NEEDED if name in steps for need in states.needs(route, trial, name)]
    return all(need.kind == "step" for need in asked)


def _choose(session, study, way: Way) -> None:
    """Set a study on a way."""
    if way.workflow == FREE:
        for stage in STAGES:
            study.values.setdefault(stage, {}).setdefault(
                "steps_of", session.route.followed(study, stage) or LEFT_OUT
            )
    study.workflow = way.workflow
    for stage, key in (("sources", way.sources), ("resistance", way.resistance)):
        if key:
            study.values[stage]["steps_of"] = OWN
            study.layers[OWN_LAYERS[stage].key] = layer_facts.ref_of(session.project.mapLayer(key))
    session.propose_layers(study)
