"""One `qgis_process` that runs algorithms for many tests; `headless_plugin.py` is its other end."""

import json
import shutil
import subprocess
from multiprocessing import Pipe
from pathlib import Path

from qgis_program import QgisProgram, arguments_of, plugins_folder, write_settings

METADATA = """[general]
name=Headless session
description=Runs algorithms for the tests.
version=1
qgisMinimumVersion=3.22
supportsQt6=True
hasProcessingProvider=yes
"""
PATIENCE = 300


class HeadlessSession:
    """Runs algorithms as ``qgis_process --json run esp:... -- KEY=value`` does, without its start.

    Parameters
    ----------
    home : Path
        An empty folder for the profile.
    """

    def __init__(self, home):
        self.home = home
        plugins = plugins_folder(home)
        own = plugins / "headless"
        own.mkdir()
        here = Path(__file__)
        shutil.copy(here.with_name("headless_plugin.py"), own / "__init__.py")
        shutil.copy(here.with_name("quick_pictures.py"), own)
        (own / "metadata.txt").write_text(METADATA, encoding="utf-8")
        write_settings(home, "[PythonPlugins]\nesp_toolbox=true\nheadless=true\nprocessing=true\n")
        self._program = QgisProgram(home, plugins)
        self._process = self._pipe = None

    def __call__(self, name, **parameters):
        """Run an algorithm of the toolbox; returns the finished process."""
        return self.run(f"esp:{name}", **parameters)

    def run(self, algorithm, **parameters):
        """Run an algorithm or a model file by its id or path; returns the finished process."""
        if self._process is None:
            self._start()
        arguments = arguments_of(parameters)
        paths = [self.home / name for name in ("stdout", "stderr")]
        for path in paths:
            path.write_bytes(b"")
        self._pipe.send((algorithm, arguments, [str(path) for path in paths]))
        code = self._answer()
        texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
        return subprocess.CompletedProcess([algorithm, *arguments], code, *texts)

    @staticmethod
    def results(finished):
        """The results that a run printed."""
        return json.loads(finished.stdout)["results"]

    def close(self):
        """End the program."""
        if self._process is None:
            return
        self._pipe.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._process = None

    def _start(self):
        self._pipe, theirs = Pipe()
        with open(self.home / "session.log", "ab") as log:
            self._process = subprocess.Popen(
                [self._program.path, "--json", "run", "headless:serve", "--", f"PIPE={theirs.fileno()}"],
                env=self._program.environment, pass_fds=[theirs.fileno()], stdout=log, stderr=log,
            )  # fmt: skip
        theirs.close()

    def _answer(self):
        """The exit code of a run; of the program itself where the run took it down, and the next run starts another."""
        try:
            if self._pipe.poll(PATIENCE):
                return self._pipe.recv()
            self._process.kill()
        except (EOFError, OSError):
            pass
        code = self._process.wait()
        self._process = None
        return code or -1
