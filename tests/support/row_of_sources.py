"""Sources of whole cells, and what became of links between them."""

from cells import square as outline
from osgeo import ogr, osr
from rasters import UTM
from tables import read_csv


def square(row, column, height=2, width=2):
    """A polygon that covers cells exactly."""
    return outline(row, column, height, width)


def write_sources(path, wkts, ids=None, crs=UTM):
    """A GeoPackage of polygons with the field source_id."""
    reference = osr.SpatialReference()
    reference.SetFromUserInput(crs)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("sources", reference, ogr.wkbUnknown)
    layer.CreateField(ogr.FieldDefn("source_id", ogr.OFTInteger))
    for number, wkt in zip(ids or range(1, len(wkts) + 1), wkts):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField("source_id", number)
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt) if wkt else None)
        layer.CreateFeature(feature)
    dataset = None
    return str(path)


def statuses(path):
    return {(int(row["from_id"]), int(row["to_id"])): int(row["status"]) for row in read_csv(path)}
