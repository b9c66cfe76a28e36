"""Charts of esp:uncertainty as PNG: probability maps, stability, influence, convergence, tornado, sweeps."""

from __future__ import annotations

from functools import partial

import numpy as np

from ..kit import figures
from ..layers.styles import ramp_colours
from ..platform.first_thread import matplotlib_part

# Maps are drawn with at most so many cells along a side.
_CELLS = 700
_INK, _GREY = "#333333", "#9e9e9e"


def probability_maps(titles: list, layers: list, known: np.ndarray, caption: str) -> bytes:
    """One map for each element, all on the same scale from 0 to 1.

    Parameters
    ----------
    titles : list of str
    layers : list of ndarray of float
    known : ndarray of bool
        Cells with land cover; the others stay white.
    caption : str
        Of the scale.
    """
    colors = matplotlib_part("colors")

    step = figures.cell_step(known.shape, _CELLS)
    colours = colors.LinearSegmentedColormap.from_list("share", ["#f5f5f5", *ramp_colours("water", 5)[1:]])
    across = 2
    down = -(-len(layers) // across)
    height = 4.3 * known.shape[0] / known.shape[1]
    figure = figures.new_figure(10.0, down * (min(max(height, 2.4), 6.5) + 0.5) + 0.5)
    for number, (title, layer) in enumerate(zip(titles, layers), 1):
        axes = figure.add_subplot(down, across, number)
        shown = np.where(known, layer, np.nan)[::step, ::step]
        image = axes.imshow(shown, cmap=colours, vmin=0.0, vmax=1.0, interpolation="nearest")
        axes.set_title(figures.plain(title), fontsize=11, loc="left")
        _in_grey(axes)
        bar = figure.colorbar(image, ax=axes, fraction=0.04, pad=0.02)
        bar.set_label(caption, fontsize=8)
        bar.ax.tick_params(labelsize=8)
    return figures.png_of(figure)


def decision_map(layer: np.ndarray, known: np.ndarray, entries: list) -> bytes:
    """The decisions as a map with a legend.

    Parameters
    ----------
    layer : ndarray of int
    known : ndarray of bool
    entries : list of (int, str, str)
        Value, colour, label.
    """
    colors, patches = matplotlib_part("colors"), matplotlib_part("patches")

    step = figures.cell_step(known.shape, _CELLS)
    index = np.full(layer.shape, np.nan)
    for place, (value, _, _) in enumerate(entries):
        index[(layer == value) & known] = place
    figure, axes = figures.new_axes(10.0, min(max(8.0 * layer.shape[0] / layer.shape[1], 3.5), 9.0))
    norm = colors.BoundaryNorm(np.arange(len(entries) + 1) - 0.5, len(entries))
    colours = colors.ListedColormap([colour for _, colour, _ in entries])
    axes.imshow(index[::step, ::step], cmap=colours, norm=norm, interpolation="nearest")
    _in_grey(axes)
    labelled = partial(patches.Patch, edgecolor="#999999")
    handles = [labelled(facecolor=colour, label=figures.plain(label)) for _, colour, label in entries]
    axes.legend(handles=handles, loc="center left", bbox_to_anchor=(1.01, 0.5), frameon=False, fontsize=9)
    return figures.png_of(figure)


def share_bars(names: list, shares: np.ndarray, colours: list, limit: float, label: str) -> bytes:
    """Horizontal bars of shares of the runs, with the limit of what is stable."""
    figure, axes = figures.new_axes(9.0, 0.9 + 0.27 * len(names))
    places = np.arange(len(names))
    axes.barh(places, 100.0 * shares, 0.72, color=colours)
    axes.axvline(100.0 * limit, color=_INK, linewidth=1.0, linestyle="--")
    for place, share in zip(places, shares):
        axes.text(100.0 * share + 0.8, place, f"{100.0 * share:.0f} %", va="center", fontsize=8, color=_INK)
    figures.name_rows(axes, places, names, 9)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_xlim(0.0, 108.0)
    figures.clean_axes(axes, label, "")
    axes.grid(False, axis="y")
    return figures.png_of(figure)


def influence_table(rows: list, columns: list, values: np.ndarray, least: float, label: str) -> bytes:
    """Rank correlations as coloured cells, blue for more, red for less.

    Parameters
    ----------
    rows, columns : list of str
    values : ndarray of float, shape (rows, columns)
        -1 to 1; NaN stays white.
    least : float
        Smaller ones are coloured but not told.
    label : str
        Of the scale.
    """
    colors = matplotlib_part("colors")

    colours = colors.LinearSegmentedColormap.from_list("change", ramp_colours("change", 9))
    figure, axes = figures.new_axes(10.5, 2.3 + 0.3 * len(rows))
    image = axes.imshow(values, cmap=colours, vmin=-1.0, vmax=1.0, aspect="auto")
    axes.set_xticks(range(len(columns)))
    axes.set_xticklabels([figures.plain(name) for name in columns], rotation=40, ha="right", fontsize=9)
    figures.name_rows(axes, range(len(rows)), rows, 9)
    for row, column in np.argwhere(np.abs(np.nan_to_num(values)) >= least):
        value = values[row, column]
        ink = "white" if abs(value) > 0.75 else _INK
        axes.text(column, row, f"{value:+.2f}", ha="center", va="center", fontsize=8, color=ink)
    for side in axes.spines.values():
        side.set_visible(False)
    bar = figure.colorbar(image, ax=axes, fraction=0.03, pad=0.02)
    bar.set_label(label, fontsize=9)
    return figures.png_of(figure)


def convergence_chart(runs: np.ndarray, differences: np.ndarray, names: list, limit: float, labels: tuple) -> bytes:
    """The mean error of each element's probability against the number of runs, on logarithmic axes."""
    ticker = matplotlib_part("ticker")

    figure, axes = figures.new_axes(8.5, 4.2)
    for number, (name, values) in enumerate(zip(names, differences.T)):
        shown = np.where(values > 0.0, values, np.nan)
        axes.plot(runs, shown, color=figures.colour_of(number), linewidth=1.8, label=figures.plain(name))
    axes.axhline(limit, color=_INK, linewidth=1.0, linestyle="--")
    axes.text(runs[0], limit, f" {limit:g}", va="bottom", fontsize=8, color=_INK)
    axes.set_xscale("log")
    axes.set_yscale("log")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(ticker.LogLocator(subs=(1.0, 2.0, 5.0)))
        axis.set_major_formatter(ticker.FuncFormatter(lambda value, _: format(value, "g")))
        axis.set_minor_formatter(ticker.NullFormatter())
    figures.clean_axes(axes, *labels)
    axes.legend(frameon=False, fontsize=9)
    return figures.png_of(figure)


def tornado_chart(title: str, names: list, low: np.ndarray, high: np.ndarray, middle: float, labels: tuple) -> bytes:
    """Bars from the output at the low end to that at the high end of each parameter.

    Parameters
    ----------
    title : str
    names : list of str
    low, high : ndarray of float
    middle : float
        The plain run.
    labels : tuple of str
        For the low end, for the high end and for the plain run.
    """
    figure, axes = figures.new_axes(9.5, 1.5 + 0.27 * len(names))
    places = np.arange(len(names))
    for values, colour, label in ((low, "#d55e00", labels[0]), (high, "#0072b2", labels[1])):
        axes.barh(places, np.nan_to_num(values - middle), 0.7, left=middle, color=colour, alpha=0.85, label=label)
    axes.axvline(middle, color=_INK, linewidth=1.0, label=labels[2])
    figures.name_rows(axes, places, names, 9)
    axes.set_ylim(len(names) - 0.4, -0.6)
    figures.clean_axes(axes, figures.plain(title), "")
    axes.grid(False, axis="y")
    # Above the bars: they may end anywhere.
    axes.legend(frameon=False, fontsize=9, ncol=3, loc="lower right", bbox_to_anchor=(1.0, 1.0), borderaxespad=0.2)
    return figures.png_of(figure)


def sweep_chart(sweeps: list, titles: list, label: str) -> bytes:
    """Stairs of how many pass each threshold, with the one in use."""
    figure = figures.new_figure(10.0, 3.6)
    for number, (sweep, title) in enumerate(zip(sweeps, titles), 1):
        axes = figure.add_subplot(1, len(sweeps), number)
        axes.step(sweep.threshold, sweep.count, where="post", color=figures.colour_of(number - 1), linewidth=1.8)
        if sweep.given > 0.0:
            axes.axvline(sweep.given, color=_INK, linewidth=1.0, linestyle="--")
        if sweep.threshold.size > 1 and sweep.threshold[-1] > 20.0 * max(sweep.threshold[0], 1e-12):
            axes.set_xscale("log")
        axes.set_ylim(0, None)
        figures.clean_axes(axes, figures.plain(title), label)
    return figures.png_of(figure)


def _in_grey(axes) -> None:
    """A map in a grey frame."""
    figures.without_ticks(axes)
    for side in axes.spines.values():
        side.set_color(_GREY)
