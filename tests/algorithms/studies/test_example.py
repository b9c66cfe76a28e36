"""The example of docs/development.md: a workflow of ten steps in one file, which becomes a model and runs."""

import re
import types

import package
import pytest
from esp_toolbox.algorithms.studies.workflow_model import workflow_model
from esp_toolbox.core.workflow.workflow_file import workflow_of, workflow_values
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsVectorLayer

_BLOCK = re.compile(r"^( *)```python\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def valley():
    """The workflow that the page puts together."""
    page = (package.ROOT / "docs" / "development.md").read_text(encoding="utf-8")
    section = page.split("## Adding a workflow\n")[1].split("\n## ")[0]
    source = "\n".join(_blocks(section))
    module = types.ModuleType("esp_toolbox.core.workflow.definitions.valley")
    module.__package__ = "esp_toolbox.core.workflow.definitions"
    exec(compile(source, "docs/development.md", "exec"), module.__dict__)
    return module.WORKFLOW


def _blocks(section):
    """The blocks of code without the indent of the list that they stand in."""
    return [re.sub(rf"^{indent}", "", text, flags=re.MULTILINE) for indent, text in _BLOCK.findall(section)]


def test_the_example_has_ten_steps_and_can_be_kept(valley):
    assert len(valley.steps) == 10
    assert valley.stages == ("sources", "resistance", "corridors", "pinch_points", "report")
    assert workflow_of(workflow_values(valley), "valley.json") == valley


def test_the_example_becomes_a_model_and_runs(valley, basin, tmp_path):

    model = workflow_model(valley)
    assert model.validate()[0]
    pattern = next(
        definition.name()
        for definition in model.parameterDefinitions()
        if definition.isDestination() and definition.description() == "Pattern"
    )
    inputs = {"landcover": str(basin / "landcover_2023.tif"), "elevation": str(basin / "dem.tif"), "least_area": 2500}
    outputs = {pattern: str(tmp_path / "pattern.gpkg")}
    _, fine = model.create().run({**inputs, **outputs}, QgsProcessingContext(), QgsProcessingFeedback())
    assert fine
    assert QgsVectorLayer(f"{tmp_path / 'pattern.gpkg'}|layername=corridors").featureCount() > 0
