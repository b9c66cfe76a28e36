"""A whole small study: what the report says is what the layers hold."""

import json
import re

import numpy as np
import pytest
from osgeo import gdal, ogr
from pairing import paired
from qgis.core import QgsVectorLayer
from rasters import read_tif
from report_reader import ReportPage, shown_number

YEARS = (2003, 2013, 2023)
CELL = 600.0
HECTARES = CELL * CELL / 1e4
FACTORS = "land use, distance to road, elevation"
JUDGEMENTS = "1,5,2;1/5,1,1/3;1/2,3,1"
# Hectares and metres as the tables of the report may show them.
SQUARE_KILOMETRES, KILOMETRES = 0.01, 0.001


def _plain(value):
    """Paths as texts."""
    if isinstance(value, list):
        return [str(part) for part in value]
    return value if isinstance(value, (int, float)) else str(value)


@pytest.fixture(scope="module")
def study(tmp_path_factory, esp_provider):
    """Layers of both papers' steps over the sample basin, and the report over them."""
    import processing
    from processing.core.Processing import Processing

    Processing.initialize()
    folder = tmp_path_factory.mktemp("study")
    basin = folder / "basin"

    def run(name, **parameters):
        given = {key: _plain(value) for key, value in parameters.items()}
        return processing.run(f"esp:{name}", given)

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


def test_every_step_behind_the_pattern_is_found(study):
    _, _, _, content = study
    names = [entry["algorithm"].split(":")[1] for entry in content["steps"]]
    assert names.count("resistancefactor") == 3
    behind = {
        "samplebasin", "mspa", "ecologicalsources", "ahp", "weightedoverlay", "corridors", "gravity", "pinchpoints",
        "barriers", "ecosystemhealth", "restorationzones", "securitypattern",
    }  # fmt: skip
    assert behind <= set(names)
    # Chapter by chapter, and no step before those that it reads.
    for first, second in (
        ("habitatquality", "owa"), ("mspa", "ecologicalsources"), ("ahp", "weightedoverlay"),
        ("weightedoverlay", "corridors"), ("corridors", "gravity"), ("pinchpoints", "barriers"),
        ("ecosystemhealth", "healthchange"), ("restorationzones", "securitypattern"),
    ):  # fmt: skip
        assert names.index(first) < names.index(second)


def test_page_shows_what_the_json_holds(study):
    _, _, page, content = study
    assert len(page.tables) == len(content["tables"]) > 40
    for shown, table in paired(page.tables, content["tables"]):
        assert shown["caption"] == table["caption"]
        # Wide tables are shown in parts, each of which begins with the first column.
        heads = [head for number, part in enumerate(shown["parts"]) for head in part["heads"][number > 0 :]]
        assert len(heads) == len(table["columns"])
        for head, column in paired(heads, table["columns"]):
            assert head == f"{column['label']} ({column['unit']})" if column["unit"] else head == column["label"]
        for number, row in enumerate(table["rows"]):
            cells = [cell for place, part in enumerate(shown["parts"]) for cell in part["rows"][number][place > 0 :]]
            for (_, raw), value in paired(cells, row):
                if isinstance(value, (int, float)):
                    assert raw == pytest.approx(value, rel=1e-12)
                else:
                    assert raw is None


def test_texts_of_numbers_are_the_numbers_rounded(study):
    _, _, page, _ = study
    checked = 0
    for table in page.tables:
        for part in table["parts"]:
            for row in part["rows"]:
                for text, raw in row:
                    if raw is not None:
                        value, half = shown_number(text)
                        # Three digits are what a column gets, four a single number.
                        assert abs(value - raw) <= max(half, 5.1e-4 * abs(raw)), (table["caption"], text, raw)
                        checked += 1
    assert checked > 800


def test_no_exponents_and_no_empty_words(study):
    _, text, page, _ = study
    for table in page.tables:
        for part in table["parts"]:
            for row in part["rows"]:
                for cell, _ in row:
                    assert not re.search(r"\d[eE][+-]?\d", cell)
                    # "None" is an option of forms.
                    assert cell != "nan" and (cell != "None" or table["caption"].startswith("Parameters"))
    # No template was left unfilled; formulas have braces of their own.
    assert "{" not in re.sub(r"<svg.*?</svg>", "", text.split("</style>")[1], flags=re.DOTALL)


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


def test_methods_quote_the_parameters(study):
    _, text, _, content = study
    assert "Forest, Shrub, Grassland, Water, Snow/Ice, Wetland were taken as the foreground" in text
    assert "an edge width of 1 cell (600\u00a0m)" in text
    assert "being one of the 12 largest; a dPC of at least 1.1 %" in text
    assert "between all pairs of sources" in text
    assert "[@" not in text
    assert len(content["references"]) > 10
    # Every number in brackets leads to a work, and formulas are drawings.
    for number in range(1, len(content["references"]) + 1):
        assert f'href="#r{number}"' in text and f'id="r{number}"' in text
    assert text.count('class="formula"') > 15


