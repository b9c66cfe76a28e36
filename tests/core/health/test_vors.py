"""Formulas of ecosystem health: the worked case, variants, normalisation over years, windows and units."""

import json
from dataclasses import replace

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.health import vors
from esp_toolbox.core.health.assessment import assess_health, constant_parts, zero_shares
from esp_toolbox.core.health.indicators import (
    Indicators,
    Organisation,
    YearLayers,
    check_groups,
    class_coefficients,
    unit_indicators,
    window_indicators,
)
from esp_toolbox.core.health.units import fishnet, window_footprint
from esp_toolbox.core.health.window_means import window_mean
from pairing import paired
from scipy import ndimage

METRICS = [0.251, 0.193, 0.324, 0.093, 0.935, 0.365, 0.176, 0.0, 0.06, 0.215]


def test_worked_case_in_numbers():
    terms = vors.organisation_terms(3)
    assert [term.weight for term in terms] == pytest.approx([0.1, 0.25, 0.1, 0.25, 0.03, 0.07, 0.03, 0.07, 0.03, 0.07])
    order = vors.organisation(np.array(METRICS), terms)
    assert float(order) == pytest.approx(0.20473, abs=1e-12)
    assert float(vors.physical_health(0.3, 0.20473, 0.52)) == pytest.approx(0.31727464116296866, abs=1e-12)
    assert float(vors.health_index(0.3, order, 0.52, 0.12)) == pytest.approx(0.19512292776492524, abs=1e-12)


def test_worked_case_of_the_reference(oracles):
    path = oracles / "services" / "worked_cases.json"
    if not path.is_file():
        pytest.skip("the worked cases are not here")
    case = json.loads(path.read_text(encoding="utf-8"))["vors"]
    metrics = np.array(list(case["metrics_normalised"].values()))
    terms = vors.organisation_terms(3, list(case["weights"].values()))
    assert [term.name for term in terms] == ["AWMPFD", "SHDI", "CONT", "FI1", "CI1", "FI2", "CI2", "FI3", "CI3", "FI4"]
    assert [term.name for term in terms if term.inverse] == case["inverse"]
    order = vors.organisation(metrics, terms)
    for ours, theirs in (
        (order, case["EO"]),
        (vors.physical_health(case["EV"], order, case["ER"]), case["PH"]),
        (vors.health_index(case["EV"], order, case["ER"], case["CESI"]), case["EHI"]),
    ):
        assert float(ours) == pytest.approx(theirs, abs=1e-9)


def test_variants():
    assert float(vors.health_index(0.2, 0.4, 0.8, model="VOR")) == pytest.approx(0.4)
    assert float(vors.health_index(0.2, 0.4, 0.6, condition=0.8, model="CVOR")) == pytest.approx(0.5)
    weighted = vors.health_index(0.2, 0.4, 0.6, condition=0.8, model="CVOR", weights=[0.4, 0.3, 0.2, 0.1])
    assert float(weighted) == pytest.approx(0.32 + 0.06 + 0.08 + 0.06)


def test_other_numbers_of_key_classes_keep_their_share():
    for groups in (1, 2, 5):
        terms = vors.organisation_terms(groups)
        assert sum(term.weight for term in terms) == pytest.approx(1.0)
        assert sum(term.weight for term in terms[4:]) == pytest.approx(0.30)
    assert [term.weight for term in vors.organisation_terms(0)] == pytest.approx(np.array([0.1, 0.25, 0.1, 0.25]) / 0.7)


def test_absent_key_classes():
    terms = vors.organisation_terms(1)
    metrics = np.array([[1.0, 1.0, 1.0, 1.0, np.nan, np.nan], [np.nan] * 6])
    assert vors.organisation(metrics, terms) == pytest.approx([0.7, np.nan], nan_ok=True)
    assert vors.organisation(metrics, terms, "shared") == pytest.approx([1.0, np.nan], nan_ok=True)


