"""Lengths of lines over the cells and classes of a raster."""

import numpy as np
import pytest
from esp_toolbox.core.pattern.line_cover import cells_along, cover_lengths
from hypothesis import given
from hypothesis import strategies as st


def test_a_straight_line_by_hand():
    rows, columns, length = cells_along(np.array([[0.5, 0.5], [3.25, 0.5]]))
    assert rows.tolist() == [0] * 4
    assert columns.tolist() == [0, 1, 2, 3]
    assert length == pytest.approx([0.5, 1.0, 1.0, 0.25])


def test_a_diagonal_through_the_corners_touches_no_other_cell():
    rows, columns, length = cells_along(np.array([[0.5, 0.5], [3.5, 3.5]]))
    assert rows.tolist() == columns.tolist() == [0, 1, 2, 3]
    assert length == pytest.approx(np.sqrt(2) * np.array([0.5, 1, 1, 0.5]))


def test_a_stretch_on_a_border_is_counted_once():
    rows, columns, length = cells_along(np.array([[1.0, 0.0], [1.0, 2.0]]))
    assert rows.tolist() == [0, 1]
    assert columns.tolist() == [1, 1]
    assert length.sum() == pytest.approx(2.0)


@given(
    st.lists(
        st.tuples(st.integers(-40, 140).map(lambda n: n / 8), st.integers(-40, 140).map(lambda n: n / 7)),
        min_size=2,
        max_size=9,
    )
)
def test_pieces_add_up_and_lie_in_their_cells(vertices):
    line = np.array(vertices)
    rows, columns, length = cells_along(line)
    assert length.sum() == pytest.approx(np.hypot(*np.diff(line, axis=0).T).sum())
    backwards = cells_along(line[::-1])
    totals = {}
    for sign, (r, c, part) in ((1, (rows, columns, length)), (-1, backwards)):
        for row, column, value in zip(r.tolist(), c.tolist(), part.tolist()):
            totals[row, column] = totals.get((row, column), 0.0) + sign * value
    assert max(map(abs, totals.values()), default=0.0) < 1e-9


def test_lengths_by_class_with_no_data_and_outside():
    cover = np.array([[1, 1, 7], [1, 9, 7]])
    valid = np.array([[True, True, True], [True, False, True]])
    lines = [np.array([[0.0, 0.5], [5.0, 0.5]]), np.array([[0.5, 1.5], [2.5, 1.5]])]
    found = cover_lengths(lines, np.array([1, 7]), cover, valid)
    assert found == pytest.approx(np.array([[2.0, 1.0, 2.0], [0.5, 0.5, 1.0]]))
