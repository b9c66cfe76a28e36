"""Where the outputs of a form go: a file, a layer of a GeoPackage, a folder, or a place that QGIS keeps itself."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from qgis.core import (
    QgsDataSourceUri,
    QgsProcessing,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterRasterDestination,
    QgsProperty,
)

from ..platform.compat import SOURCE_TABLE, is_null
from ..writing.vector_files import with_ending

# As QGIS tells them: "memory:", "postgis:...", "ogr:..."; the letter of a drive of Windows is shorter.
_PROVIDER = re.compile(r"^([A-Za-z][\w+.-]{2,}):")
_TABLE = "|layername="


@dataclass(frozen=True)
class Destination:
    """Where an output goes.

    Parameters
    ----------
    key : str
    label : str
        How the form calls it.
    kind : {"raster", "features", "table", "file", "folder"}
    path : str
        Its file or folder; empty where QGIS keeps it: databases, layers in memory, files of passing names.
    table : str
        The layer of a GeoPackage; empty for a file of its own.
    project : QgsProject, optional
        Where the layer is loaded when the run ends.
    name : str
        What the layer is called there.
    """

    key: str
    label: str
    kind: str
    path: str
    table: str = ""
    project: object = None
    name: str = ""

    @property
    def result(self) -> str:
        """The output as Processing hands it on."""
        return f"{self.path}{_TABLE}{self.table}" if self.table else self.path

    def in_file(self, path: str) -> str:
        """The destination of the same layer in another file, as QGIS reads it."""
        return f"ogr:dbname='{path}' table=\"{self.table}\" (geom)" if self.table else path


def kind_of_output(definition) -> str:
    """The kind of an output's destination."""
    if isinstance(definition, QgsProcessingParameterRasterDestination):
        return "raster"
    if isinstance(definition, QgsProcessingParameterFeatureSink):
        return "table" if definition.dataType() == SOURCE_TABLE else "features"
    return "folder" if isinstance(definition, QgsProcessingParameterFolderDestination) else "file"


def destination_of(definition, value, context) -> Destination:
    """Where the output of a parameter goes.

    Parameters
    ----------
    definition : QgsProcessingDestinationParameter
    value : str, QgsProperty or QgsProcessingOutputLayerDefinition
    context : QgsProcessingContext
    """
    project, name, remapped = None, "", False
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        project, name, remapped = value.destinationProject, value.destinationName, value.useRemapping()
        value = value.sink
    if isinstance(value, QgsProperty):
        value, _ = value.valueAsString(context.expressionContext(), "")
    text = "" if is_null(value) else str(value)
    kind = kind_of_output(definition)
    path, table = ("", "") if remapped else _place(text, kind)
    return Destination(definition.name(), definition.description(), kind, path, table, project, name)


def destinations(algorithm, parameters: dict, context) -> list:
    """The destinations of all outputs that are asked for."""
    found = []
    for definition in algorithm.parameterDefinitions():
        value = parameters.get(definition.name())
        if definition.isDestination() and not is_null(value) and value != "":
            found.append(destination_of(definition, value, context))
    return found


def _place(text: str, kind: str) -> tuple[str, str]:
    if not text or text == QgsProcessing.TEMPORARY_OUTPUT:
        return "", ""
    table = ""
    if kind in ("features", "table"):
        if text.casefold().startswith("ogr:"):
            address = QgsDataSourceUri(text[4:])
            if not address.database().casefold().endswith(".gpkg") or not address.table():
                return "", ""
            return os.path.abspath(address.database()), address.table()
        text, _, table = text.partition(_TABLE)
    if _PROVIDER.match(text):
        return "", ""
    path = os.path.abspath(text)
    return with_ending(path) if kind in ("features", "table") else path, table
