"""The whole small study of both papers' steps that the tests of the report read."""

import json
from contextlib import contextmanager
from unittest import mock

import provider
from report_reader import ReportPage

CELL = 600.0
HECTARES = CELL * CELL / 1e4
YEARS = (2003, 2013, 2023)
FACTORS = "land use, distance to road, elevation"
JUDGEMENTS = "1,5,2;1/5,1,1/3;1/2,3,1"


def _plain(value):
    """Paths as texts."""
    if isinstance(value, list):
        return [str(part) for part in value]
    return value if isinstance(value, (int, float)) else str(value)


@contextmanager
def _small_pictures():
    """Pictures for print have fewer dots: these take most of the time."""
    from esp_toolbox.algorithms.report import map_frame, material

    with mock.patch.object(map_frame, "PRINT_DPI", 60), mock.patch.object(material, "PRINT_DPI", 60):
        yield


def made_study(folder):
    """Layers of both papers' steps over the sample basin and the report over them: folder, text, page and JSON."""
    basin = folder / "basin"

    def run(name, **parameters):
        return provider.run(name, **{key: _plain(value) for key, value in parameters.items()})

    run("samplebasin", ROWS=150, COLS=150, CELL_SIZE=CELL, SEED=1, FOLDER=basin)
    cover, districts = basin / "landcover_2023.tif", basin / "districts.gpkg"
    run("mspa", INPUT=cover, FOREGROUND="2,3,4,5,6,9", CLASSES=folder / "mspa.tif", OUTPUT=folder / "bytes.tif")
    sources = folder / "sources.gpkg"
    run("ecologicalsources", INPUT=folder / "mspa.tif", VALUES="1", TOP_N=12, OUTPUT=sources)
    run("resistancefactor", INPUT=cover, PRESET=1, OUTPUT=folder / "f1.tif")
    run("resistancefactor", INPUT=cover, MEASURE=1, FEATURES=basin / "roads.gpkg", PRESET=2, OUTPUT=folder / "f2.tif")
    run("resistancefactor", INPUT=basin / "dem.tif", CLASSIFICATION=1, OUTPUT=folder / "f3.tif")
    weights = run("ahp", MATRIX=JUDGEMENTS, NAMES=FACTORS, WEIGHTS_TABLE=folder / "weights.csv")["WEIGHTS"]
    resistance = folder / "resistance.tif"
    factors = [folder / f"f{number}.tif" for number in (1, 2, 3)]
    run("weightedoverlay", INPUTS=factors, WEIGHTS=weights, NAMES=FACTORS, OUTPUT=resistance)
    network = {"SOURCES": sources, "RESISTANCE": resistance}
    links, corridors = folder / "all.gpkg", folder / "corridors.gpkg"
    run("corridors", **network, ADJACENCY=3, DROP_INTERMEDIATE=0, CORRIDORS=links, CORRIDOR_RASTER=folder / "r.tif")
    run("gravity", **network, CORRIDORS=links, OUTPUT=corridors, MATRIX=folder / "matrix.csv")
    pinch = folder / "pinch_points.gpkg"
    places = {**network, "CORRIDORS": corridors, "LANDCOVER": cover}
    run("pinchpoints", **places, PINCH_POINTS=pinch, CURRENT=folder / "current.tif")
    run("barriers", **places, PINCH_POINTS=pinch, BARRIERS=folder / "barriers.gpkg", OUTPUT=folder / "score.tif")
    health = folder / "health.tif"
    run(
        "ecosystemhealth",
        LANDCOVERS=[basin / f"landcover_{year}.tif" for year in YEARS],
        VITALITIES=[basin / f"npp_{year}.tif" for year in YEARS],
        CLASSIFICATION=1,
        OUTPUT=health,
        HEALTH_CLASSES=folder / "classes.tif",
        COMPONENTS=folder / "components.tif",
    )
    run("healthchange", INPUT=health, CLASSIFICATION=1, DIFFERENCE=folder / "difference.tif")
    run("habitatquality", LANDCOVER=cover, PRESET=1, OUTPUT=folder / "habitat.tif")
    run("carbonstorage", LANDCOVER=cover, PRESET=1, OUTPUT=folder / "carbon.tif")
    run("owa", INPUTS=[folder / "habitat.tif", folder / "carbon.tif"], OUTPUT=folder / "owa.tif", SWEEP_STEPS=5)
    run(
        "restorationzones",
        HEALTH=health,
        CORRIDORS=corridors,
        LANDCOVER=cover,
        DISTRICTS=districts,
        OUTPUT=folder / "zones.tif",
        ZONES=folder / "zones.gpkg",
    )
    pattern = folder / "pattern.gpkg"
    run(
        "securitypattern",
        SOURCES=sources,
        CORRIDORS=corridors,
        PINCH_POINTS=pinch,
        BARRIERS=folder / "barriers.gpkg",
        ZONES=folder / "zones.gpkg",
        DISTRICTS=districts,
        DISTRICT_FIELD="name",
        ROADS=basin / "roads.gpkg",
        LANDCOVER=cover,
        PATTERN=pattern,
        PATTERN_TABLE=folder / "pattern.csv",
    )
    listed = ("difference.tif", "habitat.tif", "carbon.tif", "owa.tif")
    page, numbers = folder / "report.html", folder / "report.json"
    with _small_pictures():
        run(
            "report",
            PATTERN=pattern,
            LAYERS=[folder / name for name in listed],
            LANGUAGE="en",
            REPORT=page,
            REPORT_JSON=numbers,
            MAP=folder / "map.png",
            MATERIAL=folder / "material",
        )
    text = page.read_text(encoding="utf-8")
    return folder, text, ReportPage(text), json.loads(numbers.read_text(encoding="utf-8"))
