"""Names of Qt that PyQt6 has, wherever a class of Qt is named: an unscoped enumeration is none of them."""

import ast
import importlib

import package
import pytest

FILES = [
    path for folder in ("algorithms", "ui") for path in (package.ROOT / folder).rglob("*.py")
] + [package.ROOT / "plugin.py", *(package.ROOT / "tests" / "support").glob("*.py")]


def imported(tree):
    """Name of every class of Qt that a file imports to the class."""
    return {
        (alias.asname or alias.name): getattr(importlib.import_module(node.module), alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("qgis.PyQt.")
        for alias in node.names
    }


def chain_of(node):
    """``Qt.AlignmentFlag.AlignLeft`` as its parts; none where it does not begin with a name."""
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return [node.id, *reversed(parts)] if isinstance(node, ast.Name) else []


def unknown_names(text):
    """Chains that begin with a class of Qt and lead nowhere in PyQt6."""
    tree = ast.parse(text)
    classes, lines = imported(tree), text.splitlines()
    for node in ast.walk(tree):
        first, *rest = chain_of(node) or [""]
        place = classes.get(first)
        for part in rest if place is not None else ():
            if not hasattr(place, part):
                # A line for QGIS before 3.38 says so.
                if "QGS402" not in lines[node.lineno - 1]:
                    yield f"{node.lineno}: {'.'.join([first, *rest])}"
                break
            place = getattr(place, part)
            if callable(place) and not isinstance(place, type):
                break


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(package.ROOT)))
def test_names_of_qt_6(path):
    assert list(unknown_names(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "wrong",
    ["from qgis.PyQt.QtCore import Qt\nQt.AlignLeft", "from qgis.PyQt.QtGui import QPainter\nQPainter.Antialiasing",
     "from qgis.PyQt.QtWidgets import QDialog\nQDialog.exec_", "from qgis.PyQt.QtCore import QVariant\nQVariant.Int"],
)  # fmt: skip
def test_older_names_are_found(wrong):
    assert len(list(unknown_names(wrong))) == 1
