"""Landscape risk: the reference case, analytic answers, what must hold of any landscape."""

import json

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.health import patch_counts
from esp_toolbox.core.health.kriging import Variogram, fit_variogram, ordinary_kriging
from esp_toolbox.core.health.landscape import landscape_of
from esp_toolbox.core.health.landscape_risk import (
    as_resistance,
    class_pattern,
    default_side,
    disturbances,
    losses,
    risk_of_squares,
    vulnerabilities,
    zoning_matrix,
)
from esp_toolbox.core.health.metrics import class_metrics
from esp_toolbox.core.health.risk_surface import bilinear_surface, kriged_surface, square_centres, window_surface
from esp_toolbox.core.health.units import fishnet

RANDOM = np.random.default_rng(3)


@pytest.fixture(scope="module")
def case(oracles):
    found = json.loads((oracles / "more" / "08_eri.json").read_text(encoding="utf-8"))
    cover = np.array(found["landcover"])
    net = fishnet(cover.shape, found["quadrat_cells"])
    pattern = class_pattern(cover, np.ones(cover.shape, dtype=bool), found["cell"], net, [1, 2, 3, 4])
    return found, cover, net, pattern


def test_indices_of_the_reference_case(case):
    found, _, _, pattern = case
    ranks = {int(key): value for key, value in found["vulnerability_rank"].items()}
    vulnerability = vulnerabilities(pattern.classes, ranks)
    named = {"C": "fragmentation", "N": "isolation", "D_quadrat": "dominance"}
    raw, norm = (disturbances([pattern], normalise=flag)[0] for flag in (False, True))
    simple = disturbances([pattern], "simple")[0]
    for place, value in enumerate("1234"):
        wanted = found["per_class"][value]
        for key, name in named.items():
            assert getattr(raw, name)[place] == pytest.approx(wanted[key], rel=1e-9)
        assert simple.dominance[place] == pytest.approx(wanted["D_simple"], rel=1e-9)
        told = raw.index[place], norm.index[place], vulnerability[place]
        assert told == pytest.approx((wanted["E_raw"], wanted["E_norm"], wanted["V"]), rel=1e-9)
    assert pattern.mean_patch == pytest.approx(found["mean_patch_area_ha"], rel=1e-9)
    for key, index, form in (
        ("R_raw", raw.index, "product"), ("R_norm", norm.index, "product"), ("R_sqrt", norm.index, "root"),
    ):  # fmt: skip
        loss = losses(index, vulnerability, form)
        assert loss == pytest.approx([found["per_class"][value][key] for value in "1234"], rel=1e-9)
        wanted = found["eri_per_quadrat_row_major"][key]
        np.testing.assert_allclose(risk_of_squares(pattern, loss), wanted, rtol=1e-9)


def test_kriging_of_the_reference_case(case):
    found, _, net, _ = case
    points = found["kriging"]
    x, y, values = (np.array(points[key]) for key in ("x", "y", "value"))
    np.testing.assert_allclose(square_centres(net, found["cell"], (0.0, 720.0)), (x, y))
    variogram = Variogram(0.02, 400.0, 0.001)
    told = ordinary_kriging(x, y, values, np.array(points["at_x"]), np.array(points["at_y"]), variogram)
    np.testing.assert_allclose(told, (points["z"], points["variance"]), rtol=1e-6)


def test_kriging_keeps_its_points_and_the_nearest_are_enough():
    x, y = RANDOM.random((2, 200)) * 1000.0
    values = np.sin(x / 200.0) + y / 500.0
    variogram = fit_variogram(x, y, values)
    assert variogram.sill > 0.0
    assert 100.0 < variogram.range < 2000.0
    at_points, variance = ordinary_kriging(x, y, values, x, y, variogram)
    np.testing.assert_allclose(at_points, values, atol=1e-8)
    np.testing.assert_allclose(variance, 0.0, atol=1e-8)
    noisy = Variogram(variogram.sill, variogram.range, 0.5)
    beside = ordinary_kriging(x, y, values, x + 1e-7, y, noisy)[0]
    np.testing.assert_allclose(ordinary_kriging(x, y, values, x, y, noisy, exact=False)[0], beside, atol=1e-6)
    places = RANDOM.random((2, 50)) * 800.0 + 100.0
    some, all_points = (ordinary_kriging(x, y, values, *places, variogram, count)[0] for count in (32, None))
    np.testing.assert_allclose(some, all_points, atol=0.02)


def test_a_variogram_is_found_again():
    x, y = (part.ravel() for part in np.meshgrid(np.arange(28.0), np.arange(28.0)))
    distance = np.hypot(x[:, None] - x, y[:, None] - y)
    covariance = 1.2 - Variogram(1.0, 9.0, 0.2).at(distance)
    values = np.linalg.cholesky(covariance + 1e-9 * np.eye(x.size)) @ np.random.default_rng(1).normal(size=x.size)
    found = fit_variogram(x, y, values)
    assert (found.sill, found.nugget) == pytest.approx((1.0, 0.2), abs=0.35)
    assert found.range == pytest.approx(9.0, rel=0.4)
    same = fit_variogram(x, y, np.ones(x.size))
    assert (same.sill, same.nugget) == (0.0, 0.0)
    np.testing.assert_array_equal(ordinary_kriging(x, y, np.ones(x.size), x[:3], y[:3], same)[0], np.ones(3))


