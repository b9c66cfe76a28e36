"""Belts of corridors as rows of a table and as polygons, of each corridor and of all together."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np
from qgis.core import QgsGeometry

from ...core.progress import parts_of, with_parts
from ..layers.styles import ClassStyle, ramp_colours
from .line_input import coordinates

_ALL = 0
_HOLDS = 0.8
# Segments of a quarter circle at the ends of a belt.
_SEGMENTS = 12


@dataclass(frozen=True)
class Picks:
    """Places of the widths that are suggested; -1 where there is none.

    Parameters
    ----------
    natural, knee, current : int
    """

    natural: int
    knee: int
    current: int

    def words(self, place: int) -> str:
        """What suggests a width, for a table."""
        named = (("natural", self.natural), ("knee", self.knee), ("80 %", self.current))
        return ", ".join(word for word, chosen in named if chosen == place)


class WidthStudy:
    """What is found within the widths.

    Parameters
    ----------
    job : Job
    cover : ClassRaster
    widths : tuple of float
    natural : ClassSet or None
    """

    def __init__(self, job, cover, widths, natural):
        from ...core.pattern.width_profile import BEYOND
        from ...core.present_classes import classes_present

        self.job, self.cover, self.widths = job, cover, widths
        self.classes = classes_present(cover.values, cover.valid)
        self.natural = None if natural is None else natural.contains(self.classes)
        self.current = job.values("CURRENT") if job.given("CURRENT") else None
        self.rank = np.full(job.grid.shape, BEYOND, dtype=np.uint8)
        self.outlines = self._leave_out_sources()
        self.rows: list = []
        self._areas: list = []
        self.area_fields = (("link_id", int), ("kind", str), ("width", float), ("belt", str), ("area_ha", float),
                            ("natural", float), ("current", float), ("pick", str))  # fmt: skip

    def _leave_out_sources(self) -> list:
        """Take the sources' land out of cover and current; their outlines."""
        if not self.job.given("SOURCES"):
            self.job.log("No sources are given: the land of their own is not left out.")
            return []
        sources = self.job.sources("SOURCES")
        inside = sources.labels > 0
        self.cover.valid[inside] = False
        if self.current is not None:
            self.current[inside] = np.nan
        return sources.geometries

    # -- belts -----------------------------------------------------------------------------

    def add_lines(self, geometries, numbers, progress) -> None:
        """The belts of each corridor, then those of all."""
        from ...core.pattern.width_profile import belt_of, profile

        land = QgsGeometry.unaryUnion(self.outlines) if self.outlines else None
        self.lengths = dict(zip(numbers, (shape.length() for shape in geometries)))
        outside = 0
        for (shape, number), step in with_parts(list(zip(geometries, numbers)), progress):
            rows, columns = self._cells(shape)
            if not rows.size:
                outside += 1
                continue
            belt = belt_of(rows, columns, self.job.grid.shape, self.widths, self.job.grid.cell_size)
            box = belt.box
            np.minimum(self.rank[box], belt.rank, out=self.rank[box])
            current = None if self.current is None else self.current[box]
            found = profile(
                belt.rank, self.widths, self.classes, self.cover.values[box], self.cover.valid[box], current
            )
            self._note(number, found, shape, land, within=True)
            step(1.0)
        if outside:
            self.job.warn("{count} {count:corridor lies|corridors lie} outside the land cover.", count=outside)
        self.whole = profile(
            self.rank, self.widths, self.classes, self.cover.values, self.cover.valid, self.current
        )
        self._note(_ALL, self.whole, None, None, within=False)

    def _cells(self, shape) -> tuple:
        """The cells of the grid that a line runs through."""
        from ...core.pattern.line_cover import cells_along

        x, y = self.job.grid.origin
        size = self.job.grid.cell_size
        parts = [
            cells_along(np.column_stack([(line[:, 0] - x) / size, (y - line[:, 1]) / size]))[:2]
            for line in coordinates([shape])[0]
        ]
        rows, columns = (np.concatenate(axis) for axis in zip(*parts))
        inside = (rows >= 0) & (columns >= 0) & (rows < self.job.grid.rows) & (columns < self.job.grid.columns)
        return rows[inside], columns[inside]

    def _total(self, found, within: bool) -> float:
        """What shares of the current refer to: all of it, or of one corridor what lies within its widest belt."""
        if self.current is None:
            return 0.0
        return float(found.current[-1]) if within else float(np.nansum(self.current, dtype=np.float64))

    def _note(self, number, found, shape, land, within: bool) -> None:
        total = self._total(found, within)
        share = found.current / total if total > 0.0 else np.full(len(self.widths), np.nan)
        picks = self._picks(found, share)
        natural = found.share_of(self.natural) if self.natural is not None else np.full(len(self.widths), np.nan)
        if number == _ALL:
            self.share, self._all_picks = share, picks
        length = self.lengths.get(number, 0.0)
        for place, width in enumerate(self.widths):
            area = float(found.cells[place].sum()) * self.job.grid.cell_area_ha
            across = area * 10_000.0 / length if length else np.nan
            values = [area, across, natural[place], share[place]]
            self.rows.append([number, "metres", width, *values, picks.words(place), found.shares[place], np.nan])
            if shape is not None:
                self._areas.append((number, "metres", width, area, natural[place], share[place], picks.words(place),
                                    shape, land))  # fmt: skip

    def _picks(self, found, share) -> Picks:
        from ...core.pattern.width_profile import first_reaching, knee, widest_natural

        natural = -1
        if self.natural is not None:
            natural = widest_natural(found.share_of(self.natural), self.job.number("DROP") / 100.0)
        if np.isnan(share).any():
            return Picks(natural, -1, -1)
        return Picks(natural, knee(self.widths, share), first_reaching(share, _HOLDS))

    def picks(self) -> Picks:
        """Those of all corridors together."""
        return self._all_picks

    def natural_share(self) -> np.ndarray:
        """Of all corridors together."""
        return self.whole.share_of(self.natural)

    # -- widths by cost --------------------------------------------------------------------

    def add_costs(self, percents, progress) -> None:
        """The ground of ways that are dearer by percentages of each corridor's cost."""
        from ...core.network.corridor_width import corridor_width
        from ...core.network.corridors import least_cost_corridors
        from .network_input import read_network

        linking, widening, measuring = parts_of(progress, (3.0, 3.0, 1.0))
        with ExitStack() as stack:
            inputs = read_network(self.job, stack, linking)
            found = least_cost_corridors(
                inputs.network, inputs.resistance, inputs.sources.labels, self.job.grid.cell_size, percents,
                inputs.store, progress=widening, kind="percent",
            )  # fmt: skip
            for area, step in with_parts(found.areas, measuring):
                width = corridor_width(area, *inputs.network.paths[area.link], self.job.grid.cell_size)
                self._note_cost(inputs.link_ids[area.link], area, width)
                step(1.0)

    def _note_cost(self, number, area, width) -> None:
        from ...core.pattern.width_profile import profile

        top, left, mask = area.window()
        box = slice(top, top + mask.shape[0]), slice(left, left + mask.shape[1])
        rank = np.where(mask, np.uint8(0), np.uint8(255))
        current = None if self.current is None else self.current[box]
        found = profile(rank, (area.width,), self.classes, self.cover.values[box], self.cover.valid[box], current)
        natural = float(found.share_of(self.natural)[0]) if self.natural is not None else np.nan
        total = self._total(self.whole, False)
        share = float(found.current[0]) / total if total > 0.0 else np.nan
        hectares = area.cells * self.job.grid.cell_area_ha
        self.rows.append([number, "percent", area.width, hectares, width.mean, natural, share, "", found.shares[0],
                          np.nan])  # fmt: skip
        self._areas.append((number, "percent", area.width, hectares, natural, share, "", area, None))

    # -- outputs ---------------------------------------------------------------------------

    def note_pinch(self, pinch) -> None:
        """Hectares of pinch points within each width, of all corridors together."""
        cells = dict(zip(self.widths, pinch.cells))
        for row in self.rows:
            if row[0] == _ALL:
                row[-1] = cells[row[2]] * self.job.grid.cell_area_ha

    def name(self, place: int) -> str:
        """A class of the land cover."""
        value = int(self.classes[place])
        return str(self.cover.names.get(value, value))

    def table(self) -> dict:
        """A row for each corridor and width; number 0 is all corridors together."""
        keys = ("link_id", "kind", "width", "area_ha", "mean_m", "natural", "current", "pick")
        table = {key: [_plain(row[place]) for row in self.rows] for place, key in enumerate(keys)}
        table["pinch_ha"] = [_plain(row[-1]) for row in self.rows]
        for place, value in enumerate(self.classes.tolist()):
            table[f"class_{value}"] = [_plain(row[8][place]) for row in self.rows]
        return table

    def areas(self):
        """The belts as polygons, the wider ones below."""
        if not self.job.wants("AREAS"):
            return
        for *values, shape, land in sorted(self._areas, key=lambda row: (row[1] == "metres", -row[2], row[0])):
            number, kind, width, *more = map(_plain, values)
            yield self._outline(values, shape, land), [number, kind, width, _belt(kind, width), *more]

    def area_style(self) -> ClassStyle:
        """Belts in metres in blue, those by cost in red, the narrow ones dark."""
        entries = []
        for kind, ramp in (("metres", "water"), ("percent", "resistance")):
            widths = sorted({row[2] for row in self._areas if row[1] == kind})
            colours = ramp_colours(ramp, len(widths) + 1)[:0:-1]
            entries += [(_belt(kind, width), colour, _belt(kind, width)) for width, colour in zip(widths, colours)]
        return ClassStyle(tuple(entries), "belt")

    def _outline(self, values, shape, land):
        from ..layers.raster_vector import polygonise
        from .corridor_layers import window_grid

        if values[1] == "metres":
            belt = shape.buffer(values[2], _SEGMENTS)
            return belt if land is None else belt.difference(land)
        if not shape.cells:
            return None
        top, left, mask = shape.window()
        return polygonise(mask.astype(np.int32), window_grid(self.job.grid, top, left, mask.shape))[1]


def _belt(kind: str, width: float) -> str:
    """A belt as its legend calls it."""
    return f"{width:g} {'m' if kind == 'metres' else '%'}"


def _plain(value):
    if isinstance(value, (float, np.floating)):
        return float(value) if np.isfinite(value) else None
    return value
