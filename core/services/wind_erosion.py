"""Erosion by wind: the revised wind erosion equation (RWEQ), and the climatic erosivity of wind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence, Union

import numpy as np

from ..errors import InputError

GRAVITY = 9.8
# Wind below it moves no soil, m/s at 2 m.
THRESHOLD = 5.0
# Constants of the largest transport and of the length over which it is reached.
_TRANSPORT, _LENGTH, _EXPONENT = 109.8, 150.71, 0.3711


@dataclass(frozen=True)
class SoilFactors:
    """What soil and its surface lend to erosion by wind.

    Parameters
    ----------
    erodible : ndarray of float64
        EF, the share of the topsoil that wind can move, 0 to 1.
    crust : ndarray of float64
        SCF, 0 to 1.
    roughness : ndarray of float64 or float
        K'.
    """

    erodible: np.ndarray
    crust: np.ndarray
    roughness: np.ndarray

    @property
    def product(self) -> np.ndarray:
        """What the weather factor is multiplied by."""
        return self.erodible * self.crust * self.roughness


@dataclass(frozen=True)
class SandFixation:
    """Losses of one period.

    Parameters
    ----------
    potential, actual : ndarray of float64
        Without and with vegetation, kg/m2; NaN is nodata.
    clipped : int
        Cells whose transport lay beyond the point from which the equation's loss falls.
    """

    potential: np.ndarray
    actual: np.ndarray
    clipped: int


def wind_at_two_metres(speed: np.ndarray, height: float) -> np.ndarray:
    """Wind at 2 m from wind at another height, ``u (2 / z)^(1/7)``.

    Parameters
    ----------
    speed : ndarray of float
        m/s.
    height : float
        z, m.
    """
    if not height > 0.0:
        raise InputError("The wind was measured above the ground, not at {height:g} m.", height=height)
    return speed * (2.0 / height) ** (1.0 / 7.0)


def climatic_erosivity(
    winds: Sequence[np.ndarray],
    precipitation: Sequence[np.ndarray],
    temperature: Sequence[np.ndarray],
    humidity: Sequence[np.ndarray],
    days: Sequence[float],
) -> np.ndarray:
    """Climatic factor of wind erosion, ``1/100 sum u^3 (ETP - P) / ETP d`` over the months.

    Parameters
    ----------
    winds : sequence of ndarray of float
        Mean wind of each month at 2 m, m/s.
    precipitation : sequence of ndarray of float
        mm a month.
    temperature : sequence of ndarray of float
        Degrees Celsius.
    humidity : sequence of ndarray of float
        Relative humidity, 0 to 1.
    days : sequence of float
        Of each month.

    Returns
    -------
    ndarray of float64
        Months that are wetter than they could evaporate count as 0.

    Raises
    ------
    InputError
        For lists of different lengths and humidity above 1.

    References
    ----------
    FAO 1979; ``ETP = 0.19 (20 + T)^2 (1 - r)``.
    """
    lengths = {len(part) for part in (winds, precipitation, temperature, humidity, days)}
    if len(lengths) != 1:
        raise InputError("Wind, precipitation, temperature and humidity must have the same months.")
    total = np.zeros(np.shape(winds[0]))
    for wind, rain, heat, moist, length in zip(winds, precipitation, temperature, humidity, days):
        if np.nanmax(moist) > 1.0 or np.nanmin(moist) < 0.0:
            raise InputError("Relative humidity must lie between 0 and 1 (or 0 and 100 %).")
        evaporation = 0.19 * (20.0 + np.asarray(heat, dtype=np.float64)) ** 2 * (1.0 - moist)
        with np.errstate(divide="ignore", invalid="ignore"):
            dry = (evaporation - rain) / evaporation
        # Without evaporation nothing dries; unknown stays unknown.
        dry = np.where(evaporation == 0.0, np.where(np.isnan(rain), np.nan, 0.0), dry)
        total += np.asarray(wind, dtype=np.float64) ** 3 * np.maximum(dry, 0.0) * length
    return total / 100.0


def wind_force(winds: Sequence[np.ndarray], days: float) -> np.ndarray:
    """``Wf = sum u (u - 5)^2 / N x days`` over the winds above 5 m/s.

    Parameters
    ----------
    winds : sequence of ndarray of float
        N samples of a period, m/s at 2 m.
    days : float

    Returns
    -------
    ndarray of float64
        m3/s3 times days.
    """
    total = np.zeros(np.shape(winds[0]))
    for wind in winds:
        speed = np.asarray(wind, dtype=np.float64)
        total += speed * np.maximum(speed - THRESHOLD, 0.0) ** 2
    return total / len(winds) * days


def weather_factor(
    force: np.ndarray, temperature: np.ndarray, elevation: np.ndarray, wetness: np.ndarray, snow: np.ndarray
) -> np.ndarray:
    """``WF = Wf rho / g SW SD``.

    Parameters
    ----------
    force : ndarray of float
        From `wind_force`.
    temperature : ndarray of float
        Kelvin.
    elevation : ndarray of float
        Kilometres.
    wetness, snow : ndarray of float or float
        SW and SD, 0 (wet, under snow) to 1.

    Returns
    -------
    ndarray of float64
        kg/m.
    """
    density = 348.0 * (1.013 - 0.1183 * elevation + 0.0048 * np.square(elevation)) / temperature
    return force * density / GRAVITY * wetness * snow


def soil_wetness(rain: np.ndarray, evaporation: np.ndarray, rain_days: np.ndarray, days: float) -> np.ndarray:
    """``SW = (ETP - P Rd / Nd) / ETP``, kept between 0 and 1.

    Parameters
    ----------
    rain, evaporation : ndarray of float
        mm of the period.
    rain_days : ndarray of float
        Days with rain.
    days : float
        Of the period.

    Returns
    -------
    ndarray of float64
    """
    evaporation = np.asarray(evaporation, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        dry = (evaporation - rain * rain_days / days) / evaporation
    dry = np.where(evaporation == 0.0, np.where(np.isnan(rain * rain_days), np.nan, 0.0), dry)
    return np.clip(dry, 0.0, 1.0)


def soil_factors(
    sand: np.ndarray,
    silt: np.ndarray,
    clay: np.ndarray,
    organic: np.ndarray,
    carbonate: np.ndarray,
    ridges: Union[np.ndarray, float] = 0.0,
    random_roughness: Union[np.ndarray, float] = 0.0,
) -> SoilFactors:
    """Erodible share, crust and roughness of a soil.

    ``EF = (29.09 + .31 sand + .17 silt + .33 sand/clay - 2.59 OM - .95 CaCO3) / 100``, kept between 0 and 1;
    ``SCF = 1 / (1 + .0066 clay^2 + .021 OM^2)``; ``K' = exp(1.86 Kr - 2.41 Kr^.934 - .127 Crr)``.

    Parameters
    ----------
    sand, silt, clay, organic, carbonate : ndarray of float
        Percent; organic matter and calcium carbonate.
    ridges : ndarray of float or float
        Kr, roughness of ridges, cm.
    random_roughness : ndarray of float or float
        Crr, cm.

    Returns
    -------
    SoilFactors

    Raises
    ------
    InputError
        For percentages below 0 or above 100 and roughness below 0.
    """
    layers = [np.asarray(layer, dtype=np.float64) for layer in (sand, silt, clay, organic, carbonate)]
    low, high = min(np.nanmin(layer) for layer in layers), max(np.nanmax(layer) for layer in layers)
    if low < 0.0 or high > 100.0:
        raise InputError(
            "Sand, silt, clay, organic matter and carbonate are percentages, not {low:g} to {high:g}.",
            low=low,
            high=high,
        )
    if np.nanmin(ridges) < 0.0 or np.nanmin(random_roughness) < 0.0:
        raise InputError("Roughness cannot be below 0.")
    sand, silt, clay, organic, carbonate = layers
    with np.errstate(divide="ignore", invalid="ignore"):
        # Pure sand has no end; the erodible share is kept at 1. Neither sand nor clay: none of this part.
        texture = np.where(sand == 0.0, np.where(np.isnan(clay), np.nan, 0.0), sand / clay)
    erodible = (29.09 + 0.31 * sand + 0.17 * silt + 0.33 * texture - 2.59 * organic - 0.95 * carbonate) / 100.0
    crust = 1.0 / (1.0 + 0.0066 * clay**2 + 0.021 * organic**2)
    ridges = np.asarray(ridges, dtype=np.float64)
    rough = np.exp(1.86 * ridges - 2.41 * ridges**0.934 - 0.127 * np.asarray(random_roughness, dtype=np.float64))
    return SoilFactors(np.clip(erodible, 0.0, 1.0), crust, rough)


def vegetation_factor(cover: np.ndarray) -> np.ndarray:
    """``C = exp(-.0483 cover)``.

    Parameters
    ----------
    cover : ndarray of float
        Percent.
    """
    return np.exp(-0.0483 * np.asarray(cover, dtype=np.float64))


def turning_point(distance: float = 50.0) -> float:
    """The factor product from which the equation's loss falls, though erosion grows; 61.7 at 50 m.

    Parameters
    ----------
    distance : float
        z, m.
    """
    share = 2.0 * _EXPONENT
    return ((1.0 + share) / share * (_LENGTH / distance) ** 2) ** (1.0 / share)


def soil_loss(product: np.ndarray, distance: float = 50.0) -> np.ndarray:
    """``SL = 2 z / s^2 Q exp(-(z / s)^2)`` with ``Q = 109.8 x`` and ``s = 150.71 x^-.3711``.

    Parameters
    ----------
    product : ndarray of float
        x, the product of weather, soil, roughness and vegetation; kg/m.
    distance : float
        z, distance downwind, m.

    Returns
    -------
    ndarray of float64
        kg/m2; rises up to `turning_point` and falls beyond it.

    References
    ----------
    Fryrear et al. 1998, Revised Wind Erosion Equation, USDA.
    """
    product = np.asarray(product, dtype=np.float64)
    # 1 / s^2, which stays finite where nothing moves.
    inverse = product ** (2.0 * _EXPONENT) / _LENGTH**2
    return 2.0 * distance * inverse * _TRANSPORT * product * np.exp(-(distance**2) * inverse)


def sand_fixation(weather: np.ndarray, soil: SoilFactors, cover: np.ndarray, distance: float = 50.0) -> SandFixation:
    """Losses with and without vegetation in one period.

    Parameters
    ----------
    weather : ndarray of float
        From `weather_factor`.
    soil : SoilFactors
    cover : ndarray of float
        Percent.
    distance : float
        z, m.

    Returns
    -------
    SandFixation
        What vegetation fixes is the difference. Products beyond `turning_point` count as it, else strong wind would
        lose less than weak, and vegetation could fix less than nothing.

    Raises
    ------
    InputError
        For cover below 0 or above 100 and a distance from 0 down.
    """
    if not distance > 0.0:
        raise InputError("The distance downwind must be above 0, not {distance:g} m.", distance=distance)
    if np.nanmin(cover) < 0.0 or np.nanmax(cover) > 100.0:
        raise InputError("Cover is a percentage between 0 and 100.")
    most = turning_point(distance)
    bare = weather * soil.product
    covered = bare * vegetation_factor(cover)
    bare = np.where(np.isnan(covered), np.nan, bare)
    clipped = int((bare > most).sum())
    return SandFixation(
        soil_loss(np.minimum(bare, most), distance), soil_loss(np.minimum(covered, most), distance), clipped
    )
