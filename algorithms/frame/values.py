"""The values of a run's parameters, with None and empty texts read as the defaults."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsProcessingParameterMultipleLayers, QgsProperty

from ...core.classes import ClassSet
from ...core.errors import InputError
from ...core.numbers import parse_numbers
from ..platform.compat import is_null
from .given import checked_number
from .parameters import choice_words
from .typed_numbers import named

# So many cells are looked at before a run.
_SOME_CELLS = 100_000


class Values:
    """Reads parameters that are no data: numbers, texts, choices, flags.

    Parameters
    ----------
    algorithm : EspAlgorithm
    parameters : dict
        As Processing hands them over.
    context : QgsProcessingContext
    """

    def __init__(self, algorithm, parameters: dict, context):
        self.algorithm = algorithm
        self.parameters = parameters
        self.context = context

    def definition(self, key: str):
        """The parameter of the form; a key that the form does not declare is a mistake of the program."""
        declared = self.algorithm.parameterDefinition(key)
        if declared is None:
            raise KeyError(f"{self.algorithm.name()} declares no parameter {key}")
        return declared

    def given(self, key: str) -> bool:
        """Whether a parameter has a value of its own."""
        value = self.parameters.get(self.definition(key).name())
        if isinstance(value, (list, tuple)):
            # Models leave None where a step made no output.
            return not all(map(is_null, value))
        return not is_null(value) and value != ""

    def has_own_value(self, key: str) -> bool:
        """Whether a parameter has a value other than its default."""
        if not self.given(key):
            return False
        definition, values = self.definition(key), (self.parameters.get(key), self._default(key))
        value, default = (definition.valueAsPythonString(value, self.context) for value in values)
        return value != default

    def label(self, key: str) -> str:
        """How the form calls a parameter."""
        return self.definition(key).description()

    def _default(self, key: str):
        return self.definition(key).defaultValue()

    def number(self, key: str):
        """A float, or None for an optional number that is not set."""
        if self.given(key):
            return checked_number(
                self.definition(key), self.algorithm.parameterAsDouble(self._checked(key), key, self.context)
            )
        default = self._default(key)
        return None if is_null(default) else float(default)

    def integer(self, key: str):
        """A whole number, or None for an optional number that is not set."""
        if self.given(key):
            return self.algorithm.parameterAsInt(self._checked(key), key, self.context)
        default = self._default(key)
        return None if is_null(default) else int(default)

    def _checked(self, key: str) -> dict:
        """The parameters; the steps of a model get here without the check of the form."""
        definition = self.definition(key)
        value = self.parameters[definition.name()]
        # The number of a band is looked at by who knows the raster.
        if not isinstance(value, QgsProperty) and definition.type() != "band":
            checked_number(definition, value)
        return self.parameters

    def flag(self, key: str) -> bool:
        """Yes or no."""
        if self.given(key):
            return self.algorithm.parameterAsBoolean(self.parameters, key, self.context)
        return bool(self._default(key))

    def choice(self, key: str) -> int:
        """The index of the chosen option."""
        if self.given(key):
            return self.algorithm.parameterAsEnum(self.parameters, key, self.context)
        return int(self._default(key))

    def word(self, key: str) -> str:
        """What core calls the chosen option."""
        return choice_words(self.algorithm.parameterDefinition(key))[self.choice(key)]

    def choices(self, key: str) -> list:
        """The indices of the chosen options; all of them where nothing is chosen."""
        if self.given(key):
            return self.algorithm.parameterAsEnums(self.parameters, key, self.context)
        default = self._default(key)
        if is_null(default):
            return list(range(len(self.definition(key).options())))
        return list(default)

    def text(self, key: str) -> str:
        """A text without blanks around it; the default where it is empty."""
        if self.given(key):
            return self.algorithm.parameterAsString(self.parameters, key, self.context).strip()
        default = self._default(key)
        return "" if is_null(default) else str(default)

    def numbers(self, key: str) -> list:
        """A text of numbers and fractions separated by commas, semicolons or blanks.

        Raises
        ------
        InputError
            At the first entry that is not a number; the parameter is named.
        """
        return named(self.definition(key), parse_numbers, self.text(key))

    def check_weights(self, key: str, wanted: int) -> None:
        """Raise `InputError` where a text of weights has another number of them; an empty one means the defaults."""
        given = len(self.numbers(key))
        if given not in (0, wanted):
            raise InputError(
                "{parameter}: there must be {wanted} weights, not {given}.",
                parameter=self.label(key),
                wanted=wanted,
                given=given,
            )

    def coordinate_system(self, key: str):
        """The coordinate system that was chosen; not valid where none was."""
        return self.algorithm.parameterAsCrs(self.parameters, key, self.context)

    def output_path(self, key: str) -> str:
        """Where the file or folder of an output will be."""
        return self.algorithm.parameterAsFileOutput(self.parameters, key, self.context)

    def class_set(self, key: str, names=None) -> ClassSet:
        """Class values, ranges and names: "2,3,5-7" or "forest, shrub".

        Names are those of the classes or what common land covers are called; one that no class has is left out
        where others are there.
        """
        from ...core.products.class_entries import parse_class_entries

        return named(self.definition(key), lambda text: parse_class_entries(text, names), self.text(key))

    def band(self, key: str) -> int:
        """The band of a raster parameter; the first by default."""
        from .parameters import band_key

        wanted = band_key(key)
        if self.algorithm.parameterDefinition(wanted) is None or not self.given(wanted):
            return 1
        return self.algorithm.parameterAsInt(self.parameters, wanted, self.context)

    def layer_title(self, key: str) -> str:
        """How the project calls a layer, before the run."""
        layer = self.algorithm.parameterAsLayer(self.parameters, key, self.context)
        return str(self.parameters.get(key)) if layer is None else layer.name()

    def some_cells(self, key: str) -> np.ndarray:
        """Some cells with data of a raster file, to refuse before the run what its values cannot mean; else none.

        Of bands beside the first, and where the user has a say in what is no data, nothing is known before the run.
        """
        from ..layers.raster_read import thinned_cells

        layer = self.algorithm.parameterAsRasterLayer(self.parameters, key, self.context)
        if layer is None or not layer.isValid() or layer.providerType() != "gdal" or self.band(key) != 1:
            return np.zeros(0)
        provider = layer.dataProvider()
        declared = provider.useSourceNoDataValue(1) or not provider.sourceHasNoDataValue(1)
        if provider.userNoDataValues(1) or not declared:
            return np.zeros(0)
        cells, valid = thinned_cells(layer.source(), _SOME_CELLS)
        return cells[valid]

    def will_write(self, key: str, bands: int = 1, cells: str = "") -> None:
        """Refuse a format that cannot hold a raster output, as soon as its bands or the type of its cells are known.

        Raises
        ------
        InputError
        """
        from ..writing.raster_formats import check_format
        from .destinations import destination_of
        from .parameters import CELLS

        definition = self.definition(key)
        if not self.given(key):
            return
        target = destination_of(definition, self.parameters[definition.name()], self.context)
        if target.path:
            check_format(target.path, target.label, cells or definition.metadata().get(CELLS, ""), bands)

    def layer_count(self, key: str) -> int:
        """How many layers a list parameter holds; models leave None where a step made no output."""
        if not isinstance(self.definition(key), QgsProcessingParameterMultipleLayers):
            return int(self.given(key))
        value = self.parameters.get(key)
        if is_null(value):
            return 0
        return sum(not is_null(entry) for entry in value) if isinstance(value, (list, tuple)) else 1
