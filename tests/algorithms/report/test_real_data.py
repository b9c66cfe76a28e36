"""The chain on files that nobody here made; skipped where ../shared is absent."""

import csv

import pytest
from qgis.core import QgsVectorLayer


@pytest.fixture
def real(shared):
    folder = shared / "real"
    if not folder.is_dir():
        pytest.skip("the real data (../shared/real) are not here")
    return folder


def rows(path):
    layer = QgsVectorLayer(str(path), "layer", "ogr")
    assert layer.isValid()
    return [dict(zip(layer.fields().names(), feature.attributes())) for feature in layer.getFeatures()]


def test_augusta_land_cover_to_corridors(esp, real, tmp_path):
    """NLCD: natural classes, MSPA, sources, resistance by class, corridors, gravity."""
    cover = str(real / "augusta" / "augusta_nlcd.tif")
    out = {name: str(tmp_path / name) for name in ("mspa.tif", "classes.tif", "sources.gpkg", "resistance.tif")}
    esp("mspa", INPUT=cover, FOREGROUND="41-43,52,71,90,95", OUTPUT=out["mspa.tif"], CLASSES=out["classes.tif"])
    esp(
        "ecologicalsources",
        INPUT=out["classes.tif"],
        VALUES="1",
        MIN_AREA=50,
        TOP_N=15,
        MIN_DPC=1,
        DISTANCE=2000,
        OUTPUT=out["sources.gpkg"],
    )
    table = tmp_path / "scores.csv"
    scores = {"41-43": 1, "52": 3, "71": 3, "90": 1, "95": 1, "11": 2, "81": 5, "82": 6, "31": 8, "21": 7}
    scores.update({"22": 8, "23": 9, "24": 9})
    table.write_text("class,score\n" + "".join(f"{value},{score}\n" for value, score in scores.items()))
    esp("resistancefactor", INPUT=cover, TABLE=str(table), OUTPUT=out["resistance.tif"])
    corridors, weighted = str(tmp_path / "corridors.gpkg"), str(tmp_path / "gravity.gpkg")
    esp(
        "corridors",
        SOURCES=out["sources.gpkg"],
        RESISTANCE=out["resistance.tif"],
        CORRIDORS=corridors,
        CORRIDOR_RASTER=str(tmp_path / "corridors.tif"),
    )
    esp(
        "gravity",
        SOURCES=out["sources.gpkg"],
        RESISTANCE=out["resistance.tif"],
        CORRIDORS=corridors,
        CLASSIFICATION=2,
        OUTPUT=weighted,
    )
    sources = rows(out["sources.gpkg"])
    assert 3 <= len(sources) <= 15
    assert all(row["area_ha"] >= 50 for row in sources)
    links = rows(weighted)
    assert len(links) >= len(sources) - 1
    ids = {row["source_id"] for row in sources}
    assert all(row["from_id"] in ids and row["to_id"] in ids and row["cost"] > 0 for row in links)
    # Resistance is 1 to 9, so a corridor's mean resistance is, too.
    bounds = (1 - 1e-6, 9 + 1e-6)
    assert all(bounds[0] <= row["cost_len"] <= bounds[1] for row in links if row["length_m"])
    assert {row["class"] for row in links} <= {"important", "general"}


def test_swellendam_vectors_in_another_system(esp, real, tmp_path):
    """Protected areas as sources; resistance of slope, distance to roads and to rivers, all in degrees."""
    folder = real / "swellendam"
    elevation = str(folder / "srtm_41_19.tif")
    factors = {name: str(tmp_path / f"{name}.tif") for name in ("slope", "roads", "rivers")}
    esp("resistancefactor", INPUT=elevation, MEASURE=2, CLASSIFICATION=1, OUTPUT=factors["slope"])
    esp(
        "resistancefactor",
        INPUT=elevation,
        MEASURE=1,
        FEATURES=str(folder / "roads.gpkg"),
        CLASSIFICATION=1,
        REVERSE=True,
        OUTPUT=factors["roads"],
    )
    esp(
        "resistancefactor",
        INPUT=elevation,
        MEASURE=1,
        FEATURES=str(folder / "rivers.shp"),
        CLASSIFICATION=1,
        OUTPUT=factors["rivers"],
    )
    surface, corridors = str(tmp_path / "resistance.tif"), str(tmp_path / "corridors.gpkg")
    esp("weightedoverlay", INPUTS=list(factors.values()), WEIGHTS="0.4,0.35,0.25", OUTPUT=surface)
    result = esp(
        "corridors",
        SOURCES=str(folder / "protected_areas.shp"),
        RESISTANCE=surface,
        ADJACENCY=3,
        CORRIDORS=corridors,
        CORRIDOR_RASTER=str(tmp_path / "corridors.tif"),
    )
    links = rows(corridors)
    assert result["COUNT"] == len(links) >= 1
    assert all(row["length_m"] >= row["euclid_m"] * 0.9 for row in links)
    assert all(1 <= row["cost_len"] <= 9 for row in links)


def test_linkage_mapper_demo_costs(esp, oracles, tmp_path):
    """Link costs that ArcGIS printed for the demo, in resistance x metres."""
    folder = oracles / "linkage"
    corridors, links = str(tmp_path / "corridors.gpkg"), tmp_path / "links.csv"
    esp(
        "corridors",
        SOURCES=str(folder / "lm_cores.gpkg"),
        RESISTANCE=str(folder / "lm_resistances.tif"),
        ID_FIELD="core_ID",
        ADJACENCY=0,
        CORRIDORS=corridors,
        CORRIDOR_RASTER=str(tmp_path / "corridors.tif"),
        LINKS=str(links),
    )
    with links.open(encoding="utf-8", newline="") as file:
        costs = {(row["from_id"], row["to_id"]): float(row["cost"]) for row in csv.DictReader(file) if row["cost"]}
    assert costs["5", "6"] == pytest.approx(13845.6, abs=0.06)
    assert costs["3", "5"] == pytest.approx(24714.6, abs=0.06)
