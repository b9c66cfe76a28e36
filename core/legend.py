"""Legends of land-cover products, and class names that mean the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Iterable, Mapping, Optional

_NUMBER = re.compile(r"^\s*-?\d{1,18}\s*$")
_NUMBERS = re.compile(r"^\s*-?\d+\s*(-\s*-?\d+\s*)?$")


@dataclass(frozen=True)
class Legend:
    """The classes of a land-cover product.

    Parameters
    ----------
    names : dict of int to str
        Class value to the product's own name.
    land_cover : dict of int to str
        Class value to the common land cover: cropland, forest, shrub, grassland, water, snow_ice,
        bare, impervious, wetland, tundra.
    colours : dict of int to str
        Class value to "#rrggbb".
    """

    names: Mapping[int, str]
    land_cover: Mapping[int, str]
    colours: Mapping[int, str]


def plain_name(name: str) -> str:
    """A class name without case, outer blanks and underscores, for comparison."""
    return _plain(str(name))


# The tables of known names have hundreds, which every raster of classes is compared with.
@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    return re.sub(r"[\s_]+", " ", name).strip().casefold()


def legend_of(names: Mapping[int, str], meanings: Mapping[str, str]) -> Legend:
    """A legend for a raster's own class names.

    Parameters
    ----------
    names : mapping of int to str
    meanings : mapping of str to str
        Known names (any spelling of them) to the common land cover.

    Returns
    -------
    Legend
        Without colours; classes whose names are unknown have no common land cover.
    """
    known = {plain_name(cover): cover for cover in meanings.values()}
    known.update({plain_name(name): cover for name, cover in meanings.items()})
    covers = {value: known.get(plain_name(name)) for value, name in names.items()}
    return Legend(dict(names), {value: cover for value, cover in covers.items() if cover}, {})


def class_values(entry: str, legend: Legend, meanings: Mapping[str, str]) -> Optional[tuple[int, ...]]:
    """The class values that a name stands for.

    The legend's own names come first, then the common land cover: "forest" finds the evergreen,
    deciduous and mixed forest of a finer legend, and so does any other name for it. What common
    land covers are called stands for all classes of them, also where a class has that name.

    Parameters
    ----------
    entry : str
        A class name.
    legend : Legend
    meanings : mapping of str to str
        Known names to the common land cover.

    Returns
    -------
    tuple of int or None
        None for names that neither the legend nor the meanings know of; empty for a land cover
        that the legend does not have.
    """
    wanted = plain_name(entry)
    own = tuple(value for value, name in legend.names.items() if plain_name(name) == wanted)
    covers = set(meanings.values())
    if own:
        alike = (value for value, name in legend.land_cover.items() if plain_name(name) == wanted)
        return (*own, *(value for value in alike if value not in own))
    known = {plain_name(name): cover for name, cover in meanings.items()}
    cover = known.get(wanted) or {plain_name(name): name for name in covers}.get(wanted)
    if cover is None:
        return None
    return tuple(value for value, name in legend.land_cover.items() if name == cover)


def values_of_entries(entries: Iterable, legend: Legend, meanings: Mapping[str, str]) -> list:
    """The class values of the entries of one table, each class in one entry.

    A class that an entry names itself is not among those of another entry's land cover: beside "deciduous
    forest", "forest" is the other forests.

    Parameters
    ----------
    entries : sequence
        Class values, ranges of them or class names.
    legend : Legend
    meanings : mapping of str to str
        Known names to the common land cover.

    Returns
    -------
    list of tuple of int or None
        As `class_values`; None for numbers and for what nobody knows.
    """
    texts = [format(entry, "g") if isinstance(entry, float) else str(entry) for entry in entries]
    own: dict = {}
    for value, name in legend.names.items():
        own.setdefault(plain_name(name), []).append(value)
    covers = {plain_name(cover) for cover in meanings.values()}
    claimed = {int(text) for text in texts if _NUMBER.match(text)}
    for text in texts:
        if plain_name(text) not in covers:
            claimed.update(own.get(plain_name(text), ()))
    found = []
    for text in texts:
        values = None if _NUMBERS.match(text) else class_values(text, legend, meanings)
        if values is not None:
            exact = own.get(plain_name(text), ())
            values = tuple(value for value in values if value in exact or value not in claimed)
        found.append(values)
    return found


def cover_values(entries: Iterable[str], legend: Legend) -> list[str]:
    """Common land covers replaced by the class values of a legend, as `with_values` does.

    Parameters
    ----------
    entries : sequence of str
        For example "forest" and "snow_ice".
    legend : Legend

    Returns
    -------
    list of str
        "41,42,43" for "forest"; empty where the legend has no such class.
    """
    return [",".join(str(value) for value, cover in legend.land_cover.items() if cover == entry) for entry in entries]


def with_values(entries: Iterable, legend: Legend, meanings: Mapping[str, str]) -> list[str]:
    """Class entries of a table with known names replaced by class values.

    Parameters
    ----------
    entries : sequence
        Class values, ranges of them or class names.
    legend : Legend
    meanings : mapping of str to str
        Known names to the common land cover.

    Returns
    -------
    list of str
        "41,42,43" for "forest"; empty where the legend has no such class; entries that are numbers
        or that nobody knows stay as they are.
    """
    texts = [format(entry, "g") if isinstance(entry, float) else str(entry) for entry in entries]
    found = values_of_entries(texts, legend, meanings)
    return [text if values is None else ",".join(map(str, values)) for text, values in zip(texts, found)]
