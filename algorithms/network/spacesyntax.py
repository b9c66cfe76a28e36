"""esp:spacesyntax: how central the parts of a corridor network lie."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from ...core.errors import InputError, NothingFound
from ...core.numbers import format_numbers
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.fixed_settings import add_fix_from
from ..frame.nothing_found import add_nothing
from ..layers.kept_columns import kept_columns
from ..layers.styles import ClassStyle, RampStyle, ramp_colours
from ..layers.vector_io import column, numbers

_SDNA = ("med", "nqpde", "bte", "tpbt", "tpd")
_NODE = ("mean_dist", "harmonic", "node_betw")


class SpaceSyntaxMeasures(EspAlgorithm):
    """Space syntax of corridor lines."""

    NAME = "spacesyntax"
    GROUP = "corridors"
    TITLE = "Space syntax of corridors"
    SUMMARY = "Closeness and betweenness of parts of a corridor network as sDNA computes them, and a grade."
    TAGS = "sDNA,MED,NQPDE,BtE,TPBt,space syntax,closeness,betweenness,integration"
    NEEDS_METRES = True
    # Where the sources are a raster.
    BYTES_A_CELL = 28.0
    ABOUT = About(
        purpose=(
            "Which parts of a corridor network are near to all others, and which carry most ways between others. "
            "Corridors are cut where they cross or overlap; ends inside one source are joined through it."
        ),
        formula=(
            "MED(x) = &Sigma; W(y) d(x,y) / &Sigma; W(y). NQPDE(x) = &Sigma; W(y) / d(x,y). "
            "BtE(x) = &Sigma;&Sigma; W(y) W(z) OD(y,z,x). TPBt(x) = &Sigma;&Sigma; W(y) W(z) OD(y,z,x) / T(y), "
            "T(y) = &Sigma; W(z). d: shortest way from middle to middle, d(x,x) = L/3; OD: 1 between y and z, 1/2 "
            "at their ends, 1/3 for x = y = z. Grade: weighted mean of MED (inverted), NQPDE, BtE and TPBt, each "
            "scaled from 0 to 1, in natural classes. Node formulas of papers: mean distance, &Sigma; 1/d, "
            "betweenness of junctions."
        ),
        reading=(
            "A low MED and a high NQPDE mean near to everything, a high TPBt or BtE much passing movement. In a "
            "small component everything is near: the grade divides MED by the component's share of the weight. "
            "The classes go from 1 (lowest) to the number of classes."
        ),
        source=(
            "Cooper and Chiaradia (2020), sDNA, SoftwareX 12:100525, equal to sDNA+ 5.2.1 (3e-7); the node "
            "formulas as in papers on ecological security patterns, under their own names."
        ),
    )

    def define(self):
        """The form."""
        self.add_features(
            "CORRIDORS",
            "Corridors",
            geometry="line",
            help="From <i>Corridors</i>, or any lines. Links with a status below 0 are left out.",
        )
        self.add_layer(
            "SOURCES",
            "Ecological sources",
            help="Corridors that end in the same source are joined through it.",
            optional=True,
            id_field=True,
            geometry="polygon",
        )
        self.add_choice(
            "WEIGHTING",
            "Weight of a segment",
            ["Link: its share of the way between junctions", "Length", "1 for each"],
            help="How much a segment counts as the origin and end of ways.",
        )
        self.add_distance("RADIUS", "Radius", "CORRIDORS", 0.0, help="Along the network. 0: everything.")
        self.add_choice(
            "MEASURES",
            "Measures",
            ["sDNA's", "Node formulas from the literature"],
            help="The node formulas know no weights and no radius; segments get the mean of both ends.",
        )
        self.add_number(
            "CLASSES", "Classes of the grade", 5, minimum=1, maximum=20, whole=True,
            help="By natural breaks of the measure; 1 is the lowest.",
        )
        self.add_text(
            "GRADE_WEIGHTS",
            "Weights of the grade",
            help=(
                "Of MED, NQPDE, BtE and TPBt, such as 1,1,0,1 (the default: equal weights without BtE); with the node "
                "formulas three: 1,1,1."
            ),
        )
        self.add_field(
            "WEIGHT_FIELD",
            "Field that multiplies the weights",
            "CORRIDORS",
            help="Where corridors overlap the greatest counts.",
            numeric=True,
        )
        self.add_flag(
            "PLANARISE",
            "Cut corridors where they cross or overlap",
            True,
            help="Without it crossings are bridges, as in sDNA.",
            advanced=True,
        )
        self.add_distance(
            "TOLERANCE", "Draw vertices together that are nearer than", "CORRIDORS", 1.0, advanced=True,
            help="Ends that should meet but do not are joined.",
        )
        self.add_distance(
            "JOIN_DISTANCE",
            "Ends belong to a source up to this distance from it",
            "CORRIDORS",
            0.0,
            help="For sources whose outlines were simplified, or that are smaller than a cell.",
            advanced=True,
        )
        self.add_choice(
            "THROUGH",
            "The way through a source",
            ["Has no length", "Goes straight through the middle of its corridors' ends"],
            advanced=True,
            help="Ways go on through sources, which have no lines of their own.",
        )
        add_nothing(self)
        add_fix_from(self)
        self.add_vector_output("OUTPUT", "Segments with measures", "line")
        self.add_vector_output(
            "CORRIDORS_OUT", "Corridors with measures and grade", "line", optional=True, created=True
        )
        self.add_vector_output("NODES", "Junctions", "point", optional=True)
        self.add_number_result("SEGMENTS", "Number of segments")
        self.add_number_result("COMPONENTS", "Number of components")
        self.add_text_result("LIMITS", "Limits of the classes")

    def check(self, values):
        """What needs no data: the number of weights."""
        values.check_weights("GRADE_WEIGHTS", 3 if values.choice("MEASURES") else 4)

    def work(self, job):
        """Clean, measure, grade, give back to the corridors."""
        from ...core.network.space_syntax import WEIGHTINGS, space_syntax
        from ...core.network.space_syntax_grade import far_in_parts, integrated_grade
        from ...core.network.space_syntax_nodes import means_of_ends, node_measures
        from .corridor_graph import sources_without_grid
        from .line_input import coordinates

        cleaning, measuring, nodes_part = parts_of(job.progress, (1, 4, 3))
        sources = sources_without_grid(job) if job.given("SOURCES") else None
        features = self._corridors(job)
        lines, row_of = coordinates(features.geometries)
        clean = self._clean(job, lines, sources, cleaning)
        feature_of = row_of[clean.line]
        user = self._user_weights(job, features, feature_of, clean)
        node = bool(job.choice("MEASURES"))
        weights = job.numbers("GRADE_WEIGHTS") or ((1, 1, 1) if node else (1, 1, 0, 1))
        classes = job.integer("CLASSES")
        wants_nodes = node or job.wants("NODES")
        junctions = node_measures(clean.network, nodes_part) if wants_nodes else None
        if node:
            if job.number("RADIUS") or user is not None or job.choice("WEIGHTING"):
                job.warn("The node formulas know no radius and no weights; those that were set have no effect.")
            values = (junctions.mean_distance, junctions.harmonic, junctions.betweenness)
            measures = dict(zip(_NODE, (means_of_ends(clean.network, each) for each in values)))
            far, good = measures["mean_dist"], [measures["harmonic"], measures["node_betw"]]
            weight = np.ones(len(clean.network))
        else:
            syntax = space_syntax(
                clean.network, WEIGHTINGS[job.choice("WEIGHTING")], job.number("RADIUS"), user, measuring
            )
            values = (
                syntax.mean_distance,
                syntax.quantity,
                syntax.betweenness,
                syntax.two_phase_betweenness,
                syntax.two_phase_destination,
            )
            measures = dict(zip(_SDNA, values))
            far, good, weight = syntax.mean_distance, list(values[1:4]), syntax.weight
            measures["weight"], measures["weight_r"] = weight, syntax.weight_within
        grade = integrated_grade(
            far_in_parts(clean.network, far, weight), good, weights, classes, job.fixed("ranges"), job.fixed("limits")
        )
        job.found("ranges", grade.ranges)
        job.found("limits", grade.limits)
        measures["score"] = grade.score
        self._write_segments(job, clean, measures, grade, classes)
        self._write_corridors(job, features, clean, feature_of, measures, grade, classes)
        if junctions is not None:
            self._write_nodes(job, clean, sources, junctions)
        job.set("SEGMENTS", len(clean.network))
        job.set("LIMITS", format_numbers(grade.limits))
        for name in ("score", *(_NODE if node else _SDNA)):
            defined = measures[name][np.isfinite(measures[name])]
            if defined.size:
                limits = {"minimum": defined.min(), "mean": defined.mean(), "maximum": defined.max()}
                job.record(name, {key: float(value) for key, value in limits.items()})

    def _corridors(self, job):
        if job.is_empty("CORRIDORS"):
            raise NothingFound("The layer {name} has no corridor.", name=job.layer_name("CORRIDORS"))
        features = job.features("CORRIDORS")
        try:
            status = numbers(column(features.columns, "status", features.name), "status", features.name, missing=0)
        except InputError:
            return features
        kept = [row for row, value in enumerate(status) if value >= 0]
        if len(kept) < len(features):
            dropped = len(features) - len(kept)
            job.log("{name}: {count} dropped {count:link is|links are} left out.", name=features.name, count=dropped)
            features.geometries = [features.geometries[row] for row in kept]
            features.columns = {name: [values[row] for row in kept] for name, values in features.columns.items()}
        if not kept:
            raise NothingFound("The layer {name} has no corridor: all its links are dropped.", name=features.name)
        return features

    def _clean(self, job, lines, sources, progress):
        from ...core.network.space_syntax_lines import clean_lines
        from .line_input import sources_at_ends

        ends = middles = None
        if sources is not None:
            ends = sources_at_ends(lines, sources.geometries, job.number("JOIN_DISTANCE"), progress)
            outside = int((ends < 0).sum())
            job.log("{inside} of {count} ends lie in a source.", inside=ends.size - outside, count=ends.size)
            if outside == ends.size:
                job.warn("No corridor ends in a source: check that these are the sources of the corridors.")
            if job.choice("THROUGH"):
                middles = self._middles(lines, ends, len(sources.ids))
        clean = clean_lines(lines, job.number("TOLERANCE"), job.flag("PLANARISE"), ends, middles)
        if clean.without_length:
            job.warn(
                "{count} {count:line has|lines have} no length and {count:is|are} left out.", count=clean.without_length
            )
        if clean.doubled:
            job.warn(
                "{count} {count:line lies|lines lie} wholly on others and {count:counts|count} once with them.",
                count=clean.doubled,
            )
        components, _ = clean.network.components()
        job.set("COMPONENTS", int(components))
        job.log(
            "{lines} {lines:line|lines} became {segments} {segments:segment|segments}; {crossings} "
            "{crossings:crossing or touch was|crossings and touches were} cut.",
            lines=len(lines),
            segments=len(clean.network),
            crossings=clean.crossings,
        )
        if components > 1:
            job.warn(
                "The network is not connected: it has {count} components, and what lies in another one is not reached.",
                count=int(components),
            )
        if len(clean.network) == 1:
            job.warn("There is only one segment: its measures say nothing.")
        return clean

    @staticmethod
    def _middles(lines, ends, count):
        """The mean place of the ends in each source."""
        spots = np.array([(line[0], line[-1]) for line in lines])
        inside = ends >= 0
        total = np.maximum(np.bincount(ends[inside], minlength=count), 1)
        return np.column_stack([np.bincount(ends[inside], spots[inside][:, axis], count) / total for axis in (0, 1)])

    def _user_weights(self, job, features, feature_of, clean):
        field = job.text("WEIGHT_FIELD")
        if not field:
            return None
        given = np.array(numbers(column(features.columns, field, features.name), field, features.name))
        result = np.full(len(clean.network), -np.inf)
        np.maximum.at(result, clean.polyline, given[feature_of])
        return result

    @staticmethod
    def _style(classes):
        colours = ramp_colours("corridor", classes + 1)[1:]
        return ClassStyle(
            tuple((number, colour, str(number)) for number, colour in enumerate(colours, 1)), "grade", 0.9
        )

    def _write_segments(self, job, clean, measures, grade, classes):
        from .line_input import line_geometry

        network = clean.network
        _, component = network.components()
        fields = [("segment_id", int), ("length_m", float), ("component", int)]
        fields += [(name, float) for name in measures] + [("grade", int), ("corridors", int)]
        shared = np.bincount(clean.polyline, minlength=len(network))
        rows = [
            (
                line_geometry(shape),
                [
                    number + 1,
                    network.length[number],
                    component[number] + 1,
                    *(values[number] for values in measures.values()),
                    kind or None,
                    shared[number],
                ],
            )
            for number, (shape, kind) in enumerate(zip(clean.shapes, grade.classes().tolist()))
        ]
        job.write_features("OUTPUT", fields, rows, geometry="line", style=self._style(classes))

    def _write_corridors(self, job, features, clean, feature_of, measures, grade, classes):
        names = [name for name in measures if not name.startswith("weight")]
        length = clean.network.length[clean.polyline]
        back = []
        for name in names:
            values = measures[name][clean.polyline]
            defined = np.isfinite(values)
            total = np.bincount(feature_of[defined], length[defined], len(features))
            with np.errstate(invalid="ignore", divide="ignore"):
                back.append(np.bincount(feature_of[defined], (values * length)[defined], len(features)) / total)
        kinds = grade.classes(back[names.index("score")])
        fields, rows = kept_columns(features, (*names, "grade"))
        added = [*((name, float) for name in names), ("grade", int)]
        values = [
            [*row, *(each[number] for each in back), int(kinds[number]) or None] for number, row in enumerate(rows)
        ]
        job.write_features(
            "CORRIDORS_OUT",
            (*fields, *added),
            zip(features.geometries, values),
            geometry="line",
            style=self._style(classes),
        )

    def _write_nodes(self, job, clean, sources, junctions):
        valence = clean.network.valences()
        fields = [("node_id", int), ("source_id", int), ("degree", int), *((name, float) for name in _NODE)]
        rows = [
            (
                QgsGeometry.fromPointXY(QgsPointXY(*clean.places[number])),
                [
                    number + 1,
                    sources.ids[source] if source >= 0 else None,
                    valence[number],
                    junctions.mean_distance[number],
                    junctions.harmonic[number],
                    junctions.betweenness[number],
                ],
            )
            for number, source in enumerate(clean.source_of.tolist())
        ]
        style = RampStyle("cost", field="node_betw", width=0.6)
        job.write_features("NODES", fields, rows, geometry="point", style=style)
