"""Files and papers of the AHP editor, its help and its keys."""

import numpy as np
import pytest
from ahp_user import NAMES, PAPER, given, judge, page
from dialogs import button, click
from provider import run
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest


def test_csv_there_and_back(editor, tmp_path):
    dialog = editor(MATRIX=PAPER, NAMES=NAMES)
    judge(dialog, 0, 1, "2.345678901")
    path = str(tmp_path / "judgements.csv")
    dialog.write_file(path)
    again = editor()
    again.read_file(path)
    assert again.judgements.names == dialog.judgements.names
    assert np.array_equal(again.judgements.matrix(0), dialog.judgements.matrix(0))
    result = run("ahp", MATRIX_TABLE=path, WEIGHTS_TABLE="TEMPORARY_OUTPUT")
    assert result["WEIGHTS"] == given(dialog)["WEIGHTS"]


def test_csv_of_experts_and_sub_criteria(editor, tmp_path):
    dialog = editor(NAMES="cover,distance,terrain")
    judge(dialog, 0, 1, "3")
    dialog.tools.tool("add_expert").trigger()
    for first, second, text in ((0, 1, "1"), (0, 2, "1/7"), (1, 2, "1")):
        judge(dialog, first, second, text)
    dialog._divide("distance")
    judge(dialog, 0, 1, "4")
    path = str(tmp_path / "experts.csv")
    dialog.write_file(path)
    again = editor()
    again.read_file(path)
    assert given(again)["WEIGHTS"] == given(dialog)["WEIGHTS"]
    assert run("ahp", EXPERTS=path, WEIGHTS_TABLE="TEMPORARY_OUTPUT")["WEIGHTS"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "no rows"),
        ("a,b\n1,3\n", "2 criteria as columns and 1 rows"),
        ("name,a,b\na,1,3\nb,x,1\n", "'x' is not a number"),
        ("name,a,b\na,1,3\nb,3,1\n", "not reciprocal"),
        ("name,a,b\nb,1,3\na,1/3,1\n", "another order"),
        ("expert,first,second,judgement\nA,x,y,3\nA,x,z,2\n", "no judgement of y against z"),
        ("only\n1\n", "compares 1 criteria"),
        ("name,a,b\na,1,3,9\nb,1/3,1\n", "4 cells in row 1"),
    ],
)
def test_a_bad_csv_is_said_and_changes_nothing(editor, tmp_path, content, words):
    path = tmp_path / "bad.csv"
    path.write_text(content, encoding="utf-8")
    dialog = editor(MATRIX=PAPER, NAMES=NAMES)
    before = dialog.judgements
    dialog.read_file(str(path))
    assert words in dialog.warning()
    assert dialog.judgements is before
    dialog.read_file(str(tmp_path / "missing.csv"))
    assert "cannot be read" in dialog.warning()


def test_a_csv_of_a_chinese_spreadsheet(editor, tmp_path):
    path = tmp_path / "专家.csv"
    path.write_bytes("name;坡度;高程\n坡度;1;3\n高程;1/3;1\n".encode("gb18030"))
    dialog = editor()
    dialog.read_file(str(path))
    assert dialog.judgements.names == ("坡度", "高程")
    assert dialog.judgements.matrix(0)[0, 1] == 3.0
    assert not dialog.warning()


def test_judgements_that_cannot_be_read_are_said(editor):
    dialog = editor(MATRIX="1,2;3,1", NAMES="a,b")
    assert "reciprocal" in dialog.warning()
    assert dialog.judgements.names == ("a", "b")


def test_a_paper_can_be_taken(editor):
    dialog = editor()
    dialog._take_paper(1)
    assert dialog.judgements.names[0] == "land_use"
    assert given(dialog)["WEIGHTS"] == run("ahp", PRESET=1, WEIGHTS_TABLE="TEMPORARY_OUTPUT")["WEIGHTS"]


def test_help_leads_to_the_page(editor, monkeypatch):
    from esp_toolbox.ui.widgets import dialog as module

    opened = []
    monkeypatch.setattr(module, "open_help", opened.append)
    dialog = editor()
    click(button(dialog, "Help"))
    assert opened == ["ahp"]


def test_everything_has_a_name_and_keys_reach_it(editor, qtbot):
    dialog = editor(MATRIX=PAPER, NAMES=NAMES)
    for widget in (page(dialog).view, dialog.results.bars, dialog.method):
        assert widget.accessibleName()
    page(dialog).view.setFocus()
    seen = []
    for _ in range(30):
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Tab)
        seen.append(dialog.focusWidget())
    assert button(dialog, "Use these weights") in seen
    assert dialog.results.mending_buttons()[0] in seen
