"""Runs inside QGIS: takes the pictures of one scene, which the environment names."""

import importlib
import os
import sys
import traceback
from pathlib import Path

# QGIS runs this file without telling where it is; the plugin's folder is the checkout.
sys.path.insert(0, str((Path(os.environ["QGIS_PLUGINPATH"]) / "esp_toolbox").resolve() / "scripts"))
try:
    stage = importlib.import_module("screenshot_stage")
    stage.begin(importlib.import_module(f"screenshot_{os.environ['ESP_SCENE']}").scene)
except Exception:
    # QGIS would show a message and wait for somebody to read it.
    traceback.print_exc()
    os._exit(1)
