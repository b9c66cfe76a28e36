"""The steps of MSPA, each against a plain independent computation."""

import math

import mspa_reference as twin
import numpy as np
import pytest
from esp_toolbox.core.morphology import flood, thinning, thinning_planes
from esp_toolbox.core.morphology.bitplanes import Layout, bits_at, dilate_disc, dilate_ring, east, west
from esp_toolbox.core.morphology.flood import bridges, flood_reach
from esp_toolbox.core.morphology.frame import framed
from esp_toolbox.core.morphology.nesting import gap_depths, holes_of
from esp_toolbox.core.morphology.runs import gap_components, run_components, runs_of
from esp_toolbox.core.morphology.thickening import thicken
from esp_toolbox.core.morphology.thickening_queue import thicken_by_queue
from esp_toolbox.core.morphology.thinning import thin
from esp_toolbox.core.morphology.thinning_table import OFFSETS, simple_table, verdict_table
from esp_toolbox.core.morphology.thresholds import chords, thresholds
from esp_toolbox.core.progress import no_progress
from examples import part_of
from hypothesis import given, settings
from hypothesis import strategies as st
from mspa_images import connectivities, images, random_image
from scipy import ndimage


def plane_of(mask):
    layout = Layout(*mask.shape)
    return layout.pack(mask), layout


def mask_of(plane, layout):
    return layout.unpack(plane, 0, layout.rows)[:, : layout.columns].astype(bool)


def test_thresholds_in_single_precision():
    known = {1: 3, 2: 8, 3: 15, 4: 24, 5: 35, 10: 120, 24: 624, 49: 2498, 100: 10196}
    for edge_width in range(1, 101):
        sizes = thresholds(edge_width)
        assert sizes.reach == twin.reach_of(edge_width)
        assert sizes.reach == known.get(edge_width, sizes.reach)
        assert sizes.geodesic == pytest.approx(edge_width + 0.98 - math.sqrt(2), abs=1e-4)
        disc = chords(sizes.reach)
        rows, columns = np.indices((2 * disc.size - 1,) * 2) - (disc.size - 1)
        inside = rows**2 + columns**2 <= sizes.reach
        assert inside.sum(axis=1).tolist() == [2 * disc[abs(row)] + 1 for row in rows[:, 0]]
    assert thresholds(1).frame == 3
    assert thresholds(3).frame == 5


@given(images, st.integers(0, 70), st.integers(0, 70))
def test_planes_hold_what_was_packed(image, top, left):
    mask = image == 2
    rows, columns = mask.shape
    layout = Layout(rows + top + 1, columns + left)
    plane = layout.pack(mask, top, left)
    expected = np.zeros((layout.rows, layout.columns), dtype=bool)
    expected[top : top + rows, left : left + columns] = mask
    assert np.array_equal(mask_of(plane, layout), expected)
    positions = layout.positions(plane)
    assert np.array_equal(positions, (np.argwhere(expected) @ [layout.stride, 1]).astype(np.int64))
    assert np.array_equal(layout.mark(positions), plane)
    assert bits_at(plane, positions).all()
    box = mask_of(layout.box(top, left, top + rows, left + columns), layout)
    assert box.sum() == rows * columns
    moved_west, moved_east = mask_of(west(plane), layout), mask_of(east(plane), layout)
    assert np.array_equal(moved_west[:, 1:], expected[:, :-1])
    assert not moved_west[:, 0].any()
    assert np.array_equal(moved_east[:, :-1], expected[:, 1:])


@given(images, st.integers(1, 12))
def test_dilation_by_a_disc(image, edge_width):
    mask = image == 2
    plane, layout = plane_of(mask)
    reach = thresholds(edge_width).reach
    inside = layout.box(0, 0, layout.rows, layout.columns)
    result = mask_of(dilate_disc(plane, chords(reach), layout, inside), layout)
    assert np.array_equal(result, twin.dilate(mask, reach))
    assert np.array_equal(mask_of(dilate_ring(plane, layout), layout), twin.dilate(mask, 2))


@given(images, connectivities)
def test_components_of_runs_and_gaps(image, connectivity):
    mask = image == 2
    plane, layout = plane_of(mask)
    runs = runs_of(plane, layout, connectivity)
    components = run_components(runs)
    labels, count = ndimage.label(mask, twin.STRUCTURE[connectivity])
    assert components.count == count
    cells = layout.positions(plane)
    own = components.ids[runs.of(cells)]
    theirs = labels[mask]
    assert len(set(zip(own, theirs))) == count
    gaps = gap_components(runs)
    assert gaps.count == ndimage.label(~np.pad(mask, 1), twin.STRUCTURE[12 - connectivity])[1]
    expected = twin.fill(np.pad(mask, 1), 12 - connectivity)[1:-1, 1:-1] & ~mask
    assert np.array_equal(mask_of(holes_of(plane, layout, connectivity), layout), expected)
    assert np.array_equal(layout.paint(runs.starts, runs.stops), plane)


