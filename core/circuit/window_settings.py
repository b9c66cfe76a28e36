"""What a run of moving windows is asked for, in cells."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Optional

from ..errors import InputError

RULES = ("right", "omniscape")
TARGETS = ("centre", "spread")
COMPARISONS = ("within", "equal")


@dataclass(frozen=True)
class Condition:
    """A comparison of a source cell's value with the target's; sources that do not fit are left out.

    Parameters
    ----------
    comparison : {"within", "equal"}
        Within: ``lower <= source - target <= upper``. Equal: the same value.
    lower, upper : float
    future : bool
        The target's value is read from the future layer.
    """

    comparison: str = "within"
    lower: float = 0.0
    upper: float = 0.0
    future: bool = False

    def __post_init__(self):
        if self.comparison not in COMPARISONS:
            raise InputError("A condition's comparison is within or equal, not {given}.", given=self.comparison)
        if self.comparison == "within" and not self.lower <= self.upper:
            raise InputError(
                "A condition's lower limit, {lower:g}, is above its upper limit, {upper:g}: exchange them.",
                lower=self.lower,
                upper=self.upper,
            )


@dataclass(frozen=True)
class WindowSettings:
    """How windows move and what flows in each; lengths in cells.

    Parameters
    ----------
    radius : int
        Sources lie within it.
    block_size : int
        Odd side of the squares whose centres are the targets.
    buffer : int
        Cells beyond the radius that conduct, too.
    neighbours : {8, 4}
    rule : {"right", "omniscape"}
        Omniscape 0.5's own rule clears the target's block and places the correction at the wrong cells where the map
        cuts a window.
    target : {"centre", "spread"}
        Current leaves at the block's centre, or at all cells of the block in proportion to their strength.
    decay : float, optional
        Distance at which sources count 1 / e.
    conditions : tuple of Condition
        At most two.
    corrects_artifacts : bool
        Windows are multiplied by what blocks do to a landscape without resistance.
    flow_potential : bool
        Whether the current without resistance is computed as well.
    tolerance : float, optional
        Relative residual of the windows; 1e-12 by default where that takes seconds, else 1e-8.
    mosaic_cells : int
        Windows are solved side by side, about so many cells at a time. It changes the result by rounding only.

    Raises
    ------
    InputError
        For a radius or block below one cell, an even block, a negative buffer or decay.
    """

    radius: int
    block_size: int = 1
    buffer: int = 0
    neighbours: int = 8
    rule: str = "right"
    target: str = "centre"
    decay: Optional[float] = None
    conditions: tuple = field(default_factory=tuple)
    corrects_artifacts: bool = True
    flow_potential: bool = True
    tolerance: Optional[float] = None
    mosaic_cells: int = 100_000

    def __post_init__(self):
        from ..patches import neighbourhood

        neighbourhood(self.neighbours)
        self._check_window()
        self._check_rules()

    def _check_window(self) -> None:
        if self.radius < 1:
            raise InputError("The radius is below one cell: enlarge it to a few cells at least.")
        if self.block_size < 1 or self.block_size % 2 == 0:
            raise InputError("The block size is an odd number of cells, not {given}.", given=self.block_size)
        if self.buffer < 0:
            raise InputError("The buffer is 0 or more, not {given}.", given=self.buffer)

    def _check_rules(self) -> None:
        if self.rule not in RULES:
            raise InputError("The rule is right or omniscape, not {given}.", given=self.rule)
        if self.tolerance is not None and not 1e-14 <= self.tolerance <= 1e-3:
            raise InputError("The tolerance lies between 1e-14 and 1e-3, not at {given:g}.", given=self.tolerance)
        if self.target not in TARGETS:
            raise InputError("The target is centre or spread, not {given}.", given=self.target)
        if self.decay is not None and not (self.decay > 0.0 and math.isfinite(self.decay)):
            raise InputError("The distance of decay is above 0, not {given:g}.", given=self.decay)

    @property
    def reach(self) -> int:
        """How far a window reaches from its target: radius and buffer."""
        return self.radius + self.buffer

    @property
    def held(self) -> int:
        """How far what a window needs lies from its target: what it reaches, and all of its block."""
        return max(self.reach, self.half_block)

    @property
    def half_block(self) -> int:
        """Cells of a block on each side of its centre."""
        return (self.block_size - 1) // 2

    @property
    def corrected(self) -> bool:
        """Whether blocks need a correction."""
        return self.corrects_artifacts and self.block_size > 1
