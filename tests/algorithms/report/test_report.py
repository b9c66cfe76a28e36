"""esp:report: hostile names, missing and damaged files, languages, layers of others, headless runs."""

import base64
import json
import shutil

import numpy as np
import pytest
from pairing import paired
from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsProcessingException, QgsVectorLayer
from qgis.PyQt.QtGui import QImage
from rasters import write_tif
from report_reader import ReportPage
from vectors import box, write_geojson

X, Y = 500000.0, 4200000.0
HOSTILE = "<script>alert(1)</script> & \"x\" 'y'"


@pytest.fixture
def study(esp, tmp_path):
    """A small pattern whose names try to be more than names, and a resistance surface."""
    sources = write_geojson(
        tmp_path / "sources.geojson",
        [
            ("Polygon", box(X, Y, X + 1000, Y + 1000), {"source_id": 1}),
            ("Polygon", box(X + 9000, Y + 9000, X + 10000, Y + 10000), {"source_id": 2}),
        ],
    )
    corridors = write_geojson(
        tmp_path / "corridors.geojson",
        [("LineString", [[X + 1000, Y + 1000], [X + 9000, Y + 9000]], {"link_id": 1, "class": "important"})],
    )
    districts = write_geojson(
        tmp_path / "districts.geojson", [("Polygon", box(X, Y, X + 10000, Y + 10000), {"name": HOSTILE})]
    )
    pattern = str(tmp_path / "pattern.gpkg")
    esp(
        "securitypattern",
        SOURCES=sources,
        CORRIDORS=corridors,
        DISTRICTS=districts,
        DISTRICT_FIELD="name",
        PATTERN=pattern,
        PATTERN_TABLE=str(tmp_path / "pattern.csv"),
    )
    road = write_tif(
        tmp_path / "road.tif",
        np.random.default_rng(1).uniform(1, 9, (100, 100)).astype(np.float32),
        cell_size=100.0,
        origin=(X, Y + 10000.0),
    )
    surface = str(tmp_path / "resistance <b>.tif")
    esp("weightedoverlay", INPUTS=[road], NAMES="roads $x_1$ <i>", OUTPUT=surface)
    return pattern, surface


@pytest.fixture
def report(esp, tmp_path):
    """Make a report; returns its text, its page, its JSON and what was said."""

    def make(**parameters):
        page, numbers = tmp_path / "报告 report.html", tmp_path / "numbers.json"
        esp("report", **{"LANGUAGE": "en", **parameters}, REPORT=str(page), REPORT_JSON=str(numbers))
        text = page.read_text(encoding="utf-8")
        return text, ReportPage(text), json.loads(numbers.read_text(encoding="utf-8")), esp.feedback.lines

    return make


def dots(address):
    """The colours of a picture within a page: rows, columns, channels."""
    image = QImage.fromData(base64.b64decode(address.partition(",")[2])).convertToFormat(QImage.Format.Format_RGB32)
    data = image.constBits().asstring(image.sizeInBytes())
    return np.frombuffer(data, np.uint8).reshape(image.height(), image.width(), 4).astype(int)


def damage(path, text):
    """Write another text beside a file."""
    with open(path + ".json", "w", encoding="utf-8") as file:
        file.write(text)


def test_names_are_only_names(report, study, no_leftovers):
    pattern, surface = study
    text, page, content, _ = report(PATTERN=pattern, LAYERS=[surface], TITLE=f"Upper {HOSTILE}")
    assert "<title>Upper &lt;script&gt;" in text
    assert not {"script", "i", "iframe"} & page.tags
    assert "&lt;i&gt;" in text and "<b>.tif" not in text
    assert page.table("Number of elements by district")["parts"][0]["rows"][0][0][0] == HOSTILE
    assert content["title"] == f"Upper {HOSTILE}"
    assert [step["algorithm"] for step in content["steps"]] == ["esp:weightedoverlay", "esp:securitypattern"]


def test_lengths_of_a_pattern_by_hand(report, study):
    pattern, _ = study
    _, page, content, _ = report(PATTERN=pattern)
    length = 8000 * 2**0.5
    table = content["steps"][-1]["tables"]["PATTERN_TABLE"]
    assert table["length_m"][table["layer"].index("corridors")] == pytest.approx(length)
    rows = page.table("Elements of the security pattern")["parts"][0]["rows"]
    assert next(row for row in rows if row[0][0] == "Corridors")[-1][0] == "11.3"


def test_a_layer_without_a_json_file_is_a_map(report, study, tmp_path):
    pattern, surface = study
    (tmp_path / "resistance <b>.tif.json").unlink()
    text, _, content, lines = report(PATTERN=pattern, LAYERS=[surface])
    assert content["further_layers"][0]["file"] == surface
    assert "Further layers" in text
    assert any("was not made by the toolbox" in line for line in lines)


