"""Corridors as an input: the lines of esp:corridors, or any lines that name the sources at their ends."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...core.errors import InputError, NothingFound
from ...core.tables import cell_number, is_empty
from ..layers.source_layers import Sources
from ..layers.vector_io import Features, column, numbers
from . import corridor_ends


@dataclass
class CorridorInput:
    """Corridors of a network and the sources that they join.

    Parameters
    ----------
    features : Features
        Geometries and attributes of the corridors.
    first, second : ndarray of int, shape (corridors,)
        Row of the source at either end, from 0.
    pairs : list of (int, int)
        The user's numbers of these sources.
    """

    features: Features
    first: np.ndarray
    second: np.ndarray
    pairs: list

    def numbers(self, field: str) -> np.ndarray:
        """A numeric attribute of every corridor.

        Raises
        ------
        InputError
            When it is missing, empty in a row or not a number.
        """
        name = self.features.name
        return np.array(numbers(column(self.features.columns, field, name), field, name), dtype=np.float64)


def read_corridors(
    job, key: str, sources: Sources, from_field: str = "from_id", to_field: str = "to_id"
) -> CorridorInput:
    """Read a layer of corridors; links with a status below 0 are left out and counted in the log.

    Parameters
    ----------
    job : Job
    key : str
        The parameter of the corridors.
    sources : Sources
    from_field, to_field : str
        Fields with the numbers of the sources.

    Returns
    -------
    CorridorInput

    Raises
    ------
    InputError
        When there is no corridor, a field is missing, or a source is not among the sources.
    """
    if job.is_empty(key):
        raise NothingFound("The layer {name} has no corridor.", name=job.layer_name(key))
    features = job.features(key)
    columns = features.columns
    status = next((values for name, values in columns.items() if name.casefold() == "status"), None)
    kept = list(range(len(features)))
    if status is not None:
        kept = [row for row in kept if not _below_zero(status[row])]
    if len(kept) < len(features):
        job.log(
            "{name}: {count} dropped {count:link is|links are} left out.",
            name=features.name,
            count=len(features) - len(kept),
        )
        features.geometries = [features.geometries[row] for row in kept]
        features.columns = {name: [values[row] for row in kept] for name, values in columns.items()}
    if not kept:
        raise NothingFound("The layer {name} has no corridor: all its links are dropped.", name=features.name)
    ends = [corridor_ends.rows_of(features, field, sources) for field in (from_field, to_field)]
    corridor_ends.check_ground(job, features, sources, *ends)
    pairs = [(sources.ids[a], sources.ids[b]) for a, b in zip(*ends)]
    return CorridorInput(features, ends[0], ends[1], pairs)


def _below_zero(status) -> bool:
    try:
        return not is_empty(status) and cell_number(status) < 0
    except InputError:
        return False
