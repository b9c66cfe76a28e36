"""What stops esp:restorationzones, and the languages of its tables."""

from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingException
from rasters import read_tif
from vectors import write_vector
from zone_scene import HEALTH, LEFT, TOP, write_csv


def _rules(tmp_path, *rows):
    return write_csv(tmp_path / "bad.csv", *rows)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"BREAKS": ""}, "Give the limits between the classes"),
        ({"BREAKS": "0.5,0.2"}, "0.5"),
        ({"BASE_CLASSES": "none"}, "none"),
        ({"BASE_CLASSES": "4"}, "No cell of health is in the health classes 4"),
        ({"SPLIT": True, "LANDCOVER": None}, "Polygons by land cover need the land cover"),
        ({"ZONE_NAMES": "Corridor connectivity zone"}, "There is a zone called Corridor connectivity zone already"),
        ({"DISTURBANCE_LIMITS": "roads=5"}, "name roads, which is none of the layers: mines"),
        ({"DISTURBANCE_LIMITS": "mines=near"}, "'near' is not a number"),
        ({"DISTURBANCE_LIMITS": "mines=q200"}, "from q0 to q100"),
        ({"DISTRICT_FIELD": "county"}, "county"),
        ({"MIN_AREA": 100.0}, "all pieces are smaller than 100 ha"),
        ({"rules": [["rule", "zone"], ["a", "swamp"]]}, 'unknown zone "swamp"'),
        ({"rules": [["rule", "zone", "mountains_min"], ["a", "1", "5"]]}, "column mountains_min"),
        ({"rules": [["zone", "elevation_min", "elevation_max"], ["1", "9", "5"]]}, "lies above the greatest"),
        ({"rules": [["rule", "zone"], ["a", "1"], ["A", "2"]]}, "two rules called"),
        ({"rules": [["zone", "elevation_min"], ["1", "5000"]]}, "No rule fits any of the 48 cells"),
        ({"strategies": [["zone", "text"], ["1", "x"]]}, "no column strategy"),
        ({"strategies": [["zone", "strategy"], ["lake", "x"]]}, 'unknown zone "lake"'),
        ({"strategies": [["zone", "land_cover", "strategy"], ["1", "moon", "x"]]}, 'unknown land cover "moon"'),
    ],
)
def test_bad_input_is_one_sentence(esp, scene, tmp_path, no_leftovers, change, sentence):
    change = dict(change)
    for name, key in (("rules", "RULES"), ("strategies", "STRATEGIES")):
        if name in change:
            change[key] = _rules(tmp_path, *change.pop(name))
    with pytest.raises(QgsProcessingException, match=sentence):
        esp("restorationzones", **{**scene, **change})
    assert not Path(scene["OUTPUT"]).exists() and not Path(scene["ZONES"]).exists()


def test_two_layers_of_one_name(esp, scene, tmp_path):
    (tmp_path / "other").mkdir()
    second = write_vector(tmp_path / "other" / "mines.gpkg", [f"POINT({LEFT} {TOP})"])
    with pytest.raises(QgsProcessingException, match="Two layers are called mines"):
        esp("restorationzones", **{**scene, "DISTURBANCE": [*scene["DISTURBANCE"], second]})
    with pytest.raises(QgsProcessingException, match="Two layers are called elevation"):
        named = write_vector(tmp_path / "elevation.gpkg", [f"POINT({LEFT} {TOP})"])
        esp("restorationzones", **{**scene, "LAYERS": [named]})


def test_geographic_and_foreign_layers(esp, scene, tif, tmp_path):
    degrees = tif("degrees", HEALTH, cell_size=0.1, origin=(99.0, 38.0), crs="EPSG:4326")
    alone = dict(HEALTH=degrees, OUTPUT=str(tmp_path / "z.tif"), ZONES="TEMPORARY_OUTPUT")
    with pytest.raises(QgsProcessingException, match="geographic coordinate system"):
        esp("restorationzones", **alone)
    elsewhere = tif("elsewhere", HEALTH, cell_size=120.0, origin=(900000.0, 4200000.0))
    with pytest.raises(QgsProcessingException, match="does not overlap"):
        esp("restorationzones", **{**scene, "HEALTH": elsewhere})


def test_land_cover_without_known_names_is_said(esp, scene):
    esp("restorationzones", **{**scene, "LEGEND": 0})
    assert any("no class names that are known" in line for line in esp.feedback.lines)
    assert any("Rule 4, Snow and ice, decides no cell" in line for line in esp.feedback.lines)


def test_cancel_leaves_nothing(esp, scene, no_leftovers):
    assert esp("restorationzones", cancel_at=10, **scene) == {}
    assert not Path(scene["OUTPUT"]).exists()


def test_on_the_command_line(qgis_process, scene, no_leftovers):
    finished = qgis_process("restorationzones", **scene)
    assert finished.returncode == 0, finished.stderr
    zones = read_tif(scene["OUTPUT"])
    assert set(np.unique(zones)) == {0, 1, 2, 3, 4}
    bad = qgis_process("restorationzones", BASE_CLASSES="9", **scene)
    assert bad.returncode != 0 and "No cell of health is in the health classes 9" in bad.stdout + bad.stderr


def test_presets_speak_the_users_language(esp_provider):
    from esp_toolbox.algorithms.pattern.zone_rules import PRESET, localised
    from esp_toolbox.algorithms.platform.language import language
    from esp_toolbox.core.presets import read_preset

    with language("en"):
        english = localised(read_preset("zones", PRESET))
    with language("zh_CN"):
        chinese = localised(read_preset("zones", PRESET))
    assert (english["rule"][0], chinese["rule"][0]) == ("In a corridor", "位于廊道内")
    assert list(english) == list(chinese) and english["zone"] == chinese["zone"]


def test_a_chinese_report_knows_the_tables_of_an_english_run(esp_provider):
    from esp_toolbox.algorithms.platform.language import language
    from esp_toolbox.algorithms.report.words import in_language

    with language("zh_CN"):
        assert in_language("Strategies by zone and land cover") == "各分区和土地覆被的策略"
        assert in_language("Rules in their order") == "规则（按顺序）"
