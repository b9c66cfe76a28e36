"""Maps of how the components of ecosystem health changed in each period."""

from __future__ import annotations

import numpy as np
from qgis.core import Qgis

from ..kit.blocks import Figure, Picture
from ..kit.figures import new_figure, plain, png_of
from ..kit.numbers import number_text
from ..kit.words import words_of
from ..layers.opening import raster_layer
from ..platform.compat import METRES
from ..platform.language import shared_tr
from .map_frame import frame_of, scale_and_north

_COMPONENTS = ("EV", "EO", "ER", "ES", "CESI")
# Cells along the longer side of a small map; a share of the differences that the colours leave out at either end.
_MOST_CELLS, _BEYOND = 420, 1.0
_WIDE = 7.2
_MOST_PERIODS = 3
_DPI = 150


def component_change_figure(context, step):
    """A row for each component, a map for each period; None where the run left no components of several years."""
    path = step.file_of("COMPONENTS")
    layer = None if path is None else raster_layer(path)
    if layer is None or not layer.isValid() or not context.charts:
        return None
    bands = _bands(layer)
    years = sorted({year for _, year in bands})
    parts = [part for part in _COMPONENTS if all((part, year) in bands for year in years)]
    if len(years) < 2 or not parts:
        return None
    periods = list(zip(years, years[1:]))
    if len(years) > 2:
        periods.append((years[0], years[-1]))
    periods = periods[-_MOST_PERIODS:]
    values = {key: _read(layer, band) for key, band in bands.items() if key[0] in parts}
    changes = {
        (part, period): values[part, period[1]] - values[part, period[0]] for part in parts for period in periods
    }
    png = _drawn(context, layer, parts, periods, changes)
    return Figure(shared_tr("Change of the components of ecosystem health in each period"), [Picture(png)])


def _bands(layer) -> dict:
    """(component, year) to the number of its band, from names such as "EV 2003"."""
    found = {}
    for band in range(1, layer.bandCount() + 1):
        name = layer.bandName(band).split(": ", 1)[-1]
        part, _, year = name.rpartition(" ")
        if part in _COMPONENTS:
            found[part, year] = band
    return found


def _read(layer, band: int) -> np.ndarray:
    """A band as floats with NaN, coarser where it has many cells: QGIS takes overviews then."""
    provider = layer.dataProvider()
    share = min(1.0, _MOST_CELLS / max(layer.width(), layer.height()))
    columns, rows = max(round(layer.width() * share), 1), max(round(layer.height() * share), 1)
    block = provider.block(band, layer.extent(), columns, rows)
    # Whatever the type of the file, numbers of 8 bytes with one value for missing ones.
    block.convert(Qgis.DataType.Float64)
    values = np.frombuffer(bytes(block.data()), dtype=np.float64).reshape(rows, columns).copy()
    if block.hasNoDataValue():
        values[values == block.noDataValue()] = np.nan
    return values


def _drawn(context, layer, parts: list, periods: list, changes: dict) -> bytes:
    from matplotlib.cm import ScalarMappable
    from matplotlib.colors import Normalize

    names = words_of("component of health")
    own = layer.extent()
    frame = context.frame
    if frame is None or not frame.holds([layer]):
        frame = frame_of(own, layer.crs())
    known = np.concatenate([np.abs(change[np.isfinite(change)]) for change in changes.values()])
    most = float(np.percentile(known, 100.0 - _BEYOND)) if known.size else 0.0
    norm = Normalize(-(most or 1.0), most or 1.0)
    wide = _WIDE / max(len(periods), 2)
    high = len(parts) * (min(wide * frame.ratio, 3.0) * 0.95 + 0.22) + 0.5
    figure = new_figure(_WIDE, high)
    figure.set_dpi(_DPI)
    box = (own.xMinimum(), own.xMaximum(), own.yMinimum(), own.yMaximum())
    for number, (part, period) in enumerate((part, period) for part in parts for period in periods):
        axes = figure.add_subplot(len(parts), len(periods), number + 1)
        axes.imshow(changes[part, period], extent=box, cmap="RdBu", norm=norm, interpolation="nearest")
        title = f"({chr(ord('a') + number)}) {names.get(part, part)}, {period[0]}–{period[1]}"
        axes.set_title(plain(title), fontsize=8, loc="left")
        axes.set_xlim(frame.extent.xMinimum(), frame.extent.xMaximum())
        axes.set_ylim(frame.extent.yMinimum(), frame.extent.yMaximum())
        axes.set_xticks([])
        axes.set_yticks([])
        if number == 0:
            scale_and_north(axes, frame.extent, frame.crs.mapUnits() == METRES)
    # Such axes keep their place when the others are laid out.
    bar = figure.axes[0].inset_axes((0.3, 0.32 / high, 0.4, 0.11 / high), transform=figure.transFigure)
    bar.set_in_layout(False)
    shown = figure.colorbar(ScalarMappable(norm, "RdBu"), cax=bar, orientation="horizontal", extend="both")
    shown.set_ticks([norm.vmin, 0.0, norm.vmax])
    shown.set_ticklabels([number_text(float(f"{value:.2g}")) for value in (norm.vmin, 0.0, norm.vmax)])
    bar.tick_params(labelsize=7, length=2)
    return png_of(figure, below=0.5 / high)
