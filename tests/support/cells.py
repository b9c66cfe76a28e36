"""Vector layers along the cells of the rasters that `write_tif` makes, for the end-to-end tests."""

from pathlib import Path

import pytest
from qgis.core import QgsVectorLayer
from rasters import UTM

# Core is tested without GDAL, too.
ogr = pytest.importorskip("osgeo.ogr")
osr = pytest.importorskip("osgeo.osr")

WEST, NORTH, CELL = 500000.0, 4200000.0, 30.0


def square(row, column, height=3, width=3):
    """The outline of some cells."""
    left, top = WEST + column * CELL, NORTH - row * CELL
    right, bottom = left + width * CELL, top - height * CELL
    return f"POLYGON(({left} {top},{right} {top},{right} {bottom},{left} {bottom},{left} {top}))"


def write_layer(path, kind, rows, fields=("source_id",), crs=UTM):
    """A GeoPackage of (wkt, integers); the field cost holds decimals."""
    reference = osr.SpatialReference()
    reference.SetFromUserInput(crs)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer(Path(path).stem, reference, kind)
    for name in fields:
        layer.CreateField(ogr.FieldDefn(name, ogr.OFTReal if name == "cost" else ogr.OFTInteger))
    for wkt, values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for name, value in zip(fields, values):
            feature.SetField(name, value)
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt) if wkt else None)
        layer.CreateFeature(feature)
    dataset = None
    return str(path)


def features(path, layer=None):
    """Attributes and geometry of every feature, in the order of the file."""
    loaded = QgsVectorLayer(f"{path}|layername={layer}" if layer else str(path), "layer", "ogr")
    assert loaded.isValid(), path
    names = [field.name() for field in loaded.fields()]
    return [
        (dict(zip(names, feature.attributes())), feature.geometry())
        for feature in sorted(loaded.getFeatures(), key=lambda feature: feature.id())
    ]
