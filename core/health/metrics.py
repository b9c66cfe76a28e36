"""Class and landscape metrics as FRAGSTATS computes them, for all units of a landscape at once."""

from __future__ import annotations

from typing import Optional, Sequence

import numpy as np

from ..progress import Progress, no_progress, parts_of, told
from ..typed import there
from . import information
from ._aggregate import PatchGroups
from ._ratios import ratio, x_log_x
from .adjacency import adjacency_counts
from .catalogue import INFORMATION, check_metrics, costly_measures, needs_patches
from .edge_contrast import contrast_functions
from .landscape import Landscape
from .patches import PatchTable, least_sides, patch_table
from .surroundings import NOTHING_TOLD, Surroundings

# The matrix of adjacencies of every unit is large where units and classes are many.
_ADJACENT = {"TE", "ED", "LSI", "NLSI", "CLUMPY", "PLADJ", "IJI", "AI", "CONTAG", "CWED", "TECI", *INFORMATION}


def landscape_metrics(
    landscape: Landscape,
    names: Sequence[str],
    connectivity: int = 8,
    edge_depth: float = 1.0,
    table: Optional[PatchTable] = None,
    surroundings: Surroundings = NOTHING_TOLD,
    progress: Progress = no_progress,
) -> np.ndarray:
    """Metrics of each unit as a whole.

    Parameters
    ----------
    landscape : Landscape
    names : sequence of str
        Of `catalogue.LANDSCAPE_METRICS` or their aliases.
    connectivity : {8, 4}
        Neighbour rule of patches; adjacencies always are those of four neighbours.
    edge_depth : float
        Depth of the edge in cells, for core metrics.
    table : PatchTable, optional
        The landscape's patches with all that the metrics need, where they are known already.
    surroundings : Surroundings
        What PROX, SIMI, CONNECT, ECON, CWED, TECI and RPR need.
    progress : callable

    Returns
    -------
    ndarray of float64, shape (units, metrics)
        NaN where a metric is undefined, and for units without cells. Areas in hectares, lengths in
        metres, densities per 100 ha.

    Raises
    ------
    InputError
        For unknown metrics, and for those whose needs `surroundings` does not have.

    References
    ----------
    McGarigal, Cushman & Ene (2012), FRAGSTATS v4; the definitions were checked against its tables.
    """
    names = check_metrics(names, "landscape")
    surroundings.require(names, landscape.class_count)
    finding, counting = parts_of(progress, (4, 1))
    cells, adjacencies, table = _counted(landscape, names, connectivity, edge_depth, table, surroundings, finding)
    total = cells.sum(axis=1)
    groups = None if table is None else PatchGroups(table, table.unit, landscape.unit_count, total)
    known = {**_LANDSCAPE, **_told_functions(landscape, names, surroundings, 0)}
    out = np.empty((landscape.unit_count, len(names)))
    for number, name in told(enumerate(names), counting):
        if name in known:
            out[:, number] = known[name](cells, adjacencies, landscape.cell_size)
        else:
            out[:, number] = there(groups).value(name)
    out[total == 0] = np.nan
    progress(1.0)
    return out


def class_metrics(
    landscape: Landscape,
    names: Sequence[str],
    connectivity: int = 8,
    edge_depth: float = 1.0,
    table: Optional[PatchTable] = None,
    surroundings: Surroundings = NOTHING_TOLD,
    progress: Progress = no_progress,
) -> np.ndarray:
    """Metrics of each class in each unit.

    Parameters are those of `landscape_metrics`, the names of `catalogue.CLASS_METRICS`.

    Returns
    -------
    ndarray of float64, shape (units, classes, metrics)
        For a class that a unit does not have: 0 for areas, numbers and densities, NaN for the
        others. NaN for units without cells.
    """
    names = check_metrics(names, "class")
    surroundings.require(names, landscape.class_count)
    finding, counting = parts_of(progress, (4, 1))
    units, classes = landscape.unit_count, landscape.class_count
    cells, adjacencies, table = _counted(landscape, names, connectivity, edge_depth, table, surroundings, finding)
    total, groups = cells.sum(axis=1), None
    if table is not None:
        group = table.unit.astype(np.int64) * classes + table.place
        groups = PatchGroups(table, group, units * classes, np.repeat(total, classes))
    known = {**_CLASS, **_told_functions(landscape, names, surroundings, 1)}
    out = np.empty((units, classes, len(names)))
    for number, name in told(enumerate(names), counting):
        if name in known:
            out[:, :, number] = known[name](cells, adjacencies, landscape.cell_size)
        elif name == "CPLAND":
            core = there(groups).value("TCA").reshape(units, classes)
            out[:, :, number] = 100.0 * ratio(core, total[:, None] * there(groups).hectares)
        else:
            out[:, :, number] = there(groups).value(name).reshape(units, classes)
    out[total == 0] = np.nan
    progress(1.0)
    return out


