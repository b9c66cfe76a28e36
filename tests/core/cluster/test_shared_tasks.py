"""Tasks on a cluster: the same bits as here, workers that are killed, runs that are cancelled."""

import gc
import os
import time
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import closing

import numpy as np
import pytest
from cluster import dies_once, waits_for_the_end
from esp_toolbox.core.bottlenecks.barriers import barrier_scores
from esp_toolbox.core.bottlenecks.link_corridors import LinkCorridors
from esp_toolbox.core.bottlenecks.pinch_points import link_currents, network_currents
from esp_toolbox.core.circuit.omniscape import omniscape
from esp_toolbox.core.circuit.window_layers import WindowLayers
from esp_toolbox.core.circuit.window_maps import MapsInFolder
from esp_toolbox.core.circuit.window_settings import WindowSettings
from esp_toolbox.core.cluster.array_files import ArrayFolder
from esp_toolbox.core.cluster.executor import ClusterExecutor
from esp_toolbox.core.cluster.workers import open_workers
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.executors import run_tasks
from esp_toolbox.core.health.window_patches import window_patch_metrics
from esp_toolbox.core.health.windows import window_metrics
from esp_toolbox.core.network.least_cost_network import least_cost_network
from esp_toolbox.core.network.surfaces import MemorySurfaces
from esp_toolbox.core.progress import Cancelled
from link_scenes import ALL, landscape
from pairing import paired

CELL = 30.0


def one_worker(executor):
    """Have the first worker do all of it."""
    client = executor._client
    first = sorted(client.scheduler_info(n_workers=-1)["workers"])[0]
    executor._executor = client.get_executor(pure=False, workers=[first])


@pytest.fixture(params=["files", "sent", "one worker"])
def workers(request, cluster, tmp_path):
    """Two workers that see a folder of this computer, two that do not, and one."""
    seen = request.param == "files"
    with open_workers(cluster, folder=str(tmp_path) if seen else "") as found:
        assert (found.count, found.shares_files, found.other_versions) == (2, seen, ())
        if request.param == "one worker":
            one_worker(found.executor)
        yield found


@pytest.fixture
def small_files(monkeypatch):
    """Small arrays go by files as well; workers lay down what is large."""
    from esp_toolbox.core.cluster import array_files

    monkeypatch.setattr(array_files, "_LEAST_BYTES", 1)


def along_links(executor):
    """Surfaces, corridors, currents and barriers of a rough landscape."""
    resistance, labels = landscape(3, (50, 60), sources=4, holes=0.02)
    store = MemorySurfaces(labels.shape)
    network = least_cost_network(resistance, labels, CELL, ALL, 900.0, store, executor=executor)
    corridors = LinkCorridors(network, resistance, CELL, 600.0, store, executor)
    alone = link_currents(corridors, labels, executor=executor)
    together = network_currents(corridors, labels, executor=executor)
    pairs = network_currents(corridors, labels, "pairwise", executor=executor)
    scores = barrier_scores(
        network, resistance, CELL, [60.0, 150.0], store, "both", open_nodata=False, executor=executor
    )
    yield network.links.cost
    yield from (cell for path in network.paths for cell in path)
    for found in (alone, together, pairs):
        yield found.current
        yield found.with_sources
    for link in alone.links:
        yield np.array([link.link, link.resistance])
    yield from (scores.centres, scores.percent, scores.circles, scores.radius, scores.link, scores.summed)


def in_windows(executor):
    """Moving windows: metrics, and currents between all cells."""
    rng = np.random.default_rng(4)
    classes = np.kron(rng.integers(1, 5, (60, 25)), np.ones((8, 2), int)).astype(np.int32)
    valid = rng.random(classes.shape) > 0.03
    yield from window_metrics(classes, valid, CELL, ["SHDI", "CONTAG"], 3, executor=executor)
    yield from window_patch_metrics(classes, valid, CELL, ["NP", "ED"], 6, stride=4, executor=executor)
    resistance, strength = np.exp(rng.standard_normal((2, 24, 30)))
    settings = WindowSettings(4, 3, mosaic_cells=1_000)
    found = omniscape(WindowLayers(resistance, sources=strength), settings, executor=executor)
    yield from (found.maps.rows(name, 0, 24) for name in ("current", "flow_potential"))


