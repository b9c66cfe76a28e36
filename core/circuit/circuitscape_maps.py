"""Circuitscape's conventions for maps and tables: nodata, logarithms, sums of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Optional

import numpy as np

from ..errors import InputError
from .network import NetworkCurrents
from .pairs import PairSelection
from .regions import FocalNodes

NODATA = -9999.0


@dataclass(frozen=True)
class MapStyle:
    """How maps are written.

    Parameters
    ----------
    conducts : ndarray of bool, shape (rows, columns)
    null_currents, null_voltages : bool
        Barriers become nodata; 0 otherwise.
    logarithms : bool
        Currents as log10, nodata where nothing flows. Circuitscape takes them for each pair, so that its
        cumulative map is a sum of logarithms.
    """

    conducts: np.ndarray
    null_currents: bool = False
    null_voltages: bool = False
    logarithms: bool = False

    def current(self, raster: np.ndarray) -> np.ndarray:
        """A current map in this style."""
        if self.logarithms:
            flows = raster > 0.0
            raster = np.where(flows, np.log10(raster, out=np.zeros_like(raster), where=flows), NODATA)
        return np.where(self.conducts, raster, NODATA) if self.null_currents else raster

    def voltage(self, raster: np.ndarray) -> np.ndarray:
        """A voltage map in this style."""
        return np.where(self.conducts, raster, NODATA) if self.null_voltages else raster


def cumulative(total: np.ndarray) -> np.ndarray:
    """A sum of maps; several times nodata is nodata."""
    return np.maximum(total, NODATA)


def maximum(largest: np.ndarray) -> np.ndarray:
    """The largest value of maps; nodata where there was none."""
    return np.maximum(largest, NODATA)


def strengths_by_id(rows: np.ndarray, focal: FocalNodes, pairs: Optional[PairSelection] = None, name: str = "") -> list:
    """Source strengths of the ids that take part, in ascending order of the ids.

    Parameters
    ----------
    rows : ndarray of float64, shape (rows, 2)
        Id and amperes, in any order. Rows of ids that take no part are not used.
    focal : FocalNodes
    pairs : PairSelection, optional
        Ids that no included pair names take no part.
    name : str
        What the file is called in messages.

    Returns
    -------
    list of float

    Raises
    ------
    InputError
        When an id has no strength, or two different ones.
    """
    ids = (focal if pairs is None else pairs.prune(focal)).ids.tolist()
    found: dict = {}
    for number, ampere in rows:
        if found.setdefault(int(number), float(ampere)) != ampere:
            raise InputError(
                "{name} gives the node {number} two strengths; leave one row for each node.",
                name=name,
                number=int(number),
            )
    missing = [number for number in ids if number not in found]
    if missing:
        raise InputError(
            "{name} has no source strength for the nodes {ids}; add a row for each.",
            name=name,
            ids=", ".join(map(str, missing)),
        )
    return [found[number] for number in ids]


def resistance_table(ids: np.ndarray, resistances: np.ndarray) -> np.ndarray:
    """The matrix with the ids above and at the left and 0 in the corner."""
    table = np.zeros((ids.size + 1, ids.size + 1))
    table[0, 1:] = table[1:, 0] = ids
    table[1:, 1:] = resistances
    return table


def resistance_triples(ids: np.ndarray, resistances: np.ndarray) -> np.ndarray:
    """Rows of two ids and their resistance, the smaller id first."""
    return np.array(
        [(ids[i], ids[j], resistances[i, j]) for i, j in combinations(range(ids.size), 2)], dtype=np.float64
    ).reshape(-1, 3)


def network_tables(found: NetworkCurrents):
    """Kinds and tables of a network's solution: voltages, node currents, branch currents."""
    if found.voltages is not None:
        yield "voltages", np.column_stack([found.nodes, found.voltages])
    yield "node_currents", np.column_stack([found.nodes, found.node_currents])
    yield "branch_currents", np.column_stack([found.branches, found.branch_currents])
