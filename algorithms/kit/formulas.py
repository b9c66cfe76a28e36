"""Formulas set in type: matplotlib's mathtext as outlines in an SVG that needs no font."""

from __future__ import annotations

import html
from functools import lru_cache

from ..platform.first_thread import matplotlib_part
from .figures import can_draw

# Points of the letters; the page scales the picture with its text.
_SIZE = 12.0
_RIM = 1.0


def formula_svg(tex: str) -> str:
    """A formula as an SVG to be put into a page; empty where matplotlib is missing.

    Parameters
    ----------
    tex : str
        As mathtext reads it, without dollar signs.
    """
    return _outlines(tex) if can_draw() else ""


@lru_cache(maxsize=256)
def _outlines(tex: str) -> str:
    font = matplotlib_part("font_manager").FontProperties(math_fontfamily="stix")
    path = matplotlib_part("textpath").TextPath((0, 0), f"${tex}$", size=_SIZE, prop=font)
    segments = [(points, int(code)) for points, code in path.iter_segments(curves=True, simplify=False)]
    # Letters have points where they reach farthest; extents of their curves would cost seconds.
    x, y = ([value for points, code in segments if code != _CLOSE for value in points[axis::2]] for axis in (0, 1))
    left, top = min(x), max(y)
    width, height = max(x) - left + 2 * _RIM, top - min(y) + 2 * _RIM
    parts = []
    for points, code in segments:
        # SVG counts downwards.
        places = [f"{points[i] - left + _RIM:.2f} {top - points[i + 1] + _RIM:.2f}" for i in range(0, len(points), 2)]
        parts.append(_LETTERS[code] + " ".join(places) if code != _CLOSE else "Z")
    # 1 em is a letter's size, so that the formula grows with the text around it.
    return (
        f'<svg class="formula" role="img" aria-label="{html.escape(tex, quote=True)}" '
        f'viewBox="0 0 {width:.2f} {height:.2f}" style="width:{width / _SIZE:.3f}em;height:{height / _SIZE:.3f}em">'
        f'<path fill="currentColor" d="{"".join(parts)}"/></svg>'
    )


_CLOSE = 79
# Codes of matplotlib.path.Path: move, line, quadratic and cubic curves.
_LETTERS = {1: "M", 2: "L", 3: "Q", 4: "C"}
