"""The years of rasters: told by names and temporal properties, shown before anything is read, matched between lists."""

from __future__ import annotations

from ...core.errors import InputError
from ...core.lists import words
from ...core.products.names import year_of


def year_labels(job, key: str, count: int, names: list) -> list:
    """A label for each year: as given, else the years in the names, else 1, 2 ...

    Parameters
    ----------
    job : LayerReader
    key : str
        The text of years.
    count : int
    names : list of str
        Of layers or bands.

    Raises
    ------
    InputError
        When there are more or fewer labels than layers, or one twice.
    """
    text = job.text(key)
    if text:
        labels = words(text)
    else:
        labels = _distinct([year_of(name) or "" for name in names])
        labels = labels or [str(number) for number in range(1, count + 1)]
    if len(labels) != count or len(set(labels)) < count:
        raise InputError(
            "{parameter}: there are {given} different years for {count} layers; give one for each.",
            parameter=job.label(key),
            given=len(set(labels)),
            count=count,
        )
    return labels


def align_years(job, text_key: str, key: str, others: tuple = ()) -> list:
    """The years of a list of rasters; brings it and lists of the same length into the order of the years.

    Where YEARS is given the order of the layers counts. Else it is that of the years in their names or temporal
    properties; only where nothing tells them is it the order given, with a warning.

    Parameters
    ----------
    job : LayerReader
    text_key : str
        The text of years; empty where the form has none.
    key : str
        The list that has the years.
    others : tuple of str
        Lists with a raster for each year, where they have as many.

    Returns
    -------
    list of str
        A label for each year.

    Raises
    ------
    InputError
        For other years in one list than in another, and for a raster that is given twice.
    """
    sources = job.raster_sources(key)
    for name in job.given_twice(key):
        raise InputError("{parameter}: {name} is given twice.", parameter=job.label(key), name=name)
    given = bool(text_key and job.text(text_key))
    found = [] if given else _distinct([source.year for source in sources])
    if found:
        order = sorted(range(len(found)), key=lambda place: int(found[place]))
        job.rearrange(key, order)
        years = [found[place] for place in order]
    else:
        years = [str(number) for number in range(1, len(sources) + 1)]
        if given:
            years = year_labels(job, text_key, len(sources), [])
        elif len(sources) > 1:
            job.warn(
                "{parameter}: nothing tells the years of {names}; they are taken in the order given. Put the years "
                "into the names, or give them in YEARS.",
                parameter=job.label(key),
                names=", ".join(job.layer_names(key)),
            )
    for other in others:
        if len(job.raster_sources(other)) == len(years):
            _match(job, other, years, bool(found), job.label(key))
    _tell(job, years, [name for name in (key, *others) if job.raster_sources(name)])
    return years


def _distinct(years: list) -> list:
    """The years where every layer has one of its own; else none."""
    return list(years) if years and all(years) and len(set(years)) == len(years) else []


def _match(job, key: str, years: list, known: bool, first: str) -> None:
    """Bring a list into the order of the years."""
    found = _distinct([source.year for source in job.raster_sources(key)])
    if found and known and set(found) == set(years):
        order = [found.index(year) for year in years]
        if order != list(range(len(order))):
            job.log("{parameter}: matched to {first} by the years in the names.", parameter=job.label(key), first=first)
        job.rearrange(key, order)
    elif found and known:
        raise InputError(
            "{parameter} has the years {found}, {first} has {years}; give rasters of the same years, or the years in "
            "YEARS where the order given is meant.",
            parameter=job.label(key),
            found=", ".join(sorted(found)),
            first=first,
            years=", ".join(years),
        )
    elif len(years) > 1:
        job.warn(
            "{parameter}: {names} are taken for {years} in the order given, since nothing else tells their years.",
            parameter=job.label(key),
            names=", ".join(job.layer_names(key)),
            years=", ".join(years),
        )


def _tell(job, years: list, keys: list) -> None:
    """The table of years: a line a year, and the table in the sidecar."""
    columns: dict = {"year": list(years)}
    for key in keys:
        names = job.layer_names(key)
        each = max(len(names) // len(years), 1)
        columns[job.label(key)] = [", ".join(names[row * each : (row + 1) * each]) for row in range(len(years))]
    for row, year in enumerate(years):
        layers = "; ".join(values[row] for values in list(columns.values())[1:] if values[row])
        job.log("Year {year}: {layers}.", year=year, layers=layers)
    job.record_table("YEARS", columns)
