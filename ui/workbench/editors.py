"""The editors that steps open, and what becomes of what they choose."""

from __future__ import annotations

import importlib.util

from qgis.PyQt.QtCore import Qt

from ...algorithms.layers.opening import raster_layer
from ...core.lists import list_parts
from ...core.workflow.definition import Given
from ...core.workflow.study_choice import Made
from ..widgets.open_windows import keep_open, open_windows
from ..widgets.text import shared_tr
from .overlays import factor_label

# Name to the module and the class; an editor that is not there keeps its button grey.
_EDITORS = {
    "ahp": ("..ahp.editor", "AhpEditor"),
    "factors": ("..factors.editor", "FactorTableEditor"),
    "owa": ("..owa.explorer", "OwaExplorer"),
    "network": ("..network.view", "NetworkView"),
}

# What the step itself gives to a factor.
_OF_LAYERS = ("INPUT", "BAND", "MEASURE", "FEATURES", "VALUES", "OUTPUT")


def _is_plain(value) -> bool:
    """Whether a value can be kept in the project file."""
    return isinstance(value, (str, int, float, bool))


def editor_kind(module: str, name: str):
    """The class of an editor; None where it is not there."""
    try:
        # As an import statement does it: QGIS unloads only modules that it has seen so.
        full = importlib.util.resolve_name(module, __package__)
        return getattr(__import__(full, fromlist=[name]), name)
    except (ImportError, AttributeError):
        return None


