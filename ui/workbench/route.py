"""The way through the steps of a study, and what they ask of the workflows and the project."""

from __future__ import annotations

from qgis.core import QgsProject

from ...algorithms.platform.language import translate
from ...algorithms.studies.own_workflows import all_workflows
from ...algorithms.studies.required_keys import is_required
from ...core.presets import LEGENDS
from ...core.products.legend_recognition import product_title
from ...core.tables import find_column
from ...core.workflow.blocks import LANDCOVER
from ...core.workflow.combination import combine
from ...core.workflow.definition import STAGES, Given, Layer, Workflow
from ...core.workflow.own_factors import overlay_of, place_of, with_own_factors
from ...core.workflow.study_choice import Choices, Combination, additions, can_correct
from ...core.workflow.study_layers import CORRECTORS, OWN_FACTORS, OWN_LAYERS, SERVICES, STUDY_AREA, STUDY_LAYERS
from . import layer_facts
from .data_step import DataStep
from .layer_lines import cell_size, same_grid
from .numbers import count
from .stage import Stage
from .study import FREE, LEFT_OUT, OWN, Study


class Route:
    """All steps in their order.

    Parameters
    ----------
    project : QgsProject, optional
    """

    def __init__(self, project=None):
        self.project = project or QgsProject.instance()
        self._steps = {step.ID: step for step in (DataStep(self), *(Stage(self, stage) for stage in STAGES))}
        self._combined: tuple = (None, None)
        self._additions: dict = {}
        self._extended: dict = {}
        self.workflows: list = []
        self.reload()

    def __iter__(self):
        return iter(self._steps.values())

    def __getitem__(self, name: str):
        return self._steps[name]

    def reload(self) -> None:
        """Read the user's own workflows again."""
        self.workflows = all_workflows()
        self._combined = (None, None)
        self._additions: dict = {}
        self._extended = {}

    # -- workflows -------------------------------------------------------------------------

    def workflow(self, name: str):
        """A workflow by its name; None where it is not there."""
        return next((workflow for workflow in self.workflows if workflow.name == name), None)

    def workflow_of(self, study: Study, stage: str):
        """The workflow of a stage with the study's own factors; None where a layer stands for it, or there is none."""
        workflow = self.workflow(self.followed(study, stage))
        layers = self.chosen_layers(study, OWN_FACTORS.key)
        if workflow is None or not layers:
            return workflow
        mark = id(workflow), *(layer.name() for layer in layers)
        if mark not in self._extended:
            self._extended[mark] = with_own_factors(workflow, mark[1:])
        return self._extended[mark]

    def followed(self, study: Study, stage: str) -> str:
        """The name of the workflow that a stage follows, or `OWN`; empty where it is left out."""
        if study.workflow != FREE:
            workflow = self.workflow(study.workflow)
            return study.workflow if workflow is None or stage in workflow.stages else ""
        offered = [workflow.name for workflow in self.workflows if stage in workflow.stages]
        chosen = study.value(stage, "steps_of", offered[0])
        return "" if chosen == LEFT_OUT else chosen

    def is_own(self, study: Study, stage: str) -> bool:
        """Whether a layer of the user's own stands for a stage."""
        return stage in OWN_LAYERS and self.followed(study, stage) == OWN

    def steps_of(self, study: Study) -> list:
        """The steps that the study has; in a free choice all, since those that are left out can be taken in again."""
        return [step for step in self if study.workflow == FREE or step.ID == "data" or self.followed(study, step.ID)]

    def number(self, study: Study, name: str) -> int:
        """The number of a step, from 0."""
        names = [step.ID for step in self.steps_of(study)]
        return names.index(name) if name in names else len(names)

    def choices(self, study: Study) -> Choices:
        """What the study has chosen."""
        workflows, added, off = {}, {}, []
        for stage in STAGES:
            workflow = self.workflow_of(study, stage)
            if workflow is None:
                continue
            workflows[stage] = workflow
            values = study.values.get(stage, {})
            off += [(stage, key[4:]) for key, value in values.items() if key.startswith("use.") and value is False]
            extra = [pair for pair in self.additions(stage, workflow) if values.get(f"use.{pair[1].name}")]
            if extra:
                added[stage] = tuple(extra)
        own = tuple(stage for stage in STAGES if self.is_own(study, stage))
        return Choices(workflows, own, tuple(sorted(off)), added)

    def additions(self, stage: str, workflow: Workflow) -> list:
        """Steps that can be run on top of a stage."""
        if (stage, workflow.name) not in self._additions:
            self._additions[stage, workflow.name] = additions(stage, workflow, self.workflows)
        return self._additions[stage, workflow.name]

    def combination(self, study: Study) -> Combination:
        """The steps that the study runs; made anew where its choices or layers have changed."""
        choices = self.choices(study)
        layers = {key: len(self.layers(study, key)) for key in self.definitions(study)}
        mark = (
            tuple((stage, id(workflow)) for stage, workflow in choices.workflows.items()),
            choices.own,
            choices.off,
            tuple((stage, tuple(step.name for _workflow, step in pairs)) for stage, pairs in choices.added.items()),
            tuple(layers.items()),
        )
        if mark != self._combined[0]:
            self._combined = mark, combine(choices, layers, is_required)
        return self._combined[1]

    # -- layers ----------------------------------------------------------------------------

    def definitions(self, study: Study) -> dict:
        """Key to the `Layer` of all layers that the study can have."""
        followed = [self.workflow_of(study, stage) for stage in STAGES]
        found = {layer.key: layer for workflow in followed if workflow is not None for layer in workflow.layers}
        chosen = {workflow.name: workflow for workflow in followed if workflow is not None}
        if any(step.algorithm == "esp:owa" for workflow in chosen.values() for step in workflow.steps):
            found.setdefault(SERVICES.key, SERVICES)
        resistance = self.workflow(self.followed(study, "resistance"))
        if resistance is not None and can_correct(resistance):
            for layer in CORRECTORS:
                found.setdefault(layer.key, layer)
        if resistance is not None and overlay_of(resistance) is not None:
            found[OWN_FACTORS.key] = OWN_FACTORS
        for stage, layer in OWN_LAYERS.items():
            if self.is_own(study, stage):
                found[layer.key] = layer
        return {LANDCOVER.key: LANDCOVER, STUDY_AREA.key: STUDY_AREA, **found}

    def definition(self, key: str) -> Layer:
        """The `Layer` of a key, of whichever workflow."""
        known = [layer for workflow in (*self.workflows, *self._extended.values()) for layer in workflow.layers]
        return next((layer for layer in (*known, *STUDY_LAYERS) if layer.key == key), Layer(key, key))

    def label(self, key: str) -> str:
        """How the forms call a layer."""
        return translate("models", self.definition(key).title)

    def layers(self, study: Study, role: str) -> list:
        """The layers of a role: the prepared ones where there are some."""
        place = place_of(role)
        if place is not None:
            return self.layers(study, OWN_FACTORS.key)[place : place + 1]
        if role != STUDY_AREA.key and self["data"].value(study, "method") == "prepare":
            record = study.record("data")
            found = [self.project.mapLayer(record.layers[key]) for key in prepared_keys(record, role)]
            if found and all(layer is not None for layer in found):
                return found
        return self.chosen_layers(study, role)

    def chosen_layers(self, study: Study, role: str) -> list:
        """The layers as the user chose them."""
        place = place_of(role)
        if place is not None:
            return self.chosen_layers(study, OWN_FACTORS.key)[place : place + 1]
        found = [layer_facts.find(self.project, ref) for ref in study.refs(role)]
        return [layer for layer in found if layer is not None]

    def layers_for(self, study: Study, step: str, reference) -> list:
        """The layers that a step's runs take: step 0 prepares the chosen ones."""
        role, kind = reference.role, reference.kind
        found = self.chosen_layers(study, role) if step == "data" else self.layers(study, role)
        return [layer for layer in found if not kind or (layer_facts.kind_of(layer) == "raster") == (kind == "raster")]

    def legend_name(self, study: Study, as_chosen: bool = False) -> str:
        """The product whose legend the land cover has; empty for its own class names, and until it is known.

        With `as_chosen` that of the layer that the user chose, whether or not another was prepared of it.
        """
        chosen = study.value("data", "legend")
        if chosen is not None:
            return chosen
        layers = (self.chosen_layers if as_chosen else self.layers)(study, LANDCOVER.key)
        if not layers or layer_facts.class_names(layers[0]):
            return ""
        return self.seen_legend(study, layers[0])[0]

    @staticmethod
    def seen_legend(study: Study, layer) -> list:
        """As `layer_facts.recognised_legend` once the classes of a layer have been looked at; no product before."""
        return study.legends.get(layer_facts.token(layer)) or [""]

    def is_legend_known(self, study: Study, layer) -> bool:
        """Whether it is known what the classes of a land cover mean, or that nothing tells it."""
        if study.value("data", "legend") is not None or layer_facts.class_names(layer):
            return True
        return layer_facts.token(layer) in study.legends or not layer_facts.file_of(layer)

    def legend(self, study: Study, as_chosen: bool = False) -> int:
        """The legend as the algorithms' forms number it, as `legend_name`; 0 for the layer's own."""
        name = self.legend_name(study, as_chosen)
        return LEGENDS.index(name) + 1 if name in LEGENDS else 0

    def proposed_classes(self, study: Study, role: str, covers: tuple) -> str:
        """The classes of common land covers, as the legend has them: "2,3,4"; their names where it is not known yet."""
        layers = self.layers(study, role)
        if not layers:
            return ""
        legend = layer_facts.legend_for(layers[0], self.legend_name(study))
        if not legend.land_cover:
            return ", ".join(covers)
        return ",".join(str(value) for value, cover in sorted(legend.land_cover.items()) if cover in covers)

    def field_of(self, study: Study, role: str, names: tuple):
        """The first of several fields that a vector layer has, as the algorithms look for it; None without one."""
        layers = self.layers(study, role)
        return find_column(dict.fromkeys(field.name() for field in layers[0].fields()), *names) if layers else None

    # -- products --------------------------------------------------------------------------

    def is_ready(self, study: Study, reference) -> bool:
        """Whether what a `Made` or a `Given` stands for is there."""
        if isinstance(reference, Given):
            return bool(self.layers(study, reference.key))
        return bool(study.result(reference)) and study.has_files(reference.stage)

    def product(self, study: Study, name: str):
        """What a product is: `Made` or `Given`; None where no step makes it."""
        return self.combination(study).products.get(name)

    # -- words -----------------------------------------------------------------------------

    def roles(self, study: Study) -> list:
        """The keys of all layers, first those whose grid would be that of the results."""
        # The user's own factors have a role each.
        others = (key for key in self.definitions(study) if key != OWN_FACTORS.key)
        return list(dict.fromkeys((LANDCOVER.key, OWN_LAYERS["resistance"].key, *others)))

    def ground(self, study: Study, as_chosen: bool = False):
        """The raster whose grid is that of the results: the land cover, else the first raster; None without one.

        With `as_chosen` it is one that the user chose, whether or not another was prepared of it.
        """
        layers_of = self.chosen_layers if as_chosen else self.layers
        layers = [layer for key in self.roles(study) for layer in layers_of(study, key)]
        return next((layer for layer in layers if layer_facts.kind_of(layer) == "raster"), None)

    def describe_grid(self, study: Study) -> list:
        """The coordinate system, the cells and how the other layers fit, in lines."""
        first = self.ground(study)
        if first is None:
            return []
        lines = [
            translate("shared", "{crs}, cells of {size}").format(
                crs=first.crs().authid() or first.crs().description(), size=cell_size(first)
            )
        ]
        lines.append(
            translate("shared", "{columns} x {rows} cells in {name}").format(
                columns=count(first.width()), rows=count(first.height()), name=first.name()
            )
        )
        if first in self.layers(study, LANDCOVER.key):
            lines.append(self._describe_legend(study, first))
        others = [layer for role in self.definitions(study) for layer in self.layers(study, role)]
        rasters = {layer.id(): layer for layer in others if layer_facts.kind_of(layer) == "raster"}
        apart = [layer.name() for layer in rasters.values() if not same_grid(first, layer)]
        if apart:
            lines.append(
                translate("shared", "On another grid, brought onto this one in each step: {names}.").format(
                    names=", ".join(sorted(apart))
                )
            )
        else:
            lines.append(translate("shared", "All rasters lie on one grid."))
        return lines

    def _describe_legend(self, study: Study, layer) -> str:
        name, (product, *others) = self.legend_name(study), self.seen_legend(study, layer)
        if name:
            known = translate("messages", product_title(name))
            return translate("shared", "Legend of the land cover: {legend}.").format(legend=known)
        if layer_facts.class_names(layer):
            return translate("shared", "Legend of the land cover: its own class names.")
        if not self.is_legend_known(study, layer):
            return translate("shared", "The classes of the land cover are being looked at.")
        if others and not product:
            fitting = ", ".join(translate("messages", product_title(other)) for other in others)
            return translate("shared", "The classes of the land cover fit {products}; choose its legend.").format(
                products=fitting
            )
        return translate("shared", "Nothing tells the legend of the land cover; choose it where names matter.")


def prepared_keys(record, role: str) -> list:
    """Keys of a role's prepared layers, in their order."""
    prefix = f"prepare.{role}."
    return sorted((key for key in record.layers if key.startswith(prefix)), key=lambda key: int(key[len(prefix) :]))
