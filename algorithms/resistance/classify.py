"""esp:classify: classes of one or several rasters, with limits that years can share."""

from __future__ import annotations

from functools import partial

import numpy as np

from ...core.errors import InputError
from ...core.numbers import format_numbers
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.fixed_settings import add_fix_from
from ..layers.styles import ClassStyle, RampStyle, ramp_colours

_CLOSED = ("right", "left")


class Classify(EspAlgorithm):
    """Natural breaks and other classifications."""

    NAME = "classify"
    GROUP = "resistance"
    TITLE = "Classify"
    SUMMARY = "Divides the values of rasters into classes: natural breaks and six other methods."
    TAGS = "natural breaks,Jenks,reclassify,quantile,equal interval,head/tail,GVF,levels"
    FORMERLY = {"METHOD": "CLASSIFICATION"}
    BYTES_A_CELL = 20.0
    BY_ROWS = True
    ABOUT = About(
        purpose=(
            "Divides values into classes 1, 2, 3 ... from low to high. Several rasters (years, scenarios) are "
            "divided at the same limits, so that their classes can be compared."
        ),
        formula=(
            "Natural breaks minimise the squared deviations from the class means (Fisher-Jenks; exact). "
            "Quantiles: equal numbers of cells. Equal intervals: equal widths. Geometric intervals: equal ratios "
            "of the limits. Standard deviation: limits one standard deviation apart, around the mean. "
            "Head/tail: the mean, the mean of what lies above it, and so on. "
            "Goodness of variance fit: GVF = 1 - squares within the classes / squares about the mean."
        ),
        reading=(
            "GVF is 1 where all values of a class are equal; above 0.8 the classes describe the values well. A "
            "value on a limit belongs to the class below it. The limits found can be given back as manual limits."
        ),
        source="Fisher (1958); Jenks (1977); Jiang (2013) (head/tail); Slocum et al. (2009), chapter 4.",
    )

    def define(self):
        """The form."""
        self.add_raster("INPUT", "Raster", optional=True)
        self.add_flag(
            "ALL_BANDS",
            "Classify all bands of the raster",
            help="One output band for each band, for example one for each year.",
            advanced=True,
        )
        self.add_rasters(
            "INPUTS",
            "Several rasters, instead of one",
            optional=True,
            help="One output band for each of them; the first one is the grid.",
        )
        self.add_choice(
            "CLASSIFICATION",
            "Method",
            [
                "Natural breaks (Jenks)",
                "Quantile",
                "Equal interval",
                "Geometric interval",
                "Standard deviation",
                "Head/tail breaks",
                "Manual limits",
            ],
            help=(
                "How the limits are found: natural breaks follow gaps in the values, quantiles give classes of the "
                "same size, head/tail suits long tails."
            ),
        )
        self.add_number(
            "CLASSES",
            "Number of classes",
            5,
            minimum=1,
            maximum=254,
            whole=True,
            help="Head/tail breaks: the greatest number. Manual limits: not used.",
        )
        self.add_text(
            "BREAKS",
            "Manual limits between the classes",
            help="One fewer than classes, rising, for example 0.2, 0.35, 0.5, 0.75 for five classes.",
        )
        self.add_text(
            "SCORES",
            "Scores of the classes, from low to high values",
            help="For example 1,3,5,7,9: the result holds these instead of the class numbers.",
        )
        self.add_flag(
            "SHARED",
            "The same limits for all rasters or bands",
            True,
            help="Off: every raster or band has limits of its own, and its classes compare with no other's.",
        )
        self.add_choice(
            "CLOSED",
            "A value on a limit belongs to",
            ["The class below", "The class above"],
            advanced=True,
            words=_CLOSED,
            help="Only matters where cells have exactly a limit's value.",
        )
        add_fix_from(self)
        self.add_raster_output("OUTPUT", "Classes", cells="")
        self.add_table_output("CLASS_TABLE", "Class table")
        self.add_text_result("BREAKS_OUT", "Limits between the classes")
        self.add_number_result("GVF", "Goodness of variance fit")

    def check(self, values):
        """Which raster, and numbers that fit together."""
        from ...core.decision.class_limits import METHODS, rising_limits

        if values.given("INPUT") == values.given("INPUTS"):
            raise InputError("Choose either one raster or several rasters to classify.")
        scored = "f4" if values.given("SCORES") else "u1"
        values.will_write("OUTPUT", 1 if values.given("INPUT") else values.layer_count("INPUTS"), scored)
        method = METHODS[values.choice("CLASSIFICATION")]
        breaks = values.numbers("BREAKS")
        if method == "manual" and not breaks:
            raise InputError("Give the limits between the classes, for example 0.2, 0.35, 0.5, 0.75.")
        rising_limits(breaks)
        count = len(breaks) + 1 if method == "manual" else values.integer("CLASSES")
        scores = values.numbers("SCORES")
        if scores and len(scores) != count:
            raise InputError(
                "There are {scores} scores for {classes} classes; give one score for each class.",
                scores=len(scores),
                classes=count,
            )

    def work(self, job):
        """Limits, classes, scores, table."""
        from ...core.decision.class_limits import METHODS, class_limits
        from ...core.decision.classification import classify

        layers, names = self._layers(job)
        job.will_write("OUTPUT", len(layers), "f4" if job.given("SCORES") else "u1")
        method = METHODS[job.choice("CLASSIFICATION")]
        closed = job.word("CLOSED")
        breaks = job.numbers("BREAKS")
        if breaks and method != "manual":
            job.warn("The manual limits are not used, since another method is chosen.")
        groups = [layers] if job.flag("SHARED") else [[layer] for layer in layers]
        finding, dividing = parts_of(job.progress, (3, 1))
        steps = parts_of(finding, [len(group) for group in groups])
        # As many as that run had layers of their own limits.
        held = job.fixed("limits") or [None] * len(groups)
        if len(held) != len(groups):
            raise InputError(
                "The run {folder} has limits of {held} layers, and there are {count}; give the same ones.",
                folder=job.text("FIX_FROM"),
                held=len(held),
                count=len(groups),
            )
        all_limits = [
            class_limits(
                group, method if own is None else "manual", job.integer("CLASSES"), own or breaks, closed, step
            )
            for group, own, step in zip(groups, held, steps)
        ]
        job.found("limits", [limits.limits for limits in all_limits])
        self._report(job, all_limits, method)
        of_layer = all_limits * len(layers) if len(all_limits) == 1 else all_limits
        classes = [
            classify(layer, limits.limits, closed, step, job.passing(np.uint8))
            for layer, limits, step in zip(layers, of_layer, parts_of(dividing, [1] * len(layers)))
        ]
        scores = job.numbers("SCORES")
        self._write_table(job, names, classes, of_layer, scores)
        self._write_raster(job, names, classes, all_limits, scores)
        job.set("BREAKS_OUT", ";".join(format_numbers(limits.limits) for limits in all_limits))
        job.set("GVF", min(limits.gvf for limits in all_limits))

    def _layers(self, job):
        if job.given("INPUTS"):
            return job.rows_list("INPUTS"), job.layer_names("INPUTS")
        name = job.layer_name("INPUT")
        if not job.flag("ALL_BANDS"):
            return [job.rows("INPUT")], [name]
        layers = job.band_rows_of("INPUT")
        return layers, [f"{name} {number}" for number in range(1, len(layers) + 1)]

    def _report(self, job, all_limits, method):
        for limits in all_limits:
            job.log(
                "{classes} classes, goodness of variance fit {gvf:.4f}, limits {limits}",
                classes=limits.classes,
                gvf=limits.gvf,
                limits=", ".join(format(value, ".6g") for value in limits.limits) or "-",
            )
            wanted = job.integer("CLASSES")
            if limits.classes < wanted and method not in ("manual", "head/tail"):
                job.warn(
                    "There {classes:is|are} {classes} {classes:class|classes} instead of {wanted}: too many cells "
                    "have the same value.",
                    classes=limits.classes,
                    wanted=wanted,
                )

    def _write_table(self, job, names, classes, of_layer, scores):
        from ...core.decision.classification import class_table

        area = job.grid.cell_area_ha if job.has_metres() else None
        columns = {key: [] for key in ("layer", "class", "lower", "upper", "score", "cells", "area_ha", "share", "gvf")}
        for name, part, limits in zip(names, classes, of_layer):
            for row in class_table(part, limits, area or 0.0):
                values = (
                    name,
                    row.number,
                    row.lower,
                    row.upper,
                    float(scores[row.number - 1]) if scores else float(row.number),
                    row.cells,
                    None if area is None else row.area_ha,
                    row.share,
                    limits.gvf,
                )
                for key, value in zip(columns, values):
                    columns[key].append(value)
        job.write_table("CLASS_TABLE", columns)

    def _write_raster(self, job, names, classes, all_limits, scores):
        from ...core.decision.classification import class_scores
        from ...core.rows import mapped

        if scores:
            bands = [mapped(partial(class_scores, scores=scores), part) for part in classes]
            job.write_raster("OUTPUT", bands, style=RampStyle("resistance"), band_names=names)
            return
        most = max(limits.classes for limits in all_limits)
        colours = ramp_colours("resistance", most)
        labels = [str(number) for number in range(1, most + 1)]
        if len(all_limits) == 1:
            labels = [f"{low:.4g} - {high:.4g}" for low, high in zip(all_limits[0].ends, all_limits[0].ends[1:])]
        else:
            job.log("Each layer has limits of its own: they are in the table, the legend has class numbers.")
        entries = tuple((number, colour, label) for number, (colour, label) in enumerate(zip(colours, labels), 1))
        job.write_classes("OUTPUT", classes, ClassStyle(entries), nothing=0, band_names=names)
