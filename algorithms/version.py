"""The version of the plugin, as metadata.txt has it."""

import configparser
import os


def _read() -> str:
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(os.path.join(os.path.dirname(os.path.dirname(__file__)), "metadata.txt"), encoding="utf-8")
    return parser["general"]["version"]


VERSION = _read()
