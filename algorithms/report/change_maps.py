"""Maps of how the components of ecosystem health changed in each period."""

from __future__ import annotations

import numpy as np
from qgis.PyQt.QtGui import QImage

from ..kit.blocks import Figure
from ..kit.drawing import Drawing
from ..kit.words import words_of
from ..layers.coarse_rasters import shown_raster
from ..platform.language import shared_tr
from .coarse_values import coarse_values
from .maps import Panel, panels_drawing, picture_of

_COMPONENTS = ("EV", "EO", "ER", "ES", "CESI")
# Cells along the longer side of a small map; a share of the differences that the colours leave out at either end.
_MOST_CELLS, _BEYOND = 420, 1.0
_MOST_PERIODS = 3
# From loss to gain, told apart by the colour-blind (ColorBrewer's RdBu).
_COLOURS = ("#67001f", "#b2182b", "#d6604d", "#f4a582", "#fddbc7", "#f7f7f7", "#d1e5f0", "#92c5de", "#4393c3")
_COLOURS += ("#2166ac", "#053061")


def component_change_figure(context, step):
    """A row for each period, a map for each component; None where the run left no components of several years."""
    path = step.file_of("COMPONENTS")
    layer = None if path is None else shown_raster(path)
    if layer is None or not layer.isValid():
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
    values = {key: coarse_values(layer, band, _MOST_CELLS) for key, band in bands.items() if key[0] in parts}
    changes = {
        (part, period): values[part, period[1]] - values[part, period[0]] for part in parts for period in periods
    }
    drawing = _drawn(context, layer, parts, periods, changes)
    caption = shared_tr("Change of the components of ecosystem health in each period")
    return Figure(caption, [picture_of(drawing, context.frame, caption)])


def _bands(layer) -> dict:
    """(component, year) to the number of its band, from names such as "EV 2003"."""
    found = {}
    for band in range(1, layer.bandCount() + 1):
        name = layer.bandName(band).split(": ", 1)[-1]
        part, _, year = name.rpartition(" ")
        if part in _COMPONENTS:
            found[part, year] = band
    return found


def _drawn(context, layer, parts: list, periods: list, changes: dict) -> Drawing:
    names = words_of("component of health")
    known = np.concatenate([np.abs(change[np.isfinite(change)]) for change in changes.values()])
    most = (float(np.percentile(known, 100.0 - _BEYOND)) if known.size else 0.0) or 1.0
    # Rounded as the legend says it.
    most = float(f"{most:.2g}")
    panels = []
    for period in periods:
        for part in parts:
            title = f"{names.get(part, part)}, {period[0]}–{period[1]}"
            panels.append(Panel(title, [layer], (_coloured(changes[part, period], most), layer.extent())))
    last = len(_COLOURS) - 1
    ramp = [(place / last, colour) for place, colour in enumerate(_COLOURS)], -most, most
    return panels_drawing(panels, True, context.frame, max(len(parts), 2), ramp)


def _coloured(values: np.ndarray, most: float) -> QImage:
    """Values from -most to most in the colours of the ramp; nothing where there are none."""
    stops = np.array([[int(colour[place : place + 2], 16) for place in (1, 3, 5)] for colour in _COLOURS], dtype=float)
    share = np.clip((np.nan_to_num(values) / most + 1.0) / 2.0, 0.0, 1.0) * (len(stops) - 1)
    lower = np.minimum(share.astype(int), len(stops) - 2)
    part = (share - lower)[..., None]
    image = np.empty((*values.shape, 4), dtype=np.uint8)
    image[..., :3] = np.rint((1.0 - part) * stops[lower] + part * stops[lower + 1])
    image[..., 3] = np.where(np.isfinite(values), 255, 0)
    rows, columns = values.shape
    return QImage(image.tobytes(), columns, rows, 4 * columns, QImage.Format.Format_RGBA8888).copy()
