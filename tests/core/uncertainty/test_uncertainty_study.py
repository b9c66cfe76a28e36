"""Many runs: analytic probabilities, one and many workers, what is kept, what fails."""

import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from esp_toolbox.core.cluster.workers import open_workers
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.progress import Cancelled
from esp_toolbox.core.uncertainty.decisions import NOTHING, UNDECIDED, decisions, enough
from esp_toolbox.core.uncertainty.designs import make_design
from esp_toolbox.core.uncertainty.models import ELEMENTS, QAIDAM_NUMBERS, qaidam_outcome
from esp_toolbox.core.uncertainty.run_folder import RunFolder
from esp_toolbox.core.uncertainty.settings import groups_of
from esp_toolbox.core.uncertainty.study import PLAIN, Study, run_study
from esp_toolbox.core.uncertainty.workflow_variables import qaidam_variables
from workflow_cases import TOY_STEPS, qaidam_case, toy_model, toy_probability, toy_study, toy_variables, unbridged


def design(study, runs, method="latin hypercube", seed=1):
    return make_design(method, runs, groups_of(study.variables, study.parameters), seed)


def qaidam_study(width=1.0):
    layers, parameters = qaidam_case(health=True)
    parameters = unbridged(parameters)
    variables = (entry.widened(parameters, width) for entry in qaidam_variables(parameters, layers))
    variables = tuple(entry for entry in variables if entry.varies(parameters))
    return Study(
        qaidam_outcome, layers, parameters, variables, layers.shape, ELEMENTS, QAIDAM_NUMBERS, ("resistance",), zones=4
    )


def same(first, second):
    """Two results are the same to the last bit."""
    one, two = first.runs.state(), second.runs.state()
    return set(one) == set(two) and all(np.array_equal(one[name], two[name], equal_nan=True) for name in one)


@pytest.mark.parametrize("method", ["latin hypercube", "sobol"])
@pytest.mark.parametrize("seed", [0, 7])
def test_toy_probabilities_are_the_analytic_ones(method, seed):
    study, runs = toy_study(), 400
    result = run_study(study, design(study, runs, method, seed))
    expected = toy_probability()
    error = np.sqrt(expected * (1.0 - expected) / runs)
    assert (np.abs(result.runs.probability(0)[0] - expected) <= 3.0 * error + 1e-6).all()
    mean, deviation = result.runs.moments(0)
    # The mean of three even numbers has mean 1/2 and variance 1/36.
    assert mean[0] == pytest.approx(TOY_STEPS + 0.5, abs=3.0 / 6.0 / np.sqrt(runs))
    assert deviation[0] == pytest.approx(1.0 / 6.0, rel=0.15)


def test_no_width_gives_the_plain_run():
    study = toy_study(toy_variables(0.5, 0.5))
    assert not any(variable.varies(study.parameters) for variable in study.variables)
    study = replace(study, variables=())
    result = run_study(study, design(study, 5))
    plain = result.plain.inside(TOY_STEPS.size)
    assert np.array_equal(result.runs.probability(0).ravel(), plain[0].astype(np.float32))
    assert enough(result.runs).is_enough


def test_qaidam_without_width_equals_the_plain_run():
    study = qaidam_study(0.0)
    assert study.variables == ()
    result = run_study(study, design(study, 3))
    cells = study.shape[0] * study.shape[1]
    for number, plain in enumerate(result.plain.inside(cells)):
        assert np.array_equal(result.runs.probability(number).ravel(), plain.astype(np.float32))
        assert plain.any()
    for zone in range(4):
        expected = (result.plain.zones == zone + 1).astype(np.float32)
        assert np.array_equal(result.runs.zone_probability(zone).ravel(), expected)
    assert all(np.array_equal(row, result.plain.numbers) for row in result.runs.numbers)
    for tally in result.runs.catalogue.sources:
        assert (tally.count, tally.least, tally.most) == (3, tally.plain, tally.plain)


def test_decisions_hold_in_the_share_of_runs():
    study = toy_study()
    result = run_study(study, design(study, 200))
    found = decisions(result.runs, 0.9)
    probability = result.runs.probability(0)
    assert np.array_equal(found.element == 1, probability >= np.float32(0.9))
    assert np.array_equal(found.element == NOTHING, probability <= np.float32(0.1))
    assert (found.element[(probability > 0.11) & (probability < 0.89)] == UNDECIDED).all()
    assert found.cells == (int((found.element == 1).sum()),)
    with pytest.raises(InputError, match="lies above 0.5"):
        decisions(result.runs, 0.4)


def test_convergence_says_how_many_runs_are_wanted():
    study = toy_study()
    few, many = (run_study(study, design(study, runs, seed=3)).runs for runs in (20, 1500))
    assert not enough(few).is_enough
    assert enough(few).wanted > 20
    assert enough(many).is_enough
    notes = many.convergence()
    assert notes.runs[-1] == 1500
    assert notes.difference[-1, 0] < notes.difference[0, 0]


