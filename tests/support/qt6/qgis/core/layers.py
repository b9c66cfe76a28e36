"""Layers on GDAL's datasets, and the project that holds them."""

import itertools
import os

import numpy as np
from osgeo import gdal
from PyQt6.QtCore import QObject, pyqtSignal

from .places import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle
from .unknown import DataType, Unknown, unknown

gdal.UseExceptions()
_NUMBERS = itertools.count(1)
_TYPES = {gdal.GDT_Byte: "Byte", gdal.GDT_UInt16: "UInt16", gdal.GDT_Int16: "Int16", gdal.GDT_UInt32: "UInt32",
          gdal.GDT_Int32: "Int32", gdal.GDT_Float32: "Float32", gdal.GDT_Float64: "Float64"}  # fmt: skip
_COPIES = {DataType.Float64: np.float64, DataType.Float32: np.float32}


class QgsMapLayer(QObject):
    """A layer."""

    nameChanged = pyqtSignal()
    styleChanged = pyqtSignal()
    dataChanged = pyqtSignal()
    rendererChanged = pyqtSignal()
    willBeDeleted = pyqtSignal()

    def __init__(self, path="", name="", provider=""):
        super().__init__()
        self._path, self._name = str(path), name
        self._id, self._provider_name = f"{name}_{next(_NUMBERS)}", provider

    def id(self):
        return self._id

    def name(self):
        return self._name

    def setName(self, name):
        self._name = name
        self.nameChanged.emit()

    def providerType(self):
        return self._provider_name

    def source(self):
        return self._path

    def publicSource(self):
        return self._path

    def isSpatial(self):
        return True

    def crs(self):
        return QgsCoordinateReferenceSystem(self._wkt)

    def customProperty(self, key, default=None):
        return default


class _Block:
    """Cells of a raster."""

    def __init__(self, values, nodata):
        self._values, self._nodata = values, nodata

    def isValid(self):
        return True

    def isEmpty(self):
        return self._values.size == 0

    def hasNoData(self):
        return self._nodata is not None

    def hasNoDataValue(self):
        return self._nodata is not None

    def noDataValue(self):
        return float(self._nodata)

    def convert(self, kind):
        self._values = self._values.astype(_COPIES[kind])
        return True

    def data(self):
        return self._values.tobytes()


class _RasterProvider:
    """Reads the cells next to the places of a window."""

    def __init__(self, path):
        self._path = path
        self._dataset = gdal.Open(path)

    def name(self):
        return "gdal"

    def clone(self):
        return _RasterProvider(self._path)

    def bandCount(self):
        return self._dataset.RasterCount

    def dataType(self, band):
        return DataType[_TYPES[self._dataset.GetRasterBand(band).DataType]]

    def bandScale(self, band):
        return self._dataset.GetRasterBand(band).GetScale() or 1.0

    def sourceHasNoDataValue(self, band):
        return self._dataset.GetRasterBand(band).GetNoDataValue() is not None

    def useSourceNoDataValue(self, band):
        return True

    def userNoDataValues(self, band):
        return []

    def block(self, band, extent, columns, rows):
        left, wide, _, top, _, high = self._dataset.GetGeoTransform()
        array = self._dataset.GetRasterBand(band).ReadAsArray()
        x = extent.xMinimum() + (np.arange(columns) + 0.5) * extent.width() / columns
        y = extent.yMaximum() - (np.arange(rows) + 0.5) * extent.height() / rows
        column = np.clip(((x - left) / wide).astype(int), 0, array.shape[1] - 1)
        row = np.clip(((y - top) / high).astype(int), 0, array.shape[0] - 1)
        return _Block(array[np.ix_(row, column)], self._dataset.GetRasterBand(band).GetNoDataValue())


class QgsRasterLayer(QgsMapLayer):
    """A raster of GDAL."""

    class LayerOptions(Unknown):
        """Options of opening."""

    def __init__(self, path="", name="", provider="gdal", options=None):
        super().__init__(path, name, provider)
        try:
            self._provider = _RasterProvider(str(path).split("|")[0])
        except RuntimeError:
            self._provider = None
        self._wkt = self._provider._dataset.GetProjection() if self._provider else ""

    def isValid(self):
        return self._provider is not None

    def temporalProperties(self):
        """None, as a layer without time has."""

    def clone(self):
        return QgsRasterLayer(self._path, self._name)

    def dataProvider(self):
        return self._provider

    def renderer(self):
        return None

    def bandCount(self):
        return self._provider.bandCount()

    def bandName(self, band):
        return f"Band {band}"

    def width(self):
        return self._provider._dataset.RasterXSize

    def height(self):
        return self._provider._dataset.RasterYSize

    def extent(self):
        left, wide, _, top, _, high = self._provider._dataset.GetGeoTransform()
        return QgsRectangle(left, top + high * self.height(), left + wide * self.width(), top)

    def rasterUnitsPerPixelX(self):
        return self._provider._dataset.GetGeoTransform()[1]


