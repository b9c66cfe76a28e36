"""Legends of class rasters as a choice of a form: a product's, or the raster's own class names."""

from __future__ import annotations

from ...core.legend import Legend, legend_of
from ...core.presets import LEGENDS, land_cover_meanings, read_legend
from ..platform.language import shared_tr


def legend_titles() -> list:
    """The options of a legend choice, in the order of `presets.LEGENDS`."""
    return [
        shared_tr("The layer's own class names"),
        shared_tr("CLCD (China, 30 m)"),
        shared_tr("ESA WorldCover"),
        shared_tr("CNLUCD (China, second level)"),
        shared_tr("CNLUCD (China, first level)"),
        shared_tr("GlobeLand30"),
        shared_tr("NLCD (United States)"),
    ]


def chosen_legend(job, key: str, names: dict) -> Legend:
    """The legend that the user has chosen for a class raster, or that of its own names."""
    chosen = job.choice(key)
    if chosen:
        return read_legend(LEGENDS[chosen - 1])
    return legend_of(names, land_cover_meanings())
