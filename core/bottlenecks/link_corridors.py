"""The corridor of every link alone, sources included: the ground on which its current may flow."""

from __future__ import annotations

from concurrent.futures import Executor
from typing import Iterator, Optional

import numpy as np

from ..errors import InputError, NothingFound
from ..network.corridor_area import corridor_area, runs_of
from ..network.corridors import corridor_reaches, normalised_cost
from ..network.least_cost_network import Network
from ..network.surfaces import SurfaceStore, reached_box, surfaces_of
from ..network.width_rule import check_widths, cost_beyond, distance_to_path
from ..progress import Progress, no_progress, parts_of, told

# Cells of two surfaces that are compared at a time.
_BLOCK = 1 << 20
# Share of the costs by which sums from both ends of a way may differ.
_ROUNDING = 1e-11


class LinkCorridors:
    """The cells of each active link whose normalised cost is at most a width.

    Parameters
    ----------
    network : Network
    resistance : ndarray of float, shape (rows, columns)
        Above 0; NaN and infinite cells are walls.
    cell_size : float
    width : float
        Above 0.
    store : SurfaceStore
        Cost surfaces of the network's sources; those that are missing or too short are made.
    executor : concurrent.futures.Executor, optional
    progress : callable
    kind : {"cost", "percent", "metres"}
        Whether the width is a cost, a percentage of the cost of each link's path, or map units on the ground.

    Attributes
    ----------
    network, resistance, cell_size, width, kind
        As given.
    inside : ndarray of bool, shape (rows, columns)
        In any of the corridors.
    areas : dict of int to CorridorArea
        By the row of the link.

    Raises
    ------
    InputError
        When no link is active, the width is not above 0 or a resistance is.
    """

    def __init__(
        self,
        network: Network,
        resistance: np.ndarray,
        cell_size: float,
        width: float,
        store: SurfaceStore,
        executor: Optional[Executor] = None,
        progress: Progress = no_progress,
        kind: str = "cost",
    ):
        if not 0.0 < width < np.inf:
            raise InputError("The width of the corridors is {given:.10g}; give a cost above 0.", given=width)
        links = network.links
        if not links.active.any():
            raise NothingFound("There is no corridor between the sources, so no current flows.")
        check_widths([width], kind)
        self.network, self.resistance, self.cell_size = network, resistance, cell_size
        self.width, self.kind = width, kind
        self.inside = np.zeros(resistance.shape, dtype=bool)
        surfacing, comparing = parts_of(progress, (1.0, 1.0))
        # On the ground no cost counts.
        reaches = {} if kind == "metres" else corridor_reaches(links, width, kind)
        boxes = {}
        for label, cost in surfaces_of(
            store, resistance, network.starts, cell_size, reaches, executor, surfacing, network.moves
        ):
            boxes[label] = reached_box(np.where(cost <= reaches[label] * (1.0 + _ROUNDING), cost, np.inf))
        self.areas = {}
        for link in told(np.flatnonzero(links.active), comparing):
            ends = int(links.from_label[link]), int(links.to_label[link])
            if kind == "metres":
                runs = [self._ground(link)]
            else:
                runs = list(self._runs(link, ends, [boxes[label] for label in ends], store))
            self.areas[int(link)] = corridor_area(link, width, resistance.shape[1], runs)
            box, mask = self._window(int(link))
            self.inside[box] |= mask

    def _runs(self, link: int, ends: tuple, boxes: list, store: SurfaceStore):
        """The runs of a corridor, block by block of the box that both surfaces reach."""
        (top, bottom), (left, right) = (
            (max(first.start, second.start), min(first.stop, second.stop)) for first, second in zip(*boxes)
        )
        cost = self.network.links.cost[link]
        limit = cost_beyond(self.width, self.kind, cost)
        limit += _ROUNDING * (cost + limit)
        height = max(1, _BLOCK // max(right - left, 1))
        for start in range(top, bottom, height):
            stop = min(start + height, bottom)
            first, second = (store.rows(label, start, stop)[:, left:right] for label in ends)
            yield runs_of(normalised_cost(first, second, cost) <= limit, start, left, self.resistance.shape[1])

    def _ground(self, link: int) -> np.ndarray:
        """The runs of what can be crossed within half the width of a link's path."""
        reach = self.width / 2.0 / self.cell_size
        top, left, distance = distance_to_path(*self.network.paths[link], self.resistance.shape, reach)
        box = slice(top, top + distance.shape[0]), slice(left, left + distance.shape[1])
        inside = np.isfinite(distance) & np.isfinite(self.resistance[box])
        return runs_of(inside, top, left, self.resistance.shape[1])

    def _window(self, link: int) -> tuple[tuple[slice, slice], np.ndarray]:
        top, left, mask = self.areas[link].window()
        return (slice(top, top + mask.shape[0]), slice(left, left + mask.shape[1])), mask

    def __len__(self) -> int:
        return len(self.areas)

    def __iter__(self) -> Iterator[tuple[int, tuple[slice, slice], np.ndarray]]:
        """Row of the link, box on the grid, mask in the box."""
        for link in self.areas:
            yield (link, *self._window(link))

    def cells(self) -> Iterator[tuple[int, np.ndarray]]:
        """Row of the link, flat indices of its cells."""
        for link, box, mask in self:
            rows, columns = np.nonzero(mask)
            yield link, (rows + box[0].start) * self.resistance.shape[1] + columns + box[1].start
