"""Weights and judgements of factors of which some are left out."""

from __future__ import annotations

from typing import Sequence

from ..decision.ahp import as_fraction, priorities
from ..decision.ahp_matrix import parse_matrix
from ..numbers import parse_numbers


def cut_matrix(text: str, factors: Sequence[str], used: Sequence[str]) -> str:
    """The judgements between the factors that are there.

    Parameters
    ----------
    text : str
        The matrix of all factors: "1,7,3;1/7,1,1/2;...".
    factors, used : sequence of str

    Returns
    -------
    str

    Raises
    ------
    InputError
        When the text is no matrix of so many factors.
    """
    if tuple(used) == tuple(factors):
        return text
    matrix = parse_matrix(text, len(factors))
    places = [list(factors).index(name) for name in used]
    return ";".join(",".join(as_fraction(matrix[i, j]) for j in places) for i in places)


def cut_weights(text: str, factors: Sequence[str], used: Sequence[str]) -> str:
    """The weights of the factors that are there, divided by their sum; others than of all factors stay as they are.

    Raises
    ------
    InputError
        When the text is no list of numbers.
    """
    found = parse_numbers(text)
    if tuple(used) == tuple(factors) or len(found) != len(factors):
        return text
    kept = [found[list(factors).index(name)] for name in used]
    total = sum(kept)
    return ",".join(f"{weight / total:.17g}" for weight in kept) if total > 0.0 else text


def judged_weights(text: str, count: int) -> list:
    """The weights of so many factors by a matrix of judgements.

    Raises
    ------
    InputError
        When the text is no matrix of so many factors.
    """
    return [float(weight) for weight in priorities(parse_matrix(text, count)).weights] if count > 1 else [1.0] * count
