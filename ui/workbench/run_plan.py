"""Which steps are run, in which order, and where it ends because something older would be taken."""

from __future__ import annotations

from ...algorithms.platform.language import translate
from . import states


def plan_all(route, study, known: dict, faults: list) -> tuple:
    """What "run all" does.

    Steps whose layers are missing are left out; but where such a step has results, or layers are no good, all ends
    there: what comes after would go on with something older.

    Parameters
    ----------
    route : Route
    study : Study
    known : dict of str to State
    faults : list of Line
        Of the layers.

    Returns
    -------
    list of str
        The steps that are run, in order.
    str
        The step at which it ends before its time; empty without one.
    str
        Why, in a sentence.
    """
    found: list = []
    for name, state in known.items():
        if name == "data" and faults and not (state.kind == states.READY and all(line.cured for line in faults)):
            # What cannot be used, or is only fit for use when it has been prepared.
            return ["data"] if state.kind == states.READY else [], name, faults[0].text
        if state.kind == states.DONE:
            continue
        can_run = bool(route[name].runs(study, lambda _made: True))
        if not (state.reasons or can_run):
            continue
        needed = [
            need
            for need in states.needs(route, study, name)
            if need.kind != "step" or need.target not in found
        ]
        if not needed and can_run:
            found.append(name)
        elif study.record(name).version:
            return found, name, needed[0].text if needed else next(iter(state.reasons), state.note)
    return found, "", ""


def stop_words(route, study, name: str, reason: str) -> str:
    """Where "run all" stops, and why."""
    text = translate("shared", "Run all stops at step {number}, {title}: {reason}")
    return text.format(number=route.number(study, name), title=route[name].title(), reason=reason)


def before(route, study, name: str) -> list:
    """The steps that a step needs and that have not been run, in order."""
    found, stack = [], [name]
    while stack:
        for need in states.needs(route, study, stack.pop()):
            if need.kind == "step" and need.target not in found:
                found.append(need.target)
                stack.append(need.target)
    return sorted(found, key=lambda step: route.number(study, step))


def older_result(route, study, name: str) -> tuple:
    """The first step that a step depends on, whose result is out of date and that cannot be run; and why."""
    for owner in dict.fromkeys(made.stage for made in route[name].required(study)):
        needed = [need for need in states.needs(route, study, owner) if need.kind != "step"]
        if needed and study.record(owner).version and not route.is_own(study, owner):
            return owner, needed[0].text
        found = older_result(route, study, owner)
        if found[0]:
            return found
    return "", ""


def older_words(route, study, name: str, older: str, reason: str) -> str:
    """That a step would go on with an older result."""
    text = translate("shared", "{title} would go on with an older result of step {number}, {older}: {reason}")
    return text.format(
        title=route[name].title(), number=route.number(study, older), older=route[older].title(), reason=reason
    )
