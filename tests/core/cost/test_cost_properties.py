"""What must hold of accumulated costs on any surface."""

import numpy as np
import pytest
from esp_toolbox.core.cost.accumulate import accumulated_cost, source_costs
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal

SHAPES = st.tuples(st.integers(1, 9), st.integers(1, 9))
VALUES = st.one_of(
    st.sampled_from([1.0, 2.0, 5.0, 100.0]),
    st.floats(1e-3, 1e4),
    st.sampled_from([np.nan, np.inf, 1e12]),
)


@st.composite
def cases(draw, labels=(0, 0, 0, 0, 1, 2, 3)):
    shape = draw(SHAPES)
    resistance = draw(arrays(np.float64, shape, elements=VALUES, fill=st.nothing()))
    sources = draw(arrays(np.int32, shape, elements=st.sampled_from(labels), fill=st.nothing()))
    return resistance, sources


def cost_of(resistance, sources):
    return accumulated_cost(resistance, sources, 30.0).cost


@given(cases())
def test_dijkstra(references, case):
    resistance, sources = case
    expected = references["heap"](resistance, sources > 0, 30.0)
    assert_allclose(cost_of(resistance, sources), expected, rtol=1e-12)


@given(cases(), st.sampled_from([0.0, 30.0, 100.0, 5000.0]))
def test_cutoff_and_allocation_against_single_sources(case, cutoff):
    resistance, sources = case
    result = accumulated_cost(resistance, sources, 30.0, cutoff)
    alone = dict(source_costs(resistance, sources, 30.0, cutoffs=cutoff))
    least = np.full(resistance.shape, np.inf)
    for label, cost in alone.items():
        least = np.minimum(least, cost)
        mine = result.allocation == label
        assert_array_equal(cost[mine], result.cost[mine])
    assert_array_equal(least, result.cost)
    assert_array_equal(result.allocation == 0, np.isinf(result.cost))


@given(cases(), st.integers(0, 3), st.booleans())
def test_flips_and_rotations(case, turns, flip):
    resistance, sources = case

    def move(array):
        array = np.rot90(array, turns)
        return array[:, ::-1] if flip else array

    moved = accumulated_cost(move(resistance), move(sources), 30.0)
    result = accumulated_cost(resistance, sources, 30.0)
    assert_array_equal(moved.cost, move(result.cost))
    assert_array_equal(moved.allocation, move(result.allocation))


@given(cases((0, 0, 0, 1)), st.integers(0, 3), st.integers(0, 3))
def test_a_frame_of_nodata_changes_nothing(case, before, after):
    resistance, sources = case
    width = ((before, after), (after, before))
    framed = cost_of(np.pad(resistance, width, constant_values=np.nan), np.pad(sources, width))
    inner = framed[before : before + resistance.shape[0], after : after + resistance.shape[1]]
    assert_array_equal(inner, cost_of(resistance, sources))
    assert np.isfinite(framed).sum() == np.isfinite(inner).sum()


@given(cases((0, 0, 0, 1)), st.floats(0.1, 10.0))
def test_cost_grows_with_resistance(case, factor):
    resistance, sources = case
    cost = cost_of(resistance, sources)
    rng = np.random.default_rng(resistance.size)
    raised = np.where(rng.random(resistance.shape) < 0.3, resistance * (1 + factor), resistance)
    higher = cost_of(raised, sources)
    assert (higher >= cost * (1 - 1e-12)).all()
    assert (higher <= cost * (1 + factor) * (1 + 1e-12)).all()
    assert_allclose(cost_of(resistance * factor, sources), cost * factor, rtol=1e-12)


@given(cases())
def test_pair_costs_are_symmetric_and_obey_the_triangle(case):
    resistance, sources = case
    single = np.zeros_like(sources)
    cells = np.flatnonzero(sources)[:4]
    single.ravel()[cells] = np.arange(1, cells.size + 1)
    alone = [cost.ravel()[cells] for _, cost in source_costs(resistance, single, 30.0)]
    if not alone:
        return
    matrix = np.array(alone)
    assert_allclose(matrix, matrix.T, rtol=1e-12)
    for k in range(cells.size):
        assert (matrix <= (matrix[:, [k]] + matrix[[k]]) * (1 + 1e-12)).all()


@given(cases((0, 0, 0, 0, 1)))
def test_more_source_cells_never_raise_a_cost(case):
    resistance, sources = case
    more = sources.copy()
    more.ravel()[:: 1 + sources.size // 3] = 1
    assert (cost_of(resistance, more) <= cost_of(resistance, sources)).all()


@pytest.mark.parametrize("kind", ["classes", "heavy", "holes", "rooms", "two"])
def test_large_surfaces_keep_flips_bit_for_bit(kind, make_surface):
    resistance = make_surface(kind, 120)
    sources = np.zeros(resistance.shape, dtype=int)
    for label, (row, column) in enumerate(np.random.default_rng(2).integers(0, 118, (15, 2)), 1):
        sources[row : row + 2, column : column + 2] = label
    result = accumulated_cost(resistance, sources, 30.0)
    for turns in range(4):
        for step in (1, -1):
            turned = accumulated_cost(np.rot90(resistance, turns)[::step], np.rot90(sources, turns)[::step], 30.0)
            assert_array_equal(turned.cost, np.rot90(result.cost, turns)[::step])
            assert_array_equal(turned.allocation, np.rot90(result.allocation, turns)[::step])


@pytest.mark.parametrize("seed", [1, 2, 5])
def test_a_label_is_the_lowest_of_those_that_the_cost_comes_from(seed, make_surface):
    """By the final costs alone, whatever happened on the way to them."""
    resistance = make_surface("two", 400, seed)
    sources = np.zeros(resistance.shape, dtype=int)
    for label, (row, column) in enumerate(np.random.default_rng(seed).integers(0, 397, (40, 2)), 1):
        sources[row : row + 2, column : column + 2] = label
    result = accumulated_cost(resistance, sources, 30.0)
    half = np.pad(resistance * 15.0, 1, constant_values=np.inf)
    cost, label = np.pad(result.cost, 1, constant_values=np.inf), np.pad(result.allocation, 1)
    lowest = np.full(resistance.shape, np.iinfo(np.int32).max)
    inner = half[1:-1, 1:-1]
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            view = (slice(1 + down, down - 1 or None), slice(1 + right, right - 1 or None))
            if down or right:
                offer = (inner + half[view]) * (np.sqrt(2) if down and right else 1.0) + cost[view]
                lowest = np.where(offer == result.cost, np.minimum(lowest, label[view]), lowest)
    assert_array_equal(result.allocation, np.where(sources > 0, sources, lowest))
