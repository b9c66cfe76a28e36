"""Sand, silt and clay as they come in: percentages that make up the soil."""

from __future__ import annotations

import numpy as np

from ...core.rows import Raster, mapped, percentile_of

# What sand, silt and clay may sum to, in percent; stones and rounding leave some room.
_SUM = (85.0, 115.0)
_UNITS = ((100.0, 1.0), (0.1, 1000.0))


def doubt_texture(job, sand: Raster, silt: Raster, clay: Raster) -> None:
    """Warn where sand, silt and clay do not make up the soil, with the factor that would make them percentages."""
    total = percentile_of(mapped(lambda *shares: shares[0] + shares[1] + shares[2], sand, silt, clay), 50.0)
    total = 100.0 if np.isnan(total) else total
    if _SUM[0] <= total <= _SUM[1]:
        return
    factor = next((factor for factor, whole in _UNITS if 0.5 * whole <= total <= 1.5 * whole), None)
    if factor is None:
        job.warn(
            "Sand, silt and clay sum to {total:.4g} in most cells, not to 100 %; check what the layers hold.",
            total=total,
        )
    else:
        job.warn(
            "Sand, silt and clay sum to {total:.4g} in most cells, not to 100 %; x {factor:g} would be percent: scale "
            "them with esp:prepare (SCALES).",
            total=total,
            factor=factor,
        )
