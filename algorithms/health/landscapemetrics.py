"""esp:landscapemetrics: FRAGSTATS' metrics of patches, classes and landscapes, in any units."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.grid import Grid
from ...core.lists import list_parts
from ...core.memory import require_memory
from ...core.progress import parts_of
from ..base import About, EspAlgorithm
from ..frame.legends import add_legend
from ..layers.styles import RampStyle
from .metric_form import add_metric_tuning, add_units

# What the enums' options mean, in the order of the form.
_LEVELS = ("landscape", "class", "patch")
_UNITS = ("landscape", "zones", "fishnet", "window")
_FORMS = ("disc", "square")
_BORDERS = ("partial", "nodata")
_DEFAULTS = {
    "landscape": "NP,PD,LPI,ED,LSI,AREA_MN,FRAC_AM,CONTAG,COHESION,DIVISION,AI,IJI,PR,SHDI,SHEI,SIDI",
    "class": "CA,PLAND,NP,PD,LPI,ED,LSI,AREA_MN,FRAC_AM,COHESION,DIVISION,AI,IJI",
    "patch": "AREA,PERIM,PARA,SHAPE,FRAC,CONTIG,ENN",
}
_WINDOW_DEFAULT = "SHDI,CONTAG"
_WINDOW_RADIUS = 10
# Keys, labels and runs of a cell, and what joins them.
_BYTES_A_CELL = 90


class LandscapeMetrics(EspAlgorithm):
    """Landscape metrics."""

    NAME = "landscapemetrics"
    GROUP = "health"
    TITLE = "Landscape metrics"
    SUMMARY = "FRAGSTATS' metrics of patches, classes and landscapes: polygons, fishnet, moving windows."
    TAGS = "FRAGSTATS,landscape pattern,fragmentation,SHDI,CONTAG,AWMPFD,cohesion,moving window,fishnet,patch"
    NEEDS_METRES = True
    BYTES_A_CELL = _BYTES_A_CELL
    ABOUT = About(
        purpose=(
            "Measures how a landscape is composed and arranged: area and edge, shape, core, aggregation, "
            "isolation, diversity. For the whole raster, for polygons, for squares of a fishnet, or in a moving "
            "window around each cell; each unit is a landscape of its own."
        ),
        formula=(
            "As in FRAGSTATS: SHDI = -&Sigma; P ln P; CONTAG = 100 (1 + &Sigma;&Sigma; x ln x / (2 ln m)), x = "
            "P<sub>i</sub> g<sub>ik</sub>/&Sigma;g<sub>ik</sub>; FRAC = 2 ln(p/4) / ln a; COHESION = 100 (1 - "
            "&Sigma;p / &Sigma;p&radic;a) / (1 - 1/&radic;N); DIVISION = 1 - &Sigma;(a/N)&sup2;. Statistics: _MN "
            "mean, _AM area-weighted (FRAC_AM is AWMPFD), _SD, _CV. Fragmentation index by choice: NP_A (patches "
            "per hectare), PD (per 100 ha), FN ((NP - 1)/N), DIVISION, SPLIT."
        ),
        reading=(
            "Areas in hectares, lengths in metres, densities per 100 ha. A metric that is not defined (CONTAG of "
            "one class, ENN of a single patch) is empty. Metrics depend on cell size and on the size of the "
            "unit: compare only what was measured alike. Metrics of patches in moving windows are made for every "
            "window whose centre the stride meets."
        ),
        source="McGarigal, Cushman and Ene (2012), FRAGSTATS v4; checked against its tables.",
    )

    def define(self):
        """The form."""
        self.add_raster("INPUT", "Land cover or another class raster")
        add_legend(self)
        self.add_choice("LEVEL", "Level", ["Landscape", "Class", "Patch"], words=_LEVELS)
        self.add_text(
            "METRICS",
            "Metrics",
            help=(
                "Names separated by commas, as in FRAGSTATS: NP, PD, LPI, TE, ED, LSI, AREA_MN, SHAPE_AM, FRAC_AM, "
                "CORE_MN, ENN_MN, CONTAG, COHESION, AI, IJI, PLADJ, DIVISION, SPLIT, MESH, SHDI, SHEI, SIDI, PR ... or "
                "all. Empty: a usual set."
            ),
        )
        self.add_text(
            "CLASSES", "Classes to report", help="For classes and patches: values, ranges or names. Empty: all."
        )
        kinds = [self.tr("Whole raster"), self.tr("Polygons"), self.tr("Fishnet"), self.tr("Moving window")]
        add_units(self, kinds, "INPUT")
        add_metric_tuning(self)
        self.add_vector_output("METRICS_TABLE", "Metrics", "table", optional=True, created=True)
        self.add_raster_output("OUTPUT", "Metrics as raster (a band each)", optional=True)
        self.add_vector_output("UNITS_OUT", "Units with their metrics", optional=True)

    def check(self, values):
        """The metrics, and what the unit needs."""
        level, unit = values.word("LEVEL"), _UNITS[values.choice("UNIT")]
        names = self._metrics(values)
        values.will_write("OUTPUT", len(names))
        if unit == "zones" and not values.given("ZONES"):
            raise InputError("Choose the polygons to measure in, or another unit.")
        if level == "patch" and unit == "window":
            raise InputError("Patches have no metrics of their own in a moving window; choose another level or unit.")
        if unit == "window" and values.given("UNITS_OUT"):
            raise InputError("A moving window has no polygons; leave the output of units out.")
        if unit == "window" and not values.given("OUTPUT"):
            raise InputError("A moving window gives a raster; choose where to write the metrics as raster.")
        if level == "patch" and values.given("UNITS_OUT"):
            raise InputError("Units have no metrics at the level of patches; take the table or the raster.")
        return names

    def _metrics(self, values) -> list:
        from ...core.health.catalogue import check_metrics, metrics_of

        level = values.word("LEVEL")
        text = values.text("METRICS")
        in_window = _UNITS[values.choice("UNIT")] == "window"
        if text.casefold() == "all":
            return list(metrics_of(level))
        if not list_parts(text):
            text = _WINDOW_DEFAULT if in_window and level == "landscape" else _DEFAULTS[level]
        return check_metrics(list_parts(text), level)

    def work(self, job):
        """Read, measure in the units, write."""
        from ...core.health.units import default_side
        from ..services.metric_units import FishnetUnits, WholeRaster, ZoneUnits, cells_of

        raster = job.classes("INPUT")
        require_memory(job.grid.cells * _BYTES_A_CELL)
        names = self._metrics(job)
        chosen = self._chosen(job, raster)
        level, unit = job.word("LEVEL"), _UNITS[job.choice("UNIT")]
        if unit == "window":
            self._windows(job, raster, names, chosen if level == "class" else None)
            return
        if unit == "zones":
            units = ZoneUnits(job)
        elif unit == "fishnet":
            units = FishnetUnits(job, cells_of(job, "SIZE", default_side(job.grid.cell_size)))
        else:
            units = WholeRaster(job)
        if level == "patch":
            self._patches(job, raster, units, names, chosen)
        elif level == "class":
            self._classes(job, raster, units, names, chosen)
        else:
            self._landscape(job, raster, units, names)

    def _chosen(self, job, raster) -> np.ndarray:
        """Class values to report."""
        present = np.unique(raster.values[raster.valid])
        wanted = job.class_set("CLASSES", raster.names)
        if not wanted:
            return present
        chosen = present[wanted.contains(present)]
        if not chosen.size:
            raise InputError("{parameter}: the raster has none of these classes.", parameter=job.label("CLASSES"))
        return chosen

    def _options(self, job) -> dict:
        return {"connectivity": (8, 4)[job.choice("NEIGHBOURS")], "edge_depth": job.number("EDGE_DEPTH")}

    # -- levels ----------------------------------------------------------------------------

    def _landscape(self, job, raster, units, names):
        from ...core.health.landscape import landscape_of
        from ...core.health.metrics import landscape_metrics
        from .metric_form import kept_rows, plain_values, shown

        def measure(labels, count):
            landscape = landscape_of(raster.values, raster.valid, job.grid.cell_size, labels, count)
            return landscape_metrics(landscape, names, progress=job.progress, **self._options(job))

        measured = units.measure(measure)
        has_values = ~np.isnan(measured).all(axis=1)
        unit_fields, rows = units.fields(names)
        rows = [[*row, *plain_values(values)] for row, values in zip(rows, measured)]
        fields = [*unit_fields, *((name, float) for name in names)]
        self._record(job, names, measured)
        job.write_features("METRICS_TABLE", fields, kept_rows(rows, has_values), geometry="table")
        shapes = units.geometries() if job.wants("UNITS_OUT") else []
        job.write_features(
            "UNITS_OUT",
            fields,
            [pair for pair, keep in zip(zip(shapes, rows), has_values) if keep],
            style=RampStyle("quality", field=names[0]),
        )
        bands = [units.paint(measured[:, number]) for number in range(len(names))] if job.wants("OUTPUT") else []
        if bands:
            self._paint(job, [np.where(shown(units, raster, job), band, np.nan) for band in bands], names, units.grid)

    def _classes(self, job, raster, units, names, chosen):
        from .metric_form import plain_values, shown

        classes = np.unique(raster.values[raster.valid])
        measured, held = self._measured_classes(job, raster, units, names, classes)
        unit_fields, rows = units.fields([*names, "class", "name"])
        places = np.searchsorted(classes, chosen)
        table = [
            [*row, int(classes[place]), raster.names.get(int(classes[place]), ""), *plain_values(measured[unit, place])]
            for unit, row in enumerate(rows)
            for place in places
            if held[unit, place] > 0
        ]
        fields = [*unit_fields, ("class", int), ("name", str), *((name, float) for name in names)]
        for place in places:
            self._record(job, [f"{classes[place]} {name}" for name in names], measured[:, place])
        job.write_features("METRICS_TABLE", fields, [(None, row) for row in table], geometry="table")
        # A column of each unit, and a band, for every metric of every class.
        titles = [f"{name}_{classes[place]}" for place in places for name in names]
        values = measured[:, places].reshape(len(measured), -1)
        if job.wants("UNITS_OUT"):
            self._write_class_units(job, units, (unit_fields, rows), titles, values, held.sum(axis=1) > 0)
        if job.wants("OUTPUT"):
            inside = shown(units, raster, job)
            painted = [np.where(inside, units.paint(column), np.nan) for column in values.T]
            self._paint(job, painted, titles, units.grid)

    def _measured_classes(self, job, raster, units, names, classes):
        """Metrics by unit, class and name, and the cells of each class in each unit."""
        from ...core.health.landscape import landscape_of
        from ...core.health.metrics import class_metrics


        def measure(labels, count):
            landscape = landscape_of(raster.values, raster.valid, job.grid.cell_size, labels, count)
            places = np.searchsorted(classes, landscape.classes)
            full, held = np.full((count, len(classes), len(names)), np.nan), np.zeros((count, len(classes)))
            full[:, places] = class_metrics(landscape, names, progress=job.progress, **self._options(job))
            held[:, places] = landscape.cells()
            return full, held

        return units.measure(measure)

    @staticmethod
    def _write_class_units(job, units, kept, titles, values, filled):
        from .metric_form import plain_values

        own, attributes = kept
        columns = [(title[:10], float) for title in titles]
        if len({name for name, _ in columns}) < len(columns):
            raise InputError("The units have too many columns to name; choose fewer metrics or classes.")
        rows = [
            (shape, [*row, *plain_values(numbers)])
            for shape, row, numbers, known in zip(units.geometries(), attributes, values, filled)
            if known
        ]
        style = RampStyle("quality", field=columns[0][0])
        job.write_features("UNITS_OUT", [*own, *columns], rows, style=style)

    def _patches(self, job, raster, units, names, chosen):
        from ...core.health.catalogue import costly_measures
        from ...core.health.landscape import landscape_of
        from ...core.health.patches import patch_table
        from .metric_form import plain_values

        rows, bands = [], [np.full(job.grid.shape, np.nan) for _ in names]

        def measure(labels, count):
            landscape = landscape_of(raster.values, raster.valid, job.grid.cell_size, labels, count)
            table = patch_table(landscape, costly_measures(names), progress=job.progress, **self._options(job))
            values = np.column_stack([table.values(name) for name in names])
            codes = landscape.classes[table.place]
            for number in np.flatnonzero(np.isin(codes, chosen)):
                code = int(codes[number])
                head = [len(rows) + 1, int(table.unit[number]) + 1, code, raster.names.get(code, "")]
                rows.append([*head, *plain_values(values[number])])
            keep = (table.labels >= 0) & np.isin(raster.values, chosen)
            for band, column in zip(bands, values.T):
                band[keep] = column[table.labels[keep]]
            return np.zeros(count)

        units.measure(measure)
        fields = [("patch_id", int), ("unit_id", int), ("class", int), ("name", str)]
        fields += [(name, float) for name in names]
        job.log("{count} {count:patch|patches}.", count=len(rows))
        job.record("patches", len(rows))
        job.write_features("METRICS_TABLE", fields, [(None, row) for row in rows], geometry="table")
        self._paint(job, bands, names, job.grid)

    def _windows(self, job, raster, names, classes):
        from ...core.health.catalogue import needs_patches
        from ...core.health.window_patches import window_patch_metrics
        from ...core.health.windows import SUMMED, window_metrics
        from ..services.metric_units import cells_of
        from .metric_form import mean_of

        radius = cells_of(job, "SIZE", _WINDOW_RADIUS)
        summed = classes is None and not needs_patches(names) and set(names) <= set(SUMMED)
        stride = job.integer("STRIDE") or (1 if summed else radius)
        job.log("Windows with a radius of {radius} cells and a stride of {stride}.", radius=radius, stride=stride)
        shared = (raster.values, raster.valid, job.grid.cell_size)
        form, border = _FORMS[job.choice("WINDOW")], _BORDERS[job.choice("BORDER")]
        window = {"radius": radius, "form": form, "border": border, "stride": stride}
        if classes is None:
            quick = [name for name in names if name in SUMMED]
            slow = [name for name in names if name not in SUMMED]
            steps = parts_of(job.progress, (max(len(quick), 0.01), max(8.0 * len(slow), 0.01)))
            by_metric = dict(zip(quick, window_metrics(*shared, quick, progress=steps[0], **window))) if quick else {}
            if slow:
                measured = window_patch_metrics(*shared, slow, progress=steps[1], **window, **self._options(job))
                by_metric.update(zip(slow, measured))
            bands, titles = [by_metric[name] for name in names], names
        else:
            bands, titles = [], []
            for value, step in zip(classes, parts_of(job.progress, [1] * len(classes))):
                bands += window_patch_metrics(
                    *shared, names, class_value=int(value), progress=step, **window, **self._options(job)
                )
                titles += [f"{name}_{value}" for name in names]
        fine = job.grid
        grid = Grid(bands[0].shape, fine.cell_size * stride, fine.origin, fine.crs)
        self._record(job, titles, np.stack([band.reshape(-1) for band in bands], axis=1))
        self._paint(job, bands, titles, grid)
        means = [mean_of(band) for band in bands]
        job.write_features(
            "METRICS_TABLE",
            [("metric", str), ("mean", float), ("windows", int)],
            [(None, [t, m, int(np.isfinite(b).sum())]) for t, m, b in zip(titles, means, bands)],
            geometry="table",
        )

    # -- outputs ---------------------------------------------------------------------------

    def _paint(self, job, bands, titles, grid):
        if job.wants("OUTPUT"):
            job.write_raster("OUTPUT", bands, band_names=titles, style=RampStyle("quality"), grid=grid)

    @staticmethod
    def _record(job, names, measured):
        from .metric_form import mean_of

        for name, column in zip(names, measured.T):
            mean = mean_of(column)
            if mean is not None:
                job.record(name, mean)
                if len(names) <= 40:
                    job.log("{metric}: {value:.6g}", metric=name, value=mean)
