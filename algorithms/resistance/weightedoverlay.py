"""esp:weightedoverlay: layers and their weights in one surface."""

from __future__ import annotations

from functools import partial

import numpy as np

from ...core.errors import InputError
from ...core.lists import list_parts
from ...core.numbers import format_numbers
from ...core.presets import WEIGHTS, read_preset
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.fixed_settings import add_fix_from
from ..layers.styles import RampStyle
from ..layers.vector_io import column, numbers
from .walls import add_walls

# What the enums' options mean to core, in the order of the form.
_WEIGHTING = ("given", "equal", "entropy", "critic", "given x entropy")
_STANDARDISATION = ("none", "min-max", "z-score", "percentile")
_NODATA_RULE = ("any", "available")
_OPERATION = ("sum", "product", "total")


class WeightedOverlay(EspAlgorithm):
    """Weighted sum or product of rasters."""

    NAME = "weightedoverlay"
    GROUP = "resistance"
    TITLE = "Weighted overlay"
    SUMMARY = "Combines scored rasters into one surface by weights."
    TAGS = "resistance,overlay,weights,AHP,entropy,CRITIC,multi-criteria"
    FORMERLY = {"BARRIERS": "WALLS"}
    BYTES_A_CELL = 20.0
    BYTES_A_LAYER = 7.0
    BY_ROWS = True
    ABOUT = About(
        purpose=(
            "Combines scored rasters, such as the factors of a resistance surface, into one. The weights are "
            "given (for example by <i>AHP weights</i>) or follow from the data (entropy, CRITIC)."
        ),
        formula=(
            "Sum: R = &Sigma; W<sub>k</sub> F<sub>k</sub>. "
            "Product: R = &Pi; F<sub>k</sub><sup>W<sub>k</sub></sup>. "
            "Sum times the number n of layers: R = n &Sigma; W<sub>k</sub> F<sub>k</sub>. "
            "Entropy: W<sub>k</sub> &prop; 1 - e<sub>k</sub>, e<sub>k</sub> = -&Sigma; p ln p / ln n. "
            "CRITIC: W<sub>k</sub> &prop; s<sub>k</sub> &Sigma;<sub>j</sub> (1 - r<sub>kj</sub>)."
        ),
        reading=(
            "Without standardisation the result has the scale of the inputs: scores of 1 to 9 give a "
            "surface of 1 to 9. A product lets no factor make up for a very low value of another."
        ),
        source=(
            "Journal of Arid Land 2025, 17(10), section 2.3.2 (weighted sum); Shannon (1948) and Zeleny (1982) "
            "(entropy); Diakoulaki et al. (1995) (CRITIC)."
        ),
    )

    def define(self):
        """The form."""
        self.add_rasters("INPUTS", "Layers", help="The first one is the grid of the result.")
        self.add_text(
            "WEIGHTS",
            "Weights, in the order of the layers",
            help="For example 0.5, 0.3, 0.2 or 1/2, 1/4, 1/4; they sum to 1. Empty: equal weights.",
        )
        self.add_table(
            "WEIGHTS_TABLE",
            "Table of weights",
            optional=True,
            advanced=True,
            help="Instead of the text: a column weight, and a column name when rows are to be matched to layer names.",
        )
        self.add_choice(
            "PRESET",
            "Weights from the literature",
            [
                "None",
                "Qaidam: land use, roads, water, NDVI, elevation, slope",
                "Shiyang: land use, habitat quality (equal)",
                "Shiyang sensitivity: land use, NDVI, railways, highways, water, erosion (equal)",
            ],
            advanced=True,
            help="Instead of the text; the layers in the order of the names, or named like the preset's rows.",
        )
        self.add_text(
            "NAMES",
            "Names of the layers",
            advanced=True,
            help="In their order, separated by commas, for messages and the report. Empty: the layers' own.",
        )
        self.add_choice(
            "WEIGHTING", "Weighting", ["As given", "Equal", "Entropy", "CRITIC", "Given x entropy"], words=_WEIGHTING,
            help="Given weights are judgements; entropy and CRITIC come from the values themselves.",
        )
        self.add_choice(
            "STANDARDISATION",
            "Standardisation of the layers",
            ["None", "Minimum to maximum", "z-score", "2nd to 98th percentile"],
            help="For layers of different units; scores of one scale need none.",
            words=_STANDARDISATION,
        )
        self.add_text(
            "COSTS",
            "Layers that count the other way round",
            advanced=True,
            help="Their numbers in the list, for example 2,4: high values become low when standardised.",
        )
        self.add_choice(
            "NODATA_RULE",
            "Where a layer has no data",
            ["No result", "The other layers share its weight"],
            words=_NODATA_RULE,
            help="Whether a gap in one layer is a gap in the result.",
        )
        self.add_choice(
            "OPERATION",
            "Operation",
            ["Sum", "Product", "Sum times the number of layers"],
            advanced=True,
            help="The last is the plain sum of the layers where all weigh the same.",
            words=_OPERATION,
        )
        add_walls(self)
        self.add_text(
            "RESTORABLE",
            "Layers that can be restored",
            advanced=True,
            help=(
                "Their numbers in the list, or their names, for example 1 or land use: for what restoration can reach, "
                "where they have their least score."
            ),
        )
        add_fix_from(self)
        self.add_raster_output("OUTPUT", "Overlay")
        self.add_raster_output(
            "REACHABLE",
            "What restoration can reach",
            optional=True,
            help="The overlay with the restorable layers at their least score; for <i>Barriers</i>.",
        )
        self.add_text_result("WEIGHTS_OUT", "Weights that were used")

    def bytes_needed(self, values, cells):
        """Walls are masks of the whole raster."""
        from .walls import bytes_of_walls

        return super().bytes_needed(values, cells) + bytes_of_walls(values) * cells

    def check(self, values):
        """What needs no data: the number and sum of the weights, the numbers of the cost layers."""
        from ...core.decision.weights import parse_weights

        count = values.layer_count("INPUTS")
        given = values.text("WEIGHTS")
        if given and values.word("WEIGHTING").startswith("given"):
            parse_weights(given, count)
        for number in values.numbers("COSTS"):
            if number != int(number) or not 1 <= number <= count:
                raise InputError(
                    "{parameter}: there is no layer {number:g} among the {count} layers.",
                    parameter=values.label("COSTS"),
                    number=number,
                    count=count,
                )
        if values.given("COSTS") and values.choice("STANDARDISATION") == 0:
            raise InputError("Layers can only count the other way round when they are standardised.")
        if values.given("REACHABLE") and not values.given("RESTORABLE"):
            raise InputError(
                "{output} needs {parameter}; name them.",
                output=values.label("REACHABLE"),
                parameter=values.label("RESTORABLE"),
            )
        sources = [values.given("WEIGHTS"), values.given("WEIGHTS_TABLE"), values.choice("PRESET") > 0]
        if sum(sources) > 1:
            raise InputError("Give the weights once: as a text, as a table, or from the literature.")

    def work(self, job):
        """Standardise, weigh, combine."""
        from ...core.decision.normalisation import standardise
        from ...core.decision.overlay import weighted_overlay
        from ...core.rows import extent, mapped
        from .walls import apply_walls

        names = job.called_layers("INPUTS")
        layers = job.rows_list("INPUTS")
        scaling, weighing, combining = parts_of(job.progress, (2, 2, 1))
        costs = {int(number) for number in job.numbers("COSTS")}
        directions = ["cost" if number in costs else "benefit" for number in range(1, len(layers) + 1)]
        method = job.word("STANDARDISATION")
        scales = self._scales(job, layers, method, names)
        for number, (layer, direction, name) in enumerate(zip(layers, directions, names)):
            scaling(number / len(layers))
            standard = partial(standardise, method=method, direction=direction, scale=scales[number], name=name)
            layers[number] = layer if method == "none" else mapped(standard, layer)
        weights = self._weights(job, layers, names, weighing)
        surface = weighted_overlay(
            layers,
            weights,
            nodata_rule=job.word("NODATA_RULE"),
            operation=job.word("OPERATION"),
            names=names,
            progress=combining,
            out=job.passing(),
        )
        surface = apply_walls(job, surface)
        found = extent(surface)
        if not found.cells:
            raise InputError("The layers have no cell in common where all of them have data.")
        if found.minimum <= 0.0:
            job.log("Some values are 0 or below: as a resistance, cost distance would refuse them.")
        for name, weight in zip(names, weights):
            job.log("{name}: weight {weight:.4f}", name=name, weight=weight)
        job.record("weights", {"layer": names, "weight": list(weights)})
        for key, value in (("minimum", found.minimum), ("maximum", found.maximum), ("mean", found.mean)):
            job.record(key, value)
        self._write_reachable(job, layers, weights, names)
        job.set("WEIGHTS_OUT", format_numbers(weights))
        job.write_raster("OUTPUT", surface, style=RampStyle("resistance"))

    def _write_reachable(self, job, layers, weights, names):
        from ...core.decision.overlay import reachable_overlay
        from .walls import apply_walls

        if not job.wants("REACHABLE"):
            return
        restorable = []
        for part in list_parts(job.text("RESTORABLE")):
            by_number = {str(number): number - 1 for number in range(1, len(names) + 1)}
            place = names.index(part) if part in names else by_number.get(part)
            if place is None:
                raise InputError(
                    "{parameter}: there is no layer {name} among {names}.",
                    parameter=job.label("RESTORABLE"),
                    name=part,
                    names=", ".join(names),
                )
            restorable.append(place)
        rule, operation = job.word("NODATA_RULE"), job.word("OPERATION")
        surface = reachable_overlay(layers, weights, restorable, rule, operation, names, job.passing())
        job.write_raster("REACHABLE", apply_walls(job, surface), style=RampStyle("resistance"))

    def _weights(self, job, layers, names, progress):
        from ...core.decision.weights import criterion_weights

        method = job.word("WEIGHTING")
        given = None
        if method.startswith("given"):
            given = self._given(job, names)
            if given is None and method == "given":
                job.log("No weights are given: all layers weigh the same.")
                method = "equal"
        elif job.given("WEIGHTS") or job.given("WEIGHTS_TABLE") or job.choice("PRESET"):
            job.warn("The weights that are given are not used, since another weighting is chosen.")
        if method in ("given", "equal"):
            return criterion_weights(layers, method, given, None, progress)
        # The layers that count the other way round have been turned already.
        return np.asarray(job.settled("weights", lambda: criterion_weights(layers, method, given, None, progress)))

    def _scales(self, job, layers, method, names) -> list:
        """The two numbers that each layer is standardised by; None where it is not."""
        from ...core.decision.normalisation import scale_of

        if method == "none":
            return [None] * len(layers)
        return job.settled(
            "scales", lambda: [scale_of(layer, method, name=name) for layer, name in zip(layers, names)]
        )

    def _given(self, job, names):
        from ...core.decision.weights import parse_weights

        text = job.text("WEIGHTS")
        if text:
            return parse_weights(text, len(names))
        table, title = job.table("WEIGHTS_TABLE"), ""
        if table is not None:
            title = job.layer_name("WEIGHTS_TABLE")
        elif job.choice("PRESET"):
            title = WEIGHTS[job.choice("PRESET") - 1]
            table = read_preset("weights", title)
        else:
            return None
        weights = numbers(column(table, "weight", title), "weight", title)
        by_name = dict(zip(map(str, table.get("name", ())), weights))
        if set(names) <= set(by_name):
            return [by_name[name] for name in names]
        job.log(
            "The weights of {table} are taken in the order of the layers: {names}.", table=title, names=", ".join(names)
        )
        return weights
