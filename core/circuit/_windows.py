"""Windows of some targets: what conducts in each, where current enters and leaves, what is lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional

import numpy as np

from ._mosaic import pieces
from ._target_values import fitting, target_values
from .losses import Account
from .window_settings import WindowSettings


@dataclass(frozen=True)
class Part:
    """A piece of the map with some targets and all that their windows reach.

    Parameters
    ----------
    conductance, strength, amounts : ndarray of float64, shape (rows, columns)
        0 where nothing conducts; the sources' strength; what blocks are summed of.
    conditions : list of (ndarray, ndarray)
        For each condition the values of sources and of targets; NaN where there is none.
    rows, columns : ndarray of int
        The targets.
    amperes : ndarray of float64
        Of each target.
    origin : tuple of int
        Row and column of the piece in the map.
    """

    conductance: np.ndarray
    strength: np.ndarray
    amounts: np.ndarray
    conditions: list
    rows: np.ndarray
    columns: np.ndarray
    amperes: np.ndarray
    origin: tuple = (0, 0)


@dataclass
class Cuts:
    """Where windows lie in a part: equal slots in stacks, of which each window fills a rectangle."""

    shape: tuple
    tops: np.ndarray
    lefts: np.ndarray
    rectangles: list = field(default_factory=list)

    @classmethod
    def of(cls, part: Part, reach: int) -> Cuts:
        """The slots of a part's targets."""
        height, width = part.conductance.shape
        shape = min(2 * reach + 1, height), min(2 * reach + 1, width)
        cuts = cls(
            shape,
            np.clip(part.rows - reach, 0, height - shape[0]),
            np.clip(part.columns - reach, 0, width - shape[1]),
        )
        for row, column in zip(part.rows.tolist(), part.columns.tolist()):
            rows = slice(max(row - reach, 0), min(row + reach + 1, height))
            columns = slice(max(column - reach, 0), min(column + reach + 1, width))
            cuts.rectangles.append((rows, columns))
        return cuts

    def stack(self, raster: np.ndarray) -> np.ndarray:
        """A raster's cells in the slots, shape (targets, rows, columns)."""
        view = np.lib.stride_tricks.sliding_window_view(raster, self.shape)
        return view[self.tops, self.lefts]

    def inner(self, number: int) -> tuple[slice, slice]:
        """The window's rectangle within its slot."""
        rows, columns = self.rectangles[number]
        top, left = self.tops[number], self.lefts[number]
        return slice(rows.start - top, rows.stop - top), slice(columns.start - left, columns.stop - left)


