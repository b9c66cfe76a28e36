"""What a workflow is: its layers, its parameters, its steps and what they hand on.

A workflow is defined once, in a file of `core/workflow/definitions`. The model in the toolbox, the workbench, the chain
on arrays, uncertainty, parameter files, documentation and report all read that definition.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Collection, Iterator, Optional, Union

from ..errors import InputError, phrase

# The parts of a study, in the order of the work; the workbench has a step for each of them.
STAGES = ("sources", "resistance", "corridors", "pinch_points", "health", "zones", "report")
KINDS = ("raster", "line", "polygon", "point", "layer", "table")
# Values of steps that are names of factors or titles, in the user's language where a study runs.
NAMING_KEYS = ("NAMES", "TITLE", "RESTORABLE")
TYPES = ("text", "classes", "numbers", "matrix", "whole", "number", "legend", "folder")


@dataclass(frozen=True)
class Layer:
    """A layer or table that a workflow takes in.

    Parameters
    ----------
    key : str
        Of the workflow's form, and role of the layer in the workbench.
    title : str
    kind : str
        Of `KINDS`; "layer" is a raster or a vector layer.
    several : bool
        A list of layers; with years where they are of several years.
    optional : bool
    help : str
    advanced : bool
    """

    key: str
    title: str
    kind: str = "raster"
    several: bool = False
    optional: bool = False
    help: str = ""
    advanced: bool = False


@dataclass(frozen=True)
class Variation:
    """How a parameter varies in a study of uncertainty.

    Parameters
    ----------
    path : tuple
        Where the value stands in the parameters of the chain on arrays.
    distribution : str
        Of `core.uncertainty.distributions`.
    low, high : float
        Share of the default, or steps from it where `steps`.
    least, greatest : float
        What is allowed.
    steps : bool
    name : str
        In tables of parameters, where it is not the parameter's key.
    """

    path: tuple
    distribution: str
    low: float = 0.5
    high: float = 1.5
    least: float = 0.0
    greatest: float = float("inf")
    steps: bool = False
    name: str = ""


@dataclass(frozen=True)
class Parameter:
    """A value that a user of the workflow chooses.

    Parameters
    ----------
    key : str
        Of the workflow's form.
    title : str
    default : str, int, float or None
        None: the algorithm that it feeds chooses.
    type : str
        Of `TYPES`: "classes" are class values such as "2,3,5-7" or names, "numbers" a list, "matrix" rows of
        judgements, "legend" a product of land cover, "folder" an existing one.
    least, greatest : float, optional
    help, empty, unit : str
        Help; what an empty field stands for; unit of the number.
    covers : tuple of str
        Of "classes": the common land covers that they are, from which another legend's classes follow.
    variation : Variation, optional
        None: it does not vary.
    advanced : bool
    """

    key: str
    title: str
    default: Union[str, float, int, None] = None
    type: str = "number"
    least: Optional[float] = None
    greatest: Optional[float] = None
    help: str = ""
    empty: str = ""
    unit: str = ""
    covers: tuple = ()
    variation: Optional[Variation] = None
    advanced: bool = False

    @property
    def optional(self) -> bool:
        """Whether it may be left out."""
        return self.default is None

    @property
    def form_default(self):
        """The default in forms whose land cover has a legend: classes are the land covers that they are."""
        return ", ".join(self.covers) if self.covers else self.default


@dataclass(frozen=True)
class Given:
    """The layer or the value that the user has given for a key of the workflow."""

    key: str


@dataclass(frozen=True)
class From:
    """An output of another step of the same stage."""

    step: str
    output: str = "OUTPUT"


@dataclass(frozen=True)
class FieldOf:
    """The first of several fields that a vector layer has; where it is not known yet, the algorithm looks for one."""

    layer: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Product:
    """What an earlier stage has made, by its name in the workflow's `products`."""

    name: str


@dataclass(frozen=True)
class Output:
    """An output of a step that is kept.

    Parameters
    ----------
    key : str
        Of the algorithm.
    title : str
        Under which the workflow offers it; empty: not offered, but kept in the workbench.
    file : str
        Its name in the workbench's folder; empty: the step's name with the usual ending.
    background : bool
        Covers the whole area: only the newest one is shown.
    hidden : bool
        Switched off when it is added to the map.
    layer : bool
        Whether the workbench adds it to the map.
    asked : bool
        The workflow makes it only where a file or folder is named for it.
    library : str
        The Python module that it needs and that QGIS does not bring.
    """

    key: str
    title: str = ""
    file: str = ""
    background: bool = False
    hidden: bool = False
    layer: bool = False
    asked: bool = False
    library: str = ""


@dataclass(frozen=True)
class Step:
    """A run of an algorithm.

    Parameters
    ----------
    name : str
        Unique in the workflow; part of the names of the model's outputs.
    stage : str
        Of `STAGES`.
    algorithm : str
        Id, for example "esp:mspa".
    title : str
    values : dict
        Key of the algorithm to a plain value, a `Given`, `FieldOf`, `From`, `Product` or a list of those. The value of
        a choice is its word in the form (`add_choice(..., words=...)`). What is not named has its default.
    outputs : tuple of Output
    needs : tuple of str
        Layers of the workflow without which the step is left out where a study is free to.
    several : str
        A list of layers that must be two or more, or else the step is left out.
    factor : str
        Of a step that scores a factor: what tables call it.
    passes : str
        Of a step that only improves what it is given: the key of that input. Where the step is left out, the input is
        handed on in its place.
    """

    name: str
    stage: str
    algorithm: str
    title: str
    values: dict
    outputs: tuple[Output, ...] = ()
    needs: tuple[str, ...] = ()
    several: str = ""
    factor: str = ""
    passes: str = ""

    def references(self) -> Iterator:
        """Every `Given`, `FieldOf`, `From` and `Product` among the values."""
        for value in self.values.values():
            for entry in value if isinstance(value, (list, tuple)) else (value,):
                if isinstance(entry, (Given, FieldOf, From, Product)):
                    yield entry


