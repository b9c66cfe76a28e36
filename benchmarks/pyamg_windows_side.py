"""Windows with pyamg: smoothed aggregation and conjugate gradients at 1e-6; for a Python that has pyamg.

    pyamg_windows_side.py windows.npz rounds

The file holds conductances and injected currents of windows, and injected currents of the same windows where everything
conducts. Prints CPU seconds a window (setup and both solutions, best of the rounds).
"""

import json
import sys
import time

import numpy as np
import scipy.sparse as sp

try:
    import pyamg
except ImportError:
    sys.exit(1)

TOLERANCE = 1e-6


def laplacian(conductance):
    """The matrix of a raster with 8 neighbours and the average of conductances, without cells that do not conduct."""
    rows, columns = conductance.shape
    number = np.arange(conductance.size).reshape(conductance.shape)
    one, other, values = [], [], []
    steps = [((0, 0), (0, 1), 1.0), ((0, 0), (1, 0), 1.0), ((0, 0), (1, 1), 2**-0.5), ((0, 1), (1, 0), 2**-0.5)]
    for (r, c), (s, d), length in steps:
        height, width = rows - max(r, s), columns - max(c, d)
        near, far = np.s_[r : r + height, c : c + width], np.s_[s : s + height, d : d + width]
        edge = 0.5 * length * (conductance[near] + conductance[far])
        kept = (conductance[near] > 0) & (conductance[far] > 0)
        one.append(number[near][kept])
        other.append(number[far][kept])
        values.append(edge[kept])
    links = sp.coo_matrix((np.concatenate(values), (np.concatenate(one), np.concatenate(other))), (number.size,) * 2)
    links = (links + links.T).tocsr()
    return sp.diags(np.asarray(links.sum(axis=1)).ravel()).tocsr() - links


def grounded(conductance, injected):
    """The matrix and right side without the ground and without what does not conduct."""
    kept = np.flatnonzero((conductance.ravel() > 0) & (injected.ravel() >= 0))
    return laplacian(conductance)[kept][:, kept].tocsr(), injected.ravel()[kept]


def main():
    arrays = np.load(sys.argv[1])
    systems = []
    for conductance, injected, free in zip(arrays["conductance"], arrays["injected"], arrays["free_injected"]):
        systems.append(grounded(conductance, injected))
        systems.append(grounded(np.ones(conductance.shape), free))
    times = []
    for _ in range(int(sys.argv[2])):
        begin = time.process_time()
        for matrix, right in systems:
            solver = pyamg.smoothed_aggregation_solver(matrix)
            solver.solve(right, tol=TOLERANCE, accel="cg")
        times.append(time.process_time() - begin)
    print(json.dumps({"seconds": 2.0 * min(times) / len(systems), "version": pyamg.__version__}))


if __name__ == "__main__":
    main()
