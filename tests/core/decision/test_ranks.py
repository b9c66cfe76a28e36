"""Values by rank are those of sorting, whatever the layers hold."""

import numpy as np
import pytest
from esp_toolbox.core.decision import natural_breaks as strips_module
from esp_toolbox.core.decision import ranks as ranks_module
from esp_toolbox.core.decision.class_limits import class_limits
from esp_toolbox.core.decision.ranks import values_of_ranks
from hypothesis import given, settings
from hypothesis import strategies as st

NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from([0.0, 1.0, 5e-324, -1e308, 1e308])


@given(st.lists(NUMBERS, min_size=1, max_size=60), st.lists(NUMBERS, max_size=20), st.data())
@settings(max_examples=60, deadline=None)
def test_ranks_are_those_of_sorting(first, second, data):
    with np.errstate(over="ignore"):
        single = np.array(second, dtype=np.float32)
    layers = [np.array(first), np.where(np.isfinite(single), single, np.float32(3.0))]
    together = np.sort(np.concatenate(layers))
    ranks = sorted(data.draw(st.lists(st.integers(0, together.size - 1), max_size=5)))
    with pytest.MonkeyPatch.context() as patch:
        # Values of many bins, and of several strips.
        patch.setattr(ranks_module, "_BINS", data.draw(st.sampled_from([1, 7, 1 << 16])))
        patch.setattr(strips_module, "_STRIP", data.draw(st.sampled_from([5, 1 << 20])))
        found = values_of_ranks([*layers, np.full(3, np.nan)], ranks, float(together[0]), float(together[-1]))
    assert found == together[ranks].tolist()


def test_quantiles_of_a_raster_are_those_of_sorting():
    values = np.random.default_rng(2).lognormal(2.0, 1.5, (300, 400)).astype(np.float32)
    values[:20] = np.nan
    known = np.sort(values[~np.isnan(values)])
    limits = class_limits([values], "quantile", 9).limits
    assert limits == tuple(known[-(-known.size * place // 9) - 1] for place in range(1, 9))
