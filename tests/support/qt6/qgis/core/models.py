"""Models: inputs, steps and where a step has its values from."""

from .parameters import QgsProcessingParameterRasterDestination
from .processing import QgsProcessingAlgorithm
from .unknown import Unknown


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
