"""The version of the plugin, as metadata.txt has it, and of GDAL."""

import configparser
from pathlib import Path

from osgeo import gdal

_METADATA = Path(__file__).resolve().parents[2] / "metadata.txt"


def _read() -> str:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(_METADATA, encoding="utf-8")
    return parser["general"]["version"]


VERSION = _read()
GDAL_VERSION = gdal.__version__
