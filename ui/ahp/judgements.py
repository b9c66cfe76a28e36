"""The judgements that are being edited: values that never change in place, so that undo is a step back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional

import numpy as np

from ...core.decision.ahp import METHODS, Priorities, as_fraction, priorities
from ...core.decision.ahp_group import GroupPriorities, group_priorities
from ...core.decision.ahp_hierarchy import Branch, HierarchyPriorities, hierarchy_priorities
from ...core.errors import InputError
from ...core.numbers import parse_number

LEAST, MOST = 2, 15


@dataclass(frozen=True)
class Expert:
    """One person's judgements of the criteria."""

    name: str
    matrix: np.ndarray
    weight: float = 1.0


@dataclass(frozen=True)
class Judgements:
    """All that the editor holds.

    Parameters
    ----------
    names : tuple of str
        The criteria.
    experts : tuple of Expert
        At least one.
    branches : tuple of Branch
        Sub-criteria, judged once for all experts.
    method : int
        Place in `core.decision.ahp.METHODS`.
    """

    names: tuple
    experts: tuple
    branches: tuple = ()
    method: int = 0

    # -- results ---------------------------------------------------------------------------

    @property
    def heard(self) -> tuple:
        """The experts who have judged every pair; the others do not count yet."""
        return tuple(expert for expert in self.experts if not unjudged(expert.matrix))

    def group(self) -> GroupPriorities:
        """The experts together."""
        heard = self.heard
        return group_priorities(
            [expert.matrix for expert in heard], [expert.weight for expert in heard], METHODS[self.method]
        )

    def together(self) -> np.ndarray:
        """The matrix that gives the weights: the only expert's, or the experts' geometric mean."""
        heard = self.heard
        return heard[0].matrix if len(heard) == 1 else self.group().matrix

    def require_judged(self) -> None:
        """Raise where an expert has not judged all pairs.

        Raises
        ------
        InputError
        """
        for expert in self.experts:
            count = unjudged(expert.matrix)
            if count:
                raise InputError(
                    "Expert {name} has not judged {count} {count:pair|pairs} yet; judge {count:it|them}, or remove the "
                    "expert.",
                    name=expert.name,
                    count=count,
                )

    def tree(self) -> HierarchyPriorities:
        """The weights over criteria and sub-criteria."""
        return hierarchy_priorities(self.names, self.together(), self.branches, METHODS[self.method])

    def of(self, matrix: np.ndarray) -> Priorities:
        """Weights and consistency of one matrix."""
        return priorities(matrix, METHODS[self.method])

    def branch(self, criterion: str) -> Optional[Branch]:
        """The sub-criteria of a criterion."""
        return next((branch for branch in self.branches if branch.criterion == criterion), None)

    # -- places: a matrix is an expert's (a number) or that of a criterion's sub-criteria (its name) ----

    def matrix(self, place) -> np.ndarray:
        """The matrix at a place."""
        return self.branch(place).matrix if isinstance(place, str) else self.experts[place].matrix

    def names_at(self, place) -> tuple:
        """What is compared at a place."""
        return self.branch(place).names if isinstance(place, str) else self.names

    def with_matrix(self, place, matrix: np.ndarray) -> Judgements:
        """With another matrix at a place."""
        if isinstance(place, str):
            return self._with_branch(replace(self.branch(place), matrix=matrix))
        return self.with_expert_changed(place, matrix=matrix)

    def judged(self, place, first: int, second: int, value: float) -> Judgements:
        """With one judgement changed, and its mirror with it."""
        matrix = self.matrix(place).copy()
        matrix[first, second], matrix[second, first] = value, 1.0 / value
        return self.with_matrix(place, matrix)

    # -- what is compared ------------------------------------------------------------------

    def renamed(self, place, number: int, name: str) -> Judgements:
        """With another name.

        Raises
        ------
        InputError
            For an empty name, one that occurs twice, or one with the signs that separate names.
        """
        name = name.strip()
        names = list(self.names_at(place))
        if not name:
            raise InputError("A criterion needs a name.")
        if any(sign in name for sign in ",;:，；、：\n"):
            raise InputError("'{name}' has a comma, semicolon or colon, which separate names; leave it out.", name=name)
        if name in names[:number] + names[number + 1 :]:
            raise InputError("Two criteria have the same name; give each its own.")
        before, names[number] = names[number], name
        if isinstance(place, str):
            return self._with_branch(replace(self.branch(place), names=tuple(names)))
        branches = [
            replace(branch, criterion=name) if branch.criterion == before else branch for branch in self.branches
        ]
        return replace(self, names=tuple(names), branches=tuple(branches))

    def added(self, place, name: str) -> Judgements:
        """With one more, which counts as much as each of the others until it is judged."""
        if isinstance(place, str):
            branch = self.branch(place)
            return self._with_branch(
                replace(branch, names=(*branch.names, name), matrix=_grown(branch.matrix))
            )
        experts = tuple(replace(expert, matrix=_grown(expert.matrix)) for expert in self.experts)
        return replace(self, names=(*self.names, name), experts=experts)

    def removed(self, place, number: int) -> Judgements:
        """Without one of those that are compared."""
        names = self.names_at(place)
        left = names[:number] + names[number + 1 :]
        if isinstance(place, str):
            branch = self.branch(place)
            return self._with_branch(replace(branch, names=left, matrix=_without(branch.matrix, number)))
        experts = tuple(replace(expert, matrix=_without(expert.matrix, number)) for expert in self.experts)
        branches = tuple(branch for branch in self.branches if branch.criterion != names[number])
        return replace(self, names=left, experts=experts, branches=branches)

    # -- experts and sub-criteria ----------------------------------------------------------

    def with_expert(self, name: str) -> Judgements:
        """With one more expert, who has judged nothing so far."""
        size = len(self.names)
        matrix = np.where(np.eye(size, dtype=bool), 1.0, np.nan)
        return replace(self, experts=(*self.experts, Expert(name, matrix)))

    def with_expert_changed(self, number: int, **changes) -> Judgements:
        """With another name or weight of an expert."""
        experts = list(self.experts)
        experts[number] = replace(experts[number], **changes)
        return replace(self, experts=tuple(experts))

    def without_expert(self, number: int) -> Judgements:
        """With one expert fewer."""
        return replace(self, experts=self.experts[:number] + self.experts[number + 1 :])

    def with_branch(self, criterion: str, names) -> Judgements:
        """With sub-criteria below a criterion."""
        size = len(names)
        return replace(self, branches=(*self.branches, Branch(criterion, tuple(names), np.ones((size, size)))))

    def without_branch(self, criterion: str) -> Judgements:
        """Without the sub-criteria of a criterion."""
        return replace(self, branches=tuple(branch for branch in self.branches if branch.criterion != criterion))

    def _with_branch(self, changed: Branch) -> Judgements:
        branches = [changed if branch.criterion == changed.criterion else branch for branch in self.branches]
        return replace(self, branches=tuple(branches))