class Editors:
    """Opens editors with the values of a session's study.

    Parameters
    ----------
    session : Session
    """

    def __init__(self, session):
        self._session = session
        self._kinds: dict = {}
        # What each window is for, and the window.
        self._opened: dict = {}
        session.finished.connect(self._on_finished)

    def _kind(self, name: str):
        if name not in self._kinds:
            self._kinds[name] = editor_kind(*_EDITORS[name])
        return self._kinds[name]

    def why_not(self, name: str) -> str:
        """Why an editor cannot be opened now; empty where it can."""
        if self._kind(name) is None:
            return shared_tr("This editor is not there.")
        study = self._session.study
        if name == "owa" and not self._services():
            return shared_tr("Run the step first, so that there are services to look at.")
        if name == "network" and not study.record("corridors").results:
            return shared_tr("Run the step first, so that there is a network to look at.")
        return ""

    @property
    def windows(self) -> list:
        """The editors that are open, the oldest first."""
        known = open_windows()
        return [window for window in self._opened.values() if window in known]

    def open(self, name: str, parent, stage: str = "", target: str = "") -> None:
        """Open an editor, or show the one that is open already.

        Parameters
        ----------
        name : str
        parent : QWidget
        stage, target : str
            The overlay or the factor of a stage that it is for.
        """
        if self.why_not(name):
            return
        study = self._session.study
        purpose = (study.key, name, stage, target)
        window = self._opened.get(purpose)
        if window in self.windows:
            window.raise_()
            window.activateWindow()
            return
        if name == "network":
            window, receive = self._network_view(parent), self._receive_network
        else:
            values, receive = getattr(self, f"_{name}")(self._session.route[stage], target)
            window = self._kind(name)(parent, values)
        window.chosen.connect(lambda chosen: self._is_of(study) and receive(chosen))
        if hasattr(window, "run_wanted"):
            window.run_wanted.connect(lambda _values: self._is_of(study) and self._session.run(stage))
        self._opened[purpose] = window
        keep_open(window)

    def _is_of(self, study) -> bool:
        """Whether a study is still the one that is shown; else the user is told that nothing was changed."""
        if self._session.study is study:
            return True
        text = shared_tr("This editor belongs to {study}, which is not the study that is open; nothing was changed.")
        self._session.noticed.emit("warning", text.format(study=study.title))
        return False

    # -- AHP -------------------------------------------------------------------------------

    def _ahp(self, step, overlay):
        study = self._session.study
        overlays = step.overlays
        judge = overlays.found(study, overlays.judge(study, overlay))
        parameter = overlays.parameter(study, overlay)
        used = overlays.used(study, overlay)
        values = {} if judge is None else overlays.own_judgements(study, judge)
        if judge is not None:
            values = values or {"MATRIX": overlays.judgements(study, judge, parameter)}
        values["NAMES"] = ", ".join(factor_label(step.workflow(study), name) for name in used)

        def receive(chosen: dict):
            count = len(list_parts(chosen.get("NAMES")))
            if count != len(used):
                text = shared_tr("The editor has {count} criteria, but {factors} factors count; nothing was changed.")
                self._session.noticed.emit("warning", text.format(count=count, factors=len(used)))
                return
            kept = {key: value for key, value in chosen.items() if _is_plain(value)}
            self._session.set_value(step.ID, parameter.key, {"factors": used, "values": kept})
            self._session.set_value(step.ID, f"weighting.{overlay}", "ahp")

        return values, receive

    # -- factor tables ---------------------------------------------------------------------

    def _factors(self, step, name):
        session = self._session
        study = session.study
        run = next(run for run in step.runs(study, lambda _made: True) if run.name == name)
        values = {}
        for key, value in run.values.items():
            role = getattr(value, "role", None)
            layers = session.route.layers(study, role) if role else []
            values[key] = layers[0] if layers else value
            if isinstance(value, Made):
                path = study.result(value)
                values[key] = raster_layer(path, run.title) if path else None
        measured = study.result(Made(step.ID, name, "MEASURED"))
        if "MEASURE" in values and measured:
            # Scores are given to distances and slopes, not to what they are measured on.
            values["INPUT"] = raster_layer(measured, run.title)

        def receive(chosen: dict):
            kept = {key: value for key, value in chosen.items() if key not in _OF_LAYERS and _is_plain(value)}
            session.set_value(step.ID, f"scores.{name}", kept)

        return values, receive

    # -- OWA -------------------------------------------------------------------------------

    def _owa_run(self):
        """The run of OWA in the sources; None without one."""
        step, study = self._session.route["sources"], self._session.study
        found = [run for run in step.runs(study, lambda _made: True) if run.algorithm == "esp:owa"]
        return found[0] if found else None

    def _services(self) -> list:
        study, route = self._session.study, self._session.route
        run = self._owa_run()
        found: list = []
        for entry in [] if run is None else run.values["INPUTS"]:
            if hasattr(entry, "role"):
                found += [layer.source() for layer in route.layers(study, entry.role)]
            else:
                found.append(study.result(entry))
        return found if all(found) else []

    def _owa(self, step, _target):
        study, run = self._session.study, self._owa_run()
        values = {key: value for key, value in run.values.items() if key in ("ALPHAS", "CRITERION_WEIGHTS")}
        values["INPUTS"] = self._services()
        owa = next(found for _workflow, found in step.wanted(study) if found.name == run.name)

        def receive(chosen: dict):
            for key in ("ALPHAS", "CRITERION_WEIGHTS"):
                if chosen.get(key) is not None:
                    given = owa.values.get(key)
                    name = given.key if isinstance(given, Given) else f"{owa.name}.{key}"
                    self._session.set_value(step.ID, name, str(chosen[key]))

        return values, receive

    # -- network ---------------------------------------------------------------------------

    def _network_view(self, parent):
        session = self._session
        study, route = session.study, session.route
        canvas = None if session.iface is None else session.iface.mapCanvas()
        window = self._kind("network")(canvas, parent)
        window.setWindowFlag(Qt.WindowType.Window, True)
        window.setWindowTitle(shared_tr("Network of {study}").format(study=study.title))
        window.show_layers(
            *self._network_layers(),
            self._layer_of("sources", route, study),
            self._layer_of("resistance", route, study),
        )
        return window

    def _network_layers(self) -> list:
        """Layers of the corridors, with their gravity where it was computed, and of the dropped links."""
        record = self._session.study.record("corridors")
        project = self._session.project
        gravity = next((run for run, made in record.algorithms.items() if made == "esp:gravity"), "")
        corridors = project.mapLayer(record.layers.get(f"{gravity}.OUTPUT", ""))
        if corridors is None:
            corridors = self._layer_of("corridors", self._session.route, self._session.study)
        found = next((run for run, made in record.algorithms.items() if made == "esp:corridors"), "")
        return [corridors, project.mapLayer(record.layers.get(f"{found}.INACTIVE", ""))]

    def _on_finished(self, step: str) -> None:
        """An open network view shows the new run; the layers are the same, with other files behind."""
        view = self._opened.get((self._session.study.key, "network", "", "")) if step == "corridors" else None
        if view in self.windows:
            view.take(*self._network_layers())

    def _layer_of(self, product: str, route, study):
        """The layer of the project that shows a product; None where there is none."""
        found = route.product(study, product)
        if isinstance(found, Given):
            layers = route.layers(study, found.key)
            return layers[0] if layers else None
        if found is None:
            return None
        layer = study.record(found.stage).layers.get(f"{found.step}.{found.output}", "")
        return self._session.project.mapLayer(layer)

    def _receive_network(self, chosen: dict):
        if chosen.get("OVERRIDES"):
            made = self._session.route.product(self._session.study, "surfaces")
            name = made.step if isinstance(made, Made) else "corridors"
            self._session.set_value("corridors", f"{name}.OVERRIDES", chosen["OVERRIDES"])
            self._session.run("corridors")
