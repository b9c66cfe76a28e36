"""esp:current: current maps and effective resistances, as Circuitscape."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ..base import About, EspAlgorithm
from ..frame.task_workers import open_workers_of

# What the enums' options mean to core, in the order of the form.
_MODES = ("pairwise", "one-to-all", "all-to-one", "advanced")
_NEIGHBOURS = (8, 4)
_CONFLICTS = ("keepall", "rmvsrc", "rmvgnd", "rmvall")
_METHODS = ("automatic", "multigrid", "direct")


class CurrentMap(EspAlgorithm):
    """Circuit theory between focal nodes, or between any sources and grounds."""

    NAME = "current"
    GROUP = "circuit"
    TITLE = "Current map"
    SUMMARY = "Current and effective resistance between places, by circuit theory."
    TAGS = "circuit theory,Circuitscape,current density,effective resistance,pinch point,voltage,connectivity"
    BYTES_A_CELL = 100.0
    ABOUT = About(
        purpose=(
            "Lets electric current flow over the resistance surface from one place to another. Unlike a least-cost "
            "path it uses all routes at once: cells that many of them share carry more of the current."
        ),
        formula=(
            "Every cell is a node, joined to its 8 or 4 neighbours with the conductance 2 / (R<sub>a</sub> + "
            "R<sub>b</sub>) (average resistance) or (1 / R<sub>a</sub> + 1 / R<sub>b</sub>) / 2 (average "
            "conductance), on diagonals by &radic;2 less. Potentials v fulfil Kirchhoff's law &Sigma; g (v<sub>a"
            "</sub> - v<sub>b</sub>) = I; a cell's current is what flows in or what flows out, whichever is more. "
            "Effective resistance: v<sub>a</sub> - v<sub>b</sub> for 1 A."
        ),
        reading=(
            "The current of a cell is the probability that a random walker passes it on the way. Cumulative maps "
            "add up pairs (pairwise) or nodes (one-to-all, all-to-one). Effective resistances are per cell: "
            "times the cell size they compare with accumulated cost, and the more routes there are, the lower "
            "they are. Rows without a resistance say why. The log tells how well Kirchhoff's law is fulfilled."
        ),
        source=(
            "McRae et al. (2008), Ecology 89, 2712-2724. Same figures as Circuitscape 5. Solved by multigrid "
            "(Dendy 1982) in conjugate gradients."
        ),
    )

    def define(self):
        """The form."""
        self._define_circuit()
        self._define_pairs()
        self._define_advanced()
        self._define_solver()
        self._define_outputs()

    def _define_circuit(self):
        from ..network.network_input import add_resistance

        add_resistance(self)
        self.add_flag("IS_CONDUCTANCE", "The layer holds conductances", help="Then 0 and nodata are barriers.")
        self.add_layer(
            "FOCAL",
            "Focal nodes",
            help=(
                "Points, polygons, or a raster of numbers. Cells of one number conduct without resistance. Not used by "
                "the advanced mode."
            ),
            optional=True,
            id_field=True,
        )
        self.add_choice(
            "MODE",
            "Mode",
            [
                "Pairwise: 1 A between every two nodes",
                "One to all: from every node to all others",
                "All to one: from all others to every node",
                "Advanced: given sources and grounds",
            ],
            words=_MODES,
            help=(
                "Between which nodes current flows: pairs tell of single corridors, one to all and all to one of the "
                "whole network, advanced takes sources and grounds of your own."
            ),
        )
        self.add_choice("NEIGHBOURS", "Neighbours", ["8", "4"])
        self.add_choice(
            "AVERAGE",
            "Cells are joined by the average of",
            ["Resistances", "Conductances"],
            help="Circuitscape's own default is conductances; most studies use resistances.",
        )
        self.add_layer(
            "SHORT_CIRCUITS",
            "Short-circuit regions",
            optional=True,
            help="Polygons or a raster of numbers: the cells of each conduct without resistance.",
            advanced=True,
        )
        self.add_layer(
            "MASK", "Mask", optional=True, help="Polygons or a raster above 0: nothing conducts outside.", advanced=True
        )

    def _define_pairs(self):
        self.add_file(
            "FOCAL_FILE",
            "Focal nodes as a text list",
            help="Instead of the layer: rows of number, x and y.",
            advanced=True,
        )
        self.add_table(
            "STRENGTHS",
            "Source strengths",
            optional=True,
            advanced=True,
            help="A table with source_id (or name) and strength (amperes), for one-to-all and all-to-one; else 1 A.",
        )
        self.add_text(
            "PAIRS", "List of pairs", help="Of ids or names, for example 1-2, 3-5. Empty: all.", advanced=True
        )
        self.add_choice(
            "PAIRS_MODE",
            "The listed pairs are",
            ["Solved", "Left out"],
            help=(
                "One to all: partners that are left out are not grounded. All to one: they inject no current "
                "(in Circuitscape 1 A all the same)."
            ),
            advanced=True,
        )
        self.add_file(
            "PAIRS_FILE",
            "Pairs as a text file",
            help="Circuitscape's file of included pairs: a list, or a matrix with limits.",
            advanced=True,
        )

    def _define_advanced(self):
        self.add_layer(
            "SOURCE_RASTER",
            "Current sources (advanced mode)",
            optional=True,
            help="A raster of amperes, or points with a field; negative ones draw current.",
            advanced=True,
        )
        self.add_field("SOURCE_FIELD", "Field with the amperes", "SOURCE_RASTER", help="Empty: 1 A for each feature.")
        self.add_file(
            "SOURCE_FILE",
            "Current sources as a text list",
            help="Instead of the layer: rows of amperes, x and y.",
            advanced=True,
        )
        self.add_layer(
            "GROUND_RASTER",
            "Grounds (advanced mode)",
            optional=True,
            help="A raster of resistances or conductances to ground, or points with a field.",
            advanced=True,
        )
        self.add_field("GROUND_FIELD", "Field with the grounds' values", "GROUND_RASTER", help="Empty: direct grounds.")
        self.add_file(
            "GROUND_FILE", "Grounds as a text list", help="Instead of the layer: rows of value, x and y.", advanced=True
        )
        self.add_choice(
            "GROUND_KIND",
            "Values of the grounds are",
            ["Resistances (0: direct ground)", "Conductances (0: no ground)"],
            advanced=True,
            help="How the values of the ground layer are read.",
        )
        self.add_choice(
            "CONFLICTS",
            "Where a source lies on a ground",
            ["Keep both", "Remove the source", "Remove the ground", "Remove all (in Circuitscape 5: the source)"],
            help="A direct ground under a positive source is always removed.",
            advanced=True,
            words=_CONFLICTS,
        )
        self.add_flag(
            "UNIT_CURRENTS", "All sources are 1 A", advanced=True,
            help="Whatever values the sources have, each gives 1 A.",
        )
        self.add_flag(
            "DIRECT_GROUNDS", "All grounds are direct", advanced=True,
            help="Whatever values the grounds have, each holds its place at 0 V.",
        )

    def _define_solver(self):
        self.add_flag(
            "LOGARITHM",
            "Currents as logarithms",
            help="log10 of the finished map; cells without current have no data.",
            advanced=True,
        )
        self.add_flag("ZERO_BARRIERS", "Barriers are 0 in the maps", help="Otherwise they have no data.", advanced=True)
        self.add_number(
            "TOLERANCE",
            "Relative residual of the solver",
            1e-8,
            help="The missing current by the injected one; 1e-8 gives currents well below 1e-6.",
            minimum=1e-14,
            maximum=1e-3,
            advanced=True,
            decimals=14,
        )
        self.add_choice(
            "SOLVER", "Solver", ["Automatic", "Multigrid", "Factorisation"], advanced=True, words=_METHODS,
            help=(
                "Automatic takes multigrid for large rasters and factorisation for small ones; the currents are the "
                "same."
            ),
        )
        self.add_number(
            "THREADS",
            "Solutions at the same time",
            1,
            help="More are faster on several processors and take more memory; the result is the same.",
            minimum=1,
            whole=True,
            advanced=True,
        )
        self.add_scheduler()

    def _define_outputs(self):
        from .circuit_output import add_accuracy

        self.add_raster_output("CURRENT", "Current", help="Cumulative over all pairs or nodes.")
        self.add_raster_output(
            "MAX_CURRENT", "Maximum current", help="The largest current of a pair or node in each cell.", optional=True
        )
        self.add_raster_output(
            "VOLTAGE", "Voltage", help="A band for every pair or node; one band in the advanced mode.", optional=True
        )
        self.add_table_output(
            "RESISTANCES",
            "Effective resistances",
            help="A row for every pair, or node; without a resistance the reason.",
        )
        self.add_table_output("MATRIX", "Matrix of resistances", help="Pairwise mode: -1 where there is none.")
        self.add_folder_output("MAPS", "Maps of every pair or node", help="current_1_2.tif and so on.", optional=True)
        self.add_number_result("SOLVED", "Pairs, nodes or components that were solved")
        add_accuracy(self)

    def check(self, values):
        """Which inputs the mode needs."""
        from ...core.network.pairs import pair_entries
        from ..frame.typed_numbers import named

        if values.word("MODE") == "advanced":
            for layer, file in (("SOURCE_RASTER", "SOURCE_FILE"), ("GROUND_RASTER", "GROUND_FILE")):
                self._one_of(values, layer, file)
        else:
            self._one_of(values, "FOCAL", "FOCAL_FILE")
        if values.given("PAIRS") and values.given("PAIRS_FILE"):
            raise InputError(
                "Give the pairs once: as {list} or as {file}.",
                list=values.label("PAIRS"),
                file=values.label("PAIRS_FILE"),
            )
        named(values.definition("PAIRS"), pair_entries, values.text("PAIRS"))
        if values.given("STRENGTHS") and values.word("MODE") not in ("one-to-all", "all-to-one"):
            raise InputError(
                "{strengths} count in the modes one-to-all and all-to-one only; choose one of these or leave them out.",
                strengths=values.label("STRENGTHS"),
            )

    @staticmethod
    def _one_of(values, layer, file):
        if values.given(layer) == values.given(file):
            raise InputError(
                "Give exactly one of {layer} and {file} for this mode.",
                layer=values.label(layer),
                file=values.label(file),
            )

    def work(self, job):
        """Read, solve in the chosen mode, write."""
        from . import circuit_input

        conductance = circuit_input.read_conductance(job)
        regions = circuit_input.read_regions(job)
        if job.word("MODE") == "advanced":
            self._advanced(job, conductance, regions)
        else:
            self._between_nodes(job, conductance, regions)

    def _between_nodes(self, job, conductance, regions):
        from ...core.circuit.circuit import AVERAGES
        from ...core.circuit.one_to_all import all_to_one, one_to_all
        from ...core.circuit.pairwise import pairwise
        from . import circuit_input
        from .circuit_output import MapCollector, node_table, pair_table, report_solver, write_maps

        given = circuit_input.read_focal(job)
        focal, name = given.nodes, given.name
        pairs = circuit_input.read_pairs(job, given)
        focal.require(conductance.shape)
        taking_part = focal if pairs is None else pairs.prune(focal)
        lost = circuit_input.on_barriers(job, conductance, regions, taking_part, given)
        mode, count = job.word("MODE"), taking_part.ids.size
        if mode == "pairwise":
            count = circuit_input.pairs_among(taking_part.ids.tolist(), pairs)
        job.will_write("VOLTAGE", count)
        collector = MapCollector(job, conductance, count)
        options = {
            "neighbours": _NEIGHBOURS[job.choice("NEIGHBOURS")],
            "average": AVERAGES[job.choice("AVERAGE")],
            "regions": regions,
            "pairs": pairs,
            "cumulative": True,
            "maximum": job.wants("MAX_CURRENT"),
            "tolerance": job.number("TOLERANCE"),
            "method": job.word("SOLVER"),
            "progress": job.progress,
        }
        threads = job.integer("THREADS")
        with open_workers_of(job, threads) as workers:
            executor = workers.executor
            if mode == "pairwise":
                result = pairwise(conductance, focal, on_pair=collector.on_pair, executor=executor, **options)
                pair_table(job, result, pairs, lost, given.titles)
            else:
                solve = one_to_all if mode == "one-to-all" else all_to_one
                strengths = circuit_input.read_strengths(job, taking_part.ids, given)
                result = solve(
                    conductance, focal, strengths=strengths, on_node=collector.on_node, executor=executor, **options
                )
                node_table(job, result, pairs, lost, given.titles)
        if not result.mapped:
            raise InputError(
                "No two focal nodes of {name} are connected: all of them lie on barriers, behind barriers or in one "
                "region.",
                name=name,
            )
        job.set("SOLVED", result.mapped)
        report_solver(job, result.report)
        collector.write_voltages()
        write_maps(job, conductance, result.cumulative, result.maximum)

    def _advanced(self, job, conductance, regions):
        from ...core.circuit.advanced import advanced, ground_conductance
        from ...core.circuit.circuit import AVERAGES, Circuit
        from . import circuit_input
        from .circuit_output import MapCollector, report_solver, write_maps

        amperes = circuit_input.read_cell_values(job, "SOURCE_RASTER", "SOURCE_FIELD", "SOURCE_FILE", 1.0)
        resistances = job.choice("GROUND_KIND") == 0
        values = circuit_input.read_cell_values(
            job, "GROUND_RASTER", "GROUND_FIELD", "GROUND_FILE", 0.0 if resistances else np.inf
        )
        circuit = Circuit(conductance, _NEIGHBOURS[job.choice("NEIGHBOURS")], AVERAGES[job.choice("AVERAGE")], regions)
        result = advanced(
            circuit,
            amperes,
            ground_conductance(values, resistances),
            job.word("CONFLICTS"),
            job.flag("UNIT_CURRENTS"),
            job.flag("DIRECT_GROUNDS"),
            job.number("TOLERANCE"),
            job.word("SOLVER"),
            job.progress,
        )
        if not result.solved:
            raise InputError(
                "No source can reach a ground: move the grounds into the sources' components, and check that the "
                "sources do not cancel."
            )
        if result.skipped:
            job.warn(
                "{count} connected {count:component has|components have} sources but no ground, or sources that "
                "cancel, and no current.",
                count=result.skipped,
            )
        job.log(
            "{amperes:.6g} A enter {count} connected {count:component|components}.",
            amperes=result.injected,
            count=result.solved,
        )
        job.set("SOLVED", result.solved)
        report_solver(job, result.report)
        MapCollector(job, conductance, 0).write_voltage(result.voltage)
        write_maps(job, conductance, result.current, None)
