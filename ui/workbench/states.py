"""How the steps stand: what they need, whether they are done, and since what they are out of date."""

from __future__ import annotations

import json
from dataclasses import dataclass

from ...algorithms.platform.language import translate
from ...core.workflow.study_choice import Made
from . import layer_facts
from .fields import ChoiceField, FactorsField
from .forms import definition
from .plan import FromLayer, references
from .route import Route
from .study import Study

EMPTY, NEEDS, READY, QUEUED, RUNNING = "empty", "needs", "ready", "queued", "running"
DONE, STALE, FAILED = "done", "stale", "failed"


@dataclass(frozen=True)
class Need:
    """Something that a step needs before it can run.

    Parameters
    ----------
    kind : {"layer", "classes", "step", "algorithm"}
    target : str
        Role, field, step or algorithm.
    text : str
        In one sentence.
    """

    kind: str
    target: str
    text: str


@dataclass(frozen=True)
class State:
    """How a step stands.

    Parameters
    ----------
    kind : str
        One of the constants of this module.
    note : str
        A few words for the folded step.
    reasons : tuple of str
        Sentences: since what it is out of date, why it failed.
    """

    kind: str
    note: str = ""
    reasons: tuple = ()


def needs(route: Route, study: Study, name: str) -> list:
    """What a step needs before it can run."""
    step = route[name]
    found = []
    reason = step.available(study)
    if reason:
        found.append(Need("algorithm", name, reason))
        return found
    for key in step.missing_layers(study):
        text = translate("shared", "Needs a layer: {label}.").format(label=route.label(key))
        found.append(Need("layer", key, text))
    for field in step.missing_classes(study):
        if not any(need.kind == "layer" and need.target == field.role for need in found):
            text = translate("shared", "Needs a choice: {label}.").format(label=field.label)
            found.append(Need("classes", field.key, text))
    wanted = [made.stage for made in step.required(study) if not route.is_ready(study, made)]
    for owner in dict.fromkeys(wanted):
        text = translate("shared", "Needs step {number}: {title}.").format(
            number=route.number(study, owner), title=route[owner].title()
        )
        found.append(Need("step", owner, text))
    return found


def inputs(route: Route, study: Study, name: str) -> dict:
    """What goes into a step, as texts that change when it changes."""
    runs = route[name].runs(study, lambda made: route.is_ready(study, made))
    found = {"runs": ",".join(run.name for run in runs)}
    if name != "data":
        found["follows"] = route.followed(study, name)
    for run in runs:
        found.update(_inputs_of_run(route, study, name, run))
    return found


def _inputs_of_run(route: Route, study: Study, name: str, run) -> dict:
    found = {}
    for key, value in run.values.items():
        for reference in references(value):
            if isinstance(reference, FromLayer):
                layers = route.layers_for(study, name, FromLayer(reference.role))
                found[f"layer:{reference.role}"] = ";".join(map(layer_facts.token, layers))
            elif reference.stage != name:
                found[f"step:{reference.stage}"] = str(study.record(reference.stage).version)
        entries = value if isinstance(value, (list, tuple)) else [value]
        plain = [entry for entry in entries if not isinstance(entry, (FromLayer, Made))]
        if plain and not _is_default(run.algorithm, key, value):
            found[f"value:{run.name}:{key}"] = json.dumps(plain, ensure_ascii=False, default=str)
    return found


def _is_default(algorithm: str, key: str, value) -> bool:
    """Whether a value says nothing: empty, or the algorithm's own default."""
    if value == "":
        return True
    found = definition(algorithm, key)
    return found is not None and found.defaultValue() == value


def changes(route: Route, study: Study, name: str, before: dict, now: dict) -> list:
    """What differs between the inputs of the last run and those of now, in sentences."""
    # A role that is asked for and has no layer is like one that is not asked for.
    other = [key for key in sorted({*before, *now}) if before.get(key, "") != now.get(key, "") and ":" in key]
    others_run = set(before.get("runs", "").split(",")) != set(now["runs"].split(","))
    if (other or others_run) and before.get("follows", now.get("follows")) != now.get("follows"):
        # The same steps with the same values are the same, whatever workflow they are of.
        return [translate("shared", "Another workflow was chosen.")]
    both = set(before.get("runs", "").split(",")) & set(now["runs"].split(","))
    found = _other_runs(route, study, name, before, now) if others_run else []
    for key in other:
        kind, _, rest = key.partition(":")
        if kind == "layer":
            found.append(_layer_words(before.get(key), now.get(key)).format(label=route.label(rest)))
        elif kind == "step" and rest:
            found.append(_step_words(key in before and key in now).format(title=route[rest].title()))
        elif kind == "value" and rest.partition(":")[0] in both:
            run, _, parameter = rest.partition(":")
            label = _parameter_label(route, study, name, run, parameter)
            found.append(translate("shared", "{label} changed.").format(label=label))
    return list(dict.fromkeys(found))


def _step_words(in_both: bool) -> str:
    """What has become of a step whose results are read."""
    if in_both:
        return translate("shared", "{title} was run again.")
    return translate("shared", "{title} is taken in now, or no more.")


def _layer_words(before, now) -> str:
    """What has become of a layer, whose marks these are."""
    if not before:
        return translate("shared", "{label} was added.")
    return translate("shared", "{label} changed.") if now else translate("shared", "{label} was taken away.")


