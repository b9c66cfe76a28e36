"""Distances between patches: raster against polygons, both against brute force and GEOS."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.patch_distances import (
    patch_centroids,
    patch_edge_distances,
    point_distances,
)
from esp_toolbox.core.patches import label_patches
from esp_toolbox.core.polygon_distances import polygon_edge_distances
from esp_toolbox.core.progress import Cancelled
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from pairs import pairs_of_matrix
from scipy import ndimage

# Core is tested without GDAL, too.
gdal = pytest.importorskip("osgeo.gdal")
ogr = pytest.importorskip("osgeo.ogr")

CELL = 30.0


def landscape(size, sigma, cover, seed):
    noise = ndimage.gaussian_filter(np.random.default_rng(seed).standard_normal((size, size)), sigma)
    return label_patches(noise > np.quantile(noise, 1 - cover), 8)


def cell_gaps(labels, count):
    """All cells against all cells."""
    rows, columns = np.nonzero(labels)
    patch = labels[rows, columns] - 1
    gap = np.hypot(
        np.maximum(np.abs(rows[:, None] - rows) - 1, 0), np.maximum(np.abs(columns[:, None] - columns) - 1, 0)
    )
    matrix = np.zeros((count, count))
    for a in range(count):
        nearest = gap[patch == a].min(axis=0)
        for b in range(count):
            matrix[a, b] = nearest[patch == b].min() if a != b else 0.0
    return matrix


def traced(labels, origin=(0.0, 0.0)):
    """Polygons of the labels by GDAL: rings, and one OGR geometry for each label."""
    rows, columns = labels.shape
    raster = gdal.GetDriverByName("MEM").Create("", columns, rows, 1, gdal.GDT_Int32)
    raster.SetGeoTransform((origin[0], CELL, 0, origin[1], 0, -CELL))
    raster.GetRasterBand(1).WriteArray(labels.astype(np.int32))
    source = (ogr.GetDriverByName("Memory") or ogr.GetDriverByName("MEM")).CreateDataSource("")
    layer = source.CreateLayer("traced")
    layer.CreateField(ogr.FieldDefn("value", ogr.OFTInteger))
    gdal.Polygonize(raster.GetRasterBand(1), None, layer, 0, [])
    rings, shapes = {}, {}
    for feature in layer:
        value = feature.GetField(0)
        if value:
            geometry = feature.GetGeometryRef()
            shapes.setdefault(value, ogr.Geometry(ogr.wkbMultiPolygon)).AddGeometry(geometry)
            for number in range(geometry.GetGeometryCount()):
                rings.setdefault(value, []).append(np.array(geometry.GetGeometryRef(number).GetPoints())[:, :2])
    order = sorted(rings)
    return [rings[value] for value in order], [shapes[value] for value in order]


@given(arrays(bool, st.tuples(st.integers(1, 12), st.integers(1, 12)), elements=st.booleans()), st.sampled_from([4, 8]))
def test_raster_distances_are_those_of_all_cells(mask, connectivity):
    labels, count = label_patches(mask, connectivity)
    found = patch_edge_distances(labels, count, 2.0) if count else None
    if count:
        assert np.allclose(found.matrix(), cell_gaps(labels, count) * 2.0, rtol=1e-14, atol=0)
        assert found.first.size == count * (count - 1) // 2
        assert (found.first < found.second).all()


def test_raster_polygons_and_geos_agree():
    labels, count = landscape(140, 2.0, 0.35, 5)
    origin = (399_960.37, 4_127_345.13)
    rings, shapes = traced(labels, origin)
    raster = patch_edge_distances(labels, count, CELL, lines=True)
    polygons = polygon_edge_distances(rings, lines=True)
    assert count > 40
    assert np.array_equal(raster.first, polygons.first)
    assert np.allclose(raster.distance, polygons.distance, rtol=1e-12, atol=1e-9)
    rng = np.random.default_rng(0)
    for pair in rng.choice(raster.first.size, 300, replace=False):
        expected = shapes[raster.first[pair]].Distance(shapes[raster.second[pair]])
        assert raster.distance[pair] == pytest.approx(expected, rel=1e-9, abs=1e-9)
    # The lines are as long as the distance and end on the patches.
    for found, shift in ((raster, origin), (polygons, (0.0, 0.0))):
        length = np.hypot(found.lines[:, 2] - found.lines[:, 0], found.lines[:, 3] - found.lines[:, 1])
        assert np.allclose(length, found.distance, rtol=1e-9, atol=1e-8)
        for pair in range(0, found.first.size, 97):
            for patch, x, y in (
                (found.first[pair], *found.lines[pair, :2]),
                (found.second[pair], *found.lines[pair, 2:]),
            ):
                point = ogr.CreateGeometryFromWkt(f"POINT ({x + shift[0]:.6f} {y + shift[1]:.6f})")
                assert shapes[patch].Distance(point) < 1e-5


def test_equal_distances_take_the_same_links():
    """A threshold of exactly five cells: no rounding may decide."""
    labels = np.zeros((12, 30), dtype=int)
    labels[0, 0], labels[0, 6], labels[4, 10], labels[9, 3] = 1, 2, 3, 4
    rings, _ = traced(labels, (399_960.37, 4_127_345.13))
    raster = patch_edge_distances(labels, 4, CELL).matrix()
    assert raster[0, 1] == 150.0
    assert raster[1, 2] == pytest.approx(np.hypot(3, 3) * CELL)
    assert np.array_equal(polygon_edge_distances(rings, 150.0).matrix() <= 150.0, raster <= 150.0)
    near = np.count_nonzero(raster[np.triu_indices(4, 1)] <= 150.0)
    assert patch_edge_distances(labels, 4, CELL, 150.0).first.size == near


@pytest.mark.parametrize("cutoff", [0.0, 60.0, 250.0, 1e9])
def test_cutoff_only_leaves_out(cutoff):
    labels, count = landscape(120, 2.0, 0.4, 2)
    everything = patch_edge_distances(labels, count, CELL)
    near = patch_edge_distances(labels, count, CELL, cutoff)
    kept = everything.distance <= cutoff
    assert np.array_equal(near.first, everything.first[kept])
    assert np.array_equal(near.second, everything.second[kept])
    assert np.array_equal(near.distance, everything.distance[kept])
    rings, _ = traced(labels)
    polygons = polygon_edge_distances(rings, cutoff)
    assert np.array_equal(near.second, polygons.second)


def test_touching_patches_have_distance_0():
    labels = np.array([[1, 0], [0, 2]])
    assert patch_edge_distances(labels, 2, CELL).distance.tolist() == [0.0]
    rings, _ = traced(labels)
    assert polygon_edge_distances(rings).distance.tolist() == [0.0]


def test_a_patch_in_a_hole_is_apart_and_a_patch_inside_is_not():
    outer = np.array([[0, 0], [10, 0], [10, 10], [0, 10]], float)
    hole = np.array([[2, 2], [8, 2], [8, 8], [2, 8]], float)
    inner = np.array([[4, 4], [6, 4], [6, 6], [4, 6]], float)
    assert polygon_edge_distances([[outer, hole], [inner]]).distance.tolist() == [2.0]
    assert polygon_edge_distances([[outer], [inner]]).distance.tolist() == [0.0]
    assert polygon_edge_distances([[inner], [outer]], lines=True).distance.tolist() == [0.0]
    far = inner + 100.0
    assert polygon_edge_distances([[outer], [far, inner]]).distance.tolist() == [0.0]


def test_crossing_polygons_have_distance_0():
    cross = np.array([[-5, 4], [15, 4], [15, 6], [-5, 6]], float)
    tower = np.array([[4, -5], [6, -5], [6, 15], [4, 15]], float)
    assert polygon_edge_distances([[cross], [tower]]).distance.tolist() == [0.0]


def test_centroids_of_cells_and_polygons():
    labels, count = landscape(60, 2.0, 0.4, 1)
    _, shapes = traced(labels)
    x, y = patch_centroids(labels, count, CELL)
    for patch in range(count):
        # GEOS's centroid of a multipolygon is the mean weighted by area as well.
        centroid = shapes[patch].Centroid()
        assert (x[patch], y[patch]) == (pytest.approx(centroid.GetX()), pytest.approx(centroid.GetY()))
    found = point_distances(x, y, 500.0)
    matrix = np.hypot(x[:, None] - x, y[:, None] - y)
    assert np.array_equal(found.distance, matrix[found.first, found.second])
    assert found.first.size == np.count_nonzero(matrix[np.triu_indices(count, 1)] <= 500.0)


def test_matrix_and_pairs_are_inverse():
    matrix = np.array([[0, 3, np.inf], [3, 0, 0], [np.inf, 0, 0.0]])
    pairs = pairs_of_matrix(matrix)
    assert pairs.first.tolist() == [0, 1]
    assert pairs.distance.tolist() == [3.0, 0.0]
    assert np.array_equal(pairs.matrix(), matrix)


def test_one_patch_has_no_pairs():
    labels = np.ones((3, 3), int)
    assert patch_edge_distances(labels, 1, CELL, lines=True).lines.shape == (0, 4)
    assert point_distances([1.0], [2.0]).first.size == 0


def test_an_empty_polygon_is_named():
    square = np.array([[0, 0], [1, 0], [1, 1]], float)
    with pytest.raises(InputError, match="number 2 is empty"):
        polygon_edge_distances([[square], []])


def test_cancelling_stops():
    labels, count = landscape(120, 2.0, 0.4, 2)

    def stop(fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        patch_edge_distances(labels, count, CELL, progress=stop)
