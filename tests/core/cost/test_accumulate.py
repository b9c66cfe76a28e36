"""Accumulated cost: analytic answers, independent references, stacking, cutoffs, mazes, bad input."""

import tracemalloc
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from esp_toolbox.core.cost import _narrow, _near_far, accumulate
from esp_toolbox.core.cost.accumulate import accumulated_cost, source_costs, usable_cells
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.progress import Cancelled
from numpy.testing import assert_allclose, assert_array_equal
from pairing import paired
from pools import forked_processes

KINDS = ["smooth", "classes", "heavy", "holes", "maze", "rooms", "even"]


def some_sources(resistance, count=4, seed=1):
    """Blobs of 1 to 9 cells with labels that are neither 1..n nor in raster order."""
    rng = np.random.default_rng(seed)
    sources = np.zeros(resistance.shape, dtype=np.int32)
    open_cells = np.argwhere(np.isfinite(resistance))
    for label in rng.permutation(count) * 3 + 2:
        row, column = open_cells[rng.integers(len(open_cells))]
        sources[row : row + rng.integers(1, 4), column : column + rng.integers(1, 4)] = label
    return sources


def test_even_surface_gives_octile_distance():
    sources = np.zeros((40, 55), dtype=int)
    sources[12, 20] = 3
    result = accumulated_cost(np.full(sources.shape, 2.0), sources, 30.0)
    down = np.abs(np.arange(40) - 12)[:, None]
    right = np.abs(np.arange(55) - 20)[None, :]
    octile = np.maximum(down, right) + (np.sqrt(2) - 1) * np.minimum(down, right)
    assert_allclose(result.cost, octile * 60.0, rtol=1e-12)
    assert result.cost.dtype == np.float64
    assert result.allocation.dtype == np.int32
    assert (result.allocation == 3).all()


def test_a_step_costs_the_mean_of_both_cells_times_its_length():
    resistance = np.array([[2.0, 4.0], [10.0, 6.0]])
    sources = np.array([[1, 0], [0, 0]])
    cost = accumulated_cost(resistance, sources, 10.0).cost
    assert_allclose(cost, [[0.0, 30.0], [60.0, 40.0 * np.sqrt(2)]], rtol=1e-14)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("reference", ["heap", "graph"])
def test_agrees_with_an_independent_dijkstra(kind, reference, make_surface, references):
    resistance = make_surface(kind, 64)
    sources = some_sources(resistance)
    result = accumulated_cost(resistance, sources, 30.0)
    expected = references[reference](resistance, sources > 0, 30.0)
    assert_allclose(result.cost, expected, rtol=1e-11)
    assert_array_equal(result.allocation > 0, np.isfinite(expected))


@pytest.mark.parametrize("kind", KINDS)
def test_the_allocated_source_is_the_cheapest(kind, make_surface):
    resistance = make_surface(kind)
    sources = some_sources(resistance, 6)
    result = accumulated_cost(resistance, sources, 7.5)
    seen = dict(source_costs(resistance, sources, 7.5))
    assert_array_equal(np.min(list(seen.values()), axis=0), result.cost)
    for label, cost in seen.items():
        assert_array_equal(cost[result.allocation == label], result.cost[result.allocation == label])
        assert (result.allocation[(sources == label) & np.isfinite(resistance)] == label).all()
    assert (result.allocation[np.isinf(result.cost)] == 0).all()


@pytest.mark.parametrize("labels", [(2, 5), (5, 2)])
def test_on_a_tie_the_lower_label_has_the_cell(labels):
    sources = np.zeros((5, 9), dtype=int)
    sources[2, 0], sources[2, 8] = labels
    allocation = accumulated_cost(np.ones(sources.shape), sources, 30.0).allocation
    assert (allocation[:, 4] == 2).all()
    assert (allocation[:, :4] == labels[0]).all()
    assert (allocation[:, 5:] == labels[1]).all()


def test_ties_pass_on_behind_a_gate():
    """Both sources reach the gate at the same cost; all that lies behind it goes to the lower label."""
    resistance = np.ones((30, 21))
    resistance[10] = np.nan
    resistance[10, 10] = 1.0
    sources = np.zeros(resistance.shape, dtype=int)
    sources[3, 2], sources[3, 18] = 9, 4
    assert (accumulated_cost(resistance, sources, 1.0).allocation[11:] == 4).all()


