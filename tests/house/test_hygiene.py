"""What holds for the whole tree: who may import whom, names of Qt 6, no machine's paths."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import package
from syntax import nodes_of, text_of

PLUGIN = [
    path
    for folder in ("algorithms", "core", "ui")
    for path in (package.ROOT / folder).rglob("*.py")
] + [package.ROOT / "__init__.py", package.ROOT / "plugin.py"]

# Enums that PyQt6 knows only by their scope.
UNSCOPED = re.compile(
    r"\bQt\.(Align(?!mentFlag\b)\w+|Horizontal|Vertical|Checked|Unchecked|UserRole|DisplayRole|ItemIs\w+"
    r"|(?!MouseButton\b)\w+Button|Key_\w+)\b"
    r"|\bQDialogButtonBox\.(Ok|Cancel|Close|Help)\b|\bQMessageBox\.(Yes|No|Ok|Cancel)\b|\.exec_\(|\bQVariant\(\)"
)


def name_of(path):
    return path.relative_to(package.ROOT).as_posix()


def imports(path):
    """(level, module) of every import statement."""
    for node in nodes_of(path):
        if isinstance(node, ast.ImportFrom):
            yield node.level, node.module or ""
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield 0, alias.name


def test_core_runs_without_qgis_qt_and_gdal():
    modules = [
        "esp_toolbox." + ".".join(path.relative_to(package.ROOT).with_suffix("").parts)
        for path in sorted((package.ROOT / "core").rglob("*.py"))
        if path.name != "__init__.py"
    ]
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import package, importlib; package.load()\n"
        "for name in sys.argv[2:]: importlib.import_module(name)\n"
        "bad = {'qgis', 'PyQt5', 'PyQt6', 'osgeo', 'processing'} & {name.split('.')[0] for name in sys.modules}\n"
        "sys.exit(f'core imports {bad}' if bad else 0)\n"
    )
    here = str(Path(package.__file__).parent)
    finished = subprocess.run([sys.executable, "-c", code, here, *modules], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr


def test_imports_are_relative():
    """That they point down, import-linter sees (pyproject.toml)."""
    ours = ("core", "algorithms", "ui", "esp_toolbox", "plugin", "PyQt5", "PyQt6")
    found = [
        (name_of(path), module)
        for path in PLUGIN
        for level, module in imports(path)
        if level == 0 and module.split(".")[0] in ours
    ]
    assert found == [], "import relatively, and Qt through qgis.PyQt"


def test_names_that_qt6_knows():
    assert [name_of(path) for path in PLUGIN if UNSCOPED.search(text_of(path))] == []


COMPAT = package.ROOT / "algorithms" / "platform" / "compat.py"
# Constants of classes of QGIS; what else is a value belongs to an enumeration, whose name QGIS 4 wants.
CONSTANTS = ("QGIS_VERSION", "QGIS_VERSION_INT", "TEMPORARY_OUTPUT")
ENUMERATIONS = (
    "QgsLayoutItemMapGrid.AnnotationFormat",
    "QgsLayoutItemMapGrid.BorderSide",
    "QgsLayoutItemMapGrid.DisplayMode",
    "QgsProcessingUtils.LayerHint",
)
# What of Processing's Python may be named, and where; QGIS 4 moves its windows to C++, release by release.
PROCESSING = {
    "processing.gui.ContextAction": "algorithms/platform/toolbox.py",
    "processing.gui.ProviderActions": "algorithms/platform/toolbox.py",
    "processing.modeler.ModelerDialog": "algorithms/platform/toolbox.py",
    # Before QGIS 3.24.
    "processing.core.ProcessingLog": "ui/workbench/runner.py",
}


def unscoped(path):
    """``QgsClass.Value`` without the enumeration that it belongs to."""
    parts = {node.func for node in nodes_of(path) if isinstance(node, ast.Call)}
    parts |= {node.value for node in nodes_of(path) if isinstance(node, ast.Attribute)}
    for node in nodes_of(path):
        named = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if named and re.match(r"Qgs[A-Z]|Qgis$", node.value.id) and node not in parts and node.attr not in CONSTANTS:
            yield f"{node.value.id}.{node.attr}"


def test_names_that_qgis_4_knows():
    """Values by their enumerations; what versions call differently is in compat, windows of Processing in toolbox."""
    # An enumeration itself may be handed on: QgsProcessingUtils.LayerHint.
    others = [path for path in PLUGIN if path != COMPAT]
    assert [(name_of(path), name) for path in others for name in unscoped(path) if name not in ENUMERATIONS] == []
    taken = {(module, name_of(path)) for path in PLUGIN for _, module in imports(path)}
    assert {entry for entry in taken if entry[0].startswith("processing.")} == set(PROCESSING.items())


def test_every_key_is_unique_and_every_algorithm_has_help(qgis_processing):
    from esp_toolbox.algorithms.provider import ALGORITHMS

    for kind in ALGORITHMS:
        algorithm = kind()
        algorithm.initAlgorithm()
        keys = [definition.name().upper() for definition in algorithm.parameterDefinitions()]
        keys += [
            output.name().upper()
            for output in algorithm.outputDefinitions()
            if algorithm.parameterDefinition(output.name()) is None
        ]
        assert len(keys) == len(set(keys)), algorithm.id()
        about = algorithm.about()
        assert about.purpose, algorithm.id()
        assert about.source, algorithm.id()
        assert algorithm.shortDescription(), algorithm.id()
        assert Path(algorithm.svgIconPath()).is_file(), algorithm.id()
        for definition in algorithm.parameterDefinitions():
            assert definition.description(), (algorithm.id(), definition.name())


def test_version_is_in_the_changelog():
    from esp_toolbox.algorithms.platform.version import VERSION

    assert f"## {VERSION}" in (package.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
