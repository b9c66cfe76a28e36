"""The shell of QGIS 4.4 around its registry."""

from qgis.gui import QgsGui


class ProviderContextMenuActions:
    """Entries of the older kind."""

    @staticmethod
    def registerProviderContextMenuActions(actions):
        for action in actions:
            QgsGui.processingGuiRegistry().registerProviderToolboxContextAction("deprecated", action)

    @staticmethod
    def deregisterProviderContextMenuActions(actions):
        for action in actions:
            QgsGui.processingGuiRegistry().deregisterProviderToolboxContextAction(action)
