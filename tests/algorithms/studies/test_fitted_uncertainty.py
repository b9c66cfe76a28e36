"""esp:uncertainty without optional layers: the chain runs on the factors that are there."""

import pytest
from esp_toolbox.algorithms.platform.compat import OPTIONAL
from workflow_inputs import read_inputs


@pytest.mark.parametrize("elevation", [True, False])
def test_the_chain_without_roads_and_ndvi(sample_basin, elevation):
    from esp_toolbox.algorithms.studies.uncertainty_inputs import WorkflowInputs
    from esp_toolbox.algorithms.studies.uncertainty_settings import fitted_workflow
    from esp_toolbox.core.workflow.qaidam_chain import qaidam_workflow

    given = {"LANDCOVER": str(sample_basin / "landcover_2023.tif"), "ELEVATION": str(sample_basin / "dem.tif")}
    job = read_inputs(given if elevation else {"LANDCOVER": given["LANDCOVER"]})
    found = fitted_workflow(job)
    assert {"road", "vegetation", "health", "zones"} <= {step.name for step in found.left_out}
    layers, parameters = WorkflowInputs(job, found).read()
    assert layers.road_distance is None and layers.ndvi is None
    result = qaidam_workflow(layers, parameters)
    assert len(result.scores) == len(parameters.factors) == (4 if elevation else 2) and result.health is None
    assert result.weights.sum() == pytest.approx(1.0)


def test_health_of_one_year_has_no_change(sample_basin):
    from esp_toolbox.algorithms.studies.uncertainty_inputs import WorkflowInputs
    from esp_toolbox.algorithms.studies.uncertainty_settings import fitted_workflow
    from esp_toolbox.core.workflow.qaidam_chain import qaidam_workflow

    cover = str(sample_basin / "landcover_2023.tif")
    job = read_inputs(
        {
            "LANDCOVER": cover,
            "ELEVATION": str(sample_basin / "dem.tif"),
            "LANDCOVERS": [cover],
            "NPP": [str(sample_basin / "npp_2023.tif")],
        }
    )
    layers, parameters = WorkflowInputs(job, fitted_workflow(job)).read()
    result = qaidam_workflow(layers, parameters)
    assert len(result.health.years) == 1
    left_out = {name for names in result.zones.zoning.missing for name in names}
    assert "trend" in left_out
    assert result.zones.zone.max() > 0


def test_the_form_asks_only_for_what_all_its_workflows_need(esp_provider):
    form = esp_provider.algorithm("uncertainty")
    needed = {
        one.name() for one in form.parameterDefinitions() if one.type() == "raster" and not one.flags() & OPTIONAL
    }
    assert needed == {"LANDCOVER"}
