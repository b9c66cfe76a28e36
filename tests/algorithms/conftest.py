"""Runs algorithms as users do: through `processing.run` and through `qgis_process`."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import package
import pytest
from rasters import write_tif
from workbench_user import register


@pytest.fixture
def tif(tmp_path):
    """Write an array as a raster: ``tif("name", array, ...)``."""

    def write(name, array, **options):
        return write_tif(tmp_path / f"{name}.tif", array, **options)

    return write


@pytest.fixture(scope="session")
def esp_provider(qgis_app):
    """The provider in the registry, for the whole session."""
    return register()


@pytest.fixture
def esp(qgis_processing, esp_provider):
    """Run an algorithm: ``esp("weightedoverlay", INPUTS=..., OUTPUT=...)``; errors are raised."""
    import processing
    from qgis.core import QgsProcessingFeedback

    class Feedback(QgsProcessingFeedback):
        def __init__(self):
            super().__init__(False)
            self.lines = []
            self.fractions = []

        def pushInfo(self, text):
            self.lines.append(text)

        def pushWarning(self, text):
            self.lines.append(text)

        def reportError(self, text, fatalError=False):
            self.lines.append(text)

    def run(name, cancel_at=None, **parameters):
        feedback = Feedback()
        feedback.progressChanged.connect(feedback.fractions.append)
        if cancel_at is not None:
            feedback.progressChanged.connect(
                lambda percent: feedback.cancel() if percent >= cancel_at else None
            )
        run.feedback = feedback
        return processing.run(f"esp:{name}", parameters, feedback=feedback)

    return run


@pytest.fixture(scope="session")
def qgis_process(tmp_path_factory):
    """Run ``qgis_process`` with the plugin in a private profile; returns the finished process."""
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    if program is None:
        pytest.skip("qgis_process is not installed")
    home = tmp_path_factory.mktemp("qgis")
    plugins = home / "plugins"
    plugins.mkdir()
    os.symlink(package.ROOT, plugins / "esp_toolbox")
    (home / "run").mkdir(mode=0o700)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(home / "run"),
        "QGIS_CUSTOM_CONFIG_PATH": str(home),
        "QGIS_PLUGINPATH": str(plugins),
    }

    def run(*arguments):
        return subprocess.run(
            [program, *map(str, arguments)], env=environment, capture_output=True, text=True, timeout=300, check=False
        )

    run("plugins", "enable", "esp_toolbox")

    def run_algorithm(name, **parameters):
        pairs = []
        for key, value in parameters.items():
            for entry in value if isinstance(value, (list, tuple)) else [value]:
                pairs.append(f"{key}={entry}")
        return run("--json", "run", f"esp:{name}", "--", *pairs)

    run_algorithm.plain = run
    run_algorithm.results = lambda finished: json.loads(finished.stdout)["results"]
    return run_algorithm


@pytest.fixture
def no_leftovers(tmp_path):
    """After the test: no half-written file of a run is left beside the outputs."""
    yield
    assert not [path.name for path in Path(tmp_path).rglob(".part-*")]
