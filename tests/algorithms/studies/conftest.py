"""The workflows on the sample basin: their inputs, and one run of each model for all tests."""

import pytest
from provider import run
from quick_pictures import quick_pictures
from workflow_files import (
    QAIDAM_SETTINGS,
    SHIYANG_SETTINGS,
    health_form,
    qaidam_form,
    qaidam_inputs,
    qaidam_outputs,
    shiyang_form,
    shiyang_inputs,
    shiyang_outputs,
)


@pytest.fixture(scope="module", autouse=True)
def blank_pictures(esp_provider):
    """Reports of these tests have blanks for pictures; those of their own room are drawn."""
    with quick_pictures():
        yield


@pytest.fixture(scope="session")
def basin(sample_basin):
    """The files of the sample basin; a test that changes them makes a copy."""
    return sample_basin


@pytest.fixture
def qaidam(basin):
    """What esp:uncertainty needs of the Qaidam workflow."""
    return qaidam_form(basin)


@pytest.fixture
def health(basin):
    """What esp:uncertainty can take for health and zones."""
    return health_form(basin)


@pytest.fixture
def shiyang(basin):
    """What esp:uncertainty needs of the Shiyang workflow."""
    return shiyang_form(basin)


@pytest.fixture(scope="session")
def qaidam_run(esp_provider, qgis_processing, tmp_path_factory):
    """The folders of a basin and of a run of the Qaidam model on it with everything named.

    Its cells are smaller than those of the sample basin: there, lines of corridors run through corners of cells, and
    model and core may paint the cell on the one or the other side.
    """
    made, folder = tmp_path_factory.mktemp("finer") / "files", tmp_path_factory.mktemp("qaidam")
    run("samplebasin", ROWS=76, COLS=90, CELL_SIZE=650, SEED=3, FOLDER=str(made))
    run("qaidam", **qaidam_inputs(made), **QAIDAM_SETTINGS, **qaidam_outputs(folder))
    return made, folder


@pytest.fixture(scope="session")
def shiyang_run(basin, qgis_processing, tmp_path_factory):
    """The folder of a run of the Shiyang model, and all its results, of which the report and others were not named."""
    folder = tmp_path_factory.mktemp("shiyang")
    return folder, run("shiyang", **shiyang_inputs(basin), **SHIYANG_SETTINGS, **shiyang_outputs(folder))
