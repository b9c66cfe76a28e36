"""Layers of a small scene for esp:restorationzones."""

import csv

import numpy as np
from osgeo import ogr

LEFT, TOP = 500000.0, 4200000.0
# Four squares of a fishnet, each over 4 x 4 cells of land cover: weak, relatively weak, weak, strong.
HEALTH = np.array([[0.1, 0.3], [0.15, 0.9]], dtype=np.float32)
COVER = np.full((8, 8), 7, dtype=np.uint8)
COVER[4:, :2] = 6
COVER[0, 0] = 4
SCENE = dict(CLASSIFICATION=2, BREAKS="0.2,0.35,0.5,0.75", LEGEND=1)
OUTPUTS = dict(
    OUTPUT="区 zones.tif", ZONES="zones.gpkg", RULE="rule.tif", AREA_TABLE="areas.csv", PAGE="page.html",
    RULES_OUT="rules.csv", STRATEGIES_OUT="strategies.csv",
)  # fmt: skip


def box_wkt(first_row, first_column, last_row, last_column, cell=30.0):
    left, right = LEFT + first_column * cell, LEFT + last_column * cell
    top, bottom = TOP - first_row * cell, TOP - last_row * cell
    return f"POLYGON(({left} {bottom}, {right} {bottom}, {right} {top}, {left} {top}, {left} {bottom}))"


def write_csv(path, *rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return str(path)


def features(path):
    dataset = ogr.Open(path)
    return [feature.items() for feature in dataset.GetLayer()]
