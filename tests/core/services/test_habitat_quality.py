"""Habitat quality against InVEST 3.20 and 3.12, and its properties."""

from dataclasses import replace

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.progress import Cancelled
from esp_toolbox.core.services.class_table import read_class_table
from esp_toolbox.core.services.habitat_quality import habitat_quality, rarity, threat_degradations
from esp_toolbox.core.services.threats import MODELS, Threat, read_threats, threat_impact
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from reference_basins import GOLDEN, golden_basin, reference_basin

NEAR = Threat("road", 200.0, 1.0, "linear")


class Inputs:
    """The model's inputs of a reference basin."""

    def __init__(self, basin):
        self.basin = basin
        self.threats = read_threats(basin.table("threats"), "threats")
        names = [threat.name for threat in self.threats]
        table = read_class_table(basin.table("sensitivity"), ["habitat", *names], "sensitivity")
        rows = table.rows(*basin.land_cover())
        self.suitability = table.column("habitat")[rows]
        self.layers = [(basin.input(f"threat_{name}"), table.column(name)[rows]) for name in names]

    def run(self, half_saturation=0.5, model="nearest", threats=None):
        return habitat_quality(
            self.suitability,
            threats or self.threats,
            self.layers,
            self.basin.cell_size,
            half_saturation,
            model=model,
        )


def _same(ours, theirs, atol):
    assert np.array_equal(np.isnan(ours), np.isnan(theirs))
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=atol)


def test_equals_invest():
    inputs = Inputs(golden_basin())
    result = inputs.run()
    _same(result.quality, inputs.basin.output("hq_quality_c"), 2e-7)
    _same(result.degradation, inputs.basin.output("hq_deg_sum_c"), 1e-7)


@pytest.mark.parametrize("instance", ["mini", "basin"])
def test_every_raster_of_the_reference_basins(oracles, instance):
    inputs = Inputs(reference_basin(oracles, instance))
    basin = inputs.basin
    result = inputs.run()
    _same(result.quality, basin.output("hq_quality_c"), 2e-7)
    _same(result.degradation, basin.output("hq_deg_sum_c"), 1e-7)
    _same(inputs.run(0.05).quality, basin.output("hq_k005_quality_c"), 2e-7)
    degradations = threat_degradations(inputs.threats, inputs.layers, basin.cell_size)
    for threat, (presence, _), degradation in zip(inputs.threats, inputs.layers, degradations):
        _same(degradation, basin.output(f"hq_degradation_{threat.name}_c"), 1e-7)
        impact = threat_impact(presence, threat, basin.cell_size)
        _same(impact, basin.output(f"hq_filtered_{threat.decay}_{threat.name}_c"), 1e-7)


def test_kernel_sum_equals_invest_3_12():
    inputs = Inputs(golden_basin())
    # 750 m are three cells; of distances that are no whole cells InVEST 3.12 shifted the kernel.
    whole = [replace(t, max_distance=750.0) if t.name == "builtup" else t for t in inputs.threats]
    result = inputs.run(model="kernel sum", threats=whole)
    with np.load(GOLDEN / "habitat_3_12.npz") as stored:
        known = ~np.isnan(result.quality)
        np.testing.assert_allclose(result.degradation[known], stored["deg_sum_c"][known], rtol=0, atol=2e-7)
        np.testing.assert_allclose(result.quality[known], stored["quality_c"][known], rtol=0, atol=2e-7)


def _plain_impact(intensity, threat, cell_size, model):
    """Every cell against every other."""
    reach = threat.max_distance / cell_size
    rows, columns = np.indices(intensity.shape)
    impact = np.zeros(intensity.shape)
    for r, c in np.ndindex(intensity.shape):
        distance = np.hypot(rows - r, columns - c)
        decay = 1 - distance / reach if threat.decay == "linear" else np.exp(-2.99 * distance / reach)
        decay[distance > reach] = 0
        strength = intensity if model == "strongest" else (intensity != 0).astype(float)
        impact[r, c] = (strength * decay).max()
    return impact


@given(
    arrays(np.float64, (7, 9), elements=st.sampled_from([0.0, 0.0, 0.0, 0.2, 0.5, 1.0])),
    st.sampled_from(["linear", "exponential"]),
    st.sampled_from(["nearest", "strongest"]),
    st.sampled_from([5.0, 20.0, 30.0, 47.0, 500.0]),
)
def test_impact_equals_a_search_over_all_cells(intensity, decay, model, distance):
    threat = Threat("t", distance, 1.0, decay)
    expected = _plain_impact(intensity, threat, 10.0, model)
    np.testing.assert_allclose(threat_impact(intensity, threat, 10.0, model), expected, atol=1e-12)


def test_fine_intensities_are_rounded_little():
    intensity = np.random.default_rng(0).random((12, 12)) * (np.random.default_rng(1).random((12, 12)) < 0.5)
    expected = _plain_impact(intensity, NEAR, 50.0, "strongest")
    assert np.abs(threat_impact(intensity, NEAR, 50.0, "strongest") - expected).max() <= intensity.max() / 64 + 1e-12


@pytest.mark.parametrize("model", MODELS)
def test_a_threat_that_is_nowhere_has_no_impact(model):
    for nothing in (np.zeros((20, 30)), np.full((20, 30), np.nan), np.zeros((20, 30), dtype=bool)):
        assert not threat_impact(nothing, Threat("t", 1e6, 1.0, "linear"), 30.0, model).any()