def layers(seed, shape=(60, 75), services=1):
    rng = np.random.default_rng(seed)
    values = ndimage.zoom(rng.integers(1, 6, (shape[0] // 5, shape[1] // 5)), 5, order=0)
    valid = rng.random(shape) > 0.02
    vitality = ndimage.gaussian_filter(rng.random(shape), 3).astype(np.float32) * 500
    recovery = class_coefficients(values, valid, {k: k / 10 for k in range(1, 6)})
    return YearLayers(values, valid, vitality, recovery, tuple(rng.random(shape) for _ in range(services)))


ORGANISATION = Organisation(((2,), (3, 4)))


def test_years_are_comparable_when_normalised_together():
    terms = vors.organisation_terms(2)
    net = fishnet((60, 75), 15)
    first = layers(1)
    better = replace(first, vitality=first.vitality * 2)
    years = [unit_indicators(year, net.units, net.count, 30.0, ORGANISATION) for year in (first, better)]
    joint = assess_health(years, terms)
    assert (joint[1].EHI >= joint[0].EHI - 1e-12).all() and joint[1].EHI.mean() > joint[0].EHI.mean()
    assert pytest.approx(joint[1].EO) == joint[0].EO
    # Alone, twice the vigour looks the same: such years cannot be compared.
    apart = assess_health(years, terms, normalisation="each year")
    assert pytest.approx(apart[1].EHI) == apart[0].EHI
    alone = assess_health(years[:1], terms)[0]
    assert pytest.approx(apart[0].EHI) == alone.EHI
    for health in joint:
        for part in (health.EV, health.EO, health.ER, health.ES, health.EHI):
            assert np.nanmin(part) >= 0 and np.nanmax(part) <= 1
    assert pytest.approx(np.sqrt(joint[0].PH * joint[0].ES)) == joint[0].EHI


def test_units_are_measured_like_single_landscapes():
    from esp_toolbox.core.health.landscape import landscape_of
    from esp_toolbox.core.health.metrics import class_metrics, landscape_metrics

    year = layers(2)
    net = fishnet(year.values.shape, 20)
    found = unit_indicators(year, net.units, net.count, 30.0, ORGANISATION)
    for unit in range(net.count):
        inside = year.valid & (net.units == unit)
        alone = landscape_of(year.values, inside, 30.0)
        expected = landscape_metrics(alone, ["FRAC_AM", "SHDI", "CONTAG", "NP_A"])[0]
        assert np.allclose(found.metrics[unit, :4], expected)
        grouped = np.where(year.values == 4, 3, year.values)
        for column, key in ((4, 2), (6, 3)):
            if not (grouped[inside] == key).any():
                assert np.isnan(found.metrics[unit, column : column + 2]).all()
                continue
            binary = landscape_of((grouped == key).astype(int), inside, 30.0)
            expected = class_metrics(binary, ["COHESION", "NP_A"])[0, list(binary.classes).index(1)]
            assert np.allclose(found.metrics[unit, column : column + 2], expected)
        assert found.vitality[unit] == pytest.approx(year.vitality[inside].mean(dtype=float))
        assert found.recovery[unit] == pytest.approx(year.recovery[inside].mean())


@pytest.mark.parametrize("form", ["disc", "square"])
def test_windows_are_measured_like_units(form):
    year = layers(3)
    found = window_indicators(year, 30.0, ORGANISATION, 6, form, patch_stride=1)
    assert found.metrics.shape == (60, 75, 8)
    footprint = window_footprint(6, form)
    for row, column in ((6, 6), (30, 40), (53, 68), (20, 12)):
        cut = (slice(row - 6, row + 7), slice(column - 6, column + 7))
        if not year.valid[row, column]:
            assert np.isnan(found.vitality[row, column])
            continue
        small = YearLayers(
            year.values[cut], year.valid[cut] & footprint,
            np.where(year.valid[cut], year.vitality[cut], np.nan), year.recovery[cut], (year.services[0][cut],),
        )  # fmt: skip
        one = unit_indicators(small, np.where(footprint, 0, -1), 1, 30.0, ORGANISATION)
        assert np.allclose(found.metrics[row, column], one.metrics[0], equal_nan=True)
        inside = small.valid
        assert found.vitality[row, column] == pytest.approx(small.vitality[inside].mean(dtype=float))
        assert found.services[0][row, column] == pytest.approx(small.services[0][inside].mean())


def test_strides_approximate_windows():
    year = layers(4)
    fine = window_indicators(year, 30.0, ORGANISATION, 6, patch_stride=1)
    coarse = window_indicators(year, 30.0, ORGANISATION, 6, stride=2)
    assert np.array_equal(np.isnan(coarse.metrics[..., 1]), ~year.valid)
    for number in range(4):
        a, b = fine.metrics[..., number][year.valid], coarse.metrics[..., number][year.valid]
        assert np.corrcoef(a, b)[0, 1] > 0.7


def test_units_without_any_key_class():
    year = layers(5)
    years = [unit_indicators(year, *_net(year), 30.0, Organisation(((77,),)))]
    assert np.isnan(years[0].metrics[:, 4:]).all()
    health = assess_health(years, vors.organisation_terms(1))[0]
    assert np.isfinite(health.EHI).all()
    windows = window_indicators(year, 30.0, Organisation(((77,),)), 3)
    assert np.isnan(windows.metrics[..., 4:]).all()


def _net(year):
    net = fishnet(year.values.shape, 15)
    return net.units, net.count


def test_several_services_are_normalised_each():
    year = layers(6, services=2)
    scaled = replace(year, services=(year.services[0], year.services[1] * 1e6))
    found = [
        assess_health([unit_indicators(y, *_net(y), 30.0, ORGANISATION)], vors.organisation_terms(2))[0]
        for y in (year, scaled)
    ]
    assert pytest.approx(found[1].ES) == found[0].ES


def test_cvor_over_years():
    year = replace(layers(7), services=(), condition=np.random.default_rng(0).random((60, 75)))
    indicators = unit_indicators(year, *_net(year), 30.0, ORGANISATION)
    health = assess_health([indicators], vors.organisation_terms(2), "CVOR")[0]
    assert health.ES is None
    assert np.nanmax(health.EHI) <= 1
    windows = window_indicators(year, 30.0, ORGANISATION, 4)
    assert np.isfinite(windows.condition[year.valid]).all()


@pytest.mark.parametrize("form", ["disc", "square"])
def test_window_means(form, monkeypatch):
    from esp_toolbox.core.health import window_means

    monkeypatch.setattr(window_means, "_STRIP", 7)
    rng = np.random.default_rng(8)
    values = rng.random((31, 23)) * 1000 + 5000
    values[rng.random(values.shape) < 0.1] = np.nan
    valid = rng.random(values.shape) > 0.1
    found = window_mean(values, valid, 3, form)
    footprint = window_footprint(3, form)
    inside = np.pad(valid & np.isfinite(values), 3)
    padded = np.pad(values, 3)
    for row in range(31):
        for column in range(23):
            cut = (slice(row, row + 7), slice(column, column + 7))
            assert found[row, column] == pytest.approx(padded[cut][inside[cut] & footprint].mean(), rel=1e-12)
    assert np.isnan(window_mean(values, np.zeros_like(valid), 3)).all()


def test_sentences():
    with pytest.raises(InputError, match="2 weights for the 4 terms"):
        vors.organisation_terms(0, [0.5, 0.5])
    with pytest.raises(InputError, match="sum to 0.4"):
        vors.organisation_terms(0, [0.1] * 4)
    with pytest.raises(InputError, match="lowest or shared"):
        vors.organisation(np.ones(4), vors.organisation_terms(0), "zero")
    with pytest.raises(InputError, match="VORS, VOR or CVOR"):
        vors.health_index(1, 1, 1, model="EHI")
    with pytest.raises(InputError, match="VORS needs"):
        vors.health_index(1, 1, 1)
    with pytest.raises(InputError, match="CVOR needs"):
        vors.health_index(1, 1, 1, model="CVOR")
    with pytest.raises(InputError, match="four weights"):
        vors.health_index(1, 1, 1, condition=1, model="CVOR", weights=[1, 0])
    with pytest.raises(InputError, match="one of NP_A, PD"):
        Organisation(fragmentation="SHDI")
    with pytest.raises(InputError, match="Class 4 is in two groups"):
        check_groups([[4], [5, 4]])
    with pytest.raises(InputError, match="no coefficient for class 2, 9"):
        class_coefficients(np.array([[1, 2, 9]]), np.ones((1, 3), bool), {1: 0.5})
    with pytest.raises(InputError, match="joint or each year"):
        assess_health([], vors.organisation_terms(0), normalisation="none")
    with pytest.raises(InputError, match="at least one year"):
        assess_health([], vors.organisation_terms(0))


def _years(*recoveries):
    """Years of four units that differ in everything, with the given resilience."""
    ramp = np.array([0.0, 1.0, 2.0, 4.0])
    metrics = np.stack([ramp + number for number in range(10)], axis=-1)
    return [
        Indicators(ramp * 10.0, np.asarray(values, dtype=float), metrics, (ramp * 100.0,)) for values in recoveries
    ]


def test_resilience_is_normalised_as_all_metrics_are():
    years = _years([0.2, 0.3, 0.4, 0.6], [0.1, 0.3, 0.5, 0.6])
    terms = vors.organisation_terms(3)
    health = assess_health(years, terms)
    found = [year.ER for year in health]
    np.testing.assert_allclose(found, [[0.2, 0.4, 0.6, 1.0], [0.0, 0.4, 0.8, 1.0]], atol=1e-12)
    given = assess_health(years, terms, recovery="as given")
    np.testing.assert_allclose(given[0].ER, [0.2, 0.3, 0.4, 0.6])
    # What does not differ stays: it must not become 0 for want of a range.
    same = assess_health(_years([0.5] * 4), terms)
    assert same[0].ER.tolist() == [0.5] * 4
    assert dict(constant_parts(same)) == {"ER": 0.5}
    # Two of eight units are 0: all of them for want of vigour and services, one of resilience besides.
    assert zero_shares(health) == (0.25, {"EV": 1.0, "ER": 0.5, "ES": 1.0})
    assert zero_shares([replace(year, EHI=year.EHI + 0.1) for year in health]) == (0.0, {})


def test_the_index_from_0_to_1():
    years = _years([0.2, 0.3, 0.4, 0.6], [0.1, 0.3, 0.5, 0.6])
    terms = vors.organisation_terms(3)
    plain = [year.EHI for year in assess_health(years, terms)]
    whole = np.concatenate(plain)
    scaled = [year.EHI for year in assess_health(years, terms, rescale="range")]
    low, high = np.nanmin(whole), np.nanmax(whole)
    for before, after in paired(plain, scaled):
        assert after == pytest.approx((before - low) / (high - low))
    alone = assess_health(years, terms, normalisation="each year", rescale="range")
    assert all(np.nanmax(year.EHI) == 1.0 and np.nanmin(year.EHI) == 0.0 for year in alone)
    robust = np.concatenate([year.EHI for year in assess_health(years, terms, rescale="percentiles")])
    assert robust.min() == 0.0 and robust.max() == 1.0
    ends = np.percentile(whole, [2, 98])
    assert robust == pytest.approx(np.clip((whole - ends[0]) / (ends[1] - ends[0]), 0, 1))
    with pytest.raises(InputError, match="one of none, range, percentiles"):
        assess_health(years, terms, rescale="rank")


def test_the_paper_s_limits_cannot_follow_from_its_formula():
    """EHI <= sqrt(CESI): with table 2 scaled by its greatest value bare land is at most .040, grass .201."""
    worth = {"bare": 1374.0, "grass": 34829.9, "water": 862911.1, "impervious": 0.0}
    low, high = min(worth.values()), max(worth.values())
    most = {name: ((value - low) / (high - low)) ** 0.5 for name, value in worth.items()}
    assert most["bare"] == pytest.approx(0.040, abs=5e-4) and most["grass"] == pytest.approx(0.201, abs=5e-4)
    assert vors.health_index(1.0, 1.0, 1.0, most["grass"] ** 2) == pytest.approx(most["grass"])
