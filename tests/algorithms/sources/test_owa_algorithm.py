"""esp:owa end to end, and what it hands on to esp:ecologicalsources."""

import base64
import json
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from esp_toolbox.core.decision.natural_breaks import natural_breaks
from esp_toolbox.core.decision.owa_weights import PAPER_ALPHAS, order_weights
from osgeo import gdal, ogr
from qgis.core import QgsProcessingException, QgsRasterLayer
from rasters import read_tif, write_tif
from tables import read_csv

NAN = np.nan
SIDE = 40


def made_services():
    """Three services with a common gradient and a hole; the last has a few extreme cells."""
    rng = np.random.default_rng(7)
    gradient = np.linspace(0, 1, SIDE)[:, None] + np.zeros(SIDE)
    habitat = np.clip(gradient + 0.2 * rng.normal(size=gradient.shape), 0, 1)
    water = 400 * gradient**2 + 50 * rng.random(gradient.shape)
    soil = rng.gamma(2.0, 10.0, gradient.shape) * gradient
    soil[3, 5:9] = 1e5
    water[20:24, 30:36] = NAN
    return {"habitat": habitat, "water": water, "soil": soil}


SERVICES = {name: values.astype(np.float32) for name, values in made_services().items()}


@pytest.fixture
def inputs(tif):
    return [tif(name, values) for name, values in SERVICES.items()]


def band_name(path, band):
    # The dataset has to outlive its band.
    dataset = gdal.Open(path)
    return dataset.GetRasterBand(band).GetDescription()


def expected_band(layers, alpha):
    """The OWA written out."""
    scaled = [(layer - np.nanmin(layer)) / (np.nanmax(layer) - np.nanmin(layer)) for layer in np.float64(layers)]
    ranked = -np.sort(-np.array(scaled), axis=0)
    band = np.tensordot(order_weights(alpha, len(layers)).values, ranked, 1)
    band[np.isnan(scaled).any(axis=0)] = NAN
    return band


def test_scenarios_with_their_companions(esp, inputs, tmp_path, no_leftovers):
    names = ("owa", "优先 区", "best")
    out, priority, best = (str(tmp_path / f"{name}.tif") for name in names)
    table = str(tmp_path / "scenarios.csv")
    result = esp("owa", INPUTS=inputs, OUTPUT=out, PRIORITY=priority, BEST_PRIORITY=best, SCENARIOS=table)
    assert gdal.Open(out).RasterCount == len(PAPER_ALPHAS)
    rows = read_csv(table)
    layers = list(SERVICES.values())
    for number, alpha in enumerate(PAPER_ALPHAS, 1):
        band = read_tif(out, number)
        assert np.allclose(band, expected_band(layers, alpha), atol=1e-6, equal_nan=True)
        breaks = natural_breaks([band.astype(np.float32)], 5)
        classes = np.where(np.isnan(band), NAN, 1 + np.searchsorted(breaks.limits, band))
        assert np.array_equal(read_tif(priority, number), classes, equal_nan=True)
        row = rows[number - 1]
        assert float(row["alpha"]) == alpha
        assert float(row["tradeoff"]) == pytest.approx(order_weights(alpha, 3).trade_off)
        top = classes >= 4
        efficiencies = [np.nanmean(layer[top], dtype=float) / np.nanmean(layer, dtype=float) for layer in layers]
        assert [float(row[f"eff_{layer}"]) for layer in (1, 2, 3)] == pytest.approx(efficiencies, rel=1e-6)
        assert float(row["eff_mean"]) == pytest.approx(np.mean(efficiencies), rel=1e-6)
        assert float(row["prio_ha"]) == pytest.approx(top.sum() * 0.09)
        assert (row["chosen"] == "1") == (number == result["BEST_BAND"])
    chosen = rows[result["BEST_BAND"] - 1]
    assert float(chosen["alpha"]) == result["BEST_ALPHA"]
    enough = [row for row in rows if float(row["tradeoff"]) >= 0.5]
    assert float(chosen["eff_mean"]) == max(float(row["eff_mean"]) for row in enough)
    area = read_tif(priority, result["BEST_BAND"])
    assert np.array_equal(read_tif(best), np.where(np.isnan(area), NAN, area >= 4), equal_nan=True)
    assert result["PRIORITY_VALUES"] == "4,5"
    assert result["REASON"] in " ".join(esp.feedback.lines)
    assert f"alpha {result['BEST_ALPHA']:g} is chosen" in result["REASON"]
    sidecar = json.loads(Path(out + ".json").read_text(encoding="utf-8"))
    assert sidecar["numbers"]["services"] == list(SERVICES)
    assert sidecar["numbers"]["REASON"] == result["REASON"]
    assert band_name(out, 5) == "alpha 2"
    for path, kind in ((out, "singlebandpseudocolor"), (priority, "paletted"), (best, "paletted")):
        assert QgsRasterLayer(path, "layer").renderer().type() == kind


