"""esp:prepare: what people really have, onto one grid."""

import json
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal, ogr, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsRasterLayer, QgsVectorLayer
from rasters import read_tif

# A degree square in the Qaidam, in degrees, and the same ground on MODIS' sinusoidal sphere.
LEFT, BOTTOM, RIGHT, TOP = 96.0, 36.5, 96.2, 36.7
SINUSOIDAL = "+proj=sinu +lon_0=0 +x_0=0 +y_0=0 +R=6371007.181 +units=m +no_defs"


def grid_of(path):
    dataset = gdal.Open(str(path))
    return dataset.GetGeoTransform(), dataset.RasterYSize, dataset.RasterXSize, dataset.GetProjection()


def write(path, array, transform, crs, nodata=None, kind=gdal.GDT_Int16, names=None):
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), array.shape[1], array.shape[0], 1, kind)
    dataset.SetGeoTransform(transform)
    reference = osr.SpatialReference()
    reference.SetFromUserInput(crs)
    dataset.SetProjection(reference.ExportToWkt())
    band = dataset.GetRasterBand(1)
    if nodata is not None:
        band.SetNoDataValue(nodata)
    if names:
        band.SetCategoryNames(names)
    band.WriteArray(array)
    return str(path)


@pytest.fixture
def study_area(tmp_path):
    path = tmp_path / "county.geojson"
    ring = [[96.03, 36.53], [96.17, 36.55], [96.15, 36.67], [96.05, 36.66], [96.03, 36.53]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": {}, "geometry": geometry}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return str(path)


@pytest.fixture
def land_cover(tmp_path):
    """Classes 1 (west), 2 (east) in degrees, 0.00027 deg cells as CLCD has them."""
    cell = 0.00027
    count = int(round((RIGHT - LEFT) / cell))
    classes = np.ones((count, count), dtype=np.uint8)
    classes[:, count // 2 :] = 2
    transform = (LEFT, cell, 0, TOP, 0, -cell)
    return write(
        tmp_path / "CLCD_2020.tif", classes, transform, "EPSG:4326", 0, gdal.GDT_Byte, ["", "Cropland", "Forest"]
    )


@pytest.fixture
def ndvi(tmp_path):
    """Two sinusoidal tiles that meet inside the area; 0.5 everywhere, fill values in a corner."""
    to_sinusoidal = osr.CoordinateTransformation(reference("EPSG:4326"), reference(SINUSOIDAL))
    x, y, _ = to_sinusoidal.TransformPoint(96.1, 36.6)
    cell = 231.656
    seam, top = x, y + 120 * cell
    paths = []
    for name, left in (("h25v05", seam - 150 * cell), ("h26v05", seam)):
        values = np.full((240, 150), 5000, dtype=np.int16)
        values[:4, :4] = -28672
        paths.append(write(tmp_path / f"MOD13Q1_{name}.tif", values, (left, cell, 0, top, 0, -cell), SINUSOIDAL))
    return paths


def reference(text):
    result = osr.SpatialReference()
    result.SetFromUserInput(text)
    result.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return result


@pytest.fixture
def roads(tmp_path):
    path = str(tmp_path / "roads 道路.gpkg")
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    layer = dataset.CreateLayer("roads", reference("EPSG:3857"), ogr.wkbLineString)
    layer.CreateField(ogr.FieldDefn("class", ogr.OFTString))
    transform = osr.CoordinateTransformation(reference("EPSG:4326"), reference("EPSG:3857"))
    for name, ends in (("trunk", ((95.0, 36.6), (97.0, 36.6))), ("far", ((100.0, 30.0), (101.0, 30.0)))):
        feature = ogr.Feature(layer.GetLayerDefn())
        line = ogr.Geometry(ogr.wkbLineString)
        for end in ends:
            line.AddPoint_2D(*transform.TransformPoint(*end)[:2])
        feature.SetGeometry(line)
        feature.SetField("class", name)
        layer.CreateFeature(feature)
    return path


def test_everything_onto_one_grid(esp, tmp_path, study_area, land_cover, ndvi, roads, no_leftovers):
    folder = tmp_path / "all data"
    esp(
        "prepare",
        STUDY_AREA=study_area,
        CLASS_RASTERS=[land_cover],
        VALUE_RASTERS=ndvi,
        SCALES="MOD13=0.0001",
        VALID_RANGES="mod13=-2000..10000",
        VECTORS=[roads],
        CELL_SIZE=30,
        FOLDER=str(folder),
    )
    cover, index = folder / "CLCD_2020.tif", folder / "MOD13Q1.tif"
    assert grid_of(cover) == grid_of(index)
    transform, rows, columns, crs = grid_of(cover)
    assert transform[1] == 30.0
    assert transform[0] % 30.0 == 0.0
    assert QgsCoordinateReferenceSystem.fromWkt(crs).authid() == "EPSG:32647"
    classes, values = read_tif(cover), read_tif(index)
    assert set(np.unique(classes[np.isfinite(classes)])) == {1.0, 2.0}
    # Both know the same study area, and the seam of the tiles has left no trace in it.
    assert np.array_equal(np.isfinite(classes), np.isfinite(values))
    assert np.allclose(values[np.isfinite(values)], 0.5)
    # A polygon of 14 x 13 km fills about 80 % of its rectangle.
    assert 0.7 < np.isfinite(values).mean() < 0.9
    dataset = gdal.Open(str(cover))
    dataset.GetMetadata()  # without it GDAL 3.6 does not know them
    assert dataset.GetRasterBand(1).GetCategoryNames()[1] == "Cropland"
    layer = QgsVectorLayer(str(folder / "roads_道路.gpkg"))
    assert [feature["class"] for feature in layer.getFeatures()] == ["trunk"]
    assert layer.crs().authid() == "EPSG:32647"
    width = columns * 30.0
    assert next(layer.getFeatures()).geometry().length() == pytest.approx(width, rel=0.01)
    log = (folder / "log.html").read_text(encoding="utf-8")
    assert "joined from 2 tiles" in log
    assert "CLCD_2020.tif" in log
    assert json.loads((folder / "prepare.json").read_text(encoding="utf-8"))["tables"]["FILES"]["tiles"] == [1, 2, 1]


def test_coarsening_takes_the_majority_and_the_mean(esp, tif, tmp_path):
    classes = np.array([[1, 1, 2, 2], [1, 3, 2, 3], [4, 4, 5, 6], [4, 1, 6, 6]], dtype=np.uint8)
    values = np.arange(16, dtype=np.float32).reshape(4, 4)
    folder = tmp_path / "out"
    esp(
        "prepare",
        CLASS_RASTERS=[tif("classes", classes)],
        VALUE_RASTERS=[tif("values", values)],
        CELL_SIZE=60,
        FOLDER=str(folder),
    )
    assert read_tif(folder / "classes.tif").tolist() == [[1, 2], [4, 6]]
    assert read_tif(folder / "values.tif").tolist() == [[2.5, 4.5], [10.5, 12.5]]


def test_years_are_not_tiles(esp, tif, tmp_path):
    rasters = [tif(f"npp_{year}", np.full((2, 2), float(year), dtype=np.float32)) for year in (2003, 2013)]
    folder = tmp_path / "out"
    esp("prepare", VALUE_RASTERS=rasters, FOLDER=str(folder))
    assert read_tif(folder / "npp_2003.tif").tolist() == [[2003.0] * 2] * 2
    assert read_tif(folder / "npp_2013.tif").tolist() == [[2013.0] * 2] * 2


def test_rotated_and_oblong_rasters_are_straightened(esp, tif, tmp_path):
    folder = tmp_path / "out"
    oblong = tif("oblong", np.full((6, 4), 7.0, dtype=np.float32), cells=(30.0, -20.0))
    esp("prepare", VALUE_RASTERS=[oblong], CELL_SIZE=10, FOLDER=str(folder))
    assert np.nanmax(read_tif(folder / "oblong.tif")) == 7.0
    assert grid_of(folder / "oblong.tif")[0][1] == 10.0


def test_a_product_lends_its_names_and_colours(esp, tif, tmp_path):
    classes = np.array([[1, 2], [8, 77]], dtype=np.uint8)
    folder = tmp_path / "out"
    esp("prepare", CLASS_RASTERS=[tif("cover", classes)], LEGEND=1, FOLDER=str(folder))
    layer = QgsRasterLayer(str(folder / "cover.tif"), "cover")
    entries = {entry.value: entry for entry in layer.renderer().classes()}
    assert [entries[value].label for value in (1, 2, 8)] == ["Cropland", "Forest", "Impervious"]
    assert entries[1].color.name() == "#fae39c"
    assert any("77" in line and "not in the legend" in line for line in esp.feedback.lines)


def test_gaps_are_reported(esp, tif, tmp_path):
    values = np.ones((10, 10), dtype=np.float32)
    values[:3] = np.nan
    esp("prepare", VALUE_RASTERS=[tif("values", values)], FOLDER=str(tmp_path / "out"))
    assert any("30.0 % of the study area has no data" in line for line in esp.feedback.lines)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"VALUE_RASTERS": []}, "at least one raster"),
        ({"SCALES": "ndvi=abc"}, "not understood"),
        ({"SCALES": "ndvi=1..2"}, "not understood"),
        ({"VALID_RANGES": "ndvi=5..1"}, "not understood"),
        ({"TARGET_CRS": "EPSG:4326"}, "no metres on the ground"),
        ({"CELL_SIZE": 0}, "above 0"),
    ],
)
def test_bad_parameters(esp, tif, tmp_path, change, sentence):
    parameters = {"VALUE_RASTERS": [tif("ndvi", np.ones((3, 3), dtype=np.float32))], "FOLDER": str(tmp_path / "out")}
    with pytest.raises(QgsProcessingException, match=sentence):
        esp("prepare", **{**parameters, **change})
    assert not (tmp_path / "out").exists()


def test_raster_outside_the_study_area(esp, tif, tmp_path, study_area, no_leftovers):
    far = tif("far", np.ones((3, 3), dtype=np.float32), origin=(100000.0, 1000000.0))
    with pytest.raises(QgsProcessingException, match="far lies outside the study area"):
        esp("prepare", STUDY_AREA=study_area, VALUE_RASTERS=[far], CELL_SIZE=100, FOLDER=str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_headless(qgis_process, tmp_path, study_area, land_cover, ndvi):
    folder = Path(tmp_path) / "out"
    finished = qgis_process(
        "prepare",
        STUDY_AREA=study_area,
        CLASS_RASTERS=land_cover,
        VALUE_RASTERS=ndvi,
        SCALES="0.0001",
        VALID_RANGES="-2000..10000",
        FOLDER=folder,
    )
    assert finished.returncode == 0, finished.stderr
    # 0.00027 degrees are 24 m by 30 m at this latitude.
    assert grid_of(folder / "CLCD_2020.tif")[0][1] == pytest.approx(27.0, abs=2.0)
