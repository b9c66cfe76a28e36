"""Styles out: beside a file, where QGIS finds them by itself, and inside GeoPackages."""

from __future__ import annotations

import os

from qgis.PyQt.QtXml import QDomDocument

from ..layers import styles
from ..layers.opening import raster_layer, vector_layer
from .files import write_text
from .fixed_xml import with_counted_ids, with_grey_profiles, with_sorted_attributes
from .geopackages import changed, store_style


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
    write_text(os.path.splitext(path)[0] + ".qml", style_text(layer))


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
    text = style_text(layer)
    del layer
    if not path.casefold().endswith(".gpkg"):
        write_text(os.path.splitext(path)[0] + ".qml", text)
        return
    table = table or os.path.splitext(os.path.basename(path))[0]
    with changed(path) as dataset:
        store_style(dataset, table, name or table, text, is_default=not name)


def style_text(layer) -> str:
    """The style of a layer as QGIS keeps it, the same text for the same style."""
    document = QDomDocument()
    layer.exportNamedStyle(document)
    return with_counted_ids(with_grey_profiles(with_sorted_attributes(document.toString(2))))
