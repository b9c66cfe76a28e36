"""Vectors in the formats, dimensions and encodings that people keep them in."""

import zipfile

import pytest
from network_layers import rows_of
from osgeo import gdal, ogr, osr
from own_layers import RESISTANCE, ZONE, lines_of, memory_layer
from qgis.core import QgsProcessingException, QgsProject, QgsVectorLayer
from rasters import read_tif
from vectors import write_vector

# Ten by ten cells, and one of them far from it.
SQUARE = "POLYGON ((500300 3999000,500600 3999000,500600 3999300,500300 3999300,500300 3999000))"
OTHER = "POLYGON ((501500 3999000,501800 3999000,501800 3999300,501500 3999300,501500 3999000))"
HOLED = SQUARE[:-1] + ",(500390 3999090,500510 3999090,500510 3999210,500390 3999210,500390 3999090))"
BOWTIE = "POLYGON ((500300 3999000,500600 3999300,500600 3999000,500300 3999300,500300 3999000))"
SPIKE = "POLYGON ((500300 3999000,500600 3999000,500900 3999000,500600 3999000,500600 3999300,500300 3999300," \
        "500300 3999000))"  # fmt: skip
INSIDE_OUT = "POLYGON ((500300 3999000,500300 3999300,500600 3999300,500600 3999000,500300 3999000))"
CURVED = "MULTISURFACE (CURVEPOLYGON (COMPOUNDCURVE ((500300 3999000,500600 3999000),CIRCULARSTRING (500600 3999000," \
         "500750 3999150,500600 3999300),(500600 3999300,500300 3999300,500300 3999000))))"  # fmt: skip


def utm():
    reference = osr.SpatialReference()
    reference.SetFromUserInput(ZONE)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def shapefile(path, names, encoding, ldid, cpg=""):
    """A shapefile whose table holds names in an encoding that it does not tell, unless a .cpg does."""
    dataset = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(path))
    layer = dataset.CreateLayer(path.stem, utm(), ogr.wkbPolygon, ["ENCODING=UTF-8"])
    field = ogr.FieldDefn("NAME", ogr.OFTString)
    field.SetWidth(24)
    layer.CreateField(field)
    for number, wkt in enumerate((SQUARE, OTHER)):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["NAME"] = f"@@{number}"
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        layer.CreateFeature(feature)
    layer = dataset = None
    table = path.with_suffix(".dbf")
    content = table.read_bytes()
    for number, name in enumerate(names):
        letters = name.encode(encoding)
        content = content.replace(f"@@{number}".encode().ljust(len(letters)), letters)
    table.write_bytes(content[:29] + bytes([ldid]) + content[30:])
    path.with_suffix(".cpg").unlink()
    if cpg:
        path.with_suffix(".cpg").write_text(cpg)
    return str(path)


@pytest.mark.parametrize(
    ("names", "encoding", "ldid", "cpg", "told"),
    [
        (("武威市", "张掖市甘州区"), "gbk", 0x00, "", "texts are read as GB18030"),
        (("武威市", "张掖市甘州区"), "gbk", 0x57, "", "texts are read as GB18030"),
        (("武威市", "张掖市甘州区"), "gbk", 0x4D, "", ""),
        (("武威市", "张掖市甘州区"), "gbk", 0x57, "GBK", ""),
        (("武威市", "张掖市甘州区"), "utf-8", 0x57, "", "texts are read as UTF-8"),
        (("Forêt d'Orléans", "Évian"), "latin-1", 0x57, "", ""),
        (("plain", "ascii"), "ascii", 0x57, "", ""),
    ],
)
def test_names_in_a_shapefile(esp, tmp_path, names, encoding, ldid, cpg, told):
    path = shapefile(tmp_path / "districts.shp", names, encoding, ldid, cpg)
    esp("connectivity", INPUT=path, ID_FIELD="NAME", OUTPUT=str(tmp_path / "out.gpkg"))
    assert sorted(row["NAME"] for row in rows_of(tmp_path / "out.gpkg")) == sorted(names)
    assert told in lines_of(esp) if told else "texts are read" not in lines_of(esp)


def test_an_encoding_that_the_user_has_chosen_stays(esp, tmp_path):
    path = shapefile(tmp_path / "districts.shp", ("武威市", "张掖市甘州区"), "gbk", 0x57)
    layer = QgsVectorLayer(path, "districts", "ogr")
    layer.setProviderEncoding("Big5")
    esp("connectivity", INPUT=layer, ID_FIELD="NAME", OUTPUT=str(tmp_path / "out.gpkg"))
    assert "texts are read" not in lines_of(esp)
    assert "武威市" not in {row["NAME"] for row in rows_of(tmp_path / "out.gpkg")}


def cells_of(esp, tmp_path, sources, **more):
    """How many cells of the grid belong to the sources."""
    esp("costdistance", RESISTANCE=RESISTANCE, SOURCES=sources, OUTPUT=str(tmp_path / "cost.tif"), **more)
    return int((read_tif(tmp_path / "cost.tif") == 0).sum())


