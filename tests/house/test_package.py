"""The checkout as a plugin: any folder name, the zip, the repository's rules."""

import shutil
import subprocess
import sys
import zipfile

import package
import pytest
from qgis_program import QgisProgram


@pytest.mark.parametrize("name", ["my checkout-2", "2nd", "numpy"])
def test_any_folder_name(name, tmp_path):
    copy = tmp_path / name
    shutil.copytree(
        package.ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "build", "docs", "benchmarks", "__pycache__")
    )
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import package; package.load()\n"
        "from esp_toolbox.core.grid import Grid; print(Grid((1, 2), 3.0).cells, Grid.__module__)"
    )
    finished = subprocess.run(
        [sys.executable, "-c", code, str(copy / "tests" / "support")],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )
    assert finished.stdout.split() == ["2", "esp_toolbox.core.grid"], finished.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The zip as `make zip` makes it, and what is wrong with it; the scanners look at it in `make lint`."""
    folder = tmp_path_factory.mktemp("zip")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(package.ROOT / "scripts"))
        import make_zip
        import translation_file

        patch.setattr(make_zip, "STAGE", folder / "esp_toolbox")
        patch.setattr(make_zip, "TARGET", folder / "esp_toolbox.zip")
        translation_file.compile_all()
        make_zip.stage()
        make_zip.pack()
        return make_zip.TARGET, make_zip.problems()


def test_zip_passes_the_rules_of_the_repository(built):
    target, problems = built
    assert problems == []
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
    assert "esp_toolbox/metadata.txt" in names
    assert not any(name.startswith("esp_toolbox/tests") for name in names)


def test_zip_installs_by_unzip_and_lists_its_algorithms(built, tmp_path):
    """Two starts: nothing that the plugin needs is left out of the zip."""
    with zipfile.ZipFile(built[0]) as archive:
        archive.extractall(tmp_path / "profiles" / "default" / "python" / "plugins")
    program = QgisProgram(tmp_path)
    program("plugins", "enable", "esp_toolbox")
    listed = program("list").stdout
    assert "esp:weightedoverlay" in listed
    assert "esp:qaidam" in listed
