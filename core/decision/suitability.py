"""Resistance from the suitability of a habitat."""

from __future__ import annotations

from functools import partial
from typing import Optional

import numpy as np

from ..errors import InputError
from ..rows import Raster, Rows, extent, mapped
from ..typed import there

# The forms, and the shape that each has by default: curvature, base, or scale on suitabilities of 0 to 10.
SHAPES = {
    "negative exponential": 4.0,
    "linear": None,
    "power": 1000.0,
    "reciprocal": None,
    "monomolecular": 2.5,
    "inverse monomolecular": 2.5,
    "reverse monomolecular": 2.5,
    "inverse reverse monomolecular": 2.5,
    "ricker": 2.5,
    "inverse ricker": 2.5,
    "reverse ricker": 2.5,
    "inverse reverse ricker": 2.5,
}
# ResistanceGA rescales suitability to this before its eight forms.
_SCALE = 10.0


def unit_suitability(values: np.ndarray, lowest: float = 0.0, highest: float = 1.0) -> np.ndarray:
    """Suitability from 0 to 1.

    Parameters
    ----------
    values : ndarray of float
        Any unit; NaN is nodata.
    lowest, highest : float
        Values that are 0 and 1; what lies beyond them counts as they do. The first may be the greater: then high
        values are unsuitable.

    Returns
    -------
    ndarray of float64

    Raises
    ------
    InputError
        When the two are the same or infinite.
    """
    if not (np.isfinite(lowest) and np.isfinite(highest)) or lowest == highest:
        raise InputError("Suitability runs between two different numbers, not from {low:g} to {high:g}.",
                         low=lowest, high=highest)  # fmt: skip
    return np.clip((np.asarray(values, dtype=np.float64) - lowest) / (highest - lowest), 0.0, 1.0)


def _checked_shape(form: str, shape: Optional[float]) -> Optional[float]:
    """The shape that is given, or that of the form; None where it has none."""
    if form not in SHAPES:
        raise InputError("There is no form '{form}' of resistance from suitability.", form=form)
    shape = SHAPES[form] if shape is None else shape
    least = 1.0 if form == "power" else 0.0
    if shape is not None and not least < shape < np.inf:
        raise InputError(
            "The shape of {form} must be above {least:g}, not {value:g}.", form=form, least=least, value=shape
        )
    return shape


def suitability_to_resistance(
    suitability: np.ndarray, form: str = "negative exponential", shape: Optional[float] = None, greatest: float = 100.0
) -> np.ndarray:
    """Resistance of cells whose suitability is known.

    With ``h`` the suitability, ``M`` the greatest resistance and ``r = 10 h``:

    * negative exponential: ``M - (M - 1) (1 - exp(-c h)) / (1 - exp(-c))``, c = `shape`;
    * linear: ``M - (M - 1) h``;
    * power: ``B^-h`` rescaled to 1..M, B = `shape`;
    * reciprocal: ``1 / max(h, 1/M)``;
    * monomolecular: ``M (1 - exp(-r / s)) + 1``; ricker: ``M r exp(-r / s) + 1``, s = `shape`. Reverse takes ``10 - r``
      for r; inverse turns the result round between its own least and greatest value. They rise with suitability unless
      they are reverse or inverse, and Ricker's are not monotone.

    Parameters
    ----------
    suitability : ndarray of float
        0 to 1; NaN is nodata.
    form : str
        A key of `SHAPES`.
    shape : float, optional
        Without it that of `SHAPES`.
    greatest : float
        Resistance of a suitability of 0 (for the last two forms a scale).

    Returns
    -------
    ndarray of float64
        1 and more.

    Raises
    ------
    InputError
        For an unknown form, a greatest resistance up to 1, and shapes that make no curve.

    References
    ----------
    Keeley et al. 2016, 10.1007/s10980-016-0387-5 (negative exponential); Wan et al. 2019 (powers of 1000);
    ResistanceGA, Peterman 2018, 10.1111/2041-210X.12984 (the last two). The default curvature of 4 is this project's.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.decision.suitability import suitability_to_resistance
    >>> suitability_to_resistance(np.array([0.0, 0.5, 1.0]), form="linear").tolist()
    [100.0, 50.5, 1.0]
    """
    shape = _checked_shape(form, shape)
    if not (np.isfinite(greatest) and greatest > 1.0):
        raise InputError("The greatest resistance must be above 1, not {value:g}.", value=greatest)
    values = np.asarray(suitability, dtype=np.float64)
    if form == "linear":
        return greatest - (greatest - 1.0) * values
    if form == "reciprocal":
        return 1.0 / np.maximum(values, 1.0 / greatest)
    shape = there(shape)
    if form in ("negative exponential", "power"):
        # A power is the same curve, with the logarithm of its base as curvature.
        curvature = np.log(shape) if form == "power" else shape
        return greatest - (greatest - 1.0) * np.expm1(-curvature * values) / np.expm1(-curvature)
    return _rising_and_turned(values, form, shape, greatest)


def _rising_and_turned(values: np.ndarray, form: str, shape: float, greatest: float) -> np.ndarray:
    """The curves of ResistanceGA, monomolecular and Ricker, reverse and inverse where the form says so."""
    scaled = _SCALE * (1.0 - values if "reverse" in form else values)
    rise = scaled * np.exp(-scaled / shape) if "ricker" in form else -np.expm1(-scaled / shape)
    result = greatest * rise + 1.0
    if form.startswith("inverse"):
        result = np.nanmin(result) + np.nanmax(result) - result if np.isfinite(result).any() else result
    return result


def resistance_of(
    suitability: Raster, form: str = "negative exponential", shape: Optional[float] = None, greatest: float = 100.0
) -> Raster:
    """`suitability_to_resistance` of a raster that may be read by rows.

    Parameters
    ----------
    suitability : ndarray or Rows of float
    form, shape, greatest
        As there.

    Returns
    -------
    ndarray or Rows of float64
    """
    if not isinstance(suitability, Rows) or not form.startswith("inverse"):
        return mapped(partial(suitability_to_resistance, form=form, shape=shape, greatest=greatest), suitability)
    # Turned round between its least and greatest value, which must be those of all cells.
    upright = partial(suitability_to_resistance, form=form[len("inverse ") :], shape=shape, greatest=greatest)
    ends = extent(mapped(upright, suitability))
    return mapped(lambda part: ends.minimum + ends.maximum - upright(part), suitability)
