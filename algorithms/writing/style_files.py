"""Styles out: beside a file, where QGIS finds them by itself, and inside GeoPackages."""

from __future__ import annotations

import os
import re
import uuid

from qgis.PyQt.QtXml import QDomDocument

from ..layers import styles
from ..layers.opening import open_vector, raster_layer, vector_layer
from .files import write_text
from .geopackages import store_style

# A tag with its attributes, of XML that Qt has written.
_TAG = re.compile(r'<([\w:.-]+)((?:\s+[\w:.-]+=(?:"[^"]*"|\'[^\']*\'))+)(\s*/?)>')
_ATTRIBUTE = re.compile(r'\s+([\w:.-]+=(?:"[^"]*"|\'[^\']*\'))')
_RANDOM_ID = re.compile(r"[0-9a-f]{8}(?P<between>[-_])(?:[0-9a-f]{4}(?P=between)){3}[0-9a-f]{12}")


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
    store_style(open_vector(path, update=True), table, name or table, text, is_default=not name)


def style_text(layer) -> str:
    """The style of a layer as QGIS keeps it, the same text for the same style.

    Qt writes the attributes of a tag in an order of chance, and QGIS gives new ids to symbol layers and rules each
    time: attributes are sorted, and ids are counted.
    """
    document = QDomDocument()
    layer.exportNamedStyle(document)
    text = _TAG.sub(_with_sorted_attributes, document.toString(2))
    known: dict = {}
    return _RANDOM_ID.sub(lambda found: _counted(found, known), text)


def _with_sorted_attributes(tag) -> str:
    return f"<{tag[1]} {' '.join(sorted(_ATTRIBUTE.findall(tag[2])))}{tag[3]}>"


def _counted(found, known: dict) -> str:
    number = known.setdefault(found[0], len(known) + 1)
    return str(uuid.uuid5(uuid.NAMESPACE_OID, str(number))).replace("-", found["between"])
