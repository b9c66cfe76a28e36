"""Running a workflow inside an algorithm: all of its outputs in one folder, under readable names."""

from __future__ import annotations

import os
from dataclasses import dataclass

from qgis.core import QgsProcessingContext, QgsProcessingModelAlgorithm, QgsProcessingMultiStepFeedback

from ...core.errors import InputError
from ...core.progress import Cancelled
from ..frame import sidecar
from ..frame.input_files import input_files
from ..frame.task_workers import scheduler_for_steps
from ..layers.file_read import known_json
from ..platform.version import VERSION
from ..writing.side_files import may_be_written
from ..writing.staging import filling
from ..writing.target_files import same_file
from .input_faults import refuse_faults
from .parameter_file import FILE, Settings, checksums, made_with, relative_path, write_record
from .workflow_files import is_output_of, name_texts_by_folder, named_by_folder, output_files, recorded_outputs
from .workflow_inputs import effective_inputs, files_of, find_workflow, input_definitions


@dataclass
class Plan:
    """A run before it is run.

    Parameters
    ----------
    settings : Settings
    algorithm : QgsProcessingAlgorithm
        The workflow.
    inputs : dict
        Key to the value in the run.
    files : dict
        Key of each output that is made to its file's name.
    """

    settings: Settings
    algorithm: object
    inputs: dict
    files: dict

    @property
    def title(self) -> str:
        """What the run is called."""
        return self.settings.title or self.algorithm.displayName()


def plan_run(settings: Settings, context, complete: bool = True) -> Plan:
    """Check settings and fill in what they leave out; without `complete`, inputs may be missing.

    Raises
    ------
    InputError
        For whatever would stop the run before it starts.
    """
    algorithm = find_workflow(settings)
    inputs = effective_inputs(algorithm, settings, context, complete)
    return Plan(settings, algorithm, inputs, output_files(algorithm, settings))


def check_inputs(plan: Plan, context) -> None:
    """Refuse what the workflow would refuse before its first step: all faults of its inputs at once."""
    if isinstance(plan.algorithm, QgsProcessingModelAlgorithm):
        refuse_faults(plan.algorithm, plan.inputs, context)


def record_of(plan: Plan, folder: str, progress) -> dict:
    """The parameter file of a run into a folder, with every value, the software and the inputs' checksums."""
    inputs, files = {}, {}
    for key, definition in input_definitions(plan.algorithm).items():
        value = plan.inputs[key]
        found = files_of(definition, value)
        if found:
            files[key] = [checksums(path, progress) for path in found]
            entries = value if isinstance(value, list) else [value]
            named = [_named(entry, folder) for entry in entries]
            value = named if isinstance(value, list) else named[0]
        inputs[key] = value
    workflow, place = plan.settings.workflow, os.path.join(plan.settings.folder, plan.settings.workflow)
    if os.path.isfile(place):
        workflow = relative_path(os.path.abspath(place), folder)
    return {
        "workflow": workflow,
        "version": VERSION,
        "title": plan.settings.title,
        "inputs": inputs,
        "outputs": recorded_outputs(plan.algorithm, plan.files),
        "made_with": made_with(),
        "files": files,
    }


def _named(entry: str, folder: str) -> str:
    path = entry.split("|")[0]
    return relative_path(path, folder) + entry[len(path) :]


def changed_inputs(plan: Plan, record: dict) -> list:
    """Keys whose files are not those that the parameter file recorded."""
    before = plan.settings.files
    return [key for key, sums in record["files"].items() if key in before and before[key] != sums]


def check_overwriting(plan: Plan, folder: str, context) -> None:
    """Refuse a folder in which an output would take the place of an input, or of what belongs to one."""
    inputs = input_files(plan.algorithm, plan.inputs, context, by_key=True)
    for name in plan.files.values():
        for place in may_be_written(os.path.join(folder, name), styled=True):
            for path, called in inputs if os.path.exists(place) else ():
                if same_file(place, path):
                    raise InputError(
                        "The output {file} would overwrite the input {key} ({path}); choose another folder.",
                        file=name,
                        key=called,
                        path=path,
                    )


