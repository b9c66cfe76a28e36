"""Lines made into a network: crossings, overlaps, snapping, sources."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.space_syntax_lines import clean_lines
from examples import part_of
from hypothesis import given, settings
from hypothesis import strategies as st
from pairing import paired


def line(*points):
    return np.array(points, dtype=float)


def parts_of(clean):
    return [clean.polyline[clean.line == number].tolist() for number in range(clean.line.max() + 1)]


def test_crossing():
    lines = [line((0, 0), (10, 10)), line((0, 10), (10, 0))]
    clean = clean_lines(lines)
    assert len(clean.network) == 4 and clean.crossings == 1
    assert parts_of(clean) == [[0, 1], [2, 3]]
    assert clean.network.length == pytest.approx([50**0.5] * 4)
    assert sorted(clean.network.valences().tolist()) == [1, 1, 1, 1, 4]
    bridge = clean_lines(lines, planarise=False)
    assert len(bridge.network) == 2 and bridge.network.components()[0] == 2


def test_touch_and_near_touch():
    for gap, components in ((0.0, 1), (0.3, 1), (0.6, 2)):
        clean = clean_lines([line((0, 0), (10, 0)), line((4, gap), (4, 5))], 0.5)
        assert clean.network.components()[0] == components
        assert len(clean.network) == (3 if components == 1 else 2)


def test_overlap_is_one_polyline():
    clean = clean_lines([line((0, 0), (10, 0), (20, 5)), line((20, -5), (10, 0), (2, 0), (-5, 5))])
    assert parts_of(clean) == [[0, 1, 2], [3, 1, 4]]
    assert clean.network.length[:2] == pytest.approx([2.0, 8.0])
    assert clean.without_length == clean.doubled == 0


def test_near_vertices_are_drawn_together():
    clean = clean_lines([line((0, 0), (10, 0)), line((10.3, 0.2), (20, 0)), line((10.1, -0.2), (10, -9))], 0.5)
    assert clean.network.components()[0] == 1 and len(clean.network) == 3
    assert clean_lines([line((0, 0), (10, 0)), line((10.3, 0.2), (20, 0))], 0.0).network.components()[0] == 2
    bridge = clean_lines([line((0, 0), (10, 0)), line((10.3, 0.2), (20, 0))], 0.5, planarise=False)
    assert bridge.network.components()[0] == 1


def test_doubled_and_pointlike_lines():
    there = line((0, 0), (10, 0))
    lines = [there, line((3, 3), (3, 3)), there[::-1], there, line((2, 0), (4, 0))]
    clean = clean_lines(lines)
    assert (clean.without_length, clean.doubled) == (1, 3)
    assert [sorted(part) for part in parts_of(clean)] == [[0, 1, 2], [], [0, 1, 2], [0, 1, 2], [1]]
    whole = clean_lines(lines, planarise=False)
    assert (whole.without_length, whole.doubled, len(whole.network)) == (1, 2, 2)
    assert whole.to_lines(np.array([5.0, 7.0]), 5) == pytest.approx([5.0, np.nan, 5.0, 5.0, 7.0], nan_ok=True)
    short = clean_lines([*lines, line((50, 50), (50.1, 50))], 0.5)
    assert short.without_length == 2


def test_lines_in_a_row_stay_apart():
    clean = clean_lines([line((0, 0), (10, 0)), line((10, 0), (20, 0)), line((20, 0), (30, 0))])
    assert len(clean.network) == 3 and clean.crossings == 0
    assert len(np.unique(clean.network.chains())) == 1


def test_turning_back():
    clean = clean_lines([line((0, 0), (5, 0), (2, 0)), line((9, 9), (5, 0), (8, -1))])
    assert len(clean.network) == 4 and clean.network.length[:2] == pytest.approx([2.0, 3.0])


def test_ring_and_self_crossing():
    ring = clean_lines([line((0, 0), (10, 0), (10, 10), (0, 0))])
    assert len(ring.network) == 1 and ring.network.start[0] == ring.network.end[0]
    eight = clean_lines([line((0, 0), (10, 10), (10, 0), (0, 10))])
    assert len(eight.network) == 3 and eight.crossings == 1


def test_ends_in_a_source_meet():
    lines = [line((0, 0), (10, 0)), line((12, 1), (20, 0)), line((30, 0), (20, 0))]
    ends = np.array([[-1, 3], [3, -1], [-1, -1]])
    clean = clean_lines(lines, end_sources=ends)
    assert clean.network.components()[0] == 1
    assert clean.network.junctions == 4 and clean.source_of.tolist().count(3) == 1
    assert clean.places[clean.source_of == 3][0] == pytest.approx((11.0, 0.5))
    assert clean.network.before is None
    middles = np.zeros((4, 2))
    middles[3] = (11, 0)
    far = clean_lines(lines, end_sources=ends, middles=middles).network
    assert far.after[0] == pytest.approx(1.0) and far.before[1] == pytest.approx(2**0.5)
    assert far.before[0] == far.after[1] == far.before[2] == 0.0
    assert clean_lines(lines).network.components()[0] == 2


def test_values_go_back_by_length():
    clean = clean_lines([line((0, 0), (10, 0)), line((4, -5), (4, 5))])
    values = np.arange(4.0)
    assert clean.to_lines(values, 2) == pytest.approx([(4 * 0 + 6 * 1) / 10, (5 * 2 + 5 * 3) / 10])
    values[0] = np.nan
    assert clean.to_lines(values, 2)[0] == pytest.approx(1.0)


def covered(lines, spots):
    """Least distance of spots to lines."""
    best = np.full(len(spots), np.inf)
    for shape in lines:
        for a, b in zip(shape[:-1], shape[1:]):
            way = b - a
            t = np.clip(((spots - a) @ way) / max(way @ way, 1e-300), 0, 1)
            best = np.minimum(best, np.hypot(*(a + t[:, None] * way - spots).T))
    return best


@given(st.integers(1, 12), st.integers(2, 6), st.integers(0, 10**6), st.sampled_from([0.0, 0.3]))
@settings(max_examples=part_of(60))
def test_cell_paths(count, vertices, seed, tolerance):
    """Paths over a grid of cells cross, touch and overlap in every way."""
    rng = np.random.default_rng(seed)
    lines = []
    for _ in range(count):
        steps = rng.integers(-1, 2, (vertices, 2)) * rng.integers(1, 4, (vertices, 1))
        lines.append((rng.integers(0, 6, 2) + np.cumsum(steps, axis=0)).astype(float))
    kept = [shape for shape in lines if (shape != shape[0]).any()]
    if not kept:
        return
    clean = clean_lines(lines, tolerance)
    network = clean.network
    # The polylines are the lines, no more and no less.
    spots = np.concatenate([s[:-1] * share + s[1:] * (1 - share) for s in clean.shapes for share in (0.3, 0.5)])
    assert covered(kept, spots).max() <= tolerance + 1e-9
    spots = np.concatenate([s[:-1] * 0.63 + s[1:] * 0.37 for s in kept])
    assert covered(clean.shapes, spots).max() <= tolerance + 1e-9
    # Straight pieces meet at vertices only, and none lies on another.
    middles = np.concatenate([(s[:-1] + s[1:]) / 2 for s in clean.shapes])
    owners = np.repeat(np.arange(len(clean.shapes)), [len(s) - 1 for s in clean.shapes])
    if tolerance == 0.0:
        for number, shape in enumerate(clean.shapes):
            assert covered([shape], middles[owners != number]).min(initial=np.inf) > 1e-6
    for shape, length in paired(clean.shapes, network.length):
        assert np.hypot(*np.diff(shape, axis=0).T).sum() == pytest.approx(length)
    # What is clean stays as it is.
    again = clean_lines(clean.shapes, tolerance)
    assert len(again.network) == len(network) and again.crossings == 0


@pytest.mark.parametrize("tolerance", [1.0, 10.0, 40.0])
def test_coarse_tolerances_settle(tolerance):
    """Lines that bend to near vertices do not bend back: cleaned once, they are clean."""
    for seed in range(3):
        rng = np.random.default_rng(seed)
        lines = [rng.uniform(0, 1500, 2) + np.cumsum(rng.normal(0, 90, (12, 2)), axis=0) for _ in range(60)]
        clean = clean_lines(lines, tolerance)
        again = clean_lines(clean.shapes, tolerance)
        assert again.crossings == 0 and len(again.network) == len(clean.network)
        assert again.network.length.sum() == pytest.approx(clean.network.length.sum())


def test_bad_input():
    with pytest.raises(InputError, match="No line has a length"):
        clean_lines([line((1, 1), (1, 1)), line((2, 2), (2, 2))])
    with pytest.raises(InputError, match="The tolerance is -1"):
        clean_lines([line((1, 1), (2, 1))], -1.0)
    with pytest.raises(InputError, match="not a finite number"):
        clean_lines([line((1, 1), (np.nan, 1))])
    with pytest.raises(InputError, match="No line is longer than the tolerance of 5"):
        clean_lines([line((1, 1), (2, 1))], 5.0)
    with pytest.raises(InputError, match="No line is longer than the tolerance of 5"):
        clean_lines([line((1, 1), (2, 1))], 5.0, planarise=False)