@dataclass(frozen=True)
class Workflow:
    """A workflow from layers to report.

    Parameters
    ----------
    name : str
        Its id in the toolbox, after "esp:".
    title, description : str
    short : str
        What the workbench and lists call it.
    source : str
        The paper that it follows.
    layers : tuple of Layer
        Required ones first.
    parameters : tuple of Parameter
    steps : tuple of Step
        In the order of the work.
    products : dict of str to From
        What stages hand on.
    chain : str
        Name of the toolbox' workflow whose chain on arrays can run it, see `chains.check_chain`; empty: none.
    choices : dict, optional
        Of one that a study was saved as: stage to the values that the study had chosen in a free choice.

    Raises
    ------
    InputError
        When a step reads what no layer, parameter, earlier step or product is.
    """

    name: str
    title: str
    short: str
    description: str
    source: str
    layers: tuple[Layer, ...]
    parameters: tuple[Parameter, ...]
    steps: tuple[Step, ...]
    products: dict
    chain: str = ""
    choices: Optional[dict] = None

    def __post_init__(self):
        _check(self)

    @cached_property
    def inputs(self) -> dict:
        """Key to `Layer` or `Parameter`."""
        entries: tuple[Union[Layer, Parameter], ...] = (*self.layers, *self.parameters)
        return {entry.key: entry for entry in entries}

    def step(self, name: str) -> Step:
        """A step by its name."""
        return next(step for step in self.steps if step.name == name)

    def stage(self, name: str) -> tuple[Step, ...]:
        """The steps of a stage, in their order."""
        return tuple(step for step in self.steps if step.stage == name)

    @cached_property
    def stages(self) -> tuple[str, ...]:
        """The stages that it has steps of."""
        return tuple(stage for stage in STAGES if self.stage(stage))

    @cached_property
    def asked(self) -> frozenset:
        """The names, as parameter files have them, of the outputs that are made only where they are asked for."""
        found = [(step, output) for step in self.steps for output in step.outputs if output.title and output.asked]
        return frozenset(f"{step.name}:{output.title}" for step, output in found)

    def default(self, key: str):
        """The default of a parameter."""
        return self.inputs[key].default

    def feeds(self, key: str) -> tuple:
        """The (step, key of its algorithm) that a layer or parameter goes into."""
        return tuple(
            (step, name)
            for step in self.steps
            for name, value in step.values.items()
            if Given(key) in (value if isinstance(value, (list, tuple)) else (value,))
        )

    def factors(self, overlay: str) -> tuple[Step, ...]:
        """The steps whose factors an overlay weighs, in its order."""
        return tuple(self.step(entry.step) for entry in self.step(overlay).values["INPUTS"])

    def made_by(self, reference: Union[From, Product]) -> From:
        """The output that a reference stands for."""
        return self.products[reference.name] if isinstance(reference, Product) else reference


def _check(workflow: Workflow) -> None:
    """Refuse a definition that reads what is not there."""
    keys = [*(layer.key for layer in workflow.layers), *(entry.key for entry in workflow.parameters)]
    names = [step.name for step in workflow.steps]
    for label, given in ((phrase("input"), keys), (phrase("step"), names)):
        twice = sorted({name for name in given if given.count(name) > 1})
        if twice:
            _refuse(workflow, label, ", ".join(twice), phrase("is there twice"))
    for layer in workflow.layers:
        if layer.kind not in KINDS:
            _refuse(workflow, layer.key, layer.kind, phrase("is no kind of layer"))
    for parameter in workflow.parameters:
        if parameter.type not in TYPES:
            _refuse(workflow, parameter.key, parameter.type, phrase("is no type of parameter"))
    _check_steps(workflow, keys)


def _check_steps(workflow: Workflow, keys: list[str]) -> None:
    stages = {step.name: step.stage for step in workflow.steps}
    unknown = [name for name, made in workflow.products.items() if made.step not in stages]
    if unknown:
        _refuse(workflow, phrase("product"), ", ".join(unknown), phrase("is made by no step"))
    done: set[str] = set()
    for step in workflow.steps:
        if step.stage not in STAGES:
            _refuse(workflow, step.name, step.stage, phrase("is no stage"))
        if step.passes and not isinstance(step.values.get(step.passes), From):
            _refuse(workflow, step.name, step.passes, phrase("is not what an earlier step makes"))
        # Other stages may be done in another way: they are reached by their products alone.
        own = {name for name in done if stages[name] == step.stage}
        made = {name for name, output in workflow.products.items() if output.step in done}
        for entry in step.references():
            name, known = _read_by(entry, keys, made, own)
            if name not in known:
                _refuse(workflow, step.name, name, phrase("is not there when the step begins"))
        done.add(step.name)


def _read_by(entry, keys: list[str], products: set[str], steps: set[str]) -> tuple[str, Collection[str]]:
    """The name of what a value of a step refers to, and the names that such a value may have."""
    if isinstance(entry, Given):
        return entry.key, keys
    if isinstance(entry, FieldOf):
        return entry.layer, keys
    return (entry.name, products) if isinstance(entry, Product) else (entry.step, steps)


def _refuse(workflow: Workflow, place: str, name: str, reason: str) -> None:
    raise InputError(
        "The workflow {workflow} is not sound: {place}: {name} {reason}.",
        workflow=workflow.name,
        place=place,
        name=name,
        reason=reason,
    )
