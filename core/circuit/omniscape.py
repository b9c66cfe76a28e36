"""Omnidirectional connectivity: current between all cells within a radius, by moving windows."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass
from typing import Callable, Optional, Union

import numpy as np

from ..cluster.task_progress import task_progress
from ..executors import run_tasks, sent_once, shares_memory, tasks_at_once
from ..memory import require_memory
from ..progress import Progress, no_progress, part_of, parts_of
from ..typed import Shape
from ._window_sums import WindowEngine
from ._windows import Part
from .block_correction import block_correction
from .losses import Account
from .window_layers import LayerFacts, RollingRows, WindowLayers
from .window_maps import MAPS, MapsInFolder, MapsInMemory
from .window_settings import WindowSettings

# Increased when the same run would give other numbers.
_VERSION = 1
# Residuals of runs that take seconds and of larger ones, and the cells of all windows that tell them apart.
_FINE, _PLAIN, _SMALL = 1e-12, 1e-8, 20_000_000
# What a cell of a mosaic takes while it is solved, and of the rows that are held, in bytes.
_SOLVING, _HOLDING = 420.0, 90.0
# Mosaics for each worker that are handed out before the next rows are read.
_MOSAICS_EACH = 4
# What a cell of the disc takes while the correction of blocks is made.
_CORRECTING = 480.0


@dataclass(frozen=True)
class OmniscapeResult:
    """What the windows give.

    Parameters
    ----------
    maps : MapsInMemory or MapsInFolder
        ``maps.rows("current", first, last)`` gives rows of the sum of the windows' currents, "flow_potential" those of
        the currents without resistance.
    shape : tuple of int
    account : Account
    facts : LayerFacts
    taken_up : int
        Rows of blocks that an earlier run had finished.
    """

    maps: Union[MapsInMemory, MapsInFolder]
    shape: tuple
    account: Account
    facts: LayerFacts
    taken_up: int = 0

    def normalised(self, first: int, last: int) -> np.ndarray:
        """Rows of the current relative to that without resistance; 0 where nothing flows in either."""
        current, free = (self.maps.rows(name, first, last) for name in MAPS)
        return np.divide(current, free, out=np.zeros(current.shape), where=free > 0.0)


def omniscape(
    layers: WindowLayers,
    settings: WindowSettings,
    maps=None,
    executor: Optional[Executor] = None,
    on_windows: Optional[Callable] = None,
    progress: Progress = no_progress,
) -> OmniscapeResult:
    """The current of all windows, added up.

    A window is centred on each block of cells. The sources within the radius, the block's own left out, share the
    block's amperes (the sum of its strength) in proportion to their strength; the current flows to the block through
    what conducts within the radius and the buffer, with the average conductance of cells. Windows are taken by rows of
    blocks: the memory holds the rows that these reach, and the maps take up the rows that are finished.

    Parameters
    ----------
    layers : WindowLayers
    settings : WindowSettings
    maps : MapsInMemory or MapsInFolder, optional
        Where finished rows go. From a folder an interrupted run goes on with the same result to the last bit.
    executor : concurrent.futures.Executor, optional
        Threads, processes or a cluster; the result is the same.
    on_windows : callable, optional
        Told after each mosaic how many windows this run has solved and which share of what it had to do.
    progress : callable

    Returns
    -------
    OmniscapeResult

    Raises
    ------
    InputError
        See `WindowLayers.checked`; and what Omniscape stops at, with its own rule.
    MemoryNeeded

    Notes
    -----
    McRae et al. 2016 (Conserving nature's stage, The Nature Conservancy); Landau et al. 2021 (Omniscape.jl, Journal of
    Open Source Software 6(57), 2829).
    """
    maps = MapsInMemory() if maps is None else maps
    checking, solving = parts_of(progress, (1.0, 99.0))
    plan = _Plan(layers.shape, settings)
    at_once = tasks_at_once(executor)
    require_memory(plan.bytes_needed(at_once if shares_memory(executor) else 1, plan.together(at_once)))
    facts = layers.checked(checking)
    names = MAPS if settings.flow_potential else MAPS[:1]
    state = maps.open(_key(layers.shape, settings, facts), layers.shape, names)
    sums = _RowSums(maps, layers.shape, names, settings)
    account, begun = Account(), 0
    if state is not None:
        account, begun = sums.restore(state)
    engine = WindowEngine(settings, block_correction(settings) if settings.corrected else None, plan.tolerance)
    shared = sent_once(executor, engine)
    rolling = RollingRows(layers)
    before = account.windows
    together = plan.together(at_once)

    def tell(bands_done: float) -> None:
        if on_windows is not None:
            on_windows(account.windows - before, bands_done / (len(plan.bands) - begun))

    for start in range(begun, len(plan.bands), together):
        numbers = range(start, min(start + together, len(plan.bands)))
        step = part_of(solving, start / len(plan.bands), numbers.stop / len(plan.bands))
        by_band = [_parts(band, plan, rolling.rows(band.first, band.last), settings) for band in plan.some(numbers)]
        parts_of_bands = [part for parts in by_band for part in parts]
        with closing(_solved(shared, parts_of_bands, executor, at_once + 1, step)) as solved:
            for number, parts in zip(numbers, by_band):
                sums.flush(plan.bands[number].first)
                for share in _taken_up(parts, solved, sums, account):
                    tell(number - begun + share)
                sums.keep(number + 1, account)
    sums.flush(layers.shape[0])
    sums.keep(len(plan.bands), account)
    progress(1.0)
    return OmniscapeResult(maps, layers.shape, account, facts, begun)


def _taken_up(parts, solved, sums, account):
    """Add what was found in the parts of a band; the share of them that is done after each."""
    for done, part in enumerate(parts, start=1):
        found = next(solved)
        sums.add(part, found)
        account.add(found.account)
        yield done / len(parts)


def memory_needed(shape: Shape, settings: WindowSettings) -> float:
    """Bytes that the windows of a run hold at least, one mosaic at a time, beside layers and maps.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns of the layers.
    settings : WindowSettings
    """
    return _Plan(shape, settings).bytes_needed(1)


def _solved(engine, parts, executor, in_flight, progress):
    """The sums of the parts, in their order."""
    if executor is None:
        for number, part in enumerate(parts):
            yield engine.sums(part, part_of(progress, number / len(parts), (number + 1) / len(parts)))
        return
    yield from run_tasks(_sums_of, parts, executor, progress, in_flight, common=engine)


def _sums_of(engine: WindowEngine, part: Part):
    """The sums of a part, on a worker."""
    return engine.sums(part, task_progress())


def _key(shape, settings, facts) -> str:
    """A digest of all that the maps depend on."""
    text = json.dumps([_VERSION, list(shape), repr(settings), facts.digest])
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True)
class _Band:
    """Some rows of blocks.

    Parameters
    ----------
    targets : ndarray of int
        The rows of their centres.
    first, last : int
        The rows that their windows need.
    """

    targets: np.ndarray
    first: int
    last: int


class _Plan:
    """Which rows of blocks are solved together: as many as fill a mosaic, whatever their strength."""

    def __init__(self, shape, settings: WindowSettings):
        rows, columns = shape
        size, half, reach = settings.block_size, settings.half_block, settings.reach
        self.columns = np.arange(half, columns - half, size)
        targets = np.arange(half, rows - half, size)
        cells = (min(2 * reach + 1, rows) + 1) * (min(2 * reach + 1, columns) + 1)
        self.windows = max(1, settings.mosaic_cells // cells)
        self.targets = targets.size * self.columns.size
        step = max(1, self.windows // max(self.columns.size, 1))
        self.bands = []
        for begin in range(0, targets.size, step):
            some = targets[begin : begin + step]
            self.bands.append(_Band(some, *_span(some, settings.held, rows)))
        self._most_rows = max((band.last - band.first for band in self.bands), default=0)
        self._width, self._mosaic = columns, self.windows * cells
        self._disc = (2 * reach + 1) ** 2 if settings.corrected else 0
        self.tolerance = settings.tolerance or (_FINE if self.targets * cells <= _SMALL else _PLAIN)

    def some(self, numbers: range) -> list:
        """Some of the bands."""
        return [self.bands[number] for number in numbers]

    def together(self, at_once: int) -> int:
        """How many bands are handed out together, so that nobody waits for the last mosaic of each."""
        by_band = max(1, -(-self.targets // max(len(self.bands), 1) // self.windows))
        return 1 if at_once <= 1 else max(1, -(-_MOSAICS_EACH * at_once // by_band))

    def bytes_needed(self, at_once: int, together: int = 1) -> float:
        """Memory of a run beside the maps."""
        solving = together * self._most_rows * self._width * _HOLDING + at_once * self._mosaic * _SOLVING
        return max(solving, self._disc * _CORRECTING)


def _parts(band, plan, arrays, settings):
    """The pieces of a band whose windows are solved together, of about equal numbers."""
    parts = []
    conductance, strength, amounts, *rest = arrays
    conditions = list(zip(rest[::2], rest[1::2]))
    rows, columns, amperes = _live(band, plan, amounts, settings)
    count = -(-rows.size // plan.windows)
    height, width = conductance.shape
    for some in np.array_split(np.arange(rows.size), count) if count else ():
        top, bottom = _span(rows[some], settings.held, height)
        left, right = _span(columns[some], settings.held, width)
        window = np.s_[top:bottom, left:right]
        parts.append(
            Part(
                conductance[window],
                strength[window],
                amounts[window],
                [(own[window], other[window]) for own, other in conditions],
                rows[some] - top,
                columns[some] - left,
                amperes[some],
                (band.first + top, left),
            )
        )
    return parts


def _span(places, most, size) -> tuple[int, int]:
    """From the first to behind the last cell of the map that is as near to some places."""
    return max(int(places.min()) - most, 0), min(int(places.max()) + most + 1, size)


def _live(band, plan, amounts, settings):
    """The targets with amperes: their rows in the band, their columns, the sums over their blocks."""
    size, half = settings.block_size, settings.half_block
    width = plan.columns.size
    rows, columns, amperes = [], [], []
    for target in band.targets - band.first:
        block = amounts[target - half : target + half + 1, : width * size]
        sums = block.reshape(size, width, size).sum(axis=(0, 2))
        with_amperes = np.flatnonzero(sums > 0.0)
        rows.append(np.full(with_amperes.size, target))
        columns.append(plan.columns[with_amperes])
        amperes.append(sums[with_amperes])
    return np.concatenate(rows), np.concatenate(columns), np.concatenate(amperes)


class _RowSums:
    """The rows of the maps that are being added to."""

    def __init__(self, maps, shape, names, settings: WindowSettings):
        self._maps, self._shape, self._names = maps, shape, names
        self._first = 0
        self._sums = {name: np.zeros((0, shape[1])) for name in names}

    def flush(self, first: int) -> None:
        """Hand on the rows above `first`: no window reaches them any more."""
        for name, held in self._sums.items():
            count = min(first - self._first, held.shape[0])
            if count > 0:
                self._maps.write(name, self._first, held[:count])
                self._sums[name] = held[count:].copy()
        self._first = max(self._first, first)

    def add(self, part, found) -> None:
        """Add the sums of a part."""
        rows, columns = found.current.shape
        top, left = part.origin[0] - self._first, part.origin[1]
        for name in self._names:
            held = self._sums[name]
            if held.shape[0] < top + rows:
                more = np.zeros((top + rows - held.shape[0], self._shape[1]))
                self._sums[name] = held = np.concatenate([held, more])
            held[top : top + rows, left : left + columns] += getattr(found, name)

    def keep(self, done: int, account: Account) -> None:
        """Note the state after some bands."""
        text = json.dumps({"done": done, "first": self._first, "account": account.state()})
        self._maps.keep({**self._sums, "state": np.array(text)})

    def restore(self, state: dict) -> tuple[Account, int]:
        """Take up a state; returns the account and the number of bands that are done."""
        self._sums = {name: state[name] for name in self._names}
        facts = json.loads(str(state["state"]))
        self._first = int(facts["first"])
        return Account.from_state(facts["account"]), int(facts["done"])
