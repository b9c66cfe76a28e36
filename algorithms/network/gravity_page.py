"""The gravity matrix as a page: a heat map and the corridors by rank."""

from __future__ import annotations

import numpy as np

from ..kit.page import Section, Shade, plain_page


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
    """
    # Forces span magnitudes: shades go by their logarithm.
    logs = np.log(np.where(matrix > 0, matrix, np.nan))
    known = logs[np.isfinite(logs)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)

    def shade(force: float, log: float) -> Shade:
        if not np.isfinite(force):
            return Shade()
        share = (log - low) / (high - low) if force > 0 and high > low else float(force > 0)
        return Shade(f"{force:,.4g}", share)

    rows = tuple((str(name), *map(shade, *pair)) for name, *pair in zip(names, matrix, logs))
    ranked = tuple((rank, corridor, f"{force:,.2f}", kind) for rank, corridor, force, kind in ranking)
    heads = tuple(texts[key] for key in ("rank", "corridor", "gravity", "class"))
    sections = (
        Section("", (texts["note"],)),
        Section(texts["matrix"], (), ("", *map(str, names)), rows),
        Section(texts["ranking"], (), heads, ranked),
    )
    return plain_page(texts["title"], sections)
