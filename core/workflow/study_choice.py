"""Which steps of which workflows a study runs, and where their values come from.

Every stage of a study follows a workflow; stages hand on products alone, so that they can be of several workflows.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Callable, Mapping

from .definition import STAGES, FieldOf, From, Given, Layer, Output, Product, Step, Workflow

# Layers that a study can have beside those of its workflows; those of the first two stand for a stage.
OWN_LAYERS = {
    "sources": Layer("own_sources", "My sources", "polygon", help="Polygons; a field source_id numbers them."),
    "resistance": Layer("own_resistance", "My resistance", help="A raster above 0 everywhere."),
}
SERVICES = Layer(
    "services",
    "Further services",
    several=True,
    optional=True,
    help="Rasters of your own, higher is better.",
    advanced=True,
)
SENSITIVITY = Layer(
    "sensitivity",
    "Sensitivity",
    optional=True,
    help="A raster that corrects the surface: resistance x sensitivity / mean sensitivity.",
    advanced=True,
)
NIGHT_LIGHT = Layer(
    "night_light",
    "Night light",
    optional=True,
    help=(
        "Night light, imperviousness or another layer that corrects the surface within each land cover: resistance x "
        "light / mean light of the class."
    ),
    advanced=True,
)
STUDY_AREA = Layer("study_area", "Study area", "polygon", optional=True, help="Layers are clipped to it.")
CORRECTORS = (SENSITIVITY, NIGHT_LIGHT)
STUDY_LAYERS = (*OWN_LAYERS.values(), SERVICES, *CORRECTORS, STUDY_AREA)
# Rasters whose cells a distance can be measured on, in the place of the land cover's.
_GRIDS = ("elevation", "ndvi")
_WEIGHS = "esp:weightedoverlay"
_JUDGES = "esp:ahp"
_DETECTS = "esp:geodetector"
_CORRECTS = "esp:sensitivitycorrection"
# Layer to the name of the step that corrects by it, its title and file, and what it is told besides.
_CORRECTIONS = {
    SENSITIVITY.key: ("correction", "Corrected resistance", "corrected_resistance.tif", {}),
    NIGHT_LIGHT.key: (
        "light_correction",
        "Resistance corrected by night light",
        "resistance_by_night_light.tif",
        {"LANDCOVER": Given("landcover"), "LEGEND": Given("legend")},
    ),
}


@dataclass(frozen=True)
class Made:
    """An output of a step of a study, by the stage in which it is run."""

    stage: str
    step: str
    output: str = "OUTPUT"


@dataclass(frozen=True)
class StudyStep:
    """A step as a study runs it.

    Parameters
    ----------
    step : Step
        Its values refer to `Given`, `FieldOf` and `Made` alone.
    workflow : Workflow
        That it is of.
    factors : tuple of str
        Of an overlay of factors, and of its judgements: the steps of all its factors.
    used : tuple of str
        Those of them that are there.
    """

    step: Step
    workflow: Workflow
    factors: tuple[str, ...] = ()
    used: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the step, unique in its stage."""
        return self.step.name

    def with_values(self, **values) -> StudyStep:
        """With other values; None takes one away."""
        merged = {key: value for key, value in {**self.step.values, **values}.items() if value is not None}
        return replace(self, step=replace(self.step, values=merged))

    def without_output(self, key: str) -> StudyStep:
        """Without asking for an output."""
        outputs = tuple(output for output in self.step.outputs if output.key != key)
        return replace(self, step=replace(self.step, outputs=outputs))


@dataclass(frozen=True)
class Choices:
    """What the user has chosen.

    Parameters
    ----------
    workflows : dict of str to Workflow
        Of each stage; stages that are not named are left out.
    own : tuple of str
        Stages that a layer of the user's own stands for.
    off : tuple of (str, str)
        Stage and step that are not wanted.
    added : dict of str to tuple of (Workflow, Step)
        Further steps of a stage, see `additions`.
    """

    workflows: dict
    own: tuple[str, ...] = ()
    off: tuple = ()
    added: dict = field(default_factory=dict)


@dataclass
class Combination:
    """The steps of a study.

    Parameters
    ----------
    steps : dict of str to tuple of StudyStep
        Stage to what it runs, in order.
    products : dict of str to Made or Given
        What stages hand on.
    left_out : dict of str to tuple of Step
        Stage to the steps whose layers are not there.
    wanted : dict of str to tuple of (Workflow, Step)
        Stage to its steps as they are defined, whether or not their layers are there.
    """

    steps: dict = field(default_factory=dict)
    products: dict = field(default_factory=dict)
    left_out: dict = field(default_factory=dict)
    wanted: dict = field(default_factory=dict)