@pytest.mark.parametrize("kind", ["classes", "heavy", "maze", "rooms"])
def test_the_result_does_not_depend_on_pace_blocks_or_the_heap(kind, make_surface, monkeypatch):
    resistance = make_surface(kind)
    sources = some_sources(resistance)
    expected = accumulated_cost(resistance, sources, 30.0)
    for name, value in [
        ("_PACE", 0.1),
        ("_PACE", 40.0),
        ("_BLOCK", 7),
        ("_NARROW", 0),
        ("_NARROW_ROUNDS", 1),
    ]:
        with monkeypatch.context() as changed:
            changed.setattr(_near_far, name, value)
            result = accumulated_cost(resistance, sources, 30.0)
        assert_array_equal(result.cost, expected.cost)
        assert_array_equal(result.allocation, expected.allocation)


def test_mazes_go_to_the_heap_and_come_back(make_surface, monkeypatch):
    visits = []

    def counted(state, waiting, progress):
        left = _narrow.spread_narrow(state, waiting, progress)
        visits.append(left.size)
        return left

    monkeypatch.setattr(_near_far, "spread_narrow", counted)
    resistance = make_surface("rooms", 400)
    sources = np.zeros(resistance.shape, dtype=int)
    sources[0, 0] = 1
    cost = accumulated_cost(resistance, sources, 1.0).cost
    # Left with a queue, since the room behind the windings is wide.
    assert visits
    assert visits[0] > 0
    monkeypatch.setattr(_near_far, "_NARROW", 0)
    assert_array_equal(accumulated_cost(resistance, sources, 1.0).cost, cost)


def test_resistances_over_twenty_orders(references):
    rng = np.random.default_rng(5)
    resistance = 10.0 ** rng.uniform(-8, 12, (40, 40))
    sources = some_sources(resistance)
    cost = accumulated_cost(resistance, sources, 30.0).cost
    assert_allclose(cost, references["heap"](resistance, sources > 0, 30.0), rtol=1e-11)


def test_a_step_that_is_lost_in_rounding_ends():
    """Behind a wall of 1e30 the cheap cells' steps change nothing any more."""
    resistance = np.ones((6, 40))
    resistance[:, 5] = 1e30
    sources = np.zeros(resistance.shape, dtype=int)
    sources[0, 0] = 1
    result = accumulated_cost(resistance, sources, 1.0)
    assert np.isfinite(result.cost).all()
    assert_allclose(result.cost[:, 6:], 1e30, rtol=1e-9)


@pytest.mark.parametrize("cutoff", [0.0, 40.0, 900.0, 1e9])
def test_a_cutoff_leaves_the_rest_out_and_changes_nothing_else(cutoff, make_surface):
    resistance = make_surface("classes")
    sources = some_sources(resistance)
    whole = accumulated_cost(resistance, sources, 30.0)
    part = accumulated_cost(resistance, sources, 30.0, cutoff=cutoff)
    inside = whole.cost <= cutoff
    assert_array_equal(part.cost, np.where(inside, whole.cost, np.inf))
    assert_array_equal(part.allocation, np.where(inside, whole.allocation, 0))


def test_a_cutoff_equal_to_a_cost_keeps_that_cell():
    sources = np.array([[1, 0, 0, 0]])
    cost = accumulated_cost(np.ones((1, 4)), sources, 10.0, cutoff=20.0).cost
    assert_array_equal(cost, [[0.0, 10.0, 20.0, np.inf]])