def zoned_model(layers, parameters, memo, progress):
    """The toy's element never varies; zone 1 covers a cell in half of the runs, zone 2 all others."""
    found = toy_model(layers, parameters, memo, progress)
    zones = np.where(found.inside[0], 1, 2).astype(np.uint8)
    return replace(found, inside=np.ones_like(found.inside), zones=zones)


def test_convergence_looks_at_the_zones(tmp_path):
    study = replace(toy_study(model=zoned_model), zones=2)
    plan = design(study, 60, seed=3)
    runs = run_study(study, plan).runs
    notes, verdict = runs.convergence(), enough(runs)
    assert notes.difference.shape[1] == len(verdict.error) == 3
    assert notes.difference[-1, 0] == 0.0
    zone = np.array([study.run(index, plan.places[index]).zones for index in range(60)]) == 1
    ever = zone.any(axis=0)
    expected = np.abs(zone[::2].mean(axis=0) - zone[1::2].mean(axis=0))[ever].mean() / 2.0
    assert verdict.error[1] == pytest.approx(expected)
    # The element alone would be enough; the zones are not.
    assert expected > 0.02
    assert not verdict.is_enough
    assert verdict.wanted > 60
    kept = run_study(study, plan, folder=RunFolder(str(tmp_path / "runs"))).runs
    again = run_study(study, plan, folder=RunFolder(str(tmp_path / "runs"))).runs
    assert kept.convergence().difference.tolist() == again.convergence().difference.tolist()
    assert enough(again) == verdict


def test_threads_give_the_same_bits():
    study = qaidam_study()
    alone = run_study(study, design(study, 8))
    with ThreadPoolExecutor(2) as executor:
        together = run_study(study, design(study, 8), executor)
    assert same(alone, together)
    assert alone.runs.count.any(axis=1).all()


def test_a_cluster_of_two_workers_gives_the_same_bits(cluster):
    study = qaidam_study()
    alone = run_study(study, design(study, 8))
    with open_workers(cluster) as workers:
        assert workers.count == 2
        there = run_study(study, design(study, 8), workers.executor)
    assert same(alone, there)


def test_runs_that_fail_on_a_cluster_are_counted_too(cluster):
    study = toy_study(fails_above=0.7)
    with open_workers(cluster) as workers:
        result = run_study(study, design(study, 40), workers.executor)
    assert result.runs.ended == 28
    assert len(result.runs.failures) == 12


def test_failing_runs_are_counted_and_the_others_go_on():
    study = toy_study(fails_above=0.75)
    result = run_study(study, design(study, 40))
    assert len(result.runs.failures) == 10
    assert result.runs.ended == 30
    assert {text for _, text in result.runs.failures} == {"The toy run fails."}
    # Probabilities are shares of the runs that ended well.
    assert result.runs.probability(0).max() == 1.0


def broken_model(layers, parameters, memo, progress):
    """Meets a fault that nobody foresaw."""
    if parameters.a != 0.5:
        return np.zeros(3)[4]
    return toy_model(layers, parameters, memo, progress)


def test_faults_that_nobody_foresaw_are_reported():
    study = toy_study(model=broken_model)
    with pytest.raises(InputError, match="None of the 4 runs ended well; the first says: IndexError"):
        run_study(study, design(study, 4))


def test_a_plain_run_that_fails_is_an_error():
    study = toy_study(fails_above=0.2)
    with pytest.raises(InputError, match="The plain run, with nothing varied, fails: The toy run fails."):
        run_study(study, design(study, 4))


class Counting:
    """Counts the runs of the toy and stops after some."""

    def __init__(self, stop_after=10**9):
        self.made, self.stop_after = 0, stop_after

    def __call__(self, layers, parameters, memo, progress):
        if self.made >= self.stop_after:
            raise KeyboardInterrupt
        self.made += 1
        return toy_model(layers, parameters, memo, progress)

    __name__ = "counting"


@pytest.mark.parametrize("stop_after", [1, 4, 30, 61])
def test_a_study_goes_on_after_a_crash(tmp_path, stop_after):
    whole = toy_study(model=Counting(), fails_above=0.9)
    expected = run_study(whole, design(whole, 70))
    crashing = toy_study(model=Counting(stop_after), fails_above=0.9)
    with pytest.raises(KeyboardInterrupt):
        run_study(crashing, design(crashing, 70), folder=RunFolder(str(tmp_path / "runs")))
    again = toy_study(model=Counting(), fails_above=0.9)
    result = run_study(again, design(again, 70), folder=RunFolder(str(tmp_path / "runs")))
    assert result.taken_up == stop_after - 1
    assert again.model.made == 71 - stop_after
    assert same(expected, result)
    once_more = toy_study(model=Counting(), fails_above=0.9)
    assert same(expected, run_study(once_more, design(once_more, 70), folder=RunFolder(str(tmp_path / "runs"))))
    assert once_more.model.made < 25


