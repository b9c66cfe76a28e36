"""esp:uncertainty: many runs of a workflow with parameters that vary, and what they have in common."""

from __future__ import annotations

import os
from dataclasses import replace

import numpy as np

from ...core.errors import InputError
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..platform.language import translate
from . import uncertainty_form as forms
from .uncertainty_settings import add_layers, add_settings

# Layers of a workflow, what a run holds at its peak, and the counts, in bytes a cell.
_LAYERS, _RUN, _COUNTS = 120.0, 350.0, 60.0
# Fewer base runs give Sobol indices with errors as large as they are.
_BASE_RUNS = 64


class Uncertainty(EspAlgorithm):
    """Uncertainty of a security pattern."""

    NAME = "uncertainty"
    GROUP = "pattern"
    TITLE = "Uncertainty"
    SUMMARY = "Says how sure a pattern is, by many runs of a whole workflow with parameters that vary."
    TAGS = "Monte Carlo,sensitivity,Sobol,Latin hypercube,probability,stability,robust,tornado,validation,AUC"
    NEEDS_METRES = True
    # It offers the workflows that the user keeps.
    FORM_VARIES = True
    MADE_FOLDERS = ("RUNS_FOLDER",)
    ABOUT = About(
        purpose=(
            "Judgements, scores, thresholds, model constants and errors of the land cover are passed from step to "
            "step. This runs a whole workflow many times with other reasonable choices and shows which sources, "
            "corridors, pinch points, barriers and restoration zones survive, and which choices matter."
        ),
        formula=(
            "Probability: the share of runs in which a cell belongs to an element. Judgements move by steps on "
            "the scale from 1/9 to 9 while CR stays below 0.1; weights by a Dirichlet distribution around the "
            "given ones; scores keep their order, limits never cross. Land cover errs by a confusion matrix, "
            "neighbours together. Influence: Spearman's rank correlation; Sobol indices S = mean(f<sub>B</sub> "
            "(f<sub>AB</sub> - f<sub>A</sub>)) / V and T = mean((f<sub>A</sub> - f<sub>AB</sub>)<sup>2</sup>) / "
            "2V with Saltelli's design."
        ),
        reading=(
            "A source that is there in 95 % of the runs can be planned with; one that is there in 30 % hangs on "
            "choices that others would make differently. Sources of different runs are the same where they share "
            "half of the smaller one's cells. Probabilities say how much the result depends on the choices that "
            "varied, within the widths given, not how true the method is. The quick way takes one parameter at a "
            "time to both of its ends."
        ),
        source=(
            "Saltelli et al. (2010), Computer Physics Communications 181, 259-270; McKay et al. (1979), "
            "Technometrics 21, 239-245; the workflows: Journal of Arid Land 2025, 17(10), and Land 2025, 14: 2159, "
            "whose limitations it answers."
        ),
    )

    def bytes_a_cell(self, values):
        """The layers, the counts, and what the runs hold that this computer does at a time."""
        return _LAYERS + _COUNTS + (0.0 if values.text("SCHEDULER") else _RUN * _at_a_time(values))

    def define(self):
        """The form."""
        add_layers(self)
        forms.add_variation(self)
        forms.add_running(self)
        add_settings(self)
        forms.add_limits(self)
        forms.add_outputs(self)

    def check(self, values):
        """What the workflow needs, and texts that can be read without data."""
        from ..pattern.zone_rules import zones_of
        from .uncertainty_settings import choices_of, chosen_workflow, fitted_workflow, needed_layers
        from .uncertainty_tables import check_judgements

        # Of the workflow as it is: without its steps nothing would need them.
        for key in needed_layers(chosen_workflow(values)):
            if not values.given(key):
                raise InputError("{parameter}: this workflow needs it.", parameter=values.label(key))
        found = fitted_workflow(values)
        workflow = found.workflow
        if workflow.chain == "qaidam" and not values.text("WEIGHTS"):
            check_judgements(choices_of(values, found).at("ahp", "MATRIX"), len(workflow.factors("resistance")))
        values.will_write("ZONE_PROBABILITY", len(zones_of(self, "").titles))
        if values.given("LANDCOVERS") != values.given("NPP") and workflow.chain == "qaidam":
            raise InputError("Ecosystem health needs land cover and NPP of the same years; give both or none.")

    def work(self, job):
        """Read, vary, run, count, write."""
        from ...core.workflow import qaidam_chain, shiyang_chain
        from .uncertainty_inputs import WorkflowInputs
        from .uncertainty_settings import fitted_workflow
        from .uncertainty_tables import confusion, species_profiles

        found = fitted_workflow(job)
        workflow = found.workflow
        if found.left_out:
            steps = ", ".join(translate("models", step.title) for step in found.left_out if step.stage != "report")
            job.log("Left out, since their layers are not given: {steps}.", steps=steps)
        reading, running, writing = parts_of(job.progress, (2.0, 40.0, 3.0))
        inputs = WorkflowInputs(job, found)
        layers, parameters = inputs.read()
        layers.check()
        measured = qaidam_chain.MEASURED if workflow.chain == "qaidam" else shiyang_chain.MEASURED
        measures = tuple(factor.measure for factor in parameters.factors)
        parameters = replace(
            parameters, errors=confusion(job, inputs.legend), profiles=species_profiles(job, measures, measured)
        )
        reading(0.7)
        study, seen = self._study(job, workflow, layers, parameters, inputs)
        reading(1.0)
        if forms.METHODS[job.choice("METHOD")] == "quick":
            self._quick(job, workflow, study, inputs, running)
        else:
            self._runs(job, workflow, study, inputs, seen, running)
        writing(1.0)

    # -- the study -------------------------------------------------------------------------

    def _study(self, job, workflow, layers, parameters, inputs):
        from ...core.uncertainty import models
        from ...core.uncertainty.fixed_limits import fixed_limits
        from ...core.uncertainty.study import Study
        from ...core.uncertainty.validation import background
        from ...core.uncertainty.workflow_variables import qaidam_variables, shiyang_variables
        from ...core.workflow.memo import Memo
        from . import uncertainty_rows as rows
        from .uncertainty_tables import observations, varying

        is_qaidam = workflow.chain == "qaidam"
        variables = (qaidam_variables if is_qaidam else shiyang_variables)(parameters, layers, workflow)
        listed, used = varying(job, variables, parameters)
        job.write_table("PARAMETERS_OUT", rows.parameter_table(listed))
        job.log("{count} of {known} parameters {count:varies|vary}.", count=len(used), known=len(variables))
        if not used:
            job.warn("Nothing varies: all runs are the plain one.")
        fields = models.QAIDAM_FIELDS if is_qaidam else models.SHIYANG_FIELDS
        seen = observations(job, tuple(name for name in fields if name != "health" or layers.years))
        places = np.zeros(0, dtype=np.int64)
        compared = ()
        if seen is not None:
            around = background(seen, inputs.cover.valid, job.integer("SEED"))
            places = np.concatenate([seen.cells, around])
            compared = tuple(dict.fromkeys((models.PATTERN, "resistance", *seen.measured)))
        self._say_regimes(job, used)
        memo = Memo()
        if job.word("CLASS_LIMITS") == "fixed":
            try:
                parameters = fixed_limits(workflow.chain, layers, parameters, memo)
            except InputError:
                # What is wrong is told by the plain run of the study.
                job.log("The plain run has no limits to keep.")
        numbers = models.SHIYANG_NUMBERS
        if is_qaidam:
            numbers = (*models.QAIDAM_NUMBERS, *models.zone_numbers(len(inputs.zone_titles)))
        study = Study(
            models.qaidam_outcome if is_qaidam else models.shiyang_outcome,
            layers,
            parameters,
            used,
            job.grid.shape,
            models.ELEMENTS,
            numbers,
            ("resistance",) if job.wants("RESISTANCE_MOMENTS") else (),
            compared,
            places,
            len(inputs.zone_titles),
            memo,
        )
        return study, seen

    @staticmethod
    def _say_regimes(job, used):
        """Whole numbers of few values make regimes, not a spread."""
        if any(variable.name == "edge_width" for variable in used):
            job.log(
                "The edge width varies by whole cells with equal odds, so that the runs fall into regimes of wide and "
                "narrow cores; give a table of parameters without edge_width to keep it as it is."
            )

    @staticmethod
    def _workers(job):
        from ..frame.task_workers import open_workers_of

        return open_workers_of(job, _at_a_time(job))

    def _runs(self, job, workflow, study, inputs, seen, progress):
        from ...core.uncertainty.decisions import decisions, enough
        from ...core.uncertainty.designs import make_design
        from ...core.uncertainty.influence import DOMINANT
        from ...core.uncertainty.run_folder import RunFolder
        from ...core.uncertainty.settings import groups_of
        from ...core.uncertainty.study import run_study
        from . import uncertainty_outputs as outputs
        from . import uncertainty_rows as rows
        from . import uncertainty_skill as skill
        from .uncertainty_page import StudyPage, study_page
        from .uncertainty_words import Titles

        method = forms.METHODS[job.choice("METHOD")]
        design = make_design(
            method, job.integer("RUNS"), groups_of(study.variables, study.parameters), job.integer("SEED")
        )
        if method == "saltelli":
            job.log("Saltelli's design takes {count} of the runs.", count=design.runs)
            if design.base < _BASE_RUNS:
                job.warn(
                    "Sobol indices of {count} parameters by {base} base runs are rough; {runs} runs or fewer "
                    "parameters make them sharper.",
                    count=len(study.variables),
                    base=design.base,
                    runs=_BASE_RUNS * (len(study.variables) + 2),
                )
        folder = RunFolder(job.text("RUNS_FOLDER")) if job.given("RUNS_FOLDER") else None
        job.say(self.tr("Runs"))
        with self._workers(job) as workers:
            job.log("{count} {count:run|runs}, {workers} at a time.", count=design.runs, workers=workers.count)
            result = run_study(study, design, workers.executor, folder, progress)
        runs = result.runs
        if result.taken_up:
            job.log("{count} finished {count:run was|runs were} taken up.", count=result.taken_up)
        self._report_failures(job, [reason for _, reason in runs.failures], runs.done)
        share = job.number("SHARE") / 100.0
        held, verdict = decisions(runs, share), enough(runs)
        influence = rows.influence_rows(study, design, runs)
        for parameter, dominated in rows.dominant_rows(influence, design, runs):
            job.log(
                "{parameter} dominates {outputs}: the rank correlation is beyond {limit:g}.",
                parameter=parameter,
                outputs=", ".join(output for _, output, _ in dominated),
                limit=DOMINANT,
            )
        skills = [] if seen is None else skill.skills(study, result, seen)
        writer = outputs.StudyOutputs(self, job, study, result, inputs.zone_titles, share)
        writer.write(held, verdict, influence, skills)
        job.set("ENDED", runs.ended)
        job.set("FAILED", len(runs.failures))
        worst = max(verdict.error)
        if np.isfinite(worst):
            job.set("ERROR", worst)
        sweeps = self._sweeps(job, workflow, study)
        if job.wants("REPORT"):
            titles = Titles(inputs.zone_titles, inputs.names)
            page = StudyPage(study, design, result, held, verdict, influence, skills, sweeps, share, titles)
            job.write_html("REPORT", study_page(page))

    @staticmethod
    def _report_failures(job, reasons: list, runs: int):
        if reasons:
            job.warn(
                "{count} of {runs} {runs:run|runs} failed and {count:is|are} left out; the first: {reason}",
                count=len(reasons),
                runs=runs,
                reason=reasons[0],
            )

    def _quick(self, job, workflow, study, inputs, progress):
        from ...core.uncertainty.quick import tornado
        from . import uncertainty_outputs as outputs
        from . import uncertainty_rows as rows
        from .uncertainty_quick import quick_page
        from .uncertainty_words import Titles

        for key in outputs.RUN_OUTPUTS:
            if job.given(key) and job.wants(key):
                job.log("{output}: not made by the quick way.", output=job.label(key))
        with self._workers(job) as workers:
            plain, bars = tornado(study, workers.executor, progress)
        reasons = [reason for bar in bars for reason in bar.failures]
        self._report_failures(job, reasons, 2 * len(bars))
        job.write_table("TORNADO", rows.tornado_table(study, plain, bars))
        job.set("ENDED", 2 * len(bars) + 1 - len(reasons))
        job.set("FAILED", len(reasons))
        sweeps = self._sweeps(job, workflow, study)
        if job.wants("REPORT"):
            job.write_html("REPORT", quick_page(study, plain, bars, sweeps, Titles(inputs.zone_titles, inputs.names)))

    def _sweeps(self, job, workflow, study):
        """Thresholds of the plain run against what passes them."""
        from . import uncertainty_rows as rows

        if not (job.wants("SWEEPS") or job.wants("REPORT")):
            return []
        sweeps = rows.threshold_sweeps(workflow, study)
        job.write_table("SWEEPS", rows.sweep_table(sweeps))
        return sweeps


def _at_a_time(values) -> int:
    """Runs that this computer does at a time."""
    return values.integer("WORKERS") or os.cpu_count() or 1
