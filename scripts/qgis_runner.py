"""Runs `qgis_process` with the checkout as a plugin, in a profile of its own below build/."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# What every algorithm of the toolbox says at its end, in either language.
_TOOK = re.compile(r"^(?:[\d.]*)(?P<title>\D.*?)(?: took |用时 )(?P<seconds>[\d.]+) (?:s|秒)$")


class QgisRunner:
    """A private profile with the plugin switched on.

    Parameters
    ----------
    home : Path
        Folder of the profile; made when it is not there.
    """

    def __init__(self, home: Path):
        self.program = _program()
        plugins = home / "plugins"
        plugins.mkdir(parents=True, exist_ok=True)
        link = plugins / "esp_toolbox"
        if link.is_symlink():
            link.unlink()
        link.symlink_to(ROOT)
        runtime = tempfile.mkdtemp()
        os.chmod(runtime, 0o700)
        self.environment = {
            **os.environ,
            # QGIS' Python looks for its home by the first python3 on the path.
            "PATH": os.pathsep.join(["/usr/bin", os.environ.get("PATH", "")]),
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_RUNTIME_DIR": runtime,
            "QGIS_CUSTOM_CONFIG_PATH": str(home),
            "QGIS_PLUGINPATH": str(plugins),
        }
        self._call("plugins", "enable", "esp_toolbox")

    def _call(self, *arguments):
        return subprocess.run(
            [self.program, *arguments], env=self.environment, capture_output=True, text=True, check=False
        )

    def run(self, algorithm: str, parameters: dict, show_steps: bool = False) -> list:
        """Run an algorithm; returns (title, seconds) of a model's steps.

        Raises
        ------
        SystemExit
            With what QGIS said, when the run fails.
        """
        pairs = _pairs(parameters)
        process = subprocess.Popen(
            [self.program, "run", algorithm, "--", *pairs],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        said, steps = [], []
        for line in process.stdout:
            said.append(line)
            took = _TOOK.match(line.strip())
            if took:
                steps.append((took["title"], float(took["seconds"])))
                if show_steps:
                    print(f"   {took['title']:<32} {float(took['seconds']):6.1f} s", flush=True)
        if process.wait() != 0:
            sys.stderr.writelines(said)
            raise SystemExit(f"{algorithm} failed")
        return steps

    def results(self, algorithm: str, parameters: dict) -> dict:
        """Run an algorithm and return its results."""
        finished = self._call("--json", "run", algorithm, "--", *_pairs(parameters))
        if finished.returncode != 0:
            raise SystemExit(finished.stderr)
        return json.loads(finished.stdout)["results"]


def _pairs(parameters: dict) -> list:
    """KEY=value, several times for lists."""
    return [
        f"{key}={entry}"
        for key, value in parameters.items()
        for entry in (value if isinstance(value, (list, tuple)) else [value])
    ]


def _program() -> str:
    """The real program: Debian 12's wrapper passes options that the program takes for commands."""
    for name in ("qgis_process.bin", "qgis_process"):
        path = shutil.which(name)
        if path:
            return path
    raise SystemExit("qgis_process is not installed; run make deps")