@pytest.mark.parametrize("work", [along_links, in_windows])
def test_the_bits_are_those_of_this_process(workers, small_files, tmp_path, work):
    for here, there in paired(work(None), work(workers.executor)):
        assert here.dtype == there.dtype
        np.testing.assert_array_equal(here, there)
    # Files of what was shared have gone with it.
    gc.collect()
    assert not os.listdir(tmp_path)


def test_tasks_of_killed_workers_are_done_again(cluster, tmp_path):
    """Both workers die, and with them what their tasks share."""
    common = (np.arange(1000, dtype=np.float64),)
    markers = [str(tmp_path / f"killed {number}") if number < 2 else "" for number in range(6)]
    with open_workers(cluster) as workers:
        made = list(run_tasks(dies_once, list(enumerate(markers)), workers.executor, common=common))
    assert [total for total, _ in made] == [common[0].sum() + number for number in range(6)]
    assert all(os.path.exists(marker) for marker in markers[:2])


class KilledWorker(Exception):
    """As Dask calls it when several workers have died at a task."""


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (KilledWorker(), "workers of the cluster died at the same task, most likely for want of memory"),
        (ModuleNotFoundError(name="esp_toolbox.core"), "has joined meanwhile cannot import esp_toolbox"),
        (FileNotFoundError(), "A worker does not see .*shared, where the others read"),
        (CancelledError(), "The scheduler or all of its workers are gone"),
        (ModuleNotFoundError("No module named 'lost'", name="lost"), "No module named 'lost'"),
        (ZeroDivisionError("by zero"), "by zero"),
    ],
)
def test_what_ends_a_task_is_said(error, sentence):
    class Client:
        status = "closed"

        def get_executor(self, pure):
            return ThreadPoolExecutor(1)

    executor = ClusterExecutor(Client(), 1, ArrayFolder("shared"))
    calls = executor.calls(abs, None)

    def awaited(future):
        raise error

    with pytest.raises((InputError, type(error)), match=sentence):
        calls.result(calls.submit(-1), awaited)
    executor.end()


def test_cancel_reaches_tasks_that_run(cluster, tmp_path):
    def progress(fraction):
        if any(name.startswith("begun") for name in os.listdir(tmp_path)):
            raise Cancelled

    with open_workers(cluster) as workers:
        with pytest.raises(Cancelled), closing(
            run_tasks(waits_for_the_end, [str(tmp_path)] * 2, workers.executor, progress)
        ) as made:
            next(made)
        # Those that had begun hear of it, however long that takes on a busy computer.
        for _ in range(1200):
            names = sorted(os.listdir(tmp_path))
            begun, ended = ({name.split()[1] for name in names if name.startswith(kind)} for kind in ("begun", "ended"))
            if begun == ended:
                break
            time.sleep(0.05)
    assert begun and begun == ended


def test_a_run_that_was_cut_off_goes_on_there(cluster, tmp_path):
    rng = np.random.default_rng(2)
    layers = WindowLayers(np.exp(rng.standard_normal((24, 16))))
    settings = WindowSettings(3, 3, mosaic_cells=300)

    def cut(windows, share):
        if share >= 0.5:
            raise Cancelled

    with open_workers(cluster) as workers:
        with pytest.raises(Cancelled):
            omniscape(layers, settings, MapsInFolder(str(tmp_path)), workers.executor, cut)
        resumed = omniscape(layers, settings, MapsInFolder(str(tmp_path)), workers.executor)
    assert resumed.taken_up > 0
    whole = omniscape(layers, settings)
    np.testing.assert_array_equal(resumed.maps.rows("current", 0, 24), whole.maps.rows("current", 0, 24))
