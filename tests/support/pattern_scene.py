"""Elements of small patterns, and what esp:securitypattern made of them."""

import json
from pathlib import Path

from osgeo import ogr
from qgis.core import (
    QgsVectorLayer,
)
from vectors import box

X, Y = 500000.0, 4200000.0


def shifted(coordinates):
    if isinstance(coordinates[0], (int, float)):
        return [coordinates[0] + X, coordinates[1] + Y]
    return [shifted(entry) for entry in coordinates]


def polygon(left, bottom, right, top, **fields):
    return ("Polygon", shifted(box(left, bottom, right, top)), fields)


def line(*vertices, **fields):
    return ("LineString", shifted([list(vertex) for vertex in vertices]), fields)


def rows(path, layer):
    source = QgsVectorLayer(f"{path}|layername={layer}", layer, "ogr")
    assert source.isValid()
    return [{**dict(zip(source.fields().names(), f.attributes())), "at": f.geometry()} for f in source.getFeatures()]


def content(path):
    return json.loads(Path(f"{path}.json").read_text(encoding="utf-8"))


def records(table):
    return [dict(zip(table, values)) for values in zip(*table.values())]


def styles_of(path):
    """(layer, style) to whether it is the default one."""
    dataset = ogr.Open(str(path))
    table = dataset.GetLayerByName("layer_styles")
    return {(row.GetField("f_table_name"), row.GetField("styleName")): row.GetField("useAsDefault") for row in table}


def names_of(path):
    dataset = ogr.Open(str(path))
    return {dataset.GetLayer(number).GetName() for number in range(dataset.GetLayerCount())} - {"layer_styles"}
