"""Space syntax of 2,500 lines, robustness and network gain: CPU time, against networkx where it is installed."""

import importlib.util

import numpy as np
from measure import seconds

# isort: split
from esp_toolbox.core.network.centrality import centrality
from esp_toolbox.core.network.connection import Habitat
from esp_toolbox.core.network.graph import SourceGraph, to_networkx
from esp_toolbox.core.network.network_gain import Candidates, network_gain
from esp_toolbox.core.network.robustness import robustness_curves
from esp_toolbox.core.network.space_syntax import space_syntax
from esp_toolbox.core.network.space_syntax_lines import clean_lines
from esp_toolbox.core.network.space_syntax_nodes import node_measures


def line(name, ours, theirs, goal):
    ratio = f"{ours / theirs:8.3f}" if theirs else f"{'-':>8s}"
    other = f"{theirs:8.2f} s" if theirs else f"{'-':>10s}"
    print(f"{name:66s} {ours:8.2f} s {other} {ratio}  (goal {goal})")


def street_grid(side, rng):
    """Bent lines between the crossings of a crooked grid: 2 side (side - 1) of them."""
    x, y = np.meshgrid(np.arange(side) * 1000.0, np.arange(side) * 1000.0)
    spots = np.stack([x, y], axis=-1) + rng.uniform(-250, 250, (side, side, 2))
    lines = []
    for one, other in ((spots[:, :-1], spots[:, 1:]), (spots[:-1], spots[1:])):
        for start, end in zip(one.reshape(-1, 2), other.reshape(-1, 2)):
            shares = np.linspace(0, 1, 7)[:, None]
            bends = rng.uniform(-40, 40, (7, 2)) * (shares * (1 - shares) * 4)
            lines.append(start + (end - start) * shares + bends)
    return lines


def cell_paths(count, rng):
    """Paths over the cells of a raster that cross and share ways, as least-cost paths do."""
    lines = []
    for _ in range(count):
        start = rng.integers(0, 2000, 2)
        steps = np.clip(np.cumsum(rng.normal(0, 0.5, (60, 2)), axis=0) + rng.normal(0, 1, 2), -1, 1).round()
        lines.append(30.0 * (start + np.cumsum(steps * rng.integers(1, 6, (60, 1)), axis=0)))
    return lines


def random_graph(count, corridors, rng):
    first = rng.integers(0, count, corridors)
    second = (first + rng.integers(1, count, corridors)) % count
    return SourceGraph(count, first, second, rng.uniform(1e3, 1e5, corridors))


def main():
    rng = np.random.default_rng(0)
    streets = street_grid(36, rng)
    cleaning, clean = seconds(clean_lines, streets, 1.0)
    measuring, _ = seconds(space_syntax, clean.network)
    line(f"space syntax of {len(clean.network)} lines, cleaned and measured", cleaning + measuring, None, "5 s")
    line("    of that, cutting and joining", cleaning, None, "none")
    paths = cell_paths(600, rng)
    cleaning, clean = seconds(clean_lines, paths, 1.0)
    measuring, _ = seconds(space_syntax, clean.network, rounds=1)
    name = f"600 paths over cells, {len(clean.network)} segments, {clean.crossings} crossings"
    line(name, cleaning + measuring, None, "none")
    streets = clean_lines(streets, 1.0).network
    line(f"node formulas of {streets.junctions} junctions", seconds(node_measures, streets)[0], None, "none")
    graph = random_graph(300, 900, rng)
    ours, _ = seconds(centrality, graph)
    theirs = None
    if importlib.util.find_spec("networkx") is None:
        print("networkx is not installed: no comparison with it")
    else:
        import networkx

        other = networkx.Graph(to_networkx(graph))
        theirs, _ = seconds(networkx.betweenness_centrality, other, None, True, "cost", rounds=1)
        theirs += seconds(networkx.edge_betweenness_centrality, other, None, True, "cost", rounds=1)[0]
    line("centrality of 300 sources and 900 corridors (networkx: betweenness)", ours, theirs, "0.5 x")
    graph = random_graph(60, 120, rng)
    habitat = Habitat(rng.lognormal(4, 1, 60), 2e4)
    for elements in ("sources", "corridors"):
        spent, _ = seconds(robustness_curves, graph, habitat, elements, rounds=1)
        line(f"robustness of 60 sources, 120 corridors, 100 runs: {elements}", spent, None, "none")
    lacking = random_graph(60, 600, rng)
    candidates = Candidates(lacking.first, lacking.second, lacking.cost, lacking.cost / 4)
    spent, _ = seconds(network_gain, graph, candidates, habitat, 2e5, rounds=1)
    line("network gain, 600 candidate corridors, greedy by both rules", spent, None, "none")


if __name__ == "__main__":
    main()
