"""The kinds of geometry that parameters ask for: points, lines, polygons; found before a run."""

from __future__ import annotations

import contextlib

from qgis.core import (
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterMapLayer,
    QgsProcessingUtils,
    QgsProperty,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...core.errors import InputError, phrase
from ..layers.plain_geometry import KINDS
from ..platform import compat

# The name in messages, QGIS' kind of source, its kind of geometry.
_GEOMETRIES = {
    phrase("points"): (compat.SOURCE_POINT, compat.POINT_GEOMETRY),
    phrase("lines"): (compat.SOURCE_LINE, compat.LINE_GEOMETRY),
    phrase("polygons"): (compat.SOURCE_POLYGON, compat.POLYGON_GEOMETRY),
}
_ONE = {"points": phrase("point"), "lines": phrase("line"), "polygons": phrase("polygon")}
_LAYERS = ("vector", "source", "layer")
# Where a parameter that takes rasters, too, keeps what its vectors must be.
METADATA = "geometry"
_KIND_OF = {"point": compat.POINT_GEOMETRY, "line": compat.LINE_GEOMETRY, "polygon": compat.POLYGON_GEOMETRY}


def kinds_of(definition) -> tuple:
    """The kinds of geometry that a parameter takes; all where it does not say."""
    if isinstance(definition, QgsProcessingParameterMapLayer):
        kept = definition.metadata().get(METADATA)
        return (_KIND_OF[kept],) if kept in _KIND_OF else KINDS
    wanted = definition.dataTypes()
    return tuple(geometry for data_type, geometry in _GEOMETRIES.values() if data_type in wanted) or KINDS


def kind_name(geometry_type, count: int = 2) -> str:
    """What messages call a kind of geometry, or one of it; empty for none."""
    name = next((name for name, (_, kind) in _GEOMETRIES.items() if kind == geometry_type), "")
    return _ONE.get(name, name) if count == 1 else name


def check_geometry(definition, wkb_type, name: str) -> None:
    """Refuse a layer of another kind of geometry than its parameter asks for.

    QGIS' form offers fitting layers only; from scripts, qgis_process and models any layer comes.

    Parameters
    ----------
    definition : QgsProcessingParameterDefinition
    wkb_type : Qgis.WkbType
    name : str
        Of the layer.

    Raises
    ------
    InputError
    """
    given, wanted = QgsWkbTypes.geometryType(wkb_type), kinds_of(definition)
    if kind_name(given) and given not in wanted:
        raise InputError(
            "{parameter}: the layer {name} has {kind}; a layer of {wanted} is needed.",
            parameter=definition.description(),
            name=name,
            kind=kind_name(given),
            wanted=kind_name(wanted[0]),
        )


def check_geometries(algorithm, parameters: dict, context) -> None:
    """Refuse before a run what `check_geometry` would refuse in it.

    Parameters
    ----------
    algorithm : QgsProcessingAlgorithm
    parameters : dict
    context : QgsProcessingContext

    Raises
    ------
    InputError
    """
    for definition in algorithm.parameterDefinitions():
        value = parameters.get(definition.name())
        if definition.type() not in _LAYERS or definition.isDestination() or compat.is_null(value) or value == "":
            continue
        if kinds_of(definition) == KINDS:
            continue
        layer = _layer(value, context)
        if layer is not None and layer.isValid():
            check_geometry(definition, layer.wkbType(), layer.name())


def _layer(value, context):
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    if isinstance(value, QgsProperty):
        value, _ = value.valueAsString(context.expressionContext(), "")
    if isinstance(value, str):
        with contextlib.suppress(RuntimeError):
            value = QgsProcessingUtils.mapLayerFromString(value, context, True)
    return value if isinstance(value, QgsVectorLayer) else None
