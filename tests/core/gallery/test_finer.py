"""Sample basins that are larger than what they are made on: the same basin, by rows, the same at any height."""

from dataclasses import fields

import numpy as np
import pytest
from esp_toolbox.core.gallery._frame import blend, catmull_taps
from esp_toolbox.core.gallery.basin import YEARS, sample_basin
from esp_toolbox.core.gallery.finer import model_shape
from esp_toolbox.core.gallery.land_cover import SHRUB, WATER
from esp_toolbox.core.gallery.reflectance import BANDS
from esp_toolbox.core.rows import Rows
from esp_toolbox.core.terrain.slope import slope
from pairing import paired

SHAPE, MOST = (83, 101), 40 * 50
CELL = 1200.0


def rasters(basin):
    """Name and raster of all there are."""
    for field in fields(basin):
        value = getattr(basin, field.name)
        for key, part in value.items() if isinstance(value, dict) else [("", value)]:
            if hasattr(part, "bands"):
                yield from ((f"{name} {key}", band) for name, band in part.bands.items())
                yield f"heat {key}", part.heat
            elif getattr(part, "shape", ()) == SHAPE:
                yield f"{field.name} {key}", part


@pytest.fixture(scope="module")
def large():
    return sample_basin(*SHAPE, CELL, 2, most=MOST)


@pytest.fixture(scope="module")
def model():
    shape = model_shape(*SHAPE, MOST)
    return sample_basin(*shape, CELL * max(SHAPE) / max(shape), 2)


@pytest.fixture(scope="module")
def whole():
    return sample_basin(*SHAPE, CELL, 2)


def test_every_raster_is_the_same_at_any_height(large, whole):
    found = dict(rasters(large))
    plain = dict(rasters(whole))
    assert found.keys() == plain.keys()
    for name, raster in found.items():
        assert isinstance(raster, Rows)
        at_once = raster[:]
        assert at_once.shape == SHAPE
        assert at_once.dtype == raster.dtype == plain[name].dtype
        assert np.isfinite(at_once).all(), name
        for height in (7, 64):
            strips = [raster[first : first + height] for first in range(0, SHAPE[0], height)]
            assert np.concatenate(strips).tobytes() == at_once.tobytes(), (name, height)
        assert raster[40:40].shape == (0, SHAPE[1])


def test_it_is_the_same_basin(large, whole):
    for name, least in (("elevation", 0.9), ("precipitation", 0.9), ("temperature", 0.9), ("soil_depth", 0.5)):
        ours, theirs = getattr(large, name)[:], getattr(whole, name)
        assert np.corrcoef(ours.ravel(), theirs.ravel())[0, 1] > least, name
    for year in YEARS:
        ours, theirs = large.land_cover[year][:], whole.land_cover[year]
        assert (ours == theirs).mean() > 0.5
        shares = [np.bincount(cover.ravel(), minlength=10) / cover.size for cover in (ours, theirs)]
        assert np.abs(shares[0] - shares[1]).max() < 0.12


def test_what_is_finer_has_detail_of_its_own(large, model):
    """Hills that the model has not got, higher where it is steep."""
    down, right = (few / many for few, many in zip(model.elevation.shape, SHAPE))
    taps = [catmull_taps((np.arange(many) + 0.5) * scale - 0.5) for many, scale in zip(SHAPE, (down, right))]
    smooth = blend(model.elevation, *taps)
    hills = np.abs(large.elevation[:] - smooth)
    steep = slope(smooth, CELL)
    limits = np.quantile(steep, (0.3, 0.7))
    assert hills[steep > limits[1]].mean() > 3.0 * hills[steep < limits[0]].mean() > 0.0
    # Steppe is a way and no habitat: no square of three by three cells is full of shrubs.
    for year in YEARS:
        squares = (large.land_cover[year][:] == SHRUB)[: SHAPE[0] // 3 * 3, : SHAPE[1] // 3 * 3]
        assert not squares.reshape(SHAPE[0] // 3, 3, SHAPE[1] // 3, 3).all(axis=(1, 3)).any()


def test_layers_agree_with_each_other(large):
    assert np.allclose(large.sand[:] + large.silt[:] + large.clay[:], 100.0, atol=1e-3)
    for year, scene in large.scenes.items():
        cover, ndvi = large.land_cover[year][:], large.ndvi[year][:]
        red, near = scene.bands["red"][:], scene.bands["nir"][:]
        land = ~np.isin(cover, (WATER, 6, 8)) & (red > 0.02)
        assert np.abs((near - red) / (near + red) - ndvi)[land].max() < 0.02
        assert list(scene.bands) == list(BANDS)
        # Water produces what it does in the model, and plants more than bare ground.
        npp = large.npp[year][:]
        assert (npp[cover == WATER] == np.float32(45.0)).all()
        assert npp[cover == 4].mean() > npp[cover == 7].mean()


def test_lines_and_places_lie_where_they_do_on_the_model(large, model):
    down, right = (many / few for many, few in zip(SHAPE, model.elevation.shape))
    for ours, theirs in paired(large.rivers + large.roads, model.rivers + model.roads):
        assert np.allclose(ours.rows, theirs.rows * down)
        assert np.allclose(ours.columns, theirs.columns * right)
    assert [town.name for town in large.settlements] == [town.name for town in model.settlements]
    assert (large.records.columns < SHAPE[1]).all() and (large.records.rows < SHAPE[0]).all()
    assert large.mines == pytest.approx(model.mines * (right, down))


@pytest.mark.parametrize("shape", [(20, 4000), (17_000, 18_000), (2048, 2048), (20_000, 20)])
def test_shape_of_the_model(shape):
    few = model_shape(*shape)
    assert min(few) >= 20
    assert few[0] * few[1] <= 1.001 * 2**22
    assert (few == shape) == (shape[0] * shape[1] <= 2**22)
    assert few[0] / few[1] == pytest.approx(shape[0] / shape[1], rel=0.01)
