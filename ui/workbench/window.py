"""The workbench in QGIS' window: the toolbar's button, the menu, the dock."""

from __future__ import annotations

import os

from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QMenu

from ..widgets.help import open_help
from ..widgets.open_windows import keep_open
from ..widgets.text import shared_tr
from ..widgets.threads import keep_threads

_ICON = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(__file__))), "resources", "icons", "esp.svg")


class WorkbenchWindow(QObject):
    """Adds the workbench to QGIS and takes it out again.

    Parameters
    ----------
    iface : QgisInterface
    """

    def __init__(self, iface):  # noqa: QGS105 - QGIS hands it over
        super().__init__(iface.mainWindow())
        self.iface = iface
        keep_threads()
        self.dock = None
        self.action = QAction(QIcon(_ICON), shared_tr("ESP Workbench"), iface.mainWindow())
        self.action.setObjectName("EspWorkbenchAction")
        self.action.setCheckable(True)
        self.action.setToolTip(shared_tr("ESP Workbench: from land cover to an ecological security pattern"))
        self.action.triggered.connect(self.show_dock)
        iface.addToolBarIcon(self.action)
        self.menu = QMenu("ESP Toolbox", iface.mainWindow())
        self.menu.setObjectName("EspToolboxMenu")
        self.menu.setIcon(QIcon(_ICON))
        self.menu.addAction(self.action)
        self.menu.addSeparator()
        self._editors: list = []
        for text, module, kind in (
            (shared_tr("AHP editor..."), "..ahp.editor", "AhpEditor"),
            (shared_tr("Factor table editor..."), "..factors.editor", "FactorTableEditor"),
            (shared_tr("OWA explorer..."), "..owa.explorer", "OwaExplorer"),
            (shared_tr("Network view..."), "..network.view", "NetworkView"),
        ):
            entry = self.menu.addAction(text)
            entry.triggered.connect(lambda _checked=False, place=module, name=kind: self.open_editor(place, name))
        self.menu.addSeparator()
        self.menu.addAction(shared_tr("Help")).triggered.connect(lambda _checked=False: open_help("index"))
        iface.pluginMenu().addMenu(self.menu)

    def show_dock(self, wanted: bool = True) -> None:
        """Show or hide the dock; it is made when it is wanted first."""
        if self.dock is None and wanted:
            from .dock import WorkbenchDock

            self.dock = WorkbenchDock(self.iface, parent=self.iface.mainWindow())
            self.dock.setToggleVisibilityAction(self.action)
            self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
            self.iface.mainWindow().resizeDocks([self.dock], [400], Qt.Orientation.Horizontal)
        if self.dock is not None:
            self.dock.setUserVisible(wanted)

    def open_editor(self, module: str, name: str) -> None:
        """Open an editor by itself; what it gives opens the form of its algorithm."""
        from .editors import editor_kind

        kind = editor_kind(module, name)
        if kind is None or name == "AhpEditor" and self._judge_study() or name == "NetworkView" and self._show_study():
            return
        parent = self.iface.mainWindow()
        editor = kind(self.iface.mapCanvas(), parent) if name == "NetworkView" else kind(parent)
        if name == "NetworkView":
            editor.setWindowFlag(Qt.WindowType.Window, True)
            editor.setWindowTitle(shared_tr("Network view"))
        keep_open(editor)

    def _judge_study(self) -> bool:
        """Open the judgements of the study that is seen, which takes the weights; tells whether there are some."""
        if self.dock is None or not self.dock.isUserVisible():
            return False
        session = self.dock.session
        stage = session.route["resistance"]
        if stage.workflow(session.study) is None:
            return False
        overlays = stage.overlays
        for name in overlays.names(session.study):
            if overlays.judge(session.study, name) and len(overlays.used(session.study, name)) > 1:
                session.editors.open("ahp", self.iface.mainWindow(), stage.ID, name)
                return True
        return False

    def _show_study(self) -> bool:
        """Open the network of the study that is seen, with all its layers; tells whether there is one."""
        if self.dock is None or not self.dock.isUserVisible() or self.dock.session.editors.why_not("network"):
            return False
        self.dock.session.editors.open("network", self.iface.mainWindow())
        return True

    def remove(self) -> None:
        """Take everything out of QGIS."""
        if self.dock is not None:
            self.dock.close_session()
            self.iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None
        self.iface.removeToolBarIcon(self.action)
        self.iface.pluginMenu().removeAction(self.menu.menuAction())
        self.menu.deleteLater()
        self.action.deleteLater()
