"""esp:owa: ordered weighted averaging of services, priority areas and their protection efficiency."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...core.decision.owa_weights import PAPER_ALPHAS
from ...core.errors import InputError, phrase
from ...core.numbers import format_numbers
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.fixed_settings import add_fix_from
from ..layers.styles import ClassStyle, RampStyle, ramp_colours

# What the enums' options mean to core, in the order of the form.
_ORDERING = ("pixel", "layer")
_STANDARDISATION = ("min-max", "percentile", "none")
# A band, its classes and the copy that is written, for each cell of a scenario; and of a sweep of all cells.
_BYTES_A_SCENARIO, _BYTES_OF_SWEEP = 10.0, 40.0


class OrderedWeightedAveraging(EspAlgorithm):
    """Scenarios of risk, priority areas, protection efficiency."""

    NAME = "owa"
    GROUP = "sources"
    TITLE = "OWA scenarios"
    SUMMARY = "Priority areas of several ecosystem services under several attitudes to risk."
    TAGS = "ordered weighted averaging,ecosystem services,trade-off,scenario,priority area,protection efficiency,risk"
    FORMERLY = {"REPORT": "PAGE"}
    BY_ROWS = True
    ABOUT = About(
        purpose=(
            "Combines ecosystem services (or any criteria) by ordered weighted averaging, from optimistic (the "
            "best service of a place counts) to pessimistic (the worst one counts). Each scenario is divided into "
            "classes by natural breaks; its top classes are the priority area, whose protection efficiency tells "
            "how much more of each service it holds than an average place. The best scenario goes on to "
            "<i>Ecological sources</i>: BEST_PRIORITY as it is, or PRIORITY with BEST_BAND as the band (the paper "
            "takes all patches of at least 500 ha)."
        ),
        formula=(
            "Order weights w<sub>i</sub> = (i/n)<sup>&alpha;</sup> - ((i-1)/n)<sup>&alpha;</sup>; "
            "OWA = &Sigma; w<sub>i</sub> s<sub>i</sub>, s from the highest to the lowest. With criterion weights "
            "v<sub>i</sub> = w<sub>i</sub> u<sub>(i)</sub> / &Sigma; w<sub>j</sub> u<sub>(j)</sub>. "
            "Trade-off = 1 - &radic;(n &Sigma;(w<sub>i</sub> - 1/n)<sup>2</sup> / (n - 1)); "
            "orness = &Sigma; (n - i) w<sub>i</sub> / (n - 1), andness = 1 - orness. "
            "E = mean of the service in the priority area / mean everywhere."
        ),
        reading=(
            "A low alpha selects the best places of single services, a high one places where no service is poor. "
            "Trade-off is 1 when all ranks count alike and 0 when one rank decides. The chosen scenario has the "
            "highest mean efficiency among those with enough trade-off; the table, the log and the report say why, "
            "and the sweep shows what lies between the scenarios. Services with a few extreme cells (soil "
            "retention along streams) need percentiles instead of minimum to maximum."
        ),
        source=(
            "Land 2025, 14:2159, section 2.3.2, Tables 10 and 11; Yager (1988), IEEE Transactions on Systems, Man "
            "and Cybernetics 18; Yager (1996), International Journal of Intelligent Systems 11; Malczewski (2006), "
            "International Journal of Applied Earth Observation and Geoinformation 8."
        ),
    )

    def define(self):
        """The form."""
        self.add_rasters(
            "INPUTS",
            "Services",
            help="At least two rasters in which more is better. The first one is the grid of the result.",
        )
        self.add_text(
            "ALPHAS",
            "Risk coefficients alpha",
            format_numbers(PAPER_ALPHAS),
            help="A scenario for each: below 1 optimistic, 1 neutral, above 1 pessimistic.",
        )
        self.add_choice(
            "ORDERING",
            "Order of the services",
            ["In each cell, by value", "Of whole layers, by mean"],
            help="By value is Yager's definition; the paper's text ranks the layers by their means.",
            words=_ORDERING,
        )
        self.add_text(
            "CRITERION_WEIGHTS",
            "Criterion weights, in the order of the services",
            help="For example 0.4,0.3,0.2,0.1 or the result of AHP; they sum to 1. Empty: all alike.",
        )
        self.add_choice(
            "STANDARDISATION",
            "Standardisation of the services",
            ["Minimum to maximum", "Percentiles, clipped", "None"],
            help="Percentiles where a few extreme cells would squeeze all others.",
            words=_STANDARDISATION,
        )
        self.add_number(
            "CLASSES", "Number of classes", 5, minimum=2, maximum=254, whole=True,
            help="Each scenario is classed by natural breaks.",
        )
        self.add_number(
            "PRIORITY_CLASSES", "Top classes that are priority area", 2, minimum=1, maximum=253, whole=True,
            help="So many of the highest classes are taken as sources.",
        )
        self._define_tuning()
        add_fix_from(self)
        for key, label, text in (
            ("OUTPUT", self.tr("OWA"), self.tr("A band for each scenario.")),
            (
                "PRIORITY",
                self.tr("Importance classes"),
                self.tr("A band for each scenario: 1 to the number of classes, the top ones are the priority area."),
            ),
            (
                "BEST_PRIORITY",
                self.tr("Priority area of the best scenario"),
                self.tr("1 priority area, 0 other; goes on to <i>Ecological sources</i>."),
            ),
        ):
            cells = "f4" if key == "OUTPUT" else "u1"
            self.add_raster_output(key, label, help=text, optional=True, by_default=True, cells=cells)
        self.add_table_output("SCENARIOS", "Scenarios")
        self.add_table_output("AGREEMENT", "Agreement of the orderings")
        self.add_table_output("SWEEP", "Sweep of alpha")
        self.add_html_output("PAGE", "Report")
        self.add_number_result("BEST_ALPHA", "Alpha of the best scenario")
        self.add_number_result("BEST_BAND", "Band of the best scenario")
        self.add_text_result("PRIORITY_VALUES", "Classes of the priority area")
        self.add_text_result("REASON", "Why the best scenario was chosen")

    def _define_tuning(self):
        from ...core.decision.owa_weights import SAMPLE

        self.add_text(
            "ORDER_WEIGHTS",
            "Order weights instead of alpha",
            help="From the highest rank to the lowest, for example 0.4,0.3,0.2,0.1. Several: with semicolons.",
            advanced=True,
        )
        self.add_text("PERCENTILES", "Lower and upper percentile", "2,98", help="Of 100.", advanced=True)
        self.add_choice(
            "EFFICIENCY",
            "Protection efficiency from",
            ["The services' own values", "The standardised services"],
            help="They differ where the least value of a service is not 0.",
            advanced=True,
        )
        self.add_choice(
            "CHOICE",
            "Choice of the best scenario",
            [
                "Highest mean efficiency with enough trade-off",
                "Balance: nearest to the best of both",
                "Highest mean efficiency",
            ],
            advanced=True,
            help=(
                "Which alpha is proposed: efficient ones concentrate, those with trade-off let services make up for "
                "each other."
            ),
        )
        self.add_number(
            "MIN_TRADE_OFF", "Enough trade-off", 0.5, minimum=0.0, maximum=1.0, advanced=True,
            help="Scenarios below it are not proposed.",
        )
        self.add_number(
            "SWEEP_FROM", "Least alpha of the sweep", 0.01, minimum=1e-9, advanced=True,
            help="The table of the sweep has further alphas for the curve.",
        )
        self.add_number(
            "SWEEP_TO", "Greatest alpha of the sweep", 100.0, minimum=1e-9, advanced=True,
            help="The table of the sweep has further alphas for the curve.",
        )
        self.add_number(
            "SWEEP_STEPS", "Number of alphas of the sweep", 41, minimum=2, maximum=1000, whole=True, advanced=True,
            help="Evenly on a logarithmic scale.",
        )
        self.add_number(
            "SWEEP_CELLS",
            "Cells of the sweep",
            SAMPLE,
            help="At most so many, at even steps of the raster; 0: all.",
            minimum=0,
            whole=True,
            advanced=True,
        )

    def bytes_a_cell(self, values):
        """A map for each scenario."""
        return _BYTES_A_SCENARIO * len(self._weights(values, values.layer_count("INPUTS")))

    def bytes_needed(self, values, cells):
        """A sweep of all cells holds them and their ranks."""
        swept = (values.given("PAGE") or values.given("SWEEP")) and values.integer("SWEEP_CELLS") == 0
        layers = values.layer_count("INPUTS")
        return super().bytes_needed(values, cells) + (_BYTES_OF_SWEEP * layers * cells if swept else 0.0)

    def check(self, values):
        """What needs no data: weights, percentiles, classes, the sweep."""
        from ...core.decision.owa_priority import priority_limit
        from ...core.decision.weights import parse_weights

        count = values.layer_count("INPUTS")
        scenarios = len(self._weights(values, count))
        for key in ("OUTPUT", "PRIORITY"):
            values.will_write(key, scenarios)
        if values.given("CRITERION_WEIGHTS"):
            parse_weights(values.text("CRITERION_WEIGHTS"), count)
        self._percentiles(values)
        priority_limit(values.integer("CLASSES"), values.integer("PRIORITY_CLASSES"))
        self._sweep_alphas(values)

    def _weights(self, values, count):
        from ...core.decision.owa_weights import parse_alphas, parse_order_weights

        if values.given("ORDER_WEIGHTS"):
            return parse_order_weights(values.text("ORDER_WEIGHTS"), count)
        return parse_alphas(values.text("ALPHAS"), count)

    def _percentiles(self, values):
        given = values.numbers("PERCENTILES")
        if len(given) != 2 or not 0.0 <= given[0] < given[1] <= 100.0:
            raise InputError(
                "{parameter}: give two rising numbers from 0 to 100, for example 2,98.",
                parameter=values.label("PERCENTILES"),
            )
        return tuple(given)

    def _sweep_alphas(self, values):
        from ...core.decision.owa_sweep import sweep_alphas

        return sweep_alphas(values.number("SWEEP_FROM"), values.number("SWEEP_TO"), values.integer("SWEEP_STEPS"))

    def _rules(self, job, count):
        from ...core.decision.owa_scenarios import Rules
        from ...core.decision.weights import parse_weights

        criterion = job.text("CRITERION_WEIGHTS")
        return Rules(
            job.word("ORDERING"),
            parse_weights(criterion, count) if criterion else None,
            job.integer("CLASSES"),
            job.integer("PRIORITY_CLASSES"),
            job.choice("EFFICIENCY") == 1,
        )

    def work(self, job):
        """Scenarios, choice, agreement, sweep, outputs."""
        from ...core.decision.owa import Ranking
        from ...core.decision.owa_layers import LayerStack
        from ...core.decision.owa_scenarios import ordering_agreement, owa_scenarios
        from ...core.decision.owa_sweep import alpha_sweep
        from .owa_page import OwaReport, owa_page
        from .owa_tables import agreement_columns, scenario_columns, scenario_labels, sweep_columns

        names = job.layer_names("INPUTS")
        layers = job.rows_list("INPUTS")
        weights = self._weights(job, len(layers))
        stack = LayerStack(layers, job.word("STANDARDISATION"), self._percentiles(job), names, job.fixed("scales"))
        job.found("scales", stack.scales)
        rules = self._rules(job, len(layers))
        self._say_coverage(job, stack)
        reported = job.wants("PAGE")
        compared, swept = reported or job.wants("AGREEMENT"), reported or job.wants("SWEEP")
        first, second, third, _ = parts_of(job.progress, (5, 5 if compared else 0, 4 if swept else 0, 2))
        result = owa_scenarios(stack, weights, rules, first, job.fixed("limits"), job.passing)
        job.found("limits", [scenario.limits for scenario in result.each])
        labels = scenario_labels(self, weights)
        choice, reason = self._choose(job, result, labels, names)
        agreement = ordering_agreement(stack, result, rules, second, job.passing) if compared else ()
        points = ()
        if swept:
            points = alpha_sweep(stack, self._sweep_alphas(job), rules, job.integer("SWEEP_CELLS"), third)
        self._write_rasters(job, result, choice.index, labels)
        area = job.grid.cell_area_ha * stack.common if job.has_metres() else None
        job.write_table("SCENARIOS", scenario_columns(result.each, choice, area))
        if agreement:
            job.write_table("AGREEMENT", agreement_columns(result.each, agreement))
        if points:
            job.write_table("SWEEP", sweep_columns(points))
        if reported:
            order = [names[number] for number in Ranking(stack, "layer").order]
            page = OwaReport(labels, names, result, choice, reason, agreement, points, order)
            job.write_html("PAGE", owa_page(page))

    def _say_coverage(self, job, stack):
        lacking = stack.cells - stack.common
        job.log(
            "{cells} {cells:cell has|cells have} data in all services, {lacking} "
            "{lacking:does not and has|do not and have} no result.",
            cells=stack.common,
            lacking=lacking,
        )
        low, high = stack.extent()
        if stack.method == "none" and (low < 0.0 or high > 1.0):
            job.warn(
                "The services are not standardised and go from {low:g} to {high:g}: those with large numbers decide.",
                low=low,
                high=high,
            )
        job.record("services", list(stack.names))

    def _choose(self, job, result, labels, names):
        from ...core.decision.owa_choice import RULES, choose_scenario
        from .owa_reason import reason_of, report_scenarios

        report_scenarios(job, result, labels, names, job.integer("CLASSES"))
        rule, least = RULES[job.choice("CHOICE")], job.number("MIN_TRADE_OFF")
        choice = choose_scenario(
            [scenario.mean_efficiency for scenario in result.each],
            [scenario.weights.trade_off for scenario in result.each],
            rule,
            least,
        )
        held = job.fixed("band")
        if held is None:
            sentences = reason_of(result.each, labels, choice, rule, least)
        else:
            choice = replace(choice, index=held - 1, runner_up=None)
            text = phrase("{label} is taken, as in the run whose limits hold.")
            sentences = [(text, {"label": labels[choice.index]})]
        job.found("band", choice.index + 1)
        for text, values in sentences:
            job.log(text, **values)
        reason = " ".join(self.message(text, values) for text, values in sentences)
        alpha = result.each[choice.index].weights.alpha
        if alpha is not None:
            job.set("BEST_ALPHA", alpha)
        job.set("BEST_BAND", choice.index + 1)
        job.set("PRIORITY_VALUES", format_numbers(range(result.priority_from, job.integer("CLASSES") + 1)))
        job.set("REASON", reason)
        return choice, reason

    def _write_rasters(self, job, result, best, labels):
        from ...core.rows import mapped

        standardised = job.choice("STANDARDISATION") != 2
        ends = (0.0, 1.0) if standardised else (None, None)
        job.write_raster("OUTPUT", result.bands, style=RampStyle("quality", *ends), band_names=labels)
        has_data = mapped(lambda numbers: numbers > 0, result.classes[0], dtype=bool)
        entries = self._class_entries(job.integer("CLASSES"), result.priority_from)
        job.write_classes("PRIORITY", result.classes, ClassStyle(entries), valid=has_data, band_names=labels)
        colours = ramp_colours("quality", 5)
        areas = ((0, "#e0e0e0", self.tr("Other")), (1, colours[4], self._priority(self.tr("top classes"))))
        best_areas = mapped(lambda area: area.astype(np.uint8), result.priority(best), dtype=np.uint8)
        job.write_classes("BEST_PRIORITY", best_areas, ClassStyle(areas), valid=has_data, band_names=[labels[best]])

    def _class_entries(self, classes, lowest):
        entries = []
        for number, colour in enumerate(ramp_colours("quality", classes), 1):
            label = self.tr("Class {number}").format(number=number)
            entries.append((number, colour, self._priority(label.lower()) if number >= lowest else label))
        return tuple(entries)

    def _priority(self, label: str) -> str:
        """The name of a priority class: begins with the word by which `esp:ecologicalsources` knows it."""
        return self.tr("Priority ({label})").format(label=label)
