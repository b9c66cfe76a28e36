"""Metrics of the surroundings of patches: PROX, SIMI, CONNECT, ECON, CWED, TECI, RPR."""

import json

import numpy as np
import package
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.health.class_pairs import read_class_pairs
from esp_toolbox.core.health.landscape import landscape_of
from esp_toolbox.core.health.metrics import class_metrics, landscape_metrics
from esp_toolbox.core.health.patches import patch_table
from esp_toolbox.core.health.surroundings import Surroundings
from esp_toolbox.core.health.window_patches import window_patch_metrics
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import ndimage

CASE = package.SHARED / "oracles" / "more" / "12_metrics.json"
NAMES = ["CONNECT", "CWED", "TECI"]


def pairs_of(numbers, alike):
    """A table of pairs from {"1-2": 0.5}."""
    ends = [key.split("-") for key in numbers]
    columns = {"class_1": [a for a, _ in ends], "class_2": [b for _, b in ends], "value": list(numbers.values())}
    return read_class_pairs(columns, "table", {}, alike)


SIMILAR = pairs_of({"1-2": 0.3, "1-3": 0.6, "2-3": 0.1}, 1.0)
CONTRAST = pairs_of({"1-2": 0.5, "1-3": 1.0, "2-3": 0.25}, 0.0)


def told(radius=4.0, border=0.0, most=10):
    return Surroundings(radius, SIMILAR, CONTRAST, border, most)


@pytest.mark.skipif(not CASE.exists(), reason="needs ../shared")
@pytest.mark.parametrize("border", [0.0, 1.0])
def test_reference(border):
    case = json.loads(CASE.read_text())
    values = np.array(case["landcover"])
    landscape = landscape_of(values, values > 0, case["cell"])
    similarity, contrast = pairs_of(case["similarity"], 1.0), pairs_of(case["contrast"], 0.0)
    surroundings = Surroundings(case["radius_m"], similarity, contrast, border, 10)
    table = patch_table(landscape, ["PROX", "SIMI", "ECON"], surroundings=surroundings)
    places = [table.labels[tuple(patch["first_cell_row_col"])] for patch in case["patches"]]
    for name, column in (("PROX", "PROX"), ("SIMI", "SIMI"), ("ECON", "ECON_boundary1" if border else "ECON")):
        expected = [patch[column] for patch in case["patches"]]
        assert table.values(name)[places] == pytest.approx(expected, rel=1e-9)
    if not border:
        classes = class_metrics(landscape, NAMES, surroundings=surroundings)[0]
        expected = [[case["classes"][str(value)][name] for name in NAMES] for value in (1, 2, 3)]
        assert classes == pytest.approx(np.array(expected), rel=1e-9)
        whole = landscape_metrics(landscape, [*NAMES, "RPR"], surroundings=surroundings)[0]
        expected = [*(case["landscape"][name] for name in NAMES), case["RPR_of_10_classes"]]
        assert whole == pytest.approx(expected, rel=1e-9)


def plain(values, radius, border):
    """PROX, SIMI, ECON by all cells against all cells."""
    similar, contrast = SIMILAR.of(np.arange(1, 4)), CONTRAST.of(np.arange(1, 4))
    patches = []
    for value in (1, 2, 3):
        labels, count = ndimage.label(values == value, np.ones((3, 3)))
        patches += [(value, np.argwhere(labels == number)) for number in range(1, count + 1)]
    found = {}
    padded = np.pad(values, 1)
    for value, cells in patches:
        sums = [0.0, 0.0]
        for other, others in patches:
            if others is cells:
                continue
            gap = np.sqrt(((cells[:, None] - others[None]) ** 2).sum(axis=2)).min()
            if gap <= radius:
                sums[0] += (other == value) * len(others) / gap**2
                sums[1] += similar[value - 1, other - 1] * len(others) / gap**2
        sides = [padded[r + 1 + a, c + 1 + b] for r, c in cells for a, b in ((0, 1), (1, 0), (0, -1), (-1, 0))]
        edge = [border if side == 0 else contrast[value - 1, side - 1] for side in sides if side != value]
        found[tuple(cells[0])] = (*sums, 100 * np.mean(edge) if edge else np.nan)
    return found


@given(arrays(np.int64, (7, 9), elements=st.integers(0, 3)), st.sampled_from([1.0, 1.5, 2.0, 3.7, 20.0]))
def test_all_cells_against_all(values, radius):
    values[0, 0] = 1
    landscape = landscape_of(values, values > 0, 1.0)
    # All classes, also those that this raster lacks.
    table = patch_table(landscape, ["PROX", "SIMI", "ECON"], surroundings=told(radius, 0.5))
    expected = plain(values, radius, 0.5)
    assert len(expected) == table.cells.size
    for cell, numbers in expected.items():
        patch = table.labels[cell]
        assert [table.values(name)[patch] for name in ("PROX", "SIMI", "ECON")] == pytest.approx(numbers)