class Windows:
    """Sources and targets of all windows of a part.

    Parameters
    ----------
    part : Part
    settings : WindowSettings

    Attributes
    ----------
    cuts : Cuts
    conductance : ndarray, shape (windows, rows, columns)
        0 outside the pieces that carry current.
    injected : ndarray, of the same shape
        1 A in all into each window that carries current; leaves at its target.
    flowing : ndarray of float64, shape (windows,)
        Amperes that flow.
    free_injected, free_flowing : ndarray
        The same where everything conducts; empty unless it is asked for.
    account : Account
    """

    def __init__(self, part: Part, settings: WindowSettings):
        self._part, self._settings = part, settings
        self.cuts = Cuts.of(part, settings.reach)
        self.account = Account(windows=part.rows.size, asked=float(part.amperes.sum()))
        self._down, self._across, self._squares = self._distances()
        conducts = np.where(self._squares <= settings.reach**2, self.cuts.stack(part.conductance), 0.0)
        sources = self._sources()
        total = sources.sum(axis=(1, 2))
        kept, known = self._kept()
        targets = self._targets()
        self.free_injected = self.free_flowing = np.empty(0)
        if settings.flow_potential:
            self._free(sources, total, kept, known, targets)
        self._bound(conducts, sources, total, kept, known, targets)

    # -- what lies in the slots --------------------------------------------------------------

    def _distances(self):
        """Rows and columns of the slots' cells from the target, and squares of the distance."""
        part, cuts = self._part, self.cuts
        down = (cuts.tops - part.rows)[:, None] + np.arange(cuts.shape[0])
        across = (cuts.lefts - part.columns)[:, None] + np.arange(cuts.shape[1])
        return down, across, down[:, :, None] ** 2 + across[:, None, :] ** 2

    def _block(self) -> np.ndarray:
        """The cells of the targets' blocks."""
        half = self._settings.half_block
        return (np.abs(self._down) <= half)[:, :, None] & (np.abs(self._across) <= half)[:, None, :]

    def _cleared(self) -> np.ndarray:
        """The cells without sources: the block, or what Omniscape takes for it in windows that the map cuts."""
        if self._settings.rule == "right":
            return self._block()
        reach, half = self._settings.reach, self._settings.half_block
        marks = []
        for steps, places in ((self._down, self._part.rows), (self._across, self._part.columns)):
            # Counted from the first cell of the cut window, which is less far from the target at the map's rim.
            from_first = steps + np.minimum(places, reach)[:, None]
            marks.append(np.abs(from_first - reach) <= half)
        return marks[0][:, :, None] & marks[1][:, None, :]

    def _sources(self) -> np.ndarray:
        settings = self._settings
        outside = (self._squares > settings.radius**2) | self._cleared()
        sources = self.cuts.stack(self._part.strength)
        sources[outside] = 0.0
        if settings.decay is not None:
            sources *= np.exp(-np.sqrt(self._squares) / settings.decay)
        return sources

    def _targets(self) -> np.ndarray:
        """Shares of the block's amperes that leave at its cells."""
        if self._settings.target == "centre":
            return ((self._down == 0)[:, :, None] & (self._across == 0)[:, None, :]).astype(np.float64)
        return np.where(self._block(), self.cuts.stack(self._part.amounts), 0.0)

    def _kept(self) -> tuple[Optional[np.ndarray], np.ndarray]:
        """Cells that fulfil the conditions, None where there are none; targets that have a value for each."""
        part, half = self._part, self._settings.half_block
        known = np.ones(part.rows.size, bool)
        kept = None
        for condition, (own, other) in zip(self._settings.conditions, part.conditions):
            view = np.lib.stride_tricks.sliding_window_view(other, (2 * half + 1, 2 * half + 1))
            values = target_values(view[part.rows - half, part.columns - half], condition.comparison)
            known &= ~np.isnan(values)
            fits = fitting(condition, self.cuts.stack(own), values)
            kept = fits if kept is None else kept & fits
        return kept, known

    # -- amperes -----------------------------------------------------------------------------

    def _free(self, sources, total, kept, known, targets) -> None:
        """Sources and targets where everything conducts."""
        shares = _divided(sources, total)
        if kept is not None:
            shares = shares * kept
        if self._settings.target == "centre":
            shares = np.where(targets > 0.0, 0.0, shares)
        flowing = np.where(known, shares.sum(axis=(1, 2)), 0.0)
        injected = _divided(shares, flowing)
        injected -= _divided(targets, np.where(flowing > 0.0, targets.sum(axis=(1, 2)), 0.0))
        self.free_injected, self.free_flowing = injected, flowing * self._part.amperes

    def _bound(self, conducts, sources, total, kept, known, targets) -> None:
        """Sources and targets in the pieces that join them; what does not flow is noted."""
        labels = pieces(conducts, self._settings.neighbours)
        live = self._lose(~known, "no_value", np.ones(known.size, bool))
        at_target = np.where(labels > 0, targets, 0.0)
        live = self._lose(at_target.sum(axis=(1, 2)) <= 0.0, "target", live)
        live = self._lose(total <= 0.0, "no_source", live)
        settle = self._to_centre if self._settings.target == "centre" else self._to_block
        entering, leaving = settle(labels, sources, total, kept, at_target, live)
        flowing = entering.sum(axis=(1, 2))
        self.injected = _divided(entering, flowing)
        self.injected -= _divided(leaving, np.where(flowing > 0.0, leaving.sum(axis=(1, 2)), 0.0))
        # Pieces through which nothing flows are left out.
        used = np.unique(labels[self.injected != 0.0])
        carries = np.zeros(int(labels.max(initial=0)) + 1, bool)
        carries[used] = True
        carries[0] = False
        self.conductance = np.where(carries[labels], conducts, 0.0)
        self.flowing = flowing * self._part.amperes
        self.account.flowed = float(self.flowing.sum())
        self.account.solved = int(np.count_nonzero(self.flowing > 0.0))

    def _lose(self, where: np.ndarray, reason: str, live: np.ndarray) -> np.ndarray:
        """Note windows without any current; returns those that are left."""
        lost = where & live
        self.account.lose(reason, self._part.amperes[lost].sum(), int(np.count_nonzero(lost)))
        return live & ~lost

    def _drop(self, shares: np.ndarray, reason: str, gone: np.ndarray) -> np.ndarray:
        """Shares without some cells; what was there is noted."""
        lost = np.where(gone, shares, 0.0).sum(axis=(1, 2))
        left = np.where(gone, 0.0, shares)
        empty = (lost > 0.0) & (left.sum(axis=(1, 2)) <= 0.0)
        self.account.lose(reason, (lost * self._part.amperes).sum(), int(np.count_nonzero(empty)))
        return left

    def _to_centre(self, labels, sources, total, kept, at_target, live):
        """Only the centre's piece takes part; what lies elsewhere is lost."""
        shares = _divided(sources, np.where(live, total, 0.0))
        if kept is not None:
            shares = self._drop(shares, "condition", ~kept)
        shares = self._drop(shares, "nodata", labels == 0)
        own = np.where(at_target > 0.0, labels, 0).max(axis=(1, 2))
        shares = self._drop(shares, "apart", labels != own[:, None, None])
        shares = self._drop(shares, "ground", at_target > 0.0)
        return shares, at_target

    def _to_block(self, labels, sources, total, kept, at_target, live):
        """Every piece takes what its cells of the block ask for, as far as it has sources."""
        count = int(labels.max(initial=0)) + 1
        flat = labels.ravel()
        sources = np.where((labels > 0) & live[:, None, None], sources, 0.0)
        supply = np.bincount(flat, sources.ravel(), count)
        wanted = np.where(supply[labels] > 0.0, at_target, 0.0)
        sums = wanted.sum(axis=(1, 2))
        live = self._lose(sums <= 0.0, "apart", live)
        wanted = _divided(wanted, np.where(live, sums, 0.0))
        demand = np.bincount(flat, wanted.ravel(), count)
        scale = np.divide(demand, supply, out=np.zeros(count), where=supply > 0.0)
        shares = sources * scale[labels]
        if kept is None:
            return shares, wanted
        shares = self._drop(shares, "condition", ~kept)
        # What the conditions take from a piece's sources its targets go without.
        left = np.bincount(flat, shares.ravel(), count)
        return shares, wanted * np.divide(left, demand, out=np.zeros(count), where=demand > 0.0)[labels]


def _divided(stack: np.ndarray, sums: np.ndarray) -> np.ndarray:
    """Windows by their sums; 0 where a sum is 0."""
    factor = np.divide(1.0, sums, out=np.zeros(sums.shape), where=sums > 0.0)
    return stack * factor[:, None, None]
