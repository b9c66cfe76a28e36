"""Resistance and strength of sources for esp:omniscape, with holes."""

import numpy as np
from rasters import write_tif

_RANDOM = np.random.default_rng(7)
RESISTANCE = np.exp(_RANDOM.normal(1, 1, (26, 30)))
RESISTANCE[_RANDOM.random(RESISTANCE.shape) < 0.08] = np.nan
STRENGTH = _RANDOM.random(RESISTANCE.shape)


def write_scene(folder):
    """Both as files of 100 m cells, by the keys of the form."""
    paths = {"RESISTANCE": folder / "resistance.tif", "SOURCES": folder / "strength.tif"}
    for raster, path in zip((RESISTANCE, STRENGTH), paths.values()):
        write_tif(path, raster, cell_size=100)
    return {key: str(path) for key, path in paths.items()}
