"""Studies of version 0.1.0 (format 1): one workflow, roles and runs of other names, defaults of its own.

And values of later studies that have become parameters of the toolbox' workflows since.
"""

from __future__ import annotations

from ...core.workflow.definitions import workflows
from ...core.workflow.definitions.qaidam import QAIDAM
from ...core.workflow.definitions.shiyang import SHIYANG

_ROLES = {"dem": "elevation", "et0": "evapotranspiration"}
_FACTORS = {
    "land_use": "landuse",
    "distance_to_road": "road",
    "distance_to_water": "water",
    "ndvi": "vegetation",
    "elevation": "elevation",
    "slope": "slope",
}
_SERVICES = {"habitat": "habitat", "water_yield": "water", "soil": "soil", "carbon": "carbon"}
# Runs have the names of the workflows' steps, and three of their own.
_ALGORITHMS = {
    **{step.name: step.algorithm for workflow in (QAIDAM, SHIYANG) for step in workflow.steps if not step.factor},
    "prepare": "esp:prepare",
    "resistance": "esp:weightedoverlay",
    "correction": "esp:sensitivitycorrection",
}
# Step and key to those of now; what stayed as it was is not named.
_KEYS = {
    ("corridors", "greatest_distance"): "corridors.MAX_EUCLIDEAN",
    ("corridors", "width"): "corridors.WIDTH",
    ("corridors", "drop_intermediate"): "corridors.DROP_INTERMEDIATE",
    ("corridors", "overrides"): "corridors.OVERRIDES",
    ("corridors", "share"): "gravity.THRESHOLD",
    ("corridors", "space_syntax"): "use.syntax",
    ("sources", "criterion_weights"): "owa.CRITERION_WEIGHTS",
    ("pinch_points", "least_pinch_point"): "pinchpoints.MIN_AREA",
    ("pinch_points", "width"): "corridor_width",
    ("pinch_points", "barriers"): "use.barriers",
    ("pinch_points", "least_radius"): "barriers.MIN_RADIUS",
    ("pinch_points", "greatest_radius"): "barriers.MAX_RADIUS",
    ("pinch_points", "restore"): "barriers.RESTORE",
    ("health", "size"): "health.SIZE",
    ("health", "key_classes"): "health.KEY_CLASSES",
    ("zones", "buffer"): "zones.BUFFER",
    ("zones", "least_area"): "least_zone",
    **{("sources", service): f"use.{name}" for service, name in _SERVICES.items()},
}
# The values of choices were words of the workbench.
_CHOICES = {
    ("corridors", "pairs"): ("corridors.ADJACENCY", {}),
    ("corridors", "important"): ("gravity.CLASSIFICATION", {"share": "top share", "breaks": "natural breaks"}),
    ("pinch_points", "mode"): ("pinchpoints.MODE", {"all_to_one": "all-to-one"}),
    ("health", "model"): ("health.MODEL", {"VORS": 0, "VOR": 1}),
    ("health", "unit"): ("health.UNIT", {"fishnet": 0, "window": 1, "polygons": 2}),
    ("health", "classes"): ("health.CLASSIFICATION", {"breaks": "natural breaks"}),
}
_SCORES = {"METHOD": "CLASSIFICATION", "BARRIERS": "WALLS", "BARRIER_VALUES": "WALL_VALUES"}
# Keys of outputs that are opened by a click.
_OUTPUTS = {("owa", "REPORT"): "PAGE", ("gravity", "PICTURE"): "PAGE"}
# What was the default then and is not now.
_DEFAULTS = {("corridors", "space_syntax"): True, ("pinch_points", "mode"): "adjacent"}
# Step and key of what the toolbox' workflows ask for by themselves now, and the key of their parameter.
_PARAMETERS = {("corridors", "corridors.WIDTH"): "raster_width"}


def taken_over(content: dict) -> dict:
    """The plain values of a study in the present format."""
    return _with_parameters(_of_version_1(content) if content.get("format", 0) == 1 else content)


def _with_parameters(content: dict) -> dict:
    """With the keys of parameters that the workflows have now; workflows of the user's own have none of them."""
    values = {step: dict(entries) for step, entries in content.get("values", {}).items()}
    for (step, old), new in _PARAMETERS.items():
        entries = values.get(step, {})
        followed = content.get("workflow") or entries.get("steps_of", QAIDAM.name)
        if old in entries and any(new in known.inputs for known in workflows() if known.name == followed):
            entries[new] = entries.pop(old)
    return {**content, "values": values}


