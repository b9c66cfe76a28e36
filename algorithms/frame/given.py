"""What users gave for the parameters of a form, refused in a sentence that names the parameter and the cure.

QGIS itself only says that a value is incorrect.
"""

from __future__ import annotations

import math
import os

from qgis.core import (
    QgsMapLayer,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameters,
    QgsProcessingUtils,
    QgsProperty,
    QgsRasterLayer,
    QgsVectorLayer,
)

from ...core.errors import InputError, phrase
from ...core.lists import list_parts
from ..layers.tables_in import is_table_file, read_table_file
from ..platform.compat import FOLDER, NUMBER_WHOLE, OPTIONAL, SOURCE_LAYER, SOURCE_RASTER, SOURCE_TABLE, is_null
from .destinations import Destination
from .given_layers import refuse_other_kinds, refuse_unreadable
from .targets import check_place
from .typed_numbers import named

# No length, area, count or share of a landscape is larger; such numbers stand for "no limit".
GREATEST = 1e15
_GREATEST_WHOLE = 2**31 - 1
_YES_OR_NO = ("true", "false", "yes", "no", "on", "off", "1", "0")
_KINDS = {
    "raster": phrase("a raster layer"),
    "source": phrase("a vector layer or a table"),
    "vector": phrase("a vector layer or a table"),
    "layer": phrase("a layer"),
    "multilayer": phrase("a layer"),
}
# Letters of a value that a message shows.
_SHOWN = 200


def check_given(algorithm, parameters: dict, context) -> None:
    """Refuse what no run could use.

    Raises
    ------
    InputError
        For the first parameter of the form that cannot be what was given.
    """
    for definition in algorithm.parameterDefinitions():
        value = parameters.get(definition.name())
        if isinstance(value, QgsProperty):
            continue
        _refuse_null_characters(definition, value)
        if is_null(value) or value == "" or (isinstance(value, (list, tuple)) and all(map(is_null, value))):
            _check_missing(definition, value, context)
        elif not definition.isDestination():
            _check_value(algorithm, definition, value, context)
        elif not definition.checkValueIsAcceptable(value, context):
            raise InputError(
                "{parameter}: {given} is no place for it.", parameter=_label(definition), given=_shown(value)
            )


def _refuse_null_characters(definition, value) -> None:
    entries = value if isinstance(value, (list, tuple)) else [value]
    if any(isinstance(entry, str) and "\0" in entry for entry in entries):
        raise InputError("{parameter}: a null character cannot be part of it.", parameter=_label(definition))


def checked_number(definition, value):
    """A number that was given, as it is.

    Raises
    ------
    InputError
        For what is no number, not finite, or beyond the limits of the parameter.
    """
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        raise InputError(
            "{parameter}: {given} is not a number.", parameter=_label(definition), given=_shown(value)
        ) from None
    if not math.isfinite(number):
        raise InputError("{parameter}: {given} is not a finite number.", parameter=_label(definition), given=number)
    _check_limits(definition, number)
    return value


def _check_limits(definition, number: float) -> None:
    whole = definition.dataType() == NUMBER_WHOLE
    if whole and number != math.floor(number):
        raise InputError("{parameter}: {given:g} is not a whole number.", parameter=_label(definition), given=number)
    least = max(definition.minimum(), -GREATEST)
    greatest = min(definition.maximum(), _GREATEST_WHOLE if whole else GREATEST)
    if number < least:
        raise InputError(
            "{parameter}: {given:g} is too small; the least is {least:g}.",
            parameter=_label(definition),
            given=number,
            least=least,
        )
    if number > greatest:
        raise InputError(
            "{parameter}: {given:g} is too large; the greatest is {greatest:g}.",
            parameter=_label(definition),
            given=number,
            greatest=greatest,
        )


def _check_missing(definition, value, context) -> None:
    if definition.flags() & OPTIONAL or not is_null(definition.defaultValue()):
        return
    if definition.checkValueIsAcceptable(value, context):
        return
    raise InputError("{parameter} is missing; give {key}.", parameter=_label(definition), key=definition.name())


def _check_value(algorithm, definition, value, context) -> None:
    kind = definition.type()
    if kind in _CHECKS:
        _CHECKS[kind](definition, value)
    elif kind in _CHECKS_IN_CONTEXT:
        _CHECKS_IN_CONTEXT[kind](definition, value, context)
    elif kind == "file":
        _check_file(algorithm, definition, value)
    elif not definition.checkValueIsAcceptable(value, context):
        raise InputError("{parameter}: {given} cannot be used.", parameter=_label(definition), given=_shown(value))


def _check_system(definition, value, context) -> None:
    # QGIS finds a code it does not know acceptable, and has no system for it.
    if not QgsProcessingParameters.parameterAsCrs(definition, {definition.name(): value}, context).isValid():
        raise InputError(
            "{parameter}: {given} is not a coordinate system that is known; give one as EPSG:32647.",
            parameter=_label(definition),
            given=_shown(value),
        )


def _check_flag(definition, value) -> None:
    if not isinstance(value, (bool, int)) and str(value).strip().casefold() not in _YES_OR_NO:
        raise InputError(
            "{parameter}: {given} is neither yes nor no.", parameter=_label(definition), given=_shown(value)
        )


def _check_band(definition, value) -> None:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if not (1 <= number <= _GREATEST_WHOLE and number == math.floor(number)):
        raise InputError(
            "{parameter}: {given} is not the number of a band; the first is 1.",
            parameter=_label(definition),
            given=_shown(value),
        )


