"""The sample basin's relief: ranges raised and carved by rivers, fans at their feet, lakes on the floor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..progress import Progress, no_progress
from ..typed import there
from ._erosion import drain, incise
from ._frame import Frame, noise, resample, stream
from ._routing import FlowTree, flow_tree

# Long side of the coarsest raster on which the relief is carved; every next one has twice as many cells.
_DIGITS = 7
_COARSEST = 96
# Steps of erosion on each of them, fewer where the valleys are laid out already.
_STEPS = (50, 20, 10, 6)
# A rim around the basin, so that its rivers and ranges do not end at the raster's side.
_RIM = 0.06


@dataclass(frozen=True)
class Plan:
    """Where the big things lie, as the seed has it.

    Parameters
    ----------
    moist_east : bool
        The moist end of the basin: east, else west.
    lakes : ndarray of float64, shape (lakes, 3)
        Position from west (0) to east (1) and from north (0) to south (1), and size from 0 to 1.
    """

    moist_east: bool
    lakes: np.ndarray

    def moist(self, frame: Frame) -> np.ndarray:
        """Position between the dry (0) and the moist (1) end, as a row."""
        return frame.u if self.moist_east else 1.0 - frame.u


@dataclass(frozen=True)
class Relief:
    """The ground on the frame, rim included.

    Parameters
    ----------
    frame : Frame
    plan : Plan
    height : ndarray of float64
        Share of the relief: 0 on the lowest lake, about 1 on the highest summits.
    tree : FlowTree
        Where every cell's water goes.
    """

    frame: Frame
    plan: Plan
    height: np.ndarray
    tree: FlowTree


def plan_of(seed: int) -> Plan:
    """The layout of a seed: which end is moist, where the lakes lie."""
    random = stream(seed, "plan")
    moist_east = bool(random.random() < 0.5)
    shift = random.random((5, 2)) - 0.5
    # Dry-moist and north-south position, their play, and size of each lake.
    layout = np.array(
        [
            (0.60, 0.40, 0.10, 0.08, 1.00),
            (0.25, 0.44, 0.10, 0.10, 0.50),
            (0.84, 0.26, 0.06, 0.06, 0.35),
            (0.40, 0.22, 0.10, 0.06, 0.25),
            (0.80, 0.80, 0.10, 0.02, 0.30),
        ]
    )
    place = layout[:, :2] + layout[:, 2:4] * shift
    if not moist_east:
        place[:, 0] = 1.0 - place[:, 0]
    return Plan(moist_east, np.column_stack([place, layout[:, 4:]]))


def carve_relief(rows: int, columns: int, seed: int, progress: Progress = no_progress) -> Relief:
    """Raise the ranges and let rivers carve them, from a coarse raster to the wanted one.

    Parameters
    ----------
    rows, columns : int
        Shape of the basin, without its rim.
    seed : int
    progress : callable

    Returns
    -------
    Relief
    """
    plan = plan_of(seed)
    longer = max(rows, columns)
    sizes = [_COARSEST]
    while sizes[-1] * 2 < longer:
        sizes.append(sizes[-1] * 2)
    if sizes[-1] != longer:
        sizes.append(longer)
    work = [size * size for size in sizes]
    height: Optional[np.ndarray] = None
    raised: Optional[np.ndarray] = None
    before = Frame.of(rows, columns, 0)
    for turn, size in enumerate(sizes):
        shape = (rows, columns) if size == longer else (_share(rows, size, longer), _share(columns, size, longer))
        frame = Frame.of(*shape, max(2, round(_RIM * size)))
        raised = _same_everywhere(_uplift(frame, seed, plan) if raised is None else resample(raised, before, frame))
        height = _same_everywhere(_start(frame, seed, raised) if height is None else resample(height, before, frame))
        outlet = _outlets(frame, plan, raised, height)
        lift = _same_everywhere((raised**1.15 + 0.02) * np.exp(0.35 * noise(frame, seed, "lift", 0.12, 0.6)))
        rock = _same_everywhere(6.0 * np.exp(0.5 * noise(frame, seed, "rock", 0.1, 0.6)))
        for _ in range(_STEPS[min(turn, len(_STEPS) - 1)]):
            step = 0.3 if turn == 0 else 0.05
            height = _same_everywhere(incise(height, outlet, lift, rock, 0.3 + raised, frame.cell, step, 60.0))
        before = frame
        progress(sum(work[: turn + 1]) / sum(work))
    height = drain(there(height), outlet, 1e-7)
    scale = np.quantile(height, 0.9995)
    return Relief(frame, plan, height / scale, flow_tree(height, outlet))


def _same_everywhere(values: np.ndarray) -> np.ndarray:
    """Values without the digits in which powers and exponentials differ by processor and version of numpy.

    Rivers that carve the ground would make another basin of them.
    """
    return np.round(values, _DIGITS)


def _share(count: int, size: int, longer: int) -> int:
    return max(1, round(count * size / longer))


def _ridge(distance: np.ndarray, width: float) -> np.ndarray:
    return 1.0 / (1.0 + (distance / width) ** 2) ** 1.5


def _uplift(frame: Frame, seed: int, plan: Plan) -> np.ndarray:
    """How fast the ground rises: high ranges in the south, lower ones around, one inside the basin."""

    def rough(name: str, wavelength: float) -> np.ndarray:
        return noise(frame, seed, name, wavelength)

    moist, south = plan.moist(frame), frame.v
    bend = 0.05 * rough("bend", 0.7)
    ranges = (
        (1.0, _ridge(south - 0.925 - bend, 0.085) * (1.0 + 0.28 * rough("strike", 0.45))),
        (
            0.5,
            _ridge(south - 0.72 - 1.3 * bend - 0.05 * (moist - 0.5), 0.05)
            * np.clip(0.55 + 0.75 * rough("frontal", 0.4), 0.0, 1.4),
        ),
        (
            1.0,
            (0.36 + 0.34 * moist)
            * _ridge(south - 0.045 - 0.03 * rough("bend north", 0.6), 0.06)
            * (1.0 + 0.3 * rough("strike north", 0.35)),
        ),
        (0.62, _ridge(moist - 0.96 - 0.02 * rough("bend moist", 0.5), 0.06) * (1 + 0.25 * rough("strike moist", 0.3))),
        (0.42, _ridge(moist - 0.04 - 0.02 * rough("bend dry", 0.5), 0.05) * (1.0 + 0.3 * rough("strike dry", 0.3))),
        (
            0.33,
            _ridge(south - 0.25 - 0.18 * (moist - 0.45) - 0.04 * rough("bend inner", 0.5), 0.032)
            * np.clip(rough("inner", 0.35) + 0.35, 0.0, 1.3),
        ),
        # Low hills part the floor into plains.
        (0.17, np.clip(rough("hills", 0.2) - 0.2, 0.0, 1.4)),
    )
    return np.asarray(sum(weight * np.maximum(part, 0.0) for weight, part in ranges))


def _start(frame: Frame, seed: int, raised: np.ndarray) -> np.ndarray:
    return 0.54 * np.clip(np.minimum(raised, 0.6), 0.05, None) + 0.05 * noise(frame, seed, "start", 0.2) ** 2


def _outlets(frame: Frame, plan: Plan, raised: np.ndarray, height: np.ndarray) -> np.ndarray:
    """Cells of fixed height: the lakes, and the rim's outer side; sets their heights."""
    fixed = np.zeros(frame.shape, dtype=bool)
    for u, v, _ in plan.lakes:
        away = np.hypot(frame.y - v * frame.height, frame.x - u * frame.width)
        near = away <= max(0.008, frame.cell)
        fixed |= near
        # The lowest ground around it draws the rivers.
        height[near] = 0.85 * height[away <= max(0.035, 2.0 * frame.cell)].min()
    side = np.ones(frame.shape, dtype=bool)
    side[1:-1, 1:-1] = False
    height[side] = (0.3 + 0.9 * np.minimum(raised, 1.0))[side]
    return fixed | side
