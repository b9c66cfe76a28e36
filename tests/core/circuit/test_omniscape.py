"""Moving windows: a slow reference, and an independent program on Omniscape's suite."""

import numpy as np
import pytest
import slow_omniscape
from esp_toolbox.core.circuit.omniscape import omniscape
from esp_toolbox.core.circuit.reclassification import parse_reclass_table
from esp_toolbox.core.circuit.window_layers import WindowLayers
from esp_toolbox.core.circuit.window_settings import Condition, WindowSettings
from omniscape_landscapes import close, conductance_of, landscape, maps_of, whole

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
    "one cell": {"radius": 1, "neighbours": 4},
    "block beyond the window": {"rule": "omniscape", "block_size": 7, "radius": 1, "buffer": 1},
    "spread beyond the window": {"rule": "omniscape", "block_size": 7, "radius": 2, "target": "spread"},
}


@pytest.mark.parametrize("name", CASES)
def test_windows_are_those_of_the_slow_reference(name):
    settings = WindowSettings(**{"radius": 4, **CASES[name]})
    resistance, strength = landscape(11, 12)
    current, free, account = maps_of(resistance, strength, settings)
    wanted = slow_omniscape.omniscape(conductance_of(resistance), strength, settings)
    close(current, wanted[0])
    close(free, wanted[1])
    assert (account.windows, account.asked) == (wanted[2], pytest.approx(wanted[3]))
    if settings.target == "centre":
        assert account.flowed == pytest.approx(wanted[4], rel=1e-9)
    assert account.asked == pytest.approx(account.flowed + sum(account.lost.values()))


def test_a_block_that_covers_the_window_has_no_sources():
    resistance, strength = landscape(11, 12)
    account = maps_of(resistance, strength, WindowSettings(2, 7))[2]
    assert account.windows == account.left_out["no_source"] == 1


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
