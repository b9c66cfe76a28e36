"""What the stages of workflows are called, and what they do."""

from __future__ import annotations

from ..widgets.text import shared_tr


def titles() -> dict:
    """Stage to its title."""
    return {
        "sources": shared_tr("Sources"),
        "resistance": shared_tr("Resistance"),
        "corridors": shared_tr("Corridors"),
        "pinch_points": shared_tr("Pinch points, barriers"),
        "health": shared_tr("Ecosystem health"),
        "zones": shared_tr("Restoration zones"),
        "report": shared_tr("Report"),
    }


def explanations() -> dict:
    """Stage to what it does, in two sentences."""
    return {
        "sources": shared_tr(
            "Finds the patches that the pattern starts from: large, well-connected cores of natural land, or the land "
            "that gives the most services. A table tells of every patch why it was kept or dropped."
        ),
        "resistance": shared_tr(
            "Scores how hard each cell is to cross by several factors, and weighs them against each other. Factors "
            "without a layer are left out."
        ),
        "corridors": shared_tr(
            "Joins the sources by the ways of least cost. The gravity model tells important corridors from general "
            "ones; space syntax tells which ones most ways lead through."
        ),
        "pinch_points": shared_tr(
            "Lets current flow through the corridors: where it is dense, the way is narrow and must be kept. Barriers "
            "are places whose restoration would shorten a corridor most."
        ),
        "health": shared_tr(
            "Rates vigour, organisation, resilience and services of each square from 0 to 1, for one or several "
            "years. With several years it tells where health improves and where it declines."
        ),
        "zones": shared_tr(
            "Divides the land into zones with a strategy each, by its health, its trend and its place in the network. "
            "A table gives the area of every zone in every district."
        ),
        "report": shared_tr(
            "Puts sources, corridors, pinch points, barriers and zones together into one pattern with roles and "
            "strategic nodes. The report is one page with maps, tables and methods."
        ),
    }
