"""esp:robustness: how a network holds while sources or corridors are lost."""

from __future__ import annotations

from ..base import About, EspAlgorithm
from .corridor_graph import add_graph_inputs
from .dispersal_input import add_dispersal

# Of the measures, in their order.
_COLUMNS = ("connect", "efficiency", "largest", "pairs")


class NetworkRobustness(EspAlgorithm):
    """Curves of connectivity while elements are removed."""

    NAME = "robustness"
    GROUP = "corridors"
    TITLE = "Robustness of the network"
    SUMMARY = "Connectivity, efficiency and largest component while sources or corridors are lost."
    TAGS = "robustness,attack,random failure,removal,network,resilience"
    NEEDS_METRES = True
    # Where the sources are a raster.
    BYTES_A_CELL = 28.0
    ABOUT = About(
        purpose=(
            "What is left of the network while sources or corridors are lost at random or the most important "
            "first: connectivity, efficiency, largest component, connected pairs."
        ),
        formula=(
            "Connectivity: EC(PC) = &radic; &Sigma; a<sub>i</sub> a<sub>j</sub> p<sub>ij</sub>, "
            "p = P<sup>cost / D</sup> on the cheapest way. Efficiency: &Sigma; 1 / cost. All are divided by those "
            "of the whole network. R: mean of a curve over all losses."
        ),
        reading=(
            "Curves that fall slowly, and a high R, mean a robust network. Where ranked losses fall far below "
            "random ones, the network hangs on few elements: protect those. Efficiency is over all sources that "
            "there were, so that it never rises. The table of recovery counts sources: connection is the largest "
            "component by the sources that are left; a lost source can be mended while a neighbour is left, a corridor "
            "while one of its ends is (our own reading)."
        ),
        source=(
            "Albert et al. (2000), Nature 406; Holme et al. (2002), Physical Review E 65 (ranks anew after every "
            "loss); Schneider et al. (2011), PNAS 108 (R); Saura et al. (2011), Ecological Indicators 11 (EC)."
        ),
    )

    def define(self):
        """The form."""
        add_graph_inputs(self)
        self.add_choice(
            "ELEMENTS", "What is lost", ["Sources", "Corridors"],
            help="What is taken away one after the other.",
        )
        self.add_choices(
            "ORDER", "Order of the losses", ["Random", "By degree", "By betweenness", "By dPC"],
            help="Random losses are a mean of many runs; the others take what counts most first. Empty: all of them.",
        )
        self.add_number("RUNS", "Random runs", 100, minimum=1, maximum=100000, whole=True)
        self.add_number("SEED", "Seed", 0, minimum=0, whole=True)
        self.add_flag(
            "RECALCULATE",
            "Rank anew after every loss",
            True,
            help="Otherwise by the ranks in the whole network.",
            advanced=True,
        )
        self.add_field(
            "ATTRIBUTE", "Field with the sources' attribute", "SOURCES", help="For connectivity. Empty: the area."
        )
        add_dispersal(self, self.tr("In the unit of the cost. Empty: the median cost of the corridors."))
        self.add_table_output("CURVES", "Curves", optional=False)
        self.add_table_output("RECOVERY", "What is connected and can be mended", optional=True)
        self.add_table_output("PROTECTION", "What to protect first", optional=True)
        self.add_html_output("REPORT", "Curves as pictures", optional=False)
        self.add_number_result("R_CONNECTIVITY", "Lowest R of connectivity")

    def check(self, values):
        """What needs no data: the probability and the cost."""
        from .dispersal_input import check_dispersal

        check_dispersal(values, "DISTANCE", "PROBABILITY")

    def work(self, job):
        """Read, remove, draw."""
        from ...core.network.robustness import ELEMENTS, MEASURES, ORDERS, robustness_curves
        from .corridor_graph import read_corridor_graph
        from .dispersal_input import habitat_of
        from .robustness_page import robustness_page

        network = read_corridor_graph(job)
        habitat = habitat_of(job, network, "DISTANCE", "PROBABILITY", "ATTRIBUTE")
        elements = ELEMENTS[job.choice("ELEMENTS")]
        orders = [ORDERS[number] for number in sorted(job.choices("ORDER"))]
        runs = job.integer("RUNS")
        curves = robustness_curves(
            network.graph, habitat, elements, orders, runs, job.integer("SEED"), job.flag("RECALCULATE"), job.progress
        )
        for curve in curves:
            job.log(
                "{order}: R of connectivity {connectivity:.3f}, efficiency {efficiency:.3f}, largest component "
                "{largest:.3f}.",
                order=curve.order,
                connectivity=curve.area[0],
                efficiency=curve.area[1],
                largest=curve.area[2],
            )
        job.write_table("CURVES", self._table(network, elements, curves))
        shown = self.tr("sources") if elements == "sources" else self.tr("corridors")
        job.write_html("REPORT", robustness_page(shown, runs, curves))
        self._recovery(job, network, orders, runs)
        job.set("R_CONNECTIVITY", float(min(curve.area[0] for curve in curves)))
        job.record("robustness", {curve.order: dict(zip(MEASURES, map(float, curve.area))) for curve in curves})

    @staticmethod
    def _recovery(job, network, orders, runs):
        """Curves of sources by the fewest corridors: connection, node and edge recovery."""
        if not (job.wants("RECOVERY") or job.wants("PROTECTION")):
            return
        import numpy as np

        from ...core.network.recovery import ATTACKS, attack_order, recovery_curve, robustness_lost

        graph, called = network.graph, network.sources.called
        table = {key: [] for key in ("order", "removed", "element", "connection", "largest", "nodes", "edges", "R")}
        lists = {attack: [attack_order(graph, attack)] for attack in ATTACKS if attack in orders}
        if "random" in orders:
            generator = np.random.default_rng(job.integer("SEED"))
            lists["random"] = [generator.permutation(graph.count).tolist() for _ in range(runs)]
        for order, removed in lists.items():
            curves = [recovery_curve(graph, one) for one in removed]
            measures = [(one.connection, one.largest, one.node_recovery, one.edge_recovery) for one in curves]
            rows = np.mean(measures, axis=0).T
            share = float(np.mean([curve.robustness for curve in curves]))
            job.log("{order}: R of the largest component {share:.3f}.", order=order, share=share)
            for lost, row in enumerate(rows.tolist()):
                element = called(removed[0][lost - 1]) if lost and order != "random" else None
                for key, value in zip(table, (order, lost, element, *row, share)):
                    table[key].append(value)
        job.write_table("RECOVERY", table)
        if job.wants("PROTECTION"):
            lost = robustness_lost(graph, attack_order(graph, "degree"))
            ranked = sorted(range(graph.count), key=lambda source: (-lost[source], source))
            job.write_table(
                "PROTECTION",
                {
                    "rank": list(range(1, graph.count + 1)),
                    "source": [called(source) for source in ranked],
                    "r_lost": [float(lost[source]) for source in ranked],
                },
            )

    @staticmethod
    def _table(network, elements, curves):
        table = {name: [] for name in ("order", "removed", "share", "element")}
        for name in _COLUMNS:
            for suffix in ("", "_lo", "_hi"):
                table[(name[:7] if suffix else name) + suffix] = []
        for curve in curves:
            count = curve.mean.shape[1] - 1
            for lost in range(count + 1):
                table["order"].append(curve.order)
                table["removed"].append(lost)
                table["share"].append(lost / count)
                element = curve.removed[lost - 1] if curve.removed and lost else None
                table["element"].append(None if element is None else _element_name(network, elements, element))
                for row, name in enumerate(_COLUMNS):
                    table[name].append(float(curve.mean[row, lost]))
                    table[name[:7] + "_lo"].append(float(curve.low[row, lost]))
                    table[name[:7] + "_hi"].append(float(curve.high[row, lost]))
        return table


def _element_name(network, elements, element) -> str:
    """A source by what the user calls it, a corridor by its sources."""
    sources = network.sources
    if elements == "sources":
        return sources.called(element)
    row = network.row[element]
    return f"{sources.called(network.corridors.first[row])}-{sources.called(network.corridors.second[row])}"
