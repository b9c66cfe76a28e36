"""What is plausible in a raster that comes in: whole classes, no pictures, no fills that nobody declared, units."""

from __future__ import annotations

from typing import Optional

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem

from ...core.errors import InputError, Phrase
from ...core.present_classes import extremes
from ...core.products.kinds import (
    Kind,
    beyond_plausible,
    doubtful_fill,
    doubtful_unit,
    is_usual_fill,
    kind_of_layer,
    may_be_fill,
    undeclared_fill,
    zero_stands_apart,
)
from ..layers.raster_facts import RasterFacts
from ..layers.raster_read import Band

# So many cells are looked at for the unit.
_SAMPLE = 200_000
# More different values than any land cover has classes; a soil map may have more.
MOST_CLASSES = 1000
# A layer whose name tells a kind of values has no more classes than this.
_MOST_GRADES = 50
_CLASS_FILLS = (127, 255, 32767, 65535, 2147483647)
_INT32 = np.iinfo(np.int32)
_METRES_A_DEGREE = 111_320.0


def refuse_picture(facts: RasterFacts, parameter: str, name: str) -> None:
    """Raise for a picture in red, green and blue, which has no classes."""
    if facts.picture:
        raise InputError(
            "{parameter}: {name} is a picture with bands of red, green and blue, not a raster of classes; give the "
            "raster of classes that it shows, or choose the band where the bands do hold classes.",
            parameter=parameter,
            name=name,
        )


def whole_classes(band: Band, parameter: str, name: str) -> np.ndarray:
    """The values of a raster of classes as int32; floats that are whole are taken.

    Raises
    ------
    InputError
        For values that are not whole or larger than classes can be.
    """
    values = band.values
    if values.dtype.kind == "f":
        whole = np.where(band.valid, values, 0)
        if not np.array_equal(whole, np.rint(whole)):
            kind = kind_of_layer(name)
            raise InputError(
                "{parameter}: the raster {name} holds numbers that are not whole{kind}: continuous values, no classes; "
                "classify it first with esp:classify.",
                parameter=parameter,
                name=name,
                kind=f" ({kind.title})" if kind else "",
            )
        values = whole
    least, greatest = extremes(values, band.valid)
    if least < _INT32.min or greatest > _INT32.max:
        raise InputError(
            "{parameter}: the raster {name} has class values up to {value:.10g}; they must lie between -2147483648 and "
            "2147483647: give the classes smaller numbers.",
            parameter=parameter,
            name=name,
            value=greatest if greatest > _INT32.max else least,
        )
    if values.dtype.kind == "u" and values.dtype.itemsize >= 4 or values.dtype.kind != "u":
        # What nodata cells hold may be anything.
        values = np.where(band.valid, values, 0)
    return values.astype(np.int32)


def refuse_continuous(present: np.ndarray, most: int, parameter: str, name: str) -> None:
    """Raise for whole numbers that are measurements: NDVI x 10000 or elevations given as classes."""
    kind = kind_of_layer(name)
    if kind is not None and present.size > _MOST_GRADES:
        raise InputError(
            "{parameter}: {name} is {kind}: continuous values ({count} different ones), no classes; give it as a "
            "raster of values, or classify it with esp:classify.",
            parameter=parameter,
            name=name,
            kind=Phrase(kind.title),
            count=present.size,
        )
    if present.size > most:
        raise InputError(
            "{parameter}: {name} has {count} different values, more than a land cover has classes: continuous values; "
            "classify it first with esp:classify.",
            parameter=parameter,
            name=name,
            count=present.size,
        )


def refuse_fills(band: Band, kind: Optional[Kind], parameter: str, name: str) -> None:
    """Raise for a fill value among the data that the file does not declare."""
    least, greatest = extremes(band.values, band.valid)
    zeros = 0 in (least, greatest) and zero_stands_apart(sample_of(band))
    if not (zeros or may_be_fill(float(least), kind) or may_be_fill(float(greatest), kind)):
        return
    found = undeclared_fill(band.values[band.valid], kind)
    if found is None:
        return
    value, count = found
    if kind is None or kind.low <= value <= kind.high:
        raise InputError(
            "{parameter}: {name} has {count} {count:cell|cells} of {value:.10g}, far from all its other values: a fill "
            "value that the file does not declare. Declare it as nodata, or set VALID_RANGES in esp:prepare.",
            parameter=parameter,
            name=name,
            count=count,
            value=value,
        )
    raise InputError(
        "{parameter}: {name} has {count} {count:cell|cells} of {value:.10g}, a fill value that the file does not "
        "declare ({kind} lies between {low:g} and {high:g} {unit}). Declare it as nodata, or set VALID_RANGES in "
        "esp:prepare.",
        parameter=parameter,
        name=name,
        count=count,
        value=value,
        kind=Phrase(kind.title),
        low=kind.low,
        high=kind.high,
        unit=kind.unit,
    )


def leave_out_frame(job, band: Band, kind: Optional[Kind], name: str) -> None:
    """Take zeros around a land as no data where they are neither ground nor sea, and say so."""
    if kind is None or kind.name != "elevation" or extremes(band.values, band.valid)[0] != 0:
        return
    from ...core.products.empty_frames import empty_frame

    found = empty_frame(band.values, band.valid, _metres(band))
    if found is None:
        return
    outside, step = found
    band.valid = band.valid & ~outside
    job.warn(
        "{name}: {count} {count:cell|cells} of elevation 0 at the edge of the raster, {step:.0f} m below their "
        "neighbours, were taken as no data. If they are ground, run esp:prepare with VALID_RANGES {name}={low:g},"
        "{high:g}.",
        name=name,
        count=int(outside.sum()),
        step=step,
        low=kind.low,
        high=kind.high,
    )


