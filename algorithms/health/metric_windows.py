"""What esp:landscapemetrics measures and writes in moving windows."""

from __future__ import annotations

import numpy as np

from ...core.grid import Grid
from ...core.health.catalogue import needs_patches
from ...core.health.window_patches import window_patch_metrics
from ...core.health.windows import SUMMED, window_metrics
from ...core.progress import parts_of
from ..services.metric_units import cells_of
from .metric_form import mean_of, paint_bands, record_means

_FORMS = ("disc", "square")
_BORDERS = ("partial", "nodata")
WINDOW_RADIUS = 10


def window_level(job, raster, names, classes, rules):
    """Metrics of the window around each cell; of classes where there are any. The rules tell who measures, too."""

    radius = cells_of(job, "SIZE", WINDOW_RADIUS)
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
        by_metric = {}
        if quick:
            found = window_metrics(*shared, quick, executor=rules["executor"], progress=steps[0], **window)
            by_metric.update(zip(quick, found))
        if slow:
            measured = window_patch_metrics(*shared, slow, progress=steps[1], **window, **rules)
            by_metric.update(zip(slow, measured))
        bands, titles = [by_metric[name] for name in names], names
    else:
        bands, titles = [], []
        for value, step in zip(classes, parts_of(job.progress, [1] * len(classes))):
            bands += window_patch_metrics(*shared, names, class_value=int(value), progress=step, **window, **rules)
            titles += [f"{name}_{value}" for name in names]
    fine = job.grid
    grid = Grid(bands[0].shape, fine.cell_size * stride, fine.origin, fine.crs)
    record_means(job, titles, np.stack([band.reshape(-1) for band in bands], axis=1))
    paint_bands(job, bands, titles, grid)
    means = [mean_of(band) for band in bands]
    job.write_features(
        "METRICS_TABLE",
        [("metric", str), ("mean", float), ("windows", int)],
        [(None, [t, m, int(np.isfinite(b).sum())]) for t, m, b in zip(titles, means, bands)],
        geometry="table",
    )
