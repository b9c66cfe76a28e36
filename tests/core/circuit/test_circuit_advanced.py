"""The advanced mode against a slow reference, and the circuit between two regions."""

import numpy as np
import pytest
from circuit_scenes import METHODS, landscape, polygons
from esp_toolbox.core.circuit.advanced import advanced, ground_conductance, resolve_conflicts
from esp_toolbox.core.circuit.between import between
from esp_toolbox.core.circuit.circuit import Circuit
from esp_toolbox.core.circuit.pairwise import pairwise
from esp_toolbox.core.circuit.regions import FocalNodes
from esp_toolbox.core.errors import InputError
from examples import part_of
from hypothesis import given, settings
from hypothesis import strategies as st
from slow_circuit import SlowCircuit, groups_of


def slow_advanced(conductance, neighbours, average, sources, grounds, policy, regions=None):
    circuit = SlowCircuit(conductance, neighbours, average, groups_of(regions))
    amperes, to_ground = np.zeros(circuit.count), np.zeros(circuit.count)
    for cell, node in circuit.index.items():
        amperes[node] += sources[cell]
        to_ground[node] += grounds[cell]
    leaks = np.where(np.isinf(to_ground), 0, to_ground)
    both = (amperes != 0) & (to_ground != 0)
    if policy in ("rmvsrc", "rmvall"):
        amperes[both] = 0
    if policy == "rmvgnd":
        to_ground[both] = 0
    to_ground[np.isinf(to_ground) & (amperes > 0)] = 0
    voltage, current = np.zeros(circuit.count), np.zeros(circuit.count)
    for component in np.unique(circuit.component):
        own = circuit.component == component
        if amperes[own].sum() == 0 or to_ground[own].sum() == 0:
            continue
        direct = np.isinf(to_ground) | ~own
        here = np.where(direct, 0, leaks) * own
        potential = circuit.solve(np.where(own, amperes, 0), here, np.flatnonzero(direct))
        voltage += potential * own
        current += circuit.currents(potential * own, here)
    return circuit.raster(voltage), circuit.raster(current)


@settings(max_examples=part_of(80))
@given(
    seed=st.integers(0, 10**6),
    neighbours=st.sampled_from([4, 8]),
    average=st.sampled_from(["resistance", "conductance"]),
    policy=st.sampled_from(["keepall", "rmvsrc", "rmvgnd", "rmvall"]),
    with_polygons=st.booleans(),
    method=st.sampled_from(METHODS),
)
def test_advanced(seed, neighbours, average, policy, with_polygons, method):
    conductance = landscape(seed)
    rng = np.random.default_rng(seed + 3000)
    sources, grounds = np.zeros((2, *conductance.shape))
    places = rng.choice(conductance.size, 9, replace=False)
    sources.ravel()[places[:5]] = [1, 2.5, -0.7, 0.3, 1]
    grounds.ravel()[places[3:9]] = [0.5, np.inf, 2.0, np.inf, 10.0, 0.01]
    alive = conductance > 0
    if not (sources[alive].any() and grounds[alive].any()):
        return
    regions = polygons(seed, conductance.shape) if with_polygons else None
    circuit = Circuit(conductance, neighbours, average, regions)
    result = advanced(circuit, sources, grounds, policy, method=method)
    voltage, current = slow_advanced(conductance, neighbours, average, sources, grounds, policy, regions)
    scale = max(1.0, np.abs(voltage).max())
    assert np.abs(result.voltage - voltage).max() <= 1e-6 * scale
    assert np.abs(result.current - current).max() <= 1e-6


def test_conflict_policies():
    sources, grounds = np.array([1.0, 1.0, -1.0, 0.0, 2.0]), np.array([0.0, 0.5, np.inf, 3.0, np.inf])
    kept, ground, leaks = resolve_conflicts(sources, grounds)
    assert kept.tolist() == [1, 1, -1, 0, 2]
    assert ground.tolist() == [0, 0.5, np.inf, 3, 0]  # the direct ground on a positive source goes
    assert leaks.tolist() == [0, 0.5, 0, 3, 0]
    for policy in ("rmvsrc", "rmvall"):
        kept, ground, _ = resolve_conflicts(sources, grounds, policy)
        assert kept.tolist() == [1, 0, 0, 0, 0]
        assert ground.tolist() == [0, 0.5, np.inf, 3, np.inf]
    kept, ground, leaks = resolve_conflicts(sources, grounds, "rmvgnd")
    assert kept.tolist() == [1, 1, -1, 0, 2]
    assert ground.tolist() == [0, 0, 0, 3, 0]
    assert leaks.tolist() == [0, 0.5, 0, 3, 0]  # still in the equations