def test_parameters_and_software(study):
    _, _, page, content = study
    rows = page.table("Parameters of: MSPA")["parts"][0]["rows"]
    told = {row[0][0]: (row[1][0], row[2][0]) for row in rows}
    assert told["Classes that are foreground"] == ("2,3,4,5,6,9", "")
    assert told["Edge width (cells)"] == ("1", "default")
    assert told["Neighbours of a foreground cell"] == ("8", "default")
    captions = [table["caption"] for table in page.tables]
    assert sum(caption.startswith("Parameters of: ") for caption in captions) == len(content["steps"])
    assert {"ESP Toolbox", "QGIS", "numpy", "scipy", "GDAL"} <= set(content["software"])
    versions = {row[0][0]: row[1][0] for row in page.table("Software of the report")["parts"][0]["rows"]}
    assert versions == content["software"]


def test_the_appendix_has_what_only_a_search_needs(study):
    _, text, page, content = study
    main, appendix = text.split('<section class="appendix', 1)
    assert "Parameters of: MSPA" in appendix and "Parameters of: MSPA" not in main
    assert "Files of the data" in appendix and "Files of the data" not in main
    assert "Rules in their order" not in text
    changed = page.table("Parameters that differ from the defaults")["parts"][0]["rows"]
    told = {row[1][0]: row[2][0] for row in changed}
    assert told["Classes that are foreground"] == "2,3,4,5,6,9"
    assert "Edge width (cells)" not in told
    # Each part of the appendix has a box of its own to fold it, and none is hidden in print.
    assert text.count('type="checkbox"') == text.count('<section class="appendix')
    assert ".folded { display: block; }" in text.split("@media print")[1]
    assert not any(".tif" in figure["caption"] or ".gpkg" in figure["caption"] for figure in content["figures"])


def test_limits_are_those_of_the_run(study):
    _, text, _, _ = study
    limits = text.split(" Limits of the study</h2>")[1].split("</section>")[0]
    assert "narrower than a cell of 600\u00a0m" in limits
    assert "a dispersal distance of 5,000\u00a0m at a probability of 0.5" in limits
    assert "judgements, not measurements" in limits and "No run of esp:uncertainty" in limits


def test_figures_of_the_components_by_year(study):
    _, _, _, content = study
    captions = [figure["caption"] for figure in content["figures"]]
    assert "Change of the components of ecosystem health in each period" in captions
    assert "Shares of the classes of ecosystem health and its components by year" in captions
    assert "What the limits of the study decide; dashed: the limit that was chosen" in captions
    assert any(caption.startswith("Framework of the study") for caption in captions)


def test_rules_of_the_zones_are_sentences(study):
    _, text, _, content = study
    main = text.split('<section class="appendix', 1)[0]
    listed = main.split("the first one that fits a cell decides:</p>")[1].split("</ol>")[0]
    assert listed.count("<li>") == len(table_of(content, "restorationzones")["Where"])
    assert "<li>Corridor connectivity zone: in a corridor (" in listed
    assert "of the land that was looked at)." in listed


def table_of(content, name):
    """The rules that a step of zones recorded."""
    step = next(step for step in content["steps"] if step["algorithm"] == f"esp:{name}")
    return next(table for key, table in step["tables"].items() if key == "Rules in their order")


def test_what_goes_beside_the_page(study):
    folder, _, _, content = study
    beside = folder / "material"
    pictures = sorted(path.name for path in beside.glob("figure_*.png"))
    assert len(pictures) == len(content["figures"])
    captions = (beside / "captions.txt").read_text(encoding="utf-8").splitlines()
    assert captions[0] == f"figure_01.png: Figure 1. {content['figures'][0]['caption']}"
    assert (beside / "references.bib").read_text(encoding="utf-8").count("@") == len(content["references"])
    assert (beside / "references.ris").read_text(encoding="utf-8").count("TY  - ") == len(content["references"])
    # GDAL takes the heads of a sheet of texts for a row where it is not told.
    gdal.SetConfigOption("OGR_XLSX_HEADERS", "FORCE")
    try:
        book = ogr.Open(str(beside / "tables.xlsx"))
        assert book.GetLayerCount() == len(content["tables"])
        sheets = [list(book.GetLayer(number)) for number in range(book.GetLayerCount())]
    finally:
        gdal.SetConfigOption("OGR_XLSX_HEADERS", None)
    # Numbers of the workbook are those of the JSON in full.
    for sheet, table in paired(sheets, content["tables"]):
        for feature, row in paired(sheet, table["rows"]):
            for place, value in enumerate(row):
                if isinstance(value, float):
                    assert float(feature.GetField(place)) == pytest.approx(value, rel=1e-9)


def test_page_stands_alone(study):
    folder, text, page, _ = study
    assert all(address.startswith(("data:image/png;base64,", "#")) for address in page.loads)
    assert not {"script", "link", "iframe", "object", "embed", "base"} & page.tags
    assert "url(" not in text and "@import" not in text
    # What the contents and the references lead to is there.
    for address in page.loads:
        if address.startswith("#"):
            assert f'id="{address[1:]}"' in text
    assert (folder / "map.png").read_bytes()[:4] == b"\x89PNG"
    assert text.count("<figcaption>") == len(json.loads((folder / "report.json").read_text("utf-8"))["figures"])
