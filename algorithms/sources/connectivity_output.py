"""What esp:connectivity says and draws of patches and links."""

from __future__ import annotations

from ..layers import palette
from ..layers.kept_columns import kept_columns
from ..layers.styles import RampStyle, SymbolStyle
from ..layers.vector_io import Features
from . import connectivity_measures
from .connectivity_tables import LINK_FIELDS, link_rows

_WHOLE = ("source_id", "component", "degree")


def report(job, indices, network, landscape) -> None:
    """Indices in the log and as numbers of the run."""
    job.log(
        "{patches} {patches:patch|patches}, {links} {links:link|links}, {components} {components:group|groups}; "
        "EC(PC) {ec_pc:.6g}, EC(IIC) {ec_iic:.6g}.",
        patches=len(network.ids),
        links=indices.links,
        components=indices.components,
        ec_pc=indices.pc.equivalent,
        ec_iic=indices.iic.equivalent,
    )
    job.log(
        "LCP {lcp:.6g}, AWF {awf:.6g}; PC: {intra:.2f} % within patches, {direct:.2f} % by direct links, "
        "{step:.2f} % through stepping stones.",
        lcp=indices.coincidence,
        awf=indices.flux,
        intra=indices.pc.intra,
        direct=indices.pc.direct,
        step=indices.pc.step,
    )
    total = float(network.attributes.sum())
    if landscape is None:
        job.log("No landscape area is given: IIC and PC refer to the sum over the patches, {total:.6g}.", total=total)
    elif landscape < total:
        job.warn(
            "The landscape area {landscape:.6g} is less than the sum over the patches, {total:.6g}.",
            landscape=landscape,
            total=total,
        )
    for key, value in (
        ("IIC", indices.iic.value),
        ("PC", indices.pc.value),
        ("EC_IIC", indices.iic.equivalent),
        ("EC_PC", indices.pc.equivalent),
        ("COMPONENTS", indices.components),
        ("LINK_COUNT", indices.links),
    ):
        job.set(key, value)
    for name, value in (
        ("intra_share", indices.pc.intra),
        ("direct_share", indices.pc.direct),
        ("step_share", indices.pc.step),
        ("lcp", indices.coincidence),
        ("awf", indices.flux),
    ):
        job.record(name, value)


def write_layers(job, network, links, columns) -> None:
    """Patches with their connectivity, and links."""
    sources = network.sources
    features = Features(sources.name, sources.geometries, sources.columns)
    areas = [outline.area() / 10_000.0 for outline in sources.geometries]
    added = {"source_id": columns["source_id"], "area_ha": areas, **columns}
    fields, rows = kept_columns(features, added)
    fields = [*fields, *((name, int if name in _WHOLE else float) for name in added)]
    rows = [[*row, *values] for row, values in zip(rows, zip(*added.values()))]
    job.write_features("OUTPUT", fields, zip(sources.geometries, rows), style=RampStyle("source", field="dpc"))
    if not job.wants("LINKS"):
        return
    rows, fields = link_rows(network, links, job.choice("DISTANCE_TYPE") == 2), LINK_FIELDS
    if job.flag("LINK_IMPORTANCE"):
        fields, rows = connectivity_measures.with_importance(job, network, links, fields, rows)
    style = SymbolStyle(palette.GENERAL.colour, width=0.3)
    job.write_features("LINKS", fields, rows, geometry="line", style=style)
