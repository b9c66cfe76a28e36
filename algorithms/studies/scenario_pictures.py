"""The pictures of a comparison of scenarios: maps side by side, bars of changes."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ..kit import figures
from ..kit.words import words_of
from ..layers.styles import RAMPS
from ..platform.first_thread import matplotlib_part
from ..platform.language import shared_tr
from .scenario_outputs import COLOURS

# Cells along the longer side of a map in the page.
MAP_CELLS = 420
_MAPS_A_ROW = 3
_WIDTH = 9.0
# Percent.
_LONGEST_BAR = 100.0
# Codes of small ground maps, so that changes stand out where several cells become one.
_NONE, _KEPT, _LOST, _GAINED = range(4)
_FROM_CHANGE = np.array([_NONE, _LOST, _GAINED, _KEPT], dtype=np.uint8)


@dataclass
class SmallMap:
    """A raster that is small enough for a page.

    Parameters
    ----------
    cells : ndarray
    extent : tuple of float
        Left, right, bottom, top.
    """

    cells: np.ndarray
    extent: tuple


@dataclass
class ScenarioMaps:
    """What the maps of one scenario show.

    Parameters
    ----------
    name : str
    ground : dict
        Role to `SmallMap` of codes.
    lines : dict
        "kept", "lost", "gained" to lists of arrays of points.
    values : dict
        Role to `SmallMap` of differences.
    """

    name: str
    ground: dict = field(default_factory=dict)
    lines: dict = field(default_factory=dict)
    values: dict = field(default_factory=dict)


def small_maps(comparison) -> ScenarioMaps:
    """The maps of a comparison, small."""
    result = ScenarioMaps(comparison.name)
    for role, ground in comparison.ground.items():
        codes = _FROM_CHANGE[ground.change]
        result.ground[role] = SmallMap(blocks(codes, np.maximum), _extent(ground.grid))
    for role, (change, grid) in comparison.values.items():
        step = figures.cell_step(change.difference.shape, MAP_CELLS)
        result.values[role] = SmallMap(change.difference[::step, ::step], _extent(grid))
    if comparison.corridors is not None:
        lines: dict = {kind: [] for kind in ("kept", "lost", "gained")}
        for shift, kinds in (
            (comparison.corridors.back, {True: "kept", False: "gained"}),
            (comparison.corridors.forth, {False: "lost"}),
        ):
            for _, near, points in shift.runs():
                if near in kinds:
                    lines[kinds[near]].append(points)
        result.lines = lines
    return result


def reference_map(comparison, name: str) -> ScenarioMaps:
    """The reference itself: its sources and corridors as they are before any change."""
    result = ScenarioMaps(name)
    for role, ground in comparison.ground.items():
        codes = np.where(ground.labels_before > 0, _KEPT, _NONE).astype(np.uint8)
        result.ground[role] = SmallMap(blocks(codes, np.maximum), _extent(ground.grid))
    if comparison.corridors is not None:
        result.lines = {"kept": [points for _, _, points in comparison.corridors.forth.runs()]}
    return result


def blocks(cells: np.ndarray, join) -> np.ndarray:
    """Squares of cells become one, by a ufunc."""
    step = figures.cell_step(cells.shape, MAP_CELLS)
    if step == 1:
        return cells.copy()
    rows, columns = (np.arange(0, size, step) for size in cells.shape)
    return join.reduceat(join.reduceat(cells, rows, axis=0), columns, axis=1)


def _extent(grid) -> tuple:
    left, bottom, right, top = grid.bounds
    return left, right, bottom, top


def ground_picture(maps: list, role: str, with_lines: bool) -> bytes:
    """Lost, gained and kept ground of every scenario, with the corridors on it."""
    to_rgb, patches = matplotlib_part("colors").to_rgb, matplotlib_part("patches")
    names = words_of("change")
    # The ground is paler than the lines on it where both are drawn.
    palette = np.array([to_rgb("#f4f4f4"), *(_paler(COLOURS[kind], with_lines) for kind in ("kept", "lost", "gained"))])

    def draw(axes, shown):
        if role in shown.ground:
            ground = shown.ground[role]
            axes.imshow(palette[ground.cells], extent=ground.extent, interpolation="nearest")
        if with_lines:
            for kind, style in (("kept", "-"), ("gained", "-"), ("lost", (0, (3, 1.5)))):
                lines = matplotlib_part("collections").LineCollection(
                    shown.lines.get(kind, []), colors=COLOURS[kind] if kind != "kept" else "#6b6b6b",
                    linewidths=1.1, linestyles=[style],
                )  # fmt: skip
                axes.add_collection(lines)

    kinds = ("kept", "lost", "gained")
    handles = [patches.Patch(color=palette[number], label=names[kind]) for number, kind in enumerate(kinds, 1)]
    if with_lines:
        label, line_of = shared_tr("corridor {change}"), matplotlib_part("lines").Line2D
        handles += [
            line_of([], [], color=COLOURS[kind] if kind != "kept" else "#6b6b6b",
                   linestyle="--" if kind == "lost" else "-", label=label.format(change=names[kind]))
            for kind in kinds
        ]  # fmt: skip
    return _side_by_side(maps, draw, handles)


def _paler(colour: str, is_paler: bool) -> tuple:
    to_rgb = matplotlib_part("colors").to_rgb
    share = 0.55 if is_paler else 1.0
    return tuple(1.0 - share * (1.0 - part) for part in to_rgb(colour))


def _side_by_side(maps: list, draw, handles: list) -> bytes:
    """A map for every scenario, a legend below."""
    across = min(_MAPS_A_ROW, max(len(maps), 2))
    down = -(-len(maps) // across)
    first = next(iter([*maps[0].ground.values(), *maps[0].values.values()]))
    left, right, bottom, top = first.extent
    width = _WIDTH / across
    in_row = min(len(maps), across)
    columns = max(2 * in_row, 3)
    legend = 0.24 * -(-len(handles) // columns) + 0.1
    height = down * (width * min((top - bottom) / (right - left), 2.5) + 0.3) + legend
    figure = figures.new_figure(width * in_row, height)
    for number, shown in enumerate(maps):
        axes = figure.add_subplot(down, in_row, number + 1)
        draw(axes, shown)
        axes.set_xlim(left, right)
        axes.set_ylim(bottom, top)
        axes.set_aspect("equal")
        figures.without_ticks(axes)
        axes.set_title(figures.plain(shown.name), fontsize=10)
    figure.legend(handles=handles, loc="lower center", ncol=columns, frameon=False, fontsize=9)
    return figures.png_of(figure, below=legend / height)


def difference_picture(maps: list, role: str) -> bytes:
    """The difference of a surface from the reference in every scenario, on one scale."""
    colors, patches = matplotlib_part("colors"), matplotlib_part("patches")

    cells = np.concatenate([one.values[role].cells.ravel() for one in maps])
    moved = np.abs(cells[np.isfinite(cells) & (cells != 0)])
    # The same ends on both sides of 0, which a few cells do not stretch.
    limit = float(f"{np.quantile(moved, 0.98):.2g}") if moved.size else 1.0
    ramp = colors.LinearSegmentedColormap.from_list("change", RAMPS["change"])
    ramp.set_bad("#dcdcdc")

    def draw(axes, shown):
        small = shown.values[role]
        axes.imshow(small.cells, cmap=ramp, vmin=-limit, vmax=limit, extent=small.extent, interpolation="nearest")

    labels = {step: f"{step * limit:+.3g}" if step else "0" for step in (-1.0, -0.5, 0.0, 0.5, 1.0)}
    handles = [
        patches.Patch(facecolor=ramp((step + 1.0) / 2.0), edgecolor="#bbbbbb", linewidth=0.5, label=label)
        for step, label in labels.items()
    ]
    handles.append(patches.Patch(facecolor="#dcdcdc", label=shared_tr("no data")))
    return _side_by_side(maps, draw, handles)


def relative_picture(names: list, measures: list, numbers: np.ndarray) -> bytes:
    """Change of the key numbers in percent of the reference, a group of bars for each number.

    Parameters
    ----------
    names : list of str
        The scenarios without the reference.
    measures : list of str
    numbers : ndarray of float, shape (measures, scenarios)
        Percent; NaN is not drawn.
    """
    size = 0.82 / len(names)
    figure, axes = figures.new_axes(_WIDTH, 1.0 + len(measures) * max(0.3, 0.17 * len(names)))
    # A number that is many times as high would leave the others no room: its bar is cut and says its value.
    known = np.abs(numbers[np.isfinite(numbers)])
    limit = min(max(float(known.max(initial=0.0)), 1.0), _LONGEST_BAR)
    for number, name in enumerate(names):
        places = np.arange(len(measures)) + (number - (len(names) - 1) / 2) * size
        values = np.nan_to_num(numbers[:, number])
        colour, label = figures.colour_of(number), figures.plain(name)
        axes.barh(places, np.clip(values, -limit, limit), size, color=colour, label=label)
        for place, value in zip(places, values):
            if abs(value) > limit:
                axes.text(limit * np.sign(value) * 0.99, place, f"{value:+,.0f} %", va="center", fontsize=7,
                          ha="right" if value > 0 else "left", color="white")  # fmt: skip
    axes.axvline(0.0, color="#333333", linewidth=0.8)
    axes.set_xlim(-limit * 1.03, limit * 1.03)
    figures.name_rows(axes, range(len(measures)), measures, 10)
    axes.invert_yaxis()
    figures.clean_axes(axes, shared_tr("Change from the reference, %"), "")
    if len(names) > 1:
        figures.legend_beside(axes, 9)
    return figures.png_of(figure)


def stacked_picture(names: list, areas: dict, label: str) -> bytes:
    """Kept, lost and gained area of every scenario: what is lost stands below zero.

    Parameters
    ----------
    names : list of str
    areas : dict
        "kept", "lost", "gained" to a list of numbers.
    label : str
    """
    figure, axes = figures.new_axes(_WIDTH, 1.1 + 0.42 * len(names))
    texts = words_of("change")
    places = np.arange(len(names))
    kept, lost, gained = (np.asarray(areas[kind], dtype=float) for kind in ("kept", "lost", "gained"))
    for kind, width, left in (("kept", kept, 0), ("gained", gained, kept), ("lost", -lost, 0)):
        axes.barh(places, width, 0.62, left, color=COLOURS[kind], label=texts[kind])
    axes.axvline(0.0, color="#333333", linewidth=0.8)
    figures.name_rows(axes, places, names, 10)
    axes.invert_yaxis()
    figures.clean_axes(axes, label, "")
    figures.legend_beside(axes, 9)
    return figures.png_of(figure)
