"""What the last run of a step has left: key numbers, links to tables and pages, and when that was."""

from __future__ import annotations

import os

from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ..widgets.layouts import fill, wrapped
from ..widgets.open_windows import keep_open
from ..widgets.painting import QUIET
from ..widgets.state_line import StateLine
from . import states


class StepResults(QWidget):
    """Lines below a step; hidden while there are none.

    Signals
    -------
    wanted(str, str)
        A file that the user wants to see, and what it is called.
    """

    wanted = pyqtSignal(str, str)

    def __init__(self, session, step):
        super().__init__()
        self._session, self._step = session, step
        # What is shown now, so that lines that stay the same are left alone.
        self._told: list = []
        self._column = fill(QVBoxLayout(self), margins=0, spacing=3)
        self.setVisible(False)

    def show_run(self, state, is_changed: bool) -> bool:
        """Show the last run; whether other lines than before are shown.

        Parameters
        ----------
        state : states.State
        is_changed : bool
            Settings are others than those of that run.
        """
        found = self._lines(state, is_changed)
        if found == self._told:
            return False
        self._told = found
        empty(self._column)
        for kind, text, path in found:
            if kind == "foot":
                # Words of what is disabled are lost on the ground of dark themes.
                label = StateLine(self.tr("Note"))
                label.say(QUIET, text, signed=False)
            else:
                label = self._link(text, path) if kind == "link" else _line(text)
            self._column.addWidget(label)
        self.setVisible(bool(found))
        return True

    def _lines(self, state, is_changed: bool) -> list:
        """What is to be shown: (kind, text, file)."""
        record = self._session.study.record(self._step.ID)
        found: list = []
        if state.kind not in (states.DONE, states.STALE, states.FAILED):
            return found
        if not record.results and state.kind != states.DONE:
            return found
        lines = self._step.key_numbers(record, self._session.study)
        if state.kind == states.DONE and len(lines) > 1:
            # The header has the first.
            lines = lines[1:]
        found += [("line", text, "") for text in lines]
        for text, run, output in self._step.links(record):
            path = record.results.get(run, {}).get(output)
            if path:
                found.append(("link", text, path))
        if record.version:
            text = self.tr("Run {version}, {when}, {seconds} s").format(
                version=record.version,
                when=record.finished.replace("T", " ")[:16],
                seconds=max(1, round(record.seconds)),
            )
            found.append(("foot", text, ""))
            if is_changed:
                found.append(("foot", self.tr("The numbers are of that run, with the settings that it had."), ""))
        return found

    def _link(self, text: str, path: str):
        label = QLabel(f'<a href="open">{text}</a>')
        label.setObjectName("link")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        label.setToolTip(os.path.basename(path))
        label.linkActivated.connect(lambda _link: self.wanted.emit(path, text))
        return label


def open_result(session, page: str, path: str, title: str, window) -> None:
    """Open a page in the browser, a table in a window, a folder in the desktop's window.

    Parameters
    ----------
    session : Session
    page : str
        Of the documentation, for the window of a table.
    path, title : str
    window : QWidget
        The window of a table stands above it.
    """
    if path.casefold().endswith(".csv"):
        _open_table(session, page, path, title, window)
        return
    if os.path.isdir(path):
        pages = [entry for entry in sorted(os.listdir(path)) if entry.endswith(".html")]
        path = os.path.join(path, pages[0]) if pages else path
    QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def _open_table(session, page: str, path: str, title: str, window) -> None:
    from .result_table import ResultWindow

    def open_layer(file: str, called: str) -> None:
        layer = session.table(file, called)
        if layer is not None:
            session.shown_table.emit(layer)

    table = ResultWindow(path, title, page, window)
    table.layer_wanted.connect(open_layer)
    keep_open(table)


def empty(layout) -> None:
    """Take away all widgets of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()


def _line(text: str) -> QLabel:
    label = wrapped(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
