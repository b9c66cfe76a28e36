"""Pairs of sources as users write them."""

import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.network.pairs import chosen_links, parse_pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("", []),
        ("1-2", [(1, 2)]),
        ("1-2, 3-5;4 - 6", [(1, 2), (3, 5), (4, 6)]),
        ("1,3;2,5", [(1, 3), (2, 5)]),
        ("1 3\n2 5\n", [(1, 3), (2, 5)]),
        ("12\u201313 1:4", [(12, 13), (1, 4)]),
        ("１２－１３，１：４；2、3", [(12, 13), (1, 4), (2, 3)]),
    ],
)
def test_pairs_as_written(text, pairs):
    assert parse_pairs(text, {str(number): number for number in range(1, 14)}) == pairs


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1", "is not a list of pairs of sources"),
        ("4-4", "is not a list of pairs of sources"),
        ("1-2, 3", "is not a list of pairs of sources"),
        ("1,2,3", "is not a list of pairs of sources"),
        ("1-2-", "there is no source 2-; the sources are 1, 2, 3, 4"),
        ("a-b", "there is no source a"),
        ("1-9", "there is no source 9"),
        ("1.5-2", "there is no source 1.5"),
    ],
)
def test_what_is_no_pair(text, sentence):
    with pytest.raises(InputError, match=sentence):
        parse_pairs(text, {str(number): number for number in range(1, 5)})


NAMED = {"a-1": 1, "a-1-b": 2, "b": 3, "北山": 4, "a 10": 5, "x, y": 6, "3": 7, "b-c": 8, "c": 9}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("A-1 - 北山", [(1, 4)]),
        ("A-1：北山；a 10－3", [(1, 4), (5, 7)]),
        ("b-北山, x, y - 3", [(3, 4), (6, 7)]),
        ("x, y : b, b : c", [(6, 3), (3, 9)]),
        ("北山 3", [(4, 7)]),
    ],
)
def test_pairs_of_ids_that_are_no_numbers(text, pairs):
    assert parse_pairs(text, NAMED) == pairs


def test_a_text_that_may_be_two_pairs_is_refused():
    with pytest.raises(InputError, match='"a-1-b-c" may be several pairs'):
        parse_pairs("a-1-b-c", NAMED)


def test_overrides_of_a_table():
    first, second = [1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 7]
    keep, drop = chosen_links(first, second, ["Keep", " drop ", "100", -100.0, None, "-15"])
    assert keep == [(1, 2), (3, 4)] and drop == [(2, 3), (4, 5)]
    with pytest.raises(InputError, match='"perhaps" in row 2'):
        chosen_links([1, 1], [2, 3], ["", "perhaps"])
