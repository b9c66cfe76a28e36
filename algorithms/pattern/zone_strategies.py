"""What to do in each zone on each land cover: the strategies table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from ...core.errors import InputError
from ...core.legend import Legend, class_values, plain_name
from ...core.numbers import parse_number
from ...core.presets import land_cover_meanings, read_preset
from ...core.zoning.zoning_rules import NO_ZONE
from .zone_rules import Zones, localised, own_table

PRESET = "qaidam_strategies"
_COVERS = ("land_cover", "landcover", "class", "name", "lucode")


@dataclass(frozen=True)
class Strategies:
    """Texts by zone and land cover.

    Parameters
    ----------
    texts : dict of (int, int or None) to str
        Zone and class value; None stands for all other land cover of the zone.
    """

    texts: dict

    def text(self, zone: int, cover: Optional[int]) -> str:
        """The text for a zone on a land cover; empty where there is none."""
        return self.texts.get((zone, cover)) or self.texts.get((zone, None), "")


def strategies_table(job, key: str) -> tuple[dict, str]:
    """The columns of the user's strategies, or of the preset, and what messages call the table."""
    return own_table(job, key) or (localised(read_preset("strategies", PRESET)), PRESET)


def strategies_of(columns: dict, table: str, zones: Zones, legend: Optional[Legend]) -> Strategies:
    """The strategies of a table with the columns zone, land_cover (may be empty) and strategy.

    Parameters
    ----------
    columns : dict
    table : str
        For messages.
    zones : Zones
    legend : Legend, optional
        Of the land cover; without it only rows without land cover are kept.

    Raises
    ------
    InputError
        When a column is missing, or a zone or land cover is unknown.
    """
    known = {str(name).strip().casefold(): values for name, values in columns.items()}
    for wanted in ("zone", "strategy"):
        if wanted not in known:
            raise InputError(
                "The strategies table {table} has no column {wanted}; its columns are: {known}.",
                table=table,
                wanted=wanted,
                known=", ".join(map(str, columns)),
            )
    covers = next((known[name] for name in _COVERS if name in known), [None] * len(known["zone"]))
    texts: dict = {}
    for row, (zone, cover, text) in enumerate(zip(known["zone"], covers, known["strategy"]), 1):
        number = _zone(zone, zones, table, row)
        for value in _values(cover, legend, table, row):
            texts.setdefault((number, value), "" if text is None else str(text).strip())
    return Strategies(texts)


def _zone(entry, zones: Zones, table: str, row: int) -> int:
    plain = plain_name(entry)
    if plain in NO_ZONE:
        return 0
    number = zones.numbers.get(plain, zones.numbers.get(plain.removesuffix(" zone")))
    if number is None:
        raise InputError(
            'The strategies table {table} has an unknown zone "{zone}" in row {row}; the zones are: {known}.',
            table=table,
            zone=entry,
            row=row,
            known=", ".join(zones.titles),
        )
    return number


def _values(entry, legend: Optional[Legend], table: str, row: int) -> list:
    """Class values of a cell of the table; [None] where it is empty."""
    text = "" if entry is None else str(entry).strip()
    if not text:
        return [None]
    if legend is None:
        return []
    try:
        return [int(parse_number(text))]
    except InputError:
        values = class_values(text, legend, land_cover_meanings())
    if values is None:
        raise InputError(
            'The strategies table {table} has an unknown land cover "{cover}" in row {row}; give a class name of the '
            "raster, a common land cover or a class value.",
            table=table,
            cover=text,
            row=row,
        )
    return list(values)
