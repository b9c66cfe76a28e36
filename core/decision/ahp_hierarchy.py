"""AHP of two levels: criteria, and sub-criteria below some or all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Sequence

import numpy as np

from ..errors import InputError
from ..lists import list_parts
from ..numbers import plain_text
from .ahp import RANDOM_INDEX, Priorities, check_names, priorities
from .ahp_matrix import parse_matrix


@dataclass(frozen=True)
class Branch:
    """The sub-criteria below one criterion.

    Parameters
    ----------
    criterion : str
    names : tuple of str
    matrix : ndarray of float64, shape (n, n)
        Their judgement matrix.
    """

    criterion: str
    names: tuple[str, ...]
    matrix: np.ndarray


@dataclass(frozen=True)
class Leaf:
    """A lowest element of the hierarchy with its weights.

    Parameters
    ----------
    criterion : str
        The criterion above it, or itself where that has no sub-criteria.
    name : str
    local_weight : float
        Among its siblings.
    weight : float
        In the whole hierarchy.
    """

    criterion: str
    name: str
    local_weight: float
    weight: float


@dataclass(frozen=True)
class HierarchyPriorities:
    """Weights over the whole hierarchy.

    Parameters
    ----------
    leaves : tuple of Leaf
        In the order of the criteria and their sub-criteria; their weights sum to 1.
    criteria : Priorities
        Of the upper level.
    branches : tuple of (Branch, Priorities)
    cr : float
        Consistency ratio of the lower level together, ``sum(w CI) / sum(w RI)`` over the criteria,
        or of the upper level where that is larger.
    """

    leaves: tuple[Leaf, ...]
    criteria: Priorities
    branches: tuple[tuple[Branch, Priorities], ...]
    cr: float


def hierarchy_priorities(
    names: Sequence[str], matrix: np.ndarray, branches: Sequence[Branch], method: str = "eigenvector"
) -> HierarchyPriorities:
    """Weights of a two-level hierarchy: ``w = w_criterion x w_sub-criterion``.

    Parameters
    ----------
    names : sequence of str
        The criteria.
    matrix : ndarray of float64, shape (n, n)
        Their judgement matrix.
    branches : sequence of Branch
        Criteria without a branch stand for themselves.
    method : {"eigenvector", "geometric mean"}

    Returns
    -------
    HierarchyPriorities

    Raises
    ------
    InputError
        When a branch belongs to no criterion, or a criterion has two.

    References
    ----------
    Saaty (1980), The Analytic Hierarchy Process, chapter 4 (consistency of a hierarchy).
    """
    names = check_names(names, matrix.shape[0])
    below = _by_criterion(names, branches)
    upper = priorities(matrix, method)
    leaves: list[Leaf] = []
    lower = []
    ci = ri = 0.0
    for name, weight in zip(names, upper.weights.tolist()):
        branch = below.get(name)
        if branch is None:
            leaves.append(Leaf(name, name, 1.0, weight))
            continue
        local = priorities(branch.matrix, method)
        lower.append((branch, local))
        ci += weight * local.ci
        ri += weight * RANDOM_INDEX[len(branch.names) - 1]
        leaves.extend(
            Leaf(name, title, share, weight * share) for title, share in zip(branch.names, local.weights.tolist())
        )
    return HierarchyPriorities(tuple(leaves), upper, tuple(lower), max(upper.cr, ci / ri if ri > 0.0 else 0.0))


def _by_criterion(names: Sequence[str], branches: Sequence[Branch]) -> Mapping[str, Branch]:
    below: dict[str, Branch] = {}
    for branch in branches:
        if branch.criterion not in names:
            raise InputError(
                "The sub-criteria of '{criterion}' belong to none of the criteria {names}.",
                criterion=branch.criterion,
                names=", ".join(names),
            )
        if branch.criterion in below:
            raise InputError("The criterion '{criterion}' has two sets of sub-criteria.", criterion=branch.criterion)
        below[branch.criterion] = branch
    return below


def parse_branches(text: str) -> list[Branch]:
    """Sub-criteria from text, one criterion a line: ``criterion: name 1, name 2: matrix``.

    For example ``distance: road, railway, water: 1,3,5; 1/3,1,2; 1/5,1/2,1``.

    Parameters
    ----------
    text : str
        Empty lines are passed over.

    Returns
    -------
    list of Branch

    Raises
    ------
    InputError
    """
    branches = []
    for line in text.splitlines():
        plain = plain_text(line)
        if not plain:
            continue
        parts = plain.split(":")
        if len(parts) != 3:
            raise InputError("'{line}' is not of the form criterion: name 1, name 2: matrix.", line=line.strip())
        names = list_parts(parts[1])
        if not names:
            raise InputError("'{line}' names no sub-criteria.", line=line.strip())
        # One sub-criterion has nothing to be compared with.
        matrix = np.ones((1, 1)) if len(names) == 1 else parse_matrix(parts[2], names=names)
        branches.append(Branch(parts[0].strip(), tuple(check_names(names, matrix.shape[0])), matrix))
    return branches
