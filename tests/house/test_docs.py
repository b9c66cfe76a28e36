"""The documentation: every algorithm has its page, every link and picture leads somewhere."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import package
import pytest

DOCS = package.ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


@pytest.mark.parametrize(
    "page", [*PAGES, package.ROOT / "README.md", package.ROOT / "CONTRIBUTING.md"], ids=lambda path: path.stem
)
def test_links_and_pictures_lead_somewhere(page):
    targets = [target.split("#")[0] for target in _LINK.findall(page.read_text(encoding="utf-8"))]
    missing = [
        target for target in targets if target and "://" not in target and not (page.parent / target).resolve().exists()
    ]
    assert not missing


def test_pictures_are_small_and_used():
    texts = " ".join(page.read_text(encoding="utf-8") for page in [*PAGES, package.ROOT / "README.md"])
    pictures = sorted((DOCS / "images").rglob("*.png"))
    assert pictures
    unused = [str(path.relative_to(DOCS)) for path in pictures if str(path.relative_to(DOCS)) not in texts]
    assert not unused
    assert all(path.stat().st_size <= 210_000 for path in pictures)


def test_every_algorithm_has_a_page(qgis_app):
    from esp_toolbox.algorithms.platform.help_pages import page_of
    from esp_toolbox.algorithms.provider import ALGORITHMS

    for algorithm in ALGORITHMS:
        name = algorithm().name()
        page = DOCS / f"{page_of(name)}.md"
        assert page.is_file(), name
        assert f"esp:{name}" in page.read_text(encoding="utf-8"), name


def test_the_contents_name_every_page():
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    for page in PAGES:
        name = page.relative_to(DOCS).with_suffix("").as_posix()
        assert name == "index" or name in index or name.startswith("methods/")


def test_the_page_of_the_workflows_is_what_their_definitions_say():
    finished = subprocess.run(
        [sys.executable, "-c", "import workflow_pages; print(workflow_pages.page(), end='')"],
        cwd=package.ROOT / "scripts",
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    assert finished.stdout == (DOCS / "workflows.md").read_text(encoding="utf-8")


@pytest.mark.skipif(
    importlib.util.find_spec("sphinx") is None or importlib.util.find_spec("myst_parser") is None,
    reason="Sphinx is not installed; make docs installs it",
)
def test_pages_build_without_warnings(tmp_path):
    finished = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", str(DOCS), str(tmp_path / "pages")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    assert Path(tmp_path / "pages" / "methods" / "mspa.html").is_file()
