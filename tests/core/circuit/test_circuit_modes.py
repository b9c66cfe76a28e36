"""The modes against a slow reference: regions, overlaps, pairs, strengths, policies, sums of maps."""

from itertools import combinations

import numpy as np
import pytest
from circuit_scenes import FOUR, METHODS, OPTIONS, landscape, nodes_of, polygons, scattered
from esp_toolbox.core.circuit.circuitscape_maps import maximum, strengths_by_id
from esp_toolbox.core.circuit.one_to_all import all_to_one, one_to_all
from esp_toolbox.core.circuit.pairs import PairSelection
from esp_toolbox.core.circuit.pairwise import pairwise
from esp_toolbox.core.errors import InputError
from examples import part_of
from hypothesis import given, settings
from hypothesis import strategies as st
from slow_circuit import slow_one_by_one, slow_pairwise


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


def test_all_pairs_are_reported():
    result = pairwise(landscape(3, holes=0), nodes_of(FOUR))
    triples = list(result.triples())
    assert [(a, b) for a, b, _ in triples] == list(combinations([3, 7, 11, 20], 2))
    assert triples[1][2] == result.resistances[0, 2]
