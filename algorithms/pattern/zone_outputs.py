"""Outputs of restoration zones: polygons with strategies, areas in the form of the paper's table 4."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...core.pattern.cover_shares import cover_shares
from ...core.tables import find_column
from ...core.zoning.zoning_areas import ZoneAreas, zone_areas
from ...core.zoning.zoning_join import pieces_of
from ..frame.place_layers import COVER_FIELDS, LandCover, outlines
from ..kit.page import Section, plain_page
from ..layers.raster_vector import rasterise
from ..layers.vector_io import column

_ZONE_FIELDS = (("zone_id", int), ("zone", str), ("zone_no", int), ("area_ha", float))
_TEXT_FIELDS = (("rule", str), ("district", str), ("strategy", str))
AREA_FIELDS = (
    ("by", str), ("class", int), ("name", str), ("zone_no", int), ("zone", str), ("area_ha", float),
    ("share_zone", float), ("share_all", float),
)  # fmt: skip


@dataclass(frozen=True)
class Classes:
    """A class raster to count zones by.

    Parameters
    ----------
    title : str
        What the classes are, for headings.
    values : ndarray of int, shape (rows, columns)
    valid : ndarray of bool, shape (rows, columns)
    names : dict of int to str
    """

    title: str
    values: np.ndarray
    valid: np.ndarray
    names: dict

    def name(self, value: int) -> str:
        """The name of a class; its number where it has none."""
        return str(self.names.get(int(value)) or int(value))


def districts_of(job, key: str, field: str) -> Optional[Classes]:
    """The districts on the grid, by name; None where there are none. Several polygons may be one district."""
    features = job.features(key)
    if features is None:
        return None
    field = field or find_column(features.columns, "name")
    values = column(features.columns, field, features.name) if field else range(1, len(features) + 1)
    names = [str(value) for value in values]
    ordered = list(dict.fromkeys(names))
    numbers = [ordered.index(name) + 1 for name in names]
    labels = rasterise(features.geometries, numbers, job.grid)
    title = job.algorithm.shared_tr("District")
    return Classes(title, labels, labels > 0, dict(enumerate(ordered, 1)))


class AreaTables:
    """Areas of zones by several kinds of classes.

    Parameters
    ----------
    job : Job
    zone : ndarray of uint8
    titles : sequence of str
        Of zone 1, 2 ...
    kinds : list of Classes
    """

    def __init__(self, job, zone: np.ndarray, titles, kinds: list):
        self.job, self.titles = job, list(titles)
        self.total_title = job.algorithm.shared_tr("Total")
        self._hectares = job.grid.cell_area_ha
        count = len(self.titles)
        self._parts = [(kind, zone_areas(zone, count, kind.values, kind.valid)) for kind in kinds]
        nothing = np.zeros(zone.shape, dtype=np.uint8)
        self._all = zone_areas(zone, count, nothing, nothing > 0)

    @property
    def cells(self) -> np.ndarray:
        """All cells of each zone."""
        return self._all.total

    def rows(self) -> list:
        """The long table: totals, then every zone by every class, each with its sum over zones (zone_no 0)."""
        shared_tr = self.job.algorithm.shared_tr
        rows = self._group(shared_tr("All"), None, self.total_title, self._all.total)
        for kind, areas in self._parts:
            for place, value in enumerate(areas.classes):
                rows += self._group(kind.title, int(value), kind.name(value), areas.cells[:, place])
            if areas.without_class.any():
                rows += self._group(kind.title, None, shared_tr("Outside"), areas.without_class)
        return rows

    def _group(self, by: str, value, name: str, cells: np.ndarray) -> list:
        everything = max(int(self._all.total.sum()), 1)
        lines = [*zip(range(1, len(self.titles) + 1), self.titles, cells.tolist(), self._all.total.tolist())]
        lines.append((0, self.total_title, int(cells.sum()), everything))
        return [
            [by, value, name, number, title, here * self._hectares, 100 * here / max(own, 1), 100 * here / everything]
            for number, title, here, own in lines
        ]

    def wide(self) -> list:
        """For each kind its title and the columns of a table as the paper's: square kilometres, sums, shares."""
        return [(kind.title, self._columns(kind, areas)) for kind, areas in self._parts]

    def totals(self) -> dict:
        """Zone, square kilometres, share."""
        return self._head(self._all)

    def by_cover(self, strategies) -> dict:
        """Zone, land cover, square kilometres and what to do, for the first of the kinds."""
        shared_tr = self.job.algorithm.shared_tr
        kind, areas = self._parts[0]
        found = [(zone, place) for zone, place in np.argwhere(areas.cells > 0).tolist()]
        return {
            shared_tr("Zone"): [self.titles[zone] for zone, _ in found],
            kind.title: [kind.name(areas.classes[place]) for _, place in found],
            shared_tr("Area (km²)"): [
                round(float(areas.cells[zone, place]) * self._hectares / 100.0, 4) for zone, place in found
            ],
            shared_tr("Strategy"): [strategies.text(zone + 1, int(areas.classes[place])) for zone, place in found],
        }

    def _head(self, areas: ZoneAreas) -> dict:
        shared_tr = self.job.algorithm.shared_tr
        return {
            shared_tr("Zone"): [*self.titles, self.total_title],
            shared_tr("Share (%)"): _rounded([*(100.0 * areas.shares), 100.0 * float(areas.shares.sum())], 1),
            shared_tr("Total (km²)"): self._squares(areas.total),
        }

    def _columns(self, kind: Classes, areas: ZoneAreas) -> dict:
        columns = self._head(areas)
        for place, value in enumerate(areas.classes):
            name = kind.name(value)
            columns[name if name not in columns else f"{name} ({value})"] = self._squares(areas.cells[:, place])
        if areas.without_class.any():
            columns[self.job.algorithm.shared_tr("Outside")] = self._squares(areas.without_class)
        return columns

    def _squares(self, cells: np.ndarray) -> list:
        """Square kilometres of each zone and their sum."""
        return _rounded([*(cells * self._hectares / 100.0), float(cells.sum()) * self._hectares / 100.0], 4)

    def page(self, title: str, sentences: tuple) -> str:
        """The tables as a page."""
        tables = self.wide() or [(self.total_title, self.totals())]
        sections = []
        for number, (heading, columns) in enumerate(tables):
            rows = tuple(zip(*columns.values()))
            sections.append(Section(heading, () if number else sentences, tuple(columns), rows))
        return plain_page(title, sections)


