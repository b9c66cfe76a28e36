"""Charts of ecosystem health as PNG: class areas over years, transitions between classes, contributions."""

from __future__ import annotations

import numpy as np

from ..kit.figures import new_axes, png_of
from ..platform.first_thread import matplotlib_part

_INK = "#333333"
_NAMED_SHARE = 0.01


def area_chart(title: str, years: list, classes: list, colours: list, areas: np.ndarray, unit: str) -> bytes:
    """Stacked bars of the classes' areas, a bar each year.

    Parameters
    ----------
    title : str
    years, classes, colours : list of str
    areas : ndarray of float, shape (years, classes)
    unit : str
        Label of the axis.
    """
    figure, axes = _figure(1.6 + 1.1 * len(years) + 1.8, 4.0, title)
    below = np.zeros(len(years))
    total = areas.sum(axis=1)
    for name, colour, values in zip(classes, colours, areas.T):
        axes.bar(range(len(years)), values, 0.62, below, color=colour, edgecolor="white", linewidth=0.6, label=name)
        for place, (value, start, whole) in enumerate(zip(values, below, total)):
            if whole > 0 and value / whole > 0.05:
                axes.text(
                    place, start + value / 2, f"{100 * value / whole:.1f} %", ha="center", va="center", fontsize=8,
                    color=_ink_on(colour),
                )  # fmt: skip
        below = below + values
    _columns(axes, range(len(years)), years, unit)
    handles, labels = axes.get_legend_handles_labels()
    axes.legend(handles[::-1], labels[::-1], loc="center left", bbox_to_anchor=(1.01, 0.5), frameon=False, fontsize=9)
    return png_of(figure)


def alluvial_chart(title: str, years: list, classes: list, colours: list, flows: list, unit: str) -> bytes:
    """Columns of classes for each year, joined by bands as wide as the area that moves.

    Parameters
    ----------
    title : str
    years, classes, colours : list of str
    flows : list of ndarray of float, shape (classes, classes)
        Area from class (row) to class (column) between neighbouring years.
    unit : str
    """
    patches, path = matplotlib_part("patches"), matplotlib_part("path").Path

    figure, axes = _figure(2.4 + 2.4 * len(flows) + 1.6, 4.6, f"{title} ({unit})")
    nodes = [flows[0].sum(axis=1), *(flow.sum(axis=0) for flow in flows)]
    whole = max(float(node.sum()) for node in nodes) or 1.0
    gap, wide = 0.025, 0.09
    # Each column keeps the order of the classes, the lowest at the bottom.
    bottoms = [_stack(node / whole, gap) for node in nodes]
    for step, flow in enumerate(flows):
        leaving, arriving = bottoms[step].copy(), bottoms[step + 1].copy()
        for start in range(len(classes)):
            for end in range(len(classes)):
                size = float(flow[start, end]) / whole
                if size <= 0:
                    continue
                left, right = step + wide / 2, step + 1 - wide / 2
                middle = (left + right) / 2
                low, high = leaving[start], arriving[end]
                corners = [
                    (left, low), (middle, low), (middle, high), (right, high),
                    (right, high + size), (middle, high + size), (middle, low + size), (left, low + size), (left, low),
                ]  # fmt: skip
                codes = [path.MOVETO, *[path.CURVE4] * 3, path.LINETO, *[path.CURVE4] * 3, path.CLOSEPOLY]
                way = path(corners, codes)
                axes.add_patch(patches.PathPatch(way, facecolor=colours[start], alpha=0.55, linewidth=0))
                leaving[start] += size
                arriving[end] += size
    # A class is named in all years or in none: thin ones would write over each other.
    named = np.max(nodes, axis=0) / whole >= _NAMED_SHARE
    for place, (node, bottom) in enumerate(zip(nodes, bottoms)):
        for name, colour, size, low, shown in zip(classes, colours, node / whole, bottom, named):
            if size <= 0:
                continue
            corner = (place - wide / 2, low)
            axes.add_patch(patches.Rectangle(corner, wide, size, facecolor=colour, edgecolor=_INK, linewidth=0.5))
            if shown:
                last = place == len(nodes) - 1
                axes.text(
                    place + (wide if last else -wide) * 0.75, low + size / 2, f"{name}  {size * whole:,.4g}",
                    fontsize=8, ha="left" if last else "right", va="center", color=_INK,
                    bbox={"facecolor": "white", "alpha": 0.65, "edgecolor": "none", "pad": 0.8},
                )  # fmt: skip
    axes.set_xlim(-0.55, len(nodes) - 1 + 0.55)
    axes.set_ylim(-0.02, 1.02 + gap * (len(classes) - 1))
    axes.set_xticks(range(len(years)))
    axes.set_xticklabels(years, fontsize=10)
    axes.set_yticks([])
    for side in ("left", "right", "top", "bottom"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)
    return png_of(figure)


def contribution_chart(title: str, periods: list, parts: dict, colours: list, unit: str) -> bytes:
    """Bars of what each component adds to the change in each period, with the change itself.

    Parameters
    ----------
    title : str
    periods : list of str
    parts : dict of str to list of float
        Contributions of each component in each period.
    colours : list of str
    unit : str
    """
    figure, axes = _figure(2.2 + 1.5 * len(periods) + 1.6, 3.8, title)
    up, down = np.zeros(len(periods)), np.zeros(len(periods))
    places = np.arange(len(periods))
    for (name, values), colour in zip(parts.items(), colours):
        values = np.asarray(values, dtype=np.float64)
        axes.bar(places, values, 0.55, np.where(values >= 0, up, down), color=colour, label=name, linewidth=0)
        up, down = up + np.maximum(values, 0), down + np.minimum(values, 0)
    change = sum(np.asarray(values, dtype=np.float64) for values in parts.values())
    axes.plot(places, change, "D", color="black", markersize=6, label="EHI", zorder=5)
    axes.axhline(0, color=_INK, linewidth=0.8)
    _columns(axes, places, periods, unit)
    axes.set_xlim(-0.6, len(periods) - 0.4)
    axes.legend(loc="center left", bbox_to_anchor=(1.01, 0.5), frameon=False, fontsize=9)
    return png_of(figure)


def _figure(width: float, height: float, title: str):
    figure, axes = new_axes(width, height, 130)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.set_title(title, fontsize=11, loc="left")
    return figure, axes


def _columns(axes, places, names: list, label: str) -> None:
    axes.set_xticks(places)
    axes.set_xticklabels(names)
    axes.set_ylabel(label)


def _stack(sizes: np.ndarray, gap: float) -> np.ndarray:
    return np.concatenate([[0.0], np.cumsum(sizes + gap)[:-1]])


def _ink_on(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "white" if 0.299 * red + 0.587 * green + 0.114 * blue < 140 else _INK
