"""The network of 46 sources on 4 million cells, with corridors, areas and widths: time and memory."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import measure  # noqa: F401 - makes the package known by its name
import numpy as np
from scipy import ndimage

# isort: split
from esp_toolbox.algorithms.network.surface_folder import SurfaceFolder
from esp_toolbox.core.grid import Grid
from esp_toolbox.core.network.corridor_width import corridor_width
from esp_toolbox.core.network.corridors import least_cost_corridors
from esp_toolbox.core.network.least_cost_network import NetworkRules, least_cost_network
from esp_toolbox.core.network.selection import LinkLimits

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
SIZE, SOURCES, CELL, WIDTH = 2000, 46, 30.0, 10_000.0
SECONDS, GIGABYTES = 180.0, 2.0


def landscape():
    """Resistance of land-cover classes, and sources of irregular shape."""
    rng = np.random.default_rng(3)
    field = ndimage.gaussian_filter(rng.standard_normal((SIZE, SIZE)), 8)
    limits = np.quantile(field, [0.15, 0.3, 0.45, 0.6, 0.75, 0.9])
    resistance = np.array([1.0, 3, 5, 7, 9, 50, 100])[np.digitize(field, limits)]
    resistance[ndimage.gaussian_filter(rng.standard_normal((SIZE, SIZE)), 40) > 0.016] = np.nan
    labels = np.zeros((SIZE, SIZE), dtype=np.int32)
    rows, columns = np.ogrid[:SIZE, :SIZE]
    label = 0
    while label < SOURCES:
        row, column = rng.integers(60, SIZE - 60, 2)
        disc = (rows - row) ** 2 + (columns - column) ** 2 <= rng.integers(15, 50) ** 2
        if not labels[disc].any() and np.isfinite(resistance[disc]).all():
            label += 1
            labels[disc & (resistance < 50)] = label
    return resistance, labels


def network(adjacency):
    """Build the network; prints its time, its size and the memory of this process."""
    resistance, labels = landscape()
    rules = NetworkRules(adjacency=adjacency, limits=LinkLimits(drop_intermediate=adjacency != "all"))
    start, clock = time.process_time(), time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        grid = Grid(resistance.shape, CELL)
        store = SurfaceFolder(folder, grid, resistance, labels, range(1, SOURCES + 1))
        found = least_cost_network(resistance, labels, CELL, rules, WIDTH, store)
        linked = time.process_time()
        corridors = least_cost_corridors(found, resistance, labels, CELL, [WIDTH], store)
        drawn = time.process_time()
        for area in corridors.areas:
            corridor_width(area, *found.paths[area.link], CELL)
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e9
    end = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9
    seconds, clock = end - start, time.perf_counter() - clock
    name = f"{SOURCES} sources, {SIZE * SIZE / 1e6:.0f} M cells, {adjacency}"
    print(f"{name:35s} CPU {seconds:6.1f} s (goal {SECONDS:.0f})  peak {memory:.2f} GB (goal {GIGABYTES:.0f})")
    print(
        f"    {int(found.links.active.sum())} of {len(found.links)} links, clock {clock:.1f} s: network "
        f"{linked - start:.1f}, corridors {drawn - linked:.1f}, widths {end - drawn:.1f}; surfaces {size:.2f} GB"
    )


def main():
    # A process each, so that the peak is that of one network.
    for adjacency in ("either", "all"):
        subprocess.run([sys.executable, __file__, adjacency], check=True)


if __name__ == "__main__":
    network(sys.argv[1]) if len(sys.argv) > 1 else main()
