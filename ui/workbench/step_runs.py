"""The steps that are to be run, one after another, and what their runs leave."""

from __future__ import annotations

import datetime
import json
import os
import time

from qgis.core import QgsProcessingUtils

from ...algorithms.frame.sidecar import read_sidecar
from ...algorithms.platform.language import translate
from ...algorithms.platform.version import VERSION
from ...algorithms.writing.files import make_folder, new_folder, remove_folder
from ...core.workflow.study_choice import Made
from . import states
from .forms import takes_several
from .keeper import free_folder
from .plan import FromLayer
from .result_layers import ResultLayers
from .runner import Chain, Job
from .sentences import names_of_files, readable
from .session_part import SessionPart
from .study import Record


class StepRuns(SessionPart):
    """Runs steps for a session."""

    def __init__(self, session):
        super().__init__(session)
        self._layers = ResultLayers(session)
        self._study = None
        self._queue: list = []
        self._total = 0
        self._chain = None
        self._running = ""
        self._percent = 0
        self._started = 0.0
        self._temporary = ""
        # The steps of the queue that are done, and the one that has failed.
        self._ended: list = []
        self._failed = ""
        # What the step at work was started with.
        self._settings: dict = {}
        self._told: list = []

    @property
    def is_running(self) -> bool:
        """Whether a step runs or waits."""
        return bool(self._running) or bool(self._queue)

    @property
    def has_more(self) -> bool:
        """Whether further steps wait for the one that runs."""
        return bool(self._queue)

    @property
    def running(self) -> str:
        """The step that runs; empty without one."""
        return self._running

    def shares(self) -> dict:
        """The steps of the queue: those that run to their percentage, those that wait to -1."""
        found = dict.fromkeys(self._queue, -1)
        if self._running:
            found[self._running] = self._percent
        return found

    def start(self, names: list) -> None:
        """Run steps in this order."""
        self._study = self._session.study
        self._queue = list(names)
        self._ended, self._failed = [], ""
        self._total = len(names)
        self._next_step()

    def cancel(self) -> None:
        """Stop the step at work, and forget those that wait."""
        self._queue = []
        if self._chain is not None:
            self._chain.cancel()
        self._session.changed.emit()

    def _next_step(self) -> None:
        session, study, route = self._session, self._study, self._session.route
        if not self._queue:
            self._running = ""
            session.stopped.emit()
            session.ended.emit(list(self._ended), self._failed)
            session.touch()
            return
        name = self._queue.pop(0)
        record = study.record(name)
        needed = states.needs(route, study, name)
        if needed:
            record.error, self._failed = needed[0].text, name
            self._queue = []
            self._next_step()
            return
        self._running, self._percent, self._started = name, 0, time.monotonic()
        record.error = ""
        place = os.path.join(self.base_folder(study), f"{route.number(study, name)}_{name}")
        folder = make_folder(free_folder(os.path.join(place, f"run_{record.version + 1}")))
        runs = route[name].runs(study, lambda made: route.is_ready(study, made))
        inputs = states.inputs(route, study, name)
        step = route[name]
        self._settings = {key: plain(step.value(study, key)) for key in step.fields(study)}
        self._told = step.told(study)
        jobs = [Job(run.name, run.algorithm, run.title, self._parameters_of(name, run, folder)) for run in runs]
        self._chain = Chain(jobs, session.project, self)
        self._chain.progressed.connect(self._on_progress)
        self._chain.done.connect(lambda results, warnings: self._on_done(name, runs, folder, inputs, results, warnings))
        self._chain.failed.connect(lambda number, reason: self._on_failed(name, folder, runs[number], reason))
        self._chain.cancelled.connect(lambda: self._on_cancelled(folder))
        self._chain.start()
        session.changed.emit()

    def base_folder(self, study) -> str:
        """Where the results of a study go: where they are kept, else into a folder that goes when QGIS closes."""
        kept = self._session.keeper.place_for(study)
        if kept:
            return kept
        if not self._temporary or not os.path.isdir(self._temporary):
            self._temporary = new_folder("esp_study_", QgsProcessingUtils.tempFolder())
        return os.path.join(self._temporary, study.key)

    def _parameters_of(self, step: str, run, folder: str):
        """What the job is run with, once the jobs before it are done."""
        study, route = self._study, self._session.route

        def parameters(results):
            def resolved(entry):
                if isinstance(entry, FromLayer):
                    return [layer.id() for layer in route.layers_for(study, step, entry)]
                if isinstance(entry, Made):
                    own = entry.stage == step
                    return [results[entry.step].get(entry.output) if own else study.result(entry)]
                return [entry]

            found = {}
            for key, value in run.values.items():
                if isinstance(value, (list, tuple)) or takes_several(run, key):
                    value = value if isinstance(value, (list, tuple)) else [value]
                    entries = [one for entry in value for one in resolved(entry) if one is not None]
                    found[key] = list(dict.fromkeys(entries))
                else:
                    found[key] = next(iter(resolved(value)), None)
            for key, output in run.outputs.items():
                found[key] = os.path.join(folder, output.file)
            return {key: value for key, value in found.items() if value is not None and value != []}

        return parameters

    def _on_progress(self, fraction: float, title: str) -> None:
        percent = int(100 * fraction)
        done = self._total - len(self._queue) - 1
        self._session.progressed.emit((done + fraction) / max(self._total, 1), title)
        if percent != self._percent:
            self._percent = percent
            self._session.finished.emit("")

    def _readable(self, text: str, step: str, run) -> str:
        """What a run said, in the words of the window."""
        route, study = self._session.route, self._study
        labels = route[step].labels(study).get(run.name, {})
        return readable(text, run.algorithm, names_of_files(route, study), labels)

    def _on_failed(self, name: str, folder: str, run, reason: str) -> None:
        self._chain = None
        remove_folder(folder)
        record = self._study.record(name)
        record.error = translate("shared", "{title}: {reason}").format(
            title=run.title, reason=self._readable(reason, name, run)
        )
        self._failed = name
        self._queue = []
        self._next_step()
        self._session.changed.emit()

    def _on_cancelled(self, folder: str) -> None:
        self._chain = None
        remove_folder(folder)
        self._queue = []
        self._next_step()
        self._session.changed.emit()

    def _on_done(self, name, runs, folder, inputs, results, warnings) -> None:
        record = self._study.record(name)
        before = Record(**vars(record))
        record.version += 1
        record.finished = datetime.datetime.now().replace(microsecond=0).isoformat()
        record.seconds = round(time.monotonic() - self._started, 1)
        record.toolbox = VERSION
        record.inputs, record.folder, record.error = inputs, folder, ""
        record.warnings = list(dict.fromkeys(self._readable(text, name, runs[number]) for number, text in warnings))
        record.settings, record.told = self._settings, self._told
        record.algorithms = {run.name: run.algorithm for run in runs}
        record.results = {run.name: with_numbers(results.get(run.name, {})) for run in runs}
        self._chain = None
        self._layers.show(self._study, name, runs, before, self._end_step)

    def _end_step(self) -> None:
        self._ended.append(self._running)
        self._next_step()
        self._session.changed.emit()


def plain(value):
    """A value of a form as the project's file gives it back."""
    return json.loads(json.dumps(value, default=str))


def with_numbers(results: dict) -> dict:
    """The results of a run with the key numbers of its sidecar, as plain values."""
    found = {}
    for value in results.values():
        if isinstance(value, str) and os.path.isfile(value.split("|")[0]):
            sidecar = read_sidecar(value.split("|")[0])
            if sidecar is not None:
                found.update(sidecar["numbers"])
                break
    found.update(results)
    return {key: value for key, value in found.items() if isinstance(value, (str, int, float, bool))}
