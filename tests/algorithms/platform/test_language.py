"""Runs in Chinese: messages, legends and reports, while files keep the names that programs read."""

import json
import threading

import numpy as np
import package
import pytest
from osgeo import gdal


@pytest.fixture(scope="module")
def chinese():
    """The language block, with the texts compiled."""
    import sys

    sys.path.append(str(package.ROOT / "scripts"))
    import translation_file

    try:
        translation_file.compiler()
    except FileNotFoundError as error:
        pytest.skip(str(error))
    translation_file.compile_all()
    from esp_toolbox.algorithms.platform.language import language

    return lambda: language("zh_CN")


def class_names(path):
    dataset = gdal.Open(str(path))
    # GDAL 3.6 knows them only once the metadata were asked for.
    dataset.GetMetadata()
    return dataset.GetRasterBand(1).GetCategoryNames()


def test_legends_are_chinese_and_names_in_the_file_are_not(esp, chinese, tmp_path):
    with chinese():
        esp("samplebasin", ROWS=90, COLS=90, FOLDER=str(tmp_path / "basin"))
    assert any(line.startswith("流域面积") for line in esp.feedback.lines)
    cover = tmp_path / "basin" / "landcover_2023.tif"
    style = cover.with_suffix(".qml").read_text(encoding="utf-8")
    assert 'label="草地"' in style
    assert "Grassland" not in style
    assert "Grassland" in class_names(cover)


def test_cores_and_priority_areas_are_found_in_any_language(esp, chinese, tif, tmp_path):
    image = np.ones((30, 30), np.uint8)
    image[4:24, 4:24] = 2
    with chinese():
        outputs = {"OUTPUT": str(tmp_path / "mspa.tif"), "CLASSES": str(tmp_path / "classes.tif")}
        esp("mspa", INPUT=tif("image", image), EDGE_WIDTH=2, **outputs)
    assert class_names(tmp_path / "classes.tif")[1] == "核心区"
    esp("ecologicalsources", INPUT=str(tmp_path / "classes.tif"), MIN_DPC=0, OUTPUT=str(tmp_path / "sources.gpkg"))
    assert "No habitat values are given: 核心区 are taken." in esp.feedback.lines


@pytest.mark.parametrize("workflow", ["qaidam", "shiyang"])
def test_factors_are_called_alike_by_all_that_a_step_is_told(esp_provider, chinese, workflow):
    from esp_toolbox.algorithms.studies.workflow_model import workflow_model
    from esp_toolbox.core.workflow.definitions import workflows

    with chinese():
        model = workflow_model(next(found for found in workflows() if found.name == workflow))
    told = 0
    for child in model.childAlgorithms().values():
        values = {key: sources[0].staticValue() for key, sources in child.parameterSources().items() if sources}
        if values.get("RESTORABLE"):
            told += 1
            assert values["RESTORABLE"] in values["NAMES"].split(", ")
            assert not values["RESTORABLE"].isascii()
    assert told == 1


def test_the_form_of_a_workflow_is_chinese_with_the_same_keys(esp_provider, chinese):
    """QGIS shows a copy of what is in the toolbox, and makes the outputs of a copy anew."""
    from esp_toolbox.algorithms.studies.workflow_model import workflow_model
    from esp_toolbox.core.workflow.definitions import workflows

    workflow = next(found for found in workflows() if found.name == "qaidam")
    english = workflow_model(workflow).create()
    with chinese():
        model = workflow_model(workflow).create()
    titles = {definition.name(): definition.description() for definition in model.parameterDefinitions()}
    assert {title for title in titles.values() if title.isascii()} == {"NDVI", "MSPA"}
    assert list(titles) == [definition.name() for definition in english.parameterDefinitions()]


def test_report_tells_an_english_run_in_chinese(esp, chinese, tif, tmp_path):
    image = np.ones((30, 30), np.uint8)
    image[4:24, 4:24] = 2
    made = str(tmp_path / "mspa.tif")
    esp("mspa", INPUT=tif("image", image), OUTPUT=made, EDGE_WIDTH=2)
    with open(made + ".json", encoding="utf-8") as file:
        said = json.load(file)["messages"]
    assert any(line.startswith("Core: 1 patch") for line in said)
    esp("report", LAYERS=[made], LANGUAGE="zh_CN", REPORT=str(tmp_path / "report.html"))
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert '<html lang="zh-CN">' in page
    assert "<title>生态安全格局</title>" in page
    assert "核心区：1 个斑块，占前景的" in page
    assert "Core: 1 patch" not in page


def test_words_of_ours_are_translated_and_layers_of_the_same_name_are_not(chinese):
    from esp_toolbox.algorithms.base import EspAlgorithm
    from esp_toolbox.core.errors import phrase
    from esp_toolbox.core.grid import Grid

    template = "No cell of the {name} layer conducts: it has no data, or the mask leaves none."
    with chinese():
        assert EspAlgorithm.message(template, {"name": phrase("resistance")}).startswith("阻力图层")
        assert EspAlgorithm.message(template, {"name": "resistance"}).startswith("resistance图层")
        grid = EspAlgorithm.message("Grid: {grid}, {crs}.", {"grid": Grid((2, 3), 30.0), "crs": "EPSG:32647"})
    assert grid.startswith("网格：2 行 x 3 列，像元 30，")


def test_language_holds_for_its_thread_and_block_only(chinese):
    from esp_toolbox.algorithms.platform.language import language, translate

    seen = []
    with chinese():
        thread = threading.Thread(target=lambda: seen.append(translate("shared", "Core")))
        thread.start()
        thread.join()
        with language("en"):
            seen.append(translate("shared", "Core"))
        seen.append(translate("shared", "Core"))
        seen.append(translate("shared", "no such text"))
    seen.append(translate("shared", "Core"))
    assert seen == ["Core", "Core", "核心区", "no such text", "Core"]
