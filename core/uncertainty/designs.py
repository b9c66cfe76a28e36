"""Places of the runs in the unit cube of what varies: Latin hypercube, Sobol sequence, Saltelli's design."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

import numpy as np
from scipy.stats import qmc

from ..errors import InputError

METHODS = ("latin hypercube", "sobol", "saltelli")
MOST_RUNS = 60_000


@dataclass(frozen=True)
class Design:
    """Where the runs are.

    Parameters
    ----------
    method : str
    seed : int
    places : ndarray of float64, shape (runs, dimensions)
        Between 0 and 1.
    base : int
        For Saltelli's design the runs of each block: first A, then B, then A with each group of columns from B.
    """

    method: str
    seed: int
    places: np.ndarray
    base: int = 0

    @property
    def runs(self) -> int:
        """Number of runs."""
        return self.places.shape[0]


def make_design(method: str, runs: int, groups: Sequence[int], seed: int) -> Design:
    """Spread runs over the unit cube.

    Parameters
    ----------
    method : {"latin hypercube", "sobol", "saltelli"}
    runs : int
        For Saltelli's design an upper limit: it takes a power of 2 times (groups + 2) runs.
    groups : sequence of int
        Dimensions of each variable, in their order.
    seed : int
        0 or above.

    Returns
    -------
    Design

    Raises
    ------
    InputError
        When there are too few runs for the design, or too many.

    References
    ----------
    McKay et al. (1979), Technometrics 21: 239-245; Sobol' (1967), USSR Computational Mathematics and Mathematical
    Physics 7: 86-112; Saltelli et al. (2010), Computer Physics Communications 181: 259-270.
    """
    if method not in METHODS:
        raise InputError("There is no design '{method}'.", method=method)
    if not 2 <= runs <= MOST_RUNS:
        raise InputError("The number of runs is {given}; it lies between 2 and {most}.", given=runs, most=MOST_RUNS)
    if seed < 0:
        raise InputError("The seed is {given}; it must be 0 or above.", given=seed)
    size = int(sum(groups))
    if size == 0:
        return Design(method, seed, np.zeros((runs, 0)))
    if method == "latin hypercube":
        return Design(method, seed, _sampler(qmc.LatinHypercube, size, seed).random(runs))
    if method == "sobol":
        return Design(method, seed, _sobol(size, runs, seed))
    base = runs // (len(groups) + 2)
    if base < 2:
        raise InputError(
            "Sobol indices of {groups} varying parameters need at least {least} runs; {given} are allowed.",
            groups=len(groups),
            least=2 * (len(groups) + 2),
            given=runs,
        )
    base = 1 << (base.bit_length() - 1)
    both = _sobol(2 * size, base, seed)
    first, second = both[:, :size], both[:, size:]
    blocks, start = [first, second], 0
    for count in groups:
        mixed = first.copy()
        mixed[:, start : start + count] = second[:, start : start + count]
        blocks.append(mixed)
        start += count
    return Design(method, seed, np.concatenate(blocks), base)


def _sobol(size: int, runs: int, seed: int) -> np.ndarray:
    # Drawn by powers of 2, for which the sequence is balanced, and cut.
    power = max(int(runs - 1).bit_length(), 0)
    return _sampler(qmc.Sobol, size, seed).random_base2(power)[:runs]


def _sampler(kind, size: int, seed: int):
    generator = np.random.default_rng(seed)
    try:
        return kind(d=size, rng=generator)
    except TypeError:  # scipy before 1.15
        return kind(d=size, seed=generator)
