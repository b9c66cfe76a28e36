"""The rules table of restoration zones: columns of text to rules."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Mapping, Optional, Sequence

from ..classes import ClassSet, parse_classes
from ..errors import InputError
from ..legend import Legend, class_values, plain_name
from ..lists import list_parts
from ..numbers import parse_number, plain_text
from ..typed import there
from .zoning import Condition, Limit, Rule

_SUFFIXES = ("min", "max", "not")
# Columns that are no conditions.
_OTHERS = ("rule", "zone", "order", "note", "comment", "description", "fid")
_IN = ("in", "inside", "yes", "true", "内", "是")
_OUT = ("out", "outside", "no", "false", "外", "否")
NO_ZONE = ("none", "0", "无")
_LIMIT = re.compile(r"^(<=|>=|≤|≥|<|>)?\s*(q)?\s*(.+)$", re.IGNORECASE)


@dataclass(frozen=True)
class RuleLayer:
    """A layer that rules may ask for.

    Parameters
    ----------
    values : bool
        It can be compared with limits and classes.
    inside : bool
        It can be asked for in and out.
    legend : Legend, optional
        Class names.
    """

    values: bool = True
    inside: bool = False
    legend: Optional[Legend] = None


def layer_key(name: str) -> str:
    """A layer's name as the columns of a rules table call it: "Night light 2023" is ``night_light_2023``."""
    return re.sub(r"\W+", "_", str(name).strip()).strip("_").casefold()


def check_layer_keys(keys: Sequence[str]) -> None:
    """Refuse layers that the columns of a rules table cannot tell apart.

    Raises
    ------
    InputError
        When two have the same key, or one is called as a limit of another.
    """
    for place, key in enumerate(keys):
        if not key:
            raise InputError("A layer for the rules has no letter or digit in its name; rename it.")
        if key in keys[:place]:
            raise InputError("Two layers are called {name} in the rules table; rename one of them.", name=key)
    for key in keys:
        stem, _, suffix = key.rpartition("_")
        if suffix in _SUFFIXES and stem in keys:
            raise InputError(
                "The layer {name} has the name of a condition on the layer {other}; rename it.", name=key, other=stem
            )


def read_rules(
    columns: Mapping[str, Sequence],
    layers: Mapping[str, RuleLayer],
    zones: Mapping[str, int],
    meanings: Mapping[str, str],
    table: str,
) -> list[Rule]:
    """The rules of a table, in their order.

    Columns, in any case: ``rule`` (name), ``zone``, ``order`` (optional numbers by which the rows are sorted), and for
    each layer any of ``layer`` (in, out, or classes), ``layer_not`` (classes), ``layer_min`` and ``layer_max``. Limits
    are numbers, "q75" (the percentile over the cells of the base), and with ">" or "<" strict. Empty cells ask for
    nothing. ``note``, ``comment`` and ``description`` are not read.

    Parameters
    ----------
    columns : mapping of str to sequence
    layers : mapping of str to RuleLayer
        All layers that may be asked for, given or not, by their keys.
    zones : mapping of str to int
        Names of zones, as `plain_name` writes them, to numbers; several names may mean one zone.
    meanings : mapping of str to str
        Known names of land cover to the common land cover.
    table : str
        How messages call the table.

    Returns
    -------
    list of Rule

    Raises
    ------
    InputError
        When a column, zone, class or limit is unknown, a lower limit lies above the upper one, or two rules have the
        same name.
    """
    known: dict = {}
    for name, values in columns.items():
        if layer_key(name) in known:
            raise InputError(
                "The rules table {table} has two columns called {column}; rename one of them.",
                table=table,
                column=layer_key(name),
            )
        known[layer_key(name)] = list(values)
    if "zone" not in known:
        raise InputError(
            "The rules table {table} has no column zone; its columns are: {known}.",
            table=table,
            known=", ".join(map(str, columns)),
        )
    asked = _asked(known, layers, table)
    rules: list[Rule] = []
    for row in _order(known, table):
        name = (_text(known["rule"][row]) if "rule" in known else "") or str(len(rules) + 1)
        zone = _zone(_text(known["zone"][row]), zones, row + 1, table)
        reader = _Row(row + 1, table, meanings)
        conditions = tuple(
            condition
            for key, parts in asked.items()
            if (condition := reader.condition(key, layers[key], {p: _text(v[row]) for p, v in parts.items()}))
        )
        rules.append(Rule(name, zone, conditions))
    names = [plain_name(rule.name) for rule in rules]
    for place, name in enumerate(names):
        if name in names[:place]:
            raise InputError(
                "The rules table {table} has two rules called {name}; give each a name of its own.",
                table=table,
                name=rules[place].name,
            )
    return rules


