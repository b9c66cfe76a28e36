"""The Shiyang workflow's resistance: a sum, corrected by sensitivity, and what restoration can reach of it."""

import numpy as np
import pytest
from esp_toolbox.core.workflow import shiyang_chain
from esp_toolbox.core.workflow.shiyang_chain import shiyang_workflow
from workflow_cases import shiyang_case


@pytest.fixture(scope="module")
def case():
    return shiyang_case()


def test_the_base_is_the_sum_that_the_printed_mean_needs(case, monkeypatch):
    seen = {}

    def steps(surface, labels, cell_size, network, with_mosaic, reachable, progress):
        seen.update(surface=surface, reachable=reachable)
        return kept(surface, labels, cell_size, network, with_mosaic, reachable, progress)

    kept = shiyang_chain.corridor_steps
    monkeypatch.setattr(shiyang_chain, "corridor_steps", steps)
    found = shiyang_workflow(*case)
    # Bare 15 + 20, built-up land 20 + 20; water and forest of the best quality 1 + 1.
    assert float(np.nanmax(found.base)) == 40.0
    assert float(np.nanmin(found.base)) == 2.0
    bare = found.layers.land_cover.values == 7
    assert set(np.unique(found.base[bare])) == {35.0}
    # The corrected mean is one of the base weighted by sensitivity: between its ends.
    weighed = np.nansum(found.base * found.sensitivity) / np.nansum(found.sensitivity)
    assert float(np.nanmean(found.resistance)) == pytest.approx(weighed, rel=1e-4)
    # Land use restored, all else as it is, and the same divisor.
    change = seen["surface"] - seen["reachable"]
    expected = 14.0 * found.sensitivity / np.nanmean(found.sensitivity, dtype=np.float64)
    np.testing.assert_allclose(change[bare], expected[bare], rtol=1e-4)
    assert (change >= 0.0).all()
