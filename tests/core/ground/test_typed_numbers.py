"""Numbers, lists, classes and tables as people type them."""

import pytest
from esp_toolbox.core.classes import parse_classes
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.numbers import parse_number, parse_numbers, small_whole
from esp_toolbox.core.tables import find_column, numbers_in, tidy


@pytest.mark.parametrize(
    ("text", "value"),
    [("０．５", 0.5), ("0,5", 0.5), ("１／４", 0.25), ("−5", -5.0), ("1e3", 1000.0), ("0。5", 0.5), ("٣", 3.0),
     ("\ufeff 7\u00a0", 7.0), ("0,325", 0.325), ("1.000", 1.0), ("＋2", 2.0)],
)  # fmt: skip
def test_numbers(text, value):
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("5,000", "may mean 5000 or 5.000"),
        ("５，０００", "may mean 5000 or 5.000"),
        ("1，000，000", "if you mean 1000000"),
        ("1 000", "if you mean 1000"),
        ("1.234,5", "if you mean 1234.5"),
        *((text, "is not a number") for text in ("10 元", "nan", "inf", "-Infinity", "1_000", "0x10", "5%", "", "1/0")),
    ],
)
def test_numbers_that_are_refused(text, sentence):
    with pytest.raises(InputError, match=sentence):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("０．５，０．２５；１／４", [0.5, 0.25, 0.25]),
        ("0,5; 0,25", [0.5, 0.25]),
        ("1,5\t2,25", [1.5, 2.25]),
        ("0,500;0,250", [0.5, 0.25]),
        ("1、2、3", [1.0, 2.0, 3.0]),
        ("5,250", [5.0, 250.0]),
        ("0.5, 0.25; 1 / 4", [0.5, 0.25, 0.25]),
        ("", []),
    ],
)
def test_lists_of_numbers(text, values):
    assert parse_numbers(text) == values


@pytest.mark.parametrize("text", ["1,000; 2,500", "5,000", "1 000 2 000", "100,1,000", "1;nan", "1,2,abc"])
def test_lists_that_are_refused(text):
    with pytest.raises(InputError):
        parse_numbers(text)


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("２，３；５～７", ((2, 2), (3, 3), (5, 7))),
        ("2 3 5-7", ((2, 2), (3, 3), (5, 7))),
        ("5 – 7", ((5, 7),)),
        ("5至7、9", ((5, 7), (9, 9))),
        ("3.0", ((3, 3),)),
        ("-5--3", ((-5, -3),)),
    ],
)
def test_lists_of_classes(text, ranges):
    assert parse_classes(text).ranges == ranges


def test_thousands_are_no_classes():
    with pytest.raises(InputError, match="may mean 1000"):
        parse_classes("1,000")


def test_a_table_without_blanks_totals_and_remarks():
    columns = {
        "编码": ["1", "", "2", "合计"],
        "得分 (分)": ["0,5", " ", "1,250", "1,75"],
        "备注": ["a", "", "", ""],
        "Total": ["1", "", "2", "3"],
        "": ["", "", "", ""],
    }
    table, total_rows, totals, remarks = tidy(columns)
    assert (list(table), total_rows, totals, remarks) == (["lucode", "score"], 1, ["Total"], ["备注"])
    # 1,250 beside 0,5 has a decimal comma, too.
    assert numbers_in(table["score"], "score", "t") == [0.5, 1.25]
    table["score"][1] = "viel"
    with pytest.raises(InputError, match="The table t has viel as score in row 3"):
        numbers_in(table["score"], "score", "t")


def test_headers_by_any_of_their_names():
    assert find_column({"Food production (CNY/ha)": ()}, "food_production") == "Food production (CNY/ha)"
    assert find_column({"权重": ()}, "weight") == "权重"
    assert find_column({"a": ()}, "weight") is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), (" 007 ", 7), ("３", 3), ("", None), ("-1", None), ("1.5", None), ("²", None), ("9" * 5000, None)],
)
def test_small_whole_numbers(text, number):
    assert small_whole(text) == number
