"""A full disk: one sentence that names the output, no broken file, the earlier result as it was."""

import resource

import pytest
from killing import in_child
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


def commit_with_limit(name, outputs, limit):
    job = job_of(name, outputs)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        return job.outputs.commit()
    finally:
        job.outputs.discard()


def test_every_algorithm_that_writes_a_vector(esp_provider, qgis_processing, tmp_path):
    wrong, tried = [], 0
    registry = QgsApplication.processingRegistry()
    for name, keys in vector_outputs().items():
        form = registry.algorithmById(name)
        for ending, of_tables, limits in FORMATS:
            folder = tmp_path / f"{name}{ending}".replace(":", "_")
            folder.mkdir()
            endings = {key: of_tables if kind_of(form, key) == "table" else ending for key in keys}
            outputs = {key: str(folder / f"{key}{endings[key]}") for key in keys}
            earlier = folder / f"{keys[0]}{endings[keys[0]]}"
            earlier.write_bytes(b"earlier")
            for limit in limits:
                text, status = in_child(lambda n=name, o=outputs, m=limit: commit_with_limit(n, o, m))
                tried += 1
                left = {path.name: path.read_bytes() for path in folder.iterdir()}
                full = text.startswith("InputError: The disk is full: ")
                if status or not full or left != {earlier.name: b"earlier"}:
                    wrong.append((name, ending, limit, status, text[:200], sorted(left)))
    assert not wrong
    assert tried >= 60


@pytest.mark.parametrize("limit", [1_000, 60_000])
def test_rasters_pages_and_packages(esp_provider, qgis_processing, tmp_path, limit):
    import numpy as np
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
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            if key == "PAGE":
                job.write_html(name, "x" * 100_000)
            else:
                job.write_raster(name, np.random.default_rng(1).random((400, 400)).astype(np.float32))
            return job.outputs.commit()
        finally:
            job.outputs.discard()

    def fits(definition, key):
        return definition.type() == ("fileDestination" if key == "PAGE" else "rasterDestination")

    for key in outputs:
        text, status = in_child(lambda key=key: run(key))
        assert status == 0 and text.startswith("InputError: The disk is full: "), text
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "health.tif": b"earlier",
        "page.html": b"earlier",
    }
