"""Zones as an input: sums and means of a service over polygons, which may overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...core.errors import InputError
from ...core.rows import Raster
from ..layers.kept_columns import kept_columns

if TYPE_CHECKING:
    from ...core.services.zone_statistics import ZoneStatistics


def add_zones(form) -> None:
    """The parameter for zones."""
    form.add_features(
        "ZONES",
        "Zones",
        geometry="polygon",
        optional=True,
        help="Watersheds, counties or other polygons for which sums and means are given.",
    )


def check_zones(values, *others: str) -> None:
    """Raise when the zones' statistics are asked for without zones."""
    if values.given("ZONES_OUT") and not any(values.given(key) for key in ("ZONES", *others)):
        raise InputError("Choose the zones over which to sum, or leave their output out.")


def bytes_of_zones(values, *others: str) -> float:
    """What zones hold for each cell: their numbers on the whole raster, twice while they are made."""
    return 9.0 if any(values.given(key) for key in ("ZONES", *others)) else 0.0


class Zones:
    """The polygons of a parameter on the run's grid.

    Parameters
    ----------
    job : Job
    key : str
    """

    def __init__(self, job, key: str = "ZONES"):
        self.job = job
        self.features = job.features(key)
        self.count = len(self.features)
        self.layers = self._burn(job)

    @property
    def areas(self) -> np.ndarray:
        """Area of each polygon in square metres."""
        return np.array([geometry.area() for geometry in self.features.geometries])

    def statistics(self, values: Raster) -> ZoneStatistics:
        """Statistics of a raster over each polygon."""
        from ...core.services.zone_statistics import ZoneStatistics, zone_statistics

        parts = [zone_statistics(labels, self.count, values) for labels in self.layers]
        return ZoneStatistics(*(sum(getattr(part, name) for part in parts) for name in ("cells", "valid", "sums")))

    def write(self, key: str, columns, style=None) -> None:
        """Write the polygons with their own attributes and the statistics.

        Parameters
        ----------
        key : str
            The output.
        columns : sequence of (str, ndarray)
            Field names, at most 10 letters, and a value for each polygon.
        """
        kept, rows = kept_columns(self.features, [name for name, _ in columns])
        fields = [*kept, *((name, float) for name, _ in columns)]
        values = [[*row, *(float(numbers[place]) for _, numbers in columns)] for place, row in enumerate(rows)]
        self.job.write_features(key, fields, list(zip(self.features.geometries, values)), style=style)

    def _burn(self, job) -> list:
        """Label rasters, each of polygons that do not overlap; small ones take every cell they touch."""
        from ..layers.raster_vector import rasterise

        geometries = self.features.geometries
        numbers = list(range(1, self.count + 1))
        sums = rasterise(geometries, [1] * self.count, job.grid, add=True)
        groups = [numbers] if sums.max(initial=0) <= 1 else _apart(geometries)
        layers, outside = [], []
        for group in groups:
            labels = rasterise([geometries[number - 1] for number in group], group, job.grid)
            missing = sorted(set(group) - set(np.unique(labels).tolist()))
            if missing:
                touched = rasterise([geometries[number - 1] for number in missing], missing, job.grid, all_touched=True)
                labels = np.where((labels == 0) & (touched > 0), touched, labels)
                outside.extend(sorted(set(missing) - set(np.unique(labels).tolist())))
            layers.append(labels)
        if len(outside) == self.count:
            raise InputError(
                "The layer {name} has no polygon on the raster {grid}; check their coordinate systems.",
                name=self.features.name,
                grid=job.grid_name,
            )
        if outside:
            job.warn(
                "{name}: {count} {count:polygon lies|polygons lie} outside the raster and {count:has|have} no sums.",
                name=self.features.name,
                count=len(outside),
            )
        if len(groups) > 1:
            job.log("{name}: polygons overlap; each is summed for itself.", name=self.features.name)
        return layers


def _apart(geometries) -> list:
    """Groups of polygons (numbered from 1) whose boxes do not meet."""
    groups: list = []
    for number, geometry in enumerate(geometries, 1):
        box = geometry.boundingBox()
        for group, boxes in groups:
            if not any(box.intersects(other) for other in boxes):
                group.append(number)
                boxes.append(box)
                break
        else:
            groups.append(([number], [box]))
    return [group for group, _ in groups]
