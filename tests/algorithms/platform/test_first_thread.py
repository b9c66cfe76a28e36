"""matplotlib is loaded by the thread of the windows, whoever draws first: QGIS would end otherwise."""

import subprocess
import sys

import pytest

# A thread draws, as a task of QGIS does, while the first one hears what happens, or waits for it and hears nothing.
FRESH = """
import sys, threading
sys.path.insert(0, {support!r})
import package; package.load()
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication
application = QgsApplication([], False)
from esp_toolbox.algorithms.kit.figures import new_axes, png_of
from esp_toolbox.algorithms.platform import first_thread
first_thread._LONGEST_WAIT = {longest}
loaded = []
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "matplotlib":
            loaded.append(threading.current_thread() is threading.main_thread())
sys.meta_path.insert(0, Watch())
drawn = []
thread = threading.Thread(target=lambda: drawn.append(png_of(new_axes(2.0, 1.0)[0])[1:4]))
thread.start()
while {hears} and thread.is_alive():
    QCoreApplication.processEvents()
thread.join()
print(loaded, drawn)
"""


@pytest.mark.parametrize(
    ("hears", "longest", "by_the_first"),
    [(True, 60.0, True), pytest.param(False, 0.1, False, id="a window that waits for the task itself")],
)
def test_the_first_thread_loads_it(hears, longest, by_the_first):
    pytest.importorskip("matplotlib")
    support = next(path for path in sys.path if path.endswith("support"))
    code = FRESH.format(support=support, hears=hears, longest=longest)
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert ended.stdout.strip() == f"[{by_the_first}] [b'PNG']"
