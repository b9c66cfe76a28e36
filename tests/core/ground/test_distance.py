"""Euclidean distance against every pair of cells."""

import numpy as np
import pytest
from esp_toolbox.core.distance import euclidean_distance
from esp_toolbox.core.errors import InputError, MemoryNeeded
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import ndimage


@given(arrays(bool, st.tuples(st.integers(1, 9), st.integers(1, 9))), st.floats(0.5, 90))
def test_every_pair(mask, cell):
    if not mask.any():
        mask[0, 0] = True
    rows, columns = np.mgrid[0 : mask.shape[0], 0 : mask.shape[1]]
    pairs = np.hypot(rows[..., None] - rows[mask], columns[..., None] - columns[mask])
    assert np.allclose(euclidean_distance(mask, cell), pairs.min(axis=2) * cell)


def test_parts_and_strips_are_scipy_s_own_numbers(monkeypatch):
    from esp_toolbox.core import rows

    mask = np.random.default_rng(2).random((60, 75)) < 0.01
    whole = ndimage.distance_transform_edt(~mask) * 27.3
    assert np.array_equal(euclidean_distance(mask, 27.3), whole)
    monkeypatch.setattr(rows, "strip_rows", lambda columns: 7)
    inside, out = (slice(3, 55), slice(10, 71)), np.empty((52, 61))
    assert euclidean_distance(mask, 27.3, inside, out) is out
    assert np.array_equal(out, whole[inside])


def test_nothing_to_measure_to_and_no_memory(monkeypatch):
    with pytest.raises(InputError, match="no cell to measure"):
        euclidean_distance(np.zeros((3, 3), dtype=bool), 30.0)
    monkeypatch.setattr("esp_toolbox.core.memory.free_memory", lambda: 100.0)
    with pytest.raises(MemoryNeeded, match="needs about"):
        euclidean_distance(np.ones((3, 3), dtype=bool), 30.0)
