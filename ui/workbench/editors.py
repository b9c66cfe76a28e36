"""The editors that steps open, and what becomes of what they choose."""

from __future__ import annotations

import importlib

from qgis.PyQt.QtCore import Qt

from ...algorithms.layers.opening import raster_layer
from ...core.lists import list_parts
from ..widgets.text import shared_tr

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
        return getattr(importlib.import_module(module, __package__), name)
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
        # The window that is open, so that Python keeps it.
        self.window = None
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
        if name == "network" and not study.result("gravity", "OUTPUT"):
            return shared_tr("Run the step first, so that there is a network to look at.")
        return ""

    def open(self, name: str, parent, target: str = "") -> None:
        """Open an editor; `target` is the factor of the factor table editor."""
        if self.why_not(name):
            return
        if name == "network":
            self._open_network(parent)
        else:
            values, receive = getattr(self, f"_{name}")(target)
            self.window = self._kind(name)(parent, values)
            self.window.chosen.connect(receive)
            if hasattr(self.window, "run_wanted"):
                self.window.run_wanted.connect(lambda _values: self._session.run("sources"))
        self.window.show()
        self.window.raise_()

    # -- AHP -------------------------------------------------------------------------------

    def _ahp(self, _target):
        study, step = self._session.study, self._session.route["resistance"]
        used, labels = step.used(study), step.labels()
        names = ", ".join(labels[name] for name in used)
        own = study.value("resistance", "judgements")
        if own is not None and own.get("factors") == used:
            values = dict(own["values"])
        else:
            values = {"MATRIX": step.judged(study)}
        values["NAMES"] = names

        def receive(chosen: dict):
            count = len(list_parts(chosen.get("NAMES")))
            if count != len(used):
                text = shared_tr("The editor has {count} criteria, but {factors} factors count; nothing was changed.")
                self._session.noticed.emit("warning", text.format(count=count, factors=len(used)))
                return
            kept = {key: value for key, value in chosen.items() if _is_plain(value)}
            self._session.set_value("resistance", "judgements", {"factors": used, "values": kept})
            self._session.set_value("resistance", "weighting", "ahp")

        return values, receive

    # -- factor tables ---------------------------------------------------------------------

    def _factors(self, name):
        session = self._session
        study, step = session.study, session.route["resistance"]
        run = next(run for run in step.runs(study, lambda _product: True) if run.name == f"factor_{name}")
        values = {}
        for key, value in run.values.items():
            role = getattr(value, "role", None)
            layers = session.route.layers(study, role) if role else []
            values[key] = layers[0] if layers else value
        measured = study.result(f"factor_{name}", "MEASURED")
        if "MEASURE" in values and measured:
            # Scores are given to distances and slopes, not to what they are measured on.
            values["INPUT"] = raster_layer(measured, step.labels()[name])

        def receive(chosen: dict):
            settings = {key: dict(entry) for key, entry in (step.value(study, "factors") or {}).items()}
            kept = {key: value for key, value in chosen.items() if key not in _OF_LAYERS and _is_plain(value)}
            settings.setdefault(name, {})["scores"] = kept
            session.set_value("resistance", "factors", settings)

        return values, receive

    # -- OWA -------------------------------------------------------------------------------

    def _services(self) -> list:
        session = self._session
        study, step = session.study, session.route["sources"]
        made = [study.result(name, "OUTPUT") for name in step.wanted_services(study)]
        if not all(made):
            return []
        return [*made, *(layer.source() for layer in session.route.layers(study, "services"))]

    def _owa(self, _target):
        step, study = self._session.route["sources"], self._session.study
        values = {"INPUTS": self._services(), "ALPHAS": step.value(study, "alphas")}
        weights = step.value(study, "criterion_weights")
        if weights:
            values["CRITERION_WEIGHTS"] = weights

        def receive(chosen: dict):
            for key, field in (("ALPHAS", "alphas"), ("CRITERION_WEIGHTS", "criterion_weights")):
                if chosen.get(key) is not None:
                    self._session.set_value("sources", field, str(chosen[key]))

        return values, receive

    # -- network ---------------------------------------------------------------------------

    def _open_network(self, parent):
        session = self._session
        study, route = session.study, session.route
        canvas = None if session.iface is None else session.iface.mapCanvas()
        self.window = self._kind("network")(canvas, parent)
        self.window.setWindowFlag(Qt.WindowType.Window, True)
        self.window.setWindowTitle(shared_tr("Network of {study}").format(study=study.title))
        self.window.show_layers(
            *self._network_layers(),
            self._layer_of("sources", route, study),
            self._layer_of("resistance", route, study),
        )
        self.window.chosen.connect(self._receive_network)

    def _network_layers(self) -> list:
        """Layers of the corridors and of the dropped links."""
        made = self._session.study.record("corridors").layers
        keys = ("gravity.OUTPUT", "corridors.INACTIVE")
        return [self._session.project.mapLayer(made.get(key, "")) for key in keys]

    def _on_finished(self, step: str) -> None:
        """An open network view shows the new run; the layers are the same, with other files behind."""
        kind = self._kind("network") if step == "corridors" else None
        if kind is not None and isinstance(self.window, kind):
            self.window.take(*self._network_layers())

    def _layer_of(self, product: str, route, study):
        """The layer of the project that shows a product; None where there is none."""
        found = route.product(study, product)
        role = getattr(found, "role", None)
        if role:
            layers = route.layers(study, role)
            return layers[0] if layers else None
        record = study.record(route.owner(study, product))
        return self._session.project.mapLayer(record.layers.get(f"{found.run}.{found.output}", ""))

    def _receive_network(self, chosen: dict):
        if chosen.get("OVERRIDES"):
            self._session.set_value("corridors", "overrides", chosen["OVERRIDES"])
            self._session.run("corridors")
