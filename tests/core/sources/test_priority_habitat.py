"""Which classes are habitat when OWA's priority classes are handed on."""

import numpy as np
from esp_toolbox.core.sources.habitat_classes import habitat_classes

NAMES = {1: "Class 1", 2: "Class 2", 3: "Class 3", 4: "Priority (class 4)", 5: "Priority (\u7b2c 5 \u7c7b)"}


def test_priority_classes_are_habitat_by_their_names():
    assert habitat_classes(np.array([1, 2, 3, 4, 5]), NAMES).ranges == ((4, 4), (5, 5))
    assert habitat_classes(np.array([0, 1]), {0: "Other", 1: "Priority (top classes)"}).ranges == ((1, 1),)


def test_without_priority_area_the_lowest_class_is_no_habitat():
    assert habitat_classes(np.array([1]), NAMES).ranges == ((4, 4), (5, 5))


def test_without_names_1_is_habitat():
    assert habitat_classes(np.array([1, 2, 3, 4, 5]), {}).ranges == ((1, 1),)
