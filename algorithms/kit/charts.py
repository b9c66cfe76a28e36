"""Charts of bars and the heat map, as PNG."""

from __future__ import annotations

import math

import numpy as np

from ..platform.first_thread import matplotlib_part
from .figures import (
    as_numbers,
    chart_axes,
    clean_axes,
    colour_of,
    legend_beside,
    name_rows,
    png_of,
    short_name,
    whole_ticks,
)
from .numbers import decimals_of, number_text

_INK = "#333333"
# A heat map with more rows than this has no numbers in its cells.
_NUMBERED = 13
# Letters of names that fit beside each other, and inches of one more.
_SHORT, _LETTER = 4, 0.075
# Inches of a row of stacked bars, and of one where there are more than so many.
_ROW, _CLOSE_ROW, _MANY_ROWS = 0.34, 0.24, 8
# Inches of the sides of a heat map: without names, of each, and at most; without numbers the names are closer.
_SIDE, _NAME, _CLOSE_SIDE, _CLOSE_NAME, _MOST_SIDE = 2.0, 0.36, 3.4, 0.03, 6.4
# What a line of a legend above a chart holds, and its marks and gaps, in letters.
_LEGEND_LETTERS, _MARK_LETTERS = 105, 8


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
    figure, axes = chart_axes(0.55 + 0.29 * max(len(labels), 2))
    places = np.arange(len(labels))[::-1]
    axes.barh(places, numbers, 0.72, color=colours or colour_of(0), edgecolor="#555555", linewidth=0.3)
    decimals = decimals_of(numbers) if decimals is None else decimals
    for place, value, number in zip(places, values, numbers):
        if value is not None:
            said, at = number_text(number, decimals), (max(number, 0.0), place)
            axes.annotate(said, at, (4, 0), textcoords="offset points", va="center", fontsize=8, color=_INK)
    name_rows(axes, places, map(short_name, labels))
    axes.margins(x=0.13)
    if min(numbers, default=0.0) >= 0.0:
        axes.set_xlim(left=0.0)
    clean_axes(axes, unit, "")
    whole_ticks(axes.xaxis, numbers)
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
    figure, axes = chart_axes(3.1)
    width = 0.82 / max(len(series), 1)
    for number, (name, values) in enumerate(series.items()):
        places = np.arange(len(labels)) + (number - (len(series) - 1) / 2) * width
        heights = np.nan_to_num(as_numbers(values))
        colour = colours[number] if colours else colour_of(number)
        axes.bar(places, heights, width, color=colour, label=short_name(name), edgecolor="white", linewidth=0.3)
    if line is not None:
        marks = {"color": "black", "markeredgecolor": "white", "markersize": 6, "label": short_name(line[0])}
        axes.plot(range(len(labels)), as_numbers(line[1]), "D", **marks)
    if limit is not None:
        axes.axhline(limit, color="#555555", linewidth=0.9, linestyle="--")
    _name_groups(axes, labels)
    clean_axes(axes, groups, unit)
    whole_ticks(axes.yaxis, [value for values in series.values() for value in values])
    axes.grid(False, axis="x")
    if least < 0.0:
        axes.set_ylim(bottom=least)
    if len(series) + (line is not None) > 1:
        legend_beside(axes)
    return png_of(figure)


def stacked_bars(labels: list, series: dict, unit: str, colours: list) -> bytes:
    """Horizontal bars of several parts, the first bar at the top."""
    longest = max((len(short_name(name)) for name in series), default=1)
    across = max(1, min(5, _LEGEND_LETTERS // (longest + _MARK_LETTERS)))
    pitch = _ROW if len(labels) <= _MANY_ROWS else _CLOSE_ROW
    figure, axes = chart_axes(1.0 + pitch * max(len(labels), 2) + 0.2 * ((len(series) - 1) // across))
    places = np.arange(len(labels))[::-1]
    left = np.zeros(len(labels))
    for (name, values), colour in zip(series.items(), colours):
        widths = np.nan_to_num(as_numbers(values))
        axes.barh(places, widths, 0.72, left, color=colour, edgecolor="#666666", linewidth=0.3, label=short_name(name))
        left += widths
    name_rows(axes, places, map(short_name, labels))
    axes.set_xlim(0.0, max(float(left.max(initial=0.0)) * 1.02, 1e-9))
    clean_axes(axes, unit, "")
    axes.grid(False, axis="y")
    axes.legend(frameon=False, fontsize=8, ncol=across, loc="lower left", bbox_to_anchor=(0.0, 1.0))
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
    colors, patches = matplotlib_part("colors"), matplotlib_part("patches")

    numbered = len(names) <= _NUMBERED
    wanted = _SIDE + _NAME * len(names) if numbered else _CLOSE_SIDE + _CLOSE_NAME * len(names)
    side = min(wanted, _MOST_SIDE)
    labels = [short_name(name) for name in names]
    longest = max(map(len, labels), default=0)
    # Names of many letters stand on end below, and take room on the left and below.
    beside = _LETTER * max(longest - _SHORT, 0)
    figure, axes = chart_axes(side + beside, side + 1.2 + beside)
    known = matrix[np.isfinite(matrix) & (matrix > 0)]
    low, high = (float(known.min()), float(known.max())) if known.size else (1.0, 10.0)
    norm = colors.LogNorm(low, high if high > low else low * 10.0)
    shown = np.ma.masked_invalid(np.where(matrix > 0, matrix, np.nan))
    image = axes.imshow(shown, cmap="YlOrBr", norm=norm)
    axes.set_xticks(range(len(names)))
    axes.set_yticks(range(len(names)))
    small = 9 if numbered else 6
    axes.set_xticklabels(labels, fontsize=small, rotation=90 if longest > _SHORT else 0)
    axes.set_yticklabels(labels, fontsize=small)
    axes.tick_params(length=0)
    for row, column in zip(*np.nonzero(np.isfinite(matrix))):
        if numbered:
            ink = "white" if norm(matrix[row, column]) > 0.62 else _INK
            axes.text(column, row, _compact(matrix[row, column]), ha="center", va="center", fontsize=6.5, color=ink)
        if threshold is not None and matrix[row, column] > threshold:
            axes.add_patch(
                patches.Rectangle((column - 0.5, row - 0.5), 1, 1, fill=False, edgecolor="#1a1a1a", linewidth=0.9)
            )
    for edge in axes.spines.values():
        edge.set_visible(False)
    figure.colorbar(image, ax=axes, label=label, fraction=0.045, pad=0.03)
    return png_of(figure)


def _name_groups(axes, labels) -> None:
    axes.set_xticks(range(len(labels)))
    crowded = sum(len(str(label)) for label in labels) > 80
    axes.set_xticklabels(
        [short_name(label) for label in labels], rotation=35 if crowded else 0, ha="right" if crowded else "center"
    )


def _compact(value: float) -> str:
    """A number in at most five letters: 12.3, 456, 78k, 9.1M."""
    for limit, divisor, letter in ((1e3, 1.0, ""), (1e6, 1e3, "k"), (1e9, 1e6, "M"), (math.inf, 1e9, "G")):
        if value < limit:
            scaled = value / divisor
            return f"{scaled:.{0 if scaled >= 100 else 1}f}{letter}"
    return ""
