"""Remote sensing ecological index (RSEI): greenness, wetness, dryness and heat in one component."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Sequence

import numpy as np

from ..errors import InputError, phrase

# Coefficients of the wetness of the tasselled cap, by role.
WETNESS = {
    "oli": {"blue": 0.1511, "green": 0.1973, "red": 0.3283, "nir": 0.3407, "swir1": -0.7117, "swir2": -0.4559},
    "etm": {"blue": 0.2626, "green": 0.2141, "red": 0.0926, "nir": 0.0656, "swir1": -0.7629, "swir2": -0.5388},
    "tm": {"blue": 0.0315, "green": 0.2021, "red": 0.3102, "nir": 0.1594, "swir1": -0.6806, "swir2": -0.6109},
    "modis": {
        "red": 0.1147, "nir": 0.2489, "blue": 0.2408, "green": 0.3132, "nir2": -0.3122, "swir1": -0.6416,
        "swir2": -0.5087,
    },
}  # fmt: skip
INDICATORS = (phrase("ndvi"), phrase("wet"), phrase("ndbsi"), phrase("lst"))
# Signs that the indicators have where greenness is good.
SIGNS = (1, 1, -1, -1)
# Below it the first component says little.
LEAST_EXPLAINED = 0.6


@dataclass(frozen=True)
class Component:
    """A first principal component.

    Parameters
    ----------
    explained : ndarray of float64, shape (indicators,)
        Shares of the variance of all components, falling.
    loadings : ndarray of float64, shape (indicators,)
        Of the first one, turned so that greenness is positive.
    """

    explained: np.ndarray
    loadings: np.ndarray


@dataclass(frozen=True)
class Rsei:
    """RSEI of one or more scenes.

    Parameters
    ----------
    index : list of ndarray of float64
        0 to 1 for each scene; NaN is nodata.
    scaled : list of list of ndarray of float64
        The indicators of each scene, brought onto 0 to 1.
    components : list of Component
        One for all scenes, or one for each.
    """

    index: list
    scaled: list
    components: list


def water(green: np.ndarray, swir1: np.ndarray) -> np.ndarray:
    """Cells of open water, ``MNDWI = (green - swir1) / (green + swir1) > 0``."""
    return _ratio(green - swir1, green + swir1) > 0.0


def snow(green: np.ndarray, nir: np.ndarray, swir1: np.ndarray) -> np.ndarray:
    """Cells of snow and ice: the snow index above 0.4 and near infrared above 0.11."""
    return (_ratio(green - swir1, green + swir1) > 0.4) & (nir > 0.11)


def indicators(bands: Mapping[str, np.ndarray], sensor: str) -> list[np.ndarray]:
    """Greenness, wetness, dryness and heat of a scene.

    Parameters
    ----------
    bands : mapping of str to ndarray of float
        Reflectance by role (blue, green, red, nir, swir1, swir2; for MODIS also nir2 at 1.24 um) and lst, the surface
        temperature; NaN is nodata.
    sensor : {"oli", "etm", "tm", "modis"}

    Returns
    -------
    list of ndarray of float64
        In the order of `INDICATORS`; NaN where any band has no data.

    Raises
    ------
    InputError
        For an unknown sensor or a band that lacks.

    References
    ----------
    Xu 2013 (index); wetness of Crist 1985 (TM), Huang et al. 2002 (ETM+), Baig et al. 2014 (OLI) and Lobser & Cohen
    2007, 10.1080/01431160701253303 (MODIS); dryness is the mean of the built-up and the soil index.
    """
    if sensor not in WETNESS:
        raise InputError("There is no sensor '{sensor}'.", sensor=sensor)
    lacking = [role for role in (*WETNESS[sensor], "lst") if role not in bands]
    if lacking:
        raise InputError("The bands {bands} are missing.", bands=", ".join(lacking))
    layers = {role: np.asarray(bands[role], dtype=np.float64) for role in (*WETNESS[sensor], "lst")}
    blue, green, red, nir, swir = (layers[role] for role in ("blue", "green", "red", "nir", "swir1"))
    ndvi = _ratio(nir - red, nir + red)
    wet = sum(weight * layers[role] for role, weight in WETNESS[sensor].items())
    soil = _ratio((swir + red) - (blue + nir), (swir + red) + (blue + nir))
    built = _ratio(2.0 * swir, swir + nir)
    green_part = _ratio(nir, nir + red) + _ratio(green, green + swir)
    ndbsi = (_ratio(built - green_part, built + green_part) + soil) / 2.0
    unknown = np.logical_or.reduce([np.isnan(layer) for layer in layers.values()])
    result = [ndvi, wet, ndbsi, layers["lst"].copy()]
    for layer in result:
        layer[unknown] = np.nan
    return result


def rsei(scenes: Sequence[Sequence[np.ndarray]], joint: bool = True, clip: float = 0.0) -> Rsei:
    """The index from indicators.

    Indicators are brought onto 0 to 1 by their least and greatest value; RSEI is the first principal component of their
    covariance, turned so that greenness loads above 0, and brought onto 0 to 1 in the same way.

    Parameters
    ----------
    scenes : sequence of sequence of ndarray of float
        For each scene its indicators, greenness first; NaN is nodata.
    joint : bool
        One scale and one component for all scenes, so that they can be compared; else each scene by itself.
    clip : float
        Percent of the cells that are cut off at either end of an indicator.

    Returns
    -------
    Rsei

    Raises
    ------
    InputError
        For scenes without data, an indicator that is the same everywhere, and shares that cut off all.
    """
    if not 0.0 <= clip < 50.0:
        raise InputError("The share that is cut off lies between 0 and 50 %, not {share:g}.", share=clip)
    known = [~np.logical_or.reduce([np.isnan(layer) for layer in scene]) for scene in scenes]
    if not all(cells.any() for cells in known):
        raise InputError("A scene has no cell where all indicators have data.")
    samples = [np.stack([layer[cells] for layer in scene]) for scene, cells in zip(scenes, known)]
    groups = [list(range(len(scenes)))] if joint else [[number] for number in range(len(scenes))]
    index: list = [None] * len(scenes)
    scaled: list = [None] * len(scenes)
    components = []
    for group in groups:
        together = np.concatenate([samples[number] for number in group], axis=1)
        low, high = np.percentile(together, (clip, 100.0 - clip), axis=1)[:, :, None]
        flat = np.flatnonzero(low.ravel() == high.ravel())
        if flat.size:
            raise InputError("The indicator {name} is the same everywhere.", name=_name(int(flat[0])))
        units = np.clip((together - low) / (high - low), 0.0, 1.0)
        component = _component(units)
        components.append(component)
        first = component.loadings @ (units - units.mean(axis=1, keepdims=True))
        first = (first - first.min()) / (first.max() - first.min())
        start = 0
        for number in group:
            stop = start + samples[number].shape[1]
            index[number] = _placed(first[start:stop], known[number])
            scaled[number] = [_placed(unit[start:stop], known[number]) for unit in units]
            start = stop
    return Rsei(index, scaled, components)


def _component(units: np.ndarray) -> Component:
    values, vectors = np.linalg.eigh(np.cov(units))
    order = np.argsort(values)[::-1]
    loadings = vectors[:, order[0]]
    return Component(values[order] / values.sum(), loadings if loadings[0] > 0.0 else -loadings)


def _placed(values, known) -> np.ndarray:
    result = np.full(known.shape, np.nan)
    result[known] = values
    return result


def _name(place: int) -> str:
    return INDICATORS[place] if place < len(INDICATORS) else str(place + 1)


def _ratio(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    return np.divide(part, whole, out=np.full(np.shape(whole), np.nan), where=whole != 0.0)
