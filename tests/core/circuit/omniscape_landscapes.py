"""Small landscapes for the tests of moving windows, and how their maps are read and compared."""

import numpy as np
from esp_toolbox.core.circuit.omniscape import omniscape
from esp_toolbox.core.circuit.window_layers import WindowLayers


def landscape(rows, columns, seed=1, holes=0.15):
    """Resistances with contrast and holes, and strengths with zeros."""
    rng = np.random.default_rng(seed)
    resistance = np.exp(rng.normal(0, 1.2, (rows, columns)))
    resistance[rng.random(resistance.shape) < holes] = np.nan
    strength = rng.random(resistance.shape)
    strength[rng.random(resistance.shape) < 0.3] = 0
    return resistance, strength


def conductance_of(resistance):
    return np.nan_to_num(1 / resistance)


def maps_of(resistance, strength, settings, **layers):
    result = omniscape(WindowLayers(resistance, sources=strength, **layers), settings)
    return whole(result) + (result.account,)


def whole(result):
    rows = result.shape[0]
    current = result.maps.rows("current", 0, rows)
    return current, result.maps.rows("flow_potential", 0, rows)


def close(got, wanted, bar=1e-6):
    assert np.abs(got - wanted).max() <= bar * wanted.max()
