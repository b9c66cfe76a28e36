"""What users bring as rasters: understood and said, or refused with the cure, by every algorithm."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr
from qgis.core import QgsMeshLayer, QgsProcessingException, QgsRasterLayer
from rasters import read_tif, write_tif

RNG = np.random.default_rng(11)
HEIGHTS = RNG.uniform(2700.0, 3300.0, (12, 12)).astype(np.float32)
CLCD = np.arange(144, dtype=np.uint8).reshape(12, 12) % 9 + 1


def said(esp, *parts):
    return any(all(part in line for part in parts) for line in esp.feedback.lines)


def refused(esp, sentence, name, **parameters):
    with pytest.raises(QgsProcessingException, match=sentence):
        esp(name, **parameters)


# -- fills and units -----------------------------------------------------------------------


@pytest.mark.parametrize("fill", [-99, -9999, -32768, 65535, -3.4e38])
def test_undeclared_fills_are_refused_with_their_count(esp, tif, tmp_path, fill):
    values = HEIGHTS.copy()
    values[2, 3:6] = fill
    out = str(tmp_path / "out.tif")
    refused(
        esp,
        r"dem has 3 cells of .* that the file does not declare.*VALID_RANGES",
        "resistancefactor", INPUT=tif("dem", values), MEASURE=2, CLASSIFICATION=1, OUTPUT=out,
    )  # fmt: skip
    assert not Path(out).exists()
    esp("resistancefactor", INPUT=tif("dem", values, nodata=fill), MEASURE=2, CLASSIFICATION=1, OUTPUT=out)
    # The same with the user's own nodata.
    assert np.isnan(read_tif(out)).any()


def test_zeros_around_a_dem_are_no_ground(esp, tif, tmp_path):
    rows, columns = np.mgrid[:30, :30]
    values = (600 + 4 * rows + 3 * columns).astype(np.float32)
    values[rows > 20 + columns / 10] = 0
    out = str(tmp_path / "slope.tif")
    esp("resistancefactor", INPUT=tif("dem", values), MEASURE=2, CLASSIFICATION=1, OUTPUT=out)
    said(esp, "dem: 226 cells of elevation 0 at the edge", "taken as no data")
    assert np.array_equal(np.isnan(read_tif(out)), values == 0)


def test_an_overlay_never_averages_with_a_fill(esp, tif, tmp_path):
    scores = RNG.integers(1, 10, (12, 12)).astype(np.int16)
    scores[0, 0] = -9999
    refused(
        esp, "scores has 1 cell of -9999, far from all its other values",
        "weightedoverlay", INPUTS=[tif("scores", scores), tif("other", CLCD)], OUTPUT=str(tmp_path / "out.tif"),
    )  # fmt: skip


def test_the_factor_of_a_unit_is_named(esp, tif, tmp_path):
    ndvi = (RNG.uniform(0.05, 0.85, (12, 12)) * 10000).astype(np.int16)
    esp("classify", INPUT=tif("ndvi_2020", ndvi), CLASSIFICATION=1, OUTPUT=str(tmp_path / "out.tif"))
    assert said(esp, "not plausible for NDVI", "x 0.0001", "SCALES ndvi_2020=0.0001")


def test_one_line_tells_what_was_understood(esp, tif, tmp_path):
    values = HEIGHTS.copy()
    values[0] = np.nan
    esp("classify", INPUT=tif("dem_2015", values), CLASSIFICATION=1, OUTPUT=str(tmp_path / "out.tif"))
    assert said(esp, "dem_2015: elevation 27", "m, 12 rows x 12 columns", "EPSG:32647", "2015", "8.3 % without data")
    esp("landscapemetrics", INPUT=tif("CLCD_2020", CLCD), METRICS_TABLE=str(tmp_path / "t.csv"))
    assert said(esp, "CLCD_2020: 9 classes (1, 2, 3", "legend: CLCD (China, 30 m), by the name of the layer", "2020")


# -- classes -------------------------------------------------------------------------------


def with_rat(path, rows, colours=False):
    """An attribute table in the .aux.xml beside a raster."""
    # Newer GDAL keeps nothing of a dataset that is only read.
    dataset = gdal.Open(path, gdal.GA_Update)
    table = gdal.RasterAttributeTable()
    table.CreateColumn("OID", gdal.GFT_Integer, gdal.GFU_Generic)
    table.CreateColumn("Value", gdal.GFT_Integer, gdal.GFU_Generic)
    table.CreateColumn("LABEL1", gdal.GFT_String, gdal.GFU_Generic)
    table.CreateColumn("LABEL3", gdal.GFT_String, gdal.GFU_Generic)
    for number, (value, name) in enumerate(rows):
        table.SetValueAsInt(number, 0, number)
        table.SetValueAsInt(number, 1, value)
        table.SetValueAsString(number, 2, "Land")
        table.SetValueAsString(number, 3, name)
    dataset.GetRasterBand(1).SetDefaultRAT(table)
    dataset = None


def with_vat(path, rows):
    """The .vat.dbf that ArcGIS writes."""
    dataset = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(path + ".vat.dbf")
    layer = dataset.CreateLayer(Path(path).name + ".vat", None, ogr.wkbNone)
    for name, kind in (("Value", ogr.OFTInteger), ("Count", ogr.OFTInteger), ("CLASS_NAME", ogr.OFTString)):
        layer.CreateField(ogr.FieldDefn(name, kind))
    for value, name in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetField(0, value)
        feature.SetField(1, 1)
        feature.SetField(2, name)
        layer.CreateFeature(feature)
    dataset = None


@pytest.mark.parametrize("way", ["aux.xml", "vat.dbf", "qml", "colours"])
def test_names_beside_the_file(esp, tif, tmp_path, way):
    cover = np.full((12, 12), 3, dtype=np.uint8)
    cover[4:9, 4:9] = 2
    cover[:2] = 7
    path = tif("classes", cover)
    rows = [(2, "Evergreen woodland"), (3, "Steppe"), (7, "Lake")]
    if way == "aux.xml":
        with_rat(path, rows)
    elif way == "vat.dbf":
        with_vat(path, rows)
    elif way == "qml":
        entries = "".join(f'<paletteEntry value="{v}" color="#0{v}0a0b" label="{n}" alpha="255"/>' for v, n in rows)
        Path(path).with_suffix(".qml").write_text(
            f'<qgis><pipe><rasterrenderer type="paletted" band="1"><colorPalette>{entries}</colorPalette>'
            "</rasterrenderer></pipe></qgis>"
        )
    else:
        from esp_toolbox.core.presets import read_legend

        table = gdal.ColorTable()
        for value, colour in read_legend("clcd").colours.items():
            table.SetColorEntry(value, tuple(bytes.fromhex(colour[1:])))
        dataset = gdal.Open(path, gdal.GA_Update)
        dataset.GetRasterBand(1).SetColorTable(table)
        dataset = None
    name = "Forest" if way == "colours" else "evergreen woodland"
    out, plain = str(tmp_path / "out.tif"), str(tmp_path / "plain.tif")
    esp("mspa", INPUT=path, FOREGROUND=name, OUTPUT=out)
    esp("mspa", INPUT=path, FOREGROUND="2", OUTPUT=plain)
    assert np.array_equal(read_tif(out), read_tif(plain), equal_nan=True)
    assert said(esp, "by the colours" if way == "colours" else "the layer's own class names")


def test_a_legend_can_be_chosen_and_values_that_fit_several_ask(esp, tif, tmp_path):
    cover = np.where(CLCD > 5, 5, CLCD).astype(np.uint8)
    path, out = tif("cover", cover), str(tmp_path / "out.tif")
    refused(esp, "fit .*CLCD.*MODIS IGBP.*choose its legend", "mspa", INPUT=path, FOREGROUND="forest", OUTPUT=out)
    esp("mspa", INPUT=path, FOREGROUND="forest, snow_ice", LEGEND=1, OUTPUT=out)
    plain = str(tmp_path / "plain.tif")
    esp("mspa", INPUT=path, FOREGROUND="2", OUTPUT=plain)
    assert np.array_equal(read_tif(out), read_tif(plain))


def test_a_choice_that_is_given_as_text_is_kept_as_one(esp, tif, tmp_path):
    """As commands give it: the report knows the legend by it."""
    out = str(tmp_path / "mspa.tif")
    esp("mspa", INPUT=tif("cover", CLCD), LEGEND="1", FOREGROUND="forest", INTEXT="true", OUTPUT=out)
    kept = json.loads(Path(f"{out}.json").read_text(encoding="utf-8"))["parameters"]
    assert (kept["LEGEND"], kept["INTEXT"]) == (1, True)


def test_the_products_zero_is_no_data(esp, tif, tmp_path):
    cover = CLCD.copy()
    cover[:, 0] = 0
    table = str(tmp_path / "t.csv")
    esp("landscapemetrics", INPUT=tif("CLCD_2020", cover), METRICS="TA", METRICS_TABLE=table)
    assert said(esp, "12 cells of 0 are no data in the legend CLCD")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (np.array([[2**33 + 1, 2], [3, 4]], dtype=np.float64), "class values up to 8589934593"),
        (np.array([[3e9, 3e9 + 1], [3, 4]], dtype=np.float64), "class values up to 3000000001"),
        (np.array([[0.25, 0.5], [0.75, 0.1]], dtype=np.float32), "not whole.*NDVI.*continuous values"),
    ],
)
def test_values_that_are_no_classes(esp, tif, tmp_path, values, sentence):
    path = tif("ndvi", values)
    for name in ("landscapemetrics", "mspa"):
        key = "METRICS_TABLE" if name == "landscapemetrics" else "OUTPUT"
        classes = {"FOREGROUND": "3"} if name == "mspa" else {}
        refused(esp, sentence, name, INPUT=path, **classes, **{key: str(tmp_path / "out.tif")})


def test_whole_floats_are_classes(esp, tif, tmp_path):
    table = str(tmp_path / "t.csv")
    esp("landscapemetrics", INPUT=tif("cover", CLCD.astype(np.float32)), METRICS="NP", METRICS_TABLE=table)
    assert said(esp, "9 classes", "CLCD", "by its set of values")


def test_whole_numbers_that_are_measurements(esp, tif, tmp_path):
    heights = HEIGHTS.astype(np.int16)
    refused(
        esp, "dem is elevation: continuous values", "mspa",
        INPUT=tif("dem", heights), FOREGROUND="1", OUTPUT=str(tmp_path / "out.tif"),
    )  # fmt: skip


def test_a_picture_is_no_land_cover(esp, tmp_path):
    path = str(tmp_path / "map.tif")
    dataset = gdal.GetDriverByName("GTiff").Create(path, 12, 12, 3, gdal.GDT_Byte, ["PHOTOMETRIC=RGB"])
    dataset.SetGeoTransform((500000.0, 30.0, 0, 4200000.0, 0, -30.0))
    dataset.GetRasterBand(1).WriteArray(CLCD)
    dataset = None
    out = str(tmp_path / "t.csv")
    refused(esp, "map is a picture with bands of red, green", "landscapemetrics", INPUT=path, METRICS_TABLE=out)
    esp("landscapemetrics", INPUT=path, BAND=1, METRICS_TABLE=out)


def test_finer_classes_go_by_the_most_frequent():
    from esp_toolbox.algorithms.layers.raster_align import warp
    from esp_toolbox.algorithms.layers.raster_read import Band
    from esp_toolbox.core.grid import Grid

    fine = np.full((12, 12), 4, dtype=np.int32)
    fine[1::3, 1::3] = 1  # the middle of every coarse cell, which the nearest would take
    utm = "EPSG:32647"
    band = Band(fine, np.ones(fine.shape, bool), Grid((12, 12), 30.0, (500000.0, 4200000.0), utm), {})
    coarse = Grid((4, 4), 90.0, (500000.0, 4200000.0), utm)
    assert (warp(band, coarse, True, "cover").values == 4).all()
    # Cells that become smaller keep what they hold.
    back = warp(Band(np.arange(16).reshape(4, 4), np.ones((4, 4), bool), coarse, {}), band.grid, True, "cover")
    assert np.array_equal(back.values, np.kron(np.arange(16).reshape(4, 4), np.ones((3, 3))))


# -- where rasters come from ---------------------------------------------------------------


def test_a_raster_in_a_zip_file(esp, tif, tmp_path):
    path = tif("cover", CLCD)
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(path, "cover.tif")
    table = str(tmp_path / "t.csv")
    esp("landscapemetrics", INPUT=f"/vsizip/{packed}/cover.tif", METRICS="NP", METRICS_TABLE=table)
    assert Path(table).exists()


def test_meshes_and_pictures_from_the_net_are_refused_in_one_sentence(esp, tif, tmp_path):
    path = tmp_path / "mesh.2dm"
    path.write_text("MESH2D\nND 1 500000 4199000 1\nND 2 500300 4199000 2\nND 3 500300 4199300 3\nE3T 1 1 2 3 1\n")
    mesh = QgsMeshLayer(str(path), "mesh", "mdal")
    assert mesh.isValid()
    out = str(tmp_path / "o.tif")
    cost = tif("cost", np.ones((12, 12), dtype=np.float32))
    for resistance in (mesh, cost):
        given = {"RESISTANCE": resistance, "SOURCES": mesh, "OUTPUT": out}
        refused(esp, "mesh is a mesh layer; turn it into a raster", "costdistance", **given)
    uri = "type=xyz&url=https://tile.invalid/%7Bz%7D/%7Bx%7D/%7By%7D.png&zmax=19&zmin=0"
    layer = QgsRasterLayer(uri, "tiles", "wms")
    if layer.isValid():
        refused(esp, "tiles is a picture from the net", "classify", INPUT=layer, OUTPUT=out)


def test_a_name_keeps_what_follows_a_dot(esp, tmp_path):
    path = str(tmp_path / "health.A2010001.h25v05.tif")
    write_tif(path, HEIGHTS)
    esp("classify", INPUT=path, CLASSIFICATION=1, OUTPUT=str(tmp_path / "out.tif"))
    assert said(esp, "health.A2010001.h25v05: values", "2010")


# -- inputs of other makers ----------------------------------------------------------------


def made(path, array, kind, driver="GTiff", options=(), nodata=None):
    """A raster of a driver, from an array."""
    memory = driver != "GTiff"
    target = gdal.GetDriverByName("MEM" if memory else "GTiff")
    dataset = target.Create("" if memory else path, array.shape[1], array.shape[0], 1, kind, list(options))
    dataset.SetGeoTransform((500000.0, 30.0, 0.0, 4200000.0, 0.0, -30.0))
    dataset.SetProjection(gdal.Open(write_tif(Path(path).with_suffix(".crs.tif"), CLCD)).GetProjection())
    if nodata is not None:
        dataset.GetRasterBand(1).SetNoDataValue(nodata)
    dataset.GetRasterBand(1).WriteArray(array)
    if memory:
        gdal.GetDriverByName(driver).CreateCopy(path, dataset)
    dataset = None
    return path


def _classes(tmp_path, name):
    """A raster of CLCD's classes as one kind of file holds them."""
    path = str(tmp_path / name)
    if name == "int8.tif":
        return made(path, CLCD, gdal.GDT_Byte, options=["PIXELTYPE=SIGNEDBYTE"])
    if name == "uint32.tif":
        return made(path, CLCD.astype(np.uint32), gdal.GDT_UInt32)
    if name == "nan.tif":
        return made(path, CLCD.astype(np.float32), gdal.GDT_Float32, nodata=float("nan"))
    if name == "nodata beyond.tif":
        return made(path, CLCD, gdal.GDT_Byte, nodata=-9999)
    if name == "cog.tif":
        gdal.Translate(path, gdal.Open(made(str(tmp_path / "plain.tif"), CLCD, gdal.GDT_Byte)), format="COG")
        return path
    if name == "virtual.vrt":
        gdal.BuildVRT(path, [made(str(tmp_path / "plain.tif"), CLCD, gdal.GDT_Byte)]).FlushCache()
        return path
    drivers = {".asc": "AAIGrid", ".img": "HFA", ".png": "PNG", ".sdat": "SAGA", ".gpkg": "GPKG"}
    path = made(path, CLCD, gdal.GDT_Byte, drivers[Path(path).suffix])
    return f"GPKG:{path}:{Path(path).stem}" if path.endswith(".gpkg") else path


