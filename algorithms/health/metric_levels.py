"""What esp:landscapemetrics measures and writes at each level: landscapes, classes, patches."""

from __future__ import annotations

import numpy as np

from ...core.errors import InputError
from ...core.health.catalogue import costly_measures
from ...core.health.landscape import landscape_of
from ...core.health.metrics import class_metrics, landscape_metrics
from ...core.health.patches import patch_table
from ..layers.styles import RampStyle
from .metric_form import kept_rows, paint_bands, plain_values, record_means, shown


def landscape_level(job, raster, units, names, rules):
    """Metrics of each unit as a whole."""

    def measure(labels, count):
        landscape = landscape_of(raster.values, raster.valid, job.grid.cell_size, labels, count)
        return landscape_metrics(landscape, names, progress=job.progress, **rules)

    measured = units.measure(measure)
    has_values = ~np.isnan(measured).all(axis=1)
    unit_fields, rows = units.fields(names)
    rows = [[*row, *plain_values(values)] for row, values in zip(rows, measured)]
    fields = [*unit_fields, *((name, float) for name in names)]
    record_means(job, names, measured)
    job.write_features("METRICS_TABLE", fields, kept_rows(rows, has_values), geometry="table")
    shapes = units.geometries() if job.wants("UNITS_OUT") else []
    job.write_features(
        "UNITS_OUT",
        fields,
        [pair for pair, keep in zip(zip(shapes, rows), has_values) if keep],
        style=RampStyle("quality", field=names[0]),
    )
    bands = [units.paint(measured[:, number])[:] for number in range(len(names))] if job.wants("OUTPUT") else []
    if bands:
        paint_bands(job, [np.where(shown(units, raster, job), band, np.nan) for band in bands], names, units.grid)


def class_level(job, raster, units, names, chosen, rules):
    """Metrics of the chosen classes in each unit."""

    classes = np.unique(raster.values[raster.valid])
    measured, held = _measured_classes(job, raster, units, names, classes, rules)
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
        record_means(job, [f"{classes[place]} {name}" for name in names], measured[:, place])
    job.write_features("METRICS_TABLE", fields, [(None, row) for row in table], geometry="table")
    # A column of each unit, and a band, for every metric of every class.
    titles = [f"{name}_{classes[place]}" for place in places for name in names]
    values = measured[:, places].reshape(len(measured), -1)
    if job.wants("UNITS_OUT"):
        _write_class_units(job, units, (unit_fields, rows), titles, values, held.sum(axis=1) > 0)
    if job.wants("OUTPUT"):
        inside = shown(units, raster, job)
        painted = [np.where(inside, units.paint(column)[:], np.nan) for column in values.T]
        paint_bands(job, painted, titles, units.grid)


def _measured_classes(job, raster, units, names, classes, rules):
    """Metrics by unit, class and name, and the cells of each class in each unit."""

    def measure(labels, count):
        landscape = landscape_of(raster.values, raster.valid, job.grid.cell_size, labels, count)
        places = np.searchsorted(classes, landscape.classes)
        full, held = np.full((count, len(classes), len(names)), np.nan), np.zeros((count, len(classes)))
        full[:, places] = class_metrics(landscape, names, progress=job.progress, **rules)
        held[:, places] = landscape.cells()
        return full, held

    return units.measure(measure)


def _write_class_units(job, units, kept, titles, values, filled):
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


def patch_level(job, raster, units, names, chosen, rules):
    """Metrics of the patches of the chosen classes."""

    rows, bands = [], [np.full(job.grid.shape, np.nan) for _ in names]

    def measure(labels, count):
        landscape = landscape_of(raster.values, raster.valid, job.grid.cell_size, labels, count)
        table = patch_table(landscape, costly_measures(names), progress=job.progress, **rules)
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
    paint_bands(job, bands, names, job.grid)