@pytest.mark.parametrize("model", MODELS)
def test_a_single_source(model):
    intensity = np.zeros((9, 9))
    intensity[4, 4] = 0.5
    impact = threat_impact(intensity, NEAR, 50.0, model)
    assert impact.argmax() == 40
    assert impact[4, 4] == {"nearest": 1.0, "strongest": 0.5}.get(model, impact[4, 4])
    assert impact[4, 0] == pytest.approx(0.0, abs=1e-15)
    assert np.allclose(impact, impact.T)
    if model == "kernel sum":
        assert impact.sum() == pytest.approx(0.5)


def test_at_the_distance_itself_an_exponential_threat_still_counts():
    presence = np.array([[True, False, False, False]])
    impact = threat_impact(presence, Threat("t", 20.0, 1.0, "exponential"), 10.0)
    assert impact[0].tolist() == pytest.approx([1.0, np.exp(-1.495), np.exp(-2.99), 0.0])


@given(
    arrays(np.float64, (6, 6), elements=st.floats(0, 1)),
    arrays(bool, (2, 6, 6)),
    arrays(np.float64, (2, 6, 6), elements=st.floats(0, 1)),
    st.sampled_from(MODELS),
    st.sampled_from([0.05, 0.5, None]),
)
def test_quality_lies_between_nothing_and_suitability(suitability, presence, sensitivity, model, half):
    threats = [NEAR, Threat("mine", 80.0, 0.3, "exponential")]
    result = habitat_quality(suitability, threats, zip(presence, sensitivity), 20.0, half, model=model)
    assert (result.quality >= 0).all()
    assert (result.quality <= suitability).all()
    assert (result.degradation >= 0).all()
    assert (result.degradation <= 1 + 1e-12).all()
    if half is None:
        assert result.half_saturation == pytest.approx(result.degradation.max() / 2)


def test_half_saturation_from_the_degradation_is_half_quality_at_the_worst_cell():
    presence = np.zeros((5, 5), dtype=bool)
    presence[2, 2] = True
    ones = np.ones((5, 5))
    result = habitat_quality(ones, [NEAR], [(presence, ones)], 50.0, None)
    # D = 1 at the source: 1 - 1 / (1 + 0.5^2.5)
    assert result.half_saturation == 0.5
    assert result.quality[2, 2] == pytest.approx(1 - 1 / (1 + 0.5**2.5))


def test_access_shields():
    presence = np.ones((3, 3), dtype=bool)
    ones = np.ones((3, 3))
    access = np.ones((3, 3))
    access[0] = 0.0
    result = habitat_quality(ones, [NEAR], [(presence, ones)], 50.0, 0.5, access)
    assert result.quality[0].tolist() == [1.0, 1.0, 1.0]
    assert (result.quality[1:] < 0.2).all()


def test_rarity():
    then = np.array([[1, 1, 2, 3]])
    now = np.array([[1, 2, 2, 4]])
    valid = np.array([[True, True, True, True]])
    assert rarity(now, valid, then, valid)[0].tolist() == pytest.approx([2 / 3, 1 / 3, 1 / 3, 0.0])
    hole = np.array([[True, False, True, True]])
    assert np.isnan(rarity(now, valid, then, hole)[0, 1])


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({"threat": ["a"], "max_dist": [1], "weight": [1]}, "no column decay; its header must be: threat, max_dist"),
        ({"threat": ["a"], "max_dist": [0], "weight": [1], "decay": ["linear"]}, "max_dist above 0"),
        ({"threat": ["a"], "max_dist": [9], "weight": [-1], "decay": ["linear"]}, "weight not below 0"),
        ({"threat": ["a"], "max_dist": [9], "weight": [1], "decay": ["cubic"]}, 'decay of the threat a .* "cubic"'),
        ({"threat": ["a"], "max_dist": [9], "weight": [0], "decay": ["linear"]}, "no threat with a weight"),
        ({"threat": [], "max_dist": [], "weight": [], "decay": []}, "no threat with a weight"),
        ({"threat": ["a", "A"], "max_dist": [9, 9], "weight": [1, 1], "decay": ["linear"] * 2}, "a is twice"),
    ],
)
def test_bad_threat_tables(columns, sentence):
    with pytest.raises(InputError, match=sentence):
        read_threats(columns, "threats.csv")


def test_old_tables_hold_kilometres():
    columns = {"THREAT": ["a"], "MAX_DIST": ["0.5"], "WEIGHT": ["1"], "DECAY": ["Linear"]}
    assert read_threats(columns, "t", distances_in_km=True)[0].max_distance == 500.0


def test_bad_input():
    ones = np.ones((3, 3))
    with pytest.raises(InputError, match="half-saturation constant is 0"):
        habitat_quality(ones, [NEAR], [(ones, ones)], 10.0, 0.0)
    with pytest.raises(InputError, match="intensities from 0 to 7"):
        threat_impact(np.array([[0.0, 7.0]]), NEAR, 10.0, "strongest")
    with pytest.raises(InputError, match='no habitat model "newest"'):
        threat_impact(ones, NEAR, 10.0, "newest")


@pytest.mark.parametrize("model", MODELS)
def test_cancel_is_heard(model):
    def stop(fraction):
        raise Cancelled

    ones = np.ones((3, 3))
    with pytest.raises(Cancelled):
        habitat_quality(ones, [NEAR], [(ones, ones)], 10.0, 0.5, model=model, progress=stop)
