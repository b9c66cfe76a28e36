"""Barriers of 9 sources, all pairs, 4 radii up to 133 cells, on 1 million cells: CPU time and memory."""

import time

import numpy as np
from measure import ROUNDS, peak_bytes
from scipy import ndimage

# isort: split
from esp_toolbox.core.bottlenecks.barriers import barrier_radii, barrier_scores
from esp_toolbox.core.network.least_cost_network import NetworkRules, least_cost_network
from esp_toolbox.core.network.selection import LinkLimits
from esp_toolbox.core.network.surfaces import MemorySurfaces

SIZE, CELL, SOURCES = 1000, 30.0, 9
GOAL = 15.0


def landscape():
    """Resistance of 1 to 9 with dear roads, and sources spread over it."""
    rng = np.random.default_rng(3)
    field = ndimage.gaussian_filter(rng.standard_normal((SIZE, SIZE)), 12)
    resistance = 1.0 + 8.0 * (field - field.min()) / np.ptp(field)
    for line in (210, 480, 790):
        resistance[line : line + 2] = resistance[:, line : line + 2] = 60.0
    labels = np.zeros((SIZE, SIZE), dtype=np.int32)
    for label in range(SOURCES):
        row, column = divmod(label, 3)
        row, column = (int(150 + 330 * place + rng.integers(-60, 60)) for place in (row, column))
        labels[row : row + 20, column : column + 25] = label + 1
    resistance[labels > 0] = 1.0
    return resistance, labels


def main():
    """Print the seconds against the goal, surfaces included and not, and the memory of a run."""
    resistance, labels = landscape()
    rules = NetworkRules(adjacency="all", limits=LinkLimits(drop_intermediate=False))
    network = least_cost_network(resistance, labels, CELL, rules)
    radii = barrier_radii(1000.0, 4000.0, 1000.0, CELL)
    store = None
    for name in ("barriers, cost surfaces included", "barriers, surfaces at hand"):
        times = []
        for _ in range(ROUNDS):
            given = MemorySurfaces(labels.shape) if store is None or "included" in name else store
            start = time.process_time()
            scores = barrier_scores(network, resistance, CELL, radii, given)
            times.append(time.process_time() - start)
        store = given
        print(f"{name}: {min(times):.2f} s  (goal {GOAL:.0f} s)  highest score {np.nanmax(scores.centres):.4f}")
    peak = peak_bytes(barrier_scores, network, resistance, CELL, radii, store)
    print(f"memory of the scoring beside inputs and surfaces: {peak / labels.size:.0f} bytes a cell")


if __name__ == "__main__":
    main()
