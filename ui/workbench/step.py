"""What every step of the workbench is."""

from __future__ import annotations

from ...algorithms.platform.language import translate
from .fields import ClassesField


class Step:
    """A step: its form, its runs, and how its results are said.

    Parameters
    ----------
    route : Route
    name : str
        "data", or the stage of workflows.
    """

    def __init__(self, route, name: str):
        self.route = route
        self.ID = name

    def tr(self, text: str) -> str:
        """Translate a literal of the subclass."""
        return translate(type(self).__name__, text)

    def title(self) -> str:
        """The title, without the number."""
        raise NotImplementedError

    def explanation(self) -> str:
        """What the step does, in two sentences."""
        raise NotImplementedError

    # -- form ------------------------------------------------------------------------------

    def fields(self, study) -> dict:
        """Key to field, in the order of the form; those that matter are told by `visible_fields`."""
        raise NotImplementedError

    def visible_fields(self, study) -> list:
        """The fields that matter with the study's present choices."""
        return [field for field in self.fields(study).values() if field.shown is None or field.shown(study)]

    def value(self, study, key: str):
        """A value of the form, or its default."""
        field = self.fields(study).get(key)
        return study.value(self.ID, key, None if field is None else field.default)

    def classes(self, study, key: str) -> str:
        """The classes of a `ClassesField`: as chosen, else those that the legend proposes."""
        chosen = study.value(self.ID, key)
        if chosen is not None:
            return chosen
        field = self.fields(study)[key]
        return self.route.proposed_classes(study, field.role, field.covers) if field.covers else field.default or ""

    def is_value(self, key: str, *wanted):
        """A condition for `Field.shown`."""
        return lambda study: self.value(study, key) in wanted

    # -- runs ------------------------------------------------------------------------------

    def available(self, study) -> str:
        """Why the step cannot be in this QGIS; empty where it can."""
        return ""

    def missing_layers(self, study) -> list:
        """The keys of layers without which it does not run, and that are not chosen or have gone."""
        raise NotImplementedError

    def missing_classes(self, study) -> list:
        """The fields whose classes are not chosen."""
        return [
            field
            for field in self.visible_fields(study)
            if isinstance(field, ClassesField) and not self.classes(study, field.key)
        ]

    def required(self, study) -> list:
        """The `Made` of other steps without which it does not run."""
        return []

    def runs(self, study, ready) -> list:
        """The runs, in order.

        Parameters
        ----------
        study : Study
        ready : callable
            Tells of a `Made` of another step whether it is there; what can be left out and is not there is.
        """
        raise NotImplementedError

    def labels(self, study) -> dict:
        """Run to the keys of its algorithm, and these to the field of the form that the value comes from."""
        return {}

    # -- results ---------------------------------------------------------------------------

    def key_numbers(self, record, study) -> list:
        """The results in lines; the first is what a folded step shows."""
        return []

    def told(self, study) -> list:
        """What a run is told that its numbers do not say, in lines: kept with its results."""
        return []

    def links(self, record) -> list:
        """(text, run, output) of results that are opened by a click: tables, pages."""
        return []
