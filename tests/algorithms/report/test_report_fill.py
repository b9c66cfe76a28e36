"""Whole printed reports: pages are full, and nothing stands alone or far from its place."""

from dataclasses import dataclass

import pytest
from esp_toolbox.algorithms.kit import printed_report
from esp_toolbox.algorithms.kit.blocks import Chapter, Column, Figure, Heading, Messages, Paragraph, Picture, Table
from esp_toolbox.algorithms.kit.drawing import Drawing
from esp_toolbox.algorithms.kit.numbered_page import NumberedPage
from esp_toolbox.algorithms.kit.print_boxes import PAGE_HIGH
from esp_toolbox.algorithms.kit.print_flow import PrintFlow

WORDS = {"contents": "Contents", "figure": "Figure", "table": "Table", "references": "References", "made": "Test"}
HEAD = {"subtitle": "Today", "abstract": ["All is well. " * 40], "cards": [], "warnings": []}
FOOT = 48.0


@dataclass
class Recorder:
    """Keeps the flow that a report is laid out by."""

    flow: object = None

    def __call__(self, *arguments):
        self.flow = PrintFlow(*arguments)
        return self.flow


@pytest.fixture
def flow(monkeypatch):
    recorder = Recorder()
    monkeypatch.setattr(printed_report, "PrintFlow", recorder)
    return recorder


def a_map():
    drawing = Drawing(518.0 / 72.0, 375.0 / 72.0, lambda canvas: None)
    return Figure("A map", [Picture(b"", "", drawing)], is_map=True)


def a_table(rows):
    return Table("A table", [Column("Class", [f"class {row}" for row in range(rows)]), Column("Area", [1.0] * rows)])


def report(chapters):
    page = NumberedPage("Test", "en", WORDS, {})
    for blocks in chapters:
        page.add(Chapter("Chapter", blocks))
    printed_report.report_pdf(page, HEAD, None)


def ends(flow):
    """Where the lowest box of each page ends, as a share of its height."""
    return [max(top + box.height for box, _, top in page) / (PAGE_HIGH - FOOT) for page in flow._placed]


def test_pages_of_a_study_are_full(qgis_app, flow):
    """Ten chapters of a map, a table and a paragraph: no page is a third empty, and hardly any a sixth."""
    sizes = (6, 14, 9, 4, 17, 5, 11, 8, 12, 7)
    report([[Heading("Step"), a_map(), a_table(rows), Paragraph("Said of it. " * 30)] for rows in sizes])
    found = ends(flow.flow)
    assert min(found[:-1]) > 0.67, found
    assert sum(found[:-1]) / len(found[:-1]) > 0.83, found


def test_figures_and_tables_stay_in_their_order_and_near_their_text(qgis_app, flow):
    report([[Heading("Step"), a_map(), a_table(rows), a_map(), Messages(["said"] * rows)] for rows in (20, 6, 15, 3)])
    chapters, places = [], []
    for number, page in enumerate(flow.flow._placed):
        for box, _, _ in sorted(page, key=lambda entry: entry[2]):
            if box.begins:
                chapters.append(number)
            if box.floats:
                places.append(number)
    assert places == sorted(places) and len(places) == 8
    # Both maps of a chapter stand on its first page or one of the two after it.
    for chapter, first, second in zip(chapters, places[::2], places[1::2]):
        assert chapter <= first <= second <= chapter + 2


def test_a_heading_is_never_the_last_of_a_page(qgis_app, flow):
    report([[Heading("Step"), Paragraph("Said. " * 60 * count), a_map(), a_table(5)] for count in (1, 4, 7, 2, 9, 3)])
    for page in flow.flow._placed:
        lowest = max(page, key=lambda entry: entry[2])[0]
        assert not lowest.keep
