"""Shared by all tests: the package under its public name, the folder of reference outputs."""

import gc
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).resolve().parent / "support"))
import examples  # noqa: E402
import package  # noqa: E402
from cluster import two_workers  # noqa: E402
from headless_session import HeadlessSession  # noqa: E402
from provider import register, run  # noqa: E402
from qgis_program import QgisProgram, home_of_user, plugins_folder  # noqa: E402

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
package.load()
if "ESP_INT32" in os.environ:
    import int32_default

    int32_default.install()

# The same examples at every run, and no deadline: machines differ.
settings.register_profile(
    "esp",
    derandomize=True,
    deadline=None,
    max_examples=examples.part_of(100),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("esp")

# No test cuts the power, so that nothing needs to wait for the disk; children of the tests have their own calls.
os.fsync = os.fstat
os.environ.setdefault("OGR_SQLITE_SYNCHRONOUS", "OFF")


_STATUS = pytest.StashKey[int]()


@pytest.fixture(scope="session")
def shared():
    """The folder with the reference programs' outputs; tests that want it skip where it is absent."""
    if not package.SHARED.is_dir():
        pytest.skip("the reference outputs (../shared) are not here")
    return package.SHARED


@pytest.fixture(scope="session")
def oracles(shared):
    """The reference programs' outputs."""
    return shared / "oracles"


@pytest.fixture(scope="session")
def esp_provider(qgis_app):
    """The provider in the registry and QGIS' threads, for the whole session, as the plugin has them."""
    from esp_toolbox.ui.widgets.threads import keep_threads

    keep_threads()
    return register()


@pytest.fixture(scope="session")
def sample_basin(tmp_path_factory, esp_provider, qgis_processing):
    """The files of a small sample basin, for all tests: who writes there or changes them works on a copy."""
    folder = tmp_path_factory.mktemp("basin") / "files"
    run("samplebasin", ROWS=64, COLS=72, CELL_SIZE=900, SEED=2, FOLDER=str(folder))
    made = {path.name: path.read_bytes() for path in folder.iterdir()}
    yield folder
    # QGIS' own windows keep statistics beside the layers that they show.
    changed = [
        path.name
        for path in folder.iterdir()
        if made.get(path.name) != path.read_bytes() and not path.name.endswith(".aux.xml")
    ]
    assert not changed, "a test changed the sample basin of all tests"


@pytest.fixture(scope="session")
def cluster(tmp_path_factory):
    """The address of a Dask scheduler with two workers, for all tests."""
    with two_workers(tmp_path_factory.mktemp("packages")) as address:
        yield address


@pytest.fixture(scope="session")
def qgis_process(tmp_path_factory):
    """Run an algorithm as ``qgis_process --json run`` does: ``qgis_process("owa", INPUTS=..., OUTPUT=...)``.

    One start of the program serves all tests, with profile, plugin and temporary files of a user with a long name that
    is not ASCII. What belongs to its start and end is tested with `qgis_program`.
    """
    session = HeadlessSession(home_of_user(tmp_path_factory.mktemp("headless")))
    yield session
    session.close()


@pytest.fixture(scope="session")
def qgis_program(tmp_path_factory):
    """A start of ``qgis_process`` for each call, the plugin switched on. Dear: see house/test_qgis_process.py."""
    home = home_of_user(tmp_path_factory.mktemp("program"))
    program = QgisProgram(home, plugins_folder(home))
    program.enabling = program("plugins", "enable", "esp_toolbox")
    return program


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_teardown(item, nextitem):
    if nextitem is None:
        # QGIS goes now; wrappers of its objects that are collected later would touch freed memory.
        gc.disable()


def pytest_sessionfinish(session, exitstatus):
    session.config.stash[_STATUS] = int(exitstatus)


@pytest.hookimpl(tryfirst=True)
def pytest_unconfigure(config):
    # QGIS 3.22 and 3.40 may crash while they take themselves down; the tests are over by then.
    sys.stdout.flush()
    sys.stderr.flush()
    if _STATUS in config.stash and "qgis.core" in sys.modules:
        os._exit(config.stash[_STATUS])
