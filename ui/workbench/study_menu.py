"""The menu of a study: where its results are kept, what it leaves as, what it is made of."""

from __future__ import annotations

import os

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QInputDialog, QMenu, QMessageBox

from ...algorithms.studies.own_workflows import own_file
from ..widgets.dialog import last_folder
from .own_workflow import forget_workflow, save_workflow
from .workspace import study_folder


class StudyMenu(QMenu):
    """What is done with a study as a whole.

    Signals
    -------
    noticed(str, str)
        Level and text of what to tell the user.

    Parameters
    ----------
    session : Session
    window : QWidget
        Dialogs stand above it.
    """

    noticed = pyqtSignal(str, str)

    def __init__(self, session, window):
        super().__init__(window)
        self.session, self._window = session, window
        self.setToolTipsVisible(True)
        self.named: dict = {}
        for name, words, slot in (
            ("folder", self.tr("Keep results in a folder..."), self.choose_folder),
            ("beside", self.tr("Keep results beside the project"), self.keep_beside),
            (None, "", None),
            ("model", self.tr("Export as a model..."), lambda: self.export("model")),
            ("commands", self.tr("Export as qgis_process commands..."), lambda: self.export("commands")),
            ("parameters", self.tr("Export as a parameter file..."), lambda: self.export("parameters")),
            ("import", self.tr("Import a parameter file..."), self.import_file),
            (None, "", None),
            ("save", self.tr("Save as a workflow of my own..."), self.save_workflow),
            ("forget", self.tr("Delete the workflow of my own..."), self.forget_workflow),
            (None, "", None),
            ("remove", self.tr("Remove this study"), session.remove_study),
        ):
            if name is None:
                self.addSeparator()
                continue
            action = self.addAction(words)
            action.setObjectName(name)
            action.triggered.connect(lambda _checked=False, run=slot: run())
            self.named[name] = action

    def refresh(self, busy: bool) -> None:
        """Offer what the study can do now."""
        study = self.session.study
        for action in self.named.values():
            action.setEnabled(not busy)
        beside = study_folder(self.session.project.fileName(), study)
        self.named["beside"].setEnabled(not busy and beside not in ("", study.folder))
        self.named["forget"].setEnabled(not busy and own_file(study.workflow) != "")

    def choose_folder(self) -> None:
        """Let the user choose where results are kept."""
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Keep results in"), last_folder())
        if folder:
            self.session.keep_in(folder)

    def keep_beside(self) -> None:
        """Bring the results of the study beside the project."""
        folder = study_folder(self.session.project.fileName(), self.session.study)
        if folder:
            self.session.keep_in(folder)

    def export(self, kind: str) -> None:
        """Let the user choose a file and write the study to it."""
        from .export import ENDINGS, export

        words = {
            "model": self.tr("Models (*.model3)"),
            "commands": self.tr("Commands (*.sh *.bat)"),
            "parameters": self.tr("Parameter files (*.json)"),
        }[kind]
        name = os.path.join(last_folder(), self.session.study.title.replace("/", " ") + ENDINGS[kind])
        path, _ = QFileDialog.getSaveFileName(self._window, self.tr("Export"), name, words)
        if path:
            self.noticed.emit(*export(self.session, kind, path))

    def import_file(self) -> None:
        """Let the user choose a parameter file and make a study of it."""
        from .import_file import read_parameters

        path, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import"), last_folder(), self.tr("Parameter files (*.json)")
        )
        if path:
            self.noticed.emit(*read_parameters(self.session, path))

    def save_workflow(self) -> None:
        """Ask for a title and keep the study as a workflow of the user's own."""
        title, fine = QInputDialog.getText(
            self._window, self.tr("Save as a workflow"), self.tr("Title:"), text=self.session.study.title
        )
        if fine and title.strip():
            self.noticed.emit(*save_workflow(self.session, title.strip()))

    def forget_workflow(self) -> None:
        """Delete the workflow that the study follows, if the user really wants it."""
        workflow = self.session.route.workflow(self.session.study.workflow)
        if workflow is None:
            return
        text = self.tr("Delete the workflow {title}? Studies that follow it keep steps and values, as a free choice.")
        answer = QMessageBox.question(self._window, self.tr("Delete the workflow"), text.format(title=workflow.short))
        if answer == QMessageBox.StandardButton.Yes:
            self.noticed.emit(*forget_workflow(self.session, workflow.name))