def _rounded(values, digits: int) -> list:
    """Floats without the noise of sums."""
    return [round(float(value), digits) for value in values]


def zone_features(job, zone, rule, titles, rule_names: dict, cover, districts, strategies, split: bool):
    """Fields and rows of the zones' polygons, one for each piece.

    Parameters
    ----------
    job : Job
    zone, rule : ndarray of uint8, shape (rows, columns)
    titles : sequence of str
    rule_names : dict of int to str
    cover : ClassRaster or None
    districts : Classes or None
    strategies : Strategies
    split : bool
        A polygon for each land cover of a zone instead.

    Returns
    -------
    fields : list of (str, type)
    rows : list of (QgsGeometry, list)
    """
    kinds, codes = zone, None
    if split and cover is not None:
        # Zone and land cover as one number; cells without land cover are a kind of their own.
        codes, place = np.unique(np.where(cover.valid, cover.values, -(2**31)), return_inverse=True)
        kinds = np.where(zone > 0, (zone.astype(np.int64) - 1) * codes.size + place.reshape(zone.shape) + 1, 0)
    labels, sizes, found = pieces_of(kinds, lambda fraction: job.cancel_point())
    zones = found if codes is None else (found - 1) // codes.size + 1
    count = sizes.size
    covers = LandCover(cover, labels, count, job.grid)
    main = _main(labels, count, cover)
    rules = _main(labels, count, Classes("", rule, rule > 0, {}))
    places = _main(labels, count, districts)
    rows = []
    for piece, shape in enumerate(outlines(labels, count, job.grid)):
        number = int(zones[piece])
        value, district = main[piece], places[piece]
        values = [piece + 1, titles[number - 1], number, float(sizes[piece]) * job.grid.cell_area_ha]
        values += covers.values(piece)
        values.append(rule_names.get(rules[piece], ""))
        values.append(None if district is None else districts.name(district))
        values.append(strategies.text(number, value))
        rows.append((shape, values))
    return [*_ZONE_FIELDS, *COVER_FIELDS, *_TEXT_FIELDS], rows


def _main(labels: np.ndarray, count: int, classes) -> list:
    """The class with most cells of each piece; None where there is none."""
    if classes is None:
        return [None] * count
    shares = cover_shares(labels, count, classes.values, classes.valid)
    return [None if place < 0 else int(shares.classes[place]) for place in shares.main]
