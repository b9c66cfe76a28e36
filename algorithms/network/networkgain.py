"""esp:networkgain: which new corridors and stepping stones improve a network most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...core.errors import InputError
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.nothing_found import add_nothing
from ..layers.styles import RampStyle
from ..layers.vector_io import column, numbers
from . import network_strategies
from .corridor_graph import add_end_fields
from .dispersal_input import add_dispersal

if TYPE_CHECKING:
    from ...core.network.network_gain import Candidates

# Field of a corridor's cost where none is named.
_COST = "cost"
# Of the measures, in their order.
_COLUMNS = ("ec_pc", "gamma", "efficiency", "largest")
# Share of the existing corridors' length or cost that may be spent where no budget is given.
_SHARE = 0.25


class NetworkGain(EspAlgorithm):
    """Ranked list of additions to a network."""

    NAME = "networkgain"
    GROUP = "corridors"
    TITLE = "Improve the network"
    SUMMARY = "Which new corridors and stepping stones raise connectivity most within a budget."
    TAGS = "TerraLink,new corridors,stepping stones,budget,optimisation,connectivity,gamma"
    NEEDS_METRES = True
    BYTES_A_CELL = 60.0
    ABOUT = About(
        purpose=(
            "Chooses, among all pairs of sources that no corridor joins and among given candidate patches, what "
            "raises the connectivity of the network most for its length or cost, within a budget. New corridors "
            "follow the resistance surface."
        ),
        formula=(
            "Always the addition of the highest gain per unit spent, everything evaluated anew after each one; a "
            "second list goes by gain alone, and the better one is given. A stepping stone comes with two "
            "corridors. Other strategies add one corridor after the other: between sources of low degree or "
            "betweenness, the cheapest, of the highest gravity a<sub>i</sub> a<sub>j</sub> / cost&sup2;, or at "
            "random. EC(PC) = &radic; &Sigma; a<sub>i</sub> a<sub>j</sub> p<sub>ij</sub>, "
            "p = P<sup>cost / D</sup>; &gamma; = L / (3 (V - 2)); efficiency: mean of 1 / cost over all pairs of "
            "sources; largest component: its attribute."
        ),
        reading=(
            "Rank 1 first. Where few candidates fit the budget, all sets of them were looked at: the gap says by "
            "how much the list misses the optimum. Paths across a third source are left out, since they consist of "
            "shorter ones. Look at the robustness before and after: adding where gravity is highest can lower it under "
            "an attack, since what was strong grows stronger."
        ),
        source=(
            "Saura et al. (2011), Ecological Indicators 11 (EC); Khuller et al. (1999), Information Processing "
            "Letters 70 (greedy choice within a budget)."
        ),
    )

    def define(self):
        """The form."""
        self.add_layer("SOURCES", "Ecological sources", id_field=True, geometry="polygon")
        self.add_features(
            "CORRIDORS",
            "Existing corridors",
            geometry="line",
            help="From <i>Corridors</i>. Empty: there are none yet.",
            optional=True,
        )
        self.add_raster("RESISTANCE", "Resistance", help="That of the corridors, above 0.")
        self.add_features(
            "CANDIDATES",
            "Candidate patches",
            geometry="polygon",
            help="Patches that could become stepping stones.",
            optional=True,
        )
        self.add_choice(
            "MEASURE",
            "What is to be raised",
            ["Equivalent connectivity EC(PC)", "Gamma index", "Efficiency", "Largest component"],
            help="New corridors and patches are ranked by how much they raise it.",
        )
        network_strategies.add_strategy(self)
        self.add_number(
            "BUDGET",
            "Budget",
            minimum=0.0,
            help="In metres or cost. Empty: a quarter of the existing corridors, or of the candidates.",
        )
        self.add_choice(
            "BUDGET_UNIT", "The budget is spent on", ["Length", "Cost"],
            help="What a candidate takes from the budget: its metres, or its accumulated cost.",
        )
        add_dispersal(self, self.tr("Empty: the median cost of the existing corridors, or of the candidates."))
        self.add_text(
            "ATTRIBUTE",
            "Field with the attribute of sources and candidate patches",
            help="Empty: the area.",
            advanced=True,
        )
        self.add_number("MAX_COST", "Greatest cost of a new corridor", minimum=0.0, help="Empty: none.", advanced=True)
        self.add_number(
            "NEAREST",
            "Corridors that a candidate patch may have",
            4,
            minimum=2,
            whole=True,
            help="Its cheapest ones.",
            advanced=True,
        )
        add_end_fields(self)
        self.add_field("COST_FIELD", "Field of the cost", "CORRIDORS", help=_COST)
        add_nothing(self)
        self.add_vector_output("GAINS", "New corridors by rank", "line")
        self.add_vector_output("STONES", "Stepping stones by rank", "point", optional=True)
        self.add_table_output("BEFORE_AFTER", "Before and after")
        self.add_table_output("ROBUSTNESS", "Robustness before and after", optional=True)
        self.add_number_result("GAIN", "Gain in percent")
        self.add_number_result("SPENT", "Spent")
        self.add_number_result("GAP", "Gap to the optimum in percent")

    def check(self, values):
        """What needs no data: budget, dispersal."""
        from .dispersal_input import check_dispersal

        for key in ("BUDGET", "MAX_COST"):
            if values.given(key) and not values.number(key) > 0:
                raise InputError("{parameter} must be above 0.", parameter=values.label(key))
        check_dispersal(values, "DISTANCE", "PROBABILITY")
        network_strategies.check(values)

    def work(self, job):
        """Read, find candidates, choose, write."""
        from ...core.network.network_gain import MEASURES, network_gain
        from ...core.network.network_gain_candidates import SPENDINGS, candidate_corridors

        finding, choosing = parts_of(job.progress, (2, 1))
        resistance = job.values("RESISTANCE").astype(np.float64)
        sources = job.sources("SOURCES")
        graph, existing = self._existing(job, sources)
        labels, stones, area = self._nodes(job, sources)
        spending = SPENDINGS[job.choice("BUDGET_UNIT")]
        maximum = job.number("MAX_COST")
        offered = candidate_corridors(
            resistance,
            labels,
            len(sources.ids),
            job.grid.cell_size,
            graph.pairs().tolist(),
            job.integer("NEAREST"),
            np.inf if maximum is None else maximum,
            spending,
            finding,
        )
        candidates = offered.candidates
        job.log(
            "{count} {count:corridor|corridors} could be added; {dropped} "
            "{dropped:pair has no path, is too costly, or passes|pairs have no path, are too costly, or pass} "
            "through others.",
            count=len(candidates),
            dropped=offered.dropped,
        )
        habitat = self._habitat(job, area, graph, candidates)
        measure = MEASURES[job.choice("MEASURE")]
        if job.word("STRATEGY") == network_strategies.GREEDY:
            budget = self._budget(job, existing[spending], candidates)
            result = network_gain(graph, candidates, habitat, budget, measure, progress=choosing)
        else:
            budget = job.number("BUDGET")
            result = network_strategies.follow(job, graph, candidates, habitat, budget)
        self._report(job, result, measure, budget)
        network_strategies.write_robustness(job, graph, candidates, result)
        self._write(job, sources, stones, offered, result, measure)

    def _existing(self, job, sources):
        """The network as it is, and what its corridors take of either kind of budget."""
        from ...core.network.graph import SourceGraph
        from .corridor_graph import distinct_corridors, log_components, read_joining

        if not job.given("CORRIDORS") or job.is_empty("CORRIDORS"):
            job.log("No corridors are given: the network begins without any.")
            none = np.zeros(0, dtype=np.intp)
            return SourceGraph(len(sources.ids), none, none, np.zeros(0)), {"length": 0.0, "cost": 0.0}
        corridors = read_joining(job, sources)
        cost = corridors.numbers(job.text("COST_FIELD") or _COST)
        kept, _ = distinct_corridors(job, corridors, cost)
        graph = SourceGraph(len(sources.ids), corridors.first[kept], corridors.second[kept], cost[kept])
        log_components(job, graph)
        lengths = sum(corridors.features.geometries[row].length() for row in kept)
        return graph, {"length": lengths, "cost": float(cost[kept].sum())}

    def _nodes(self, job, sources):
        """Labels of sources and stones, the stones' ids and outlines, the attributes of all."""
        from ..layers.raster_vector import rasterise

        labels = sources.labels.copy()
        count = len(sources.ids)
        area = [outline.area() / 1e4 for outline in sources.geometries]
        field = job.text("ATTRIBUTE")
        if field:
            area = numbers(column(sources.columns, field, sources.name), field, sources.name)
        if not job.given("CANDIDATES"):
            return labels, [], np.array(area)
        patches = job.features("CANDIDATES", may_be_empty=True)
        if patches is None:
            return labels, [], np.array(area)
        given = [outline.area() / 1e4 for outline in patches.geometries]
        if field:
            given = numbers(column(patches.columns, field, patches.name), field, patches.name)
        rows = list(range(1, len(patches) + 1))
        burnt = np.where(labels == 0, rasterise(patches.geometries, rows, job.grid, all_touched=True), 0)
        stones = []
        for row in np.unique(burnt[burnt > 0]).tolist():
            stones.append((row, patches.geometries[row - 1]))
            area.append(given[row - 1])
            labels[burnt == row] = count + len(stones)
        if len(stones) < len(patches):
            job.warn(
                "{name}: {count} {count:patch lies|patches lie} in sources or outside the resistance and "
                "{count:is|are} left out.",
                name=patches.name,
                count=len(patches) - len(stones),
            )
        return labels, stones, np.array(area)

    def _habitat(self, job, area, graph, candidates):
        from ...core.network.connection import Habitat

        cost = job.number("DISTANCE")
        if cost is None:
            costs = graph.cost if graph.corridors else candidates.cost
            cost = float(np.median(costs)) if costs.size else 1.0
            job.log("Cost of dispersal: {cost:.6g}, the median of the corridors.", cost=cost)
        return Habitat(area, cost, job.number("PROBABILITY"))

    def _budget(self, job, existing, candidates: Candidates):
        budget = job.number("BUDGET")
        if budget is None and len(candidates):
            budget = _SHARE * (existing or float(candidates.spending.sum()))
            job.log("Budget: {budget:.6g}, a quarter of what there is.", budget=budget)
        return 1.0 if budget is None else budget

    def _report(self, job, result, measure, budget):

        before, after = result.before[measure], result.after[measure]
        spent = sum(step.spending for step in result.steps)
        job.set("SPENT", spent)
        if before > 0:
            job.set("GAIN", 100.0 * (after / before - 1.0))
        job.log(
            "{measure}: {before:.6g} before, {after:.6g} after {count} {count:addition|additions} (by {rule}); "
            "{spent:.6g} of {budget} spent.",
            measure=measure,
            before=before,
            after=after,
            count=len(result.steps),
            rule=result.rule,
            spent=spent,
            budget="-" if budget is None else format(budget, ".6g"),
        )
        if not result.steps:
            job.warn("Nothing that fits the budget raises {measure}.", measure=measure)
        if job.word("STRATEGY") == network_strategies.GREEDY:
            self._report_gap(job, result, after)
        self._write_comparison(job, result)

    @staticmethod
    def _report_gap(job, result, after):
        if result.optimum is None:
            job.log("There are too many sets of candidates to look at all: the optimum is not known.")
        else:
            gap = 100.0 * (1.0 - after / result.optimum) if result.optimum > 0 else 0.0
            job.set("GAP", max(gap, 0.0))
            job.log("Optimum: {optimum:.6g}; the list misses it by {gap:.3g} %.", optimum=result.optimum, gap=gap)

    @staticmethod
    def _write_comparison(job, result):
        from ...core.network.network_gain import MEASURES

        table = {"measure": [], "before": [], "after": [], "change_pct": []}
        for name in MEASURES:
            table["measure"].append(name)
            table["before"].append(result.before[name])
            table["after"].append(result.after[name])
            change = result.after[name] / result.before[name] - 1.0 if result.before[name] > 0 else np.nan
            table["change_pct"].append(100.0 * change)
        job.write_table("BEFORE_AFTER", table)

    def _write(self, job, sources, stones, offered, result, measure):
        # Stones are numbered after the greatest number of a source.
        from ...core.network.network_gain import MEASURES
        from .line_input import path_geometry

        base = max(sources.ids)
        ids = [*sources.ids, *(base + row for row, _ in stones)]
        added = [("rank", int), ("spent", float), ("gain", float), ("gain_pct", float), ("gain_unit", float)]
        after = [(name, float) for name in _COLUMNS]
        lines, points = [], []
        for rank, step in enumerate(result.steps, 1):
            gain = step.after[measure] - step.before[measure]
            percent = 100.0 * gain / step.before[measure] if step.before[measure] > 0 else np.nan
            values = [rank, step.spending, gain, percent, gain / step.spending]
            values += [step.after[name] for name in MEASURES]
            for number in step.corridors:
                ends = offered.candidates.first[number], offered.candidates.second[number]
                described = [ids[ends[0]], ids[ends[1]], offered.candidates.cost[number], offered.length[number]]
                lines.append((path_geometry(job.grid, offered.paths[number]), [*described, *values]))
            if step.stone >= 0:
                row, outline = stones[step.stone]
                points.append((outline.pointOnSurface(), [base + row, row, outline.area() / 1e4, *values]))
        fields = [("from_id", int), ("to_id", int), ("cost", float), ("length_m", float), *added, *after]
        style = RampStyle("corridor", field="rank", width=0.9, reverse=True)
        job.write_features("GAINS", fields, lines, geometry="line", style=style)
        fields = [("source_id", int), ("patch", int), ("area_ha", float), *added, *after]
        job.write_features("STONES", fields, points, geometry="point", style=style)
