"""A run in a process of its own ends with the QGIS that started it, however that ends.

QGIS holds the writing end of the run's standard input and never writes: when QGIS goes, on any system, reading ends.
"""

from __future__ import annotations

import os
import threading

# Set for the process whose standard input says that.
MARK = "ESP_TOOLBOX_ENDS_WITH_INPUT"


def end_with_parent() -> None:
    """Watch standard input, where the process was told to."""
    if os.environ.get(MARK):
        threading.Thread(target=_watch, name="parent of the run", daemon=True).start()


def _watch() -> None:
    try:
        while os.read(0, 1024):
            pass
    except OSError:
        # No standard input after all: nothing can be watched.
        return
    # Outputs that are not whole lie under names of their own, as when a run is killed.
    os._exit(1)
