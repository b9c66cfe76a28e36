"""The rules of a network of corridors, read from the form of esp:corridors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...core.errors import InputError
from ...core.tables import cell_number, cells_read, find_column
from ..frame.typed_numbers import named
from ..layers.source_ids import key_of
from ..layers.vector_io import column
from .move_form import check_direction

if TYPE_CHECKING:
    from ...core.cost.moves import Moves
    from ...core.network.least_cost_network import NetworkRules
    from ...core.network.selection import LinkLimits
    from ..layers.source_layers import Sources

# What the enums' options mean to core, in the order of the form.
ADJACENCY = ("either", "cost", "euclidean", "all", "list")
ENDPOINTS = ("edge", "centroid")
_NAMED = {"from_id": "from_name", "to_id": "to_name"}


def check(values) -> None:
    """What needs no data.

    Raises
    ------
    InputError
        When limits are the wrong way round, a width is negative or no percentage, or pairs are missing or not pairs.
    """
    from ...core.network.pairs import pair_entries
    from ...core.network.width_rule import check_widths

    _limits_of(values)
    check_direction(values)
    if values.word("DIRECTION") != "none" and values.flag("PREVIEW"):
        raise InputError("A preview knows no direction of steps; leave one of them out.")
    check_widths(widths_of(values), values.word("WIDTH_TYPE"))
    if values.number("CLIMATE_DIFFERENCE") and not values.given("CLIMATE"):
        raise InputError(
            "{parameter} needs {climate}; give a raster of it, or leave the limit out.",
            parameter=values.label("CLIMATE_DIFFERENCE"),
            climate=values.label("CLIMATE"),
        )
    pairs = named(values.definition("PAIRS"), pair_entries, values.text("PAIRS"))
    if values.word("ADJACENCY") == "list" and not pairs:
        raise InputError(
            "{parameter}: no pair is listed; write pairs such as 1-2, 3-5.", parameter=values.label("PAIRS")
        )


def widths_of(values) -> list:
    """The widths of the corridors, ascending.

    Raises
    ------
    InputError
        When one is negative or not finite.
    """
    further = values.numbers("MORE_WIDTHS")
    if any(not (0 <= width < np.inf) for width in further):
        raise InputError("{parameter}: a width is a cost of 0 or above.", parameter=values.label("MORE_WIDTHS"))
    return sorted({values.number("WIDTH"), *further})


def rules_of(job, sources: Sources, moves: Moves) -> NetworkRules:
    """The rules, with sources named by their labels.

    Parameters
    ----------
    job : Job
    sources : Sources
        Numbered by their labels.
    moves : Moves
        The steps of the paths.

    Raises
    ------
    InputError
        When a listed pair names a source that does not exist, or the overrides cannot be read.
    """
    from ...core.network.least_cost_network import NetworkRules

    label = {number: row for row, number in enumerate(sources.ids, 1)}
    known = {text: label[number] for text, number in sources.known().items()}
    keep, drop = _overrides(job, sources, known)
    return NetworkRules(
        adjacency=job.word("ADJACENCY"),
        pairs=_pairs(job, sources, known),
        endpoints=job.word("ENDPOINTS"),
        limits=_limits_of(job),
        nearest=job.integer("NEAREST"),
        nearest_by_cost=job.choice("NEAREST_BY") == 0,
        connect_components=job.flag("CONNECT_COMPONENTS"),
        keep=keep,
        drop=drop,
        preview=job.flag("PREVIEW"),
        moves=moves,
    )


def _limits_of(values) -> LinkLimits:
    """Empty limits, and greatest ones of 0, do not limit."""
    from ...core.network.selection import LinkLimits

    return LinkLimits(
        minimum_euclid=values.number("MIN_EUCLIDEAN") or 0.0,
        maximum_euclid=values.number("MAX_EUCLIDEAN") or np.inf,
        minimum_cost=values.number("MIN_COST") or 0.0,
        maximum_cost=values.number("MAX_COST") or np.inf,
        drop_intermediate=values.flag("DROP_INTERMEDIATE"),
        climate_difference=(values.number("CLIMATE_DIFFERENCE") or 0.0) if values.given("CLIMATE") else 0.0,
    )


def _pairs(job, sources: Sources, known: dict) -> tuple:
    from ...core.network.pairs import parse_pairs

    if job.given("PAIRS") and job.word("ADJACENCY") != "list":
        job.warn(
            "{parameter}: not used, since other pairs are to be joined; choose the listed pairs to join them alone.",
            parameter=job.label("PAIRS"),
        )
    titles = sources.titles()
    return tuple(named(job.definition("PAIRS"), lambda text: parse_pairs(text, known, titles), job.text("PAIRS")))


def _overrides(job, sources: Sources, known: dict) -> tuple:
    """The pairs of labels that the table keeps and drops; rows of sources that are gone are passed over."""
    from ...core.network.pairs import chosen_links

    table = job.table("OVERRIDES")
    if table is None:
        return (), ()
    title = job.layer_name("OVERRIDES")
    ends = [_ends(table, key, title, sources, known) for key in ("from_id", "to_id")]
    words = {key.strip().casefold() for key in table}
    choices = column(table, "action" if "action" in words else "status", title)
    label_of = {name: label for label, name in enumerate(sources.titles(), 1)}
    kinds = []
    for chosen in chosen_links(*ends, choices):
        there = [pair for pair in chosen if set(pair) <= set(label_of)]
        if len(there) < len(chosen):
            job.warn(
                "{name}: {count} {count:row names|rows name} sources that do not exist and {count:was|were} passed "
                "over.",
                name=title,
                count=len(chosen) - len(there),
            )
        kinds.append(tuple((label_of[first], label_of[second]) for first, second in there))
    job.log(
        "{name}: {keep} {keep:link is|links are} kept and {drop} dropped by hand.",
        name=title,
        keep=len(kinds[0]),
        drop=len(kinds[1]),
    )
    return tuple(kinds)


def _ends(table: dict, key: str, title: str, sources: Sources, known: dict) -> list:
    """What each source at one end of the rows is called; by name where the table has names beside our numbers."""
    cells = column(table, key, title)
    if sources.own_numbers:
        # What is neither a known name nor a number is a slip; a number that is not there may be of an earlier run.
        cells_read(cells, key, title, lambda cell: cell is None or key_of(cell) in known or cell_number(cell))
    names = find_column(table, _NAMED[key])
    found = []
    for row, cell in enumerate(cells):
        tried = [cell] if names is None or sources.own_numbers else [table[names][row], cell]
        labels = [known[key_of(text)] for text in tried if text is not None and key_of(text) in known]
        found.append(sources.called(labels[0] - 1) if labels else str(cell))
    return found