@pytest.mark.parametrize(
    "name",
    ["int8.tif", "uint32.tif", "nan.tif", "nodata beyond.tif", "cog.tif", "virtual.vrt", "grid.asc", "erdas.img",
     "picture.png", "saga.sdat", "package.gpkg", "中文 名.asc"],
)  # fmt: skip
def test_the_same_classes_in_any_file(esp, tmp_path, name):
    table = str(tmp_path / "t.csv")
    esp("landscapemetrics", INPUT=_classes(tmp_path, name), METRICS="TA,NP", METRICS_TABLE=table)
    assert said(esp, "9 classes (1, 2, 3, 4, 5, 6, 7, 8, 9)", "0.0 % without data")


def test_an_undeclared_255_in_a_product_is_no_data(esp, tif, tmp_path):
    cover = CLCD.copy()
    cover[0, :5] = 255
    table = str(tmp_path / "t.csv")
    esp("landscapemetrics", INPUT=tif("CLCD_2020", cover), METRICS="TA", METRICS_TABLE=table)
    assert said(esp, "5 cells of", "255", "are no data in the legend CLCD")
    esp("landscapemetrics", INPUT=tif("soil", np.where(cover < 4, 2, cover)), METRICS="TA", METRICS_TABLE=table)
    assert said(esp, "5 cells are of class 255, which files often have")


