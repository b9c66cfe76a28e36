"""Euclidean distance against every pair of cells."""

import numpy as np
import pytest
from esp_toolbox.core.distance import euclidean_distance
from esp_toolbox.core.errors import InputError, MemoryNeeded
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays


@given(arrays(bool, st.tuples(st.integers(1, 9), st.integers(1, 9))), st.floats(0.5, 90))
def test_every_pair(mask, cell):
    if not mask.any():
        mask[0, 0] = True
    rows, columns = np.mgrid[0 : mask.shape[0], 0 : mask.shape[1]]
    pairs = np.hypot(rows[..., None] - rows[mask], columns[..., None] - columns[mask])
    assert np.allclose(euclidean_distance(mask, cell), pairs.min(axis=2) * cell)


def test_nothing_to_measure_to_and_no_memory(monkeypatch):
    with pytest.raises(InputError, match="no cell to measure"):
        euclidean_distance(np.zeros((3, 3), dtype=bool), 30.0)
    monkeypatch.setattr("esp_toolbox.core.memory.free_memory", lambda: 100.0)
    with pytest.raises(MemoryNeeded, match="needs about"):
        euclidean_distance(np.ones((3, 3), dtype=bool), 30.0)
