"""An input of a step, looked at before the run as the step will: opened, read, checked, nothing computed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsRectangle

from ...core.classes import ClassSet
from ...core.errors import InputError
from ...core.present_classes import classes_present
from ..frame import raster_checks
from ..frame.layer_reader import LayerReader
from ..layers.raster_read import RasterSource, grid_of_source

# Keys of algorithms that are read as classes; INPUT is where the step is told a legend for it.
_CLASSES = ("LANDCOVER", "LANDCOVERS")
# Resistances, and the flag that says that they are conductances instead.
POSITIVE, _CONDUCTANCE = "RESISTANCE", "IS_CONDUCTANCE"
# Keys whose classes must be known by name or value, beside a raster of classes.
_ENTRIES = ("FOREGROUND", "VALUES")


@dataclass
class Seen:
    """A raster of classes as a step sees it: the classes that are there and their names."""

    present: np.ndarray
    names: dict


class InputProbe(LayerReader):
    """Reads an input as its step will, and says nothing: the step will.

    Parameters
    ----------
    algorithm : EspAlgorithm
        Of the step.
    told : dict
        As in `Use`, with the input.
    context : QgsProcessingContext
    titles : dict
        Key to what messages call a parameter, where it is not what the step calls it.
    """

    def __init__(self, algorithm, told: dict, context, titles: dict):
        self._titles = titles
        super().__init__(algorithm, told, context)

    def label(self, key: str) -> str:
        """What the workflow's form calls a parameter."""
        return self._titles.get(key) or super().label(key)

    def use_grid(self, grid, name: str) -> None:
        """Every raster is looked at on its own grid."""
        self.crs = grid.crs

    def cancel_point(self, fraction: float = 0.0) -> None:
        """A look cannot be cancelled."""

    def log(self, template: str, **values) -> None:
        """The step will say it."""

    def warn(self, template: str, **values) -> None:
        """The step will say it."""

    def record_table(self, name: str, columns: dict) -> None:
        """The step will keep it."""

    def source(self, key: str):
        """The features of a vector layer, unread."""
        return self._source(key)

    def reads_classes(self, key: str) -> bool:
        """Whether a raster is one of classes."""
        return key in _CLASSES or (key == "INPUT" and "LEGEND" in self._titles)

    def look(self, key: str, source: RasterSource) -> None:
        """Refuse a raster that the step would refuse.

        Raises
        ------
        InputError
        """
        if not self.reads_classes(key):
            self._read_values(key, source)
            return
        raster = self._classes(source, 1, key)
        present = classes_present(raster.values, raster.valid)
        self._look_at_entries(Seen(present, raster.names), source.name)
        self._look_at_scores(Seen(present, raster.names), source.name)

    def _read_values(self, key: str, source: RasterSource) -> None:
        known, positive = self._known(source, 1, key), self.must_be_positive(key)
        if known.facts.own and not positive:
            return
        band = self._read(source, 1, known)
        if not known.facts.own and 1 not in source.ignored_nodata:
            raster_checks.refuse_fills(band, known.kind, self.label(key), source.name)
        count = int(np.count_nonzero(band.valid & (band.values <= 0))) if positive else 0
        if count:
            raise InputError(
                "{parameter}: {name} is 0 or negative in {count} {count:cell|cells}; give every cell a value above 0, "
                "or declare 0 as nodata in the layer's properties where nothing passes.",
                parameter=self.label(key),
                name=source.name,
                count=count,
            )

    def must_be_positive(self, key: str) -> bool:
        """Whether a raster holds resistances, which are above 0 wherever something passes."""
        known = {definition.name() for definition in self.algorithm.parameterDefinitions()}
        return key == POSITIVE and not (_CONDUCTANCE in known and self.flag(_CONDUCTANCE))

    def _look_at_entries(self, seen: Seen, name: str) -> None:
        for key in _ENTRIES:
            if not self.parameters.get(key):
                continue
            wanted: ClassSet = self.class_set(key, seen.names)
            if not wanted.contains(seen.present).any():
                raise InputError(
                    "{parameter}: {name} has none of the classes {wanted}; its classes are {present}.",
                    parameter=self.label(key),
                    name=name,
                    wanted=self.text(key),
                    present=", ".join(
                        f"{value} {seen.names.get(value, '')}".strip() for value in seen.present.tolist()
                    ),
                )

    def _look_at_scores(self, seen: Seen, name: str) -> None:
        """A factor's table must know the classes."""
        if "SCORES" not in {definition.name() for definition in self.algorithm.parameterDefinitions()}:
            return
        from ..frame.legends import chosen_legend
        from ..resistance.factor_tables import factor_table, uncovered_score

        table = factor_table(self, "TABLE", "PRESET")
        if table is None or table.class_column is None or self.word("MEASURE") != "value":
            return
        legend = chosen_legend(self, "LEGEND", seen.names)
        scores = table.scores(self.word("CLOSED"), legend, name)
        scores.scores(
            seen.present.astype(np.float64)[None], uncovered_score(self.text("UNCOVERED")), name, legend.names
        )

    def ground(self, source: RasterSource):
        """(coordinate system, extent) of a raster."""
        grid = grid_of_source(source)
        left, bottom, right, top = grid.bounds
        return QgsCoordinateReferenceSystem.fromWkt(grid.crs), QgsRectangle(left, bottom, right, top)
