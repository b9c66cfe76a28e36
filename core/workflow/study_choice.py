"""What of which workflows a study may run, and what the user has chosen.

Every stage of a study follows a workflow; stages hand on products alone, so that they can be of several workflows.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Mapping

from .definition import From, Step, Workflow

CORRECTS = "esp:sensitivitycorrection"
_WEIGHS = "esp:weightedoverlay"


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
    return all(step.algorithm != CORRECTS for step in workflow.stage("resistance"))


def has_layers(step: Step, layers: Mapping[str, int]) -> bool:
    """Whether the layers are there without which a step is left out."""
    lists = not step.several or layers.get(step.several, 0) > 1
    return lists and all(layers.get(key) for key in step.needs)
