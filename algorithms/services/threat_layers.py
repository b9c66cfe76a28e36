"""Where the threats of a habitat model are: rasters by name, classes of the land cover, or paths in the table."""

from __future__ import annotations

import os

from ...core.classes import parse_classes
from ...core.errors import InputError
from ...core.legend import with_values
from ...core.lists import list_parts
from ...core.presets import land_cover_meanings
from ..frame.legends import chosen_legend
from ..layers.opening import place_of
from ..layers.raster_read import RasterSource, open_dataset


class ThreatLayers:
    """Finds the layer of each threat before anything is read, and reads them one by one.

    Parameters
    ----------
    job : Job
    threats : sequence of Threat
    columns : dict
        The threats table, headers in lower case.
    land_cover : ClassRaster
    """

    def __init__(self, job, threats, columns, land_cover):
        self.job = job
        self.land_cover = land_cover
        rasters = job.raster_sources("THREAT_RASTERS")
        named = {_plain(source.name): source for source in rasters}
        paths = columns.get("cur_path") or [None] * len(threats)
        classes = columns.get("classes") or [None] * len(threats)
        own_classes = [bool(str(entry or "").strip()) for entry in classes]
        self._sources = []
        unnamed = [source for source in rasters if _plain(source.name) not in _names(threats, paths)]
        waiting = [
            number
            for number, (threat, path) in enumerate(zip(threats, paths))
            if not own_classes[number] and not _names([threat], [path]) & set(named)
        ]
        in_order = dict(zip(waiting, unnamed)) if len(waiting) == len(unnamed) else {}
        for number, (threat, path) in enumerate(zip(threats, paths)):
            known = _names([threat], [path]) & set(named)
            if known:
                source = named[min(known)]
            elif own_classes[number]:
                source = self._classes(str(classes[number]))
            elif number in in_order:
                source = in_order[number]
                job.log("{threat}: the raster {name}, by its place.", threat=threat.name, name=source.name)
            else:
                source = self._file(threat, path)
            self._sources.append(source)

    def _classes(self, text):
        legend = chosen_legend(self.job, "LEGEND", self.land_cover.names)
        entries = with_values(list_parts(text), legend, land_cover_meanings())
        return parse_classes(",".join(entry for entry in entries if entry), self.land_cover.names)

    def _file(self, threat, path):
        folder = self.job.folder_of_table("THREATS")
        full = place_of(str(path).strip(), folder) if path and folder else ""
        if full and os.path.isfile(full):
            self.job.protect(full, threat.name)
            source = RasterSource(name=os.path.splitext(os.path.basename(full))[0], uri=full)
            source.crs = open_dataset(source).GetProjection()
            return source
        raise InputError(
            "The threat {threat} has no layer: add a raster of that name to the threat rasters, or give its classes "
            "in a column classes, or the path of its raster in a column cur_path.",
            threat=threat.name,
        )

    def __iter__(self):
        """The intensity of each threat, in their order."""
        for source in self._sources:
            if isinstance(source, RasterSource):
                yield self.job.values_of(source)
            else:
                yield source.contains(self.land_cover.values) & self.land_cover.valid


def _plain(name: str) -> str:
    """A layer's name as it is compared: without case and the endings and prefixes of InVEST's files."""
    name = str(name).strip().casefold()
    for ending in ("_c", "_cur"):
        if name.endswith(ending):
            name = name[: -len(ending)]
    return name[len("threat_") :] if name.startswith("threat_") else name


def _names(threats, paths) -> set:
    """The names under which rasters of these threats may go."""
    names = {_plain(threat.name) for threat in threats}
    for path in paths:
        if path:
            names.add(_plain(os.path.splitext(os.path.basename(str(path)))[0]))
    return names
