"""Outputs of ecosystem health: units as polygons, class rasters."""

from __future__ import annotations

import numpy as np

from ..layers.styles import RampStyle


def write_units(job, years, health, classes, parts, units) -> None:
    """Polygons of the units with index, components and class of each year."""
    columns = [(f"{part}_{year}"[:10], getattr(data, part)) for year, data in zip(years, health) for part in parts]
    numbers = [(f"cls_{year}"[:10], layer) for year, layer in zip(years, classes)]
    own, own_rows = units.fields([name for name, _ in (*columns, *numbers)])
    known = np.any([np.isfinite(year.EHI) for year in health], axis=0)
    rows = [
        (
            shape,
            [
                *row,
                *(float(values[k]) if np.isfinite(values[k]) else None for _, values in columns),
                *(int(values[k]) for _, values in numbers),
            ],
        )
        for k, (shape, row) in enumerate(zip(units.geometries(), own_rows))
        if known[k]
    ]
    fields = [*own, *((name, float) for name, _ in columns), *((name, int) for name, _ in numbers)]
    last = columns[-len(parts)][0]
    job.write_features("UNITS_OUT", fields, rows, style=RampStyle("quality", field=last))


def class_band(layer: np.ndarray) -> np.ndarray:
    """Classes as bytes, 255 where there is none."""
    return np.where(np.nan_to_num(layer) > 0, np.nan_to_num(layer), 255).astype(np.uint8)
