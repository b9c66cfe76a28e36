"""Opening files by GDAL, whether or not another plugin has switched its exceptions on."""

from __future__ import annotations

from osgeo import gdal

from ..platform.gdal_messages import gdal_errors


def open_raster(path: str):
    """The dataset of a raster; None where GDAL cannot open it as one."""
    return _opened(path, gdal.OF_RASTER)


def open_vector(path: str, update: bool = False):
    """The dataset of a vector file; None where GDAL cannot open it as one."""
    return _opened(path, gdal.OF_VECTOR | (gdal.OF_UPDATE if update else 0))


def _opened(path: str, flags: int):
    with gdal_errors():
        try:
            return gdal.OpenEx(path, flags)
        except RuntimeError:
            return None
