"""What outputs are called: in this QGIS, in others, in parameter files, by the makers of models.

QGIS 3.22 names an output of a model by its step and title ("pinchpoints:Pinch points"), newer versions by what is left
of its description in small letters ("pinch_points"; a number where that is there already, nothing of a Chinese one);
models that were saved by an older version keep the older names. Parameter files have the older names, which are there
once, are the same in every version and language, and can be read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingModelAlgorithm

from ...core.errors import InputError

if TYPE_CHECKING:
    from .parameter_file import Settings

# What QGIS leaves out of keys.
_UNSAFE = re.compile(r"[^\sa-zA-Z_0-9]")
_STEP, _TITLE = "_modelChildId", "_modelChildOutputName"


@dataclass(frozen=True)
class OutputName:
    """The names of an output.

    Parameters
    ----------
    key : str
        In this QGIS.
    record : str
        In parameter files.
    title : str
        Its maker's; what users see changes with the language.
    keys : tuple of str
        In any QGIS.
    words : tuple of str
        What else a user may call it.
    """

    key: str
    record: str
    title: str
    keys: tuple
    words: tuple


def safe_key(text: str) -> str:
    """What newer QGIS makes of a description."""
    return re.sub(r"^\d*", "", _UNSAFE.sub("", text.lower().strip())).replace(" ", "_")


def output_names(algorithm) -> list:
    """The names of all outputs that an algorithm or a model writes, in the order of its form."""
    definitions = [entry for entry in algorithm.parameterDefinitions() if entry.isDestination()]
    known = _of_model(algorithm) if isinstance(algorithm, QgsProcessingModelAlgorithm) else {}
    places = [_place(definition, known) for definition in definitions]
    newer = _newer_keys([place for place in sorted(known) if place in places], known)
    return [_names(definition, place, known, newer, algorithm) for definition, place in zip(definitions, places)]


def _of_model(model) -> dict:
    """(step, title) to the description of every output of a model."""
    return {
        (step, title): output.description()
        for step, child in model.childAlgorithms().items()
        for title, output in child.modelOutputs().items()
    }


def _place(definition, known: dict):
    """(step, title) of an output; None where it is none of a model."""
    about = definition.metadata()
    if _STEP in about:
        return about[_STEP], about[_TITLE]
    # Both parts may hold colons: "native:clip_1:Clipped".
    return next((place for place in known if ":".join(place) == definition.name()), None)


def _newer_keys(places: list, known: dict) -> dict:
    """(step, title) to the key in newer QGIS, which counts equal ones in the order of steps and titles."""
    found: dict = {}
    for place in places:
        plain = key = safe_key(known.get(place) or place[1])
        number = 1
        while key in found.values():
            number += 1
            key = f"{plain}_{number}"
        found[place] = key
    return found


def _names(definition, place, known: dict, newer: dict, algorithm) -> OutputName:
    key = definition.name()
    if place is None:
        title = algorithm.name() if key == "OUTPUT" else key
        return OutputName(key, key, title, (key,), (title,))
    step, title = place
    record, description = f"{step}:{title}", known.get(place, "")
    words = (title, description, safe_key(title), safe_key(description), definition.description())
    keys = tuple(dict.fromkeys((key, record, newer.get(place, key))))
    return OutputName(key, record, title, keys, tuple(word for word in dict.fromkeys(words) if word))


def find_output(names: list, given: str) -> list:
    """The outputs that may be meant: one where a key or title is known, several of one title, none."""
    exact = [name for name in names if given in name.keys]
    if exact:
        return exact[:1]
    plain = given.casefold()
    for fits in (
        lambda name: given in name.words,
        lambda name: plain in (key.casefold() for key in name.keys),
        lambda name: plain in (word.casefold() for word in name.words),
    ):
        found = [name for name in names if fits(name)]
        if found:
            return found
    # A record of a step that is called otherwise now.
    title = safe_key(given.split(":")[-1])
    return [name for name in names if title and title in name.words]


def chosen_outputs(names: list, settings: Settings, nearest) -> dict:
    """Key to what the parameter file says of an output.

    Raises
    ------
    InputError
        For a name that no output has, that several have, and for two names of one output.
    """
    result: dict = {}
    for given, value in settings.outputs.items():
        found = find_output(names, given)
        if not found:
            raise InputError(
                "{source}: {workflow} has no output {key}; did you mean {near}?",
                source=settings.source,
                workflow=settings.workflow,
                key=given,
                near=nearest(given, [name.title for name in names]),
            )
        if len(found) > 1:
            raise InputError(
                "{source}: {workflow} has several outputs {key}; name one of {names}.",
                source=settings.source,
                workflow=settings.workflow,
                key=given,
                names=", ".join(name.record for name in found),
            )
        if found[0].key in result:
            raise InputError("{source}: the output {key} is given twice.", source=settings.source, key=given)
        result[found[0].key] = value
    return result
