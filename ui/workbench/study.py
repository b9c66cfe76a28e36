"""A study: its layers, the values of its steps, and what its runs have left."""

from __future__ import annotations

import os
import uuid
from dataclasses import asdict, dataclass, field
from typing import Optional

from ...core.workflow.definitions.qaidam import QAIDAM
from ...core.workflow.study_choice import Made
from .migration import taken_over

FORMAT = 2
# In place of a workflow's name: each step follows one of its own.
FREE = ""
# In place of a workflow's name in a step of a free choice: a layer of the user's own, or no step at all.
OWN, LEFT_OUT = "own", "none"


@dataclass
class LayerRef:
    """A layer of the project, found again by its id or, after it was added anew, by its source."""

    id: str
    source: str
    name: str
    provider: str = ""


@dataclass
class Record:
    """What the last runs of a step have left.

    Parameters
    ----------
    version : int
        How many times the step has been run to its end.
    finished : str
        Time of the last end, ISO 8601.
    seconds : float
    toolbox : str
        Version of the plugin.
    inputs : dict of str to str
        What went in, as `states.inputs` tells it.
    results : dict of str to dict
        Run to its outputs and numbers.
    layers : dict of str to str
        "run.KEY" to the id of the layer in the project.
    algorithms : dict of str to str
        Run to the id of its algorithm.
    folder : str
        Where the files are.
    error : str
        Why the last run failed; empty when it did not.
    warnings : list of str
    settings : dict
        Field of the step's form to its value in that run.
    told : list of str
        What the step said of its settings then, such as weights.
    """

    version: int = 0
    finished: str = ""
    seconds: float = 0.0
    toolbox: str = ""
    inputs: dict = field(default_factory=dict)
    results: dict = field(default_factory=dict)
    layers: dict = field(default_factory=dict)
    algorithms: dict = field(default_factory=dict)
    folder: str = ""
    error: str = ""
    warnings: list = field(default_factory=list)
    settings: dict = field(default_factory=dict)
    told: list = field(default_factory=list)


class Study:
    """All that a study is; knows nothing of QGIS.

    Parameters
    ----------
    title : str
    """

    def __init__(self, title: str):
        self.key = uuid.uuid4().hex[:8]
        self.title = title
        # The name of the workflow that it follows, or `FREE`.
        self.workflow = QAIDAM.name
        # Where results are kept; empty for a temporary folder.
        self.folder = ""
        # Role to LayerRef, a list of them, or None where the user wants none.
        self.layers: dict = {}
        # Step to its values that are not the default.
        self.values: dict = {}
        # What a land cover is, by what its file is, to the product and others that its values fit.
        self.legends: dict = {}
        # The mark of the layers in which nothing was wrong when they were looked at last.
        self.sound = ""
        self.records: dict = {}
        self.open_step = "data"

    def value(self, step: str, key: str, default=None):
        """A value of a step's form."""
        return self.values.get(step, {}).get(key, default)

    def set_value(self, step: str, key: str, value, default=None) -> bool:
        """Set a value, or forget it where it is the default; tells whether anything changed."""
        values = self.values.setdefault(step, {})
        before = values.get(key, default)
        if value == default:
            values.pop(key, None)
        else:
            values[key] = value
        return before != value

    def record(self, step: str) -> Record:
        """The record of a step; an empty one at first."""
        return self.records.setdefault(step, Record())

    @property
    def has_runs(self) -> bool:
        """Whether any step has been run, with or without success."""
        return any(record.version or record.error for record in self.records.values())

    def has_files(self, step: str) -> bool:
        """Whether the files of the last run are still there."""
        record = self.records.get(step)
        return record is None or not record.folder or os.path.isdir(record.folder)

    def result(self, made: Made):
        """A result of a step's run; None where there is none."""
        record = self.records.get(made.stage)
        return None if record is None else record.results.get(made.step, {}).get(made.output)

    def refs(self, role: str) -> list:
        """The layers of a role as a list."""
        found = self.layers.get(role)
        if found is None:
            return []
        return list(found) if isinstance(found, list) else [found]

    # -- text ------------------------------------------------------------------------------

    def to_dict(self) -> dict:
        """As plain values, for JSON."""
        return {
            "format": FORMAT,
            "key": self.key,
            "title": self.title,
            "workflow": self.workflow,
            "folder": self.folder,
            "open_step": self.open_step,
            "layers": {role: _plain(value) for role, value in self.layers.items()},
            "values": {step: dict(values) for step, values in self.values.items() if values},
            **({"legends": dict(self.legends)} if self.legends else {}),
            **({"sound": self.sound} if self.sound else {}),
            "records": {step: asdict(record) for step, record in self.records.items() if record != Record()},
        }

    @classmethod
    def from_dict(cls, content: dict) -> Optional[Study]:
        """From plain values; None for those of a newer format."""
        if content.get("format", 0) > FORMAT:
            return None
        content = taken_over(content)
        study = cls(content.get("title", ""))
        study.workflow = content.get("workflow", study.workflow)
        study.key = content.get("key", study.key)
        study.folder = content.get("folder", "")
        study.open_step = content.get("open_step", "data")
        study.layers = {role: _layers(value) for role, value in content.get("layers", {}).items()}
        study.values = {step: dict(values) for step, values in content.get("values", {}).items()}
        study.legends = {token: list(found) for token, found in content.get("legends", {}).items()}
        study.sound = content.get("sound", "")
        known = set(Record.__dataclass_fields__)
        study.records = {
            step: Record(**{key: value for key, value in record.items() if key in known})
            for step, record in content.get("records", {}).items()
        }
        return study


def _plain(value):
    if isinstance(value, list):
        return [asdict(entry) for entry in value]
    return None if value is None else asdict(value)


def _layers(value):
    if isinstance(value, list):
        return [LayerRef(**entry) for entry in value]
    return None if value is None else LayerRef(**value)
