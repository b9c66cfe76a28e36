"""Tables of results as people read them."""

import pytest
from esp_toolbox.ui.workbench.result_table import ResultTable, ResultWindow
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QFileDialog

HEADER = "patch_id,source_id,decision,reason,area_ha,dpc,x,empty,again\n"
ROWS = (
    '7,2,kept,passes all rules,6287.5,18.1385082080622,359734.8,,kept\n'
    '12,,dropped,"number 31 by area, only the 30 largest are taken",25,,378937.5,,dropped\n'
    '3,1,kept,passes all rules,100.25,2.04,383125,,kept\n'
)


@pytest.fixture
def window(qgis_processing, tmp_path):
    path = tmp_path / "decisions.csv"
    path.write_text(HEADER + ROWS)
    found = ResultWindow(str(path), "Why were patches dropped?")
    found.show()
    yield found
    found.close_now()


def shown(window):
    return [row[0] for row in window.rows()[1:]]


def test_columns_have_names_units_and_digits(window):
    header, first, second, _third = window.rows()
    # What is empty, or repeats another column's words, is left out.
    assert header == ["Patch", "Source", "Decision", "Reason", "Area (km²)", "dPC (%)", "x (m)"]
    assert first == ["7", "2", "kept", "passes all rules", "62.9", "18.1", "359735"]
    assert second[3] == "number 31 by area, only the 30 largest are taken"
    assert second[4:6] == ["0.250", ""]


def test_rows_are_sorted_by_numbers_and_found_by_letters(window):
    assert shown(window) == ["7", "12", "3"]
    window.view.sortByColumn(4, Qt.SortOrder.AscendingOrder)
    assert shown(window) == ["12", "3", "7"]
    # Those without a value stand at the end.
    window.view.sortByColumn(5, Qt.SortOrder.AscendingOrder)
    assert shown(window) == ["3", "7", "12"]
    window.find.setText("LARGEST")
    assert shown(window) == ["12"]
    assert window.count.text() == "1 row"


def test_rows_are_copied_and_saved(window, tmp_path, monkeypatch):
    window.copy()
    copied = QApplication.clipboard().text().split("\n")
    assert [line.split("\t")[0] for line in copied] == ["Patch", "7", "12", "3"]
    window.view.selectRow(1)
    window.copy()
    assert QApplication.clipboard().text().split("\n")[1:] == ["\t".join(window.rows()[2])]
    target = tmp_path / "saved.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.save()
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Patch,Source,Decision,Reason,Area (km²),dPC (%),x (m)"
    assert '"number 31 by area, only the 30 largest are taken"' in lines[2]


def test_the_table_can_be_a_layer_and_an_empty_one_says_so(window, tmp_path):
    told = []
    window.layer_wanted.connect(lambda path, title: told.append((path, title)))
    next(button for button in window.buttons.buttons() if button.text() == "Open in QGIS").click()
    assert told == [(window.path, "Why were patches dropped?")]
    (tmp_path / "empty.csv").write_text(HEADER)
    empty = ResultWindow(str(tmp_path / "empty.csv"), "Empty")
    assert "no rows" in empty.warning()
    assert empty.rows() == [[]]
    empty.close_now()


def test_classes_and_years_are_no_amounts(qgis_processing):
    table = ResultTable({"year": ["2003", "2013"], "class": ["1", "2"], "share": ["0.30729", "0.5"]})
    assert [table.title(place) for place in range(3)] == ["Year", "Class", "Share (%)"]
    assert [[table.text(row, place) for place in range(3)] for row in range(2)] == [
        ["2003", "1", "30.7"],
        ["2013", "2", "50.0"],
    ]


def test_whole_measures_have_the_digits_of_their_neighbours(qgis_processing):
    table = ResultTable({"share": ["0.336", "0.39"], "number": ["39", "5"], "area_ha": ["339", "0"]})
    assert [[table.text(row, place) for place in range(3)] for row in range(2)] == [
        ["33.6", "39", "339"],
        ["39.0", "5", "0"],
    ]


def test_codes_beside_words_and_criteria_that_are_not_there_are_left_out(qgis_processing):
    table = ResultTable({"layer": ["break_points", "corridors"], "element": ["Break points", "Corridors"]})
    assert [table.title(place) for place in range(table.columnCount())] == ["Element"]
    weights = {"name": ["slope", "NDVI"], "weight": ["0.7", "0.3"], "criterion": ["", ""], "local": ["1", "1"]}
    table = ResultTable(weights)
    assert [table.title(place) for place in range(table.columnCount())] == ["Name", "Weight"]
    table = ResultTable({**weights, "criterion": ["relief", "cover"]})
    assert table.columnCount() == 4
