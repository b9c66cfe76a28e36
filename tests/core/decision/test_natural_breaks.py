"""Natural breaks against the worked cases, every partition, and the programme on all values."""

import itertools
import json

import numpy as np
import package
import pytest
from esp_toolbox.core.decision import natural_breaks as module
from esp_toolbox.core.decision.natural_breaks import natural_breaks
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.progress import Cancelled
from hypothesis import given
from hypothesis import strategies as st

CASES = package.ROOT / "tests" / "data" / "decision_cases.json"


def squares(part):
    part = np.asarray(part, dtype=float)
    return ((part - part.mean()) ** 2).sum()


def by_enumeration(values, classes):
    """The least squares within classes over every partition of the different values."""
    values = np.sort(values)
    cuts = np.flatnonzero(np.diff(values)) + 1
    classes = min(classes, cuts.size + 1)
    return min(
        sum(squares(part) for part in np.split(values, chosen))
        for chosen in itertools.combinations(cuts, classes - 1)
    )


def on_all_values(values, classes):
    """The programme on every single value, however many there are."""
    unique, counts = np.unique(values, return_counts=True)
    return module._exact(unique.astype(float), counts.astype(float), classes)


def landscapes(size, seed=0):
    """Distributions as rasters have them, and worse."""
    rng = np.random.default_rng(seed)
    return {
        "uniform": rng.random(size),
        "normal": rng.normal(size=size),
        "skewed": rng.gamma(0.5, 3.0, size),
        "long tail": rng.lognormal(0.0, 2.0, size),
        "endless tail": rng.pareto(0.7, size),
        "both tails": rng.standard_cauchy(size),
        "groups": np.concatenate([rng.normal(m, s, size // 4) for m, s in ((0, 1), (5, 0.1), (6, 0.1), (90, 3))]),
        "half zeros": np.maximum(rng.normal(size=size), 0.0),
        "far from zero": 1e9 + rng.random(size),
        "float32": rng.gamma(2.0, 300.0, size).astype(np.float32),
        "extreme cell": np.append(rng.normal(size=size), -1e15),
    }


def test_worked_cases():
    cases = json.loads(CASES.read_text())["fisher_jenks"]
    assert len(cases) >= 5
    for case in cases:
        found = natural_breaks([np.array(case["values"], dtype=float)], case["k"])
        assert np.allclose(found.upper, case["upper_breaks"], rtol=0, atol=1e-9)
        assert found.squares_within == pytest.approx(case["ssw"], abs=1e-9)
        assert found.gvf == pytest.approx(case["gvf"], abs=1e-9)


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=11), st.integers(1, 4))
def test_no_partition_is_better(values, classes):
    found = natural_breaks([np.array(values, dtype=float)], classes)
    assert found.squares_within == pytest.approx(by_enumeration(values, classes), abs=1e-9)
    assert len(found.upper) == min(classes, len(set(values)))
    assert found.upper[-1] == max(values)
    assert found.minimum == min(values)
    parts = np.split(np.sort(values), np.searchsorted(np.sort(values), found.limits, side="right"))
    assert sum(squares(part) for part in parts) == pytest.approx(found.squares_within, abs=1e-9)


@pytest.mark.parametrize("name", list(landscapes(8)))
def test_bins_lose_nothing(name, monkeypatch):
    values = landscapes(40_000)[name]
    exact = on_all_values(values, 6)
    monkeypatch.setattr(module, "_EXACT_VALUES", 500)
    monkeypatch.setattr(module, "_BINS", 256)
    monkeypatch.setattr(module, "_PARTS", 64)
    monkeypatch.setattr(module, "_STRIP", 7_001)
    binned = natural_breaks([values], 6)
    assert binned.gvf == pytest.approx(exact.gvf, abs=1e-7)
    assert binned.squares_within == pytest.approx(exact.squares_within, rel=1e-5)
    # The breaks are values of the data, and the sums belong to them.
    assert np.isin(binned.upper, values.astype(float)).all()
    index = np.searchsorted(binned.limits, values.astype(float))
    parts = [squares(values[index == i]) for i in range(6)]
    assert sum(parts) == pytest.approx(binned.squares_within, rel=1e-6)


def test_a_large_raster_is_exact():
    for name, values in landscapes(60_000, seed=4).items():
        exact = on_all_values(values, 5)
        found = natural_breaks([values], 5)
        assert found.gvf == pytest.approx(exact.gvf, abs=1e-7), name
        assert np.allclose(found.upper, exact.upper, rtol=1e-12), name


def test_shared_breaks_are_those_of_all_cells():
    rng = np.random.default_rng(5)
    years = [rng.gamma(2, 1 + year, (150, 200)) for year in range(3)]
    years[1][3:5] = np.nan
    together = np.concatenate([year[~np.isnan(year)] for year in years])
    assert natural_breaks(years, 5).upper == pytest.approx(natural_breaks([together], 5).upper, rel=1e-12)


def test_layers_of_different_types_share_their_breaks():
    wide = np.random.default_rng(9).random(60_000)
    layers = [wide.astype(np.float32), wide]
    together = np.concatenate([layer.astype(np.float64) for layer in layers])
    found = natural_breaks(layers, 6)
    exact = on_all_values(together, 6)
    assert found.upper == pytest.approx(exact.upper, rel=1e-12)
    assert found.squares_within == pytest.approx(exact.squares_within, rel=1e-9)


def test_an_extreme_cell_does_not_spoil_the_rest():
    ordinary = np.random.default_rng(6).normal(size=30_000)
    # The extreme cell is a class of its own; the others are divided as without it.
    with_extreme = natural_breaks([np.append(ordinary, -3.4e38)], 6)
    assert with_extreme.upper[0] == -3.4e38
    assert np.allclose(with_extreme.upper[1:], natural_breaks([ordinary], 5).upper)


def test_few_values_and_whole_numbers():
    assert natural_breaks([np.array([[2, 2], [1, 3]])], 5).upper == (1.0, 2.0, 3.0)
    assert natural_breaks([np.array([4.0, np.nan])], 5).gvf == 1.0
    assert natural_breaks([np.array([1.0, 2.0, 9.0])], 1).upper == (9.0,)
    assert natural_breaks([np.array([1.0, 2.0, 9.0])], 1).gvf == 0.0


def test_order_and_unit_do_not_matter():
    values = np.random.default_rng(7).lognormal(size=50_000)
    found = natural_breaks([values], 5)
    assert natural_breaks([values[::-1].reshape(250, 200)], 5).upper == pytest.approx(found.upper)
    assert natural_breaks([values * 8.0 - 64.0], 5).upper == pytest.approx(np.array(found.upper) * 8 - 64)


def test_bad_input_and_cancel():
    for values, message in ((np.full(3, np.nan), "No cell has data"), (np.array([1.0, np.inf]), "infinite")):
        with pytest.raises(InputError, match=message):
            natural_breaks([values], 5)
    with pytest.raises(InputError, match="at least 1"):
        natural_breaks([np.ones(3)], 0)

    def stop(fraction):
        if fraction > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        natural_breaks([np.random.default_rng(0).random(3_000_000)], 5, progress=stop)