def test_criterion_weights_orderings_and_given_vectors(esp, inputs, tmp_path):
    out = str(tmp_path / "out.tif")
    layers = [np.float64(layer) for layer in SERVICES.values()]
    scaled = np.array([(layer - np.nanmin(layer)) / (np.nanmax(layer) - np.nanmin(layer)) for layer in layers])
    # Means: habitat, water, soil; the extreme cells press the last one down.
    order = np.argsort([-np.nanmean(layer) for layer in scaled])
    esp("owa", INPUTS=inputs, ALPHAS="0.5", ORDERING=1, CRITERION_WEIGHTS="0.5,0.3,0.2", OUTPUT=out)
    weights = np.array(order_weights(0.5, 3).values) * np.array([0.5, 0.3, 0.2])[order]
    expected = np.tensordot(weights / weights.sum(), scaled[order], 1)
    assert np.allclose(read_tif(out), expected, atol=1e-6, equal_nan=True)
    result = esp("owa", INPUTS=inputs, ORDER_WEIGHTS="1,0,0; 0,1,0; 1/2,1/4,1/4", OUTPUT=out)
    assert np.allclose(read_tif(out, 2), np.median(scaled, axis=0), atol=1e-6, equal_nan=True)
    assert result["BEST_BAND"] == 3
    assert "BEST_ALPHA" not in result
    assert band_name(out, 3) == "weights 3"


def test_standardisations(esp, inputs, tmp_path):
    out = str(tmp_path / "out.tif")
    soil = np.float64(SERVICES["soil"])
    parameters = {"INPUTS": [inputs[2], inputs[0]], "ALPHAS": "1", "OUTPUT": out}
    esp("owa", STANDARDISATION=1, PERCENTILES="5,95", **parameters)
    low, high = np.percentile(soil, [5, 95])
    habitat = np.float64(SERVICES["habitat"])
    first, last = np.percentile(habitat, [5, 95])
    expected = (np.clip((soil - low) / (high - low), 0, 1) + np.clip((habitat - first) / (last - first), 0, 1)) / 2
    assert np.allclose(read_tif(out), expected, atol=1e-6)
    esp("owa", STANDARDISATION=2, **parameters)
    assert np.allclose(read_tif(out), (soil + habitat) / 2, rtol=1e-6)
    assert any("those with large numbers decide" in line for line in esp.feedback.lines)


def test_the_other_rules_of_choice(esp, inputs, tmp_path):
    table = str(tmp_path / "scenarios.csv")
    result = esp("owa", INPUTS=inputs, CHOICE=2, EFFICIENCY=1, SCENARIOS=table)
    rows = read_csv(table)
    assert float(rows[result["BEST_BAND"] - 1]["eff_mean"]) == max(float(row["eff_mean"]) for row in rows)
    balanced = esp("owa", INPUTS=inputs, CHOICE=1, SCENARIOS=table)
    assert "nearest to the best of both among the 7" in balanced["REASON"]
    relaxed = esp("owa", INPUTS=inputs, ALPHAS="0.01,50", SCENARIOS=table)
    assert "no scenario has a trade-off of 0.5 or more" in relaxed["REASON"]


def test_report_agreement_and_sweep(esp, inputs, tmp_path):
    pages = {key: str(tmp_path / name) for key, name in (("PAGE", "page.html"), ("AGREEMENT", "agreement.csv"))}
    sweep = str(tmp_path / "sweep.csv")
    result = esp("owa", INPUTS=inputs, SWEEP=sweep, SWEEP_STEPS=9, **pages)
    text = Path(pages["PAGE"]).read_text(encoding="utf-8")
    pictures = [base64.b64decode(data) for data in re.findall(r'src="data:image/png;base64,([^"]+)"', text)]
    assert len(pictures) == 7
    for number, picture in enumerate(pictures):
        path = tmp_path / f"{number}.png"
        path.write_bytes(picture)
        pixels = gdal.Open(str(path)).ReadAsArray()
        assert pixels.shape[2] in (900, 1080)
        # Something is drawn: neither one colour nor an empty frame.
        assert len(np.unique(pixels.reshape(pixels.shape[0], -1), axis=1).T) > 20
        share = (pixels[:3].min(axis=0) < 250).mean()
        assert 0.01 < share < 0.9
    assert "<script" not in text
    assert result["REASON"] in text.replace("&#x27;", "'")
    agreement = read_csv(pages["AGREEMENT"])
    assert float(agreement[3]["pearson_r"]) == pytest.approx(1.0)
    assert 0.0 < float(agreement[6]["overlap"]) < 1.0
    points = read_csv(sweep)
    assert [float(point["alpha"]) for point in points] == pytest.approx(np.geomspace(0.01, 100, 9))
    assert any(point["pareto"] == "1" for point in points)


