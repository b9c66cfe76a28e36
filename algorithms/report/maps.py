"""Maps of the report: one layer with legend, scale bar and north arrow, or several of one extent beside each other."""

from __future__ import annotations

import io
import string
from dataclasses import dataclass

from qgis.core import (
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QSize
from qgis.PyQt.QtGui import QColor, QImage, QPainter

from ..kit.blocks import Figure, Picture
from ..kit.figures import new_figure, plain, png_of
from ..kit.numbers import number_text
from ..maps.map_picture import joint_extent, png_of_map
from ..platform.compat import METRES
from .map_layers import legend_entries, ramp_of

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


def map_figure(caption: str, layers: list, title: str = "") -> Figure:
    """A map with its caption; its title is the caption where it has none of its own."""
    return Figure(caption, [Picture(map_png(layers, title or caption), caption)], is_map=True)


def panels_figure(caption: str, panels: list, one_legend: bool) -> Figure:
    """Small maps beside each other with their caption."""
    return Figure(caption, [Picture(panels_png(panels, one_legend), caption)])


def panels_png(panels: list, one_legend: bool) -> bytes:
    """Small maps of one extent, lettered, with a scale bar and a north arrow in the first.

    Parameters
    ----------
    panels : list of Panel
    one_legend : bool
        All maps share the legend of the first; else each has its own.
    """
    panels = panels[:_MOST_PANELS]
    extent = joint_extent([layer for panel in panels for layer in panel.layers])
    extent.scale(1.03)
    ratio = extent.height() / extent.width() if extent.width() else 1.0
    across = 2 if len(panels) in (2, 4) or not one_legend else 3
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
        axes.imshow(_image(panel.layers, extent), extent=box, interpolation="nearest")
        axes.set_title(f"({string.ascii_lowercase[number]}) {plain(panel.title)}", fontsize=9, loc="left")
        axes.set_xticks([])
        axes.set_yticks([])
        for side in axes.spines.values():
            side.set_linewidth(0.6)
        if number == 0:
            _scale(axes, extent, panel.layers[0].crs().mapUnits() == METRES)
        if not one_legend:
            _own_legend(figure, axes, panel.layers[0])
    if one_legend:
        _shared_legend(figure, panels[0].layers[0], below / high)
    return png_of(figure, below=below / high)


def _image(layers: list, extent: QgsRectangle):
    """The layers as an array of pixels."""
    from matplotlib.image import imread

    longer = max(extent.width(), extent.height()) or 1.0
    size = QSize(
        max(round(_SMALL_MAP * extent.width() / longer), 2), max(round(_SMALL_MAP * extent.height() / longer), 2)
    )
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[0].crs())
    settings.setExtent(extent)
    settings.setOutputSize(size)
    settings.setBackgroundColor(QColor("white"))
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    job = QgsMapRendererCustomPainterJob(settings, painter)
    job.renderSynchronously()
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    buffer.close()
    return imread(io.BytesIO(bytes(data)))


def _scale(axes, extent: QgsRectangle, metres: bool) -> None:
    """A bar of a round length, and where north is."""
    if metres:
        length = _round_length(extent.width() / 4.0)
        left = extent.xMinimum() + 0.05 * extent.width()
        low = extent.yMinimum() + 0.05 * extent.height()
        said = f"{length / 1000:g} km" if length >= 1000 else f"{length:g} m"
        axes.plot([left, left + length], [low, low], color="white", linewidth=5, solid_capstyle="butt")
        axes.plot([left, left + length], [low, low], color="black", linewidth=2.4, solid_capstyle="butt")
        axes.annotate(
            said, (left + length / 2, low), (0, 4), textcoords="offset points", ha="center", fontsize=7,
            bbox={"facecolor": "white", "alpha": 0.7, "edgecolor": "none", "pad": 0.6},
        )  # fmt: skip
    axes.text(
        0.945, 0.95, "▲\nN", transform=axes.transAxes, ha="center", va="top", fontsize=7.5, linespacing=1.25,
        bbox={"facecolor": "white", "alpha": 0.8, "edgecolor": "none", "pad": 1.2},
    )  # fmt: skip


def _round_length(most: float) -> float:
    """The largest of 1, 2, 5, 10, 20 ... that is not above a length."""
    power = 1.0
    while power * 10.0 <= most:
        power *= 10.0
    return max((step * power for step in (1.0, 2.0, 5.0) if step * power <= most), default=power)


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
