"""The editors that steps open, and what becomes of what they choose."""

from __future__ import annotations

import importlib

from ..widgets.text import shared_tr

# Name to the module and the class; an editor that is not there keeps its button grey.
_EDITORS = {
    "ahp": ("..ahp.editor", "AhpEditor"),
    "factors": ("..factors.editor", "FactorTableEditor"),
    "owa": ("..owa.explorer", "OwaExplorer"),
    "network": ("..network.view", "NetworkView"),
}


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

    def _kind(self, name: str):
        if name not in self._kinds:
            module, kind = _EDITORS[name]
            try:
                self._kinds[name] = getattr(importlib.import_module(module, __package__), kind)
            except (ImportError, AttributeError):
                self._kinds[name] = None
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
        values, receive = getattr(self, f"_{name}")(target)
        self.window = self._kind(name)(parent, values)
        self.window.chosen.connect(receive)
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
            count = len([name for name in str(chosen.get("NAMES") or "").split(",") if name.strip()])
            if count != len(used):
                text = shared_tr("The editor has {count} criteria, but {factors} factors count; nothing was changed.")
                self._session.noticed.emit("warning", text.format(count=count, factors=len(used)))
                return
            kept = {key: value for key, value in chosen.items() if isinstance(value, (str, int, float, bool))}
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

        def receive(chosen: dict):
            settings = {key: dict(entry) for key, entry in (step.value(study, "factors") or {}).items()}
            kept = {
                key: value
                for key, value in chosen.items()
                if key not in ("INPUT", "BAND", "FEATURES", "OUTPUT") and isinstance(value, (str, int, float, bool))
            }
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

    def _network(self, _target):
        session = self._session
        study, route = session.study, session.route
        values = {"CORRIDORS": study.result("gravity", "OUTPUT"), "MATRIX": study.result("gravity", "MATRIX")}
        for key, product in (("SOURCES", "sources"), ("RESISTANCE", "resistance")):
            found = route.product(study, product)
            role = getattr(found, "role", None)
            layers = route.layers(study, role) if role else []
            values[key] = layers[0].source() if layers else study.result(found.run, found.output)

        def receive(chosen: dict):
            if chosen.get("OVERRIDES"):
                session.set_value("corridors", "overrides", chosen["OVERRIDES"])
                session.run("corridors")

        return values, receive

