"""Natural breaks, distance, slope and overlay on large rasters: CPU time against goals and plain passes."""


import numpy as np
from measure import seconds

# isort: split
from esp_toolbox.core.decision import natural_breaks as breaks
from esp_toolbox.core.decision.overlay import weighted_overlay
from esp_toolbox.core.decision.score_table import ScoreRow, ScoreTable
from esp_toolbox.core.decision.weights import critic_weights, entropy_weights
from esp_toolbox.core.distance import euclidean_distance
from esp_toolbox.core.terrain.slope import slope

CLASSES = 5


def line(name, ours, theirs, goal):
    """One yardstick; without a peer the goal is in seconds."""
    if theirs is None:
        print(f"{name:44s} {ours:8.2f} s {'-':>10s} {'-':>8s}  (goal {goal:g} s)")
    else:
        print(f"{name:44s} {ours:8.2f} s {theirs:8.2f} s {ours / theirs:8.2f}  (goal {goal})")


def distributions(size):
    """Cells as rasters have them, from even to a long tail."""
    rng = np.random.default_rng(0)
    yield "uniform", rng.random(size)
    yield "normal", rng.normal(size=size)
    yield "gamma, float32", rng.gamma(2.0, 300.0, size).astype(np.float32)
    yield "long tail", rng.lognormal(0.0, 2.0, size)
    yield "three groups", np.concatenate([rng.normal(m, s, size // 3) for m, s in ((0, 1), (5, 0.2), (60, 9))])


def exact(values):
    """The dynamic programme on every single value."""
    unique, counts = np.unique(values, return_counts=True)
    return breaks._exact(unique.astype(np.float64), counts.astype(np.float64), CLASSES)


def bench_breaks():
    for name, values in distributions(4_000_000):
        spent, _ = seconds(breaks.natural_breaks, [values], CLASSES)
        line(f"natural breaks, 4 M cells, {name}", spent, None, 2.0)
    for name, values in distributions(300_000):
        lost = exact(values).gvf - breaks.natural_breaks([values], CLASSES).gvf
        print(f"    goodness of fit below the exact one, 300,000 cells, {name:16s} {lost:9.1e}  (goal 1e-4)")


def roads(size):
    """Sixty straight roads across the raster."""
    rng = np.random.default_rng(1)
    mask = np.zeros((size, size), dtype=bool)
    steps = np.arange(-size, size)
    for _ in range(60):
        row, column, angle = rng.integers(0, size), rng.integers(0, size), rng.random() * np.pi
        rows = (row + np.sin(angle) * steps).astype(int)
        columns = (column + np.cos(angle) * steps).astype(int)
        inside = (rows >= 0) & (rows < size) & (columns >= 0) & (columns < size)
        mask[rows[inside], columns[inside]] = True
    return mask


def bench_distance():
    mask = roads(4000)
    spent, distance = seconds(euclidean_distance, mask, 30.0)
    line("distance to roads, 16 M cells", spent, None, 10.0)
    ends = (0.0, 500.0, 1000.0, 1500.0, 2000.0, np.inf)
    table = ScoreTable([ScoreRow(low, high, score) for low, high, score in zip(ends, ends[1:], (9, 7, 5, 3, 1))])
    spent, _ = seconds(table.scores, distance)
    line("scores of five ranges, 16 M cells", spent, None, 5.0)


def bench_slope():
    elevation = np.random.default_rng(2).random((4000, 4000), dtype=np.float32) * 100
    spent, _ = seconds(slope, elevation, 30.0)
    try:
        from osgeo import gdal
    except ImportError:
        print("slope: GDAL's Python is not here to compare with")
        return
    source = gdal.GetDriverByName("MEM").Create("", 4000, 4000, 1, gdal.GDT_Float32)
    source.SetGeoTransform((0, 30, 0, 0, 0, -30))
    source.GetRasterBand(1).WriteArray(elevation)
    options = gdal.DEMProcessingOptions(format="MEM", computeEdges=True)
    theirs, _ = seconds(lambda: gdal.DEMProcessing("", source, "slope", options=options))
    line("slope, 16 M cells, against gdaldem", spent, theirs, "no goal")


def bench_overlay():
    rng = np.random.default_rng(3)
    layers = [rng.integers(1, 10, (2000, 2000)).astype(np.float32) for _ in range(6)]
    weights = [0.32, 0.05, 0.13, 0.08, 0.27, 0.15]
    plain, _ = seconds(lambda: sum(w * layer.astype(np.float64) for w, layer in zip(weights, layers)))
    for rule in ("any", "available"):
        spent, _ = seconds(weighted_overlay, layers, weights, rule)
        line(f"overlay of six layers, 4 M cells, {rule}", spent, plain, "no goal")
    for name, function in (("entropy", entropy_weights), ("CRITIC", critic_weights)):
        line(f"{name} weights of six layers, 4 M cells", seconds(function, layers)[0], plain, "no goal")


def main():
    bench_breaks()
    bench_distance()
    bench_slope()
    bench_overlay()


if __name__ == "__main__":
    main()