@pytest.mark.parametrize("stack_states", [1, 30_000, 10**9])
def test_stacked_sources_are_those_run_alone(stack_states, make_surface, monkeypatch):
    monkeypatch.setattr(accumulate, "_STACK_STATES", stack_states)
    for kind in ("classes", "maze"):
        resistance = make_surface(kind)
        sources = some_sources(resistance, 7)
        labels = np.unique(sources[sources > 0])[::-1]
        cutoffs = [np.inf, 5000.0, 0.0, 100.0, 2e4, 700.0, np.inf][: labels.size]
        seen = list(source_costs(resistance, sources, 30.0, labels=labels, cutoffs=cutoffs))
        assert [label for label, _ in seen] == labels.tolist()
        for (label, cost), cutoff in paired(seen, cutoffs):
            alone = accumulated_cost(resistance, np.where(sources == label, 1, 0), 30.0, cutoff)
            assert_array_equal(cost, alone.cost)
            assert cost.flags.c_contiguous


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, forked_processes])
def test_executors_change_nothing(pool, make_surface, monkeypatch):
    monkeypatch.setattr(accumulate, "_STACK_STATES", 20_000)
    resistance = make_surface("holes")
    sources = some_sources(resistance, 6)
    expected = list(source_costs(resistance, sources, 30.0, cutoffs=4000.0))
    seen = []
    with pool(2) as executor:
        results = source_costs(resistance, sources, 30.0, None, 4000.0, executor, seen.append)
        for (label, cost), (wanted, wanted_cost) in paired(results, expected):
            assert label == wanted
            assert_array_equal(cost, wanted_cost)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_yielded_costs_are_the_callers_own(make_surface):
    resistance = make_surface("classes", 30)
    sources = some_sources(resistance)
    kept = [cost.copy() for _, cost in source_costs(resistance, sources, 30.0)]
    for (_, cost), expected in zip(source_costs(resistance, sources, 30.0), kept):
        assert_array_equal(cost, expected)
        cost[...] = -1.0


def test_inputs_are_left_alone_and_may_be_of_any_number_type(make_surface):
    resistance = make_surface("classes", 40)
    sources = some_sources(resistance)
    expected = accumulated_cost(resistance, sources, 30.0)
    for kind, labels in [(np.float32, np.uint8), (np.int64, np.int64), (np.uint16, np.int16)]:
        given, given_sources = resistance.astype(kind), sources.astype(labels)
        before = given.copy(), given_sources.copy()
        result = accumulated_cost(given, given_sources, 30.0)
        assert_array_equal(result.cost, expected.cost)
        assert_array_equal(result.allocation, expected.allocation)
        assert_array_equal(given, before[0])
        assert_array_equal(given_sources, before[1])
    turned = accumulated_cost(np.asfortranarray(resistance), np.asfortranarray(sources), 30.0)
    assert_array_equal(turned.cost, expected.cost)


def test_walls_stop_and_are_not_reached():
    resistance = np.ones((5, 7))
    resistance[:, 3] = [np.nan, np.inf, np.nan, np.inf, np.nan]
    sources = np.zeros(resistance.shape, dtype=int)
    sources[2, 0] = 1
    result = accumulated_cost(resistance, sources, 1.0)
    assert np.isinf(result.cost[:, 3:]).all()
    assert (result.allocation[:, 3:] == 0).all()
    assert np.isfinite(result.cost[:, :3]).all()


def test_walls_that_touch_at_corners_are_passed_on_the_diagonal():
    resistance = np.array([[1.0, np.nan], [np.nan, 3.0]])
    cost = accumulated_cost(resistance, np.array([[1, 0], [0, 0]]), 1.0).cost
    assert cost[1, 1] == pytest.approx(2 * np.sqrt(2))


def test_the_grid_does_not_wrap_round():
    resistance = np.full((4, 6), np.nan)
    resistance[0, 5] = resistance[1, 0] = resistance[2, 0] = resistance[3, 5] = 1.0
    sources = np.zeros(resistance.shape, dtype=int)
    sources[0, 5] = 1
    assert np.isfinite(accumulated_cost(resistance, sources, 1.0).cost).sum() == 1
    sources[:] = 0
    sources[3, 5] = 1
    assert np.isfinite(accumulated_cost(resistance, sources, 1.0).cost).sum() == 1


@pytest.mark.parametrize("shape", [(1, 1), (1, 9), (9, 1)])
def test_narrow_rasters(shape):
    sources = np.zeros(shape, dtype=int)
    sources[0, 0] = 2
    cost = accumulated_cost(np.ones(shape), sources, 2.0).cost
    assert_array_equal(cost.ravel(), np.arange(cost.size) * 2.0)