def test_one_class_and_one_patch_are_defined():
    cover = np.full((12, 12), 7)
    net = fishnet(cover.shape, 4)
    for scope in ("region", "quadrat"):
        pattern = class_pattern(cover, np.ones(cover.shape, dtype=bool), 30.0, net, [7], scope)
        for rule in ("quadrats", "simple"):
            found = disturbances([pattern], rule)[0]
            risk = risk_of_squares(pattern, losses(found.index, vulnerabilities(pattern.classes, {7: 3})))
            np.testing.assert_array_equal(risk, np.zeros(9))
    resistance, _ = as_resistance([risk.reshape(3, 3)])
    np.testing.assert_array_equal(resistance[0], np.ones((3, 3)))


def test_years_share_their_ranges_and_absent_classes_are_no_fault():
    covers = [RANDOM.integers(1, 4, (20, 20)), RANDOM.integers(2, 5, (20, 20))]
    valid = np.ones((20, 20), dtype=bool)
    valid[:7, :7] = False
    net = fishnet(valid.shape, 5)
    for scope in ("region", "quadrat"):
        patterns = [class_pattern(cover, valid, 30.0, net, [1, 2, 3, 4], scope) for cover in covers]
        ranges = {}
        found = disturbances(patterns, ranges=ranges)
        assert set(ranges) == {"C", "N", "D"}
        index = np.concatenate([one.index[np.isfinite(one.index)].ravel() for one in found])
        assert 0.0 <= index.min() <= index.max() <= 1.0
        again = disturbances(patterns[1:], ranges=dict(ranges))[0]
        np.testing.assert_array_equal(again.index, found[1].index)
        risk = risk_of_squares(patterns[0], losses(found[0].index, np.full(4, 0.25)))
        assert np.isnan(risk[0])
        assert np.isfinite(risk[1:]).all()


def test_surfaces_of_a_plane_and_of_one_value():
    net = fishnet((40, 60), 10)
    x, y = square_centres(net, 1.0, (0.0, 0.0))
    plane = bilinear_surface(2.0 * x - y, net, (40, 60))
    rows, columns = np.mgrid[5:35, 5:55]
    np.testing.assert_allclose(plane[5:35, 5:55], 2.0 * (columns + 0.5) + rows + 0.5)
    kriged = kriged_surface(2.0 * x - y, net, (40, 60), 1.0, Variogram(1.0, 100.0))
    np.testing.assert_allclose(kriged[10:30, 10:50], plane[10:30, 10:50], rtol=0.06)
    flat = kriged_surface(np.full(net.count, 0.3), net, (40, 60), 1.0, Variogram(1.0, 20.0, 0.1))
    np.testing.assert_allclose(flat, 0.3)
    classes = np.where(np.arange(60) < 30, 1, 2) * np.ones((40, 1), dtype=int)
    window = window_surface(np.array([1, 2]), np.ones((40, 60), dtype=bool), classes, np.array([0.0, 1.0]), 11)
    assert (window[20, 10], window[20, 50]) == (0.0, 1.0)
    assert window[20, 30] == pytest.approx(6.0 / 11.0)


def test_squares_hold_some_patches():
    cover = np.kron(np.array([[1, 2], [2, 1]]), np.ones((10, 10), dtype=int))
    net = fishnet(cover.shape, 5)
    pattern = class_pattern(cover, np.ones(cover.shape, dtype=bool), 30.0, net, [1, 2], connectivity=4)
    # Patches of 10 x 10 cells: squares of 18.7 cells, cut to half of the raster.
    assert default_side(pattern, 30.0, (20, 20)) == 10
    assert default_side(pattern, 30.0, (200, 200)) == 19


def test_risk_and_health_make_nine_zones():
    risk, health = np.array([[1, 3, 0, 2]]), np.array([[1, 3, 2, 0]])
    np.testing.assert_array_equal(zoning_matrix(risk, health), [[1, 9, 0, 0]])
    with pytest.raises(InputError):
        zoning_matrix(risk, health.T)
    for wrong in ({1: 2.0}, {1: 2.0, 2: 0.0}):
        with pytest.raises(InputError, match="vulnerability"):
            vulnerabilities(np.array([1, 2]), wrong)
    resistance, ends = as_resistance([np.array([0.0, 1.0]), np.array([np.nan, 3.0])])
    np.testing.assert_allclose(resistance, [[1.0, 34.0], [np.nan, 100.0]])
    assert ends == (0.0, 3.0)


@pytest.mark.parametrize("connectivity", [8, 4])
def test_patches_are_those_of_the_whole_raster_whatever_the_strips(connectivity, monkeypatch):
    monkeypatch.setattr(patch_counts, "_STRIP", 90)
    rng = np.random.default_rng(4)
    values, valid = rng.integers(3, 7, (67, 41)) * 10, rng.random((67, 41)) > 0.1
    classes, net = np.unique(values), fishnet(values.shape, 9)
    whole, squares = landscape_of(values, valid, 30.0), landscape_of(values, valid, 30.0, net.units, net.count)
    expected = class_metrics(whole, ["NP"], connectivity)[0, :, 0]
    assert patch_counts.patches_of_classes(values, valid, classes, connectivity).tolist() == expected.tolist()
    told = values, valid, classes, net.units, net.count
    assert np.array_equal(patch_counts.counts_of_classes(*told), squares.cells())
    expected = class_metrics(squares, ["NP"], connectivity)[:, :, 0]
    assert np.array_equal(patch_counts.patches_in_squares(*told, net.side, connectivity), expected)
