"""The sample basin's grounds: dunes, salt flats, gravel plains, and the belt of springs at the feet of the fans."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from ._frame import Frame, noise, stream
from ._routing import accumulate
from .climate import Climate
from .relief import Relief
from .rivers import Waters

# Height of the largest dunes, as a share of the relief, and their spacing in longer sides.
_DUNE_HEIGHT = 0.05
_SPACING = 0.018
# The greatest share of the steppe under shrubs.
_SHRUBS = 0.54
# Ground that a dry channel drains, in squares of the longer side.
_CHANNEL = 2.5e-4


@dataclass(frozen=True)
class Grounds:
    """What the desert floor is made of; all float64 on the frame, 0 (not at all) to 1.

    Parameters
    ----------
    dunes, salt, gravel : ndarray
        Sand seas, crusts around the salt lakes, and what is neither.
    springs : ndarray
        The belt where water of the fans comes up again.
    bank : ndarray
        Nearness to a river: 1 on it.
    wadis : ndarray
        Dry channels, which carry water after rain alone.
    steppe : ndarray
        Share of the ground under single shrubs, which stand on hummocks of sand.
    hummocks : ndarray
        Where these are: the lower of even numbers from 0 to 1; 1 where nothing stands between them.
    """

    dunes: np.ndarray
    salt: np.ndarray
    gravel: np.ndarray
    springs: np.ndarray
    bank: np.ndarray
    wadis: np.ndarray
    steppe: np.ndarray
    hummocks: np.ndarray


def grounds_of(relief: Relief, climate: Climate, waters: Waters, seed: int) -> Grounds:
    """Divide the floor into grounds.

    Parameters
    ----------
    relief, climate, waters
    seed : int

    Returns
    -------
    Grounds
    """
    frame = relief.frame
    height = ndimage.gaussian_filter(relief.height, 0.006 / frame.cell, mode="nearest")
    floor = np.clip((0.20 - height) / 0.08, 0.0, 1.0)
    away = ndimage.distance_transform_edt(~waters.river) * frame.cell
    dry = 1.0 - np.clip(relief.plan.moist(frame), 0.0, 1.0)
    sea = noise(frame, seed, "sand sea", 0.2, 0.55) + 0.9 * (dry - 0.45)
    dunes = floor * np.clip((sea - 0.1) / 0.4, 0.0, 1.0) * np.clip((away - 0.012) / 0.012, 0.0, 1.0)
    dunes *= np.clip((-waters.lake - 0.01) / 0.01, 0.0, 1.0)
    crust = waters.lake + 0.022 + 0.006 * noise(frame, seed, "crust", 0.05, 0.6)
    salt = floor * np.clip(crust / 0.008, 0.0, 1.0) * (1.0 - dunes)
    # It follows the contour at which the fans end, and is broken where they bring no water.
    level = 0.075 + 0.022 * noise(frame, seed, "toe", 0.3)
    contour = np.exp(-(((height - level) / 0.016) ** 2))
    supply = np.clip(0.75 + 0.55 * noise(frame, seed, "supply", 0.11, 0.55) - 0.35 * dry, 0.0, 1.0)
    springs = contour * supply * (1.0 - dunes) * climate.inland
    # Water that comes down after rain, before the ground drinks it; as wide as the raster shows it.
    drained = accumulate(relief.tree, np.full(frame.shape, frame.cell * frame.cell), np.zeros(frame.shape))
    wadis = np.clip(np.log2(np.maximum(drained, 1e-9) / _CHANNEL) / 3.0, 0.0, 1.0)
    wadis *= np.clip((0.45 - height) / 0.1, 0.0, 1.0) * (1.0 - dunes) * (1.0 - salt) * climate.inland
    gravel = floor * (1.0 - dunes) * (1.0 - salt)
    low = np.clip((0.34 - height) / 0.1, 0.0, 1.0) * (1.0 - dunes) * (1.0 - salt) * climate.inland
    steppe = low * np.clip(0.80 - 0.62 * dry + 0.08 * noise(frame, seed, "steppe", 0.17, 0.55), 0.0, _SHRUBS)
    # As fine as the raster shows them, and never closed: they are no habitat by themselves at any cell size.
    hummocks = stream(seed, "hummocks").random(frame.shape)
    hummocks[_gaps(frame, seed)] = 1.0
    return Grounds(dunes, salt, gravel, springs, np.exp(-away / 0.004), wadis, steppe, hummocks)


def _gaps(frame: Frame, seed: int) -> np.ndarray:
    """A cell without shrubs in each square of three by three cells, so that steppe is a way and no habitat's core."""
    rows, columns = (-(-count // 3) for count in frame.shape)
    place = stream(seed, "gaps").integers(0, 9, (rows, columns))
    gaps = np.zeros((rows, 3, columns, 3), dtype=bool)
    down, right = np.divmod(place, 3)
    gaps[np.arange(rows)[:, None], down, np.arange(columns), right] = True
    return gaps.reshape(3 * rows, 3 * columns)[: frame.rows, : frame.columns]


def with_dunes(climate: Climate, relief: Relief, grounds: Grounds, rise: float, seed: int) -> Climate:
    """The climate with the dunes on its ground; they are too loose to lead water.

    Parameters
    ----------
    climate, relief, grounds
    rise : float
        Metres of the relief.
    seed : int

    Returns
    -------
    Climate
    """
    waves = noise(relief.frame, seed, "dunes", _SPACING, 0.45)
    crest = np.clip(1.0 - np.abs(waves), 0.0, 1.0) ** 1.3
    return replace(climate, elevation=climate.elevation + _DUNE_HEIGHT * rise * grounds.dunes * crest)
