"""What all windows of the toolbox share: size, help, messages, what happens with the result."""

from __future__ import annotations

import hashlib
import os

from qgis.core import Qgis, QgsApplication, QgsProject, QgsSettings
from qgis.gui import QgsGui, QgsMessageBar
from qgis.PyQt.QtCore import QRect, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QMessageBox, QSplitter, QVBoxLayout

from ...algorithms.writing.files import make_folder
from .help import open_help
from .open_windows import keep_open
from .tab_order import order_tabs
from .text import shared_tr


class EspDialog(QDialog):
    """A window that gives values for an algorithm.

    A subclass sets `ALGORITHM` (its id) and `PAGE` (its page of the documentation), and fills `body`.

    Attributes
    ----------
    chosen : signal(dict)
        The values, by the algorithm's parameter keys.
    """

    ALGORITHM = ""
    PAGE = ""

    chosen = pyqtSignal(dict)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName(type(self).__name__)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self.splitter = None
        self.messages = QgsMessageBar(self)
        self.body = QVBoxLayout()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Help, self
        )
        # Qt's own words for these are missing where its translations are not installed.
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(shared_tr("Cancel"))
        self.buttons.button(QDialogButtonBox.StandardButton.Help).setText(shared_tr("Help"))
        self.buttons.rejected.connect(self.reject)
        self.buttons.helpRequested.connect(self.show_help)
        column = QVBoxLayout(self)
        column.addWidget(self.messages)
        column.addLayout(self.body, 1)
        column.addWidget(self.buttons)
        QgsGui.enableAutoGeometryRestore(self)

    def begin_with(self, characters: int, lines: int) -> None:
        """The first size, in characters and lines, as far as the screen allows; later ones are remembered."""
        metrics = self.fontMetrics()
        screen = self.screen() if hasattr(self, "screen") else None
        room = screen.availableGeometry() if screen is not None else QRect(0, 0, 1280, 720)
        self.resize(
            min(metrics.horizontalAdvance("0") * characters, int(room.width() * 0.92)),
            min(metrics.height() * lines, int(room.height() * 0.88)),
        )

    def split(self, *parts) -> QSplitter:
        """Parts beside each other, each with its share of the width; the user's own sizes are kept.

        Parameters
        ----------
        *parts : tuple of (QWidget, int)
        """
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for place, (part, stretch) in enumerate(parts):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(place, stretch)
            self.splitter.setCollapsible(place, False)
        state = QgsSettings().value(self._splitter_key(), None)
        if state is not None:
            self.splitter.restoreState(state)
        return self.splitter

    def _splitter_key(self) -> str:
        return f"esp_toolbox/{type(self).__name__}/splitter"

    def showEvent(self, event):
        """The Tab key goes as the eye does, whatever was made first."""
        super().showEvent(event)
        order_tabs(self)

    def has_changes(self) -> bool:
        """Whether closing the window would lose something."""
        return False

    def reject(self):
        """Cancel, Esc and the cross of the window: what would be lost is asked for."""
        if self.has_changes() and not is_wanted(
            self, shared_tr("Close the window"), shared_tr("The changes in this window are not used yet. Give them up?")
        ):
            return
        super().reject()

    def close_now(self) -> None:
        """Close without a question."""
        self.done(QDialog.DialogCode.Rejected)

    def done(self, result):
        """Keep the sizes of the parts."""
        if self.splitter is not None:
            QgsSettings().setValue(self._splitter_key(), self.splitter.saveState())  # noqa: QGS202 - settings
        super().done(result)

    def add_button(self, text: str, tip: str, pressed, main: bool = False):
        """A button of the lower row."""
        role = QDialogButtonBox.ButtonRole.AcceptRole if main else QDialogButtonBox.ButtonRole.ActionRole
        button = self.buttons.addButton(text, role)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(pressed)
        return button

    def keyPressEvent(self, event):
        """Return ends what is being typed; it does not close the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def show_help(self) -> None:
        """Open the page of the documentation."""
        open_help(self.PAGE)

    def warn(self, text: str) -> None:
        """A sentence at the top of the window."""
        self.messages.clearWidgets()
        self.messages.pushMessage("", text, Qgis.MessageLevel.Warning, 0)

    def tell(self, text: str) -> None:
        """A sentence that goes away by itself."""
        self.messages.clearWidgets()
        self.messages.pushMessage("", text, Qgis.MessageLevel.Info, 8)

    def warning(self) -> str:
        """The sentence at the top of the window; empty where there is none."""
        item = self.messages.currentItem()
        return item.text() if item is not None else ""

    def give(self, values: dict) -> None:
        """Hand the values over and close; without a listener they open the algorithm's own form."""
        heard = self.receivers(self.chosen) > 0
        self.chosen.emit(values)
        self.accept()
        if not heard:
            self.go_on(values)

    def go_on(self, values: dict) -> None:
        """What follows where nobody waits for the values: the algorithm's form, filled in."""
        open_form(self.ALGORITHM, values)

    # -- files -----------------------------------------------------------------------------

    def ask_open(self, title: str) -> str:
        """The csv file that the user chooses to open; empty where they cancel."""
        path, _ = QFileDialog.getOpenFileName(self, title, last_folder(), shared_tr("Tables (*.csv)"))
        return _remembered(path)

    def ask_save(self, title: str, name: str) -> str:
        """The csv file that the user chooses to write; empty where they cancel."""
        path, _ = QFileDialog.getSaveFileName(
            self, title, os.path.join(last_folder(), f"{name}.csv"), shared_tr("Tables (*.csv)")
        )
        if path and not os.path.splitext(path)[1]:
            path += ".csv"
        return _remembered(path)


def is_wanted(parent, title: str, question: str) -> bool:
    """Whether the user answers yes; no is what Return and Esc mean."""
    buttons = QMessageBox.StandardButton
    return QMessageBox.question(parent, title, question, buttons.Yes | buttons.No, buttons.No) == buttons.Yes


def kept_path(kind: str, content: str) -> str:
    """Where a table is kept that the user has not saved: a file of the profile, the same for the same content."""
    folder = make_folder(os.path.join(QgsApplication.qgisSettingsDirPath(), "esp_toolbox", "tables"))
    digest = hashlib.sha256(content.encode("utf-8")).hexdigest()[:10]
    return os.path.join(folder, f"{kind}_{digest}.csv")


def last_folder() -> str:
    """Where file dialogs begin: where the last file was, else beside the project."""
    return QgsSettings().value("esp_toolbox/folder", "") or QgsProject.instance().absolutePath()


def _remembered(path: str) -> str:
    if path:
        QgsSettings().setValue("esp_toolbox/folder", os.path.dirname(path))  # noqa: QGS202 - settings
    return path


def open_form(algorithm: str, values: dict) -> None:
    """Open the form of an algorithm with values filled in; keys that it does not know are left out."""
    from qgis import processing

    found = QgsApplication.processingRegistry().algorithmById(algorithm)
    if found is None:
        return
    known = {key: value for key, value in values.items() if found.parameterDefinition(key) is not None}
    keep_open(processing.createAlgorithmDialog(algorithm, known), delete=False)
