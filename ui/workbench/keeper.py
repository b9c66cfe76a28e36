"""Results move from the temporary folder into one that the user has chosen."""

from __future__ import annotations

import os
import shutil

from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QObject

from ...algorithms.frame.language import translate


class _CopyTask(QgsTask):
    """Copies folders in a thread of QGIS' task manager."""

    def __init__(self, title: str, pairs: list):
        super().__init__(title)
        self._pairs = pairs
        self.reason = ""

    def run(self):
        try:
            for old, new in self._pairs:
                shutil.copytree(old, new, dirs_exist_ok=True)
        except OSError as error:
            self.reason = str(error)
            return False
        return True


class Keeper(QObject):
    """Moves the results of a session's study.

    Parameters
    ----------
    session : Session
    """

    def __init__(self, session):
        super().__init__(session)
        self._session = session
        self._task = None

    @property
    def is_running(self) -> bool:
        """Whether results are being copied."""
        return self._task is not None

    def keep(self, folder: str) -> None:
        """Copy what is there, lead the layers to the copies, and write there from now on."""
        session, study = self._session, self._session.study
        moves = {}
        for name, record in study.records.items():
            if record.folder and os.path.isdir(record.folder):
                place = os.path.join(folder, *record.folder.replace("\\", "/").split("/")[-2:])
                if os.path.abspath(place) != os.path.abspath(record.folder):
                    moves[name] = (record.folder, place)
        if not moves:
            session.set_folder(folder)
            return
        self._task = _CopyTask(translate("shared", "Keeping results"), list(moves.values()))
        self._task.taskCompleted.connect(lambda: self._end(study, folder, moves))
        self._task.taskTerminated.connect(lambda: self._fail(self._task.reason))
        QgsApplication.taskManager().addTask(self._task)
        session.changed.emit()

    def _fail(self, reason: str) -> None:
        self._task = None
        text = translate("shared", "The results cannot be kept there: {reason}").format(reason=reason)
        self._session.noticed.emit("warning", text)
        self._session.touch()

    def _end(self, study, folder: str, moves: dict) -> None:
        self._task = None
        session = self._session
        study.folder = folder
        for name, (old, new) in moves.items():
            record = study.record(name)
            record.folder = new
            for results in record.results.values():
                for key, value in results.items():
                    if isinstance(value, str) and value.startswith(old):
                        results[key] = new + value[len(old) :]
        for layer in session.project.mapLayers().values():
            for old, new in moves.values():
                if layer.source().startswith(old):
                    session.later.add(session.tree.lead, layer.id(), new + layer.source()[len(old) :])
        for old, _new in moves.values():
            session.later.add(shutil.rmtree, old, True)
        session.noticed.emit("info", translate("shared", "Results are kept in {folder}.").format(folder=folder))
        session.touch()
