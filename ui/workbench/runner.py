"""Runs algorithms one after another in the background, each as a Processing run of its own."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Callable

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
)
from qgis.PyQt.QtCore import QCoreApplication, QObject, QTimer, pyqtSignal

from ...algorithms.platform.compat import NO_THREADING
from ...algorithms.platform.language import translate
from ..widgets.threads import keep_threads, start_task
from .apart import ApartRun, arguments_of, find_program


@dataclass(frozen=True)
class Job:
    """One algorithm to run.

    Parameters
    ----------
    name : str
    algorithm : str
    title : str
    parameters : callable
        Called just before the run with the results of the jobs before it: run to results.
    """

    name: str
    algorithm: str
    title: str
    parameters: Callable


class _Feedback(QgsProcessingFeedback):
    """Keeps errors and warnings; the methods are called in the thread of the run."""

    def __init__(self):
        super().__init__(False)
        self.errors: list = []
        self.warnings: list = []

    def reportError(self, error, fatalError=False):
        self.errors.append(error)

    def pushWarning(self, warning):
        self.warnings.append(warning)


class Chain(QObject):
    """A list of jobs.

    Signals
    -------
    progressed(float, str)
        Fraction of the whole, title of the present job.
    done(dict, list)
        Results by job, warnings with the numbers of the jobs that said them.
    failed(int, str)
        Number of the job, the reason in plain words.
    cancelled()
    """

    progressed = pyqtSignal(float, str)
    done = pyqtSignal(dict, list)
    failed = pyqtSignal(int, str)
    cancelled = pyqtSignal()

    def __init__(self, jobs: list, project: QgsProject, parent=None):
        super().__init__(parent)
        self._jobs = list(jobs)
        self._project = project
        self._position = 0
        self._results: dict = {}
        self._warnings: list = []
        self._cancelled = False
        self._kept = None
        self._task = None

    def start(self) -> None:
        """Begin at the next turn of the event loop."""
        keep_threads()
        QTimer.singleShot(0, self._next)

    def cancel(self) -> None:
        """Stop as soon as the algorithm lets go."""
        self._cancelled = True
        if self._kept is not None:
            self._kept[2].cancel()
        if self._task is not None:
            self._task.cancel()

    # -- one job after another -------------------------------------------------------------

    def _next(self) -> None:
        if self._cancelled:
            self.cancelled.emit()
            return
        if self._position == len(self._jobs):
            self.done.emit(self._results, self._warnings)
            return
        job = self._jobs[self._position]
        self._report(0.0)
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(job.algorithm)
        if algorithm is None:
            self._fail(translate("shared", "{title} is not in this toolbox.").format(title=job.title))
            return
        context, feedback = QgsProcessingContext(), _Feedback()
        context.setProject(self._project)
        context.setFeedback(feedback)
        parameters = job.parameters(self._results)
        fine, reason = algorithm.canExecute()
        if fine:
            fine, reason = algorithm.checkParameterValues(parameters, context)
        if not fine:
            self._fail(reason)
            return
        self._kept = (algorithm, context, feedback, parameters)
        feedback.progressChanged.connect(self._on_progress)
        add_to_history(algorithm, parameters, context)
        if algorithm.flags() & NO_THREADING:
            self._run_apart()
        else:
            self._run_behind()

    def _run_apart(self) -> None:
        """For algorithms that belong to a main thread: that of a process of its own, or this one."""
        algorithm, _context, feedback, parameters = self._kept
        program = find_program()
        arguments = arguments_of(algorithm, parameters, self._project) if program else None
        if arguments is None:
            self._run_here()
            return
        self._task = ApartRun(program, arguments, self)
        self._task.progressed.connect(feedback.setProgress)
        self._task.ended.connect(self._on_apart)
        self._task.start()

    def _on_apart(self, how: str, reason: str) -> None:
        algorithm, _context, feedback, parameters = self._kept
        if how == "impossible":
            self._task = None
            self._run_here()
            return
        if reason:
            feedback.reportError(reason)
        outputs = {definition.name() for definition in algorithm.destinationParameterDefinitions()}
        results = {key: value for key, value in parameters.items() if key in outputs}
        self._on_executed(how == "done", results)

    def _run_behind(self) -> None:
        algorithm, context, feedback, parameters = self._kept
        self._task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
        if self._task.isCanceled():
            self._on_executed(False, {})
            return
        self._task.executed.connect(self._on_executed)
        start_task(self._task, algorithm, context, feedback, parameters)

    def _run_here(self) -> None:
        """For algorithms that belong to the main thread: the window is served whenever they report progress."""
        algorithm, context, feedback, parameters = self._kept
        served = [time.monotonic()]

        def serve(_percent):
            if time.monotonic() - served[0] > 0.05:
                QCoreApplication.processEvents()
                served[0] = time.monotonic()

        feedback.progressChanged.connect(serve)
        results, fine = algorithm.run(parameters, context, feedback)
        self._on_executed(fine, results)

    def _on_progress(self, percent: float) -> None:
        self._report(percent / 100.0)

    def _report(self, fraction: float) -> None:
        if self._position < len(self._jobs):
            whole = (self._position + min(max(fraction, 0.0), 1.0)) / len(self._jobs)
            self.progressed.emit(whole, self._jobs[self._position].title)

    def _on_executed(self, fine: bool, results: dict) -> None:
        feedback = self._kept[2]
        self._task = None
        if self._cancelled or feedback.isCanceled():
            self._kept = None
            self._cancelled = True
            QTimer.singleShot(0, self._next)
            return
        if not fine:
            self._fail(_reason(feedback.errors))
            return
        self._warnings += [(self._position, text) for text in feedback.warnings]
        self._results[self._jobs[self._position].name] = dict(results)
        self._position += 1
        self._kept = None
        QTimer.singleShot(0, self._next)

    def _fail(self, reason: str) -> None:
        self._kept = None
        self.failed.emit(self._position, reason or translate("shared", "It stopped without saying why."))


def _reason(errors: list) -> str:
    """The sentence of an error; of a traceback the last line."""
    texts = [text.strip() for text in errors if text and text.strip()]
    if not texts:
        return ""
    return texts[0].splitlines()[-1] if "Traceback" in texts[0] else texts[0]


def add_to_history(algorithm, parameters: dict, context) -> None:
    """Note the run in Processing's history, so that it can be looked up and repeated."""
    command = algorithm.asPythonCommand(parameters, context)
    if not command:
        return
    if Qgis.QGIS_VERSION_INT >= 32400:
        from qgis.gui import QgsGui

        entry = {"python_command": command, "algorithm_id": algorithm.id()}
        if hasattr(algorithm, "asMap"):
            entry["parameters"] = algorithm.asMap(parameters, context)
        QgsGui.historyProviderRegistry().addEntry("processing", entry)  # noqa: QGS202 - not that of QGIS
        return
    from processing.core.ProcessingLog import ProcessingLog

    ProcessingLog.addToLog(command)