def combine(choices: Choices, layers: Mapping[str, int], required: Callable[[str, str], bool]) -> Combination:
    """The steps that a study runs.

    Where a stage needs a product that no earlier stage makes, the steps of its workflow that make it are run in the
    stage. Steps whose layers are not there are left out, and so are factors of overlays with their weights.

    Parameters
    ----------
    choices : Choices
    layers : mapping of str to int
        How many layers there are of each key.
    required : callable
        Takes the id of an algorithm and a key: whether it cannot do without.

    Returns
    -------
    Combination
    """
    found = Combination()
    # What an earlier stage makes as soon as it has its layers.
    promised: dict = {}
    for stage in STAGES:
        if stage in choices.own:
            found.products[stage] = Given(OWN_LAYERS[stage].key)
            found.steps[stage] = found.left_out[stage] = found.wanted[stage] = ()
        elif stage in choices.workflows:
            _Stage(stage, choices, layers, required, found, promised).add()
    return found


def additions(stage: str, workflow: Workflow, known) -> list:
    """Steps of other workflows that can be run on top of a stage: (Workflow, Step).

    Parameters
    ----------
    stage : str
    workflow : Workflow
        That the stage follows.
    known : iterable of Workflow
        The first one that has a step gives it.
    """
    there = {step.algorithm for step in workflow.stage(stage)}
    found: list = []
    for other in known:
        for step in other.stage(stage):
            made = {entry.step for entry in step.references() if isinstance(entry, From)}
            if step.factor or step.algorithm in there or not made <= {own.name for own in workflow.stage(stage)}:
                continue
            # Only what tells more of the same thing, such as grades of corridors.
            if stage in other.products and other.products[stage].step == step.name and stage in workflow.products:
                there.add(step.algorithm)
                found.append((other, step))
    return found


def members(workflow: Workflow, stage: str) -> tuple[Step, ...]:
    """The steps of a stage that are members of a list, such as factors and services: a study can do without some."""
    steps = workflow.stage(stage)
    listed = {
        entry.step
        for step in steps
        for value in step.values.values()
        if isinstance(value, (list, tuple))
        for entry in value
        if isinstance(entry, From)
    }
    return tuple(step for step in steps if step.name in listed)


def weighed_factors(workflow: Workflow, step: Step) -> tuple[Step, ...]:
    """The steps whose factors an overlay weighs; empty for what is no overlay of factors."""
    entries = step.values.get("INPUTS") if step.algorithm == _WEIGHS else None
    if not isinstance(entries, (list, tuple)) or not all(isinstance(entry, From) for entry in entries):
        return ()
    steps = tuple(workflow.step(entry.step) for entry in entries)
    return steps if all(found.factor for found in steps) else ()


def can_correct(workflow: Workflow) -> bool:
    """Whether layers of the study may correct its resistance: it does not correct it itself."""
    return all(step.algorithm != _CORRECTS for step in workflow.stage("resistance"))


def has_layers(step: Step, layers: Mapping[str, int]) -> bool:
    """Whether the layers are there without which a step is left out."""
    lists = not step.several or layers.get(step.several, 0) > 1
    return lists and all(layers.get(key) for key in step.needs)


def _on_grid_that_is_there(step: Step, layers: Mapping[str, int]) -> Step:
    """A distance to features with the cells of another raster, where there is no land cover: it only lends its grid."""
    cover = Given("landcover")
    if "FEATURES" not in step.values or step.values.get("INPUT") != cover or layers.get(cover.key):
        return step
    other = next((key for key in _GRIDS if layers.get(key)), None)
    if other is None:
        return step
    values = {key: value for key, value in step.values.items() if key != "LEGEND"}
    needs = tuple(key for key in step.needs if key != cover.key)
    return replace(step, values={**values, "INPUT": Given(other)}, needs=needs)


def _layers_of(values: Mapping) -> list:
    """The land cover where a correction is within its classes."""
    return [value.key for value in values.values() if value == Given("landcover")]


