"""The cells of a raster in the order in which water passes them, and the links between them.

Cells are sorted into levels: the donors of a cell all lie in lower levels, so that the sums along the flow
(`flow_sums`) take a whole level at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..progress import Progress, no_progress, parts_of, slices
from ..typed import Shape
from .flow_directions import D8_NODATA
from .neighbours import OPPOSITE, flat_steps, frame, inside, shifted, strips

# Cells whose links are gathered together; bounds the temporaries.
_BATCH = 1 << 17
# The number of a cell that drains out of the data among its neighbours.
_ITSELF = 8


@dataclass(frozen=True)
class Links:
    """Flow between cells, as a list for each cell in the network's order.

    Which neighbour is at the other end, and its share, take one byte; the place of that neighbour is looked up.

    Parameters
    ----------
    starts : ndarray of int32, shape (cells + 1,)
        Where the links of each cell begin.
    packed : ndarray of uint8, shape (links,)
        Number of the neighbour, 8 for the cell itself, and 16 times the share of the flow, in units of which the
        giving cell has `FlowNetwork.units`.
    cells : ndarray of int32, shape (cells,)
        As in `FlowNetwork`.
    order : ndarray of int32, shape (rows x columns,)
        The place in the network's order of each cell of the raster.
    columns : int
        Of the raster.
    """

    starts: np.ndarray
    packed: np.ndarray
    cells: np.ndarray
    order: np.ndarray
    columns: int

    def between(self, first: int, last: int) -> tuple[np.ndarray, np.ndarray]:
        """The links of some cells that follow each other.

        Returns
        -------
        place : ndarray of int32, shape (links,)
            The cell at the other end, as its place in the network's order.
        units : ndarray of uint8, shape (links,)
        """
        starts = self.starts[first : last + 1]
        packed = self.packed[starts[0] : starts[-1]]
        return self._places(packed, np.repeat(self.cells[first:last], np.diff(starts))), packed >> 4

    def of(self, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The cells at the other ends of the links of some cells, and the position of the cell of each link."""
        begin = self.starts[places]
        count = self.starts[places + 1] - begin
        givers = np.repeat(np.arange(len(places)), count)
        within = np.arange(len(givers)) - np.repeat(np.cumsum(count) - count, count)
        return self._places(self.packed[begin[givers] + within], self.cells[places][givers]), givers

    def diagonal(self, first: int, last: int) -> np.ndarray:
        """Whether the links of some cells lead over a corner."""
        return (self.packed[self.starts[first] : self.starts[last]] & 1).astype(bool)

    def first_units(self) -> np.ndarray:
        """The share of each cell's first link."""
        return self.packed[self.starts[:-1]] >> 4

    def _places(self, packed: np.ndarray, own: np.ndarray) -> np.ndarray:
        steps = np.array([*flat_steps((0, self.columns)), 0], dtype=np.int32)
        return self.order[own + steps[packed & 15]]


@dataclass(frozen=True)
class FlowNetwork:
    """The cells of a raster sorted from the ridges to the outlets.

    Values of cells in this order are called routed arrays; `gather` and `scatter` translate.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns of the raster.
    cells : ndarray of int32, shape (cells,)
        Flat indices in the raster.
    levels : ndarray of int32
        Where each level begins in `cells`; the last entry is the number of cells.
    units : ndarray of uint8, shape (cells,)
        Sum of the shares that a cell gives, those across the border included.
    donors : Links
        The cells that drain into a cell. Cells of level 0 have none.
    receivers : Links
        The cells into which a cell drains, within the data. A cell that drains out has one link of share 0 to
        itself, so that no list is empty.
    """

    shape: Shape
    cells: np.ndarray
    levels: np.ndarray
    units: np.ndarray
    donors: Links
    receivers: Links

    def gather(self, raster: np.ndarray) -> np.ndarray:
        """The values of a raster in the network's order."""
        return raster.reshape(-1)[self.cells]

    def scatter(self, routed: np.ndarray, fill: float) -> np.ndarray:
        """A raster from values in the network's order, `fill` elsewhere."""
        raster = np.full(self.shape, fill, dtype=routed.dtype)
        raster.reshape(-1)[self.cells] = routed
        return raster


def flow_network(directions: np.ndarray, progress: Progress = no_progress) -> FlowNetwork:
    """Sort the cells of a direction raster along the flow.

    Parameters
    ----------
    directions : ndarray of uint8 (D8) or int32 (MFD), shape (rows, columns)
        As `d8_directions` or `mfd_directions` give them.
    progress : callable

    Returns
    -------
    FlowNetwork
    """
    sorting, up, down = parts_of(progress, (2, 1, 1))
    code = frame(_share_code(directions), np.uint32(0))
    steps = flat_steps(code.shape)
    flat = code.reshape(-1)
    cells, levels = _levels(code, steps, sorting)
    donors_at, donors = _donors(flat, cells, steps, up)
    receivers_at, receivers, units = _receivers(flat, cells, steps, down)
    columns = np.int32(code.shape[1])
    del code, flat
    for part in slices(len(cells), _BATCH):
        row, column = np.divmod(cells[part], columns)
        cells[part] = (row - 1) * np.int32(directions.shape[1]) + (column - 1)
    order = np.zeros(directions.size, dtype=np.int32)
    order[cells] = np.arange(len(cells), dtype=np.int32)
    progress(1.0)
    above = Links(donors_at, donors, cells, order, directions.shape[1])
    below = Links(receivers_at, receivers, cells, order, directions.shape[1])
    return FlowNetwork(directions.shape, cells, levels, units, above, below)


