"""Pairs of patches by a matrix of their distances."""

import numpy as np
from esp_toolbox.core.patch_distances import PairDistances


def pairs_of_matrix(matrix):
    """The pairs above the diagonal of a symmetric matrix; infinite ones are left out."""
    matrix = np.asarray(matrix, dtype=np.float64)
    first, second = np.triu_indices(matrix.shape[0], 1)
    distance = matrix[first, second]
    linked = np.flatnonzero(distance < np.inf)
    return PairDistances(matrix.shape[0], first[linked], second[linked], distance[linked])
