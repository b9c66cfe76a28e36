"""How the steps of a study read its layers, as `algorithms.studies.input_uses` has it for models."""

from __future__ import annotations

from ...algorithms.platform.language import translate
from ...algorithms.platform.registry import algorithm_of
from .plan import FromLayer, references

# Algorithms read the land cover under these keys with its legend.
LEGEND = "LEGEND"


def uses_of_study(route, study) -> dict:
    """Role to how the steps of the study read its layers."""
    from ...algorithms.studies.input_uses import Use

    found: dict = {}
    for step in route.steps_of(study):
        if step.ID == "data" or step.available(study):
            continue
        labels = step.labels(study)
        for run in step.runs(study, lambda _made: True):
            titles = dict(labels.get(run.name, {}))
            told, roles = _told(route, study, step.ID, run, titles)
            algorithm = algorithm_of(run.algorithm)
            for role, key in roles.items():
                found.setdefault(role, []).append(Use(algorithm, key, told, titles))
    return found


def _told(route, study, step: str, run, titles: dict) -> tuple:
    """What a run is told before anything has been made, and role to key of its layers; titles get those of layers."""
    told, roles = {}, {}
    for key, value in run.values.items():
        entries = []
        for entry in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(entry, FromLayer):
                roles.setdefault(entry.role, key)
                titles[key] = route.label(entry.role)
                entries += [layer.id() for layer in route.layers_for(study, step, entry)]
            elif not references(entry):
                entries.append(entry)
        if entries:
            told[key] = entries if isinstance(value, (list, tuple)) else entries[0]
    if LEGEND in run.values:
        titles[LEGEND] = translate("DataStep", "Legend of the land cover")
    return told, roles
