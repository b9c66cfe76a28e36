"""How Sphinx builds the pages of core's functions, for developers: `make api` runs a copy of this folder in build."""

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import package  # noqa: E402

package.load()
from esp_toolbox.algorithms.platform import help_pages  # noqa: E402

project = "ESP Toolbox: core"
extensions = ["sphinx.ext.autodoc", "sphinx.ext.autosummary", "sphinx.ext.doctest", "numpydoc"]
autosummary_generate = True
autodoc_typehints = "none"
autodoc_member_order = "bysource"
numpydoc_show_class_members = False
numpydoc_class_members_toctree = False
templates_path = ["templates"]
html_theme = "furo"
html_title = project
default_role = "literal"

_CORE = re.compile(r"from \.\.\.core\.([\w.]+) import")


def _name_modules():
    """Every public module of core, at the end of the contents."""
    names = sorted(
        "esp_toolbox." + ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "core").rglob("*.py")
        if not path.name.startswith("_")
    )
    with open(Path(__file__).parent / "index.rst", "a", encoding="utf-8") as contents:
        contents.writelines(f"   {name}\n" for name in names)


def _uses() -> dict:
    """Module of core to the algorithms whose form, or a helper in its room, imports it."""
    found: dict = {}
    for path in sorted((ROOT / "algorithms").glob("*/*.py")):
        text = path.read_text(encoding="utf-8")
        names = [
            node.value.value
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "NAME"
            and isinstance(node.value, ast.Constant)
        ]  # fmt: skip
        for module in _CORE.findall(text):
            found.setdefault(f"esp_toolbox.core.{module}", set()).update(names)
    return found


def _link_methods(_app, what, name, _object, _options, lines):
    """Under the docstring of a module, the pages of the methods that it serves."""
    if what == "module":
        for algorithm in sorted(_USES.get(name, ())):
            lines += ["", f"Method: `esp:{algorithm} <../../../docs/{help_pages.page_of(algorithm)}.html>`_"]


_USES = _uses()
_name_modules()


def setup(app):
    """Sphinx calls it."""
    app.connect("autodoc-process-docstring", _link_methods)
