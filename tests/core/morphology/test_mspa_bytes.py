"""Bytes of an MSPA result: counted and looked up in parts, and kept as bytes."""

import numpy as np
import pytest
from esp_toolbox.core.morphology import classes


@pytest.fixture
def few_at_a_time(monkeypatch):
    monkeypatch.setattr(classes, "_PART", 5)


def test_counts_of_parts_are_those_of_the_whole(few_at_a_time):
    values = np.array([[0, 17, 17, 255], [129, 17, 0, 0], [220, 3, 3, 17]], dtype=np.uint8)
    counts = classes.byte_counts(values)
    assert counts.shape == (256,) and counts.dtype == np.int64
    assert {byte: int(counts[byte]) for byte in np.flatnonzero(counts)} == {0: 3, 3: 2, 17: 4, 129: 1, 220: 1, 255: 1}
    assert classes.byte_counts(np.empty((0, 4), dtype=np.uint8)).tolist() == [0] * 256


def test_bytes_stay_bytes_whatever_is_looked_up(few_at_a_time):
    values = np.array([[17, 117, 100], [220, 129, 67], [0, 200, 103]], dtype=np.uint8)
    found, plain = classes.classes_of(values), classes.without_openings(values)
    assert found.dtype == plain.dtype == np.uint8
    # 200 is no byte of an analysis: it has no class.
    assert found.tolist() == [[1, 1, 0], [0, 255, 4], [0, 255, 4]]
    assert plain.tolist() == [[17, 17, 0], [0, 129, 67], [0, 200, 3]]
