"""Maps of the report: one layer with legend, scale bar and north arrow, or several of one extent beside each other."""

from __future__ import annotations

import string
from dataclasses import dataclass

from ..kit.blocks import Figure, Picture
from ..kit.figures import can_draw, new_figure, plain, png_of
from ..kit.numbers import number_text
from ..maps.map_picture import joint_extent, png_of_map
from ..platform.compat import METRES
from .map_frame import frame_of, rendered, scale_and_north
from .map_layers import legend_entries, ramp_of
from .map_sheet import map_sheet

# Millimetres of a map that fills the page's width, and of what is not map in it.
_WIDTH, _SIDE, _ABOVE = 180.0, 74.0, 28.0
_LOWEST, _HIGHEST = 75.0, 200.0
# Millimetres of a line of the legend.
_LINE, _SMALL_LINE, _MANY_LINES = 7.6, 5.6, 16
_DPI = 150
# Pixels along the longer side of a small map.
_SMALL_MAP = 620
_MOST_PANELS = 12


@dataclass
class Panel:
    """A small map.

    Parameters
    ----------
    title : str
    layers : list of QgsMapLayer
        The topmost first; the legend is that of the first.
    """

    title: str
    layers: list


def _lines(layer) -> int:
    """Lines of a layer in the legend: its name, and its classes where there are several."""
    count = len(legend_entries(layer))
    return 3 if ramp_of(layer) is not None else 1 if count <= 1 else count + 1


def map_png(layers: list, title: str) -> bytes:
    """One map with legend, scale bar and north arrow, as high as its ground asks for."""
    extent = joint_extent(layers)
    ratio = extent.height() / extent.width() if extent.width() else 1.0
    entries = sum(_lines(layer) for layer in layers)
    # Long legends are set smaller by the layout.
    legend = _ABOVE / 2 + entries * (_SMALL_LINE if entries > _MANY_LINES else _LINE)
    height = min(max((_WIDTH - _SIDE) * ratio + _ABOVE, legend, _LOWEST), _HIGHEST)
    return png_of_map(layers, title, _WIDTH, height, _DPI)


def study_map(layers: list, title: str, frame=None, marks=(), world: bool = False) -> bytes:
    """A map in the frame of the study, or in one of its own where the layers lie elsewhere; as QGIS lays it out where
    matplotlib is missing.

    Parameters
    ----------
    layers : list of QgsMapLayer
    title : str
        Above a layout of QGIS; the frame of a study has none, since the caption says what it shows.
    frame : MapFrame, optional
    marks : list of Mark
    world : bool
    """
    if not can_draw():
        return map_png(layers, title)
    if frame is None or not frame.holds(layers):
        frame = frame_of(joint_extent(layers), layers[0].crs())
    return map_sheet(layers, frame, marks, world)


def map_figure(caption: str, layers: list, title: str = "", frame=None, marks=(), world: bool = False) -> Figure:
    """A map with its caption."""
    png = study_map(layers, title or caption, frame, marks, world)
    return Figure(caption, [Picture(png, caption)], is_map=True)


def panels_figure(caption: str, panels: list, one_legend: bool, frame=None) -> Figure:
    """Small maps beside each other with their caption."""
    return Figure(caption, [Picture(panels_png(panels, one_legend, frame), caption)])


def panels_png(panels: list, one_legend: bool, frame=None) -> bytes:
    """Small maps of one extent, lettered, with a scale bar and a north arrow in the first.

    Parameters
    ----------
    panels : list of Panel
    one_legend : bool
        All maps share the legend of the first; else each has its own.
    frame : MapFrame, optional
        That of the study.
    """
    panels = panels[:_MOST_PANELS]
    shown = [layer for panel in panels for layer in panel.layers]
    if frame is None or not frame.holds(shown):
        frame = frame_of(joint_extent(shown), shown[0].crs())
    extent = frame.extent
    ratio = extent.height() / extent.width() if extent.width() else 1.0
    across = 4 if len(panels) in (4, 7, 8) and one_legend else 2 if len(panels) == 2 else 3
    down = -(-len(panels) // across)
    wide = 7.2 / across
    below = _legend_height(panels[0].layers[0]) if one_legend else 0.0
    own = 0.0 if one_legend else max(_legend_height(panel.layers[0]) for panel in panels)
    high = down * (min(wide * ratio, 4.2) * 0.98 + 0.3 + own) + below
    figure = new_figure(7.2, high)
    figure.set_dpi(_DPI)
    for number, panel in enumerate(panels):
        axes = figure.add_subplot(down, across, number + 1)
        box = (extent.xMinimum(), extent.xMaximum(), extent.yMinimum(), extent.yMaximum())
        axes.imshow(rendered(panel.layers, extent, _SMALL_MAP, _DPI), extent=box, interpolation="nearest")
        axes.set_title(f"({string.ascii_lowercase[number]}) {plain(panel.title)}", fontsize=9, loc="left")
        axes.set_xticks([])
        axes.set_yticks([])
        for side in axes.spines.values():
            side.set_linewidth(0.6)
        if number == 0:
            scale_and_north(axes, extent, frame.crs.mapUnits() == METRES)
        if not one_legend:
            _own_legend(figure, axes, panel.layers[0])
    if one_legend:
        _shared_legend(figure, panels[0].layers[0], below / high)
    return png_of(figure, below=below / high)


def _legend_height(layer) -> float:
    entries = legend_entries(layer)
    return 0.15 + 0.22 * (-(-len(entries) // 4)) if entries else 0.5


def _patches(layer) -> list:
    from matplotlib.patches import Patch

    entries = legend_entries(layer)
    return [Patch(facecolor=colour, edgecolor="#555555", linewidth=0.3, label=plain(text)) for text, colour in entries]


def _shared_legend(figure, layer, share: float) -> None:
    patches = _patches(layer)
    if patches:
        figure.legend(handles=patches, loc="lower center", ncol=min(len(patches), 4), frameon=False, fontsize=8)
        return
    place = [0.3, 0.55 * share, 0.4, 0.2 * share]
    axes = figure.axes[0].inset_axes(place, transform=figure.transFigure)
    axes.set_in_layout(False)
    _bar(figure, axes, layer)


def _own_legend(figure, axes, layer) -> None:
    patches = _patches(layer)
    if patches:
        below = {"loc": "upper center", "bbox_to_anchor": (0.5, -0.01), "ncol": min(len(patches), 3)}
        axes.legend(handles=patches[:12], fontsize=6.5, frameon=False, handlelength=1.1, columnspacing=1.0, **below)
        return
    _bar(figure, axes.inset_axes([0.2, -0.06, 0.6, 0.025]), layer)


def _bar(figure, axes, layer) -> None:
    from matplotlib.cm import ScalarMappable
    from matplotlib.colors import Normalize

    ramp = ramp_of(layer)
    if ramp is None:
        axes.set_axis_off()
        return
    colours, low, high = ramp
    bar = figure.colorbar(ScalarMappable(Normalize(low, high), colours), cax=axes, orientation="horizontal")
    bar.set_ticks([low, (low + high) / 2, high])
    bar.set_ticklabels([number_text(float(f"{value:.3g}")) for value in (low, (low + high) / 2, high)])
    axes.tick_params(labelsize=6.5, length=2)