# -- from cells and adjacencies: functions of (cells, adjacencies, cell size) ------------------


def _counted(landscape, names, connectivity, edge_depth, table, surroundings, progress) -> tuple:
    """Cells of the classes, their sides and their patches, the latter two as far as the metrics need them."""
    if not needs_patches(names):
        table = None
    elif table is None:
        table = patch_table(landscape, costly_measures(names), connectivity, edge_depth, surroundings, progress)
    adjacencies = adjacency_counts(landscape) if _ADJACENT & set(names) else None
    return landscape.cells().astype(np.float64), adjacencies, table


def _told_functions(landscape, names, surroundings, level) -> dict:
    """The functions that need more than the landscape; level 0 is the landscape's, 1 the classes'."""
    functions = {}
    if {"CWED", "TECI"} & set(names):
        contrast = surroundings.contrast.of(landscape.classes)
        functions.update(contrast_functions(contrast, surroundings.boundary_contrast)[level])
    if "RPR" in names:
        functions["RPR"] = lambda cells, *_: 100.0 * _present(cells) / surroundings.most_classes
    return functions


def _total(cells) -> np.ndarray:
    return cells.sum(axis=1)


def _present(cells) -> np.ndarray:
    return (cells > 0).sum(axis=1).astype(np.float64)


def _like(adjacencies) -> np.ndarray:
    return np.diagonal(adjacencies, axis1=1, axis2=2)


def _hectares(cell_size) -> float:
    return cell_size**2 / 10_000.0


def _edges(adjacencies) -> np.ndarray:
    """Sides between different classes of each unit, each counted once."""
    return (adjacencies.sum(axis=(1, 2)) - _like(adjacencies).sum(axis=1)) / 2.0


def _shannon(cells, *_) -> np.ndarray:
    total = _total(cells)
    # Plus zero, so that one class gives 0 and not -0.
    return np.where(total > 0, -x_log_x(ratio(cells, total[:, None])).sum(axis=1) + 0.0, np.nan)


def _simpson(cells, *_) -> np.ndarray:
    return 1.0 - ratio((cells**2).sum(axis=1), _total(cells) ** 2)


def _modified_simpson(cells, *_) -> np.ndarray:
    # Plus zero, so that one class gives 0 and not -0.
    return -np.log(1.0 - _simpson(cells)) + 0.0


def _contagion(cells, adjacencies, _) -> np.ndarray:
    """``100 (1 + sum x ln x / (2 ln m))``, ``x = P_i g_ik / g_i``; classes without adjacency drop out."""
    shares = ratio(cells, _total(cells)[:, None])
    sums = adjacencies.sum(axis=2)
    x = shares[:, :, None] * np.nan_to_num(ratio(adjacencies, sums[:, :, None]))
    present = _present(cells)
    return 100.0 * (1.0 + ratio(x_log_x(x).sum(axis=(1, 2)), 2.0 * np.log(np.maximum(present, 1))))


def _interspersion(cells, adjacencies, _) -> np.ndarray:
    unlike = _unlike(adjacencies)
    share = np.nan_to_num(ratio(unlike, unlike.sum(axis=(1, 2))[:, None, None]))
    # Each pair of classes stands twice in the matrix: with half the share each.
    entropy = -x_log_x(2.0 * share).sum(axis=(1, 2)) / 2.0
    present = _present(cells)
    out = 100.0 * ratio(entropy, np.log(np.maximum(present * (present - 1.0) / 2.0, 1.0)))
    out[(present <= 2) | (unlike.sum(axis=(1, 2)) == 0)] = np.nan
    return out


def _class_interspersion(cells, adjacencies, _) -> np.ndarray:
    unlike = _unlike(adjacencies)
    sums = unlike.sum(axis=2)
    entropy = -x_log_x(np.nan_to_num(ratio(unlike, sums[:, :, None]))).sum(axis=2)
    present = _present(cells)[:, None]
    out = 100.0 * ratio(entropy, np.log(np.maximum(present - 1.0, 1.0)))
    out[(sums == 0) | (present <= 2)] = np.nan
    return out


def _unlike(adjacencies) -> np.ndarray:
    unlike = adjacencies.copy()
    diagonal = np.arange(unlike.shape[1])
    unlike[:, diagonal, diagonal] = 0.0
    return unlike


