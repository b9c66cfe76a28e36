"""Imports the checkout as `esp_toolbox`, whatever its folder is called."""

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


def load():
    """Put the plugin package into `sys.modules` under its public name."""
    if "esp_toolbox" in sys.modules:
        return sys.modules["esp_toolbox"]
    spec = importlib.util.spec_from_file_location(
        "esp_toolbox", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules["esp_toolbox"] = module
    spec.loader.exec_module(module)
    return module
