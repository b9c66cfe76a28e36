"""Erosion by wind: the revised wind erosion equation (RWEQ), and the climatic erosivity of wind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Optional, Sequence, Union

import numpy as np

from ..errors import InputError
from ..rows import Raster, bounds, mapped, strips

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
    erodible : ndarray or Rows of float64
        EF, the share of the topsoil that wind can move, 0 to 1.
    crust : ndarray or Rows of float64
        SCF, 0 to 1.
    roughness : ndarray or Rows of float64, or float
        K'.
    """

    erodible: Raster
    crust: Raster
    roughness: Union[Raster, float]

    @property
    def product(self) -> Raster:
        """What the weather factor is multiplied by."""
        if np.ndim(self.roughness):
            return mapped(lambda *factors: factors[0] * factors[1] * factors[2], *self._factors, self.roughness)
        return mapped(lambda *factors: factors[0] * factors[1] * self.roughness, *self._factors)

    @property
    def _factors(self) -> tuple[Raster, Raster]:
        return self.erodible, self.crust


@dataclass(frozen=True)
class SandFixation:
    """Losses of one period.

    Parameters
    ----------
    potential, actual : ndarray or Rows of float64
        Without and with vegetation, kg/m2; NaN is nodata.
    clipped : int
        Cells whose transport lay beyond the point from which the equation's loss falls.
    """

    potential: Raster
    actual: Raster
    clipped: int


def wind_at_two_metres(speed: Raster, height: float) -> Raster:
    """Wind at 2 m from wind at another height, ``u (2 / z)^(1/7)``.

    Parameters
    ----------
    speed : ndarray or Rows of float
        m/s.
    height : float
        z, m.
    """
    if not height > 0.0:
        raise InputError("The wind was measured above the ground, not at {height:g} m.", height=height)
    return mapped(lambda cells: cells * (2.0 / height) ** (1.0 / 7.0), speed, dtype=speed.dtype)


