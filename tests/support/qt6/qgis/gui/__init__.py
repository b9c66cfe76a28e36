"""The stand-ins of qgis.gui: widgets of PyQt6 with the signals and methods that the windows use."""

from PyQt6 import sip
from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QComboBox, QDockWidget, QDoubleSpinBox, QGroupBox, QLabel, QLineEdit, QSpinBox, QWidget

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer, QgsRectangle
from qgis.core.unknown import unknown


class QgsMessageBar(QWidget):
    """Keeps its messages."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.told: list = []

    def pushMessage(self, title, text, level=None, duration=0):
        self.told.append(text)

    def clearWidgets(self):
        self.told.clear()
        return True

    def currentItem(self):
        return _Message(self.told[-1]) if self.told else None


class _Message:
    def __init__(self, text):
        self._text = text

    def text(self):
        return self._text


class _History:
    """What was run."""

    def __init__(self):
        self.entries: list = []

    def addEntry(self, kind, entry, *_):
        self.entries.append(entry)
        return len(self.entries), True


class _ProcessingRegistry:
    """The entries of the toolbox's context menu, from QGIS 4.4 on."""

    def __init__(self):
        self.entries: list = []

    def registerProviderToolboxContextAction(self, provider, entry):
        self.entries.append((provider, entry))

    def deregisterProviderToolboxContextAction(self, entry):
        self.entries = [known for known in self.entries if known[1] is not entry]

    def toolboxContextActions(self):
        return [entry for _, entry in self.entries]


class QgsGui:
    """What QGIS holds for all windows."""

    _history = _History()
    _processing = _ProcessingRegistry()

    @staticmethod
    def enableAutoGeometryRestore(widget, key=""):
        pass

    @staticmethod
    def historyProviderRegistry():
        return QgsGui._history

    @staticmethod
    def processingGuiRegistry():
        return QgsGui._processing


class QgsMapLayerComboBox(QComboBox):
    """Layers of the project."""

    layerChanged = pyqtSignal(object)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._filters, self._excepted, self._empty, self._extra = None, [], False, []
        project = QgsProject.instance()
        project.layersAdded.connect(self._fill)
        project.layersRemoved.connect(self._fill)
        self.currentIndexChanged.connect(lambda _: self.layerChanged.emit(self.currentLayer()))
        self._fill()

    def setFilters(self, filters):
        self._filters = filters
        self._fill()

    def setExceptedLayerList(self, layers):
        self._excepted = list(layers)
        self._fill()

    def exceptedLayerList(self):
        return list(self._excepted)

    def setAllowEmptyLayer(self, allowed, *_):
        self._empty = allowed
        self._fill()

    def setAdditionalLayers(self, layers):
        self._extra = list(layers)
        self._fill()

    def layer(self, place):
        return self.itemData(place)

    def _fits(self, layer):
        from qgis.core import Qgis

        if layer in self._excepted:
            return False
        if self._filters is None:
            return True
        if isinstance(layer, QgsRasterLayer):
            return bool(self._filters & Qgis.LayerFilter.RasterLayer)
        kinds = {
            Qgis.GeometryType.Line: Qgis.LayerFilter.LineLayer,
            Qgis.GeometryType.Polygon: Qgis.LayerFilter.PolygonLayer,
        }
        return bool(self._filters & kinds.get(layer.geometryType(), 0))

    def _fill(self, *_):
        if sip.isdeleted(self):
            return
        before = self.currentLayer()
        self.blockSignals(True)
        self.clear()
        if self._empty:
            self.addItem("", None)
        for layer in (*QgsProject.instance().mapLayers().values(), *self._extra):
            if self._fits(layer):
                self.addItem(layer.name(), layer)
        if before is not None:
            self.setCurrentIndex(max(self._index(before), 0))
        self.blockSignals(False)
        if self.currentLayer() is not before:
            self.layerChanged.emit(self.currentLayer())

    def _index(self, layer):
        return next((place for place in range(self.count()) if self.itemData(place) is layer), -1)

    def currentLayer(self):
        return self.currentData()

    def setLayer(self, layer):
        self.setCurrentIndex(self._index(layer) if layer is not None else (0 if self._empty else -1))


