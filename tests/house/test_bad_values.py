"""A generated sweep: every parameter of every algorithm, with a dozen values that it may be given by mistake.

Each run ends in a sentence that names what is wrong, or in a result. ``ESP_SWEEP=all`` runs all of them, a number
another sample, names of algorithms (``rsei,geodetector``) all of theirs; ``ESP_SWEEP_SEED`` draws the sample anew.
"""

import json
import os
import random
import shutil
import signal
import traceback
from collections import Counter

import pytest
from announced import heard_announcements
from bad_values import Materials, bad_values
from good_forms import good_form, write_runs

SAMPLE = 250
# A run on layers of 40 x 40 cells takes no more seconds of the processor, whatever it is told.
PATIENCE = 60
FINE = ("sentence", "result")
VAGUE = ("Incorrect parameter value", "Traceback", "Unknown error", "Errno")


def cases(provider, materials):
    """Algorithm, key, place in the list of bad values; all or a sample that is the same at every run."""
    found = [
        (algorithm.name(), definition.name(), number)
        for algorithm in sorted(provider.algorithms(), key=lambda algorithm: algorithm.name())
        if hasattr(algorithm, "NAME")
        for definition in algorithm.parameterDefinitions()
        for number in range(len(bad_values(definition, materials)))
    ]
    wanted, seed = os.environ.get("ESP_SWEEP", str(SAMPLE)), int(os.environ.get("ESP_SWEEP_SEED", "18"))
    if wanted == "all":
        return found
    if wanted.isdigit():
        return sorted(random.Random(seed).sample(found, min(int(wanted), len(found))))
    return [case for case in found if case[0] in wanted.split(",")]


def run_case(name, key, number, materials, folder):
    """What becomes of a case, and what was said; of the form without a bad value where the case has no key."""
    from qgis.core import (
        QgsApplication,
        QgsProcessingContext,
        QgsProcessingException,
        QgsProcessingFeedback,
        QgsProject,
    )

    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"esp:{name}")
    definitions = {definition.name(): definition for definition in algorithm.parameterDefinitions()}
    parameters = good_form(algorithm, materials, folder)
    if key is None:
        return run_with_all_rasters(algorithm, parameters, folder)
    value, never = bad_values(definitions[key], materials)[number]
    # A folder that the run makes need not be there.
    never = never and not (key in algorithm.MADE_FOLDERS and isinstance(value, str))
    parameters[key] = value
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    context.setProject(QgsProject.instance())
    fine, said = algorithm.checkParameterValues(parameters, context)
    if fine:
        try:
            _results, fine = algorithm.run(parameters, context, feedback, {}, False)
            said = "" if fine else feedback.textLog()
        except QgsProcessingException as error:
            fine, said = False, str(error)
    if fine:
        return ("silent" if never else "result"), repr(value)[:80]
    if "Traceback" in said:
        return "traceback", said[-700:]
    is_vague = len(said.split()) < 4 or any(words in said for words in VAGUE)
    return ("vague" if is_vague else "sentence"), said


def run_with_all_rasters(algorithm, parameters, folder):
    """What becomes of a form without a bad value, and what it wrote without having said before what it would."""
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject

    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    context.setProject(QgsProject.instance())
    fine, said = algorithm.checkParameterValues(parameters, context)
    for definition in algorithm.parameterDefinitions() if fine else ():
        key = definition.name()
        if definition.type() == "rasterDestination" and key not in parameters:
            more = {**parameters, key: str(folder / f"{key}.tif")}
            # Some outputs need further inputs.
            parameters = more if algorithm.checkParameterValues(more, context)[0] else parameters
    with heard_announcements() as unheard:
        fine = fine and algorithm.checkParameterValues(parameters, context)[0]
        if fine:
            algorithm.run(parameters, context, feedback, {}, False)
    return ("unannounced", unheard) if unheard else ("result", "") if fine else ("sentence", said)


def run_apart(batch, materials, folder):
    """Runs in a process of their own, so that one that takes it down costs no more than itself."""
    told = []
    while len(told) < len(batch):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            with os.fdopen(writing, "w") as pipe:
                for place in range(len(told), len(batch)):
                    own = folder / str(place)
                    own.mkdir(parents=True, exist_ok=True)
                    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
                    signal.alarm(10 * PATIENCE)
                    try:
                        found = run_case(*batch[place], materials, own)
                    except BaseException:
                        found = "traceback", traceback.format_exc()[-700:]
                    signal.setitimer(signal.ITIMER_PROF, 0)
                    signal.alarm(0)
                    print(json.dumps(found), file=pipe, flush=True)
                    shutil.rmtree(own, ignore_errors=True)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            told += [tuple(json.loads(line)) for line in pipe]
        _, status = os.waitpid(child, 0)
        if len(told) < len(batch):
            told.append(("crash", f"ended by signal {os.WTERMSIG(status)}"))
    return told


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_bad_values_end_in_sentences(esp_provider, qgis_processing, tmp_path, capsys):
    materials = Materials(tmp_path)
    write_runs(materials)
    found = cases(esp_provider, materials)
    names = sorted({name for name, _, _ in found})
    chosen = os.environ.get("ESP_SWEEP", "all")
    assert len(names) >= 35 or not (chosen.isdigit() or chosen == "all"), "every algorithm has its turn"
    # A form that does not run with good values would refuse bad ones for another reason than theirs.
    plain = run_apart([(name, None, None) for name in names], materials, tmp_path / "good")
    not_fine = [(name, told) for name, told in zip(names, plain) if told[0] != "result"]
    assert not not_fine, "\n".join(f"{name}: {kind} {said}" for name, (kind, said) in not_fine)
    told = run_apart(found, materials, tmp_path / "outputs")
    counts = Counter(kind for kind, _ in told)
    with capsys.disabled():
        kinds = ("sentence", "result", "vague", "traceback", "crash", "silent")
        print("\nbad values:", ", ".join(f"{kind} {counts[kind]}" for kind in kinds))
    wrong = [
        f"{kind}: {name} {key} {number}: {said}"
        for (name, key, number), (kind, said) in zip(found, told)
        if kind not in FINE
    ]
    assert not wrong, "\n".join(wrong)