def _of_version_1(content: dict) -> dict:
    values = {step: dict(entries) for step, entries in content.get("values", {}).items()}
    for (step, key), value in _DEFAULTS.items():
        values.setdefault(step, {}).setdefault(key, value)
    layers = {_ROLES.get(role, role): refs for role, refs in content.get("layers", {}).items()}
    if isinstance(layers.get("disturbance"), dict):
        layers["disturbance"] = [layers["disturbance"]]
    followed = _followed(values)
    found = {
        **content,
        "format": 2,
        "workflow": "" if set(followed.values()) != {"qaidam"} else "qaidam",
        "layers": layers,
        "values": {step: _values(step, entries) for step, entries in values.items()},
        "records": {step: _record(record) for step, record in content.get("records", {}).items()},
    }
    if not found["workflow"]:
        for step, name in followed.items():
            found["values"].setdefault(step, {})["steps_of"] = name
    return found


def _followed(values: dict) -> dict:
    """Step to the workflow that it followed, or to its own layer."""
    found = dict.fromkeys(("sources", "resistance", "corridors", "pinch_points", "health", "zones", "report"), "qaidam")
    for step in ("sources", "resistance"):
        method = values.get(step, {}).get("method", "")
        found[step] = {"owa": "shiyang", "own": "own"}.get(method, "qaidam")
    return found


def _values(step: str, entries: dict) -> dict:
    found: dict = {}
    for key, value in entries.items():
        found.update(_value(step, key, value))
    if step == "corridors" and entries.get("important", "threshold") != "share":
        found.pop("gravity.THRESHOLD", None)
    return found


def _value(step: str, key: str, value) -> dict:
    """A value by its present keys; methods are told by the workflow that is followed."""
    if (step, key) in _CHOICES:
        new, words = _CHOICES[step, key]
        return {new: words.get(value, value)}
    if (step, key) in (("sources", "method"), ("resistance", "method")):
        return {}
    if (step, key) == ("resistance", "factors"):
        return _factors(value or {})
    if (step, key) == ("resistance", "judgements"):
        factors = [_FACTORS.get(name, name) for name in value.get("factors", ())]
        return {key: {"factors": factors, "values": dict(value.get("values", {}))}}
    return {_KEYS.get((step, key), key): value}


def _factors(settings: dict) -> dict:
    found = {}
    for name, entry in settings.items():
        factor = _FACTORS.get(name, name)
        if entry.get("off"):
            found[f"use.{factor}"] = False
        scores = entry.get("scores")
        if isinstance(scores, dict):
            scores = {_SCORES.get(key, key): value for key, value in scores.items()}
        if isinstance(scores, dict) or scores == "breaks" and name not in ("elevation", "slope"):
            found[f"scores.{factor}"] = scores
        elif scores == "paper" and name in ("elevation", "slope"):
            found[f"scores.{factor}"] = {"PRESET": f"qaidam_{name}", "CLASSIFICATION": 0}
    return found


def _run(name: str, runs) -> str:
    """The present name of a run."""
    if name.startswith("factor_"):
        return _FACTORS.get(name[len("factor_") :], name)
    if name == "resistance" and "base_resistance" in runs:
        return "correction"
    known = {"base_resistance": "resistance", "spacesyntax": "syntax", **_SERVICES}
    return known.get(name, name)


def _record(record: dict) -> dict:
    """A record under the present names; what went in cannot be compared."""
    runs = record.get("results", {})
    names = {name: _run(name, runs) for name in runs}
    layers = {}
    for key, layer in record.get("layers", {}).items():
        run, _, output = key.partition(".")
        role, dot, number = output.partition(".")
        layers[f"{_run(run, runs)}.{_ROLES.get(role, role)}{dot}{number}"] = layer
    algorithms = {
        new: "esp:resistancefactor" if old.startswith("factor_") else _ALGORITHMS.get(new, "")
        for old, new in names.items()
    }
    return {
        **record,
        "inputs": {},
        "results": {
            new: {_OUTPUTS.get((new, key), key): value for key, value in runs[old].items()}
            for old, new in names.items()
        },
        "layers": layers,
        "algorithms": algorithms,
    }
