"""Whether layers have the geometries that a form asks for."""

from __future__ import annotations

import contextlib

from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProcessingUtils, QgsProperty, QgsVectorLayer, QgsWkbTypes

from ...core.errors import InputError, phrase
from ..platform import compat

# What a layer parameter may ask for: the name in messages, QGIS' kind of source, its kind of geometry.
_GEOMETRIES = {
    phrase("points"): (compat.SOURCE_POINT, compat.POINT_GEOMETRY),
    phrase("lines"): (compat.SOURCE_LINE, compat.LINE_GEOMETRY),
    phrase("polygons"): (compat.SOURCE_POLYGON, compat.POLYGON_GEOMETRY),
}
_LAYERS = ("vector", "source")


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
    wanted = definition.dataTypes()
    given = QgsWkbTypes.geometryType(wkb_type)
    kind = next((kind for kind, (_, geometry) in _GEOMETRIES.items() if geometry == given), None)
    fitting = [kind for kind, (data_type, _) in _GEOMETRIES.items() if data_type in wanted]
    if kind is not None and fitting and kind not in fitting:
        raise InputError(
            "{parameter}: the layer {name} has {kind}; a layer of {wanted} is needed.",
            parameter=definition.description(),
            name=name,
            kind=kind,
            wanted=fitting[0],
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
