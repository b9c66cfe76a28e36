"""MSPA against one Euclidean distance transform of the same raster, over six landscapes from coarse to fine.

With ``large`` as argument also one run on 10,000 x 10,000 cells.
"""

import resource
import subprocess
import sys
import time

import numpy as np
from measure import peak_bytes, seconds
from scipy import ndimage

# isort: split
from esp_toolbox.core.morphology.mspa import mspa

SIZE = 2000
# Standard deviation, in cells, of the filter that smooths the noise: patches of some 200 to some 5 cells.
SCALES = (32, 16, 8, 4, 2, 1)
GOALS = {1: 1.3, 3: 2.0}
BYTES = 36
LARGE, GIGABYTES = 10_000, 5.0


def landscape(size, scale, seed=0):
    """Half foreground, half background, by smoothed noise."""
    field = ndimage.gaussian_filter(np.random.default_rng(seed).random((size, size), dtype=np.float32), scale)
    return (field > np.median(field)).astype(np.uint8) + 1


def main():
    ratios = {edge_width: [] for edge_width in GOALS}
    peaks = {edge_width: [] for edge_width in GOALS}
    for scale in SCALES:
        image = landscape(SIZE, scale)
        transform = seconds(lambda image=image: ndimage.distance_transform_edt(image > 1))[0]
        for edge_width in GOALS:
            own = seconds(lambda image=image, edge_width=edge_width: mspa(image, edge_width))[0]
            ratios[edge_width].append(own / transform)
            peaks[edge_width].append(peak_bytes(mspa, image, edge_width) / image.size)
            print(
                f"MSPA {SIZE} x {SIZE}, edge {edge_width}, scale {scale:2d}  {own:.3f} s  distance transform "
                f"{transform:.3f} s  ratio {own / transform:.2f}"
            )
    for edge_width, goal in GOALS.items():
        print(f"MSPA edge {edge_width}, mean of six  ratio {np.mean(ratios[edge_width]):.2f}  (goal {goal})")
        print(f"MSPA edge {edge_width}, memory  {max(peaks[edge_width]):.1f} bytes a cell at most  (goal {BYTES})")
    if "large" in sys.argv[1:]:
        subprocess.run([sys.executable, __file__, "one large run"], check=True)


def large_run():
    """One run on the large raster in a process of its own, for its peak memory."""
    block = landscape(LARGE // 4, 2)
    image = np.tile(block, (4, 4))
    start = time.process_time()
    mspa(image, 3)
    took = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"MSPA {LARGE} x {LARGE}, edge 3  {took:.1f} s  {peak:.2f} GB  (goal {GIGABYTES} GB)")


if __name__ == "__main__":
    large_run() if "one large run" in sys.argv[1:] else main()
