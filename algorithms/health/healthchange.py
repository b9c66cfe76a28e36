"""esp:healthchange: how health changes from year to year, where, why, and from which class to which."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.numbers import parse_number
from ...core.progress import parts_of
from ...core.rows import KnownCells, extent, mapped, percentile_of, strips
from ..base import About, EspAlgorithm
from ..frame.fixed_settings import add_fix_from
from ..layers.styles import ClassStyle, RampStyle

_LIMITS = ("paper", "natural breaks", "manual")
# Bytes a cell: of the years and their classes, and of each two years that are compared.
_BYTES_A_CELL, _BYTES_A_PAIR = 90.0, 27.0
_ONE_YEAR = ("stop", "leave out")
_FORMS = ("disc", "square")


class HealthChange(EspAlgorithm):
    """Change of ecosystem health."""

    NAME = "healthchange"
    GROUP = "health"
    TITLE = "Change of ecosystem health"
    SUMMARY = "Differences, trends, class transitions, contributions and hot spots over years."
    TAGS = "change,trend,Sen,Mann-Kendall,transition matrix,alluvial,Sankey,hot spot,Getis-Ord"
    NEEDS_METRES = True
    ABOUT = About(
        purpose=(
            "Compares a health index (or any index) of two or more years: where it rose and fell, from which class "
            "to which, whether there is a trend, what vigour, organisation, resilience and services added to "
            "the change, and where changes crowd."
        ),
        formula=(
            "Sen's slope: median of (x<sub>j</sub> - x<sub>i</sub>)/(t<sub>j</sub> - t<sub>i</sub>); Mann-Kendall: "
            "S = &Sigma; sign(x<sub>j</sub> - x<sub>i</sub>). Contribution of a component: L(H<sub>1</sub>, "
            "H<sub>0</sub>) a ln(x<sub>1</sub>/x<sub>0</sub>), L the logarithmic mean and a its exponent in EHI; "
            "they sum to the change. Gi* = (&Sigma;x - m w) / (s &radic;((n w - w&sup2;)/(n - 1))) over the w "
            "cells within the radius."
        ),
        reading=(
            "Years must have been normalised together. With three dates p of the Mann-Kendall test cannot fall "
            "below 1/3: read the slope. Gi* beyond 1.96 is a hot spot with 95 % confidence; with many cells use "
            "the correction. Measure hot spots on the fishnet itself: finer copies of its squares look more "
            "certain than they are."
        ),
        source=(
            "Sen (1968); Mann (1945); Kendall (1975); Ang (2005), logarithmic mean Divisia index; Ord and Getis (1995)."
        ),
    )

    def define(self):
        """The form."""
        self.add_raster(
            "INPUT", "Health, a band a year", optional=True, band=False, help="The result of esp:ecosystemhealth."
        )
        self.add_rasters(
            "INPUTS", "Or health, a raster a year", optional=True, minimum=0, help="In the order of the years."
        )
        self.add_text("YEARS", "Years", help="Empty: those in the names of the bands or layers.")
        self.add_raster(
            "COMPONENTS",
            "Components",
            optional=True,
            band=False,
            help="The components of esp:ecosystemhealth, for contributions; its band names are read.",
        )
        self.add_choice(
            "CLASSIFICATION",
            "Classes",
            ["Limits of EHI from the literature", "Natural breaks of all years", "Limits given below"],
            words=_LIMITS,
            help="The limits of the classes are the same in all years, so that changes are changes of health.",
        )
        self.add_text(
            "BREAKS", "Four limits between the classes", advanced=True,
            help="Rising numbers with commas, for the limits given below.",
        )
        self.add_number(
            "THRESHOLD",
            "Changes up to this are stable",
            0.01,
            minimum=0.0,
            help="Difference of the last and the first year.",
        )
        self.add_number(
            "SIGNIFICANCE",
            "Only trends with p up to this count as improved or degraded",
            minimum=0.0,
            maximum=1.0,
            advanced=True,
            help="Empty: significance does not matter. With three dates p is at least 1/3.",
        )
        self.add_choice(
            "TEST",
            "p of the Mann-Kendall test",
            ["Exact for up to ten dates without ties", "Normal approximation", "Exact"],
            advanced=True,
            help="Few dates need the exact distribution; many make both the same.",
        )
        self.add_choice(
            "ONE_YEAR",
            "Where there is one year only",
            ["Stop", "Leave the change out"],
            help="Workflows leave it out: their later steps do without it.",
            advanced=True,
            words=_ONE_YEAR,
        )
        self.add_distance("RADIUS", "Radius of hot spots", None, help="Empty: two cells.", advanced=True)
        self.add_choice(
            "WINDOW", "Neighbourhood of hot spots", ["Disc", "Square"], advanced=True, words=_FORMS,
            help="The cells within the distance of hot spots, or the square around them.",
        )
        self.add_flag(
            "FALSE_DISCOVERY", "Correct hot spots for the many tests (false discovery rate)", advanced=True,
            help=(
                "So many cells are tested that some seem significant by chance; the correction (Benjamini and "
                "Hochberg) allows for it."
            ),
        )
        self.add_raster_output("DIFFERENCE", "Difference (a band a period, and first to last)")
        self.add_raster_output("TREND", "Trend (Sen's slope, Mann-Kendall p, S)", optional=True, bands=3)
        self.add_raster_output("DIRECTION", "Improved, stable, degraded", optional=True, cells="u1")
        self.add_raster_output("HOTSPOTS", "Hot spots of change (class, Gi*, p)", optional=True, bands=3)
        self.add_raster_output("CONTRIBUTIONS", "Contributions to the change (bands)", optional=True, bands=2)
        self.add_vector_output("TRANSITION", "Transitions between classes", "table", optional=True, created=True)
        self.add_table_output("CONTRIBUTION_TABLE", "Mean contributions")
        self.add_file_output("PICTURE", "Picture of the transitions", "PNG files (*.png)")
        self.add_file_output("CONTRIBUTION_CHART", "Chart of contributions", "PNG files (*.png)")
        self.add_html_output("PAGE", "Transition matrix as a page")
        add_fix_from(self)
        self.add_number_result("IMPROVED", "Share of area that improved")
        self.add_number_result("DEGRADED", "Share of area that degraded")

    def by_rows(self, values):
        """Hot spots are sums around each cell of the whole."""
        return not values.given("HOTSPOTS")

    def bytes_a_cell(self, values):
        """Each two years are compared."""
        years = values.layer_count("INPUTS")
        return _BYTES_A_CELL + _BYTES_A_PAIR * years * (years - 1) / 2

    def check(self, values):
        """Where the years come from, and what some outputs need."""
        from ...core.decision.class_limits import rising_limits
        from .health_classes import COUNT

        if values.given("INPUT") == bool(values.layer_count("INPUTS")):
            raise InputError("Give the years as bands of one raster or as several rasters, one of both.")
        if values.word("CLASSIFICATION") == "manual":
            limits = values.numbers("BREAKS")
            if len(limits) != COUNT - 1:
                raise InputError("Give {count} limits between the classes.", count=COUNT - 1)
            rising_limits(limits)
        needs = ("CONTRIBUTIONS", "CONTRIBUTION_TABLE", "CONTRIBUTION_CHART")
        if any(values.given(key) for key in needs) and not values.given("COMPONENTS"):
            raise InputError("Contributions need the components of esp:ecosystemhealth.")

    def work(self, job):
        """Read the years; differences, trend, classes, contributions, hot spots."""
        from ...core.health.trend import check_years
        from ..services.metric_units import cells_of
        from .change_contributions import write_contributions
        from .change_outputs import write_hot_spots

        layers, labels = self._years(job)
        times = self._times(labels)
        check_years(layers, times)
        if len(layers) < 2:
            if job.word("ONE_YEAR") == "leave out":
                job.log("There is one year only: its change is left out.")
                return
            raise InputError("Change needs at least two years, and there is one.")
        job.will_write("DIFFERENCE", len(layers) if len(layers) > 2 else 1)
        steps = parts_of(job.progress, (1, 3, 2, 2, 2))
        change = mapped(_rise, layers[-1], layers[0])
        if not KnownCells(change).size:
            raise InputError("No cell has data in the first and the last year.")
        self._differences(job, layers, labels, change)
        steps[0](1.0)
        trends = self._trend(job, layers, times, steps[1])
        self._direction(job, change, trends)
        self._transitions(job, layers, labels, steps[2])
        if job.given("COMPONENTS"):
            write_contributions(job, labels)
        steps[3](1.0)
        if job.wants("HOTSPOTS"):
            radius, form = cells_of(job, "RADIUS", 2), job.word("WINDOW")
            write_hot_spots(job, change[:], radius, form, job.flag("FALSE_DISCOVERY"), steps[4])
        job.progress(1.0)

    def _years(self, job):
        from ..frame.layer_years import align_years, year_labels

        if job.given("INPUT"):
            layers = job.band_rows_of("INPUT")
            names = job.band_names("INPUT")
            return layers, year_labels(job, "YEARS", len(layers), names)
        years = align_years(job, "YEARS", "INPUTS")
        return job.rows_list("INPUTS"), years

    def _times(self, labels) -> list:
        try:
            return [parse_number(label) for label in labels]
        except InputError as error:
            raise InputError("The years must be numbers; they are: {years}.", years=", ".join(labels)) from error

    # -- parts -----------------------------------------------------------------------------

    def _differences(self, job, layers, labels, change):
        pairs = list(zip(range(len(layers) - 1), range(1, len(layers))))
        bands = [change] + ([mapped(_rise, layers[b], layers[a]) for a, b in pairs] if len(pairs) > 1 else [])
        names = [f"{labels[0]}-{labels[-1]}"] + [f"{labels[a]}-{labels[b]}" for a, b in pairs] * (len(pairs) > 1)
        for name, band in zip(names, bands):
            if KnownCells(band).size:
                job.record(f"mean change {name}", extent(band).mean)
        reach = percentile_of(mapped(np.abs, change), 98) or 1.0
        style = RampStyle("change", -reach, reach)
        job.write_raster("DIFFERENCE", bands, band_names=names, style=style)

    def _trend(self, job, layers, times, progress):
        from ...core.health.trend import METHODS, Trend, trend

        wanted = job.wants("TREND") or job.number("SIGNIFICANCE") is not None
        if len(layers) < 3:
            if wanted:
                job.warn("A trend needs at least three years; there are {count}.", count=len(layers))
            progress(1.0)
            return None
        out = Trend(*(job.passing() for _ in range(4)))
        trends = trend(layers, times, METHODS[job.choice("TEST")], progress, out)
        if KnownCells(trends.slope).size:
            job.record("mean slope per year", extent(trends.slope).mean)
        reach = percentile_of(mapped(np.abs, trends.slope), 98) or 1.0
        job.write_raster(
            "TREND",
            [trends.slope, trends.p, trends.s],
            band_names=["Sen slope", "Mann-Kendall p", "Mann-Kendall S"],
            style=RampStyle("change", -reach, reach),
        )
        return trends

    def _direction(self, job, change, trends):
        from ...core.health.change import direction

        level = job.number("SIGNIFICANCE")
        p = trends.p if level is not None and trends is not None else None
        least = np.nan if p is None else extent(p).minimum
        if least > (np.inf if level is None else level):
            job.warn(
                "No cell has a trend with p up to {level:g} (the least is {least:.3g}), so all count as stable; "
                "more dates or a higher limit are needed.",
                level=level,
                least=least,
            )
        threshold, most = job.number("THRESHOLD"), level if level is not None else 1.0
        compared = (change,) if p is None else (change, p)

        def directed(part, significance=None):
            return direction(part, threshold, significance, most)

        classes = mapped(directed, *compared, dtype=np.uint8)
        cells = sum(np.bincount(classes[strip].reshape(-1), minlength=4) for strip in strips(classes.shape))[1:]
        shares = cells / cells.sum()
        names = [self.tr("Degraded"), self.tr("Stable"), self.tr("Improved")]
        for name, share in zip(names, shares):
            job.log("{name}: {share:.1f} % of the area.", name=name, share=100 * share)
        job.record("areas of change", {"class": names, "area_ha": list(cells * job.grid.cell_area_ha)})
        job.set("DEGRADED", float(shares[0]))
        job.set("IMPROVED", float(shares[2]))
        style = ClassStyle(tuple(zip((1, 2, 3), ("#b2182b", "#e8e8e8", "#2166ac"), names)))
        job.write_classes("DIRECTION", classes, style, valid=mapped(lambda part: part > 0, classes, dtype=bool))

    def _transitions(self, job, layers, labels, progress):
        from ...core.health.change import transition
        from .change_outputs import transition_page
        from .health_charts import alluvial_chart
        from .health_classes import class_colours, class_names, classified, limits_of

        kind = job.word("CLASSIFICATION")
        natural = kind == "natural breaks"
        limits = job.numbers("BREAKS") if kind == "manual" else job.fixed("limits")
        if limits is None:
            limits = limits_of("EHI", layers, natural, progress)
        job.found("limits", limits)
        count = len(limits) + 1
        classes = classified(layers, tuple(limits), [job.passing(np.uint8) for _ in layers])
        names, colours = class_names(self)[:count], class_colours(count)
        job.record("class limits", list(limits))
        hectares = job.grid.cell_area_ha
        pairs = list(zip(range(len(layers) - 1), range(1, len(layers))))
        flows = [transition(classes[a], classes[b], count, hectares) for a, b in pairs]
        periods = [(labels[a], labels[b], flow) for (a, b), flow in zip(pairs, flows)]
        if len(pairs) > 1:
            whole = transition(classes[0], classes[-1], count, hectares)
            periods.append((labels[0], labels[-1], whole))
        rows = [
            (None, [start, end, low + 1, names[low], high + 1, names[high], float(flow.area_ha[low, high])])
            for start, end, flow in periods
            for low in range(count)
            for high in range(count)
        ]
        fields = [
            ("from_year", str), ("to_year", str), ("from_class", int), ("from_name", str), ("to_class", int),
            ("to_name", str), ("area_ha", float),
        ]  # fmt: skip
        job.write_features("TRANSITION", fields, rows, geometry="table")
        for start, end, flow in periods:
            job.log(
                "{start} to {end}: {up:.0f} ha in a higher class, {down:.0f} ha in a lower one, {same:.0f} ha in the "
                "same.",
                start=start,
                end=end,
                up=flow.upward,
                down=flow.downward,
                same=flow.stable,
            )
        title = self.tr("Transitions between health classes")
        areas = [flow.area_ha / 100.0 for flow in flows]
        job.write_chart("PICTURE", title, alluvial_chart(title, labels, names, colours, areas, self.tr("km²")))
        if job.wants("PAGE"):
            job.write_html("PAGE", transition_page(title, periods, names))



def _rise(later: np.ndarray, earlier: np.ndarray) -> np.ndarray:
    return later.astype(np.float64) - earlier
