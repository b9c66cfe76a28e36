"""The toolbox's context menu for the workflows that come with the plugin, and for what has an editor."""

from processing.gui.ContextAction import ContextAction
from processing.gui.ProviderActions import ProviderContextMenuActions
from processing.modeler.ModelerDialog import ModelerDialog
from qgis.core import QgsProcessingAlgorithm, QgsProcessingModelAlgorithm
from qgis.PyQt.QtCore import QCoreApplication

from .editor_actions import editor_actions


def copy_of(model) -> QgsProcessingModelAlgorithm:
    """A model of its own with the same steps, not yet saved anywhere."""
    duplicate = QgsProcessingModelAlgorithm()
    duplicate.loadVariant(model.toVariant())
    duplicate.setSourceFilePath("")
    return duplicate


class OpenCopyAction(ContextAction):
    """Open a copy of a workflow in the Graphical Modeler: QGIS edits only models of its own folders."""

    def __init__(self):
        super().__init__()
        self.name = QCoreApplication.translate("shared", "Open a copy in the Graphical Modeler")
        self.dialog = None

    def isEnabled(self):
        """For the models of this provider."""
        return (
            isinstance(self.itemData, QgsProcessingAlgorithm)
            and self.itemData.provider() is not None
            and self.itemData.provider().id() == "esp"
            and isinstance(self.itemData, QgsProcessingModelAlgorithm)
        )

    def execute(self):
        """Open the modeler's window."""
        self.dialog = ModelerDialog.create(copy_of(self.itemData))
        self.dialog.show()


class ModelActions:
    """Puts the actions into the toolbox and takes them out again."""

    def __init__(self):
        self.actions = [OpenCopyAction(), *editor_actions()]
        ProviderContextMenuActions.registerProviderContextMenuActions(self.actions)

    def remove(self) -> None:
        """Take the actions out of the toolbox."""
        ProviderContextMenuActions.deregisterProviderContextMenuActions(self.actions)
