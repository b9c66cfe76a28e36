"""esp:ecologicalsensitivity: how easily land is eroded, turns to desert, salt or bare karst."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError, phrase
from ...core.lists import list_parts
from ..base import About, EspAlgorithm
from ..layers.styles import ClassStyle, RampStyle, ramp_colours

_PRESETS = ("erosion", "desertification", "salinisation", "karst", "scores", "highest")
_GRADES = (5, 3)
_TITLES = {
    5: (
        phrase("not sensitive"), phrase("slightly sensitive"), phrase("moderately sensitive"),
        phrase("highly sensitive"), phrase("extremely sensitive"),
    ),
    3: (phrase("hardly sensitive"), phrase("sensitive"), phrase("extremely sensitive")),
}  # fmt: skip


class EcologicalSensitivity(EspAlgorithm):
    """Graded factors and their geometric mean."""

    NAME = "ecologicalsensitivity"
    GROUP = "resistance"
    TITLE = "Ecological sensitivity"
    SUMMARY = "Sensitivity to erosion, desertification, salinisation and karst: graded factors, geometric mean, grades."
    TAGS = "ecological sensitivity,fragility,soil erosion,desertification,salinisation,red line,double evaluation"
    BYTES_A_CELL = 12.0
    BYTES_A_LAYER = 4.0
    ABOUT = About(
        purpose=(
            "Grades the factors of a problem by the tables of China's guides and takes their geometric mean; then "
            "grades that. Several problems are joined by their highest value. Own scores can be given, too."
        ),
        formula="S = (s<sub>1</sub> s<sub>2</sub> ... s<sub>n</sub>)<sup>1/n</sup>; grades above 2, 4, 6, 8 (or 2, 4).",
        reading=(
            "Five grades with the scores 1, 3, 5, 7, 9 (2003) or three with 1, 3, 5 (2017): not sensitive to extremely "
            "sensitive. The limits are made for all of China: where they put a whole study area into one grade, score "
            "the factors by natural breaks (Resistance factor) and give the scores."
        ),
        source=(
            "Interim rule for ecological function zoning (SEPA, 2003); technical guide for drawing the ecological red "
            "line (2017); the scores of soils with three grades are our reading of it."
        ),
    )

    def define(self):
        """The form."""
        self.add_choice(
            "PRESET",
            "Problem",
            [
                "Soil erosion",
                "Desertification",
                "Salinisation (five grades)",
                "Karst desertification (three grades)",
                "Scores that are given",
                "Highest of several sensitivities",
            ],
            words=_PRESETS,
            help="The problem whose published limits the factors are scored by.",
        )
        self.add_choice(
            "GRADES", "Grades", ["Five (2003)", "Three (2017)"], words=tuple(map(str, _GRADES)),
            help="Of the technical guides of 2003 and of 2017.",
        )
        self.add_rasters(
            "INPUTS",
            "Factors",
            help=(
                "Erosion: rainfall erosivity (MJ mm / (ha h yr)), soil (classes 1 to 5: gravel and sand, coarse and "
                "fine sand and clay, silty sand and loam, sandy loam and silty clay, silt), relief (m), vegetation "
                "cover (0 to 1). Desertification: precipitation by evapotranspiration (three grades: the reverse), "
                "days above 6 m/s in winter and spring, soil (rock, clay, gravel, loam, sand), cover. Salinisation: "
                "evaporation by precipitation, salt in groundwater (g/l), landform (mountain, fan and delta, flood "
                "plain, valley, closed basin and coast). Karst: carbonate rock (%), slope (degrees), cover."
            ),
        )
        self.add_text(
            "FACTORS",
            "What the rasters are, in their order",
            help=(
                "Names separated by commas: rain_erosivity, soil, relief, cover, wetness, dryness, gale_days, "
                "evaporation_ratio, groundwater_salt, landform, carbonate_share, slope. Empty: all factors of the "
                "problem in the order above."
            ),
        )
        self.add_raster_output("OUTPUT", "Sensitivity")
        self.add_raster_output("CLASSES", "Grades of sensitivity", cells="", optional=True)
        self.add_raster_output("SCORES", "Scores of the factors (a band each)", optional=True)
        self.add_table_output("TABLE", "Areas of the grades")

    def check(self, values):
        """The factors' names."""
        self._factors(values)
        values.will_write("SCORES", values.layer_count("INPUTS"))

    def _factors(self, values) -> list:
        """The factors in the order of the rasters; None where rasters need no table."""
        preset = values.word("PRESET")
        if preset in ("scores", "highest"):
            return []
        from ...core.decision.sensitivity_grades import factor_tables

        tables = factor_tables(preset, int(values.word("GRADES")))
        named = list_parts(values.text("FACTORS")) or list(tables)
        strange = [name for name in named if name not in tables]
        if strange or len(set(named)) < len(named):
            raise InputError(
                "{parameter}: each of {known} once, not {given}.",
                parameter=values.label("FACTORS"),
                known=", ".join(tables),
                given=", ".join(named),
            )
        return named

    def work(self, job):
        """Score, join, grade."""
        from ...core.decision.sensitivity_grades import geometric_mean, graded, highest

        preset, grades = job.word("PRESET"), int(job.word("GRADES"))
        names, factors = job.layer_names("INPUTS"), self._factors(job)
        if factors and len(factors) != len(names):
            raise InputError(
                "There are {count} {count:raster|rasters} for {factors}; give one for each, or say what they are.",
                count=len(names),
                factors=", ".join(factors),
            )
        scores = self._scores(job, preset, grades, factors) if factors else job.values_list("INPUTS")
        job.progress(0.6)
        sensitivity = (highest if preset == "highest" else geometric_mean)(scores)
        if np.isnan(sensitivity).all():
            raise InputError("The rasters have no cell in common where all have data.")
        classes = graded(sensitivity, grades)
        job.progress(0.8)
        self._write(job, sensitivity, classes, grades, scores, names)

    @staticmethod
    def _scores(job, preset, grades, factors) -> list:
        from ...core.decision.sensitivity_grades import factor_tables, meanings_of

        tables, scores = factor_tables(preset, grades), []
        for source, factor in zip(job.raster_sources("INPUTS"), factors):
            meanings = meanings_of(preset, factor, grades)
            values = job.values_of(source, 1, classes=bool(meanings), key="INPUTS")
            if factor == "cover" and np.nanmax(values) > 1.0:
                job.log("{name}: percent are taken as shares.", name=source.name)
                values = values / 100.0
            elif factor == "cover" and -1.0 <= np.nanmin(values) < 0.0:
                job.log("{name}: NDVI stands for the cover; where it is below 0 there is none.", name=source.name)
                values = np.maximum(values, 0.0)
            if factor == "cover" and not 0.0 <= np.nanmin(values) <= np.nanmax(values) <= 1.0:
                raise InputError(
                    "{name}: vegetation cover lies between 0 and 1 or 0 and 100 %; check the order of the rasters.",
                    name=source.name,
                )
            job.log("{name} is graded as {factor}.", name=source.name, factor=tables[factor].name)
            scores.append(tables[factor].scores(values, None, source.name, meanings))
        return scores

    def _write(self, job, sensitivity, classes, grades, scores, names) -> None:
        titles = [self.message(title, {}) for title in _TITLES[grades]]
        cells = np.bincount(classes.ravel(), minlength=grades + 1)[1:]
        known = int(cells.sum())
        area = job.grid.cell_area_ha if job.has_metres() else None
        job.write_table(
            "TABLE",
            {
                "class": list(range(1, grades + 1)),
                "grade": titles,
                "cells": cells,
                "area_ha": [None if area is None else float(count) * area for count in cells],
                "share": cells / known,
            },
        )
        for title, count in zip(titles, cells):
            job.log("{grade}: {share:.1f} % of the land.", grade=title, share=100.0 * count / known)
        if cells.max() == known:
            job.warn(
                "All land has the grade {grade}: the limits are made for a whole country. Score the factors by natural "
                "breaks and give the scores.",
                grade=titles[int(cells.argmax())],
            )
        job.write_raster("OUTPUT", sensitivity, style=RampStyle("cost"))
        job.write_raster("SCORES", scores, band_names=names, style=RampStyle("cost"))
        entries = tuple(zip(range(1, grades + 1), ramp_colours("cost", grades), titles))
        job.write_classes("CLASSES", [classes], ClassStyle(entries), nothing=0)
