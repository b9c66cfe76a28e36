"""A raster layer as plain values: what is noted of it, so that it can be read in another thread."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from ...core.products.names import year_of
from ..platform.compat import WKT_PREFERRED
from .class_names import look_of_style
from .opening import open_raster


@dataclass
class RasterSource:
    """A raster layer as plain values that can cross threads.

    Parameters
    ----------
    name : str
        The layer's name, for messages.
    uri : str
        What GDAL opens, without QGIS' ``|option`` parts.
    options : list of str
        GDAL open options.
    provider : object or None
        A clone of the data provider where it is not GDAL's.
    ignored_nodata : set of int
        Bands whose declared nodata value the user has switched off.
    user_nodata : dict
        Band to the list of (low, high) ranges that the user has declared as nodata.
    class_names, class_colours : dict
        Class value to the name and to "#rrggbb" in the layer's style.
    crs : str
        WKT of the layer's coordinate system; empty where it has none.
    bands : int
    file : str
        The file that the layer shows, where `uri` is a file made from it.
    year : str
        Of the layer's temporal property, its name or its folder; empty where nothing tells.
    service : bool
        Pictures from the net (WMS, XYZ), which have no values.
    """

    name: str
    uri: str
    options: list = field(default_factory=list)
    provider: object = None
    ignored_nodata: set = field(default_factory=set)
    user_nodata: dict = field(default_factory=dict)
    class_names: dict = field(default_factory=dict)
    class_colours: dict = field(default_factory=dict)
    crs: str = ""
    bands: int = 1
    file: str = ""
    year: str = ""
    service: bool = False


def source_of(layer) -> RasterSource:
    """Note down what is needed of a `QgsRasterLayer` to read it elsewhere."""
    provider = layer.dataProvider()
    source, *options = layer.source().split("|")
    look = look_of_style(layer)
    bands = range(1, provider.bandCount() + 1)
    name = _full_name(layer, source)
    return RasterSource(
        name=name,
        uri=source,
        options=[text[len("option:") :] for text in options if text.startswith("option:")],
        provider=None if provider.name() == "gdal" else provider.clone(),
        ignored_nodata={
            band for band in bands if provider.sourceHasNoDataValue(band) and not provider.useSourceNoDataValue(band)
        },
        user_nodata={
            band: [(nodata.min(), nodata.max()) for nodata in provider.userNoDataValues(band)]
            for band in bands
            if provider.userNoDataValues(band)
        },
        class_names=look.names,
        class_colours=look.colours,
        crs=_system_of(layer.crs(), source),
        bands=provider.bandCount(),
        file=source,
        year=_year_of(layer, name, source),
        service=provider.name() == "wms",
    )


def _system_of(crs, path: str) -> str:
    """The WKT of a layer's system; the file's own where QGIS knows that there is one but has lost what it says.

    What QGIS holds of a system may belong to a thread that has ended, as the windows' `keep_threads` tells.
    """
    if not crs.isValid():
        return ""
    text = crs.toWkt(WKT_PREFERRED)
    dataset = None if text else open_raster(path)
    return text if dataset is None else dataset.GetProjection()


def _full_name(layer, path: str) -> str:
    """The layer's name; QGIS cuts that of a file at its first dot, and with it the date of MOD17A3HGF.A2010001."""
    stem = os.path.splitext(os.path.basename(path))[0]
    return stem if layer.name() == stem.split(".")[0] else layer.name()


def _year_of(layer, name: str, path: str) -> str:
    """The year of a layer: its temporal property, its name, its file, a folder that is called by a year."""
    temporal = layer.temporalProperties()
    if temporal is not None and temporal.isActive():
        begin = temporal.fixedTemporalRange().begin()
        if begin.isValid():
            return str(begin.date().year())
    folder = os.path.basename(os.path.dirname(path))
    return year_of(name) or year_of(os.path.basename(path)) or (folder if folder == year_of(folder) else "")
