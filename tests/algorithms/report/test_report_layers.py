"""A whole small study: what the report says is what the layers hold."""

import numpy as np
import pytest
from osgeo import ogr
from pairing import paired
from qgis.core import QgsVectorLayer
from rasters import read_tif
from whole_study import CELL, FACTORS, HECTARES, YEARS

# Hectares and metres as the tables of the report may show them.
SQUARE_KILOMETRES, KILOMETRES = 0.01, 0.001


def hectares(path, layer=None):
    """Areas of the polygons of a layer."""
    source = QgsVectorLayer(f"{path}|layername={layer}" if layer else str(path), "layer", "ogr")
    return [feature.geometry().area() / 1e4 for feature in source.getFeatures()]


def metres(path, layer=None):
    """Lengths of the lines of a layer."""
    source = QgsVectorLayer(f"{path}|layername={layer}" if layer else str(path), "layer", "ogr")
    return [feature.geometry().length() for feature in source.getFeatures()]


def step(content, name):
    """The last step of an algorithm in the report's JSON."""
    return [entry for entry in content["steps"] if entry["algorithm"] == f"esp:{name}"][-1]


def rows_of(content, caption):
    """Labels and rows of a table of the report's JSON."""
    table = next(table for table in content["tables"] if table["caption"].startswith(caption))
    return [column["label"] for column in table["columns"]], table["rows"]


def test_study_area_is_that_of_the_land_cover(study):
    folder, _, page, content = study
    cover = read_tif(folder / "basin" / "landcover_2023.tif")
    area = content["study_area"]
    assert area["area_ha"] == pytest.approx(np.isfinite(cover).sum() * HECTARES)
    assert area["crs"] == "EPSG:32647"
    for entry in area["land_cover"][-1]["classes"]:
        assert entry["cells"] == np.count_nonzero(cover == entry["class"])
    heads, rows = rows_of(content, "Composition of the land cover")
    for place, year in enumerate(YEARS):
        values = read_tif(folder / "basin" / f"landcover_{year}.tif")
        expected = [np.count_nonzero(values == value) * HECTARES for value in np.unique(values[np.isfinite(values)])]
        assert heads[1 + 2 * place] == f"{year}: Area"
        shown = [row[1 + 2 * place] for row in rows]
        assert shown[:-1] == pytest.approx([value * SQUARE_KILOMETRES for value in expected])
        assert shown[-1] == pytest.approx(sum(expected) * SQUARE_KILOMETRES)
    total = page.table("Composition of the land cover")["parts"][0]["rows"][-1][1][1]
    assert total == pytest.approx(np.isfinite(cover).sum() * HECTARES * SQUARE_KILOMETRES)


def test_pattern_of_the_habitat(study):
    folder, _, _, content = study
    values = read_tif(folder / "mspa.tif")
    _, rows = rows_of(content, "Areas of the morphological spatial pattern")
    for number, row in enumerate(rows[:7], 1):
        assert row[2] == pytest.approx(np.count_nonzero(values == number) * HECTARES * SQUARE_KILOMETRES)


def test_sources(study):
    folder, text, _, content = study
    areas = hectares(folder / "sources.gpkg")
    numbers = step(content, "ecologicalsources")["numbers"]
    assert numbers["COUNT"] == len(areas)
    assert numbers["AREA"] == pytest.approx(sum(areas))
    _, rows = rows_of(content, "Ecological sources and their importance")
    assert [row[1] for row in rows] == pytest.approx([area * SQUARE_KILOMETRES for area in areas])
    _, rows = rows_of(content, "Choice of the ecological sources")
    assert rows[0][1:3] == [len(areas), pytest.approx(sum(areas) * SQUARE_KILOMETRES)]
    _, rows = rows_of(content, "Land cover of the ecological sources")
    assert rows[-1][1] == pytest.approx(sum(areas) * SQUARE_KILOMETRES)
    total = f"{sum(areas) / 100:,.{0 if sum(areas) >= 1e4 else 1}f}"
    assert f"{len(areas)} ecological sources cover {total}\u00a0km²" in text


