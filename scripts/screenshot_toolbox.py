"""Pictures of what QGIS shows of the toolbox: the tree, a form, a workflow in the Graphical Modeler."""

from __future__ import annotations

from processing.gui.AlgorithmDialog import AlgorithmDialog
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QRect, Qt
from qgis.PyQt.QtWidgets import QApplication, QDockWidget
from qgis.utils import iface, plugins
from screenshot_stage import DATA, algorithm, drawn, main_window, open_project, pause, picture


def scene() -> None:
    """All of them."""
    open_project(DATA / "pattern.qgz")
    _tree()
    _form()
    _modeler()


def _tree() -> None:
    window = main_window(docks=("Layers", "ProcessingToolbox"))
    dock = window.findChild(QDockWidget, "ProcessingToolbox")
    window.resizeDocks([dock], [330], Qt.Orientation.Horizontal)
    tree = dock.algorithmTree
    index = _provider(tree.model())
    tree.expand(index)
    for row in range(tree.model().rowCount(index)):
        tree.collapse(tree.model().index(row, 0, index))
        if row in (2, 3):
            tree.expand(tree.model().index(row, 0, index))
    tree.scrollTo(index, tree.ScrollHint.PositionAtTop)
    tree.setCurrentIndex(index)
    drawn()
    picture("qgis", window)
    for row in range(tree.model().rowCount(index)):
        tree.expand(tree.model().index(row, 0, index))
    window.resize(window.width(), 1390)
    pause(0.5)
    tree.scrollTo(index, tree.ScrollHint.PositionAtTop)
    picture("toolbox", dock)


def _provider(model):
    """The toolbox' entry in the tree."""
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        if model.data(index) == "ESP Toolbox":
            return index
    raise LookupError("the provider is not in the toolbox")


def _form() -> None:
    # The form takes what is chosen among the layers.
    layers = QgsProject.instance().mapLayers().values()
    iface.setActiveLayer(next(layer for layer in layers if layer.source().endswith("layername=sources")))
    dialog = AlgorithmDialog(algorithm("esp:corridors"), parent=iface.mainWindow())
    dialog.resize(1000, 760)
    dialog.show()
    pause(1.0)
    picture("form", dialog)
    dialog.close()


def _modeler() -> None:
    action = plugins["esp_toolbox"].model_actions.actions[0]
    action.itemData = algorithm("esp:qaidam")
    action.execute()
    window = next(one for one in QApplication.topLevelWidgets() if type(one).__name__ == "ModelerDialog")
    window.resize(1400, 900)
    pause(1.0)
    view = window.view()
    view.fitInView(view.scene().itemsBoundingRect(), Qt.AspectRatioMode.KeepAspectRatio)
    picture("modeler", window, QRect(0, 0, window.width(), window.height()))
    window.close()
