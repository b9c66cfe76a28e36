"""Results move: out of the temporary folder to beside the project, or into a folder that the user has chosen."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import partial

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer

from ...algorithms.platform.language import translate
from ...algorithms.writing.files import copy_folder, remove_folder
from ..widgets.threads import work_behind
from . import layer_facts, store
from .session_part import SessionPart
from .workspace import is_inside, is_temporary, study_folder, workspace_of

# Milliseconds after which it is asked again whether anything runs.
_PATIENCE = 500


@dataclass
class _Move:
    """Results of a study on their way to another folder.

    Parameters
    ----------
    study : Study
    folder : str
    leave : bool
        The results stay where they were as well: another project shows them.
    follows_save : bool
        The project was saved just before, and is saved once more with the new places.
    pairs : list of (str, str)
        Folders that are copied, and where to.
    clean : bool
        Nothing had changed in the project since it was saved.
    """

    study: object
    folder: str
    leave: bool = False
    follows_save: bool = False
    pairs: list = field(default_factory=list)
    clean: bool = False


def _copy(pairs: list) -> None:
    for old, new in pairs:
        copy_folder(old, new)


class Keeper(SessionPart):
    """Moves the results of a session's studies."""

    def __init__(self, session):
        super().__init__(session)
        self._moving = None
        self._waiting: list = []
        # The file of the project when it was read or saved last; before it was saved, until its results have followed.
        self._file = session.project.fileName()
        self._before = None
        # Whether the user was asked to save the project once more.
        self._has_asked = False

    @property
    def is_running(self) -> bool:
        """Whether results are being copied, or layers led to the copies."""
        return self._moving is not None

    def keep(self, folder: str) -> None:
        """Copy what is there, lead the layers to the copies, and write there from now on."""
        self._begin(_Move(self._session.study, folder))

    # -- beside the project ----------------------------------------------------------------

    def on_read(self) -> None:
        """Another project was opened, or this one closed; what was to follow its last save follows now."""
        file, self._file = self._file, self._session.project.fileName()
        follows = self._before is not None or any(
            move.follows_save for move in (*self._waiting, *([self._moving] if self._moving else []))
        )
        self._moving, self._before, self._waiting = None, None, []
        if follows and file and file != self._file:
            _settle_closed(file)

    def on_saved(self) -> None:
        """The project was saved: its results follow once its file is complete."""
        if self._has_asked:
            self._has_asked = False
            self._session.noticed.emit("hint", "")
        if self._before is None:
            self._before = self._file
            QTimer.singleShot(0, self._follow)
        self._file = self._session.project.fileName()

    def _follow(self) -> None:
        """What would go with QGIS comes beside the project, and what lies beside another copy of it as well."""
        session = self._session
        if self._before is None or session.is_closed:
            return
        if session.runs.is_running or session.basin.is_running:
            # Steps read what the steps before them have left.
            QTimer.singleShot(_PATIENCE, self._follow)
            return
        before, self._before = self._before, None
        old_workspace = workspace_of(before) if before and before != self._file else ""
        for study in session.studies:
            folder = study_folder(self._file, study)
            if not folder:
                continue
            if _is_temporary(study) or temporary_inputs(session.route, study):
                self._begin(_Move(study, study.folder or folder, follows_save=True))
            elif old_workspace and is_inside(study.folder, old_workspace):
                self._begin(_Move(study, folder, leave=True, follows_save=True))

    def place_for(self, study) -> str:
        """The folder of a study: as chosen, else beside the project; empty where that is not saved."""
        if not study.folder:
            study.folder = study_folder(self._session.project.fileName(), study)
        return study.folder

    # -- one move after another ------------------------------------------------------------

    def _begin(self, move: _Move) -> None:
        if self._moving is not None:
            self._waiting.append(move)
            return
        study, folder = move.study, move.folder
        move.pairs = _pairs(self._session.route, study, folder)
        if not move.pairs:
            study.folder = folder
            self._session.touch()
            self._next()
            return
        self._moving = move
        work_behind(self, partial(_copy, move.pairs), partial(self._lead, move))
        self._session.changed.emit()

    def _next(self) -> None:
        if self._waiting:
            self._begin(self._waiting.pop(0))

    def _lead(self, move: _Move, _result, error) -> None:
        """Lead everything that names the old places to the new ones."""
        session, study, pairs = self._session, move.study, move.pairs
        if self._moving is not move:
            # The project was closed meanwhile.
            return
        if error is not None:
            self._moving = None
            text = translate("shared", "The results cannot be kept there: {reason}").format(reason=error)
            session.noticed.emit("warning", text)
            session.touch()
            self._next()
            return
        move.clean = move.clean or not session.project.isDirty()
        _remap(study, move.folder, pairs)
        for layer in session.project.mapLayers().values():
            if _moved(layer.source(), pairs) != layer.source():
                session.later.add(session.tree.lead, layer.id(), _moved(layer.source(), pairs))
        for old, _new in () if move.leave else pairs:
            session.later.add(remove_folder, old)
        session.later.add(self._end, move)

    def _end(self, move: _Move) -> None:
        session = self._session
        if self._moving is not move:
            return
        self._moving = None
        text = translate("shared", "Results are kept in {folder}.").format(folder=move.folder)
        session.noticed.emit("info", text)
        session.store_now()
        if self._waiting:
            # The project is saved once, after the last.
            self._waiting[0].clean = move.clean
        elif move.follows_save and not (move.clean and session.project.write()):
            text = translate("shared", "Results have come beside the project; save it once more.")
            session.noticed.emit("warning", text)
            self._has_asked = True
        session.touch()
        self._next()