def test_resistance(study):
    folder, text, _, content = study
    surface = read_tif(folder / "resistance.tif")
    numbers = step(content, "weightedoverlay")["numbers"]
    assert numbers["minimum"] == pytest.approx(np.nanmin(surface), rel=1e-6)
    assert numbers["mean"] == pytest.approx(np.nanmean(surface), rel=1e-6)
    assert f"from {surface.min():.2f} to {surface.max():.2f} with a mean of {surface.mean():.2f}" in text
    _, rows = rows_of(content, "Judgement matrix")
    assert [row[1:4] for row in rows] == [["1", "5", "2"], ["1/5", "1", "1/3"], ["1/2", "3", "1"]]
    assert sum(row[4] for row in rows) == pytest.approx(1.0) and [row[5] for row in rows] == [1, 3, 2]
    heads, rows = rows_of(content, "Factors with the classes of each score")
    assert [row[0].split(" (")[0] for row in rows] == FACTORS.split(", ") and rows[1][0].endswith("(m)")
    assert sum(row[-1] for row in rows) == pytest.approx(1.0)
    assert heads[1] == "Score 1" and "Grassland" in rows[0][1] and rows[1][1] == "> 2,000"
    heads, rows = rows_of(content, "Share of the area with each score")
    scored = read_tif(folder / "f1.tif")
    for head, share in paired(heads[1:], rows[0][1:]):
        assert share == pytest.approx(100 * np.mean(scored == float(head.split()[1])))


def test_corridors(study):
    folder, _, _, content = study
    lengths = metres(folder / "corridors.gpkg")
    layer = QgsVectorLayer(str(folder / "corridors.gpkg"), "corridors", "ogr")
    classes = [feature["class"] for feature in layer.getFeatures()]
    _, rows = rows_of(content, "Corridors by class")
    own = sum(length for length, kind in zip(lengths, classes) if kind == "important")
    assert rows[0][1] == classes.count("important")
    assert rows[0][2] == pytest.approx(own * KILOMETRES, rel=1e-6)
    assert rows[-1][1:3] == [len(lengths), pytest.approx(sum(lengths) * KILOMETRES, rel=1e-6)]
    _, rows = rows_of(content, "Corridors ranked by gravity")
    best = max(layer.getFeatures(), key=lambda feature: feature["gravity"])
    assert rows[0][1:4] == [best["from_id"], best["to_id"], pytest.approx(best["gravity"])]


def test_pinch_points_and_barriers(study):
    folder, _, _, content = study
    _, rows = rows_of(content, "Pinch points and barriers by land cover")
    pinch, barriers = hectares(folder / "pinch_points.gpkg"), hectares(folder / "barriers.gpkg")
    total = rows[-1]
    assert total[1] == len(pinch)
    assert total[3] == len(barriers)
    table = next(table for table in content["tables"] if table["caption"].startswith("Pinch points and barriers"))
    units = [column["unit"] for column in table["columns"]]
    factor = {"ha": 1.0, "km²": SQUARE_KILOMETRES}
    assert total[2] == pytest.approx(sum(pinch) * factor[units[2]], rel=1e-6)
    assert total[4] == pytest.approx(sum(barriers) * factor[units[4]], rel=1e-6)