def blank(names) -> Judgements:
    """One expert to whom all criteria count alike."""
    size = len(names)
    return Judgements(tuple(names), (Expert("1", np.ones((size, size))),))


def judgement_text(value: float) -> str:
    """A judgement as people write it, at full precision where it is none of the scale."""
    text = as_fraction(value)
    return text if abs(parse_number(text) - value) <= 1e-12 * value else repr(float(value))


def matrix_text(matrix: np.ndarray) -> str:
    """A matrix as the algorithm reads it."""
    return "; ".join(",".join(judgement_text(value) for value in row) for row in matrix)


def unjudged(matrix: np.ndarray) -> int:
    """The number of pairs that were not judged yet, which are NaN."""
    return int(np.count_nonzero(np.isnan(matrix))) // 2


def _grown(matrix: np.ndarray) -> np.ndarray:
    # To one who has judged all pairs so far the new one counts alike; else it waits as the others do.
    grown = np.full((matrix.shape[0] + 1,) * 2, np.nan if unjudged(matrix) else 1.0)
    grown[:-1, :-1] = matrix
    grown[-1, -1] = 1.0
    return grown


def _without(matrix: np.ndarray, number: int) -> np.ndarray:
    return np.delete(np.delete(matrix, number, axis=0), number, axis=1)
