"""The page of robustness: curves as pictures, R as a table."""

from __future__ import annotations

import numpy as np

from ...core.network.robustness import MEASURES
from ..kit.figures import clean_axes, colour_of, new_figure, png_of
from ..kit.page import Section, drawn, no_pictures, plain_page
from ..kit.words import words_of
from ..platform.language import shared_tr


def robustness_page(elements: str, runs: int, curves) -> str:
    """The page in one file, pictures included.

    Parameters
    ----------
    elements : str
        What was removed, translated.
    runs : int
    curves : sequence of RobustnessCurve
    """
    names, measures = words_of("order of losses"), words_of("measure of robustness")
    heading = shared_tr("What is left while {elements} are lost").format(elements=elements)
    sentence = shared_tr(
        "All measures are shares of those of the whole network. The line of random losses is the mean of {runs} "
        "runs, its band holds 90 % of them."
    ).format(runs=runs)
    rows = tuple(
        (names[curve.order], *(float(value) for value in curve.area), *(_half(curve, row) for row in (0, 2)))
        for curve in curves
    )
    half = shared_tr("{measure} below a half after a loss of")
    columns = (
        shared_tr("Order of the losses"),
        *("R: " + measures[name] for name in MEASURES),
        *(half.format(measure=measures[MEASURES[row]]) for row in (0, 2)),
    )
    note = shared_tr(
        "R is the mean of a curve over all losses, from 0 to 1: the higher, the more robust. A ranked order that falls "
        "far below the random one shows that the network hangs on few elements."
    )
    pictures = drawn(heading, robustness_picture, elements, curves)
    sections = [
        Section(heading, (sentence, *no_pictures()), pictures=pictures),
        Section(shared_tr("Robustness"), (note,), columns, rows),
    ]
    return plain_page(shared_tr("Robustness of the network"), sections)


def robustness_picture(elements: str, curves) -> bytes:
    """One panel for each measure, one line for each order."""
    figure = new_figure(9, 6.6)
    names, measures = words_of("order of losses"), words_of("measure of robustness")
    lost = shared_tr("Share of the {elements} lost").format(elements=elements)
    for row, measure in enumerate(MEASURES):
        axes = figure.add_subplot(2, 2, row + 1)
        for number, curve in enumerate(curves):
            share = np.linspace(0.0, 1.0, curve.mean.shape[1])
            style = "-" if curve.order == "random" else ("--", "-.", ":")[number % 3]
            colour = colour_of(number)
            axes.plot(share, curve.mean[row], style, color=colour, linewidth=1.8, label=names[curve.order])
            if curve.order == "random":
                axes.fill_between(share, curve.low[row], curve.high[row], color=colour, alpha=0.18, linewidth=0)
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1.03)
        axes.set_title(measures[measure], fontsize=11)
        clean_axes(axes, lost if row > 1 else "", "")
    handles, labels = figure.axes[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="lower center", ncol=len(labels), frameon=False)
    return png_of(figure, below=0.06)


def _half(curve, row: int) -> str:
    """The share of losses after which a measure is below a half."""
    below = np.flatnonzero(curve.mean[row] < 0.5)
    return f"{100 * below[0] / (curve.mean.shape[1] - 1):.0f} %" if below.size else "-"
