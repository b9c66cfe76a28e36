"""Runs algorithms as users do in QGIS, through `processing.run`."""

from pathlib import Path

import pytest
from rasters import write_tif


@pytest.fixture
def tif(tmp_path):
    """Write an array as a raster: ``tif("name", array, ...)``."""

    def write(name, array, **options):
        return write_tif(tmp_path / f"{name}.tif", array, **options)

    return write


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


@pytest.fixture
def no_leftovers(tmp_path):
    """After the test: no half-written file of a run is left beside the outputs."""
    yield
    assert not [path.name for path in Path(tmp_path).rglob(".part-*")]
