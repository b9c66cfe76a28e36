"""esp:circuitscape: a Circuitscape .ini as it is, rasters and networks."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from functools import partial

import numpy as np

from ...core.errors import phrase
from ..base import About, EspAlgorithm
from .circuit_output import add_accuracy

_MOST_THREADS = 8

# How messages call the kinds of data and the modes.
_WORDS = {
    "raster": phrase("raster"),
    "network": phrase("network"),
    "pairwise": phrase("pairwise"),
    "one-to-all": phrase("one-to-all"),
    "all-to-one": phrase("all-to-one"),
    "advanced": phrase("advanced"),
}


class Circuitscape(EspAlgorithm):
    """Runs Circuitscape's configuration files."""

    NAME = "circuitscape"
    GROUP = "circuit"
    TITLE = "Run a Circuitscape configuration"
    SUMMARY = "Runs a Circuitscape .ini unchanged and writes the files that Circuitscape would write."
    TAGS = "Circuitscape,circuit theory,ini,network,current,resistance"
    BYTES_A_CELL = 90.0
    CHOOSES_GRID = True
    ABOUT = About(
        purpose=(
            "Runs a configuration of Circuitscape 4 or 5 without Circuitscape: all raster modes (pairwise, "
            "one-to-all, all-to-one, advanced) and networks, with .asc, .tif and .gz files. Nothing needs to be "
            "changed; relative file names count from the folder of the .ini or a folder above it."
        ),
        formula=(
            "As <i>Current map</i>. Circuitscape's conventions are kept: average conductance unless the "
            "configuration says resistance, -1 for pairs without connection, logarithms of each pair before they "
            "are summed, nodata -9999."
        ),
        reading=(
            "The files begin with the name of <b>output_file</b>: _resistances.out (matrix), "
            "_resistances_3columns.out, _curmap_1_2.asc, _voltmap_1_2.asc, _cum_curmap.asc, _max_curmap.asc; for "
            "networks _node_currents, _branch_currents and _voltages. They go into the folder chosen here, "
            "not where the configuration says. The log names settings that change nothing."
        ),
        source="McRae et al. (2008), Ecology 89, 2712-2724; Circuitscape 5 (Anantharaman et al. 2020).",
    )

    def define(self):
        """The form."""
        self.add_file("CONFIG", "Configuration (.ini)", extension="ini", optional=False)
        self.add_folder_output("FOLDER", "Folder of the results")
        self.add_number_result("FILES", "Files that were written")
        add_accuracy(self)

    def work(self, job):
        """Read the configuration, run its mode, write."""
        from ...core.circuit.configuration import parse_configuration
        from ..layers.file_read import UTF8_OR_LATIN, read_text
        from .circuitscape_files import InputFiles

        path = job.text("CONFIG")
        configuration, ignored = parse_configuration(read_text(path, UTF8_OR_LATIN))
        self._say(job, configuration, ignored)
        files = InputFiles(job, path)
        paths = {key: files.path(key, name) for key, name in configuration.files()}
        for key, place in paths.items():
            job.protect(place, key)
        run = self._network if configuration.is_network else self._raster
        out = run(job, configuration, files, paths)
        job.set("FILES", out.count)

    def _say(self, job, configuration, ignored):
        data, mode = _WORDS[configuration.data_type], _WORDS[configuration.scenario]
        job.log("Circuitscape {data}, {mode}.", data=data, mode=mode)
        if ignored:
            job.log("These settings change nothing here: {keys}.", keys=", ".join(sorted(set(ignored))))
        if configuration.use_reclass_table:
            job.warn("Circuitscape 5 does not reclassify; the habitat is used as it is. See esp:resistancefactor.")

    # -- rasters ---------------------------------------------------------------------------

    def _raster(self, job, configuration, files, paths):
        from ...core.circuit.conductance import cell_conductance
        from ...core.circuit.pairs import parse_pairs
        from .circuit_input import lost_on_barriers, name_barriers
        from .circuitscape_files import OutputFiles

        habitat = files.raster(paths["habitat_file"])
        mask = files.raster(paths["mask_file"]) if "mask_file" in paths else None
        name = os.path.basename(paths["habitat_file"])
        conductance = cell_conductance(habitat, configuration.habitat_map_is_resistances, mask, name)
        del habitat, mask
        regions = files.labels(paths["polygon_file"]) if "polygon_file" in paths else None
        folder = job.folder("FOLDER")
        out = OutputFiles(folder, configuration.stem, files.grid, configuration.write_as_tif, job.cancel_point)
        if configuration.scenario == "advanced":
            self._advanced(job, configuration, files, paths, conductance, regions, out)
            return out
        focal = files.points(paths["point_file"])
        pairs = None
        point_name = os.path.basename(paths["point_file"])
        if "included_pairs_file" in paths:
            path = paths["included_pairs_file"]
            pairs = parse_pairs(files.text(path), os.path.basename(path))
        taking_part = focal if pairs is None else pairs.prune(focal)
        name_barriers(job, lost_on_barriers(conductance, regions, taking_part), point_name)
        options = {
            "neighbours": configuration.neighbours,
            "average": configuration.average,
            "regions": regions,
            "pairs": pairs,
            "cumulative": configuration.write_cur_maps or configuration.write_cum_cur_map_only,
            "maximum": configuration.write_max_cur_maps,
            "progress": job.progress,
        }
        threads = min(os.cpu_count() or 1, _MOST_THREADS) if configuration.parallelize else 1
        with ThreadPoolExecutor(threads) if threads > 1 else nullcontext() as executor:
            options["executor"] = executor
            if configuration.scenario == "pairwise":
                self._pairwise(job, configuration, conductance, focal, options, out)
            else:
                self._one_by_one(job, configuration, files, paths, conductance, focal, options, out)
        return out

    def _pairwise(self, job, configuration, conductance, focal, options, out):
        from ...core.circuit import circuitscape_maps as conventions
        from ...core.circuit.pairwise import pairwise
        from .circuit_output import report_solver

        style = conventions.MapStyle(
            conductance > 0.0,
            configuration.set_null_currents_to_nodata,
            configuration.set_null_voltages_to_nodata,
            configuration.log_transform_maps,
        )
        maps = configuration.write_cur_maps and not configuration.write_cum_cur_map_only

        def keep(solution):
            current = style.current(solution.current)
            if maps:
                out.map(f"curmap_{solution.first}_{solution.second}", current)
            if configuration.write_volt_maps:
                out.map(f"voltmap_{solution.first}_{solution.second}", style.voltage(solution.voltage))
            return current

        one_by_one = maps or configuration.write_volt_maps or configuration.log_transform_maps
        result = pairwise(conductance, focal, on_pair=keep if one_by_one else None, **options)
        self._write_resistances(result, out)
        self._write_sums(result, out, None if one_by_one else style)
        report_solver(job, result.report)

    def _write_resistances(self, result, out):
        from ...core.circuit import circuitscape_maps as conventions

        out.table("resistances", conventions.resistance_table(result.ids, result.resistances))
        out.table("resistances_3columns", conventions.resistance_triples(result.ids, result.resistances))

    def _write_sums(self, result, out, style):
        from ...core.circuit import circuitscape_maps as conventions

        if result.cumulative is not None:
            total = result.cumulative if style is None else style.current(result.cumulative)
            out.map("cum_curmap", conventions.cumulative(total))
        if result.maximum is not None:
            largest = conventions.maximum(result.maximum)
            out.map("max_curmap", largest if style is None else style.current(largest))

    def _one_by_one(self, job, configuration, files, paths, conductance, focal, options, out):
        from ...core.circuit import circuitscape_maps as conventions
        from ...core.circuit.one_to_all import all_to_one, one_to_all
        from ...core.circuit.text_lists import parse_rows
        from .circuit_output import report_solver

        strengths = None
        if "variable_source_file" in paths:
            path = paths["variable_source_file"]
            name = os.path.basename(path)
            strengths = conventions.strengths_by_id(
                parse_rows(files.text(path), 2, name), focal, options["pairs"], name
            )
        maps = configuration.write_cur_maps and not configuration.write_cum_cur_map_only

        def keep(solution):
            if maps:
                out.map(f"curmap_{solution.number}", solution.current)
            if configuration.write_volt_maps:
                out.map(f"voltmap_{solution.number}", solution.voltage)

        solve = one_to_all if configuration.scenario == "one-to-all" else partial(all_to_one, left_out_inject=True)
        on_node = keep if maps or configuration.write_volt_maps else None
        result = solve(conductance, focal, strengths=strengths, on_node=on_node, **options)
        out.table("resistances", np.column_stack([result.ids, result.values]))
        self._without_effect(job, configuration)
        self._write_sums(result, out, None)
        report_solver(job, result.report)

    def _advanced(self, job, configuration, files, paths, conductance, regions, out):
        from ...core.circuit.advanced import advanced, ground_conductance
        from ...core.circuit.circuit import Circuit
        from .circuit_output import report_solver

        sources = files.values(paths["source_file"])
        grounds = ground_conductance(files.values(paths["ground_file"]), configuration.ground_file_is_resistances)
        circuit = Circuit(conductance, configuration.neighbours, configuration.average, regions)
        result = advanced(
            circuit,
            sources,
            grounds,
            configuration.remove_src_or_gnd,
            configuration.use_unit_currents,
            configuration.use_direct_grounds,
            progress=job.progress,
        )
        if configuration.write_cur_maps or configuration.write_cum_cur_map_only:
            out.map("curmap", result.current)
        if configuration.write_volt_maps:
            out.map("voltmap", result.voltage)
        self._without_effect(job, configuration)
        if not result.solved:
            job.warn("No source reaches a ground: the maps are 0.")
        report_solver(job, result.report)

    @staticmethod
    def _without_effect(job, configuration):
        """Say which options of maps Circuitscape has for the pairwise mode alone."""
        keys = ("log_transform_maps", "set_null_currents_to_nodata", "set_null_voltages_to_nodata")
        given = [key for key in keys if getattr(configuration, key)]
        if given:
            job.warn(
                "{keys}: Circuitscape applies this in the pairwise mode only; the maps are left as they are.",
                keys=", ".join(given),
            )

    # -- networks --------------------------------------------------------------------------

    def _network(self, job, configuration, files, paths):
        from ...core.circuit.advanced import ground_conductance
        from ...core.circuit.network import network_advanced, network_pairwise
        from ...core.circuit.pairs import parse_pairs
        from ...core.circuit.text_lists import parse_network, parse_node_values, parse_nodes
        from .circuitscape_files import OutputFiles

        def named(key):
            return files.text(paths[key]), os.path.basename(paths[key])

        text, name = named("habitat_file")
        network = parse_network(text, configuration.habitat_map_is_resistances, name)
        out = OutputFiles(job.folder("FOLDER"), configuration.stem)
        if configuration.scenario == "advanced":
            grounds = parse_node_values(*named("ground_file"))
            values = ground_conductance(list(grounds.values()), configuration.ground_file_is_resistances)
            solution = network_advanced(
                network,
                parse_node_values(*named("source_file")),
                dict(zip(grounds, values.tolist())),
                configuration.remove_src_or_gnd,
                configuration.use_unit_currents,
                configuration.use_direct_grounds,
            )
            self._write_network(configuration, solution, "", out)
            return out
        pairs = parse_pairs(*named("included_pairs_file")) if "included_pairs_file" in paths else None
        result = network_pairwise(network, parse_nodes(*named("point_file")), pairs, job.progress)
        self._write_resistances(result, out)
        if not configuration.write_cum_cur_map_only:
            for (first, second), solution in result.pairs.items():
                job.cancel_point()
                self._write_network(configuration, solution, f"_{first}_{second}", out)
        if configuration.write_cur_maps or configuration.write_cum_cur_map_only:
            self._write_network(configuration, result.cumulative, "_cum", out)
        return out

    @staticmethod
    def _write_network(configuration, solution, suffix, out):
        from ...core.circuit import circuitscape_maps as conventions

        currents = configuration.write_cur_maps or configuration.write_cum_cur_map_only
        for kind, table in conventions.network_tables(solution):
            if configuration.write_volt_maps if kind == "voltages" else currents:
                out.table(kind + suffix, table, ".txt")
