"""The context menu of the toolbox and the window of the modeler, as each version of QGIS has them.

Before QGIS 4.4 they are Python classes of Processing; 4.4 has classes of its own and keeps the older ones as deprecated
shells, which later versions need not have. Nothing is imported before it is wanted: `qgis_process` has no windows.
"""

from __future__ import annotations

from typing import Callable

from qgis.core import QgsApplication

_PROVIDER = "esp"


def toolbox_entry(text: str, fits: Callable, start: Callable):
    """An entry of the context menu for algorithms of this toolbox.

    Parameters
    ----------
    text : str
        What the menu says.
    fits : callable
        Of an algorithm: whether it has the entry.
    start : callable
        Of an algorithm: what the entry does.
    """
    made = _newer_entry() or _older_entry()
    return made(text, fits, start)


def add_entries(entries: list) -> None:
    """Put entries into the toolbox."""
    registry = _registry()
    if registry is None:
        _older_menu().registerProviderContextMenuActions(entries)
        return
    for entry in entries:
        registry.registerProviderToolboxContextAction(_PROVIDER, entry)


def remove_entries(entries: list) -> None:
    """Take entries out of the toolbox."""
    registry = _registry()
    if registry is None:
        _older_menu().deregisterProviderContextMenuActions(entries)
        return
    for entry in entries:
        registry.deregisterProviderToolboxContextAction(entry)


def open_modeler(model) -> None:
    """Show a model in a window of the Graphical Modeler, which owns it from then on."""
    try:
        from processing.modeler.ModelerDialog import ModelerDialog
    except ImportError:
        from qgis.gui import QgsModelDesignerDialog

        window = QgsModelDesignerDialog()
    else:
        # It keeps its windows, which ask for unsaved work.
        window = ModelerDialog.create()
    window.setModel(model)
    window.show()
    window.raise_()
    window.activateWindow()


def _registry():
    """Where QGIS 4.4 and later keep the entries; None before."""
    from qgis.gui import QgsGui

    registry = QgsGui.processingGuiRegistry()
    return registry if hasattr(registry, "registerProviderToolboxContextAction") else None


def _newer_entry():
    """The class of QGIS 4.4 and later; None before."""
    if _registry() is None:
        return None
    from qgis.gui import QgsProcessingToolboxContextAction

    class Entry(QgsProcessingToolboxContextAction):
        """Asks and starts by the names of provider and algorithm."""

        def __init__(self, text, fits, start):
            super().__init__(text)
            self._fits, self._start = fits, start

        def isCompatibleWithAlgorithm(self, provider, algorithm):
            found = _algorithm(provider, algorithm)
            return found is not None and self._fits(found)

        def trigger(self, context):
            self._start(_algorithm(context.providerId(), context.algorithmName()))

    return Entry


def _older_entry():
    """The class of Processing before QGIS 4.4."""
    from processing.gui.ContextAction import ContextAction

    class Entry(ContextAction):
        """Asks and starts by the algorithm that the toolbox has set."""

        def __init__(self, text, fits, start):
            super().__init__()
            self.name = text
            self._fits, self._start = fits, start

        def isEnabled(self):
            found = _own(self.itemData)
            return found is not None and self._fits(found)

        def execute(self):
            self._start(self.itemData)

    return Entry


def _older_menu():
    from processing.gui.ProviderActions import ProviderContextMenuActions

    return ProviderContextMenuActions


def _own(entry):
    """An algorithm of this toolbox; None for others, and for groups."""
    provider = entry.provider() if hasattr(entry, "provider") else None
    return entry if provider is not None and provider.id() == _PROVIDER else None


def _algorithm(provider: str, name: str):
    if provider != _PROVIDER:
        return None
    found = QgsApplication.processingRegistry().providerById(provider)
    return None if found is None else found.algorithm(name)
