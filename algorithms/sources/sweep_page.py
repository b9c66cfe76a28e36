"""The sweep over dispersal distances as a page: three charts of curves and the table."""

from __future__ import annotations

from ...core.network.connectivity_sweep import ConnectivitySweep
from ..kit.curves import curves
from ..kit.page import Section, drawn, no_pictures, plain_page
from ..platform.language import shared_tr as say


def sweep_page(sweep: ConnectivitySweep, distance: float) -> str:
    """The page as HTML.

    Parameters
    ----------
    sweep : ConnectivitySweep
    distance : float
        The distance in use, marked in the pictures.
    """
    before, in_use = say("with the distance before"), say("with the distance in use")
    panels = (
        (say("Equivalent connectivity EC(PC)"), "EC(PC)", {"EC(PC)": sweep.ec_pc}),
        (say("Groups of linked patches"), say("Groups"), {"": sweep.components}),
        (
            say("Stability of the ranks of dPC (Spearman's correlation)"),
            say("Rank correlation"),
            {before: sweep.rank_previous, in_use: sweep.rank_reference},
        ),
    )
    pictures = [
        Section(title, pictures=drawn(title, curves, sweep.distance, series, say("Distance"), label, False, distance))
        for title, label, series in panels
    ]
    columns = {
        say("Distance"): sweep.distance,
        "EC(PC)": sweep.ec_pc,
        "EC(IIC)": sweep.ec_iic,
        say("Links"): sweep.links,
        say("Groups"): sweep.components,
        say("Largest group, %"): sweep.largest_share,
        say("Ranks with the distance before"): sweep.rank_previous,
        say("Ranks with the distance in use"): sweep.rank_reference,
        say("Ten best the same, %"): sweep.top_previous,
    }
    rows = tuple(tuple(map(_text, row)) for row in zip(*columns.values()))
    note = say(
        "Where groups merge, the choice of the distance matters; where the ranks hardly change, it matters little. "
        "The dashed line is the distance in use."
    )
    sections = [Section("", (note, *no_pictures())), *pictures, Section("", (), tuple(columns), rows)]
    return plain_page(say("Connectivity over dispersal distances"), sections)


def _text(value) -> str:
    return "" if value != value else f"{value:,.6g}"
