"""Sums and distributions over patches, grouped by unit or by unit and class."""

from __future__ import annotations

import numpy as np

from ._ratios import ratio
from .patches import PatchTable


class PatchGroups:
    """Aggregates of patches over groups.

    Parameters
    ----------
    table : PatchTable
    group : ndarray of int, shape (patches,)
    count : int
        Number of groups.
    landscape_cells : ndarray of float, shape (count,)
        Cells N of the whole landscape that each group belongs to.
    """

    def __init__(self, table: PatchTable, group: np.ndarray, count: int, landscape_cells: np.ndarray):
        self.table, self.group, self.count, self.whole = table, group, count, landscape_cells
        self.hectares = table.cell_size**2 / 10_000.0
        self.area = table.cells.astype(np.float64)
        self.squares = self.sum(self.area**2)
        self.patches = np.bincount(group, minlength=count).astype(np.float64)

    def sum(self, values) -> np.ndarray:
        """Sum over the patches of each group."""
        return np.bincount(self.group, weights=values, minlength=self.count)

    def largest(self) -> np.ndarray:
        """Cells of the largest patch of each group."""
        out = np.zeros(self.count)
        np.maximum.at(out, self.group, self.area)
        return out

    def cohesion(self) -> np.ndarray:
        """``100 (1 - sum p / sum p sqrt a) / (1 - 1 / sqrt N)``; NaN where N is 1."""
        sides = self.table.sides.astype(np.float64)
        share = ratio(self.sum(sides), self.sum(sides * np.sqrt(self.area)))
        return 100.0 * ratio(1.0 - share, 1.0 - 1.0 / np.sqrt(np.maximum(self.whole, 1.0)))

    def perimeter_area_dimension(self) -> np.ndarray:
        """PAFRAC: 2 / slope of ln a regressed on ln p; NaN below ten patches or for equal perimeters."""
        x = np.log(self.table.values("PERIM"))
        y = np.log(self.area * self.table.cell_size**2)
        mean_x, mean_y = ratio(self.sum(x), self.patches), ratio(self.sum(y), self.patches)
        x, y = x - mean_x[self.group], y - mean_y[self.group]
        spread, slope = self.sum(x * x), self.sum(x * y)
        out = 2.0 * ratio(spread, slope)
        out[(self.patches < 10) | (spread < 1e-12)] = np.nan
        return out

    def connectance(self) -> np.ndarray:
        """CONNECT: pairs of patches of a class that are near each other, in percent of all its pairs; 0 without any.

        Of several classes the sums of both.
        """
        place = self.table.place.astype(np.int64)
        kind = self.table.unit * (place.max(initial=0) + 1) + place
        others = np.bincount(kind, minlength=1)[kind] - 1.0
        share = 100.0 * ratio(self.sum(self.table.values("NEAR")), self.sum(others))
        return np.where(self.patches > 0, np.nan_to_num(share), np.nan)

    def distribution(self, name: str, statistic: str) -> np.ndarray:
        """Mean, area-weighted mean, population standard deviation or coefficient of variation."""
        if name == "DCORE":
            patch, cells = self.table.cores[:, 0], self.table.cores[:, 1]
            values = cells * self.hectares
            return statistic_of(values, cells.astype(np.float64), self.group[patch], self.count, statistic)
        return statistic_of(self.table.values(name), self.area, self.group, self.count, statistic)

    def value(self, name: str) -> np.ndarray:
        """One of the metrics that both levels share and that need patches."""
        total = self.whole * self.hectares
        compute = _VALUES.get(name)
        if compute is not None:
            return compute(self, total)
        stem, statistic = name.rsplit("_", 1)
        return self.distribution(stem, statistic)


def statistic_of(values, weights, group, count: int, statistic: str) -> np.ndarray:
    """A statistic of values over groups; values that are NaN do not count."""
    known = ~np.isnan(values)
    values, weights, group = values[known], weights[known], group[known]
    if statistic == "AM":
        return ratio(
            np.bincount(group, weights=values * weights, minlength=count),
            np.bincount(group, weights=weights, minlength=count),
        )
    number = np.bincount(group, minlength=count)
    mean = ratio(np.bincount(group, weights=values, minlength=count), number)
    if statistic == "MN":
        return mean
    deviation = np.sqrt(ratio(np.bincount(group, weights=(values - mean[group]) ** 2, minlength=count), number))
    return deviation if statistic == "SD" else 100.0 * ratio(deviation, mean)


# Metrics of groups of patches, from the groups and the hectares of their landscapes.
_VALUES = {
    "NP": lambda groups, _: groups.patches.copy(),
    "PD": lambda groups, total: 100.0 * ratio(groups.patches, total),
    "NP_A": lambda groups, total: ratio(groups.patches, total),
    "FN": lambda groups, _: np.where(groups.patches > 0, ratio(groups.patches - 1.0, groups.whole), 0.0),
    "LPI": lambda groups, _: 100.0 * ratio(groups.largest(), groups.whole),
    "COHESION": lambda groups, _: groups.cohesion(),
    "DIVISION": lambda groups, _: np.where(groups.patches > 0, 1.0 - ratio(groups.squares, groups.whole**2), np.nan),
    "SPLIT": lambda groups, _: ratio(groups.whole**2, groups.squares),
    "MESH": lambda groups, _: np.where(
        groups.patches > 0, ratio(groups.squares, groups.whole) * groups.hectares, np.nan
    ),
    "CONNECT": lambda groups, _: groups.connectance(),
    "PAFRAC": lambda groups, _: groups.perimeter_area_dimension(),
    "TCA": lambda groups, _: groups.sum(groups.table.values("CORE")),
    "NDCA": lambda groups, _: groups.sum(groups.table.values("NCORE")),
    "DCAD": lambda groups, total: 100.0 * ratio(groups.sum(groups.table.values("NCORE")), total),
}
