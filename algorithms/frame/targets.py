"""What is refused of outputs before a run computes anything."""

from __future__ import annotations

import os

from ...core.errors import InputError
from ..writing.geopackages import other_layers
from ..writing.raster_formats import check_format
from ..writing.side_files import may_be_written
from ..writing.target_files import as_on_disk, refuse_irregular, same_file, try_to_move
from .destinations import Destination, destinations
from .input_files import input_files, layers_that_read
from .parameters import BANDS, CELLS

# Formats of vectors that have no tables without geometry.
_PACKAGES = ("gpkg", "qgz", "qgs")
_SHAPES = (".shp", ".fgb", ".dxf", ".kml", ".gpx")


def check_targets(algorithm, parameters: dict, context, inputs=None) -> None:
    """Refuse outputs that cannot be written, or would harm what is there.

    Parameters
    ----------
    algorithm : QgsProcessingAlgorithm
    parameters : dict
    context : QgsProcessingContext
    inputs : list, optional
        As `input_files`, where they are known.

    Raises
    ------
    InputError
    """
    targets = [target for target in destinations(algorithm, parameters, context) if target.path]
    if not targets:
        return
    inputs = input_files(algorithm, parameters, context) if inputs is None else inputs
    for target in targets:
        check_place(target)
        if target.kind == "folder":
            continue
        _check_kind(target, algorithm.parameterDefinition(target.key))
        _check_inputs(target, inputs)
        _check_replaced(target, context)
    if len(targets) > 1:
        _check_pairs(targets)


def check_place(target: Destination) -> None:
    """Refuse a place that is no file or folder, or where nothing can be written."""
    place = as_on_disk(target.path)
    if target.kind != "folder":
        refuse_irregular(place, target.label)
    elif os.path.exists(place) and not os.path.isdir(place):
        raise InputError("{output}: {path} is a file; choose a folder.", output=target.label, path=target.path)
    folder = place if target.kind == "folder" else os.path.dirname(place)
    while not os.path.exists(folder) and folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
    denied = os.path.isfile(place) and not os.access(place, os.W_OK)
    if not os.path.isdir(folder) or not os.access(folder, os.W_OK) or denied:
        raise InputError(
            "{output}: {path} cannot be written; choose a folder that you may write into.",
            output=target.label,
            path=target.path,
        )


def _check_kind(target: Destination, definition) -> None:
    ending = os.path.splitext(target.path)[1].casefold()
    if target.kind == "raster":
        traits = definition.metadata()
        check_format(target.path, target.label, traits.get(CELLS, ""), traits.get(BANDS, 1))
    elif target.kind == "file":
        _check_package(target, definition)
    elif target.kind == "table" and ending in _SHAPES:
        raise InputError(
            "{output}: a table cannot be a {ending}; choose a .csv, .xlsx or .gpkg.",
            output=target.label,
            ending=ending,
        )
    elif target.table and ending != ".gpkg":
        raise InputError(
            "{output}: only a .gpkg holds layers of a name, not a {ending}.", output=target.label, ending=ending
        )


def _check_package(target: Destination, definition) -> None:
    """Files of layers and projects are read by their ending."""
    endings = [f".{ending}" for ending in _PACKAGES if f"*.{ending}" in definition.fileFilter()]
    if endings and not target.path.casefold().endswith(tuple(endings)):
        raise InputError(
            "{output}: {path} does not end in {ending}; choose such a name.",
            output=target.label,
            path=target.path,
            ending=endings[0],
        )


def _check_inputs(target: Destination, inputs: list) -> None:
    # Few of the names are there, and to follow links takes time.
    there = filter(os.path.lexists, may_be_written(target.path, _has_style(target)))
    for name in map(as_on_disk, there):
        if not os.path.lexists(name) or (target.table and name == as_on_disk(target.path)):
            continue
        for path, called in inputs:
            if same_file(path, name):
                raise InputError(
                    "{output} would overwrite the input {input}; choose another file.",
                    output=target.label,
                    input=called,
                )


def _check_replaced(target: Destination, context) -> None:
    """What is there already: open elsewhere, or a GeoPackage with more layers than the output's."""
    if not os.path.isfile(target.path):
        return
    if target.kind in ("features", "table") and not target.table:
        stem = os.path.splitext(os.path.basename(target.path))[0]
        others = other_layers(target.path, stem)
        if others:
            raise InputError(
                "{output}: {path} holds other layers ({layers}), which would be lost; choose another file, or add "
                "the output to it as a layer.",
                output=target.label,
                path=target.path,
                layers=", ".join(others),
            )
    layers = layers_that_read(target.path, context)
    edited = next((layer.name() for layer in layers if getattr(layer, "isEditable", bool)()), "")
    if edited:
        raise InputError(
            "{output}: {path} is being edited as the layer {layer}; end the editing or choose another name.",
            output=target.label,
            path=target.path,
            layer=edited,
        )
    if not target.table:
        try_to_move(as_on_disk(target.path), target.label, next((layer.name() for layer in layers), ""))


def _check_pairs(targets: list) -> None:
    taken: dict = {}
    for target in targets:
        names = [target.path] if target.kind == "folder" else may_be_written(target.path, _has_style(target))
        for name in names:
            # Layers of one GeoPackage share the file, and what tells of it.
            own = f"{_plain(name)}|{target.table.casefold()}" if target.table else _plain(name)
            other = taken.setdefault(own, target)
            if other is not target:
                _refuse_pair(other, target, name)
        shared = taken.get(_plain(target.path))
        if target.table and shared is not None and not shared.table:
            _refuse_pair(shared, target, target.path)
        if target.table:
            taken.setdefault(f"{_plain(target.path)}|", target)
        elif f"{_plain(target.path)}|" in taken:
            _refuse_pair(taken[f"{_plain(target.path)}|"], target, target.path)


def _refuse_pair(first: Destination, second: Destination, name: str) -> None:
    raise InputError(
        "{first} and {second} would both write {path}; give one of them another name.",
        first=first.label,
        second=second.label,
        path=name,
    )


def _plain(path: str) -> str:
    """A name for comparing; names that differ in case are one file on the systems of most users."""
    return as_on_disk(path).casefold()


def _has_style(target: Destination) -> bool:
    """Whether a style lies beside the output: GeoPackages keep theirs inside, tables and pages have none."""
    in_package = target.path.casefold().endswith(".gpkg")
    return target.kind == "raster" or (target.kind == "features" and not in_package)
