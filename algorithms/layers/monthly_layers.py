"""Twelve monthly rasters as an input: a list of layers or the bands of one, in the order of the months."""

from __future__ import annotations

import re

from ...core.errors import InputError

_NUMBER = re.compile(r"(\d+)(?!.*\d)")


def month_order(names) -> list:
    """The order of the months by the last number in each name, where they are twelve in a row; else as given.

    File choosers sort names as text: 1, 10, 11, 12, 2 ...

    Parameters
    ----------
    names : sequence of str

    Returns
    -------
    list of int
        Positions in `names`.
    """
    found = [_NUMBER.search(name) for name in names]
    as_given = list(range(len(names)))
    if len(names) != 12 or not all(found):
        return as_given
    numbers = [int(match.group(1)) for match in found]
    first = min(numbers)
    if sorted(numbers) != list(range(first, first + 12)):
        return as_given
    return sorted(as_given, key=numbers.__getitem__)


def monthly_layers(job, key: str) -> list:
    """The rasters of a list parameter by month, as `rows`; one raster of twelve bands counts as twelve.

    Raises
    ------
    InputError
        When the parameter is empty.
    """
    sources = job.raster_sources(key)
    if not sources:
        raise InputError("{parameter}: choose the rasters.", parameter=job.label(key))
    if len(sources) == 1 and sources[0].bands > 1:
        return job.band_rows_of(key)
    names = job.layer_names(key)
    order = month_order(names)
    if order != list(range(len(names))):
        job.log(
            "{parameter}: the months are taken by the numbers in the names: {names}.",
            parameter=job.label(key),
            names=", ".join(names[place] for place in order),
        )
    return [job.rows_of(sources[place]) for place in order]
