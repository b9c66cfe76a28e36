"""Forms of algorithms: their parameters as they are declared. Nothing is run."""

import copy
import tempfile

from PyQt6.QtCore import QCoreApplication, QObject, pyqtSignal

from .unknown import Flag, Unknown, _Scope, unknown


class QgsProcessingException(Exception):
    """What stops an algorithm."""


class QgsProcessing(Unknown):
    """Constants."""

    TEMPORARY_OUTPUT = "TEMPORARY_OUTPUT"


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


class QgsProcessingAlgorithm(Unknown):
    """An algorithm: its form."""

    def __init__(self):
        self._parameters, self._outputs, self._provider = [], [], None

    def tr(self, text, *_):
        return QCoreApplication.translate(type(self).__name__, text)

    def initAlgorithm(self, configuration=None):
        pass

    def create(self, configuration=None):
        made = self.createInstance()
        made._provider = self._provider
        made.initAlgorithm()
        return made

    def addParameter(self, definition, *_):
        taken = {entry.name().upper() for entry in (*self._parameters, *self._outputs)}
        assert definition.name().upper() not in taken, definition.name()
        self._parameters.append(definition)
        return True

    def addOutput(self, output):
        self._outputs.append(output)
        return True

    def parameterDefinitions(self):
        return list(self._parameters)

    def parameterDefinition(self, name):
        return next((entry for entry in self._parameters if entry.name().upper() == name.upper()), None)

    def outputDefinitions(self):
        return list(self._outputs)

    def outputDefinition(self, name):
        return next((entry for entry in self._outputs if entry.name().upper() == name.upper()), None)

    def flags(self):
        from . import Qgis

        return Qgis.ProcessingAlgorithmFlag.SupportsBatch

    def canExecute(self):
        return True, ""

    def provider(self):
        return self._provider

    def setProvider(self, provider):
        self._provider = provider

    def id(self):
        return self.name() if self._provider is None else f"{self._provider.id()}:{self.name()}"


class QgsExpression(Unknown):
    """Texts of expressions."""

    @staticmethod
    def quotedValue(value):
        return f"'{value}'" if isinstance(value, str) else str(value)


class QgsProcessingModelChildParameterSource(Unknown):
    """Where a step has a value from."""

    def __init__(self, kind="", value=None):
        self.kind, self._value = kind, value

    @classmethod
    def fromStaticValue(cls, value):
        return cls("static", value)

    @classmethod
    def fromModelParameter(cls, name):
        return cls("parameter", name)

    @classmethod
    def fromChildOutput(cls, child, output):
        return cls("child", (child, output))

    @classmethod
    def fromExpression(cls, text):
        return cls("expression", text)

    def staticValue(self):
        return self._value if self.kind == "static" else None

    def setStaticValue(self, value):
        self.kind, self._value = "static", value


class _Part(Unknown):
    """A part of a model: what is set can be read."""

    def __getattr__(self, name):
        kept = self.__dict__.setdefault("_kept", {})
        if name.startswith("set"):
            return lambda *values: kept.__setitem__(name[3:4].lower() + name[4:], values[0])
        if name in kept:
            return lambda: kept[name]
        return super().__getattr__(name)


QgsProcessingModelParameter = type(_Part)("QgsProcessingModelParameter", (_Part,), {})


class QgsProcessingModelOutput(_Part):
    """An output of a model."""

    def __init__(self, name="", description=""):
        self.setName(name)
        self.setDescription(description)
        self.setDefaultValue(None)
        self.setMandatory(False)


class QgsProcessingModelChildAlgorithm(_Part):
    """A step of a model."""

    def __init__(self, algorithm=""):
        self._sources: dict = {}
        self.setAlgorithmId(algorithm)
        self.setModelOutputs({})
        self.setDescription("")

    def addParameterSources(self, key, sources):
        self._sources[key] = list(sources)

    def parameterSources(self):
        return dict(self._sources)


class QgsProcessingModelAlgorithm(QgsProcessingAlgorithm):
    """A model: inputs, steps and the outputs that they offer, named as newer QGIS does."""

    def __init__(self, name="", group="", groupId=""):
        super().__init__()
        self._name, self._group = name, group
        self._children, self._help = {}, {}

    def name(self):
        return self._name

    def setName(self, name):
        self._name = name

    def displayName(self):
        return self._name

    def helpContent(self):
        return dict(self._help)

    def setHelpContent(self, content):
        self._help = dict(content)

    def addModelParameter(self, definition, component):
        self.addParameter(definition)

    def setParameterOrder(self, names):
        self._parameters.sort(key=lambda entry: names.index(entry.name()) if entry.name() in names else len(names))

    def addChildAlgorithm(self, child):
        self._children[child.childId()] = child
        for title, output in child.modelOutputs().items():
            definition = QgsProcessingParameterRasterDestination(title.lower().replace(" ", "_"), title)
            definition.setMetadata({"_modelChildId": child.childId(), "_modelChildOutputName": title})
            self.addParameter(definition)
            assert output.childOutputName()
        return child.childId()

    def childAlgorithms(self):
        return dict(self._children)

    def childAlgorithm(self, name):
        return self._children[name]

    def validate(self):
        return True, []

    def toVariant(self):
        return self

    def loadVariant(self, other):
        self._name, self._group, self._help = other._name, other._group, dict(other._help)
        self._parameters, self._children = list(other._parameters), dict(other._children)
        return True

    def setSourceFilePath(self, path):
        self._path = path


class QgsProcessingProvider(QObject):
    """A provider."""

    algorithmsLoaded = pyqtSignal()

    def __init__(self):
        super().__init__()
        self._algorithms: dict = {}

    def refreshAlgorithms(self):
        self._algorithms.clear()
        self.loadAlgorithms()
        self.algorithmsLoaded.emit()

    def addAlgorithm(self, algorithm):
        algorithm.setProvider(self)
        if not algorithm.parameterDefinitions():
            algorithm.initAlgorithm()
        self._algorithms[algorithm.name()] = algorithm
        return True

    def algorithms(self):
        return list(self._algorithms.values())

    def algorithm(self, name):
        return self._algorithms.get(name)


class QgsProcessingFeedback(QObject):
    """Progress and messages."""

    progressChanged = pyqtSignal(float)
    canceled = pyqtSignal()

    def __init__(self, log=True):
        super().__init__()
        self._cancelled = False

    def isCanceled(self):
        return self._cancelled

    def cancel(self):
        self._cancelled = True
        self.canceled.emit()

    def setProgress(self, percent):
        self.progressChanged.emit(percent)


class QgsProcessingContext(Unknown):
    """What a run knows of QGIS."""

    def setProject(self, project):
        self._project = project

    def project(self):
        return self._project

    def setTransformContext(self, context):
        pass

    def setFeedback(self, feedback):
        pass


class QgsProcessingUtils(Unknown):
    """Helpers."""

    @staticmethod
    def generateTempFilename(name):
        return f"{tempfile.mkdtemp()}/{name}"

    @staticmethod
    def tempFolder(*_):
        return tempfile.mkdtemp()

    @staticmethod
    def mapLayerFromString(text, context, *_):
        from .layers import QgsProject

        return QgsProject.instance().mapLayer(text)


QgsProcessingMultiStepFeedback = type(QgsProcessingFeedback)(
    "QgsProcessingMultiStepFeedback", (QgsProcessingFeedback,), {}
)
QgsProcessingLayerPostProcessorInterface = unknown("QgsProcessingLayerPostProcessorInterface")
