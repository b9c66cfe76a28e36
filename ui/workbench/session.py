"""The workbench without its window: studies, their runs, their layers, and signals of what has changed."""

from __future__ import annotations

import datetime
import os
import shutil
import tempfile
import time

from qgis.core import QgsMapLayer, QgsProcessingUtils, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...algorithms.frame.language import translate
from ...algorithms.frame.sidecar import read_sidecar
from ...algorithms.frame.version import VERSION
from . import layer_facts, states, store
from .basin import Basin
from .class_shares import ClassShares
from .editors import Editors
from .keeper import Keeper
from .later import Later
from .layer_tree import LayerTree, layers_of_package, open_layer, readable
from .plan import FromLayer, FromRun
from .roles import ROLES, guess
from .route import Route
from .runner import Chain, Job
from .steps.data import prepared_roles
from .study import Record, Study


class Session(QObject):
    """What the dock shows and drives.

    Signals
    -------
    changed()
        The study, its values, layers or states.
    progressed(float, str)
        Fraction of all that runs, title of the algorithm.
    finished(str)
        A step has come to its end.
    stopped()
        Nothing runs any more.
    noticed(str, str)
        A message for the user: level ("info", "warning") and text.
    opened(str)
        A page is ready to be looked at.
    shown_table(object)
        A table that was asked for, as a layer of the project.
    """

    changed = pyqtSignal()
    progressed = pyqtSignal(float, str)
    finished = pyqtSignal(str)
    stopped = pyqtSignal()
    noticed = pyqtSignal(str, str)
    opened = pyqtSignal(str)
    shown_table = pyqtSignal(object)

    def __init__(self, project=None, parent=None):
        super().__init__(parent)
        self.project = project or QgsProject.instance()
        self.route = Route(self.project)
        self.tree = LayerTree(self.project)
        self.shares = ClassShares(self)
        self.later = Later(self)
        self.editors = Editors(self)
        self.studies: list = []
        self.study = self._add_study()
        self.basin = Basin(self)
        self.keeper = Keeper(self)
        self._queue: list = []
        self._total = 0
        self._chain = None
        self._running = ""
        self._percent = 0
        self._started = 0.0
        self._temporary = ""
        self._reading = False
        self._announce = QTimer(self)
        self._announce.setSingleShot(True)
        self._announce.setInterval(30)
        self._announce.timeout.connect(self._announce_now)
        self.project.readProject.connect(self._on_project_read)
        self.project.cleared.connect(self._on_project_read)
        self.project.layersAdded.connect(self._on_layers_added)
        self.project.layersRemoved.connect(lambda _ids: self.touch())
        self._on_project_read()

    # -- studies ---------------------------------------------------------------------------

    def _add_study(self) -> Study:
        study = Study(translate("shared", "Study {number}").format(number=len(self.studies) + 1))
        self.studies.append(study)
        return study

    def new_study(self) -> None:
        """Begin another study; layers are proposed again."""
        self.study = self._add_study()
        self.propose_layers()
        self.touch()

    def choose_study(self, key: str) -> None:
        """Go to another study of the project."""
        self.study = next(study for study in self.studies if study.key == key)
        self.touch()

    def remove_study(self) -> None:
        """Forget the current study; its layers stay in the project."""
        self.studies.remove(self.study)
        self.study = self.studies[-1] if self.studies else self._add_study()
        self.touch()

    def adopt_study(self, study: Study) -> None:
        """Take in a study that was imported."""
        self.studies.append(study)
        self.study = study
        self.propose_layers()
        self.touch()

    def rename(self, title: str) -> None:
        """Give the study a title."""
        title = title.strip()
        if title and title != self.study.title:
            self.study.title = title
            self.tree.rename(self.study)
            self.touch()

    # -- layers and values -----------------------------------------------------------------

    def set_layers(self, role: str, layers: list) -> None:
        """Choose the layers of a role; an empty list for none."""
        refs = [layer_facts.ref_of(layer) for layer in layers]
        several = ROLES[role].several
        value = (refs if several else refs[0]) if refs else None
        if self.study.layers.get(role, 0) != value:
            self.study.layers[role] = value
            self.touch()

    def set_value(self, step: str, key: str, value) -> None:
        """Set a value of a step's form."""
        default = next((field.default for field in self.route[step].fields() if field.key == key), None)
        if self.study.set_value(step, key, value, default):
            self.touch()

    def propose_layers(self) -> None:
        """Fill the roles that the user has not touched by the names of the layers."""
        layers = [layer for layer in self.project.mapLayers().values() if not layer_facts.is_result(layer)]
        facts = [(layer.name(), layer_facts.kind_of(layer)) for layer in layers]
        for role, wanted in ROLES.items():
            if role in self.study.layers and (wanted.several or self.study.layers[role] is None):
                continue
            if self.route.chosen_layers(self.study, role):
                continue
            found = [layer_facts.ref_of(layers[number]) for number in guess(role, facts)]
            if found:
                self.study.layers[role] = found if wanted.several else found[0]

    def set_folder(self, folder: str) -> None:
        """Where results are kept from now on; empty for a temporary folder."""
        if folder != self.study.folder:
            self.study.folder = folder
            self.touch()

    def keep_in(self, folder: str) -> None:
        """Keep results in a folder from now on, those that are there already as well."""
        self.keeper.keep(folder)

    def open_step(self, name: str) -> None:
        """Remember which step is open."""
        if name != self.study.open_step:
            self.study.open_step = name
            self.touch()

    def table(self, path: str, title: str):
        """A csv result as a table of the project, added once."""
        for layer in self.project.mapLayers().values():
            if layer.source() == path:
                return layer
        layer = open_layer(path, title)
        if layer is not None:
            layer.setCustomProperty(layer_facts.OWN, f"{self.study.key}/table")
            self.project.addMapLayer(layer, False)
            self.tree.study_group(self.study).addLayer(layer)
        return layer

    # -- states ----------------------------------------------------------------------------

    def states(self) -> dict:
        """How the steps stand."""
        running = {name: -1 for name in self._queue}
        if self._running:
            running[self._running] = self._percent
        return states.states(self.route, self.study, running)

    @property
    def is_running(self) -> bool:
        """Whether anything runs."""
        return bool(self._running) or bool(self._queue) or self.basin.is_running or self.keeper.is_running

    @property
    def running(self) -> str:
        """The step that runs; empty without one."""
        return self._running

    def share(self, name: str) -> float:
        """How much of a running step is done, from 0 to 1."""
        return self._percent / 100.0 if name == self._running else 0.0

    def touch(self) -> None:
        """Something has changed: tell it, and write the project's entry, soon."""
        self._announce.start()

    def _announce_now(self) -> None:
        if self._reading:
            return
        self._store()
        self.changed.emit()

    def _store(self) -> None:
        untouched = len(self.studies) == 1 and not self.study.records and not self.study.values
        if untouched and not store.read(self.project)[0]:
            # A project is not made dirty by looking at it.
            return
        store.write(self.project, self.studies, self.study.key)

    def _on_project_read(self, *_arguments) -> None:
        studies, current = store.read(self.project)
        self.studies = studies
        if studies:
            self.study = next((study for study in studies if study.key == current), studies[0])
        else:
            self.study = self._add_study()
            self.propose_layers()
        self.changed.emit()

    def _on_layers_added(self, layers) -> None:
        if self.later.is_busy:
            return
        if any(isinstance(layer, QgsMapLayer) and not layer_facts.is_result(layer) for layer in layers):
            self.propose_layers()
        self.touch()

    # -- running ---------------------------------------------------------------------------

    def wanted(self) -> list:
        """The steps that "run all" would run, in order; those that cannot run are left out."""
        found = []
        for name, state in self.states().items():
            step = self.route[name]
            if state.kind == states.DONE or step.available() or step.missing_layers(self.study):
                continue
            if step.missing_classes(self.study) or not step.runs(self.study, lambda _product: True):
                continue
            owners = [self.route.owner(self.study, product) for product in step.required(self.study)]
            ready = [self.route.is_ready(self.study, product) for product in step.required(self.study)]
            if all(fine or owner in found for fine, owner in zip(ready, owners)):
                found.append(name)
        return found

    def run_all(self) -> None:
        """Run every step that is not done and can be."""
        self._start(self.wanted())

    def run(self, name: str) -> None:
        """Run a step, and before it the steps that it needs and that have not been run."""
        before = [
            need.target for need in states.needs(self.route, self.study, name) if need.kind == "step"
        ]
        names, stack = [name], list(before)
        while stack:
            other = stack.pop()
            if other not in names:
                names.append(other)
                needed = states.needs(self.route, self.study, other)
                stack += [need.target for need in needed if need.kind == "step"]
        self._start(sorted(names, key=self.route.number))

    def _start(self, names: list) -> None:
        if self.is_running or not names:
            return
        self._queue = list(names)
        self._total = len(names)
        self._next_step()

    def cancel(self) -> None:
        """Stop what runs; what is done stays."""
        self._queue = []
        self.basin.cancel()
        if self._chain is not None:
            self._chain.cancel()
        self.changed.emit()

    def _next_step(self) -> None:
        if not self._queue:
            self._running = ""
            self.stopped.emit()
            self.touch()
            return
        name = self._queue.pop(0)
        needed = states.needs(self.route, self.study, name)
        if needed:
            self.study.record(name).error = needed[0].text
            self._queue = []
            self._next_step()
            return
        self._running, self._percent, self._started = name, 0, time.monotonic()
        record = self.study.record(name)
        folder = os.path.join(self._base_folder(), self._folder_name(name), f"run_{record.version + 1}")
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder, exist_ok=True)
        runs = self.route[name].runs(self.study, lambda product: self.route.is_ready(self.study, product))
        inputs = states.inputs(self.route, self.study, name)
        jobs = [Job(run.name, run.algorithm, run.title, self._parameters_of(name, run, folder)) for run in runs]
        self._chain = Chain(jobs, self.project, self)
        self._chain.progressed.connect(self._on_progress)
        self._chain.done.connect(lambda results, warnings: self._on_done(name, runs, folder, inputs, results, warnings))
        self._chain.failed.connect(lambda title, reason: self._on_failed(name, folder, title, reason))
        self._chain.cancelled.connect(lambda: self._on_cancelled(folder))
        self._chain.start()
        self.changed.emit()

    def _folder_name(self, name: str) -> str:
        return f"{self.route.number(name)}_{name}"

    def _base_folder(self) -> str:
        if self.study.folder:
            return self.study.folder
        if not self._temporary or not os.path.isdir(self._temporary):
            self._temporary = tempfile.mkdtemp(prefix="esp_study_", dir=QgsProcessingUtils.tempFolder())
        return os.path.join(self._temporary, self.study.key)

    def _parameters_of(self, step: str, run, folder: str):
        def parameters(results):
            def resolved(entry):
                if isinstance(entry, FromLayer):
                    return [layer.id() for layer in self.route.layers_for(self.study, step, entry.role)]
                if isinstance(entry, FromRun):
                    if entry.run in results:
                        return [results[entry.run].get(entry.output)]
                    return [self.study.result(entry.run, entry.output)]
                return [entry]

            found = {}
            for key, value in run.values.items():
                if isinstance(value, (list, tuple)):
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
        self.progressed.emit((done + fraction) / max(self._total, 1), title)
        if percent != self._percent:
            self._percent = percent
            self.finished.emit("")

    def _on_failed(self, name: str, folder: str, title: str, reason: str) -> None:
        self._chain = None
        shutil.rmtree(folder, ignore_errors=True)
        record = self.study.record(name)
        record.error = translate("shared", "{title}: {reason}").format(title=title, reason=reason)
        self._queue = []
        self._next_step()
        self.changed.emit()

    def _on_cancelled(self, folder: str) -> None:
        self._chain = None
        shutil.rmtree(folder, ignore_errors=True)
        self._queue = []
        self._next_step()
        self.changed.emit()

    def _on_done(self, name, runs, folder, inputs, results, warnings) -> None:
        record = self.study.record(name)
        before = Record(**vars(record))
        record.version += 1
        record.finished = datetime.datetime.now().replace(microsecond=0).isoformat()
        record.seconds = round(time.monotonic() - self._started, 1)
        record.toolbox = VERSION
        record.inputs, record.folder, record.error = inputs, folder, ""
        record.warnings = list(dict.fromkeys(warnings))
        record.results = {run.name: with_numbers(results.get(run.name, {})) for run in runs}
        self._chain = None
        self._show_results(name, runs, before)

    # -- results as layers -----------------------------------------------------------------

    def _show_results(self, name: str, runs: list, before: Record) -> None:
        """One layer a turn of the event loop; then the next step."""
        record = self.study.record(name)
        study, step = self.study, self.route[name]
        title = f"{self.route.number(name)} {step.title()}"
        first = not self.tree.has_group(study, name)
        kept = {}
        for source in self._sources(name, runs, record):
            self.later.add(self._show_one, study, name, title, source, before, kept)
        self.later.add(self._after_layers, study, name, before, kept, first)

    def _sources(self, name: str, runs: list, record: Record):
        """(key, source, layer name, background) of what becomes a layer."""
        if name == "data":
            yield from self._prepared(record)
            return
        for run in runs:
            for key, output in run.outputs.items():
                source = record.results[run.name].get(key)
                if not output.title or not source:
                    continue
                if name == "report" and key == "PATTERN":
                    for layer in reversed(layers_of_package(source)):
                        yield f"{run.name}.{layer}", f"{source}|layername={layer}", readable(layer), False
                    continue
                yield f"{run.name}.{key}", source, output.title, output.background

    def _prepared(self, record: Record):
        """The prepared files by the names of the layers that they were made from."""
        folder = record.results["prepare"]["FOLDER"]
        files = {os.path.splitext(entry)[0]: os.path.join(folder, entry) for entry in sorted(os.listdir(folder))
                 if entry.endswith((".tif", ".gpkg"))}  # fmt: skip
        for role in prepared_roles():
            for number, layer in enumerate(self.route.chosen_layers(self.study, role)):
                wanted = layer_facts.prepared_name(layer.name(), files)
                if wanted:
                    yield f"prepare.{role}.{number}", files[wanted], layer.name(), layer_facts.kind_of(layer) == "raster"

    def _show_one(self, study, name, title, source, before, kept) -> None:
        key, path, layer_name, background = source
        # One file may serve several roles.
        shared = next((layer for other, layer in kept.items() if kept[other] and other.endswith(f"|{path}")), "")
        layer_id = shared or self.tree.show(
            study, name, title, path, layer_name, before.layers.get(key, ""), background
        )
        kept[key] = layer_id
        kept[f"|{path}"] = layer_id

    def _after_layers(self, study, name, before, kept, first) -> None:
        record = study.record(name)
        record.layers = {key: layer for key, layer in kept.items() if layer and not key.startswith("|")}
        self.tree.remove(set(before.layers.values()) - set(record.layers.values()))
        if before.folder and before.folder != record.folder:
            shutil.rmtree(before.folder, ignore_errors=True)
        if name == "report":
            if first:
                self.tree.hide_steps(study, "report")
            page = record.results.get("report", {}).get("REPORT")
            if page and self.route["report"].value(study, "open"):
                self.opened.emit(page)
        self.finished.emit(name)
        self._next_step()
        self.changed.emit()


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
