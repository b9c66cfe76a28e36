"""Current maps against pyamg, all pairs against their solves, large rasters, and memory.

pyamg 5.0.1 may live in another Python: name it in the environment variable PYAMG_PYTHON. The grids are
Circuitscape's BigTests; where they are absent, rasters of the same size and kind take their place.
"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from measure import ROUNDS, package, peak_bytes, seconds
from scipy import ndimage

# isort: split
from esp_toolbox.core.circuit.conductance import cell_conductance
from esp_toolbox.core.circuit.one_to_all import all_to_one
from esp_toolbox.core.circuit.pairwise import pairwise
from esp_toolbox.core.circuit.regions import FocalNodes

TOLERANCE = 1e-8
BIGTESTS = package.SHARED / "oracles" / "circuit" / "bigtests"
SHAPES = {"1m": (1000, 1000), "6m": (3000, 2000), "12m": (3000, 4000)}
POINTS = {"1m": "points.txt", "6m": "points1.txt", "12m": "points.txt"}


def grid(name):
    """The resistances of a benchmark grid: 1 to 100, one cell in eight without data."""
    path = BIGTESTS / name / "cellmap.asc.gz"
    if not path.is_file():
        rng = np.random.default_rng(0)
        resistance = rng.integers(1, 101, SHAPES[name]).astype(float)
        resistance[rng.random(resistance.shape) < 0.125] = np.nan
        return resistance
    with gzip.open(path, "rt") as file:
        for _ in range(6):
            file.readline()
        resistance = np.array(file.read().split(), dtype=float).reshape(SHAPES[name])
    resistance[resistance == -9999] = np.nan
    return resistance


def focal(name, file, resistance):
    path = BIGTESTS / name / file
    if not path.is_file():
        rows, columns = np.nonzero(~np.isnan(resistance))
        chosen = np.linspace(0, rows.size - 1, 20 if file.startswith("20") else 2).astype(int)
        return FocalNodes.from_cells(rows[chosen], columns[chosen], np.arange(1, chosen.size + 1))
    table = np.loadtxt(path)
    rows = np.ceil(resistance.shape[0] - (table[:, 2] + 0.5)).astype(int) - 1
    return FocalNodes.from_cells(rows, np.ceil(table[:, 1] + 0.5).astype(int) - 1, table[:, 0])


def pyamg(resistance, nodes, neighbours):
    """CPU seconds of pyamg for the first two nodes; empty where it is not installed."""
    python = os.environ.get("PYAMG_PYTHON", sys.executable)
    script = Path(__file__).with_name("pyamg_side.py")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "resistance.npy"
        np.save(path, resistance)
        ends = (nodes.rows[0], nodes.columns[0], nodes.rows[1], nodes.columns[1])
        arguments = [python, script, path, *ends, neighbours, TOLERANCE, ROUNDS]
        done = subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else {}


def bench_two_points():
    for name, neighbours, goal in (("1m", 4, 0.12), ("6m", 8, 0.05)):
        resistance = grid(name)
        nodes = focal(name, POINTS[name], resistance)
        conductance = cell_conductance(resistance)
        ours, result = seconds(lambda: pairwise(conductance, nodes, neighbours, "resistance"))  # noqa: B023
        memory = peak_bytes(lambda: pairwise(conductance, nodes, neighbours, "resistance")) / resistance.size  # noqa: B023
        title = f"current map, {name}, 2 points, {neighbours} neighbours, residual {result.report.residual:.0e}"
        theirs = pyamg(resistance, nodes, neighbours)
        if theirs:
            print(
                f"{title}, pyamg {theirs['version']} without the map  {ours:.2f} s  {theirs['seconds']:.2f} s  "
                f"{ours / theirs['seconds']:.3f}  ({goal})  resistance {result.resistances[0, 1]:.6f}, "
                f"{theirs['resistance']:.6f}"
            )
        else:
            print(f"{title}  {ours:.2f} s  -  pyamg is not installed (PYAMG_PYTHON)")
        print(f"current map, {name}, bytes a cell  {memory:.0f}  (60)")


def bench_all_pairs():
    resistance = grid("1m")
    nodes = focal("1m", "20points.txt", resistance)
    conductance = cell_conductance(resistance)
    solves, result = seconds(lambda: pairwise(conductance, nodes, 4, "resistance", cumulative=False))
    for maximum in (False, True):
        ours, _ = seconds(lambda: pairwise(conductance, nodes, 4, "resistance", maximum=maximum))  # noqa: B023
        kind = "cumulative and maximum maps" if maximum else "cumulative map"
        print(
            f"all pairs of 20 points, 1m, {kind}, {result.report.solves} solves  {ours:.2f} s  {solves:.2f} s  "
            f"{ours / solves:.2f}  (5)"
        )


def bench_twelve_million():
    resistance = grid("12m")
    nodes = focal("12m", POINTS["12m"], resistance)
    conductance = cell_conductance(resistance)
    del resistance
    ours, result = seconds(lambda: pairwise(conductance, nodes, 8, "resistance"))
    memory = peak_bytes(lambda: pairwise(conductance, nodes, 8, "resistance")) / conductance.size
    print(
        f"current map, 12m, 2 points, {result.report.iterations} iterations  {ours:.2f} s  (12 s)  "
        f"{memory * conductance.size / 1e9 + conductance.nbytes / 1e9:.2f} GB with the raster  (1.7 GB)"
    )


def bench_all_to_one():
    """Nine sources of some hundred cells on land-cover classes with roads of one cell."""
    size = 2000
    rng = np.random.default_rng(3)
    field = ndimage.gaussian_filter(rng.standard_normal((size, size)), 8)
    limits = np.quantile(field, [0.15, 0.3, 0.45, 0.6, 0.75, 0.9])
    resistance = np.array([1.0, 3, 5, 10, 30, 100, 300])[np.digitize(field, limits)]
    for _ in range(120):
        place, angle = rng.random(2) * size, rng.random() * np.pi
        along = np.arange(0.0, size, 0.7)
        rows = (place[0] + along * np.sin(angle)).astype(int)
        columns = (place[1] + along * np.cos(angle)).astype(int)
        inside = (rows >= 0) & (rows < size) & (columns >= 0) & (columns < size)
        resistance[rows[inside], columns[inside]] = 1000.0
    labels = np.zeros((size, size), np.int32)
    for number in range(9):
        row, column = 200 + 700 * (number // 3), 250 + 650 * (number % 3)
        labels[row : row + 40, column : column + 55] = number + 1
    conductance = cell_conductance(resistance)
    start = time.process_time()
    result = all_to_one(conductance, FocalNodes.from_labels(labels), average="resistance")
    print(
        f"all to one, 9 sources, 4 M cells with roads, {result.report.iterations} iterations  "
        f"{time.process_time() - start:.1f} s  (90 s)"
    )


def main():
    bench_two_points()
    bench_all_pairs()
    bench_twelve_million()
    bench_all_to_one()


if __name__ == "__main__":
    main()
