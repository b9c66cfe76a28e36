"""Parameters and outputs of forms, as they are declared."""

import copy

from .unknown import Flag, Unknown, _Scope


class QgsProcessingParameterDefinition(Unknown):
    """A parameter."""

    Flag = _Scope("Flag", (), {})
    KIND = ""

    def __new__(cls, *given, **_named):
        # A copy of another one has all that it has.
        original = given[0] if given else None
        return original.clone() if isinstance(original, QgsProcessingParameterDefinition) else super().__new__(cls)

    def __init__(self, name="", description="", *values, **named):
        if isinstance(name, QgsProcessingParameterDefinition):
            return
        self._name, self._description = name, description
        self._values, self._named = values, named
        self._flags, self._help, self._metadata = Flag(0), "", {}
        if named.get("optional"):
            from . import Qgis

            self._flags = Flag(Qgis.ProcessingParameterFlag.Optional)

    def clone(self):
        made = copy.copy(self)
        made._named, made._metadata = dict(self._named), dict(self._metadata)
        return made

    def name(self):
        return self._name

    def setName(self, name):
        self._name = name

    def description(self):
        return self._description

    def setDescription(self, text):
        self._description = text

    def help(self):
        return self._help

    def setHelp(self, text):
        self._help = text

    def flags(self):
        return self._flags

    def setFlags(self, flags):
        self._flags = Flag(flags)

    def metadata(self):
        return self._metadata

    def setMetadata(self, metadata):
        self._metadata = dict(metadata)

    def defaultValue(self):
        return self._named.get("defaultValue", self._default())

    def setDefaultValue(self, value):
        self._named["defaultValue"] = value

    def _default(self):
        return None

    def isDestination(self):
        return False

    def type(self):
        return self.KIND


def _kind(name, **members):
    return type(QgsProcessingParameterDefinition)(name, (QgsProcessingParameterDefinition,), members)


def _destination(name):
    return _kind(name, isDestination=lambda self: True, setCreateByDefault=lambda self, given: None)


def _limits():
    """Number and distance: limits and units."""

    def keep(word):
        return lambda self, value: self._named.__setitem__(word, value)

    return {
        "setMinimum": keep("minValue"),
        "setMaximum": keep("maxValue"),
        "minimum": lambda self: self._named.get("minValue", -1e308),
        "maximum": lambda self: self._named.get("maxValue", 1e308),
        "setDefaultUnit": keep("unit"),
        "setParentParameterName": keep("parent"),
    }


QgsProcessingParameterNumber = _kind(
    "QgsProcessingParameterNumber",
    KIND="number",
    _default=lambda self: self._values[1] if len(self._values) > 1 else None,
    dataType=lambda self: self._values[0] if self._values else self._named.get("type"),
    **_limits(),
)
QgsProcessingParameterDistance = _kind(
    "QgsProcessingParameterDistance",
    KIND="distance",
    _default=lambda self: self._values[0] if self._values else None,
    **_limits(),
)
QgsProcessingParameterEnum = _kind(
    "QgsProcessingParameterEnum",
    KIND="enum",
    options=lambda self: list(self._values[0] if self._values else self._named["options"]),
    allowMultiple=lambda self: bool(self._named.get("allowMultiple", False)),
    usesStaticStrings=lambda self: bool(self._named.get("usesStaticStrings", False)),
)
QgsProcessingParameterString = _kind(
    "QgsProcessingParameterString",
    KIND="string",
    _default=lambda self: self._values[0] if self._values else None,
    multiLine=lambda self: bool(self._named.get("multiLine", False)),
)
QgsProcessingParameterBoolean = _kind(
    "QgsProcessingParameterBoolean", KIND="boolean", _default=lambda self: self._values[0] if self._values else False
)
QgsProcessingParameterMultipleLayers = _kind(
    "QgsProcessingParameterMultipleLayers",
    KIND="multilayer",
    setMinimumNumberInputs=lambda self, count: None,
    layerType=lambda self: self._values[0] if self._values else None,
)
QgsProcessingParameterFeatureSource = _kind(
    "QgsProcessingParameterFeatureSource",
    KIND="source",
    setDataTypes=lambda self, kinds: None,
    dataTypes=lambda self: list(self._values[0]) if self._values else [],
)
QgsProcessingParameterRasterLayer = _kind("QgsProcessingParameterRasterLayer", KIND="raster")
QgsProcessingParameterMapLayer = _kind(
    "QgsProcessingParameterMapLayer", KIND="layer", setDataTypes=lambda self, kinds: None
)
QgsProcessingParameterBand = _kind("QgsProcessingParameterBand", KIND="band")
QgsProcessingParameterField = _kind("QgsProcessingParameterField", KIND="field")
QgsProcessingParameterFile = _kind("QgsProcessingParameterFile", KIND="file", setFileFilter=lambda self, given: None)
QgsProcessingParameterCrs = _kind("QgsProcessingParameterCrs", KIND="crs")
QgsProcessingParameterExtent = _kind("QgsProcessingParameterExtent", KIND="extent")
QgsProcessingParameterRasterDestination = _destination("QgsProcessingParameterRasterDestination")
QgsProcessingParameterFeatureSink = _destination("QgsProcessingParameterFeatureSink")
QgsProcessingParameterVectorDestination = _destination("QgsProcessingParameterVectorDestination")
QgsProcessingParameterFileDestination = _destination("QgsProcessingParameterFileDestination")
QgsProcessingParameterFolderDestination = _destination("QgsProcessingParameterFolderDestination")


class _Output(Unknown):
    def __init__(self, name="", description="", *_):
        self._name, self._description = name, description

    def name(self):
        return self._name

    def description(self):
        return self._description

    def setDescription(self, text):
        self._description = text


QgsProcessingOutputHtml = type(_Output)("QgsProcessingOutputHtml", (_Output,), {})
QgsProcessingOutputNumber = type(_Output)("QgsProcessingOutputNumber", (_Output,), {})
QgsProcessingOutputString = type(_Output)("QgsProcessingOutputString", (_Output,), {})
QgsProcessingOutputBoolean = type(_Output)("QgsProcessingOutputBoolean", (_Output,), {})
