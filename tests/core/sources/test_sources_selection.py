"""Source selection: patches, rules, decisions, growth of PC."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.connectivity_growth import growing_numerators
from esp_toolbox.core.network.connectivity_index import probability_of_connectivity
from esp_toolbox.core.network.connectivity_links import (
    PatchLinks,
    greatest_distance,
    links_by_distance,
)
from esp_toolbox.core.patch_distances import PairDistances, patch_edge_distances, point_distances
from esp_toolbox.core.patches import patch_means
from esp_toolbox.core.sources.habitat_patches import habitat_patches, renumbered
from esp_toolbox.core.sources.sources import Decision, SelectionRules, select_sources
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import ndimage


def patches_of(rows, connectivity=8, **options):
    mask = np.array([[cell == "#" for cell in row] for row in rows])
    valid = np.array([[cell != "?" for cell in row] for row in rows])
    return habitat_patches(mask, valid, 10.0, connectivity, **options)


RINGS = [
    "#####....",
    "#.#.#.##.",
    "#####.##.",
    "#..?#....",
    "#####..##",
    "....####.",
    "....#.##.",
    "....####.",
]


def test_connectivity_decides_what_a_patch_is():
    diagonal = ["##..", "##..", "..##"]
    assert patches_of(diagonal, 8).count == 1
    assert patches_of(diagonal, 4).cells.tolist() == [4, 2]


def test_holes_are_filled_when_asked_and_small_enough():
    plain = patches_of(RINGS)
    assert plain.filled == 0
    # The three holes of one cell, not the one with a cell of no data.
    filled = patches_of(RINGS, largest_hole=100.0)
    assert filled.filled == 3
    assert filled.labels[1, 1] and filled.labels[1, 3] and filled.labels[6, 5]
    assert not filled.labels[3, 1]
    assert filled.cells.sum() == plain.cells.sum() + 3
    # With a limit for all, what touches the border or no data stays open.
    assert patches_of(RINGS, largest_hole=1e9).filled == 3
    complete = [row.replace("?", ".") for row in RINGS]
    assert patches_of(complete, largest_hole=1e9).filled == 6
    assert patches_of(complete, largest_hole=200.0).filled == 3


def test_a_hole_is_connected_across_corners_where_habitat_is_not():
    leak = ["####", "#.##", "##..", "####"]
    open_to_the_border = ["####.", "#.##.", "##.#.", "####."]
    assert patches_of(leak, 8, largest_hole=1e9).filled == 1
    assert patches_of(leak, 4, largest_hole=1e9).filled == 0
    assert patches_of(open_to_the_border, 8, largest_hole=1e9).filled == 2


def test_gaps_are_bridged_when_asked():
    rows = ["##.##...#", "##.##...#"]
    assert patches_of(rows).cells.tolist() == [4, 4, 2]
    touching = patches_of(["##..", "##..", "..##"], 4, gap=0.0)
    assert touching.cells.tolist() == [6]
    one = patches_of(rows, gap=10.0)
    assert (one.cells.tolist(), one.joined) == ([8, 2], 1)
    assert one.labels[0, 2] == 0
    assert patches_of(rows, gap=9.99).joined == 0
    assert patches_of(rows, gap=30.0).cells.tolist() == [10]


@given(arrays(bool, st.tuples(st.integers(1, 9), st.integers(1, 9))), st.sampled_from([0.0, 10.0, 25.0]))
def test_joined_patches_are_farther_apart_than_the_gap(mask, gap):
    if not mask.any():
        return
    found = habitat_patches(mask, np.ones_like(mask), 10.0, 8, gap=gap)
    assert np.array_equal(found.labels > 0, mask)
    assert found.cells.sum() == mask.sum()
    assert (patch_edge_distances(found.labels, found.count, 10.0).distance > gap).all()
    # Numbered in the raster order of their first cells.
    seen = found.labels[found.labels > 0]
    firsts = [int(np.flatnonzero(seen == label)[0]) for label in range(1, found.count + 1)]
    assert firsts == sorted(firsts)


def test_no_habitat_is_told():
    with pytest.raises(InputError, match="No cell is habitat"):
        patches_of(["...."])


def test_means_leave_out_cells_without_data():
    labels = np.array([[1, 1, 2], [0, 3, 2]])
    values = np.array([[1.0, np.nan, 4.0], [100.0, np.nan, 6.0]], dtype=np.float32)
    assert np.array_equal(patch_means(labels, 3, values), [1.0, 5.0, np.nan], equal_nan=True)


def test_renumbering_follows_the_choice():
    labels = np.array([[1, 2, 3, 0]])
    assert renumbered(labels, 3, [2, 0]).tolist() == [[2, 0, 1, 0]]


# -- selection ------------------------------------------------------------------------------


def scene(count=40, seed=1):
    rng = np.random.default_rng(seed)
    x, y = rng.random((2, count)) * 30_000
    areas = np.round(rng.lognormal(4, 2.0, count), 2)
    pairs = point_distances(x, y)
    matrix = pairs.matrix()

    def distances(candidates):
        part = matrix[np.ix_(candidates, candidates)]
        first, second = np.triu_indices(len(candidates), 1)
        return PairDistances(len(candidates), first, second, part[first, second])

    return areas, distances


def test_the_paper_s_rules():
    areas, distances = scene()
    rules = SelectionRules(largest=30, min_importance=1.1)
    found = select_sources(areas, distances, rules, 5000.0)
    largest = np.sort(np.argsort(-areas)[:30])
    assert np.array_equal(found.candidates, largest)
    links = links_by_distance(distances(largest), 5000.0)
    importance = probability_of_connectivity(areas[largest], links).importance.total
    expected = largest[importance >= 1.1]
    assert 1 < expected.size < 30
    assert sorted(found.kept) == sorted(expected)
    assert np.array_equal(found.of_all(importance)[found.kept], np.sort(importance[importance >= 1.1])[::-1])
    assert (found.decision[np.setdiff1d(np.arange(40), largest)] == Decision.NOT_AMONG_LARGEST).all()
    assert (found.decision[largest[importance < 1.1]] == Decision.LOW_IMPORTANCE).all()
    assert (found.importance_rank[found.kept] == np.arange(1, found.kept.size + 1)).all()
    assert (found.importance_rank[found.decision == Decision.NOT_AMONG_LARGEST] == 0).all()


def test_every_patch_has_one_decision_and_the_first_rule_speaks():
    areas, distances = scene()
    limit = float(np.sort(areas)[12])
    found = select_sources(areas, distances, SelectionRules(limit, 20, 2.0, 80.0), 5000.0)
    assert (found.decision[areas < limit] == Decision.TOO_SMALL).all()
    assert set(found.decision) == {0, 1, 2, 3, 4}
    assert np.array_equal(np.sort(found.kept), np.flatnonzero(found.decision == Decision.KEPT))
    assert found.candidates.size == 20
    assert np.array_equal(np.isnan(found.share), found.importance_rank == 0)


def test_the_share_is_reached_by_as_few_patches_as_possible():
    areas, distances = scene()
    everyone = np.arange(areas.size)
    links = links_by_distance(distances(everyone), 5000.0)
    whole = probability_of_connectivity(areas, links)
    order = np.argsort(-whole.importance.total, kind="stable")

    def alone(chosen):
        part = links_by_distance(distances(np.sort(chosen)), 5000.0)
        return probability_of_connectivity(areas[np.sort(chosen)], part, importance=False).equivalent

    for share in (80.0, 95.0, 99.9):
        found = select_sources(areas, distances, SelectionRules(share=share), 5000.0)
        count = found.kept.size
        assert np.array_equal(found.kept, order[:count])
        assert alone(order[:count]) >= share / 100 * whole.equivalent
        assert count > 1
        assert alone(order[: count - 1]) < share / 100 * whole.equivalent
        assert found.share[order[count - 1]] == pytest.approx(100 * alone(order[:count]) / whole.equivalent)
    assert select_sources(areas, distances, SelectionRules(share=100.0), 5000.0).kept.size == areas.size


@pytest.mark.parametrize("density", [0.0, 0.03, 0.15])
def test_growth_of_pc_is_that_of_every_part(density):
    """In one component, in several, and without any link."""
    rng = np.random.default_rng(5)
    first, second = np.triu_indices(25, 1)
    p = np.where(rng.random(first.size) < density, rng.random(first.size), 0.0)
    links = PatchLinks(25, first, second, p, p > 0)
    areas, order = rng.uniform(1, 9, 25), rng.permutation(25)
    found = growing_numerators(areas, links, order)
    for count in (1, 2, 7, 18, 25):
        inside = np.isin(np.arange(25), order[:count])
        part = inside[first] & inside[second]
        number = np.cumsum(inside) - 1
        sub = PatchLinks(count, number[first[part]], number[second[part]], p[part], p[part] > 0)
        expected = probability_of_connectivity(areas[inside], sub, importance=False).numerator
        assert found[count - 1] == pytest.approx(expected, rel=1e-12)


def test_growth_of_many_components_needs_no_matrix_of_all():
    count = 20_000
    first = np.arange(0, count, 2)
    links = PatchLinks(count, first, first + 1, np.full(first.size, 0.5), np.ones(first.size, bool))
    found = growing_numerators(np.ones(count), links, np.arange(count))
    # A pair of patches adds 1 + 1 + 2 / 2.
    assert found[-1] == 1.5 * count
    assert np.array_equal(found[:4], [1.0, 3.0, 4.0, 6.0])


def test_quality_weighs_the_connectivity_but_not_the_size():
    areas, distances = scene()
    quality = np.linspace(0.1, 1.0, areas.size)
    rules = SelectionRules(largest=15)
    plain = select_sources(areas, distances, rules, 5000.0)
    weighted = select_sources(areas, distances, rules, 5000.0, attributes=areas * quality)
    assert np.array_equal(plain.candidates, weighted.candidates)
    links = links_by_distance(distances(plain.candidates), 5000.0)
    expected = probability_of_connectivity((areas * quality)[plain.candidates], links)
    assert weighted.connectivity.pc.numerator == expected.numerator != plain.connectivity.pc.numerator


def test_equal_patches_are_taken_in_their_order():
    areas = np.full(6, 5.0)
    pairs = point_distances(np.arange(6) * 1e9, np.zeros(6))

    def distances(candidates):
        return point_distances(pairs.lines[0, 0] + candidates * 1e9, np.zeros(candidates.size))

    found = select_sources(areas, distances, SelectionRules(largest=4, share=70.0), 100.0)
    assert found.candidates.tolist() == [0, 1, 2, 3]
    # EC grows with the root of the number: two of four are 70.7 %.
    assert found.kept.tolist() == [0, 1]
    assert found.importance_rank.tolist() == [1, 2, 3, 4, 0, 0]


def test_one_patch_is_a_source():
    found = select_sources(
        [12.0], lambda _: patch_edge_distances(np.ones((2, 2), int), 1, 10.0), SelectionRules(0, 30, 1.1), 5000.0
    )
    assert found.kept.tolist() == [0]
    assert found.connectivity.pc.importance.total.tolist() == [100.0]
    assert found.share.tolist() == [100.0]


def test_nothing_left_is_told():
    areas, distances = scene()
    with pytest.raises(InputError, match="least area of 1000000000 ha; the largest of 40"):
        select_sources(areas, distances, SelectionRules(min_area=1e9), 5000.0)
    with pytest.raises(InputError, match="dPC of 99 % or more; the greatest of 40 is"):
        select_sources(areas, distances, SelectionRules(min_importance=99.0), 5000.0)


@pytest.mark.parametrize(
    "rules, text",
    [
        (SelectionRules(min_area=-1.0), "least area is -1"),
        (SelectionRules(largest=0), "largest patches is 0"),
        (SelectionRules(min_importance=101.0), "least dPC is 101"),
        (SelectionRules(share=0.0), "share of EC\\(PC\\) is 0"),
    ],
)
def test_rules_out_of_range_are_told(rules, text):
    areas, distances = scene()
    with pytest.raises(InputError, match=text):
        select_sources(areas, distances, rules, 5000.0)


def test_greatest_distance_loses_no_link():
    for least in (0.01, 0.3, 0.9):
        reach = greatest_distance(5000.0, 0.5, least)
        assert reach >= 5000.0
        assert 0.5 ** (reach / 5000.0) <= least or reach == 5000.0
    assert greatest_distance(5000.0, 0.5, 0.0) == np.inf


def test_a_landscape_from_mask_to_sources():
    noise = ndimage.gaussian_filter(np.random.default_rng(3).standard_normal((150, 150)), 3)
    mask = noise > np.quantile(noise, 0.7)
    found = habitat_patches(mask, np.ones_like(mask), 30.0)
    areas = found.cells * 0.09

    def distances(candidates):
        chosen = renumbered(found.labels, found.count, candidates)
        return patch_edge_distances(chosen, candidates.size, 30.0)

    chosen = select_sources(areas, distances, SelectionRules(largest=30, min_importance=1.1), 500.0)
    labels = renumbered(found.labels, found.count, chosen.kept)
    assert labels.max() == chosen.kept.size
    assert np.array_equal(np.bincount(labels.ravel())[1:] * 0.09, areas[chosen.kept])
