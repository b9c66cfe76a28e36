"""What draws is loaded by the thread of the windows before a task may want it: QGIS would end otherwise."""

import subprocess
import sys

import pytest
from esp_toolbox.algorithms.platform import first_thread

FRESH = """
import sys, threading
from qgis.core import QgsApplication
sys.path.insert(0, {support!r})
import package; package.load()
from esp_toolbox.algorithms.platform.first_thread import load_drawing
thread = threading.Thread(target=load_drawing); thread.start(); thread.join()
before = "matplotlib.ft2font" in sys.modules
load_drawing()
print(before, "matplotlib.ft2font" in sys.modules)
"""


@pytest.mark.parametrize("name", ["esp:ahp", "esp:qaidam"])
def test_every_check_of_a_form_loads_it(esp_provider, qgis_processing, monkeypatch, name):
    from qgis.core import QgsApplication, QgsProcessingContext

    called = []
    monkeypatch.setattr(first_thread, "load_drawing", lambda: called.append(name))
    QgsApplication.processingRegistry().createAlgorithmById(name).checkParameterValues({}, QgsProcessingContext())
    assert called


def test_the_first_thread_loads_it_and_no_other_one():
    pytest.importorskip("matplotlib")
    support = next(path for path in sys.path if path.endswith("support"))
    code = FRESH.format(support=support)
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert ended.stdout.split() == ["False", "True"]
