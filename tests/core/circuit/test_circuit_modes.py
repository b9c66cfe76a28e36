"""The modes against a slow reference: regions, overlaps, pairs, strengths, policies, sums of maps."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import combinations

import numpy as np
import pytest
from esp_toolbox.core.circuit import _fields
from esp_toolbox.core.circuit.advanced import advanced, ground_conductance, resolve_conflicts
from esp_toolbox.core.circuit.between import between
from esp_toolbox.core.circuit.circuit import Circuit
from esp_toolbox.core.circuit.circuitscape_maps import MapStyle, cumulative, maximum, strengths_by_id
from esp_toolbox.core.circuit.one_to_all import all_to_one, one_to_all
from esp_toolbox.core.circuit.pairs import PairSelection
from esp_toolbox.core.circuit.pairwise import pairwise
from esp_toolbox.core.circuit.regions import FocalNodes
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.progress import Cancelled
from examples import part_of
from hypothesis import given, settings
from hypothesis import strategies as st
from slow_circuit import SlowCircuit, groups_of, slow_one_by_one, slow_pairwise

METHODS = ["multigrid", "direct"]


def landscape(seed, rows=9, columns=8, holes=0.2):
    rng = np.random.default_rng(seed)
    conductance = np.exp(rng.standard_normal((rows, columns)))
    conductance[rng.random((rows, columns)) < holes] = 0.0
    return conductance


def scattered(seed, shape, count, most=1):
    """{id: cells} at random; two ids may share a cell when they have several."""
    rng = np.random.default_rng(seed + 1000)
    found = {}
    for number in rng.choice(np.arange(1, 50), count, replace=False):
        cells = rng.choice(shape[0] * shape[1], rng.integers(1, most + 1), replace=False)
        found[int(number)] = [(int(cell // shape[1]), int(cell % shape[1])) for cell in cells]
    return found


def nodes_of(focal):
    cells = [(r, c, number) for number, places in focal.items() for r, c in places]
    return FocalNodes.from_cells(*np.array(cells).T)


def polygons(seed, shape):
    rng = np.random.default_rng(seed + 2000)
    found = np.zeros(shape, int)
    for number in (4, 9, 2):
        r, c = rng.integers(0, shape[0] - 2), rng.integers(0, shape[1] - 2)
        found[r : r + 2, c : c + 3] = number
    return found


OPTIONS = {
    "seed": st.integers(0, 10**6),
    "neighbours": st.sampled_from([4, 8]),
    "average": st.sampled_from(["resistance", "conductance"]),
    "with_polygons": st.booleans(),
    "most": st.sampled_from([1, 3]),
    "method": st.sampled_from(METHODS),
}


@settings(max_examples=part_of(60))
@given(**OPTIONS)
def test_pairwise(seed, neighbours, average, with_polygons, most, method):
    conductance = landscape(seed)
    if not conductance.any():
        return
    regions = polygons(seed, conductance.shape) if with_polygons else None
    focal = scattered(seed, conductance.shape, 4, most)
    expected, total = slow_pairwise(conductance, focal, neighbours, average, regions)
    result = pairwise(conductance, nodes_of(focal), neighbours, average, regions, method=method)
    assert result.resistances == pytest.approx(expected, rel=1e-6, abs=1e-9)
    assert result.cumulative == pytest.approx(total, rel=1e-6, abs=1e-6)


@settings(max_examples=part_of(60))
@given(mode=st.sampled_from([one_to_all, all_to_one]), strong=st.booleans(), **OPTIONS)
def test_one_by_one(mode, strong, seed, neighbours, average, with_polygons, most, method):
    conductance = landscape(seed)
    if not conductance.any():
        return
    regions = polygons(seed, conductance.shape) if with_polygons else None
    focal = scattered(seed, conductance.shape, 4, most)
    ids = sorted(focal)
    strengths = [0.5, 0.0, 2.0, 3.0] if strong else None
    name = mode.__name__.replace("_", "-")
    by_id = dict(zip(ids, strengths)) if strong else None
    expected, total = slow_one_by_one(conductance, focal, neighbours, average, name, regions, None, by_id)
    result = mode(
        conductance,
        nodes_of(focal),
        neighbours=neighbours,
        average=average,
        regions=regions,
        strengths=strengths,
        method=method,
    )
    assert result.ids.tolist() == ids
    assert result.values == pytest.approx(expected, rel=1e-6)
    assert result.cumulative == pytest.approx(total, rel=1e-6, abs=1e-6)


PAIRS = [(3, 7), (7, 11)]
FOUR = {3: [(0, 0)], 7: [(8, 7)], 11: [(0, 7)], 20: [(8, 0)]}


@pytest.mark.parametrize("method", METHODS)
def test_excluded_and_included_pairs(method):
    conductance = landscape(5, holes=0)
    full = pairwise(conductance, nodes_of(FOUR), method=method)
    excluded = pairwise(conductance, nodes_of(FOUR), pairs=PairSelection.of("exclude", PAIRS), method=method)
    assert excluded.ids.tolist() == [3, 7, 11, 20]
    assert excluded.resistances[0, 1] == excluded.resistances[2, 1] == -1
    assert excluded.resistances[0, 2] == pytest.approx(full.resistances[0, 2])
    assert excluded.mapped == 4
    included = pairwise(conductance, nodes_of(FOUR), pairs=PairSelection.of("include", PAIRS), method=method)
    assert included.ids.tolist() == [3, 7, 11]
    assert included.resistances[0, 1] == pytest.approx(full.resistances[0, 1])
    assert included.resistances[0, 2] == -1
    assert included.mapped == 2


def test_a_pair_of_an_asymmetric_matrix_counts_either_way():
    matrix = PairSelection("include", frozenset([(7, 3)]), frozenset([3, 7, 11]))
    result = pairwise(landscape(5, holes=0), nodes_of(FOUR), pairs=matrix)
    assert result.ids.tolist() == [3, 7, 11]
    assert result.resistances[0, 1] > 0
    assert result.resistances[0, 2] == result.resistances[1, 2] == -1
    # The other modes read the row of the node that is solved for.
    single = one_to_all(landscape(5, holes=0), nodes_of(FOUR), pairs=matrix)
    assert single.values[1] > 0
    assert single.values[0] == single.values[2] == -1


@pytest.mark.parametrize("kind", ["include", "exclude"])
@pytest.mark.parametrize("mode", [one_to_all, all_to_one])
@pytest.mark.parametrize("left_out", [0.0, 1.0])
def test_left_out_partners(kind, mode, left_out):
    """They are not grounded in one-to-all; in all-to-one they inject nothing, or 1 A as in Circuitscape."""
    conductance = landscape(8, holes=0)
    selection = PairSelection.of(kind, [*PAIRS, (3, 20)])
    options = {"neighbours": 8, "average": "resistance", "pairs": selection, "strengths": [0.5, 4, 2, 3]}
    if mode is all_to_one and left_out:
        options["left_out_inject"] = True
    result = mode(conductance, nodes_of(FOUR), **options)

    def skips(i, j):
        named = (i, j) in {*PAIRS, (3, 20)} or (j, i) in {*PAIRS, (3, 20)}
        return named == (kind == "exclude")

    name = mode.__name__.replace("_", "-")
    by_id = dict(zip([3, 7, 11, 20], [0.5, 4.0, 2.0, 3.0]))
    expected, total = slow_one_by_one(conductance, FOUR, 8, "resistance", name, None, skips, by_id, left_out)
    assert result.values == pytest.approx(expected, rel=1e-7)
    assert result.cumulative == pytest.approx(total, rel=1e-6, abs=1e-8)


def test_nodes_without_partners_are_not_solved():
    """All of them left out: -1, no map, nothing added; nobody solved at all: nodata as the maximum."""
    conductance, seen = np.ones((1, 5)), []
    focal = nodes_of({1: [(0, 0)], 2: [(0, 2)], 3: [(0, 4)]})
    selection = PairSelection.of("exclude", [(1, 2), (1, 3)])
    for injects, extra in ((False, 0.0), (True, 1.0)):
        seen.clear()
        found = all_to_one(conductance, focal, pairs=selection, on_node=seen.append, left_out_inject=injects)
        assert found.values.tolist() == [-1, 0, 0]
        assert [maps.number for maps in seen] == [2, 3]
        assert found.mapped == 2
        assert found.cumulative == pytest.approx(sum(maps.current for maps in seen))
        # 2 takes up the ampere of 3 and, in Circuitscape, that of 1, which is left out.
        assert seen[0].current[0] == pytest.approx([extra, extra, 1 + extra, 1, 1])
    alone = all_to_one(conductance, focal, pairs=PairSelection.of("exclude", [(1, 2), (1, 3), (2, 3)]), maximum=True)
    assert alone.values.tolist() == [-1, -1, -1]
    assert (maximum(alone.maximum) == -9999).all()


def test_strengths_belong_to_ids():
    selection = PairSelection.of("include", [(3, 11), (11, 20)])
    focal = nodes_of(FOUR)
    rows = np.array([[20, 0.3], [7, 0.9], [3, 0.1], [11, 0.2], [51, 5.0]])
    assert strengths_by_id(rows, focal, selection) == [0.1, 0.2, 0.3]
    assert strengths_by_id(rows, focal) == [0.1, 0.9, 0.2, 0.3]
    with pytest.raises(InputError, match="s.txt has no source strength for the nodes 3, 11"):
        strengths_by_id(rows[:2], focal, selection, "s.txt")
    with pytest.raises(InputError, match="gives the node 7 two strengths"):
        strengths_by_id(np.array([[7, 1.0], [7, 2.0]]), focal)
    conductance = landscape(8, holes=0)
    got = all_to_one(conductance, focal, pairs=selection, strengths=[0.1, 0.2, 0.3])
    same = all_to_one(conductance, focal.only([3, 11, 20]), pairs=selection, strengths=[0.1, 0.2, 0.3])
    assert np.array_equal(got.cumulative, same.cumulative)


def test_region_over_polygons_joins_them():
    """A focal region that touches two polygons makes one node of all three."""
    conductance = np.ones((5, 9))
    regions = np.zeros((5, 9), int)
    regions[0, 0:2] = 5
    regions[4, 0:2] = 6
    focal = {1: [(0, 1), (4, 1), (2, 2)], 2: [(2, 8)]}
    found = []
    result = pairwise(conductance, nodes_of(focal), 8, "resistance", regions, on_pair=found.append)
    current = found[0].current
    merged = [(0, 0), (0, 1), (4, 0), (4, 1), (2, 2)]
    assert {round(float(current[cell]), 9) for cell in merged} == {1.0}
    expected, _ = slow_pairwise(conductance, focal, 8, "resistance", regions)
    assert result.resistances == pytest.approx(expected)


def test_region_with_one_cell_on_a_polygon_joins_it():
    conductance = np.ones((5, 9))
    regions = np.zeros((5, 9), int)
    regions[0:3, 0:2] = 5
    focal = {1: [(2, 1), (3, 3)], 2: [(2, 8)]}
    expected, _ = slow_pairwise(conductance, focal, 4, "conductance", regions)
    result = pairwise(conductance, nodes_of(focal), 4, "conductance", regions)
    assert result.resistances == pytest.approx(expected)


def test_two_nodes_in_one_region():
    regions = np.zeros((6, 6), int)
    regions[2:4, 2:4] = 1
    focal = {1: [(2, 2)], 2: [(3, 3)], 3: [(0, 0)]}
    maps = []
    result = pairwise(np.ones((6, 6)), nodes_of(focal), regions=regions, on_pair=maps.append)
    assert result.resistances[0, 1] == 0
    assert [(found.first, found.second) for found in maps] == [(1, 3), (2, 3)]
    assert result.resistances[0, 2] == pytest.approx(result.resistances[1, 2])
    # The ground in the source's own node is removed; alone in it, nothing is left to ground.
    alone = one_to_all(np.ones((6, 6)), nodes_of(focal).only([1, 2]), regions=regions)
    assert alone.values.tolist() == [-1, -1]


def test_nodes_on_barriers_and_in_other_components():
    conductance = np.ones((5, 7))
    conductance[:, 3] = 0
    focal = {1: [(0, 0)], 2: [(4, 6)], 3: [(0, 3)], 4: [(4, 0)], 5: [(0, 6)]}
    maps = []
    result = pairwise(conductance, nodes_of(focal), maximum=True, on_pair=maps.append)
    assert (result.resistances[2, [0, 1, 3, 4]] == -1).all()
    assert result.resistances[0, 1] == -1
    assert result.resistances[0, 3] > 0
    assert result.resistances[1, 4] > 0
    assert result.mapped == 2
    for found in maps:
        other_side = np.s_[:, 4:] if found.first == 1 else np.s_[:, :3]
        assert (found.voltage[other_side] == 0).all()
        assert (found.current[other_side] == 0).all()
    nothing = pairwise(conductance, nodes_of({1: [(0, 0)], 3: [(0, 3)]}), maximum=True)
    assert nothing.mapped == 0
    assert not nothing.cumulative.any()
    assert (maximum(nothing.maximum) == -9999).all()


def test_barrier_cells_of_a_polygon():
    """With the average of conductances they pass half their neighbours' conductance, else none."""
    conductance = np.ones((3, 5))
    conductance[:, 2] = 0
    regions = np.zeros((3, 5), int)
    regions[1, 2] = regions[0, 0] = 7
    focal = {1: [(2, 0)], 2: [(2, 4)]}
    found = pairwise(conductance, nodes_of(focal), 4, "conductance", regions)
    expected, total = slow_pairwise(conductance, focal, 4, "conductance", regions)
    assert found.resistances[0, 1] == pytest.approx(expected[0, 1])
    assert found.cumulative == pytest.approx(total)
    assert found.cumulative[1, 2] == found.cumulative[0, 0] > 0
    assert pairwise(conductance, nodes_of(focal), 4, "resistance", regions).resistances[0, 1] == -1
    # A polygon that lies on barriers alone is nothing.
    regions[0, 0] = 0
    assert pairwise(conductance, nodes_of(focal), 4, "conductance", regions).resistances[0, 1] == -1