def _asked(known: Mapping[str, list], layers: Mapping[str, RuleLayer], table: str) -> dict:
    """Layer to its columns: part ("", "min", "max", "not") to the cells."""
    asked: dict = {}
    for name, cells in known.items():
        if name in _OTHERS or re.fullmatch(r"(rule|note)_\w+", name) or not any(map(_text, cells)):
            continue
        stem, _, suffix = name.rpartition("_")
        if name in layers:
            key, part = name, ""
        elif suffix in _SUFFIXES and stem in layers:
            key, part = stem, suffix
        else:
            raise InputError(
                "The rules table {table} has a column {column} that is no condition; conditions are a layer's name, "
                "alone or with _min, _max or _not, and the layers are: {known}.",
                table=table,
                column=name,
                known=", ".join(layers),
            )
        asked.setdefault(key, {})[part] = cells
    return asked


def _order(known: Mapping[str, list], table: str) -> list[int]:
    """Row numbers in the order of the rules."""
    count = len(known["zone"])
    cells = [_text(cell) for cell in known.get("order", [""] * count)]
    if not any(cells):
        return list(range(count))
    for row, cell in enumerate(cells, 1):
        if not cell:
            raise InputError("The rules table {table} has no order in row {row}.", table=table, row=row)
    numbers = [parse_number(cell) for cell in cells]
    return sorted(range(count), key=lambda row: numbers[row])


def _zone(text: str, zones: Mapping[str, int], row: int, table: str) -> int:
    plain = plain_name(text)
    if plain in NO_ZONE:
        return 0
    number = zones.get(plain)
    if number is None and plain.endswith(" zone"):
        number = zones.get(plain[: -len(" zone")])
    if number is None:
        first = {value: name for name, value in reversed(list(zones.items()))}
        raise InputError(
            "The rules table {table} has an unknown zone \"{zone}\" in row {row}; the zones are: {known}, and none. "
            "Name further zones in the form.",
            table=table,
            zone=text,
            row=row,
            known=", ".join(first[value] for value in sorted(first)),
        )
    return number


def _text(cell: object) -> str:
    """A cell as text; whole floats without decimals, missing ones as nothing."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    return plain_text(str(cell))


def _cross(low: Limit, high: Limit) -> bool:
    """Whether nothing lies between two limits of one kind."""
    if low.quantile != high.quantile:
        return False
    return low.value > high.value or (low.value == high.value and (low.strict or high.strict))


@dataclass(frozen=True)
class _Row:
    """Reads the cells of a row; knows what messages say of it."""

    number: int
    table: str
    meanings: Mapping[str, str]

    def condition(self, key: str, layer: RuleLayer, cells: Mapping[str, str]) -> Optional[Condition]:
        """The condition on a layer; None where all cells are empty."""
        if not any(cells.values()):
            return None
        low, high = (self._limit(cells.get(part, ""), part) for part in ("min", "max"))
        plain = cells.get("", "")
        inside = True if plain.casefold() in _IN else False if plain.casefold() in _OUT else None
        classes = self._classes(plain, layer) if plain and inside is None else None
        excluded = self._classes(cells["not"], layer) if cells.get("not") else None
        condition = Condition(key, low, high, classes, excluded, inside)
        self._check(condition, layer, cells)
        return condition

    def _check(self, condition: Condition, layer: RuleLayer, cells: Mapping[str, str]) -> None:
        """Refuse what the layer cannot be asked for, and limits that nothing fulfils."""
        if condition.inside is not None and not layer.inside:
            raise InputError(
                "The rules table {table}, row {row}: {layer} takes limits and classes, not in or out.",
                table=self.table,
                row=self.number,
                layer=condition.layer,
            )
        if condition.needs_values and not layer.values:
            raise InputError(
                "The rules table {table}, row {row}: {layer} takes in or out only.",
                table=self.table,
                row=self.number,
                layer=condition.layer,
            )
        if condition.low is not None and condition.high is not None and _cross(condition.low, condition.high):
            raise InputError(
                "The rules table {table}, row {row}: the least {layer} ({low}) lies above the greatest ({high}).",
                table=self.table,
                row=self.number,
                layer=condition.layer,
                low=cells["min"],
                high=cells["max"],
            )

    def _limit(self, text: str, part: str) -> Optional[Limit]:
        if not text:
            return None
        sign, quantile, number = there(_LIMIT.match(text)).groups()
        wrong = {"min": "<≤", "max": ">≥"}[part]
        try:
            value = parse_number(number)
        except InputError:
            value = math.nan
        if math.isnan(value) or (sign and sign[0] in wrong) or (quantile and not 0 <= value <= 100):
            raise InputError(
                "The rules table {table}, row {row}: \"{text}\" is no limit for a column _{part}; write a number, or a "
                "percentile such as q75.",
                table=self.table,
                row=self.number,
                text=text,
                part=part,
            )
        return Limit(value, bool(quantile), sign in ("<", ">"))

    def _classes(self, text: str, layer: RuleLayer) -> ClassSet:
        """Class values, ranges and names, those of the legend and those of common land covers."""
        names = {} if layer.legend is None else layer.legend.names
        ranges: list = []
        for entry in list_parts(text):
            values = None if layer.legend is None else class_values(entry, layer.legend, self.meanings)
            if values is None:
                ranges += parse_classes(entry, names).ranges
            else:
                ranges += [(value, value) for value in values]
        return ClassSet(tuple(ranges))