class QgsFeature:
    """A row of a table with its geometry."""

    def __init__(self, number, values, shape):
        self._number, self._values, self._shape = number, values, shape

    def id(self):
        return self._number

    def __getitem__(self, name):
        return self._values[name]

    def geometry(self):
        return QgsGeometry(self._shape)

    def hasGeometry(self):
        return self._shape is not None


class _Fields(list):
    def indexOf(self, name):
        return self.index(name) if name in self else -1

    lookupField = indexOf

    def names(self):
        return list(self)


class QgsVectorLayer(QgsMapLayer):
    """A layer of OGR."""

    selectionChanged = pyqtSignal()

    def __init__(self, path="", name="", provider="ogr"):
        super().__init__(path, name, provider)
        self._chosen: set = set()
        self._features, self._fields, self._wkt, self._fine = [], _Fields(), "", False
        place, _, table = str(path).partition("|layername=")
        if os.path.exists(place):
            self._read(place, table)

    def _read(self, place, table):
        try:
            dataset = gdal.OpenEx(place, gdal.OF_VECTOR)
        except RuntimeError:
            return
        layer = dataset.GetLayerByName(table) if table else dataset.GetLayer(0)
        definition = layer.GetLayerDefn()
        self._fields = _Fields(definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount()))
        reference = layer.GetSpatialRef()
        self._wkt = reference.ExportToWkt() if reference is not None else ""
        for row in layer:
            shape = row.GetGeometryRef()
            values = {name: row.GetField(name) for name in self._fields}
            self._features.append(QgsFeature(row.GetFID(), values, None if shape is None else shape.Clone()))
        self._fine = True

    def isValid(self):
        return self._fine

    def fields(self):
        return self._fields

    def getFeatures(self, *_):
        return iter(self._features)

    def featureCount(self):
        return len(self._features)

    def selectByIds(self, numbers, *_):
        if set(numbers) != self._chosen:
            self._chosen = set(numbers)
            self.selectionChanged.emit()

    def removeSelection(self):
        self.selectByIds([])

    def selectedFeatureIds(self):
        return sorted(self._chosen)

    def selectedFeatureCount(self):
        return len(self._chosen)

    def dataProvider(self):
        return self

    def geometryType(self):
        from . import Qgis

        shape = self._features[0]._shape if self._features else None
        kinds = {"POINT": "Point", "LINESTRING": "Line", "POLYGON": "Polygon"}
        kind = "" if shape is None else shape.GetGeometryName().removeprefix("MULTI")
        return getattr(Qgis.GeometryType, kinds.get(kind, "Null"))


class QgsProject(QObject):
    """The layers of the project, and what a plugin keeps in it."""

    layersAdded = pyqtSignal(list)
    layersWillBeRemoved = pyqtSignal(list)
    layersRemoved = pyqtSignal(list)
    readProject = pyqtSignal()
    writeProject = pyqtSignal()
    cleared = pyqtSignal()
    fileNameChanged = pyqtSignal()
    projectSaved = pyqtSignal()
    crsChanged = pyqtSignal()
    _own = None

    def __init__(self):
        super().__init__()
        self._layers: dict = {}
        self._entries: dict = {}

    @classmethod
    def instance(cls):
        if cls._own is None:
            cls._own = cls()
        return cls._own

    def addMapLayer(self, layer, *_):
        self._layers[layer.id()] = layer
        self.layersAdded.emit([layer])
        return layer

    def addMapLayers(self, layers, *_):
        return [self.addMapLayer(layer) for layer in layers]

    def removeMapLayer(self, layer):
        key = layer if isinstance(layer, str) else layer.id()
        self.layersWillBeRemoved.emit([key])
        self._layers.pop(key, None)
        self.layersRemoved.emit([key])

    def removeAllMapLayers(self):
        for key in list(self._layers):
            self.removeMapLayer(key)

    def clear(self):
        self.removeAllMapLayers()
        self._entries.clear()
        self.cleared.emit()

    def mapLayer(self, key):
        return self._layers.get(key)

    def mapLayers(self, *_):
        return dict(self._layers)

    def mapLayersByName(self, name):
        return [layer for layer in self._layers.values() if layer.name() == name]

    def layerStore(self):
        return self

    def transformContext(self):
        return None

    def absolutePath(self):
        return ""

    def fileName(self):
        return ""

    def title(self):
        return ""

    def crs(self):
        return QgsCoordinateReferenceSystem()

    def readEntry(self, scope, key, default=""):
        return self._entries.get((scope, key), default), (scope, key) in self._entries

    def writeEntry(self, scope, key, value):
        self._entries[scope, key] = value
        return True

    def writePath(self, path, *_):
        return path

    readPath = writePath

    def removeEntry(self, scope, key):
        return self._entries.pop((scope, key), None) is not None

    def setDirty(self, *_):
        pass


QgsPalettedRasterRenderer = unknown("QgsPalettedRasterRenderer")
