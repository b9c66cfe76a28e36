"""Annual water yield: what rain leaves after evapotranspiration.

Source: InVEST 3.20, annual water yield model; Zhang et al. (2004) and Fu (1981) for the Budyko curve, Donohue et al.
(2012) for its parameter.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..errors import InputError, phrase
from ..progress import Progress, no_progress, slices

# The parameter of the Budyko curve is Z AWC / P + 1.25, at most 5.
_BARE_SOIL = 1.25
_MOST = 5.0
# Cells that the formulas work on at a time: their temporaries stay in the processor's cache.
_BLOCK = 1 << 15


@dataclass(frozen=True)
class WaterYield:
    """The result of the model.

    Parameters
    ----------
    water_yield : ndarray of float64, shape (rows, columns)
        mm a year; NaN where an input has no data or no rain falls.
    evapotranspiration : ndarray of float64
        Actual, mm a year.
    fraction : ndarray of float64
        Evapotranspiration over precipitation.
    """

    water_yield: np.ndarray
    evapotranspiration: np.ndarray
    fraction: np.ndarray


def water_yield(
    precipitation: np.ndarray,
    reference_evapotranspiration: np.ndarray,
    soil_depth: np.ndarray,
    available_water: np.ndarray,
    crop_factor: np.ndarray,
    root_depth: np.ndarray,
    vegetated: np.ndarray,
    seasonality: float,
    progress: Progress = no_progress,
) -> WaterYield:
    """Annual water yield of every cell.

    Parameters
    ----------
    precipitation, reference_evapotranspiration : ndarray of float, shape (rows, columns)
        P and ET0, mm a year; NaN is nodata.
    soil_depth : ndarray of float
        Depth of root-restricting layer, mm.
    available_water : ndarray of float
        PAWC, fraction of the soil's volume.
    crop_factor : ndarray of float
        Kc.
    root_depth : ndarray of float
        mm; counts on vegetated land only.
    vegetated : ndarray of float
        1 on vegetated land, 0 on water, ice, wetland and built-up land.
    seasonality : float
        Z, about 1 to 30; roughly 0.2 times the number of rain events a year.
    progress : callable

    Returns
    -------
    WaterYield
        PET = Kc ET0; AWC = min(soil depth, root depth) PAWC; w = min(Z AWC / P + 1.25, 5).
        Vegetated: AET / P = min(PET / P, 1 + PET / P - (1 + (PET / P)^w)^(1 / w)).
        Else: AET = min(PET, P). Y = P - AET.

    Raises
    ------
    InputError
        When Z is not above 0, rain, ET0 or soil depth are negative, or PAWC is no fraction.
    """
    if not seasonality > 0:
        raise InputError("The seasonality constant Z is {given:g}; it must be above 0.", given=seasonality)
    _check_inputs(precipitation, reference_evapotranspiration, soil_depth, available_water)
    shape = precipitation.shape
    inputs = (
        *(precipitation, reference_evapotranspiration, soil_depth, available_water),
        *(crop_factor, root_depth, vegetated),
    )
    flat_inputs = [np.broadcast_to(layer, shape).reshape(-1) for layer in inputs]
    result = WaterYield(np.empty(shape), np.empty(shape), np.empty(shape))
    for part in slices(flat_inputs[0].size, _BLOCK, progress):
        rain, *others = [layer[part].astype(np.float64) for layer in flat_inputs]
        fraction = _fraction(rain, *others, seasonality=seasonality)
        evapotranspiration = fraction * rain
        result.fraction.reshape(-1)[part] = fraction
        result.evapotranspiration.reshape(-1)[part] = evapotranspiration
        result.water_yield.reshape(-1)[part] = (1.0 - fraction) * rain
    return result


def _check_inputs(precipitation, reference, depth, available):
    for layer, what in (
        (precipitation, "precipitation"),
        (reference, phrase("reference evapotranspiration")),
        (depth, phrase("soil depth")),
        (available, phrase("plant available water content")),
    ):
        least = np.nanmin(layer, initial=np.inf)
        if least < 0:
            raise InputError(
                "The {what} is negative in {count} {count:cell|cells} (least {least:g}); correct it or declare its "
                "nodata value.",
                what=what,
                count=int(np.count_nonzero(layer < 0)),
                least=float(least),
            )
    greatest = np.nanmax(available, initial=0.0)
    if greatest > 1:
        raise InputError(
            "The plant available water content reaches {greatest:g}; it is a fraction of 0 to 1, so divide percent "
            "by 100.",
            greatest=float(greatest),
        )


def _fraction(rain, reference, depth, available, crop_factor, roots, vegetated, *, seasonality):
    """Evapotranspiration over precipitation; NaN without rain or data."""
    rain = np.where(rain > 0, rain, np.nan)
    dryness = crop_factor * reference / rain
    grows = vegetated == 1
    open_land = np.minimum(dryness, 1.0)
    content = np.minimum(depth, roots) * available
    shape = np.minimum(seasonality * content / rain + _BARE_SOIL, _MOST)
    curve = 1.0 + dryness - (1.0 + dryness**shape) ** (1.0 / shape)
    fraction = np.where(grows, np.minimum(dryness, curve), open_land)
    # Soil depth, PAWC and roots do not enter off vegetated land; a cell without them has no result all the same.
    fraction[np.isnan(content) | np.isnan(vegetated)] = np.nan
    return fraction