class _Relay(QgsProcessingMultiStepFeedback):
    """Passes messages, progress and Cancel between a run and the run inside it; keeps errors for one sentence."""

    def __init__(self, parent):
        super().__init__(1, parent)
        self.parent_feedback = parent
        self.errors: list = []

    def reportError(self, error, fatalError=False):
        self.errors.append(error.strip())


def run_plan(job, plan: Plan, staged: str, folder: str, feedback) -> dict:
    """Run a workflow into a staged folder that becomes `folder`; returns key of an output to the file that was made.

    Parameters
    ----------
    job : Job
        The run around it.
    plan : Plan
    staged : str
        An empty folder; nothing of it stays when an error is raised.
    folder : str
        Where its files will be.
    feedback : QgsProcessingFeedback
        Shows the progress of this run.

    Raises
    ------
    InputError
        With the sentence of the step that failed.
    Cancelled
    """
    record = record_of(plan, folder, job.cancel_point)
    for key in changed_inputs(plan, record):
        job.warn("The files of {key} have changed since the run that the parameter file records.", key=key)
    parameters = {key: value for key, value in plan.inputs.items() if value is not None}
    parameters.update({key: os.path.join(staged, name) for key, name in plan.files.items()})
    with sidecar.files_named_by(lambda text: named_by_folder(text, staged)):
        _run(job, plan, parameters, feedback)
    name_texts_by_folder(staged)
    made = {key: name for key, name in plan.files.items() if os.path.exists(os.path.join(staged, name))}
    for key in plan.files:
        if key not in made:
            job.log("{output} was not made by this run.", output=key)
    record["outputs"] = recorded_outputs(plan.algorithm, made)
    write_record(os.path.join(staged, FILE), record)
    return made


def run_or_reuse(job, plan: Plan, folder: str, again: bool, feedback) -> bool:
    """Run a workflow into a folder, unless an equal run is finished there; says whether it was.

    Parameters
    ----------
    job, plan, feedback
        As `run_plan`.
    folder : str
    again : bool
        Run in any case.
    """
    if not again and _is_finished(record_of(plan, folder, job.cancel_point), plan, folder):
        return True
    check_overwriting(plan, folder, job.context)
    with filling(folder) as staged:
        run_plan(job, plan, staged, folder, feedback)
    return False


def _is_finished(record: dict, plan: Plan, folder: str) -> bool:
    """Whether a folder holds a run of the same workflow, values, input files and version, with all of its outputs."""
    before = known_json(os.path.join(folder, FILE))
    if not isinstance(before, dict) or not isinstance(before.get("outputs"), dict):
        return False
    same = all(before.get(part) == record[part] for part in ("workflow", "version", "inputs", "files"))
    made = before["outputs"]
    known = all(is_output_of(plan.algorithm, plan.files, key, name) for key, name in made.items())
    return same and known and all(os.path.exists(os.path.join(folder, str(name))) for name in made.values())


def _run(job, plan: Plan, parameters: dict, feedback) -> None:
    relay = _Relay(feedback)
    context = QgsProcessingContext()
    if job.context.project() is not None:
        context.setProject(job.context.project())
    context.setTransformContext(job.context.transformContext())
    context.setInvalidGeometryCheck(job.context.invalidGeometryCheck())
    context.setFeedback(relay)
    fine, reason = plan.algorithm.checkParameterValues(parameters, context)
    if not fine:
        raise InputError("{workflow} cannot run: {reason}", workflow=plan.title, reason=reason)
    with scheduler_for_steps(job):
        _, fine = plan.algorithm.run(parameters, context, relay)
    if feedback.isCanceled():
        raise Cancelled
    if not fine:
        raise InputError(
            "{workflow} stopped: {reason}", workflow=plan.title, reason=_reason(relay.errors) or "no reason is given"
        )


def _reason(errors: list) -> str:
    """The first error, which is that of the step (models add that a step failed); of a traceback its last line."""
    return errors[0].splitlines()[-1] if errors and errors[0] else ""
