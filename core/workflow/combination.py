"""The steps that a study runs, by what was chosen and the layers that are there."""

from __future__ import annotations

from dataclasses import replace
from typing import Callable, Mapping

from .definition import STAGES, FieldOf, From, Given, Layer, Output, Product, Step, Workflow
from .study_choice import CORRECTS, Choices, Combination, Made, StudyStep, can_correct, has_layers, weighed_factors
from .study_layers import NIGHT_LIGHT, OWN_LAYERS, SENSITIVITY, SERVICES

# Rasters whose cells a distance can be measured on, in the place of the land cover's.
_GRIDS = ("elevation", "ndvi")
_JUDGES = "esp:ahp"
_DETECTS = "esp:geodetector"
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
            if step.name in names and has_layers(step, self.layers):
                names |= self._makers_of(step)
        return names

    def _makers_of(self, step: Step) -> set:
        """The names of the steps that make what a step needs: products that nobody makes, in another stage all."""
        makers = set()
        for key, value in step.values.items():
            if isinstance(value, Product) and self._is_lacking(value) and self.required(step.algorithm, key):
                makers.add(self.workflow.products[value.name].step)
            if step.stage != self.stage:
                entries = value if isinstance(value, (list, tuple)) else (value,)
                makers.update(entry.step for entry in entries if isinstance(entry, From))
        return makers

    def _is_lacking(self, product: Product) -> bool:
        return product.name not in self.found.products and product.name not in self.promised

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
                CORRECTS,
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
