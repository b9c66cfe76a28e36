"""The sweep over dispersal distances as a page: three curves and the table, without scripts or links."""

from __future__ import annotations

import html
import math

import numpy as np

from ...core.network.connectivity_sweep import ConnectivitySweep

_WIDTH, _HEIGHT = 640, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 80, 20, 14, 40
_COLOURS = ("#01665e", "#8856a7")
_STYLE = """
body { font-family: sans-serif; margin: 2em; max-width: 60em; color: #222; }
table { border-collapse: collapse; margin: 1em 0; }
td, th { padding: 0.3em 0.7em; border: 1px solid #ddd; text-align: right; font-size: 0.9em; }
th { background: #f4f4f4; }
svg { max-width: 100%; height: auto; }
svg text { font-size: 12px; fill: #444; }
"""


def sweep_page(algorithm, sweep: ConnectivitySweep, distance: float) -> str:
    """The page as HTML.

    Parameters
    ----------
    algorithm : EspAlgorithm
        Translates the texts.
    sweep : ConnectivitySweep
    distance : float
        The distance in use, marked in the pictures.
    """
    say = algorithm.shared_tr
    panels = (
        (say("Equivalent connectivity EC(PC)"), (("EC(PC)", sweep.ec_pc),), None),
        (say("Groups of linked patches"), ((say("Groups"), sweep.components.astype(float)),), None),
        (
            say("Stability of the ranks of dPC (Spearman's correlation)"),
            (
                (say("with the distance before"), sweep.rank_previous),
                (say("with the distance in use"), sweep.rank_reference),
            ),
            1.0,
        ),
    )
    head = (
        say("Distance"),
        "EC(PC)",
        "EC(IIC)",
        say("Links"),
        say("Groups"),
        say("Largest group, %"),
        say("Ranks with the distance before"),
        say("Ranks with the distance in use"),
        say("Ten best the same, %"),
    )
    rows = zip(
        sweep.distance,
        sweep.ec_pc,
        sweep.ec_iic,
        sweep.links,
        sweep.components,
        sweep.largest_share,
        sweep.rank_previous,
        sweep.rank_reference,
        sweep.top_previous,
    )
    title = html.escape(say("Connectivity over dispersal distances"))
    note = html.escape(
        say(
            "Where groups merge, the choice of the distance matters; where the ranks hardly change, it matters little. "
            "The dashed line is the distance in use."
        )
    )
    pictures = "".join(
        f"<h2>{html.escape(name)}</h2>{_curves(sweep.distance, curves, distance, top)}" for name, curves, top in panels
    )
    heads = "".join(f"<th>{html.escape(text)}</th>" for text in head)
    body = "".join("<tr>" + "".join(f"<td>{_text(value)}</td>" for value in row) + "</tr>" for row in rows)
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style></head>'
        f"<body><h1>{title}</h1><p>{note}</p>\n{pictures}\n<table><tr>{heads}</tr>{body}</table></body></html>\n"
    )


def _text(value) -> str:
    return "" if value != value else f"{value:,.6g}"


def _curves(x: np.ndarray, curves, marked: float, top) -> str:
    """One picture: curves over the distance, with round ticks."""
    values = np.concatenate([curve for _, curve in curves])
    values = values[np.isfinite(values)]
    low = min(0.0, float(values.min())) if values.size else 0.0
    high = top if top is not None else (float(values.max()) if values.size else 1.0) or 1.0
    right = max(float(x.max()), marked)

    def place(distance, value):
        across = _LEFT + (_WIDTH - _LEFT - _RIGHT) * distance / right
        down = _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * (value - low) / (high - low)
        return f"{across:.1f}", f"{down:.1f}"

    parts = []
    for tick in _ticks(low, high):
        _, y = place(0.0, tick)
        parts.append(f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y}" y2="{y}" stroke="#e0e0e0"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y}" dy="4" text-anchor="end">{tick:,.6g}</text>')
    for tick in _ticks(0.0, right):
        at, _ = place(tick, low)
        parts.append(f'<text x="{at}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle">{tick:,.6g}</text>')
    at, _ = place(marked, low)
    parts.append(
        f'<line x1="{at}" x2="{at}" y1="{_TOP}" y2="{_HEIGHT - _BOTTOM}" stroke="#888" stroke-dasharray="4 4"/>'
    )
    for number, (name, curve) in enumerate(curves):
        colour = _COLOURS[number]
        known = [place(distance, value) for distance, value in zip(x, curve) if np.isfinite(value)]
        points = " ".join(",".join(point) for point in known)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{a}" cy="{b}" r="3.5" fill="{colour}"/>' for a, b in known]
        if len(curves) > 1:
            y = _HEIGHT - _BOTTOM - 12 - 16 * number
            ends = f'x="{_WIDTH - _RIGHT}" y="{y}" text-anchor="end"'
            parts.append(f'<text {ends} style="fill:{colour}">{html.escape(name)}</text>')
    return f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" role="img">{"".join(parts)}</svg>'


def _ticks(low: float, high: float) -> list:
    """About five round numbers from low to high."""
    step = 10.0 ** math.floor(math.log10((high - low) / 4.0))
    step *= next(factor for factor in (1.0, 2.0, 5.0, 10.0) if (high - low) / (step * factor) <= 6.0)
    return [number * step for number in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)]
