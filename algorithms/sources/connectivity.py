"""esp:connectivity: IIC, PC and what each patch adds, over polygons or Conefor's files."""

from __future__ import annotations

from ...core.errors import InputError
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from . import connectivity_measures
from .dispersal_form import add_probability

# What the enum's options mean, in the order of the form.
_EDGE, _CENTROID, _COST = range(3)


class Connectivity(EspAlgorithm):
    """Landscape connectivity as Conefor computes it."""

    NAME = "connectivity"
    GROUP = "sources"
    TITLE = "Landscape connectivity"
    SUMMARY = "Connectivity indices IIC and PC of habitat patches, and what each patch adds to them."
    TAGS = "Conefor,PC,IIC,dPC,dIIC,ECA,connector,stepping stone,betweenness,graph,dispersal"
    NEEDS_METRES = True
    FORMERLY = {"SWEEP_PICTURE": "PAGE"}
    BYTES_A_CELL = 58.0
    ABOUT = About(
        purpose=(
            "Computes how well the habitat of a landscape is connected for a species, and what each patch adds: by "
            "itself, by its exchange with others, and as a stepping stone between them. Exact for every patch. It "
            "reads and writes Conefor's files."
        ),
        formula=(
            "IIC = &Sigma;<sub>i</sub> &Sigma;<sub>j</sub> a<sub>i</sub> a<sub>j</sub> / (1 + nl<sub>ij</sub>) / "
            "A<sub>L</sub><sup>2</sup>, nl the least number of links (patches within the distance are linked). "
            "PC = &Sigma;<sub>i</sub> &Sigma;<sub>j</sub> a<sub>i</sub> a<sub>j</sub> p*<sub>ij</sub> / "
            "A<sub>L</sub><sup>2</sup>, p* the most probable path, p = P<sup>d/D</sup>. EC = &radic; of the sum. "
            "dX = 100 (X - X without the patch) / X = intra + flux + connector."
        ),
        reading=(
            "<b>EC(PC)</b> is the area of a single patch that would be as connected as the whole landscape. IIC "
            "and PC themselves depend on the landscape area A<sub>L</sub>; EC and the shares of the patches do "
            "not. <b>dpc_conn</b> above 0 marks stepping stones. <b>between</b> counts the shortest paths through "
            "a patch, <b>between_pc</b> weighs the most probable ones by their part of PC, in percent. Between "
            "centroids no patch can be a stepping stone, so edge to edge is the default. The sweep helps to choose "
            "the distance: where ranks hardly change, the choice matters little. <b>flux_f</b> is the habitat that "
            "a patch reaches, <b>flux_if</b> that and its own, times its own; flux_if adds up to EC&sup2;."
        ),
        source=(
            "Pascual-Hortal and Saura (2006), Landscape Ecology 21 (IIC); Saura and Pascual-Hortal (2007), "
            "Landscape and Urban Planning 83 (PC); Saura and Rubio (2010), Ecography 33 (parts); Saura et al. "
            "(2011), Ecological Indicators 11 (EC); Bodin and Saura (2010), Ecological Modelling 221 "
            "(betweenness); Foltête et al. (2012), Graphab (F, IF); Saura et al. (2017), Ecological Indicators 76 "
            "(ProtConn); Hanski and Ovaskainen (2000), Nature 404 (capacity). Same figures as Conefor and Makurhini."
        ),
    )

    def define(self):
        """The form."""
        self.add_layer(
            "INPUT",
            "Habitat patches",
            geometry="polygon",
            optional=True,
            id_field=True,
            help=(
                "Polygons, or a raster: patch numbers, or classes of which some are habitat. With Conefor's files they "
                "are only drawn, and may be left out."
            ),
        )
        self.add_text(
            "VALUES",
            "Values of a raster that are habitat",
            help="For example 1 or 1,3,5-7 or names: connected cells are a patch. Empty: each value above 0 is one.",
        )
        self.add_field(
            "ATTRIBUTE",
            "Field that weighs the patches",
            "INPUT",
            numeric=True,
            advanced=False,
            help="Such as area x quality. Empty: the area in hectares.",
        )
        self.add_choice(
            "DISTANCE_TYPE", "Distance between patches", ["Edge to edge", "Between centroids", "Least cost"],
            help="Between edges is Conefor's usual choice; least cost needs a resistance.",
        )
        self.add_raster(
            "RESISTANCE",
            "Resistance, for the least cost",
            optional=True,
            help="Then the dispersal distance is a cost: resistance x metres.",
        )
        self.add_number(
            "DISTANCE",
            "Dispersal distance (metres or cost)",
            5000.0,
            minimum=0.0,
            help="The threshold of the links of IIC, itself included, and where the probability holds.",
        )
        add_probability(self)
        self.add_text(
            "THRESHOLDS",
            "Distances of a sweep",
            help="For example 500, 1000, 2000, 5000, 10000: tables and a picture to choose the distance by.",
        )
        self._define_tuning()
        self.add_scheduler()
        self.add_vector_output("OUTPUT", "Patches with their connectivity", optional=True)
        # Conefor's files have no polygons to write, so it is optional, but made unless refused.
        self.parameterDefinition("OUTPUT").setCreateByDefault(True)
        self.add_vector_output(
            "LINKS",
            "Links",
            "line",
            help="Patches within the dispersal distance: the shortest lines, or the cheapest ways.",
            optional=True,
        )
        self.add_table_output("PATCH_TABLE", "Table of patches")
        self.add_table_output("SWEEP", "Sweep over distances")
        self.add_html_output("PAGE", "Sweep over distances as a picture")
        texts = self.tr("Text files (*.txt)")
        self.add_file_output("NODES_OUT", "Conefor's file of nodes", texts)
        self.add_file_output("CONNECTIONS_OUT", "Conefor's file of connections", texts)
        for key, index in (("IIC", "IIC"), ("PC", "PC"), ("EC_IIC", "EC(IIC)"), ("EC_PC", "EC(PC)")):
            self.add_number_result(key, index)
        connectivity_measures.add_results(self)
        self.add_number_result("COMPONENTS", "Groups of linked patches")
        self.add_number_result("LINK_COUNT", "Number of links")

    def _define_tuning(self):
        from .dispersal_form import add_least_probability

        self.add_number(
            "LANDSCAPE_AREA",
            "Landscape area",
            minimum=0.0,
            help="In the unit of the patches' weight (ha); it scales IIC and PC only. Empty: the sum over the patches.",
            advanced=True,
        )
        self.add_choice(
            "NEIGHBOURS",
            "Neighbours of a cell",
            ["8", "4"],
            help="Of a raster of classes; with 4, cells that touch at a corner only are two patches.",
            advanced=True,
        )
        connectivity_measures.add_measures(self)
        add_least_probability(
            self,
            self.tr(
                "Smaller ones are no links. For thousands of patches, for example 0.01; it lowers PC and raises the "
                "connector parts a little."
            ),
        )
        self.add_file(
            "NODES_FILE",
            "Conefor's file of nodes instead",
            help="Number and weight on each line, no header.",
            advanced=True,
        )
        self.add_file(
            "CONNECTIONS_FILE",
            "Conefor's file of connections",
            help="Two numbers and a value on each line; pairs that are missing are not linked.",
            advanced=True,
        )
        self.add_choice(
            "CONNECTION_VALUES", "Values of the connections", ["Distances", "Probabilities"], advanced=True,
            help="What the file of connections holds.",
        )

    def check(self, values):
        """One kind of input is there; parameters are in their ranges."""
        from ...core.network.connectivity_links import check_dispersal

        files = [values.given("NODES_FILE"), values.given("CONNECTIONS_FILE")]
        if any(files) and not all(files):
            raise InputError(
                "Give both {nodes} and {connections}.",
                nodes=values.label("NODES_FILE"),
                connections=values.label("CONNECTIONS_FILE"),
            )
        if not any(files):
            if not values.given("INPUT"):
                raise InputError(
                    "Give {patches} or {nodes}.", patches=values.label("INPUT"), nodes=values.label("NODES_FILE")
                )
            if values.choice("DISTANCE_TYPE") == _COST and not values.given("RESISTANCE"):
                raise InputError("The least cost needs {resistance}.", resistance=values.label("RESISTANCE"))
        check_dispersal(*self._dispersal(values))
        connectivity_measures.check(values)
        thresholds = values.numbers("THRESHOLDS")
        for distance in thresholds:
            check_dispersal(distance, 0.5)
        if not thresholds and (values.given("SWEEP") or values.given("PAGE")):
            raise InputError("A sweep needs {distances}.", distances=values.label("THRESHOLDS"))
        if thresholds and self._probabilities(values):
            raise InputError(
                "Given probabilities have no distance: leave {distances} empty.", distances=values.label("THRESHOLDS")
            )

    def _dispersal(self, values):
        return values.number("DISTANCE"), values.number("PROBABILITY"), values.number("MIN_PROBABILITY")

    def _probabilities(self, values):
        return values.given("NODES_FILE") and values.choice("CONNECTION_VALUES") == 1

    def work(self, job):
        """Patches, distances, indices, sweep, outputs."""
        from ...core.network.conefor import format_connections, format_nodes
        from ...core.network.connectivity import landscape_connectivity
        from ...core.network.connectivity_links import greatest_distance
        from ...core.network.connectivity_sweep import connectivity_sweep
        from .connectivity_output import report, write_layers
        from .connectivity_tables import patch_columns, sweep_columns
        from .connectivity_warning import report_pruning, warn_of_large_components
        from .sweep_page import sweep_page

        distances = job.numbers("THRESHOLDS")
        if distances and not (job.wants("SWEEP") or job.wants("PAGE")):
            job.warn(
                "Distances of a sweep are given, but neither {table} nor {picture} is wanted: there is no sweep.",
                table=job.label("SWEEP"),
                picture=job.label("PAGE"),
            )
            distances = []
        measuring, indexing, sweeping = parts_of(job.progress, (2, 4, 4 * len(distances) + 0.1))
        network = self._network(job, distances, measuring)
        if job.number("BETA") != 1.0:
            network.attributes = network.attributes ** job.number("BETA")
        dispersal = self._dispersal(job)
        links = network.links(*dispersal)
        warn_of_large_components(job, links)
        report_pruning(job, links, dispersal[2], not job.given("NODES_FILE"))
        landscape, total = job.number("LANDSCAPE_AREA") or None, float(network.attributes.sum())
        if landscape is not None and landscape < total:
            job.warn(
                "{parameter}: {given:g} is less than the {total:g} of the patches, so that the indices exceed 1.",
                parameter=job.label("LANDSCAPE_AREA"),
                given=landscape,
                total=total,
            )
        indices = landscape_connectivity(network.attributes, links, landscape, progress=indexing)
        report(job, indices, network, landscape)
        connectivity_measures.report(job, indices, network, self._dispersal(job))
        columns = patch_columns(network, indices)
        job.write_table("PATCH_TABLE", columns)
        if network.sources is not None:
            write_layers(job, network, links, columns)
        else:
            job.log("Conefor's files have no polygons: no layers are made.")
        if distances:
            sweep = connectivity_sweep(
                network.attributes,
                network.pairs,
                distances,
                dispersal[1],
                landscape,
                dispersal[2],
                indices.pc.importance.total,
                progress=sweeping,
            )
            job.write_table("SWEEP", sweep_columns(sweep))
            job.write_html("PAGE", sweep_page(sweep, dispersal[0]))
        job.write_text("NODES_OUT", format_nodes(network.ids, network.attributes))
        if job.wants("CONNECTIONS_OUT"):
            # What the sweep alone needed would change the result of another program.
            pairs = network.pairs if network.probable else network.pairs.within(greatest_distance(*dispersal))
            text = format_connections(network.ids, pairs.first, pairs.second, pairs.distance)
            job.write_text("CONNECTIONS_OUT", text)

    def _network(self, job, distances, progress):
        from ...core.network.connectivity_links import greatest_distance
        from ..layers.source_layers import read_outlines
        from .connectivity_input import conefor_network, cost_network, polygon_network
        from .raster_patches import raster_network, read_raster_patches

        if job.given("NODES_FILE"):
            return conefor_network(job, "NODES_FILE", "CONNECTIONS_FILE", self._probabilities(job), "INPUT")
        distance, probability, least = self._dispersal(job)
        cutoff = greatest_distance(max([distance, *distances]), probability, least)
        lines_up_to = distance if job.wants("LINKS") else None
        attribute = job.text("ATTRIBUTE")
        kind = job.choice("DISTANCE_TYPE")
        if kind == _COST:
            resistance = job.values("RESISTANCE")
            sources = read_raster_patches(job, "INPUT") if job.is_raster("INPUT") else job.sources("INPUT")
            return cost_network(job, sources, attribute, resistance, cutoff, lines_up_to, progress)
        if job.is_raster("INPUT"):
            sources = read_raster_patches(job, "INPUT")
            return raster_network(job, sources, kind == _CENTROID, cutoff, lines_up_to, progress)
        sources = read_outlines(job, "INPUT")
        flat = [number for number, outline in zip(sources.ids, sources.geometries) if not outline.area() > 0.0]
        if flat:
            raise InputError(
                "{name}: {count} {count:patch has|patches have} no area, the first is {number}; remove such patches.",
                name=sources.name,
                count=len(flat),
                number=flat[0],
            )
        return polygon_network(job, sources, attribute, kind == _CENTROID, cutoff, lines_up_to, progress)
