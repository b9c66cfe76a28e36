"""Bytes and nanoseconds a cell of the steps that need a whole raster, by size, each in a process of its own.

Millions of cells, and parts of names, may follow: ``bench_scale.py 1 4 16 pinch barriers``. The numbers of
docs/scale.md are made so. ``--sources 46 --neighbours`` are as many sources, joined to their neighbours alone.
``--basin`` takes the ground of the sample basin, which is made and written in strips, instead of plain hills.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import measure  # noqa: F401 - makes the package known by its name
import numpy as np
from scipy import ndimage

# isort: split
from esp_toolbox.core.network.surfaces import framed, reached_box

CELL, SOURCES, WIDTH = 30.0, 11, 10_000.0
MILLIONS = (1, 4, 16)


# Resistance of the basin's land cover, by class from 1, and the rows that are made of it at once.
BY_COVER = np.array([np.nan, 20.0, 1.0, 4.0, 2.0, 30.0, 60.0, 9.0, 60.0, 2.0], np.float32)
STRIP = 256


def relief(size, rng):
    """Smooth hills with a grain, 0 to 1000 m."""
    field = sum(ndimage.zoom(rng.standard_normal((size // step + 4,) * 2), step, order=1)[:size, :size] * step
                for step in (4, 16, 64))  # fmt: skip
    field -= field.min()
    return (1000.0 * field / field.max()).astype(np.float32)


def scene(folder, size, sources=SOURCES):
    """Resistance of 1 to 9 with dear roads, sources spread over it, elevation and land."""
    rng = np.random.default_rng(3)
    # The grain is that of 1 million cells; the sources grow with the raster.
    field = relief(size, rng)
    resistance = (1.0 + 8.0 * field / 1000.0).astype(np.float32)
    for line in range(210, size, 270):
        resistance[line : line + 2] = resistance[:, line : line + 2] = 60.0
    np.save(Path(folder) / "land.npy", (field > np.median(field)).astype(np.uint8) + 1)
    np.save(Path(folder) / "elevation.npy", field)
    del field
    _spread(folder, resistance, sources, rng)


def basin_scene(folder, size, sources=SOURCES):
    """The same of the sample basin: resistance by land cover and slope, strip by strip."""
    from esp_toolbox.core.gallery.basin import sample_basin
    from esp_toolbox.core.gallery.land_cover import NATURAL

    start = time.process_time()
    basin = sample_basin(size, size, CELL, 3)
    elevation, land, resistance = (
        np.lib.format.open_memmap(Path(folder) / f"{name}.npy", "w+", kind, (size, size))
        for name, kind in (("elevation", np.float32), ("land", np.uint8), ("ground", np.float32))
    )
    for first in range(0, size, STRIP):
        last = min(first + STRIP, size)
        begin = max(first - 1, 0)
        ground = basin.elevation[begin : last + 1]
        slope = np.hypot(*np.gradient(ground, CELL))[first - begin : last - begin]
        cover = basin.land_cover[2023][first:last]
        elevation[first:last] = ground[first - begin : last - begin]
        land[first:last] = np.isin(cover, NATURAL) + 1
        resistance[first:last] = BY_COVER[cover] * (1.0 + 4.0 * slope)
    took = time.process_time() - start
    print(f"sample basin              {size * size / 1e6:6.1f} M cells  {1e9 * took / size**2:9.0f} ns{'':23s}"
          f"{took:7.1f} s  peak {memory('VmHWM') / 1e9:5.2f} GB", flush=True)  # fmt: skip
    del elevation, land, basin
    _spread(folder, np.asarray(resistance), sources, np.random.default_rng(3))


def _spread(folder, resistance, sources, rng):
    """Square sources over a ground."""
    size = len(resistance)
    labels = np.zeros((size, size), dtype=np.int32)
    side, across = size // 40, int(np.ceil(np.sqrt(sources)))
    apart = 0.88 / across
    for label in range(sources):
        row, column = (
            int(size * (0.15 + apart * (place + rng.uniform(-0.227, 0.227)))) for place in divmod(label, across)
        )
        labels[row : row + side, column : column + side] = label + 1
    resistance[labels > 0] = 1.0
    np.save(Path(folder) / "resistance.npy", resistance)
    np.save(Path(folder) / "labels.npy", labels)


def load(folder, name):
    """One of the scene's rasters."""
    return np.load(Path(folder) / f"{name}.npy")