class QgsRasterBandComboBox(QComboBox):
    """Bands of a raster."""

    bandChanged = pyqtSignal(int)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.currentIndexChanged.connect(lambda place: self.bandChanged.emit(place + 1))

    def setLayer(self, layer):
        self.blockSignals(True)
        self.clear()
        if isinstance(layer, QgsRasterLayer):
            self.addItems([layer.bandName(band + 1) for band in range(layer.bandCount())])
        self.blockSignals(False)
        self.bandChanged.emit(self.currentBand())

    def currentBand(self):
        return self.currentIndex() + 1 if self.count() else -1

    def setBand(self, band):
        self.setCurrentIndex(band - 1)


class QgsDockWidget(QDockWidget):
    """A dock."""

    def setUserVisible(self, visible):
        self.setVisible(visible)


class _Clearing:
    """A number that can be cleared."""

    class ClearValueMode:
        MinimumValue, MaximumValue, CustomValue = range(3)

    def setShowClearButton(self, shown):
        pass

    def setClearValue(self, value, text=""):
        self._clear = value

    def setClearValueMode(self, mode, text=""):
        pass

    def clearValue(self):
        return getattr(self, "_clear", self.minimum())

    def clear(self):
        self.setValue(self.clearValue())

    def setExpressionsEnabled(self, enabled):
        pass


class QgsDoubleSpinBox(_Clearing, QDoubleSpinBox):
    """A number."""


class QgsSpinBox(_Clearing, QSpinBox):
    """A whole number."""


class QgsCollapsibleGroupBox(QGroupBox):
    """A group that folds."""

    collapsedStateChanged = pyqtSignal(bool)

    def __init__(self, title="", parent=None):
        super().__init__(title, parent)
        self._collapsed = False

    def setCollapsed(self, collapsed):
        if collapsed != self._collapsed:
            self._collapsed = collapsed
            self.collapsedStateChanged.emit(collapsed)

    def isCollapsed(self):
        return self._collapsed

    def setSettingGroup(self, name):
        pass

    def setSaveCollapsedState(self, saved):
        pass


class QgsProjectionSelectionWidget(QWidget):
    """A reference system."""

    crsChanged = pyqtSignal(QgsCoordinateReferenceSystem)

    def __init__(self, parent=None, *_):
        super().__init__(parent)
        self._crs = QgsCoordinateReferenceSystem()

    def crs(self):
        return self._crs

    def setCrs(self, crs):
        self._crs = crs
        self.crsChanged.emit(crs)

    def setOptionVisible(self, option, visible):
        pass


class QgsFilterLineEdit(QLineEdit):
    """A line that can be cleared."""


class _MapSettings:
    def __init__(self, canvas):
        self._canvas = canvas

    def visibleExtent(self):
        return self._canvas.extent()

    def destinationCrs(self):
        return self._canvas.crs

    def transformContext(self):
        return None


class QgsMapCanvas(QLabel):
    """A map that has layers and an extent and draws nothing."""

    extentsChanged = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self._layers, self._extent, self.crs, self.zoomed = [], QgsRectangle(), QgsCoordinateReferenceSystem(), []

    def setLayers(self, layers):
        self._layers = list(layers)

    def layers(self):
        return list(self._layers)

    def setDestinationCrs(self, crs):
        self.crs = crs

    def setExtent(self, extent, *_):
        self._extent = QgsRectangle(extent)
        self.extentsChanged.emit()

    def extent(self):
        return self._extent

    def mapSettings(self):
        return _MapSettings(self)

    def zoomToSelected(self, layer):
        self.zoomed.append(layer)


class QgsProcessingToolboxContextAction:
    """An entry of the toolbox's context menu, from QGIS 4.4 on."""

    def __init__(self, name=""):
        self._name = name

    def actionName(self):
        return self._name

    def isCompatibleWithAlgorithm(self, provider, algorithm):
        return True

    def trigger(self, context):
        """Heirs say what it does."""


class QgsProcessingActionContext:
    """For which algorithm an entry is chosen."""

    def __init__(self, provider="", algorithm=""):
        self._provider, self._algorithm = provider, algorithm

    def providerId(self):
        return self._provider

    def algorithmName(self):
        return self._algorithm


class QgsModelDesignerDialog(QWidget):
    """The window of the modeler, which later versions of QGIS 4 have without Processing's Python class."""

    opened: list = []

    def setModel(self, model):
        self.model = model
        self.opened.append(self)



def __getattr__(name):
    if not name.startswith("Qgs"):
        raise AttributeError(name)
    made = unknown(name)
    globals()[name] = made
    return made
