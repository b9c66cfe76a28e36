"""What vigour, organisation, resilience and services added to a change of health."""

from __future__ import annotations

import re

import numpy as np

from ...core.errors import InputError
from ...core.health.change import VOR_EXPONENTS, VORS_EXPONENTS, Contributions, contributions
from ...core.rows import extent, mapped, percentile_of, strips
from ..layers.styles import RampStyle
from ..platform.language import shared_tr
from .health_charts import contribution_chart

_COLOURS = ("#1b9e77", "#7570b3", "#d95f02", "#e6ab02")
_BAND = re.compile(r"^\s*([A-Za-z]+)\s+(\S+)\s*$")


def write_contributions(job, labels: list) -> None:
    """Contributions of the components between each two years: raster, table and chart."""
    parts = _components(job, labels)
    exponents = VORS_EXPONENTS if all("ES" in parts[label] for label in labels) else VOR_EXPONENTS
    pairs = list(zip(labels, labels[1:])) + ([(labels[0], labels[-1])] if len(labels) > 2 else [])
    bands, names, rows, means = [], [], [], {name: [] for name in exponents}
    for start, end in pairs:
        shares = _shares(job, parts[start], parts[end], exponents)
        found = extent(shares.change)
        if not found.cells:
            raise InputError("The components have no cell with data in {start} and {end}.", start=start, end=end)
        total = found.mean
        for name, part in shares.parts.items():
            value = extent(part).mean
            means[name].append(value)
            share = 100.0 * value / total if abs(total) > 1e-12 else None
            rows.append((None, [start, end, name, value, share]))
            bands.append(shares.parts[name])
            names.append(f"{name} {start}-{end}")
        rows.append((None, [start, end, "EHI", total, 100.0]))
    fields = [("from_year", str), ("to_year", str), ("component", str), ("mean", float), ("percent", float)]
    job.write_features("CONTRIBUTION_TABLE", fields, rows, geometry="table")
    reach = max(percentile_of(mapped(np.abs, band), 98) for band in bands) or 1.0
    job.write_raster("CONTRIBUTIONS", bands, band_names=names, style=RampStyle("change", -reach, reach))
    title = shared_tr("What changed ecosystem health")
    png = contribution_chart(
        title, [f"{a} - {b}" for a, b in pairs], means, list(_COLOURS), shared_tr("Mean contribution to EHI")
    )
    job.write_chart("CONTRIBUTION_CHART", title, png)


def _shares(job, earlier, later, exponents):
    """The contributions between two years, strip by strip."""
    whole = Contributions(job.passing(), {name: job.passing() for name in exponents})
    for strip in strips(job.grid.shape):
        before, after = ({name: layer[strip] for name, layer in year.items()} for year in (earlier, later))
        found = contributions(before, after, exponents)
        whole.change[strip] = found.change
        for name, part in found.parts.items():
            whole.parts[name][strip] = part
    return whole


def _components(job, labels) -> dict:
    """Component by year, from the names of the bands."""
    parts: dict = {label: {} for label in labels}
    for name, band in zip(job.band_names("COMPONENTS"), job.band_rows_of("COMPONENTS")):
        match = _BAND.match(name)
        if match and match.group(2) in parts:
            parts[match.group(2)][match.group(1).upper()] = band
    for label, terms in parts.items():
        missing = [name for name in VOR_EXPONENTS if name not in terms]
        if missing:
            raise InputError(
                "The components raster {name} has no band \"{part} {year}\"; take the components of the same run "
                "of esp:ecosystemhealth.",
                name=job.layer_name("COMPONENTS"),
                part=missing[0],
                year=label,
            )
    return parts
