"""Destinations of outputs as staged files: of an algorithm's run, and of a workflow's."""

from __future__ import annotations

import os

from ..writing.geopackages import AddedLayers


class StagedDestinations:
    """The staged files of a run by their destinations.

    Parameters
    ----------
    staging : Staging
    """

    def __init__(self, staging):
        self._staging = staging
        self._packages: dict = {}

    def place(self, destination) -> str:
        """The staged file or folder of a destination; layers of one GeoPackage share it."""
        path = destination.path
        if destination.kind == "folder":
            return self._staging.folder(path, destination.label)
        if not destination.table:
            return self._staging.file(path, destination.label)
        if path not in self._packages:
            if os.path.exists(path):
                place = os.path.join(self._staging.apart(os.path.dirname(path)), os.path.basename(path))
                self._staging.change(AddedLayers(place, path, destination.label))
            else:
                place = self._staging.file(path, destination.label)
            self._packages[path] = place
        return self._packages[path]
