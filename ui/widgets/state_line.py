"""One sentence that says how things stand, with a sign and a colour."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from .layouts import fill, wrapped
from .painting import QUIET, SIGNS, state_colour, themed, tint


class StateLine(QWidget):
    """A sign and a sentence; the words carry the meaning, the colour only helps.

    Parameters
    ----------
    name : str
        Accessible name.
    """

    def __init__(self, name: str, parent=None):
        super().__init__(parent)
        self._state = QUIET
        self._sign, self._words = QLabel(), wrapped()
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setAccessibleName(name)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        font = self._sign.font()
        font.setBold(True)
        self._sign.setFont(font)
        fill(QHBoxLayout(self), (self._sign, 0, Qt.AlignmentFlag.AlignTop), (self._words, 1), margins=0)

    @property
    def state(self) -> str:
        """The state that is shown."""
        return self._state

    def text(self) -> str:
        """The sentence."""
        return self._words.text()

    def say(self, state: str, text: str, signed: bool = True) -> None:
        """Show a state and its sentence, with its sign before it."""
        self._state = state
        self._sign.setText(SIGNS[state])
        self._sign.setVisible(bool(text) and signed)
        self._words.setText(text)
        self._words.setAccessibleDescription(text)
        self._colour()

    def changeEvent(self, event):
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._colour()

    def _colour(self):
        colour = state_colour(self._state, themed(self))
        for label in (self._sign, self._words):
            tint(label, colour)
