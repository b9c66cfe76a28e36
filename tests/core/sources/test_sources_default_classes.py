"""Which values are habitat by default."""

import numpy as np
from esp_toolbox.core.sources.habitat_classes import core_classes, habitat_classes, named_habitat


def values(found):
    return None if found is None else [low for low, high in found.ranges if low == high]


def test_core_by_name_in_any_language():
    names = {0: "Background", 1: "Core", 2: "Islet"}
    assert values(habitat_classes(np.arange(8), names)) == [1]
    assert values(core_classes(np.arange(8), {1: "核心区", 2: "孤岛"}, ("core", "核心区"))) == [1]
    assert values(core_classes(np.arange(3), {1: "Core-opening", 2: "Encore"})) is None


def test_bytes_of_mspa_go_before_names():
    present = np.array([0, 1, 3, 9, 17, 117, 220])
    assert values(habitat_classes(present, {})) == [17, 117]
    assert values(habitat_classes(present, {17: "核心区", 117: "核心区 (内)"}, ("核心区",))) == [17, 117]
    # A land cover of 17 classes is none.
    assert values(core_classes(np.arange(1, 18), {})) is None


def test_priority_classes_of_owa():
    names = {1: "Class 1", 4: "Priority (class 4)", 5: "Priority (class 5)"}
    assert values(habitat_classes(np.arange(1, 6), names)) == [4, 5]
    assert values(habitat_classes(np.array([0, 1]), {0: "Other", 1: "Priority (top classes)"})) == [1]


def test_one_else_all_above_zero():
    assert values(habitat_classes(np.array([0, 1, 2]), {})) == [1]
    assert values(habitat_classes(np.array([-3, 0, 5, 8]), {})) == [5, 8]
    assert values(habitat_classes(np.array([0]), {})) == []
    assert values(habitat_classes(np.array([1, 3]), {})) == [1]
    assert values(habitat_classes(np.array([2, 3]), {})) == [2, 3]


def test_words_of_a_language_reach_all_the_way():
    present, names = np.arange(4), {1: "Land", 2: "Kern", 3: "Wasser"}
    for function in (core_classes, named_habitat, habitat_classes):
        assert values(function(present, names, ("Kern",))) == [2]
        assert values(function(present, names, ["wasser"])) == [3]
    assert core_classes(present, names) is None and named_habitat(present, names) is None
    assert values(habitat_classes(present, names)) == [1]
