"""FIX_FROM: limits, ranges and widths that an earlier run found hold in a later one."""

import json

import numpy as np
import pytest
from qgis.core import QgsProcessingException
from rasters import read_tif

EARLIER = np.arange(1.0, 49.0).reshape(6, 8)
LATER = EARLIER**1.7


@pytest.fixture
def years(tif):
    """Two years of one layer."""
    return tif("slope_2000", EARLIER), tif("slope_2020", LATER)


def beside(path):
    return json.loads(open(f"{path}.json", encoding="utf-8").read())


def natural(esp, layer, target, **more):
    form = {"INPUT": layer, "CLASSIFICATION": 1, "OUTPUT": str(target), **more}
    return esp("resistancefactor", **form)


def test_the_breaks_of_the_earlier_year_hold(esp, years, tmp_path):
    first = natural(esp, years[0], tmp_path / "first.tif")
    own = natural(esp, years[1], tmp_path / "own.tif")
    held = natural(esp, years[1], tmp_path / "held.tif", FIX_FROM=first["OUTPUT"])
    assert held["BREAKS"] == first["BREAKS"] != own["BREAKS"]
    assert any("Held from the run" in line for line in esp.feedback.lines)
    limits = beside(first["OUTPUT"])["found"]["limits 1"]
    scores = np.array([1, 3, 5, 7, 9])[np.searchsorted(limits, LATER, side="left")]
    np.testing.assert_array_equal(read_tif(held["OUTPUT"]), scores)
    # What holds is found again, so that a third year can hold to the second.
    assert beside(held["OUTPUT"])["found"] == beside(first["OUTPUT"])["found"]


def test_a_run_held_to_itself_is_the_same(esp, years, tmp_path):
    first = natural(esp, years[0], tmp_path / "first.tif")
    again = natural(esp, years[0], tmp_path / "again.tif", FIX_FROM=f"{first['OUTPUT']}.json")
    np.testing.assert_array_equal(read_tif(again["OUTPUT"]), read_tif(first["OUTPUT"]))


def test_in_a_folder_the_step_with_the_same_settings_and_layer_is_meant(esp, tif, years, tmp_path):
    folder = tmp_path / "运行 2000"
    folder.mkdir()
    first = natural(esp, years[0], folder / "slope.tif")
    natural(esp, years[0], folder / "turned.tif", REVERSE=True)
    natural(esp, tif("relief_2000", np.sqrt(EARLIER)), folder / "relief.tif")
    held = natural(esp, years[1], tmp_path / "held.tif", FIX_FROM=str(folder))
    assert held["BREAKS"] == first["BREAKS"]
    with pytest.raises(QgsProcessingException, match="several steps of"):
        natural(esp, tif("other", LATER), tmp_path / "unknown.tif", FIX_FROM=str(folder))


def test_steps_behind_a_file_count(esp, years, tmp_path):
    """As in a workflow: the factors are passing files, known by the JSON of the resistance alone."""
    from qgis.core import QgsProcessingUtils

    passing = QgsProcessingUtils.generateTempFilename("Factor slope.tif")
    first = natural(esp, years[0], passing)
    folder = tmp_path / "run"
    folder.mkdir()
    esp("weightedoverlay", INPUTS=[passing], OUTPUT=str(folder / "resistance.tif"))
    held = natural(esp, years[1], tmp_path / "held.tif", FIX_FROM=str(folder))
    assert held["BREAKS"] == first["BREAKS"]


def test_what_does_not_fit_is_said(esp, years, tmp_path):
    first = natural(esp, years[0], tmp_path / "first.tif")
    own = natural(esp, years[1], tmp_path / "own.tif")
    other = natural(esp, years[1], tmp_path / "other.tif", SCORES="1,2,3", FIX_FROM=first["OUTPUT"])
    assert any("they are found anew" in line for line in esp.feedback.lines)
    assert other["BREAKS"] != own["BREAKS"]
    for place in (tmp_path / "nowhere", years[0]):
        with pytest.raises(QgsProcessingException, match="no run of the toolbox"):
            natural(esp, years[1], tmp_path / "none.tif", FIX_FROM=str(place))


def test_ranges_and_weights_of_an_overlay_hold(esp, tif, years, tmp_path):
    def overlay(layers, target, **more):
        form = {"STANDARDISATION": 1, "WEIGHTING": 2, "OUTPUT": str(tmp_path / target), **more}
        return esp("weightedoverlay", INPUTS=layers, **form)

    first = overlay([years[0], tif("b_2000", EARLIER[::-1])], "first.tif")
    second = [years[1], tif("b_2020", np.sqrt(LATER))]
    held = overlay(second, "held.tif", FIX_FROM=first["OUTPUT"])
    assert held["WEIGHTS_OUT"] == first["WEIGHTS_OUT"]
    weights = beside(first["OUTPUT"])["found"]["weights"]
    expected = sum(weight * (layer - 1.0) / 47.0 for weight, layer in zip(weights, (LATER, np.sqrt(LATER))))
    np.testing.assert_allclose(read_tif(held["OUTPUT"]), expected, rtol=1e-6)


def test_limits_of_classes_and_the_mean_of_a_corrector_hold(esp, years, tmp_path):
    def classify(layers, target, **more):
        return esp("classify", INPUTS=layers, SHARED=False, OUTPUT=str(tmp_path / target), **more)

    first = classify([years[0], years[0]], "classes.tif")
    held = classify([years[1], years[1]], "held.tif", FIX_FROM=first["OUTPUT"])
    assert held["BREAKS_OUT"] == first["BREAKS_OUT"]
    with pytest.raises(QgsProcessingException, match="limits of 2 layers"):
        classify([years[1]], "one.tif", FIX_FROM=first["OUTPUT"])
    esp("sensitivitycorrection", RESISTANCE=years[0], SENSITIVITY=years[0], OUTPUT=str(tmp_path / "mean.tif"))
    held = esp("sensitivitycorrection", RESISTANCE=years[1], SENSITIVITY=years[1],
               FIX_FROM=str(tmp_path / "mean.tif"), OUTPUT=str(tmp_path / "held_mean.tif"))  # fmt: skip
    np.testing.assert_allclose(read_tif(held["OUTPUT"]), LATER**2 / EARLIER.mean(), rtol=1e-6)


def test_a_study_of_the_workbench_has_its_newest_runs(tmp_path):
    from esp_toolbox.algorithms.frame.run_folders import is_study, result_folders

    for name in ("1_sources/run_2", "1_sources/run_10", "3_corridors/run_1", "sample_basin/run_1"):
        (tmp_path / name).mkdir(parents=True)
    assert is_study(tmp_path)
    assert not is_study(tmp_path / "1_sources" / "run_2")
    places = [str(tmp_path / name) for name in ("1_sources/run_10", "3_corridors/run_1")]
    assert result_folders(str(tmp_path)) == places
    assert result_folders(str(tmp_path / "sample_basin")) == [str(tmp_path / "sample_basin")]
