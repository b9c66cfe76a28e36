"""esp:samplebasin: files on one grid, styled, with names."""

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsRasterLayer, QgsVectorLayer
from rasters import read_tif


def test_files_share_a_grid_and_carry_names(esp, tmp_path, no_leftovers):
    folder = tmp_path / "盆地 basin"
    esp("samplebasin", ROWS=50, COLS=70, CELL_SIZE=1000, SEED=2, FOLDER=str(folder))
    rasters = sorted(folder.glob("*.tif"))
    assert len(rasters) == 44
    grids = {(gdal.Open(str(path)).GetGeoTransform(), gdal.Open(str(path)).RasterXSize) for path in rasters}
    assert len(grids) == 1
    cover = QgsRasterLayer(str(folder / "landcover_2023.tif"), "cover")
    labels = [entry.label for entry in cover.renderer().classes()]
    assert labels[0] == "Cropland"
    assert len(labels) == 9
    assert cover.crs().authid() == "EPSG:32647"
    assert np.isfinite(read_tif(folder / "dem.tif")).all()
    for name, field in (("roads", "class"), ("rivers", "class"), ("districts", "name"), ("settlements", "population")):
        layer = QgsVectorLayer(str(folder / f"{name}.gpkg"), name, "ogr")
        assert layer.featureCount() > 0
        assert field in layer.fields().names()
    districts = QgsVectorLayer(str(folder / "districts.gpkg"), "districts", "ogr")
    area = sum(feature.geometry().area() for feature in districts.getFeatures())
    assert area == pytest.approx(50 * 70 * 1000.0**2)
    assert not list(folder.glob("*.part*"))


def test_too_small(esp, tmp_path):
    with pytest.raises(QgsProcessingException):
        esp("samplebasin", ROWS=5, COLS=50, FOLDER=str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_cancel_leaves_no_folder(esp, tmp_path, no_leftovers):
    assert esp("samplebasin", cancel_at=10, ROWS=100, COLS=100, FOLDER=str(tmp_path / "out")) == {}
    assert not (tmp_path / "out").exists()


def test_a_large_basin_is_made_by_rows(esp, tmp_path, monkeypatch):
    """Here what has more than some hundred cells is large."""
    from esp_toolbox.core.gallery import finer

    monkeypatch.setattr(finer, "LARGEST", 25 * 30)
    folder = tmp_path / "basin"
    esp("samplebasin", ROWS=43, COLS=51, CELL_SIZE=900, SEED=2, FOLDER=str(folder))
    rasters = sorted(folder.glob("*.tif"))
    assert len(rasters) == 44
    for path in rasters:
        values = read_tif(path)
        assert values.shape == (43, 51)
        assert np.isfinite(values).all()
        assert values.min() < values.max(), path.name
    assert set(np.unique(read_tif(folder / "landcover_2023.tif"))) <= set(range(1, 10))
    districts = QgsVectorLayer(str(folder / "districts.gpkg"), "districts", "ogr")
    area = sum(feature.geometry().area() for feature in districts.getFeatures())
    assert area == pytest.approx(43 * 51 * 900.0**2)
