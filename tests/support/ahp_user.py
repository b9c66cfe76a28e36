"""What a user of the AHP editor does and sees."""

from dialogs import button, click, heard, type_into
from provider import run

PAPER = "1,7,3,4,1,2;1/7,1,1/2,1/2,1/5,1/4;1/3,2,1,2,1/2,1;1/4,2,1/2,1,1/3,1/2;1,5,2,3,1,2;1/2,4,1,2,1/2,1"
NAMES = "land use,roads,water,ndvi,elevation,slope"


def page(dialog):
    return dialog.tabs.currentWidget()


def cell(dialog, first, second):
    return page(dialog).model.index(first, second + 1)


def judge(dialog, first, second, text):
    type_into(page(dialog).view, first, second + 1, text)


def given(dialog):
    told = heard(dialog.chosen)
    click(button(dialog, "Use these weights"))
    assert len(told) == 1
    return told[0]


def computed(values, **more):
    known = {key: value for key, value in values.items() if key != "WEIGHTS"}
    return run("ahp", WEIGHTS_TABLE="TEMPORARY_OUTPUT", **known, **more)


def numbers(text):
    return [float(part) for part in text.split(",")]
