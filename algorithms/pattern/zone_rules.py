"""Zones and rules as users see them: titles, colours, the preset, the user's own table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from ...core.errors import InputError
from ...core.legend import plain_name
from ...core.lists import groups
from ...core.presets import land_cover_meanings, read_preset
from ...core.zoning.zoning import MOST_RULES, ZONES
from ...core.zoning.zoning_rules import read_rules
from ..layers import palette
from ..layers.styles import ClassStyle
from ..platform.language import current

PRESET = "qaidam_rules"
_NO_ZONE = "#f2f2f2"
# Grey level and its share in the colour of a zone's first, second, third and fourth rule.
_LIGHT_TURNS = ((0, 0.0), (0, 0.3), (255, 0.5), (0, 0.55))
_DARK_TURNS = ((0, 0.0), (255, 0.35), (255, 0.6), (255, 0.75))
_CHANGED = ("#8a8a8a", "#bdbdbd")


def zone_titles(form) -> list:
    """The paper's four zones, and that of roads and light."""
    return [
        form.shared_tr("Corridor connectivity zone"),
        form.shared_tr("Artificial restoration zone"),
        form.shared_tr("Ecological recovery zone"),
        form.shared_tr("Ecological enhancement zone"),
        form.shared_tr("Disturbance control zone"),
    ]


@dataclass(frozen=True)
class Zones:
    """The zones of a run.

    Parameters
    ----------
    titles : tuple of str
        Of zone 1, 2 ...
    numbers : dict of str to int
        All names that tables may use.
    """

    titles: tuple
    numbers: dict

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.titles)

    def colour(self, number: int) -> str:
        """The colour of a zone."""
        return palette.zone_colour(number)

    def style(self, form) -> ClassStyle:
        """The style of the zones' raster."""
        entries = [(number, self.colour(number), title) for number, title in enumerate(self.titles, 1)]
        return ClassStyle((*entries, (0, _NO_ZONE, form.shared_tr("No restoration zone"))))

    def polygon_style(self) -> ClassStyle:
        """The style of their polygons."""
        return ClassStyle(
            tuple((title, self.colour(number), title) for number, title in enumerate(self.titles, 1)), field="zone"
        )


def zones_of(form, further: str) -> Zones:
    """The zones of the toolbox and those that the user has named.

    Parameters
    ----------
    form : EspAlgorithm
    further : str
        Names separated by semicolons or lines.

    Raises
    ------
    InputError
        When a name is taken.
    """
    titles = zone_titles(form)
    numbers = {plain_name(key): number for number, key in enumerate(ZONES, 1)}
    for number, title in enumerate(titles, 1):
        numbers.setdefault(plain_name(title), number)
    for name in groups(further):
        if plain_name(name) in numbers or f"{plain_name(name)} zone" in numbers:
            raise InputError("There is a zone called {zone} already; give another name.", zone=name)
        titles.append(name)
        numbers[plain_name(name)] = len(titles)
    numbers.update({str(number): number for number in range(1, len(titles) + 1)})
    if len(titles) > MOST_RULES:
        raise InputError("There are {count} zones; at most {most} are possible.", count=len(titles), most=MOST_RULES)
    return Zones(tuple(titles), numbers)


def localised(columns: dict) -> dict:
    """A preset's columns with the texts in the user's language: ``rule_zh`` in place of ``rule``."""
    chinese = current().startswith("zh")
    return {
        name: columns.get(f"{name}_zh", values) if chinese else values
        for name, values in columns.items()
        if not name.endswith("_zh")
    }


def own_table(job, key: str) -> Optional[tuple[dict, str]]:
    """The columns of a table of the user's without QGIS' row numbers, and its name; None where there is none."""
    columns = job.table(key)
    if columns is None:
        return None
    return {name: values for name, values in columns.items() if name.casefold() != "fid"}, job.layer_name(key)


def rules_table(job, key: str) -> tuple[dict, str]:
    """The columns of the user's rules, or of the preset, and what messages call the table."""
    given = own_table(job, key)
    if given is None:
        job.log("The rules are those of the toolbox after the Qaidam paper, which only tells them in words.")
        return localised(read_preset("zones", PRESET)), PRESET
    return given


def rules_of(columns: dict, table: str, layers: dict, zones: Zones) -> list:
    """The rules of a table.

    Raises
    ------
    InputError
        As `read_rules`.
    """
    return read_rules(columns, layers, zones.numbers, land_cover_meanings(), table)


def rule_style(form, rules, zones: Zones, changed: dict) -> ClassStyle:
    """The style of the raster of rules: shades of the zones' colours.

    Parameters
    ----------
    form : EspAlgorithm
    rules : sequence of Rule
    zones : Zones
    changed : dict of int to str
        Values and names of pieces that were too small.
    """
    seen: dict = {}
    entries = []
    for number, rule in enumerate(rules, 1):
        turn = seen.get(rule.zone, 0)
        seen[rule.zone] = turn + 1
        colour = _tint(zones.colour(rule.zone) if rule.zone else "#d9d9d9", turn)
        entries.append((number, colour, f"{number} {rule.name}"))
    entries += [(value, _CHANGED[value - len(rules) - 1], name) for value, name in changed.items()]
    return ClassStyle((*entries, (0, _NO_ZONE, form.shared_tr("No rule"))))


def _tint(colour: str, turn: int) -> str:
    """A colour for the first, second ... rule of a zone: mixed with white, and light ones with black too."""
    channels = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    light = sum(channels) > 3 * 150
    target, share = (_LIGHT_TURNS if light else _DARK_TURNS)[turn % 4]
    return "#{:02x}{:02x}{:02x}".format(*(round(channel + (target - channel) * share) for channel in channels))
