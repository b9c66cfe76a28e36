"""What goes beside the page: references for other programs, the workbook; and the frame that all maps share."""

import re

import pytest
from esp_toolbox.algorithms.report.citations import bibtex, parsed, ris
from esp_toolbox.algorithms.report.map_frame import frame_of, round_length
from esp_toolbox.algorithms.report.map_marks import Mark, densest
from esp_toolbox.algorithms.report.references import references
from esp_toolbox.algorithms.writing.workbooks import can_write_workbooks, write_workbook
from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle


def test_every_reference_has_authors_a_year_and_where_it_appeared():
    for key, cited in references().items():
        work = parsed(key, cited)
        assert work.authors and re.fullmatch(r"\d{4}", work.year) and work.title, key
        assert work.journal or work.publisher, key
        # Nothing of the citation is lost.
        for part in (work.year, work.title, work.journal, work.volume, work.doi, work.publisher):
            assert part in cited
        assert work.authors[0].split(",")[0] == re.split(r" (?=(?:[A-Z]\.))|, | \(", cited)[0]


def test_an_article_for_programs_of_literature():
    cited = references()["qaidam"]
    work = parsed("qaidam", cited)
    assert work.authors == ("Cheng, L.", "Yang, X.", "Pan, X.", "An, J.")
    assert (work.journal, work.volume, work.issue, work.pages) == ("Journal of Arid Land", "17", "10", "1402–1424")
    assert work.doi == "10.1007/s40333-025-0089-4"
    text = bibtex([work])
    assert text.startswith("@article{qaidam,\n") and "pages = {1402--1424}" in text
    assert text.count("{") == text.count("}")
    lines = ris([work]).splitlines()
    assert lines[0] == "TY  - JOUR" and "SP  - 1402" in lines and "EP  - 1424" in lines and lines[-2] == "ER  - "


def test_a_program_is_no_article():
    work = parsed("barriermapper", references()["barriermapper"])
    assert work.journal == "" and work.publisher == "The Nature Conservancy, Seattle"
    assert work.address == "https://linkagemapper.org"
    assert bibtex([work]).startswith("@book{barriermapper,")


def test_signs_that_tex_reads_are_told_apart():
    cited = "Rapport D.J. (1998). Ecology & 10 % of it. Trends in Ecology & Evolution 13, 397–402."
    text = bibtex([parsed("x", cited)])
    assert r"Ecology \& 10 \% of it" in text


def test_a_workbook_has_a_sheet_for_each_table(qgis_app, tmp_path):
    from osgeo import ogr

    if not can_write_workbooks():
        pytest.skip("GDAL has no driver for xlsx here")
    path = str(tmp_path / "tables.xlsx")
    rows = [["a", 1, 2.5], ["b", 2, None]]
    write_workbook(path, [("1 Areas: [ha]", ["Class", "Number", "Number"], rows), ("2 One", ["Class"], [["c"]])])
    book = ogr.Open(path)
    assert [book.GetLayer(number).GetName() for number in range(2)] == ["1 Areas   ha", "2 One"]
    sheet = book.GetLayer(0)
    definition = sheet.GetLayerDefn()
    assert [definition.GetFieldDefn(place).GetName() for place in range(3)] == ["Class", "Number", "Number 2"]
    assert [[feature.GetField(place) for place in range(3)] for feature in sheet] == rows


def test_the_graticule_lies_where_the_earth_has_it(qgis_app):
    crs = QgsCoordinateReferenceSystem("EPSG:32647")
    frame = frame_of(QgsRectangle(350000, 4100000, 450000, 4200000), crs)
    meridians = {label: (x, y) for axis, label, x, y in frame.graticule if axis == "x"}
    parallels = {label: (x, y) for axis, label, x, y in frame.graticule if axis == "y"}
    assert list(meridians) == ["97.50°E", "97.75°E", "98.00°E", "98.25°E"]
    assert list(parallels) == ["37.25°N", "37.50°N", "37.75°N"]
    # 1.5 and 0.75 degrees west of the central meridian of 99 degrees, whose easting is 500 km.
    assert all(x < 500000 for x in meridians["98.25°E"][0])
    spacing = meridians["98.00°E"][0][12] - meridians["97.50°E"][0][12]
    assert spacing == pytest.approx(0.5 * 111320 * 0.793, rel=0.01)


def test_an_earth_that_is_unknown_has_no_graticule(qgis_app):
    frame = frame_of(QgsRectangle(0, 0, 10, 10), QgsCoordinateReferenceSystem())
    assert frame.graticule == [] and frame.ratio == pytest.approx(1.0)


def test_scale_bars_are_round():
    assert [round_length(most) for most in (26000.0, 4999.0, 130.0)] == [20000.0, 2000.0, 100.0]


def test_an_inset_shows_the_densest_place():
    extent = QgsRectangle(0, 0, 1000, 1000)
    crowd = [Mark(800 + 10 * number, 200, str(number), "#000000", True) for number in range(4)]
    far = [Mark(100, 900, "x", "#000000", True), Mark(500, 900, "y", "#000000", True)]
    box = densest([*far, *crowd], extent)
    assert all(box.contains(mark.x, mark.y) for mark in crowd)
    assert not any(box.contains(mark.x, mark.y) for mark in far)
    assert box.width() == pytest.approx(220)
    assert densest(far, extent) is None
    # Numbers of sources are no places that crowd.
    assert densest([Mark(mark.x, mark.y, mark.text, mark.colour) for mark in crowd], extent) is None
