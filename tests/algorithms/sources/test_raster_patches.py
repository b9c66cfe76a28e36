"""esp:connectivity of the patches of a raster."""

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer
from rasters import write_tif
from scipy import ndimage
from tables import read_csv

MEASURES = ("attribute", "dpc", "dpc_intra", "dpc_flux", "dpc_conn", "diic", "degree", "between")


@pytest.fixture(scope="module")
def cells():
    """Some forty patches, many of which touch at corners; class 2 is habitat, class 3 is not."""
    noise = ndimage.gaussian_filter(np.random.default_rng(5).standard_normal((60, 70)), 2)
    values = np.where(noise > np.quantile(noise, 0.8), 2, 3).astype(np.uint8)
    values[:4, :4] = 255
    return values


@pytest.fixture
def cover(cells, tmp_path):
    return write_tif(tmp_path / "cover.tif", cells, nodata=255)


def table_of(esp, tmp_path, layer, **values):
    path = tmp_path / "patches.csv"
    result = esp("connectivity", INPUT=layer, **{"DISTANCE": 300.0, **values}, PATCH_TABLE=str(path))
    return result, read_csv(path)


def sorted_rows(rows):
    return np.array(sorted([float(row[name]) for name in MEASURES] for row in rows))


@pytest.mark.parametrize("kind", [0, 1, 2])
def test_a_raster_is_its_polygons(esp, cover, cells, tmp_path, kind):
    """Patches as cells, as their numbers, and traced: the same indices, with every distance."""
    resistance = np.random.default_rng(1).uniform(1, 5, cells.shape).astype(np.float32)
    options = {
        "DISTANCE_TYPE": kind,
        "DISTANCE": (300, 700, 1500)[kind],
        "LINKS": str(tmp_path / "links.gpkg"),
        "OUTPUT": str(tmp_path / "out.gpkg"),
    }
    if kind == 2:
        options["RESISTANCE"] = write_tif(tmp_path / "resistance.tif", resistance)
    result, rows = table_of(esp, tmp_path, cover, VALUES="2", **options)
    labels, count = ndimage.label(cells == 2, np.ones((3, 3)))
    assert len(rows) == count
    assert sum(float(row["attribute"]) for row in rows) == pytest.approx((cells == 2).sum() * 0.09)
    drawn = QgsVectorLayer(options["LINKS"], "links", "ogr")
    lengths = sorted(feature.geometry().length() for feature in drawn.getFeatures())
    assert len(lengths) == result["LINK_COUNT"] > 10
    numbers = write_tif(tmp_path / "labels.tif", (labels * 3).astype(np.int32))
    numbered, by_number = table_of(esp, tmp_path, numbers, **{**options, "LINKS": None, "OUTPUT": "TEMPORARY_OUTPUT"})
    assert {int(row["source_id"]) for row in by_number} == set(range(3, 3 * count + 1, 3))
    traced, by_polygon = table_of(esp, tmp_path, options["OUTPUT"], **{**options, "OUTPUT": "TEMPORARY_OUTPUT"})
    for other, others in ((numbered, by_number), (traced, by_polygon)):
        assert other["EC_PC"] == pytest.approx(result["EC_PC"], rel=1e-9)
        assert other["LINK_COUNT"] == result["LINK_COUNT"]
        assert sorted_rows(others) == pytest.approx(sorted_rows(rows), rel=1e-6, abs=1e-9)
    drawn = QgsVectorLayer(options["LINKS"], "links", "ogr")
    assert sorted(feature.geometry().length() for feature in drawn.getFeatures()) == pytest.approx(lengths)


def test_lines_lie_between_the_patches(esp, tmp_path):
    values = np.zeros((10, 20), dtype=np.uint8)
    values[2:4, 2:4], values[2:4, 8:10] = 1, 1
    links = tmp_path / "links.gpkg"
    table_of(esp, tmp_path, write_tif(tmp_path / "two.tif", values), VALUES="1", LINKS=str(links))
    (line,) = QgsVectorLayer(str(links), "links", "ogr").getFeatures()
    (ends,) = line.geometry().asMultiPolyline()
    assert sorted(point.x() for point in ends) == [500000.0 + 4 * 30, 500000.0 + 8 * 30]
    assert all(4200000.0 - 4 * 30 <= point.y() <= 4200000.0 - 2 * 30 for point in ends)


def test_four_neighbours(esp, cover, cells, tmp_path):
    _, rows = table_of(esp, tmp_path, cover, VALUES="2", NEIGHBOURS=1)
    assert len(rows) == ndimage.label(cells == 2)[1] > ndimage.label(cells == 2, np.ones((3, 3)))[1]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"ATTRIBUTE": "quality"}, "cover is a raster and has no field quality"),
        ({"VALUES": "9"}, "holds one of the habitat values; its values are: 2, 3"),
        ({"VALUES": "wood"}, "wood"),
    ],
)
def test_bad_rasters(esp, cover, tmp_path, change, sentence, no_leftovers):
    with pytest.raises(QgsProcessingException, match=sentence):
        table_of(esp, tmp_path, cover, **{"VALUES": "2", **change})


def test_headless(qgis_process, cover, tmp_path):
    table = tmp_path / "t.csv"
    finished = qgis_process("connectivity", INPUT=cover, VALUES="2", PATCH_TABLE=table)
    assert finished.returncode == 0, finished.stderr
    assert len(read_csv(table)) > 10
