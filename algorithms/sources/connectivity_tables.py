"""Tables of the connectivity: patches, links and the sweep over distances."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsGeometry

from ...core.network.connectivity import LandscapeConnectivity
from ...core.network.connectivity_links import PatchLinks
from ...core.network.connectivity_sweep import ConnectivitySweep
from ..layers.vector_io import fields_of
from .connectivity_input import PatchNetwork

LINK_FIELDS = fields_of("link_id int, from_id int, to_id int, length_m float, cost float, prob float")


def patch_columns(network: PatchNetwork, found: LandscapeConnectivity) -> dict:
    """What is known of each patch: column name to its values.

    The parts are in per cent of their index; ``dec_pc`` is what EC(PC) loses without the patch.
    """
    pc, iic = found.pc.importance, found.iic.importance
    columns = {
        "source_id": np.asarray(network.ids),
        "attribute": network.attributes,
        "attr_share": 100.0 * network.attributes / network.attributes.sum(),
        "component": found.component.astype(np.int64) + 1,
        "degree": found.degree,
        "dpc": pc.total,
        "dpc_intra": pc.intra,
        "dpc_flux": pc.flux,
        "dpc_conn": pc.connector,
        "dec_pc": 100.0 * (1.0 - np.sqrt(np.maximum(1.0 - pc.total / 100.0, 0.0))),
        "diic": iic.total,
        "diic_intra": iic.intra,
        "diic_flux": iic.flux,
        "diic_conn": iic.connector,
        "between": iic.betweenness,
        "between_pc": pc.betweenness,
        "flux_f": found.pc.reach,
        "flux_if": network.attributes * (found.pc.reach + network.attributes),
    }
    return {name: values.tolist() for name, values in columns.items()}


def link_rows(network: PatchNetwork, links: PatchLinks, by_cost: bool) -> list:
    """Lines and values of the links within the threshold; between centroids where only a file gives distances.

    Patches that touch have a link without a line.
    """
    rows = []
    ids, pairs = network.ids, network.pairs
    centroids = [] if network.lines else [outline.centroid().asPoint() for outline in network.sources.geometries]
    for pair in np.flatnonzero(links.linked):
        if network.lines:
            line = network.lines[pair]
        else:
            line = QgsGeometry.fromPolylineXY([centroids[pairs.first[pair]], centroids[pairs.second[pair]]])
        distance = None if network.probable else float(pairs.distance[pair])
        ends = [ids[pairs.first[pair]], ids[pairs.second[pair]]]
        if by_cost:
            measures = [line.length() if line is not None else None, distance]
        else:
            measures = [distance, None]
        if line is not None and line.length() == 0.0:
            # Patches that touch: a line of no length is no valid geometry.
            line = None
        rows.append((line, [len(rows) + 1, *ends, *measures, float(links.probability[pair])]))
    return rows


def sweep_columns(sweep: ConnectivitySweep) -> dict:
    """The sweep as a table: column name to its values."""
    names = (
        ("distance", sweep.distance),
        ("iic", sweep.iic),
        ("pc", sweep.pc),
        ("ec_iic", sweep.ec_iic),
        ("ec_pc", sweep.ec_pc),
        ("links", sweep.links),
        ("components", sweep.components),
        ("largest", sweep.largest_share),
        ("rank_prev", sweep.rank_previous),
        ("rank_ref", sweep.rank_reference),
        ("top_prev", sweep.top_previous),
    )
    return {name: [None if value != value else value for value in values.tolist()] for name, values in names}
