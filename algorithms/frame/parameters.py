"""The forms of all algorithms: one method for each kind of parameter and output.

They carry the rules that hold everywhere: every raster has an optional band, texts and secondary
inputs are optional (QGIS 3.22 asks for many mandatory parameters in spite of their defaults), tuning
is marked as advanced, help becomes the tooltip.

Labels, options and help are English literals, which these methods translate: those of a form of its own in the
context of its class, those that helpers declare for several forms in the shared one. What a caller has translated
already stays as it is.
"""

from __future__ import annotations

from qgis.core import (
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBand,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDistance,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from ...core.errors import InputError
from ..platform import compat
from .common_help import common_help
from .geometry_kinds import METADATA as GEOMETRY

SOURCES = {
    "any": compat.SOURCE_ANY,
    "point": compat.SOURCE_POINT,
    "line": compat.SOURCE_LINE,
    "polygon": compat.SOURCE_POLYGON,
    "table": compat.SOURCE_TABLE,
}


# Where the words of a choice stand among the metadata of its parameter, and the type of a raster's cells.
_WORDS = "words"
CELLS, BANDS = "cells", "bands"


def choice_words(definition) -> list:
    """What core calls the options of a choice; empty where it has no words for them."""
    return definition.metadata().get(_WORDS) or []


def choice_number(definition, value):
    """The number of an option that is given by its word; any other value as it is.

    Raises
    ------
    InputError
        For a word that the choice does not have.
    """
    if not isinstance(value, str) or definition.type() != "enum":
        return value
    words = choice_words(definition)
    if value not in words:
        raise InputError(
            "{parameter} has no option {word}; its options are: {options}.",
            parameter=definition.name(),
            word=value,
            options=", ".join(filter(None, words)),
        )
    return words.index(value)


def band_key(key: str) -> str:
    """The key of a raster's band parameter."""
    return "BAND" if key == "INPUT" else f"{key}_BAND"


def selected_key(key: str) -> str:
    """The key of the parameter that takes only the selected features of a layer."""
    return f"{key}_SELECTED"


def plain_layers(parameters: dict) -> dict:
    """Parameters in which layers with their selection are the layers: where rasters may be, QGIS takes no selection."""
    return {
        key: value.source.staticValue() if isinstance(value, QgsProcessingFeatureSourceDefinition) else value
        for key, value in parameters.items()
    }


def copy_of(parameter):
    """A copy of a parameter that can be handed to QGIS.

    When QGIS deletes a clone nobody tells Python, which then takes what comes to lie at its place for the clone.
    """
    return type(parameter)(parameter)


class ParameterForm:
    """Mixed into the algorithms' base class; needs QgsProcessingAlgorithm's ``addParameter``."""

    def _shown(self, text: str) -> str:
        own = self.tr(text)
        return own if own != text else self.shared_tr(text)

    def _add(self, parameter, help: str = "", advanced: bool = False):
        parameter.setDescription(self._shown(parameter.description()))
        parameter.setHelp(self._shown(help) if help else common_help(parameter))
        if advanced:
            parameter.setFlags(parameter.flags() | compat.ADVANCED)
        if not self.addParameter(parameter):
            raise ValueError(f"{self.name()}: the key {parameter.name()} is taken")
        return parameter

    def add_raster(self, key, label, help="", optional=False, band=True, advanced=False):
        """A raster layer and, by default, its band."""
        self._add(QgsProcessingParameterRasterLayer(key, label, optional=optional), help, advanced)
        if band:
            label = self.shared_tr("Band of: {label}").format(label=self._shown(label))
            parameter = QgsProcessingParameterBand(band_key(key), label, 1, key, optional=True)
            self._add(parameter, self.shared_tr("The band that is read; the first by default."), advanced=True)

    def add_rasters(self, key, label, help="", optional=False, minimum=1, advanced=False):
        """Several raster layers; the first band of each is read."""
        parameter = QgsProcessingParameterMultipleLayers(key, label, compat.SOURCE_RASTER, optional=optional)
        parameter.setMinimumNumberInputs(minimum)
        self._add(parameter, help, advanced)

    def add_vectors(self, key, label, help="", optional=False, geometry="any", advanced=False):
        """Several vector layers."""
        self._add(
            QgsProcessingParameterMultipleLayers(key, label, SOURCES[geometry], optional=optional), help, advanced
        )

    def add_layers(self, key, label, help="", optional=False, advanced=False):
        """Several layers of any kind."""
        parameter = QgsProcessingParameterMultipleLayers(key, label, compat.SOURCE_LAYER, optional=optional)
        self._add(parameter, help, advanced)

    def add_layer(self, key, label, help="", optional=False, id_field=False, advanced=False, geometry="any"):
        """A layer that may be raster or vector; with `id_field` the field that numbers the sources.

        QGIS offers "selected features only" for vector layers alone: here it is a parameter of its own.
        """
        parameter = QgsProcessingParameterMapLayer(key, label, optional=optional)
        if geometry != "any":
            parameter.setMetadata({GEOMETRY: geometry})
        self._add(parameter, help, advanced)
        self.add_flag(
            selected_key(key),
            self.shared_tr("Only the selected features of: {label}").format(label=self._shown(label)),
            help=self.shared_tr("Of a vector layer of the project."),
            advanced=True,
        )
        if id_field:
            self._add_id_field(key)

    def add_features(self, key, label, help="", geometry="any", optional=False, id_field=False, advanced=False):
        """A vector layer: any, point, line or polygon."""
        self._add(
            QgsProcessingParameterFeatureSource(key, label, [SOURCES[geometry]], optional=optional), help, advanced
        )
        if id_field:
            self._add_id_field(key)

    def _add_id_field(self, parent):
        self.add_field(
            "ID_FIELD",
            self.shared_tr("Field with the sources' ids"),
            parent,
            help=self.shared_tr(
                "Numbers, names, codes or dates; features with the same id are one source. Empty: as the corridors "
                "were made, else source_id, else one by one."
            ),
        )

    def add_table(self, key, label, help="", optional=False, advanced=False):
        """A table, or any layer whose attributes are read; csv files as well."""
        self._add(
            QgsProcessingParameterFeatureSource(key, label, [compat.SOURCE_TABLE], optional=optional), help, advanced
        )

    def add_field(self, key, label, parent, help="", numeric=False, advanced=True):
        """An optional field of a layer; of one that may be a raster its name is typed.

        QGIS (3.22, 3.40) ends by a null pointer when a form has a list of fields and its layer is a raster.
        """
        if isinstance(self.parameterDefinition(parent), QgsProcessingParameterMapLayer):
            self._add(QgsProcessingParameterString(key, label, None, optional=True), help, advanced)
            return
        kind = compat.FIELD_NUMERIC if numeric else compat.FIELD_ANY
        self._add(QgsProcessingParameterField(key, label, None, parent, kind, optional=True), help, advanced)

    def add_number(
        self, key, label, default=None, help="", minimum=None, maximum=None, whole=False, advanced=False, decimals=None
    ):
        """A number; without a default it is optional and its value None."""
        kind = compat.NUMBER_WHOLE if whole else compat.NUMBER_REAL
        parameter = QgsProcessingParameterNumber(key, label, kind, default, optional=default is None)
        self._limit(parameter, minimum, maximum, decimals)
        self._add(parameter, help, advanced)

    def add_distance(self, key, label, parent, default=None, help="", minimum=0.0, maximum=None, advanced=False):
        """A length in the unit of the parent layer, shown with its unit."""
        parameter = QgsProcessingParameterDistance(key, label, default, parent, optional=default is None)
        self._limit(parameter, minimum, maximum, None)
        self._add(parameter, help, advanced)

    @staticmethod
    def _limit(parameter, minimum, maximum, decimals):
        if minimum is not None:
            parameter.setMinimum(minimum)
        if maximum is not None:
            parameter.setMaximum(maximum)
        if decimals is not None:
            parameter.setMetadata({"widget_wrapper": {"decimals": decimals}})

    def add_choice(self, key, label, options, default=0, help="", advanced=False, words=()):
        """One of several options; their order is part of the contract.

        The words are what core and the definitions of workflows call the options; see `Values.word`.
        """
        parameter = QgsProcessingParameterEnum(key, label, list(map(self._shown, options)), defaultValue=default)
        if words:
            parameter.setMetadata({_WORDS: list(words)})
        self._add(parameter, help, advanced)

    def add_choices(self, key, label, options, default=None, help="", advanced=False):
        """Several of several options; None means all."""
        options = list(map(self._shown, options))
        parameter = QgsProcessingParameterEnum(key, label, options, True, default, optional=True)
        self._add(parameter, help, advanced)

    def add_flag(self, key, label, default=False, help="", advanced=False):
        """Yes or no."""
        self._add(QgsProcessingParameterBoolean(key, label, default), help, advanced)

    def add_scheduler(self) -> None:
        """Where independent parts of a run are computed."""
        self.add_text(
            "SCHEDULER",
            self.shared_tr("Dask scheduler"),
            help=self.shared_tr(
                "For example tcp://192.168.1.20:8786: its workers do the independent parts of the run. They need this "
                "version of the toolbox on their Python path, and read rasters where the outputs are written, if they "
                "see that drive. Empty: all is done here."
            ),
            advanced=True,
        )

    def add_text(self, key, label, default="", help="", multiline=False, advanced=False):
        """A text or a list of numbers as text; empty means the default."""
        self._add(
            QgsProcessingParameterString(key, label, default or None, multiLine=multiline, optional=True),
            help,
            advanced,
        )

    def add_file(self, key, label, help="", extension="", optional=True, folder=False, advanced=False):
        """An existing file or folder."""
        kind = compat.FOLDER if folder else compat.FILE
        self._add(QgsProcessingParameterFile(key, label, kind, extension, optional=optional), help, advanced)

    def add_crs(self, key, label, help="", advanced=False):
        """A coordinate system; empty means that the algorithm chooses."""
        self._add(QgsProcessingParameterCrs(key, label, None, optional=True), help, advanced)

    def add_raster_output(self, key, label, help="", optional=False, by_default=False, cells="f4", bands=1):
        """A raster; secondary ones are optional and not made unless asked for, or `by_default` in the form.

        The type of its cells (as in `raster_formats.TYPE_NAMES`; empty where the run decides) and the number of its
        bands tell which formats can hold it; where the parameters decide, `check` says it by `Values.will_write`.
        """
        made = by_default or not optional
        parameter = QgsProcessingParameterRasterDestination(key, label, optional=optional, createByDefault=made)
        parameter.setMetadata({CELLS: cells, BANDS: bands})
        self._add(parameter, help)

    def add_vector_output(self, key, label, geometry="polygon", help="", optional=False, created=None):
        """A vector layer; secondary ones are optional and, unless `created`, only made when asked for."""
        created = not optional if created is None else created
        parameter = QgsProcessingParameterFeatureSink(
            key, label, SOURCES[geometry], optional=optional, createByDefault=created
        )
        self._add(parameter, help)

    def add_table_output(self, key, label, help="", optional=True):
        """A table without geometry."""
        self.add_vector_output(key, label, "table", help, optional)

    def add_html_output(self, key, label, help="", optional=True):
        """A page for the browser and the results viewer."""
        self._add(
            QgsProcessingParameterFileDestination(
                key, label, self.shared_tr("HTML files (*.html)"), optional=optional, createByDefault=not optional
            ),
            help,
        )

    def add_file_output(self, key, label, filter, help="", optional=True):
        """Another kind of file."""
        self._add(
            QgsProcessingParameterFileDestination(
                key, label, self._shown(filter), optional=optional, createByDefault=not optional
            ),
            help,
        )

    def add_folder_output(self, key, label, help="", optional=False):
        """A folder of files."""
        self._add(
            QgsProcessingParameterFolderDestination(key, label, optional=optional, createByDefault=not optional), help
        )

    def add_number_result(self, key, label):
        """A number that models can use."""
        self._add_result(QgsProcessingOutputNumber(key, label))

    def add_text_result(self, key, label):
        """A text that models can use."""
        self._add_result(QgsProcessingOutputString(key, label))

    def _add_result(self, definition):
        definition.setDescription(self._shown(definition.description()))
        if not self.addOutput(definition):
            raise ValueError(f"{self.name()}: the key {definition.name()} is taken")
