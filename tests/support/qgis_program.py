"""The real `qgis_process` in a private profile."""

import os
import shutil
import subprocess

import package
import pytest

# As people are called, and as companies call their computers' users.
_USER = "用户 with spaces, Größe and a name that is as long as some are"


def home_of_user(folder):
    """A folder in `folder` for the profile, the temporary files and the plugin of a user with such a name."""
    home = folder / _USER
    home.mkdir()
    return home


def find_program():
    """The program; tests that want it skip where it is absent. Debian 12's wrapper takes its options for commands."""
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    if program is None:
        pytest.skip("qgis_process is not installed")
    return program


def arguments_of(parameters):
    """Parameters as ``KEY=value``; lists repeat their key."""
    return [
        f"{key}={entry}"
        for key, value in parameters.items()
        for entry in (value if isinstance(value, (list, tuple)) else [value])
    ]


class QgisProgram:
    """`qgis_process` with a profile of its own.

    Parameters
    ----------
    home : Path
        Folder of the profile.
    plugins : Path, optional
        Folder of plugins beside those of the profile.
    """

    def __init__(self, home, plugins=None):
        self.path = find_program()
        runtime, passing = home / "run", home / "passing files 临时"
        runtime.mkdir(mode=0o700)
        passing.mkdir()
        self.environment = {
            **os.environ,
            **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(passing)),
            "HOME": str(home),
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_RUNTIME_DIR": str(runtime),
            "QGIS_CUSTOM_CONFIG_PATH": str(home),
        }
        for name in ("QGIS_PLUGINPATH", "PYTHONDONTWRITEBYTECODE"):
            self.environment.pop(name, None)
        if plugins is not None:
            self.environment["QGIS_PLUGINPATH"] = str(plugins)

    def __call__(self, *arguments):
        """Run the program; returns the finished process."""
        return subprocess.run(
            [self.path, *map(str, arguments)],
            env=self.environment, capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip

    def run(self, algorithm, **parameters):
        """Run an algorithm or a model file."""
        return self("--json", "run", algorithm, "--", *arguments_of(parameters))


def plugins_folder(home):
    """A folder of plugins with a copy of this one, beside which Python keeps what it compiled for the next start."""
    plugins = home / "plugins"
    left_out = shutil.ignore_patterns(".*", "__pycache__", "benchmarks", "build", "docs", "scripts", "tests")
    shutil.copytree(package.ROOT, plugins / "esp_toolbox", ignore=left_out)
    return plugins


def write_settings(home, text):
    """The settings of a profile, for QGIS 3 and 4."""
    folder = home / "profiles" / "default" / "QGIS"
    folder.mkdir(parents=True)
    for name in ("QGIS3.ini", "QGIS4.ini"):
        (folder / name).write_text(text, encoding="utf-8")
