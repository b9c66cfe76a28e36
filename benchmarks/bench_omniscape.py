"""Moving windows against windows one by one and against pyamg, and the cost of the flow potential.

pyamg 5.0.1 may live in another Python: name it in the environment variable PYAMG_PYTHON. Omniscape's solver is
conjugate gradients with algebraic multigrid at 1e-6; its two solutions a window are the yardstick.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from measure import ROUNDS, seconds
from scipy import ndimage

# isort: split
from esp_toolbox.core.circuit._rectangle import Rectangle
from esp_toolbox.core.circuit._window_sums import WindowEngine
from esp_toolbox.core.circuit._windows import Part, Windows
from esp_toolbox.core.circuit.advanced import advanced
from esp_toolbox.core.circuit.block_correction import block_correction
from esp_toolbox.core.circuit.circuit import Circuit
from esp_toolbox.core.circuit.window_settings import WindowSettings

# Windows of each radius.
COUNTS = {5: 400, 25: 36, 50: 9, 100: 4, 200: 2}
GOAL = 0.15
RESISTANCES = np.array([1.0, 3.0, 10.0, 50.0, 200.0, 1000.0])


def conductance_of(size):
    """Patches of land cover, 1 to 1000, one cell in a hundred without data."""
    rng = np.random.default_rng(3)
    field = ndimage.gaussian_filter(rng.random((size, size)), 3)
    classes = np.digitize(field, np.quantile(field, [0.2, 0.4, 0.6, 0.8, 0.95]))
    conductance = 1.0 / RESISTANCES[classes]
    conductance[rng.random(conductance.shape) < 0.01] = 0.0
    return conductance


def part_of(radius, count, block):
    """A piece of landscape with some targets that conduct in the middle of it."""
    step = max(block, 1)
    across = int(np.ceil(np.sqrt(count)))
    size = 2 * radius + 1 + step * across
    conductance = conductance_of(size)
    places = radius + step // 2 + step * np.arange(across)
    rows, columns = (axis.ravel()[:count] for axis in np.meshgrid(places, places, indexing="ij"))
    conductance[rows, columns] = 1.0
    return Part(conductance, conductance, conductance, [], rows, columns, np.ones(count))


def pieces(part, settings):
    """The part's targets in as many parts as fill mosaics."""
    each = max(1, settings.mosaic_cells // (2 * settings.reach + 2) ** 2)
    for first in range(0, part.rows.size, each):
        some = slice(first, first + each)
        yield replace(part, rows=part.rows[some], columns=part.columns[some], amperes=part.amperes[some])


def one_by_one(part, settings):
    """The windows by the advanced mode, one after another."""
    for piece in pieces(part, settings):
        windows = Windows(piece, settings)
        for conductance, injected in zip(windows.conductance, windows.injected):
            grounds = np.where(injected < 0.0, np.inf, 0.0)
            advanced(Circuit(conductance), np.maximum(injected, 0.0), grounds, method="multigrid")


def pyamg(part, settings, most=6):
    """CPU seconds a window of two solutions by pyamg; None where it is not installed."""
    some = replace(part, rows=part.rows[:most], columns=part.columns[:most], amperes=part.amperes[:most])
    windows = Windows(some, settings)
    python = os.environ.get("PYAMG_PYTHON", sys.executable)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "windows.npz"
        np.savez(
            path, conductance=windows.conductance, injected=windows.injected, free_injected=windows.free_injected
        )
        script = Path(__file__).with_name("pyamg_windows_side.py")
        done = subprocess.run(
            [python, str(script), str(path), str(ROUNDS)], capture_output=True, text=True, check=False
        )
    return json.loads(done.stdout)["seconds"] if done.returncode == 0 and done.stdout.strip() else None


def bench_windows():
    for radius, count in COUNTS.items():
        block = 1 if radius < 25 else max(1, radius // 5) | 1
        settings = WindowSettings(radius, block)
        part = part_of(radius, count, block)
        correction = block_correction(settings) if settings.corrected else None

        def ours(settings=settings, correction=correction, part=part):
            engine = WindowEngine(settings, correction)
            for piece in pieces(part, settings):
                engine.sums(piece)

        both = seconds(ours)[0] / count
        alone = seconds(lambda: ours(settings=replace(settings, flow_potential=False)))[0] / count  # noqa: B023
        single = seconds(lambda: one_by_one(part, replace(settings, flow_potential=False)))[0] / count  # noqa: B023
        print(
            f"windows of radius {radius}, current and flow potential, against twice one by one  {both * 1e3:.3g} ms  "
            f"{2e3 * single:.3g} ms  {both / (2 * single):.3f}  current alone {alone * 1e3:.3g} ms"
        )
        theirs = pyamg(part, settings)
        title = f"windows of radius {radius}, current and flow potential, against two solutions by pyamg"
        if theirs is None:
            print(f"{title}  {both * 1e3:.3g} ms  -  pyamg is not installed (PYAMG_PYTHON)")
        else:
            goal = f"({GOAL})" if radius >= 25 else "(-)"
            print(f"{title}  {both * 1e3:.3g} ms  {theirs * 1e3:.3g} ms  {both / theirs:.3f}  {goal}")


def bench_rectangles():
    for radius in (100, 200):
        side = 2 * radius + 1
        setup, rectangle = seconds(lambda: Rectangle(side, side, 8))  # noqa: B023
        injected = np.random.default_rng(1).random((1, side, side))
        injected -= injected.mean()
        solve, _ = seconds(lambda: rectangle.currents(injected))  # noqa: B023
        print(f"flow potential of radius {radius}, a shape, then a window  {setup * 1e3:.3g} ms  {solve * 1e3:.3g} ms")


def bench_targets():
    """How far blocks are from single cells, by where the current leaves."""
    from esp_toolbox.core.circuit.omniscape import omniscape
    from esp_toolbox.core.circuit.window_layers import WindowLayers

    resistance = 1.0 / np.where(conductance_of(120) > 0, conductance_of(120), np.nan)
    maps = {}
    for block, target in ((1, "centre"), (3, "centre"), (3, "spread"), (5, "centre"), (5, "spread")):
        settings = WindowSettings(20, block, target=target, flow_potential=False)
        maps[block, target] = omniscape(WindowLayers(resistance), settings).maps.rows("current", 25, 95)[:, 25:95]
    exact = maps.pop((1, "centre"))
    for (block, target), current in maps.items():
        error = np.percentile(np.abs(current - exact)[exact > 0] / exact[exact > 0], 95)
        print(f"radius 20, block {block}, {target}: 95 % error against single cells  {100 * error:.1f} %")


def main():
    bench_windows()
    bench_rectangles()
    bench_targets()


if __name__ == "__main__":
    main()
