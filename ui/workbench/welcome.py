"""The first minute: what a study needs, and the three ways to begin one."""

from __future__ import annotations

import os

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ..widgets.dialog import last_folder
from ..widgets.layouts import fill, push_button, wrapped
from ..widgets.text import shared_tr
from .layer_tree import open_layer, readable


class Welcome(QWidget):
    """Three lines and two buttons below that of the sample basin, as long as the study has nothing to begin with.

    Parameters
    ----------
    session : Session

    Signals
    -------
    file_wanted()
        A study is to be read from a file.
    """

    file_wanted = pyqtSignal()

    def __init__(self, session, parent=None):
        super().__init__(parent)
        self._session = session
        lines = (
            shared_tr(
                "You need land cover (a raster of classes) of one area; without it, elevation and sources of your own, "
                "such as protected areas."
            ),
            shared_tr(
                "Elevation, roads, NDVI, districts, protected areas, species records, land cover of several years with "
                "NPP are welcome; what is not there is left out."
            ),
            shared_tr("They may lie in any coordinate system; step 0 looks at each and brings them onto one grid."),
        )
        own = push_button(
            shared_tr("My own layers..."),
            self.ask_layers,
            "welcome_own",
            shared_tr("Choose files; each is taken for what its name says, and can be changed in step 0."),
        )
        file = push_button(
            shared_tr("A study file..."),
            self.file_wanted.emit,
            "welcome_file",
            shared_tr("Take over the settings of a study that was exported as a parameter file."),
        )
        row = fill(QHBoxLayout(), own, file, None, spacing=5)
        fill(QVBoxLayout(self), *(wrapped(line) for line in lines), row, margins=(8, 2, 8, 8), spacing=4)

    def refresh(self) -> None:
        """Show it where nothing was begun yet."""
        session = self._session
        begun = session.study.has_runs or session.is_running or session.route.ground(session.study) is not None
        self.setVisible(not begun)

    def ask_layers(self) -> None:
        """Let the user choose files."""
        words = shared_tr("Rasters, vectors and tables (*)")
        paths, _ = QFileDialog.getOpenFileNames(self, shared_tr("My own layers"), last_folder(), words)
        if paths:
            QgsSettings().setValue("esp_toolbox/folder", os.path.dirname(paths[0]))  # noqa: QGS202 - settings
            self.load(paths)

    def load(self, paths: list) -> None:
        """Add files to the project, and tell what they were taken for.

        Parameters
        ----------
        paths : list of str
        """
        session = self._session
        unreadable = []
        is_first = not session.project.mapLayers()
        for path in paths:
            layer = open_layer(path, readable(path))
            if layer is None or session.project.addMapLayer(layer) is None:
                unreadable.append(os.path.basename(path))
        session.propose_layers()
        taken = [
            shared_tr("{role}: {name}").format(role=session.route.label(key), name=layer.name())
            for key in session.route["data"].fields(session.study)
            for layer in session.route.chosen_layers(session.study, key)
        ]
        if unreadable:
            text = shared_tr("QGIS cannot open as layers: {names}.").format(names=", ".join(unreadable))
            session.noticed.emit("warning", text)
        elif taken:
            text = shared_tr("Taken by their names: {roles}. Choose the others in step 0.")
            session.noticed.emit("hint", text.format(roles="; ".join(taken)))
        else:
            text = shared_tr("No name says what a layer is; choose the layers in step 0.")
            session.noticed.emit("hint", text)
        session.open_step("data")
        if is_first:
            session.layers_came.emit()
