"""esp:resistancefactor: scores of one factor of a resistance surface."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.presets import FACTORS
from ...core.progress import parts_of
from ...core.rows import extent, mapped, strips
from ..base import About, EspAlgorithm
from ..frame.fixed_settings import add_fix_from
from ..frame.legends import chosen_legend, legend_titles
from ..layers.styles import RampStyle
from .factor_tables import factor_titles
from .suitability import METHOD as TRANSFORM
from .suitability import add_transform, limits_of_suitability

# What the enums' options mean to core, in the order of the form.
_MEASURES = ("value", "distance", "slope", "relief")
_METHODS = ("table", "natural breaks", "quantile", "equal interval", TRANSFORM)
_CLOSED = ("right", "left")
_UNITS = ("degrees", "percent")
_COMBINE = (np.maximum, np.add)
# The first features and the further ones: each has its own table and preset.
_SUFFIXES = ("", "_2", "_3")
_BYTES_OF_DISTANCES = 19.0
# Without a table there is no last limit that tells how far outside the raster features still matter.
_REACH = 0.25


class ResistanceFactor(EspAlgorithm):
    """Scores from values, distances, slope or relief."""

    NAME = "resistancefactor"
    GROUP = "resistance"
    TITLE = "Resistance factor"
    SUMMARY = "Scores a factor of resistance or sensitivity from values, distances, slope or relief."
    TAGS = "reclassify,Euclidean distance,slope,relief,score,sensitivity,roads,railway,water,habitat suitability,MaxEnt"
    FORMERLY = {"METHOD": "CLASSIFICATION", "BARRIERS": "WALLS", "BARRIER_VALUES": "WALL_VALUES"}
    BYTES_A_CELL = 19.0
    ABOUT = About(
        purpose=(
            "Turns one factor into scores: the classes or values of a raster, the distance to roads, railways, "
            "rivers or classes, or the slope or relief of an elevation model. The scores come from a table (your own "
            "or that of a paper), from natural breaks, quantiles or equal intervals, or, for the suitability of a "
            "habitat, from a transform to resistance."
        ),
        formula=(
            "Distance: Euclidean, from cell centre to the centre of the nearest cell with a feature; features "
            "outside the raster count as far as the last limit of the table. Slope: Horn. Relief: the highest less "
            "the lowest elevation in a window. Ranges are (from, to]: a value on a limit belongs to the range below. "
            "Transform: R = M - (M - 1)(1 - e<sup>-ch</sup>)/(1 - e<sup>-c</sup>) with h = suitability, and eleven "
            "other forms."
        ),
        reading=(
            "A table has the columns from, to, score (an empty end is open), or class, score with class numbers, "
            "lists such as 21-24, or class names. A score of nodata blocks. Values that no row covers are listed "
            "and refused, unless a score is given for them. Limits of elevation and slope fit only the place that "
            "they were made for: natural breaks are the better choice there. Compare several curvatures of the "
            "transform (1, 4, 16) by Scenarios: it is an assumption on how animals move."
        ),
        source=(
            "Journal of Arid Land 2025, 17(10), table 1; Land 2025, 14: 2159, tables 7 and 8; Horn (1981) (slope); "
            "Keeley et al. (2016), 10.1007/s10980-016-0387-5, and Peterman (2018), 10.1111/2041-210X.12984 (transform)."
        ),
    )

    def define(self):
        """The form."""
        self.add_raster("INPUT", "Raster", help="Holds the values, classes or elevation; its grid is the result's.")
        self.add_choice(
            "MEASURE",
            "Score",
            [
                "The values of the raster",
                "The distance to features or classes",
                "The slope of the raster (elevation)",
                "The relief of the raster (elevation)",
            ],
            words=_MEASURES,
            help="What is scored: what the raster says, how far away something is, or how steep the ground is.",
        )
        self.add_features("FEATURES", "Features to measure the distance to", optional=True)
        self.add_text(
            "VALUES",
            "Classes to measure the distance to",
            help="Class values, ranges or names of the raster, for example 5, 9 or water.",
        )
        self.add_choice(
            "CLASSIFICATION",
            "Scores by",
            [
                "Table (without one: natural breaks)",
                "Natural breaks",
                "Quantiles",
                "Equal intervals",
                "Transform of habitat suitability to resistance",
            ],
            words=_METHODS,
            help="Where the scores of values come from.",
        )
        self.add_table("TABLE", "Factor table", optional=True)
        self.add_choice(
            "PRESET", "Factor table from the literature", factor_titles(self), words=("", *FACTORS),
            help="Published limits and scores, in place of a table of your own.",
        )
        self.add_choice("LEGEND", "Legend of the raster", legend_titles())
        self.add_text(
            "SCORES",
            "Scores of the classes, from low to high values",
            "1,3,5,7,9",
            help="For natural breaks, quantiles and equal intervals; there are as many classes as scores.",
        )
        self.add_flag(
            "REVERSE",
            "High values get the first score",
            help="For scales that fall, such as NDVI or the distance to roads.",
        )
        self.add_text(
            "UNCOVERED",
            "Score of values that the table does not cover",
            help="A number, or nodata. Empty: they are listed and refused.",
        )
        add_transform(self)
        self._define_details()
        add_fix_from(self)
        self.add_raster_output("OUTPUT", "Scores")
        self.add_raster_output("MEASURED", "Distance, slope or relief", optional=True)
        self.add_table_output("SCORE_TABLE", "Score table with areas")
        self.add_text_result("BREAKS", "Limits between the classes")

    def _define_details(self):
        from .walls import add_walls

        self.add_choice(
            "CLOSED",
            "A value on a limit belongs to",
            ["The range below", "The range above"],
            advanced=True,
            words=_CLOSED,
            help="Only matters where cells have exactly a limit's value.",
        )
        self.add_choice(
            "SLOPE_UNIT", "Unit of slope", ["Degrees", "Percent"], advanced=True, words=_UNITS,
            help="As the limits of the table have it.",
        )
        self.add_number(
            "RELIEF_WINDOW",
            "Window of relief (cells)",
            11,
            minimum=3,
            whole=True,
            advanced=True,
            help="Side of the square around a cell; an odd number.",
        )
        for number in (2, 3):
            self.add_features(
                f"FEATURES_{number}",
                self.tr("Further features ({number})").format(number=number),
                optional=True,
                advanced=True,
                help="For example highways beside railways: each is scored on its own, then combined.",
            )
            self.add_table(
                f"TABLE_{number}",
                self.tr("Their factor table ({number})").format(number=number),
                optional=True,
                advanced=True,
                help="Without it and without a preset they are scored like the first features.",
            )
            self.add_choice(
                f"PRESET_{number}",
                self.tr("Their factor table from the literature ({number})").format(number=number),
                factor_titles(self),
                advanced=True,
                help=self.tr("As the first one, for the further features."),
            )
        self.add_choice(
            "COMBINE", "Several distances take", ["The worst (highest) score", "The sum of the scores"], advanced=True,
            help="Where a cell is near several kinds of features.",
        )
        self.add_text(
            "WALL_VALUES",
            "Classes that block",
            advanced=True,
            help="Class values, ranges or names of the raster that nothing crosses: they become nodata.",
        )
        add_walls(self)

    def by_rows(self, values):
        """Distances are found on the whole raster."""
        return values.word("MEASURE") != "distance"

    def bytes_a_cell(self, values):
        """Distances need the transform's planes."""
        return self.BYTES_A_CELL if self.by_rows(values) else _BYTES_OF_DISTANCES

    def bytes_needed(self, values, cells):
        """Walls are masks of the whole raster."""
        from .walls import bytes_of_walls

        return super().bytes_needed(values, cells) + bytes_of_walls(values) * cells

    def check(self, values):
        """What does not fit together."""
        from ...core.terrain.relief import check_window
        from .factor_tables import uncovered_score

        measure = values.word("MEASURE")
        wanted = values.given("VALUES") or any(values.given("FEATURES" + suffix) for suffix in _SUFFIXES)
        if measure == "distance" and not wanted:
            raise InputError("Choose the features or the classes to measure the distance to.")
        if measure != "distance" and wanted:
            raise InputError(
                "There are features or classes to measure the distance to, but the distance is not what is scored; "
                "choose it as score."
            )
        given = [values.given("FEATURES" + suffix) for suffix in _SUFFIXES]
        # Classes count as further features of the first.
        values.will_write("MEASURED", max(sum(given[1:]) + (given[0] or values.given("VALUES")), 1))
        for suffix in _SUFFIXES:
            if values.given("TABLE" + suffix) and values.choice("PRESET" + suffix):
                raise InputError("Choose either a factor table of your own or one from the literature, not both.")
        if measure == "relief":
            check_window(values.integer("RELIEF_WINDOW"))
        uncovered_score(values.text("UNCOVERED"))
        values.numbers("SCORES")
        if values.word("CLASSIFICATION") == TRANSFORM:
            limits_of_suitability(values)

    def needs_metres(self, values):
        """Distances and slopes need them."""
        return values.word("MEASURE") in ("distance", "slope")

    def work(self, job):
        """Measure, score, combine, block."""
        from .factor_scores import Scoring, score_factor
        from .factor_tables import uncovered_score
        from .walls import apply_walls

        measure = job.word("MEASURE")
        self.NEEDS_METRES = self.needs_metres(job)
        measuring, scoring = parts_of(job.progress, (3, 2))
        factors, blocked = self._measure(job, measure, measuring)
        options = Scoring(
            method=job.word("CLASSIFICATION"),
            scores=tuple(job.numbers("SCORES")),
            reverse=job.flag("REVERSE"),
            closed=job.word("CLOSED"),
            uncovered=uncovered_score(job.text("UNCOVERED")),
        )
        steps = parts_of(scoring, [1] * len(factors))
        scored = [
            score_factor(job, factor, options, step, number)
            for number, (factor, step) in enumerate(zip(factors, steps), 1)
        ]
        surface = scored[0].surface
        for other in scored[1:]:
            surface = mapped(_COMBINE[job.choice("COMBINE")], surface, other.surface)
        surface = apply_walls(job, self._own(job, surface, blocked), blocked)
        found = extent(surface)
        if not found.cells:
            raise InputError("No cell has a score: everything is nodata or blocked.")
        self._write(job, measure, factors, scored, surface, found)

    @staticmethod
    def _own(job, surface, blocked):
        """The surface in a place of its own where walls are to be written into it."""
        if blocked is None and not job.given("WALLS") or isinstance(surface, np.ndarray):
            return surface
        own = job.passing()
        for strip in strips(surface.shape):
            own[strip] = surface[strip]
        return own

    # -- measures --------------------------------------------------------------------------

    def _measure(self, job, measure, progress):
        """The factors, and the cells of blocking classes (None where there are none)."""
        from ...core.terrain.slope import slope
        from .factor_scores import Factor
        from .factor_tables import factor_table

        table = factor_table(job, "TABLE", "PRESET")
        if table is not None and measure != "value":
            table.require_ranges()
        of_classes = measure == "value" and table is not None and table.class_column is not None
        if of_classes or job.given("VALUES") or job.given("WALL_VALUES"):
            raster = job.class_rows("INPUT")
            legend = chosen_legend(job, "LEGEND", raster.names)
            values = mapped(_with_gaps, raster.values, raster.valid)
        else:
            raster, legend, values = None, None, job.rows("INPUT")
        name = job.layer_name("INPUT")
        blocked = self._cells_of(job, "WALL_VALUES", raster, legend)
        if measure == "slope":
            unit = job.word("SLOPE_UNIT")
            return [Factor(slope(values, job.grid.cell_size, unit, progress, job.passing()), name, table)], blocked
        if measure == "relief":
            from ...core.terrain.relief import relief

            window = job.integer("RELIEF_WINDOW")
            return [Factor(relief(values, window, progress, job.passing()), name, table)], blocked
        if measure == "value":
            return [Factor(values, name, table, legend)], blocked
        targets = self._cells_of(job, "VALUES", raster, legend)
        return self._distances(job, table, values, targets, progress), blocked

    def _cells_of(self, job, key, raster, legend):
        if not job.given(key):
            return None
        wanted = job.class_set(key, legend.names)
        cells = mapped(lambda values, valid: valid & wanted.contains(values), raster.values, raster.valid, dtype=bool)
        if not any(cells[strip].any() for strip in strips(cells.shape)):
            raise InputError(
                "{parameter}: the raster {name} has no cell of {classes}.",
                parameter=job.label(key),
                name=job.layer_name("INPUT"),
                classes=job.text(key),
            )
        return cells

    def _distances(self, job, table, values, targets, progress):
        """One factor for each layer of features; classes count as further features of the first."""
        from ..layers.feature_mask import feature_distance
        from .factor_scores import Factor
        from .factor_tables import factor_table

        factors = []
        for number, suffix in enumerate(_SUFFIXES):
            progress(number / len(_SUFFIXES))
            features = job.features("FEATURES" + suffix)
            cells = targets if suffix == "" else None
            if features is None and cells is None:
                continue
            own = factor_table(job, "TABLE" + suffix, "PRESET" + suffix) or table
            reach = self._reach(job, own)
            name = job.layer_name("INPUT") if features is None else features.name
            geometries = [] if features is None else features.geometries
            distance = feature_distance(geometries, job.grid, reach, name, cells, job.passing())
            for strip in strips(distance.shape):
                distance[strip] = np.where(np.isnan(values[strip]), np.nan, distance[strip])
            job.log("{name}: distances up to {distance:.0f} m.", name=name, distance=extent(distance).maximum)
            factors.append(Factor(distance, name, own))
        progress(1.0)
        return factors

    @staticmethod
    def _reach(job, table) -> float:
        """How far distances are measured: to the last limit of a table, else by the size of the grid."""
        if table is not None:
            table.require_ranges()
        limit = None if table is None else table.last_limit()
        return _REACH * max(job.grid.shape) * job.grid.cell_size if limit is None else limit

    # -- outputs ---------------------------------------------------------------------------

    def _write(self, job, measure, factors, scored, surface, found):
        if measure != "value":
            bands, names = [factor.values for factor in factors], [factor.name for factor in factors]
            ramp = RampStyle("cost", reverse=measure == "distance")
            job.write_raster("MEASURED", bands, band_names=names, style=ramp)
        columns = {key: [] for key in ("factor", "from", "to", "score", "cells", "area_ha", "share")}
        for factor, result in zip(factors, scored):
            for row in result.rows:
                for key, value in zip(columns, (factor.name, *row)):
                    columns[key].append(value)
        job.write_table("SCORE_TABLE", columns)
        job.set("BREAKS", ";".join(result.breaks for result in scored))
        for key, value in (("minimum", found.minimum), ("maximum", found.maximum), ("mean", found.mean)):
            job.record(key, value)
        job.write_raster("OUTPUT", surface, style=RampStyle("resistance"))


def _with_gaps(classes: np.ndarray, valid: np.ndarray) -> np.ndarray:
    """Classes as values, NaN where they hold no data."""
    return np.where(valid, classes.astype(np.float64), np.nan)
