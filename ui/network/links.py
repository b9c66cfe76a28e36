"""The links of a network as the window shows them: read from layers, kept or dropped by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

from qgis.core import NULL, QgsVectorLayer

KEEP, DROP = "keep", "drop"
# Linkage Mapper's numbers of links that were chosen by hand.
_BY_HAND = {100: KEEP, -100: DROP}
# Columns with numbers that the window can show, in its order.
NUMBERS = ("length_m", "cost", "gravity", "centrality", "grade")
_NEEDED = ("from_id", "to_id")


@dataclass(frozen=True)
class Link:
    """One link between two sources.

    Parameters
    ----------
    feature : int
        Id of the feature in its layer.
    active : bool
        Whether it is a corridor; else it is one of the dropped links.
    first, second : int
        The sources, the lower number first.
    numbers : dict of str to float
        Those of `NUMBERS` that its layer has a value for.
    kind : str
        Its class, such as "important"; empty where there is none.
    status : int, optional
        Linkage Mapper's number.
    reason : str
        Why it has this status, in words.
    """

    feature: int
    active: bool
    first: int
    second: int
    numbers: dict
    kind: str = ""
    status: Optional[int] = None
    reason: str = ""

    @property
    def pair(self) -> tuple:
        """The numbers of both sources."""
        return self.first, self.second

    @property
    def by_hand(self) -> str:
        """What was chosen for it in the run that made it: keep, drop or nothing."""
        return _BY_HAND.get(self.status, "")


def is_network(layer) -> bool:
    """Whether a layer holds links between sources."""
    return isinstance(layer, QgsVectorLayer) and all(layer.fields().indexOf(name) >= 0 for name in _NEEDED)


def known_numbers(layer) -> int:
    """How many of the numbers that the window can show a layer has columns for."""
    return sum(layer.fields().indexOf(name) >= 0 for name in NUMBERS)


def links_of(corridors: QgsVectorLayer, dropped: Optional[QgsVectorLayer]) -> list:
    """The links of a layer of corridors, and of the layer of dropped ones where there is one.

    Returns
    -------
    list of Link
        In the layers' order; rows without both sources are passed over, and so is a dropped link whose pair has a
        corridor.
    """
    links = _of_layer(corridors, active=True)
    if dropped is not None:
        joined = {link.pair for link in links}
        links += [link for link in _of_layer(dropped, active=False) if link.pair not in joined]
    return links


def _of_layer(layer, active: bool) -> list:
    fields = layer.fields()
    has = {name: fields.indexOf(name) >= 0 for name in (*NUMBERS, "class", "status", "reason")}
    links = []
    for feature in layer.getFeatures():
        ends = [feature[name] for name in _NEEDED]
        if any(end in (None, NULL) for end in ends):
            continue
        first, second = sorted(int(end) for end in ends)
        values = {name: feature[name] for name, given in has.items() if given and feature[name] not in (None, NULL)}
        links.append(
            Link(
                feature.id(),
                active,
                first,
                second,
                {name: float(values[name]) for name in NUMBERS if name in values},
                str(values.get("class", "")),
                int(values["status"]) if "status" in values else None,
                str(values.get("reason", "")),
            )
        )
    return links


def with_centrality(links) -> list:
    """The links with the current-flow centrality of the corridors among them, where no run has told it.

    Links are as they are where the corridors have no cost above 0.
    """
    import numpy as np

    from ...core.network.centrality import current_flow
    from ...core.network.graph import SourceGraph

    used = [link for link in links if link.active and link.numbers.get("cost", 0.0) > 0.0 and link.first != link.second]
    if not used or any("centrality" in link.numbers for link in links):
        return links
    places = {number: place for place, number in enumerate(sorted({end for link in used for end in link.pair}))}
    first, second = (np.array([places[end] for end in ends]) for ends in zip(*(link.pair for link in used)))
    graph = SourceGraph(len(places), first, second, np.array([link.numbers["cost"] for link in used]))
    found = {link.feature: float(value) for link, value in zip(used, current_flow(graph)[1])}
    return [
        replace(link, numbers={**link.numbers, "centrality": found[link.feature]})
        if link.active and link.feature in found
        else link
        for link in links
    ]


def choices_of(links, changes: dict) -> dict:
    """What is kept and dropped by hand: by earlier runs, changed by what was clicked since.

    Parameters
    ----------
    links : list of Link
    changes : dict
        Pair to "keep", "drop" or "" (left to the rules again).

    Returns
    -------
    dict
        Pair to "keep" or "drop", ordered by pair.
    """
    choices = {link.pair: link.by_hand for link in links if link.by_hand}
    choices.update(changes)
    return {pair: choices[pair] for pair in sorted(choices) if choices[pair]}


def overrides_table(choices: dict) -> str:
    """The choices as the csv that ``esp:corridors`` reads as OVERRIDES."""
    return "".join(
        ["from_id,to_id,action\n", *(f"{first},{second},{action}\n" for (first, second), action in choices.items())]
    )
