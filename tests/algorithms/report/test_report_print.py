"""Pages for print, drawings and documents: what they hold, and that nothing is cut or stands alone."""

import io
import re
import zipfile
from dataclasses import dataclass

import pytest
from esp_toolbox.algorithms.kit import word_report
from esp_toolbox.algorithms.kit.blocks import (
    Chapter,
    Column,
    Equation,
    Figure,
    Heading,
    Messages,
    Paragraph,
    Picture,
    Table,
)
from esp_toolbox.algorithms.kit.drawing import Drawing, text_width, wrapped
from esp_toolbox.algorithms.kit.line_panels import LinePanel, line_panels, ticks
from esp_toolbox.algorithms.kit.numbered_page import NumberedPage
from esp_toolbox.algorithms.kit.print_boxes import PAGE_HIGH, Box, Columns, NewPage, Rows
from esp_toolbox.algorithms.kit.print_flow import PrintFlow
from esp_toolbox.algorithms.kit.printed_report import report_pdf

WORDS = {"contents": "Contents", "figure": "Figure", "table": "Table", "references": "References", "made": "Test"}
HEAD = {"subtitle": "Today", "abstract": ["All is well."], "cards": [], "warnings": []}


@dataclass
class Named(Box):
    """A box that is known again."""

    name: str = ""


def box(height, name="", **flags):
    return Named(height, lambda *_: None, **flags, name=name)


def pages_of(parts):
    """Name to (page, top) of each box."""
    flow = PrintFlow("x")
    flow.add(parts)
    return {
        entry.name: (number, top) for number, page in enumerate(flow._placed, 1) for entry, _, top in page if entry.name
    }


def test_nothing_reaches_beyond_the_foot():
    places = pages_of([box(300.0, str(number)) for number in range(7)])
    assert len(places) == 7 and max(page for page, _ in places.values()) == 4
    assert all(top + 300.0 <= PAGE_HIGH - 48.0 for _, top in places.values())


def test_a_heading_goes_with_what_follows():
    places = pages_of([box(600.0, "a"), box(30.0, "heading", keep=True), box(200.0, "b")])
    assert places["heading"][0] == places["b"][0] == 2


def test_a_figure_waits_while_text_fills_the_page():
    parts = [box(500.0, "a"), box(300.0, "figure", floats=True), box(100.0, "text"), box(500.0, "next")]
    places = pages_of(parts)
    assert places["text"][0] == 1 and places["figure"] == (2, 45.0)
    # Its order among figures stays.
    parts = [box(500.0), box(300.0, "one", floats=True), box(100.0), box(80.0, "two", floats=True)]
    assert pages_of(parts)["one"] < pages_of(parts)["two"]
    waiting = [box(500.0), box(400.0, "one", floats=True), box(200.0, "two", floats=True), box(90.0)]
    places = pages_of([*waiting, box(60.0, "three"), box(600.0, "four", floats=True)])
    assert places["one"] < places["two"] < places["four"] and places["three"][0] == 1
    # The headings of a chapter stand before its figure, which waits for room.
    heads = [box(30.0, "chapter", keep=True), box(20.0, "section", keep=True)]
    places = pages_of([box(500.0), *heads, box(400.0, "figure", floats=True), box(50.0, "text")])
    assert places["chapter"][0] == places["text"][0] == 1 and places["figure"][0] == 2
    # The next chapter may begin before it, and then it is the first on the next page.
    chapter = [box(30.0, "chapter", keep=True), box(60.0, "begin"), box(700.0, "more")]
    places = pages_of([*parts[:3], *chapter])
    assert places["chapter"][0] == places["begin"][0] == 1 and places["one"] == (2, 45.0) and places["more"][0] == 3


