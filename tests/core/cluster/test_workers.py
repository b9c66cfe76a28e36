"""Who does the tasks: threads, a cluster that is fit for them, and what is said of one that is not."""

import gc
import shutil
import sys

import numpy as np
import pytest
from esp_toolbox.core.cluster import array_files, probe, workers
from esp_toolbox.core.cluster.array_files import ArrayFile, ArrayFolder, opened, taken
from esp_toolbox.core.cluster.task_progress import task_progress
from esp_toolbox.core.cluster.workers import open_workers
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.executors import laid, sent_once, tasks_at_once


def refused(address, sentence, folder=""):
    with pytest.raises(InputError, match=sentence), open_workers(address, folder=folder):
        pass


def test_threads_of_this_process():
    with open_workers("", 1) as found:
        assert found.executor is None and tasks_at_once(found.executor) == 1
    with open_workers("", 3) as found:
        assert found.count == 3 == tasks_at_once(found.executor)
        assert found.executor.submit(abs, -2).result() == 2
        common = np.zeros(3)
        assert sent_once(found.executor, common) is common and laid(found.executor, common) is common
    # Off a cluster the progress of a task asks nobody.
    task_progress()(0.5)


def test_without_the_library_the_scheduler_is_refused(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    refused("tcp://127.0.0.1:8786", "pip install distributed")


def test_an_unreachable_scheduler_is_said(monkeypatch):
    distributed = pytest.importorskip("distributed", reason="dask.distributed is not installed")
    monkeypatch.setattr(workers, "_PATIENCE", 1.0)
    refused("tcp://127.0.0.1:9", "scheduler tcp://127.0.0.1:9 cannot be reached")
    refused("no such thing", "scheduler no such thing cannot be reached")
    # None waits for its end in whatever thread collects it: the next one could not start beside it.
    left = [found for found in gc.get_objects() if isinstance(found, distributed.Client)]
    assert {client.status for client in left} <= {"closed"}


def test_a_scheduler_without_workers_is_said():
    distributed = pytest.importorskip("distributed", reason="dask.distributed is not installed")
    with distributed.LocalCluster(
        n_workers=0, processes=False, dashboard_address=None, silence_logs=50
    ) as empty:
        refused(empty.scheduler_address, "has no worker; start some with \"dask worker")


def test_workers_without_the_package_or_with_another_version(cluster, monkeypatch):
    own = probe.worker_facts()
    with monkeypatch.context() as change:
        change.setattr(probe, "PACKAGE", "esp_of_others")
        refused(cluster, "worker tcp://.* cannot import esp_of_others: put the folder that holds it on its PYTHONPATH")
    with monkeypatch.context() as change:
        change.setattr(probe, "worker_facts", OtherFacts(own))
        refused(cluster, "worker tcp://.* has another version of esp_toolbox than this computer")


class OtherFacts:
    """What this computer tells of itself is of another version; workers are sent the name alone, and tell of theirs."""

    def __init__(self, own):
        self.own = own

    def __call__(self, path=""):
        return probe.WorkerFacts("another", self.own.versions, False)

    def __reduce__(self):
        return getattr, (probe, "worker_facts")


def test_digest_of_the_sources_is_that_of_all_files(tmp_path, monkeypatch):
    first = probe.sources_digest()
    shutil.copytree(probe._CORE / "cluster", tmp_path / "core" / "cluster", ignore=shutil.ignore_patterns("*.pyc"))
    monkeypatch.setattr(probe, "_CORE", tmp_path / "core")
    part = probe.sources_digest()
    assert part != first
    path = tmp_path / "core" / "cluster" / "workers.py"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert probe.sources_digest() == part
    path.write_bytes(path.read_bytes() + b"# more\n")
    assert probe.sources_digest() != part


def test_large_arrays_go_by_files(tmp_path, monkeypatch):
    large, small = np.random.default_rng(1).random((400, 400)), np.arange(5)
    value = (large, {"small": small, "list": [large[:350], "text"]}, None)
    assert ArrayFolder().laid(value) is value
    sent = ArrayFolder(str(tmp_path)).laid(value)
    assert isinstance(sent[0], ArrayFile) and isinstance(sent[1]["list"][0], ArrayFile)
    assert sent[1]["small"] is small and len(list(tmp_path.iterdir())) == 2
    for read in (opened(sent), taken(sent)):
        np.testing.assert_array_equal(read[0], large)
        np.testing.assert_array_equal(read[1]["list"][0], large[:350])
        assert type(read[0]) is np.ndarray and read[1]["list"][1] == "text" and read[2] is None
    assert not list(tmp_path.iterdir())
    monkeypatch.setattr(array_files, "_PATIENCE", 0.3)
    with pytest.raises(FileNotFoundError):
        opened(sent)
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=1000))
    with pytest.raises(InputError, match="has 0.0 GB left and 0.0 GB are needed"):
        ArrayFolder(str(tmp_path)).laid(large)
    assert not list(tmp_path.iterdir())
