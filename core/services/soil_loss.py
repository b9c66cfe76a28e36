"""The universal soil loss equation on a raster: slope length and steepness, potential and actual erosion.

Source: InVEST 3.20, sediment delivery ratio model; Desmet and Govers (1996) for slope length, Renard et al. (1997)
for steepness.
"""

from __future__ import annotations

import numpy as np

from ..progress import slices

# Slopes in percent up to which the length exponent has a fixed value, and the values.
_LIMITS = (1.0, 3.5, 5.0, 9.0)
_EXPONENTS = (0.2, 0.3, 0.4, 0.5)
# Length of the unit plot, metres.
_PLOT = 22.13
# Cells that the formulas work on at a time: their temporaries stay in the processor's cache.
_BLOCK = 1 << 15


def ls_factor(accumulation: np.ndarray, slope: np.ndarray, cell_size: float, longest: float = 122.0) -> np.ndarray:
    """Slope length and steepness factor.

    Parameters
    ----------
    accumulation : ndarray of float
        Cells that drain through each cell, itself included.
    slope : ndarray of float, shape of `accumulation`
        Percent.
    cell_size : float
        Metres.
    longest : float
        The greatest L; longer slopes count as this.

    Returns
    -------
    ndarray of float64
        L S, with th = atan(slope / 100), A = sqrt((accumulation - 1) cell^2), x = |sin th| + |cos th|:
        L = ((A + cell^2)^(m+1) - A^(m+1)) / (cell^(m+2) x^m 22.13^m), at most `longest`;
        S = 10.8 sin th + 0.03 below 9 %, 16.8 sin th - 0.5 from there on;
        m = 0.2, 0.3, 0.4, 0.5 for slopes up to 1, 3.5, 5 and 9 %, b / (1 + b) above, with
        b = (sin th / 0.0896) / (3 sin^0.8 th + 0.56). NaN where an input is.

    Notes
    -----
    As in InVEST, A is the square root of the upslope area (a length, as one of SAGA's options), and x uses the slope
    angle where Desmet and Govers have the aspect. All is computed in double precision: sines and powers in single
    precision, as InVEST takes them, differ by 1e-6 from one processor to another.
    """
    result = np.empty(slope.shape)
    flat_result, flat_slope, flat_cells = result.reshape(-1), slope.reshape(-1), accumulation.reshape(-1)
    for part in slices(result.size, _BLOCK):
        flat_result[part] = _ls(flat_cells[part], flat_slope[part], cell_size, longest)
    return result


def _ls(cells: np.ndarray, percent: np.ndarray, cell_size: float, longest: float) -> np.ndarray:
    percent = percent.astype(np.float64)
    angle = np.arctan(percent / 100)
    sine = np.sin(angle)
    across = np.abs(sine) + np.abs(np.cos(angle))
    steepness = np.where(percent < 9, 10.8 * sine + 0.03, 16.8 * sine - 0.5)
    ratio = (sine / 0.0896) / (3 * sine**0.8 + 0.56)
    fixed = np.array(_EXPONENTS)[np.minimum(np.searchsorted(_LIMITS, percent), len(_LIMITS) - 1)]
    exponent = np.where(percent > _LIMITS[-1], ratio / (1 + ratio), fixed)
    area = cell_size * cell_size
    above = np.sqrt((cells - 1) * area)
    length = (above + area) ** (exponent + 1) - above ** (exponent + 1)
    length /= cell_size ** (exponent + 2) * across**exponent * _PLOT**exponent
    return np.minimum(length, longest) * steepness


def potential_loss(ls: np.ndarray, erosivity: np.ndarray, erodibility: np.ndarray) -> np.ndarray:
    """Soil loss of bare land: RKLS = R K LS.

    Parameters
    ----------
    ls : ndarray of float
    erosivity : ndarray of float
        R, MJ mm / (ha h yr).
    erodibility : ndarray of float
        K, t ha h / (ha MJ mm).

    Returns
    -------
    ndarray of float
        t/(ha yr).

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.services.soil_loss import potential_loss
    >>> potential_loss(np.array([1.5]), np.array([2000.0]), np.array([0.02])).tolist()
    [60.0]
    """
    return ls * erosivity * erodibility


def cover_weight(cover: np.ndarray) -> np.ndarray:
    """How freely sediment moves over a cell: W = max(C, 0.001)."""
    return np.maximum(cover, 0.001)


def slope_weight(slope: np.ndarray) -> np.ndarray:
    """The slope as a fraction, 0.005 to 1 (Cavalli et al. 2013).

    Parameters
    ----------
    slope : ndarray of float
        Percent.
    """
    return np.clip(slope / 100.0, 0.005, 1.0)
