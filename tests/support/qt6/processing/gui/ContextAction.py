"""The shell of QGIS 4.4 around its own class."""

from qgis.core import QgsApplication
from qgis.gui import QgsProcessingToolboxContextAction


class ContextAction(QgsProcessingToolboxContextAction):
    """Entries of the older kind: a name, `isEnabled` and `execute`."""

    itemData = None
    toolbox = None

    def setData(self, itemData, toolbox):
        self.itemData, self.toolbox = itemData, toolbox

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, text):
        self._name = text

    def isCompatibleWithAlgorithm(self, provider, algorithm):
        found = QgsApplication.processingRegistry().providerById(provider)
        self.itemData = None if found is None else found.algorithm(algorithm)
        return self.isEnabled()

    def trigger(self, context):
        self.execute()
