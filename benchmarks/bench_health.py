"""Landscape metrics and ecosystem health: moving windows against pylandstats, and whole runs on 1000 x 1000 cells."""

import time

import numpy as np
from measure import seconds
from scipy import ndimage

# isort: split
from esp_toolbox.core.health.assessment import assess_health
from esp_toolbox.core.health.indicators import (
    Organisation,
    YearLayers,
    class_coefficients,
    unit_indicators,
    window_indicators,
)
from esp_toolbox.core.health.units import fishnet
from esp_toolbox.core.health.vors import organisation_terms
from esp_toolbox.core.health.window_patches import window_patch_metrics
from esp_toolbox.core.health.windows import window_metrics

SIZE, CLASSES, RADIUS, CELL = 1000, 8, 10, 30.0
SAMPLED = 2000


def line(name, ours, theirs, goal):
    """One yardstick; without a peer the goal is in seconds."""
    if theirs is None:
        print(f"{name:58s} {ours:9.2f} s {'-':>11s} {'-':>9s}  (goal {goal})")
    else:
        print(f"{name:58s} {ours:9.2f} s {theirs:9.1f} s {ours / theirs:9.6f}  (goal {goal})")


def landscape(seed=0):
    """Eight classes in clumps of some ten cells."""
    field = ndimage.gaussian_filter(np.random.default_rng(seed).random((SIZE, SIZE)), 5)
    return np.searchsorted(np.quantile(field, np.arange(1, CLASSES) / CLASSES), field).astype(np.int32) + 1


def pylandstats_windows(values):
    """CPU time of SHDI and CONTAG of all windows, from a sample of them; None where it is not installed."""
    try:
        from pylandstats import Landscape
    except ImportError:
        return None
    rng = np.random.default_rng(1)
    places = rng.integers(RADIUS, SIZE - RADIUS, (SAMPLED, 2))
    start = time.process_time()
    for row, column in places:
        window = values[row - RADIUS : row + RADIUS + 1, column - RADIUS : column + RADIUS + 1]
        one = Landscape(window, res=(CELL, CELL))
        one.shannon_diversity_index()
        if len(np.unique(window)) > 1:
            one.contagion()
    return (time.process_time() - start) * values.size / SAMPLED


def bench_windows(values, valid):
    theirs = pylandstats_windows(values)
    if theirs is None:
        print("moving windows: pylandstats is not installed here to compare with")
    for form in ("square", "disc"):
        ours, _ = seconds(window_metrics, values, valid, CELL, ["SHDI", "CONTAG"], RADIUS, form)
        line(f"SHDI + CONTAG, 1 M windows, radius {RADIUS}, {form}", ours, theirs, "0.001")
    for radius in (5, 20, 40):
        ours, _ = seconds(window_metrics, values, valid, CELL, ["SHDI", "CONTAG"], radius, "disc", rounds=2)
        line(f"SHDI + CONTAG, 1 M windows, radius {radius}, disc", ours, None, "as radius 10")
    ours, _ = seconds(
        window_patch_metrics, values, valid, CELL, ["NP", "FRAC_AM", "COHESION", "DIVISION"], RADIUS, stride=10
    )
    line("NP, FRAC_AM, COHESION, DIVISION, 10,000 windows", ours, None, "no goal")


def bench_health(values, valid):
    year = YearLayers(
        values,
        valid,
        ndimage.gaussian_filter(np.random.default_rng(2).random(values.shape), 8).astype(np.float32),
        class_coefficients(values, valid, {k: k / 10 for k in range(1, CLASSES + 1)}),
        (class_coefficients(values, valid, {k: 1000.0 * k for k in range(1, CLASSES + 1)}),),
    )
    organisation, terms = Organisation(((4,), (5,), (1,))), organisation_terms(3)
    net = fishnet(values.shape, 33)

    def squares():
        return assess_health([unit_indicators(year, net.units, net.count, CELL, organisation)], terms)

    def windows():
        return assess_health([window_indicators(year, CELL, organisation, RADIUS)], terms)

    line("EHI of 1 M cells, fishnet of 1 km", seconds(squares)[0], None, "10 s")
    line("EHI of 1 M cells, moving window, radius 10, stride 1", seconds(windows)[0], None, "15 s")


def main():
    values = landscape()
    valid = np.ones(values.shape, dtype=bool)
    bench_windows(values, valid)
    bench_health(values, valid)


if __name__ == "__main__":
    main()
