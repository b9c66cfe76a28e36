"""Opening files as QGIS' layers and as GDAL's datasets, whether or not another plugin has GDAL raise exceptions."""

from __future__ import annotations

import ntpath
import os
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass

from osgeo import gdal, ogr
from qgis.core import QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QUrl

from ...core.errors import InputError
from ..platform.gdal_messages import gdal_errors, gdal_options


def open_raster(path: str):
    """The dataset of a raster; None where GDAL cannot open it as one."""
    return _opened(path, gdal.OF_RASTER)


def open_vector(path: str, update: bool = False, options=()):
    """The dataset of a vector file, opened with options of its driver; None where GDAL cannot open it as one."""
    return _opened(path, gdal.OF_VECTOR | (gdal.OF_UPDATE if update else 0), options)


def _opened(path: str, flags: int, options=()):
    with gdal_errors():
        try:
            return gdal.OpenEx(path, flags, open_options=list(options))
        except RuntimeError:
            return None


def rasters_in(path: str) -> list:
    """What GDAL calls the rasters of a file that is none by itself, as NetCDF, HDF and GeoPackages can be."""
    dataset = open_raster(path)
    if dataset is None or dataset.RasterCount:
        return []
    return [name for name, _title in dataset.GetSubDatasets()]


def files_of_dataset(path: str) -> list:
    """The files that GDAL reads for a dataset: what a virtual raster is made of, side files; empty where it is none."""
    dataset = _opened(path, gdal.OF_RASTER | gdal.OF_VECTOR)
    return [] if dataset is None else list(dataset.GetFileList() or ())


@contextmanager
def without_traces(path: str):
    """Within it, a raster that is opened gets no ``.aux.xml``: QGIS counts statistics of each, and GDAL keeps them.

    Where there is such a file, it is part of the raster and is read.
    """
    with gdal_options({} if os.path.exists(f"{path}.aux.xml") else {"GDAL_PAM_ENABLED": "NO"}):
        yield


def raster_layer(path: str, name: str = "", styled: bool = True) -> QgsRasterLayer:
    """A raster file as a layer, with the style beside it; the layer is not valid where QGIS cannot read it.

    Parameters
    ----------
    path : str
    name : str
        The file's by default.
    styled : bool
        Without it the style beside the file is not read.
    """
    # A table is no raster, and GDAL says so.
    with gdal_errors(), without_traces(path):
        return QgsRasterLayer(path, name or os.path.basename(path), "gdal", QgsRasterLayer.LayerOptions(styled))


def vector_layer(path: str, name: str = "", table: str = "") -> QgsVectorLayer:
    """A vector file or a table of it as a layer, with its style; not valid where QGIS cannot read it."""
    source = f"{path}|layername={table}" if table else path
    return QgsVectorLayer(source, name or os.path.basename(path), "ogr")


def last_change(path: str) -> str:
    """When the layers of a GeoPackage were changed, as the file tells; its size where it does not."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=0.05)) as connection:
            rows = connection.execute("SELECT table_name, last_change FROM gpkg_contents ORDER BY 1").fetchall()
        return ";".join(f"{name} {time}" for name, time in rows if name != "layer_styles")
    except sqlite3.Error:
        return str(os.stat(path).st_size)


def file_of(layer) -> str:
    """The file that a layer's source names; empty for no layer."""
    path = "" if layer is None else layer.source().split("|")[0]
    return QUrl(path).toLocalFile() if path.startswith("file:") else path


def place_of(text: str, folder: str) -> str:
    """The place that a table or file in a folder names; on every system with the slashes of any.

    Parameters
    ----------
    text : str
        A path, from the folder or from the root of a disk.
    folder : str
    """
    place = os.path.normpath(os.path.join(folder, text))
    if "\\" not in text or os.path.exists(place):
        return place
    other = os.path.normpath(os.path.join(folder, text.replace("\\", "/")))
    return other if os.path.exists(other) else place


def name_of(text: str) -> str:
    """The last part of a path of any system."""
    return ntpath.basename(text)


def valid_layer(layer):
    """The layer.

    Raises
    ------
    InputError
        When QGIS cannot read it.
    """
    if layer.isValid():
        return layer
    if isinstance(layer, QgsRasterLayer):
        raise InputError("The raster {path} cannot be opened.", path=layer.source())
    raise InputError("The layer {path} cannot be opened.", path=layer.source())


@dataclass(frozen=True)
class PackageTable:
    """A layer of a vector file.

    Parameters
    ----------
    name : str
    title : str
        How readers see it; empty where the file has none.
    count : int
        Features.
    has_geometry : bool
    """

    name: str
    title: str
    count: int
    has_geometry: bool


def tables_of(path: str) -> list:
    """The layers of a vector file in its order, styles apart; empty where it is none."""
    dataset = open_vector(path)
    layers = [] if dataset is None else [dataset.GetLayer(number) for number in range(dataset.GetLayerCount())]
    return [
        PackageTable(
            layer.GetName(),
            layer.GetMetadataItem("IDENTIFIER") or "",
            layer.GetFeatureCount(),
            layer.GetGeomType() != ogr.wkbNone,
        )
        for layer in layers
        if layer.GetName() != "layer_styles"
    ]
