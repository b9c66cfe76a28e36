"""Accumulated cost against GRASS r.cost, and the disc minimum against scipy's footprint filter."""

import resource
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
from measure import ROUNDS, peak_bytes, seconds
from scipy import ndimage

# isort: split
from esp_toolbox.core.cost.accumulate import accumulated_cost, source_costs
from esp_toolbox.core.cost.disc_minimum import disc, disc_minimum

SIZE = 2000


def surfaces(size):
    """Resistances of 4 kinds: classes of land cover, a smooth field, noise, a heavy tail."""
    rng = np.random.default_rng(0)
    field = ndimage.gaussian_filter(rng.standard_normal((size, size)), 8)
    limits = np.quantile(field, [0.15, 0.3, 0.45, 0.6, 0.75, 0.9])
    yield "classes", np.array([1.0, 3, 5, 7, 9, 50, 100])[np.digitize(field, limits)]
    field = ndimage.gaussian_filter(rng.standard_normal((size, size)), 20)
    yield "smooth", np.exp(field / field.std()) * 30
    yield "noise", rng.integers(1, 101, (size, size)).astype(float)
    yield "heavy tail", np.exp(rng.standard_normal((size, size)) * 3)


def one_source(shape):
    sources = np.zeros(shape, dtype=np.int32)
    row, column = shape[0] // 2, shape[1] // 3
    sources[row : row + 10, column : column + 10] = 1
    return sources


class Grass:
    """A temporary GRASS location whose region is the raster, in cells."""

    def __init__(self, folder, shape):
        self.folder, self.shape = Path(folder), shape
        self.location = self.folder / "location"
        subprocess.run(["grass", "-c", "XY", str(self.location), "-e"], check=True, capture_output=True)
        self.run("g.region", f"n={shape[0]}", "s=0", "w=0", f"e={shape[1]}", "res=1")

    def run(self, *command):
        """CPU seconds of a command, GRASS' own start included."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(["grass", str(self.location / "PERMANENT"), "--exec", *command], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    def write(self, name, array, *flags):
        path = self.folder / "raster.bin"
        array.tofile(path)
        rows, columns = array.shape
        extent = [f"rows={rows}", f"cols={columns}", f"north={rows}", "south=0", "west=0", f"east={columns}"]
        self.run("r.in.bin", *flags, f"input={path}", f"output={name}", "--overwrite", *extent)

    def read(self, name):
        path = self.folder / "result.bin"
        self.run("r.out.bin", f"input={name}", f"output={path}", "bytes=8", "-f", "--overwrite")
        return np.fromfile(path).reshape(self.shape)

    def cost(self, resistance, sources):
        """Least CPU seconds of r.cost, without GRASS' start, and its costs."""
        self.write("resistance", resistance, "-d")
        self.write("sources", sources, "bytes=4", "anull=0")
        start = min(self.run("g.region", "-p") for _ in range(ROUNDS))
        command = ["r.cost", "input=resistance", "start_raster=sources", "output=cost", "memory=2000", "--overwrite"]
        return min(self.run(*command) for _ in range(ROUNDS)) - start, self.read("cost")


def bench_accumulated_cost():
    grass = shutil.which("grass")
    if grass is None:
        print("GRASS is not installed (package grass-core): r.cost is left out")
    for name, resistance in surfaces(SIZE):
        sources = one_source(resistance.shape)
        ours, result = seconds(lambda: accumulated_cost(resistance, sources, 1.0))  # noqa: B023
        if grass is None:
            print(f"accumulated cost, {name}  {ours:.2f} s  -")
            continue
        with tempfile.TemporaryDirectory() as folder:
            theirs, cost = Grass(folder, resistance.shape).cost(resistance, sources)
        reached = result.cost > 0
        differ = np.max(np.abs(cost[reached] / result.cost[reached] - 1))
        print(
            f"accumulated cost, {name}, {resistance.size / 1e6:.0f} M cells, r.cost  {ours:.2f} s  {theirs:.2f} s  "
            f"{ours / theirs:.2f}  (0.35)  relative difference {differ:.0e}"
        )


def bench_memory():
    _, resistance = next(surfaces(SIZE))
    sources = one_source(resistance.shape)
    for count in (1, 2):
        sources[5, 5] = count
        peak = peak_bytes(accumulated_cost, resistance, sources, 30.0)
        print(f"accumulated cost, {count} source(s), bytes a cell  {peak / resistance.size:.1f}  (30)")


def bench_single_sources():
    for size in (500, 1000):
        _, resistance = next(surfaces(size))
        rng = np.random.default_rng(1)
        sources = np.zeros(resistance.shape, dtype=np.int32)
        for label, (row, column) in enumerate(rng.integers(0, size - 5, (16, 2)), 1):
            sources[row : row + 5, column : column + 5] = label
        ours, count = seconds(lambda: sum(1 for _ in source_costs(resistance, sources, 30.0)))  # noqa: B023
        print(
            f"16 sources one by one, {size} x {size}, ns a cell and source  {ours / resistance.size / count * 1e9:.0f}"
        )


def bench_disc_minimum():
    array = ndimage.gaussian_filter(np.random.default_rng(0).standard_normal((1000, 1000)), 3)
    for radius, with_footprint in ((20, True), (133, False)):
        ours, least = seconds(lambda: disc_minimum(array, radius))  # noqa: B023
        if not with_footprint:
            print(f"disc minimum, radius {radius}, 1 M cells  {ours:.2f} s")
            continue
        start = time.process_time()
        expected = ndimage.minimum_filter(array, footprint=disc(radius), mode="constant", cval=np.inf)
        theirs = time.process_time() - start
        same = "identical" if least.tobytes() == expected.tobytes() else "DIFFERENT"
        print(
            f"disc minimum, radius {radius}, 1 M cells, footprint filter  {ours:.3f} s  {theirs:.2f} s  "
            f"{ours / theirs:.2f}  (0.20)  {same}"
        )


def main():
    bench_accumulated_cost()
    bench_memory()
    bench_single_sources()
    bench_disc_minimum()


if __name__ == "__main__":
    main()
