"""Grades of sources and classes of corridors."""

import numpy as np
import pytest
from esp_toolbox.core.pattern.grading import ROLES, corridor_classes, grades


def test_grades_follow_the_gaps():
    assert grades(np.array([50.0, 20.0, 19.0, 1.0])).tolist() == [1, 2, 2, 3]
    assert grades(np.array([5.0, 5.0, 5.0])).tolist() == [1, 1, 1]
    assert grades(np.array([1.0, 9.0]), 5).tolist() == [2, 1]


def test_unknown_importance_is_the_lowest_grade():
    assert grades(np.array([np.nan, 3.0, 2.0, 1.0])).tolist() == [3, 1, 2, 3]
    assert grades(np.full(3, np.nan)).tolist() == [3, 3, 3]
    assert grades(np.empty(0)).tolist() == []


def test_grades_do_not_depend_on_the_order():
    values = np.random.default_rng(3).gamma(1.0, 10.0, 40)
    order = np.random.default_rng(4).permutation(40)
    assert (grades(values)[order] == grades(values[order])).all()


def test_classes_by_their_text_else_by_the_score():
    none = np.full(3, np.nan)
    assert corridor_classes(["Important", " general", "touching"], none) == ["important", "general", "touching"]
    assert corridor_classes([None, "", 4], none) == ["general"] * 3
    assert corridor_classes([None] * 4, np.array([0.1, 0.15, 0.8, np.nan])) == [
        "general",
        "general",
        "important",
        "general",
    ]
    assert corridor_classes([None, None], np.array([0.5, 0.5])) == ["general", "general"]


def test_the_score_has_two_classes_and_no_more():
    scores = [1, 2, 10, 11, 12]
    assert corridor_classes([None] * 5, scores) == ["general"] * 2 + ["important"] * 3
    assert corridor_classes([None] * 2, [3.0, 5.0]) == ["general", "important"]
    # A lone score is no more than the others.
    assert corridor_classes([None] * 2, [3.0, np.nan]) == ["general", "general"]


def test_grades_of_whole_numbers_are_whole_numbers():
    found = grades([9, 1, 5])
    assert found.dtype == np.int64 and found.tolist() == [1, 3, 2]
    assert grades(np.full(2, np.nan)).dtype == np.int64


@pytest.mark.parametrize(
    ("element", "role"),
    [
        ("source", "conservation zone"),
        ("important", "conservation corridor"),
        ("general", "restoration corridor"),
        ("pinch point", "control zone"),
        ("barrier", "restoration area"),
    ],
)
def test_roles_of_the_paper(element, role):
    assert ROLES[element] == role
