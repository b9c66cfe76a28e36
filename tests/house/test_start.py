"""The plugin's start is cheap: what algorithms need is imported when they run, and may be missing until then."""

import json
import subprocess
import sys

import package
import pytest

# What a start may not wait for; matplotlib, jinja2 and networkx are as dear as scipy.
LATER = ("scipy", "jinja2", "matplotlib", "networkx")
# Three modules an algorithm: its form, what several forms share, and the rooms that the forms stand on.
MOST_MODULES = 195

START = """
import json, os, sys
sys.path[:0] = {folders!r}
from qgis.core import QgsApplication, QgsProcessingContext
application = QgsApplication([], True)
application.initQgis()
import package
from processing.core.Processing import Processing
Processing.initialize()
{before}
# No import finds these from now on, and `find_spec` neither.
sys.modules.update(dict.fromkeys({missing!r}))
before = set(sys.modules)
package.load()
import esp_toolbox
plugin = esp_toolbox.classFactory({iface})
plugin.{begin}()
loaded = set(sys.modules) - before
registry = QgsApplication.processingRegistry()
found = {{algorithm.id(): algorithm for algorithm in registry.providerById("esp").algorithms()}}
told = {{}}
for name, parameters in {tried!r}.items():
    told[name] = [found[name].canExecute(), found[name].checkParameterValues(parameters, QgsProcessingContext())]
print(json.dumps({{"loaded": sorted(loaded), "algorithms": sorted(found), "told": told}}))
sys.stdout.flush()
os._exit(0)
"""
WINDOW = """
from unittest.mock import MagicMock
from qgis.PyQt.QtWidgets import QMainWindow, QMenu
main, menu, iface = QMainWindow(), QMenu(), MagicMock()
iface.mainWindow.return_value, iface.pluginMenu.return_value = main, menu
import processing.gui.ContextAction, processing.gui.ProviderActions
"""


def start(window, missing=(), tried=None):
    """What a fresh process tells of the plugin's start."""
    script = START.format(
        folders=[str(package.ROOT / "tests" / "support"), "/usr/share/qgis/python/plugins"],
        missing=tuple(missing),
        before=WINDOW if window else "",
        iface="iface" if window else "None",
        begin="initGui" if window else "initProcessing",
        tried=tried or {},
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout.splitlines()[-1])


def test_a_start_loads_forms_and_nothing_else():
    told = start(window=True)
    strange = {name for name in told["loaded"] if name.split(".")[0] in LATER}
    assert not strange
    own = [name for name in told["loaded"] if name.startswith("esp_toolbox")]
    assert len(own) <= MOST_MODULES, sorted(own)
    assert {"esp:mspa", "esp:qaidam", "esp:shiyang"} <= set(told["algorithms"])


@pytest.mark.parametrize("window", [True, False])
def test_without_scipy_the_plugin_loads_and_says_what_is_missing(window):
    missing = ("scipy", "networkx", "jinja2", "processing.modeler.ModelerDialog")
    told = start(window, missing, {"esp:mspa": {"INPUT": "missing.tif"}})
    assert len(told["algorithms"]) >= 40
    for fine, reason in told["told"]["esp:mspa"]:
        assert not fine
        assert "scipy" in reason
        assert "python3-scipy" in reason
