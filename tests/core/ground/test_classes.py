"""Lists of class values, ranges and names."""

import numpy as np
import pytest
from esp_toolbox.core.classes import parse_classes
from esp_toolbox.core.errors import InputError

NAMES = {1: "Cropland", 2: "Forest", 10: "Forest"}


def test_values_ranges_and_negative_values():
    assert parse_classes("2, 3;5-7,-9999").ranges == ((2, 2), (3, 3), (5, 7), (-9999, -9999))
    assert parse_classes("7-5").ranges == ((5, 7),)
    assert parse_classes("-3--1").ranges == ((-3, -1),)
    assert not parse_classes("")
    assert not parse_classes(None)


def test_names_join_every_class_of_that_name():
    assert parse_classes("forest,1", NAMES).ranges == ((2, 2), (10, 10), (1, 1))


def test_cells_of_the_set():
    cells = np.array([[1, 2, 3], [4, 5, 6]])
    assert parse_classes("2,4-5").contains(cells).tolist() == [[False, True, False], [True, True, False]]


def test_unknown_entries_are_named():
    with pytest.raises(InputError, match="1 Cropland, 2 Forest"):
        parse_classes("forrest", NAMES)
    with pytest.raises(InputError, match="no class names"):
        parse_classes("2.5")
