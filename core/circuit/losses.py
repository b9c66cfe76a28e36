"""What was asked of the windows, what flowed, and why the rest did not."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..errors import phrase

# Why amperes that were asked for do not flow, and how messages call it.
REASONS = {
    "target": phrase("the target does not conduct"),
    "no_source": phrase("no source within the radius"),
    "condition": phrase("the conditions leave out the source"),
    "no_value": phrase("a condition has no value over the target's block"),
    "nodata": phrase("the source does not conduct"),
    "apart": phrase("the source is not connected with the target"),
    "ground": phrase("the source lies on the target"),
    "failed": phrase("the window has no solution"),
}


@dataclass
class Account:
    """Windows and amperes.

    Parameters
    ----------
    windows : int
        Targets with amperes.
    solved : int
        Windows in which something flowed.
    asked, flowed : float
        Amperes.
    lost : dict
        Amperes that did not flow, by the keys of `REASONS`.
    left_out : dict
        Windows without any current, by the keys of `REASONS`.
    failed : list of (int, int)
        Row and column of targets whose window has no solution.
    iterations : int
        The most that a mosaic took.
    residual : float
        The largest of all mosaics, relative to the injected currents.
    """

    windows: int = 0
    solved: int = 0
    asked: float = 0.0
    flowed: float = 0.0
    lost: dict = field(default_factory=lambda: dict.fromkeys(REASONS, 0.0))
    left_out: dict = field(default_factory=lambda: dict.fromkeys(REASONS, 0))
    failed: list = field(default_factory=list)
    iterations: int = 0
    residual: float = 0.0

    def lose(self, reason: str, amperes: float, windows: int = 0) -> None:
        """Note amperes that do not flow, and windows that are left out altogether."""
        self.lost[reason] += float(amperes)
        self.left_out[reason] += int(windows)

    def add(self, other: Account) -> None:
        """Add the account of further windows."""
        self.windows += other.windows
        self.solved += other.solved
        self.asked += other.asked
        self.flowed += other.flowed
        for reason in REASONS:
            self.lost[reason] += other.lost[reason]
            self.left_out[reason] += other.left_out[reason]
        self.failed += other.failed
        self.iterations = max(self.iterations, other.iterations)
        self.residual = max(self.residual, other.residual)

    def state(self) -> dict:
        """As numbers and lists, for a file."""
        return {
            "windows": self.windows,
            "solved": self.solved,
            "asked": self.asked,
            "flowed": self.flowed,
            "lost": dict(self.lost),
            "left_out": dict(self.left_out),
            "failed": [list(place) for place in self.failed],
            "iterations": self.iterations,
            "residual": self.residual,
        }

    @classmethod
    def from_state(cls, state: dict) -> Account:
        """From what `state` gave."""
        return cls(**{**state, "failed": [tuple(place) for place in state["failed"]]})