def _other_runs(route, study, name: str, before: dict, now: dict) -> list:
    """Why a step runs other algorithms: a method was chosen, or a layer came or went, which its own sentence says."""
    step, record = route[name], study.record(name)
    for key, field in step.fields(study).items():
        chosen = isinstance(field, (ChoiceField, FactorsField))
        if chosen and key in record.settings and record.settings[key] != step.value(study, key):
            return [translate("shared", "Another method was chosen.")]
    titles = {entry.name: translate("models", entry.title) for _workflow, entry in _wanted(step, study)}
    titles.update({run.name: run.title for run in step.runs(study, lambda _made: True)})
    earlier, present = before.get("runs", "").split(","), now["runs"].split(",")
    added = [titles.get(run, run) for run in present if run and run not in earlier]
    if added:
        return [translate("shared", "New in this step: {titles}.").format(titles=", ".join(added))]
    if any(key.startswith("layer:") and before.get(key) and not now.get(key) for key in before):
        return []
    gone = [titles.get(run, run) for run in earlier if run and run not in present]
    return [translate("shared", "No more in this step: {titles}.").format(titles=", ".join(gone))]


def _wanted(step, study) -> list:
    return step.wanted(study) if hasattr(step, "wanted") else []


def _parameter_label(route, study, name, run_name, parameter) -> str:
    """What the form calls a value of a run, else what its algorithm does."""
    label = route[name].labels(study).get(run_name, {}).get(parameter)
    if label:
        return label
    runs = route[name].runs(study, lambda made: route.is_ready(study, made))
    algorithm = next((run.algorithm for run in runs if run.name == run_name), "")
    found = definition(algorithm, parameter)
    return parameter if found is None else found.description()


def states(route: Route, study: Study, running: dict, faults: tuple = ()) -> dict:
    """The states of all steps, in their order.

    Parameters
    ----------
    route : Route
    study : Study
    running : dict of str to int
        Steps of the runner to their percentage, -1 for those that wait.
    faults : tuple of str
        What is wrong with the layers of step 0, in sentences.

    Returns
    -------
    dict of str to State
    """
    found: dict = {}
    for step in route.steps_of(study):
        found[step.ID] = _state(route, study, step, running, found)
    data = found.get("data")
    if faults and data is not None and data.kind in (DONE, READY):
        note = faults[0] if data.kind == DONE else translate("shared", "ready: brings the layers onto one grid")
        found["data"] = State(FAILED if data.kind == DONE else READY, note, faults)
    return found


def _state(route, study, step, running, before) -> State:
    if step.ID in running:
        percent = running[step.ID]
        if percent < 0:
            return State(QUEUED, translate("shared", "waiting"))
        return State(RUNNING, translate("shared", "running {percent} %").format(percent=percent))
    if step.ID != "data" and not route.followed(study, step.ID):
        return State(EMPTY, translate("shared", "left out"))
    record = study.record(step.ID)
    missing = needs(route, study, step.ID)
    if step.ID == "data" and step.value(study, "method") == "as_is" or route.is_own(study, step.ID):
        return _as_is(step, record, study, missing)
    if record.error:
        return State(FAILED, translate("shared", "failed: {reason}").format(reason=record.error), (record.error,))
    if record.version and not study.has_files(step.ID):
        note = translate("shared", "results are gone")
        return State(STALE, note, (translate("shared", "The files of the results are gone; run the step again."),))
    if record.version:
        return _done_or_stale(route, study, step, record, missing, before)
    if missing:
        return _needing(route, study, missing)
    return State(READY, translate("shared", "ready"))


def _as_is(step, record, study, missing) -> State:
    if missing:
        return State(EMPTY, translate("shared", "choose layers"), tuple(need.text for need in missing))
    lines = step.key_numbers(record, study)
    return State(DONE, lines[0] if lines else "")


def _needing(route, study, missing) -> State:
    texts = tuple(need.text for need in missing)
    if missing[0].kind == "algorithm":
        return State(EMPTY, translate("shared", "not available"), texts)
    steps = [str(route.number(study, need.target)) for need in missing if need.kind == "step"]
    if steps:
        return State(NEEDS, translate("shared", "needs {steps}").format(steps=", ".join(steps)), texts)
    return State(EMPTY, translate("shared", "choose layers"), texts)


def _done_or_stale(route, study, step, record, missing, before) -> State:
    lines = step.key_numbers(record, study)
    if missing:
        note = translate("shared", "done, but: {reason}").format(reason=missing[0].text)
        return State(STALE, note, tuple(need.text for need in missing))
    if not record.inputs:
        reason = translate("shared", "It was run by an earlier version of the toolbox.")
        return State(STALE, translate("shared", "done, but: {reason}").format(reason=reason), (reason,))
    now = inputs(route, study, step.ID)
    reasons = changes(route, study, step.ID, record.inputs, now)
    for key in now:
        kind, _, owner = key.partition(":")
        if kind == "step" and owner in before and before[owner].kind in (STALE, FAILED) and owner != step.ID:
            reasons.append(translate("shared", "{title} is out of date.").format(title=route[owner].title()))
    if reasons:
        note = translate("shared", "done, but: {reason}").format(reason=reasons[0])
        return State(STALE, note, tuple(dict.fromkeys(reasons)))
    return State(DONE, lines[0] if lines else translate("shared", "done"))
