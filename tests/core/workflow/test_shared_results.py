"""What runs of a workflow share: results kept by a key, weights of factors that are left, species that cross less."""

import pickle
from dataclasses import dataclass

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.workflow.memo import Memo, bytes_of
from esp_toolbox.core.workflow.parameters import SpeciesProfile
from esp_toolbox.core.workflow.species import species_walls, species_weights
from esp_toolbox.core.workflow.study_weights import cut_matrix, cut_weights, judged_weights

FACTORS = ("land use", "road", "slope")
MATRIX = "1,4,2;1/4,1,1/2;1/2,2,1"


class Counter:
    """Makes arrays of 100 bytes and counts how often."""

    def __init__(self):
        self.made = []

    def __call__(self, key):
        def function():
            self.made.append(key)
            return np.zeros(100, dtype=np.uint8)

        return function


def test_what_is_known_is_not_made_again():
    memo, count = Memo(), Counter()
    first = memo.of("a", count("a"))
    assert memo.of("a", count("a")) is first and count.made == ["a"]
    assert memo.of("b", count("b")) is not first and count.made == ["a", "b"]
    # Without a key nothing is kept.
    assert memo.of(None, count(None)) is not memo.of(None, count(None))
    assert count.made == ["a", "b", None, None]


def test_the_oldest_unused_goes_first():
    memo, count = Memo(200.0), Counter()
    for key in "abacabc":
        memo.of(key, count(key))
    # c takes the place of b, which was used before a; then b takes that of c, and c that of a.
    assert count.made == ["a", "b", "c", "b", "c"]


def test_what_is_larger_than_the_whole_memory_is_not_kept():
    memo, count = Memo(99.0), Counter()
    for _ in range(2):
        memo.of("a", count("a"))
    assert count.made == ["a", "a"]
    # What fits exactly is kept.
    memo = Memo(100.0)
    for _ in range(2):
        memo.of("a", count("a"))
    assert count.made == ["a", "a", "a"]


def test_a_copy_in_another_process_begins_empty_with_the_same_limit():
    memo, count = Memo(100.0), Counter()
    memo.of("a", count("a"))
    copy = pickle.loads(pickle.dumps(memo))
    for key in "aba":
        copy.of(key, count(key))
    assert count.made == ["a", "a", "b", "a"]


def test_bytes_are_those_of_arrays():
    @dataclass
    class Pair:
        first: np.ndarray
        second: float

    array = np.zeros((4, 5), dtype=np.float32)
    assert bytes_of(array) == 80.0 and bytes_of(3) == bytes_of("text") == 64.0
    assert bytes_of([array, array]) == bytes_of((array, array)) == 224.0
    assert bytes_of(Pair(array, 1.0)) == 64.0 + 80.0 + 64.0
    assert bytes_of(((array,), [])) == 64.0 + (64.0 + 80.0) + 64.0


def test_judgements_among_the_factors_that_are_left():
    assert cut_matrix(MATRIX, FACTORS, FACTORS) == MATRIX
    assert cut_matrix(MATRIX, FACTORS, ("land use", "slope")) == "1,2;1/2,1"
    assert cut_matrix(MATRIX, FACTORS, ("slope", "land use")) == "1,1/2;2,1"
    assert cut_matrix(MATRIX, FACTORS, ("road",)) == "1"
    with pytest.raises(InputError):
        cut_matrix("1,2;1/2,1", FACTORS, ("road", "slope"))


def test_weights_of_the_factors_that_are_left_sum_to_one():
    assert cut_weights("0.5,0.3,0.2", FACTORS, FACTORS) == "0.5,0.3,0.2"
    cut = [float(part) for part in cut_weights("0.5,0.3,0.2", FACTORS, ("land use", "road")).split(",")]
    assert cut == [0.5 / 0.8, 0.3 / 0.8]
    assert cut_weights("0.5;0.3;0.2", FACTORS, ("slope",)) == "1"
    # Weights of other factors, and those that leave nothing, stay as they are.
    assert cut_weights("0.5,0.5", FACTORS, ("road", "slope")) == "0.5,0.5"
    assert cut_weights("1,0,0", FACTORS, ("road", "slope")) == "1,0,0"


def test_weights_by_judgements():
    assert judged_weights(MATRIX, 3) == pytest.approx([4 / 7, 1 / 7, 2 / 7])
    assert judged_weights("1,3;1/3,1", 2) == pytest.approx([0.75, 0.25])
    assert judged_weights("", 1) == [1.0] and judged_weights("", 0) == []


def test_species_weigh_factors_by_their_own_measure():
    weights = np.array([0.5, 0.3, 0.2])
    assert species_weights(weights, SpeciesProfile("any")) is weights
    found = species_weights(weights, SpeciesProfile("otter", multipliers=(1.0, 2.0, 0.0)))
    assert found == pytest.approx([0.5 / 1.1, 0.6 / 1.1, 0.0])
    with pytest.raises(InputError, match="otter has a multiplier of 0 for every factor"):
        species_weights(weights, SpeciesProfile("otter", multipliers=(0.0, 0.0, 0.0)))


def test_species_do_not_cross_what_lies_beyond_their_span():
    resistance, height = np.ones((1, 5)), np.array([[1.0, 2.0, 3.0, 4.0, np.nan]])
    layers = {"elevation": height, "slope": np.array([[0.0, 0.0, 9.0, 0.0, 0.0]])}
    walls = (("elevation", 2.0, 4.0), ("slope", -1.0, 8.0))
    found = species_walls(resistance, SpeciesProfile("hare", walls=walls), layers)
    # The ends of a span are crossed; what is unknown is no wall.
    assert np.isnan(found).tolist() == [[True, False, True, False, False]]
    assert resistance.tolist() == [[1.0] * 5]
    assert species_walls(resistance, SpeciesProfile("hare"), layers) is resistance
    with pytest.raises(InputError, match="hare has a barrier on snow; the layers are: elevation, slope"):
        species_walls(resistance, SpeciesProfile("hare", walls=(("snow", 0.0, 1.0),)), layers)