def mspa_classes(folder):
    from esp_toolbox.core.morphology.mspa import mspa

    land = load(folder, "land")
    yield land.size
    mspa(land, 1)


def patch_labels(folder):
    from esp_toolbox.core.patches import label_patches

    land = load(folder, "land") > 1
    yield land.size
    label_patches(land)


def cost_of_all(folder):
    from esp_toolbox.core.cost.accumulate import accumulated_cost

    resistance, labels = load(folder, "resistance"), load(folder, "labels")
    yield labels.size
    accumulated_cost(resistance, (labels > 0).astype(np.int32), CELL)


def cost_allocation(folder):
    from esp_toolbox.core.cost.accumulate import accumulated_cost

    resistance, labels = load(folder, "resistance"), load(folder, "labels")
    yield labels.size
    accumulated_cost(resistance, labels, CELL)


class _Folder:
    """Surfaces in files, as the algorithms keep them; only what a run holds counts as its memory."""

    def __init__(self, folder, shape):
        self._folder, self._shape = Path(folder), shape
        self._kept = {}

    def reach(self, label):
        return self._kept[label][0] if label in self._kept else None

    def save(self, label, cost, reach):
        box = reached_box(cost)
        np.save(self._folder / f"surface{label}.npy", cost[box])
        self._kept[label] = reach, box[0].start, box[1].start

    def rows(self, label, start, stop):
        _, top, left = self._kept[label]
        window = np.load(self._folder / f"surface{label}.npy", mmap_mode="r")
        first = max(start, top)
        last = max(first, min(stop, top + window.shape[0]))
        return framed(np.array(window[first - top : last - top]), first, left, start, stop, self._shape[1])


def _network(folder, width=0.0):
    from esp_toolbox.core.network.least_cost_network import NetworkRules, least_cost_network
    from esp_toolbox.core.network.selection import LinkLimits

    resistance, labels = load(folder, "resistance"), load(folder, "labels")
    store = _Folder(folder, labels.shape)
    rules = NetworkRules(
        limits=LinkLimits(drop_intermediate=False), adjacency=(Path(folder) / "links").read_text("ascii")
    )
    network = least_cost_network(resistance, labels, CELL, rules, width, store)
    return resistance, labels, store, network


def network_of_paths(folder):
    yield load(folder, "labels").size
    _network(folder)


def corridors(folder):
    from esp_toolbox.core.network.corridors import least_cost_corridors

    resistance, labels, store, network = _network(folder, WIDTH)
    yield labels.size
    least_cost_corridors(network, resistance, labels, CELL, [WIDTH], store)


def _corridor_cells(folder):
    from esp_toolbox.core.bottlenecks.link_corridors import LinkCorridors

    resistance, labels, store, network = _network(folder, WIDTH)
    yield labels.size
    yield LinkCorridors(network, resistance, CELL, WIDTH, store), labels


def pinch_points_by_link(folder):
    from esp_toolbox.core.bottlenecks.pinch_points import link_currents

    cells, corridors = _corridor_cells(folder)
    yield cells
    link_currents(*corridors)


def pinch_points_all_to_one(folder):
    from esp_toolbox.core.bottlenecks.pinch_points import network_currents

    cells, corridors = _corridor_cells(folder)
    yield cells
    network_currents(*corridors)


def barriers(folder):
    from esp_toolbox.core.bottlenecks.barriers import barrier_scores

    resistance, labels, store, network = _network(folder)
    yield labels.size
    barrier_scores(network, resistance, CELL, (1000.0, 2000.0, 3000.0, 4000.0), store)


def pit_filling(folder):
    from esp_toolbox.core.terrain.pit_filling import fill_pits

    elevation = load(folder, "elevation")
    yield elevation.size
    fill_pits(elevation)


