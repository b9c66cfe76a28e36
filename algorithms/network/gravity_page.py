"""The gravity matrix as a page: a heat map and the corridors by rank."""

from __future__ import annotations

import html
import math

import numpy as np

# From weak to strong, light to dark.
_SHADES = ("#fff7ec", "#fee8c8", "#fdd49e", "#fdbb84", "#fc8d59", "#ef6548", "#d7301f", "#990000")
_STYLE = """
body { font-family: sans-serif; margin: 2em; color: #222; }
table { border-collapse: collapse; margin: 1em 0; }
td, th { padding: 0.3em 0.6em; border: 1px solid #ddd; text-align: right; font-size: 0.85em; }
th { background: #f4f4f4; }
td.none { background: #fafafa; }
"""


def gravity_page(texts: dict, names: list, matrix: np.ndarray, ranking: list) -> str:
    """A page in one file, without scripts or links.

    Parameters
    ----------
    texts : dict
        "title", "note", "matrix", "ranking" and the column heads "rank", "corridor", "gravity", "class", in
        the user's language.
    names : list
        The sources' numbers.
    matrix : ndarray of float, shape (sources, sources)
        NaN where no corridor joins a pair.
    ranking : list of (int, str, float, str)
        Rank, corridor, gravity and class, strongest first.

    Returns
    -------
    str
    """
    said = {key: html.escape(str(text)) for key, text in texts.items()}
    head = "".join(f"<th>{html.escape(str(name))}</th>" for name in names)
    rows = []
    # Forces span magnitudes: shades go by their logarithm.
    logs = np.log(matrix[np.isfinite(matrix) & (matrix > 0)])
    low, high = (float(logs.min()), float(logs.max())) if logs.size else (0.0, 0.0)
    for name, values in zip(names, matrix.tolist()):
        cells = "".join(_cell(value, low, high) for value in values)
        rows.append(f"<tr><th>{html.escape(str(name))}</th>{cells}</tr>")
    ranked = "".join(
        f"<tr><td>{rank}</td><td>{html.escape(corridor)}</td><td>{force:,.2f}</td><td>{html.escape(kind)}</td></tr>"
        for rank, corridor, force, kind in ranking
    )
    columns = "".join(f"<th>{said[key]}</th>" for key in ("rank", "corridor", "gravity", "class"))
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{said["title"]}</title>'
        f"<style>{_STYLE}</style></head><body>\n<h1>{said['title']}</h1>\n<p>{said['note']}</p>\n"
        f"<h2>{said['matrix']}</h2>\n<table><tr><th></th>{head}</tr>\n" + "\n".join(rows) + "</table>\n"
        f"<h2>{said['ranking']}</h2>\n<table><tr>{columns}</tr>\n{ranked}</table>\n</body></html>\n"
    )


def _cell(value: float, low: float, high: float) -> str:
    """A cell of the heat map; low and high are the logarithms of the least and the greatest force above 0."""
    if not math.isfinite(value):
        return '<td class="none"></td>'
    share = (math.log(value) - low) / (high - low) if value > 0 and high > low else float(value > 0)
    step = min(int(share * len(_SHADES)), len(_SHADES) - 1)
    ink = "#fff" if step >= len(_SHADES) - 3 else "#222"
    return f'<td style="background:{_SHADES[step]};color:{ink}">{value:,.4g}</td>'
