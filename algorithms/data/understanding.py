"""What the rasters of esp:prepare are taken for: tiles and years, classes with their legend, values in their unit."""

from __future__ import annotations

import numpy as np

from ...core.present_classes import classes_present
from ...core.products.kinds import kind_of_layer
from ...core.products.legend_recognition import product_source
from ..frame import raster_checks
from ..frame.legends import described, legend_for
from . import preparation, stored_values


def check_settings(job, classes, values):
    """Settings that no layer has are typing errors."""
    every = [source.name for source in (*classes, *values)]
    for key, names in (("SCALES", [source.name for source in values]), ("VALID_RANGES", every)):
        preparation.check_settings(preparation.settings_of(job.text(key), job.label(key)), names, job.label(key))
    products = stored_values.products_of(job.text("PRODUCTS"), job.label("PRODUCTS"))
    preparation.check_settings(products, [source.name for source in values], job.label("PRODUCTS"))


def tell_groups(job, names, groups):
    """The table "output - tiles - years", before anything is read."""
    columns: dict = {"output": [], "tiles": [], "year": []}
    for name, group in zip(names, groups):
        row = (name, ", ".join(source.name for source in group), group[0].year)
        for values, value in zip(columns.values(), row):
            values.append(value)
        job.log("{output}: from {tiles}, year {year}.", output=row[0], tiles=row[1], year=row[2] or "-")
    job.record_table("TILES", columns)


def say_outside(job, name, count, meaning):
    """A line for cells that were no data by their stored numbers."""
    if count:
        job.log(
            "{name}: {count} {count:cell|cells} outside the valid range {low:g} to {high:g}, or of fill values, "
            "{count:was|were} taken as no data.",
            name=name,
            count=count,
            low=meaning.stored.low,
            high=meaning.stored.high,
        )


def understand_classes(job, source, bands, facts, found):
    """Whole classes with their legend; what the legend has for no data is none. Gives the legend."""
    label = job.label("CLASS_RASTERS")
    present: set = set()
    for band in bands:
        band.values = raster_checks.whole_classes(band, label, source.name)
        here = classes_present(band.values, band.valid)
        raster_checks.refuse_continuous(here, here.size, label, source.name)
        present.update(here.tolist())
    if found is None:
        found = legend_for(job, source, bands[0], np.array(sorted(present)), facts)
        job.log(
            "{name}: classes {classes}, legend: {legend}{source}.",
            name=source.name,
            classes=", ".join(map(str, sorted(present))),
            legend=described(found, job.algorithm.message),
            source=f" ({product_source(found.product)})" if found.product else "",
        )
    fills = sorted(value for value in present if value < 0 and value not in found.legend.names)
    fills = [value for value in fills if value not in found.no_data]
    if fills:
        count = sum(int((band.values[band.valid] == fills[0]).sum()) for band in bands)
        raster_checks.refuse_class_fill(fills[0], count, label, source.name)
    for band in bands:
        band.valid = band.valid & ~np.isin(band.values, found.no_data)
    return found


def understand_values(job, source, name, bands, meaning, facts):
    """Values in their unit: scaled, without fills that nobody declared."""
    kind = meaning.profile.kind if meaning.profile else None
    if kind is None and not facts.own:
        kind = kind_of_layer(source.name)
    sample = np.concatenate([raster_checks.sample_of(band) for band in bands])
    factor = meaning.factor_for(sample)
    stored_values.say_product(job, name, meaning, factor)
    # Products are in their own units, which the log has told.
    own_unit = meaning.profile is not None and meaning.profile.scale != 1.0
    wanted = None if own_unit else kind
    for band in bands:
        if factor != 1.0:
            # Once scaled, -9999 may be an NDVI of -0.9999.
            raster_checks.refuse_fills(band, kind, job.label("VALUE_RASTERS"), source.name)
            band.values = band.values.astype(np.float64) * factor
        if band.valid.any():
            # A range of the user's says what zeros are.
            if not facts.own and not np.isfinite(meaning.stored.low):
                raster_checks.leave_out_frame(job, band, kind, source.name)
            raster_checks.refuse_fills(band, kind, job.label("VALUE_RASTERS"), source.name)
            if not facts.own:
                raster_checks.say_doubtful_cells(job, band, wanted, source.name)
    raster_checks.say_doubtful_unit(job, sample * factor, wanted, source.name)
