"""Sums, styles and executors of the modes: the way of working changes no digit."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from circuit_scenes import FOUR, METHODS, landscape, nodes_of, polygons, scattered
from esp_toolbox.core.circuit import _fields
from esp_toolbox.core.circuit.circuitscape_maps import MapStyle, cumulative, maximum
from esp_toolbox.core.circuit.one_to_all import all_to_one, one_to_all
from esp_toolbox.core.circuit.pairwise import pairwise
from esp_toolbox.core.progress import Cancelled
from pools import forked_processes
from slow_circuit import slow_pairwise


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("with_polygons", [False, True])
@pytest.mark.parametrize("mode", [pairwise, one_to_all, all_to_one])
def test_sums_without_maps_are_the_sums_of_the_maps(method, with_polygons, mode):
    conductance = landscape(17, 45, 40, 0.1)
    regions = polygons(3, conductance.shape) if with_polygons else None
    focal = nodes_of(scattered(17, conductance.shape, 6, 1 if mode is pairwise else 4))
    options = {"regions": regions, "method": method}
    key = "on_pair" if mode is pairwise else "on_node"
    slow = mode(conductance, focal, maximum=True, **{key: lambda found: None}, **options)
    quick = mode(conductance, focal, **options)
    both = mode(conductance, focal, maximum=True, **options)
    assert quick.cumulative == pytest.approx(slow.cumulative, rel=1e-6, abs=1e-6)
    assert both.cumulative == pytest.approx(slow.cumulative, rel=1e-6, abs=1e-6)
    assert both.maximum == pytest.approx(slow.maximum, rel=1e-6, abs=1e-6)
    assert quick.mapped == both.mapped == slow.mapped
    if mode is pairwise:
        assert np.array_equal(quick.resistances, slow.resistances)


@pytest.mark.parametrize("most", [2, 3, 5])
def test_little_memory_costs_solutions_not_digits(monkeypatch, most):
    """When not all potentials fit into memory, pairs are solved in batches."""
    conductance = landscape(2, 40, 50, 0.1)
    focal = nodes_of(scattered(2, conductance.shape, 7, 1))
    plain = pairwise(conductance, focal, maximum=True)
    cells = conductance.size
    monkeypatch.setattr(_fields, "free_memory", lambda: cells * (sum(_fields.solver_bytes(8)) + 8.0 * most))
    batched = pairwise(conductance, focal, maximum=True)
    assert batched.report.solves > plain.report.solves
    assert batched.resistances == pytest.approx(plain.resistances, rel=1e-7)
    assert batched.cumulative == pytest.approx(plain.cumulative, rel=1e-6, abs=1e-7)
    assert batched.maximum == pytest.approx(plain.maximum, rel=1e-6, abs=1e-7)


@pytest.mark.parametrize("make", [lambda: ThreadPoolExecutor(3), lambda: forked_processes(2)])
@pytest.mark.parametrize("most", [1, 6])
def test_executors_change_nothing(make, most):
    """Points share a circuit; regions have one for every pair."""
    conductance = landscape(2, 90, 80, 0.1)
    focal = nodes_of(scattered(2, conductance.shape, 4, most))
    serial = pairwise(conductance, focal, maximum=True)
    assert serial.report.iterations > 0
    seen = []
    with make() as executor:
        parallel = pairwise(conductance, focal, maximum=True, executor=executor, progress=seen.append)
    assert np.array_equal(parallel.resistances, serial.resistances)
    assert np.array_equal(parallel.cumulative, serial.cumulative)
    assert np.array_equal(parallel.maximum, serial.maximum)
    assert parallel.report == serial.report
    assert seen == sorted(seen)


def test_cancel_inside_a_thread():
    conductance = landscape(2, 150, 150, 0.1)

    def stop(fraction):
        if fraction > 0.2:
            raise Cancelled

    with ThreadPoolExecutor(2) as executor, pytest.raises(Cancelled):
        one_to_all(conductance, nodes_of(scattered(2, conductance.shape, 4)), executor=executor, progress=stop)


def test_negligible_edge_currents_are_nothing():
    """A side branch with 1e-9 of the current counts as without current."""
    one = np.array([[1.0, 1.0, 1.0], [0.0, 1e-10, 0.0], [1.0, 1.0, 1.0]])
    maps = []
    focal = nodes_of({1: [(0, 0)], 2: [(0, 2)]})
    pairwise(one, focal, 8, "conductance", on_pair=maps.append, method="direct")
    slow = slow_pairwise(one, {1: [(0, 0)], 2: [(0, 2)]}, 8, "conductance")[1]
    assert maps[0].current == pytest.approx(slow, abs=1e-12)
    one[1] = [0, 1e-9, 0]
    one[2] = 1e-9
    pairwise(one, focal, 4, "resistance", on_pair=maps.append, method="direct")
    assert not maps[1].current[2].any()
    style = MapStyle(one > 0, logarithms=True)
    assert (style.current(maps[1].current)[2] == -9999).all()


def test_map_styles():
    conducts = np.array([True, True, False, False])
    current = np.array([0.1, 0.0, 0.0, 10.0])
    assert MapStyle(conducts).current(current).tolist() == [0.1, 0, 0, 10]
    assert MapStyle(conducts, null_currents=True).current(current).tolist() == [0.1, 0, -9999, -9999]
    assert MapStyle(conducts, logarithms=True).current(current).tolist() == [-1, -9999, -9999, 1]
    assert MapStyle(conducts, null_voltages=True).voltage(current).tolist() == [0.1, 0, -9999, -9999]
    assert cumulative(np.array([-19998.0, -9999.5, 3.0])).tolist() == [-9999, -9999, 3]
    assert maximum(np.array([-np.inf, 2.0])).tolist() == [-9999, 2]


def test_sum_of_logarithms():
    """A map that the callback returns is summed in place of the pair's current."""
    conductance = landscape(1, holes=0)
    style = MapStyle(conductance > 0, logarithms=True)
    maps = []

    def logarithm(found):
        maps.append(style.current(found.current))
        return maps[-1]

    result = pairwise(conductance, nodes_of(FOUR), on_pair=logarithm, maximum=True)
    assert result.cumulative == pytest.approx(np.sum(maps, axis=0))
    assert result.maximum == pytest.approx(np.max(maps, axis=0))
