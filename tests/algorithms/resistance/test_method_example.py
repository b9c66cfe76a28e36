"""The example of docs/development.md: a method from the formula to the toolbox; its files run as they stand there."""

import doctest
import importlib.util
import re
import sys

import package
import pytest
from qgis.core import QgsApplication

_BLOCK = re.compile(r"^\d\. [^\n]*?`([\w/]+\.py)`[^\n]*\n\n( +)```python\n(.*?)^ +```$", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def files():
    """The files of the example by their paths."""
    page = (package.ROOT / "docs" / "development.md").read_text(encoding="utf-8")
    section = page.split("## Adding a method\n")[1].split("\n## ")[0]
    return {
        path: re.sub(rf"^{indent}", "", text, flags=re.MULTILINE) for path, indent, text in _BLOCK.findall(section)
    }


@pytest.fixture(scope="module")
def modules(files, tmp_path_factory):
    """Those of core and the form, imported under the names that they would have."""
    found = {}
    for path, text in files.items():
        if path.startswith("tests/"):
            continue
        name = "esp_toolbox." + path[:-3].replace("/", ".")
        place = tmp_path_factory.mktemp("example") / path.rsplit("/", 1)[-1]
        place.write_text(text, encoding="utf-8")
        spec = importlib.util.spec_from_file_location(name, place)
        found[path] = sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(found[path])
    yield found
    for module in found.values():
        del sys.modules[module.__name__]


@pytest.fixture(scope="module")
def tests_of_page(files, modules):
    """The tests by their names."""
    found = {}
    for path, text in files.items():
        if path.startswith("tests/"):
            names = {"__name__": path}
            exec(compile(text, path, "exec"), names)
            found.update({name: test for name, test in names.items() if name.startswith("test_")})
    return found


def test_every_file_is_there(files):
    assert sorted(files) == [
        "algorithms/resistance/ruggedness.py",
        "core/terrain/ruggedness.py",
        "tests/algorithms/resistance/test_ruggedness_form.py",
        "tests/core/terrain/test_ruggedness.py",
    ]


def test_its_tests_of_core(tests_of_page, modules):
    tests_of_page["test_of_a_plane_that_falls_by_two_a_cell"]()
    tests_of_page["test_does_not_depend_on_the_height_above_the_sea"]()
    tests_of_page["test_nothing_is_refused"]()
    module = modules["core/terrain/ruggedness.py"]
    assert doctest.testmod(module, raise_on_error=True).attempted == 2


def test_its_tests_of_the_form(tests_of_page, modules, esp, tif, tmp_path, esp_provider):
    registry = QgsApplication.processingRegistry()
    # Whoever follows the page has the files, too.
    typed_in = registry.algorithmById("esp:ruggedness") is not None
    assert typed_in or esp_provider.addAlgorithm(modules["algorithms/resistance/ruggedness.py"].Ruggedness())
    try:
        assert registry.algorithmById("esp:ruggedness") is not None
        tests_of_page["test_a_peak"](esp, tif, tmp_path)
        tests_of_page["test_no_land"](esp, tif, tmp_path, None)
    finally:
        esp_provider.refreshAlgorithms()
    assert (registry.algorithmById("esp:ruggedness") is not None) == typed_in