def test_damaged_files_are_made_anew(tmp_path):
    study = toy_study()
    expected = run_study(study, design(study, 10), folder=RunFolder(str(tmp_path)))
    (tmp_path / "run_00004.npz").write_bytes(b"cut short")
    assert same(expected, run_study(study, design(study, 10), folder=RunFolder(str(tmp_path))))


@pytest.mark.parametrize("name", ["run_00002.npz", "state.npz", "plain.npz"])
def test_a_bit_that_flipped_is_found_and_the_run_done_again(tmp_path, name):
    study, runs = toy_study(), 27
    expected = run_study(study, design(study, 3 if "run" in name else runs), folder=RunFolder(str(tmp_path)))
    path = tmp_path / name
    content = path.read_bytes()
    for place in np.linspace(0, len(content) - 1, 24).astype(int):
        flipped = bytearray(content)
        flipped[place] ^= 1 << (place % 8)
        path.write_bytes(flipped)
        again = run_study(study, design(study, 3 if "run" in name else runs), folder=RunFolder(str(tmp_path)))
        assert same(expected, again)
        path.write_bytes(content)


def test_two_processes_and_dead_ones_do_not_meet_in_a_folder(tmp_path):
    study = toy_study()
    expected = run_study(study, design(study, 10), folder=RunFolder(str(tmp_path / "a")))
    killed = 0
    for moment in range(16):
        folder = tmp_path / f"b{moment}"
        process = os.fork()
        if process == 0:
            try:
                _die_at(moment)
                run_study(study, design(study, 10), folder=RunFolder(str(folder)))
            finally:
                os._exit(0)
        killed += os.WIFSIGNALED(os.waitpid(process, 0)[1])
        assert same(expected, run_study(study, design(study, 10), folder=RunFolder(str(folder))))
    assert killed == 16
    young = folder / "run_00001.npz.1-x.part"
    young.write_bytes(b"half")
    old = folder / "run_00002.npz.1-y.part"
    old.write_bytes(b"half")
    os.utime(old, (0, 0))
    assert same(expected, run_study(study, design(study, 10), folder=RunFolder(str(folder))))
    assert young.exists() and not old.exists()


def _die_at(moment):
    """Kill this process at one of its calls."""
    calls = []
    for name in ("replace", "fsync", "remove"):
        real = getattr(os, name)

        def call(*arguments, real=real):
            calls.append(1)
            if len(calls) > moment:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments)

        setattr(os, name, call)


def test_a_folder_of_another_study_is_refused(tmp_path):
    study = toy_study()
    run_study(study, design(study, 4), folder=RunFolder(str(tmp_path)))
    for other, plan in (
        (study, design(study, 4, seed=2)),
        (study, design(study, 5)),
        (replace(study, parameters=replace(study.parameters, c=0.4)), design(study, 4)),
        (replace(study, layers=TOY_STEPS + 1e-9), design(study, 4)),
    ):
        with pytest.raises(InputError, match="holds runs of other inputs or settings"):
            run_study(other, plan, folder=RunFolder(str(tmp_path)))


def test_cancelling_keeps_finished_runs(tmp_path):
    study = toy_study()

    def cancel(fraction):
        if fraction > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        run_study(study, design(study, 40), folder=RunFolder(str(tmp_path)), progress=cancel)
    result = run_study(study, design(study, 40), folder=RunFolder(str(tmp_path)))
    assert 15 <= result.taken_up <= 25


def test_cancelling_stops_runs_in_threads():
    release, started = threading.Event(), threading.Event()

    def slow(layers, parameters, memo, progress):
        if parameters.a == 0.5:
            return toy_model(layers, parameters, memo, progress)
        started.set()
        while not release.wait(0.01):
            progress(0.5)
        return toy_model(layers, parameters, memo, progress)

    def cancel(fraction):
        if started.is_set():
            raise Cancelled

    study = toy_study(model=slow)
    with ThreadPoolExecutor(2) as executor, pytest.raises(Cancelled):
        run_study(study, design(study, 6), executor, progress=cancel)
    release.set()


def test_progress_rises_to_one():
    study, seen = toy_study(), []
    run_study(study, design(study, 20), progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_records_survive_the_disk(tmp_path):
    study = qaidam_study()
    folder = RunFolder(str(tmp_path))
    folder.open("key")
    record = study.run(PLAIN, np.zeros(0))
    folder.keep(record)
    again = folder.read(PLAIN)
    for name, array in record.arrays().items():
        assert np.array_equal(array, again.arrays()[name], equal_nan=array.dtype.kind == "f"), name
