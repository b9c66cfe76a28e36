"""Small rasters as files, for the end-to-end tests."""

import numpy as np
import pytest

# Core is tested without GDAL, too.
gdal = pytest.importorskip("osgeo.gdal")
osr = pytest.importorskip("osgeo.osr")

UTM = "EPSG:32647"
NODATA = -9999.0


def write_tif(path, array, cell_size=30.0, origin=(500000.0, 4200000.0), crs=UTM, nodata=None, **options):
    """A GeoTIFF of an array (2-D, or 3-D for several bands); NaN becomes nodata."""
    array = np.asarray(array)
    bands = array[None] if array.ndim == 2 else array
    kinds = {"u1": gdal.GDT_Byte, "i2": gdal.GDT_Int16, "i4": gdal.GDT_Int32, "f4": gdal.GDT_Float32}
    kind = kinds.get(bands.dtype.str[1:], gdal.GDT_Float64)
    if bands.dtype == np.int64:
        bands, kind = bands.astype(np.int32), gdal.GDT_Int32
    driver = gdal.GetDriverByName("GTiff")
    dataset = driver.Create(str(path), bands.shape[2], bands.shape[1], bands.shape[0], kind)
    width, height = options.get("cells", (cell_size, -cell_size))
    dataset.SetGeoTransform((origin[0], width, options.get("skew", 0.0), origin[1], 0.0, height))
    if crs:
        reference = osr.SpatialReference()
        reference.SetFromUserInput(crs)
        dataset.SetProjection(reference.ExportToWkt())
    if nodata is None and bands.dtype.kind == "f" and np.isnan(bands).any():
        nodata = NODATA
    for number, band in enumerate(bands, 1):
        raster = dataset.GetRasterBand(number)
        if nodata is not None:
            raster.SetNoDataValue(nodata)
            if band.dtype.kind == "f":
                band = np.where(np.isnan(band), nodata, band)
        if "scale" in options:
            raster.SetScale(options["scale"])
            raster.SetOffset(options.get("offset", 0.0))
        raster.WriteArray(band)
    dataset = None
    return str(path)


def read_tif(path, band=1):
    """A band as floats with NaN where it has no data."""
    dataset = gdal.Open(str(path))
    raster = dataset.GetRasterBand(band)
    values = raster.ReadAsArray().astype(np.float64)
    values[raster.GetMaskBand().ReadAsArray() == 0] = np.nan
    return values
