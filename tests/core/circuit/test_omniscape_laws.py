"""Moving windows: what holds of any map, of blocks and of rectangles."""

import dataclasses

import numpy as np
import pytest
import slow_omniscape
from esp_toolbox.core.circuit._rectangle import Rectangle
from esp_toolbox.core.circuit.block_correction import block_correction
from esp_toolbox.core.circuit.omniscape import omniscape
from esp_toolbox.core.circuit.window_layers import WindowLayers
from esp_toolbox.core.circuit.window_settings import WindowSettings
from omniscape_landscapes import close, landscape, maps_of
from pairing import paired


def test_a_block_of_one_cell_needs_no_correction():
    assert np.array_equal(block_correction(WindowSettings(6, 1, buffer=2)), np.ones((17, 17)))


@pytest.mark.parametrize("neighbours", [8, 4])
def test_the_correction_is_that_of_the_slow_reference(neighbours):
    settings = WindowSettings(5, 3, buffer=2, neighbours=neighbours)
    got, wanted = block_correction(settings), slow_omniscape.correction(settings)
    assert got == pytest.approx(wanted, rel=1e-6)
    if neighbours == 4:
        # The tips of the disc are blind ends: nothing flows there.
        assert [got[0, 7], got[7, 0], got[14, 7], got[7, 14]] == [1, 1, 1, 1]


def test_maps_are_linear_in_the_amperes():
    resistance, strength = landscape(15, 15)
    settings = WindowSettings(4, 3)
    once, twice = (maps_of(resistance, factor * strength, settings) for factor in (1, 8))
    assert np.array_equal(8 * once[0], twice[0])
    assert np.array_equal(8 * once[1], twice[1])


@pytest.mark.parametrize("target", ["centre", "spread"])
def test_a_mirrored_map_has_a_mirrored_result(target):
    resistance, strength = landscape(15, 18, seed=3)
    settings = WindowSettings(4, 3, buffer=1, target=target)
    plain = maps_of(resistance, strength, settings)
    for turn in (np.fliplr, np.flipud, np.transpose):
        other = maps_of(turn(resistance), turn(strength), settings)
        for one, two in zip(plain[:2], other[:2]):
            # Multigrid does not turn with the map; its residual is 1e-12.
            close(turn(two), one, 1e-11)


def test_omniscapes_own_rule_is_not_mirrored():
    resistance, strength = landscape(15, 18, seed=3)
    settings = WindowSettings(4, 3, rule="omniscape")
    plain = maps_of(resistance, strength, settings)[0]
    other = np.fliplr(maps_of(np.fliplr(resistance), np.fliplr(strength), settings)[0])
    assert np.abs(other - plain).max() > 0.01 * plain.max()


def test_the_size_of_mosaics_changes_rounding_only():
    resistance, strength = landscape(9, 10)
    settings = WindowSettings(4)
    one = maps_of(resistance, strength, settings)
    for cells in (1, 700):
        other = maps_of(resistance, strength, dataclasses.replace(settings, mosaic_cells=cells))
        close(other[0], one[0], 1e-11)
        close(other[1], one[1], 1e-12)


def test_without_contrast_the_normalised_current_is_near_one():
    resistance = np.full((26, 26), 7.0)
    result = omniscape(WindowLayers(resistance, sources=np.ones(resistance.shape)), WindowSettings(4))
    # The disc conducts less than the rectangle of the flow potential.
    assert 0.9 < np.median(result.normalised(9, 17)[:, 9:17]) < 1.2


def test_nothing_is_lost_with_spread_targets():
    resistance, strength = landscape(18, 18, seed=8, holes=0.35)
    account = maps_of(resistance, strength, WindowSettings(5, 3, target="spread"))[2]
    lost = {reason: amperes for reason, amperes in account.lost.items() if amperes}
    assert set(lost) <= {"target", "apart", "no_source"}
    assert maps_of(resistance, strength, WindowSettings(5, 3))[2].flowed < account.flowed


@pytest.mark.parametrize("shape", [(1, 1), (1, 6), (5, 1), (2, 2), (2, 9), (7, 5), (12, 12), (13, 8)])
@pytest.mark.parametrize("neighbours", [8, 4])
def test_rectangles_without_a_solver(shape, neighbours):
    injected = np.random.default_rng(1).random((2, *shape))
    injected -= injected.mean(axis=(1, 2), keepdims=True)
    got = Rectangle(*shape, neighbours).currents(injected)
    for one, amperes in paired(got, injected):
        assert one == pytest.approx(slow_omniscape.current(np.ones(shape), amperes, neighbours), abs=1e-7)


def test_the_correction_of_a_block_that_covers_the_disc():
    assert np.array_equal(block_correction(WindowSettings(1, 7, buffer=1)), np.ones((5, 5)))
    assert np.array_equal(block_correction(WindowSettings(1, 19)), np.ones((3, 3)))
