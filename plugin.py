"""The plugin: registers the Processing provider, adds to the window where there is one."""

from qgis.core import QgsApplication

from .algorithms.platform.language import Translation
from .algorithms.platform.parent import end_with_parent
from .algorithms.provider import EspProvider


class EspToolboxPlugin:
    """What QGIS loads.

    Parameters
    ----------
    iface : QgisInterface or None
        None in `qgis_process`.
    """

    def __init__(self, iface):  # noqa: QGS105 - QGIS hands it over
        self.iface = iface
        self.provider = None
        self.translation = None
        self.model_actions = None
        self.workbench = None

    def initProcessing(self):
        """Register the provider; all that `qgis_process` calls."""
        end_with_parent()
        self.translation = Translation()
        self.provider = EspProvider()
        if not QgsApplication.processingRegistry().addProvider(self.provider):
            self.provider = None
            return
        self.provider.add_workflows()

    def initGui(self):
        """Called by QGIS with a window."""
        from .ui.model_actions import ModelActions
        from .ui.workbench.window import WorkbenchWindow

        self.initProcessing()
        self.model_actions = ModelActions()
        self.workbench = WorkbenchWindow(self.iface)

    def unload(self):
        """Remove everything that the plugin added, and close its windows."""
        if self.iface is not None:
            from .ui.widgets.open_windows import close_all

            close_all()
        if self.workbench is not None:
            self.workbench.remove()
            self.workbench = None
        if self.model_actions is not None:
            self.model_actions.remove()
            self.model_actions = None
        if self.provider is not None and QgsApplication.processingRegistry().removeProvider(self.provider):
            self.provider = None
        if self.translation is not None:
            self.translation.remove()
            self.translation = None
