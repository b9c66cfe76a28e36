"""Names and colours of classes: attribute tables, category names, colour tables and styles, in or beside a file."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field

from osgeo import gdal
from qgis.core import QgsPalettedRasterRenderer
from qgis.PyQt.QtXml import QDomDocument

from .file_read import UTF8_OR_LATIN, read_text
from .opening import open_raster, open_vector

# Columns of class names and values in attribute tables, the best first.
_NAMES = re.compile(
    r"^(?:class_?names?|class|names?|label\d?|land_?cover(?:_class)?|nlcd.*|lc_?names?|desc.*|type|"
    r"名称|类型|类名|地类|地类名称|类别)$",
    re.IGNORECASE,
)
_VALUES = ("value", "values", "grid_code", "gridcode", "code", "classvalue", "值", "编码", "代码")
_NUMBER = re.compile(r"^\s*-?\d+(?:\.0*)?\s*$")
_WIDEST_STYLE = 4_000_000


@dataclass
class ClassLook:
    """Names and colours of classes.

    Parameters
    ----------
    names, colours : dict
        Class value to name and to "#rrggbb".
    """

    names: dict = field(default_factory=dict)
    colours: dict = field(default_factory=dict)

    def filled(self, other: ClassLook) -> ClassLook:
        """With what another look knows where this one knows nothing."""
        return ClassLook(self.names or other.names, self.colours or other.colours)


def look_of_style(layer) -> ClassLook:
    """What the style of a raster layer tells; a label that only repeats the value is no name."""
    if not isinstance(layer.renderer(), QgsPalettedRasterRenderer):
        return ClassLook()
    entries = [(entry.value, entry.label, entry.color.name()) for entry in layer.renderer().classes()]
    return _look(entries)


def look_of_file(path: str, band: int = 1) -> ClassLook:
    """What a raster file and the files beside it tell."""
    dataset = open_raster(path)
    if dataset is None or not 1 <= band <= dataset.RasterCount:
        return ClassLook()
    dataset.GetMetadata()  # GDAL 3.6 knows the category names of a GeoTIFF only once they were asked for.
    return look_of_band(dataset.GetRasterBand(band), path)


def look_of_band(raster, path: str) -> ClassLook:
    """What a band, its attribute table, and the attribute table and the style beside its file tell.

    Parameters
    ----------
    raster : gdal.Band
    path : str
        Its file.
    """
    found = _of_table(raster.GetDefaultRAT())
    if not found.names:
        found = ClassLook(_categories(raster), found.colours)
    if not found.names:
        found = found.filled(_of_vat(f"{path}.vat.dbf"))
    beside = ClassLook() if found.names else _of_qml(f"{os.path.splitext(path)[0]}.qml")
    return found.filled(beside).filled(ClassLook({}, _colour_table(raster)))


def _look(entries) -> ClassLook:
    names, colours = {}, {}
    for value, label, colour in entries:
        if float(value) != int(value):
            continue
        colours[int(value)] = colour
        if str(label).strip() and not _NUMBER.match(str(label)):
            names[int(value)] = str(label).strip()
    return ClassLook(names, colours)


def _categories(raster) -> dict:
    return {value: text for value, text in enumerate(raster.GetCategoryNames() or []) if text}


def _colour_table(raster) -> dict:
    table = raster.GetColorTable()
    if table is None:
        return {}
    entries = (table.GetColorEntry(value) for value in range(table.GetCount()))
    return {value: _hex(entry[:3]) for value, entry in enumerate(entries) if any(entry[:3])}


def _of_table(table) -> ClassLook:
    """A raster attribute table."""
    if table is None or not table.GetRowCount():
        return ClassLook()
    columns = [table.GetNameOfCol(number) for number in range(table.GetColumnCount())]
    value = table.GetColOfUsage(gdal.GFU_MinMax)
    value = _value_column(columns) if value < 0 else value
    if value < 0:
        return ClassLook()
    rows = range(table.GetRowCount())
    values = [table.GetValueAsDouble(row, value) for row in rows]
    name = table.GetColOfUsage(gdal.GFU_Name)
    texts = {
        number: [table.GetValueAsString(row, number) for row in rows]
        for number in range(len(columns))
        if number == name or (name < 0 and table.GetTypeOfCol(number) == gdal.GFT_String)
    }
    labels = texts[name] if name >= 0 else _name_column(columns, texts)
    channels = [table.GetColOfUsage(usage) for usage in (gdal.GFU_Red, gdal.GFU_Green, gdal.GFU_Blue)]
    if min(channels) < 0:
        plain = [column.casefold() for column in columns]
        channels = [plain.index(name) if name in plain else -1 for name in ("red", "green", "blue")]
    colours = [""] * len(values)
    if min(channels) >= 0:
        colours = _colours([[table.GetValueAsDouble(row, channel) for channel in channels] for row in rows])
    look = _look(zip(values, labels or [""] * len(values), colours))
    return ClassLook(look.names, look.colours if min(channels) >= 0 else {})


def _of_vat(path: str) -> ClassLook:
    """The attribute table that ArcGIS writes beside a raster."""
    if not os.path.isfile(path):
        return ClassLook()
    dataset = open_vector(path)
    if dataset is None or dataset.GetLayerCount() == 0:
        return ClassLook()
    layer = dataset.GetLayer(0)
    definition = layer.GetLayerDefn()
    columns = [definition.GetFieldDefn(number).GetName() for number in range(definition.GetFieldCount())]
    value = _value_column(columns)
    if value < 0:
        return ClassLook()
    rows = [[feature.GetField(number) for number in range(len(columns))] for feature in layer]
    texts = {
        number: ["" if row[number] is None else str(row[number]) for row in rows]
        for number in range(len(columns))
        if any(isinstance(row[number], str) for row in rows)
    }
    labels = _name_column(columns, texts)
    values = [row[value] for row in rows]
    plain = [column.casefold() for column in columns]
    coloured = {"red", "green", "blue"} <= set(plain)
    colours = [""] * len(rows)
    if coloured:
        colours = _colours([[float(row[plain.index(name)] or 0) for name in ("red", "green", "blue")] for row in rows])
    entries = zip(values, labels or [""] * len(rows), colours)
    look = _look(entry for entry in entries if entry[0] is not None)
    return ClassLook(look.names, look.colours if coloured else {})


def _colours(channels: list) -> list:
    """Colours of rows of red, green and blue, of 255 or, as ArcGIS writes them, of 1."""
    scale = 255.0 if max(map(max, channels), default=0.0) <= 1.0 else 1.0
    return [_hex(round(part * scale) for part in row) for row in channels]


def _hex(channels) -> str:
    return "#" + "".join(f"{int(part) & 255:02x}" for part in channels)


def _value_column(columns: list) -> int:
    plain = [column.casefold() for column in columns]
    return next((plain.index(name) for name in _VALUES if name in plain), -1)


def _name_column(columns: list, texts: dict) -> list:
    """The texts of the column that holds names: by its title, else the first that is filled and no numbers."""
    filled = [
        number for number, rows in texts.items() if any(rows) and not any(_NUMBER.match(text) for text in rows if text)
    ]
    titled = [number for number in filled if _NAMES.match(columns[number])]
    # The most detailed of several levels: LABEL1, LABEL2, LABEL3.
    best = max(titled or filled, key=lambda number: len(set(texts[number])), default=None)
    return [] if best is None else texts[best]


def _of_qml(path: str) -> ClassLook:
    """The palette of QGIS' style beside a file: programs without a screen load no styles."""
    if not os.path.isfile(path) or os.path.getsize(path) > _WIDEST_STYLE:
        return ClassLook()
    document = QDomDocument()
    if not document.setContent(read_text(path, UTF8_OR_LATIN)):
        return ClassLook()
    entries = document.elementsByTagName("paletteEntry")
    found = []
    for number in range(entries.count()):
        entry = entries.item(number).toElement()
        value = entry.attribute("value")
        if _NUMBER.match(value):
            found.append((float(value), entry.attribute("label"), entry.attribute("color")[:7]))
    return _look(found)
