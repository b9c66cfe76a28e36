"""What a workflow is: what a definition refuses, what it tells, and that it can be kept as a file."""

import json
from dataclasses import replace

import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.workflow import blocks
from esp_toolbox.core.workflow.definition import (
    STAGES,
    FieldOf,
    From,
    Given,
    Layer,
    Output,
    Parameter,
    Product,
    Step,
    Variation,
    Workflow,
)
from esp_toolbox.core.workflow.definitions import workflows
from esp_toolbox.core.workflow.workflow_file import FORMAT, workflow_of, workflow_values

LAND = Layer("land", "Land cover")
WIDTH = Parameter("width", "Width", 2, "whole", 1, variation=Variation(("width",), "whole"))
PATCHES = Step("patches", "sources", "esp:mspa", "Patches", {"INPUT": Given("land"), "EDGE_WIDTH": Given("width")})
SOURCES = Step("sources", "sources", "esp:ecologicalsources", "Sources", {"INPUT": From("patches", "CLASSES")})
SURFACE = Step("surface", "resistance", "esp:resistancefactor", "Surface", {"INPUT": Given("land")})
LINKS = Step(
    "links",
    "corridors",
    "esp:corridors",
    "Links",
    {"SOURCES": Product("sources"), "RESISTANCE": Product("resistance"), "PAIRS": [FieldOf("land", ("a", "b"))]},
    (Output("CORRIDORS", "Corridors"),),
)
PRODUCTS = {"sources": From("sources"), "resistance": From("surface")}


def workflow(layers=(LAND,), parameters=(WIDTH,), steps=(PATCHES, SOURCES, SURFACE, LINKS), products=None, **others):
    """A small workflow."""
    products = PRODUCTS if products is None else products
    texts = "small", "Small", "Small", "What it does.", "A paper"
    return Workflow(*texts, layers, parameters, steps, products, **others)


def changed(step, **values):
    return replace(step, values={**step.values, **values})


REFUSED = {
    "small is not sound: input: land is there twice": {"layers": (LAND, LAND)},
    "input: width is there twice": {"layers": (LAND, replace(LAND, key="width"))},
    "land: map is no kind of layer": {"layers": (replace(LAND, kind="map"),)},
    "width: colour is no type of parameter": {"parameters": (replace(WIDTH, type="colour"),)},
    "step: surface is there twice": {"steps": (PATCHES, SOURCES, SURFACE, SURFACE)},
    "product: resistance is made by no step": {"steps": (PATCHES, SOURCES)},
    "patches: swimming is no stage": {"steps": (replace(PATCHES, stage="swimming"), SOURCES, SURFACE)},
    "patches: height is not there when": {"steps": (changed(PATCHES, EDGE_WIDTH=Given("height")), SOURCES, SURFACE)},
    "surface: roads is not there when": {
        "steps": (PATCHES, SOURCES, changed(SURFACE, FIELD=FieldOf("roads", ("name",))))
    },
    # Later steps, steps of other stages, products of later steps, and unknown products.
    "sources: patches is not there when": {"steps": (SOURCES, PATCHES, SURFACE)},
    "links: surface is not there when": {
        "steps": (PATCHES, SOURCES, SURFACE, changed(LINKS, RESISTANCE=From("surface")))
    },
    "links: resistance is not there when": {"steps": (PATCHES, SOURCES, LINKS, SURFACE)},
    "links: health is not there when": {
        "steps": (PATCHES, SOURCES, SURFACE, changed(LINKS, RESISTANCE=Product("health")))
    },
    "links: swamps is not there when": {
        "steps": (PATCHES, SOURCES, SURFACE, changed(LINKS, PAIRS=[Given("land"), Given("swamps")]))
    },
}


@pytest.mark.parametrize("reason", REFUSED)
def test_what_reads_what_is_not_there_is_refused(reason):
    with pytest.raises(InputError) as refused:
        workflow(**REFUSED[reason])
    assert reason in str(refused.value)