def test_two_squares_and_their_radius():
    values = np.full((3, 9), 2)
    values[1, 1], values[1, 5:7] = 1, 1
    landscape = landscape_of(values, values > 0, 30.0)
    near = patch_table(landscape, ["PROX"], surroundings=told(120.0)).values("PROX")
    # Two cells 4 cells away, one cell 4 cells away; the ground is one patch.
    assert near.tolist() == pytest.approx([0.0, 2 / 16, 1 / 16])
    assert not patch_table(landscape, ["PROX"], surroundings=told(119.9)).values("PROX").any()
    # 10 sides of a contrast of 0.5; 27 cells of 900 m2.
    found = landscape_metrics(landscape, [*NAMES, "RPR"], surroundings=told(120.0))[0]
    assert found == pytest.approx([100.0, 10_000 * 10 * 30 * 0.5 / (27 * 900), 100 * 10 * 0.5 / (10 + 24), 20.0])


def test_one_patch_and_one_class():
    landscape = landscape_of(np.ones((4, 4), dtype=int), np.ones((4, 4), bool), 1.0)
    assert landscape_metrics(landscape, NAMES, surroundings=told())[0].tolist() == [0, 0, 0]
    found = class_metrics(landscape, ["PROX_MN", "ECON_AM"], surroundings=told(border=0.4))[0, 0]
    assert found == pytest.approx([0, 40])


def test_units_are_landscapes_of_their_own():
    values = np.random.default_rng(3).integers(1, 4, (12, 20))
    units = np.repeat(np.arange(4), 5)[None, :].repeat(12, axis=0)
    names = [*NAMES, "PROX_MN", "SIMI_AM", "ECON_SD"]
    both = landscape_metrics(landscape_of(values, values > 0, 1.0, units, 4), names, surroundings=told())
    for unit in range(4):
        alone = landscape_of(values[:, units[0] == unit], np.ones((12, 5), bool), 1.0)
        assert both[unit] == pytest.approx(landscape_metrics(alone, names, surroundings=told())[0])


def test_windows_are_those_cut_out():
    values = np.random.default_rng(4).integers(1, 4, (12, 13))
    found = window_patch_metrics(
        values, values > 0, 1.0, ["SIMI_MN", "TECI"], 2, "square", stride=5, surroundings=told()
    )
    part = landscape_of(values[:5, :5], np.ones((5, 5), bool), 1.0)
    expected = landscape_metrics(part, ["SIMI_MN", "TECI"], surroundings=told())[0]
    assert [layer[0, 0] for layer in found] == pytest.approx(expected)


def test_more_radius_never_lessens_and_like_contrast_is_plain():
    values = np.random.default_rng(5).integers(1, 4, (30, 30))
    landscape = landscape_of(values, values > 0, 10.0)
    last = np.zeros(3)
    for radius in (10.0, 20.0, 35.0, 90.0):
        found = landscape_metrics(landscape, ["PROX_MN", "SIMI_MN", "CONNECT"], surroundings=told(radius))[0]
        assert (found >= last).all()
        last = found
    every = pairs_of({"1-2": 1, "1-3": 1, "2-3": 1}, 0.0)
    found = landscape_metrics(landscape, ["CWED", "ED"], surroundings=Surroundings(contrast=every))[0]
    assert found[0] == pytest.approx(found[1])


def test_square_tables_and_names():
    square = {"class": ["wood", "2", "3"], "1": [None, 0.5, ""], "2": ["0.5", "", 0.25], "wetland": [1, None, None]}
    found = read_class_pairs(square, "table", {1: "wood", 3: "wetland"}, 0.0)
    assert np.array_equal(found.of(np.array([1, 2, 3])), CONTRAST.of(np.array([1, 2, 3])))


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"class_1": [1], "class_2": [2]}, "no column contrast, similarity or value"),
        ({"class_1": [1, 2], "class_2": [2, 1], "value": [0.5, 0.4]}, "two numbers for the classes 1 and 2"),
        ({"class_1": [1], "class_2": [2], "value": [1.5]}, "must lie between 0 and 1"),
        ({"class_1": ["moon"], "class_2": [2], "value": [0.5]}, "moon, which is no class"),
        ({"value": [0.5]}, "must have the columns"),
        ({"class_1": [1], "class_2": [2], "value": ["much"]}, "much as value in row 1"),
    ],
)
def test_bad_tables(columns, sentence):
    with pytest.raises(InputError, match=sentence):
        read_class_pairs(columns, "table", {}, 0.0)


def test_what_is_not_told():
    landscape = landscape_of(np.array([[1, 2, 4]]), np.ones((1, 3), bool), 1.0)
    for names, surroundings, sentence in (
        (["PROX_MN"], Surroundings(), "PROX_MN needs a radius"),
        (["SIMI_MN"], Surroundings(5.0), "SIMI_MN needs a table of the similarity"),
        (["CONNECT"], Surroundings(-1.0), "above 0 m, not -1"),
        (["TECI"], Surroundings(contrast=CONTRAST), "lacks 2 pairs of classes: 1-4, 2-4"),
        (["TECI"], Surroundings(contrast=CONTRAST, boundary_contrast=2.0), "is 0 to 1, not 2"),
        (["RPR"], Surroundings(most_classes=2), "has 3 classes, more than the 2"),
    ):
        with pytest.raises(InputError, match=sentence):
            landscape_metrics(landscape, names, surroundings=surroundings)
