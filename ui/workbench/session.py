"""The workbench without its window: studies, their runs, their layers, and signals of what has changed."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...algorithms.platform.language import translate
from ...core.workflow.definition import STAGES
from ...core.workflow.own_factors import place_of
from ...core.workflow.study_layers import OWN_FACTORS
from . import layer_facts, run_plan, states, store
from .basin import Basin
from .cover_classes import CoverClasses
from .editors import Editors
from .keeper import Keeper
from .later import Later
from .layer_check import LayerCheck
from .layer_tree import LayerTree, open_layer
from .own_factor_values import forget_moved
from .roles import guess
from .route import Route
from .step_runs import StepRuns
from .study import FREE, LEFT_OUT, Study


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
    ended(list, str)
        The steps that have been run to their end, and the one that has failed; empty without one.
    noticed(str, str)
        A message for the user: level ("info", "warning") and text.
    opened(str)
        A page is ready to be looked at.
    shown_table(object)
        A table that was asked for, as a layer of the project.
    layers_came()
        A study's first layers were loaded; the map is to show them.
    """

    changed = pyqtSignal()
    progressed = pyqtSignal(float, str)
    finished = pyqtSignal(str)
    stopped = pyqtSignal()
    ended = pyqtSignal(list, str)
    noticed = pyqtSignal(str, str)
    opened = pyqtSignal(str)
    layers_came = pyqtSignal()
    shown_table = pyqtSignal(object)

    def __init__(self, project=None, iface=None, parent=None):  # noqa: QGS105 - QGIS hands it over
        super().__init__(parent)
        self.iface = iface
        self.project = project or QgsProject.instance()
        self.route = Route(self.project)
        self.tree = LayerTree(self.project)
        self.covers = CoverClasses(self)
        self.later = Later(self)
        self.editors = Editors(self)
        self.studies: list = []
        # Keys of the studies that were read from the project or written into it.
        self._stored: set = set()
        self.study = self._add_study()
        self.basin = Basin(self)
        self.keeper = Keeper(self)
        self.runs = StepRuns(self)
        self.checks = LayerCheck(self)
        self._run_when_checked = False
        # Where "run all" has last said that it stops, and why.
        self._stop_said: tuple = ()
        self._announce = QTimer(self)
        self._announce.setSingleShot(True)
        self._announce.setInterval(30)
        self._announce.timeout.connect(self._announce_now)
        self._heard = [
            (self.project.readProject, self._on_project_read),
            (self.project.cleared, self._on_project_read),
            (self.project.writeProject, self._on_project_written),
            (self.project.projectSaved, self._on_project_saved),
            (self.project.layersAdded, self._on_layers_added),
            (self.project.layersRemoved, self._on_layers_removed),
        ]
        for signal, slot in self._heard:
            signal.connect(slot)
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
        several = self.route.definition(role).several
        value = (refs if several else refs[0]) if refs else None
        if self.study.layers.get(role, 0) != value:
            if role == OWN_FACTORS.key:
                forget_moved(self.study, [ref.source for ref in refs])
            self.study.layers[role] = value
            for step in self.route.steps_of(self.study):
                fields = step.fields(self.study).values()
                if any(role in (getattr(field, "role", ""), field.key) for field in fields):
                    self.study.record(step.ID).error = ""
            self.touch()

    def set_value(self, step: str, key: str, value) -> None:
        """Set a value of a step's form."""
        field = self.route[step].fields(self.study).get(key)
        default = None if field is None else field.default
        if self.study.set_value(step, key, value, default):
            if key == "steps_of":
                self.propose_layers()
            # What made the last run fail may be what was changed.
            self.study.record(step).error = ""
            self.touch()

    def follow(self, workflow: str) -> None:
        """Follow a workflow in all steps, or each step its own: to begin with as it was followed before."""
        if workflow == self.study.workflow:
            return
        if workflow == FREE:
            for stage in STAGES:
                followed = self.route.followed(self.study, stage)
                self.study.values.setdefault(stage, {})["steps_of"] = followed or LEFT_OUT
        self.study.workflow = workflow
        for record in self.study.records.values():
            record.error = ""
        self.propose_layers()
        self.touch()

    def reload_workflows(self) -> None:
        """The user has kept or deleted a workflow."""
        self.route.reload()
        self.touch()

    def propose_layers(self, study=None) -> None:
        """Fill the roles of a study, of the current one without it, that nobody has touched by the names of layers."""
        study = study or self.study
        layers = [layer for layer in self.project.mapLayers().values() if not layer_facts.is_result(layer)]
        facts = [(layer.name(), layer_facts.kind_of(layer)) for layer in layers]
        for role, wanted in self.route.definitions(study).items():
            if place_of(role) is not None:
                continue
            if role in study.layers and (wanted.several or study.layers[role] is None):
                continue
            if self.route.chosen_layers(study, role):
                continue
            found = [layer_facts.ref_of(layers[number]) for number in guess(wanted, facts)]
            if found:
                study.layers[role] = found if wanted.several else found[0]

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
        if layer is None:
            return None
        layer.setCustomProperty(layer_facts.OWN, f"{self.study.key}/table")
        if self.project.addMapLayer(layer, False) is not None:
            self.tree.study_group(self.study).addLayer(layer)
        return layer

    # -- states ----------------------------------------------------------------------------

    def states(self) -> dict:
        """How the steps stand."""
        faults = tuple(line.text for line in self.checks.faults(self.study))
        return states.states(self.route, self.study, self.runs.shares(), faults)

    @property
    def is_closed(self) -> bool:
        """Whether it has let go of the project."""
        return not self._heard

    @property
    def is_running(self) -> bool:
        """Whether anything runs."""
        return self._run_when_checked or self.runs.is_running or self.basin.is_running or self.keeper.is_running

    @property
    def running(self) -> str:
        """The step that runs; empty without one."""
        return self.runs.running

    def share(self, name: str) -> float:
        """How much of a running step is done, from 0 to 1."""
        return max(self.runs.shares().get(name, 0), 0) / 100.0

    def wanted(self, known=None) -> list:
        """The steps that "run all" would run, in order; as `run_plan.plan_all`."""
        return self.plan(known)[0]

    def plan(self, known=None) -> tuple:
        """What "run all" does, where it ends before its time, and why; see `run_plan.plan_all`."""
        faults = self.checks.faults(self.study)
        return run_plan.plan_all(self.route, self.study, known or self.states(), faults)

    def run_all(self) -> None:
        """Run every step that is not done and can be; where one cannot, say why."""
        if self.is_running:
            return
        self.checks.look()
        if self.checks.is_busy:
            # It begins once the layers have been looked at.
            self._run_when_checked = True
            self.progressed.emit(0.0, translate("shared", "The layers are being looked at."))
            self.changed.emit()
            return
        names, stop, reason = self.plan()
        if stop:
            self.noticed.emit("warning", run_plan.stop_words(self.route, self.study, stop, reason))
            self._stop_said = stop, reason
        self._start(names)

    def prepare(self) -> None:
        """Bring the layers onto one grid, and go on with what comes of it."""
        self.set_value("data", "method", "prepare")
        self.run("data")

    def on_checked(self) -> None:
        """The layers have been looked at."""
        self._forget_stop()
        self.changed.emit()
        if self._run_when_checked:
            self._run_when_checked = False
            self.run_all()

    def _forget_stop(self) -> None:
        """Take back what "run all" has said, once what hindered it has been mended."""
        if self._stop_said and not self.is_running and self.plan()[1:] != self._stop_said:
            self._stop_said = ()
            self.noticed.emit("hint", "")

    def run(self, name: str) -> None:
        """Run a step, and before it the steps that it needs and that have not been run."""
        stop, reason = run_plan.older_result(self.route, self.study, name)
        if stop:
            self.noticed.emit("warning", run_plan.older_words(self.route, self.study, name, stop, reason))
            return
        self._start([*run_plan.before(self.route, self.study, name), name])

    def run_before(self, name: str) -> None:
        """Run the steps that a step needs and that have not been run."""
        self._start(run_plan.before(self.route, self.study, name))

    def _start(self, names: list) -> None:
        if names and not self.is_running:
            self.runs.start(names)

    def cancel(self) -> None:
        """Stop what runs; what is done stays."""
        self._run_when_checked = False
        self.basin.cancel()
        self.runs.cancel()

    def close(self) -> None:
        """Stop what runs and let go of the project."""
        self.cancel()
        self.checks.stop()
        self._announce.stop()
        for signal, slot in self._heard:
            signal.disconnect(slot)
        self._heard = []

    def touch(self) -> None:
        """Something has changed: tell it, and write the project's entry, soon; nothing once it is closed."""
        if self._heard:
            self._announce.start()

    def _announce_now(self) -> None:
        self.covers.look()
        self.checks.look()
        self._store()
        self._forget_stop()
        self.changed.emit()

    def store_now(self) -> None:
        """Write the project's entry at once, since the project itself is written next."""
        self._store(whole=True)

    def _store(self, whole: bool = False) -> None:
        fresh = self.study.workflow == Study("").workflow and not any(self.study.values.values())
        untouched = len(self.studies) == 1 and not self.study.has_runs and fresh
        stored = {study.key for study in store.read(self.project)[0]}
        if untouched and not stored or not stored <= self._stored:
            # A project is not made dirty by looking at it, nor written while it is being read.
            return
        self._stored |= {study.key for study in self.studies}
        store.write(self.project, self.studies, self.study.key, whole)  # noqa: QGS201 - not that of QGIS

    def _on_project_read(self, *_arguments) -> None:
        self.cancel()
        # What was said of the project before is not of this one.
        self.noticed.emit("hint", "")
        # What was still to be written is of the project before.
        self._announce.stop()
        studies, current = store.read(self.project)
        self.studies = studies
        self._stored = {study.key for study in studies}
        if studies:
            self.study = next((study for study in studies if study.key == current), studies[0])
        else:
            self.study = self._add_study()
            self.propose_layers()
        # QGIS works off events while it reads the closed project once more: this one's studies are there by then.
        self.keeper.on_read()
        self.covers.look()
        self.checks.look()
        self.changed.emit()

    def _on_project_saved(self) -> None:
        """Results come beside the project."""
        self.keeper.on_saved()
        self.touch()

    def _on_project_written(self, _document) -> None:
        """Write once more, since paths are relative to where the project goes."""
        self._store(whole=True)

    def _on_layers_added(self, layers) -> None:
        if self.later.is_busy:
            return
        if any(isinstance(layer, QgsMapLayer) and not layer_facts.is_result(layer) for layer in layers):
            self.propose_layers()
        self.touch()

    def _on_layers_removed(self, _ids) -> None:
        self.touch()
