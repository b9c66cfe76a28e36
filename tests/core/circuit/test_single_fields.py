"""All to one, pattern by pattern: the sums are those of the potentials that are held together."""

import numpy as np
import pytest
from esp_toolbox.core.circuit import one_to_all as one_module
from esp_toolbox.core.circuit.one_to_all import all_to_one
from esp_toolbox.core.circuit.pairs import PairSelection
from esp_toolbox.core.circuit.regions import FocalNodes
from esp_toolbox.core.progress import Cancelled


def sources(shape, count, size):
    """Labels of square sources on a diagonal grid."""
    labels = np.zeros(shape, dtype=np.int32)
    places = np.linspace(1, min(shape) - size - 1, count).astype(int)
    for label, (row, column) in enumerate(zip(places, np.roll(places, 2)), 1):
        labels[row : row + size, column : column + size] = label
    return labels


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize("method", ["multigrid", "direct"])
@pytest.mark.parametrize("average", ["resistance", "conductance"])
def test_pattern_by_pattern(monkeypatch, size, method, average):
    random = np.random.default_rng(4)
    conductance = np.exp(random.normal(0.0, 1.0, (60, 70)))
    # Two components, and walls in both.
    conductance[random.random(conductance.shape) < 0.1] = 0.0
    conductance[30] = 0.0
    labels = sources(conductance.shape, 6, size)
    conductance[labels > 0] = 1.0
    focal = FocalNodes.from_labels(labels)
    options = {"method": method, "average": average, "tolerance": 1e-9}
    options["pairs"] = PairSelection.of("exclude", [(1, 2), (4, 6)])
    options["strengths"] = [1.0, 2.0, 0.5, 1.0, 3.0, 1.5]
    together = all_to_one(conductance, focal, **options)
    monkeypatch.setattr(one_module, "FIELD_BYTES", 0.0)
    single = all_to_one(conductance, focal, **options)
    np.testing.assert_allclose(single.cumulative, together.cumulative, rtol=1e-6, atol=1e-7)
    np.testing.assert_array_equal(single.values, together.values)
    assert single.mapped == together.mapped > 0
    assert single.report.solves == together.report.solves + 2
    # Maps of each node, and their greatest values, need the potentials of all.
    largest = all_to_one(conductance, focal, maximum=True, **options)
    assert largest.report.solves == together.report.solves


def test_cancel_reaches_the_solutions(monkeypatch):
    monkeypatch.setattr(one_module, "FIELD_BYTES", 0.0)
    seen = []

    def cancel(fraction):
        seen.append(fraction)
        if fraction > 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        focal = FocalNodes.from_labels(sources((50, 50), 4, 2))
        all_to_one(np.ones((50, 50)), focal, method="multigrid", progress=cancel)
    assert seen == sorted(seen) and len(seen) > 3
