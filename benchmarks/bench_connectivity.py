"""dPC of every patch against python-igraph by removal, and networks and distances of up to 2,000 patches.

igraph may live in another Python: name it in the environment variable IGRAPH_PYTHON.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

ROUNDS = 3
GOAL = 0.1


def discs(count, side, seed=0):
    """Edge-to-edge distances of random discs, and their areas in hectares."""
    rng = np.random.default_rng(seed)
    x, y = rng.random((2, count)) * side
    radius = rng.uniform(50, 450, count)
    gap = np.maximum(np.hypot(x[:, None] - x, y[:, None] - y) - radius[:, None] - radius, 0.0)
    return gap, np.pi * radius**2 / 1e4


def timed(work, rounds=ROUNDS):
    """The least CPU time of several rounds, and the result."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    return min(times), result


def igraph_side(folder):
    """dPC by removing one patch after the other, in the Python that has igraph."""
    import igraph

    case = np.load(Path(folder, "case.npz"))
    gap, areas = case["gap"], case["areas"]
    first, second = np.triu_indices(areas.size, 1)
    rate = np.log(2.0) / 5000.0

    def numerator(kept):
        inside = np.isin(first, kept) & np.isin(second, kept)
        place = np.searchsorted(kept, np.stack([first[inside], second[inside]], axis=1))
        graph = igraph.Graph(kept.size, place.tolist())
        cost = np.array(graph.distances(weights=(gap[first[inside], second[inside]] * rate).tolist()))
        return areas[kept] @ np.exp(-cost) @ areas[kept]

    def importance():
        everyone = np.arange(areas.size)
        whole = numerator(everyone)
        return 100.0 * (1.0 - np.array([numerator(np.delete(everyone, k)) for k in everyone]) / whole)

    seconds, result = timed(importance)
    np.savez(Path(folder, "igraph.npz"), seconds=seconds, importance=result)


def against_igraph():
    """n = 300, every pair linked."""
    from esp_toolbox.core.network.connectivity_index import probability_of_connectivity
    from esp_toolbox.core.network.connectivity_links import links_by_distance
    from esp_toolbox.core.patch_distances import pairs_of_matrix

    gap, areas = discs(300, 60_000.0)
    links = links_by_distance(pairs_of_matrix(gap), 5000.0)
    ours, found = timed(lambda: probability_of_connectivity(areas, links))
    python = os.environ.get("IGRAPH_PYTHON", sys.executable)
    if subprocess.run([python, "-c", "import igraph"], capture_output=True, check=False).returncode:
        print(f"dPC, 300 patches, every pair linked  {ours:.2f} s  igraph is not installed, see IGRAPH_PYTHON")
        return
    with tempfile.TemporaryDirectory() as folder:
        np.savez(Path(folder, "case.npz"), gap=gap, areas=areas)
        subprocess.run([python, __file__, folder], check=True)
        theirs = np.load(Path(folder, "igraph.npz"))
        apart = np.abs(theirs["importance"] - found.importance.total).max()
        seconds = float(theirs["seconds"])
    ratio = ours / seconds
    print(f"dPC, 300 patches, every pair linked  {ours:.2f} s  igraph {seconds:.2f} s  {ratio:.3f}  (goal {GOAL})")
    print(f"  greatest difference of a dPC: {apart:.1e} %")


def fragmented():
    """2,000 patches of a random landscape of 2,000 x 2,000 cells, from the mask to dPC and dIIC."""
    from esp_toolbox.core.network.connectivity import landscape_connectivity
    from esp_toolbox.core.network.connectivity_links import greatest_distance, links_by_distance
    from esp_toolbox.core.patch_distances import patch_edge_distances
    from esp_toolbox.core.patches import label_patches, patch_sizes
    from scipy import ndimage

    noise = ndimage.gaussian_filter(np.random.default_rng(0).standard_normal((2000, 2000)), 5)
    labels, count = label_patches(noise > np.quantile(noise, 0.7))
    sizes = patch_sizes(labels, count)
    chosen = np.sort(np.argsort(-sizes, kind="stable")[:2000])
    table = np.zeros(count + 1, dtype=np.int32)
    table[chosen + 1] = np.arange(1, 2001)
    labels, areas = table[labels], sizes[chosen] * 0.09
    for name, distance, least in (
        ("D = 100 m, p from 0.01", 100.0, 0.01),
        ("D = 500 m, p from 0.01", 500.0, 0.01),
        ("D = 5000 m, every pair", 5000.0, 0.0),
    ):
        reach = greatest_distance(distance, 0.5, least)
        measuring, pairs = timed(lambda reach=reach: patch_edge_distances(labels, 2000, 30.0, reach), 1)
        links = links_by_distance(pairs, distance, 0.5, least)
        indexing, found = timed(lambda links=links: landscape_connectivity(areas, links), 1)
        print(
            f"2,000 patches, {name}: distances of {pairs.first.size} pairs {measuring:.1f} s, dPC and dIIC "
            f"{indexing:.1f} s, largest component {found.largest}"
        )


def main():
    """Print the ratio to igraph and the times of large networks."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "support"))
    import package

    package.load()
    against_igraph()
    fragmented()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        igraph_side(sys.argv[1])
    else:
        main()
