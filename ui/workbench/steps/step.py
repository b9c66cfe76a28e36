"""What every step of the workbench is."""

from __future__ import annotations

from qgis.core import QgsApplication

from ....algorithms.platform.language import translate
from ..fields import ClassesField, LayerField, LayersField
from ..plan import FromLayer, FromRun


class Step:
    """A step: its form, its runs, and how its results are said.

    A subclass sets `ID`, `HELP` (the algorithm whose help explains it) and the methods below.
    """

    ID = ""
    HELP = ""
    # Algorithms without which the step cannot be.
    ALGORITHMS: tuple = ()
    # Products of earlier steps that must be there.
    REQUIRES: tuple = ()

    def __init__(self):
        # The route that the step belongs to, which sets it.
        self.steps = None
        self._fields: dict = {}

    # -- texts -----------------------------------------------------------------------------

    def tr(self, text: str) -> str:
        """Translate a literal of the subclass."""
        return translate(type(self).__name__, text)

    @staticmethod
    def shared_tr(text: str) -> str:
        """Translate a literal that several classes use."""
        return translate("shared", text)

    def title(self) -> str:
        """The title, without the number."""
        raise NotImplementedError

    def explanation(self) -> str:
        """What the step does, in two sentences."""
        raise NotImplementedError

    # -- form ------------------------------------------------------------------------------

    def fields(self) -> list:
        """All fields; those that matter are told by `visible_fields`."""
        raise NotImplementedError

    def visible_fields(self, study) -> list:
        """The fields that matter with the study's present choices."""
        return [field for field in self.all_fields().values() if field.shown is None or field.shown(study)]

    def all_fields(self) -> dict:
        """Key to field; made once, since states ask for them often."""
        if not self._fields:
            self._fields = {field.key: field for field in self.fields()}
        return self._fields

    def field(self, key: str):
        """A field by its key."""
        return self.all_fields()[key]

    def value(self, study, key: str):
        """A value of the form, or its default."""
        return study.value(self.ID, key, self.field(key).default)

    def classes(self, study, key: str) -> str:
        """The classes of a `ClassesField`: as chosen, else those that the legend proposes."""
        chosen = study.value(self.ID, key)
        field = self.field(key)
        return self.steps.proposed_classes(study, field.role, field.covers) if chosen is None else chosen

    def is_value(self, key: str, *wanted):
        """A condition for `Field.shown`."""
        return lambda study: self.value(study, key) in wanted

    # -- runs ------------------------------------------------------------------------------

    def available(self) -> str:
        """Why the step cannot be in this QGIS; empty where it can."""
        registry = QgsApplication.processingRegistry()
        for name in self.ALGORITHMS:
            algorithm = registry.algorithmById(name)
            if algorithm is None:
                return self.shared_tr("The algorithm {name} is not there.").format(name=name)
            fine, reason = algorithm.canExecute()
            if not fine:
                return reason
        return ""

    def missing_layers(self, study) -> list:
        """The fields whose layer is not chosen or has gone."""
        return [
            field
            for field in self.visible_fields(study)
            if isinstance(field, (LayerField, LayersField))
            and not field.optional
            and not self.steps.layers(study, field.key)
        ]

    def missing_classes(self, study) -> list:
        """The fields whose classes are not chosen."""
        return [
            field
            for field in self.visible_fields(study)
            if isinstance(field, ClassesField) and not self.classes(study, field.key)
        ]

    def required(self, study) -> tuple:
        """Products of earlier steps that must be there."""
        return self.REQUIRES

    def runs(self, study, ready) -> list:
        """The runs, in order.

        Parameters
        ----------
        study : Study
        ready : callable
            Tells of a product's name whether its step has results; others are left out.
        """
        raise NotImplementedError

    def products(self, study) -> dict:
        """What the step offers to later ones: name to `FromRun` or `FromLayer`."""
        return {}

    def product(self, study, name: str):
        """A product of whichever step."""
        return self.steps.product(study, name)

    def layer(self, study, role: str):
        """A layer's reference where the study has it, else None."""
        return FromLayer(role) if self.steps.layers(study, role) else None

    # -- results ---------------------------------------------------------------------------

    def key_numbers(self, results: dict, study) -> list:
        """The results in lines; the first is what a folded step shows.

        Parameters
        ----------
        results : dict
            Run to its outputs and numbers.
        """
        return []

    def links(self, results: dict) -> list:
        """(text, run, output) of results that are opened by a click: tables, pages."""
        return []


def given(values: dict) -> dict:
    """Without what is None."""
    return {key: value for key, value in values.items() if value is not None}


def by_run(reference) -> bool:
    """Whether a product is made by a run."""
    return isinstance(reference, FromRun)
