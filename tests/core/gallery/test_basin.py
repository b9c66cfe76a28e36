"""The sample basin: determinism, physics, plausible shares and change."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.gallery.basin import YEARS, sample_basin
from esp_toolbox.core.gallery.land_cover import (
    BARE,
    CROPLAND,
    FOREST,
    GRASSLAND,
    IMPERVIOUS,
    NATURAL,
    SHRUB,
    SNOW,
    WATER,
    WETLAND,
)
from esp_toolbox.core.gallery.soils import TEXTURES
from esp_toolbox.core.gallery.species import GREEN_BEST, RECORDS, preference
from esp_toolbox.core.patches import label_patches, patch_sizes
from esp_toolbox.core.progress import Cancelled
from esp_toolbox.core.terrain.slope import slope
from scipy import ndimage

RASTERS = (
    "elevation",
    "precipitation",
    "evapotranspiration",
    "temperature",
    "erosivity",
    "erodibility",
    "soil_depth",
    "available_water",
    "sand",
    "silt",
    "clay",
    "organic_carbon",
    "night_light",
    "wind",
    "population",
    "product",
)


@pytest.fixture(scope="module", params=[1, 2, 5])
def basin(request):
    return sample_basin(200, 240, 400.0, request.param)


def at(raster, line):
    rows = np.clip(line.rows.astype(int), 0, raster.shape[0] - 1)
    columns = np.clip(line.columns.astype(int), 0, raster.shape[1] - 1)
    return raster[rows, columns]


def test_same_seed_same_basin_and_another_seed_another():
    one, two, other = (sample_basin(60, 60, 500.0, seed) for seed in (3, 3, 4))
    for name in RASTERS:
        assert np.array_equal(getattr(one, name), getattr(two, name)), name
    assert all(np.array_equal(one.land_cover[year], two.land_cover[year]) for year in YEARS)
    assert not np.array_equal(one.elevation, other.elevation)


def test_everything_has_data_everywhere(basin):
    for name in RASTERS:
        values = getattr(basin, name)
        assert values.shape == (200, 240)
        assert values.dtype == np.float32
        assert np.isfinite(values).all(), name
    assert np.allclose(basin.sand + basin.silt + basin.clay, 100.0, atol=1e-3)
    for year in YEARS:
        assert set(np.unique(basin.land_cover[year])) <= set(range(1, 10))
        assert basin.ndvi[year].min() >= -0.2
        assert basin.npp[year].min() >= 0.0


def test_scenes_show_the_land(basin):
    for year, scene in basin.scenes.items():
        cover, ndvi = basin.land_cover[year], basin.ndvi[year]
        land = ~np.isin(cover, (WATER, SNOW, IMPERVIOUS))
        red, near = scene.bands["red"].astype(float), scene.bands["nir"].astype(float)
        assert np.abs((near - red) / (near + red) - ndvi)[land].max() < 0.01
        assert all(band.min() > 0.0 and band.max() <= 1.0 for band in scene.bands.values())
        green, swir = scene.bands["green"].astype(float), scene.bands["swir1"].astype(float)
        # Modified NDWI: water and ice alone.
        assert ((green > swir) == np.isin(cover, (WATER, SNOW))).all()
        warm = [scene.heat[cover == value].mean() for value in (SNOW, WATER, FOREST, GRASSLAND, BARE)]
        assert warm == sorted(warm)


def test_afternoons_can_lift_sand(basin):
    windy = {season: (values > 5.0).mean() for season, values in basin.afternoons.items()}
    assert windy["spring"] > windy["summer"] > windy["winter"] == windy["autumn"]
    assert 0.3 < windy["spring"] <= 1.0


def test_rivers_run_downhill_and_meet_the_lakes(basin):
    for river in basin.rivers:
        heights = at(basin.elevation, river)
        # Smoothed bends may clip the corner of a higher cell; the way as a whole falls.
        assert heights[0] >= heights[-1] - 1e-3
    wet = ndimage.binary_dilation(np.isin(basin.land_cover[2023], (WATER, WETLAND)), iterations=2)
    largest = max(basin.rivers, key=lambda river: river.rank)
    assert at(wet, largest).any()


def test_belts_lie_where_they_belong(basin):
    cover, height = basin.land_cover[2023], basin.elevation
    assert np.median(height[cover == SNOW]) > np.quantile(height, 0.95)
    assert np.median(basin.precipitation[cover == FOREST]) > 2.0 * np.median(basin.precipitation[cover == BARE])
    assert height[cover == CROPLAND].mean() < np.quantile(height, 0.75)
    for town in basin.settlements:
        near = cover[max(int(town.row) - 8, 0) : int(town.row) + 9, max(int(town.column) - 8, 0) : int(town.column) + 9]
        assert np.isin(near, (CROPLAND, IMPERVIOUS)).any(), town


def test_shares_are_those_of_an_arid_basin(basin):
    cover = basin.land_cover[2023]
    share = {value: float((cover == value).mean()) for value in range(1, 10)}
    assert 0.40 < share[BARE] < 0.80
    assert 0.08 < share[GRASSLAND] < 0.35
    for value, low, high in (
        (CROPLAND, 0.002, 0.10),
        (FOREST, 0.005, 0.12),
        (SHRUB, 0.02, 0.3),
        (WATER, 0.004, 0.06),
        (SNOW, 0.001, 0.05),
        (IMPERVIOUS, 0.0003, 0.02),
        (WETLAND, 0.001, 0.04),
    ):
        assert low < share[value] < high, value


def test_change_goes_the_way_it_went(basin):
    def share(value):
        return [float((basin.land_cover[year] == value).mean()) for year in YEARS]

    # What the motorway takes of the fields, the oases make up for.
    assert share(CROPLAND)[1] > 0.98 * share(CROPLAND)[0]
    assert share(CROPLAND)[2] > 1.2 * share(CROPLAND)[0]
    assert sorted(share(SNOW), reverse=True) == share(SNOW)
    assert share(IMPERVIOUS)[0] < min(share(IMPERVIOUS)[1:])
    # A drought: plants and waters of the floor draw back, and are there again ten years later.
    for suffers in (GRASSLAND, SHRUB, FOREST, WATER, WETLAND):
        before, dry, after = share(suffers)
        assert dry < min(before, after), suffers
        assert after > 0.85 * before, suffers
    assert float((basin.land_cover[2003] != basin.land_cover[2023]).mean()) < 0.2
    means = [float(basin.npp[year].mean()) for year in YEARS]
    assert means[1] < 0.9 * means[0] < means[2]
    # The basin greens as a whole and degrades in places; mountains are warmer, and lose nothing in the drought.
    assert (basin.npp[2023] - basin.npp[2003] < -5.0).any()
    meadow = (basin.land_cover[2003] == GRASSLAND) & (basin.land_cover[2013] == GRASSLAND)
    meadow &= basin.temperature < -1.0
    assert (basin.npp[2013] - basin.npp[2003])[meadow].mean() > 0


def test_the_frame_cuts_no_habitat(basin):
    for cover in basin.land_cover.values():
        sides = np.concatenate([cover[0], cover[-1], cover[:, 0], cover[:, -1]])
        assert not np.isin(sides, NATURAL).any()


def test_the_floor_has_several_grounds(basin):
    floor = basin.elevation < np.quantile(basin.elevation, 0.5)
    covers = np.bincount(basin.land_cover[2023][floor], minlength=10)[1:] / floor.sum()
    assert covers[BARE - 1] < 0.75
    assert covers[SHRUB - 1] > 0.05
    assert np.count_nonzero(covers > 0.005) >= 5
    bare = floor & (basin.land_cover[2023] == BARE)
    assert basin.sand[bare].std() > 8.0
    assert basin.ndvi[2023][bare].std() > 0.02
    assert len(np.unique(basin.texture)) >= 5
    assert set(np.unique(basin.texture)) <= set(TEXTURES)


def test_mines_and_motorway_take_habitat():
    made = sample_basin(300, 300, 333.0, 1)
    gone = np.isin(made.land_cover[2003], NATURAL) & np.isin(made.land_cover[2013], (IMPERVIOUS, BARE))
    rows, columns = np.ogrid[:300, :300]
    for column, row in made.mines[:2]:
        assert gone[np.hypot(rows - row, columns - column) < 8].any()
    line = np.zeros((300, 300), dtype=bool)
    for road in made.roads:
        if road.kind in ("national", "railway"):
            line[np.clip(road.rows.astype(int), 0, 299), np.clip(road.columns.astype(int), 0, 299)] = True
    habitat = line & np.isin(made.land_cover[2003], NATURAL)
    assert habitat.sum() > 20
    assert np.isin(made.land_cover[2013], (IMPERVIOUS, BARE, CROPLAND))[habitat].mean() > 0.95


def test_records_tell_the_preference():
    made = sample_basin(200, 200, 500.0, 1)
    rows, columns = made.records.rows.astype(int), made.records.columns.astype(int)
    seen = made.ndvi[2023][rows, columns]
    assert seen.size == RECORDS
    everywhere = made.ndvi[2023]
    # The density follows the preference: rising to its best greenness, falling beyond.
    counts = [
        float(((seen >= low) & (seen < low + 0.1)).sum() / ((everywhere >= low) & (everywhere < low + 0.1)).sum())
        for low in (0.07, 0.27, 0.47)
    ]
    assert counts[1] > 3.0 * counts[0]
    assert counts[1] > 2.0 * counts[2]
    ground = slope(made.elevation.astype(np.float64), 500.0)
    assert np.median(ground[rows, columns]) < 0.7 * np.median(ground[everywhere > 0.22])
    assert preference(np.array([GREEN_BEST]), np.zeros(1), np.zeros(1)) == 1.0
    assert not np.isin(made.land_cover[2023][rows, columns], (WATER, SNOW, IMPERVIOUS)).any()


def test_people_live_where_the_towns_are(basin):
    assert basin.population.min() >= 0.0
    total = float(basin.population.sum()) * 0.16
    towns = sum(town.population for town in basin.settlements)
    assert 0.5 * towns < total < 2.0 * towns
    assert basin.product.max() > 100.0 * np.median(basin.product)


def test_natural_patches_have_many_sizes(basin):
    natural = np.isin(basin.land_cover[2023], (FOREST, SHRUB, GRASSLAND, WATER, SNOW, WETLAND))
    labels, count = label_patches(natural, 8)
    sizes = np.sort(patch_sizes(labels, count))[::-1]
    assert count > 30
    assert sizes[0] < 0.9 * natural.sum()
    assert (sizes > 30).sum() >= 5


def test_districts_are_a_partition_with_names(basin):
    assert set(np.unique(basin.districts)) == set(range(1, len(basin.district_names) + 1))
    for number in range(1, len(basin.district_names) + 1):
        assert label_patches(basin.districts == number, 8)[1] <= 3


def test_roads_join_the_towns_and_leave_the_basin(basin):
    kinds = {road.kind for road in basin.roads}
    assert {"national", "railway", "county"} <= kinds
    national = [road for road in basin.roads if road.kind == "national"]
    ends = np.concatenate([road.columns[[0, -1]] for road in national])
    assert ends.min() < 5.0
    assert ends.max() > 235.0


def test_finer_rasters_show_the_same_basin():
    coarse, fine = sample_basin(100, 100, 1000.0, 7), sample_basin(200, 200, 500.0, 7)
    averaged = fine.elevation.reshape(100, 2, 100, 2).mean(axis=(1, 3))
    assert np.corrcoef(coarse.elevation.ravel(), averaged.ravel())[0, 1] > 0.9


@pytest.mark.parametrize("shape", [(20, 20), (60, 60), (37, 111), (300, 45)])
def test_any_shape(shape):
    made = sample_basin(*shape, 250.0, 1)
    assert made.elevation.shape == shape
    assert made.land_cover[2023].shape == shape
    assert made.settlements


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [((10, 50, 250.0, 1), "at least 20"), ((50, 50, 0.0, 1), "above 0"), ((50, 50, 250.0, -1), "0 or above")],
)
def test_bad_input(arguments, sentence):
    with pytest.raises(InputError, match=sentence):
        sample_basin(*arguments)


def test_cancel():
    def stop(fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        sample_basin(60, 60, 250.0, 1, stop)
