"""esp:corridorwidth: how wide corridors should be, by land cover, current, cost and pinch points."""

from __future__ import annotations

from ...core.errors import InputError, NothingFound
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.legends import add_legend
from ..layers.styles import RampStyle
from .move_form import add_moves

_WIDTHS = "30,60,100,200,400,600,800,1000,1200"
_PINCH_RULES = ("5", "10", "deviations")
_CURRENT_SHARE = 0.8
# The ground that holds these shares of the current is told.
_GROUND_SHARES = (0.1, 0.25, 0.5, 0.75)


class CorridorWidthChoice(EspAlgorithm):
    """Widths of corridors."""

    NAME = "corridorwidth"
    GROUP = "corridors"
    TITLE = "Width of corridors"
    SUMMARY = "What lies within several widths of corridors, and the widths that land cover and current suggest."
    TAGS = "corridor width,buffer,threshold,land use share,cumulative current,knee,pinch point"
    NEEDS_METRES = True
    BYTES_A_CELL = 15.0
    ABOUT = About(
        purpose=(
            "Helps to choose how wide corridors should be: what share of each land cover and of the current lies "
            "within half widths of their lines, how much ground dearer ways take (1, 2, 5, 10 % of the cost), and at "
            "how many widths a cell is a pinch point."
        ),
        formula=(
            "Share of class k within w = cells of k whose centre is at most w from the line's nearest cell, by all "
            "cells with land cover there. By land cover: the greatest w whose natural share is no more than 5 points "
            "below that of the first w. By current: the knee, farthest above the chord of the curve of the current's "
            "share, and the first w with 80 %. By cost: cells with D<sub>a</sub> + D<sub>b</sub> - L &le; p L."
        ),
        reading=(
            "The ways of choosing differ and none is the right one: species need widths of their own. A knee depends "
            "on the widths that are listed, and where the curve has none the log says so. Widths are half widths, from "
            "the line to one side. Belts narrower than a cell hold the line's cells only."
        ),
        source=(
            "Shares of land cover within belts and shares of cumulative current are in use in many papers; the limits "
            "(5 points, 80 %) are those of the form. Knee: the difference curve of Satop&auml;&auml; et al. (2011), "
            "10.1109/ICDCSW.2011.20."
        ),
    )

    def define(self):
        """The form."""
        self.add_features("CORRIDORS", "Corridors", geometry="line", help="Lines of <i>Corridors</i>, or any lines.")
        self.add_raster("LANDCOVER", "Land cover", help="It is the grid of the result.")
        add_legend(self)
        self.add_raster(
            "CURRENT", "Current", optional=True, help="Cumulative current, of <i>Pinch points</i> or <i>Current</i>."
        )
        self.add_text(
            "WIDTHS", "Half widths (metres)", _WIDTHS,
            help="Rising numbers with commas: so far to either side of the line.",
        )
        self.add_text(
            "NATURAL",
            "Natural classes",
            "forest, shrub, grassland, wetland, water, snow_ice",
            help="Class values or names of land cover.",
        )
        self.add_number(
            "DROP", "Points that the natural share may lose", 5.0, minimum=0.0, maximum=100.0, advanced=True,
            help="The widest corridor is proposed whose land is less natural than that of the narrowest by no more.",
        )
        self.add_choice(
            "PINCH_RULE",
            "Pinch points are",
            [
                "The highest 5 % of the cells with current",
                "The highest 10 % of the cells with current",
                "Cells above the mean by two standard deviations",
            ],
            words=_PINCH_RULES,
            advanced=True,
            help="Which cells of the current are taken for pinch points.",
        )
        self.add_layer(
            "SOURCES",
            "Ecological sources",
            optional=True,
            help="Their land is left out. For widths by cost they are those that the corridors join.",
            id_field=True,
            geometry="polygon",
        )
        self.add_raster(
            "RESISTANCE", "Resistance", optional=True, help="With sources: widths by cost. That of the corridors."
        )
        self.add_text(
            "PERCENTS", "Widths by cost (% of a corridor's cost)", "1,2,5,10",
            help="Numbers with commas. Corridors of cells whose way costs no more than the best and so many percent.",
        )
        self.add_file(
            "SURFACES_IN",
            "Folder of cost surfaces",
            help="From <i>Corridors</i>; saves time where sources and resistance are the same, else is passed over.",
            folder=True,
            advanced=True,
        )
        self.add_choice(
            "ENDPOINTS",
            "Corridors start and end",
            ["At the edge of the sources", "At the centroid of the sources"],
            help="As the corridors were made.",
            advanced=True,
        )
        add_moves(self)
        self.add_table_output("WIDTH_TABLE", "Widths", optional=False)
        self.add_vector_output("AREAS", "Belts of the corridors", optional=True, created=True)
        self.add_raster_output("PINCH_SHARE", "Share of widths at which a cell is a pinch point", optional=True)
        self.add_html_output("PAGE", "Page with charts")
        self.add_number_result("NATURAL_WIDTH", "Half width by land cover (metres)")
        self.add_number_result("KNEE_WIDTH", "Half width at the knee of the current (metres)")
        self.add_number_result("CURRENT_WIDTH", "Half width that holds 80 % of the current (metres)")

    def bytes_a_cell(self, values):
        """The current and the surfaces of widths by cost."""
        return self.BYTES_A_CELL + 4.0 * values.given("CURRENT") + 30.0 * values.given("RESISTANCE")

    def check(self, values):
        """Widths, and what needs another input."""
        from ...core.network.width_rule import check_widths
        from ...core.pattern.width_profile import check_half_widths

        check_half_widths(values.numbers("WIDTHS"))
        if values.given("RESISTANCE"):
            if not values.given("SOURCES"):
                raise InputError("Widths by cost need {sources}.", sources=values.label("SOURCES"))
            check_widths(values.numbers("PERCENTS"), "percent")
        if values.given("PINCH_SHARE") and not values.given("CURRENT"):
            raise InputError("{output} needs {current}.", output=values.label("PINCH_SHARE"),
                             current=values.label("CURRENT"))  # fmt: skip

    def work(self, job):
        """Belts of every corridor and of all, widths by cost, picks."""
        from ...core.pattern.width_profile import check_half_widths
        from .width_rows import WidthStudy

        cover = job.classes("LANDCOVER")
        widths = check_half_widths(job.numbers("WIDTHS"))
        self._tell_narrow(job, widths)
        lines = self._lines(job)
        reading, measuring, costing, pinching = parts_of(
            job.progress, (1.0, 4.0, 8.0 if job.given("RESISTANCE") else 0.01, 2.0)
        )
        study = WidthStudy(job, cover, widths, self._natural(job, cover))
        reading(1.0)
        study.add_lines(*lines, measuring)
        if job.given("RESISTANCE"):
            study.add_costs(job.numbers("PERCENTS"), costing)
        self._pick(job, study)
        if job.given("CURRENT"):
            self._pinch(job, study, pinching)
        job.write_table("WIDTH_TABLE", study.table())
        job.write_features("AREAS", study.area_fields, study.areas(), style=study.area_style())
        if job.wants("PAGE"):
            from .width_page import width_page

            job.write_html("PAGE", width_page(study, self.picks, self.pinch))

    # -- inputs ----------------------------------------------------------------------------

    @staticmethod
    def _tell_narrow(job, widths) -> None:
        narrow = [width for width in widths if width < job.grid.cell_size]
        if narrow:
            job.warn(
                "Half widths below the cells of {cell:g} m hold the cells of the lines only: {widths}.",
                cell=job.grid.cell_size,
                widths=", ".join(format(width, "g") for width in narrow),
            )

    @staticmethod
    def _lines(job) -> tuple:
        """Geometries and numbers of the corridors."""
        from ...core.tables import cell_number, find_column, is_empty

        if job.is_empty("CORRIDORS"):
            raise NothingFound("The layer {name} has no corridor.", name=job.layer_name("CORRIDORS"))
        features = job.features("CORRIDORS")
        status = features.columns.get("status")
        kept = [
            row
            for row, shape in enumerate(features.geometries)
            if shape.length() > 0.0 and not (status and not is_empty(status[row]) and cell_number(status[row]) < 0)
        ]
        if not kept:
            raise NothingFound("The layer {name} has no corridor with a length.", name=features.name)
        name = find_column(features.columns, "link_id")
        ids = features.columns[name] if name else range(1, len(features) + 1)
        try:
            numbers = [int(cell_number(ids[row])) for row in kept]
        except InputError:
            numbers = [row + 1 for row in kept]
        if len(set(numbers)) < len(numbers):
            numbers = [row + 1 for row in kept]
        return [features.geometries[row] for row in kept], numbers

    @staticmethod
    def _natural(job, cover):
        """The natural classes; None where none are known."""
        if not cover.names and not job.has_own_value("NATURAL"):
            job.warn(
                "{name} has no names of classes; give {parameter} for the share of natural land.",
                name=job.layer_name("LANDCOVER"),
                parameter=job.label("NATURAL"),
            )
            return None
        return job.class_set("NATURAL", cover.names)

    # -- picks -----------------------------------------------------------------------------

    def _pick(self, job, study) -> None:
        """The widths that land cover and current suggest for all corridors together."""
        self.pinch, picks = None, study.picks()
        self.picks = picks
        if picks.natural >= 0:
            width, share = study.widths[picks.natural], study.natural_share()
            job.set("NATURAL_WIDTH", width)
            job.log(
                "By land cover: {width:g} m, with {share:.1f} % natural land; {first:.1f} % within {least:g} m.",
                width=width,
                share=100.0 * share[picks.natural],
                first=100.0 * share[0],
                least=study.widths[0],
            )
            if picks.natural == len(study.widths) - 1:
                job.warn("The natural share holds up to the greatest width; list greater ones to see where it falls.")
        if not job.given("CURRENT"):
            return
        if picks.knee >= 0:
            job.set("KNEE_WIDTH", study.widths[picks.knee])
            job.log("By current: the curve has its knee at {width:g} m.", width=study.widths[picks.knee])
        else:
            job.warn("By current: the curve has no knee; it tells no width.")
        if picks.current >= 0:
            job.set("CURRENT_WIDTH", study.widths[picks.current])
            job.log("{share:.0f} % of the current lie within {width:g} m.", share=100.0 * _CURRENT_SHARE,
                    width=study.widths[picks.current])  # fmt: skip
        else:
            job.log("No width that is listed holds {share:.0f} % of the current.", share=100.0 * _CURRENT_SHARE)
        from ...core.pattern.width_profile import cells_holding

        cells = cells_holding(study.current, _GROUND_SHARES)
        areas = [count * job.grid.cell_area_ha for count in cells]
        job.record_table("GROUND", {"share": list(_GROUND_SHARES), "cells": cells, "area_ha": areas})
        for share, area in zip(_GROUND_SHARES, areas):
            job.log("{share:.0f} % of the current flow through {area:.6g} ha.", share=100.0 * share, area=area)

    def _pinch(self, job, study, progress) -> None:
        from ...core.pattern.width_profile import pinch_cells

        self.pinch = pinch_cells(study.rank, study.current, study.widths, job.word("PINCH_RULE"), progress)
        study.note_pinch(self.pinch)
        lasting = int((self.pinch.share >= 1.0 - 1e-6).sum())
        job.log(
            "Pinch points: {area:.6g} ha within {width:g} m, of which {lasting:.6g} ha are some at every width.",
            area=self.pinch.cells[-1] * job.grid.cell_area_ha,
            width=study.widths[-1],
            lasting=lasting * job.grid.cell_area_ha,
        )
        job.write_raster("PINCH_SHARE", self.pinch.share, style=RampStyle("current", 0.0, 1.0))
