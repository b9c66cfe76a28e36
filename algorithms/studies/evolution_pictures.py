"""The pictures of an evolution: how often ground is there, what comes and goes, where its middle moves."""

from __future__ import annotations

import math

import numpy as np

from ..kit import figures
from ..kit.words import words_of
from ..platform.first_thread import matplotlib_part
from ..platform.language import shared_tr
from .evolution_outputs import ellipse_points
from .scenario_outputs import COLOURS
from .scenario_pictures import blocks

_WIDTH = 9.0
_ACROSS = 3
# From one year to all years.
_FEW, _MANY = "#d9ead3", "#00441b"
_EMPTY = "#f4f4f4"
_KINDS = ((3, "kept"), (1, "lost"), (2, "gained"))


def _panels(count: int, extent: tuple, legend: float):
    """A figure with axes for so many maps, those of a row side by side."""
    left, right, bottom, top = extent
    across = 2 if count in (2, 4) else min(_ACROSS, max(count, 2))
    width, down = _WIDTH / across, -(-count // across)
    height = down * (width * min((top - bottom) / (right - left), 2.5) + 0.3) + legend
    figure = figures.new_figure(width * min(count, across), height)
    axes = [figure.add_subplot(down, min(count, across), number + 1) for number in range(count)]
    for one in axes:
        figures.without_ticks(one)
        one.set_aspect("equal")
    figure.subplots_adjust(left=0.01, right=0.99, top=1.0 - 0.3 / height, bottom=legend / height, wspace=0.04,
                           hspace=0.12)  # fmt: skip
    return figure, axes


def extent_of(grid) -> tuple:
    """Left, right, bottom, top."""
    left, bottom, right, top = grid.bounds
    return left, right, bottom, top


def frequency_picture(grounds: dict, titles: dict, years: int) -> bytes:
    """In how many years cells are ground, a map for each element."""
    colors, patches = matplotlib_part("colors"), matplotlib_part("patches")

    few, many = np.array(colors.to_rgb(_FEW)), np.array(colors.to_rgb(_MANY))
    colours = [few + (many - few) * (number / max(years - 1, 1)) for number in range(years)]
    shades = colors.ListedColormap([colors.to_rgb(_EMPTY), *colours])
    extent = extent_of(next(iter(grounds.values())).grid)
    figure, axes = _panels(len(grounds), extent, 0.4)
    for one, (role, ground) in zip(axes, grounds.items()):
        counts = blocks(ground.frequency.counts, np.maximum)
        one.imshow(counts, cmap=shades, vmin=0, vmax=years, extent=extent, interpolation="nearest")
        one.set_title(figures.plain(titles[role]), fontsize=9)
    labels = [shared_tr("{count} of {years} years").format(count=number, years=years) for number in range(1, years + 1)]
    handles = [patches.Patch(color=colour, label=label) for colour, label in zip(colours, labels)]
    figure.legend(handles=handles, loc="lower center", ncol=min(len(handles), 6), fontsize=8, frameon=False)
    return figures.png_of(figure)


def change_picture(ground, names: list) -> bytes:
    """Kept, lost and gained ground, a map for each period."""
    colors, patches = matplotlib_part("colors"), matplotlib_part("patches")

    words = words_of("change")
    # Small maps show a change before what stays.
    order = np.array([0, 2, 3, 1], dtype=np.uint8)
    palette = np.array([colors.to_rgb(_EMPTY), *(colors.to_rgb(COLOURS[kind]) for kind in ("kept", "lost", "gained"))])
    extent = extent_of(ground.grid)
    figure, axes = _panels(len(ground.periods), extent, 0.4)
    for one, (first, last, _) in zip(axes, ground.periods):
        codes = blocks(order[ground.change(first, last)], np.maximum)
        one.imshow(palette[codes], extent=extent, interpolation="nearest")
        one.set_title(f"{names[first]} - {names[last]}", fontsize=9)
    handles = [patches.Patch(color=palette[number], label=words[kind]) for number, (_, kind) in enumerate(_KINDS, 1)]
    figure.legend(handles=handles, loc="lower center", ncol=3, fontsize=8, frameon=False)
    return figures.png_of(figure)


def centroid_picture(ground, names: list) -> bytes:
    """The way of the centroid over the years, with the ellipses around it, on the ground of the last year."""
    extent = extent_of(ground.grid)
    left, right, bottom, top = extent
    height = 5.2 * min(max((top - bottom) / (right - left), 0.4), 1.6) + 0.3
    figure, axes = figures.new_axes(7.2, height, 130)
    figures.without_ticks(axes)
    axes.set_aspect("equal")
    last = next(cells for cells in reversed(ground.cells) if cells is not None)
    shade = np.where(blocks(last.astype(np.uint8), np.maximum)[..., None] > 0, 0.85, 0.97) * np.ones(3)
    axes.imshow(shade, extent=extent, interpolation="nearest")
    shown = [(name, one) for name, one in zip(names, ground.spreads) if one is not None and one.cells]
    axes.plot([one.x for _, one in shown], [one.y for _, one in shown], "-", color="#333333", linewidth=1.0)
    for number, (name, one) in enumerate(shown):
        colour = figures.colour_of(number)
        if one.major > 0.0 and not math.isnan(one.major):
            axes.plot(*ellipse_points(one).T, color=colour, linewidth=1.2)
        axes.plot([one.x], [one.y], "o", color=colour, markersize=5, label=figures.plain(name))
    axes.set_xlim(left, right)
    axes.set_ylim(bottom, top)
    figures.legend_beside(axes, 8)
    return figures.png_of(figure)