def test_what_a_workflow_tells():
    small = workflow()
    assert small.inputs == {"land": LAND, "width": WIDTH}
    assert small.default("width") == 2
    assert not WIDTH.optional
    assert Parameter("cost", "Cost").optional
    assert small.stages == ("sources", "resistance", "corridors")
    assert [step.name for step in small.stage("sources")] == ["patches", "sources"]
    assert small.feeds("land") == ((PATCHES, "INPUT"), (SURFACE, "INPUT"))
    assert small.made_by(Product("resistance")) == small.made_by(From("surface")) == From("surface")
    assert list(LINKS.references()) == [Product("sources"), Product("resistance"), FieldOf("land", ("a", "b"))]


def test_factors_of_an_overlay_are_in_its_order():
    factors = tuple(blocks.factor(name, name, f"the {name}", {"INPUT": Given("land")}) for name in ("b", "a"))
    overlay = blocks.overlay("resistance", "Resistance", factors, Given("weights"), Output("OUTPUT"))
    weights = Parameter("weights", "Weights", "0.5,0.5", "numbers")
    steps = (PATCHES, SOURCES, *factors, overlay)
    made = workflow(parameters=(WIDTH, weights, blocks.FIX_FROM), steps=steps, products={})
    assert made.factors("resistance") == factors
    assert overlay.values["NAMES"] == "the b, the a"


@pytest.mark.parametrize("defined", workflows(), ids=lambda found: found.name)
def test_the_workflows_of_the_toolbox_are_whole(defined):
    assert defined.stages[-1] == "report"
    assert set(defined.stages) <= set(STAGES)
    # Required layers come first in the form; every input goes somewhere.
    assert [layer.optional for layer in defined.layers] == sorted(layer.optional for layer in defined.layers)
    assert all(defined.feeds(key) for key in defined.inputs if key not in _read_by_fields(defined))
    titles = [output.title for step in defined.steps for output in step.outputs if output.title]
    files = [output.file for step in defined.steps for output in step.outputs if output.file]
    assert len(set(titles)) == len(titles)
    assert len(set(files)) == len(files)


def _read_by_fields(defined):
    return {entry.layer for step in defined.steps for entry in step.references() if isinstance(entry, FieldOf)}


# -- as a file -----------------------------------------------------------------------------


@pytest.mark.parametrize("made", [*workflows(), workflow(chain="qaidam")], ids=lambda found: found.name)
def test_a_workflow_comes_back_from_its_file(made):
    text = json.dumps(workflow_values(made), allow_nan=False)
    again = workflow_of(json.loads(text), "own.json")
    assert again == made
    assert again.chain == made.chain
    assert [again.step(step.name).values for step in made.steps] == [step.values for step in made.steps]


@pytest.mark.parametrize(
    "content",
    [
        [],
        {},
        {"format": "1"},
        {"format": FORMAT},
        {**workflow_values(workflow()), "layers": [{"title": "No key"}]},
        {**workflow_values(workflow()), "steps": 5},
        {**workflow_values(workflow()), "parameters": [{"key": "a", "title": "A", "wings": 2}]},
        {**workflow_values(workflow()), "products": {"sources": "patches"}},
    ],
)
def test_what_is_no_workflow_is_refused(content):
    with pytest.raises(InputError, match="own.json is no workflow of the ESP Toolbox"):
        workflow_of(content, "own.json")


def test_files_of_a_newer_toolbox_are_refused():
    with pytest.raises(InputError, match="own.json was written by a newer ESP Toolbox"):
        workflow_of({**workflow_values(workflow()), "format": FORMAT + 1}, "own.json")


def test_a_file_of_an_unsound_workflow_is_refused():
    content = workflow_values(workflow())
    content["layers"] = []
    with pytest.raises(InputError, match="small is not sound"):
        workflow_of(content, "own.json")


def test_broken_values_of_steps_are_refused():
    content = workflow_values(workflow())
    for broken in ({"given": {"key": "land"}, "from": {}}, {"wish": {"key": "land"}}, {}):
        content["steps"][0]["values"]["INPUT"] = broken
        with pytest.raises(InputError, match="own.json is no workflow"):
            workflow_of(content, "own.json")
