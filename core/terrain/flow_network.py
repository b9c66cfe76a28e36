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


@dataclass(frozen=True)
class Links:
    """Flow between cells, as a list for each cell in the network's order.

    Parameters
    ----------
    starts : ndarray of int32, shape (cells + 1,)
        Where the links of each cell begin.
    place : ndarray of int32, shape (links,)
        The cell at the other end, as its place in the network's order.
    units : ndarray of uint8, shape (links,)
        The share of the flow, in units of which the giving cell has `FlowNetwork.units`.
    diagonal : ndarray of bool, shape (links,), optional
        Whether the step leads over a corner; noted of receivers only.
    """

    starts: np.ndarray
    place: np.ndarray
    units: np.ndarray
    diagonal: Optional[np.ndarray] = None


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

    def scatter(self, routed: np.ndarray, fill) -> np.ndarray:
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
    place = np.zeros(flat.shape, dtype=np.int32)
    place[cells] = np.arange(len(cells), dtype=np.int32)
    donors = _donors(flat, cells, place, steps, up)
    receivers, units = _receivers(flat, cells, place, steps, down)
    row, column = np.divmod(cells, np.int32(code.shape[1]))
    cells = (row - 1) * np.int32(directions.shape[1]) + (column - 1)
    progress(1.0)
    return FlowNetwork(directions.shape, cells, levels, units, donors, receivers)


def _share_code(directions):
    """Shares of the neighbours, four bits each; one unit to a D8 receiver."""
    if directions.dtype == np.uint8:
        shift = np.minimum(directions, 7).astype(np.uint32) * np.uint32(4)
        return np.where(directions == D8_NODATA, np.uint32(0), np.uint32(1) << shift)
    return directions.astype(np.int32, copy=False).view(np.uint32)


def _share(code, neighbour):
    return (code >> np.uint32(4 * neighbour)) & np.uint32(15)


def _levels(code, steps, progress):
    """Cells level by level; a cell comes after the last of its donors."""
    waiting = np.zeros(code.shape, dtype=np.uint8)
    for strip in strips(code):
        count = inside(waiting)[strip]
        for neighbour in range(8):
            count += _share(shifted(code, neighbour, strip), OPPOSITE[neighbour]) > 0
    waiting, flat = waiting.reshape(-1), code.reshape(-1)
    total = np.count_nonzero(flat)
    front = np.flatnonzero((flat != 0) & (waiting == 0)).astype(np.int32)
    order, starts = [], [0]
    while front.size:
        order.append(front)
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
    cells = np.concatenate(order) if order else np.zeros(0, dtype=np.int32)
    return cells, np.array(starts, dtype=np.int32)


def _donors(code, cells, place, steps, progress):
    """The links from the cells that drain into each cell."""
    parts = []
    for part in slices(len(cells), _BATCH, progress):
        batch = cells[part]
        ends = np.empty((len(batch), 8), dtype=np.int32)
        units = np.empty((len(batch), 8), dtype=np.uint8)
        for neighbour, step in enumerate(steps):
            donor = batch + np.int32(step)
            units[:, neighbour] = _share(code[donor], OPPOSITE[neighbour])
            ends[:, neighbour] = place[donor]
        linked = units > 0
        parts.append((linked.sum(axis=1, dtype=np.int32), ends[linked], units[linked]))
    return Links(*_joined(parts, 3))


def _receivers(code, cells, place, steps, progress):
    """The links to the cells into which each cell drains, and its units."""
    parts = []
    for part in slices(len(cells), _BATCH, progress):
        batch = cells[part]
        ends = np.empty((len(batch), 8), dtype=np.int32)
        units = np.empty((len(batch), 8), dtype=np.uint8)
        outlet = np.zeros(len(batch), dtype=bool)
        own = code[batch]
        for neighbour, step in enumerate(steps):
            receiver = batch + np.int32(step)
            units[:, neighbour] = _share(own, neighbour)
            ends[:, neighbour] = place[receiver]
            outlet |= (units[:, neighbour] > 0) & (code[receiver] == 0)
        total = units.sum(axis=1, dtype=np.uint8)
        # Cells drain within the data or, as outlets, out of it; never both.
        units[outlet] = 0
        linked = units > 0
        linked[outlet, 0] = True
        ends[outlet, 0] = place[batch[outlet]]
        diagonal = np.broadcast_to(np.arange(8) % 2 == 1, linked.shape)
        parts.append((linked.sum(axis=1, dtype=np.int32), ends[linked], units[linked], diagonal[linked], total))
    *links, total = _joined(parts, 5)
    return Links(*links), total


def _joined(parts, count):
    """The batches' arrays joined: where each cell's links begin, their ends, units and so on."""
    kinds = (np.int32, np.int32, np.uint8, bool, np.uint8)
    columns = []
    for position in range(count):
        columns.append(np.concatenate([part[position] for part in parts] or [np.zeros(0, dtype=kinds[position])]))
        # The parts are dropped as they are joined; they hold as much memory as the whole.
        parts[:] = [(*part[:position], None, *part[position + 1 :]) for part in parts]
    starts = np.zeros(len(columns[0]) + 1, dtype=np.int64)
    np.cumsum(columns[0], out=starts[1:])
    columns[0] = starts.astype(np.int32) if starts[-1] < 2**31 else starts
    return columns