def _most_like(cells) -> np.ndarray:
    """Most sides that so many cells can share, each counted once."""
    side = np.floor(np.sqrt(cells))
    side -= side * side > cells
    rest = cells - side * side
    return 2 * side * (side - 1) + np.where(rest == 0, 0, np.where(rest <= side, 2 * rest - 1, 2 * rest - 2))


def _class_aggregation(cells, adjacencies, _) -> np.ndarray:
    return 100.0 * ratio(_like(adjacencies) / 2.0, _most_like(cells))


def _aggregation(cells, adjacencies, cell_size) -> np.ndarray:
    by_class = _class_aggregation(cells, adjacencies, cell_size)
    mean = np.nansum(ratio(cells, _total(cells)[:, None]) * by_class, axis=1)
    # Classes of one cell have none; a landscape of nothing else has none either.
    return np.where(np.isnan(by_class).all(axis=1), np.nan, mean)


def _class_sides(cells, adjacencies) -> np.ndarray:
    """Sides of a class to anything else, the border included."""
    return 4.0 * cells - _like(adjacencies)


def _normalised_shape(cells, adjacencies, _) -> np.ndarray:
    """``(e - min e) / (max e - min e)``; max e is 4a, or the border and all sides of the other classes if less."""
    total = _total(cells)
    border = (4.0 * total - adjacencies.sum(axis=(1, 2)))[:, None]
    most = np.minimum(4.0 * cells, border + 4.0 * (total[:, None] - cells))
    least = least_sides(cells)
    return np.where(cells > 0, ratio(_class_sides(cells, adjacencies) - least, most - least), np.nan)


def _clumpiness(cells, adjacencies, _) -> np.ndarray:
    share = ratio(cells, _total(cells)[:, None])
    like = ratio(_like(adjacencies), 4.0 * cells - least_sides(cells))
    sparse = (like < share) & (share < 0.5)
    return np.where(sparse, ratio(like - share, share), ratio(like - share, 1.0 - share))


def _even(diversity: np.ndarray, cells: np.ndarray) -> np.ndarray:
    """Diversity by its greatest value for the classes that are there; 0 for one class, as landscapemetrics."""
    present = _present(cells)
    return np.where(present == 1, 0.0, ratio(diversity, np.log(np.maximum(present, 1))))


def _landscape_shape(cells, adjacencies, _) -> np.ndarray:
    total = _total(cells)
    border = 4.0 * total - adjacencies.sum(axis=(1, 2))
    return ratio(_edges(adjacencies) + border, least_sides(total))


_LANDSCAPE = {
    "TA": lambda cells, _, size: _total(cells) * _hectares(size),
    "TE": lambda cells, g, size: _edges(g) * size,
    "ED": lambda cells, g, size: ratio(_edges(g) * size, _total(cells) * _hectares(size)),
    "LSI": _landscape_shape,
    "CONTAG": _contagion,
    "PLADJ": lambda cells, g, _: 100.0 * ratio(_like(g).sum(axis=1), 4.0 * _total(cells)),
    "IJI": _interspersion,
    "AI": _aggregation,
    "PR": lambda cells, *_: _present(cells),
    "PRD": lambda cells, _, size: 100.0 * ratio(_present(cells), _total(cells) * _hectares(size)),
    "SHDI": _shannon,
    "SIDI": _simpson,
    "MSIDI": _modified_simpson,
    "SHEI": lambda cells, *_: _even(_shannon(cells), cells),
    "SIEI": lambda cells, *_: ratio(_simpson(cells), 1.0 - ratio(1.0, _present(cells))),
    "MSIEI": lambda cells, *_: _even(_modified_simpson(cells), cells),
    "ENT": lambda _, g, size: information.marginal_entropy(g),
    "JOINENT": lambda _, g, size: information.joint_entropy(g),
    "CONDENT": lambda _, g, size: information.conditional_entropy(g),
    "MUTINF": lambda _, g, size: information.mutual_information(g),
    "RELMUTINF": lambda _, g, size: information.relative_mutual_information(g),
}

_CLASS = {
    "CA": lambda cells, _, size: cells * _hectares(size),
    "PLAND": lambda cells, *_: 100.0 * ratio(cells, _total(cells)[:, None]),
    "TE": lambda cells, g, size: _unlike(g).sum(axis=2) * size,
    "ED": lambda cells, g, size: ratio(_unlike(g).sum(axis=2) * size, _total(cells)[:, None] * _hectares(size)),
    "LSI": lambda cells, g, _: ratio(_class_sides(cells, g), least_sides(cells)),
    "NLSI": _normalised_shape,
    "CLUMPY": _clumpiness,
    "PLADJ": lambda cells, g, _: 100.0 * ratio(_like(g), 4.0 * cells),
    "IJI": _class_interspersion,
    "AI": _class_aggregation,
}
