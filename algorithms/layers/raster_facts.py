"""What a raster file says of itself beside its values: texts that name the product, kind of its bands, who made it."""

from __future__ import annotations

import os
from dataclasses import dataclass

from osgeo import gdal

from .raster_read import RasterSource, open_dataset

# Metadata that name a product or a variable, of files and bands.
_ITEMS = (
    "ShortName", "SHORTNAME", "LongName", "long_name", "LONGNAME", "standard_name", "NETCDF_VARNAME", "title",
    "TIFFTAG_IMAGEDESCRIPTION", "DESCRIPTION", "source", "NC_GLOBAL#title", "NC_GLOBAL#source",
)  # fmt: skip
_LONGEST = 200
_LOSSY_FORMATS = ("JPEG", "ECW", "MrSID")
# Those of our own algorithms that hand on what users have.
_HANDING_ON = ("esp:prepare",)


@dataclass(frozen=True)
class RasterFacts:
    """What is known of a raster without reading its values.

    Parameters
    ----------
    texts : tuple of str
        That may name its product, the layer's name first.
    picture : bool
        Its first bands are red, green and blue.
    own : bool
        A result of the toolbox, whose values are what they are meant to be.
    has_scale : bool
        The file has a scale or an offset of its own.
    lossy : bool
        It is compressed in a way that changes its values.
    declared : float or None
        The nodata value that the file declares.
    """

    texts: tuple = ()
    picture: bool = False
    own: bool = False
    has_scale: bool = False
    lossy: bool = False
    declared: object = None


def facts_of(source: RasterSource, band: int = 1) -> RasterFacts:
    """The facts of a band of a raster."""
    if source.provider is not None:
        return RasterFacts((source.name,))
    dataset = open_dataset(source)
    if not 1 <= band <= dataset.RasterCount:
        return RasterFacts((source.name,))
    raster = dataset.GetRasterBand(band)
    maker = dataset.GetMetadataItem("ESP_ALGORITHM") or ""
    texts = [source.name, os.path.basename(source.file), os.path.basename(source.uri), raster.GetDescription()]
    for holder in (dataset, raster):
        texts += [(holder.GetMetadataItem(item) or "")[:_LONGEST] for item in _ITEMS]
    colours = [dataset.GetRasterBand(number).GetColorInterpretation() for number in range(1, dataset.RasterCount + 1)]
    described = any(dataset.GetRasterBand(number).GetDescription() for number in range(1, dataset.RasterCount + 1))
    return RasterFacts(
        texts=tuple(text for text in texts if text),
        picture=colours[:3] == [gdal.GCI_RedBand, gdal.GCI_GreenBand, gdal.GCI_BlueBand]
        and not maker
        and not described,
        own=bool(maker) and maker not in _HANDING_ON,
        has_scale=raster.GetScale() not in (None, 1.0) or raster.GetOffset() not in (None, 0.0),
        lossy=dataset.GetDriver().ShortName in _LOSSY_FORMATS
        or "JPEG" in (dataset.GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") or ""),
        declared=raster.GetNoDataValue(),
    )