def _metres(band: Band) -> float:
    """The size of cells in metres, in degrees about."""
    degrees = bool(band.grid.crs) and QgsCoordinateReferenceSystem.fromWkt(band.grid.crs).isGeographic()
    return band.grid.cell_size * (_METRES_A_DEGREE if degrees else 1.0)


def sample_step(cells: int) -> int:
    """Every so-many-th cell of a raster is looked at."""
    return max(1, cells // _SAMPLE)


def sample_of(band: Band) -> np.ndarray:
    """Some of the cells with data, spread evenly."""
    step = sample_step(band.values.size)
    return band.values.ravel()[::step][band.valid.ravel()[::step]]


def needs_whole(survey, kind: Optional[Kind], are_ours: bool, understood: bool) -> bool:
    """Whether checks of values must look at all of them at once: there may be fills that nobody declared.

    Parameters
    ----------
    survey : Survey
    kind : Kind or None
    are_ours : bool
        Results of the toolbox.
    understood : bool
        The form understands their unit by itself.
    """
    least, greatest = survey.least, survey.greatest
    if 0 in (least, greatest) and zero_stands_apart(survey.sample):
        return True
    if may_be_fill(float(least), kind) or may_be_fill(float(greatest), kind):
        return True
    if are_ours:
        return False
    is_land = kind is not None and kind.name == "elevation"
    if is_land and least == 0:
        return survey.zero_rim or not understood
    if understood:
        return False
    implausible = kind is not None and not (kind.low <= least and greatest <= kind.high)
    return implausible or is_usual_fill(float(least)) or is_usual_fill(float(greatest))


def say_doubtful_unit(job, sample: np.ndarray, kind: Optional[Kind], name: str) -> None:
    """Warn where values are no plausible ones of their kind, with the factor that would fit."""
    doubt = None if kind is None else doubtful_unit(sample, kind)
    if doubt is None:
        return
    if doubt.offset:
        job.warn(
            "{name}: most values lie between {low:.4g} and {high:.4g}, which is not plausible for {kind} in {unit}; "
            "{offset:+g} would be ({first:.4g} to {last:.4g}), as for kelvin. If that is its unit, subtract it first, "
            "for example with native:rastercalc.",
            name=name,
            low=doubt.low,
            high=doubt.high,
            kind=Phrase(kind.title),
            unit=kind.unit,
            offset=doubt.offset,
            first=doubt.low + doubt.offset,
            last=doubt.high + doubt.offset,
        )
        return
    if doubt.factor is None:
        job.warn(
            "{name}: most values lie between {low:.4g} and {high:.4g}, but {kind} lies between {least:g} and "
            "{greatest:g} {unit}; check what the layer holds.",
            name=name,
            low=doubt.low,
            high=doubt.high,
            kind=Phrase(kind.title),
            least=kind.low,
            greatest=kind.high,
            unit=kind.unit,
        )
        return
    job.warn(
        "{name}: most values lie between {low:.4g} and {high:.4g}, which is not plausible for {kind} in {unit}; "
        "x {factor:g} would be ({first:.4g} to {last:.4g}). If that is its unit, scale it with esp:prepare "
        "(SCALES {name}={factor:g}).",
        name=name,
        low=doubt.low,
        high=doubt.high,
        kind=Phrase(kind.title),
        unit=kind.unit or "1",
        factor=doubt.factor,
        first=doubt.low * doubt.factor,
        last=doubt.high * doubt.factor,
    )


def say_doubtful_cells(job, band: Band, kind: Optional[Kind], name: str) -> None:
    """Warn of cells that may hold no data, or that none of their kind hold where the others do."""
    least, greatest = map(float, extremes(band.values, band.valid))
    implausible = kind is not None and not (kind.low <= least and greatest <= kind.high)
    if not (implausible or least == 0.0 or is_usual_fill(least) or is_usual_fill(greatest)):
        return
    values = band.values[band.valid]
    found = doubtful_fill(values, kind)
    if found is not None:
        job.warn(
            "{name}: {count} {count:cell is|cells are} {value:.10g}, apart from all others; declare that as nodata if "
            "it is none.",
            name=name,
            count=found[1],
            value=found[0],
        )
    if implausible and doubtful_unit(sample_of(band), kind) is None:
        job.warn(
            "{name}: {count} {count:cell lies|cells lie} beyond what is plausible for {kind} ({low:g} to {high:g} "
            "{unit}); check them, or set VALID_RANGES in esp:prepare.",
            name=name,
            count=beyond_plausible(values, kind),
            kind=Phrase(kind.title),
            low=kind.low,
            high=kind.high,
            unit=kind.unit or "1",
        )


def refuse_class_fill(value: int, count: int, parameter: str, name: str) -> None:
    """Raise for a class below zero that nobody has named."""
    raise InputError(
        "{parameter}: {name} has {count} {count:cell|cells} of class {value}, a fill value that the file does not "
        "declare. Declare it as nodata in the layer's properties, or set VALID_RANGES in esp:prepare.",
        parameter=parameter,
        name=name,
        count=count,
        value=value,
    )


def say_class_fill(job, present: np.ndarray, cells: np.ndarray, names: dict, name: str) -> None:
    """Warn of a class without a name whose value files often have where they hold no data."""
    last = int(present[-1])
    if present.size < 2 or last not in _CLASS_FILLS or last in names or last <= 2 * present[-2]:
        return
    job.warn(
        "{name}: {count} {count:cell is|cells are} of class {value}, which files often have where they hold no "
        "data; declare it as nodata if it is none.",
        name=name,
        count=int(cells[-1]),
        value=last,
    )
