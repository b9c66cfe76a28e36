"""Grid, patches, progress, executors and errors."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.executors import run_tasks
from esp_toolbox.core.grid import Grid
from esp_toolbox.core.memory import free_memory, require_memory
from esp_toolbox.core.patches import label_patches, patch_sizes
from esp_toolbox.core.progress import Cancelled, part_of, parts_of
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

GRID = Grid((3, 4), 10.0, (100.0, 200.0))


def test_centres_and_indices_are_inverse():
    rows, columns = np.mgrid[0:3, 0:4]
    x, y = GRID.centres(rows, columns)
    assert x[0, 0] == 105.0
    assert y[0, 0] == 195.0
    back = GRID.indices(x, y)
    assert np.array_equal(back[0], rows)
    assert np.array_equal(back[1], columns)


def test_bounds_and_matching():
    assert GRID.bounds == (100.0, 170.0, 140.0, 200.0)
    assert GRID.matches(Grid((3, 4), 10.0, (100.001, 200.0)))
    assert not GRID.matches(Grid((3, 4), 10.0, (105.0, 200.0)))
    assert not GRID.matches(Grid((4, 3), 10.0, (100.0, 200.0)))
    assert GRID.cell_area_ha == 0.01


@given(arrays(bool, st.tuples(st.integers(1, 12), st.integers(1, 12))), st.sampled_from([4, 8]))
def test_patches_are_numbered_in_raster_order(mask, connectivity):
    labels, count = label_patches(mask, connectivity)
    seen = labels[labels > 0]
    first = [int(np.flatnonzero(seen == label)[0]) for label in range(1, count + 1)]
    assert first == sorted(first)
    assert patch_sizes(labels, count).sum() == mask.sum()
    assert np.array_equal(labels > 0, mask)


def test_connectivity_decides_diagonals():
    diagonal = np.eye(3, dtype=bool)
    assert label_patches(diagonal, 8)[1] == 1
    assert label_patches(diagonal, 4)[1] == 3
    with pytest.raises(InputError, match="4 or 8"):
        label_patches(diagonal, 6)


def test_parts_fill_the_whole():
    seen = []
    first, second = parts_of(seen.append, [1, 3])
    first(1.0)
    second(0.0)
    second(1.0)
    part_of(seen.append, 0.5, 1.0)(0.5)
    assert seen == [0.25, 0.25, 1.0, 0.75]


@pytest.mark.parametrize("workers", [None, 1, 3])
def test_tasks_come_back_in_order(workers):
    executor = ThreadPoolExecutor(workers) if workers else None
    seen = []
    assert list(run_tasks(lambda x: x * x, range(20), executor, seen.append)) == [x * x for x in range(20)]
    assert seen[-1] == 1.0
    assert seen == sorted(seen)


def test_cancel_stops_the_tasks():
    def stop(fraction):
        if fraction >= 0.5:
            raise Cancelled

    done = []
    with ThreadPoolExecutor(2) as executor, pytest.raises(Cancelled):
        for result in run_tasks(lambda x: x, range(100), executor, stop):
            done.append(result)
    assert len(done) <= 51


def test_errors_are_sentences_and_survive_a_process_border():
    error = InputError("The layer {name} has {count} cells of 0.", name="R", count=3)
    assert str(error) == "The layer R has 3 cells of 0."
    kind, arguments = error.__reduce__()
    assert str(kind(*arguments)) == str(error)


def test_memory_is_asked_for():
    assert free_memory() > 0
    require_memory(1.0)
    with pytest.raises(InputError.__mro__[1], match="GB"):
        require_memory(1e18)