def test_sources_on_walls_start_nothing_and_are_counted():
    resistance = np.ones((4, 4))
    resistance[0] = np.nan
    sources = np.array([[1, 1, 5, 5], [0, 0, 5, 0], [7, 0, 0, 0], [0, 0, 0, 0]])
    labels, cells, usable = usable_cells(resistance, sources)
    assert_array_equal(labels, [1, 5, 7])
    assert_array_equal(cells, [2, 3, 1])
    assert_array_equal(usable, [0, 1, 1])
    seen = dict(source_costs(resistance, sources, 1.0))
    assert np.isinf(seen[1]).all()
    assert seen[5][1, 2] == 0.0
    assert np.isinf(seen[5][0]).all()
    assert set(np.unique(accumulated_cost(resistance, sources, 1.0).allocation)) == {0, 5, 7}


def test_without_sources_nothing_is_reached():
    resistance = np.ones((3, 3))
    result = accumulated_cost(resistance, np.zeros((3, 3), dtype=int), 1.0)
    assert np.isinf(result.cost).all()
    assert (result.allocation == 0).all()
    assert list(source_costs(resistance, np.zeros((3, 3), dtype=int), 1.0)) == []
    assert np.isinf(dict(source_costs(resistance, np.zeros((3, 3), dtype=int), 1.0, labels=[4]))[4]).all()
    walls = accumulated_cost(np.full((3, 3), np.nan), np.ones((3, 3), dtype=int), 1.0)
    assert np.isinf(walls.cost).all()


@pytest.mark.parametrize("kind", ["classes", "rooms"])
def test_progress_moves_and_cancel_stops_inside_a_run(kind, make_surface, monkeypatch):
    monkeypatch.setattr(_near_far, "_SECONDS_BETWEEN_REPORTS", 0.0)
    monkeypatch.setattr(_narrow, "_SECONDS_BETWEEN_REPORTS", 0.0)
    monkeypatch.setattr(_narrow, "_CELLS_BETWEEN_LOOKS", 50)
    resistance = make_surface(kind, 150)
    sources = np.zeros(resistance.shape, dtype=int)
    sources[0, 0] = 1
    seen = []
    accumulated_cost(resistance, sources, 1.0, progress=seen.append)
    assert seen == sorted(seen)
    assert len(set(seen)) > 20
    assert seen[-1] == 1.0

    def stop(fraction):
        if fraction > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        accumulated_cost(resistance, sources, 1.0, progress=stop)
    with pytest.raises(Cancelled):
        list(source_costs(resistance, sources, 1.0, progress=stop))


def test_memory_stays_below_thirty_bytes_a_cell(make_surface):
    resistance = make_surface("classes", 700)
    sources = some_sources(resistance)
    tracemalloc.start()
    result = accumulated_cost(resistance, sources, 30.0)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert np.isfinite(result.cost).all()
    assert peak < 30 * resistance.size


def test_bad_input_is_said():
    ones, sources = np.ones((3, 4)), np.eye(3, 4, dtype=int)
    bad = ones.copy()
    bad[0, 1:] = [0.0, -2.0, -np.inf]
    with pytest.raises(InputError, match="0 or negative in 3 cells"):
        accumulated_cost(bad, sources, 1.0)
    with pytest.raises(InputError, match="0 or negative in 3 cells"):
        source_costs(bad, sources, 1.0)
    with pytest.raises(InputError, match="sources have 3 x 3 cells and the resistance has 3 x 4"):
        accumulated_cost(ones, np.eye(3, dtype=int), 1.0)
    with pytest.raises(InputError, match="cutoff is negative or not a number for 1"):
        accumulated_cost(ones, sources, 1.0, cutoff=-1.0)
    with pytest.raises(InputError, match="cutoff is negative or not a number for 2"):
        source_costs(ones, sources, 1.0, labels=[1, 1, 1], cutoffs=[np.nan, 1.0, -5.0])
    with pytest.raises(InputError, match="cell size is 0"):
        accumulated_cost(ones, sources, 0.0)
    with pytest.raises(InputError, match="not a grid"):
        accumulated_cost(np.ones(5), np.ones(5, dtype=int), 1.0)
