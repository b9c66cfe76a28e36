"""Runs that are refused before they work."""

import os

import pytest
from qgis.core import QgsProcessingException


def refused(esp, words, name="mspa", **parameters):
    """The run is refused before it works, with these words, and leaves all files as they were."""
    folder = os.path.dirname(parameters.pop("LOOK"))
    before = facts_of(folder)
    with pytest.raises(QgsProcessingException, match=words):
        esp(name, **parameters)
    assert not esp.feedback.fractions, "it began to work"
    assert facts_of(folder) == before


def facts_of(folder):
    """Size, time and number of each file in a folder and those in it."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            # QGIS keeps statistics of layers that it opens, in virtual rasters themselves.
            if name.endswith((".aux.xml", ".vrt")):
                continue
            path = os.path.join(place, name)
            found[path] = (os.lstat(path).st_size, os.lstat(path).st_mtime_ns, os.lstat(path).st_ino)
    return found
