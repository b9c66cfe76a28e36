"""Shift of corridors: known distances, brute force, a network with itself, exchanged, turned."""

import math

import numpy as np
import pytest
from esp_toolbox.core.comparison.line_shift import line_shift
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.progress import Cancelled
from hypothesis import given
from hypothesis import strategies as st


def line(*points):
    return [np.array(points, dtype=float)]


coordinates = st.integers(-50, 50).map(float)
lines = st.lists(
    st.lists(st.tuples(coordinates, coordinates), min_size=2, max_size=5).map(lambda points: line(*points)),
    min_size=1,
    max_size=4,
)


def brute(point, others):
    best = math.inf
    for other in others:
        for part in other:
            for a, b in zip(part[:-1], part[1:]):
                way = b - a
                share = np.clip(np.dot(point - a, way) / max(np.dot(way, way), 1e-300), 0.0, 1.0)
                best = min(best, math.hypot(*(point - a - share * way)))
    return best


def test_parallel_lines():
    shift = line_shift([line((0, 0), (100, 0))], [line((0, 7), (100, 7))], 5.0)
    assert shift.mean == pytest.approx(7.0)
    assert shift.hausdorff == pytest.approx(7.0)
    assert shift.near_share == 0.0
    assert line_shift([line((0, 0), (100, 0))], [line((0, 7), (100, 7))], 7.0).near_share == 1.0


def test_half_of_a_line_is_near():
    """A line that leaves the other at its middle under a right angle."""
    shift = line_shift([line((0, 0), (50, 0), (50, 50))], [line((0, 0), (100, 0))], 10.0)
    assert shift.hausdorff == pytest.approx(50.0)
    assert shift.near_share == pytest.approx(0.6)
    assert shift.mean == pytest.approx(12.5)
    assert shift.line_farthest.tolist() == [pytest.approx(50.0)]
    runs = list(shift.runs())
    assert [(row, near) for row, near, _ in runs] == [(0, True), (0, False)]
    assert runs[0][2][-1].tolist() == runs[1][2][0].tolist() == [50.0, 10.0]
    assert runs[1][2][-1].tolist() == [50.0, 50.0]


def test_parts_of_a_line_are_not_joined():
    both = [np.array([[0.0, 0.0], [10.0, 0.0]]), np.array([[20.0, 0.0], [30.0, 0.0]])]
    shift = line_shift([both], [both], 4.0)
    assert shift.length.tolist() == [20.0]
    assert [points[[0, -1], 0].tolist() for _, _, points in shift.runs()] == [[0.0, 10.0], [20.0, 30.0]]


def test_lone_points_are_passed_over_and_what_follows_counts():
    lone = [np.array([[5.0, 5.0]]), np.array([[0, 0], [10, 0]])]
    shift = line_shift([lone], [line((0, 3), (10, 3))], 4.0)
    assert shift.length.tolist() == [10.0] and shift.mean == pytest.approx(3.0)


def test_no_lines_and_nothing_to_compare_with():
    alone = line_shift([line((0, 0), (3, 4))], [], 1.0)
    assert alone.near_share == 0.0
    assert alone.mean == math.inf
    assert alone.hausdorff == math.inf
    none = line_shift([], [line((0, 0), (3, 4))], 1.0)
    assert math.isnan(none.near_share)
    assert math.isnan(none.mean)
    assert list(none.runs()) == []
    point = line_shift([line((1, 1), (1, 1)), line((0, 0), (1, 0))], [], 1.0)
    assert math.isnan(point.line_mean[0])
    assert point.mean == math.inf


@given(lines, lines, st.sampled_from([3.0, 20.0, 200.0]))
def test_distances_are_those_by_brute_force(first, second, reach):
    shift = line_shift(first, second, reach)
    middle = (shift.start + shift.stop) / 2
    for row in range(0, len(middle), max(1, len(middle) // 12)):
        assert shift.distance[row] == pytest.approx(brute(middle[row], second), abs=1e-9)
        ends = [brute(shift.start[row], second), brute(shift.stop[row], second)]
        assert shift.farthest[row] == pytest.approx(max(ends), abs=1e-9)
    drawn = [sum(float(np.hypot(*np.diff(part, axis=0).T).sum()) for part in one) for one in first]
    assert shift.length == pytest.approx(np.array(drawn))
    runs = sum(float(np.hypot(*np.diff(points, axis=0).T).sum()) for _, _, points in shift.runs())
    assert runs == pytest.approx(sum(drawn))


@given(lines, lines)
def test_with_itself_turned_and_moved(first, second):
    own = line_shift(first, first, 5.0)
    assert own.hausdorff == pytest.approx(0.0, abs=1e-9)
    assert own.near_share == 1.0 or math.isnan(own.near_share)
    shift = line_shift(first, second, 6.0)
    turned = line_shift(
        [[part @ np.array([[0.0, 1.0], [-1.0, 0.0]]) for part in one] for one in first],
        [[part @ np.array([[0.0, 1.0], [-1.0, 0.0]]) for part in one] for one in second],
        6.0,
    )
    assert turned.distance == pytest.approx(shift.distance, abs=1e-9)
    # The way in which a line is drawn does not matter to those that are measured against it.
    other = line_shift(first, [[part[::-1] for part in one] for one in second[::-1]], 6.0)
    assert other.distance == pytest.approx(shift.distance, abs=1e-9)


def test_many_segments_through_one_place():
    """More segments near a point than are looked at first."""
    star = [line((-300.0 * math.cos(a), -300.0 * math.sin(a)), (300.0 * math.cos(a), 300.0 * math.sin(a)))
            for a in np.linspace(0.0, math.pi, 90, endpoint=False)]  # fmt: skip
    ways = [line((0.0, 0.0), (0.5, 0.2)), line((10.0, 3.0), (60.0, 1.0))]
    shift = line_shift(ways, star, 40.0)
    middle = (shift.start + shift.stop) / 2
    assert shift.distance == pytest.approx([brute(point, star) for point in middle], abs=1e-9)


@pytest.mark.parametrize("reach", [0.0, -1.0, math.nan, math.inf])
def test_bad_reach(reach):
    with pytest.raises(InputError, match="reach of corridors"):
        line_shift([], [], reach)


def test_cancel():
    def stop(fraction):
        raise Cancelled

    with pytest.raises(Cancelled):
        line_shift([line((0, 0), (1, 0))], [line((0, 0), (1, 0))], 1.0, stop)
