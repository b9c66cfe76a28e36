"""Charts of all pages as PNG: bars, stacked bars, heat map, curves."""

from __future__ import annotations

import math

import numpy as np

from ..platform.language import shared_tr
from .figures import clean_axes, colour_of, legend_beside, name_rows, new_axes, plain, png_of
from .numbers import decimals_of, number_text

_WIDTH = 7.2
_DPI = 150
_INK = "#333333"
# A heat map with more rows than this has no numbers in its cells.
_NUMBERED = 13
_LONG_NAME = 34
# From so many lines on their values would write over each other.
_LABELLED = 3
# Curves of so many points on have no dots at them.
_MOST_MARKERS = 30


def bar_chart(labels: list, values: list, unit: str, colours=None, decimals=None) -> bytes:
    """Horizontal bars with their values, the first at the top.

    Parameters
    ----------
    labels : list of str
    values : list of float or None
    unit : str
        Label of the axis.
    colours : list of str, optional
        One for each bar.
    decimals : int, optional
    """
    numbers = [0.0 if value is None else float(value) for value in values]
    figure, axes = _axes(_WIDTH, 0.55 + 0.29 * max(len(labels), 2))
    places = np.arange(len(labels))[::-1]
    axes.barh(places, numbers, 0.72, color=colours or colour_of(0), edgecolor="#555555", linewidth=0.3)
    decimals = decimals_of(numbers) if decimals is None else decimals
    for place, value, number in zip(places, values, numbers):
        if value is not None:
            said, at = number_text(number, decimals), (max(number, 0.0), place)
            axes.annotate(said, at, (4, 0), textcoords="offset points", va="center", fontsize=8, color=_INK)
    name_rows(axes, places, map(_short, labels))
    axes.margins(x=0.13)
    if min(numbers, default=0.0) >= 0.0:
        axes.set_xlim(left=0.0)
    clean_axes(axes, unit, "")
    axes.grid(False, axis="y")
    return png_of(figure)


def grouped_bars(
    labels: list, series: dict, unit: str, colours=None, line=None, limit=None, groups: str = "", least: float = 0.0
) -> bytes:
    """Groups of upright bars, one bar of each series in a group.

    Parameters
    ----------
    labels : list of str
        The groups.
    series : dict of str to list of float or None
    unit : str
        Label of the axis.
    colours : list of str, optional
        One for each series.
    line : (str, list of float), optional
        Name and values of marks above the groups.
    limit : float, optional
        A dashed line at this height.
    groups : str
        What the groups are: label of the other axis.
    least : float
        The axis goes down to it, where bars lie below 0.
    """
    figure, axes = _axes(_WIDTH, 3.1)
    width = 0.82 / max(len(series), 1)
    for number, (name, values) in enumerate(series.items()):
        places = np.arange(len(labels)) + (number - (len(series) - 1) / 2) * width
        heights = np.nan_to_num(_numbers(values))
        colour = colours[number] if colours else colour_of(number)
        axes.bar(places, heights, width, color=colour, label=_short(name), edgecolor="white", linewidth=0.3)
    if line is not None:
        marks = {"color": "black", "markeredgecolor": "white", "markersize": 6, "label": _short(line[0])}
        axes.plot(range(len(labels)), _numbers(line[1]), "D", **marks)
    if limit is not None:
        axes.axhline(limit, color="#555555", linewidth=0.9, linestyle="--")
    _name_groups(axes, labels)
    clean_axes(axes, groups, unit)
    axes.grid(False, axis="x")
    if least < 0.0:
        axes.set_ylim(bottom=least)
    if len(series) + (line is not None) > 1:
        legend_beside(axes)
    return png_of(figure)


