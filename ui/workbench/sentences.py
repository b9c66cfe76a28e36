"""Sentences of algorithms as the workbench says them: no ids, no keys, no names of files that it made itself."""

from __future__ import annotations

import os
import re

from qgis.core import QgsApplication

from ...algorithms.platform.language import translate

# In ASCII alone, since Chinese letters stand beside them without a gap.
_ID = re.compile(r"\besp:([a-z]+)\b", re.ASCII)
_KEY = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b", re.ASCII)
# Where a name stands that is a plain word as well: at the begin, or after what layers are called.
_ENGLISH = (": ", ". ", "layer ", "raster ", "table ", "grid of ", "overlap ")
_CHINESE = ("\uff1a", "\u3002", "\u56fe\u5c42 ", "\u6805\u683c ")
# Descriptions of so few letters are words of every day.
_SHORT = 15
_BEFORE = "(?:^|" + "|".join(f"(?<={re.escape(words)})" for words in (*_ENGLISH, *_CHINESE)) + ")"


def readable(text: str, algorithm: str = "", names=None, labels=None) -> str:
    """A sentence without what only programmers know.

    Parameters
    ----------
    text : str
    algorithm : str
        Id of the one that said it, whose keys become the words of its form.
    names : dict, optional
        Name of a file of the workbench, without its ending, to what the user knows it as.
    labels : dict, optional
        Key of that algorithm to the field of the workbench's form that its value comes from.
    """
    registry = QgsApplication.processingRegistry()
    mentioned = [algorithm, *(f"esp:{name}" for name in _ID.findall(text))]
    owners = [found for found in map(registry.algorithmById, dict.fromkeys(mentioned)) if found is not None]

    def title(match):
        if match.group(1) == "prepare":
            return translate("shared", "\"Prepare onto one grid\" of step 0")
        found = registry.algorithmById(match.group(0))
        return match.group(0) if found is None else f"\"{found.displayName()}\""

    labels = labels or {}
    text = _ID.sub(title, _KEY.sub(lambda match: _field(match.group(0), labels, owners), text))
    for key, called in labels.items():
        definition = None if not owners else owners[0].parameterDefinition(key)
        words = "" if definition is None else definition.description()
        if len(words) > _SHORT and called != words:
            # What the form of the algorithm calls it is found nowhere in the workbench.
            text = text.replace(words, called)
    for name, called in sorted((names or {}).items(), key=lambda item: -len(item[0])):
        pattern = rf"(?<![\w/\\.]){re.escape(name)}(?![\w/\\]|\.\w)"
        place = pattern if "_" in name else _BEFORE + pattern
        text = re.sub(place, lambda _match, words=called: words, text, flags=re.ASCII)
    return text


def _field(key: str, labels: dict, owners: list) -> str:
    """What the forms call a key; the key itself where it is none of theirs."""
    if key in labels:
        return f"\"{labels[key]}\""
    for owner in owners:
        definition = owner.parameterDefinition(key)
        # QGIS finds keys in any spelling.
        if definition is not None and definition.name() == key:
            return f"\"{definition.description()}\""
    return key


def names_of_files(route, study) -> dict:
    """What the files of a study's steps are called in its windows: the layer's title, else the run's."""
    found: dict = {}
    for step in route.steps_of(study):
        for run in step.runs(study, lambda _made: True):
            for output in run.outputs.values():
                stem = os.path.splitext(os.path.basename(output.file))[0]
                found.setdefault(stem, f"\"{output.title or run.title}\"")
    return found
