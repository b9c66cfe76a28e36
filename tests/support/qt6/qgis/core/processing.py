"""Algorithms, their provider and what a run has around it. Nothing is run."""

import tempfile

from PyQt6.QtCore import QCoreApplication, QObject, pyqtSignal

from .unknown import Unknown, unknown


class QgsProcessingException(Exception):
    """What stops an algorithm."""


class QgsProcessing(Unknown):
    """Constants."""

    TEMPORARY_OUTPUT = "TEMPORARY_OUTPUT"


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
