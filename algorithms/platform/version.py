"""The version of the plugin, as metadata.txt has it."""

import configparser
from pathlib import Path

_METADATA = Path(__file__).resolve().parents[2] / "metadata.txt"


def _read() -> str:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(_METADATA, encoding="utf-8")
    return parser["general"]["version"]


VERSION = _read()