def test_numbers_that_are_none(esp, tif, tmp_path):
    out = str(tmp_path / "o.tif")
    complex_numbers = made(str(tmp_path / "phase.tif"), HEIGHTS.astype(np.complex64), gdal.GDT_CFloat32)
    refused(esp, "phase holds complex numbers", "classify", INPUT=complex_numbers, OUTPUT=out)
    refused(esp, "nothing has no data", "classify", INPUT=tif("nothing", np.full((3, 3), np.nan)), OUTPUT=out)


def test_files_that_are_no_raster_by_themselves_name_the_way_out(esp, tif, tmp_path):
    heights = tif("heights", np.arange(100, dtype=np.float32).reshape(10, 10))
    package = str(tmp_path / "two.gpkg")
    for number, table in enumerate(("first", "second")):
        options = [f"RASTER_TABLE={table}", "TILE_FORMAT=TIFF", *["APPEND_SUBDATASET=YES"] * number]
        gdal.Translate(package, heights, format="GPKG", creationOptions=options)
    cloud = tmp_path / "scan.LAZ"
    cloud.write_bytes(b"LASF" + bytes(400))
    for given, sentence in (
        (package, "two.gpkg holds several rasters; give one of them: GPKG:.*two.gpkg:first, GPKG:.*:second"),
        (str(cloud), "scan.LAZ is a point cloud; turn it into a raster first"),
    ):
        with pytest.raises(QgsProcessingException, match=sentence):
            esp("classify", INPUT=given, OUTPUT=str(tmp_path / "c.tif"))
    esp("classify", INPUT=f"GPKG:{package}:second", OUTPUT=str(tmp_path / "c.tif"))


