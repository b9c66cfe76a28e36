"""Results move from the temporary folder into one that the user has chosen."""

from __future__ import annotations

import os
from functools import partial

from qgis.core import QgsProcessingUtils
from qgis.PyQt.QtCore import QObject

from ...algorithms.platform.language import translate
from ...algorithms.writing.files import copy_folder, remove_folder
from ..widgets.threads import work_behind
from . import layer_facts


def _copy(pairs: list) -> None:
    for old, new in pairs:
        copy_folder(old, new)


class Keeper(QObject):
    """Moves the results of a session's study.

    Parameters
    ----------
    session : Session
    """

    def __init__(self, session):
        super().__init__(session)
        self._session = session
        self._copying = self._leading = False

    @property
    def is_running(self) -> bool:
        """Whether results are being copied, or layers led to the copies."""
        return self._copying or self._leading

    def keep(self, folder: str) -> None:
        """Copy what is there, lead the layers to the copies, and write there from now on."""
        study = self._session.study
        moves = [(record.folder, _place(folder, record.folder)) for record in study.records.values() if record.folder]
        # Layers that would go as well when QGIS closes, such as those of the sample basin.
        moves += [
            (place, free_folder(os.path.join(folder, os.path.basename(place)))) for place in self._temporary_inputs()
        ]
        moves = [
            (old, new) for old, new in moves if os.path.isdir(old) and os.path.abspath(old) != os.path.abspath(new)
        ]
        if not moves:
            self._session.set_folder(folder)
            return
        self._copying = True
        work_behind(self, partial(_copy, moves), partial(self._end, study, folder, moves))
        self._session.changed.emit()

    def _temporary_inputs(self) -> list:
        """Folders inside QGIS' temporary one that the study's layers lie in."""
        session = self._session
        base = os.path.realpath(QgsProcessingUtils.tempFolder())
        found = []
        for role in session.study.layers:
            for layer in session.route.chosen_layers(session.study, role):
                place = os.path.dirname(os.path.realpath(layer_facts.file_of(layer)))
                if place.startswith(base + os.sep) and place not in found and not layer_facts.is_result(layer):
                    found.append(place)
        return found

    def _fail(self, reason: str) -> None:
        text = translate("shared", "The results cannot be kept there: {reason}").format(reason=reason)
        self._session.noticed.emit("warning", text)
        self._session.touch()

    def _end(self, study, folder: str, moves: list, _result, error) -> None:
        self._copying = False
        if error is not None:
            self._fail(str(error))
            return
        self._leading = True
        session = self._session
        study.folder = folder
        for record in study.records.values():
            record.folder = _moved(record.folder, moves)
            for results in record.results.values():
                for key, value in results.items():
                    if isinstance(value, str):
                        results[key] = _moved(value, moves)
        for layer in session.project.mapLayers().values():
            if _moved(layer.source(), moves) != layer.source():
                session.later.add(session.tree.lead, layer.id(), _moved(layer.source(), moves))
        for refs in study.layers.values():
            for ref in refs if isinstance(refs, list) else [refs]:
                if ref is not None:
                    ref.source = _moved(ref.source, moves)
        for old, _new in moves:
            session.later.add(remove_folder, old)
        session.later.add(self._done, folder)

    def _done(self, folder: str) -> None:
        self._leading = False
        text = translate("shared", "Results are kept in {folder}.").format(folder=folder)
        self._session.noticed.emit("info", text)
        self._session.touch()


def free_folder(path: str) -> str:
    """A folder that is not there yet: the path itself, or with the next free number at its end.

    Several studies may be kept in one folder; none may write over the runs of another.
    """
    stem, _, number = path.rpartition("_")
    if not (stem and number.isdigit()):
        stem, number = path, "1"
    count = int(number)
    while os.path.exists(path):
        count += 1
        path = f"{stem}_{count}"
    return path


def _place(folder: str, run: str) -> str:
    """Where the folder of a run goes: the step's folder and the run's."""
    place = os.path.join(folder, *run.replace("\\", "/").split("/")[-2:])
    return place if os.path.abspath(place) == os.path.abspath(run) else free_folder(place)


def _moved(path: str, moves: list) -> str:
    """A path after the folders have moved."""
    for old, new in moves:
        for begin in (old, os.path.realpath(old)):
            if path == begin or path.startswith((begin + "/", begin + os.sep)):
                return new + path[len(begin) :]
    return path