def _filled(folder):
    from esp_toolbox.core.terrain.pit_filling import fill_pits

    return fill_pits(load(folder, "elevation"))


def flow_directions(folder):
    from esp_toolbox.core.terrain.flow_directions import mfd_directions

    filled = _filled(folder)
    yield filled.size
    mfd_directions(filled)


def routing(folder):
    from esp_toolbox.core.terrain.flow_directions import mfd_directions
    from esp_toolbox.core.terrain.flow_network import flow_network
    from esp_toolbox.core.terrain.flow_sums import accumulate

    directions = mfd_directions(_filled(folder))
    yield directions.size
    network = flow_network(directions)
    accumulate(network, np.ones(len(network.cells)))


def breaks(folder):
    from esp_toolbox.core.decision.natural_breaks import natural_breaks

    values = load(folder, "elevation")
    yield values.size
    natural_breaks([values], 5)


def quantiles(folder):
    from esp_toolbox.core.decision.class_limits import class_limits

    values = load(folder, "elevation")
    yield values.size
    class_limits([values], "quantile", 5)


STEPS = {
    "MSPA": mspa_classes,
    "patch labels": patch_labels,
    "cost surface": cost_of_all,
    "cost and allocation": cost_allocation,
    "network of all pairs": network_of_paths,
    "corridors": corridors,
    "pinch points by link": pinch_points_by_link,
    "pinch points all to one": pinch_points_all_to_one,
    "barriers": barriers,
    "pit filling": pit_filling,
    "flow directions": flow_directions,
    "routing": routing,
    "natural breaks": breaks,
    "quantiles": quantiles,
}


def memory(name):
    """Bytes of this process now (VmRSS) or at most so far (VmHWM), as Linux tells."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(name):
            return int(line.split()[1]) * 1024
    raise OSError("This system does not tell what a process holds.")


def one_step(folder, name):
    """A step in this process: what it takes beside its inputs, results included."""
    with tempfile.TemporaryDirectory() as work:
        for array in Path(folder).iterdir():
            (Path(work) / array.name).symlink_to(array)
        run = STEPS[name](work)
        cells = next(run)
        # What came before counts no more for the peak.
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        before, start = memory("VmRSS"), time.process_time()
        for _ in run:
            pass
        took, peak = time.process_time() - start, memory("VmHWM")
    print(f"{name:26s}{cells / 1e6:6.1f} M cells  {1e9 * took / cells:9.0f} ns  {(peak - before) / cells:7.1f} bytes a "
          f"cell  {took:7.1f} s  peak {peak / 1e9:5.2f} GB", flush=True)  # fmt: skip


def main(arguments):
    """A table of all steps, or of those whose names hold one of the words."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("words", nargs="*", help="millions of cells, and parts of the names of steps")
    parser.add_argument("--sources", type=int, default=SOURCES)
    parser.add_argument("--neighbours", action="store_true", help="links between neighbours, instead of all pairs")
    parser.add_argument("--basin", action="store_true", help="the ground of the sample basin")
    given = parser.parse_args(arguments)
    millions = [float(word) for word in given.words if word.replace(".", "").isdigit()] or MILLIONS
    parts = [word for word in given.words if not word.replace(".", "").isdigit()]
    for million in millions:
        with tempfile.TemporaryDirectory() as folder:
            make = "--make-basin" if given.basin else "--make"
            # In a process of its own, which gives its memory back.
            size = str(round((million * 1e6) ** 0.5))
            subprocess.run([sys.executable, __file__, make, folder, size, str(given.sources)], check=True)
            (Path(folder) / "links").write_text("either" if given.neighbours else "all", "ascii")
            for name in STEPS:
                if not parts or any(part in name for part in parts):
                    subprocess.run([sys.executable, __file__, "--step", folder, name], check=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--step"]:
        one_step(*sys.argv[2:])
    elif sys.argv[1:2] == ["--make"]:
        scene(sys.argv[2], *map(int, sys.argv[3:]))
    elif sys.argv[1:2] == ["--make-basin"]:
        basin_scene(sys.argv[2], *map(int, sys.argv[3:]))
    else:
        main(sys.argv[1:])
