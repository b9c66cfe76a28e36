"""A layer of a study under the eyes of step 0, and the lines that come of it."""

from __future__ import annotations

from dataclasses import dataclass

from ...algorithms.platform.language import translate
from ...core.errors import EspError
from ..widgets.painting import BAD, FAIR, GOOD
from ..widgets.text import sentence_of


@dataclass(frozen=True)
class Line:
    """What step 0 says of a layer.

    Parameters
    ----------
    level : {GOOD, FAIR, BAD}
        Fine; fine, but something is worth knowing; a step would stop.
    role : str
    text : str
        The field, the layer, and what it is or what is wrong with it.
    cured : bool
        Preparing the layers onto one grid mends it.
    """

    level: str
    role: str
    text: str
    cured: bool = False


@dataclass
class Look:
    """A layer and what is to be looked at in it behind the window.

    Parameters
    ----------
    role, label, name : str
    facts : str
        What the layer is, in a few words.
    checks : list of callable
        Each raises an `EspError`, or returns a sentence that is worth knowing, or an empty text.
    cured, quick : tuple of callable
        Those of the checks whose faults go when the layers are prepared; those that read nothing.
    """

    role: str
    label: str
    name: str
    facts: str
    checks: list
    cured: tuple = ()
    quick: tuple = ()

    def lines(self, go_on) -> list:
        """The lines of the layer: one, or one for each thing that is wrong with it."""
        found: dict = {}
        for check in self.checks:
            go_on()
            try:
                level, text = FAIR, check()
            except EspError as error:
                level, text = BAD, sentence_of(error)
            if text and text not in found:
                found[text] = Line(level, self.role, self._named(text), check in self.cured)
        # Beside what stops a step nothing else matters.
        bad = [line for line in found.values() if line.level == BAD]
        lines = bad or list(found.values())
        return lines or [Line(GOOD, self.role, _said(self.label, f"{self.name}, {self.facts}"))]

    def _named(self, text: str) -> str:
        """A sentence with the field and the layer, where it has not named them."""
        if text.startswith(self.label):
            return text
        return _said(self.label, text if self.name in text else _said(self.name, text))


def _said(label: str, text: str) -> str:
    return translate("shared", "{title}: {reason}").format(title=label, reason=text)
