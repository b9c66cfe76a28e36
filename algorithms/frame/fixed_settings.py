"""What a run finds in its data, such as the limits of classes, and what another run takes over from it.

Natural breaks, ranges and widths that every year finds anew show limits that move, not land that changes: a run that is
given an earlier one takes what that has found.
"""

from __future__ import annotations

import json
import math
import os
import re

from ...core.errors import InputError
from ..layers.file_read import known_json
from ..platform.registry import algorithm_of
from .run_folders import result_folders

KEY = "FIX_FROM"
# Where a sidecar has what its run found.
ENTRY = "found"
# Differ between runs of the same step without a say in what is found.
_BESIDE = (KEY, "NAMES", "TITLE", "YEARS", "SCHEDULER")
# Numbers that JSON does not know, as texts.
_UNWRITTEN = ("inf", "-inf", "nan")
_NUMBERS = re.compile(r"\d+")


def add_fix_from(form) -> None:
    """The parameter, at the end of a form."""
    form.add_text(
        KEY,
        form.shared_tr("Limits of an earlier run"),
        help=form.shared_tr(
            "Its folder, or a file that it made: what that run found in its data (limits of classes, ranges, widths) "
            "holds here too, so that the two can be compared. Empty: they are found anew."
        ),
        advanced=True,
    )


def plain(value):
    """A value as JSON holds it, infinite numbers and NaN too."""
    if isinstance(value, dict):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    value = value.tolist() if hasattr(value, "tolist") else value
    if isinstance(value, list):
        return plain(value)
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


def _read(value):
    if isinstance(value, dict):
        return {key: _read(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_read(entry) for entry in value]
    return float(value) if value in _UNWRITTEN else value


class FixedSettings:
    """What holds in a run because an earlier one found it.

    Parameters
    ----------
    job : Job
        Of a form with `add_fix_from`, or of any other, in which nothing is fixed.
    parameters : dict
        Its inputs as its sidecars have them.

    Raises
    ------
    InputError
        Where the earlier run is not there, or several of its steps could be meant.
    """

    def __init__(self, job, parameters: dict):
        self._values: dict = {}
        form = job.algorithm
        place = job.text(KEY) if form.parameterDefinition(KEY) is not None else ""
        if not place:
            return
        steps = [entry for entry in results_in(place, job.label(KEY)) if entry["algorithm"] == form.id()]
        fitting = [entry for entry in steps if _same_settings(form, parameters, entry.get("parameters") or {})]
        if not fitting:
            job.warn(
                "The run {folder} holds no limits for this step with these settings; they are found anew.", folder=place
            )
            return
        self._values = _read(_nearest(fitting, form, parameters, place)[ENTRY])
        job.log("Held from the run {folder}: {names}.", folder=place, names=", ".join(self._values))

    def get(self, name: str):
        """What the earlier run found; None where nothing is fixed."""
        return self._values.get(name)


def results_in(place: str, label: str) -> list:
    """The sidecars of a run that found something, with those of the steps behind them.

    Parameters
    ----------
    place : str
        A folder, a sidecar, or the file that it belongs to.
    label : str
        What messages call the parameter.

    Raises
    ------
    InputError
        Where there is none.
    """
    place = os.path.abspath(place)
    files = [place, f"{place}.json"]
    if os.path.isdir(place):
        files = [
            os.path.join(folder, name)
            for folder in result_folders(place)
            for name in sorted(os.listdir(folder))
            if name.endswith(".json")
        ]
    contents = [known_json(path) for path in files if path.endswith(".json") and os.path.isfile(path)]
    found = [entry for content in contents for entry in _steps(content)]
    if not found:
        raise InputError(
            "{parameter}: there is no run of the toolbox in {path}; give its folder or a file that it made.",
            parameter=label,
            path=place,
        )
    return [entry for entry in found if entry.get(ENTRY)]


def _steps(content):
    """A sidecar and those that it keeps of the steps before."""
    if not isinstance(content, dict) or not isinstance(content.get("algorithm"), str):
        return
    yield content
    for entry in (content.get("inputs") or {}).values() if isinstance(content.get("inputs"), dict) else ():
        yield from _steps(entry)


def own_settings(entry: dict) -> dict:
    """The settings of a step by its sidecar: what is no layer and has a say in what it finds."""
    form = algorithm_of(entry["algorithm"])
    given = entry.get("parameters") or {}
    return {key: value for key, value in given.items() if key not in _BESIDE and not _is_layer(form, key)}


def _same_settings(form, own: dict, other: dict) -> bool:
    """Whether all that is no layer is alike."""
    return all(own[key] == other.get(key, own[key]) for key in own if key not in _BESIDE and not _is_layer(form, key))


def _is_layer(form, key: str) -> bool:
    from .input_files import LAYER_KINDS

    definition = None if form is None else form.parameterDefinition(key)
    return definition is not None and definition.type() in LAYER_KINDS


def _nearest(steps: list, form, own: dict, place: str) -> dict:
    """The step whose layers are called most alike: years in their names apart."""
    layers = [key for key in own if _is_layer(form, key)]

    def alike(entry) -> int:
        other = entry.get("parameters") or {}
        return sum(_called(own[key]) == _called(other.get(key)) for key in layers)

    most = max(map(alike, steps))
    best = [entry for entry in steps if alike(entry) == most]
    if len({json.dumps(entry[ENTRY], sort_keys=True) for entry in best}) > 1:
        raise InputError(
            "The run {folder} has several steps of {title} that could be meant; name the file of one.",
            folder=place,
            title=form.displayName(),
        )
    return best[0]


def _called(value):
    if isinstance(value, list):
        return [_called(entry) for entry in value]
    return _NUMBERS.sub("", os.path.basename(value.split("|")[0])) if isinstance(value, str) else value