def test_depth_of_nested_rings():
    rings = np.zeros((23, 23), dtype=bool)
    for margin in range(1, 12, 2):
        rings[margin : 23 - margin, margin : 23 - margin] = True
        rings[margin + 1 : 22 - margin, margin + 1 : 22 - margin] = False
    plane, layout = plane_of(rings)
    runs = runs_of(plane, layout, 8)
    cores, gaps = run_components(runs), gap_components(runs)
    depth = gap_depths(cores, gaps)
    assert sorted(depth) == list(range(gaps.count)) == [0, 1, 2, 3, 4, 5]
    assert sorted(depth[gaps.ids[cores.heads]]) == [0, 1, 2, 3, 4, 5]


def test_islands_in_holes_have_edges_and_holes_perforations():
    from esp_toolbox.core.morphology.mspa import mspa

    image = np.full((31, 31), 1, dtype=np.uint8)
    image[2:29, 2:29] = 2
    image[6:25, 6:25] = 1
    image[10:21, 10:21] = 2
    image[14:17, 14:17] = 1
    row = mspa(image)[15]
    expected = [0, 0, 3, 17, 17, 105, *[100] * 4, 103, 117, 117, 105, *[100] * 3]
    assert row[:17].tolist() == expected
    assert row[::-1].tolist() == row.tolist()


@given(images, st.integers(1, 5))
def test_the_frame_repeats_the_border(image, edge_width):
    sizes = thresholds(edge_width)
    frame = framed(image, sizes)
    width = sizes.frame
    padded = np.pad(image, width)
    grown = (padded >= 2) | (twin.dilate(padded >= 2, sizes.reach) & (padded == 0))
    expected = twin.framed(grown[width:-width, width:-width], width)
    assert np.array_equal(mask_of(frame.whole, frame.layout), expected)
    assert frame.shape == image.shape


@pytest.mark.parametrize("connectivity", [4, 8])
def test_tables_by_the_definition(connectivity):
    simple = simple_table(connectivity)
    for code in range(256):
        foreground = frozenset(OFFSETS[k] for k in range(8) if code >> k & 1)
        assert simple[code] == twin.is_simple(foreground, connectivity)
    assert verdict_table(connectivity).shape == (65536,)
    # Alone among simple neighbours nobody stays; with no company everybody goes.
    assert (verdict_table(connectivity)[:256] == 1).all()


@pytest.mark.parametrize(
    ("few", "strip", "handful"),
    [(0.0, 1, 16), (0.0, 8192, 16), (thinning._FEW, 8192, 16), (2.0, 8192, 0), (2.0, 8192, 10**9)],
)
@settings(max_examples=part_of(60))
@given(images, st.integers(1, 3), connectivities, st.booleans())
def test_thinning(few, strip, handful, image, edge_width, connectivity, anchored):
    # With `few` = 0 everything is done on planes, with 2 everything after the first pass on lists (`handful` = 0)
    # or cell by cell; strips have eight rows at least.
    mask = twin.without_frame(np.pad(image >= 2, 2), 2)
    anchors = mask & ~twin.dilate(~mask, twin.reach_of(edge_width)) & anchored
    plane, layout = plane_of(mask)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(thinning, "_FEW", few)
        patch.setattr(thinning, "_HANDFUL", handful)
        patch.setattr(thinning, "_PASSES", 3)
        patch.setattr(thinning_planes, "_STRIP", strip)
        result = thin(plane, layout.pack(anchors), layout, connectivity, no_progress)
    assert np.array_equal(mask_of(result, layout), twin.thin(mask, anchors, connectivity))


def test_isolated_squares_and_triples_do_not_vanish():
    shapes = ([[1, 1], [1, 1]], [[1, 1], [1, 0]], [[0, 1], [1, 1]], [[1, 0], [1, 1]], [[1, 1], [0, 1]])
    for connectivity in (4, 8):
        for shape in shapes:
            mask = np.pad(np.array(shape, dtype=bool), 4)
            plane, layout = plane_of(mask)
            result = mask_of(thin(plane, layout.empty(), layout, connectivity, no_progress), layout)
            assert np.array_equal(result, twin.thin(mask, np.zeros_like(mask), connectivity))
            assert result.any()


