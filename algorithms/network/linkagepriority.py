"""esp:linkagepriority: which corridors matter first."""

from __future__ import annotations

from contextlib import ExitStack

import numpy as np

from ...core.errors import InputError
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..layers.kept_columns import kept_columns
from ..layers.styles import RampStyle
from ..layers.vector_io import Features, column, fields_of, numbers
from .network_input import add_network_inputs

_ADDED = fields_of(
    "closeness float, permeab float, value float, climate float, priority float, prio_norm float, rank int, "
    "selected int"
)


class LinkagePriorityRanking(EspAlgorithm):
    """Priority of sources, corridors and cells."""

    NAME = "linkagepriority"
    GROUP = "corridors"
    TITLE = "Linkage priority"
    SUMMARY = "Ranks corridors by closeness, permeability, the value of their sources, experts and climate."
    TAGS = "Linkage Priority,CSP,CAV,ranking,climate,corridor priority"
    NEEDS_METRES = True
    BYTES_A_CELL = 60.0
    ABOUT = About(
        purpose=(
            "Which corridors to protect first: short and permeable ones between valuable sources, with the opinion "
            "of experts and a future climate where they are given; and a raster of priority."
        ),
        formula=(
            "Value of a source CAV = &Sigma; w {mean resistance (inverted), area, area / perimeter, expert value, "
            "current-flow centrality, mean of another raster}, scaled from 0 to 1. Corridor CSP = w<sub>1</sub> "
            "closeness + w<sub>2</sub> permeability + w<sub>3</sub> mean CAV + w<sub>4</sub> expert value + "
            "w<sub>5</sub> climate. Raster: (1 - b) nearness to the best path + b CSP / max CSP, the greatest over "
            "the selected corridors. Climate: from the warmer source to the other one; straight lines through "
            "(least ratio, 0.75), (1, 1) and (greatest ratio, 0), scaled by range."
        ),
        reading=(
            "1 is the best of this network: scores compare corridors of one run only. Weights are scaled to sum 1. "
            "A criterion that is the same everywhere gives everyone 1 and changes no order."
        ),
        source="Linkage Mapper 3, Linkage Priority; Gallo and Greene (2018), Conservation Biology Institute.",
    )

    def define(self):
        """The form."""
        add_network_inputs(self, climate=False)
        self.add_text(
            "WEIGHTS",
            "Weights of the corridors' criteria",
            help="Closeness, permeability, value of the sources, expert value, climate. Empty: 1,1,1,0,0.",
        )
        self.add_text(
            "SOURCE_WEIGHTS",
            "Weights of the sources' criteria",
            help=(
                "Resistance, area, area / perimeter, expert value, centrality, other raster. Empty: .33,.33,.34,0,0,0."
            ),
        )
        self.add_number(
            "THRESHOLD",
            "Selected above",
            0.6,
            minimum=0.0,
            maximum=1.0,
            help=(
                "Corridors whose CSP / max CSP is above it are marked in the field selected, and only they enter the "
                "raster."
            ),
        )
        self.add_field(
            "SOURCE_EXPERT", "Field with experts' value of sources", "SOURCES",
            help="A number, higher is better. Empty: this criterion is left out.",
        )
        self.add_field(
            "CORRIDOR_EXPERT", "Field with experts' value of corridors", "CORRIDORS", numeric=True,
            help="A number, higher is better. Empty: this criterion is left out.",
        )
        self.add_raster("OTHER", "Other raster for the value of sources", optional=True, advanced=True)
        self.add_raster("CLIMATE", "Climate today", optional=True, advanced=True)
        self.add_raster("CLIMATE_FUTURE", "Climate in future", optional=True, advanced=True, help="Empty: today's.")
        self.add_flag(
            "COOLER", "Higher values are cooler", advanced=True,
            help="The layer of climate falls with warmth, such as elevation.",
        )
        self.add_number(
            "PREFERRED", "Preferred climate", advanced=True,
            help="The value of the climate layer that the species like best.",
        )
        self.add_text(
            "ANALOG",
            "Priority by the ratio of future to today's climate",
            "0.75, 0, 1.15, 1",
            help=(
                "Priority at the least ratio, priority at the greatest ratio, what the greatest ratio is at least, "
                "and the ratio whose priority is 1. In between it goes in straight lines."
            ),
            advanced=True,
        )
        self.add_text(
            "PREFERENCE",
            "Priority by the ratio of future to preferred climate",
            "0.75, 0",
            help="Priority at the least and at the greatest ratio; at a ratio of 1 it is 1.",
            advanced=True,
        )
        self.add_number(
            "ANALOG_WEIGHT", "Share of the first ratio", 0.5, minimum=0.0, maximum=1.0, advanced=True,
            help="The rest is the share of the second ratio.",
        )
        self.add_number(
            "WIDTH",
            "Width of the corridors, as a cost",
            minimum=0.0,
            help="For the raster. Empty: as for pinch points.",
        )
        self.add_number(
            "BLEND", "Share of the corridors' priority in the raster", 0.5, minimum=0.0, maximum=1.0,
            help="The rest is the share of the cells' own value.",
        )
        self.add_vector_output("CORRIDORS_OUT", "Corridors by priority", "line")
        self.add_vector_output("SOURCES_OUT", "Sources with their value", "polygon", optional=True, created=True)
        self.add_raster_output("PRIORITY", "Priority of cells", optional=True)
        self.add_number_result("SELECTED", "Number of selected corridors")

    def check(self, values):
        """What needs no data: numbers of weights, the climate."""
        from ...core.network.linkage_priority import CORRIDOR_WEIGHTS, SOURCE_WEIGHTS

        for key, default in (("WEIGHTS", CORRIDOR_WEIGHTS), ("SOURCE_WEIGHTS", SOURCE_WEIGHTS)):
            values.check_weights(key, len(default))
        for key, count in (("ANALOG", 4), ("PREFERENCE", 2)):
            if len(values.numbers(key)) != count:
                raise InputError(
                    "{parameter} needs {count} numbers, not {given}.",
                    parameter=values.label(key),
                    count=count,
                    given=len(values.numbers(key)),
                )
        weights = values.numbers("WEIGHTS")
        if weights and weights[4] > 0 and not values.given("CLIMATE"):
            raise InputError("{parameter} has a weight; give the raster.", parameter=values.label("CLIMATE"))
        if values.given("WIDTH") and not values.number("WIDTH") > 0:
            raise InputError("{parameter} must be above 0.", parameter=values.label("WIDTH"))

    def work(self, job):
        """Link, value, rank, blend."""
        from ...core.bottlenecks.pinch_points import default_width
        from ...core.network.graph import SourceGraph
        from ...core.network.linkage_priority import CORRIDOR_WEIGHTS, linkage_priority, priority_surface
        from .corridor_graph import log_components
        from .network_input import read_network

        linking, blending = parts_of(job.progress, (2, 3))
        with ExitStack() as stack:
            inputs = read_network(job, stack, linking)
            links = inputs.network.links
            active = np.flatnonzero(links.active)
            first, second = links.from_label[active] - 1, links.to_label[active] - 1
            graph = SourceGraph(len(inputs.sources.ids), first, second, links.cost[active])
            log_components(job, graph)
            value = self._value(job, inputs, graph)
            climate = self._climate(job, inputs, first, second)
            weights = job.numbers("WEIGHTS") or CORRIDOR_WEIGHTS
            result = linkage_priority(
                first,
                second,
                links.length[active],
                links.cost[active],
                value,
                self._expert(job, inputs, active),
                climate,
                weights,
            )
            selected = result.normalised > job.number("THRESHOLD")
            self._write(job, inputs, active, result, climate, selected)
            self._write_sources(job, inputs, value)
            job.set("SELECTED", int(selected.sum()))
            best = int(np.argmin(result.rank))
            name, priority = inputs.name(active[best]), result.priority[best]
            job.log("Highest priority: {name}, {priority:.4f}.", name=name, priority=priority)
            if job.wants("PRIORITY"):
                normalised = np.full(len(links), np.nan)
                normalised[active] = np.where(selected, result.normalised, np.nan)
                width = job.number("WIDTH")
                if width is None:
                    width = default_width(inputs.network, job.grid.cell_size)
                    job.log("Corridors are {width:.6g} wide, as a cost.", width=width)
                surface = priority_surface(
                    inputs.network,
                    inputs.resistance,
                    job.grid.cell_size,
                    inputs.store,
                    normalised,
                    width,
                    job.number("BLEND"),
                    blending,
                )
                job.write_raster("PRIORITY", surface, style=RampStyle("current", low=0.0, high=1.0))

    def _value(self, job, inputs, graph):
        from ...core.network.centrality import current_flow
        from ...core.network.linkage_priority import SOURCE_WEIGHTS, source_value
        from ...core.patches import patch_means

        sources, count = inputs.sources, len(inputs.sources.ids)
        weights = job.numbers("SOURCE_WEIGHTS") or SOURCE_WEIGHTS
        expert = None
        field = job.text("SOURCE_EXPERT")
        if field:
            expert = np.array(numbers(column(sources.columns, field, sources.name), field, sources.name))
        other = job.values("OTHER")
        return source_value(
            patch_means(sources.labels, count, inputs.resistance),
            np.array([outline.area() for outline in sources.geometries]),
            np.array([outline.length() for outline in sources.geometries]),
            expert,
            current_flow(graph)[0] if weights[4] > 0 else None,
            None if other is None else patch_means(sources.labels, count, other),
            weights,
        )

    def _expert(self, job, inputs, active):
        field = job.text("CORRIDOR_EXPERT")
        if not field or inputs.corridors is None:
            return None
        given = inputs.corridors.numbers(field)
        return np.array([max(given[row] for row in inputs.rows[link]) for link in active])

    def _climate(self, job, inputs, first, second):
        from ...core.network.climate_priority import RatioPriority, climate_priority
        from ...core.patches import patch_means

        if not job.given("CLIMATE"):
            return None
        count = len(inputs.sources.ids)
        now = patch_means(inputs.sources.labels, count, job.values("CLIMATE"))
        future = job.values("CLIMATE_FUTURE")
        return climate_priority(
            first,
            second,
            now,
            now if future is None else patch_means(inputs.sources.labels, count, future),
            RatioPriority(*job.numbers("ANALOG")),
            job.number("PREFERRED"),
            RatioPriority(*job.numbers("PREFERENCE"), least_greatest=0.0),
            job.number("ANALOG_WEIGHT"),
            job.flag("COOLER"),
        )

    def _write(self, job, inputs, active, result, climate, selected):
        from .line_input import path_geometry

        values = {
            link: [
                result.closeness[place],
                result.permeability[place],
                result.value[place],
                None if climate is None else climate[place],
                result.priority[place],
                result.normalised[place],
                result.rank[place],
                int(selected[place]),
            ]
            for place, link in enumerate(active.tolist())
        }
        style = RampStyle("corridor", field="prio_norm", width=0.9)
        if inputs.corridors is None:
            fields = [("link_id", int), ("from_id", int), ("to_id", int), ("cost", float), ("length_m", float)]
            links, ids = inputs.network.links, inputs.sources.ids
            rows = []
            for link, added in values.items():
                ends = ids[links.from_label[link] - 1], ids[links.to_label[link] - 1]
                described = [inputs.link_ids[link], *ends, links.cost[link], links.length[link]]
                rows.append((path_geometry(job.grid, inputs.network.paths[link]), [*described, *added]))
        else:
            features = inputs.corridors.features
            fields, kept = kept_columns(features, [name for name, _ in _ADDED])
            of_feature = {row: values[link] for link in values for row in inputs.rows[link]}
            none = [None] * len(_ADDED)
            rows = [
                (geometry, [*described, *of_feature.get(row, none)])
                for row, (geometry, described) in enumerate(zip(features.geometries, kept))
            ]
        job.write_features("CORRIDORS_OUT", (*fields, *_ADDED), rows, geometry="line", style=style)

    def _write_sources(self, job, inputs, value):
        sources = inputs.sources
        layer = Features(sources.name, sources.geometries, sources.columns)
        fields, rows = kept_columns(layer, ("source_id", "value"))
        values = [[number, *row, value[place]] for place, (number, row) in enumerate(zip(sources.ids, rows))]
        job.write_features(
            "SOURCES_OUT",
            (("source_id", int), *fields, ("value", float)),
            zip(sources.geometries, values),
            style=RampStyle("source", field="value"),
        )