def test_voltages_of_a_pair():
    maps = []
    result = pairwise(landscape(3, holes=0), nodes_of(FOUR), on_pair=maps.append)
    assert len(maps) == 6
    for found in maps:
        i, j = (result.ids.tolist().index(number) for number in (found.first, found.second))
        assert found.voltage[FOUR[found.first][0]] == pytest.approx(0, abs=1e-12)
        assert found.voltage[FOUR[found.second][0]] == pytest.approx(result.resistances[i, j])
        assert found.current[FOUR[found.first][0]] == pytest.approx(1)
        assert found.current.max() == pytest.approx(1)


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
    monkeypatch.setattr(_fields, "free_memory", lambda: cells * (68.0 + 44.0 + 8.0 * most))
    batched = pairwise(conductance, focal, maximum=True)
    assert batched.report.solves > plain.report.solves
    assert batched.resistances == pytest.approx(plain.resistances, rel=1e-7)
    assert batched.cumulative == pytest.approx(plain.cumulative, rel=1e-6, abs=1e-7)
    assert batched.maximum == pytest.approx(plain.maximum, rel=1e-6, abs=1e-7)


@pytest.mark.parametrize("make", [lambda: ThreadPoolExecutor(3), lambda: ProcessPoolExecutor(2)])
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


# -- advanced ----------------------------------------------------------------------------------


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


# -- conventions -------------------------------------------------------------------------------


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


# -- between -----------------------------------------------------------------------------------


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


def test_all_pairs_are_reported():
    result = pairwise(landscape(3, holes=0), nodes_of(FOUR))
    triples = list(result.triples())
    assert [(a, b) for a, b, _ in triples] == list(combinations([3, 7, 11, 20], 2))
    assert triples[1][2] == result.resistances[0, 2]


@pytest.mark.parametrize("resistances", [True, False])
def test_grounds_below_zero_are_refused(resistances):
    with pytest.raises(InputError, match="2 grounds are below 0"):
        ground_conductance(np.array([np.nan, -3.0, 1.0, -0.5]), resistances)