def test_health_and_transitions(study):
    folder, _, _, content = study
    heads, rows = rows_of(content, "Areas of the classes of ecosystem health by year")
    limits = [row[1].split("–") for row in rows[:-1]]
    assert heads[1] == "EHI" and [low for low, _ in limits[1:]] == [high for _, high in limits[:-1]]
    classes = [read_tif(folder / "classes.tif", band) for band in (1, 2, 3)]
    cell = (150 * CELL / classes[0].shape[0]) ** 2 / 1e4
    for place, values in enumerate(classes):
        for number, row in enumerate(rows[:-1], 1):
            assert row[2 + 2 * place] == pytest.approx(np.count_nonzero(values == number) * cell * SQUARE_KILOMETRES)
    _, rows = rows_of(content, "Transitions between the classes of ecosystem health, 2003 to 2023")
    for start in range(1, 6):
        for end in range(1, 6):
            moved = np.count_nonzero((classes[0] == start) & (classes[2] == end))
            assert rows[start - 1][end] == pytest.approx(moved * cell * SQUARE_KILOMETRES)
    _, rows = rows_of(content, "Means of ecosystem health")
    for band in (1, 2, 3):
        assert rows[0][band] == pytest.approx(np.nanmean(read_tif(folder / "health.tif", band)), rel=1e-5)


def test_zones(study):
    folder, _, _, content = study
    zones = read_tif(folder / "zones.tif")
    heads, rows = rows_of(content, "Areas of the restoration zones: Land cover")
    cover = read_tif(folder / "basin" / "landcover_2023.tif")
    for number, row in enumerate(rows[:-1], 1):
        inside = zones == number
        assert row[2] == pytest.approx(inside.sum() * HECTARES * SQUARE_KILOMETRES)
        assert sum(row[3:]) == pytest.approx(row[2])
        place = heads.index("Grassland")
        assert row[place] == pytest.approx((inside & (cover == 4)).sum() * HECTARES * SQUARE_KILOMETRES)
    assert rows[-1][2] == pytest.approx((zones > 0).sum() * HECTARES * SQUARE_KILOMETRES)


def test_services_by_district(study):
    folder, _, _, content = study
    import processing

    found = processing.run(
        "native:zonalstatisticsfb",
        {
            "INPUT": str(folder / "basin" / "districts.gpkg"),
            "INPUT_RASTER": str(folder / "habitat.tif"),
            "RASTER_BAND": 1,
            "COLUMN_PREFIX": "_",
            "STATISTICS": [2],
            "OUTPUT": "TEMPORARY_OUTPUT",
        },
    )["OUTPUT"]
    expected = {feature["name"]: feature["_mean"] for feature in found.getFeatures()}
    heads, rows = rows_of(content, "Means of the ecosystem services by district")
    assert heads == ["District", "Habitat quality", "Carbon storage"]
    assert {row[0]: row[1] for row in rows} == pytest.approx(expected, rel=1e-6)


def test_elements_of_the_pattern(study):
    folder, _, _, content = study
    pattern = folder / "pattern.gpkg"
    table = step(content, "securitypattern")["tables"]["PATTERN_TABLE"]
    sums = {}
    for layer, district, count, area, length in zip(
        *(table[key] for key in ("layer", "district", "number", "area_ha", "length_m"))
    ):
        if not district:
            before = sums.get(layer, (0, 0.0, 0.0))
            sums[layer] = (before[0] + count, before[1] + area, before[2] + length)
    package = ogr.Open(str(pattern))
    for name in ("sources", "pinch_points", "barriers", "corridors", "strategic_nodes", "break_points"):
        assert sums[name][0] == package.GetLayerByName(name).GetFeatureCount()
    assert sums["sources"][1] == pytest.approx(sum(hectares(pattern, "sources")))
    assert sums["corridors"][2] == pytest.approx(sum(metres(pattern, "corridors")))
    heads, rows = rows_of(content, "Elements of the security pattern")
    shown = sum(row[heads.index("Number")] for row in rows if row[0] == "Ecological sources")
    assert shown == package.GetLayerByName("sources").GetFeatureCount()


def test_scenarios(study):
    folder, _, _, content = study
    table = step(content, "owa")["tables"]["SCENARIOS"]
    _, rows = rows_of(content, "Order weights of the scenarios")
    assert [row[2] for row in rows] == table["w1"]
    heads, rows = rows_of(content, "Protection efficiency of the priority areas")
    assert heads[1:3] == ["Habitat", "Carbon"]
    assert [row[1] for row in rows] == table["eff_1"]
