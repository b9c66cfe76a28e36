"""The lines of step 0: one a layer, with a mark, and the button that brings all onto one grid."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ..widgets.layouts import fill, push_button
from ..widgets.painting import QUIET
from ..widgets.state_line import StateLine
from ..widgets.text import shared_tr


class LayerList(QWidget):
    """What was found in the layers of the study.

    Parameters
    ----------
    session : Session
    """

    def __init__(self, session, parent=None):
        super().__init__(parent)
        self._session = session
        self._shown: list = []
        self._lines = fill(QVBoxLayout(), spacing=3)
        self.prepare = push_button(
            shared_tr("Prepare onto one grid"),
            session.prepare,
            "prepare",
            shared_tr("Bring all layers into one coordinate system in metres, onto one grid, and go on with these"),
        )
        fill(
            QVBoxLayout(self), self._lines, (self.prepare, 0, Qt.AlignmentFlag.AlignLeading), margins=0, spacing=5
        )

    def refresh(self) -> None:
        """Show what is known now."""
        session = self._session
        lines = session.checks.lines(session.study)
        told = [(line.level, line.text) for line in lines]
        if session.checks.is_busy:
            told = [(QUIET, shared_tr("The layers are being looked at."))]
        self.prepare.setVisible(any(line.cured for line in lines))
        self.prepare.setEnabled(not session.is_running and not session.checks.is_busy)
        self.setVisible(bool(told))
        if told == self._shown:
            return
        self._shown = told
        while self._lines.count():
            widget = self._lines.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        for level, text in told:
            line = StateLine(shared_tr("Layer"))
            line.say(level, text)
            self._lines.addWidget(line)
