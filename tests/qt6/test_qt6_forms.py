"""Every module is imported and every form is made on PyQt6."""

import importlib

import package
import pytest
from provider import register
from qgis.core import Qgis, QgsApplication, QgsProcessingModelAlgorithm
from qgis.PyQt.QtCore import QT_VERSION_STR

MODULES = sorted(
    "esp_toolbox." + ".".join(path.relative_to(package.ROOT).with_suffix("").parts)
    for folder in ("algorithms", "ui")
    for path in (package.ROOT / folder).rglob("*.py")
    if path.name != "__init__.py"
)


def test_this_is_qt_6():
    assert QT_VERSION_STR.startswith("6.")
    assert Qgis.QGIS_VERSION_INT >= 40000


@pytest.mark.parametrize("name", [*MODULES, "esp_toolbox.plugin"])
def test_a_module_is_imported(qgis_app, name):
    importlib.import_module(name)


def test_every_form_and_workflow_is_made(qgis_app):
    from esp_toolbox.algorithms.provider import ALGORITHMS
    from esp_toolbox.core.workflow.definitions import workflows

    provider = register()
    algorithms = provider.algorithms()
    assert len(algorithms) == len(ALGORITHMS) + len(workflows())
    for algorithm in algorithms:
        assert algorithm.parameterDefinitions(), algorithm.id()
        assert algorithm.displayName(), algorithm.id()
        assert QgsApplication.processingRegistry().createAlgorithmById(algorithm.id()) is not None


def test_every_form_has_its_help_and_icon(qgis_app):
    for algorithm in register().algorithms():
        # The pages of models are made by QGIS.
        if isinstance(algorithm, QgsProcessingModelAlgorithm):
            continue
        assert algorithm.shortHelpString()
        assert not algorithm.icon().isNull()
        for definition in algorithm.parameterDefinitions():
            assert definition.description(), (algorithm.id(), definition.name())