class _Stage:
    """One stage of a combination."""

    def __init__(self, stage, choices, layers, required, found: Combination, promised: dict):
        self.stage, self.choices, self.layers, self.required = stage, choices, layers, required
        self.found, self.promised = found, promised
        self.workflow: Workflow = choices.workflows[stage]
        self.made: dict = {}

    def add(self) -> None:
        """Add its steps and products."""
        names = self._with_makers()
        wanted = [(self.workflow, step) for step in self.workflow.steps if step.name in names]
        wanted += [(other, self._on_top(step)) for other, step in self.choices.added.get(self.stage, ())]
        left_out = []
        for workflow, step in wanted:
            step = _on_grid_that_is_there(step, self.layers)
            ready = has_layers(step, self.layers)
            if not ready or not self._add_step(workflow, step):
                left_out.append(step)
                self._pass_on(workflow, step)
        self._cut_overlays()
        self._correct()
        self._promise(wanted)
        self.found.steps[self.stage] = tuple(self.made.values())
        self.found.left_out[self.stage] = tuple(left_out)
        self.found.wanted[self.stage] = tuple(wanted)

    def _on_top(self, step: Step) -> Step:
        """An addition reads what the stage hands on."""
        values = {key: Product(self.stage) if isinstance(value, From) else value for key, value in step.values.items()}
        return replace(step, values=values)

    def _with_makers(self) -> set:
        """The names of the stage's steps, and of those that make what it needs and nobody makes."""
        off = set(self.choices.off)
        names = {step.name for step in self.workflow.stage(self.stage) if (self.stage, step.name) not in off}
        for step in reversed(self.workflow.steps):
            if step.name not in names or not has_layers(step, self.layers):
                continue
            for key, value in step.values.items():
                for entry in value if isinstance(value, (list, tuple)) else (value,):
                    lacking = isinstance(entry, Product) and not (
                        entry.name in self.found.products or entry.name in self.promised
                    )
                    if lacking and self.required(step.algorithm, key) and not isinstance(value, (list, tuple)):
                        names.add(self.workflow.products[entry.name].step)
                    elif isinstance(entry, From) and step.stage != self.stage:
                        names.add(entry.step)
        return names

    def _add_step(self, workflow: Workflow, step: Step) -> bool:
        """Add a step with its values; tells whether all is there that it cannot do without."""
        values = {}
        for key, value in {**self._of_others(step), **step.values}.items():
            if isinstance(value, (list, tuple)):
                entries = [self._resolved(workflow, step, key, entry) for entry in self._listed(step, key, value)]
                found = [entry for entry in entries if entry is not None]
            else:
                found = self._resolved(workflow, step, key, value)
            if found is None or found == []:
                if self.required(step.algorithm, key):
                    return False
                continue
            values[key] = found
        self.made[step.name] = StudyStep(replace(step, stage=self.stage, values=values), workflow)
        self._hand_on(workflow, step)
        return True

    def _pass_on(self, workflow: Workflow, step: Step) -> None:
        """In the place of a step that only improves its input, and is left out, the input is handed on."""
        entry = step.values.get(step.passes)
        if not isinstance(entry, From) or entry.step not in self.made:
            return
        for name, made in workflow.products.items():
            if made.step == step.name and made.output == step.outputs[0].key:
                self.found.products[name] = Made(self.stage, entry.step, entry.output)

    def _of_others(self, step: Step) -> dict:
        """The products that a step of the report takes in other workflows of the study."""
        if step.stage != "report":
            return {}
        alike = [own for other in self.choices.workflows.values() for own in other.stage("report")]
        return {
            key: value
            for own in alike
            if own.name == step.name
            for key, value in own.values.items()
            if isinstance(value, Product) and value.name in self.found.products
        }

    def _hand_on(self, workflow: Workflow, step: Step) -> None:
        """Note the products of a step; those of an addition replace none."""
        for name, made in workflow.products.items():
            replaces = workflow is not self.workflow and name in self.workflow.products
            again = step.stage != self.stage and name in self.found.products
            if made.step == step.name and not replaces and not again:
                self.found.products[name] = Made(self.stage, step.name, made.output)

    def _listed(self, step: Step, key: str, value):
        """The entries of a list: services of the user's own, products of all workflows of the study in the report."""
        entries = list(value)
        if step.algorithm == "esp:owa" and key == "INPUTS":
            entries.append(Given(SERVICES.key))
        if step.stage == "report" and any(isinstance(entry, Product) for entry in entries):
            for other in self.choices.workflows.values():
                others = [own.values.get(key) for own in other.stage("report") if own.name == step.name]
                entries += [
                    entry
                    for listed in others
                    for entry in listed or ()
                    if entry not in entries and isinstance(entry, Product) and entry.name in self.found.products
                ]
        if step.algorithm == "esp:report" and key == "LAYERS":
            for stage, added in self.choices.added.items():
                there = [done.name for done in self.found.steps.get(stage, ())]
                entries += [
                    Made(stage, extra.name, output.key)
                    for _workflow, extra in added
                    for output in extra.outputs
                    if output.layer and extra.name in there
                ]
        return entries

    def _resolved(self, workflow: Workflow, step: Step, key: str, value):
        """A value with its reference; None for what is not there."""
        if isinstance(value, Given):
            layer = workflow.inputs.get(value.key, SERVICES)
            needed = self.required(step.algorithm, key) and not layer.optional
            return value if not isinstance(layer, Layer) or self.layers.get(value.key) or needed else None
        if isinstance(value, FieldOf):
            return value if self.layers.get(value.layer) else None
        if isinstance(value, From):
            return Made(self.stage, value.step, value.output) if value.step in self.made else None
        if isinstance(value, Product):
            return self._product(workflow, value.name, self.required(step.algorithm, key))
        return value

    def _product(self, workflow: Workflow, name: str, needed: bool):
        if name in self.found.products:
            return self.found.products[name]
        made = workflow.products[name]
        if made.step in self.made:
            return Made(self.stage, made.step, made.output)
        return self.promised.get(name) if needed else None

    def _cut_overlays(self) -> None:
        """Overlays weigh the factors that are there."""
        for name, overlay in list(self.made.items()):
            own = next((step for step in overlay.workflow.steps if step.name == name), None)
            steps = () if own is None else weighed_factors(overlay.workflow, own)
            if not steps:
                continue
            used = tuple(entry.step for entry in overlay.step.values["INPUTS"])
            words = ", ".join(step.factor for step in steps if step.name in used)
            judged = overlay.step.values.get("WEIGHTS")
            told = {"factors": tuple(step.name for step in steps), "used": used}
            self.made[name] = replace(overlay.with_values(NAMES=words), **told)
            restorable = overlay.step.values.get("RESTORABLE")
            if restorable and restorable not in words.split(", "):
                # What nobody can restore has no surface that restoration reaches.
                self.made[name] = self.made[name].with_values(RESTORABLE=None).without_output("REACHABLE")
                self.found.products.pop("reachable", None)
                lost = Made(self.stage, name, "REACHABLE")
                self.made = {key: made for key, made in self.made.items() if lost not in made.step.values.values()}
            weighs = self.made[judged.step].step.algorithm if isinstance(judged, Made) else ""
            if weighs == _DETECTS:
                self.made[judged.step] = self.made[judged.step].with_values(NAMES=words)
            if weighs != _JUDGES:
                continue
            if len(used) > 1:
                self.made[judged.step] = replace(self.made[judged.step].with_values(NAMES=words), **told)
            else:
                # There is nothing to be judged.
                del self.made[judged.step]
                self.found.products = {
                    key: made
                    for key, made in self.found.products.items()
                    if made != replace(judged, output=getattr(made, "output", ""))
                }
                self.made[name] = self.made[name].with_values(WEIGHTS=None, WEIGHTING="equal")

    def _correct(self) -> None:
        """Sensitivity and night light correct the resistance of a workflow that does not correct it itself."""
        if self.stage != "resistance" or not can_correct(self.workflow):
            return
        for corrector, more in _CORRECTIONS.items():
            product = self.found.products.get("resistance")
            if not product or not all(self.layers.get(key) for key in (corrector, *_layers_of(more[-1]))):
                continue
            name, title, file, values = more
            step = Step(
                name,
                self.stage,
                _CORRECTS,
                title,
                {"RESISTANCE": product, "SENSITIVITY": Given(corrector), **values},
                (Output("OUTPUT", title, file, background=True, layer=True),),
            )
            self.made[step.name] = StudyStep(step, self.workflow)
            self.found.products["resistance"] = Made(self.stage, step.name)
            # It is on the scale before the correction.
            self.found.products.pop("reachable", None)

    def _promise(self, wanted: list) -> None:
        """What the stage would hand on if its layers were there."""
        for name, made in self.workflow.products.items():
            names = [step.name for _workflow, step in wanted if step.stage == self.stage]
            if made.step in names and name not in self.found.products:
                self.promised[name] = Made(self.stage, made.step, made.output)
