"""The workflows in the form of esp:uncertainty: their layers and parameters, as their definitions have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from ...core.errors import InputError
from ...core.workflow.definition import Layer, Parameter, Workflow
from ...core.workflow.definitions.qaidam import QAIDAM
from ...core.workflow.definitions.shiyang import SHIYANG
from ..frame.legends import legend_titles
from ..health.ecosystemhealth import EcosystemHealth
from ..pattern.restorationzones import RestorationZones
from ..platform.language import translate
from ..services.carbonstorage import CarbonStorage
from ..services.habitatquality import HabitatQualityModel
from ..services.soilretention import SoilRetentionModel
from ..services.wateryield import WaterYieldModel
from ..sources.owa import OrderedWeightedAveraging

if TYPE_CHECKING:
    from ...core.workflow.chain_parameters import Choices
    from ...core.workflow.missing_layers import FittedWorkflow

# In the order of the choice, which is part of the contract.
WORKFLOWS = (QAIDAM, SHIYANG)
# Layers that keep the name that they had here before there were definitions.
_KEYS = {"evapotranspiration": "ET0"}
# Parameters in the order of the form, and between them the inputs of steps: key here, workflow, algorithm and its key.
_SETTINGS = (
    *("water_classes", "natural_classes", "edge_width", "largest", "least_dpc", "distance", "judgements"),
    "WEIGHTS",
    *("gravity", "corridor_width"),
    ("KEY_CLASSES", QAIDAM, EcosystemHealth, "KEY_CLASSES"),
    ("RESILIENCE", QAIDAM, EcosystemHealth, "RESILIENCE"),
    ("VALUES", QAIDAM, EcosystemHealth, "VALUES"),
    ("RULES", QAIDAM, RestorationZones, "RULES"),
    *("least_zone", "half_saturation", "z", "streams", "alphas", "least_area", "uncovered"),
    *("resistance_weights", "sensitivity_weights"),
    ("CRITERION_WEIGHTS", SHIYANG, OrderedWeightedAveraging, "CRITERION_WEIGHTS"),
    ("THREATS", SHIYANG, HabitatQualityModel, "THREATS"),
    ("SENSITIVITY", SHIYANG, HabitatQualityModel, "SENSITIVITY"),
    ("WATER_TABLE", SHIYANG, WaterYieldModel, "BIOPHYSICAL"),
    ("SOIL_TABLE", SHIYANG, SoilRetentionModel, "BIOPHYSICAL"),
    ("POOLS", SHIYANG, CarbonStorage, "POOLS"),
    "bridge_gaps",
)
_ZERO_COUNTS = ("BRIDGE_GAPS",)
# What a workflow's steps can be told here although it has no parameter for it.
_TOLD = {"DISTANCE": ("sources", "DISTANCE"), "CRITERION_WEIGHTS": ("owa", "CRITERION_WEIGHTS")}
# The parts of a workflow that no layer may be missing for; health and zones can be left out.
_NEEDED_STAGES = ("sources", "resistance", "corridors", "pinch_points")


def offered_workflows() -> list:
    """The workflows of the toolbox, and the user's own ones that can be run many times."""
    from ...core.workflow.chains import fits_chain
    from .own_workflows import own_workflows

    return [*WORKFLOWS, *filter(fits_chain, own_workflows())]


def chosen_workflow(values) -> Workflow:
    """The workflow that a form names.

    Raises
    ------
    InputError
        For an id that is none, and a workflow that cannot be run many times.
    """
    from ...core.workflow.chains import check_chain
    from .own_workflows import find_workflow

    name = values.text("OWN_WORKFLOW")
    if not name:
        return offered_workflows()[values.choice("WORKFLOW")]
    workflow = find_workflow(name)
    if workflow is None:
        raise InputError(
            "There is no workflow {workflow}; there are: {known}.",
            workflow=name,
            known=", ".join(found.name for found in offered_workflows()),
        )
    check_chain(workflow)
    return workflow


