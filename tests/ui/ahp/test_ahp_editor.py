"""The AHP editor as a user drives it; what it gives is what esp:ahp computes."""

import pytest
from ahp_user import NAMES, PAPER, cell, computed, given, judge, numbers, page
from dialogs import button, click, heard, press, type_into
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox

# -- judgements ------------------------------------------------------------------------------


def test_begins_with_three_criteria_that_count_alike(editor):
    dialog = editor()
    assert [bar.value for bar in dialog.results.bars.bars] == pytest.approx([1 / 3] * 3)
    assert dialog.results.consistency.state == "good"
    assert not dialog.results.mending_buttons()


def test_a_typed_judgement_moves_weights_and_mirror(editor):
    dialog = editor(NAMES="a,b,c")
    judge(dialog, 0, 1, "3")
    model = page(dialog).model
    assert model.data(cell(dialog, 0, 1)) == "3"
    assert model.data(cell(dialog, 1, 0)) == "1/3"
    weights = [bar.value for bar in dialog.results.bars.bars]
    assert weights[0] > weights[2] > weights[1]
    assert "0.1" in dialog.results.consistency.text()


def test_the_list_of_steps_opens_by_a_click(editor, qtbot):
    dialog = editor(NAMES="a,b,c")
    view = page(dialog).view
    place = view.visualRect(cell(dialog, 1, 2)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    qtbot.waitUntil(lambda: view.viewport().findChild(QComboBox) is not None)
    combo = view.viewport().findChild(QComboBox)
    assert combo.count() == 17
    assert combo.itemText(0) == "9" and combo.itemText(16) == "1/9"
    assert combo.itemData(0, Qt.ItemDataRole.ToolTipRole) == "b matters extremely more than c."
    combo.setCurrentIndex(2)
    combo.activated[int].emit(2)
    assert dialog.judgements.matrix(0)[1, 2] == 7.0
    assert dialog.judgements.matrix(0)[2, 1] == pytest.approx(1 / 7)


def test_mirror_and_diagonal_cannot_be_edited(editor):
    dialog = editor(NAMES="a,b,c")
    editable = Qt.ItemFlag.ItemIsEditable
    for first in range(3):
        for second in range(3):
            assert bool(page(dialog).model.flags(cell(dialog, first, second)) & editable) == (second > first)
    assert page(dialog).model.data(cell(dialog, 1, 1)) == "1"


def test_plus_and_minus_step_along_the_scale(editor):
    dialog = editor(NAMES="a,b,c")
    view = page(dialog).view
    view.setCurrentIndex(cell(dialog, 0, 2))
    for expected in ("2", "3"):
        press(view, Qt.Key.Key_Plus)
        assert page(dialog).model.data(cell(dialog, 0, 2)) == expected
    for expected in ("2", "1", "1/2"):
        press(view, Qt.Key.Key_Minus)
        assert page(dialog).model.data(cell(dialog, 0, 2)) == expected


@pytest.mark.parametrize("text", ["abc", "0", "-3", "12", "1/10", "1/0", "nan"])
def test_a_wrong_value_marks_the_cell_and_says_why(editor, text):
    dialog = editor(NAMES="a,b,c")
    judge(dialog, 0, 1, text)
    assert page(dialog).model.is_wrong(cell(dialog, 0, 1))
    assert page(dialog).model.data(cell(dialog, 0, 1)) == text
    assert page(dialog).line.state == "bad"
    assert text in page(dialog).line.text()
    assert dialog.judgements.matrix(0)[0, 1] == 1.0
    judge(dialog, 0, 1, "5")
    assert not page(dialog).model.is_wrong(cell(dialog, 0, 1))
    assert page(dialog).line.state == "quiet"
    assert dialog.judgements.matrix(0)[0, 1] == 5.0


def test_consistency_is_said_in_three_states(editor):
    dialog = editor(MATRIX=PAPER, NAMES=NAMES)
    assert dialog.results.consistency.state == "good"
    assert dialog.results.consistency.text() == "Consistent: CR is 0.010, below 0.1."
    judge(dialog, 0, 1, "1/7")
    assert dialog.results.consistency.state == "fair"
    assert "One change would do" in dialog.results.consistency.text()
    for first, second, value in ((0, 2, "1/9"), (1, 3, "9"), (2, 5, "9"), (3, 4, "9")):
        judge(dialog, first, second, value)
    assert dialog.results.consistency.state == "bad"


def test_mending_gives_the_promised_consistency(editor):
    dialog = editor(MATRIX=PAPER, NAMES=NAMES)
    judge(dialog, 0, 1, "1/7")
    first = dialog.results.mending_buttons()[0]
    # The worst comes first: what was just turned round.
    assert first.accessibleName().startswith("Set land use against roads to ")
    promised = first.toolTip()
    click(first)
    matrix = dialog.judgements.matrix(0)
    assert matrix[0, 1] > 3.0
    assert promised == f"CR becomes {dialog.judgements.of(matrix).cr:.3f}."
    assert dialog.results.consistency.state == "good"


def test_undo_and_redo_by_keys(editor):
    dialog = editor(NAMES="a,b,c")
    judge(dialog, 0, 1, "3")
    judge(dialog, 0, 2, "5")
    dialog.tools.tool("undo").trigger()
    assert dialog.judgements.matrix(0)[0].tolist() == [1.0, 3.0, 1.0]
    dialog.tools.tool("undo").trigger()
    assert dialog.judgements.matrix(0)[0].tolist() == [1.0, 1.0, 1.0]
    assert not dialog.tools.tool("undo").isEnabled()
    dialog.tools.tool("redo").trigger()
    dialog.tools.tool("redo").trigger()
    assert dialog.judgements.matrix(0)[0].tolist() == [1.0, 3.0, 5.0]
    assert not dialog.tools.tool("redo").isEnabled()
    assert dialog.tools.tool("undo").shortcut() == QKeySequence(QKeySequence.StandardKey.Undo)


# -- criteria --------------------------------------------------------------------------------


def test_names_are_typed_and_twins_refused(editor):
    dialog = editor(NAMES="a,b,c")
    type_into(page(dialog).view, 1, 0, "water")
    assert dialog.judgements.names == ("a", "water", "c")
    for wrong in ("a", "x, y", "x: y"):
        type_into(page(dialog).view, 1, 0, wrong)
        assert dialog.judgements.names == ("a", "water", "c")
        assert page(dialog).model.is_wrong(page(dialog).model.index(1, 0))
        assert page(dialog).line.state == "bad"


def test_criteria_between_two_and_fifteen(editor):
    dialog = editor(NAMES="a,b")
    assert not dialog.tools.tool("remove").isEnabled()
    judge(dialog, 0, 1, "4")
    for count in range(3, 16):
        dialog.tools.tool("add").trigger()
        assert len(dialog.judgements.names) == count
    assert not dialog.tools.tool("add").isEnabled()
    assert dialog.judgements.matrix(0)[0, 1] == 4.0
    view = page(dialog).view
    view.setCurrentIndex(view.model().index(1, 0))
    dialog.tools.tool("remove").trigger()
    assert len(dialog.judgements.names) == 14
    assert "b" not in dialog.judgements.names
    assert dialog.tools.tool("add").isEnabled()


# -- what is given ---------------------------------------------------------------------------


@pytest.mark.parametrize("method", [0, 1])
def test_weights_are_those_of_the_algorithm(editor, method):
    dialog = editor(MATRIX=PAPER, NAMES=NAMES)
    judge(dialog, 2, 3, "2.5")
    dialog.method.setCurrentIndex(method)
    dialog.method.activated[int].emit(method)
    values = given(dialog)
    result = computed(values)
    assert values["WEIGHTS"] == result["WEIGHTS"]
    assert values["METHOD"] == method
    assert "2.5" in values["MATRIX"]


def alone_bars(dialog):
    """The weights of all together, seen from their tab and back."""
    here = dialog.tabs.currentIndex()
    dialog.tabs.setCurrentIndex(dialog.tabs.count() - 1)
    bars = dialog.results.bars.bars
    dialog.tabs.setCurrentIndex(here)
    return bars


def test_several_experts_as_the_algorithm_combines_them(editor):
    dialog = editor(MATRIX=PAPER, NAMES=NAMES)
    dialog.tools.tool("add_expert").trigger()
    assert [dialog.tabs.tabText(place) for place in range(3)] == ["1", "2", "All together"]
    # A new expert has judged nothing, and counts once all pairs are judged.
    alone = [bar.value for bar in alone_bars(dialog)]
    assert cell(dialog, 0, 1).data() == ""
    assert "Not judged yet: 15 pairs" in dialog.results.consistency.text()
    assert dialog.results.bars.bars == ()
    click(button(dialog, "Use these weights"))
    assert "Expert 2 has not judged 15 pairs yet" in dialog.warning()
    assert dialog.isVisible()
    for first in range(6):
        for second in range(first + 1, 6):
            judge(dialog, first, second, {1: "3", 2: "5", 4: "1/3"}.get(second, "1") if first == 0 else "1")
    assert len(dialog.results.bars.bars) == 6
    assert [bar.value for bar in alone_bars(dialog)] != pytest.approx(alone)
    page(dialog).expert_weight.setValue(2.5)
    page(dialog).expert_name.setText("Zhang")
    press(page(dialog).expert_name, Qt.Key.Key_Return)
    assert dialog.tabs.tabText(1) == "Zhang"
    assert dialog.isVisible()
    dialog.tabs.setCurrentIndex(2)
    assert "mean" in page(dialog).line.text()
    assert all(len(bar.marks) == 2 for bar in dialog.results.bars.bars)
    agreement = dialog.results.agreement.text()
    values = given(dialog)
    result = computed(values)
    assert numbers(values["WEIGHTS"]) == pytest.approx(numbers(result["WEIGHTS"]), abs=1e-12)
    assert "MATRIX" not in values
    assert agreement.startswith("Agreement of the experts: 0.")
    again = editor(**values)
    assert [expert.name for expert in again.judgements.experts] == ["1", "Zhang"]
    assert again.judgements.experts[1].weight == 2.5
    assert given(again)["WEIGHTS"] == values["WEIGHTS"]


def test_an_expert_can_go(editor):
    dialog = editor(NAMES="a,b,c")
    dialog.tools.tool("add_expert").trigger()
    judge(dialog, 0, 1, "9")
    dialog.tools.tool("remove_expert").trigger()
    assert len(dialog.judgements.experts) == 1
    assert dialog.tabs.count() == 1
    assert dialog.judgements.matrix(0)[0, 1] == 1.0
    assert not dialog.tools.tool("remove_expert").isEnabled()


def test_hierarchy_as_the_algorithm_computes_it(editor):
    dialog = editor(NAMES="cover,distance,terrain")
    dialog.tools.tool("hierarchy").trigger()
    judge(dialog, 0, 1, "3")
    tree = dialog.tree.tree
    tree.setCurrentItem(tree.topLevelItem(0).child(1))
    click(dialog.tree.divide)
    assert dialog.tabs.tabText(0) == "distance"
    type_into(page(dialog).view, 0, 0, "road")
    type_into(page(dialog).view, 1, 0, "rail")
    judge(dialog, 0, 1, "5")
    dialog.tools.tool("add").trigger()
    assert len(dialog.judgements.branch("distance").names) == 3
    assert [bar.name for bar in dialog.results.leaves.bars][:3] == ["cover", "distance / road", "distance / rail"]
    values = given(dialog)
    result = computed(values)
    assert numbers(values["WEIGHTS"]) == pytest.approx(numbers(result["WEIGHTS"]), abs=1e-12)
    assert len(numbers(values["WEIGHTS"])) == 5
    again = editor(**values)
    assert given(again)["WEIGHTS"] == values["WEIGHTS"]
    assert again.tree.isVisible() or again.tools.tool("hierarchy").isChecked()


def test_a_criterion_stands_for_itself_again(editor):
    dialog = editor(NAMES="a,b,c")
    dialog.tools.tool("hierarchy").trigger()
    tree = dialog.tree.tree
    tree.setCurrentItem(tree.topLevelItem(0).child(2))
    click(dialog.tree.divide)
    click(dialog.tree.join)
    assert not dialog.judgements.branches
    assert page(dialog).model.rowCount() == 3


def test_cancel_gives_nothing(editor):
    dialog = editor(NAMES="a,b,c")
    told = heard(dialog.chosen)
    judge(dialog, 0, 1, "3")
    click(button(dialog, "Cancel"))
    assert not told
    assert not dialog.isVisible()


def test_alone_the_weights_go_to_the_overlay(editor, monkeypatch):
    from esp_toolbox.ui.ahp import editor as module

    opened = []
    monkeypatch.setattr(module, "open_form", lambda *call: opened.append(call))
    dialog = editor(NAMES="a,b,c")
    click(button(dialog, "Use these weights"))
    assert opened[0][0] == "esp:weightedoverlay"
    assert numbers(opened[0][1]["WEIGHTS"]) == pytest.approx([1 / 3] * 3)
    again = editor(MATRIX=PAPER, NAMES=NAMES)
    click(button(again, "Report"))
    assert opened[1][0] == "esp:ahp" and "MATRIX" in opened[1][1]
    assert again.isVisible()
