"""Inverses by sweeping: exact, and of matrices whose rows follow from each other."""

import numpy as np
import pytest
from esp_toolbox.core.circuit._inverse import inverse, swept


@pytest.mark.parametrize("size", [3, 150])
def test_the_inverse(size):
    rng = np.random.default_rng(size)
    half = rng.standard_normal((size, size + 4))
    matrix = half @ half.T
    for found in (inverse(matrix), swept(matrix)[0]):
        np.testing.assert_allclose(found @ matrix, np.eye(size), atol=1e-6 * np.linalg.cond(matrix) ** 0.5)
    assert swept(matrix)[1] == 0


def test_rows_that_follow_from_others_are_left_out():
    rng = np.random.default_rng(2)
    half = rng.standard_normal((12, 9))
    matrix = half @ half.T
    found, left_out = swept(matrix, 1e-10 * np.diag(matrix).max())
    assert left_out == 3
    # A generalised inverse, symmetric and without eigenvalues below 0.
    np.testing.assert_allclose(matrix @ found @ matrix, matrix, rtol=1e-7, atol=1e-9)
    np.testing.assert_allclose(found, found.T, rtol=1e-9, atol=1e-9)
    assert np.linalg.eigvalsh(found).min() > -1e-9
    assert (found == 0.0).all(axis=0).sum() == 3
