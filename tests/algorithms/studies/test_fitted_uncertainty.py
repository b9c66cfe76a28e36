"""esp:uncertainty without optional layers: the chain runs on the factors that are there."""

import pytest
from workflow_inputs import read_inputs


def test_the_chain_without_roads_and_ndvi(sample_basin):
    from esp_toolbox.algorithms.studies.uncertainty_inputs import WorkflowInputs
    from esp_toolbox.algorithms.studies.uncertainty_settings import fitted_workflow
    from esp_toolbox.core.workflow.qaidam_chain import qaidam_workflow

    job = read_inputs(
        {"LANDCOVER": str(sample_basin / "landcover_2023.tif"), "ELEVATION": str(sample_basin / "dem.tif")}
    )
    found = fitted_workflow(job)
    assert {"road", "vegetation", "health", "zones"} <= {step.name for step in found.left_out}
    layers, parameters = WorkflowInputs(job, found).read()
    assert layers.road_distance is None and layers.ndvi is None
    result = qaidam_workflow(layers, parameters)
    assert len(result.scores) == len(parameters.factors) == 4 and result.health is None
    assert result.weights.sum() == pytest.approx(1.0)
