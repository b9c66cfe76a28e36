"""esp:evolution: a whole pattern over several years, with the limits of one of them."""

from __future__ import annotations

import os

from ...core.progress import part_of, parts_of
from ..base import About, EspAlgorithm
from ..platform.compat import NO_THREADING
from .workflow_form import add_workflow_inputs

_ELLIPSES = ("arcgis", "plain")


class PatternEvolution(EspAlgorithm):
    """Several years of a pattern."""

    NAME = "evolution"
    GROUP = "pattern"
    TITLE = "Evolution of a pattern"
    SUMMARY = "Sources, corridors, zones and network of several years: what lasts, what changes, where to."
    TAGS = (
        "several years,time series,change,persistence,stable core,centroid,standard deviational ellipse,"
        "transition matrix,network evolution,dEC,periods"
    )
    NEEDS_METRES = True
    ABOUT = About(
        purpose=(
            "Compares the security patterns of two or more years: ground of sources, corridors, pinch points and "
            "barriers that is kept, lost and gained, transitions of MSPA, health, zones and land cover, the way of the "
            "centroids, and the network by year. The years are folders of finished runs (of workflows, or studies of "
            "the workbench), or a workflow that is run a year at a time: name it, give its layers with {year} where "
            "the year stands in a file's name, and the years."
        ),
        formula=(
            "Persistence |A &cap; B| / |A|; |A &cap; B| / |A &cup; B|; percent a year 100 (|B| - |A|) / |A| / t. "
            "Frequency: share of years. Azimuth of a shift atan2(dx, dy) from north. Ellipse: semi-axes "
            "&radic;(2 &lambda;) of the covariance weighted by area. Gain, loss, net |gain - loss|, swap 2 min(gain, "
            "loss). dEC = 100 (EC<sub>2</sub> - EC<sub>1</sub>) / EC<sub>1</sub> beside dA. R: mean share of the "
            "sources in the largest component while they are lost by degree."
        ),
        reading=(
            "Natural breaks, ranges and widths that each year finds anew show limits that move, not land. So the "
            "limits of the first year hold in all runs that are made here; of finished runs the page says which "
            "differ. |dEC| above |dA|: land changed at places that connect."
        ),
        source=(
            "Saura et al. (2011), 10.1016/j.ecolind.2010.06.011 (dEC and dA); Pontius et al. (2004), "
            "10.1016/j.agee.2003.09.008 (net change and swap); Yuill (1971), 10.2307/490885 (ellipse); Schneider et "
            "al. (2011), 10.1073/pnas.1009440108 (R)."
        ),
    )

    def flags(self):
        """Workflows make reports and maps, which belong to the main thread."""
        return super().flags() | NO_THREADING

    def define(self):
        """The form."""
        self.add_text(
            "FOLDERS",
            "Folders of finished runs",
            multiline=True,
            help="Separated by semicolons, with years if you like: 2000=runs/a; 2010=runs/b. Or a folder with them.",
        )
        self.add_text(
            "YEARS",
            "Years",
            help="Separated by commas, in the order of the folders. Empty: as the folders' names tell.",
        )
        self.add_text(
            "FIX_FROM",
            "Run whose limits hold in all years",
            help=(
                "A year, or the folder or file (JSON) of another run: its breaks, ranges, widths, thresholds and "
                "distance. Empty: the first year's. None: each year has its own."
            ),
        )
        add_workflow_inputs(self)
        self.add_table(
            "SCENARIOS",
            "Table of the years, instead of {year} in names",
            optional=True,
            help="A column year, and columns named like inputs of the workflow, with the files of each year.",
        )
        self.add_rasters(
            "LANDCOVERS",
            "Land covers of the years",
            optional=True,
            minimum=0,
            help="For their transitions, with the years in their names. Empty: those that the runs were made from.",
        )
        self._define_tuning()
        self.add_table_output("PERIODS", "Periods", optional=False)
        self.add_table_output("NETWORK", "Network by year")
        self.add_table_output("TRANSITIONS", "Transitions between classes")
        self.add_raster_output("FREQUENCY", "Share of the years (a band for each element)", optional=True)
        self.add_table_output("CHANGES", "Gain, loss, net change and swap of the classes")
        self.add_vector_output("CENTROIDS", "Centroids", "point", optional=True)
        self.add_vector_output("ELLIPSES", "Deviational ellipses", optional=True)
        self.add_raster_output("CHANGE_MAP", "Kept, lost and gained sources", optional=True,
                               cells="u1")  # fmt: skip
        self.add_html_output("PAGE", "Page with maps")
        self.add_folder_output(
            "FOLDER", "Folder of the runs", optional=True, help="With a workflow: a folder for each year."
        )
        self.add_number_result("STABLE_CORE", "Sources of all years (ha)")
        self.add_number_result("DIFFERING", "Limits that differ between the years")

    def _define_tuning(self):
        self.add_number(
            "DISTANCE",
            "Distance of dispersal in all years (m)",
            minimum=0.0,
            help="Empty: as in the run whose limits hold, else 5000.",
            advanced=True,
        )
        self.add_number(
            "PROBABILITY", "Probability at this distance", minimum=0.0, maximum=1.0, help="Empty: as there, else 0.5.",
            advanced=True,
        )  # fmt: skip
        self.add_choice(
            "LINKS", "Corridors of the network", ["All", "Important ones, where they are told"], advanced=True,
            help="Which corridors the indices of the network count.",
        )
        self.add_choice(
            "ELLIPSE",
            "Semi-axes of the ellipse",
            ["Square root of 2 times the variance, as ArcGIS", "Standard deviation"],
            words=_ELLIPSES,
            advanced=True,
            help="The same ellipse, longer by a factor of 1.41 in ArcGIS.",
        )
        self.add_flag(
            "AGAIN", "Run all again, finished ones as well", advanced=True,
            help="Else runs that are in the folder already are read.",
        )
        self.add_scheduler()
        self.add_text("TITLE", "Title", "Evolution of the security pattern", advanced=True)

    def check(self, values):
        """Where the years come from."""
        from .evolution_years import check

        check(values)

    def work(self, job):
        """Run what is not there, read, measure, write."""
        from . import evolution_grounds as grounds
        from . import evolution_outputs, evolution_years
        from .evolution_limits import dispersal_of, limits_of
        from .evolution_network import networks_of

        running, measuring, linking = self._parts(job)
        runs, reference = evolution_years.patterns_of_years(job)
        running(1.0)
        limits = limits_of(runs, reference, job.label("FIX_FROM"))
        distance, probability = dispersal_of(job, runs, reference)
        patterns = grounds.find_years(runs)
        names = [run.name for run in runs]
        evolution = grounds.Evolution(names, [float(name) for name in names])
        covers = grounds.covers_of_runs(job, runs, patterns)
        grounds.measure(job, patterns, evolution, job.word("ELLIPSE"), covers, measuring)
        job.grid = evolution.grid
        evolution.network = networks_of(job, patterns, distance, probability, job.choice("LINKS") == 1, linking)
        evolution_outputs.write(job, evolution, distance)
        self._tell(job, evolution, limits)
        self._write_page(job, evolution, limits, reference, distance, probability)
        if job.given("FOLDER"):
            job.set_path("FOLDER", os.path.abspath(job.output_path("FOLDER")))

    @staticmethod
    def _parts(job) -> list:
        """Runs tell their own progress: they are nearly all of it."""
        if job.text("FOLDERS"):
            return parts_of(job.progress, (0.0001, 3, 1))
        return parts_of(part_of(job.progress, 0.95, 1.0), (0.0001, 3, 1))

    def _tell(self, job, evolution, limits) -> None:
        """The main numbers, in the log and as results."""
        job.set("DIFFERING", limits.moved)
        if limits.moved:
            job.warn(
                "{moved} of {known} limits, ranges and widths differ between the years: a change may be one of the "
                "limits. Run the years with those of one of them (fix_from).",
                moved=limits.moved,
                known=len(limits.names),
            )
        for role, ground in evolution.grounds.items():
            hectares = ground.grid.cell_area_ha
            core = ground.frequency.stable_core * hectares
            if role == "sources":
                job.set("STABLE_CORE", core)
            for first, last, period in ground.periods:
                job.log(
                    "{element}, {first} to {last}: {kept:.0f} ha kept, {lost:.0f} ha lost, {gained:.0f} ha gained.",
                    element=role,
                    first=evolution.names[first],
                    last=evolution.names[last],
                    kept=period.overlap.kept * hectares,
                    lost=period.overlap.lost * hectares,
                    gained=period.overlap.gained * hectares,
                )
            job.record(f"stable core of {role}", core)

    def _write_page(self, job, evolution, limits, reference, distance, probability) -> None:
        from .evolution_page import EvolutionReport, evolution_page

        if job.wants("PAGE"):
            report = EvolutionReport(job.text("TITLE"), evolution, limits, reference, distance, probability)
            job.write_html("PAGE", evolution_page(report))
