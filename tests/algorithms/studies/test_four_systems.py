"""Layers in four coordinate systems: esp:prepare brings them onto one grid, and the workflow ends on its files."""

import json

from osgeo import gdal
from qgis.core import QgsRasterLayer, QgsVectorLayer


def warped(source, target, system):
    gdal.Warp(str(target), str(source), dstSRS=system)
    return str(target)


def roads_in(source, target, system):
    gdal.VectorTranslate(str(target), str(source), dstSRS=system, reproject=True, layerName="roads")
    return str(target)


def test_a_workflow_ends_on_what_prepare_makes_of_four_systems(esp, sample_basin, tmp_path):
    own = tmp_path / "own layers"
    own.mkdir()
    rasters = {
        "dem": warped(sample_basin / "dem.tif", own / "dem.tif", "EPSG:4326"),
        "ndvi_2023": warped(sample_basin / "ndvi_2023.tif", own / "ndvi_2023.tif", "EPSG:3857"),
    }
    cover = str(sample_basin / "landcover_2023.tif")
    roads = roads_in(sample_basin / "roads.gpkg", own / "roads.gpkg", "EPSG:32648")
    systems = {QgsRasterLayer(path, "raster").crs().authid() for path in (*rasters.values(), cover)}
    assert len(systems | {QgsVectorLayer(roads, "roads", "ogr").crs().authid()}) == 4
    folder = tmp_path / "prepared"
    esp("prepare", CLASS_RASTERS=[cover], VALUE_RASTERS=list(rasters.values()), VECTORS=[roads], FOLDER=str(folder))
    inputs = {
        "landcover": "landcover_2023.tif", "elevation": "dem.tif", "ndvi": "ndvi_2023.tif", "roads": "roads.gpkg",
    }  # fmt: skip
    file, out = tmp_path / "study.json", tmp_path / "out"
    made = {key: str(folder / name) for key, name in inputs.items()}
    file.write_text(json.dumps({"workflow": "esp:qaidam", "inputs": made}), encoding="utf-8")
    esp("runworkflow", PARAMETERS=str(file), FOLDER=str(out))
    pattern = QgsVectorLayer(f"{out / 'pattern.gpkg'}|layername=sources", "sources", "ogr")
    assert pattern.featureCount() > 1
    assert (out / "report.html").stat().st_size > 10_000
