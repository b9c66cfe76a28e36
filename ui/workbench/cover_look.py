"""The user's land cover on the map: once it is known what its classes mean they have names and colours."""

from __future__ import annotations

import json

from qgis.core import QgsPalettedRasterRenderer, QgsSingleBandGrayRenderer
from qgis.PyQt import sip

from ...algorithms.layers.class_names import look_of_file
from ...algorithms.layers.opening import raster_layer
from ...algorithms.layers.styles import ClassStyle, style_raster
from ...algorithms.report.words import in_language
from ...core.legend import legend_of
from ...core.presets import LEGENDS, land_cover_meanings, read_legend
from .layer_facts import DRESSED, file_of, is_dressed
from .layer_tree import style_mark

# Products whose colours stand for common land covers, in their order, and what has none.
_COLOURS = ("clcd", "esa_worldcover")
_PLAIN = "#bdbdbd"


def dress(layer, product: str, values) -> bool:
    """Give a land cover the names and colours of its classes, unless somebody has chosen a style for it.

    Parameters
    ----------
    layer : QgsRasterLayer
    product : str
        Whose legend it has; empty where its file names the classes.
    values : iterable of int
        The classes that are there.

    Returns
    -------
    bool
        Whether its style is another now.
    """
    names, colours = _look(layer, product)
    entries = tuple((value, colours.get(value, _PLAIN), in_language(names[value])) for value in sorted(values)
                    if value in names)  # fmt: skip
    told = json.dumps([[value, label] for value, _colour, label in entries], ensure_ascii=False)
    if not entries or layer.customProperty(DRESSED) == told or not _is_free(layer):
        return False
    style_raster(layer, ClassStyle(entries), (0.0, 1.0))
    layer.setCustomProperty(DRESSED, told)
    layer.triggerRepaint()
    layer.emitStyleChanged()
    return True


def repaint(layer, iface) -> None:  # noqa: QGS105 - the session hands it over
    """Have the map show a new style: QGIS keeps the picture of the old one where it was being drawn just then."""
    canvas = None if iface is None else iface.mapCanvas()
    if canvas is None or not canvas.isDrawing():
        return

    def again():
        canvas.mapCanvasRefreshed.disconnect(again)
        if not sip.isdeleted(layer):
            layer.triggerRepaint()

    canvas.mapCanvasRefreshed.connect(again)


def _is_free(layer) -> bool:
    """Whether the style is the one that QGIS gives to any raster, or the one that was given here."""
    if is_dressed(layer):
        return True
    if not isinstance(layer.renderer(), QgsSingleBandGrayRenderer) or layer.providerType() != "gdal":
        return False
    fresh = raster_layer(layer.source(), layer.name())
    return fresh.isValid() and style_mark(fresh) == style_mark(layer)


def _look(layer, product: str) -> tuple:
    """Class to name, and to colour."""
    if product in LEGENDS:
        legend = read_legend(product)
        return legend.names, legend.colours
    path = file_of(layer)
    if not path or isinstance(layer.renderer(), QgsPalettedRasterRenderer) and not is_dressed(layer):
        return {}, {}
    look = look_of_file(path)
    covers = legend_of(look.names, land_cover_meanings()).land_cover
    common: dict = {}
    for known in map(read_legend, _COLOURS):
        for value, cover in known.land_cover.items():
            common.setdefault(cover, known.colours[value])
    colours = {value: common[cover] for value, cover in covers.items() if cover in common}
    return look.names, {**colours, **look.colours}