def _check_choice(definition, value) -> None:
    count = len(definition.options())
    entries = list_parts(value) if isinstance(value, str) else value
    entries = entries if isinstance(entries, (list, tuple)) else [entries]
    allowed = len(entries) <= 1 or definition.allowMultiple()
    if not allowed or not all(_is_option(entry, count) for entry in entries):
        raise InputError(
            "{parameter}: {given} is not one of its options, {options}.",
            parameter=_label(definition),
            given=_shown(value),
            options=", ".join(f"{number} {option}" for number, option in enumerate(definition.options())),
        )


def _is_option(value, count: int) -> bool:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return False
    return number == number and number in range(count)


def _check_layers(definition, value, context) -> None:
    several = definition.type() == "multilayer"
    entries = value if several and isinstance(value, (list, tuple)) else [value]
    entries = [entry for entry in entries if not is_null(entry) and entry != ""]
    if several and len(entries) < definition.minimumNumberInputs():
        raise InputError(
            "{parameter}: at least {count} layers are needed.",
            parameter=_label(definition),
            count=definition.minimumNumberInputs(),
        )
    for entry in entries:
        if not isinstance(entry, QgsProperty):
            _check_layer(definition, entry, context)


def _check_layer(definition, value, context) -> None:
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value, _ = value.source.valueAsString(context.expressionContext(), "")
    if _is_table_file(definition, value):
        # QGIS opens fewer tables than are read here, and names no reason.
        named(definition, read_table_file, value)
        return
    if isinstance(value, QgsMapLayer):
        layer = value
    elif isinstance(value, str):
        layer = _found(value, context)
    else:
        raise InputError("{parameter}: {given} is no layer.", parameter=_label(definition), given=_shown(value))
    if not isinstance(layer, (QgsRasterLayer, QgsVectorLayer)) or not layer.isValid():
        refuse_unreadable(_label(definition), value)
    refuse_other_kinds(_label(definition), layer)
    if layer is None or not layer.isValid():
        sentence = _why_not(value)
        raise InputError(sentence, parameter=_label(definition), path=_shown(value))
    if not _fits(definition, layer):
        raise InputError(
            "{parameter}: {name} is not {kind}.",
            parameter=_label(definition),
            name=layer.name(),
            kind=_wanted(definition),
        )


def _is_table_file(definition, value) -> bool:
    if definition.type() != "source" or SOURCE_TABLE not in definition.dataTypes() or not isinstance(value, str):
        return False
    return is_table_file(value) and os.path.isfile(value.split("|")[0])


def _wanted(definition):
    if definition.type() != "multilayer" or definition.layerType() == SOURCE_LAYER:
        return _KINDS[definition.type()]
    return _KINDS["raster" if definition.layerType() == SOURCE_RASTER else "vector"]


def _fits(definition, layer) -> bool:
    """Whether a layer is of the kind that is asked for; what geometry it has is looked at later."""
    wanted = _wanted(definition)
    if wanted == _KINDS["layer"]:
        return True
    return isinstance(layer, QgsRasterLayer if wanted == _KINDS["raster"] else QgsVectorLayer)


def _found(text: str, context):
    try:
        return QgsProcessingUtils.mapLayerFromString(text, context)
    except RuntimeError:
        return None


def _why_not(value) -> str:
    path = str(value).split("|")[0]
    if os.path.isdir(path):
        return phrase("{parameter}: {path} is a folder; choose a file in it.")
    if path.lower().endswith(".shp") and os.path.isfile(path) and not os.path.isfile(f"{path[:-1]}x"):
        return phrase("{parameter}: {path} has no .shx file beside it; copy all files of the shapefile.")
    if os.path.isfile(path):
        return phrase("{parameter}: the file {path} cannot be read as a layer; it may be damaged, or of another kind.")
    if os.path.isabs(path) or os.path.splitext(path)[1]:
        return phrase("{parameter}: the file {path} does not exist.")
    return phrase("{parameter}: there is no layer or file {path}.")


def _check_file(algorithm, definition, value) -> None:
    if not isinstance(value, (str, os.PathLike)):
        raise InputError("{parameter}: {given} cannot be used.", parameter=_label(definition), given=_shown(value))
    path = str(value)
    if definition.name() in algorithm.MADE_FOLDERS:
        check_place(Destination(definition.name(), _label(definition), "folder", os.path.abspath(path)))
        return
    if not os.path.exists(path):
        sentence = _why_not(value)
        raise InputError(sentence, parameter=_label(definition), path=_shown(path))
    wants_folder = definition.behavior() == FOLDER
    if wants_folder and not os.path.isdir(path):
        raise InputError("{parameter}: {path} is not a folder.", parameter=_label(definition), path=_shown(path))
    if os.path.isdir(path) and not wants_folder:
        raise InputError("{parameter}: {path} is not a file.", parameter=_label(definition), path=_shown(path))
    ending = definition.extension()
    if ending and not path.casefold().endswith(f".{ending.casefold()}"):
        raise InputError(
            "{parameter}: {path} does not end in .{ending}.",
            parameter=_label(definition),
            path=_shown(path),
            ending=ending,
        )


def _label(definition) -> str:
    return definition.description()


def _shown(value) -> str:
    """A value as a message shows it: short, whatever it is."""
    text = str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]} ..."


# Type of a parameter to what looks at its value, by itself or in the context of the run.
_CHECKS = {
    "number": checked_number,
    "distance": checked_number,
    "band": _check_band,
    "enum": _check_choice,
    "boolean": _check_flag,
}
_CHECKS_IN_CONTEXT = {"crs": _check_system, **dict.fromkeys(_KINDS, _check_layers)}
