"""Small vector layers as files, for the end-to-end tests."""

import json

from osgeo import ogr, osr


def write_geojson(path, features, crs="EPSG:32647"):
    """GeoJSON of (geometry type, coordinates, properties); a legacy crs member names the system."""
    collection = {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": f"urn:ogc:def:crs:{crs.replace(':', '::')}"}},
        "features": [
            {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}
            for kind, coordinates, properties in features
        ],
    }
    path.write_text(json.dumps(collection))
    return str(path)


def box(left, bottom, right, top):
    """The coordinates of a rectangle."""
    return [[[left, bottom], [right, bottom], [right, top], [left, top], [left, bottom]]]


def write_vector(path, wkts, crs="EPSG:32647"):
    """A GeoPackage of geometries given as WKT."""
    reference = osr.SpatialReference()
    reference.SetFromUserInput(crs)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("features", reference, ogr.wkbUnknown)
    for wkt in wkts:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)
    layer = dataset = None
    return str(path)