def fitted_workflow(values) -> FittedWorkflow:
    """The chosen workflow without the steps whose layers are not given.

    Raises
    ------
    InputError
        As `chosen_workflow`.
    """
    from ...core.workflow.missing_layers import fitted
    from .required_keys import is_required

    workflow = chosen_workflow(values)
    given = {layer.key: values.given(form_key(layer.key)) for layer in layers_of(workflow)}
    return fitted(workflow, given, is_required)


def form_key(layer: str) -> str:
    """The key of a workflow's layer in this form."""
    return _KEYS.get(layer, layer.upper())


def layers_of(workflow: Workflow) -> list:
    """The layers that the chain of a workflow reads: districts and roads that only the report tells of are not."""

    def is_read(layer: Layer) -> bool:
        return any(step.stage != "report" and key != "DISTRICTS" for step, key in workflow.feeds(layer.key))

    return [layer for layer in workflow.layers if is_read(layer)]


def needed_layers(workflow: Workflow) -> list:
    """The keys of the layers without which a workflow does not run."""
    stages = {layer.key: {step.stage for step, _ in workflow.feeds(layer.key)} for layer in layers_of(workflow)}
    return [
        form_key(layer.key)
        for layer in layers_of(workflow)
        if not layer.optional and stages[layer.key].intersection(_NEEDED_STAGES)
    ]


def choices_of(values, found: FittedWorkflow) -> Choices:
    """What the form tells a workflow; in one of the user's own, fields that are not changed leave it its own values."""
    from ...core.workflow.chain_parameters import Choices

    workflow = found.workflow
    keys = [key for key in _SETTINGS if isinstance(key, str) and key in workflow.inputs]
    told_here = {key: place for key, place in _TOLD.items() if key.lower() not in workflow.inputs}
    if workflow.name not in {known.name for known in WORKFLOWS}:
        keys = [key for key in keys if _is_changed(values, key.upper())]
        told_here = {key: place for key, place in told_here.items() if _is_changed(values, key)}
    chosen = {key: found.cut(key, _value(values, key.upper(), workflow.inputs[key])) for key in keys}
    return Choices(workflow, chosen, {place: _value(values, key) for key, place in told_here.items()})


def _value(values, key: str, parameter: Optional[Parameter] = None):
    """The value of a field; by default a number where the form's is one."""
    if parameter is not None and parameter.type == "whole":
        return values.integer(key)
    if values.definition(key).type() != "number":
        return values.text(key)
    number = values.number(key)
    # 0 is no width: it is left to the corridors. As the gap that is bridged it means that none is.
    left = values.definition(key).defaultValue() is None and key not in _ZERO_COUNTS
    return number or None if left else number


def _is_changed(values, key: str) -> bool:
    return values.given(key) and values.parameters[key] != values.definition(key).defaultValue()


# -- the form ------------------------------------------------------------------------------


def add_layers(form) -> None:
    """The rasters and features of both workflows."""
    say = form.shared_tr
    titles = [translate("models", workflow.short) for workflow in offered_workflows()]
    form.add_choice(
        "WORKFLOW", say("Workflow"), titles,
        help=say("Whose inputs and parameters vary."),
    )
    form.add_text(
        "OWN_WORKFLOW",
        say("Workflow by its id"),
        help=say(
            "In place of the choice, whose order changes with the workflows that you keep. In a workflow of your own, "
            "fields that are not changed here have the values of that workflow."
        ),
        advanced=True,
    )
    for layer, workflow in _once(layers_of):
        # What one of the workflows can do without is asked for by the check of the others.
        optional = workflow is not None or layer.optional
        _add_layer(form, form_key(layer.key), _label(form, layer, workflow), layer, optional)
        if layer.key == "landcover":
            form.add_choice("LEGEND", say("Legend of the land cover"), legend_titles(), advanced=True)
    climate = say("One raster for each further climate, in the order of the other list; without it ET0 or P stays.")
    for key, label in (
        ("CLIMATE_P", say("changes of precipitation (mm a year)")),
        ("CLIMATE_ET0", say("changes of ET0 (mm a year)")),
    ):
        form.add_rasters(key, _of(form, SHIYANG, label), climate, optional=True, minimum=0)


