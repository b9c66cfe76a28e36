"""Runs the corridors again with the links that were kept and dropped by hand."""

from __future__ import annotations

from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsProject,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...algorithms.frame.sidecar import read_sidecar
from ...algorithms.platform.compat import OPTIONAL
from ...algorithms.writing.files import write_text
from ..widgets.dialog import kept_path
from ..widgets.threads import start_task
from .links import DROP, KEEP, choices_of, overrides_table

_LISTED = 4


def corridor_run(*layers) -> dict:
    """The parameters of the run of ``esp:corridors`` that made one of the layers; empty where nothing tells."""
    for layer in layers:
        told = read_sidecar(layer.source().split("|")[0]) if layer is not None else None
        if told is None:
            continue
        for run in (told, *told.get("inputs", {}).values()):
            if run.get("algorithm") == "esp:corridors":
                return run["parameters"]
    return {}


def new_file(name: str) -> str:
    """A temporary GeoPackage: unlike a layer in memory it keeps its style and what it was made from."""
    return QgsProcessingUtils.generateTempFilename(f"{name}.gpkg")


def gravity_run(layer) -> dict:
    """The parameters of the run of ``esp:gravity`` that made a layer; empty where it did not."""
    told = read_sidecar(layer.source().split("|")[0])
    return told["parameters"] if told is not None and told.get("algorithm") == "esp:gravity" else {}


def corridor_parameters(run: dict, sources, resistance, links, changes: dict) -> dict:
    """What ``esp:corridors`` is to be run with.

    Where the rules of the earlier run are not known, the pairs that are joined now are the rule.
    """
    choices = choices_of(links, changes)
    table = overrides_table(choices)
    path = kept_path("overrides", table)
    write_text(path, table)
    parameters = {key: value for key, value in run.items() if value is not None}
    if not run:
        pairs = [link.pair for link in links if link.active and choices.get(link.pair) != DROP]
        pairs += [pair for pair, action in choices.items() if action == KEEP and pair not in pairs]
        parameters = {
            "ADJACENCY": _LISTED,
            "PAIRS": ", ".join(f"{first}-{second}" for first, second in pairs),
            "DROP_INTERMEDIATE": False,
        }
    parameters.update(
        SOURCES=sources.id(),
        RESISTANCE=resistance.id(),
        OVERRIDES=path,
        CORRIDORS=new_file("corridors"),
        INACTIVE=new_file("dropped_links"),
    )
    parameters.pop("SURFACES", None)
    return parameters


class Rerun(QObject):
    """Corridors, then gravity where the network had it, one after the other in the background.

    Attributes
    ----------
    progressed : signal(float)
        Percent of the step at work.
    finished : signal(dict)
        Files of the new layers: ``corridors`` and ``inactive``.
    failed : signal(str)
        Why there is no result.
    """

    progressed = pyqtSignal(float)
    finished = pyqtSignal(dict)
    failed = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._steps: list = []
        self._results: dict = {}
        self._task = self._feedback = self._context = None

    @property
    def is_running(self) -> bool:
        """Whether a step is at work."""
        return self._feedback is not None

    def start(self, corridors: dict, gravity) -> None:
        """Run ``esp:corridors``, then ``esp:gravity`` unless its parameters are None."""
        self._results = {}
        self._steps = [("esp:corridors", corridors, {"CORRIDORS": "corridors", "INACTIVE": "inactive"})]
        if gravity is not None:
            self._steps.append(("esp:gravity", gravity, {"OUTPUT": "corridors"}))
        self._next()

    def cancel(self) -> None:
        """Stop the step at work."""
        self._steps = []
        if self._feedback is not None:
            self._feedback.cancel()

    def _next(self):
        algorithm_id, parameters, _ = self._steps[0]
        if algorithm_id == "esp:gravity":
            parameters = {**parameters, "CORRIDORS": self._results["corridors"]}
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(algorithm_id)
        parameters = {**_needed_outputs(algorithm), **parameters}
        self._context = QgsProcessingContext()
        self._context.setProject(QgsProject.instance())
        self._feedback = QgsProcessingFeedback()
        self._feedback.progressChanged.connect(self.progressed)
        self._task = QgsProcessingAlgRunnerTask(algorithm, parameters, self._context, self._feedback)
        self._task.executed.connect(self._ended)
        start_task(self._task, algorithm, parameters, self._context, self._feedback)

    def _ended(self, successful: bool, results: dict):
        cancelled = self._feedback.isCanceled()
        said = self._feedback.textLog() if hasattr(self._feedback, "textLog") else ""
        self._feedback = None
        if not successful:
            self._steps = []
            self.failed.emit("" if cancelled else _last_error(said))
            return
        _, _, outputs = self._steps.pop(0)
        for key, name in outputs.items():
            self._results[name] = results.get(key) or ""
        if self._steps:
            self._next()
        else:
            self.finished.emit(self._results)


def _needed_outputs(algorithm) -> dict:
    return {
        definition.name(): QgsProcessing.TEMPORARY_OUTPUT
        for definition in algorithm.destinationParameterDefinitions()
        if not definition.flags() & OPTIONAL
    }


def _last_error(log: str) -> str:
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    return lines[-1] if lines else ""
