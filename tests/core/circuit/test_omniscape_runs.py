"""Moving windows: runs that are cut off, cancelled or shared out, and windows without a solution."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from esp_toolbox.core.circuit import _mosaic, _window_sums
from esp_toolbox.core.circuit._mosaic import MosaicCurrents
from esp_toolbox.core.circuit.block_correction import block_correction
from esp_toolbox.core.circuit.omniscape import omniscape
from esp_toolbox.core.circuit.window_layers import WindowLayers
from esp_toolbox.core.circuit.window_maps import MapsInFolder
from esp_toolbox.core.circuit.window_settings import Condition, WindowSettings
from esp_toolbox.core.errors import InputError, MemoryNeeded, NotConverged
from esp_toolbox.core.progress import Cancelled
from omniscape_landscapes import close, landscape, maps_of, whole
from pairing import paired
from pools import forked_processes


def _run(folder, settings, stop_at=None):
    resistance, strength = landscape(24, 12)

    def told(windows, share):
        if stop_at is not None and share >= stop_at:
            raise Cancelled

    maps = None if folder is None else MapsInFolder(str(folder))
    return omniscape(WindowLayers(resistance, sources=strength), settings, maps, on_windows=told)


@pytest.mark.parametrize("rule", ["right", "omniscape"])
def test_a_run_that_was_cut_off_goes_on_with_the_same_bits(tmp_path, rule):
    settings = WindowSettings(3, 3, rule=rule, mosaic_cells=300)
    unbroken = _run(None, settings)
    for stop_at in (0.3, 0.7):
        with pytest.raises(Cancelled):
            _run(tmp_path / "run", settings, stop_at)
    resumed = _run(tmp_path / "run", settings)
    assert resumed.taken_up > 0
    for one, other in paired(whole(unbroken), whole(resumed)):
        assert np.array_equal(one, other)
    assert dataclasses.asdict(unbroken.account) == dataclasses.asdict(resumed.account)
    again = _run(tmp_path / "run", settings)
    assert np.array_equal(whole(again)[0], whole(unbroken)[0])


def test_a_folder_of_another_run_is_refused(tmp_path):
    settings = WindowSettings(3, 3, mosaic_cells=300)
    with pytest.raises(Cancelled):
        _run(tmp_path, settings, 0.3)
    with pytest.raises(InputError, match="holds a run of other inputs"):
        _run(tmp_path, dataclasses.replace(settings, radius=4))


def test_a_damaged_state_begins_anew(tmp_path):
    settings = WindowSettings(3, 3, mosaic_cells=300)
    with pytest.raises(Cancelled):
        _run(tmp_path, settings, 0.5)
    (tmp_path / "windows.npz").write_bytes(b"cut")
    resumed = _run(tmp_path, settings)
    assert resumed.taken_up == 0
    assert np.array_equal(whole(resumed)[0], whole(_run(None, settings))[0])


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, forked_processes])
def test_threads_and_processes_give_the_same_bits(pool):
    resistance, strength = landscape(18, 24)
    settings = WindowSettings(4, 3, mosaic_cells=1_000)
    layers = WindowLayers(resistance, sources=strength)
    with pool(2) as executor:
        threaded = omniscape(layers, settings, executor=executor)
    for one, other in paired(whole(omniscape(layers, settings)), whole(threaded)):
        assert np.array_equal(one, other)


def test_cancel_is_heard_within_a_window():
    resistance, strength = landscape(80, 80)
    calls = []

    def progress(fraction):
        calls.append(fraction)
        if len(calls) > 6:
            raise Cancelled

    with pytest.raises(Cancelled):
        omniscape(WindowLayers(resistance, sources=strength), WindowSettings(35, 41), progress=progress)


def test_engines_travel_to_workers():
    import pickle  # noqa: S403 - what a pool of processes does

    engine = _window_sums.WindowEngine(WindowSettings(4, 3), block_correction(WindowSettings(4, 3)))
    assert pickle.loads(pickle.dumps(engine)).settings == engine.settings  # noqa: S301


def test_the_memory_of_the_correction_is_foreseen():
    with pytest.raises(MemoryNeeded):
        omniscape(WindowLayers(np.ones((9, 9))), WindowSettings(200_000, 3))


# -- windows without a solution ------------------------------------------------------------------


def _hopeless(monkeypatch):
    def nothing(self, raster, amperes, progress):
        return None

    def fails(window, amperes, neighbours, tolerance):
        raise NotConverged("no")

    monkeypatch.setattr(MosaicCurrents, "_potential", nothing)
    return fails


def test_what_multigrid_misses_is_factorised(monkeypatch):
    resistance, strength = landscape(12, 12)
    wanted = maps_of(resistance, strength, WindowSettings(4, 3))
    _hopeless(monkeypatch)
    close(maps_of(resistance, strength, WindowSettings(4, 3))[0], wanted[0], 1e-7)


def test_windows_without_a_solution_are_left_out_and_listed(monkeypatch):
    resistance, strength = landscape(12, 12)
    monkeypatch.setattr(_mosaic, "_factorised", _hopeless(monkeypatch))
    current, _, account = maps_of(resistance, strength, WindowSettings(4, 3))
    assert not current.any()
    assert account.flowed == pytest.approx(0, abs=1e-12)
    assert (1, 1) in account.failed and len(account.failed) == account.left_out["failed"] > 5
    with pytest.raises(NotConverged, match="Omniscape stops"):
        maps_of(resistance, strength, WindowSettings(4, 3, rule="omniscape"))


def test_a_condition_without_values_over_a_block():
    resistance, strength = landscape(12, 12)
    layer = np.ones(resistance.shape)
    layer[:3, :3] = np.nan
    settings = WindowSettings(4, 3, conditions=(Condition("within", -1, 1),))
    account = maps_of(resistance, strength, settings, conditions=((layer, None),))[2]
    assert account.left_out["no_value"] == 1
    with pytest.raises(InputError, match="no value over a target's block"):
        maps_of(resistance, strength, dataclasses.replace(settings, rule="omniscape"), conditions=((layer, None),))