@pytest.mark.parametrize(
    "broken", ['{"algorithm": "esp:weightedov', '{"algorithm": "esp:weightedoverlay", "parameters": [], "numbers": 3}']
)
def test_a_damaged_json_file_is_said(report, study, broken):
    pattern, surface = study
    damage(surface, broken)
    text, _, content, lines = report(PATTERN=pattern, LAYERS=[surface])
    assert any("is damaged" in line for line in lines)
    assert "is damaged" in text
    assert [step["algorithm"] for step in content["steps"]] == ["esp:securitypattern"]


def test_a_json_file_of_others_is_no_concern(report, study):
    pattern, surface = study
    damage(surface, '["not", "ours"]')
    _, _, content, lines = report(PATTERN=pattern, LAYERS=[surface])
    assert not any("is damaged" in line for line in lines)
    assert len(content["further_layers"]) == 1


def test_a_moved_folder_still_tells_its_steps(esp, study, tmp_path):
    _, surface = study
    corrected = str(tmp_path / "corrected.tif")
    esp("sensitivitycorrection", RESISTANCE=surface, SENSITIVITY=str(tmp_path / "road.tif"), OUTPUT=corrected)
    moved = tmp_path / "moved"
    moved.mkdir()
    for name in ("corrected.tif", "corrected.tif.json", "resistance <b>.tif", "resistance <b>.tif.json", "road.tif"):
        shutil.move(str(tmp_path / name), str(moved / name))
    numbers = tmp_path / "numbers.json"
    esp("report", LAYERS=[str(moved / "corrected.tif")], REPORT=str(tmp_path / "r.html"), REPORT_JSON=str(numbers))
    content = json.loads(numbers.read_text(encoding="utf-8"))
    assert [step["algorithm"] for step in content["steps"]] == ["esp:weightedoverlay", "esp:sensitivitycorrection"]


def test_steps_are_known_when_their_temporary_files_are_gone(esp, study, tmp_path):
    import processing

    surface = processing.run(
        "esp:weightedoverlay", {"INPUTS": [str(tmp_path / "road.tif")], "NAMES": "kept", "OUTPUT": "TEMPORARY_OUTPUT"}
    )["OUTPUT"]
    corrected = str(tmp_path / "corrected.tif")
    esp("sensitivitycorrection", RESISTANCE=surface, SENSITIVITY=str(tmp_path / "road.tif"), OUTPUT=corrected)
    (tmp_path / "gone").mkdir()
    shutil.move(surface, tmp_path / "gone")
    shutil.move(surface + ".json", tmp_path / "gone")
    numbers = tmp_path / "numbers.json"
    esp("report", LAYERS=[corrected], REPORT=str(tmp_path / "r.html"), REPORT_JSON=str(numbers))
    content = json.loads(numbers.read_text(encoding="utf-8"))
    assert [step["algorithm"] for step in content["steps"]] == ["esp:weightedoverlay", "esp:sensitivitycorrection"]
    assert content["steps"][0]["numbers"]["weights"]["layer"] == ["kept"]


