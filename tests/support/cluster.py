"""A Dask cluster of two processes on this computer, and tasks for it that go wrong once."""

import contextlib
import os
import signal
import sys
import time

import package
import pytest

# A cluster waits most of the session: what it watches itself with would take the time of the tests beside it.
_UNWATCHED = {
    "distributed.worker.profile.enabled": False,
    "distributed.worker.memory.monitor-interval": "5s",
    "distributed.admin.tick.interval": "1s",
    "distributed.admin.system-monitor.interval": "10s",
}


@contextlib.contextmanager
def two_workers(folder):
    """The address of the scheduler; the workers import the package from a link in the folder."""
    distributed = pytest.importorskip("distributed", reason="dask.distributed is not installed")
    import dask

    os.symlink(package.ROOT, folder / "esp_toolbox")
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = str(folder)
    sys.path.append(str(folder))
    try:
        with dask.config.set(_UNWATCHED), distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
        ) as started:
            yield started.scheduler_address
    finally:
        sys.path.remove(str(folder))
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before


def dies_once(common, task):
    """The sum of what is shared and a number; the first to take it up with a name is killed at once."""
    number, marker = task
    if marker and not os.path.exists(marker):
        with open(marker, "xb"):
            pass
        os.kill(os.getpid(), signal.SIGKILL)
    return float(common[0].sum()) + number, common[0] + number


def waits_for_the_end(folder):
    """Says that it has begun, and that it has heard that nobody waits for it."""
    from esp_toolbox.core.cluster.task_progress import task_progress
    from esp_toolbox.core.progress import Cancelled

    check = task_progress()
    with open(os.path.join(folder, f"begun {os.getpid()}"), "wb"):
        pass
    try:
        while True:
            check(0.5)
            time.sleep(0.05)
    except Cancelled:
        with open(os.path.join(folder, f"ended {os.getpid()}"), "wb"):
            pass
        raise