@settings(max_examples=part_of(150))
@given(st.integers(0, 2**32 - 1), st.sampled_from([2, 3, 4, 5, 7, 10, 20]))
def test_thickening(seed, edge_width):
    generator = np.random.default_rng(seed)
    mask = twin.without_frame(np.pad(random_image(seed, 30) == 2, 1), 1)
    skeleton = mask & (generator.random(mask.shape) < generator.choice([0.005, 0.02, 0.05, 0.2]))
    expected = twin.thicken(skeleton, mask, edge_width)
    plane, layout = plane_of(skeleton)
    limit = thresholds(edge_width).geodesic
    result = thicken(plane, layout.pack(mask), edge_width, limit, layout, no_progress)
    assert np.array_equal(mask_of(result, layout), expected)
    queued = thicken_by_queue(plane, layout.pack(mask), limit, layout, no_progress)
    assert np.array_equal(mask_of(queued, layout), expected)


@pytest.mark.parametrize(
    ("seed", "edge_width"), [(0, 10), (13, 10), (1, 20), (84, 5), (133, 5), (84, 7), (299, 7), (161, 4), (1056, 4)]
)
def test_thickening_where_neighbours_of_the_same_round_decide(seed, edge_width):
    generator = np.random.default_rng(seed)
    mask = twin.without_frame(np.pad(random_image(seed, 60) == 2, 1), 1)
    skeleton = mask & (generator.random(mask.shape) < generator.choice([0.005, 0.02, 0.05, 0.2]))
    plane, layout = plane_of(skeleton)
    limit = thresholds(edge_width).geodesic
    result = thicken_by_queue(plane, layout.pack(mask), limit, layout, no_progress)
    assert np.array_equal(mask_of(result, layout), twin.thicken(skeleton, mask, edge_width))


@given(st.integers(0, 2**32 - 1), connectivities)
def test_connectors_that_see_two_labels(seed, connectivity):
    # Far denser than real patterns, so that the order of the queue decides about many labels.
    generator = np.random.default_rng(seed)
    kind = generator.random((24, 26))
    core = twin.without_frame(kind < 0.12, 2)
    passable = twin.without_frame(kind < generator.choice([0.5, 0.7, 0.9]), 1) & ~core
    connector = passable & (generator.random(kind.shape) < generator.choice([0.1, 0.4]))
    labels = twin.flood(core, passable, connectivity)
    parts, count = ndimage.label(connector, twin.STRUCTURE[connectivity])
    several = [part for part in range(1, count + 1) if np.unique(labels[(parts == part) & (labels > 0)]).size > 1]
    plane, layout = plane_of(core)
    runs = runs_of(plane, layout, connectivity)
    result = bridges(
        layout.pack(connector),
        layout.pack(passable),
        plane,
        runs,
        run_components(runs),
        layout.box(0, 0, layout.rows, layout.columns),
        700,
        layout,
        connectivity,
        no_progress,
    )
    assert np.array_equal(mask_of(result, layout), np.isin(parts, several) & connector)


@given(st.integers(0, 2**32 - 1), connectivities)
def test_labels_flow_in_the_order_of_the_queue(seed, connectivity):
    kind = np.random.default_rng(seed).random((24, 26))
    core = twin.without_frame(kind < 0.12, 2)
    passable = twin.without_frame(kind < 0.8, 1) & ~core
    own, _ = ndimage.label(core, twin.STRUCTURE[connectivity])
    label = np.where(passable, -1, own).astype(np.int32)
    flood._spread(label.reshape(-1), np.flatnonzero(core), core.shape[1], connectivity, 700, no_progress)
    expected = twin.flood(core, passable, connectivity)
    assert np.array_equal(np.maximum(label, 0), expected)


def test_connectors_of_one_cell_stay_as_they_are():
    mask = np.pad(np.ones((3, 9), dtype=bool), 2)
    skeleton = np.zeros_like(mask)
    skeleton[3, 2:11] = True
    plane, layout = plane_of(skeleton)
    limit = thresholds(1).geodesic
    assert np.array_equal(thicken(plane, layout.pack(mask), 1, limit, layout, no_progress), plane)
    assert np.array_equal(twin.thicken(skeleton, mask, 1), skeleton)


def test_steps_of_the_flood_to_the_rim_of_core():
    assert [flood_reach(thresholds(width).reach, 8) for width in (1, 2, 3, 10)] == [1, 2, 3, 10]
    assert [flood_reach(thresholds(width).reach, 4) for width in (1, 2, 3)] == [2, 4, 5]