def _share_code(directions: np.ndarray) -> np.ndarray:
    """Shares of the neighbours, four bits each; one unit to a D8 receiver."""
    if directions.dtype == np.uint8:
        shift = np.minimum(directions, 7).astype(np.uint32) * np.uint32(4)
        return np.where(directions == D8_NODATA, np.uint32(0), np.uint32(1) << shift)
    return directions.astype(np.int32, copy=False).view(np.uint32)


def _share(code: np.ndarray, neighbour: int) -> np.ndarray:
    return (code >> np.uint32(4 * neighbour)) & np.uint32(15)


def _levels(code: np.ndarray, steps: tuple[int, ...], progress: Progress) -> tuple[np.ndarray, np.ndarray]:
    """Cells level by level; a cell comes after the last of its donors."""
    waiting = np.zeros(code.shape, dtype=np.uint8)
    for strip in strips(code):
        count = inside(waiting)[strip]
        for neighbour in range(8):
            count += _share(shifted(code, neighbour, strip), OPPOSITE[neighbour]) > 0
    waiting, flat = waiting.reshape(-1), code.reshape(-1)
    total = np.count_nonzero(flat)
    front = np.flatnonzero((flat != 0) & (waiting == 0)).astype(np.int32)
    cells, starts = np.empty(total, dtype=np.int32), [0]
    while front.size:
        cells[starts[-1] : starts[-1] + front.size] = front
        starts.append(starts[-1] + front.size)
        progress(starts[-1] / total)
        own = flat[front]
        following = []
        for neighbour, step in enumerate(steps):
            # Steps in one direction lead to different cells, so a cell is counted down once at a time.
            receiver = front[_share(own, neighbour) > 0] + np.int32(step)
            waiting[receiver] -= 1
            following.append(receiver[waiting[receiver] == 0])
        front = np.concatenate(following)
        front = front[flat[front] != 0]
    return cells[: starts[-1]], np.array(starts, dtype=np.int32)


def _donors(code: np.ndarray, cells: np.ndarray, steps: tuple[int, ...], progress: Progress) -> list:
    """The links from the cells that drain into each cell."""
    parts = []
    for part in slices(len(cells), _BATCH, progress):
        batch = cells[part]
        units = np.empty((len(batch), 8), dtype=np.uint8)
        for neighbour, step in enumerate(steps):
            units[:, neighbour] = _share(code[batch + np.int32(step)], OPPOSITE[neighbour])
        parts.append(_packed(units, units > 0))
    return _joined(parts)[:2]


def _receivers(code: np.ndarray, cells: np.ndarray, steps: tuple[int, ...], progress: Progress) -> list:
    """The links to the cells into which each cell drains, and its units."""
    parts = []
    for part in slices(len(cells), _BATCH, progress):
        batch = cells[part]
        units = np.empty((len(batch), 8), dtype=np.uint8)
        outlet = np.zeros(len(batch), dtype=bool)
        own = code[batch]
        for neighbour, step in enumerate(steps):
            units[:, neighbour] = _share(own, neighbour)
            outlet |= (units[:, neighbour] > 0) & (code[batch + np.int32(step)] == 0)
        total = units.sum(axis=1, dtype=np.uint8)
        # Cells drain within the data or, as outlets, out of it; never both.
        units[outlet] = 0
        linked = units > 0
        linked[outlet, 0] = True
        parts.append((*_packed(units, linked, outlet), total))
    return _joined(parts)


def _packed(
    units: np.ndarray, linked: np.ndarray, outlet: Optional[np.ndarray] = None
) -> tuple[np.ndarray, np.ndarray]:
    """How many links each cell has, and the links in a byte each."""
    packed = (units << 4) | np.arange(8, dtype=np.uint8)
    if outlet is not None:
        packed[outlet, 0] = _ITSELF
    return linked.sum(axis=1, dtype=np.uint8), packed[linked]


def _joined(parts: list) -> list:
    """The batches joined: where each cell's links begin, the links, and what else they have."""
    counts, *others = ([part[position] for part in parts] for position in range(len(parts[0]) if parts else 3))
    others = [np.concatenate(other or [np.zeros(0, dtype=np.uint8)]) for other in others]
    counts = np.concatenate(counts or [np.zeros(0, dtype=np.uint8)])
    starts = np.zeros(len(counts) + 1, dtype=np.int32 if len(others[0]) < 2**31 else np.int64)
    np.cumsum(counts, out=starts[1:], dtype=starts.dtype)
    return [starts, *others]