@pytest.mark.parametrize(
    ("kind", "wkts", "cells", "told"),
    [
        ("PolygonZM", [SQUARE.replace("POLYGON ", "POLYGON ZM ").replace(" 39990", " 39990")], 100, ""),
        ("Polygon", [HOLED], 84, ""),
        ("Polygon", [INSIDE_OUT], 100, ""),
        ("Polygon", [SPIKE], 100, "1 invalid geometry was repaired"),
        ("Polygon", [BOWTIE], 50, "1 invalid geometry was repaired"),
        ("Polygon", [SQUARE, "POLYGON EMPTY", ""], 100, "2 features without geometry were left out"),
        ("MultiSurface", [CURVED], 139, "1 feature has arcs"),
        ("MultiPolygon", [f"MULTIPOLYGON ({SQUARE[8:]},{OTHER[8:]})"], 200, ""),
    ],
)
def test_dimensions_rings_and_parts(esp, tmp_path, kind, wkts, cells, told):
    if kind == "PolygonZM":
        corners = SQUARE[10:-2].split(",")
        wkts = ["POLYGON ZM ((" + ",".join(f"{corner} 5 7" for corner in corners) + "))"]
    layer = memory_layer(kind, [(wkt, []) for wkt in wkts])
    assert cells_of(esp, tmp_path, layer) == pytest.approx(cells, abs=4)
    assert told in lines_of(esp)


def test_collections_and_mixed_layers(esp, tmp_path):
    line, point = "LINESTRING (500000 3998000,502000 3998000)", "POINT (500100 3999900)"
    path = write_vector(tmp_path / "mixed.gpkg", [f"GEOMETRYCOLLECTION ({SQUARE},{point},{line})", OTHER, line], ZONE)
    out = str(tmp_path / "out.gpkg")
    esp("connectivity", INPUT=path, OUTPUT=out)
    assert sorted(row["area_ha"] for row in rows_of(out)) == pytest.approx([9.0, 9.0])
    assert "1 feature of another kind was left out" in lines_of(esp)


def test_formats(esp, tmp_path):
    plain = write_vector(tmp_path / "plain.gpkg", [SQUARE, OTHER], ZONE)
    for name, driver in (("a.kml", "KML"), ("a.fgb", "FlatGeobuf"), ("a.geojsonl", "GeoJSONSeq"), ("a.gml", "GML"),
                         ("a.sqlite", "SQLite"), ("a.tab", "MapInfo File"), ("a.shp", "ESRI Shapefile")):  # fmt: skip
        path = str(tmp_path / name)
        options = {"dstSRS": "EPSG:4326"} if driver in ("KML", "GeoJSONSeq") else {}
        assert gdal.VectorTranslate(path, plain, format=driver, **options) is not None, driver
        assert cells_of(esp, tmp_path, path) == pytest.approx(200, abs=2), driver
    with zipfile.ZipFile(tmp_path / "打包.zip", "w") as archive:
        for ending in ("shp", "shx", "dbf", "prj"):
            archive.write(tmp_path / f"a.{ending}", f"中文/a.{ending}")
    assert cells_of(esp, tmp_path, f"/vsizip/{tmp_path}/打包.zip/中文/a.shp") == pytest.approx(200, abs=2)


def test_way_points_of_a_receiver(esp, tmp_path):
    places = memory_layer("Point", [("POINT (500300 3999000)", ["camp"]), ("POINT (501500 3999000)", ["ford"])],
                          "&field=name:string(20)")  # fmt: skip
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform

    away = QgsCoordinateTransform(places.crs(), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance())
    rows = ""
    for feature in places.getFeatures():
        point = away.transform(feature.geometry().asPoint())
        rows += f'<wpt lat="{point.y():.9f}" lon="{point.x():.9f}"><ele>5</ele><name>{feature["name"]}</name></wpt>'
    path = tmp_path / "walk.gpx"
    path.write_text(f'<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">{rows}</gpx>')
    assert cells_of(esp, tmp_path, str(path), ID_FIELD="name") == 2
    assert "2 sources by the field name" in lines_of(esp)


def test_views_queries_and_filters(esp, tmp_path):
    path = write_vector(tmp_path / "base.gpkg", [SQUARE, OTHER], ZONE)
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_UPDATE)
    dataset.ExecuteSQL("CREATE VIEW eastern AS SELECT fid AS OGC_FID, geom FROM features WHERE fid = 2")
    dataset.ExecuteSQL("INSERT INTO gpkg_contents (table_name, identifier, data_type, srs_id) "
                       "SELECT 'eastern', 'eastern', 'features', srs_id FROM gpkg_contents LIMIT 1")  # fmt: skip
    dataset.ExecuteSQL("INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) "
                       "SELECT 'eastern', 'geom', geometry_type_name, srs_id, z, m FROM gpkg_geometry_columns LIMIT 1"
                       )  # fmt: skip
    dataset = None
    assert cells_of(esp, tmp_path, f"{path}|layername=eastern") == 100
    assert cells_of(esp, tmp_path, f"{path}|layername=features|subset=fid = 1") == 100
    layer = QgsVectorLayer(f"{path}|layername=features", "base", "ogr")
    QgsProject.instance().addMapLayer(layer, False)
    try:
        query = f"?query=SELECT st_buffer(geometry, -30) AS geometry FROM \"{layer.id()}\"&geometry=geometry:3:32648"
        virtual = QgsVectorLayer(query, "shrunk", "virtual")
        assert virtual.isValid() and cells_of(esp, tmp_path, virtual) == pytest.approx(128, abs=1)
    finally:
        QgsProject.instance().removeMapLayer(layer.id())


def test_what_is_no_vector_of_that_kind_is_one_sentence(esp, tmp_path):
    lines = write_vector(tmp_path / "lines.gpkg", ["LINESTRING (500000 3998000,502000 3998000)"], ZONE)
    with pytest.raises(QgsProcessingException, match="the layer lines has lines; a layer of polygons is needed"):
        esp("connectivity", INPUT=lines)
    bare = memory_layer("Polygon", [("", [])])
    with pytest.raises(QgsProcessingException, match="layer has no features"):
        esp("connectivity", INPUT=bare)
