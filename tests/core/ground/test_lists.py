"""Lists as people write them: what separates their parts, and what is left out."""

import pytest
from esp_toolbox.core.lists import groups, list_parts, words


@pytest.mark.parametrize("separator", [",", ";", "，", "；", "、", "﹐", "﹔", "\t", "\n"])
def test_parts_of_a_list(separator):
    assert list_parts(f" wet forest {separator}{separator}2 ") == ["wet forest", "2"]


@pytest.mark.parametrize("separator", [";", "；", "﹔", "\n"])
def test_groups_hold_lists(separator):
    assert groups(f"1,2 {separator} 3，4{separator}") == ["1,2", "3，4"]


def test_commas_do_not_part_groups():
    assert groups("1,2\t3、4") == ["1,2\t3、4"]


def test_words_stand_between_blanks_too():
    assert words("wet forest, grass；shrub") == ["wet", "forest", "grass", "shrub"]


@pytest.mark.parametrize("function", [list_parts, groups, words])
def test_nothing_and_numbers(function):
    assert function(None) == function("") == function(" ; \n") == []
    assert function(25) == ["25"]