def test_cancelling_sources_and_missing_grounds_are_skipped():
    conductance = np.ones((3, 8))
    conductance[:, 4] = 0
    sources, grounds = np.zeros((2, 3, 8))
    sources[0, 0], sources[2, 3] = 1, -1
    sources[0, 5], grounds[2, 7] = 1, np.inf
    grounds[0, 3] = np.inf
    result = advanced(Circuit(conductance), sources, grounds)
    assert (result.solved, result.skipped) == (1, 1)
    assert not result.current[:, :4].any()
    assert result.current[0, 5] == pytest.approx(1)
    assert result.injected == 1


def test_unit_currents_and_direct_grounds():
    sources, grounds = np.zeros((2, 1, 5))
    sources[0, 0], grounds[0, 4] = 7.0, 0.5
    plain = advanced(Circuit(np.ones((1, 5))), sources, grounds)
    assert plain.voltage[0].tolist() == pytest.approx([42, 35, 28, 21, 14])
    assert plain.current[0] == pytest.approx([7] * 5)
    unit = advanced(Circuit(np.ones((1, 5))), sources, grounds, unit_currents=True, direct_grounds=True)
    assert unit.voltage[0].tolist() == pytest.approx([4, 3, 2, 1, 0])


def test_grounds_from_rasters():
    values = np.array([np.nan, 0.0, 4.0])
    assert ground_conductance(values).tolist() == [0, np.inf, 0.25]
    assert ground_conductance(values, resistances=False).tolist() == [0, 0, 4]


def test_direct_and_finite_ground_on_one_node_is_direct():
    regions = np.array([[0, 0, 0, 1, 1]])
    sources, grounds = np.zeros((2, 1, 5))
    sources[0, 0], grounds[0, 3], grounds[0, 4] = 1.0, 5.0, np.inf
    result = advanced(Circuit(np.ones((1, 5)), regions=regions), sources, grounds)
    assert result.voltage[0].tolist() == pytest.approx([3, 2, 1, 0, 0])


@pytest.mark.parametrize("resistances", [True, False])
def test_grounds_below_zero_are_refused(resistances):
    with pytest.raises(InputError, match="2 grounds are below 0"):
        ground_conductance(np.array([np.nan, -3.0, 1.0, -0.5]), resistances)


@pytest.mark.parametrize("method", METHODS)
def test_between_is_the_pair_of_regions(method):
    conductance = landscape(31, 30, 34, 0.1)
    first, second, mask = np.zeros((3, 30, 34), bool)
    first[4:7, 3:9] = True
    second[20:26, 20:24] = True
    mask[2:28, 2:27] = True
    found = between(conductance, first, second, mask, method=method)
    labels = first + 2 * second
    full = pairwise(np.where(mask, conductance, 0), FocalNodes.from_labels(labels), 8, "resistance", method=method)
    assert found.resistance == pytest.approx(full.resistances[0, 1], rel=1e-9)
    assert found.current == pytest.approx(full.cumulative, rel=1e-6, abs=1e-8)
    assert found.voltage[first] == pytest.approx(0)
    assert found.voltage[second] == pytest.approx(found.resistance)
    bare = between(conductance, first, second, mask, maps=False, method=method)
    assert bare.resistance == pytest.approx(found.resistance)
    assert bare.current is None


def test_between_without_connection():
    conductance = np.ones((5, 7))
    conductance[:, 3] = 0
    first, second = np.zeros((2, 5, 7), bool)
    first[0, 0] = second[4, 6] = True
    found = between(conductance, first, second)
    assert found.resistance == np.inf
    assert found.current is None
