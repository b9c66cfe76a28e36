"""Progress and cancelling: a callable that takes a fraction and may raise `Cancelled`."""

from __future__ import annotations

from typing import Any, Callable, Collection, Iterable, Iterator

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


def parts_of(progress: Progress, weights: Collection[float]) -> list[Progress]:
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


def told(items: Iterable, progress: Progress) -> Iterator:
    """The items one after another; before each and at the end, the share of those that are done is told.

    Parameters
    ----------
    items : iterable
    progress : callable

    Yields
    ------
    object
    """
    items = _sized(items)
    for done, item in enumerate(items):
        progress(done / len(items))
        yield item
    progress(1.0)


def with_parts(items: Iterable, progress: Progress) -> Iterator[tuple]:
    """The items one after another, each with a progress callable for its equal share of the whole.

    Parameters
    ----------
    items : iterable
    progress : callable

    Yields
    ------
    tuple of (object, callable)
    """
    items = _sized(items)
    yield from zip(items, parts_of(progress, [1.0] * len(items)))


def _sized(items: Iterable) -> Any:
    return items if hasattr(items, "__len__") else list(items)


def slices(size: int, step: int, progress: Progress = no_progress) -> Iterator[slice]:
    """Slices that cover a long axis piece by piece, and the progress along it.

    Parameters
    ----------
    size, step : int
        Length of the axis, and of a piece; the last may be shorter.
    progress : callable

    Yields
    ------
    slice
    """
    for start in range(0, size, step):
        progress(start / size)
        yield slice(start, min(start + step, size))
    progress(1.0)
