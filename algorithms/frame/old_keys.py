"""Keys of earlier versions: scripts, commands and models that give them go on working.

Each is a hidden, optional parameter of the form, since models hand their steps only what the form declares. Before
anything reads the parameters of a run, the values move to the keys of today.
"""

from __future__ import annotations

from qgis.core import QgsApplication

from ...core.errors import InputError
from ..platform.compat import HIDDEN, OPTIONAL, is_null
from .parameters import band_key, copy_of


def renamed_keys(form) -> dict:
    """Key of an earlier version to the key of today, with those of the rasters' bands; empty for other algorithms."""
    keys = dict(getattr(form, "FORMERLY", {}))
    bands = {band_key(old): band_key(new) for old, new in keys.items()}
    return {**keys, **{old: new for old, new in bands.items() if form.parameterDefinition(new) is not None}}


def declare_old_keys(form) -> set:
    """Add the hidden parameters; returns the keys of today that have to be given, by one name or the other."""
    needed = set()
    for old, new in renamed_keys(form).items():
        declared = form.parameterDefinition(new)
        hidden = copy_of(declared)
        hidden.setName(old)
        hidden.setDefaultValue(None)
        hidden.setFlags(hidden.flags() | HIDDEN | OPTIONAL)
        if hidden.isDestination():
            hidden.setCreateByDefault(False)
        if not declared.flags() & OPTIONAL and is_null(declared.defaultValue()):
            needed.add(new)
            # It refuses by itself to run without a parameter that is not optional, whatever the form says.
            if QgsApplication.platform() == "qgis_process":
                declared.setFlags(declared.flags() | OPTIONAL)
        if not form.addParameter(hidden):
            raise ValueError(f"{form.name()}: the key {old} is taken")
    return needed


def with_new_keys(form, parameters: dict) -> tuple:
    """Values under the keys of today, and the old keys that were given with what they are called now.

    Raises
    ------
    InputError
        For a value that is given under both keys, and differs.
    """
    moved, used = dict(parameters), {}
    for old, new in renamed_keys(form).items():
        value = moved.pop(old, None)
        if not _is_given(value):
            continue
        other = moved.get(new)
        if _is_given(other) and other != value and str(other) != str(value):
            raise InputError(
                "{parameter} is given as {new} and as {old}, its old name, with different values; give {new} alone.",
                parameter=form.parameterDefinition(new).description(),
                new=new,
                old=old,
            )
        moved[new] = value
        used[old] = new
    return moved, used


def check_needed(form, needed: set, parameters: dict) -> None:
    """Raise `InputError` for a parameter that is given under neither of its keys."""
    for key in sorted(needed):
        if not _is_given(parameters.get(key)):
            label = form.parameterDefinition(key).description()
            raise InputError("{parameter} is missing; give {key}.", parameter=label, key=key)


def _is_given(value) -> bool:
    return not is_null(value) and value != ""
