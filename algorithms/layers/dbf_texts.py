"""Texts of shapefiles and dBase tables that do not say how their letters are written."""

from __future__ import annotations

import os
import re
from typing import Optional

from ..platform.gdal_messages import gdal_errors
from .file_read import read_bytes
from .opening import file_of, open_vector

# Language drivers that say nothing: none, and the Windows and ANSI ones that most programs write whatever they mean.
_SAY_NOTHING = (0x00, 0x03, 0x57)
# So many bytes of the records are looked at.
_LOOKED_AT = 4_000_000
_BEYOND_ASCII = re.compile(rb"[\x81-\xff]+")
_HANZI = range(0x4E00, 0xA000)
# What QGIS takes where nothing tells; another encoding was chosen by the user.
_UNTOLD = ("", "system", "utf-8", "iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252")


class DbfTexts:
    """The texts of a layer by the ids of its features.

    Parameters
    ----------
    path : str
        The shapefile or dBase table.
    encoding : str
        Name that GDAL knows.
    """

    def __init__(self, path: str, encoding: str):
        self.encoding = encoding
        self._dataset = open_vector(path, options=[f"ENCODING={encoding}"])
        self._layer = None if self._dataset is None else self._dataset.GetLayer(0)
        self._places: dict = {}
        if self._layer is not None:
            definition = self._layer.GetLayerDefn()
            names = [definition.GetFieldDefn(place).GetName() for place in range(definition.GetFieldCount())]
            self._places = {name: place for place, name in enumerate(names)}

    def mended(self, number: int, key: str, value):
        """The value of a field of a feature; what is no text stays."""
        if not isinstance(value, str) or value.isascii() or key not in self._places:
            return value
        with gdal_errors():
            feature = self._layer.GetFeature(number)
        return value if feature is None else feature.GetFieldAsString(self._places[key])


def dbf_texts(layer) -> Optional[DbfTexts]:
    """The texts of a layer whose file does not tell their encoding, or None where QGIS reads them right.

    Parameters
    ----------
    layer : QgsVectorLayer or None
    """
    path = file_of(layer)
    stem, ending = os.path.splitext(path)
    if ending.casefold() not in (".shp", ".dbf") or not os.path.isfile(path) or layer.providerType() != "ogr":
        return None
    if layer.dataProvider().encoding().casefold() not in _UNTOLD:
        return None
    encoding = guessed_encoding(stem)
    return DbfTexts(path, encoding) if encoding else None


def guessed_encoding(stem: str) -> str:
    """How the letters of a dBase table are written: "UTF-8" or "GB18030"; empty where it says so, or has none.

    Parameters
    ----------
    stem : str
        The path without its ending.
    """
    found = {ending: stem + ending for ending in (".dbf", ".DBF", ".cpg", ".CPG") if os.path.isfile(stem + ending)}
    table = found.get(".dbf") or found.get(".DBF")
    if table is None or ".cpg" in found or ".CPG" in found:
        return ""
    content = read_bytes(table, _LOOKED_AT)
    if len(content) < 32 or content[29] not in _SAY_NOTHING:
        return ""
    records = content[int.from_bytes(content[8:10], "little") :]
    if records.isascii():
        return ""
    return "UTF-8" if _is_utf8(records) else "GB18030" if _is_chinese(records) else ""


def _is_utf8(records: bytes) -> bool:
    try:
        records.decode("utf-8")
        return True
    except UnicodeDecodeError as error:
        # The last letter may be cut where not all of the file was read.
        return error.start > len(records) - 4 and len(records) + 32 >= _LOOKED_AT - 65536


def _is_chinese(records: bytes) -> bool:
    """Whether the bytes beyond ASCII are pairs that are Chinese characters: those of Latin letters stand alone."""
    runs = [len(run) for run in _BEYOND_ASCII.findall(records)]
    if sum(length for length in runs if length % 2 == 0) < 0.8 * sum(runs):
        return False
    letters = [letter for letter in records.decode("gb18030", "replace") if not letter.isascii()]
    hanzi = sum(ord(letter) in _HANZI for letter in letters)
    return hanzi >= 0.9 * len(letters)
