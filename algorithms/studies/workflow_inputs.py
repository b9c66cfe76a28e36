"""The inputs of a workflow from what users write: keys, types, files, defaults."""

from __future__ import annotations

import difflib
import math
import os
import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsProcessingModelAlgorithm, QgsProcessingUtils

from ...core.errors import InputError, phrase
from ...core.lists import groups
from ...core.numbers import small_whole
from ...core.tables import cell_number
from ..frame.old_keys import renamed_keys
from ..layers.opening import place_of
from ..platform.compat import HIDDEN, NUMBER_WHOLE, OPTIONAL, is_null

if TYPE_CHECKING:
    from .parameter_file import Settings

_NUMBERS = ("number", "distance", "area", "volume", "duration", "scale")
_LAYERS = ("raster", "vector", "source", "layer", "file", "mesh", "pointcloud")
# Kinds of inputs that name files.
FILE_KINDS = (*_LAYERS, "multilayer")
_TEXTS = ("string", "expression")
_WORDS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
# "postgis:...", "/vsizip/...": read by QGIS or GDAL, no file of its own.
_ADDRESS = re.compile(r"^(?:[A-Za-z][A-Za-z0-9+.-]+:|/vsi)")
# Workflows that run workflows.
_RUNNERS = ("esp:runworkflow", "esp:scenarios", "esp:evolution")


def find_workflow(settings: Settings):
    """The model or algorithm of settings, ready to be run.

    Raises
    ------
    InputError
        When there is none of that id, or the model file cannot be read.
    """
    name = settings.workflow
    if name.casefold().endswith(".model3"):
        return _model_of(place_of(name, settings.folder))
    if name in _RUNNERS:
        raise InputError("{workflow} cannot run itself; name a model or another algorithm.", workflow=name)
    registry = QgsApplication.processingRegistry()
    algorithm = registry.createAlgorithmById(name) or _kept_model(name)
    if algorithm is None:
        known = [entry.id() for entry in registry.algorithms() if entry.id() not in _RUNNERS]
        # "qaidam" is meant as "esp:qaidam".
        near = f"esp:{name}" if f"esp:{name}" in known else nearest(name, known)
        raise InputError(
            "There is no workflow {workflow} in the toolbox; the nearest name is {near}.", workflow=name, near=near
        )
    able, reason = algorithm.canExecute()
    if not able:
        raise InputError("{workflow} cannot run: {reason}", workflow=name, reason=reason)
    return algorithm


def _kept_model(name: str):
    """The model of a workflow that the user has kept since the toolbox was read; None where there is none."""
    from .own_workflows import own_workflows
    from .workflow_model import workflow_model

    kept = next((found for found in own_workflows() if name == f"esp:{found.name}"), None)
    return None if kept is None else workflow_model(kept).create()


def _model_of(path: str):
    if not os.path.isfile(path):
        raise InputError("There is no model file {path}.", path=path)
    model = QgsProcessingModelAlgorithm()
    if not model.fromFile(path):
        raise InputError("The model file {path} cannot be read.", path=path)
    return model.create()


def nearest(given: str, known: list) -> str:
    """The known name that is most like a given one; the first where none is."""
    plain = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(given.casefold(), list(plain), 1, 0.0)
    return plain[found[0]] if found else ""


def input_definitions(algorithm) -> dict:
    """Key to definition of everything that goes in; keys of earlier versions are left out."""
    return {
        definition.name(): definition
        for definition in algorithm.parameterDefinitions()
        if not definition.isDestination() and not definition.flags() & HIDDEN
    }


def overridden(settings: Settings, overrides, source: str) -> Settings:
    """Settings with other values for some keys.

    Parameters
    ----------
    settings : Settings
    overrides : str or dict
        As `parse_overrides`, or key to value.
    source : str
        How messages call where the values come from.
    """
    from .parameter_file import parse_overrides

    values = parse_overrides(overrides) if isinstance(overrides, str) else overrides
    known = {key.casefold(): key for key in settings.inputs}
    inputs, files = dict(settings.inputs), dict(settings.files)
    for key, value in values.items():
        inputs[known.get(key.casefold(), key)] = value
        # Another file than the recorded one is meant.
        files.pop(known.get(key.casefold(), key), None)
    return replace(settings, inputs=inputs, files=files, source=source if values else settings.source)


def effective_inputs(algorithm, settings: Settings, context, complete: bool = True) -> dict:
    """Every input with the value that it has in the run: checked, files absolute, defaults filled in.

    Without `complete`, inputs may be missing.

    Raises
    ------
    InputError
        At the first key that is not known, value of a wrong kind, missing file or missing input.
    """
    definitions = input_definitions(algorithm)
    known = {key.casefold(): key for key in definitions}
    known.update({old.casefold(): new for old, new in renamed_keys(algorithm).items()})
    given = {}
    for key, value in settings.inputs.items():
        if key.casefold() not in known:
            raise InputError(
                "{source}: {workflow} has no input {key}; did you mean {near}?",
                source=settings.source,
                workflow=settings.workflow,
                key=key,
                near=nearest(key, list(definitions)),
            )
        if known[key.casefold()] in given:
            raise InputError("{source}: the input {key} is given twice.", source=settings.source, key=key)
        given[known[key.casefold()]] = value
    reader = _Reader(settings, context)
    result = {}
    for key, definition in definitions.items():
        value = reader.value(definition, given.get(key))
        if value is None:
            value = plain_default(definition)
        optional = definition.flags() & OPTIONAL or not is_null(definition.defaultValue())
        if value is None and complete and not optional:
            raise InputError(
                "{source}: the input {key} ({label}) of {workflow} is missing.",
                source=settings.source,
                key=key,
                label=definition.description(),
                workflow=settings.workflow,
            )
        result[key] = value
    return result


