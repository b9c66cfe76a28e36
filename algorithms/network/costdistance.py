"""esp:costdistance: accumulated cost from sources, allocation, least-cost paths to destinations."""

from __future__ import annotations

import colorsys

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from ...core.errors import InputError, phrase
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..layers.styles import ClassStyle, RampStyle
from ..layers.vector_io import fields_of
from .move_form import add_direction, add_moves, check_direction, moves_of
from .network_input import add_resistance

_FIELDS = fields_of(
    "link_id int, from_id int, to_id int, length_m float, euclid_m float, cost float, cost_euc float, "
    "cost_len float, reason str"
)
# Where ids are no numbers.
_NAMES = (("from_name", str), ("to_name", str))
# More zones than this are shown as a ramp: nobody tells their colours apart.
_ZONE_COLOURS = 200
_NAMED = 20
_WAYS = ("from", "to")


class CostDistance(EspAlgorithm):
    """Accumulated cost, allocation and paths."""

    NAME = "costdistance"
    GROUP = "corridors"
    TITLE = "Cost distance"
    SUMMARY = "Accumulated cost of reaching every cell from the nearest source, with zones and paths."
    TAGS = "cost distance,accumulated cost,MCR,minimum cumulative resistance,cost allocation,least-cost path"
    NEEDS_METRES = True
    FORMERLY = {"CUTOFF": "MAX_COST"}
    BYTES_A_CELL = 27.0
    ABOUT = About(
        purpose=(
            "Finds for every cell what it costs to reach it from the source that is nearest by cost (minimum "
            "cumulative resistance), which source that is, and the cheapest path to each destination."
        ),
        formula=(
            "A step to one of the 8 neighbours costs (R<sub>a</sub> + R<sub>b</sub>) / 2 &times; distance of the "
            "cell centres (cell size, &times; &radic;2 on a diagonal); a cell's cost is the least sum of steps "
            "from any source cell. Cells without data are barriers. The result is exact. With a direction a step "
            "costs more uphill or against wind or current: by Tobler R d exp(3.5 |s + 0.05| - 0.175), by r.walk R d + "
            "0.72 d + 6 m up, 1.9998 m down to a slope of -0.2125, - 1.9998 m below; by flow R d (1 + k (1 - cos "
            "&alpha;)/2)."
        ),
        reading=(
            "Costs are in resistance &times; metres: 10,000 is 10 km at a resistance of 1, or 1 km at 10. "
            "<b>cost_len</b> is the mean resistance met on a path, <b>cost_euc</b> the cost per metre of the "
            "straight line between its ends. With a direction the way to a place costs another sum than the way back: "
            "choose from or to the sources; r.walk's costs are in other units, so limits must be, too. Destinations "
            "that cannot be reached are rows without a line, with the reason."
        ),
        source=(
            "Knaapen et al. (1992), minimum cumulative resistance; Dijkstra (1959). Same figures as ArcGIS Cost "
            "Distance and Cost Allocation; GRASS r.cost gives them divided by the cell size."
        ),
    )

    def define(self):
        """The form."""
        add_resistance(self)
        self.add_layer(
            "SOURCES",
            "Sources",
            help="Polygons, lines or points, or a raster of source numbers (0 or nodata elsewhere).",
            id_field=True,
        )
        self.add_number(
            "MAX_COST",
            "Greatest cost (resistance x metres)",
            minimum=0.0,
            help="Dearer cells are left without data, which saves time. Empty or 0: no limit.",
        )
        self.add_layer(
            "DESTINATIONS",
            "Destinations",
            optional=True,
            help="Points, lines or polygons, each with a path of its own to its cheapest cell, or a raster of numbers.",
        )
        self.add_field(
            "DESTINATION_FIELD",
            "Field with the destinations' ids",
            "DESTINATIONS",
            help="Of any kind. Empty: 1, 2, 3 ... in the order of the features.",
        )
        add_moves(self)
        add_direction(self)
        self.add_choice(
            "WAY",
            "With a direction, the cost is that of ways",
            ["From the sources", "To the sources"],
            words=_WAYS,
            advanced=True,
            help="Uphill is not downhill: which way the land is crossed.",
        )
        self.add_raster_output("OUTPUT", "Accumulated cost")
        self.add_raster_output(
            "ALLOCATION",
            "Allocation",
            help="The number of the source that is nearest by cost; the lower one where two are equally near.",
            optional=True,
            cells="i4",
        )
        self.add_vector_output("PATHS", "Least-cost paths", "line", optional=True)
        self.add_number_result("REACHED", "Destinations that are reached")
        self.add_number_result("NOT_REACHED", "Destinations that are not reached")

    def check(self, values):
        """Paths need destinations, directions their layers."""
        check_direction(values)
        if values.given("PATHS") and not values.given("DESTINATIONS"):
            raise InputError(
                "{paths} need {destinations}; give a layer of them, or leave the paths out.",
                paths=values.label("PATHS"),
                destinations=values.label("DESTINATIONS"),
            )

    def work(self, job):
        """Read, accumulate, walk back from the destinations."""
        from ...core.cost import destinations as ends
        from ...core.cost.accumulate import accumulated_cost
        from .destination_cells import read_destinations

        resistance = job.values("RESISTANCE")
        moves = moves_of(job)
        if self._is_back(job):
            moves = moves.turned()
        sources = job.sources("SOURCES")
        self._report_sources(job, resistance, sources)
        targets = read_destinations(job, "DESTINATIONS", "DESTINATION_FIELD")
        accumulating, walking = parts_of(job.progress, (9.0, 1.0))
        # No limit where none is given, or 0.
        cutoff = job.number("MAX_COST") or np.inf
        result = accumulated_cost(resistance, sources.labels, job.grid.cell_size, cutoff, accumulating, moves)
        reached = result.allocation > 0
        self._report_zones(job, result, reached, sources)
        paths = ends.destination_paths(result.cost, resistance, job.grid.cell_size, targets.cells, walking, moves)
        self._report_paths(job, paths, targets)
        rows = [
            self._row(job, number, target, path, sources)
            for number, (target, path) in enumerate(zip(targets.ids, paths), 1)
        ]
        if job.given("DESTINATIONS"):
            fields, rows = self._with_names(rows, sources, targets)
            job.write_features("PATHS", fields, rows, geometry="line", style=RampStyle("cost", field="cost"))
        if job.wants("ALLOCATION"):
            zones = np.array([0, *sources.ids])[result.allocation]
            style = _zone_style(sources.ids)
            job.write_raster("ALLOCATION", zones, valid=reached, style=style, band_names=["source_id"])
        result.cost[~reached] = np.nan
        job.write_raster("OUTPUT", result.cost, style=RampStyle("cost"))

    @staticmethod
    def _is_back(job) -> bool:
        """Whether the ways lead to the sources."""
        return job.word("DIRECTION") != "none" and job.word("WAY") == "to"

    # -- reports ---------------------------------------------------------------------------

    def _report_sources(self, job, resistance, sources):
        from ...core.cost.accumulate import usable_cells

        labels, cells, usable = usable_cells(resistance, sources.labels)
        if not usable.any():
            raise InputError(
                "No source of {name} lies where {resistance} has data; move them or mend the raster.",
                name=sources.name,
                resistance=job.grid_name,
            )
        lost = [sources.called(label - 1) for label, count in zip(labels, usable) if not count]
        if lost:
            job.warn(
                "{name}: sources {ids} lie on cells without resistance and start nothing.",
                name=sources.name,
                ids=_listed(lost),
            )
        partly = [sources.called(label - 1) for label, all_, open_ in zip(labels, cells, usable) if 0 < open_ < all_]
        if partly:
            job.warn(
                "{name}: sources {ids} lie partly on cells without resistance; their other cells are used.",
                name=sources.name,
                ids=_listed(partly),
            )
        total = int(usable.sum())
        job.log(
            "{name}: {count} {count:source|sources}, {cells} {cells:cell|cells}.",
            name=sources.name,
            count=len(labels),
            cells=total,
        )

    def _report_zones(self, job, result, reached, sources):
        zones = np.bincount(result.allocation.ravel(), minlength=len(sources.ids) + 1)[1:]
        share = float(np.count_nonzero(reached)) / reached.size
        job.record_table("zones", {"source_id": list(sources.ids), "area_ha": (zones * job.grid.cell_area_ha).tolist()})
        job.record("reached_share", share)
        job.record("greatest_cost", float(result.cost[reached].max()))
        job.log("{share:.1f} % of the raster is reached.", share=100.0 * share)

    def _report_paths(self, job, paths, targets):
        from ...core.cost import destinations as ends

        for status, template in (
            (ends.OUTSIDE, phrase("{name}: destinations {ids} lie outside the raster {grid}.")),
            (ends.WALL, phrase("{name}: destinations {ids} lie on cells without resistance.")),
            (
                ends.NOT_REACHED,
                phrase("{name}: destinations {ids} are not reached, for barriers or the greatest cost."),
            ),
        ):
            lost = [targets.called(target) for target, path in zip(targets.ids, paths) if path.status == status]
            if lost:
                job.warn(template, name=targets.name, ids=_listed(lost), grid=job.grid_name)
        count = sum(path.status == ends.REACHED for path in paths)
        job.set("REACHED", count)
        job.set("NOT_REACHED", len(paths) - count)

    # -- outputs ---------------------------------------------------------------------------

    def _row(self, job, number, target, path, sources):
        from ...core.cost import destinations as ends
        from ...core.network.least_cost_network import path_corners, path_length

        if path.status != ends.REACHED:
            return None, [number, None, target, None, None, None, None, None, self._reason(path.status)]
        size = job.grid.cell_size
        start, end = (path.rows[0], path.columns[0]), (path.rows[-1], path.columns[-1])
        source = sources.ids[sources.labels[start] - 1]
        length = path_length(path.rows, path.columns) * size
        straight = float(np.hypot(end[0] - start[0], end[1] - start[1])) * size
        if not length:
            reason = self.tr("lies in the source")
            return None, [number, source, target, 0.0, 0.0, 0.0, None, None, reason]
        corner = path_corners(path.rows, path.columns)
        x, y = job.grid.centres(path.rows[corner], path.columns[corner])
        points = [QgsPointXY(*point) for point in zip(x.tolist(), y.tolist())]
        # A line runs the way that is paid for.
        line = QgsGeometry.fromPolylineXY(points[::-1] if self._is_back(job) else points)
        ratios = path.cost / straight, path.cost / length
        return line, [number, source, target, length, straight, path.cost, *ratios, None]

    @staticmethod
    def _with_names(rows, sources, targets):
        """Fields and rows, with what the user calls the ends where these are no numbers."""
        if sources.own_numbers and not targets.names:
            return _FIELDS, rows
        name_of = dict(zip(sources.ids, sources.titles()))
        named = [
            (line, [*row[:3], name_of.get(row[1]), targets.called(row[2]), *row[3:]])
            for line, row in rows
        ]
        return (*_FIELDS[:3], *_NAMES, *_FIELDS[3:]), named

    def _reason(self, status):
        from ...core.cost import destinations as ends

        return {
            ends.OUTSIDE: self.tr("outside the raster"),
            ends.WALL: self.tr("on cells without resistance"),
            ends.NOT_REACHED: self.tr("behind barriers or beyond the greatest cost"),
        }[status]


def _listed(numbers: list) -> str:
    """The first numbers of a list, for a sentence."""
    shown = ", ".join(map(str, numbers[:_NAMED]))
    return shown if len(numbers) <= _NAMED else f"{shown} ... ({len(numbers)})"


def _zone_style(ids: list):
    if len(ids) > _ZONE_COLOURS:
        return RampStyle("grey")
    # Steps of the golden ratio round the colour circle keep zones of near numbers apart.
    hues = [(row * 0.618034) % 1.0 for row in range(len(ids))]
    colours = [colorsys.hls_to_rgb(hue, 0.5 + 0.2 * (row % 2), 0.5) for row, hue in enumerate(hues)]
    codes = ["#{:02x}{:02x}{:02x}".format(*(round(255 * part) for part in colour)) for colour in colours]
    return ClassStyle(tuple((number, code, str(number)) for number, code in zip(ids, codes)))
