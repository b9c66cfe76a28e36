"""The results of steps in words: key numbers and what can be opened, by the algorithm that made them."""

from __future__ import annotations

from ...algorithms.base import EspAlgorithm
from ...core.errors import phrase
from ..widgets.text import shared_tr
from .numbers import area, count, decimal, length, percent

# How numbers are written: those of algorithms, and in small letters those that `_numbers_of` makes of them.
_WRITTEN = {
    **dict.fromkeys(("COUNT", "IMPORTANT", "NODES", "BREAK_POINTS", "parts", "barriers"), count),
    **dict.fromkeys(("AREA", "CORE_AREA", "ZONED_AREA", "BASE_AREA"), area),
    **dict.fromkeys(("KEPT_SHARE", "BEST_ALPHA", "LIMIT", "HIGHEST", "SAVED", "MEAN", "minimum", "maximum"), decimal),
    **dict.fromkeys(("IMPROVED", "DEGRADED"), percent),
    **dict.fromkeys(("RECORDS_INSIDE", "RECORDS_AREA"), lambda share: percent(share / 100.0)),
    **dict.fromkeys(("consistent", "inconsistent"), lambda ratio: decimal(ratio, 2)),
    **dict.fromkeys(("LENGTH", "OUTSIDE_LENGTH"), length),
    "years": str,
}
# Algorithm to its lines, in the order in which they are told; of several texts the first that has its numbers counts.
_LINES = {
    "esp:ecologicalsources": (
        (phrase("{COUNT} {COUNT:source|sources}, {AREA}"),),
        (phrase("They keep {KEPT_SHARE} % of the connectivity of all candidates."),),
    ),
    "esp:owa": ((phrase("Best scenario: alpha = {BEST_ALPHA}."),),),
    "esp:mspa": ((phrase("Cores cover {CORE_AREA}."),),),
    "esp:sensitivitycorrection": ((phrase("{minimum} to {maximum}, mean {MEAN}"), phrase("Mean resistance {MEAN}")),),
    "esp:ahp": (
        (phrase("The judgements are consistent: CR = {consistent}."),),
        (phrase("The judgements contradict each other: CR = {inconsistent}, 0.1 or more."),),
    ),
    "esp:corridors": (
        (
            phrase("{COUNT} {COUNT:corridor|corridors}, {OUTSIDE_LENGTH} outside the sources"),
            phrase("{COUNT} {COUNT:corridor|corridors}, {LENGTH}"),
        ),
        (phrase("The network falls into {parts} parts."), phrase("All sources are joined.")),
    ),
    "esp:gravity": (
        (
            phrase("{IMPORTANT} of them {IMPORTANT:is|are} important (gravity above {LIMIT})."),
            phrase("{IMPORTANT} of them {IMPORTANT:is|are} important."),
        ),
    ),
    "esp:pinchpoints": (
        (phrase("Pinch points: {COUNT}, barriers: {barriers}"), phrase("Pinch points: {COUNT}")),
        (phrase("The pinch points cover {AREA}."),),
    ),
    "esp:barriers": (
        (phrase("The worst barrier costs a corridor {HIGHEST} for each metre that could be restored."),),
        (phrase("Restoring them would save {SAVED} of cost."),),
    ),
    "esp:ecosystemhealth": ((phrase("Mean health {MEAN}"),), ("{years}",)),
    "esp:healthchange": ((phrase("Improved on {IMPROVED}, degraded on {DEGRADED} of the area."),),),
    "esp:restorationzones": (
        (phrase("Zones on {ZONED_AREA}"),),
        (phrase("Land of weak health: {BASE_AREA}."),),
    ),
    "esp:securitypattern": (
        (phrase("Report with {NODES} strategic {NODES:node|nodes}, {BREAK_POINTS} break {BREAK_POINTS:point|points}"),),
        (
            phrase(
                "{RECORDS_INSIDE} of the species records lie in sources or near corridors, which are {RECORDS_AREA} of "
                "the area."
            ),
        ),
    ),
}


def key_numbers(record) -> list:
    """The results of a step in lines; the first is what a folded step shows.

    Parameters
    ----------
    record : Record
    """
    found = {algorithm: record.results[run] for run, algorithm in record.algorithms.items() if run in record.results}
    # The last surface tells of both: what corrects it comes after what it corrects.
    surface = found.get("esp:sensitivitycorrection", found.get("esp:weightedoverlay"))
    if surface is not None:
        found["esp:sensitivitycorrection"] = surface
    lines = []
    for algorithm, wanted in _LINES.items():
        if algorithm in found:
            numbers = _numbers_of(algorithm, found)
            said = {key: write(numbers[key]) for key, write in _WRITTEN.items() if numbers.get(key) is not None}
            lines += [_first(texts, said) for texts in wanted]
    return [line for line in lines if line]


def _first(texts: tuple, said: dict) -> str:
    """The first text whose numbers are all there; empty without one."""
    for text in texts:
        try:
            return EspAlgorithm.message(text, said)
        except KeyError:
            continue
    return ""


def _numbers_of(algorithm: str, found: dict) -> dict:
    """The numbers of a run, with those that only some texts have."""
    barriers = found.get("esp:barriers", {}).get("COUNT")
    numbers = {"MEAN": found[algorithm].get("mean"), "barriers": barriers, **found[algorithm]}
    more = _MORE.get(algorithm)
    return numbers if more is None else {**numbers, **more(numbers)}


def _consistency(numbers: dict) -> dict:
    ratio = float(numbers["CR"])
    return {"consistent" if ratio < 0.1 else "inconsistent": ratio}


def _parts(numbers: dict) -> dict:
    return {"parts": numbers["COMPONENTS"] if int(numbers["COMPONENTS"]) > 1 else None}


def _gains(numbers: dict) -> dict:
    return {key: numbers.get(key) or None for key in ("HIGHEST", "SAVED")}


def _years(numbers: dict) -> dict:
    means = [(key[len("mean EHI ") :], value) for key, value in numbers.items() if key.startswith("mean EHI ")]
    return {"years": ", ".join(f"{year}: {decimal(value)}" for year, value in means) if means[1:] else None}


# Algorithm to what makes further numbers of its own.
_MORE = {
    "esp:ahp": _consistency,
    "esp:corridors": _parts,
    "esp:barriers": _gains,
    "esp:ecosystemhealth": _years,
}


def known_links() -> tuple:
    """(algorithm, output, text) of tables and pages."""
    return (
        ("esp:ecologicalsources", "DECISIONS", shared_tr("Why were patches dropped?")),
        ("esp:owa", "PAGE", shared_tr("Scenarios compared")),
        ("esp:ahp", "WEIGHTS_TABLE", shared_tr("Weights")),
        ("esp:gravity", "PAGE", shared_tr("Gravity matrix")),
        ("esp:corridors", "LINKS", shared_tr("Why were links dropped?")),
        ("esp:barriers", "RESTORATION", shared_tr("What restoring would change")),
        ("esp:ecosystemhealth", "CLASS_TABLE", shared_tr("Areas of the classes")),
        ("esp:healthchange", "TRANSITION", shared_tr("Transitions")),
        ("esp:restorationzones", "PAGE", shared_tr("Areas of the zones")),
        ("esp:report", "REPORT", shared_tr("Open the report")),
        ("esp:securitypattern", "PATTERN_TABLE", shared_tr("Statistics")),
    )


def links(record) -> list:
    """(text, run, output) of results that are opened by a click."""
    return [
        (text, run, output)
        for algorithm, output, text in known_links()
        for run, made in record.algorithms.items()
        if made == algorithm and record.results.get(run, {}).get(output)
    ]
