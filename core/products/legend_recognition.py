"""Which product a land cover is: by its class names, its colours, its name or its set of values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Collection, Iterable, Mapping

from ..legend import Legend, legend_of, plain_name
from ..presets import LEGENDS, land_cover_meanings, read_legend, rows_of
from .kinds import plain_words

# A set of values tells a product where so many of its classes are there, or no other product has them all.
_LEAST_CLASSES = 3
# The share of a product's classes that another one may have where all classes of the first are there.
_OTHERS = 0.6
# Their values are also all those of a product that is far more in use: a set of values alone tells the other.
_BY_NAME_ONLY = ("esri_10m_v1",)
# The share of classes whose colours must be a product's.
_COLOURS = 0.8


# What files of any product hold where they have no data.
_FILLS = (255, 65535, 32767, -128, -9999, -32768, -32767, -2147483648, 2147483647)


@dataclass(frozen=True)
class Recognised:
    """A legend, and how it was found.

    Parameters
    ----------
    legend : Legend
        Of the classes' own names, where they have some, with the product's for the others.
    product : str
        Of `presets.LEGENDS`; empty for none.
    way : str
        "names", "name of the layer", "colours", "values", "chosen"; empty where nothing was found.
    others : tuple of str
        Products that the values fit as well.
    no_data : tuple of int
        Values that the product has where it has no data.
    """

    legend: Legend
    product: str = ""
    way: str = ""
    others: tuple = ()
    no_data: tuple = ()


@dataclass(frozen=True)
class _Product:
    title: str
    words: re.Pattern
    no_data: tuple
    source: str


@cache
def _products() -> dict:
    return {
        row["legend"]: _Product(
            row["title"],
            re.compile(rf"(?<![a-z])(?:{row['words']})", re.IGNORECASE),
            tuple(dict.fromkeys((*map(int, row["no_data"].split()), *_FILLS))),
            row["source"],
        )
        for row in rows_of("products", "land_cover")
    }


def product_title(product: str) -> str:
    """How a product is called."""
    return _products()[product].title if product in _products() else product


def product_source(product: str) -> str:
    """Where a product's classes and colours are published."""
    return _products()[product].source


def chosen_product(
    product: str, values: Iterable[int], names: Mapping[int, str], colours: Mapping[int, str]) -> Recognised:
    """The legend of a product that the user has chosen; names of the layer's own stay for classes beyond it.

    Parameters
    ----------
    product : str
        Of `presets.LEGENDS`.
    values, names, colours
        As `recognise`.
    """
    known = read_legend(product).names
    beyond = {value: name for value, name in names.items() if name and value not in known}
    return _with_product(product, beyond, colours, "chosen", (), set(values))


def recognise(values: Iterable[int], names: Mapping[int, str], colours: Mapping[int, str], *texts: str) -> Recognised:
    """The legend of a raster of classes.

    Parameters
    ----------
    values : iterable of int
        The classes that are there.
    names : mapping of int to str
        Class names of the layer; empty where it has none.
    colours : mapping of int to str
        Class value to "#rrggbb" in the layer's style or colour table.
    *texts : str
        The layer's name and file.

    Returns
    -------
    Recognised
    """
    present = {int(value) for value in values}
    meanings = land_cover_meanings()
    named = {value: name for value, name in names.items() if name}
    known = legend_of(named, meanings).land_cover
    if present and present <= set(named) and len(set(known) & present) >= len(present) / 2:
        product = _by_names(named, present)
        return _with_product(product, named, colours, "names", (), ())
    fitting = _fitting(present - set(named))
    if named and known:
        fitting = {product: share for product, share in fitting.items() if _agrees(product, known)}
    text = " ".join(plain_words(part) for part in texts if part)
    by_text = [product for product in fitting if _products()[product].words.search(text)]
    if by_text:
        best = max(by_text, key=fitting.__getitem__)
        return _with_product(best, named, colours, "name of the layer", (), present)
    by_colour = [product for product in fitting if _same_colours(product, present, colours)]
    if by_colour:
        best = max(by_colour, key=fitting.__getitem__)
        return _with_product(best, named, colours, "colours", (), present)
    return _by_values(present, fitting, named, colours)


def _by_values(present: set, fitting: dict, named: Mapping, colours: Mapping) -> Recognised:
    own = legend_of(named, land_cover_meanings())
    own = Legend(own.names, own.land_cover, dict(colours))
    ordered = sorted(fitting, key=lambda product: (-fitting[product], LEGENDS.index(product)))
    ordered = [product for product in ordered if len(present & set(read_legend(product).names)) >= _LEAST_CLASSES]
    known_by_values = [product for product in ordered if product not in _BY_NAME_ONLY]
    if not known_by_values:
        return Recognised(own, "", "names" if named else "", tuple(ordered))
    best = known_by_values[0]
    # Products with the same classes under the same values mean the same.
    others = tuple(
        product for product in ordered if product != best and not _same_meaning(best, product, present)
    )
    rivals = [product for product in others if product not in _BY_NAME_ONLY]
    alone = not rivals and (len(present) > _LEAST_CLASSES or fitting[best] == 1.0)
    whole = fitting[best] == 1.0 and all(fitting[other] < _OTHERS for other in rivals)
    if alone or whole:
        return _with_product(best, named, colours, "values", others, present)
    return Recognised(own, "", "names" if named else "", (best, *others))


def _with_product(
    product: str, named: Mapping, colours: Mapping, way: str, others: tuple, present: Collection
) -> Recognised:
    if not product:
        legend = legend_of(named, land_cover_meanings())
        return Recognised(Legend(legend.names, legend.land_cover, dict(colours)), "", way)
    known = read_legend(product)
    own = legend_of(named, land_cover_meanings())
    # Colours without names are those that a program has made up.
    coloured = {value: colour for value, colour in colours.items() if value in named}
    legend = Legend({**known.names, **named}, {**known.land_cover, **own.land_cover}, {**known.colours, **coloured})
    no_data = tuple(value for value in _products()[product].no_data if value not in legend.names and value in present)
    return Recognised(legend, product, way, others, no_data)


def _fitting(present: set) -> dict:
    """Products whose classes all values are, fills apart, and the share of their classes that is there."""
    found = {}
    for product, facts in _products().items():
        known = set(read_legend(product).names)
        classes = present & known
        if classes and present - known <= set(facts.no_data):
            found[product] = len(classes) / len(known)
    return found


def _by_names(named: Mapping[int, str], present: set) -> str:
    """The product whose names, in English or Chinese, the classes have."""
    for product in LEGENDS:
        rows = {int(row["value"]): row for row in rows_of("legends", product)}
        if all(
            value in rows
            and plain_name(named[value]) in (plain_name(rows[value]["name"]), plain_name(rows[value]["chinese"]))
            for value in present
        ):
            return product
    return ""


def _agrees(product: str, known: Mapping[int, str]) -> bool:
    covers = read_legend(product).land_cover
    return all(covers.get(value) == cover for value, cover in known.items() if value in covers)


def _same_meaning(first: str, second: str, present: set) -> bool:
    one, other = read_legend(first).land_cover, read_legend(second).land_cover
    return all(one.get(value) == other.get(value) for value in present)


def _same_colours(product: str, present: set, colours: Mapping[int, str]) -> bool:
    known = read_legend(product).colours
    coloured = [value for value in present if value in colours and value in known]
    if len(coloured) < _LEAST_CLASSES:
        return False
    same = sum(colours[value].casefold() == known[value].casefold() for value in coloured)
    return same >= _COLOURS * len(coloured)
