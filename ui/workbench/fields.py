"""The fields of a step's form, as descriptions that widgets are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Optional


@dataclass(frozen=True)
class Field:
    """What all fields have.

    Parameters
    ----------
    key : str
        Under which the study keeps the value.
    label : str
    help : str
        Tooltip.
    advanced : bool
        Shown below "More".
    shown : callable, optional
        Takes the study; whether the field matters at the moment.
    """

    key: str = ""
    label: str = ""
    help: str = ""
    advanced: bool = False
    shown: Optional[Callable] = None
    default: object = None


@dataclass(frozen=True)
class LayerField(Field):
    """A layer of the project for a role; the key is the role's.

    Parameters
    ----------
    kind : str
        Of the layer.
    optional : bool
    """

    kind: str = "raster"
    optional: bool = False


@dataclass(frozen=True)
class LayersField(Field):
    """Several layers for a role, in the order of their years."""

    kind: str = "raster"
    optional: bool = False


@dataclass(frozen=True)
class ClassesField(Field):
    """Classes of a raster, by name and share of the area.

    Parameters
    ----------
    role : str
        Of the raster.
    covers : tuple of str
        The common land covers that are proposed.
    """

    role: str = "landcover"
    covers: tuple = ()


@dataclass(frozen=True)
class NumberField(Field):
    """A number; where it is `optional`, 0 stands for None: the algorithm's own choice, or what `empty` says."""

    minimum: float = 0.0
    maximum: float = 1e9
    whole: bool = False
    suffix: str = ""
    optional: bool = False
    empty: str = ""


@dataclass(frozen=True)
class ChoiceField(Field):
    """One of (value, label) pairs; radio buttons where there is room to see them all.

    Parameters
    ----------
    options : tuple of (value, str)
    radio : bool
    found : callable, optional
        Takes a study: what the first option, which leaves the choice to the program, stands for; empty as long as
        that is not known.
    """

    options: tuple = ()
    radio: bool = False
    found: object = None


@dataclass(frozen=True)
class TextField(Field):
    """A line of text.

    Parameters
    ----------
    placeholder : str
    names : bool
        Its default is a list of names of classes, which are shown in the user's language.
    """

    placeholder: str = ""
    names: bool = False


@dataclass(frozen=True)
class FlagField(Field):
    """Yes or no."""

    default: object = False


@dataclass(frozen=True)
class CrsField(Field):
    """A coordinate system; empty lets the algorithm choose."""


@dataclass(frozen=True)
class FactorsField(Field):
    """The factors of an overlay: which count, by which scores.

    Parameters
    ----------
    overlay : str
        The step that weighs them.
    names : tuple of (str, str)
        Step and label of each.
    """

    overlay: str = ""
    names: tuple = ()


@dataclass(frozen=True)
class EditorField(Field):
    """A button that opens an editor: "ahp", "factors", "owa" or "network".

    Parameters
    ----------
    editor : str
    target : str
        The step that the editor is for.
    """

    editor: str = ""
    target: str = ""
