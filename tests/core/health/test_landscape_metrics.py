"""Metrics against plain references, their undefined cases, and units."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.health import _nearest_patches
from esp_toolbox.core.health.adjacency import adjacency_counts
from esp_toolbox.core.health.catalogue import CLASS_METRICS, LANDSCAPE_METRICS, check_metrics
from esp_toolbox.core.health.class_pairs import ClassPairs
from esp_toolbox.core.health.landscape import landscape_of, merged
from esp_toolbox.core.health.metrics import class_metrics, landscape_metrics
from esp_toolbox.core.health.patches import COSTLY, least_sides, patch_table
from esp_toolbox.core.health.surroundings import Surroundings
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import ndimage
from scipy.spatial.distance import cdist

EIGHT, FOUR = np.ones((3, 3)), np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]])
rasters = arrays(np.int32, st.tuples(st.integers(1, 9), st.integers(1, 9)), elements=st.integers(0, 3))

# What every metric needs, for classes 0 to 9.
_STEPS = np.abs(np.subtract.outer(np.arange(10), np.arange(10))) / 10
_PAIRS = [ClassPairs(name, np.arange(10), values, np.nan) for name, values in (("s", 1 - _STEPS), ("c", _STEPS))]
TOLD = Surroundings(75.0, *_PAIRS, 0.3, 10)


def of(values, valid=None, size=30.0, **units):
    values = np.asarray(values)
    return landscape_of(values, np.ones(values.shape, bool) if valid is None else valid, size, **units)


def one(values, name, **options):
    return landscape_metrics(of(values), [name], **options)[0, 0]


def slow_patches(values, valid, structure):
    """(class, mask) of every patch, by labelling class after class."""
    for value in np.unique(values[valid]):
        labels, count = ndimage.label((values == value) & valid, structure)
        for number in range(1, count + 1):
            yield value, labels == number


def slow_sides(mask):
    padded = np.pad(mask, 1)
    return sum(int((padded & ~np.roll(padded, step, axis)).sum()) for axis in (0, 1) for step in (1, -1))


@given(rasters, st.sampled_from([(8, EIGHT), (4, FOUR)]))
def test_patches_are_those_of_plain_labelling(raster, rule):
    connectivity, structure = rule
    valid = raster > 0
    if not valid.any():
        return
    table = patch_table(of(raster, valid), COSTLY, connectivity)
    slow = list(slow_patches(raster, valid, structure))
    assert len(slow) == len(table.cells)
    points = [np.argwhere(mask) for _, mask in slow]
    for number, (value, mask) in enumerate(slow):
        (mine,) = np.unique(table.labels[mask])
        assert (table.labels == mine).sum() == mask.sum() == table.cells[mine]
        assert table.sides[mine] == slow_sides(mask)
        others = [points[k] for k, (v, _) in enumerate(slow) if v == value and k != number]
        nearest = 30.0 * min((cdist(points[number], p).min() for p in others), default=np.nan)
        assert table.values("ENN")[mine] == pytest.approx(nearest, nan_ok=True)
        core = ndimage.binary_erosion(np.pad(mask, 1), FOUR)
        assert table.values("CORE")[mine] == pytest.approx(core.sum() * 0.09)
        assert table.values("NCORE")[mine] == ndimage.label(core, structure)[1]
        template = ndimage.convolve(mask.astype(float), [[1, 2, 1], [2, 1, 2], [1, 2, 1]], mode="constant")
        assert table.values("CONTIG")[mine] == pytest.approx((template[mask].mean() - 1) / 12)


@given(rasters)
def test_adjacencies_are_double_counts(raster):
    landscape = of(raster)
    counts = adjacency_counts(landscape)[0]
    slow = np.zeros_like(counts)
    rows, columns = raster.shape
    for row in range(rows):
        for column in range(columns):
            for down, across in ((0, 1), (0, -1), (1, 0), (-1, 0)):
                if 0 <= row + down < rows and 0 <= column + across < columns:
                    slow[landscape.index[row, column], landscape.index[row + down, column + across]] += 1
    assert np.array_equal(counts, slow)


def test_each_unit_is_a_landscape_of_its_own():
    rng = np.random.default_rng(1)
    raster = ndimage.zoom(rng.integers(1, 5, (12, 15)), 3, order=0)
    valid = rng.random(raster.shape) > 0.05
    units = np.arange(raster.shape[0])[:, None] // 20 * 3 + np.arange(raster.shape[1])[None, :] // 17
    units[:5, :5] = -1
    count = int(units.max()) + 2
    whole = of(raster, valid, units=units, unit_count=count)
    every = landscape_metrics(whole, LANDSCAPE_METRICS, surroundings=TOLD)
    classes = class_metrics(whole, CLASS_METRICS, surroundings=TOLD)
    assert np.isnan(every[-1]).all()
    for unit in range(count - 1):
        alone = of(raster, valid & (units == unit))
        expected = landscape_metrics(alone, LANDSCAPE_METRICS, surroundings=TOLD)[0]
        assert np.allclose(every[unit], expected, equal_nan=True, rtol=1e-12)
        single = class_metrics(alone, CLASS_METRICS, surroundings=TOLD)[0]
        places = np.searchsorted(whole.classes, alone.classes)
        assert np.allclose(classes[unit][places], single, equal_nan=True, rtol=1e-12)


def test_flips_and_rotations_change_nothing():
    raster = np.random.default_rng(2).integers(1, 4, (23, 31))
    base = landscape_metrics(of(raster), LANDSCAPE_METRICS, surroundings=TOLD)[0]
    for other in (raster[::-1], raster[:, ::-1], raster.T, np.rot90(raster)):
        turned = landscape_metrics(of(other), LANDSCAPE_METRICS, surroundings=TOLD)[0]
        assert np.allclose(turned, base, rtol=1e-10)


def test_one_class():
    raster = np.full((4, 6), 7)
    for name in ("CONTAG", "IJI", "SIEI", "ENN_MN"):
        assert np.isnan(one(raster, name)), name
    for name, value in {
        "SHDI": 0, "SIDI": 0, "MSIDI": 0, "SHEI": 0, "MSIEI": 0,
        "PR": 1, "TE": 0, "DIVISION": 0, "SPLIT": 1, "LPI": 100, "AI": 100,
        "LSI": 1, "NP": 1, "FN": 0, "COHESION": 100 * (1 - 1 / np.sqrt(24)) / (1 - 1 / np.sqrt(24)),
    }.items():  # fmt: skip
        if name != "COHESION":
            assert one(raster, name) == pytest.approx(value), name
    # Not -0.
    assert not np.signbit([one(raster, name) for name in ("SHDI", "SHEI", "MSIDI", "MSIEI")]).any()


def test_undefined_cases():
    assert np.isnan(one([[3]], "COHESION"))
    chess = np.indices((4, 4)).sum(axis=0) % 2
    # Under the rule of four neighbours every patch is one cell.
    assert one(chess, "COHESION", connectivity=4) == pytest.approx(0.0)
    assert one(chess, "NP", connectivity=4) == 16
    assert one(chess, "NP") == 2
    landscape = of([[1, 2], [2, 2]])
    assert np.isnan(class_metrics(landscape, ["AI"])[0, 0, 0])
    # The one cell of class 1 counts as 0 beside class 2; alone it leaves nothing to measure.
    assert one([[1, 2], [2, 2]], "AI") == pytest.approx(75.0)
    assert np.isnan(one([[3]], "AI"))
    assert np.isnan(one([[1, 2], [3, 4]], "AI"))
    assert one(np.eye(2, dtype=int), "IJI") != one(np.eye(2, dtype=int), "IJI")
    # A class without neighbours inside the unit adds nothing to CONTAG.
    lonely = of([[1, 0, 2, 2], [0, 0, 2, 3]], np.array([[1, 0, 1, 1], [0, 0, 1, 1]], bool))
    x = np.array([3 / 5 * 4 / 6, 3 / 5 * 2 / 6, 1 / 5])
    expected = 100 * (1 + (x * np.log(x)).sum() / (2 * np.log(3)))
    assert landscape_metrics(lonely, ["CONTAG"])[0, 0] == pytest.approx(expected)


def test_absent_classes_have_no_area_and_no_shape():
    units = np.array([[0, 0, 1, 1]])
    found = class_metrics(of([[1, 1, 2, 2]], units=units, unit_count=2), ["CA", "NP", "PD", "LPI", "SHAPE_MN", "AI"])
    assert found[0, 1, :4].tolist() == [0, 0, 0, 0]
    assert np.isnan(found[0, 1, 4:]).all()


def test_distribution_statistics():
    raster = np.zeros((3, 7), int)
    raster[0, 0], raster[2, 2:5] = 1, 1
    found = class_metrics(of(raster, size=100.0), ["AREA_MN", "AREA_AM", "AREA_SD", "AREA_CV"])[0, 1]
    assert found == pytest.approx([2.0, 2.5, 1.0, 50.0])


def test_edge_depth_eats_into_patches():
    raster = np.zeros((11, 11), int)
    cores = [class_metrics(of(raster, size=100.0), ["TCA"], edge_depth=d)[0, 0, 0] for d in (1, 1.5, 2, 3)]
    assert cores == [81, 81, 49, 25]
    raster[5, 5] = 1
    cores = [class_metrics(of(raster, size=100.0), ["TCA"], edge_depth=d)[0, 0, 0] for d in (1, 1.5, 2)]
    assert cores == [76, 72, 36]


def test_least_sides_are_those_of_the_most_compact_patch():
    best = {a: min(2 * (h + -(-a // h)) for h in range(1, a + 1)) for a in range(1, 400)}
    assert [int(least_sides(np.array([a]))[0]) for a in best] == list(best.values())


def test_awmpfd_is_the_area_weighted_fractal_dimension():
    raster = np.random.default_rng(3).integers(1, 4, (30, 30))
    landscape = of(raster, size=1.0)
    table = patch_table(landscape)
    weighted = (table.values("FRAC") * table.cells).sum() / table.cells.sum()
    assert landscape_metrics(landscape, ["AWMPFD"], table=table)[0, 0] == pytest.approx(weighted)


def test_printed_awmpfd(oracles):
    gdal = pytest.importorskip("osgeo.gdal")
    path = oracles / "landscape_metrics" / "landscape.tif"
    if not path.is_file():
        pytest.skip("FRAGSTATS' landscape is not here")
    values = gdal.Open(str(path)).ReadAsArray()
    assert landscape_metrics(of(values, size=1.0), ["FRAC_AM"])[0, 0] == pytest.approx(1.25885, abs=5e-6)


def test_merged_classes():
    raster = np.array([[1, 2, 3, 4], [1, 2, 3, 4]])
    landscape = merged(of(raster, raster != 4), [[2, 3], [9]])
    assert landscape.cells().tolist() == [[4, 0, 2]]


def test_wide_class_values():
    raster = np.array([[-5, 2_000_000], [2_000_000, -5]])
    landscape = of(raster)
    assert landscape.classes.tolist() == [-5, 2_000_000]
    assert landscape.index.tolist() == [[0, 1], [1, 0]]


def test_sentences():
    raster = np.ones((3, 3), int)
    with pytest.raises(InputError, match="no metric \"SHID\" at the landscape level"):
        check_metrics(["SHID"], "landscape")
    with pytest.raises(InputError, match="landscape, class or patch"):
        check_metrics(["NP"], "region")
    with pytest.raises(InputError, match="no cell with data"):
        of(raster, np.zeros((3, 3), bool))
    with pytest.raises(InputError, match="cell size must be above 0"):
        of(raster, size=0.0)
    with pytest.raises(InputError, match="4 or 8"):
        patch_table(of(raster), connectivity=6)
    with pytest.raises(InputError, match="edge depth"):
        patch_table(of(raster), edge_depth=0.5)
    with pytest.raises(InputError, match="one shape"):
        landscape_of(raster, np.ones((2, 2), bool), 30.0)
    assert check_metrics(["awmpfd", "FRAC_AM", "cont"], "landscape") == ["FRAC_AM", "CONTAG"]


def test_nearest_neighbours_of_many_patches():
    field = ndimage.gaussian_filter(np.random.default_rng(9).random((110, 130)), 1.2)
    raster = np.searchsorted(np.quantile(field, [0.3, 0.6, 0.8]), field)
    table = patch_table(of(raster), ["ENN"])
    for number in range(0, len(table.cells), 7):
        others = (raster == raster[table.labels == number][0]) & (table.labels != number)
        nearest = ndimage.distance_transform_edt(~others)[table.labels == number].min() if others.any() else np.nan
        assert table.values("ENN")[number] == pytest.approx(30.0 * nearest, nan_ok=True)


@pytest.mark.parametrize("cells_a_point", [500, 0.1])
def test_nearest_neighbours_far_apart(cells_a_point, monkeypatch):
    """Beyond the steps that are looked along: in windows, or by a triangulation where these would be large."""
    monkeypatch.setattr(_nearest_patches, "_CELLS_A_POINT", cells_a_point)
    raster = np.zeros((150, 220), dtype=int)
    raster[[5, 70, 70, 149, 148], [3, 40, 100, 219, 150]] = 1
    raster[100:120, 20:60] = 1
    raster[np.add.outer(np.arange(150), np.arange(220)) % 67 == 0] = 2
    table = patch_table(of(raster), ["ENN"])
    for number, place in enumerate(table.place):
        others = (raster == place) & (table.labels != number)
        nearest = ndimage.distance_transform_edt(~others)[table.labels == number].min() if others.any() else np.nan
        assert table.values("ENN")[number] == pytest.approx(30.0 * nearest, nan_ok=True)


def test_nearest_neighbours_in_a_row():
    row = np.array([[1, 0, 0, 1, 0, 1, 1]])
    assert patch_table(of(row), ["ENN"]).values("ENN") == pytest.approx(30.0 * np.array([3, 2, 2, 2, 2]))
