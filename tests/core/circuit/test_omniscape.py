"""Moving windows: a slow reference, Omniscape's suite, and what holds of any map."""

import dataclasses
import math
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import numpy as np
import pytest
import slow_omniscape
from esp_toolbox.core.circuit import _window_sums
from esp_toolbox.core.circuit._mosaic import MosaicCurrents
from esp_toolbox.core.circuit._rectangle import Rectangle
from esp_toolbox.core.circuit._target_values import target_values
from esp_toolbox.core.circuit.block_correction import block_correction
from esp_toolbox.core.circuit.flow_classes import NODATA, check_limits, flow_classes
from esp_toolbox.core.circuit.omniscape import omniscape
from esp_toolbox.core.circuit.reclassification import parse_reclass_table, reclassified
from esp_toolbox.core.circuit.window_layers import WindowLayers
from esp_toolbox.core.circuit.window_maps import MapsInFolder
from esp_toolbox.core.circuit.window_settings import Condition, WindowSettings
from esp_toolbox.core.errors import InputError, NotConverged
from esp_toolbox.core.progress import Cancelled


def landscape(rows, columns, seed=1, holes=0.15):
    """Resistances with contrast and holes, and strengths with zeros."""
    rng = np.random.default_rng(seed)
    resistance = np.exp(rng.normal(0, 1.2, (rows, columns)))
    resistance[rng.random(resistance.shape) < holes] = np.nan
    strength = rng.random(resistance.shape)
    strength[rng.random(resistance.shape) < 0.3] = 0
    return resistance, strength


def conductance_of(resistance):
    return np.nan_to_num(1 / resistance)


def maps_of(resistance, strength, settings, **layers):
    result = omniscape(WindowLayers(resistance, sources=strength, **layers), settings)
    return whole(result) + (result.account,)


def whole(result):
    rows = result.shape[0]
    current = result.maps.rows("current", 0, rows)
    return current, result.maps.rows("flow_potential", 0, rows)


def close(got, wanted, bar=1e-6):
    assert np.abs(got - wanted).max() <= bar * wanted.max()


CASES = {
    "plain": {},
    "block": {"block_size": 3},
    "buffer": {"block_size": 3, "buffer": 2},
    "four": {"neighbours": 4, "block_size": 3, "buffer": 1},
    "upstream": {"rule": "omniscape", "block_size": 3, "buffer": 1},
    "spread": {"target": "spread", "block_size": 3},
    "decay": {"decay": 2.5, "block_size": 3},
    "uncorrected": {"block_size": 5, "corrects_artifacts": False},
    "narrow upstream": {"rule": "omniscape", "block_size": 3, "radius": 9},
    "narrow spread": {"target": "spread", "block_size": 3, "radius": 9, "decay": 6.0},
}


@pytest.mark.parametrize("name", CASES)
def test_windows_are_those_of_the_slow_reference(name):
    settings = WindowSettings(**{"radius": 4, **CASES[name]})
    resistance, strength = landscape(13, 14)
    current, free, account = maps_of(resistance, strength, settings)
    wanted = slow_omniscape.omniscape(conductance_of(resistance), strength, settings)
    close(current, wanted[0])
    close(free, wanted[1])
    assert (account.windows, account.asked) == (wanted[2], pytest.approx(wanted[3]))
    if settings.target == "centre":
        assert account.flowed == pytest.approx(wanted[4], rel=1e-9)
    assert account.asked == pytest.approx(account.flowed + sum(account.lost.values()))