def _is_temporary(study) -> bool:
    return any(is_temporary(record.folder) for record in study.records.values())


def temporary_inputs(route, study) -> list:
    """Folders inside QGIS' temporary one that the study's layers lie in, such as the sample basin's."""
    found = []
    for role in study.layers:
        for layer in route.chosen_layers(study, role):
            place = os.path.dirname(os.path.realpath(layer_facts.file_of(layer)))
            if is_temporary(place) and place not in found and not layer_facts.is_result(layer):
                found.append(place)
    return found


def _pairs(route, study, folder: str) -> list:
    """The folders of a study that move, and where to."""
    runs = [(record.folder, _place(folder, record.folder)) for record in study.records.values() if record.folder]
    inputs = [
        (place, free_folder(os.path.join(folder, os.path.basename(place)))) for place in temporary_inputs(route, study)
    ]
    return [
        (old, new)
        for old, new in (*runs, *inputs)
        if os.path.isdir(old) and os.path.abspath(old) != os.path.abspath(new)
    ]


def _remap(study, folder: str, pairs: list) -> None:
    """Let a study name the new places."""
    study.folder = folder
    for record in study.records.values():
        record.folder = _moved(record.folder, pairs)
        for results in record.results.values():
            for key, value in results.items():
                if isinstance(value, str):
                    results[key] = _moved(value, pairs)
    for refs in study.layers.values():
        for ref in refs if isinstance(refs, list) else [refs]:
            if ref is not None:
                ref.source = _moved(ref.source, pairs)


def _settle_closed(file: str) -> None:
    """Bring the results of a project beside its file after it was closed: what is temporary goes when QGIS closes."""
    from .layer_tree import LayerTree
    from .route import Route

    project = QgsProject()
    if not project.read(file):
        return
    studies, current = store.read(project)
    route, tree, done = Route(project), LayerTree(project), []
    for study in studies:
        folder = study.folder or study_folder(file, study)
        pairs = [(old, new) for old, new in _pairs(route, study, folder) if is_temporary(old)] if folder else []
        if not pairs:
            continue
        _copy(pairs)
        _remap(study, folder, pairs)
        for layer in project.mapLayers().values():
            if _moved(layer.source(), pairs) != layer.source():
                tree.lead(layer.id(), _moved(layer.source(), pairs))
        done += pairs
    if done:
        store.write(project, studies, current)  # noqa: QGS201 - not that of QGIS
        if project.write():
            for old, _new in done:
                remove_folder(old)
    project.clear()


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
