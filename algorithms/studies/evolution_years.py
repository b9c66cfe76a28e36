"""The years of an evolution: folders of finished runs, or a workflow that is run a year at a time with fixed limits."""

from __future__ import annotations

import os
from dataclasses import replace

from qgis.core import QgsProcessingMultiStepFeedback

from ...core.errors import InputError
from ...core.lists import words
from ...core.numbers import parse_number
from ...core.products.names import year_of
from . import scenario_table as table
from .workflow_form import given_settings

# Stands for the year in the inputs of a workflow.
PLACEHOLDER = "{year}"
# The input of a workflow that takes the run whose limits hold.
FIX_INPUT = "fix_from"
# Each year has limits of its own.
_NONE = "none"


def check(values) -> None:
    """What needs no data: years, and where they come from.

    Raises
    ------
    InputError
        Where nothing or too much is given, and for whatever would stop a run before it starts.
    """
    settings = given_settings(values)
    finished = bool(values.text("FOLDERS"))
    if settings is None and not finished:
        raise InputError("Give the folders of finished runs, or a workflow with its layers of the years.")
    if settings is not None and finished:
        raise InputError("Give either the folders of finished runs or a workflow that is to be run, not both.")
    if finished:
        _ordered(values, finished_years(values))
        return
    if not values.given("FOLDER"):
        raise InputError("The runs of the workflow need a folder; give {folder}.", folder=values.label("FOLDER"))
    if not values.given("SCENARIOS"):
        runs_of_pattern(values, settings, "")


def finished_years(values) -> list:
    """The folders of finished runs, each called by its year.

    Raises
    ------
    InputError
        For folders without results, and where nothing tells the years.
    """
    found = table.finished_scenarios(values.text("FOLDERS"))
    labels = _labels(values, len(found))
    if not labels:
        labels = [year_of(entry.name) or year_of(os.path.basename(entry.folder)) or "" for entry in found]
        if not all(labels):
            nameless = next(entry for entry, label in zip(found, labels) if not label)
            raise InputError(
                "Nothing tells the year of {folder}; give them in {years}, or write 2000=folder.",
                folder=nameless.folder,
                years=values.label("YEARS"),
            )
    return [replace(entry, name=label) for entry, label in zip(found, labels)]


def runs_of_pattern(values, settings, folder: str) -> list:
    """A run for each year: the year stands in the inputs of a workflow as {year}.

    Raises
    ------
    InputError
        When no input holds it, or the years are not given.
    """
    labels = _labels(values, 0)
    if not labels:
        raise InputError("Give {years}, for example 2000, 2010, 2020.", years=values.label("YEARS"))
    if not any(_holds(value) for value in settings.inputs.values()):
        raise InputError(
            "No input of the workflow changes with the years: write {{year}} where a file has it in its name, for "
            "example landcover=cover_{{year}}.tif."
        )
    runs = []
    for label in labels:
        inputs = {key: _of_year(value, label) for key, value in settings.inputs.items()}
        made = replace(settings, inputs=inputs, title=settings.title or label)
        runs.append(table.Scenario(label, made, os.path.join(folder, table.folder_name(label))))
    return _ordered(values, runs)


def _holds(value) -> bool:
    return any(map(_holds, value)) if isinstance(value, list) else isinstance(value, str) and PLACEHOLDER in value


def _of_year(value, label: str):
    if isinstance(value, list):
        return [_of_year(entry, label) for entry in value]
    return value.replace(PLACEHOLDER, label) if isinstance(value, str) else value


def _labels(values, count: int) -> list:
    """The years as they are given; as many as there are folders."""
    labels = words(values.text("YEARS"))
    if labels and count and len(labels) != count:
        raise InputError(
            "{parameter}: there are {given} years for {count} {count:folder|folders}; give one for each.",
            parameter=values.label("YEARS"),
            given=len(labels),
            count=count,
        )
    return labels


def _ordered(values, runs: list) -> list:
    """Runs by their years, which are different numbers.

    Raises
    ------
    InputError
    """
    from ...core.comparison.evolution import check_years, sorted_years

    years = []
    for run in runs:
        try:
            years.append(parse_number(run.name))
        except InputError:
            raise InputError(
                "{parameter}: {given} is no year; give numbers such as 2000, 2010, 2020.",
                parameter=values.label("YEARS"),
                given=run.name,
            ) from None
    order = sorted_years(years)
    check_years([years[place] for place in order])
    return [runs[place] for place in order]


def patterns_of_years(job) -> tuple:
    """The runs of the years in their order, made where they are not there, and the run whose limits hold.

    Returns
    -------
    runs : list of Scenario
        Called by their years.
    reference : str
        The folder whose limits hold; empty where each year has its own.
    """
    settings = given_settings(job)
    if settings is None:
        runs = _ordered(job, finished_years(job))
        return runs, _reference(job, runs)
    folder = os.path.abspath(job.output_path("FOLDER"))
    columns = job.table("SCENARIOS")
    if columns is None:
        runs = runs_of_pattern(job, settings, folder)
    else:
        title = os.path.basename(job.layer_name("SCENARIOS"))
        rows = table.scenarios_of_table(columns, title, settings, job.folder_of_table("SCENARIOS"), folder)
        runs = _ordered(job, rows)
    reference = _reference(job, runs)
    _run(job, runs, reference)
    return runs, reference


def _reference(values, runs: list) -> str:
    """The folder of the run whose limits hold: the first year's, unless another is named."""
    wanted = values.text("FIX_FROM")
    if not wanted:
        return runs[0].folder
    if wanted.casefold() == _NONE:
        return ""
    named = next((run.folder for run in runs if run.name == wanted), None)
    if named is None and not os.path.exists(wanted):
        raise InputError(
            "{parameter}: {given} is neither a year nor the folder or file of a run; the years are {years}.",
            parameter=values.label("FIX_FROM"),
            given=wanted,
            years=", ".join(run.name for run in runs),
        )
    return os.path.abspath(named or wanted)


def _run(job, runs: list, reference: str) -> None:
    """Run what is not finished, the year whose limits hold first."""
    from .workflow_inputs import find_workflow, input_definitions, overridden
    from .workflow_run import plan_run, run_or_reuse

    # All are planned before the first one runs: a mistake in the last year is said at once.
    for run in runs:
        plan_run(run.settings, job.context)
    takes = FIX_INPUT in input_definitions(find_workflow(runs[0].settings))
    if reference and not takes:
        job.warn(
            "{workflow} has no input {key}, so that each year finds limits of its own.",
            workflow=runs[0].settings.workflow,
            key=FIX_INPUT,
        )
    feedback = QgsProcessingMultiStepFeedback(len(runs) + 1, job.feedback)
    order = sorted(runs, key=lambda run: run.folder != reference)
    for number, run in enumerate(order):
        feedback.setCurrentStep(number)
        job.say(job.algorithm.shared_tr("Year {year}").format(year=run.name))
        settings = run.settings
        if takes and reference and run.folder != reference and not settings.inputs.get(FIX_INPUT):
            settings = overridden(settings, {FIX_INPUT: reference}, run.name)
        if run_or_reuse(job, plan_run(settings, job.context), run.folder, job.flag("AGAIN"), feedback):
            job.log("{name}: the finished run is taken.", name=run.name)
