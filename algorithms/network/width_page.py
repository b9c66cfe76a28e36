"""The page of corridor widths: shares of land cover and current by width as charts, widths by cost as a table."""

from __future__ import annotations

import numpy as np

from ..kit.curves import curves
from ..kit.page import Section, drawn, no_pictures, plain_page
from ..platform.language import shared_tr

# Covers with less than this share everywhere are drawn together.
_SMALL = 0.02


def width_page(study, picks, pinch) -> str:
    """The page in one file, pictures included.

    Parameters
    ----------
    study : WidthStudy
    picks : Picks
    pinch : PinchCells or None
    """
    sections = [_cover(study, picks), _current(study, picks), _pinch(study, pinch), _cost(study)]
    return plain_page(shared_tr("Width of corridors"), sections)


def _percent(values) -> list:
    return [None if np.isnan(value) else 100.0 * float(value) for value in values]


def _cover(study, picks) -> Section:
    shares, series = study.whole.shares, {}
    natural = None
    if study.natural is not None:
        natural = shared_tr("Natural land")
        series[natural] = _percent(study.natural_share())
    large = [place for place in range(study.classes.size) if np.nanmax(shares[:, place], initial=0.0) >= _SMALL]
    for place in sorted(large, key=lambda place: -np.nan_to_num(shares[-1, place])):
        series[study.name(place)] = _percent(shares[:, place])
    sentences = []
    if picks.natural >= 0:
        sentences.append(
            shared_tr("The natural share holds up to {width:g} m: there it is {share:.1f} %.").format(
                width=study.widths[picks.natural], share=100.0 * study.natural_share()[picks.natural]
            )
        )
    heading = shared_tr("Land cover within half widths of all corridors")
    marked = study.widths[picks.natural] if picks.natural >= 0 else None
    axes = shared_tr("Half width (m)"), shared_tr("Share (%)")
    columns = (axes[0], shared_tr("Area (ha)"), *series)
    rows = [
        (f"{width:g}", f"{row[3]:,.1f}", *(f"{values[place]:.1f}" if values[place] is not None else ""
                                           for values in series.values()))
        for place, (width, row) in enumerate(zip(study.widths, [row for row in study.rows if row[0] == 0]))
    ]  # fmt: skip
    picture = drawn(heading, curves, list(study.widths), series, *axes, False, marked, None, None, natural)
    return Section(heading, (*sentences, *no_pictures()), columns, tuple(rows), picture)


def _current(study, picks):
    if study.current is None:
        return None
    heading = shared_tr("Current within half widths of all corridors")
    sentences = [
        shared_tr("The curve has its knee at {width:g} m.").format(width=study.widths[picks.knee])
        if picks.knee >= 0
        else shared_tr("The curve has no knee; it tells no width.")
    ]
    if picks.current >= 0:
        sentences.append(
            shared_tr("80 % of the current lie within {width:g} m.").format(width=study.widths[picks.current])
        )
    series = {shared_tr("Current"): _percent(study.share)}
    marked = study.widths[picks.knee] if picks.knee >= 0 else None
    axes = shared_tr("Half width (m)"), shared_tr("Share (%)")
    picture = drawn(heading, curves, list(study.widths), series, *axes, False, marked, 80.0)
    return Section(heading, tuple(sentences), pictures=picture)


def _pinch(study, pinch):
    if pinch is None:
        return None
    area = study.job.grid.cell_area_ha
    rows = tuple(
        (f"{width:g}", format(limit, ".4g"), f"{cells * area:,.1f}")
        for width, limit, cells in zip(study.widths, pinch.limits, pinch.cells)
    )
    columns = shared_tr("Half width (m)"), shared_tr("Least current (A)"), shared_tr("Area (ha)")
    return Section(shared_tr("Pinch points by width"), (), columns, rows)


def _cost(study):
    found = [row for row in study.rows if row[1] == "percent"]
    if not found:
        return None
    rows = []
    for percent in sorted({row[2] for row in found}):
        here = [row for row in found if row[2] == percent]
        widths = [row[4] for row in here if np.isfinite(row[4])]
        rows.append(
            (f"{percent:g}", f"{sum(row[3] for row in here):,.1f}", f"{np.mean(widths):,.0f}" if widths else "")
        )
    columns = shared_tr("Dearer by (%)"), shared_tr("Area of all corridors (ha)"), shared_tr("Mean width (m)")
    note = shared_tr("Ground of ways that cost so much more than the cheapest; land that corridors share counts twice.")
    return Section(shared_tr("Widths by cost"), (note,), columns, tuple(rows))