def stacked_bars(labels: list, series: dict, unit: str, colours: list) -> bytes:
    """Horizontal bars of several parts, the first bar at the top."""
    figure, axes = _axes(_WIDTH, 1.0 + 0.34 * max(len(labels), 2) + 0.2 * (len(series) // 5))
    places = np.arange(len(labels))[::-1]
    left = np.zeros(len(labels))
    for (name, values), colour in zip(series.items(), colours):
        widths = np.nan_to_num(_numbers(values))
        axes.barh(places, widths, 0.72, left, color=colour, edgecolor="#666666", linewidth=0.3, label=_short(name))
        left += widths
    name_rows(axes, places, map(_short, labels))
    axes.set_xlim(0.0, max(float(left.max(initial=0.0)) * 1.02, 1e-9))
    clean_axes(axes, unit, "")
    axes.grid(False, axis="y")
    axes.legend(frameon=False, fontsize=8, ncol=5, loc="lower left", bbox_to_anchor=(0.0, 1.0))
    return png_of(figure)


def heat_map(names: list, matrix: np.ndarray, label: str, threshold=None) -> bytes:
    """A square matrix in colours by logarithm, with its numbers where there is room.

    Parameters
    ----------
    names : list of str
    matrix : ndarray of float
        NaN where there is nothing.
    label : str
        Of the colour bar.
    threshold : float, optional
        Cells above it are framed.
    """
    from matplotlib.colors import LogNorm
    from matplotlib.patches import Rectangle

    side = min(2.0 + 0.36 * len(names), 6.4)
    figure, axes = _axes(side + 1.2, side)
    known = matrix[np.isfinite(matrix) & (matrix > 0)]
    low, high = (float(known.min()), float(known.max())) if known.size else (1.0, 10.0)
    norm = LogNorm(low, high if high > low else low * 10.0)
    shown = np.ma.masked_invalid(np.where(matrix > 0, matrix, np.nan))
    image = axes.imshow(shown, cmap="YlOrBr", norm=norm)
    axes.set_xticks(range(len(names)))
    axes.set_yticks(range(len(names)))
    small = 9 if len(names) <= _NUMBERED else 6
    axes.set_xticklabels(names, fontsize=small)
    axes.set_yticklabels(names, fontsize=small)
    axes.tick_params(length=0)
    for row, column in zip(*np.nonzero(np.isfinite(matrix))):
        if len(names) <= _NUMBERED:
            ink = "white" if norm(matrix[row, column]) > 0.62 else _INK
            axes.text(column, row, _compact(matrix[row, column]), ha="center", va="center", fontsize=6.5, color=ink)
        if threshold is not None and matrix[row, column] > threshold:
            axes.add_patch(
                Rectangle((column - 0.5, row - 0.5), 1, 1, fill=False, edgecolor="#1a1a1a", linewidth=0.9)
            )
    for edge in axes.spines.values():
        edge.set_visible(False)
    figure.colorbar(image, ax=axes, label=label, fraction=0.045, pad=0.03)
    return png_of(figure)


def curves(
    x: list, series: dict, x_label: str, y_label: str, log: bool = False, marked=None, level=None, dots=None, bold=""
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
    bold : str
        A series that is drawn in a thicker line, black.
    """
    figure, axes = _axes(_WIDTH, 2.9)
    marker = "o" if len(x) < _MOST_MARKERS and dots is None else ""
    for number, (name, values) in enumerate(series.items()):
        colour, width = ("black", 2.4) if name == bold else (colour_of(number), 1.6)
        axes.plot(x, _numbers(values), marker=marker, markersize=4, color=colour, linewidth=width, label=_short(name))
        if dots is not None:
            axes.plot(dots[0], _numbers(dots[1][name]), "o", color=colour, clip_on=False)
    if marked is not None:
        axes.axvline(marked, color="#555555", linewidth=0.9, linestyle="--")
    if level is not None:
        axes.axhline(level, color="#555555", linewidth=0.9, linestyle="--")
    if log:
        axes.set_xscale("log")
    clean_axes(axes, x_label, y_label)
    if len(series) > 1:
        legend_beside(axes)
    return png_of(figure)


def years_chart(years: list, series: dict, label: str) -> bytes:
    """Lines over years, with their values at the points where few lines meet."""
    figure, axes = _axes(_WIDTH, 2.9)
    for number, (name, values) in enumerate(series.items()):
        axes.plot(range(len(years)), values, "o-", color=colour_of(number), linewidth=1.8, label=_short(name))
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
    figure, axes = _axes(_WIDTH, 3.6)
    if sweep:
        x, y = _numbers(sweep["tradeoff"]), _numbers(sweep["eff_mean"])
        axes.plot(x, y, color="#bbbbbb", linewidth=1, zorder=1)
        powers = np.log10(_numbers(sweep["alpha"]))
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


def _axes(width: float, height: float):
    from matplotlib.ticker import FuncFormatter

    figure, axes = new_axes(width, height, _DPI)
    axes.tick_params(labelsize=8.5)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(FuncFormatter(_tick))
    return figure, axes


def _numbers(values) -> np.ndarray:
    """Values as floats, NaN for missing ones."""
    return np.array([math.nan if value is None else value for value in values], dtype=float)


def _tick(value: float, place) -> str:
    """A number on an axis, thousands apart."""
    return f"{value:,.10g}".replace("-", "−")


def _name_groups(axes, labels) -> None:
    axes.set_xticks(range(len(labels)))
    crowded = sum(len(str(label)) for label in labels) > 80
    axes.set_xticklabels(
        [_short(label) for label in labels], rotation=35 if crowded else 0, ha="right" if crowded else "center"
    )


def _short(text) -> str:
    """A name that leaves room for the chart."""
    text = str(text)
    return plain(text if len(text) <= _LONG_NAME else text[: _LONG_NAME - 1] + "…")


def _compact(value: float) -> str:
    """A number in at most five letters: 12.3, 456, 78k, 9.1M."""
    for limit, divisor, letter in ((1e3, 1.0, ""), (1e6, 1e3, "k"), (1e9, 1e6, "M"), (math.inf, 1e9, "G")):
        if value < limit:
            scaled = value / divisor
            return f"{scaled:.{0 if scaled >= 100 else 1}f}{letter}"
    return ""
