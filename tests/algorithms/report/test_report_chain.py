"""A whole small study: the page, its JSON and what goes beside them agree, and say how it was made."""

import json
import re
from pathlib import Path

import pytest
from esp_toolbox.algorithms.report.search import collect
from osgeo import gdal, ogr
from pairing import paired
from report_reader import shown_number


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


def test_files_may_be_named_from_where_one_is(study, monkeypatch):
    """`PATTERN=pattern.gpkg` in a terminal: what the steps made is no data of the study, and says what it is for."""
    folder = study[0]
    names = ("pattern.gpkg", "corridors.gpkg", "resistance.tif")
    monkeypatch.chdir(folder)
    here, there = (collect([(name, str(place / name)) for name in names], {}) for place in (Path(), folder))
    assert set(here.data) == set(there.data) and not any(str(folder / name) in here.data for name in names)
    assert here.last("weightedoverlay") in here.last("corridors").taken["RESISTANCE"]


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