def _once(inputs_of) -> list:
    """What workflows take in, each once, with the workflow that alone has it, or None."""
    found: dict = {}
    for workflow in WORKFLOWS:
        for entry in inputs_of(workflow):
            known = found.get(entry.key, (entry, workflow))[0]
            # Of two the one that can be left out.
            kept = entry if getattr(entry, "optional", False) else known
            found[entry.key] = (kept, None if entry.key in found else workflow)
    return list(found.values())


def _of(form, workflow: Optional[Workflow], label: str) -> str:
    """A label with the workflow that it belongs to."""
    templates = {QAIDAM.name: form.shared_tr("Qaidam: {label}"), SHIYANG.name: form.shared_tr("Shiyang: {label}")}
    return label if workflow is None else templates[workflow.name].format(label=label)


def _label(form, entry, workflow: Optional[Workflow]) -> str:
    return _of(form, workflow, translate("models", entry.title))


def _add_layer(form, key: str, label: str, layer: Layer, optional: bool) -> None:
    help = translate("models", layer.help)
    if layer.key == "landcovers":
        help = form.shared_tr("For ecosystem health and restoration zones; empty leaves both out.")
    if layer.kind == "layer":
        form.add_layers(key, label, help, optional)
    elif layer.kind != "raster":
        form.add_features(key, label, help, geometry=layer.kind, optional=optional)
    elif layer.several:
        form.add_rasters(key, label, help, optional, minimum=0)
    else:
        form.add_raster(key, label, help, optional)


def add_settings(form) -> None:
    """What the workflows are told, with the papers' values."""
    parameters = {entry.key: (entry, workflow) for entry, workflow in _once(lambda workflow: workflow.parameters)}
    for setting in _SETTINGS:
        if setting == "WEIGHTS":
            _add_weights(form)
        elif isinstance(setting, str):
            parameter, workflow = parameters[setting]
            # Other workflows can be told the distance as well.
            workflow = None if setting.upper() in _TOLD else workflow
            _add_parameter(form, parameter, _label(form, parameter, workflow))
        else:
            _add_input_of_step(form, *setting)


def _add_weights(form) -> None:
    say = form.shared_tr
    factors = ", ".join(translate("models", step.factor) for step in QAIDAM.factors("resistance"))
    form.add_text(
        "WEIGHTS",
        _of(form, QAIDAM, say("weights in place of the judgements")),
        help=say("In the order {factors}. They vary by a Dirichlet distribution.").format(factors=factors),
        advanced=True,
    )


def _add_parameter(form, parameter: Parameter, label: str) -> None:
    help, default = translate("models", parameter.help), parameter.form_default
    if parameter.type in ("whole", "number"):
        whole = parameter.type == "whole"
        default = default if whole or default is None else float(default)
        limits = {"minimum": parameter.least, "maximum": parameter.greatest}
        form.add_number(parameter.key.upper(), label, default, help, whole=whole, advanced=True, **limits)
    else:
        form.add_text(parameter.key.upper(), label, default, help, advanced=True)


def _add_input_of_step(form, key: str, workflow: Workflow, algorithm: type, name: str) -> None:
    """An input of a step's algorithm, as its own form has it."""
    step = algorithm()
    step.initAlgorithm()
    definition = step.parameterDefinition(name)
    label, help = _of(form, workflow, definition.description()), definition.help()
    if definition.type() == "string":
        form.add_text(key, label, definition.defaultValue() or "", help, advanced=True)
    else:
        form.add_table(key, label, help, optional=True, advanced=True)