@pytest.mark.parametrize("target", ["centre", "spread"])
@pytest.mark.parametrize("comparison", ["within", "equal"])
def test_conditions_leave_out_sources(comparison, target):
    resistance, strength = landscape(13, 14, seed=4)
    rng = np.random.default_rng(2)
    present, future = (rng.integers(0, 4, resistance.shape).astype(float) for _ in range(2))
    present[rng.random(present.shape) < 0.1] = np.nan
    conditions = (Condition(comparison, -1, 1, True), Condition("within", -2, 1))
    settings = WindowSettings(4, 3, conditions=conditions, target=target)
    current, free, account = maps_of(
        resistance, strength, settings, conditions=((present, future), (future, None))
    )
    wanted = slow_omniscape.omniscape(
        conductance_of(resistance), strength, settings, conditions=[(present, future), (future, future)]
    )
    close(current, wanted[0])
    close(free, wanted[1])
    assert account.lost["condition"] > 0
    assert account.asked == pytest.approx(account.flowed + sum(account.lost.values()))


def test_own_amperes_of_targets():
    resistance, strength = landscape(12, 12)
    amounts = np.random.default_rng(5).random(resistance.shape)
    settings = WindowSettings(4, 3, target="spread")
    current, _, account = maps_of(resistance, strength, settings, targets=amounts)
    wanted = slow_omniscape.omniscape(conductance_of(resistance), strength, settings, amounts)
    close(current, wanted[0])
    assert account.asked == pytest.approx(amounts.sum())


# -- Omniscape's suite ---------------------------------------------------------------------------


def _asc(oracles, name):
    words = (oracles / "omniscape" / "input" / name).read_text().split()
    values = np.array(words[12:], float).reshape(int(words[3]), int(words[1]))
    values[values == float(words[11])] = np.nan
    return values


def _suite(oracles):
    resistance, source = _asc(oracles, "resistance.asc"), _asc(oracles, "source.asc")
    heat, rain, cover = (_asc(oracles, f"{name}.asc") for name in ("temperature", "precipitation", "landcover"))
    table = parse_reclass_table((oracles / "omniscape" / "input" / "reclass.txt").read_text(), "table")
    plain = {"sources": source, "threshold": 0.2}
    within, future = Condition("within", -0.5, 0.5), Condition("within", -0.5, 0.5, True)
    equal = (Condition("equal"), Condition("equal"))
    return {
        "test1": (resistance, plain, {"block_size": 3, "buffer": 2}),
        "test3": (_asc(oracles, "resistance1.asc"), {"cutoff": 0.25}, {"block_size": 3}),
        "test4a": (
            resistance,
            {**plain, "conditions": ((heat, heat), (rain, rain))},
            {"block_size": 3, "buffer": 2, "neighbours": 4, "conditions": (future, future)},
        ),
        "test5": (
            resistance, {**plain, "conditions": ((cover, None), (cover, None))}, {"block_size": 3, "conditions": equal}
        ),
        "test6": (
            resistance,
            {**plain, "conductances": True, "conditions": ((heat, None),)},
            {"block_size": 3, "conditions": (within,)},
        ),
        "test_reclass": (_asc(oracles, "discrete_resistance.asc"), {"reclass": table}, {}),
    }


@pytest.mark.parametrize("rule", ["omniscape", "right"])
@pytest.mark.parametrize("name", ["test1", "test3", "test4a", "test5", "test6", "test_reclass"])
def test_both_rules_agree_with_the_independent_program(oracles, name, rule):
    resistance, layers, settings = _suite(oracles)[name]
    result = omniscape(WindowLayers(resistance, **layers), WindowSettings(5, rule=rule, **settings))
    reference = np.load(oracles / "omniscape" / "reference" / rule / f"{name}.npz")
    current, free = whole(result)
    maps = {
        "cum_currmap": current,
        "flow_potential": free,
        "normalized_cum_currmap": result.normalised(0, result.shape[0]),
    }
    for kind in set(maps) & set(reference.files):
        wanted = reference[kind]
        valid = ~np.isnan(wanted)
        if not valid.any():
            continue
        bar = 2e-6 * wanted[valid] + 1e-8 * wanted[valid].max()
        assert (np.abs(maps[kind][valid] - wanted[valid]) <= bar).all(), kind
    assert result.account.windows == int(reference["windows"])
    assert result.account.asked == pytest.approx(float(reference["asked"]), rel=1e-8)
    assert result.account.flowed == pytest.approx(float(reference["flowed"]), rel=1e-8)