def test_no_figure_stands_before_its_own_headings():
    """Where more waits than a page holds it is placed before the next chapter, but not before the one it is of."""
    heads = [box(35.0, "chapter", keep=True, begins=True), box(30.0, "section", keep=True)]
    for above in range(0, 700, 20):
        parts = [box(600.0), box(420.0, "earlier", floats=True), box(float(above % 140)), box(30.0, keep=True)]
        figure = box(420.0, "figure", floats=True)
        places = pages_of([*parts, box(20.0), *heads, figure, box(20.0, "text"), box(float(above))])
        assert places["earlier"] < places["figure"] and places["chapter"] < places["section"] < places["figure"], above


def test_a_table_waits_like_a_figure():
    table = Rows([box(15.0, "table", keep=True)], box(20.0), [box(12.0) for _ in range(20)], [])
    places = pages_of([box(500.0), table, box(180.0, "figure", floats=True), box(300.0, "next")])
    assert places["figure"][0] == 1 and places["table"] == (2, 45.0) and places["next"][0] == 2
    # Tables keep their order among each other.
    later = Rows([box(15.0, "later", keep=True)], box(20.0), [box(12.0)], [])
    places = pages_of([box(500.0), table, later, box(180.0, "figure", floats=True)])
    assert places["figure"][0] == 1 and places["table"] < places["later"]


def test_what_follows_fills_the_page_of_a_figure_that_waited():
    table = Rows([box(15.0, "table", keep=True)], box(20.0), [box(12.0) for _ in range(13)], [])
    waits, second = box(450.0, "waits", floats=True), box(310.0, "second", floats=True)
    places = pages_of([box(650.0), waits, box(60.0, "text"), second, table])
    assert places["text"][0] == 1 and places["waits"] == (2, 45.0)
    assert places["table"][0] == 2 and places["second"] == (3, 45.0)


def test_columns_begin_before_a_figure_that_has_no_room():
    head, figure = box(30.0, "head", keep=True), box(400.0, "figure", floats=True)
    texts = [box(60.0, str(number)) for number in range(12)]
    flow = PrintFlow("x")
    flow.add([box(420.0), head, figure, Columns(2), *texts, Columns(1), box(20.0, "after")])
    places = {entry.name: (number, left, top) for number, page in enumerate(flow._placed) for entry, left, top in page}
    assert places["head"][0] == places["0"][0] == 0 and places["figure"] == (1, 45.0, 45.0)
    # Its columns go on below it, and what follows them is below both.
    lower = [place for number, place in enumerate(map(places.get, map(str, range(12)))) if place[0] == 1]
    assert lower and min(top for _, _, top in lower) == 445.0
    assert places["after"][2] == max(top for _, _, top in lower) + 60.0


def test_a_long_table_repeats_its_head():
    head = box(20.0, "head")
    table = Rows([box(15.0, keep=True)], head, [box(12.0, f"row {number}") for number in range(100)], [], whole=False)
    flow = PrintFlow("x")
    flow.add([box(400.0), table])
    assert [sum(entry is head for entry, _, _ in page) for page in flow._placed] == [1, 1, 1]


def test_columns_are_of_one_height_and_a_heading_above_them_is_not_alone():
    flow = PrintFlow("x")
    flow.add([Columns(2), *(box(50.0, str(number)) for number in range(6)), Columns(1), box(10.0, "after")])
    tops = {entry.name: (left, top) for entry, left, top in flow._placed[0]}
    assert [tops[str(number)][1] for number in range(6)] == [45.0, 95.0, 145.0] * 2
    assert tops["0"][0] < tops["3"][0] and tops["after"] == (45.0, 195.0)
    parts = [box(690.0), box(30.0, "heading", keep=True), Columns(2), box(20.0, "text"), Columns(1)]
    places = pages_of(parts)
    assert places["heading"][0] == places["text"][0] == 2


def test_a_page_is_begun_only_where_one_is_used():
    flow = PrintFlow("x")
    flow.add([NewPage(), box(10.0), NewPage(), NewPage(), box(10.0)])
    assert flow.pages == 2


