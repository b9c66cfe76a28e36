"""The circuit that a raster is: nodes, regions and connected components."""

from __future__ import annotations

from functools import cached_property
from typing import Optional

import numpy as np
from scipy import ndimage

from ..errors import InputError
from ..groups import joined_groups
from ..patches import neighbourhood
from ..typed import Shape, there

AVERAGES = ("resistance", "conductance")


class Circuit:
    """A raster of conductances as an electric circuit.

    Every cell that conducts is a node, joined to its 8 or 4 neighbours. With g the cells'
    conductances and r = 1 / g, an edge conducts ``(g_a + g_b) / 2`` (average conductance) or
    ``2 / (r_a + r_b)`` (average resistance), diagonal ones 1 / sqrt 2 of it. The cell size does not
    enter: resistances are per cell (McRae et al. 2008, Ecology 89, 2712-2724; Circuitscape 5).

    Parameters
    ----------
    conductance : ndarray, shape (rows, columns)
        Siemens; cells that are not positive are barriers.
    neighbours : {8, 4}
        Diagonal edges may pass between two barriers that touch at a corner.
    average : {"conductance", "resistance"}
    regions : ndarray of int, optional
        Short-circuit regions: the cells of a positive number are one node. Barrier cells belong to it
        when at least one cell of the region conducts.

    Raises
    ------
    InputError
        For an unknown number of neighbours or average, and regions of another shape.
    """

    def __init__(self, conductance, neighbours: int = 8, average: str = "conductance", regions=None):
        neighbourhood(neighbours)
        if average not in AVERAGES:
            raise InputError("The average is of resistances or of conductances, not of {given}.", given=average)
        conductance = np.asarray(conductance, dtype=np.float64)
        clean = bool((conductance >= 0.0).all())
        self.conductance = conductance if clean else np.where(conductance > 0.0, conductance, 0.0)
        self.neighbours, self.average = neighbours, average
        self.regions: Optional[np.ndarray] = None
        self.bridges: Optional[np.ndarray] = None
        if regions is not None:
            self._take(np.asarray(regions))

    def _take(self, regions) -> None:
        if regions.shape != self.shape:
            raise InputError(
                "The short-circuit regions have {region_rows} rows x {region_columns} columns and the resistance "
                "layer {rows} x {columns}: bring them to one grid with esp:prepare.",
                region_rows=regions.shape[0],
                region_columns=regions.shape[1],
                rows=self.shape[0],
                columns=self.shape[1],
            )
        inside = regions > 0
        numbers, members = np.unique(regions[inside], return_inverse=True)
        active = np.zeros(numbers.size, bool)
        active[members[self.conductance[inside] > 0.0]] = True
        united = np.zeros(self.shape, np.min_scalar_type(numbers.size))
        united[inside] = np.where(active, np.cumsum(active), 0)[members]
        if active.any():
            # Small numbers: a byte a cell as a rule.
            self.regions = united
            bridges = (united > 0) & (self.conductance == 0.0)
            self.bridges = bridges if bridges.any() else None

    @property
    def shape(self) -> Shape:
        """Rows and columns."""
        return self.conductance.shape

    @cached_property
    def components(self) -> np.ndarray:
        """The connected component of every cell, int32 from 1; 0 where there is no node."""
        # With the average of resistances no current passes the barrier cells of a region.
        conducting = self.conductance > 0.0
        if self.bridges is not None and self.average == "conductance":
            conducting |= self.bridges
        labels = np.zeros(self.shape, np.int32)
        count = ndimage.label(conducting, neighbourhood(self.neighbours), output=labels)
        if self.regions is None:
            return labels
        inside = (self.regions > 0) & (labels > 0)
        # Regions join the components that they touch.
        pairs = np.unique(np.stack([labels[inside], self.regions[inside].astype(np.int64) + count]), axis=1)
        total = count + int(self.regions.max()) + 1
        _, group = joined_groups(total, *pairs)
        lookup = np.zeros(total, np.int32)
        _, lookup[1:] = np.unique(group[1:], return_inverse=True)
        lookup[1:] += 1
        labels = lookup[labels]
        if self.bridges is not None:
            labels[self.bridges] = lookup[self.regions[self.bridges].astype(np.int64) + count]
        return labels

    def free_labels(self) -> None:
        """Free the labels of the components; they are made again when they are asked for."""
        self.__dict__.pop("components", None)

    def windows(self, components) -> list[tuple[slice, slice]]:
        """The rows and columns that components span."""
        components = np.asarray(components)
        number = np.zeros(int(self.components.max()) + 1, np.int32)
        number[components] = np.arange(1, components.size + 1)
        return ndimage.find_objects(number[self.components])

    @cached_property
    def _representatives(self) -> np.ndarray:
        """The first cell, as a flat index, of each region."""
        flat = there(self.regions).ravel()
        where = np.flatnonzero(flat)
        numbers, first = np.unique(flat[where], return_index=True)
        found = np.full(int(numbers.max()) + 1, -1)
        found[numbers] = where[first]
        return found

    def node_at(self, rows, columns) -> np.ndarray:
        """The nodes of cells, each by the flat index of its first cell; -1 where there is none."""
        rows, columns = np.asarray(rows, dtype=np.int64), np.asarray(columns, dtype=np.int64)
        present = self.conductance[rows, columns] > 0.0
        if self.bridges is not None:
            present |= self.bridges[rows, columns]
        nodes = np.where(present, rows * self.shape[1] + columns, -1)
        if self.regions is not None:
            region = self.regions[rows, columns]
            nodes = np.where(region > 0, self._representatives[region], nodes)
        return nodes

    def component_of(self, nodes) -> np.ndarray:
        """The components of nodes; 0 for node -1."""
        nodes = np.asarray(nodes)
        return np.where(nodes >= 0, self.components.ravel()[np.maximum(nodes, 0)], 0)

    def is_single(self, node: int) -> bool:
        """Whether a node is a single cell."""
        return self.regions is None or not self.regions.ravel()[int(node)]

    def cells_of(self, node: int) -> tuple[np.ndarray, np.ndarray]:
        """Rows and columns of the cells of a node."""
        row, column = divmod(int(node), self.shape[1])
        region = 0 if self.regions is None else int(self.regions[row, column])
        if self.regions is not None and region:
            rows, columns = np.nonzero(self.regions == region)
            return rows, columns
        return np.array([row]), np.array([column])
