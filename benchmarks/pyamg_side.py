"""The same circuit with pyamg: smoothed aggregation and conjugate gradients; for a Python that has pyamg.

    pyamg_side.py resistance.npy row column row column neighbours tolerance rounds

Prints CPU seconds (setup and solution, best of the rounds), the relative residual and the resistance.
"""

import json
import sys
import time

import numpy as np
import scipy.sparse as sp
from scipy.sparse.csgraph import connected_components

try:
    import pyamg
except ImportError:
    print(json.dumps({}))
    sys.exit()


def laplacian(resistance, neighbours):
    rows, columns = resistance.shape
    number = np.arange(resistance.size).reshape(resistance.shape)
    one, other, values = [], [], []
    steps = [((0, 0), (0, 1), 1.0), ((0, 0), (1, 0), 1.0), ((0, 0), (1, 1), 2**-0.5), ((0, 1), (1, 0), 2**-0.5)]
    for (r, c), (s, d), length in steps[: neighbours // 2]:
        height, width = rows - max(r, s), columns - max(c, d)
        near, far = np.s_[r : r + height, c : c + width], np.s_[s : s + height, d : d + width]
        edge = 2.0 * length / (resistance[near] + resistance[far])
        kept = np.isfinite(edge)
        one.append(number[near][kept])
        other.append(number[far][kept])
        values.append(edge[kept])
    links = sp.coo_matrix((np.concatenate(values), (np.concatenate(one), np.concatenate(other))), (number.size,) * 2)
    links = (links + links.T).tocsr()
    return sp.diags(np.asarray(links.sum(axis=1)).ravel()).tocsr() - links


def main():
    resistance = np.load(sys.argv[1])
    row, column, row2, column2, neighbours = map(int, sys.argv[2:7])
    tolerance, rounds = float(sys.argv[7]), int(sys.argv[8])
    matrix = laplacian(resistance, neighbours)
    start, end = row * resistance.shape[1] + column, row2 * resistance.shape[1] + column2
    _, component = connected_components(matrix, directed=False)
    # One node is grounded: the matrix is then positive definite.
    kept = np.flatnonzero((component == component[start]) & (np.arange(component.size) != start))
    matrix = matrix[kept][:, kept].tocsr()
    place = int(np.searchsorted(kept, end))
    right = np.zeros(kept.size)
    right[place] = 1.0
    times = []
    for _ in range(rounds):
        begin = time.process_time()
        solver = pyamg.smoothed_aggregation_solver(matrix)
        potential = solver.solve(right, tol=tolerance, accel="cg")
        times.append(time.process_time() - begin)
    print(
        json.dumps(
            {
                "seconds": min(times),
                "residual": float(np.linalg.norm(right - matrix @ potential)),
                "resistance": float(potential[place]),
                "version": pyamg.__version__,
            }
        )
    )


if __name__ == "__main__":
    main()