# -- what holds of any map -----------------------------------------------------------------------


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
    resistance = np.full((36, 36), 7.0)
    result = omniscape(WindowLayers(resistance, sources=np.ones(resistance.shape)), WindowSettings(6))
    # The disc conducts less than the rectangle of the flow potential.
    assert 0.9 < np.median(result.normalised(13, 23)[:, 13:23]) < 1.2


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
    for one, amperes in zip(got, injected):
        assert one == pytest.approx(slow_omniscape.current(np.ones(shape), amperes, neighbours), abs=1e-7)


# -- long runs -----------------------------------------------------------------------------------


def _run(folder, settings, stop_at=None):
    resistance, strength = landscape(32, 15)

    def told(windows, share):
        if stop_at is not None and share >= stop_at:
            raise Cancelled

    maps = None if folder is None else MapsInFolder(str(folder))
    return omniscape(WindowLayers(resistance, sources=strength), settings, maps, on_windows=told)


@pytest.mark.parametrize("rule", ["right", "omniscape"])
def test_a_run_that_was_cut_off_goes_on_with_the_same_bits(tmp_path, rule):
    settings = WindowSettings(5, 3, rule=rule, mosaic_cells=900)
    unbroken = _run(None, settings)
    for stop_at in (0.3, 0.7):
        with pytest.raises(Cancelled):
            _run(tmp_path / "run", settings, stop_at)
    resumed = _run(tmp_path / "run", settings)
    assert resumed.taken_up > 0
    for one, other in zip(whole(unbroken), whole(resumed)):
        assert np.array_equal(one, other)
    assert dataclasses.asdict(unbroken.account) == dataclasses.asdict(resumed.account)
    again = _run(tmp_path / "run", settings)
    assert np.array_equal(whole(again)[0], whole(unbroken)[0])


def test_a_folder_of_another_run_is_refused(tmp_path):
    settings = WindowSettings(5, 3, mosaic_cells=900)
    with pytest.raises(Cancelled):
        _run(tmp_path, settings, 0.3)
    with pytest.raises(InputError, match="holds a run of other inputs"):
        _run(tmp_path, dataclasses.replace(settings, radius=6))


def test_a_damaged_state_begins_anew(tmp_path):
    settings = WindowSettings(5, 3, mosaic_cells=900)
    with pytest.raises(Cancelled):
        _run(tmp_path, settings, 0.5)
    (tmp_path / "windows.npz").write_bytes(b"cut")
    resumed = _run(tmp_path, settings)
    assert resumed.taken_up == 0
    assert np.array_equal(whole(resumed)[0], whole(_run(None, settings))[0])


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_threads_and_processes_give_the_same_bits(pool):
    resistance, strength = landscape(18, 24)
    settings = WindowSettings(4, 3, mosaic_cells=1_000)
    layers = WindowLayers(resistance, sources=strength)
    with pool(2) as executor:
        threaded = omniscape(layers, settings, executor=executor)
    for one, other in zip(whole(omniscape(layers, settings)), whole(threaded)):
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
    from esp_toolbox.core.circuit import _mosaic

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


# -- parts ---------------------------------------------------------------------------------------


def test_values_of_targets():
    nan = math.nan
    blocks = np.array([[[1, 2], [2, 1]], [[3, 1], [nan, 1]], [[nan, nan], [nan, nan]], [[4, 5], [7, 6]]])
    # 1 and 2 are as frequent: down the first column 1, 2, down the second 2, 1, so 2 has two first.
    assert target_values(blocks, "equal")[:2].tolist() == [2, 1]
    assert target_values(blocks, "within").tolist()[:2] == [1.5, 1]
    assert np.isnan(target_values(blocks, "within")[2]) and np.isnan(target_values(blocks, "equal")[2])
    assert target_values(blocks, "equal")[3] == 4


