"""What differs between QGIS 3.22 and 4.x, in one place."""

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsMapLayerProxyModel,
    QgsPalLayerSettings,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingFeatureSource,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProperty,
    QgsUnitTypes,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import NULL, QMetaType, QVariant

_VERSION = Qgis.QGIS_VERSION_INT

if _VERSION >= 33600:
    _SOURCE = Qgis.ProcessingSourceType
    SOURCE_ANY = _SOURCE.VectorAnyGeometry
    SOURCE_POINT = _SOURCE.VectorPoint
    SOURCE_LINE = _SOURCE.VectorLine
    SOURCE_POLYGON = _SOURCE.VectorPolygon
    SOURCE_TABLE = _SOURCE.Vector
    SOURCE_RASTER = _SOURCE.Raster
    SOURCE_LAYER = _SOURCE.MapLayer
    NO_THREADING = Qgis.ProcessingAlgorithmFlag.NoThreading
    ADVANCED = Qgis.ProcessingParameterFlag.Advanced
    OPTIONAL = Qgis.ProcessingParameterFlag.Optional
    HIDDEN = Qgis.ProcessingParameterFlag.Hidden
    NUMBER_REAL = Qgis.ProcessingNumberParameterType.Double
    NUMBER_WHOLE = Qgis.ProcessingNumberParameterType.Integer
    FIELD_ANY = Qgis.ProcessingFieldParameterDataType.Any
    FIELD_NUMERIC = Qgis.ProcessingFieldParameterDataType.Numeric
    FILE = Qgis.ProcessingFileParameterBehavior.File
    FOLDER = Qgis.ProcessingFileParameterBehavior.Folder
    NO_VALIDITY_CHECK = Qgis.ProcessingFeatureSourceFlag.SkipGeometryValidityChecks
    WKT_PREFERRED = Qgis.CrsWktVariant.Preferred
else:
    SOURCE_ANY = QgsProcessing.TypeVectorAnyGeometry
    SOURCE_POINT = QgsProcessing.TypeVectorPoint
    SOURCE_LINE = QgsProcessing.TypeVectorLine
    SOURCE_POLYGON = QgsProcessing.TypeVectorPolygon
    SOURCE_TABLE = QgsProcessing.TypeVector
    SOURCE_RASTER = QgsProcessing.TypeRaster
    SOURCE_LAYER = QgsProcessing.TypeMapLayer
    NO_THREADING = QgsProcessingAlgorithm.FlagNoThreading
    ADVANCED = QgsProcessingParameterDefinition.FlagAdvanced
    OPTIONAL = QgsProcessingParameterDefinition.FlagOptional
    HIDDEN = QgsProcessingParameterDefinition.FlagHidden
    NUMBER_REAL = QgsProcessingParameterNumber.Double
    NUMBER_WHOLE = QgsProcessingParameterNumber.Integer
    FIELD_ANY = QgsProcessingParameterField.Any
    FIELD_NUMERIC = QgsProcessingParameterField.Numeric
    FILE = QgsProcessingParameterFile.File
    FOLDER = QgsProcessingParameterFile.Folder
    NO_VALIDITY_CHECK = QgsProcessingFeatureSource.FlagSkipGeometryValidityChecks
    WKT_PREFERRED = QgsCoordinateReferenceSystem.WKT_PREFERRED

if _VERSION >= 32600:
    LABEL_OVER_POINT, LABEL_HORIZONTAL = Qgis.LabelPlacement.OverPoint, Qgis.LabelPlacement.Horizontal
else:
    LABEL_OVER_POINT, LABEL_HORIZONTAL = QgsPalLayerSettings.OverPoint, QgsPalLayerSettings.Horizontal

# What the boxes of layers offer.
_FILTERS = Qgis.LayerFilter if _VERSION >= 33400 else QgsMapLayerProxyModel
RASTER_LAYERS = _FILTERS.RasterLayer
LINE_LAYERS = _FILTERS.LineLayer
POLYGON_LAYERS = _FILTERS.PolygonLayer

if _VERSION >= 33000:
    LAYOUT_MILLIMETRES = Qgis.LayoutUnit.Millimeters
    POINTS = Qgis.RenderUnit.Points
    WKB = Qgis.WkbType
    METRES = Qgis.DistanceUnit.Meters
    KILOMETRES = Qgis.DistanceUnit.Kilometers
    GEOMETRY = Qgis.GeometryType
    POINT_GEOMETRY, LINE_GEOMETRY, POLYGON_GEOMETRY = GEOMETRY.Point, GEOMETRY.Line, GEOMETRY.Polygon
else:
    WKB = QgsWkbTypes
    METRES = QgsUnitTypes.DistanceMeters
    KILOMETRES = QgsUnitTypes.DistanceKilometers
    LAYOUT_MILLIMETRES = QgsUnitTypes.LayoutMillimeters
    POINTS = QgsUnitTypes.RenderPoints
    POINT_GEOMETRY = QgsWkbTypes.PointGeometry
    LINE_GEOMETRY = QgsWkbTypes.LineGeometry
    POLYGON_GEOMETRY = QgsWkbTypes.PolygonGeometry

if _VERSION >= 33800:
    FIELD_TYPES = {
        int: QMetaType.Type.LongLong,
        float: QMetaType.Type.Double,
        str: QMetaType.Type.QString,
    }
else:
    # QMetaType is not taken for fields before QGIS 3.38.
    FIELD_TYPES = {int: QVariant.LongLong, float: QVariant.Double, str: QVariant.String}  # noqa: QGS402

STATIC_PROPERTY = Qgis.PropertyType.Static if _VERSION >= 33600 else QgsProperty.StaticProperty
# What QgsField takes after a name for whole numbers in csv files: older versions write long ones as texts in quotes,
# but not numbers with 20 digits of which none is behind the point.
CSV_WHOLE = (FIELD_TYPES[int],) if _VERSION >= 33800 else (FIELD_TYPES[float], "", 20, 0)

FAST_INSERT = QgsFeatureSink.Flag.FastInsert


def is_null(value) -> bool:
    """Whether an attribute or parameter value is missing (None, or the null QVariant of PyQt5)."""
    return value is None or value == NULL


def classified_band(renderer) -> int:
    """The band that a renderer of classes shows."""
    return renderer.inputBand() if _VERSION >= 33800 else renderer.band()


def show_always(settings) -> None:
    """Let a label be drawn over others rather than be left out.

    Parameters
    ----------
    settings : QgsPalLayerSettings
    """
    if _VERSION >= 32600:
        settings.placementSettings().setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
    else:
        settings.displayAll = True
