"""The elements of a finished run, found by what the JSON beside each file says, and read for comparing."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Optional

import numpy as np
from qgis.core import QgsPalettedRasterRenderer

from ...core.errors import InputError
from ..frame.run_folders import result_folders
from ..frame.sidecar import read_sidecar
from ..layers.file_read import known_json
from ..layers.opening import raster_layer, tables_of, valid_layer, vector_layer
from ..layers.raster_source import source_of
from ..layers.vector_io import Features, Snapshot
from ..platform.registry import algorithm_of
from .parameter_file import FILE


@dataclass(frozen=True)
class Role:
    """An element of a pattern.

    Parameters
    ----------
    name : str
    kind : {"polygons", "lines", "values", "classes"}
    made_by : tuple of (str, str)
        Algorithm and output, the best first.
    absent : float, optional
        The value where only the other run has data.
    """

    name: str
    kind: str
    made_by: tuple
    absent: Optional[float] = None


ROLES = (
    Role("sources", "polygons", (("esp:ecologicalsources", "OUTPUT"), ("esp:securitypattern", "sources"))),
    Role(
        "corridors",
        "lines",
        (
            ("esp:securitypattern", "corridors"),
            ("esp:spacesyntax", "CORRIDORS_OUT"),
            ("esp:gravity", "OUTPUT"),
            ("esp:pinchpoints", "CORRIDORS_OUT"),
            ("esp:corridors", "CORRIDORS"),
        ),
    ),
    Role("pinch_points", "polygons", (("esp:pinchpoints", "PINCH_POINTS"), ("esp:securitypattern", "pinch_points"))),
    Role("barriers", "polygons", (("esp:barriers", "BARRIERS"), ("esp:securitypattern", "barriers"))),
    Role("habitat_quality", "values", (("esp:habitatquality", "OUTPUT"),)),
    Role("water_yield", "values", (("esp:wateryield", "OUTPUT"),)),
    Role("soil_retention", "values", (("esp:soilretention", "OUTPUT"),)),
    Role("carbon_storage", "values", (("esp:carbonstorage", "OUTPUT"),)),
    Role("resistance", "values", (("esp:sensitivitycorrection", "OUTPUT"), ("esp:weightedoverlay", "OUTPUT"))),
    # No current flows outside the corridors.
    Role("current", "values", (("esp:pinchpoints", "CURRENT"), ("esp:current", "CURRENT")), 0.0),
    Role("barrier_score", "values", (("esp:barriers", "OUTPUT"),), 0.0),
    Role("health", "values", (("esp:ecosystemhealth", "OUTPUT"),)),
    Role("priority_area", "classes", (("esp:owa", "BEST_PRIORITY"),)),
    Role("mspa", "classes", (("esp:mspa", "CLASSES"), ("esp:mspa", "OUTPUT"))),
    Role("health_classes", "classes", (("esp:ecosystemhealth", "HEALTH_CLASSES"),)),
    Role("restoration_zones", "classes", (("esp:restorationzones", "OUTPUT"),)),
)
# Rasters whose cells are fine enough for the ground of polygons.
_GROUND = ("resistance", "current", "barrier_score", "mspa", "restoration_zones", "health", "health_classes")


@dataclass
class Pattern:
    """A finished run.

    Parameters
    ----------
    name : str
    folder : str
    files : dict
        Name of a role to what QGIS opens.
    record : dict
        The parameter file of the run; empty where there is none.
    numbers : dict
        (algorithm's title, label of a number) to the number, as the run left them.
    """

    name: str
    folder: str
    files: dict
    record: dict = field(default_factory=dict)
    numbers: dict = field(default_factory=dict)


def find_pattern(name: str, folder: str, like: Optional[Pattern] = None, roles: tuple = ROLES) -> Pattern:
    """Find the elements of a run in its folder.

    Parameters
    ----------
    name, folder : str
    like : Pattern, optional
        Of several files of one kind, that with the same name is taken.
    roles : tuple of Role
        What is looked for.

    Raises
    ------
    InputError
        When the folder has no element that can be compared.
    """
    record = known_json(os.path.join(folder, FILE)) or {}
    made: dict = {}
    numbers: dict = {}
    listed = set(map(str, record.get("outputs", {}).values()))
    for path, content in (entry for place in result_folders(folder) for entry in _results(place, listed)):
        algorithm = content["algorithm"]
        if algorithm == "esp:securitypattern" and path.endswith(".gpkg"):
            for table in tables_of(path):
                made.setdefault((algorithm, table.name), []).append(f"{path}|layername={table.name}")
        else:
            made.setdefault((algorithm, str(content.get("output", ""))), []).append(path)
        _add_numbers(numbers, content)
    files = {}
    for role in roles:
        found = next((made[key] for key in role.made_by if key in made), None)
        if found:
            wanted = os.path.basename(like.files.get(role.name, "")) if like is not None else ""
            files[role.name] = next((path for path in found if os.path.basename(path) == wanted), found[0])
    if not files:
        raise InputError("The folder {path} holds no element of a pattern that can be compared.", path=folder)
    return Pattern(name, folder, files, record, numbers)


def _results(folder: str, listed: set):
    """Path and JSON of the files that algorithms of the toolbox left; those of the record where there is one."""
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name[: -len(".json")])
        if not name.endswith(".json") or not os.path.isfile(path) or (listed and os.path.basename(path) not in listed):
            continue
        content = read_sidecar(path) or {}
        if isinstance(content.get("algorithm"), str):
            yield path, content


def sidecars_of(folder: str) -> list:
    """The JSON of all results of a run or a study, as their algorithms left it."""
    return [content for place in result_folders(folder) for _, content in _results(place, set())]


def _add_numbers(numbers: dict, content: dict) -> None:
    """Single numbers of a step, as its form calls them."""
    algorithm = algorithm_of(content["algorithm"])
    title, known = str(content.get("title", "")), {}
    if algorithm is not None:
        title = algorithm.displayName()
        known = {entry.name(): entry.description() for entry in algorithm.outputDefinitions()}
    for key, value in (content.get("numbers") or {}).items():
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            numbers.setdefault((title, known.get(key, key)), value)


# -- reading -------------------------------------------------------------------------------


def use_ground(job, pattern: Pattern) -> str:
    """Make the grid of a pattern's finest raster that of the run; returns the raster's role.

    Raises
    ------
    InputError
        When it has no raster.
    """
    for name in _GROUND:
        if name in pattern.files:
            job.grid = None
            read_raster(job, pattern, name)
            return name
    raise InputError(
        "The scenario {name} has no raster to compare the ground of its elements on, such as the resistance.",
        name=pattern.name,
    )


def read_raster(job, pattern: Pattern, role: str, classes: bool = False) -> np.ndarray:
    """The last band of a raster (the latest year), NaN where it has no data, on the run's grid."""
    source = _raster(pattern, role)
    return job.values_of(source, source.bands, classes)


def legend_of(pattern: Pattern, role: str) -> dict:
    """Class to (name, colour) of a raster's legend; empty where it has none."""
    layer = _layer(pattern, role)
    renderer = layer.renderer()
    if not isinstance(renderer, QgsPalettedRasterRenderer):
        return {}
    return {int(entry.value): (entry.label, entry.color.name()) for entry in renderer.classes()}


def _raster(pattern: Pattern, role: str):
    return source_of(_layer(pattern, role))


def _layer(pattern: Pattern, role: str):
    return valid_layer(raster_layer(pattern.files[role], f"{pattern.name}: {role}"))


def read_elements(job, pattern: Pattern, role: str) -> Features:
    """Polygons or lines in the run's coordinate system; none where the run found none."""
    layer = valid_layer(vector_layer(pattern.files[role], f"{pattern.name}: {role}"))
    snapshot = Snapshot(layer)
    if snapshot.featureCount() == 0:
        return Features(layer.name(), columns={entry.name(): [] for entry in layer.fields()})
    return job.read_source(snapshot)


def points_of(features: Features) -> list:
    """The lines as arrays of points, part by part."""
    result = []
    for geometry in features.geometries:
        parts = geometry.asMultiPolyline() if geometry.isMultipart() else [geometry.asPolyline()]
        result.append([np.array([(point.x(), point.y()) for point in part]) for part in parts if len(part) > 1])
    return result
