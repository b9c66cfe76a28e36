"""Small polygon layers as files, for the end-to-end tests."""

import pytest

# Core is tested without GDAL, too.
ogr = pytest.importorskip("osgeo.ogr")
osr = pytest.importorskip("osgeo.osr")


def write_boxes(path, boxes, crs=32648, **fields):
    """A GeoPackage of rectangles.

    Parameters
    ----------
    path : Path
    boxes : sequence of (left, bottom, right, top)
    crs : int
        EPSG code.
    **fields
        A number or text for each rectangle.
    """
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(crs)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("polygons", reference, ogr.wkbPolygon)
    for name, values in fields.items():
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTString if isinstance(values[0], str) else ogr.OFTReal))
    for row, (left, bottom, right, top) in enumerate(boxes):
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, values in fields.items():
            feature[name] = values[row]
        ring = f"{left} {bottom},{right} {bottom},{right} {top},{left} {top},{left} {bottom}"
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON(({ring}))"))
        layer.CreateFeature(feature)
    return str(path)


def read_rows(path):
    """The attributes of the features of a file, as dictionaries."""
    dataset = ogr.Open(str(path))
    return [feature.items() for feature in dataset.GetLayer(0)]
