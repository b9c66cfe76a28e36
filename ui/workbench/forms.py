"""What the forms of algorithms say of a key: whether it is required, its label, help, limits and options."""

from __future__ import annotations

from qgis.core import (
    QgsApplication,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDistance,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)

from ...algorithms.frame.parameters import choice_number, choice_words
from ...algorithms.platform import compat
from ...core.workflow.definition import Given, Step
from .fields import ChoiceField, FlagField, NumberField, TextField

# What the workbench offers beyond the parameters of a workflow: keys by algorithm, and whether they stand below "More".
EXTRAS = {
    "esp:owa": {"CRITERION_WEIGHTS": True},
    "esp:corridors": {"ADJACENCY": False, "DROP_INTERMEDIATE": False, "MAX_EUCLIDEAN": True, "WIDTH": True},
    "esp:gravity": {"CLASSIFICATION": False, "THRESHOLD": False},
    "esp:pinchpoints": {"MODE": False, "MIN_AREA": True},
    "esp:barriers": {"RESTORE": False, "MIN_RADIUS": True, "MAX_RADIUS": True},
    "esp:ecosystemhealth": {
        "UNIT": False,
        "SIZE": False,
        "MODEL": True,
        "CLASSIFICATION": True,
        "KEY_CLASSES": True,
    },
    "esp:restorationzones": {"BUFFER": False},
}
# Options that need what the workbench does not ask for: lists of pairs, polygons.
_NOT_OFFERED = {("esp:corridors", "ADJACENCY"): ("list",), ("esp:ecosystemhealth", "UNIT"): (2,)}


def definition(algorithm: str, key: str):
    """The definition of a parameter; None where it is not there."""
    found = _form(algorithm)
    return None if found is None else found.parameterDefinition(key)


def summary_of(algorithm: str) -> str:
    """What an algorithm does, in the sentence of its form; empty where it is not there."""
    found = _form(algorithm)
    return "" if found is None else found.shortDescription()


def _form(algorithm: str):
    """The algorithm of an id, from its provider: the registry would ask all algorithms of QGIS for their names."""
    provider, _, name = algorithm.partition(":")
    owner = QgsApplication.processingRegistry().providerById(provider)
    return None if owner is None else owner.algorithm(name)


def plain_value(algorithm: str, key: str, value):
    """A value as Processing takes it: the number of an option instead of its word."""
    found = definition(algorithm, key)
    return value if found is None else choice_number(found, value)


def extra_field(step: Step, key: str, advanced: bool, shown=None):
    """The field for a key that the workflow does not ask for: its default is the step's constant, or the form's own."""
    found = definition(step.algorithm, key)
    given = step.values.get(key)
    default = found.defaultValue() if given is None or isinstance(given, Given) else given
    common = {
        "key": f"{step.name}.{key}",
        "label": found.description(),
        "help": found.help(),
        "advanced": advanced,
        "shown": shown,
    }
    if isinstance(found, QgsProcessingParameterEnum):
        words = choice_words(found) or range(len(found.options()))
        left = _NOT_OFFERED.get((step.algorithm, key), ())
        options = tuple((word, label) for word, label in zip(words, found.options()) if word not in left)
        return ChoiceField(**common, options=options, default=words[default] if isinstance(default, int) else default)
    if isinstance(found, QgsProcessingParameterBoolean):
        return FlagField(**common, default=bool(default))
    if isinstance(found, QgsProcessingParameterNumber):
        return NumberField(
            **common,
            default=default,
            minimum=max(found.minimum(), 0.0),
            maximum=min(found.maximum(), 1e9),
            whole=found.dataType() == compat.NUMBER_WHOLE,
            suffix=" m" if isinstance(found, QgsProcessingParameterDistance) else "",
            optional=default is None,
        )
    return TextField(**common, default=default or "", names=key == "KEY_CLASSES")


def takes_several(run, key: str) -> bool:
    """Whether a run's key is a list of layers."""
    return isinstance(definition(run.algorithm, key), QgsProcessingParameterMultipleLayers)


def file_of(step: Step, key: str) -> str:
    """The name of the file of an output in the step's folder; empty for what is no file."""
    named = next((output.file for output in step.outputs if output.key == key), "")
    found = definition(step.algorithm, key)
    if named or found is None or not found.isDestination():
        return named
    ending = found.defaultFileExtension()
    if isinstance(found, QgsProcessingParameterFeatureSink):
        ending = "csv" if found.dataType() == compat.SOURCE_TABLE else "gpkg"
    name = step.name if key == "OUTPUT" else f"{step.name}_{key.lower()}"
    return f"{name}.{ending}" if ending else name
