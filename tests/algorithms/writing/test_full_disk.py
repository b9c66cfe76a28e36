"""A full disk: one sentence that names the output, no broken file, the earlier result as it was."""

import gc
import json
import resource
import sys
from contextlib import contextmanager

import numpy as np
import pytest
from killing import in_child
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProject,
)
from rasters import UTM

# Bytes that a file may have: a GeoPackage needs more than the first for its frame, and than the second for its rows.
LIMITS = (20_000, 130_000)
SHAPES = {
    "polygon": "POLYGON((0 0,10 0,10 10,0 10,0 0))",
    "line": "LINESTRING(0 0,10 10)",
    "point": "POINT(1 1)",
    "table": None,
}
# An ending, and that of tables beside it; a shapefile and a csv run full once, at their rows.
FORMATS = ((".gpkg", ".gpkg", LIMITS), (".shp", ".csv", LIMITS[:1]))
ROWS = 900


def vector_outputs():
    """Each algorithm of the toolbox with the keys of its vector outputs."""
    from provider import register

    found = {}
    for algorithm in register().algorithms():
        keys = [
            definition.name()
            for definition in algorithm.parameterDefinitions()
            if isinstance(definition, QgsProcessingParameterFeatureSink)
        ]
        # Models write through the algorithms of their steps.
        if keys and hasattr(algorithm, "NAME"):
            found[algorithm.id()] = keys
    return found


def job_of(name, outputs):
    """A run of an algorithm whose work is done, but for its outputs."""
    from esp_toolbox.algorithms.frame.job import Job

    algorithm = QgsApplication.processingRegistry().algorithmById(name).create()
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    job = Job(algorithm, outputs, context, QgsProcessingFeedback(False))
    context.setFeedback(job.feedback)
    for key in outputs:
        kind = kind_of(algorithm, key)
        shape = SHAPES[kind]
        rows = [(shape and QgsGeometry.fromWkt(shape), [number, f"name {number}" * 12]) for number in range(ROWS)]
        job.write_features(key, [("number", int), ("name", str)], rows, geometry=kind, crs=UTM)
    return job


def kind_of(algorithm, key):
    from esp_toolbox.algorithms.frame.parameters import SOURCES

    kind = algorithm.parameterDefinition(key).dataType()
    return next(name for name, source in SOURCES.items() if source == kind and name != "any")


@contextmanager
def limited(limit):
    """Files may have no more bytes than that."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def said_of_full_disk(job, limit, write=lambda: None):
    """What a run says that writes and ends, or the name of an error that is no sentence."""
    try:
        with limited(limit):
            write()
            job.outputs.commit()
    except Exception as error:  # noqa: BLE001 - whatever it is, the test wants to see it
        return f"{type(error).__name__}: {error}"
    finally:
        job.outputs.discard()
    return "success"


def try_all(folder):
    """Each algorithm and format in turn, a line for each: a process that ends early has told where."""
    for name, keys in vector_outputs().items():
        form = QgsApplication.processingRegistry().algorithmById(name)
        for ending, of_tables, limits in FORMATS:
            place = folder / f"{name}{ending}".replace(":", "_")
            place.mkdir()
            endings = {key: of_tables if kind_of(form, key) == "table" else ending for key in keys}
            outputs = {key: str(place / f"{key}{endings[key]}") for key in keys}
            earlier = place / f"{keys[0]}{endings[keys[0]]}"
            earlier.write_bytes(b"earlier")
            for limit in limits:
                job = job_of(name, outputs)
                said = said_of_full_disk(job, limit)
                heard = job.feedback.textLog()
                left = {path.name: path.read_bytes() for path in place.iterdir()}
                fine = said.startswith("InputError: The disk is full: ") and left == {earlier.name: b"earlier"}
                fine = fine and "sqlite" not in heard and job.context.feedback() is job.feedback
                yield [name, ending, limit, fine, said[:200], sorted(left)]


def test_every_algorithm_that_writes_a_vector(esp_provider, qgis_processing, tmp_path):
    lines = tmp_path / "told"

    def tell():
        with open(lines, "w", encoding="utf-8") as file:
            for found in try_all(tmp_path):
                print(json.dumps(found), file=file, flush=True)

    text, status = in_child(tell)
    told = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    assert status == 0 and text == "None", (text, told[-1:])
    assert not [found for found in told if not found[3]]
    assert len(told) >= 60


@pytest.mark.parametrize("raises", [False, True])
@pytest.mark.parametrize("limit", [1_000, 60_000])
def test_rasters_pages_and_packages(esp_provider, qgis_processing, tmp_path, limit, raises):
    from esp_toolbox.algorithms.frame.job import Job
    from esp_toolbox.core.grid import Grid

    outputs = {"OUTPUT": str(tmp_path / "health.tif"), "PAGE": str(tmp_path / "page.html")}
    for path in outputs.values():
        with open(path, "wb") as file:
            file.write(b"earlier")

    def run(key):
        algorithm = QgsApplication.processingRegistry().algorithmById("esp:robustness" if key == "PAGE" else "esp:owa")
        form = algorithm.create()
        name = next(k.name() for k in form.parameterDefinitions() if k.isDestination() and fits(k, key))
        job = Job(form, {name: outputs[key]}, QgsProcessingContext(), QgsProcessingFeedback(False))
        job.grid = Grid((400, 400), 30.0, (0.0, 0.0), "")
        unheard = []
        sys.unraisablehook = lambda found: unheard.append(str(found.exc_value))
        if raises:
            # As another plugin may have asked for.
            gdal.UseExceptions()
        if key == "PAGE":
            said = said_of_full_disk(job, limit, lambda: job.write_html(name, "x" * 100_000))
        else:
            cells = np.random.default_rng(1).random((400, 400)).astype(np.float32)
            said = said_of_full_disk(job, limit, lambda: job.write_raster(name, cells))
        gc.collect()
        return f"{said} {unheard or ''}".strip()

    def fits(definition, key):
        return definition.type() == ("fileDestination" if key == "PAGE" else "rasterDestination")

    for key in outputs:
        text, status = in_child(lambda key=key: run(key))
        assert status == 0 and text.startswith("InputError: The disk is full: ") and text.endswith("disk."), text
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "health.tif": b"earlier",
        "page.html": b"earlier",
    }
