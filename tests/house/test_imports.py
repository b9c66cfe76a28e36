"""Names that are imported where they are used are there: nothing else would find a wrong one before it runs."""

import ast
import importlib

import package
import pytest
from syntax import nodes_of, text_of

FOLDERS = ("core", "algorithms", "ui")


def modules(folder):
    for path in sorted((package.ROOT / folder).rglob("*.py")):
        parts = path.relative_to(package.ROOT).with_suffix("").parts
        yield path, parts[:-1] if parts[-1] == "__init__" else parts


def imported(node, parts, path):
    """The module that an import names, and the names that it takes from it."""
    folder = parts if path.name == "__init__.py" else parts[:-1]
    start = folder[: len(folder) + 1 - node.level]
    return ".".join(("esp_toolbox", *start, *(node.module.split(".") if node.module else ())))


def missing_names(path, parts):
    tree = nodes_of(path)
    known = {}
    for node in tree:
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        name = imported(node, parts, path)
        module = importlib.import_module(name)
        for alias in node.names:
            if hasattr(module, alias.name):
                found = getattr(module, alias.name)
            else:
                try:
                    found = importlib.import_module(f"{name}.{alias.name}")
                except ImportError:
                    yield f"{path.name}:{node.lineno} {name}.{alias.name}"
                    continue
            if type(found).__name__ == "module":
                known[alias.asname or alias.name] = found
    stored = {node.id for node in tree if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    stored |= {node.arg for node in tree if isinstance(node, ast.arg)}
    for node in tree:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and isinstance(node.ctx, ast.Load):
            module = known.get(node.value.id)
            if module is not None and node.value.id not in stored and not hasattr(module, node.attr):
                yield f"{path.name}:{node.lineno} {node.value.id}.{node.attr}"


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_imported_name_is_there(folder, qgis_processing):
    missing = [found for path, parts in modules(folder) for found in missing_names(path, parts)]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("folder", FOLDERS)
def test_own_modules_are_imported_so_that_qgis_sees_it(folder):
    # What importlib imports stays when QGIS unloads the plugin, and its classes are strangers to those of a new one.
    found = [path.name for path, _ in modules(folder) if "import_module(" in text_of(path)]
    of_others = {"first_thread.py", "workers.py", "software.py", "libraries.py"}
    assert set(found) <= of_others, "they import libraries of others"
