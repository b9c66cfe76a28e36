"""The results of steps in words: key numbers and what can be opened, by the algorithm that made them."""

from __future__ import annotations

from ..widgets.text import shared_tr
from .numbers import area, count, decimal, length, percent


def key_numbers(record) -> list:
    """The results of a step in lines; the first is what a folded step shows.

    Parameters
    ----------
    record : Record
    """
    found = _by_algorithm(record)
    lines: list = []
    for algorithm, words in _WORDS.items():
        if algorithm in found:
            lines += words(found[algorithm], found)
    return lines


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


def _by_algorithm(record) -> dict:
    """Algorithm to the numbers of its last run."""
    return {algorithm: record.results[run] for run, algorithm in record.algorithms.items() if run in record.results}


def _sources(found, _all):
    number = count(found["COUNT"])
    lines = [
        shared_tr("1 source, {area}").format(area=area(found["AREA"]))
        if number == "1"
        else shared_tr("{count} sources, {area}").format(count=number, area=area(found["AREA"]))
    ]
    if found.get("KEPT_SHARE") is not None:
        share = decimal(found["KEPT_SHARE"])
        lines.append(shared_tr("They keep {share} % of the connectivity of all patches.").format(share=share))
    return lines


def _owa(found, _all):
    return [shared_tr("Best scenario: alpha = {alpha}.").format(alpha=decimal(found["BEST_ALPHA"]))]


def _mspa(found, _all):
    return [shared_tr("Cores cover {area}.").format(area=area(found["CORE_AREA"]))]


def _surface(found, every):
    """The last surface; what corrects it comes after what it corrects."""
    last = every.get("esp:sensitivitycorrection", found)
    if found is not last:
        return []
    if last.get("minimum") is None:
        return [shared_tr("Mean resistance {mean}").format(mean=decimal(last["MEAN"]))] if last.get("MEAN") else []
    words = shared_tr("{low} to {high}, mean {mean}")
    return [words.format(low=decimal(last["minimum"]), high=decimal(last["maximum"]), mean=decimal(last["mean"]))]


def _judgements(found, _all):
    ratio = float(found["CR"])
    text = (
        shared_tr("The judgements are consistent: CR = {cr}.")
        if ratio < 0.1
        else shared_tr("The judgements contradict each other: CR = {cr}, 0.1 or more.")
    )
    return [text.format(cr=decimal(ratio, 2))]


def _corridors(found, _all):
    number = count(found["COUNT"])
    lines = [shared_tr("{count} corridors, {length}").format(count=number, length=length(found["LENGTH"]))]
    if int(found["COMPONENTS"]) > 1:
        lines.append(shared_tr("The network falls into {count} parts.").format(count=count(found["COMPONENTS"])))
    else:
        lines.append(shared_tr("All sources are joined."))
    return lines


def _gravity(found, _all):
    important = count(found["IMPORTANT"])
    if found.get("LIMIT") is None:
        return [shared_tr("{important} of them are important.").format(important=important)]
    words = shared_tr("{important} of them are important (gravity above {limit}).")
    return [words.format(important=important, limit=decimal(found["LIMIT"]))]


def _pinch_points(found, every):
    number, barriers = count(found["COUNT"]), every.get("esp:barriers")
    if barriers:
        words = shared_tr("Pinch points: {pinch_points}, barriers: {barriers}")
        lines = [words.format(pinch_points=number, barriers=count(barriers["COUNT"]))]
    else:
        lines = [shared_tr("Pinch points: {pinch_points}").format(pinch_points=number)]
    lines.append(shared_tr("The pinch points cover {area}.").format(area=area(found["AREA"])))
    return lines


def _barriers(found, _all):
    lines = []
    if found.get("HIGHEST"):
        text = shared_tr("The worst barrier costs a corridor {score} for each metre that could be restored.")
        lines.append(text.format(score=decimal(found["HIGHEST"])))
    if found.get("SAVED"):
        text = shared_tr("Restoring them would save {saved} of cost.")
        lines.append(text.format(saved=decimal(found["SAVED"])))
    return lines


def _health(found, _all):
    lines = [shared_tr("Mean health {mean}").format(mean=decimal(found["MEAN"]))]
    means = [(key[len("mean EHI ") :], value) for key, value in found.items() if key.startswith("mean EHI ")]
    if len(means) > 1:
        lines.append(", ".join(f"{year}: {decimal(value)}" for year, value in means))
    return lines


def _change(found, _all):
    if found.get("IMPROVED") is None:
        return []
    text = shared_tr("Improved on {improved}, degraded on {degraded} of the area.")
    return [text.format(improved=percent(found["IMPROVED"]), degraded=percent(found["DEGRADED"]))]


def _zones(found, _all):
    lines = [shared_tr("Zones on {area}").format(area=area(found["ZONED_AREA"]))]
    if found.get("BASE_AREA") is not None:
        lines.append(shared_tr("Land of weak health: {area}.").format(area=area(found["BASE_AREA"])))
    return lines


def _pattern(found, _all):
    words = shared_tr("Report with {nodes} strategic nodes, {breaks} break points")
    return [words.format(nodes=count(found["NODES"]), breaks=count(found["BREAK_POINTS"]))]


# In the order in which they are told.
_WORDS = {
    "esp:ecologicalsources": _sources,
    "esp:owa": _owa,
    "esp:mspa": _mspa,
    "esp:weightedoverlay": _surface,
    "esp:sensitivitycorrection": _surface,
    "esp:ahp": _judgements,
    "esp:corridors": _corridors,
    "esp:gravity": _gravity,
    "esp:pinchpoints": _pinch_points,
    "esp:barriers": _barriers,
    "esp:ecosystemhealth": _health,
    "esp:healthchange": _change,
    "esp:restorationzones": _zones,
    "esp:securitypattern": _pattern,
}
