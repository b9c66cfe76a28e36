"""Weather of wind erosion as an input: winds, temperature, wetness and snow of one or more periods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

from ...core.errors import InputError
from ..layers.monthly_layers import month_order

_YEAR = 365.0
_KELVIN = 273.15
# A mean temperature above it is in kelvin.
_SURELY_KELVIN = 150.0


@dataclass(frozen=True)
class Period:
    """A period, whose weather factor is computed when it is asked for."""

    number: int
    weather: Callable


def add_weather(form) -> None:
    """Declare the weather on an algorithm's form."""
    form.add_rasters(
        "WIND",
        "Wind speed, m/s",
        help=(
            "One raster for each period (twelve: January to December), or several in a row for each period. One raster "
            "of many bands counts as so many."
        ),
    )
    form.add_number(
        "WIND_SAMPLES", "Wind rasters in a period", 1, minimum=1, whole=True, advanced=True,
        help="So many rasters in a row are one period, such as the days of a month.",
    )
    form.add_text(
        "DAYS",
        "Days of the periods",
        help="Numbers separated by commas. Empty: of the months, or a year in equal parts.",
    )
    form.add_number(
        "WIND_HEIGHT", "Height of the wind above ground (m)", 10.0, minimum=0.01,
        help="Wind is brought to the height of the equation by the logarithmic profile.",
    )
    form.add_rasters("TEMPERATURE", "Mean temperature, degrees Celsius", help="One raster, or one for each period.")
    form.add_raster("ELEVATION", "Elevation, m")
    form.add_rasters(
        "WETNESS", "Wetness factor (SW), 0 wet to 1 dry", optional=True, help="Empty: dry, or from rain; see below."
    )
    form.add_rasters("PRECIPITATION", "Precipitation of the periods, mm", optional=True, advanced=True)
    form.add_rasters("RAIN_DAYS", "Days with rain in the periods", optional=True, advanced=True)
    form.add_rasters("EVAPORATION", "Evapotranspiration of the periods, mm", optional=True, advanced=True)
    form.add_rasters("SNOW", "Snow factor (SD), 0 covered to 1 free", optional=True, help="Empty: no snow.")


def periods_of(job) -> list:
    """The periods of a run.

    Raises
    ------
    InputError
        When the numbers of rasters and days do not fit together.
    """
    from ...core.rows import mapped
    from ...core.services.wind_erosion import soil_wetness, weather_factor, wind_at_two_metres, wind_force

    winds, samples = _readers(job, "WIND"), job.integer("WIND_SAMPLES")
    if len(winds) % samples:
        raise InputError(
            "{count} {count:raster|rasters} of wind cannot be divided into periods of {samples}.",
            count=len(winds),
            samples=samples,
        )
    count = len(winds) // samples
    days = _days(job, count)
    metres = job.rows("ELEVATION")
    height, elevation = job.number("WIND_HEIGHT"), mapped(lambda cells: cells / 1000.0, metres, dtype=metres.dtype)
    heat = per_period(job, "TEMPERATURE", count)
    snow = per_period(job, "SNOW", count) if job.given("SNOW") else None
    wetness = per_period(job, "WETNESS", count) if job.given("WETNESS") else None
    rain = None
    if job.given("PRECIPITATION"):
        rain = [per_period(job, key, count) for key in ("PRECIPITATION", "EVAPORATION", "RAIN_DAYS")]

    def weather_of(number):
        def weather():
            own = (wind_at_two_metres(read(), height) for read in winds[number * samples : (number + 1) * samples])
            force = wind_force(list(own), days[number])
            wet = None
            if wetness is not None:
                wet = _share(job, "WETNESS", wetness[number]())
            elif rain is not None:
                wet = soil_wetness(*(part[number]() for part in rain), days[number])
            free = None if snow is None else _share(job, "SNOW", snow[number]())
            return weather_factor(force, _kelvin(heat[number]()), elevation, wet, free)

        return weather

    return [Period(number, weather_of(number)) for number in range(count)]


def per_period(job, key: str, count: int) -> list:
    """For each period what reads its raster of a list; one raster serves all periods.

    Raises
    ------
    InputError
    """
    readers = _readers(job, key)
    if len(readers) not in (1, count):
        raise InputError(
            "{parameter}: {given} {given:raster|rasters} for {count} {count:period|periods}; give one or one for each.",
            parameter=job.label(key),
            given=len(readers),
            count=count,
        )
    return readers * count if len(readers) == 1 else readers


def _readers(job, key) -> list:
    """What reads the rasters of a list one by one, in the order of months; the bands of a single raster likewise."""
    sources = job.raster_sources(key)
    if len(sources) == 1:
        return [lambda band=band: job.rows_of(sources[0], band, key) for band in range(1, sources[0].bands + 1)]
    order = month_order(job.layer_names(key))
    return [lambda source=sources[place]: job.rows_of(source, key=key) for place in order]


def _days(job, count: int) -> list:
    from ...core.services.evapotranspiration import DAYS

    days = job.numbers("DAYS")
    if not days:
        return list(DAYS) if count == len(DAYS) else [_YEAR / count] * count
    if len(days) not in (1, count) or min(days) <= 0.0:
        raise InputError(
            "{parameter}: give one number above 0 for each of {count} {count:period|periods}.",
            parameter=job.label("DAYS"),
            count=count,
        )
    return days * count if len(days) == 1 else days


def _kelvin(heat):
    from ...core.rows import extent, mapped

    if extent(heat).mean > _SURELY_KELVIN:
        return heat
    return mapped(lambda degrees: degrees + _KELVIN, heat, dtype=heat.dtype)


def _share(job, key, values):
    from ...core.rows import bounds

    low, high = bounds(values)
    if low < 0.0 or high > 1.0:
        raise InputError("{parameter}: the factor runs from 0 to 1.", parameter=job.label(key))
    return values
