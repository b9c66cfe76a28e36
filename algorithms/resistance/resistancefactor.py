"""esp:resistancefactor: scores of one factor of a resistance surface."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.progress import parts_of
from ...core.terrain.slope import slope
from ..base import About, EspAlgorithm
from ..layers.feature_mask import feature_distance
from ..layers.styles import RampStyle
from .factor_scores import Factor, Scoring, score_factor
from .factor_tables import chosen_legend, factor_table, factor_titles, legend_titles, uncovered_score
from .walls import add_walls, apply_walls

# What the enums' options mean to core, in the order of the form.
_MEASURES = ("value", "distance", "slope")
_METHODS = ("table", "natural breaks", "quantile", "equal interval")
_CLOSED = ("right", "left")
_UNITS = ("degrees", "percent")
_COMBINE = (np.maximum, np.add)
# The first features and the further ones: each has its own table and preset.
_SUFFIXES = ("", "_2", "_3")
# Without a table there is no last limit that tells how far outside the raster features still matter.
_REACH = 0.25


class ResistanceFactor(EspAlgorithm):
    """Scores from values, distances or slope."""

    GROUP = "resistance"

    INPUT = "INPUT"
    MEASURE = "MEASURE"
    FEATURES = "FEATURES"
    VALUES = "VALUES"
    SLOPE_UNIT = "SLOPE_UNIT"
    METHOD = "METHOD"
    SCORES = "SCORES"
    REVERSE = "REVERSE"
    TABLE = "TABLE"
    PRESET = "PRESET"
    LEGEND = "LEGEND"
    CLOSED = "CLOSED"
    UNCOVERED = "UNCOVERED"
    COMBINE = "COMBINE"
    BARRIER_VALUES = "BARRIER_VALUES"
    OUTPUT = "OUTPUT"
    MEASURED = "MEASURED"
    SCORE_TABLE = "SCORE_TABLE"
    BREAKS = "BREAKS"

    def name(self):
        """Id of the algorithm."""
        return "resistancefactor"

    def displayName(self):
        """Name in the toolbox."""
        return self.tr("Resistance factor")

    def shortDescription(self):
        """One sentence for the toolbox."""
        return self.tr("Scores a factor of resistance or sensitivity from values, distances or slope.")

    def tags(self):
        """Words that find it."""
        return self.tr("reclassify,Euclidean distance,slope,score,sensitivity,roads,railway,water").split(",")

    def about(self):
        """The help."""
        return About(
            purpose=self.tr(
                "Turns one factor into scores: the classes or values of a raster, the distance to roads, railways, "
                "rivers or classes, or the slope of an elevation model. The scores come from a table (your own or that "
                "of a paper), or from natural breaks, quantiles or equal intervals."
            ),
            formula=self.tr(
                "Distance: Euclidean, from cell centre to the centre of the nearest cell with a feature; features "
                "outside the raster count as far as the last limit of the table. Slope: Horn. Ranges are (from, to]: "
                "a value on a limit belongs to the range below it."
            ),
            reading=self.tr(
                "A table has the columns from, to, score (an empty end is open), or class, score with class numbers, "
                "lists such as 21-24, or class names. A score of nodata blocks. Values that no row covers are listed "
                "and refused, unless a score is given for them. Limits of elevation and slope fit only the place that "
                "they were made for: natural breaks are the better choice there."
            ),
            source=self.tr(
                "Journal of Arid Land 2025, 17(10), table 1; Land 2025, 14: 2159, tables 7 and 8; Horn (1981) (slope)."
            ),
        )

    def define(self):
        """The form."""
        self.add_raster(
            self.INPUT,
            self.tr("Raster"),
            help=self.tr("Holds the values, classes or elevation; its grid is the result's."),
        )
        self.add_choice(
            self.MEASURE,
            self.tr("Score"),
            [
                self.tr("The values of the raster"),
                self.tr("The distance to features or classes"),
                self.tr("The slope of the raster (elevation)"),
            ],
        )
        self.add_features(self.FEATURES, self.tr("Features to measure the distance to"), optional=True)
        self.add_text(
            self.VALUES,
            self.tr("Classes to measure the distance to"),
            help=self.tr("Class values, ranges or names of the raster, for example 5, 9 or water."),
        )
        self.add_choice(
            self.METHOD,
            self.tr("Scores by"),
            [
                self.tr("Table (without one: natural breaks)"),
                self.tr("Natural breaks"),
                self.tr("Quantiles"),
                self.tr("Equal intervals"),
            ],
        )
        self.add_table(self.TABLE, self.tr("Factor table"), optional=True)
        self.add_choice(self.PRESET, self.tr("Factor table of a paper"), factor_titles(self))
        self.add_choice(self.LEGEND, self.tr("Legend of the raster"), legend_titles(self))
        self.add_text(
            self.SCORES,
            self.tr("Scores of the classes, from low to high values"),
            "1,3,5,7,9",
            help=self.tr("For natural breaks, quantiles and equal intervals; there are as many classes as scores."),
        )
        self.add_flag(
            self.REVERSE,
            self.tr("High values get the first score"),
            help=self.tr("For scales that fall, such as NDVI or the distance to roads."),
        )
        self.add_text(
            self.UNCOVERED,
            self.tr("Score of values that the table does not cover"),
            help=self.tr("A number, or nodata. Empty: they are listed and refused."),
        )
        self._define_details()
        self.add_raster_output(self.OUTPUT, self.tr("Scores"))
        self.add_raster_output(self.MEASURED, self.tr("Distance or slope"), optional=True)
        self.add_table_output(self.SCORE_TABLE, self.tr("Score table with areas"))
        self.add_text_result(self.BREAKS, self.tr("Limits between the classes"))

    def _define_details(self):
        self.add_choice(
            self.CLOSED,
            self.tr("A value on a limit belongs to"),
            [self.tr("The range below"), self.tr("The range above")],
            advanced=True,
        )
        self.add_choice(
            self.SLOPE_UNIT, self.tr("Unit of slope"), [self.tr("Degrees"), self.tr("Percent")], advanced=True
        )
        for number in (2, 3):
            self.add_features(
                f"{self.FEATURES}_{number}",
                self.tr("Further features ({number})").format(number=number),
                optional=True,
                advanced=True,
                help=self.tr("For example highways beside railways: each is scored on its own, then combined."),
            )
            self.add_table(
                f"{self.TABLE}_{number}",
                self.tr("Their factor table ({number})").format(number=number),
                optional=True,
                advanced=True,
                help=self.tr("Without it and without a preset they are scored like the first features."),
            )
            self.add_choice(
                f"{self.PRESET}_{number}",
                self.tr("Their factor table of a paper ({number})").format(number=number),
                factor_titles(self),
                advanced=True,
            )
        self.add_choice(
            self.COMBINE,
            self.tr("Several distances take"),
            [self.tr("The worst (highest) score"), self.tr("The sum of the scores")],
            advanced=True,
        )
        self.add_text(
            self.BARRIER_VALUES,
            self.tr("Classes that block"),
            advanced=True,
            help=self.tr("Class values, ranges or names of the raster that nothing crosses: they become nodata."),
        )
        add_walls(self)

    def check(self, values):
        """What does not fit together."""
        measure = _MEASURES[values.choice(self.MEASURE)]
        wanted = values.given(self.VALUES) or any(values.given(self.FEATURES + suffix) for suffix in _SUFFIXES)
        if measure == "distance" and not wanted:
            raise InputError("Choose the features or the classes to measure the distance to.")
        if measure != "distance" and wanted:
            raise InputError(
                "There are features or classes to measure the distance to, but the distance is not what is scored; "
                "choose it as score."
            )
        for suffix in _SUFFIXES:
            if values.given(self.TABLE + suffix) and values.choice(self.PRESET + suffix):
                raise InputError("Choose either a factor table of your own or one of a paper, not both.")
        uncovered_score(values.text(self.UNCOVERED))
        values.numbers(self.SCORES)

    def work(self, job):
        """Measure, score, combine, block."""
        measure = _MEASURES[job.choice(self.MEASURE)]
        self.NEEDS_METRES = measure != "value"
        measuring, scoring = parts_of(job.progress, (3, 2))
        factors, blocked = self._measure(job, measure, measuring)
        options = Scoring(
            method=_METHODS[job.choice(self.METHOD)],
            scores=tuple(job.numbers(self.SCORES)),
            reverse=job.flag(self.REVERSE),
            closed=_CLOSED[job.choice(self.CLOSED)],
            uncovered=uncovered_score(job.text(self.UNCOVERED)),
        )
        steps = parts_of(scoring, [1] * len(factors))
        scored = [score_factor(job, factor, options, step) for factor, step in zip(factors, steps)]
        surface = scored[0].surface
        for other in scored[1:]:
            surface = _COMBINE[job.choice(self.COMBINE)](surface, other.surface)
        surface = apply_walls(job, surface, blocked)
        if np.isnan(surface).all():
            raise InputError("No cell has a score: everything is nodata or blocked.")
        self._write(job, measure, factors, scored, surface)

    # -- measures --------------------------------------------------------------------------

    def _measure(self, job, measure, progress):
        """The factors, and the cells of blocking classes (None where there are none)."""
        table = factor_table(job, self.TABLE, self.PRESET)
        if table is not None and measure != "value":
            table.require_ranges()
        of_classes = measure == "value" and table is not None and table.class_column is not None
        if of_classes or job.given(self.VALUES) or job.given(self.BARRIER_VALUES):
            raster = job.classes(self.INPUT)
            legend = chosen_legend(job, self.LEGEND, raster.names)
            values = np.where(raster.valid, raster.values.astype(np.float64), np.nan)
        else:
            raster, legend, values = None, None, job.values(self.INPUT)
        name = job.layer_name(self.INPUT)
        blocked = self._cells_of(job, self.BARRIER_VALUES, raster, legend)
        if measure == "slope":
            unit = _UNITS[job.choice(self.SLOPE_UNIT)]
            return [Factor(slope(values, job.grid.cell_size, unit, progress), name, table)], blocked
        if measure == "value":
            return [Factor(values, name, table, legend)], blocked
        targets = self._cells_of(job, self.VALUES, raster, legend)
        return self._distances(job, table, values, targets, progress), blocked

    def _cells_of(self, job, key, raster, legend):
        if not job.given(key):
            return None
        cells = raster.valid & job.class_set(key, legend.names).contains(raster.values)
        if not cells.any():
            raise InputError(
                "{parameter}: the raster {name} has no cell of {classes}.",
                parameter=job.label(key),
                name=job.layer_name(self.INPUT),
                classes=job.text(key),
            )
        return cells

    def _distances(self, job, table, values, targets, progress):
        """One factor for each layer of features; classes count as further features of the first."""
        factors = []
        for number, suffix in enumerate(_SUFFIXES):
            progress(number / len(_SUFFIXES))
            features = job.features(self.FEATURES + suffix)
            cells = targets if suffix == "" else None
            if features is None and cells is None:
                continue
            own = factor_table(job, self.TABLE + suffix, self.PRESET + suffix) or table
            if own is not None:
                own.require_ranges()
            reach = own.last_limit() if own is not None else None
            if reach is None:
                reach = _REACH * max(job.grid.shape) * job.grid.cell_size
            name = job.layer_name(self.INPUT) if features is None else features.name
            geometries = [] if features is None else features.geometries
            distance = feature_distance(geometries, job.grid, reach, name, cells)
            distance[np.isnan(values)] = np.nan
            job.log("{name}: distances up to {distance:.0f} m.", name=name, distance=float(np.nanmax(distance)))
            factors.append(Factor(distance, name, own))
        progress(1.0)
        return factors

    # -- outputs ---------------------------------------------------------------------------

    def _write(self, job, measure, factors, scored, surface):
        if measure != "value":
            bands, names = [factor.values for factor in factors], [factor.name for factor in factors]
            ramp = RampStyle("cost", reverse=measure == "distance")
            job.write_raster(self.MEASURED, bands, band_names=names, style=ramp)
        columns = {key: [] for key in ("factor", "from", "to", "score", "cells", "area_ha", "share")}
        for factor, result in zip(factors, scored):
            for row in result.rows:
                for key, value in zip(columns, (factor.name, *row)):
                    columns[key].append(value)
        job.write_table(self.SCORE_TABLE, columns)
        job.set(self.BREAKS, ";".join(result.breaks for result in scored))
        for key, value in (("minimum", np.nanmin), ("maximum", np.nanmax), ("mean", np.nanmean)):
            job.record(key, float(value(surface)))
        job.write_raster(self.OUTPUT, surface, style=RampStyle("resistance"))
