"""Maps, layers of stability and tables of runs of esp:uncertainty."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from ...core.uncertainty.decisions import NOTHING
from ..kit.words import words_of
from ..layers import palette
from ..layers.raster_vector import polygonise
from ..layers.styles import ClassStyle, RampStyle
from ..network.corridor_layers import window_grid
from .uncertainty_rows import known
from .uncertainty_skill import skill_table

# What the quick way does not make.
RUN_OUTPUTS = (
    "PROBABILITY",
    "ZONE_PROBABILITY",
    "DECISIONS",
    "ZONE_DECISIONS",
    "RESISTANCE_MOMENTS",
    "SOURCE_STABILITY",
    "CORRIDOR_STABILITY",
    "INFLUENCE",
    "CONVERGENCE",
    "RUN_TABLE",
    "VALIDATION",
)
_LOOKS = (palette.CORRIDOR_AREA, palette.PINCH_POINT, palette.BARRIER)
ELEMENT_COLOURS = (palette.source_colours(3)[0], *(look.colour for look in _LOOKS))
_UNDECIDED, _NONE = "#f6e8c3", "#f2f2f2"
# What is less likely than the share asked for, but more likely than not.
_LIKELY = 0.5
_CORRIDOR_COLOURS = (palette.IMPORTANT.colour, palette.GENERAL.colour, "#c6dbef")
_RANKS = (("rank_min", int), ("rank_mean", float), ("rank_max", int))
_SOURCE_FIELDS = (
    *(("stab_id", int), ("source_id", int), ("share", float), ("land_share", float), ("runs", int)),
    *(*_RANKS, ("area_ha", float), ("class", str)),
)
_CORRIDOR_FIELDS = (
    *(("stab_id", int), ("from_id", int), ("to_id", int), ("share", float), ("runs", int)),
    *(("important", float), ("same_way", float), ("way_share", float), ("rank_plain", int)),
    *(*_RANKS, ("length_m", float), ("class", str)),
)


def element_titles() -> list:
    """The elements in the user's language."""
    return list(words_of("kind of place").values())


def stability_class(share: float, stable: float) -> str:
    """Stable, likely or possible."""
    return "stable" if share >= stable - 1e-9 else "likely" if share >= _LIKELY else "possible"


def _ranks(tally) -> tuple:
    """Least, mean and greatest rank of a source or corridor in the runs; None where it has none."""
    return tally.least or None, known(tally.mean_rank), tally.most or None


