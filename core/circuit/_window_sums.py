"""The current maps of a part's windows, added up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Optional

import numpy as np

from ..errors import InputError, NotConverged
from ..progress import Progress, no_progress
from ..typed import there
from ._mosaic import MosaicCurrents
from ._rectangle import Rectangle
from ._windows import Part, Windows
from .losses import Account
from .window_settings import WindowSettings


@dataclass(frozen=True)
class PartSums:
    """Sums of a part's windows.

    Parameters
    ----------
    current : ndarray of float64, shape (rows, columns)
    flow_potential : ndarray of the same shape, or None
    account : Account
    """

    current: np.ndarray
    flow_potential: Optional[np.ndarray]
    account: Account


class WindowEngine:
    """Solves windows, several at a time; the same for all of a run.

    Parameters
    ----------
    settings : WindowSettings
    correction : ndarray, shape (2 reach + 1, 2 reach + 1), optional
        See `block_correction`.
    tolerance : float
    """

    def __init__(self, settings: WindowSettings, correction: Optional[np.ndarray], tolerance: float = 1e-8):
        self.settings, self._correction, self._tolerance = settings, correction, tolerance

    def sums(self, part: Part, progress: Progress = no_progress) -> PartSums:
        """The sums of all windows of a part."""
        settings = self.settings
        windows = Windows(part, settings)
        if settings.rule == "omniscape" and windows.account.left_out["no_value"]:
            raise InputError(
                "A condition has no value over a target's block, where Omniscape stops: choose the right rule, or give "
                "the condition's layer values there."
            )
        solved = MosaicCurrents(
            windows.conductance, windows.injected, settings.neighbours, self._tolerance, progress
        )
        account = windows.account
        account.iterations, account.residual = solved.iterations, solved.residual
        self._leave_out(part, windows, solved.failed)
        currents = solved.currents * windows.flowing[:, None, None]
        current = self._added(part, windows, (currents[k][windows.cuts.inner(k)] for k in range(len(currents))))
        potential = None
        if settings.flow_potential:
            potential = self._added(part, windows, self._free_currents(windows))
        return PartSums(current, potential, account)

    def _leave_out(self, part, windows, failed) -> None:
        """Note windows without a solution."""
        if not failed.any():
            return
        if self.settings.rule == "omniscape":
            raise NotConverged(
                "A window has no solution, where Omniscape stops: choose the right rule, or reduce the contrast of the "
                "resistances."
            )
        account = windows.account
        amperes = float(windows.flowing[failed].sum())
        account.lose("failed", amperes, int(np.count_nonzero(failed)))
        account.flowed -= amperes
        account.solved -= int(np.count_nonzero(failed))
        rows, columns = part.rows[failed] + part.origin[0], part.columns[failed] + part.origin[1]
        account.failed += list(zip(rows.tolist(), columns.tolist()))

    def _added(self, part, windows, currents) -> np.ndarray:
        """The sum of windows in the order of the targets, each times its correction."""
        total = np.zeros(part.conductance.shape)
        for number, (current, rectangle) in enumerate(zip(currents, windows.cuts.rectangles)):
            if self._correction is not None:
                current = current * self._correction_of(part, number, rectangle)
            total[rectangle] += current
        return total

    def _correction_of(self, part, number, rectangle) -> np.ndarray:
        """The correction over a window that the map may cut."""
        reach, side = self.settings.reach, there(self._correction).shape[0]
        cut = []
        for span, place in zip(rectangle, (int(part.rows[number]), int(part.columns[number]))):
            first = span.start - (place - reach)
            last = first + span.stop - span.start
            if self.settings.rule == "omniscape" and first > 0 and last < side:
                # Cut on both sides, Omniscape lets it begin with the window.
                first, last = 0, span.stop - span.start
            cut.append(slice(first, last))
        return there(self._correction)[tuple(cut)]

    def _free_currents(self, windows):
        """Currents of the windows where everything conducts, in the order of the targets."""
        waiting: dict = {}
        for number, rectangle in enumerate(windows.cuts.rectangles):
            shape = tuple(span.stop - span.start for span in rectangle)
            waiting.setdefault(shape, []).append(number)
        found: list = [None] * len(windows.cuts.rectangles)
        for shape, numbers in waiting.items():
            injected = np.stack([windows.free_injected[k][windows.cuts.inner(k)] for k in numbers])
            currents = _rectangle(*shape, self.settings.neighbours).currents(injected)
            for number, current in zip(numbers, currents):
                found[number] = current * windows.free_flowing[number]
        return found


# The largest take megabytes each.
@lru_cache(maxsize=12)
def _rectangle(rows: int, columns: int, neighbours: int) -> Rectangle:
    """The solver of a shape."""
    return Rectangle(rows, columns, neighbours)
