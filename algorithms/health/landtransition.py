"""esp:landtransition: how land cover changed, where a Markov chain leads, and whether a simulation holds."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ..base import About, EspAlgorithm
from ..frame.layer_years import align_years
from ..frame.legends import add_legend

_MATRIX = ("from_year", "to_year", "from", "from_name", "to", "to_name", "cells", "area_ha", "probability")
_CHANGES = ("from_year", "to_year", "class", "name", "before", "after", "gain", "loss", "net", "swap")


class LandTransition(EspAlgorithm):
    """Crosstab, Markov, validation."""

    NAME = "landtransition"
    GROUP = "health"
    TITLE = "Land transition"
    SUMMARY = "Transitions of land cover between years, areas by a Markov chain, and the check of a simulated map."
    TAGS = "transfer matrix,Markov,land use change,PLUS,FLUS,CLUE,figure of merit,kappa,crosstab"
    ABOUT = About(
        purpose=(
            "Counts how land cover went from class to class between years, projects the areas by a Markov chain, and "
            "checks a map that PLUS, FLUS, CLUE or another program simulated."
        ),
        formula=(
            "P<sub>ij</sub> = cells from i to j / cells of i; areas after a time t: a P<sup>t/T</sup>. Net change "
            "|gain - loss|, swap 2 min(gain, loss). Figure of merit B / (A + B + C + D): misses, hits, wrong hits, "
            "false alarms."
        ),
        reading=(
            "The chain tells areas, not places, and supposes that the change of the past goes on. Kappa flatters any "
            "map of land that lasts: look at the figure of merit, and at the map without change beside it."
        ),
        source="Pontius et al. (2004), 10.1016/j.agee.2003.09.008 (gain, loss, swap); Pontius et al. (2008), "
        "10.1007/s00168-007-0138-2 (figure of merit).",
    )

    # Classes and their mask.
    BYTES_A_CELL = 9.0
    BYTES_A_LAYER = 5.0
    BY_ROWS = True

    def define(self):
        """The form."""
        self.add_rasters("LANDCOVERS", "Land covers of two or more years", minimum=2)
        self.add_text("YEARS", "Years", help="Separated by commas. Empty: as the names or the layers tell.")
        add_legend(self)
        self.add_text(
            "PROJECT", "Years to project", help="Later than the last one, for example 2030, 2035. Empty: none."
        )
        self.add_raster(
            "SIMULATED",
            "Simulated land cover of the last year",
            optional=True,
            help="Checked against the last land cover, from the one before it.",
        )
        self.add_table_output("MATRIX", "Transitions", optional=False)
        self.add_table_output("CHANGES", "Gain, loss, net change and swap of the classes")
        self.add_table_output("PROJECTION", "Projected areas")
        self.add_table_output("VALIDATION", "Check of the simulated map")
        self.add_number_result("FOM", "Figure of merit of the simulated map")

    def check(self, values):
        """What needs no data."""
        if values.given("VALIDATION") and not values.given("SIMULATED"):
            raise InputError("The check needs {simulated}.", simulated=values.label("SIMULATED"))
        if values.given("PROJECTION") and not values.given("PROJECT"):
            raise InputError("A projection needs {years}.", years=values.label("PROJECT"))

    def work(self, job):
        """Read, count, project, check."""
        from ...core.comparison.land_transition import crosstab
        from ...core.rows import mapped

        years = align_years(job, "YEARS", "LANDCOVERS")
        if all(year.isdecimal() for year in years) and [*map(int, years)] != sorted(map(int, years)):
            raise InputError("The years must rise from layer to layer.")
        covers = job.class_rows_list("LANDCOVERS")
        names: dict = {}
        for cover in covers:
            names.update(cover.names)
        job.progress(0.4)
        periods = [(number, number + 1) for number in range(len(covers) - 1)]
        if len(covers) > 2:
            periods.append((0, len(covers) - 1))
        tables = []
        for earlier, later in periods:
            one, other = covers[earlier], covers[later]
            found = crosstab(one.values, other.values, mapped(np.logical_and, one.valid, other.valid, dtype=bool))
            tables.append((years[earlier], years[later], found))
            lasting = 100.0 * np.trace(found.cells) / found.cells.sum()
            job.log("{first} to {last}: {lasting:.1f} % of the land lasts.", first=years[earlier], last=years[later],
                    lasting=lasting)  # fmt: skip
        job.progress(0.7)
        self._write_transitions(job, tables, names)
        if job.given("PROJECT"):
            self._project(job, years, tables[len(covers) - 2], names)
        if job.given("SIMULATED"):
            self._validate(job, covers)

    def _write_transitions(self, job, tables, names) -> None:
        area = job.grid.cell_area_ha if job.has_metres() else None
        matrix = {key: [] for key in _MATRIX}
        changes = {key: [] for key in _CHANGES}

        def note(table, *row):
            for key, value in zip(table, row):
                table[key].append(value)

        for first, last, found in tables:
            probabilities = found.probabilities()
            titles = [str(names.get(int(value), value)) for value in found.classes]
            for row, column in np.argwhere(found.cells > 0).tolist():
                cells = int(found.cells[row, column])
                note(matrix, first, last, int(found.classes[row]), titles[row], int(found.classes[column]),
                     titles[column], cells, None if area is None else cells * area,
                     float(probabilities[row, column]))  # fmt: skip
            unit = 1.0 if area is None else area
            for row, value in enumerate(found.classes.tolist()):
                note(changes, first, last, value, titles[row], *(
                    float(cells[row]) * unit for cells in
                    (found.cells.sum(axis=1), found.cells.sum(axis=0), found.gain, found.loss, found.net, found.swap)
                ))  # fmt: skip
        job.write_table("MATRIX", matrix)
        job.write_table("CHANGES", changes)

    def _project(self, job, years, last_period, names) -> None:
        from ...core.comparison.land_transition import matrix_power
        from ...core.numbers import small_whole

        first, last, found = last_period
        wanted = job.numbers("PROJECT")
        begin, end = small_whole(first), small_whole(last)
        if begin is None or end is None or end <= begin:
            raise InputError("A projection needs years as numbers; the land covers are of {years}.",
                             years=", ".join(years))  # fmt: skip
        span, probabilities = end - begin, found.probabilities()
        now = found.cells.sum(axis=0)
        unit = job.grid.cell_area_ha if job.has_metres() else 1.0
        table = {key: [] for key in ("year", "class", "name", "area", "change_pct")}
        for year in wanted:
            if year <= end:
                raise InputError("{year:g} is not later than the last year, {last}.", year=year, last=last)
            power, mended = matrix_power(probabilities, (year - end) / span)
            if mended:
                job.warn(
                    "{year:g}: the matrix of {span} years has no exact part for this time; small negative entries were "
                    "set to 0.",
                    year=year,
                    span=span,
                )
            areas = now @ power
            for place, value in enumerate(found.classes.tolist()):
                change = 100.0 * (areas[place] / now[place] - 1.0) if now[place] else None
                row = (int(year), value, str(names.get(value, value)), float(areas[place]) * unit, change)
                for key, entry in zip(table, row):
                    table[key].append(entry)
        job.log("Projected by the matrix of {first} to {last}.", first=first, last=last)
        job.write_table("PROJECTION", table)

    def _validate(self, job, covers) -> None:
        from ...core.comparison.land_transition import validate
        from ...core.rows import mapped

        start, observed, simulated = covers[-2], covers[-1], job.class_rows("SIMULATED")
        known = mapped(np.logical_and, start.valid, observed.valid, dtype=bool)
        valid = mapped(np.logical_and, known, simulated.valid, dtype=bool)
        table = {key: [] for key in ("map", "overall", "kappa", "misses", "hits", "wrong_hits", "false_alarms", "fom",
                                     "producer", "user")}  # fmt: skip
        for title, cover in ((self.tr("simulated"), simulated), (self.tr("no change"), start)):
            found = validate(start.values, observed.values, cover.values, valid)
            row = (title, found.overall, found.kappa, found.misses, found.hits, found.wrong_hits, found.false_alarms,
                   found.figure_of_merit, found.producer, found.user)  # fmt: skip
            for key, value in zip(table, row):
                table[key].append(value)
            job.log(
                "{map}: figure of merit {fom:.3f}, kappa {kappa:.3f}, {overall:.1f} % of the cells agree.",
                map=title,
                fom=found.figure_of_merit,
                kappa=found.kappa,
                overall=100.0 * found.overall,
            )
            if cover is simulated:
                job.set("FOM", found.figure_of_merit)
        if table["kappa"][0] <= table["kappa"][1]:
            job.warn("A map without any change has a kappa as high as the simulated one.")
        job.write_table("VALIDATION", table)
