"""What formats of rasters can hold, asked before a run computes anything."""

from __future__ import annotations

import os

from osgeo import gdal
from qgis.core import QgsRasterFileWriter

from ...core.errors import InputError

# They change values to save space.
_LOSSY = ("JPEG", "WEBP", "MBTiles", "PDF", "HEIF", "AVIF", "JPEGXL", "ECW", "WMS")
# They hold names of other files, or nothing that lasts.
_NO_FILES = ("VRT", "MEM")
# They lose the coordinate system.
_WITHOUT_CRS = ("ERS",)
# GDAL's names of the types that are written to disk.
TYPE_NAMES = {"u1": "Byte", "i2": "Int16", "i4": "Int32", "f4": "Float32", "f8": "Float64"}


def driver_for(path: str) -> str:
    """GDAL's name of the format that a file's ending asks for; a GeoTIFF where it says nothing."""
    return QgsRasterFileWriter.driverForExtension(os.path.splitext(path)[1]) or "GTiff"


def check_format(path: str, label: str, kind: str = "") -> None:
    """Refuse a format that cannot hold what a run writes.

    Parameters
    ----------
    path : str
        The target.
    label : str
        What the output is called.
    kind : {"", "u1", "i2", "i4", "f4", "f8"}
        The type of the cells, as in `TYPE_NAMES`; empty where it is not known yet.

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
