"""The steps of a study: runs of the toolbox with their files, inputs, numbers and tables."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...core.errors import Phrase
from ..base import EspAlgorithm

# The order of the chapters: groups of the toolbox as a study uses them.
CHAPTERS = ("data", "services", "sources", "resistance", "corridors", "circuit", "health", "pattern")
# The order of the work inside the chapters; algorithms that are not named follow.
ORDER = (
    "samplebasin", "prepare", "climateindex", "habitatquality", "wateryield", "soilretention", "carbonstorage",
    "sandfixation", "servicevalue", "ecologicalimportance", "supplydemand", "mspa", "owa", "connectivity",
    "ecologicalsources",
    "resistancefactor", "ahp", "weightedoverlay", "ecologicalsensitivity", "sensitivitycorrection", "classify",
    "costdistance", "corridors", "corridorwidth", "gravity", "spacesyntax", "centrality", "robustness",
    "linkagepriority", "networkgain", "current", "circuitscape", "omniscape", "pinchpoints", "barriers",
    "landtransition", "landscapemetrics", "landscaperisk", "rsei", "ecosystemhealth", "healthchange", "geodetector",
    "restorationzones", "securitypattern", "evolution",
)  # fmt: skip


@dataclass
class MadeFile:
    """A file that a step made.

    Parameters
    ----------
    path : str
    name : str
        How the reader knows it: the layer's name, or the file's.
    output : str
        The output's key; empty in files of older versions.
    listed : bool
        Whether the user chose it, or it was found.
    """

    path: str
    name: str
    output: str
    listed: bool


@dataclass(eq=False)
class Step:
    """One run of an algorithm.

    Parameters
    ----------
    algorithm : str
        Its id, such as "esp:mspa".
    content : dict
        What its JSON file holds.
    files : list of MadeFile
        Its outputs that were found.
    inputs : dict
        Parameter key to the paths that it names and that exist.
    parents : list of Step
        The runs whose files it read.
    taken : dict
        Parameter key to the runs whose files it read there.
    folder : str
        Where its JSON file lies.
    """

    algorithm: str
    content: dict
    files: list = field(default_factory=list)
    inputs: dict = field(default_factory=dict)
    parents: list = field(default_factory=list)
    taken: dict = field(default_factory=dict)
    folder: str = ""

    @property
    def parameters(self) -> dict:
        """Inputs of the run as texts, numbers and lists."""
        return self.content["parameters"]

    @property
    def numbers(self) -> dict:
        """Key numbers."""
        return self.content["numbers"]

    @property
    def tables(self) -> dict:
        """Tables, column by column."""
        return self.content["tables"]

    @property
    def messages(self) -> list:
        """What the run logged, in the language of now."""
        said, templates = self.content["messages"], self.content.get("templates")
        if not isinstance(templates, list) or len(templates) != len(said):
            return said
        return [_said_now(text, template) for text, template in zip(said, templates)]

    @property
    def name(self) -> str:
        """The algorithm without its provider."""
        return self.algorithm.split(":", 1)[-1]

    def table(self, key: str) -> dict:
        """A table, empty where the run has none."""
        return self.tables.get(key, {})

    def read_from(self, parent: Step, key: str) -> None:
        """Note a run whose file it read."""
        self.taken.setdefault(key, []).append(parent)
        if parent not in self.parents:
            self.parents.append(parent)

    def file_of(self, output: str):
        """The path of an output that was found, or None."""
        return next((made.path for made in self.files if made.output == output), None)


@dataclass
class Study:
    """What was found.

    Parameters
    ----------
    steps : list of Step
        In the order of the work.
    foreign : list of (str, str)
        Name and path of the chosen layers that the toolbox did not make.
    data : dict
        Path of each input that no step made, to the (step, parameter key) that read it.
    damaged : list of str
        Files whose JSON file cannot be read.
    """

    steps: list
    foreign: list
    data: dict
    damaged: list

    def of(self, *names: str) -> list:
        """The steps of algorithms, in order."""
        return [step for step in self.steps if step.name in names]

    def last(self, *names: str):
        """The last step of algorithms that was found, or None.

        Where the pattern reads some of them, it is the last of these: others, such as a selection of possible stepping
        stones, are no part of it.
        """
        found, patterns = self.of(*names), self.of("securitypattern")
        in_pattern = [step for step in found if patterns and step in patterns[-1].parents]
        return next(reversed(in_pattern or found), None)

    def file_of(self, output: str, *names: str):
        """The path of an output of the last step of algorithms, or None."""
        step = self.last(*names)
        return None if step is None else step.file_of(output)

    def children(self, step: Step) -> list:
        """The steps that read a step's files."""
        return [other for other in self.steps if step in other.parents]


def _said_now(text: str, template) -> str:
    """A message from its template, or as it was said where the file is not as it should be."""
    try:
        phrases = template["phrases"]
        values = {key: Phrase(value) if key in phrases else value for key, value in template["values"].items()}
        return EspAlgorithm.message(template["text"], values)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return text
