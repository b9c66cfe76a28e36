"""A workflow that is run by itself: its steps write staged files, which get their places when the last one is done."""

from __future__ import annotations

import contextlib

from qgis.core import QgsProcessingOutputLayerDefinition, QgsProperty

from ..frame import sidecar
from ..frame.destinations import destinations
from ..frame.input_files import input_files
from ..frame.loading import rename_loaded
from ..frame.staged_destinations import StagedDestinations
from ..writing.rooms import final_name, is_staged
from ..writing.staging import Staging


class StagedWorkflow(contextlib.AbstractContextManager):
    """The run of a workflow; what it wrote stays only when it is finished.

    Parameters
    ----------
    algorithm : QgsProcessingModelAlgorithm
    parameters : dict
        Of the run, with a destination for every output.
    context : QgsProcessingContext

    Attributes
    ----------
    parameters : dict
        With staged files instead of those that were asked for.
    """

    def __init__(self, algorithm, parameters: dict, context):
        self._context = context
        inputs = input_files(algorithm, parameters, context)
        self._staging = Staging(lambda: inputs)
        self._names = contextlib.ExitStack()
        self.parameters = dict(parameters)
        places = StagedDestinations(self._staging)
        found = [entry for entry in destinations(algorithm, parameters, context) if entry.path]
        # Within another run its folder is a staged one already.
        self._wanted = [entry for entry in found if not is_staged(entry.path)]
        try:
            for destination in self._wanted:
                place = destination.in_file(places.place(destination))
                self.parameters[destination.key] = _with_place(parameters[destination.key], place)
        except BaseException:
            self._staging.discard()
            raise

    def __enter__(self):
        if self._wanted:
            self._names.enter_context(sidecar.files_named_by(final_name))
        return self

    def __exit__(self, *_):
        self._names.close()
        self._staging.discard()

    def finish(self, results: dict) -> dict:
        """Let all outputs have their places; returns the results by these."""
        self._close_layers()
        self._staging.name_finally()
        self._staging.commit()
        if self._wanted:
            rename_loaded(self._context, final_name)
        return _finally_named(results)

    def _close_layers(self) -> None:
        """Layers that steps have opened hold their files, which Windows would not rename."""
        store = self._context.temporaryLayerStore()
        for number, layer in store.mapLayers().items():
            if is_staged(layer.source()):
                store.removeMapLayer(number)


def _with_place(value, place: str):
    if not isinstance(value, QgsProcessingOutputLayerDefinition):
        return place
    placed = QgsProcessingOutputLayerDefinition(value)
    placed.sink = QgsProperty.fromValue(place)
    return placed


def _finally_named(value):
    if isinstance(value, str):
        return final_name(value)
    if isinstance(value, dict):
        return {key: _finally_named(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finally_named(entry) for entry in value]
    if isinstance(value, QgsProcessingOutputLayerDefinition) and isinstance(value.sink.staticValue(), str):
        return _with_place(value, final_name(value.sink.staticValue()))
    return value
