"""All that is wrong with the inputs of a workflow, found before its first step and told at once."""

from __future__ import annotations

import os

from qgis.core import (
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
)

from ...core.errors import EspError, InputError
from ..base import EspAlgorithm
from ..frame.geometry_kinds import check_geometry
from ..frame.given_layers import with_packed_layers
from ..frame.input_files import files_of_value
from ..layers.raster_read import grid_of_source
from ..platform.compat import OPTIONAL, is_null
from .input_looks import Ground, different, refuse_no_metres
from .input_memory import require_memory_of_steps
from .input_probe import InputProbe
from .input_uses import Use, uses_of
from .input_years import BESIDE, YEARS_OF, uses_of_years

_LAYERS = (
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMapLayer,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
)
# Inputs without faults: a run is checked by its form, by the program and by itself. Those with faults are looked at
# anew, since what mends them may lie in the project, such as a nodata value in a layer's properties.
_SOUND: set = set()
_MOST_SOUND = 20


def refuse_faults(model, parameters: dict, context) -> None:
    """Refuse the inputs of a workflow with a list of all that is wrong with them.

    Parameters
    ----------
    model : QgsProcessingModelAlgorithm
    parameters : dict
        Of the run.
    context : QgsProcessingContext

    Raises
    ------
    InputError
    MemoryNeeded
    """
    mark = _mark(model, parameters, context)
    if mark in _SOUND:
        return
    faults = _Look(model, parameters, context).faults()
    if not faults:
        if len(_SOUND) >= _MOST_SOUND:
            _SOUND.clear()
        _SOUND.add(mark)
    if len(faults) == 1:
        raise InputError("{fault}", fault=faults[0])
    if faults:
        listed = "\n".join(f"{number}. {fault}" for number, fault in enumerate(faults, 1))
        raise InputError("The inputs have {count} faults:\n{faults}", count=len(faults), faults=listed)


def _mark(model, parameters: dict, context) -> tuple:
    """What the faults of inputs depend on: the values, and the files with their times."""
    rows = [model.id()]
    for definition in model.parameterDefinitions():
        value = parameters.get(definition.name())
        if definition.isDestination() or is_null(value):
            continue
        entries = value if isinstance(value, (list, tuple)) else [value]
        files = [
            path for entry in entries if isinstance(definition, _LAYERS) for path in files_of_value(entry, context)
        ]
        times = [(path, os.stat(path).st_mtime_ns, os.stat(path).st_size) for path in files if os.path.exists(path)]
        rows.append((definition.name(), repr(value), tuple(times)))
    return tuple(rows)


class _Look:
    """One look at all inputs of a model."""

    def __init__(self, model, parameters: dict, context):
        self.model, self.context = model, context
        self.parameters = parameters
        self.ground = Ground(context.transformContext())
        self._faults: list = []

    def faults(self) -> list:
        """A sentence for each fault, in the order of the form."""
        given = []
        for definition in self.model.parameterDefinitions():
            value = self.parameters.get(definition.name())
            if not isinstance(definition, _LAYERS):
                continue
            if is_null(value) or value in ("", []):
                if not definition.flags() & OPTIONAL:
                    self._add(
                        InputError(
                            "{parameter}: nothing is given, and the workflow needs it.",
                            parameter=definition.description(),
                        )
                    )
            else:
                given.append(definition)
        try:
            self.parameters = with_packed_layers(self.model, self.parameters)
        except EspError as error:
            self._add(error)
            return self._faults
        require_memory_of_steps(self.model, self.parameters, self.context, self._cells(given))
        uses = uses_of(self.model, self.parameters)
        for definition in given:
            self._layers(definition, uses[definition.name()])
        self._years(uses)
        return self._faults

    def _cells(self, given: list) -> dict:
        """The cells of the first raster of each input that has one and can be opened."""
        cells: dict = {}
        for definition in given:
            name, probe = definition.name(), self._probe(definition)
            sources = [] if probe is None else probe.raster_sources(name)
            if sources:
                self._try(_count_cells, cells, name, sources[0])
        return cells

    def _add(self, error: EspError) -> None:
        text = EspAlgorithm.message(error.template, error.values)
        if text not in self._faults:
            self._faults.append(text)

    def _layers(self, definition, uses: list) -> None:
        """The layers of an input: there, of the right kind, over the land cover, and what its steps take."""
        probe = self._probe(definition)
        if probe is None:
            return
        key = definition.name()
        if isinstance(definition, QgsProcessingParameterFeatureSource):
            self._features(definition, probe)
            return
        for source in probe.raster_sources(key):
            self._try(self._place, definition, *probe.ground(source), source.name)
            for use in different(uses):
                self._try(self._raster, use, source)
        for snapshot in probe.vector_layers(key):
            self._try(self._vector, definition, snapshot)

    def _probe(self, definition):
        """A reader of the model's own input; None where it cannot be opened."""
        name, found = definition.name(), []
        self._try(lambda: found.append(InputProbe(self.model, {name: self._value(definition)}, self.context, {})))
        return found[0] if found else None

    def _value(self, definition):
        return self.parameters[definition.name()]

    def _try(self, check, *arguments) -> None:
        try:
            check(*arguments)
        except EspError as error:
            self._add(error)

    def _features(self, definition, probe) -> None:
        found: list = []
        self._try(lambda: found.append(probe.source(definition.name())))
        for source in found:
            self._try(check_geometry, definition, source.wkbType(), source.sourceName())
            self._try(self._vector, definition, source)

    def _vector(self, definition, source) -> None:
        if source.featureCount() == 0:
            raise InputError(
                "{parameter}: the layer {name} has no features.",
                parameter=definition.description(),
                name=source.sourceName(),
            )
        if hasattr(source, "sourceExtent"):
            self._place(definition, source.sourceCrs(), source.sourceExtent(), source.sourceName(), near=True)

    def _raster(self, use: Use, source) -> None:
        """A raster with the eyes of a step that reads it."""
        probe = InputProbe(use.algorithm, use.told, self.context, use.titles)
        found = next((one for one in probe.raster_sources(use.key) if one.name == source.name), source)
        refuse_no_metres(probe, use, found)
        probe.look(use.key, found)

    def _place(self, definition, crs, extent, name: str, near: bool = False) -> None:
        self.ground.place(definition.description(), crs, extent, name, near)

    def _years(self, uses: dict) -> None:
        """Lists of rasters of several years must tell of the same ones."""
        from ..frame.layer_years import align_years

        for use in uses_of_years(uses):
            others = tuple(key for key in BESIDE if key in use.told)
            told = {key: use.told[key] for key in (YEARS_OF, *others)}
            try:
                probe = InputProbe(use.algorithm, told, self.context, use.titles)
            except EspError:
                continue
            first = len(probe.raster_sources(YEARS_OF))
            for key in others:
                count = len(probe.raster_sources(key))
                if count != first:
                    self._add(
                        InputError(
                            "{parameter} has {count} {count:raster|rasters}, {first} has {wanted}; give one for each "
                            "year.",
                            parameter=probe.label(key),
                            count=count,
                            first=probe.label(YEARS_OF),
                            wanted=first,
                        )
                    )
                    return
            self._try(align_years, probe, "YEARS", YEARS_OF, others)


def _count_cells(cells: dict, name: str, source) -> None:
    cells[name] = grid_of_source(source).cells
