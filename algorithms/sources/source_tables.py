"""Fields of the ecological sources and the table of decisions."""

from __future__ import annotations

import numpy as np

from ...core.patches import patch_means
from ...core.sources.sources import Decision, SelectionRules, SourceSelection
from ..layers.field_names import field_name
from ..layers.vector_io import fields_of

_FIELDS = fields_of(
    "source_id int, patch_id int, area_ha float, dpc float, dpc_intra float, dpc_flux float, dpc_conn float, "
    "diic float, ec_share float, core_share float"
)


def mean_fields(job, rasters: list, labels: np.ndarray, count: int) -> tuple[tuple, list]:
    """All fields of the sources, and the means of value rasters.

    Parameters
    ----------
    job : Job
    rasters : list of (str, ndarray)
        Layer names and values.
    labels : ndarray of int, shape (rows, columns)
        Numbers of the sources.
    count : int

    Returns
    -------
    fields : tuple of (str, type)
    columns : list of ndarray, shape (count,)
        One for each raster.
    """
    fields, columns = list(_FIELDS), []
    taken = {name for name, _ in fields}
    for number, (layer, values) in enumerate(rasters, 1):
        name = field_name(layer, number, taken)
        taken.add(name)
        fields.append((name, float))
        columns.append(patch_means(labels, count, values))
        job.log("The field {field} is the mean of {layer}.", field=name, layer=layer)
    return tuple(fields), columns


def source_rows(selection: SourceSelection, habitat, core_share, means: list) -> list:
    """The values of the fields for each source, the most important first."""
    rows = []
    parts = _parts(selection)
    for number, patch in enumerate(selection.kept):
        row = [number + 1, int(patch) + 1, float(habitat.areas[patch])]
        row += [float(part[patch]) for part in parts]
        row += [float(selection.share[patch]), None if core_share is None else _known(core_share[number])]
        rows.append(row + [_known(mean[number]) for mean in means])
    return rows


def decision_table(algorithm, selection: SourceSelection, habitat, rules: SelectionRules) -> dict:
    """One row for each patch: its size, its importance, and what became of it and why.

    Parameters
    ----------
    algorithm : EspAlgorithm
        Translates the reasons.
    selection : SourceSelection
    habitat : Habitat
    rules : SelectionRules

    Returns
    -------
    dict
        Column name to its values.
    """
    count = selection.decision.size
    source = np.zeros(count, dtype=np.int64)
    source[selection.kept] = np.arange(1, selection.kept.size + 1)
    numbers = {
        name: [_known(value) for value in values.tolist()]
        for name, values in zip(("dpc", "dpc_intra", "dpc_flux", "dpc_conn", "diic"), _parts(selection))
    }
    return {
        "patch_id": list(range(1, count + 1)),
        "source_id": [number or None for number in source.tolist()],
        "decision": ["kept" if number else "dropped" for number in source.tolist()],
        "reason": _reasons(algorithm, selection, habitat.areas, rules),
        "area_ha": habitat.areas.tolist(),
        "area_rank": selection.area_rank.tolist(),
        **numbers,
        "dpc_rank": [rank or None for rank in selection.importance_rank.tolist()],
        "ec_share": [_known(value) for value in selection.share.tolist()],
        "x": habitat.x.tolist(),
        "y": habitat.y.tolist(),
    }


def _reasons(algorithm, selection: SourceSelection, areas, rules: SelectionRules) -> list:
    """A sentence for each patch with its own figures."""
    importance = selection.of_all(selection.connectivity.pc.importance.total)
    texts = {
        Decision.KEPT: algorithm.shared_tr("passes all rules"),
        Decision.TOO_SMALL: algorithm.shared_tr("{area:.6g} ha is less than {min_area:.10g} ha"),
        Decision.NOT_AMONG_LARGEST: algorithm.shared_tr("number {rank} by area, only the {largest} largest are taken"),
        Decision.LOW_IMPORTANCE: algorithm.shared_tr("dPC {dpc:.4g} % is less than {min_dpc:.10g} %"),
        Decision.SHARE_REACHED: algorithm.shared_tr(
            "the {before} patches with a higher dPC reach {share:.10g} % of EC(PC)"
        ),
    }
    reached = selection.kept.size
    return [
        texts[Decision(decision)].format(
            area=area,
            min_area=rules.min_area,
            rank=rank,
            largest=rules.largest,
            dpc=dpc,
            min_dpc=rules.min_importance,
            before=reached,
            share=rules.share,
        )
        for decision, area, rank, dpc in zip(
            selection.decision.tolist(), areas.tolist(), selection.area_rank.tolist(), importance.tolist()
        )
    ]


def _parts(selection: SourceSelection) -> list:
    """dPC, its three parts and dIIC of every patch; NaN for patches that are no candidates."""
    pc, iic = selection.connectivity.pc.importance, selection.connectivity.iic.importance
    return [selection.of_all(part) for part in (pc.total, pc.intra, pc.flux, pc.connector, iic.total)]


def _known(value):
    return None if value != value else float(value)
