"""What the editors of tables and judgements share: a history, a file, and handing the parameters on."""

from __future__ import annotations

from qgis.PyQt.QtGui import QKeySequence

from ...core.errors import InputError
from .dialog import EspDialog
from .text import sentence_of


class EditorDialog(EspDialog):
    """A window that edits one state: it can be undone, read from a file and written to one.

    Its heirs have a `history`, show its state by `_show`, and say what a file holds.
    """

    # What was used or saved last; None is the state that the editor began with.
    _safe = None

    def has_changes(self) -> bool:
        """Whether the present state was neither used nor saved, nor the editor began with it."""
        safe = self.history.first if self._safe is None else self._safe
        return self.history.state is not safe

    def _change(self, state) -> None:
        self.history.push(state)
        self._show()

    def undo(self) -> None:
        """Take the last change back."""
        self.history.undo()
        self._show()

    def redo(self) -> None:
        """Make a change again that was taken back."""
        self.history.redo()
        self._show()

    def add_editor_tools(self, row, open_tip: str, save_tip: str) -> None:
        """The tools of every editor: open and save a file, take changes back and make them again."""
        keys = QKeySequence.StandardKey
        row.add("open", "mActionFileOpen", self.tr("Open"), open_tip, self.open_file, keys.Open)
        row.add("save", "mActionFileSave", self.tr("Save"), save_tip, self.save_file, keys.Save)
        row.add("undo", "mActionUndo", self.tr("Undo"), self.tr("Take the last change back"), self.undo, keys.Undo)
        row.add("redo", "mActionRedo", self.tr("Redo"), self.tr("Make the change again"), self.redo, keys.Redo)

    def open_file(self) -> None:
        """Ask for a file and read it."""
        path = self.ask_open(self._open_title())
        if path:
            self.read_file(path)

    def read_file(self, path: str) -> None:
        """Show what a file holds; where it cannot be read, everything stays and the reason is shown.

        Parameters
        ----------
        path : str
        """
        try:
            state = self._read_state(path)
        except InputError as error:
            self.warn(sentence_of(error))
            return
        self.messages.clearWidgets()
        self._take_state(state, path)
        self._safe = self.history.state

    def save_file(self) -> None:
        """Ask for a file and write it."""
        path = self.ask_save(*self._save_title())
        if path:
            self.write_file(path)

    def write_file(self, path: str) -> None:
        """Write the state to a file.

        Parameters
        ----------
        path : str
        """
        try:
            self._write_state(path)
        except InputError as error:
            self.warn(sentence_of(error))
            return
        self._safe = self.history.state
        self.tell(self.tr("Saved as {path}.").format(path=path))

    def _use(self):
        """Hand the parameters on."""
        try:
            values = self.values()
        except InputError as error:
            self.warn(sentence_of(error))
            return
        self.give(values)
