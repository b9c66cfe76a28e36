"""Questions of windows, which would wait for ever for an answer."""

import pytest
import syntax
from qgis.PyQt.QtWidgets import QMessageBox


class Answers:
    """What the user answers, and what was asked."""

    def __init__(self):
        self.yes = True
        self.asked = []

    def question(self, parent, title, text, *_):
        self.asked.append(text)
        return QMessageBox.StandardButton.Yes if self.yes else QMessageBox.StandardButton.No


@pytest.fixture(autouse=True)
def answers(monkeypatch):
    """A user who says yes to everything, unless a test says otherwise."""
    found = Answers()
    monkeypatch.setattr(QMessageBox, "question", found.question)
    return found


@pytest.fixture(scope="session", autouse=True)
def forgotten_sources():
    """What the tests of the house have parsed makes every collection of garbage slow, and windows collect it."""
    syntax.forget()