class StudyOutputs:
    """Writes what the runs have in common.

    Parameters
    ----------
    form : EspAlgorithm
        Translates.
    job : Job
    study : Study
    result : StudyResult
    zone_titles : tuple of str
    share : float
        Of the runs in which decisions hold.
    """

    def __init__(self, form, job, study, result, zone_titles: tuple, share: float):
        self.form, self.job, self.study = form, job, study
        self.runs, self.plain = result.runs, result.plain
        self.zone_titles, self.share = zone_titles, share

    def write(self, found, verdict, influence: dict, skills: list) -> None:
        """Everything but the page."""
        self._write_probabilities()
        self._write_decisions(found)
        self._write_sources()
        self._write_corridors()
        job = self.job
        job.write_table("INFLUENCE", influence)
        job.write_table("CONVERGENCE", self._convergence())
        job.write_table("RUN_TABLE", self._runs())
        if skills:
            job.write_table("VALIDATION", skill_table(skills))
        if not verdict.is_enough:
            job.warn(
                "The maps are not yet settled: the probabilities are off by about {error:.3f} on average; about "
                "{wanted} runs would bring that below 0.02.",
                error=max(verdict.error),
                wanted=verdict.wanted,
            )

    # -- maps ------------------------------------------------------------------------------

    def _write_probabilities(self):
        job, runs = self.job, self.runs
        style = RampStyle("quality", 0.0, 1.0)
        titles = element_titles()
        bands = [runs.probability(number) for number in range(len(titles))]
        job.write_raster("PROBABILITY", bands, band_names=titles, style=style)
        for title, band in zip(titles, bands):
            job.record(f"probability {title}", float(band.mean(dtype=np.float64)))
        if self.zone_titles:
            zones = [runs.zone_probability(number) for number in range(len(self.zone_titles))]
            job.write_raster("ZONE_PROBABILITY", zones, band_names=self.zone_titles, style=style)
        elif job.wants("ZONE_PROBABILITY") or job.wants("ZONE_DECISIONS"):
            job.warn("There are no restoration zones: they need land cover and NPP of the same years.")
        if self.study.kept:
            names = [self.form.shared_tr("Mean"), self.form.shared_tr("Standard deviation")]
            job.write_raster(
                "RESISTANCE_MOMENTS", list(runs.moments(0)), band_names=names, style=RampStyle("resistance")
            )

    def _write_decisions(self, found):
        job, say = self.job, self.form.shared_tr
        common = ((0, _UNDECIDED, say("Undecided")), (NOTHING - 1, _NONE, say("None of them")))
        entries = (*zip(range(1, 5), ELEMENT_COLOURS, element_titles()), *common)
        # 255 is nodata on disk.
        layer = np.where(found.element == NOTHING, NOTHING - 1, found.element).astype(np.uint8)
        job.write_classes("DECISIONS", layer, ClassStyle(entries), band_names=[say("Decisions")])
        hectares = job.grid.cell_area_ha
        for title, sure, possible in zip(element_titles(), found.cells, found.possible):
            job.log(
                "{element}: {sure:.6g} ha in at least {share:g} % of the runs, {possible:.6g} ha in at least one.",
                element=title,
                sure=sure * hectares,
                share=100.0 * self.share,
                possible=possible * hectares,
            )
        if self.zone_titles:
            kinds = [(number, palette.zone_colour(number), title) for number, title in enumerate(self.zone_titles, 1)]
            zone = np.where(found.zone == NOTHING, NOTHING - 1, found.zone).astype(np.uint8)
            job.write_raster("ZONE_DECISIONS", zone, style=ClassStyle((*kinds, *common)))

    # -- stability -------------------------------------------------------------------------

    def _style(self, colours, width: float = 0.6) -> ClassStyle:
        titles = words_of("stability")
        return ClassStyle(tuple((name, colour, titles[name]) for name, colour in zip(titles, colours)), "class", width)

    def _write_sources(self):
        job, catalogue, ended = self.job, self.runs.catalogue, self.runs.ended
        rows = []
        for number, (cells, tally) in enumerate(zip(catalogue.footprints, catalogue.sources), 1):
            share, land = tally.count / ended, self.runs.land_share(number - 1)
            size = float(cells.size * job.grid.cell_area_ha), stability_class(share, self.share)
            row = [number, tally.plain or None, share, land, tally.count, *_ranks(tally), *size]
            rows.append((self._outline(cells), row))
        job.write_features("SOURCE_STABILITY", _SOURCE_FIELDS, rows, style=self._style(palette.source_colours(3)))
        if catalogue.unlisted:
            job.warn(
                "{count} {count:source|sources} of single runs {count:is|are} not listed.", count=catalogue.unlisted
            )
        stable = sum(row[-1] == "stable" for _, row in rows)
        job.log(
            "{stable} {stable:source is|sources are} there in at least {share:g} % of the runs, {all} in at least one.",
            stable=stable,
            share=100.0 * self.share,
            all=len(rows),
        )
        job.record("stable sources", stable)

    def _outline(self, cells: np.ndarray):
        rows, columns = np.divmod(cells, self.job.grid.columns)
        top, left = int(rows.min()), int(columns.min())
        window = np.zeros((int(rows.max()) - top + 1, int(columns.max()) - left + 1), dtype=np.int32)
        window[rows - top, columns - left] = 1
        return polygonise(window, window_grid(self.job.grid, top, left, window.shape))[1]

    def _write_corridors(self):
        job, catalogue, ended = self.job, self.runs.catalogue, self.runs.ended
        grid = job.grid
        order = sorted(catalogue.corridors.items(), key=lambda entry: (-entry[1].count, entry[0]))
        rows = []
        for number, (pair, tally) in enumerate(order, 1):
            path = catalogue.paths[pair].astype(np.float64)
            x, y = grid.origin[0] + path[:, 1] * grid.cell_size, grid.origin[1] - path[:, 0] * grid.cell_size
            line = QgsGeometry.fromPolylineXY([QgsPointXY(*point) for point in zip(x.tolist(), y.tolist())])
            share = tally.count / ended
            counted = max(tally.count, 1)
            ends = pair[0] + 1, pair[1] + 1
            kept = tally.special / counted, tally.same_way / counted, tally.way_share, tally.plain or None
            # A corridor that joins the same sources on other ways is no stable corridor.
            size = line.length(), stability_class(tally.same_way / ended, self.share)
            rows.append((line, [number, *ends, share, tally.count, *kept, *_ranks(tally), *size]))
        style = self._style(_CORRIDOR_COLOURS, 0.8)
        job.write_features("CORRIDOR_STABILITY", _CORRIDOR_FIELDS, rows, geometry="line", style=style)
        job.record("stable corridors", sum(row[-1] == "stable" for _, row in rows))

    # -- tables ----------------------------------------------------------------------------

    def _convergence(self) -> dict:
        notes = self.runs.convergence()
        table = {"runs": notes.runs.tolist()}
        zones = (f"zone_{number}" for number in range(1, len(self.zone_titles) + 1))
        names = (*(name.replace(" ", "_") for name in self.study.elements), *zones)
        for name, values in zip(names, notes.difference.T):
            table[name] = values.tolist()
        return table

    def _runs(self) -> dict:
        """A row for each run, those that failed with the reason."""
        found = dict(zip(self.runs.indices, self.runs.numbers))
        failed = dict(self.runs.failures)
        columns: dict = {"run": ["plain", *(str(index + 1) for index in sorted({*found, *failed}))]}
        empty = np.full(len(self.study.numbers), np.nan)
        rows = [self.plain.numbers, *(found.get(index, empty) for index in sorted({*found, *failed}))]
        for place, name in enumerate(self.study.numbers):
            columns[name] = [known(row[place]) for row in rows]
        columns["failure"] = ["", *(failed.get(index, "") for index in sorted({*found, *failed}))]
        return columns