def climatic_erosivity(
    winds: Sequence[Raster],
    precipitation: Sequence[Raster],
    temperature: Sequence[Raster],
    humidity: Sequence[Raster],
    days: Sequence[float],
) -> Raster:
    """Climatic factor of wind erosion, ``1/100 sum u^3 (ETP - P) / ETP d`` over the months.

    Parameters
    ----------
    winds : sequence of ndarray or Rows of float
        Mean wind of each month at 2 m, m/s.
    precipitation : sequence of ndarray or Rows of float
        mm a month.
    temperature : sequence of ndarray or Rows of float
        Degrees Celsius.
    humidity : sequence of ndarray or Rows of float
        Relative humidity, 0 to 1.
    days : sequence of float
        Of each month.

    Returns
    -------
    ndarray or Rows of float64
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
    for moist in humidity:
        low, high = bounds(moist)
        if high > 1.0 or low < 0.0:
            raise InputError("Relative humidity must lie between 0 and 1 (or 0 and 100 %).")
    return mapped(partial(_erosivity, days), *winds, *precipitation, *temperature, *humidity)


def _erosivity(days: Sequence[float], *layers: np.ndarray) -> np.ndarray:
    """The climatic factor of some cells, from the winds of all months, then rain, temperature and humidity."""
    months = len(days)
    total = np.zeros(layers[0].shape)
    for month, length in enumerate(days):
        wind, rain, heat, moist = layers[month::months]
        evaporation = 0.19 * (20.0 + np.asarray(heat, dtype=np.float64)) ** 2 * (1.0 - moist)
        with np.errstate(divide="ignore", invalid="ignore"):
            dry = (evaporation - rain) / evaporation
        # Without evaporation nothing dries; unknown stays unknown.
        dry = np.where(evaporation == 0.0, np.where(np.isnan(rain), np.nan, 0.0), dry)
        total += np.asarray(wind, dtype=np.float64) ** 3 * np.maximum(dry, 0.0) * length
    return total / 100.0


def wind_force(winds: Sequence[Raster], days: float) -> Raster:
    """``Wf = sum u (u - 5)^2 / N x days`` over the winds above 5 m/s.

    Parameters
    ----------
    winds : sequence of ndarray or Rows of float
        N samples of a period, m/s at 2 m.
    days : float

    Returns
    -------
    ndarray or Rows of float64
        m3/s3 times days.
    """
    return mapped(partial(_force, days), *winds)


def _force(days: float, *winds: np.ndarray) -> np.ndarray:
    total = np.zeros(winds[0].shape)
    for wind in winds:
        speed = np.asarray(wind, dtype=np.float64)
        total += speed * np.maximum(speed - THRESHOLD, 0.0) ** 2
    return total / len(winds) * days


def weather_factor(
    force: Raster,
    temperature: Raster,
    elevation: Raster,
    wetness: Optional[Raster] = None,
    snow: Optional[Raster] = None,
) -> Raster:
    """``WF = Wf rho / g SW SD``.

    Parameters
    ----------
    force : ndarray or Rows of float
        From `wind_force`.
    temperature : ndarray or Rows of float
        Kelvin.
    elevation : ndarray or Rows of float
        Kilometres.
    wetness, snow : ndarray or Rows of float, optional
        SW and SD, 0 (wet, under snow) to 1; None: 1.

    Returns
    -------
    ndarray or Rows of float64
        kg/m.
    """
    return mapped(_weather, force, temperature, elevation, *(part for part in (wetness, snow) if part is not None))


def _weather(force: np.ndarray, temperature: np.ndarray, elevation: np.ndarray, *shares: np.ndarray) -> np.ndarray:
    density = 348.0 * (1.013 - 0.1183 * elevation + 0.0048 * np.square(elevation)) / temperature
    weather = force * density / GRAVITY
    for share in shares:
        weather = weather * share
    return weather


def soil_wetness(rain: Raster, evaporation: Raster, rain_days: Raster, days: float) -> Raster:
    """``SW = (ETP - P Rd / Nd) / ETP``, kept between 0 and 1.

    Parameters
    ----------
    rain, evaporation : ndarray or Rows of float
        mm of the period.
    rain_days : ndarray or Rows of float
        Days with rain.
    days : float
        Of the period.

    Returns
    -------
    ndarray or Rows of float64
    """
    return mapped(partial(_wetness, days), rain, evaporation, rain_days)


def _wetness(days: float, rain: np.ndarray, evaporation: np.ndarray, rain_days: np.ndarray) -> np.ndarray:
    evaporation = np.asarray(evaporation, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        dry = (evaporation - rain * rain_days / days) / evaporation
    dry = np.where(evaporation == 0.0, np.where(np.isnan(rain * rain_days), np.nan, 0.0), dry)
    return np.clip(dry, 0.0, 1.0)


def soil_factors(
    sand: Raster,
    silt: Raster,
    clay: Raster,
    organic: Raster,
    carbonate: Optional[Raster] = None,
    ridges: Union[Raster, float] = 0.0,
    random_roughness: Union[Raster, float] = 0.0,
) -> SoilFactors:
    """Erodible share, crust and roughness of a soil.

    ``EF = (29.09 + .31 sand + .17 silt + .33 sand/clay - 2.59 OM - .95 CaCO3) / 100``, kept between 0 and 1;
    ``SCF = 1 / (1 + .0066 clay^2 + .021 OM^2)``; ``K' = exp(1.86 Kr - 2.41 Kr^.934 - .127 Crr)``.

    Parameters
    ----------
    sand, silt, clay, organic, carbonate : ndarray or Rows of float
        Percent; organic matter and calcium carbonate, none by default.
    ridges : ndarray or Rows of float, or float
        Kr, roughness of ridges, cm.
    random_roughness : ndarray or Rows of float, or float
        Crr, cm.

    Returns
    -------
    SoilFactors

    Raises
    ------
    InputError
        For percentages below 0 or above 100 and roughness below 0.
    """
    layers = [layer for layer in (sand, silt, clay, organic, carbonate) if layer is not None]
    lows, highs = zip(*map(bounds, layers))
    low, high = min(0.0 if carbonate is None else np.inf, *lows), max(highs)
    if low < 0.0 or high > 100.0:
        raise InputError(
            "Sand, silt, clay, organic matter and carbonate are percentages, not {low:g} to {high:g}.",
            low=low,
            high=high,
        )
    rough = [ridges, random_roughness]
    if min(bounds(part)[0] for part in rough) < 0.0:
        raise InputError("Roughness cannot be below 0.")
    crust = mapped(_crust, clay, organic)
    if any(map(np.ndim, rough)):
        whole = [part if np.ndim(part) else np.broadcast_to(part, sand.shape) for part in rough]
        return SoilFactors(mapped(_erodible, *layers), crust, mapped(_roughness, *whole))
    return SoilFactors(mapped(_erodible, *layers), crust, float(_roughness(*rough)))


def _crust(*layers: np.ndarray) -> np.ndarray:
    clay, organic = (np.asarray(layer, dtype=np.float64) for layer in layers)
    return 1.0 / (1.0 + 0.0066 * clay**2 + 0.021 * organic**2)


def _roughness(ridges: Union[np.ndarray, float], random_roughness: Union[np.ndarray, float]) -> np.ndarray:
    ridges = np.asarray(ridges, dtype=np.float64)
    rough = 1.86 * ridges - 2.41 * ridges**0.934 - 0.127 * np.asarray(random_roughness, dtype=np.float64)
    return np.exp(rough)


def _erodible(*layers: np.ndarray) -> np.ndarray:
    sand, silt, clay, organic, *carbonate = (np.asarray(layer, dtype=np.float64) for layer in layers)
    with np.errstate(divide="ignore", invalid="ignore"):
        # Pure sand has no end; the erodible share is kept at 1. Neither sand nor clay: none of this part.
        texture = np.where(sand == 0.0, np.where(np.isnan(clay), np.nan, 0.0), sand / clay)
    erodible = 29.09 + 0.31 * sand + 0.17 * silt + 0.33 * texture - 2.59 * organic
    if carbonate:
        erodible = erodible - 0.95 * carbonate[0]
    return np.clip(erodible / 100.0, 0.0, 1.0)


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


def sand_fixation(
    weather: Raster, soil: Raster, cover: Raster, distance: float = 50.0, sums: Optional[SandFixation] = None
) -> SandFixation:
    """Losses with and without vegetation in one period.

    Parameters
    ----------
    weather : ndarray or Rows of float, shape (rows, columns)
        From `weather_factor`.
    soil : ndarray or Rows of float
        Product of the `SoilFactors`.
    cover : ndarray or Rows of float
        Percent.
    distance : float
        z, m.
    sums : SandFixation, optional
        Losses of earlier periods, to which those of this one are added where they lie.

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
    low, high = bounds(cover)
    if low < 0.0 or high > 100.0:
        raise InputError("Cover is a percentage between 0 and 100.")
    most = turning_point(distance)
    sums = sums or SandFixation(np.zeros(weather.shape), np.zeros(weather.shape), 0)
    clipped = sums.clipped
    for strip in strips(weather.shape):
        bare = weather[strip] * soil[strip]
        covered = bare * vegetation_factor(cover[strip])
        bare = np.where(np.isnan(covered), np.nan, bare)
        clipped += int((bare > most).sum())
        for losses, product in ((sums.potential, bare), (sums.actual, covered)):
            losses[strip] = losses[strip] + soil_loss(np.minimum(product, most), distance)
    return SandFixation(sums.potential, sums.actual, clipped)
