"""esp:gravity: how strongly two sources act on each other over a corridor."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError, phrase
from ..base import About, EspAlgorithm
from ..frame.fixed_settings import add_fix_from
from ..frame.nothing_found import add_nothing
from ..layers.kept_columns import kept_columns
from ..layers.styles import ClassStyle
from .corridor_graph import add_corridor_inputs, add_end_fields

# What the enums' options mean to core, in the order of the form.
_FORM = ("paper", "area x quality", "distance")
_CLASSIFICATION = ("threshold", "top share", "natural breaks")
_UNIT = (("m2", 1.0), ("ha", 1e4), ("km2", 1e6))
# Fields of a corridor's cost and of its length.
_SPANS = ("cost", "length_m")
# Between a diagonal step and two steps, in cells.
_ONE_STEP = 1.5
# Journal of Arid Land 2025, 17(10): G > 400 of its 36 corridors; a quarter where a share is asked for.
_LIMIT = {"threshold": 400.0, "top share": 25.0, "natural breaks": 0.0}


class GravityModel(EspAlgorithm):
    """Gravity of corridors, their ranking and classes."""

    NAME = "gravity"
    GROUP = "corridors"
    TITLE = "Gravity of corridors"
    SUMMARY = "Ranks corridors by the gravity model and divides them into important and general ones."
    TAGS = "gravity model,interaction,importance,ranking,corridor class,matrix"
    NEEDS_METRES = True
    FORMERLY = {"PICTURE": "PAGE"}
    BYTES_A_CELL = 20.0
    ABOUT = About(
        purpose=(
            "How strongly two sources act on each other over their corridor: large sources of low resistance "
            "with a cheap corridor attract each other most. Corridors are ranked and divided into important and "
            "general ones."
        ),
        formula=(
            "G<sub>uv</sub> = L<sub>max</sub><sup>2</sup> ln S<sub>u</sub> ln S<sub>v</sub> / "
            "(L<sub>uv</sub><sup>2</sup> P<sub>u</sub> P<sub>v</sub>): S area of a source, P its mean "
            "resistance, L cost of the corridor, L<sub>max</sub> the greatest of the corridors handed over. With "
            "the length, L is the corridor's length. Area x quality: "
            "G = S<sub>u</sub> Q<sub>u</sub> S<sub>v</sub> Q<sub>v</sub> / L<sup>2</sup>."
        ),
        reading=(
            "G has no unit and does not depend on that of the cost, but <b>the unit of the area changes ranks</b>: "
            "the paper's is the square metre. It changes too when corridors are left out, through "
            "L<sub>max</sub>. Where the resistance is the same in all sources, P tells nothing. Corridors of no "
            "cost or length are marked as touching and have no G."
        ),
        source=(
            "Journal of Arid Land 2025, 17(10), section 2.3.3 (G above 400 is important); Kong et al. (2010), "
            "Landscape and Urban Planning 95; the plain form: Linehan et al. (1995), ibid. 33."
        ),
    )

    def define(self):
        """The form."""
        add_corridor_inputs(self)
        self.add_raster("RESISTANCE", "Resistance")
        self.add_choice(
            "FORM",
            "Formula",
            ["From the literature, with the cost", "Area x quality", "From the literature, with the length"],
            words=_FORM,
            help="What a pair of sources attracts each other by, and what keeps them apart.",
        )
        self.add_choice(
            "CLASSIFICATION",
            "Important corridors",
            ["Above a threshold", "The strongest share", "The upper of two natural classes"],
            words=_CLASSIFICATION,
            help="How important corridors are told from general ones.",
        )
        self.add_number(
            "THRESHOLD", "Threshold, or share in percent", minimum=0.0, help="Empty: 400 as in the paper, or 25 %."
        )
        self.add_choice(
            "AREA_UNIT",
            "Unit of the area",
            [name for name, _ in _UNIT],
            help="Ranks depend on it; the paper's is m2.",
            advanced=True,
        )
        self.add_raster(
            "QUALITY",
            "Quality",
            help="For area x quality: its mean in every source, 1 without it.",
            optional=True,
            advanced=True,
        )
        add_end_fields(self)
        self.add_field("SPAN_FIELD", "Field of the cost or the length", "CORRIDORS", help=", ".join(_SPANS))
        add_nothing(self)
        add_fix_from(self)
        self.add_vector_output("OUTPUT", "Corridors with gravity", "line")
        self.add_table_output("MATRIX", "Gravity matrix")
        self.add_html_output("PAGE", "Gravity matrix as a picture")
        self.add_number_result("IMPORTANT", "Number of important corridors")
        self.add_number_result("LONGEST", "Greatest cost or length")
        self.add_number_result("LIMIT", "Gravity above which corridors are important")

    def check(self, values):
        """What needs no data: the share."""
        limit = values.number("THRESHOLD")
        if values.word("CLASSIFICATION") == "top share" and limit is not None and limit > 100:
            raise InputError(
                "{parameter}: a share is at most 100 percent, not {given:.10g}.",
                parameter=values.label("THRESHOLD"),
                given=limit,
            )

    def work(self, job):
        """Read, weigh, rank, divide."""
        from ...core.network.gravity import classify_gravity, gravity, gravity_matrix
        from ...core.patches import patch_means
        from .corridor_graph import read_joining

        resistance = job.values("RESISTANCE")
        sources = job.sources("SOURCES")
        corridors = read_joining(job, sources)
        form = job.word("FORM")
        unit, square_metres = _UNIT[job.choice("AREA_UNIT")]
        area = np.array([outline.area() for outline in sources.geometries]) / square_metres
        count = len(sources.ids)
        quality = job.values("QUALITY") if form == "area x quality" else None
        result = gravity(
            corridors.first,
            corridors.second,
            corridors.numbers(job.text("SPAN_FIELD") or (_SPANS[form == "distance"])),
            area,
            patch_means(sources.labels, count, resistance),
            None if quality is None else patch_means(sources.labels, count, quality),
            form,
            sources.ids,
            job.fixed("longest"),
        )
        job.found("longest", result.longest)
        method = job.word("CLASSIFICATION")
        limit = job.number("THRESHOLD")
        limit = _LIMIT[method] if limit is None else limit
        held = job.fixed("limit")
        if held is None:
            classes = classify_gravity(result.force, method, limit / 100 if method == "top share" else limit)
        else:
            classes = classify_gravity(result.force, "threshold", held)
        if method != "threshold":
            job.found("limit", classes.threshold)
        names = [
            "touching" if np.isnan(force) else "important" if important else "general"
            for force, important in zip(result.force, classes.important)
        ]
        self._report(job, form, unit, result, classes, names, method)
        self._report_one_step(job, corridors, names)
        matrix = gravity_matrix(count, corridors.first, corridors.second, result.force)
        self._write(job, corridors, sources, result, names, matrix, unit)
        job.set("IMPORTANT", names.count("important"))
        job.set("LONGEST", result.longest)
        if np.isfinite(classes.threshold):
            job.set("LIMIT", classes.threshold)

    def _report(self, job, form, unit, result, classes, names, method):
        job.log(
            "S in {unit}, P the mean resistance of each source, L_max {longest:.6g} over {count} corridors.",
            unit=unit,
            longest=result.longest,
            count=len(names),
        )
        for kind in (phrase("important"), phrase("general"), phrase("touching")):
            if kind in names:
                job.log("{kind}: {count} {count:corridor|corridors}.", kind=kind, count=names.count(kind))
        if "touching" in names:
            job.warn(
                "{count} {count:corridor has|corridors have} no length, since the sources touch, and so no gravity.",
                count=names.count("touching"),
            )
        if len(set(names)) == 1 and method == "threshold":
            job.warn(
                "All corridors are {kind} with the threshold of {limit:.6g}; natural classes or a share divide them.",
                kind=phrase("important") if names[0] == "important" else phrase("general"),
                limit=classes.threshold,
            )
        if form == "area x quality" and not job.given("QUALITY"):
            job.log("No quality is given: it is 1 in every source.")
        if form != "area x quality" and job.given("QUALITY"):
            job.warn("The quality is not used, since another formula is chosen.")
        if method == "natural breaks" and job.given("THRESHOLD"):
            job.warn("The threshold is not used, since natural classes divide the corridors.")

    def _report_one_step(self, job, corridors, names):
        """Sources that touch and are joined by one step from cell to cell are next to infinitely attracted."""
        short = [
            "{}-{}".format(*pair)
            for pair, line, name in zip(corridors.pairs, corridors.features.geometries, names)
            if name != "touching" and line.length() < _ONE_STEP * job.grid.cell_size
        ]
        if short:
            job.warn(
                "The sources of {pairs} touch: their corridors are a single step, and their gravity says little "
                "beside that of the others.",
                pairs=", ".join(short),
            )

    def _write(self, job, corridors, sources, result, names, matrix, unit):
        from ..layers import palette

        added = (("gravity", float), ("rank", int), ("class", str))
        fields, rows = kept_columns(corridors.features, [name for name, _ in added])
        values = [
            [*row, float(force), int(rank) or None, name]
            for row, force, rank, name in zip(rows, result.force, result.rank, names)
        ]
        style = ClassStyle(
            (
                ("important", palette.IMPORTANT, self.tr("Important corridors")),
                ("general", palette.GENERAL, self.tr("General corridors")),
                ("touching", palette.TOUCHING, self.tr("Touching sources")),
            ),
            "class",
        )
        job.write_features(
            "OUTPUT", (*fields, *added), zip(corridors.features.geometries, values), geometry="line", style=style
        )
        table = {"source_id": list(sources.ids)}
        if sources.names:
            table["name"] = list(sources.names)
        for number, forces in zip(sources.ids, matrix.T):
            table[f"s{number}"] = [float(force) for force in forces]
        table["total"] = [float(np.nansum(forces)) for forces in matrix]
        job.write_table("MATRIX", table)
        job.write_html("PAGE", self._page(sources, corridors, result, names, matrix, unit))

    def _page(self, sources, corridors, result, names, matrix, unit):
        from .gravity_page import gravity_page

        order = [row for row in np.argsort(result.rank, kind="stable") if result.rank[row]]
        ranking = [
            (int(result.rank[row]), _ends(sources, corridors, row), result.force[row], names[row])
            for row in order
        ]
        texts = {
            "title": self.tr("Gravity of corridors"),
            "note": self.tr("Area in {unit}, L_max {longest:,.0f}.").format(unit=unit, longest=result.longest),
            "matrix": self.tr("Matrix of the sources"),
            "ranking": self.tr("Corridors by rank"),
            "rank": self.tr("Rank"),
            "corridor": self.tr("Corridor"),
            "gravity": self.tr("Gravity"),
            "class": self.tr("Class"),
        }
        return gravity_page(texts, sources.names or sources.ids, matrix, ranking)


def _ends(sources, corridors, row: int) -> str:
    """A corridor by what the user calls its sources."""
    titles = sources.names or sources.ids
    return f"{titles[corridors.first[row]]} - {titles[corridors.second[row]]}"
