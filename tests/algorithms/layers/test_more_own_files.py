"""Files as users have them that are nearly right: what is missing or wrong is named with the cure, or it is read."""

import os
import zipfile

import numpy as np
import pytest
from osgeo import gdal
from polygons import write_boxes
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from vectors import write_vector

LEFT, TOP = 500000.0, 4200000.0
RANDOM = np.random.default_rng(12)
CLASSES = RANDOM.integers(1, 10, (40, 50)).astype(np.uint8)
RESISTANCE = RANDOM.uniform(1, 10, (40, 50)).astype(np.float32)
# Metres from the corner, and as polygons.
BOXES = [(LEFT + 150, TOP - 270, LEFT + 270, TOP - 150), (LEFT + 900, TOP - 720, LEFT + 1020, TOP - 600)]
ALBERS = "+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs"


@pytest.fixture
def resistance(tmp_path):
    return write_tif(tmp_path / "resistance.tif", RESISTANCE)


@pytest.fixture
def sources(tmp_path):
    return write_boxes(tmp_path / "sources.gpkg", BOXES, crs=32647, source_id=[1, 2])


@pytest.fixture
def cover(tmp_path):
    return write_tif(tmp_path / "CLCD_2020.tif", CLASSES)


def costs(esp, tmp_path, resistance, sources):
    out = str(tmp_path / "cost.tif")
    esp("costdistance", RESISTANCE=resistance, SOURCES=sources, OUTPUT=out)
    return read_tif(out)


def copied(source, path, format_name, **options):
    gdal.GetDriverByName(format_name).CreateCopy(str(path), gdal.Open(str(source)), **options)
    return str(path)


@pytest.mark.parametrize("kind", ["null", "bowtie", "dxf", "fgb", "csv", "zip", "albers", "odd name"])
def test_sources_of_many_kinds(esp, tmp_path, resistance, sources, kind):
    wkts = [
        f"POLYGON(({left} {low},{right} {low},{right} {top},{left} {top},{left} {low}))"
        for left, low, right, top in BOXES
    ]
    wanted = 32
    if kind == "null":
        given = write_vector(tmp_path / "null.gpkg", [*wkts, "POLYGON EMPTY"])
    elif kind == "bowtie":
        left, low, right, top = BOXES[0]
        tie = f"POLYGON(({left} {top},{right} {low},{right} {top},{left} {low},{left} {top}))"
        given, wanted = write_vector(tmp_path / "tie.gpkg", [tie, wkts[1]]), 28
    elif kind in ("dxf", "fgb"):
        given = str(tmp_path / f"sources.{kind}")
        gdal.VectorTranslate(given, sources, format={"dxf": "DXF", "fgb": "FlatGeobuf"}[kind], selectFields=[])
    elif kind == "csv":
        rows = "".join(f'{number},"{wkt}"\n' for number, wkt in enumerate(wkts, 1))
        (tmp_path / "sources.csv").write_text(f"id,WKT\n{rows}", encoding="utf-8-sig")
        given = str(tmp_path / "sources.csv")
    elif kind == "zip":
        gdal.VectorTranslate(str(tmp_path / "s.shp"), sources, format="ESRI Shapefile")
        given = str(tmp_path / "sources.zip")
        with zipfile.ZipFile(given, "w") as packed:
            for suffix in ("shp", "shx", "dbf", "prj"):
                packed.write(tmp_path / f"s.{suffix}", f"s.{suffix}")
    elif kind == "albers":
        given = str(tmp_path / "albers.gpkg")
        gdal.VectorTranslate(given, sources, format="GPKG", dstSRS=ALBERS, reproject=True)
    else:
        folder = tmp_path / "50% #1 & 'q' [x]"
        folder.mkdir()
        given = str(folder / "a;b.gpkg")
        gdal.VectorTranslate(given, sources, format="GPKG")
    found = costs(esp, tmp_path, resistance, given)
    assert abs(np.count_nonzero(found == 0) - wanted) <= (1 if kind == "bowtie" else 0)


def test_a_shapefile_that_lost_a_part(esp, tmp_path, resistance, sources):
    gdal.VectorTranslate(str(tmp_path / "s.shp"), sources, format="ESRI Shapefile")
    os.remove(tmp_path / "s.shx")
    with pytest.raises(QgsProcessingException, match="no .shx file beside it"):
        costs(esp, tmp_path, resistance, str(tmp_path / "s.shp"))


def test_control_points_instead_of_a_place(esp, tmp_path, resistance, sources):
    points = [
        (LEFT, TOP, 0, 0),
        (LEFT + 1500, TOP, 50, 0),
        (LEFT, TOP - 1200, 0, 40),
        (LEFT + 1500, TOP - 1200, 50, 40),
    ]
    points = [gdal.GCP(x, y, 0, column, row) for x, y, column, row in points]
    path = str(tmp_path / "scanned.tif")
    gdal.Translate(path, resistance, GCPs=points, outputSRS="EPSG:32647")
    with pytest.raises(QgsProcessingException, match="control points instead of a place.*esp:prepare"):
        costs(esp, tmp_path, path, sources)
    esp("prepare", VALUE_RASTERS=[path], CRS="EPSG:32647", CELL_SIZE=30, FOLDER=str(tmp_path / "straight"))
    (straight,) = (tmp_path / "straight").glob("*.tif")
    assert np.allclose(np.nanmean(read_tif(straight)), RESISTANCE.mean(), rtol=0.02)
    assert np.count_nonzero(costs(esp, tmp_path, str(straight), sources) == 0) == 32


