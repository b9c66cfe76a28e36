"""Styles out: beside a file, where QGIS finds them by itself, and inside GeoPackages."""

from __future__ import annotations

import os

from osgeo import ogr

from ..layers import styles
from ..layers.file_read import read_text
from ..layers.opening import open_vector, raster_layer, vector_layer
from .files import passing_folder


def save_raster_style(path: str, style, limits: tuple[float, float]) -> None:
    """Write the ``.qml`` of a raster file.

    Parameters
    ----------
    path : str
        The raster.
    style : ClassStyle or RampStyle
    limits : (float, float)
        Ends of the ramp where the style does not set them.
    """
    layer = raster_layer(path, "style", styled=False)
    styles.style_raster(layer, style, limits)
    layer.saveNamedStyle(os.path.splitext(path)[0] + ".qml")


def save_vector_style(path: str, style, table: str = "", name: str = "") -> None:
    """Put a style where QGIS finds it by itself: inside a GeoPackage, else in a ``.qml``.

    Parameters
    ----------
    path : str
    style : ClassStyle, RampStyle or SymbolStyle
    table : str
        The layer of the file; the file's own name by default.
    name : str
        The style becomes a further one of a layer of a GeoPackage, beside the default one.
    """
    layer = vector_layer(path, "style", table)
    if not layer.isValid():
        return
    styles.style_vector(layer, style)
    if not path.casefold().endswith(".gpkg"):
        layer.saveNamedStyle(os.path.splitext(path)[0] + ".qml")
        return
    with passing_folder() as folder:
        qml = os.path.join(folder, "style.qml")
        layer.saveNamedStyle(qml)
        text = read_text(qml)
    del layer
    table = table or os.path.splitext(os.path.basename(path))[0]
    _store(path, table, text, name)


def _store(path: str, table: str, qml: str, name: str) -> None:
    """Write a style into the `layer_styles` table of a GeoPackage.

    Parameters
    ----------
    path : str
        The GeoPackage.
    table : str
        The layer.
    qml : str
        The style's text.
    name : str
        Of a further style; empty for the default one, which bears the layer's name.
    """
    called = name or table
    dataset = open_vector(path, update=True)
    layer = dataset.GetLayerByName("layer_styles")
    if layer is None:
        layer = dataset.CreateLayer("layer_styles", None, ogr.wkbNone, ["ASPATIAL_VARIANT=GPKG_ATTRIBUTES"])
        for field, kind in _STYLE_FIELDS:
            layer.CreateField(ogr.FieldDefn(field, kind))
    stale = [
        feature.GetFID()
        for feature in layer
        if (feature.GetField("f_table_name"), feature.GetField("styleName")) == (table, called)
    ]
    for number in stale:
        layer.DeleteFeature(number)
    feature = ogr.Feature(layer.GetLayerDefn())
    values = ("", "", table, "geom", called, qml, "", 0 if name else 1, "ESP Toolbox", "")
    for (field, _), value in zip(_STYLE_FIELDS, values):
        feature.SetField(field, value)
    layer.CreateFeature(feature)


_NAMES = ("f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName", "styleQML", "styleSLD")
# The first ten are filled; QGIS itself uses the last two.
_STYLE_FIELDS = (
    *((name, ogr.OFTString) for name in _NAMES),
    ("useAsDefault", ogr.OFTInteger),
    *((name, ogr.OFTString) for name in ("description", "owner", "ui")),
    ("update_time", ogr.OFTDateTime),
)
