"""Annual water yield: what rain leaves after evapotranspiration.

Source: InVEST 3.20, annual water yield model; Zhang et al. (2004) and Fu (1981) for the Budyko curve, Donohue et al.
(2012) for its parameter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..errors import InputError, phrase
from ..progress import Progress, no_progress, slices
from ..rows import Raster, Rows, strips

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
    water_yield : ndarray or Rows of float64, shape (rows, columns)
        mm a year; NaN where an input has no data or no rain falls.
    evapotranspiration : ndarray or Rows of float64
        Actual, mm a year.
    fraction : ndarray or Rows of float64
        Evapotranspiration over precipitation.
    """

    water_yield: Raster
    evapotranspiration: Raster
    fraction: Raster


def water_yield(
    precipitation: Raster,
    reference_evapotranspiration: Raster,
    soil_depth: Raster,
    available_water: Raster,
    crop_factor: Raster,
    root_depth: Raster,
    vegetated: Raster,
    seasonality: float,
    progress: Progress = no_progress,
    out: Optional[WaterYield] = None,
) -> WaterYield:
    """Annual water yield of every cell.

    Parameters
    ----------
    precipitation, reference_evapotranspiration : ndarray or Rows of float, shape (rows, columns)
        P and ET0, mm a year; NaN is nodata.
    soil_depth : ndarray or Rows of float
        Depth of root-restricting layer, mm.
    available_water : ndarray or Rows of float
        PAWC, fraction of the soil's volume.
    crop_factor : ndarray or Rows of float
        Kc.
    root_depth : ndarray or Rows of float
        mm; counts on vegetated land only.
    vegetated : ndarray or Rows of float
        1 on vegetated land, 0 on water, ice, wetland and built-up land.
    seasonality : float
        Z, about 1 to 30; roughly 0.2 times the number of rain events a year.
    progress : callable
    out : WaterYield, optional
        Where the result is written.

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

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.services.water_yield import water_yield
    >>> layers = [np.array([[value]]) for value in (500.0, 300.0, 1000.0, 0.1, 1.0, 1000.0, 0.0)]
    >>> water_yield(*layers, seasonality=5.0).water_yield.round(6).tolist()
    [[200.0]]
    """
    if not seasonality > 0:
        raise InputError("The seasonality constant Z is {given:g}; it must be above 0.", given=seasonality)
    _check_inputs(precipitation, reference_evapotranspiration, soil_depth, available_water)
    shape = precipitation.shape
    inputs = (
        *(precipitation, reference_evapotranspiration, soil_depth, available_water),
        *(crop_factor, root_depth, vegetated),
    )
    layers = [layer if isinstance(layer, Rows) else np.broadcast_to(layer, shape) for layer in inputs]
    result = out or WaterYield(np.empty(shape), np.empty(shape), np.empty(shape))
    for strip in strips(shape, progress):
        flat_inputs = [layer[strip].reshape(-1) for layer in layers]
        fractions = np.empty(flat_inputs[0].size)
        for part in slices(fractions.size, _BLOCK):
            cells = [layer[part].astype(np.float64) for layer in flat_inputs]
            fractions[part] = _fraction(*cells, seasonality=seasonality)
        rain = flat_inputs[0].astype(np.float64)
        width = shape[1]
        result.fraction[strip] = fractions.reshape(-1, width)
        result.evapotranspiration[strip] = (fractions * rain).reshape(-1, width)
        result.water_yield[strip] = ((1.0 - fractions) * rain).reshape(-1, width)
    return result


def _check_inputs(precipitation: Raster, reference: Raster, depth: Raster, available: Raster) -> None:
    for layer, what in (
        (precipitation, "precipitation"),
        (reference, phrase("reference evapotranspiration")),
        (depth, phrase("soil depth")),
        (available, phrase("plant available water content")),
    ):
        least, negative = np.inf, 0
        for strip in strips(layer.shape):
            least = min(least, float(np.nanmin(layer[strip], initial=np.inf)))
            negative += int(np.count_nonzero(layer[strip] < 0))
        if negative:
            raise InputError(
                "The {what} is negative in {count} {count:cell|cells} (least {least:g}); correct it or declare its "
                "nodata value.",
                what=what,
                count=negative,
                least=least,
            )
    greatest = max(float(np.nanmax(available[strip], initial=0.0)) for strip in strips(available.shape))
    if greatest > 1:
        raise InputError(
            "The plant available water content reaches {greatest:g}; it is a fraction of 0 to 1, so divide percent "
            "by 100.",
            greatest=greatest,
        )


def _fraction(
    rain: np.ndarray,
    reference: np.ndarray,
    depth: np.ndarray,
    available: np.ndarray,
    crop_factor: np.ndarray,
    roots: np.ndarray,
    vegetated: np.ndarray,
    *,
    seasonality: float,
) -> np.ndarray:
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
