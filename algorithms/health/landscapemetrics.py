"""esp:landscapemetrics: FRAGSTATS' metrics of patches, classes and landscapes, in any units."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.lists import list_parts
from ...core.memory import require_memory
from ..base import About, EspAlgorithm
from ..frame.legends import add_legend
from ..frame.task_workers import open_workers_of
from .metric_form import (
    add_metric_tuning,
    add_surroundings,
    add_units,
    check_units,
    refuse_untold,
    surroundings_of,
    untold,
)

# What the enums' options mean, in the order of the form.
_LEVELS = ("landscape", "class", "patch")
_UNITS = ("landscape", "zones", "fishnet", "window")
_DEFAULTS = {
    "landscape": "NP,PD,LPI,ED,LSI,AREA_MN,FRAC_AM,CONTAG,COHESION,DIVISION,AI,IJI,PR,SHDI,SHEI,SIDI",
    "class": "CA,PLAND,NP,PD,LPI,ED,LSI,AREA_MN,FRAC_AM,COHESION,DIVISION,AI,IJI",
    "patch": "AREA,PERIM,PARA,SHAPE,FRAC,CONTIG,ENN",
}
_WINDOW_DEFAULT = "SHDI,CONTAG"
# Keys, labels and runs of a cell, and what joins them.
_BYTES_A_CELL = 90


class LandscapeMetrics(EspAlgorithm):
    """Landscape metrics."""

    NAME = "landscapemetrics"
    GROUP = "health"
    TITLE = "Landscape metrics"
    SUMMARY = "FRAGSTATS' metrics of patches, classes and landscapes: polygons, fishnet, moving windows."
    TAGS = "FRAGSTATS,landscape pattern,fragmentation,SHDI,CONTAG,AWMPFD,cohesion,moving window,fishnet,patch"
    NEEDS_METRES = True
    BYTES_A_CELL = _BYTES_A_CELL
    ABOUT = About(
        purpose=(
            "Measures how a landscape is composed and arranged: area and edge, shape, core, aggregation, "
            "isolation, diversity. For the whole raster, for polygons, for squares of a fishnet, or in a moving "
            "window around each cell; each unit is a landscape of its own."
        ),
        formula=(
            "As in FRAGSTATS: SHDI = -&Sigma; P ln P; CONTAG = 100 (1 + &Sigma;&Sigma; x ln x / (2 ln m)), x = "
            "P<sub>i</sub> g<sub>ik</sub>/&Sigma;g<sub>ik</sub>; FRAC = 2 ln(p/4) / ln a; COHESION = 100 (1 - "
            "&Sigma;p / &Sigma;p&radic;a) / (1 - 1/&radic;N); DIVISION = 1 - &Sigma;(a/N)&sup2;. Statistics: _MN "
            "mean, _AM area-weighted (FRAC_AM is AWMPFD), _SD, _CV. Fragmentation index by choice: NP_A (patches "
            "per hectare), PD (per 100 ha), FN ((NP - 1)/N), DIVISION, SPLIT. PROX = &Sigma; a<sub>s</sub>/h&sup2; "
            "over the patches of the class within RADIUS, h between the centres of the nearest cells; SIMI the same "
            "over all classes, times their similarity; CONNECT = 100 pairs within RADIUS / all pairs of a class; ECON "
            "= 100 &Sigma; p<sub>k</sub> d<sub>k</sub>/p, CWED = 10,000 &Sigma; e d/A, TECI = 100 &Sigma; e d/&Sigma; "
            "e, d the contrast of the classes on both sides; RPR = 100 PR / CLASSES_MAX."
        ),
        reading=(
            "Areas in hectares, lengths in metres, densities per 100 ha. A metric that is not defined (CONTAG of "
            "one class, ENN of a single patch) is empty. Metrics depend on cell size and on the size of the "
            "unit: compare only what was measured alike. Metrics of patches in moving windows are made for every "
            "window whose centre the stride meets."
        ),
        source="McGarigal, Cushman and Ene (2012), FRAGSTATS v4; checked against its tables.",
    )

    def define(self):
        """The form."""
        self.add_raster("INPUT", "Land cover or another class raster")
        add_legend(self)
        self.add_choice(
            "LEVEL", "Level", ["Landscape", "Class", "Patch"], words=_LEVELS,
            help="Metrics of the whole mosaic, of each class, or of each patch.",
        )
        self.add_text(
            "METRICS",
            "Metrics",
            help=(
                "Names separated by commas, as in FRAGSTATS: NP, PD, LPI, TE, ED, LSI, AREA_MN, SHAPE_AM, FRAC_AM, "
                "CORE_MN, ENN_MN, CONTAG, COHESION, AI, IJI, PLADJ, DIVISION, SPLIT, MESH, SHDI, SHEI, SIDI, PR; "
                "PROX_MN, SIMI_MN, CONNECT (RADIUS), ECON_MN, CWED, TECI (CONTRAST) ... or all. Empty: a usual set."
            ),
        )
        self.add_text(
            "CLASSES", "Classes to report", help="For classes and patches: values, ranges or names. Empty: all."
        )
        kinds = [self.tr("Whole raster"), self.tr("Polygons"), self.tr("Fishnet"), self.tr("Moving window")]
        add_units(self, kinds, "INPUT")
        add_surroundings(self, "INPUT")
        add_metric_tuning(self)
        self.add_scheduler()
        self.add_vector_output("METRICS_TABLE", "Metrics", "table", optional=True, created=True)
        self.add_raster_output("OUTPUT", "Metrics as raster (a band each)", optional=True)
        self.add_vector_output("UNITS_OUT", "Units with their metrics", optional=True)

    def check(self, values):
        """The metrics, and what the unit needs."""
        level, unit = values.word("LEVEL"), _UNITS[values.choice("UNIT")]
        names = self._metrics(values)
        refuse_untold(values, names)
        values.will_write("OUTPUT", len(names))
        if level == "patch" and unit == "window":
            raise InputError("Patches have no metrics of their own in a moving window; choose another level or unit.")
        check_units(values, unit)
        if unit == "window" and not values.given("OUTPUT"):
            raise InputError("A moving window gives a raster; choose where to write the metrics as raster.")
        if level == "patch" and values.given("UNITS_OUT"):
            raise InputError("Units have no metrics at the level of patches; take the table or the raster.")
        return names

    def _metrics(self, values) -> list:
        from ...core.health.catalogue import check_metrics, metrics_of

        level = values.word("LEVEL")
        text = values.text("METRICS")
        in_window = _UNITS[values.choice("UNIT")] == "window"
        if text.casefold() == "all":
            known = metrics_of(level)
            return [name for name in known if name not in untold(values, known)]
        if not list_parts(text):
            text = _WINDOW_DEFAULT if in_window and level == "landscape" else _DEFAULTS[level]
        return check_metrics(list_parts(text), level)

    def work(self, job):
        """Read, measure in the units, write."""
        from ...core.health.units import default_side
        from ..services.metric_units import FishnetUnits, WholeRaster, ZoneUnits, cells_of
        from .metric_levels import class_level, landscape_level, patch_level
        from .metric_windows import window_level

        raster = job.classes("INPUT")
        require_memory(job.grid.cells * _BYTES_A_CELL)
        names = self._metrics(job)
        chosen = self._chosen(job, raster)
        level, unit = job.word("LEVEL"), _UNITS[job.choice("UNIT")]
        rules = {
            "connectivity": (8, 4)[job.choice("NEIGHBOURS")],
            "edge_depth": job.number("EDGE_DEPTH"),
            "surroundings": surroundings_of(job, names, raster.names),
        }
        self._tell_left_out(job)
        if unit == "window":
            with open_workers_of(job) as workers:
                rules["executor"] = workers.executor
                window_level(job, raster, names, chosen if level == "class" else None, rules)
            return
        if unit == "zones":
            units = ZoneUnits(job)
        elif unit == "fishnet":
            units = FishnetUnits(job, cells_of(job, "SIZE", default_side(job.grid.cell_size)))
        else:
            units = WholeRaster(job)
        if level == "patch":
            patch_level(job, raster, units, names, chosen, rules)
        elif level == "class":
            class_level(job, raster, units, names, chosen, rules)
        else:
            landscape_level(job, raster, units, names, rules)

    @staticmethod
    def _tell_left_out(job):
        """Which of all metrics lack what they need."""
        from ...core.health.catalogue import metrics_of

        left = untold(job, metrics_of(job.word("LEVEL"))) if job.text("METRICS").casefold() == "all" else {}
        for key in dict.fromkeys(left.values()):
            job.log(
                "Left out without {parameter} ({key}): {metrics}.",
                parameter=job.label(key),
                key=key,
                metrics=", ".join(name for name, needed in left.items() if needed == key),
            )

    def _chosen(self, job, raster) -> np.ndarray:
        """Class values to report."""
        present = np.unique(raster.values[raster.valid])
        wanted = job.class_set("CLASSES", raster.names)
        if not wanted:
            return present
        chosen = present[wanted.contains(present)]
        if not chosen.size:
            raise InputError("{parameter}: the raster has none of these classes.", parameter=job.label("CLASSES"))
        return chosen