def test_kelvin_is_told(esp, tif, tmp_path):
    warm = tif("tmax", np.linspace(270, 300, 100, dtype=np.float32).reshape(10, 10))
    esp("classify", INPUT=warm, OUTPUT=str(tmp_path / "c.tif"))
    assert any("-273.15 would be" in line and "kelvin" in line for line in esp.feedback.lines)


# -- several years -------------------------------------------------------------------------


def test_years_of_two_products_are_refused(esp, tif, tmp_path):
    cover = (np.arange(100).reshape(10, 10) % 9 + 1).astype(np.uint8)
    other = np.array([0, 40, 10, 20, 30, 80, 70, 60, 50, 90], dtype=np.uint8)[cover]
    years = [tif("clcd_2010", cover), tif("worldcover_2021", other)]
    refused(
        esp, "clcd_2010 is CLCD .* and worldcover_2021 is ESA WorldCover, whose values mean different classes",
        "landtransition", LANDCOVERS=years, MATRIX=str(tmp_path / "matrix.csv"),
    )  # fmt: skip


def test_a_year_that_lacks_classes_has_the_legend_of_the_others(esp, tif, tmp_path):
    cover = (np.arange(100).reshape(10, 10) % 9 + 1).astype(np.uint8)
    fewer = np.where(np.isin(cover, [3, 6]), 4, cover).astype(np.uint8)
    rasters = [tif("first_2010", cover), tif("second_2020", fewer)]
    table = str(tmp_path / "matrix.csv")
    esp("landtransition", LANDCOVERS=rasters, MATRIX=table)
    said(esp, "second_2020: its classes are named as those of first_2010")
    assert "Shrub" in Path(table).read_text(encoding="utf-8")


def test_a_raster_that_is_given_twice(esp, tif, tmp_path):
    cover = tif("clcd_2010", (np.arange(100).reshape(10, 10) % 9 + 1).astype(np.uint8))
    scores = tif("scores", np.arange(100, dtype=np.float32).reshape(10, 10))
    refused(esp, "clcd_2010 is given twice", "landtransition", LANDCOVERS=[cover, cover], MATRIX="TEMPORARY_OUTPUT")
    esp("weightedoverlay", INPUTS=[scores, scores], OUTPUT=str(tmp_path / "out.tif"))
    said(esp, "scores is given twice, and counts twice")
