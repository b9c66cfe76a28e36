"""Layers that must agree on what is habitat: services, sensitivity, health by their classes."""

from __future__ import annotations

import numpy as np

from ...core.classes import ClassSet
from ...core.errors import InputError, NothingFound
from ...core.lists import groups
from ...core.present_classes import classes_present
from ...core.products.class_entries import parse_class_entries
from ...core.progress import Progress
from ...core.sources.layer_rule import agreeing_cells, layers_needed
from ..frame.typed_numbers import named

_LISTED = 30


def agreement(job, layers: list, mask, valid, progress: Progress) -> tuple:
    """Cells where the layers agree, and where all of them have data; tells what each layer takes.

    Parameters
    ----------
    job : Job
    layers : list of (str, ClassRaster)
    mask, valid : ndarray of bool, shape (rows, columns), or None
        Where the class raster has its values, and where it has data.
    progress : callable

    Returns
    -------
    mask, valid : ndarray of bool, shape (rows, columns)

    Raises
    ------
    NothingFound
        When no cell passes.
    """
    rule = job.word("RULE")
    needed = layers_needed(rule, len(layers), job.integer("LEAST_LAYERS"))
    sets = _class_sets(job, layers)
    hectares = job.grid.cell_area_ha
    known = np.ones(job.grid.shape, dtype=bool) if valid is None else valid.copy()
    for _, layer in layers:
        known &= layer.valid
    candidates = known if mask is None else mask & known
    if mask is not None:
        unknown = np.count_nonzero(mask & ~known)
        if unknown:
            job.log("{area:.6g} ha of habitat have no data in a layer and are left out.", area=unknown * hectares)
    held = [classes.contains(layer.values) & layer.valid for (_, layer), classes in zip(layers, sets)]
    found = agreeing_cells(held, candidates, needed, progress)
    table = {
        "layer": [name for name, _ in layers],
        "classes": [_text(classes) for classes in sets],
        "area_ha": [np.count_nonzero(cells) * hectares for cells in held],
        "inside_ha": (found.holds * hectares).tolist(),
        "lost_ha": (found.lost * hectares).tolist(),
        "only_ha": (found.only * hectares).tolist(),
    }
    for name, classes, inside, lost, only in zip(*(table[key] for key in list(table) if key != "area_ha")):
        if rule == "any":
            job.log(
                "{name}, classes {classes}: {inside:.6g} ha, {only:.6g} ha of them by this layer alone.",
                name=name,
                classes=classes,
                inside=inside,
                only=only,
            )
        else:
            job.log(
                "{name}, classes {classes}: {inside:.6g} ha; {lost:.6g} ha are lost by this layer alone.",
                name=name,
                classes=classes,
                inside=inside,
                lost=lost,
            )
    job.log(
        "{needed} of {count} {count:layer|layers} must hold a cell: {passed:.6g} of {candidates:.6g} ha pass.",
        needed=needed,
        count=len(layers),
        passed=found.passed * hectares,
        candidates=found.candidates * hectares,
    )
    job.record("layer_candidates_ha", found.candidates * hectares)
    job.record("layer_habitat_ha", found.passed * hectares)
    job.write_table("LAYER_TABLE", table)
    if not found.passed:
        raise NothingFound(
            "No cell passes the rule of {count} {count:layer|layers}; look at the classes, or ask for fewer layers.",
            count=len(layers),
        )
    return found.mask, known


def _class_sets(job, layers: list) -> list:
    """The classes that count of each layer."""
    given = groups(job.text("LAYER_CLASSES"))
    if len(given) not in (0, 1, len(layers)):
        raise InputError(
            "{parameter}: there are {given} lists of classes for {count} {count:layer|layers} (every band is one); "
            "give one for all, or one for each.",
            parameter=job.label("LAYER_CLASSES"),
            given=len(given),
            count=len(layers),
        )
    definition, sets = job.definition("LAYER_CLASSES"), []
    for number, (name, layer) in enumerate(layers):
        present = classes_present(layer.values, layer.valid)
        if given:
            text = given[number % len(given)]
            classes = named(definition, lambda entry, names=layer.names: parse_class_entries(entry, names), text)
        else:
            classes = ClassSet(((int(present[-1]),) * 2,))
        if not classes.contains(present).any():
            raise InputError(
                "{name} has none of the classes {classes}; its classes are: {present}.",
                name=name,
                classes=_text(classes),
                present=", ".join(map(str, present[:_LISTED].tolist())) + (" ..." if present.size > _LISTED else ""),
            )
        sets.append(classes)
    return sets


def _text(classes: ClassSet) -> str:
    return ",".join(str(low) if low == high else f"{low}-{high}" for low, high in classes.ranges)
