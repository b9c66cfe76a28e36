"""What formats of rasters can hold, asked before a run computes anything."""

from __future__ import annotations

import os
import tempfile
from functools import lru_cache

from osgeo import gdal
from qgis.core import QgsRasterFileWriter

from ...core.errors import InputError
from ..layers.opening import open_raster
from ..platform.gdal_messages import gdal_errors

# They change values to save space.
_LOSSY = ("JPEG", "WEBP", "MBTiles", "PDF", "HEIF", "AVIF", "JPEGXL", "ECW", "WMS")
# They hold names of other files, or nothing that lasts.
_NO_FILES = ("VRT", "MEM")
# They lose the coordinate system.
_WITHOUT_CRS = ("ERS",)
# Rows and columns of a file that is written to see what a format keeps.
_FEW = 4
# GDAL's names of the types that are written to disk.
TYPE_NAMES = {"u1": "Byte", "i2": "Int16", "i4": "Int32", "f4": "Float32", "f8": "Float64"}


def driver_for(path: str) -> str:
    """GDAL's name of the format that a file's ending asks for; a GeoTIFF where it says nothing."""
    return QgsRasterFileWriter.driverForExtension(os.path.splitext(path)[1]) or "GTiff"


def check_format(path: str, label: str, kind: str = "", bands: int = 1) -> None:
    """Refuse a format that cannot hold what a run writes.

    Parameters
    ----------
    path : str
        The target.
    label : str
        What the output is called.
    kind : {"", "u1", "i2", "i4", "f4", "f8"}
        The type of the cells, as in `TYPE_NAMES`; empty where it is not known yet.
    bands : int
        As many at least.

    Raises
    ------
    InputError
    """
    name = driver_for(path)
    ending = os.path.splitext(path)[1] or path
    driver = gdal.GetDriverByName(name)
    able = driver is not None and (driver.GetMetadataItem("DCAP_CREATE") or driver.GetMetadataItem("DCAP_CREATECOPY"))
    if not able or name in _NO_FILES:
        raise InputError(
            "{output}: rasters cannot be written as {ending} here; choose a .tif.", output=label, ending=ending
        )
    if name in _LOSSY or name.startswith("JP2"):
        raise InputError(
            "{output}: the format {ending} changes values to save space; choose a .tif.", output=label, ending=ending
        )
    if name in _WITHOUT_CRS:
        raise InputError(
            "{output}: the format {ending} loses the coordinate system; choose a .tif.", output=label, ending=ending
        )
    held = (driver.GetMetadataItem("DMD_CREATIONDATATYPES") or "").split()
    wanted = TYPE_NAMES.get(kind)
    if wanted and held and wanted not in held:
        raise InputError(
            "{output}: the format {ending} cannot hold the values of this raster; choose a .tif.",
            output=label,
            ending=ending,
        )
    if bands > 1 and not _holds_bands(name, ending, wanted or "Byte", bands):
        raise InputError(
            "{output}: the format {ending} cannot hold the {count} bands of this raster; choose a .tif.",
            output=label,
            ending=ending,
            count=bands,
        )


@lru_cache(maxsize=64)
def _holds_bands(name: str, ending: str, kind: str, bands: int) -> bool:
    """Whether a format keeps some bands: no driver says how many it can, so that a small file is written."""
    with gdal_errors(), tempfile.TemporaryDirectory(prefix="esp-") as folder:
        path = os.path.join(folder, f"bands{ending}")
        try:
            source = gdal.GetDriverByName("MEM").Create("", _FEW, _FEW, bands, gdal.GetDataTypeByName(kind))
            source.SetGeoTransform((0.0, 1.0, 0.0, 0.0, 0.0, -1.0))
            copy = gdal.GetDriverByName(name).CreateCopy(path, source, strict=0)
            copy = None if copy is None else open_raster(path)
            return copy is not None and copy.RasterCount == bands
        except RuntimeError:
            return False
