"""Seven OWA scenarios of four services on 4 million cells: CPU time and peak memory against their goals."""

import threading
import time

import numpy as np
from measure import seconds

# isort: split
from esp_toolbox.core.decision.owa_layers import LayerStack
from esp_toolbox.core.decision.owa_scenarios import Rules, ordering_agreement, owa_scenarios
from esp_toolbox.core.decision.owa_sweep import alpha_sweep, sweep_alphas
from esp_toolbox.core.decision.owa_weights import PAPER_ALPHAS, order_weights

SIDE = 2000


def services():
    """Four services as basins have them: a bounded index, a skewed sum, a heavy tail, values per class."""
    rng = np.random.default_rng(0)
    height = np.linspace(0, 1, SIDE)[:, None] + 0.2 * rng.random((SIDE, SIDE))
    return [
        np.clip(height + 0.3 * rng.normal(size=height.shape), 0, 1).astype(np.float32),
        (500 * height**2 * rng.random(height.shape)).astype(np.float32),
        (rng.lognormal(2.0, 1.5, height.shape) * height).astype(np.float32),
        np.array([9.1, 15.8, 10.2, 0.01], dtype=np.float32)[rng.integers(0, 4, height.shape)],
    ]


def resident():
    """Bytes of memory that the process holds now; None where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * 4096
    except OSError:
        return None


class Peak:
    """The greatest growth of the resident memory while a block runs."""

    def __enter__(self):
        self._start, self._highest, self._on = resident(), 0, True
        self._watcher = threading.Thread(target=self._watch)
        self._watcher.start()
        return self

    def _watch(self):
        while self._on:
            self._highest = max(self._highest, resident() - self._start)
            time.sleep(0.005)

    def __exit__(self, *error):
        self._on = False
        self._watcher.join()
        self.bytes = self._highest


def scenarios(layers, method, rules):
    stack = LayerStack(layers, method)
    return stack, owa_scenarios(stack, [order_weights(alpha, 4) for alpha in PAPER_ALPHAS], rules)


def line(name, ours, unit, goal):
    print(f"{name:66s} {ours:8.2f} {unit:5s} {'-':>8s} {'-':>8s}  (goal {goal})")


def main():
    layers = services()
    given = sum(layer.nbytes for layer in layers)
    for name, method, rules in (
        ("by pixel, min-max", "min-max", Rules()),
        ("by pixel, percentiles, criterion weights", "percentile", Rules(criterion=[0.4, 0.3, 0.2, 0.1])),
        ("by layer, min-max", "min-max", Rules(ordering="layer")),
    ):
        spent, (stack, result) = seconds(scenarios, layers, method, rules)
        line(f"7 scenarios of 4 services, 4 M cells, {name}", spent, "s", "20 s")
        if resident() is None:
            continue
        del stack, result
        with Peak() as peak:
            scenarios(layers, method, rules)
        line("    peak memory, services included", (peak.bytes + given) / SIDE**2, "B/cell", "200 B/cell")
    stack, result = scenarios(layers, "min-max", Rules())
    line("agreement of both orderings", seconds(ordering_agreement, stack, result, Rules())[0], "s", "none")
    alphas = sweep_alphas(0.01, 100.0, 41)
    line("sweep of 41 alphas, sample", seconds(alpha_sweep, stack, alphas, Rules())[0], "s", "none")


if __name__ == "__main__":
    main()
