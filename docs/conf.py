"""How Sphinx builds the documentation; `make docs` runs it."""

import configparser
from pathlib import Path

_METADATA = configparser.ConfigParser(interpolation=None)
_METADATA.read(Path(__file__).resolve().parent.parent / "metadata.txt", encoding="utf-8")

project = "ESP Toolbox"
release = _METADATA["general"]["version"]
extensions = ["myst_parser"]
myst_heading_anchors = 3
exclude_patterns = ["requirements.txt", "api"]
html_theme = "furo"
html_title = f"ESP Toolbox {release}"
html_static_path = []