def test_any_layer_is_mapped(report, tmp_path):
    foreign = write_tif(tmp_path / "foreign.tif", np.arange(9.0).reshape(3, 3))
    memory = QgsVectorLayer("Point?crs=EPSG:32647", HOSTILE, "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt("POINT (500010 4199990)"))
    other = QgsFeature()
    other.setGeometry(QgsGeometry.fromWkt("POINT (500060 4199930)"))
    memory.dataProvider().addFeatures([feature, other])
    memory.updateExtents()
    table = tmp_path / "table.csv"
    table.write_text("a,b\n1,2\n")
    text, page, content, _ = report(LAYERS=[foreign, memory, str(table)])
    captions = [figure["caption"] for figure in content["figures"]]
    assert "foreign" in captions
    assert HOSTILE in captions
    assert "script" not in page.tags
    assert "table has nothing to show on a map." in text
    assert content["steps"] == []


def test_every_algorithm_s_json_file_can_be_read(esp_provider, report, tmp_path):
    """Files of other versions may lack any column; the page shows what is there."""
    listed = []
    kinds = [algorithm for algorithm in esp_provider.algorithms() if hasattr(algorithm, "GROUP")]
    for number, algorithm in enumerate(kinds):
        outputs = [definition.name() for definition in algorithm.outputDefinitions()]
        for kind in range(3):
            path = tmp_path / f"{algorithm.name()}{kind}.csv"
            path.write_text("a,b\n1,2\n")
            tables = {
                0: {},
                1: {key: {"name": ["x", None], "value": [1.5, None], "year": ["2003", "2013"]} for key in outputs},
                2: {key: {"rank": [], "class": [], "area_ha": []} for key in outputs},
            }[kind]
            numbers = {0: {}, 1: dict.fromkeys(outputs, 1.25e12), 2: dict.fromkeys(outputs)}[kind]
            content = {
                "algorithm": algorithm.id(), "title": "?", "group": "?", "version": "0.0.1", "qgis": "3.0",
                "parameters": {"NUMBER": number, "KIND": kind}, "numbers": numbers, "tables": tables,
                "charts": {"c": "no base64"}, "messages": ["said", 3],
            }  # fmt: skip
            damage(str(path), json.dumps(content))
            listed.append(str(path))
    text, _, content, _ = report(LAYERS=listed)
    assert len(content["steps"]) == 3 * len(kinds) > 100
    assert "Some steps were made with other versions: ESP Toolbox 0.0.1, QGIS 3.0." in text
    # Helps with their formulas stand in where no method can be told.
    for algorithm in kinds:
        assert text.count(algorithm.displayName().replace("&", "&amp;")) > 2


def test_another_language_than_that_of_qgis(report, study):
    pattern, surface = study
    english, _, content, _ = report(PATTERN=pattern, LAYERS=[surface])
    assert content["language"] == "en"
    assert '<html lang="en">' in english
    chinese, page, content, lines = report(PATTERN=pattern, LAYERS=[surface], LANGUAGE="zh-CN")
    assert content["language"] == "zh_CN"
    assert '<html lang="zh-CN">' in chinese
    assert "生态安全格局的要素" in [table["caption"] for table in page.tables]
    assert "Parameters of" not in chinese
    assert not any("There are no texts" in line for line in lines)
    # The numbers are the same, whatever they are called.
    for table, other in paired(page.tables, ReportPage(english).tables):
        for part, twin in paired(table["parts"], other["parts"]):
            assert [raw for row in part["rows"] for _, raw in row] == [raw for row in twin["rows"] for _, raw in row]


def test_a_language_without_texts_is_said(report, study):
    pattern, _ = study
    text, _, content, lines = report(PATTERN=pattern, LANGUAGE="tlh")
    assert any("There are no texts in the language tlh" in line for line in lines)
    assert content["language"] == "en"
    assert "Study area" in text or "Methods" in text


def test_without_chinese_letters_the_pictures_are_english(report, study, monkeypatch):
    from esp_toolbox.algorithms.kit import figures as module

    pattern, surface = study
    english, _, _, _ = report(PATTERN=pattern, LAYERS=[surface])
    monkeypatch.setattr(module, "chinese_font", lambda: None)
    chinese, page, content, lines = report(PATTERN=pattern, LAYERS=[surface], LANGUAGE="zh_CN")
    assert any("No font with Chinese characters" in line for line in lines)
    pictures = [address for address in page.loads if address.startswith("data:")]
    others = [address for address in ReportPage(english).loads if address.startswith("data:")]
    for picture, twin in paired(pictures, others):
        # Qt sets a letter on a map a hair otherwise once it has been drawn in another size.
        assert np.abs(dots(picture) - dots(twin)).max() < 60
    assert len(pictures) == len(content["figures"]) >= 3
    assert "方法" in chinese


def test_without_matplotlib_there_are_tables_and_maps(report, study, monkeypatch):
    from esp_toolbox.algorithms.kit import figures as module
    from esp_toolbox.algorithms.kit import formulas

    pattern, surface = study
    monkeypatch.setattr(module, "can_draw", lambda: False)
    monkeypatch.setattr(formulas, "can_draw", lambda: False)
    text, page, _, lines = report(PATTERN=pattern, LAYERS=[surface])
    assert any("matplotlib is not installed" in line for line in lines)
    assert "data:image/png" in text
    assert 'class="formula"' not in text and "<code>R = " in text
    assert page.table("Elements of the security pattern")


def test_nothing_to_report(report):
    with pytest.raises(QgsProcessingException, match="at least one layer"):
        report()


@pytest.mark.parametrize("kind", ["text", "empty"])
def test_a_pattern_that_is_none(report, tmp_path, kind, no_leftovers):
    path = tmp_path / "pattern.gpkg"
    if kind == "text":
        path.write_text("no GeoPackage")
    else:
        shutil.copy(QgsApplication.pkgDataPath() + "/resources/customization.xml", path)
    with pytest.raises(QgsProcessingException, match="has no layers to show"):
        report(PATTERN=str(path))
    assert not (tmp_path / "numbers.json").exists()


def test_headless(qgis_process, study, tmp_path):
    pattern, surface = study
    page, numbers = tmp_path / "headless.html", tmp_path / "headless.json"
    finished = qgis_process(
        "report", PATTERN=pattern, LAYERS=[surface], LANGUAGE="zh_CN", REPORT=page, REPORT_JSON=numbers
    )
    assert finished.returncode == 0, finished.stderr
    assert "方法" in page.read_text(encoding="utf-8")
    assert len(json.loads(numbers.read_text(encoding="utf-8"))["steps"]) == 2
