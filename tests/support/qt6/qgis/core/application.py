"""The application: settings, the registry of Processing."""

import tempfile

from PyQt6.QtCore import QLocale, QObject, QThreadPool, pyqtSignal
from PyQt6.QtGui import QIcon
from PyQt6.QtWidgets import QApplication

from .unknown import Unknown


class QgsSettings:
    """Settings that last as long as the process."""

    _values: dict = {}

    def value(self, key, default=None, **_):
        return self._values.get(key, default)

    def setValue(self, key, value, *_):
        self._values[key] = value


class _Registry(QObject):
    """Providers and their algorithms."""

    providerAdded = pyqtSignal(str)
    providerRemoved = pyqtSignal(str)

    def __init__(self):
        super().__init__()
        self._providers: dict = {}

    def addProvider(self, provider):
        self._providers[provider.id()] = provider
        provider.refreshAlgorithms()
        self.providerAdded.emit(provider.id())
        return True

    def removeProvider(self, provider):
        key = provider if isinstance(provider, str) else provider.id()
        self.providerRemoved.emit(key)
        return self._providers.pop(key, None) is not None

    def providerById(self, key):
        return self._providers.get(key)

    def algorithms(self):
        return [algorithm for provider in self._providers.values() for algorithm in provider.algorithms()]

    def algorithmById(self, key):
        return next((algorithm for algorithm in self.algorithms() if algorithm.id() == key), None)

    def createAlgorithmById(self, key, *_):
        algorithm = self.algorithmById(key)
        return None if algorithm is None else algorithm.create()


class _TaskManager:
    """Has a pool of its own, as since QGIS 3.34."""

    def __init__(self):
        self._pool = QThreadPool()

    def threadPool(self):
        return self._pool


class QgsApplication(QApplication):
    """The application, and what it holds for all."""

    _registry = None
    _tasks = None
    _folder = None

    @staticmethod
    def instance():
        return QApplication.instance()

    @classmethod
    def processingRegistry(cls):
        cls._registry = cls._registry or _Registry()
        return cls._registry

    @classmethod
    def taskManager(cls):
        cls._tasks = cls._tasks or _TaskManager()
        return cls._tasks

    @classmethod
    def qgisSettingsDirPath(cls):
        cls._folder = cls._folder or tempfile.mkdtemp() + "/"
        return cls._folder

    @staticmethod
    def platform():
        return "desktop"

    @staticmethod
    def locale():
        return QLocale().name()

    @staticmethod
    def getThemeIcon(name):
        return QIcon()

    @staticmethod
    def getThemePixmap(name, *_):
        return QIcon().pixmap(16)


class QgsMessageLog(Unknown):
    """The log."""

    @staticmethod
    def logMessage(text, *_):
        print(text)


class QgsIconUtils(Unknown):
    """Icons of layers."""

    @staticmethod
    def iconForLayer(layer):
        return QIcon()
