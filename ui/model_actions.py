"""The toolbox's context menu for the workflows that come with the plugin, and for what has an editor."""

from qgis.core import QgsProcessingModelAlgorithm

from ..algorithms.platform.toolbox import add_entries, open_modeler, remove_entries, toolbox_entry
from .editor_actions import editor_actions
from .widgets.text import shared_tr


def copy_of(model) -> QgsProcessingModelAlgorithm:
    """A model of its own with the same steps, not yet saved anywhere."""
    duplicate = QgsProcessingModelAlgorithm()
    duplicate.loadVariant(model.toVariant())
    duplicate.setSourceFilePath("")
    return duplicate


def open_copy_action():
    """Opens a copy of a workflow in the Graphical Modeler: QGIS edits only models of its own folders."""
    return toolbox_entry(
        shared_tr("Open a copy in the Graphical Modeler"),
        lambda algorithm: isinstance(algorithm, QgsProcessingModelAlgorithm),
        lambda algorithm: open_modeler(copy_of(algorithm)),
    )


class ModelActions:
    """Puts the actions into the toolbox and takes them out again."""

    def __init__(self):
        self.actions = [open_copy_action(), *editor_actions()]
        add_entries(self.actions)

    def remove(self) -> None:
        """Take the actions out of the toolbox."""
        remove_entries(self.actions)