def plain_default(definition):
    """The default of an input as JSON can hold it; None where it has none."""
    value = definition.defaultValue()
    if is_null(value) or value == "":
        return None
    return value if isinstance(value, (bool, int, float, str, list)) else None


class _Reader:
    """Turns a value of a file, a table or a text into that of an input."""

    def __init__(self, settings: Settings, context):
        self.settings = settings
        self.context = context

    def value(self, definition, given):
        """The value, or None where it is left out."""
        if given is None or given == "" or given == []:
            return None
        read = self._READERS.get(definition.type(), _Reader._as_given)
        return read(self, definition, given)

    def _as_given(self, definition, given):
        if not definition.checkValueIsAcceptable(given, self.context):
            self._refuse(definition, given, phrase("another kind of value"))
        return given

    def _of(self, definition) -> dict:
        """What messages call an input, and where its value comes from."""
        return {"source": self.settings.source, "key": definition.name(), "label": definition.description()}

    def _refuse(self, definition, given, wanted: str):
        raise InputError(
            "{source}: {key} ({label}) must be {wanted}, not {given}.",
            **self._of(definition),
            wanted=wanted,
            given=given,
        )

    def _number(self, definition, given):
        whole = definition.type() == "number" and definition.dataType() == NUMBER_WHOLE
        wanted = phrase("a whole number") if whole else phrase("a number")
        value = math.nan
        if not isinstance(given, (bool, list, dict)):
            with suppress(InputError):
                value = cell_number(given)
        if not math.isfinite(value) or (whole and value != int(value)):
            self._refuse(definition, given, wanted)
        low, high = definition.minimum(), definition.maximum()
        if not low <= value <= high:
            raise InputError(
                "{source}: {key} ({label}) must be from {low:g} to {high:g}, not {given}.",
                **self._of(definition),
                low=low if low > -1e300 else -math.inf,
                high=high if high < 1e300 else math.inf,
                given=given,
            )
        return int(value) if value == int(value) else value

    def _flag(self, definition, given) -> bool:
        found = _WORDS.get(str(given).strip().casefold())
        if found is None:
            self._refuse(definition, given, phrase("true or false"))
        return found

    def _option(self, definition, given):
        options = definition.options()
        entries = given if isinstance(given, list) else groups(given) if isinstance(given, str) else [given]
        numbers = [self._option_number(definition, entry, options) for entry in entries]
        if len(numbers) > 1 and not definition.allowMultiple():
            self._refuse(definition, given, phrase("one option"))
        chosen = [options[number] for number in numbers] if definition.usesStaticStrings() else numbers
        return chosen if definition.allowMultiple() else chosen[0]

    def _option_number(self, definition, given, options: list) -> int:
        text = str(given).strip()
        plain = [option.casefold() for option in options]
        number = None if isinstance(given, bool) else small_whole(text)
        if number is not None and number < len(options):
            return number
        if text.casefold() in plain:
            return plain.index(text.casefold())
        listed = "; ".join(f"{number} = {option}" for number, option in enumerate(options))
        raise InputError(
            "{source}: {key} ({label}) has no option {given}; its options are: {options}.",
            **self._of(definition),
            given=given,
            options=listed,
        )

    def _text(self, definition, given) -> str:
        if isinstance(given, list) and all(isinstance(entry, (str, int, float)) for entry in given):
            return ",".join(map(_written, given))
        if isinstance(given, (dict, list, bool)):
            self._refuse(definition, given, phrase("a text"))
        return _written(given)

    def _file(self, definition, given) -> str:
        if not isinstance(given, str):
            self._refuse(definition, given, phrase("the path of a file"))
        text = given.strip()
        path, rest = text.split("|")[0], text[len(text.split("|")[0]) :]
        if _ADDRESS.match(path) and not os.path.isabs(path):
            return text
        place = place_of(path, self.settings.folder)
        if os.path.exists(place):
            return place + rest
        layer = None if os.path.isabs(path) else QgsProcessingUtils.mapLayerFromString(text, self.context, False)
        if layer is not None:
            # The file of a layer in the project is there in another project, too.
            source = layer.source()
            return source if os.path.exists(source.split("|")[0]) else text
        raise InputError("{source}: {key} ({label}): there is no file {path}.", **self._of(definition), path=place)

    def _files(self, definition, given) -> list:
        entries = given if isinstance(given, list) else groups(given)
        return [self._file(definition, entry) for entry in entries if entry not in ("", None)]

    _READERS = {
        **dict.fromkeys(_NUMBERS, _number),
        **dict.fromkeys(_LAYERS, _file),
        **dict.fromkeys(_TEXTS, _text),
        "boolean": _flag,
        "enum": _option,
        "multilayer": _files,
    }


def _written(value) -> str:
    """A number or text as users write it."""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def files_of(definition, value) -> list:
    """The files that a value of an input names."""
    if definition.type() not in FILE_KINDS:
        return []
    entries = value if isinstance(value, list) else [value]
    paths = [entry.split("|")[0] for entry in entries if isinstance(entry, str)]
    return [path for path in paths if os.path.isabs(path) and os.path.exists(path)]
