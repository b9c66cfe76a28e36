"""Planning zones: groups of sources, the ground nearest to each, and the kind of zone that rules give it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

import numpy as np
from scipy.cluster.hierarchy import cut_tree, linkage
from scipy.ndimage import distance_transform_edt

from ..errors import InputError, phrase
from ..tables import cell_number

# How dense something is in a zone, as a multiple of its density in the whole area.
MEASURES = ("sources", "corridors", "places", "nodes", "break points")
_COLUMNS = ("zone", "measure", "at_least", "strategy")


@dataclass(frozen=True)
class ZoneRule:
    """A row of the table of rules.

    Parameters
    ----------
    zone : str
        The kind of zone that the rule gives.
    measure : str
        One of `MEASURES`; empty for a rule that always holds.
    at_least : float
        The rule holds where the measure reaches this.
    strategy : str
        What planning does there.
    """

    zone: str
    measure: str
    at_least: float
    strategy: str = ""


FUNCTION = phrase("ecological function zone")
RESTORATION = phrase("ecological restoration zone")
PROTECTION = phrase("ecological protection zone")
_KEEP = phrase("Keep the sources closed to use, watch them, and put them under the strictest protection.")
_RESTORE = phrase(
    "Restore pinch points and barriers first; save water, and bring trees and grass back along corridors."
)
_PROTECT = phrase("Protect the fragile ground: hold sand and water, limit use, and clean what enters rivers and lakes.")
# The three zones of Land 2025, 14, 2159, section 3.2.6, as rules; resources/presets/pattern holds them as a table.
DEFAULT_RULES = (
    ZoneRule(FUNCTION, "sources", 1.0, _KEEP),
    ZoneRule(RESTORATION, "places", 1.0, _RESTORE),
    ZoneRule(RESTORATION, "corridors", 1.0, _RESTORE),
    ZoneRule(PROTECTION, "", 0.0, _PROTECT),
)


def read_rules(columns: dict, name: str) -> list:
    """The rules of a table with the columns zone, measure, at_least and, if there is one, strategy.

    Parameters
    ----------
    columns : dict of str to list
    name : str
        How messages call the table.

    Returns
    -------
    list of ZoneRule

    Raises
    ------
    InputError
        When a column or a zone is missing, a measure is not known, a limit is no number, or no rule holds in the end.
    """
    known = {str(key).strip().casefold(): values for key, values in columns.items()}
    for wanted in _COLUMNS[:3]:
        if wanted not in known:
            raise InputError(
                "The table {name} has no column {wanted}; rules need the columns zone, measure and at_least.",
                name=name,
                wanted=wanted,
            )
    texts = [["" if value is None else str(value).strip() for value in known.get(key, ())] for key in _COLUMNS]
    strategies = texts[3] or [""] * len(texts[0])
    rules = [_rule(number, row, name) for number, row in enumerate(zip(*texts[:3], strategies), 1)]
    if not any(not rule.measure for rule in rules):
        raise InputError(
            "The table {name} leaves places without a zone; end it with a row that has no measure, which always holds.",
            name=name,
        )
    return rules


def _rule(number: int, row: tuple, name: str) -> ZoneRule:
    zone, measure, limit, strategy = row
    measure = measure.casefold()
    if not zone:
        raise InputError("The table {name} has no zone in row {row}.", name=name, row=number)
    if not measure:
        return ZoneRule(zone, "", 0.0, strategy)
    if measure not in MEASURES:
        raise InputError(
            "The table {name} has the measure {measure} in row {row}; known are {known}.",
            name=name,
            measure=measure,
            row=number,
            known=", ".join(MEASURES),
        )
    try:
        return ZoneRule(zone, measure, cell_number(limit), strategy)
    except InputError:
        raise InputError(
            "The table {name} has {value} as {wanted} in row {row}, which is not a number.",
            name=name,
            value=limit,
            wanted="at_least",
            row=number,
        ) from None


def deciding_rule(rules: Sequence[ZoneRule], densities: dict) -> int:
    """The first rule that holds.

    Parameters
    ----------
    rules : sequence of ZoneRule
        One of them always holds, as `read_rules` makes sure.
    densities : dict of str to float
        Measure to its multiple of the whole area's density; NaN (there is none anywhere) satisfies no rule.

    Returns
    -------
    int
        From 0.
    """
    return next(
        number
        for number, rule in enumerate(rules)
        if not rule.measure or densities.get(rule.measure, np.nan) >= rule.at_least
    )


def source_groups(centres: np.ndarray, areas: np.ndarray, count: int) -> np.ndarray:
    """Groups of sources that lie near to each other: Ward's method on their centres (Ward 1963).

    Parameters
    ----------
    centres : ndarray of float, shape (sources, 2)
    areas : ndarray of float, shape (sources,)
        They number the groups: that of the largest sum is the first.
    count : int
        Number of groups; fewer where there are fewer places.

    Returns
    -------
    ndarray of int, shape (sources,)
        From 1.
    """
    centres, areas = np.asarray(centres, dtype=np.float64), np.asarray(areas, dtype=np.float64)
    count = min(count, len(np.unique(centres, axis=0)))
    if count <= 1:
        return np.ones(len(centres), dtype=np.int64)
    # In the order of their places, so that equal distances are resolved alike whatever the order of the input.
    order = np.lexsort((centres[:, 1], centres[:, 0]))
    found = np.empty(len(centres), dtype=np.int64)
    found[order] = cut_tree(linkage(centres[order], "ward"), count).ravel() + 1
    total = np.bincount(found, areas)[1:]
    south = np.array([centres[found == number, 1].min() for number in range(1, total.size + 1)])
    number = np.empty(total.size, dtype=np.int64)
    number[np.lexsort((south, -total))] = np.arange(1, total.size + 1)
    return number[found - 1]


def nearest_labels(labels: np.ndarray) -> np.ndarray:
    """Give every cell the label of the nearest labelled cell, by straight distance.

    Parameters
    ----------
    labels : ndarray of int, shape (rows, columns)
        0 is none.

    Returns
    -------
    ndarray of the labels' type, shape (rows, columns)
    """
    if not (labels != 0).any():
        return labels.copy()
    places = distance_transform_edt(labels == 0, return_distances=False, return_indices=True)
    return labels[tuple(places)]


def compass(offset: Sequence[float], reach: float) -> str:
    """Where a zone lies, seen from the middle: one of eight directions, or "centre".

    Parameters
    ----------
    offset : (float, float)
        From the middle of the area to that of the zone, x and y.
    reach : float
        Offsets up to this length are the centre.

    Returns
    -------
    str
        "n", "ne", "e", "se", "s", "sw", "w", "nw" or "centre".
    """
    x, y = offset
    if np.hypot(x, y) <= reach:
        return "centre"
    step = int(np.floor((np.degrees(np.arctan2(x, y)) + 22.5) % 360 / 45))
    return ("n", "ne", "e", "se", "s", "sw", "w", "nw")[step]
