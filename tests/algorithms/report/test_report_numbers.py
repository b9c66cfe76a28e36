"""How the report writes numbers and formulas."""

import math
import os
import re

import pytest
from esp_toolbox.algorithms.kit import formulas
from esp_toolbox.algorithms.kit.blocks import Column, Table, cells
from esp_toolbox.algorithms.kit.formulas import formula_svg
from esp_toolbox.algorithms.kit.numbers import (
    decimals_of,
    hectares_text,
    metres_text,
    number_text,
    percent_text,
    plain_numbers,
)
from esp_toolbox.algorithms.kit.words import RESOURCES, vocabulary
from esp_toolbox.algorithms.report.references import references
from esp_toolbox.algorithms.report.words import column_of


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, None, "0"),
        (0.5, None, "0.5"),
        (1234567, None, "1,234,567"),
        (0.31998, None, "0.32"),
        (-2.5, 1, "−2.5"),
        (0.0004, 3, "<0.001"),
        (-0.0004, 3, ">−0.001"),
        (0.0005, 3, "0.001"),
        (4.7e-9, None, "4.70 × 10⁻⁹"),
        (3.696e10, None, "3.70 × 10¹⁰"),
        (math.nan, 2, "–"),
        (0.0, 2, "0.00"),
        (100.0, None, "100"),
    ],
)
def test_numbers(value, decimals, text):
    assert number_text(value, decimals) == text


def test_units_that_suit():
    assert hectares_text(209775) == "2,098\u00a0km²"
    assert hectares_text(12.34) == "12.3\u00a0ha"
    assert metres_text(2250454) == "2,250\u00a0km"
    assert metres_text(600) == "600\u00a0m"
    assert percent_text(0.617) == "61.7\u00a0%"


def test_decimals_follow_the_largest():
    assert decimals_of([1, 2, 3]) == 0
    assert decimals_of([0.1234, 0.5]) == 4
    assert decimals_of([123.456, 0.001]) == 1
    assert decimals_of([]) == 0
    assert decimals_of([1e-12]) == 6


def test_logs_without_exponents():
    assert plain_numbers("2003: 3.48462e+10 a year") == "2003: 3.48 × 10¹⁰ a year"
    assert plain_numbers("factor1e5 of x1e3, EPSG:32647") == "factor1e5 of x1e3, EPSG:32647"


def test_columns_take_large_units():
    words = vocabulary()
    column = column_of("area_ha", [100775.0, 2100.0, None], words)
    assert (column.label, column.unit) == ("Area", "km²")
    assert [text for text, _ in cells(column)] == ["1,008", "21", ""]
    assert column_of("area_ha", [962.5], words).unit == "ha"
    assert column_of("length_m", [22528.2], words).unit == "km"
    share = column_of("share", [0.475625], words)
    assert cells(share) == [("47.6", pytest.approx(47.5625))]


def test_wide_tables_are_divided():
    columns = [Column(str(number), [number]) for number in range(20)]
    parts = Table("wide", columns).parts()
    assert len(parts) == 3
    assert all(len(part) <= 9 and part[0].label == "0" for part in parts)
    assert [column.label for part in parts for column in part[1:]] == [str(number) for number in range(1, 20)]


def test_formulas_are_outlines():
    svg = formula_svg(r"G = \dfrac{a}{b} <c>")
    assert svg.startswith('<svg class="formula"') and 'd="M' in svg
    assert "&lt;c&gt;" in svg and "<text" not in svg and "http" not in svg
    formulas._outlines.cache_clear()
    assert svg == formula_svg(r"G = \dfrac{a}{b} <c>")


def methods_text():
    """The template of the methods."""
    with open(os.path.join(RESOURCES, "methods.txt"), encoding="utf-8") as file:
        return file.read()


def test_all_formulas_of_the_methods_can_be_set():
    found = re.findall(r"^\$ (.*)", methods_text(), re.MULTILINE)
    for tex in found:
        assert formula_svg(re.sub(r"\{\{.*?\}\} ?(?=\\)", "0.4", tex))
    assert len(found) > 30


def test_references_of_the_methods_are_known():
    text = re.sub(r'"\s*\n\s*"', "", methods_text())
    cited = {key.strip() for keys in re.findall(r"\[@([^\]]+)\]", text) for key in keys.split(",")} - {"key"}
    assert cited == set(references())