def test_reclassing_matches_the_old_values():
    table = parse_reclass_table('1 2\n2 3\n1\t5\n4, "missing"\n6 missing\n', "table")
    values = np.array([1.0, 2.0, 3.0, 4.0, 6.0, np.nan])
    assert reclassified(values, table).tolist()[:3] == [5, 3, 3]
    assert np.isnan(reclassified(values, table)[3:]).all()
    for text, reason in (("1 2\n3\n", "Row 2"), ("a b\n", "Row 1"), ("\n", "no rows")):
        with pytest.raises(InputError, match=reason):
            parse_reclass_table(text, "table")


def test_flow_classes_by_standard_deviations():
    values = np.random.default_rng(1).normal(1, 0.2, (700, 9))
    values[0] = np.nan
    classes = flow_classes(lambda first, last: values[first:last], 700)
    assert (classes.mean, classes.deviation) == (pytest.approx(np.nanmean(values)), pytest.approx(np.nanstd(values)))
    shares = np.bincount(classes.of(values).ravel(), minlength=256) / np.isfinite(values).sum()
    assert shares[1:5] == pytest.approx([0.159, 0.682, 0.136, 0.023], abs=0.02)
    assert (classes.of(values)[0] == NODATA).all()
    for limits in ((1, 2), (2, 1, 3), (1, 1, 2)):
        with pytest.raises(InputError, match="three rising numbers"):
            check_limits(limits)


# -- bad input -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"radius": 0}, "below one cell"),
        ({"block_size": 2}, "odd number"),
        ({"buffer": -1}, "0 or more"),
        ({"rule": "left"}, "right or omniscape"),
        ({"target": "rim"}, "centre or spread"),
        ({"decay": 0.0}, "above 0"),
        ({"tolerance": 0.1}, "between 1e-14 and 1e-3"),
        ({"neighbours": 6}, "4 or 8"),
    ],
)
def test_settings_that_mean_nothing(change, reason):
    with pytest.raises(InputError, match=reason):
        WindowSettings(**{"radius": 4, **change})


def test_conditions_that_mean_nothing():
    with pytest.raises(InputError, match="within or equal"):
        Condition("near")
    with pytest.raises(InputError, match="above its upper limit"):
        Condition("within", 2, 1)


@pytest.mark.parametrize(
    ("layers", "reason"),
    [
        ({"resistance": np.zeros((9, 9))}, "81 cells of 0 or less"),
        ({"sources": np.zeros((9, 9))}, "no source"),
        ({"sources": np.ones((9, 8))}, "one grid"),
        ({"sources": np.full((9, 9), np.inf)}, "infinite strength"),
        ({"targets": np.full((9, 9), -1.0)}, "below 0"),
        ({"resistance": np.full((9, 9), np.nan)}, "No cell of"),
        ({"resistance": np.full((9, 9), np.inf), "conductances": True, "sources": np.ones((9, 9))}, "infinite cond"),
        ({"cutoff": 0.5}, "no source"),
        ({"reclass": np.array([[1.0, 0.0]])}, "81 cells of 0 or less"),
        ({"conditions": ((np.ones((9, 9)), np.ones((8, 9))),)}, "condition layer has 8 rows"),
    ],
)
def test_layers_that_cannot_be_run(layers, reason):
    layers = {"resistance": np.ones((9, 9)), **layers}
    with pytest.raises(InputError, match=reason):
        omniscape(WindowLayers(**layers), WindowSettings(3))


def test_a_map_without_room_for_a_block_has_no_windows():
    result = omniscape(WindowLayers(np.ones((4, 9))), WindowSettings(3, 5))
    assert result.account.windows == 0 and not whole(result)[0].any()


def test_engines_travel_to_workers():
    import pickle  # noqa: S403 - what a pool of processes does

    engine = _window_sums.WindowEngine(WindowSettings(4, 3), block_correction(WindowSettings(4, 3)))
    assert pickle.loads(pickle.dumps(engine)).settings == engine.settings  # noqa: S301
