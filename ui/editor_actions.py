"""The toolbox's context menu for algorithms whose parameters have an editor."""

from __future__ import annotations

from processing.gui.ContextAction import ContextAction
from qgis.core import QgsProcessingAlgorithm
from qgis.PyQt.QtCore import Qt
from qgis.utils import iface

from .widgets.text import shared_tr


class OpenEditorAction(ContextAction):
    """Opens an editor; what it gives opens the form of its algorithm, filled in.

    Parameters
    ----------
    text : str
        The entry of the menu.
    algorithm : str
        Id of the algorithm whose menu it is.
    kind : callable
        Gives the class of the editor; it is loaded when it is wanted first.
    """

    def __init__(self, text: str, algorithm: str, kind):
        super().__init__()
        self.name = text
        self._algorithm = algorithm
        self._kind = kind
        self.editor = None

    def isEnabled(self):
        """For its own algorithm."""
        return isinstance(self.itemData, QgsProcessingAlgorithm) and self.itemData.id() == self._algorithm

    def execute(self):
        """Open the editor."""
        parent = iface.mainWindow() if iface is not None else None
        self.editor = self._kind()(parent)
        self.editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.editor.show()


def editor_actions() -> list:
    """One for each editor."""
    return [
        OpenEditorAction(shared_tr("Open the AHP editor"), "esp:ahp", _ahp),
        OpenEditorAction(shared_tr("Open the factor table editor"), "esp:resistancefactor", _factors),
        OpenEditorAction(shared_tr("Open the OWA explorer"), "esp:owa", _owa),
    ]


def _ahp():
    from .ahp.editor import AhpEditor

    return AhpEditor


def _factors():
    from .factors.editor import FactorTableEditor

    return FactorTableEditor


def _owa():
    from .owa.explorer import OwaExplorer

    return OwaExplorer
