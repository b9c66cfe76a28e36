"""Layers as parameters name them."""

from __future__ import annotations

import os

from qgis.core import QgsProject, QgsRasterLayer

from ...algorithms.layers.opening import file_of, raster_layer


def raster_of(value):
    """The raster layer that a parameter means; None where there is none.

    Parameters
    ----------
    value : QgsRasterLayer, str or None
        A layer, the id or the source of one of the project, or a file.
    """
    if isinstance(value, QgsRasterLayer):
        return value
    if not isinstance(value, str) or not value:
        return None
    project = QgsProject.instance()
    layer = project.mapLayer(value)
    if layer is None:
        layer = next((own for own in project.mapLayers().values() if own.source() == value), None)
    if layer is None:
        name = os.path.splitext(os.path.basename(value.split("|")[0]))[0]
        # The default style would make QGIS read statistics first.
        layer = raster_layer(value, name, styled=False)
    return layer if isinstance(layer, QgsRasterLayer) and layer.isValid() else None


def table_file(value) -> str:
    """The csv file that a parameter means: a path, or a table of the project."""
    layer = QgsProject.instance().mapLayer(str(value))
    return str(value) if layer is None else file_of(layer)


def parameter_of(layer) -> str:
    """How a parameter names a layer: by its id in the project, else by its source."""
    known = QgsProject.instance().mapLayer(layer.id()) is not None
    return layer.id() if known else layer.source()


def active_raster():
    """The raster that is selected in QGIS' layer tree; None where there is none."""
    from qgis.utils import iface

    layer = iface.activeLayer() if iface is not None else None
    return layer if isinstance(layer, QgsRasterLayer) else None
