"""200 runs of the Qaidam workflow on 300 x 300 cells: alone, in two threads, on a cluster of two workers."""

import contextlib
import os
import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from measure import package

# isort: split
from esp_toolbox.core.cluster.workers import open_workers
from esp_toolbox.core.uncertainty.decisions import enough
from esp_toolbox.core.uncertainty.designs import make_design
from esp_toolbox.core.uncertainty.models import ELEMENTS, QAIDAM_NUMBERS, qaidam_outcome
from esp_toolbox.core.uncertainty.settings import groups_of
from esp_toolbox.core.uncertainty.study import Study, run_study
from esp_toolbox.core.uncertainty.workflow_variables import qaidam_variables
from esp_toolbox.core.workflow.land_cover_errors import ErrorModel
from workflow_cases import qaidam_case

SIDE, CELL, RUNS = 300, 250.0, 200
GOAL = 15 * 60


def study_of(errors, coarser):
    """Everything varies by its usual width; optionally errors of the land cover, or cells twice as wide too."""
    layers, parameters = qaidam_case(SIDE, CELL)
    if errors:
        shares = [[0.76 if row == column else 0.03 for column in range(9)] for row in range(9)]
        model = ErrorModel(tuple(range(1, 10)), tuple(map(tuple, shares)), 3 * CELL)
        parameters = replace(parameters, errors=model)
    variables = [
        replace(entry, high=2.0) if coarser and entry.name == "cell_size" else entry
        for entry in qaidam_variables(parameters, layers)
    ]
    variables = [entry for entry in variables if entry.varies(parameters)]
    study = Study(
        qaidam_outcome, layers, parameters, tuple(variables), layers.shape, ELEMENTS, QAIDAM_NUMBERS, zones=4
    )
    return study, make_design("latin hypercube", RUNS, groups_of(variables, parameters), 1)


@contextlib.contextmanager
def cluster():
    """The address of a Dask cluster of two workers; None where it is not installed."""
    try:
        from distributed import LocalCluster
    except ImportError:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(package.ROOT, Path(folder) / "esp_toolbox")
        os.environ["PYTHONPATH"] = folder
        sys.path.append(folder)
        with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as started:
            yield started.scheduler_address


def run(study, design, scheduler="", threads=1):
    """Wall and CPU seconds, those of a cluster's workers included, and the result."""
    wall, spent = time.perf_counter(), time.process_time() + workers_cpu(scheduler)
    with open_workers(scheduler, threads) as workers:
        result = run_study(study, design, workers.executor, None, workers.share, workers.in_flight)
    return time.perf_counter() - wall, time.process_time() + workers_cpu(scheduler) - spent, result


def workers_cpu(scheduler):
    """CPU seconds of a cluster's workers so far."""
    if not scheduler:
        return 0.0
    from distributed import Client

    with Client(scheduler, set_as_default=False) as client:
        return sum(client.run(time.process_time).values())


def line(name, seconds, spent, goal):
    print(f"{name:58s} {seconds:8.1f} s wall {spent:8.1f} s CPU  (goal {goal})", flush=True)


def main():
    """Prints one line for each way of running."""
    study, design = study_of(errors=False, coarser=False)
    wall, spent, alone = run(study, design)
    line(f"{RUNS} runs, {SIDE} x {SIDE} cells, one worker", wall, spent, f"{GOAL} s on 2 cores")
    print(f"    ended {alone.runs.ended}, mean error of the probabilities {max(enough(alone.runs).error):.4f}")
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"    peak memory of the process {kilobytes / 1000:.0f} MB")
    wall, spent, threads = run(study, design, threads=2)
    line("the same in two threads", wall, spent, f"{GOAL} s")
    with cluster() as address:
        if address is None:
            print("dask.distributed is not installed: no cluster")
        else:
            wall, spent, there = run(study, design, address)
            line("the same on a cluster of two workers", wall, spent, f"{GOAL} s")
            print(f"    same bits as one worker: {same(alone, there)}")
    print(f"    same bits in threads as alone: {same(alone, threads)}")
    wall, spent, _ = run(*study_of(errors=False, coarser=True))
    line("with cells twice as wide, too", wall, spent, f"{GOAL} s on 2 cores")
    wall, spent, _ = run(*study_of(errors=True, coarser=False))
    line("with errors of the land cover", wall, spent, f"{GOAL} s on 2 cores")


def same(first, second):
    """Whether two results are equal to the last bit."""
    one, two = first.runs.state(), second.runs.state()
    return all(np.array_equal(one[name], two[name], equal_nan=True) for name in one)


if __name__ == "__main__":
    main()
