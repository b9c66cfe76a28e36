"""What a step runs: algorithms, where their values come from, what becomes of their outputs."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...core.workflow.study_choice import Made


@dataclass(frozen=True)
class FromLayer:
    """The layer, or the list of layers, that the study has for a role; only rasters or vectors where it says so."""

    role: str
    kind: str = ""


@dataclass(frozen=True)
class Output:
    """An output that is asked for.

    Parameters
    ----------
    file : str
        Name below the step's folder; the ending tells the format.
    title : str
        Name of the layer; empty for what is no layer of the map.
    background : bool
        Covers the whole area: only the newest one is shown.
    hidden : bool
        Switched off when it is added.
    """

    file: str
    title: str = ""
    background: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Run:
    """One run of an algorithm.

    Parameters
    ----------
    name : str
        Unique in its step.
    algorithm : str
    title : str
    values : dict
        Parameter key to a plain value, a `FromLayer`, a `Made`, or a list of those.
    outputs : dict of str to Output
    """

    name: str
    algorithm: str
    title: str
    values: dict
    outputs: dict = field(default_factory=dict)


def references(value) -> list:
    """The `FromLayer` and `Made` in a value."""
    entries = value if isinstance(value, (list, tuple)) else [value]
    return [entry for entry in entries if isinstance(entry, (FromLayer, Made))]
