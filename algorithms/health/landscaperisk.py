"""esp:landscaperisk: the landscape ecological risk of several years, as surface, classes, resistance and zones."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.fixed_settings import add_fix_from
from ..frame.layer_years import align_years
from ..frame.legends import add_legend
from ..layers.styles import RampStyle

_SCOPES = ("region", "quadrat")
_SURFACES = ("bilinear", "kriging", "window")
_DOMINANCES = ("quadrats", "simple")
_LOSSES = ("product", "root")
# Of one year: the squares and the surface while it is drawn, in windows with the sums that these need.
_BYTES_A_CELL, _BYTES_OF_WINDOWS = 16.0, 40.0
_BYTES_A_YEAR = 13.0


class LandscapeRisk(EspAlgorithm):
    """Disturbance times vulnerability, by squares."""

    NAME = "landscaperisk"
    GROUP = "health"
    TITLE = "Landscape ecological risk"
    SUMMARY = "Risk of the landscape by squares: disturbance and vulnerability of the classes of land cover."
    TAGS = (
        "ERI,LERI,landscape ecological risk,disturbance,vulnerability,fragility,fragmentation,isolation,dominance,"
        "kriging,risk zoning"
    )
    NEEDS_METRES = True
    ABOUT = About(
        purpose=(
            "Computes the landscape ecological risk index of one or more years from land cover: how disturbed and how "
            "vulnerable its classes are, by the squares that they share. The risk can go on as a resistance and, with "
            "ecosystem health, as nine zones."
        ),
        formula=(
            "C = n/A; N = 0.5 &radic;(n/A<sub>t</sub>) / (A/A<sub>t</sub>); D = (Q + M)/4 + L/2; "
            "E = 0.5 C + 0.3 N + 0.2 D; R = E V; ERI<sub>k</sub> = &sum; A<sub>ki</sub>/A<sub>k</sub> R<sub>i</sub>. "
            "n patches, A area (ha), Q, M, L shares of squares, patches and area, V rank of vulnerability by the sum "
            "of all."
        ),
        reading=(
            "C and N have units, so each index is brought onto 0 to 1 over classes and years first. The index is "
            "relative: another area, cell size or legend has another scale; years compare only within a run. Ranks of "
            "vulnerability are judgement, and papers contradict each other: give your own."
        ),
        source=(
            "Formulas as printed in Scientific Reports 2025, s41598-025-32312-3, table 1, and 2024, "
            "s41598-024-73764-3, table 6; kriging: Cressie (1993)."
        ),
    )

    def define(self):
        """The form."""
        self.add_rasters("LANDCOVERS", "Land cover, one raster a year")
        self.add_text("YEARS", "Years", help="Separated by commas. Empty: as the names or the layers tell.")
        add_legend(self)
        self.add_table(
            "VULNERABILITY",
            "Vulnerability of the classes",
            optional=True,
            help=(
                "Columns lucode (or name) and rank, high for vulnerable. Empty: bare land, snow 6, water, wetland 5, "
                "cropland 4, grass 3, forest, shrub 2, built-up 1."
            ),
        )
        self.add_distance(
            "SIZE",
            "Side of a square",
            "LANDCOVERS",
            help="Empty: the side of 3.5 times the mean area of a patch.",
        )
        self.add_choice(
            "SURFACE",
            "Surface",
            [
                "Between the middles of the squares, bilinear",
                "Ordinary kriging of the middles",
                "A window of this side around every cell",
            ],
            words=_SURFACES,
            help="How the risk of the squares becomes a surface of cells.",
        )
        self._define_tuning()
        self.add_raster(
            "HEALTH", "Ecosystem health of the last year", optional=True, help="For the zones of risk and health."
        )
        self.add_raster_output("OUTPUT", "Risk (a band for each year)")
        self.add_raster_output("CLASSES", "Five classes of risk (a band for each year)", optional=True, by_default=True,
                               cells="u1")  # fmt: skip
        self.add_vector_output("UNITS_OUT", "Squares with their risk", optional=True)
        self.add_table_output("CLASS_TABLE", "Indices of the classes of land cover")
        self.add_table_output("AREA_TABLE", "Areas of the classes of risk")
        self.add_raster_output("RESISTANCE", "Risk as a resistance, 1 to 100", optional=True)
        self.add_raster_output("ZONING", "Zones of risk and health", optional=True, cells="u1")
        self.add_text_result("LIMITS", "Limits of the classes of risk")
        self.add_number_result("MEAN", "Mean risk of the last year")

    def _define_tuning(self):
        self.add_choice(
            "SCOPE",
            "Patches are counted in",
            ["The whole area", "Each square"],
            help="In squares of their own classes are cut at the sides, and the index says more of the squares' size.",
            words=_SCOPES,
            advanced=True,
        )
        self.add_choice(
            "DOMINANCE", "Dominance", ["(Q + M)/4 + L/2", "0.6 L + 0.4 M"], words=_DOMINANCES, advanced=True,
            help=(
                "Two published forms of it: Q is the share of squares with the class, M that of patches, L that of "
                "area."
            ),
        )
        self.add_choice(
            "LOSS", "Loss", ["E V", "Square root of E V"], words=_LOSSES, advanced=True,
            help="How disturbance and vulnerability of a class are put together.",
        )
        self.add_flag(
            "RAW", "Indices as their formulas give them", help="Not from 0 to 1: small classes decide.", advanced=True
        )
        self.add_choice("NEIGHBOURS", "Neighbours of a cell", ["8", "4"], advanced=True)
        self.add_text(
            "VARIOGRAM",
            "Spherical variogram",
            help="Sill without nugget, range (m), nugget: 0.02, 4000, 0.001. Empty: fitted to the squares.",
            advanced=True,
        )
        add_fix_from(self)

    def bytes_a_cell(self, values):
        """The surfaces of all years, and one year while it is counted."""
        once = _BYTES_OF_WINDOWS if values.word("SURFACE") == "window" else _BYTES_A_CELL
        return once + _BYTES_A_YEAR * values.layer_count("LANDCOVERS")

    def check(self, values):
        """What does not fit together."""
        if values.word("SURFACE") == "window" and values.word("SCOPE") == "quadrat":
            raise InputError("A window around every cell needs patches that are counted in the whole area.")
        if values.given("ZONING") and not values.given("HEALTH"):
            raise InputError(
                "{output} needs {parameter}.", output=values.label("ZONING"), parameter=values.label("HEALTH")
            )
        for key in ("OUTPUT", "CLASSES", "RESISTANCE"):
            values.will_write(key, values.layer_count("LANDCOVERS"))
        _variogram(values)

    def work(self, job):
        """Count, weigh, sum by squares, draw, class."""
        from ...core.health import landscape_risk as risk
        from . import risk_outputs

        years = align_years(job, "YEARS", "LANDCOVERS")
        covers = job.classes_list("LANDCOVERS")
        if not any(cover.valid.any() for cover in covers):
            raise InputError("The land cover has no data.")
        names = {value: name for cover in reversed(covers) for value, name in cover.names.items()}
        counting, drawing, classing = parts_of(job.progress, (4, 4, 1))
        net, patterns = self._patterns(job, covers, counting)
        ranges = dict(job.fixed("ranges") or {})
        found = risk.disturbances(patterns, job.word("DOMINANCE"), not job.flag("RAW"), ranges)
        job.found("ranges", ranges)
        vulnerability = self._vulnerability(job, patterns[0].classes, names)
        losses = [risk.losses(one.index, vulnerability, job.word("LOSS")) for one in found]
        squares = [risk.risk_of_squares(pattern, loss) for pattern, loss in zip(patterns, losses)]
        surfaces = self._surfaces(job, net, covers, patterns, losses, squares, drawing)
        for year, values in zip(years, squares):
            job.log("{year}: mean risk of the squares {mean:.4f}.", year=year, mean=float(np.nanmean(values)))
        job.write_raster("OUTPUT", surfaces, band_names=years, style=RampStyle("resistance"))
        risk_outputs.write_class_table(job, years, names, patterns, found, vulnerability, losses)
        limits = risk_outputs.write_classes(self, job, years, surfaces, classing)
        risk_outputs.write_squares(job, years, net, squares, limits)
        self._as_resistance(job, years, surfaces)
        if job.wants("ZONING"):
            risk_outputs.write_zones(self, job, surfaces[-1])
        job.set("MEAN", float(np.nanmean(surfaces[-1])))

    # -- parts -----------------------------------------------------------------------------

    def _patterns(self, job, covers, progress) -> tuple:
        """The squares, and the classes of each year in them."""
        from ...core.health import landscape_risk as risk
        from ...core.health.units import fishnet
        from ...core.present_classes import classes_present
        from ..services.metric_units import cells_of

        classes = np.unique(np.concatenate([classes_present(cover.values, cover.valid) for cover in covers]))
        size, shape = job.grid.cell_size, job.grid.shape
        scope, neighbours = job.word("SCOPE"), (8, 4)[job.choice("NEIGHBOURS")]
        steps = parts_of(progress, [1] * (len(covers) + 1))

        def pattern(cover, net, step):
            return risk.class_pattern(cover.values, cover.valid, size, net, classes, scope, neighbours, step)

        side = cells_of(job, "SIZE", 0)
        if not side:
            held = job.fixed("side")
            whole = pattern(covers[0], fishnet(shape, max(shape)), steps[0])
            side = risk.default_side(whole, size, shape) if held is None else held
            job.log(
                "Squares of {side:.6g} m: {times:.3g} times the mean area of a patch, {area:.4g} ha.",
                side=side * size,
                times=(side * size) ** 2 / 1e4 / whole.mean_patch,
                area=whole.mean_patch,
            )
        job.found("side", side)
        net = fishnet(shape, side)
        if net.count < 4:
            job.warn("There are only {count} squares; choose smaller ones.", count=net.count)
        return net, [pattern(cover, net, step) for cover, step in zip(covers, steps[1:])]

    def _vulnerability(self, job, classes, names) -> np.ndarray:
        from ...core.health.landscape_risk import vulnerabilities
        from ..services.class_coefficients import own_table, preset_table

        layer = job.layer_names("LANDCOVERS")[0]
        if job.given("VULNERABILITY"):
            table = own_table(job, "VULNERABILITY", names, ["rank"])
        else:
            table = preset_table(job, "health", "landscape_vulnerability", names, layer)
            job.warn(
                "The ranks of vulnerability are usual ones, bare land first and built-up land last; papers differ. "
                "Give a table with columns lucode and rank to use others."
            )
        ranks = dict(zip(table.codes.tolist(), table.column("rank")[:-1].tolist()))
        return vulnerabilities(classes, ranks)

    def _surfaces(self, job, net, covers, patterns, losses, squares, progress) -> list:
        """The risk of each year on the cells of its land cover."""
        from ...core.health import risk_surface

        kind, shape, size = job.word("SURFACE"), job.grid.shape, job.grid.cell_size
        variogram = self._fitted(job, net, squares) if kind == "kriging" else None
        found = []
        for number, step in enumerate(parts_of(progress, [1] * len(covers))):
            cover, values = covers[number], squares[number]
            if kind == "bilinear":
                surface = risk_surface.bilinear_surface(values, net, shape)
            elif kind == "kriging":
                surface = risk_surface.kriged_surface(values, net, shape, size, variogram, step)
            else:
                classes = patterns[number].classes
                surface = risk_surface.window_surface(
                    classes, cover.valid, cover.values, losses[number], net.side, step
                )
            surface[~cover.valid] = np.nan
            # Kriging swings a little beyond the squares: below 0 there is no risk.
            found.append(np.maximum(surface, 0.0, out=surface).astype(np.float32))
            step(1.0)
        return found

    def _fitted(self, job, net, squares):
        """The variogram that is given, or the one that fits the squares of the first year; the same in all years."""
        from ...core.health.kriging import Variogram, fit_variogram
        from ...core.health.risk_surface import square_centres

        given = _variogram(job)
        if not given:
            x, y = square_centres(net, job.grid.cell_size, (0.0, 0.0))
            known = np.isfinite(squares[0])

            def fit():
                found = fit_variogram(x[known], y[known], squares[0][known])
                return [found.sill, found.range, found.nugget]

            given = job.settled("variogram", fit)
        job.log(
            "Spherical variogram: sill {sill:.4g}, range {range:.6g} m, nugget {nugget:.4g}.",
            sill=given[0],
            range=given[1],
            nugget=given[2],
        )
        return Variogram(*given)

    @staticmethod
    def _as_resistance(job, years, surfaces) -> None:
        from ...core.health.landscape_risk import as_resistance

        ends = job.fixed("ends")
        resistance, ends = as_resistance(surfaces, None if ends is None else tuple(ends))
        job.found("ends", ends)
        job.write_raster("RESISTANCE", resistance, band_names=years, style=RampStyle("resistance"))


def _variogram(values) -> list:
    """Sill, range and nugget as they are given.

    Raises
    ------
    InputError
        For other than three numbers, a range from 0 down, or a sill or nugget below 0.
    """
    given = values.numbers("VARIOGRAM")
    if given and (len(given) != 3 or given[1] <= 0 or given[0] < 0 or given[2] < 0):
        raise InputError(
            "{parameter}: give sill, range and nugget, for example 0.02, 4000, 0.001; the range is above 0.",
            parameter=values.label("VARIOGRAM"),
        )
    return given