@pytest.fixture
def page():
    page = NumberedPage("Test <study>", "en", WORDS, {"qaidam": "Cheng L. (2025). A study. J 1, 2."})
    drawing = line_panels([LinePanel("Curve", "x", "y", [1, 2, 3, 4], [100.0, 10.0, 5.0, 1.0], 7.0, None, True)])
    figure = Figure("A curve & more", [Picture(drawing.png(100), "", drawing)])
    rows = Table("Areas", [Column("Class", ["a", "b"]), Column("Area", [1.5, 20.0], "km²")], "A note.", marked={1})
    blocks = [Paragraph("As in [@qaidam] with L_max."), Equation(r"a = \frac{b}{c}"), figure, Heading("Part"), rows]
    page.add(Chapter("Methods", [*blocks, Messages(["first < 1", "second"], ordered=True)]))
    page.add(Chapter("More", [Messages(["log"])], appendix=True, kind="two"))
    return page


def test_a_report_for_print(qgis_app, page):
    found = report_pdf(page, HEAD, None)
    assert found.startswith(b"%PDF") and found.count(b"/Type /Page\n") == 2
    # The same run writes the same bytes: a day, no second.
    assert re.search(rb"/CreationDate\s*\(D:\d{8}000000", found)
    assert report_pdf(page, HEAD, None) == found


def test_a_word_document(qgis_app, page):
    pytest.importorskip("docx")
    import datetime

    found = word_report.report_docx(page, HEAD, None, datetime.datetime(2026, 1, 2))
    text = zipfile.ZipFile(io.BytesIO(found)).read("word/document.xml").decode("utf-8")
    said = "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", text))
    for part in ("Test &lt;study&gt;", "As in [1] with Lmax.", "Table 1. Areas", "Area (km²)", "A curve &amp; more"):
        assert part in said
    assert text.count("<w:tblHeader") == 1 and text.count("<pic:pic") == 2


def test_a_word_document_without_its_library(report_form, monkeypatch):
    monkeypatch.setattr(word_report, "can_write_word", lambda: False)
    with pytest.raises(Exception, match="python-docx, which is not installed"):
        report_form()


@pytest.fixture
def report_form(esp, tif, tmp_path):
    import numpy as np

    land = tif("land", np.ones((4, 4), dtype=np.float32))
    return lambda: esp("report", LAYERS=[land], REPORT=str(tmp_path / "r.html"), WORD=str(tmp_path / "r.docx"))


def test_clips_of_an_svg(qgis_app):
    def paint(canvas):
        with canvas.clipped(10.0, 10.0, 50.0, 20.0):
            canvas.line([(0.0, 0.0), (200.0, 100.0)], "#ff0000", 2.0)
        canvas.text(70.0, 50.0, "after", 8.0)

    svg = Drawing(2.0, 1.0, paint).svg().decode("utf-8")
    assert "@clip@" not in svg
    inside = svg.split('<g clip-path="url(#clip1)">')[1]
    assert "polyline" in inside.split("after")[0] and svg.count("<g") == svg.count("</g>")
    assert '<clipPath id="clip1"><rect x="41.7" y="41.7" width="208.3" height="83.3"/>' in svg


def test_texts_are_broken_where_they_may_be(qgis_app):
    room = text_width("one two", 8.0) + 1.0
    assert wrapped("one two three", 8.0, room) == ["one two", "three"]
    lines = wrapped("生态安全格局构建", 8.0, text_width("生态安", 8.0) + 0.5)
    assert lines == ["生态安", "全格局", "构建"]
    assert wrapped("", 8.0, 10.0) == [""]


def test_ticks_are_round():
    assert ticks(0.0, 30.0) == [0.0, 10.0, 20.0, 30.0]
    assert ticks(0.0, 0.7)[-1] == pytest.approx(0.7) and len(ticks(2.0, 2.0)) >= 3
