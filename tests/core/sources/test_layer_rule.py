"""Cells where several class layers agree."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.sources.layer_rule import agreeing_cells, layers_needed
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

A, B, C = (np.array(row, dtype=bool)[None] for row in ([1, 1, 1, 1, 0, 0], [1, 1, 0, 0, 1, 0], [1, 0, 1, 0, 0, 0]))


@pytest.mark.parametrize(
    ("rule", "least", "mask", "lost", "only"),
    [
        # All: cell 0; cell 1 fails by C alone, cell 2 by B alone.
        ("all", 2, [1, 0, 0, 0, 0, 0], [0, 1, 1], [1, 1, 1]),
        # At least two: cells 0, 1, 2; cells 3 and 4 have one each, so that two layers each could save them.
        ("at least", 2, [1, 1, 1, 0, 0, 0], [1, 1, 2], [2, 1, 1]),
        ("any", 2, [1, 1, 1, 1, 1, 0], [1, 1, 1], [1, 1, 0]),
    ],
)
def test_three_layers(rule, least, mask, lost, only):
    found = agreeing_cells([A, B, C], np.ones((1, 6), bool), layers_needed(rule, 3, least))
    assert found.mask[0].tolist() == [bool(cell) for cell in mask]
    assert (found.holds.tolist(), found.lost.tolist(), found.only.tolist()) == ([4, 3, 2], lost, only)
    assert (found.passed, found.candidates) == (sum(mask), 6)


@given(arrays(bool, (4, 5, 6)), st.integers(1, 3))
def test_without_a_layer(cubes, needed):
    candidates, layers = cubes[0], list(cubes[1:])
    found = agreeing_cells(layers, candidates, needed)
    assert np.array_equal(found.mask, candidates & (np.sum(layers, axis=0) >= needed))
    for number in range(3):
        full = [np.ones_like(layer) if place == number else layer for place, layer in enumerate(layers)]
        none = [np.zeros_like(layer) if place == number else layer for place, layer in enumerate(layers)]
        assert agreeing_cells(full, candidates, needed).passed == found.passed + found.lost[number]
        assert agreeing_cells(none, candidates, needed).passed == found.passed - found.only[number]
        assert found.holds[number] == np.count_nonzero(layers[number] & candidates)


@pytest.mark.parametrize("shape", [(9, 4), (4, 9)])
def test_strips_are_the_whole(monkeypatch, shape):
    random = np.random.default_rng(3)
    layers = [random.random(shape) < 0.6 for _ in range(3)]
    candidates = random.random(shape) < 0.9
    whole = agreeing_cells(layers, candidates, 2)
    monkeypatch.setattr("esp_toolbox.core.sources.layer_rule._ROWS", 2)
    told = []
    found = agreeing_cells(layers, candidates, 2, told.append)
    assert np.array_equal(found.mask, whole.mask) and found.mask.dtype == bool
    for one, other in ((found.holds, whole.holds), (found.lost, whole.lost), (found.only, whole.only)):
        assert one.tolist() == other.tolist() and one.dtype == np.int64 and one.all()
    assert told == [row / shape[0] for row in range(0, shape[0], 2)] + [1.0]


def test_more_layers_than_a_byte_counts():
    layers = [np.ones((1, 2), dtype=bool)] * 300
    found = agreeing_cells(layers, np.array([[True, False]]), 300)
    assert found.mask.tolist() == [[True, False]] and found.holds.tolist() == found.only.tolist() == [1] * 300


def test_as_many_layers_as_asked_for():
    assert [layers_needed("at least", 3, least) for least in (1, 2, 3)] == [1, 2, 3]
    assert (layers_needed("all", 3, 9), layers_needed("any", 3, 9)) == (3, 1)


@pytest.mark.parametrize("least", [0, -1])
def test_no_layer_is_no_rule(least):
    with pytest.raises(InputError, match=f"At least {least} of 3"):
        layers_needed("at least", 3, least)


def test_bad_rules():
    with pytest.raises(InputError, match="all, at least or any, not most"):
        layers_needed("most", 3, 2)
    with pytest.raises(InputError, match="At least 4 of 3 layers are asked for; give a number from 1 to 3"):
        layers_needed("at least", 3, 4)