def test_pictures_in_threads():
    from esp_toolbox.algorithms.sources.owa_pictures import maps_picture, risk_picture
    from esp_toolbox.core.decision.owa_layers import LayerStack
    from esp_toolbox.core.decision.owa_scenarios import Rules, owa_scenarios

    stack = LayerStack(list(SERVICES.values()))
    result = owa_scenarios(stack, [order_weights(alpha, 3) for alpha in (0.5, 2.0)], Rules())

    def draw(number):
        if number % 2:
            return maps_picture(["a", "b"], result.classes, result.priority_from, 1)
        return risk_picture(result.each)

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(draw, range(8)))
    assert together == [draw(0), draw(1)] * 4


@pytest.mark.filterwarnings("ignore:Glyph")  # a machine without Chinese fonts draws boxes
def test_report_with_odd_names_one_scenario_and_no_efficiency(esp, tmp_path):
    values = list(SERVICES.values())
    layers = [
        write_tif(tmp_path / "产水 $a_b$ <b>.tif", values[0]),
        write_tif(tmp_path / "flux.tif", values[1] - 1000),
    ]
    page = str(tmp_path / "page.html")
    result = esp("owa", INPUTS=layers, ORDER_WEIGHTS="0.5,0.5", CLASSES=12, PRIORITY_CLASSES=4, PAGE=page)
    text = Path(page).read_text(encoding="utf-8")
    assert text.count("data:image/png") == 7
    assert "产水 $a_b$ &lt;b&gt;" in text
    assert any("flux has no protection efficiency" in line for line in esp.feedback.lines)
    assert result["PRIORITY_VALUES"] == "9,10,11,12"


def test_few_values_keep_the_numbers_of_the_classes(esp, tif, tmp_path):
    steps = np.repeat([0.0, 1.0, 2.0], 12).reshape(6, 6).astype(np.float32)
    priority = str(tmp_path / "priority.tif")
    esp("owa", INPUTS=[tif("a", steps), tif("b", steps * 3)], ALPHAS="1", PRIORITY=priority)
    assert np.unique(read_tif(priority)).tolist() == [1.0, 4.0, 5.0]
    assert any("3 classes instead of 5" in line for line in esp.feedback.lines)


@pytest.mark.parametrize("through", ["BEST_PRIORITY", "PRIORITY"])
def test_best_scenario_becomes_sources(esp, inputs, tmp_path, through):
    paths = {key: str(tmp_path / f"{key}.tif") for key in ("PRIORITY", "BEST_PRIORITY")}
    result = esp("owa", INPUTS=inputs, **paths)
    sources = str(tmp_path / "sources.gpkg")
    band = {} if through == "BEST_PRIORITY" else {"BAND": result["BEST_BAND"]}
    found = esp(
        "ecologicalsources", INPUT=paths[through], MIN_AREA=2.0, TOP_N=0, MIN_DPC=0.0, OUTPUT=sources, **band
    )
    import scipy.ndimage

    area = read_tif(paths["BEST_PRIORITY"]) == 1
    labels, _ = scipy.ndimage.label(area, np.ones((3, 3)))
    sizes = np.bincount(labels.ravel())[1:] * 0.09
    assert found["COUNT"] == (sizes >= 2.0).sum() > 0
    assert found["AREA"] == pytest.approx(sizes[sizes >= 2.0].sum())
    dataset = ogr.Open(sources)
    assert dataset.GetLayer().GetFeatureCount() == found["COUNT"]


