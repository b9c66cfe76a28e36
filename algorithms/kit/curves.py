"""Charts of curves: over a common axis, over years, efficiency against trade-off."""

from __future__ import annotations

import numpy as np

from ..platform.first_thread import matplotlib_part
from ..platform.language import shared_tr
from .figures import (
    as_numbers,
    chart_axes,
    clean_axes,
    colour_of,
    legend_beside,
    plain,
    png_of,
    short_name,
    tick_text,
)
from .numbers import number_text

# From so many lines on their values would write over each other.
_LABELLED = 3
# Curves of so many points on have no dots at them.
_MOST_MARKERS = 30


def curves(
    x: list, series: dict, x_label: str, y_label: str, log: bool = False, marked=None, level=None, dots=None, bold=None
) -> bytes:
    """Lines over a common axis.

    Parameters
    ----------
    x : list of float
    series : dict of str to list of float or None
    x_label, y_label : str
    log : bool
        The x axis is logarithmic.
    marked : float, optional
        A dashed line at this x.
    level : float, optional
        A dashed line at this y.
    dots : (list of float, dict), optional
        Places on the curves: their x, and their values by series.
    bold : str, optional
        A series that is drawn in a thicker line, black.
    """
    ticker = matplotlib_part("ticker")

    figure, axes = chart_axes(2.9)
    marker = "o" if len(x) < _MOST_MARKERS and dots is None else ""
    for number, (name, values) in enumerate(series.items()):
        colour, width = ("black", 2.4) if name == bold else (colour_of(number), 1.6)
        style = {"marker": marker, "markersize": 4, "color": colour, "linewidth": width}
        axes.plot(x, as_numbers(values), label=short_name(name), **style)
        if dots is not None:
            axes.plot(dots[0], as_numbers(dots[1][name]), "o", color=colour, clip_on=False)
    if marked is not None:
        axes.axvline(marked, color="#555555", linewidth=0.9, linestyle="--")
    if level is not None:
        axes.axhline(level, color="#555555", linewidth=0.9, linestyle="--")
    if log:
        # Powers as formulas are not safe where pages are made in several threads.
        axes.set_xscale("log")
        axes.xaxis.set_major_formatter(ticker.FuncFormatter(tick_text))
        axes.xaxis.set_minor_formatter(ticker.NullFormatter())
    clean_axes(axes, x_label, y_label)
    if len(series) > 1:
        legend_beside(axes)
    return png_of(figure)


def years_chart(years: list, series: dict, label: str) -> bytes:
    """Lines over years, with their values at the points where few lines meet."""
    figure, axes = chart_axes(2.9)
    for number, (name, values) in enumerate(series.items()):
        axes.plot(range(len(years)), values, "o-", color=colour_of(number), linewidth=1.8, label=short_name(name))
        for place, value in enumerate(values if len(series) < _LABELLED else ()):
            axes.annotate(
                number_text(value), (place, value), (0, 6), textcoords="offset points", ha="center", fontsize=7.5
            )
    axes.set_xticks(range(len(years)))
    axes.set_xticklabels([plain(year) for year in years])
    axes.margins(x=0.1, y=0.15)
    clean_axes(axes, "", label)
    if len(series) > 1:
        legend_beside(axes)
    return png_of(figure)


def trade_off_chart(sweep: dict, scenarios: dict, chosen: int) -> bytes:
    """Mean efficiency against trade-off: the sweep of alpha with its Pareto front, the scenarios as stars.

    Parameters
    ----------
    sweep, scenarios : dict of str to list
        Columns tradeoff, eff_mean and alpha, and for the sweep pareto.
    chosen : int
        Row of the chosen scenario.
    """
    figure, axes = chart_axes(3.6)
    if sweep:
        x, y = as_numbers(sweep["tradeoff"]), as_numbers(sweep["eff_mean"])
        axes.plot(x, y, color="#bbbbbb", linewidth=1, zorder=1)
        powers = np.log10(as_numbers(sweep["alpha"]))
        reach = max(np.abs(powers))
        dots = axes.scatter(x, y, c=powers, cmap="coolwarm", vmin=-reach, vmax=reach, s=20, zorder=2)
        figure.colorbar(dots, ax=axes, label=shared_tr("log10 of alpha"))
        front = np.array(sweep["pareto"], dtype=bool)
        name = shared_tr("Pareto front")
        axes.scatter(x[front], y[front], s=60, facecolors="none", edgecolors="black", label=name, zorder=3)
    for row, (x, y, alpha) in enumerate(zip(scenarios["tradeoff"], scenarios["eff_mean"], scenarios["alpha"])):
        if y is None:
            continue
        best = row == chosen
        label = shared_tr("chosen scenario") if best else None
        colour, size = (colour_of(5), 15) if best else (colour_of(2), 9)
        axes.plot(x, y, "*", color=colour, markersize=size, zorder=4, label=label)
        name = f"{row + 1}" if alpha is None else f"α = {alpha:g}"
        # By turns above and below: the extremes lie close together.
        place = (7, -12 if row % 2 else 6)
        axes.annotate(name, (x, y), place, textcoords="offset points", fontsize=8, fontweight="bold" if best else None)
    clean_axes(axes, shared_tr("Trade-off"), shared_tr("Mean protection efficiency"))
    axes.margins(0.1, 0.15)
    if axes.get_legend_handles_labels()[1]:
        axes.legend(frameon=False, fontsize=8)
    return png_of(figure)
