"""A small network as files, for the end-to-end tests."""

import json

from qgis.core import QgsVectorLayer
from vectors import box, write_geojson

# Number, middle and half width of the sources, in metres.
SOURCES = {4: (0, 0, 50), 9: (1000, 0, 100), 12: (1000, 1000, 50), 15: (0, 1000, 80), 20: (2500, 500, 60)}
# Two sources and the cost of the corridor between them.
CORRIDORS = [(4, 9, 3000.0), (9, 12, 2000.0), (12, 15, 5000.0), (15, 4, 2500.0), (9, 20, 6000.0)]


def place(x, y):
    return [500000.0 + x, 4000000.0 + y]


def write_sources(path, sources=None):
    features = []
    for number, (x, y, half) in (SOURCES if sources is None else sources).items():
        corners = box(x - half, y - half, x + half, y + half)
        rings = [[place(*point) for point in ring] for ring in corners]
        features.append(("Polygon", rings, {"source_id": number, "quality": number / 10, "name": f"源{number}"}))
    return write_geojson(path, features)


def write_corridors(path, corridors=None, sources=None, **more):
    """Corridors straight between the middles; `more` adds columns."""
    sources = SOURCES if sources is None else sources
    features = []
    for row, (first, second, cost) in enumerate(CORRIDORS if corridors is None else corridors):
        points = [place(*sources[first][:2]), place(*sources[second][:2])]
        values = {"link_id": row + 1, "from_id": first, "to_id": second, "cost": cost}
        values.update({name: column[row] for name, column in more.items()})
        features.append(("LineString", points, values))
    return write_geojson(path, features)


def rows_of(path):
    """The attributes of a layer, in the order of the features."""
    layer = QgsVectorLayer(str(path), "layer", "ogr")
    names = [field.name() for field in layer.fields()]
    return [dict(zip(names, feature.attributes())) for feature in sorted(layer.getFeatures(), key=lambda f: f.id())]


def numbers_of(path):
    """The key numbers in the sidecar of an output."""
    with open(str(path) + ".json", encoding="utf-8") as file:
        return json.load(file)["numbers"]