def test_model_from_services_to_sources(esp, inputs, tmp_path):
    """A model without a hand in between: the band number and the class values travel as outputs."""
    import processing
    from esp_toolbox.algorithms.studies.model_builder import ModelBuilder
    from esp_toolbox.core.workflow.definition import From, Given, Layer, Output, Step, Workflow
    from qgis.core import QgsProcessingFeedback

    rules = {"MIN_AREA": 2.0, "TOP_N": 0, "MIN_DPC": 0.0}
    inputs_of = {
        "direct": {"INPUT": From("owa", "BEST_PRIORITY")},
        "banded": {
            "INPUT": From("owa", "PRIORITY"),
            "BAND": From("owa", "BEST_BAND"),
            "VALUES": From("owa", "PRIORITY_VALUES"),
        },
        "named": {"INPUT": From("owa", "PRIORITY"), "BAND": From("owa", "BEST_BAND")},
    }
    select = "esp:ecologicalsources"
    steps = (
        Step("owa", "sources", "esp:owa", "OWA", {"INPUTS": Given("services")}),
        *(
            Step(name, "sources", select, name, {**values, **rules}, (Output("OUTPUT", "sources"),))
            for name, values in inputs_of.items()
        ),
    )
    services = Layer("services", "Services", several=True)
    model = ModelBuilder(Workflow("priority", "Services to sources", "", "", "", (services,), (), steps, {})).model
    model.initAlgorithm()
    outputs = {
        definition.name(): str(tmp_path / f"{number}.gpkg")
        for number, definition in enumerate(model.destinationParameterDefinitions())
    }
    assert len(outputs) == 3
    processing.run(model, {"services": inputs, **outputs}, feedback=QgsProcessingFeedback(False))
    areas = []
    for path in outputs.values():
        dataset = ogr.Open(path)
        areas.append(sorted(feature.GetField("area_ha") for feature in dataset.GetLayer()))
    assert areas[0]
    assert areas[0] == areas[1] == areas[2]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"ALPHAS": "0"}, "alpha is 0; it is a number above 0"),
        ({"ALPHAS": "1,-2"}, "alpha is -2"),
        ({"ALPHAS": "1,two"}, "'two' is not a number"),
        ({"CRITERION_WEIGHTS": "0.5,0.5"}, "2 weights for 3 layers"),
        ({"CRITERION_WEIGHTS": "0.5,0.5,0.5"}, "sum to 1.5"),
        ({"ORDER_WEIGHTS": "0.5,0.5"}, "2 order weights for 3 layers"),
        ({"ORDER_WEIGHTS": "0.5,0.5,0.5"}, "sum to 1.5"),
        ({"CLASSES": 3, "PRIORITY_CLASSES": 3}, "between 1 and 2"),
        ({"PERCENTILES": "98,2"}, "two rising numbers"),
        ({"SWEEP_FROM": 5.0, "SWEEP_TO": 2.0}, "to a higher one, not from 5 to 2"),
    ],
)
def test_bad_parameters(esp, inputs, tmp_path, change, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        esp("owa", INPUTS=inputs, OUTPUT=str(tmp_path / "out.tif"), **change)
    assert not (tmp_path / "out.tif").exists()


def test_bad_layers(esp, tif, inputs, tmp_path, no_leftovers):
    shape = (SIDE, SIDE)
    holes = np.where(np.isnan(SERVICES["water"]), np.float32(1.0), np.float32(NAN))
    holes[20, 30] = 2.0
    cases = {
        "far does not overlap": tif("far", SERVICES["water"], origin=(900000.0, 4200000.0)),
        "flat has the value 3 everywhere": tif("flat", np.full(shape, 3.0, dtype=np.float32)),
        "empty has no data": tif("empty", np.full(shape, NAN, dtype=np.float32)),
        "no cell in common": tif("holes", holes),
        "missing.tif does not exist": str(tmp_path / "missing.tif"),
    }
    for sentence, other in cases.items():
        with pytest.raises(QgsProcessingException, match=sentence):
            esp("owa", INPUTS=[inputs[1], other], OUTPUT=str(tmp_path / "out.tif"), PAGE=str(tmp_path / "r.html"))
    with pytest.raises(QgsProcessingException, match="at least two layers, not 1"):
        esp("owa", INPUTS=inputs[:1], OUTPUT=str(tmp_path / "out.tif"))
    assert not (tmp_path / "out.tif").exists()
    assert not (tmp_path / "r.html").exists()


def test_cancel_leaves_nothing(esp, inputs, tmp_path, no_leftovers):
    out = tmp_path / "out.tif"
    assert esp("owa", cancel_at=30, INPUTS=inputs, OUTPUT=str(out), PAGE=str(tmp_path / "r.html")) == {}
    assert not out.exists()


def test_headless(qgis_process, tmp_path):
    layers = [write_tif(tmp_path / f"{name}.tif", values) for name, values in SERVICES.items()]
    out = tmp_path / "new folder" / "best.tif"
    finished = qgis_process("owa", INPUTS=layers, BEST_PRIORITY=out, PAGE=tmp_path / "report.html")
    assert finished.returncode == 0, finished.stderr
    results = qgis_process.results(finished)
    assert results["BEST_ALPHA"] in PAPER_ALPHAS
    assert set(np.unique(read_tif(out)[~np.isnan(read_tif(out))])) == {0.0, 1.0}
    assert (tmp_path / "report.html").read_text(encoding="utf-8").count("data:image/png;base64") == 7
    wrong = qgis_process("owa", INPUTS=layers, ALPHAS="0", BEST_PRIORITY=out)
    assert wrong.returncode == 1
    assert "alpha is 0" in wrong.stderr + wrong.stdout
    assert "Traceback" not in wrong.stderr
