"""The words of a report: how columns are called, with units and decimals, and class names in its language."""

from __future__ import annotations

import re
from functools import cache

from ...core.lists import groups
from ...core.presets import land_cover_meanings
from ..kit.blocks import Column
from ..kit.numbers import is_number
from ..platform.language import translate

# Areas and lengths from here on are shown in square kilometres and kilometres.
_LARGE_AREA, _LARGE_LENGTH = 1000.0, 10_000.0
# Shares of 1 are shown in percent.
OF_ONE = "of 1"
# Legends that are made from templates.
_TEMPLATES = (
    ("shared", "Axis {number}: {first} - {second}"),
    ("shared", "Axis {number}"),
    ("shared", "Source of grade {grade}"),
    ("shared", "{name} (inside core)"),
    ("OrderedWeightedAveraging", "Class {number}"),
    ("shared", "class {number}"),
    ("OrderedWeightedAveraging", "Priority ({label})"),
    # Conditions of the rules of zones; what could be anything comes last.
    ("shared", "at least {value} m from the sources"),
    ("shared", "at least {value} m from the corridors"),
    ("shared", "at most {value} m from a source"),
    ("shared", "at most {value} m from a corridor"),
    ("shared", "{value} m above sea level or higher"),
    ("shared", "{value} m above sea level or lower"),
    ("shared", "health has risen by {value} or more"),
    ("shared", "health has fallen by more than {value}"),
    ("shared", "{layer} above {value}"),
    ("shared", "{layer} below {value}"),
    ("shared", "{layer} of {value} or more"),
    ("shared", "{layer} of {value} or less"),
    ("shared", "not {classes}"),
    ("shared", "in {layer}"),
    ("shared", "outside {layer}"),
    ("shared", "{layer} is {classes}"),
)
_CONTEXTS = ("shared", "classes", "messages", "models")


def in_language(text, *contexts: str):
    """A text that a run left, in the language of the report where it is a known one."""
    if not isinstance(text, str):
        return text
    # Names of zones begin a legend with a capital.
    for said in (text, text[:1].lower() + text[1:]):
        for context in (*contexts, *_CONTEXTS):
            found = translate(context, said)
            if found != said:
                return found
    # Names in files: "land_use" and "Land use" are one.
    plain = text.replace("_", " ").strip().casefold()
    for context, wanted in (("names", plain), ("shared", plain.capitalize())):
        found = translate(context, wanted)
        if found != wanted:
            return found
    cover = land_cover_meanings().get(plain)
    if cover is not None and translate("names", cover.replace("_", " ")) != cover.replace("_", " "):
        return translate("names", cover.replace("_", " "))
    return _filled(text)


def zone_in_language(text: str) -> str:
    """The name of a planning zone, such as "Northern ecological function zone", in the language of the report."""
    position, _, rest = text.partition(" ")
    kind, _, number = rest.rpartition(" ")
    kind, number = (kind, number) if number.isdigit() else (rest, "")
    where, zone = translate("shared", position), in_language(kind)
    if where == position or zone == kind:
        return in_language(text)
    name = translate("shared", "{position} {zone}").format(position=where, zone=zone)
    return f"{name} {number}".strip()


def conditions_in_language(text: str) -> str:
    """The conditions of a rule as a run put them into words, in the language of the report."""
    parts = [in_language(part) for part in groups(text)]
    either = [translate("shared", " or ").join(map(in_language, part.split(" or "))) for part in parts]
    return translate("shared", "; ").join(either)


# Keys that are no words by themselves, as English writes them.
_KEYS = {"snow_ice": "Snow and ice", "bare": "Bare land", "builtup": "Built-up land", "impervious": "Impervious land"}


def in_words(key: str) -> str:
    """A key of a file, such as "snow_ice", as readers know it."""
    found = in_language(key)
    return found if found != key else _KEYS.get(key) or readable(key)


def _filled(text: str) -> str:
    """A legend's text that a run made from a template."""
    for context, template in _TEMPLATES:
        found = _pattern(template).fullmatch(text)
        if found and translate(context, template) != template:
            parts = {key: in_language(part, context) for key, part in found.groupdict().items()}
            return translate(context, template).format(**parts)
    return text


@cache
def _pattern(template: str) -> re.Pattern:
    """What texts that a template made look like, with their parts by name."""
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(template)))


def readable(name: str) -> str:
    """A key as a heading."""
    return name.replace("_", " ").strip().capitalize()


def column_of(key: str, values: list, known: dict, contexts: tuple = ()) -> Column:
    """A column of a run's table under its readable name, in the unit that suits its numbers.

    Parameters
    ----------
    key : str
        The field's name.
    values : list
    known : dict
        As `kit.words.vocabulary` gives it.
    contexts : tuple of str
        Where translations of its texts are looked up first.
    """
    label, unit, decimals = known.get(key, (in_language(readable(key)), "", None))
    column = Column(label, [in_language(value, *contexts) for value in values], unit, decimals)
    if unit == OF_ONE:
        column.unit, column.factor = "%", 100.0
    if key == "alpha":
        column.texts = ["" if value is None else f"{value:,.10g}" for value in values]
    most = max((abs(value) for value in values if is_number(value)), default=0.0)
    if unit == "ha" and most >= _LARGE_AREA:
        column.unit, column.factor, column.decimals = "km²", 0.01, None
    elif unit == "m" and most >= _LARGE_LENGTH:
        column.unit, column.factor, column.decimals = "km", 0.001, None
    return column