def test_a_virtual_raster_whose_files_moved(esp, tmp_path, resistance, sources):
    path = tmp_path / "mosaic.vrt"
    gdal.BuildVRT(str(path), [resistance]).FlushCache()
    path.write_text(path.read_text().replace("resistance.tif", "gone.tif"))
    with pytest.raises(QgsProcessingException, match="one is not there: .*gone.tif"):
        costs(esp, tmp_path, str(path), sources)


@pytest.mark.parametrize("kind", ["int64", "alpha", "nodata", "point", "png", "TIFF"])
def test_classes_in_many_files(esp, tmp_path, cover, kind):
    path, no_data = tmp_path / f"CLCD_{kind}.tif", 0
    if kind == "alpha":
        shown = np.where(np.arange(40)[:, None] < 5, 0, 255) * np.ones((1, 50))
        raster = gdal.GetDriverByName("GTiff").Create(str(path), 50, 40, 2)
        raster.SetGeoTransform(gdal.Open(cover).GetGeoTransform())
        raster.SetProjection(gdal.Open(cover).GetProjection())
        raster.GetRasterBand(2).SetColorInterpretation(gdal.GCI_AlphaBand)
        raster.GetRasterBand(1).WriteArray(CLASSES)
        raster.GetRasterBand(2).WriteArray(shown.astype(np.uint8))
        raster, no_data = None, 250
    elif kind == "png":
        path = copied(cover, tmp_path / "CLCD.png", "PNG")
    elif kind == "TIFF":
        path = copied(cover, tmp_path / "CLCD.TIFF", "GTiff")
    else:
        wide = gdal.GDT_Int64 if kind == "int64" and hasattr(gdal, "GDT_Int64") else gdal.GDT_Byte
        raster = gdal.Translate(str(path), cover, outputType=wide)
        if kind == "nodata":
            raster.GetRasterBand(1).SetNoDataValue(-9999)
        raster.SetMetadataItem("AREA_OR_POINT", "Point" if kind == "point" else "Area")
        raster = None
    out = str(tmp_path / "score.tif")
    esp("resistancefactor", INPUT=str(path), PRESET=1, OUTPUT=out)
    scores = read_tif(out)
    assert np.count_nonzero(np.isnan(scores)) == no_data
    assert np.nanmax(scores[CLASSES == 5]) == 1 and np.nanmin(scores[CLASSES == 8]) == 7


def test_pictures_of_classes_are_told(esp, tmp_path, cover):
    path = copied(cover, tmp_path / "CLCD_jpeg.tif", "GTiff", options=["COMPRESS=JPEG", "JPEG_QUALITY=95"])
    esp("resistancefactor", INPUT=path, PRESET=1, LEGEND=1, UNCOVERED=5, OUTPUT=str(tmp_path / "score.tif"))
    assert any("compressed as a picture" in line for line in esp.feedback.lines)
    with pytest.raises(QgsProcessingException, match="complex numbers"):
        gdal.Translate(str(tmp_path / "radar.tif"), cover, outputType=gdal.GDT_CFloat32)
        esp("classify", INPUT=str(tmp_path / "radar.tif"), OUTPUT=str(tmp_path / "classes.tif"))


ROWS = [(value, 10 - value) for value in range(1, 10)]


@pytest.mark.parametrize(
    "text",
    [
        "# made by hand\nclass,score\n" + "".join(f"{a},{b}\n" for a, b in ROWS),
        "Scores of resistance,\nclass,score\n" + "".join(f"{a}.0,{b}\n" for a, b in ROWS),
        "class score\n" + "".join(f"{a}   {b}\n" for a, b in ROWS),
        "class|score\n" + "".join(f"{a}|{b}\n" for a, b in ROWS),
        "sep=;\nclass;score\n" + "".join(f"{a};{b}\n" for a, b in ROWS),
    ],
)
def test_tables_as_programs_write_them(esp, tmp_path, cover, text):
    (tmp_path / "table.csv").write_text(text, encoding="utf-8")
    out = str(tmp_path / "score.tif")
    esp("resistancefactor", INPUT=cover, TABLE=str(tmp_path / "table.csv"), OUTPUT=out)
    assert np.array_equal(read_tif(out), 10.0 - CLASSES)


def test_a_class_with_two_scores_is_named(esp, tmp_path, cover):
    (tmp_path / "table.csv").write_text("class,score\n1,5\n" + "".join(f"{a},{b}\n" for a, b in ROWS))
    with pytest.raises(QgsProcessingException, match="two scores for 1; keep one"):
        esp("resistancefactor", INPUT=cover, TABLE=str(tmp_path / "table.csv"), OUTPUT=str(tmp_path / "score.tif"))
