"""Progress and cancelling: a callable that takes a fraction and may raise `Cancelled`."""

from __future__ import annotations

from typing import Callable

Progress = Callable[[float], None]


class Cancelled(Exception):
    """The user pressed Cancel; raised by the progress callable, passed through by the kernels."""


def no_progress(fraction: float) -> None:
    """Ignore the progress; the default everywhere."""


def part_of(progress: Progress, start: float, stop: float) -> Progress:
    """A progress callable for a step that fills the span from `start` to `stop` of the whole.

    Parameters
    ----------
    progress : callable
        The progress of the whole work, called with fractions from 0 to 1.
    start, stop : float
        The span of the step, as fractions of the whole.

    Returns
    -------
    callable
        Takes the step's own fraction from 0 to 1.
    """

    def step(fraction: float) -> None:
        progress(start + (stop - start) * fraction)

    return step


def parts_of(progress: Progress, weights) -> list[Progress]:
    """One progress callable for each of several steps in a row, by their share of the time.

    Parameters
    ----------
    progress : callable
        The progress of the whole work.
    weights : sequence of float
        The steps' expected shares of the time; any positive scale.

    Returns
    -------
    list of callable
    """
    total = float(sum(weights))
    spans = []
    done = 0.0
    for weight in weights:
        spans.append(part_of(progress, done / total, (done + weight) / total))
        done += weight
    return spans
