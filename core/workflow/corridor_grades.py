"""Corridors graded by space syntax, from the paths of a network."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..network.least_cost_network import Network, path_corners
from ..network.space_syntax import space_syntax
from ..network.space_syntax_grade import far_in_parts, integrated_grade
from ..network.space_syntax_lines import clean_lines

# Metres within which vertices are drawn together.
_TOLERANCE = 1.0
# Of mean distance, NQPDE, BtE and TPBt.
_WEIGHTS = (1, 1, 0, 1)


@dataclass(frozen=True)
class CorridorGrades:
    """Score and grade of every active link, in their order.

    Parameters
    ----------
    score : ndarray of float64, shape (active links,)
        0 to 1; NaN for paths without length.
    grade : ndarray of int, shape (active links,)
        1 the lowest; 0 where there is none.
    """

    score: np.ndarray
    grade: np.ndarray


def corridor_grades(network: Network, cell_size: float, classes: int = 5) -> CorridorGrades:
    """Grade the corridors of a network by how central they are.

    Parameters
    ----------
    network : Network
    cell_size : float
        Metres.
    classes : int
        Natural classes of the score.

    Returns
    -------
    CorridorGrades

    References
    ----------
    Land 2025, 14: 2159, sections 2.4.4 to 2.4.7.
    """
    links = network.links
    active = np.flatnonzero(links.active)
    lines = []
    for row in active:
        rows, columns = (np.asarray(side) for side in network.paths[row])
        corner = path_corners(rows, columns)
        lines.append(np.column_stack([columns[corner] + 0.5, -(rows[corner] + 0.5)]) * cell_size)
    ends = np.column_stack([links.from_label[active], links.to_label[active]]).astype(np.intp) - 1
    clean = clean_lines(lines, _TOLERANCE, True, ends)
    found = space_syntax(clean.network)
    far = far_in_parts(clean.network, found.mean_distance, found.weight)
    benefits = [found.quantity, found.betweenness, found.two_phase_betweenness]
    grade = integrated_grade(far, benefits, _WEIGHTS, classes)
    score = clean.to_lines(grade.score, active.size)
    return CorridorGrades(score, grade.classes(score))
