"""The inputs of a circuit: conductances, focal nodes, regions, pairs, strengths, sources and grounds."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from ...core.circuit.conductance import cell_conductance
from ...core.circuit.pairs import PairSelection, parse_pairs
from ...core.circuit.regions import FocalNodes
from ...core.circuit.text_lists import parse_points, parse_values
from ...core.errors import InputError
from ...core.network.pairs import parse_pairs as parse_pair_text
from ...core.tables import find_column
from ..frame.typed_numbers import named
from ..layers.feature_mask import burn_features
from ..layers.file_read import UTF8_OR_LATIN, read_text
from ..layers.raster_vector import rasterise
from ..layers.source_ids import key_of
from ..layers.vector_io import column, numbers
from ..platform.compat import POINT_GEOMETRY
from .circuit_output import listed

_PAIR_MODES = ("include", "exclude")


@dataclass(frozen=True)
class Focal:
    """Focal nodes and what they are called.

    Parameters
    ----------
    nodes : FocalNodes
    name : str
        Of their layer or file.
    known : dict of str to int
        What users may call them in lists and tables, to their numbers.
    titles : dict of int to str
        What the user calls each, where that is not its number.
    """

    nodes: FocalNodes
    name: str
    known: dict
    titles: dict = field(default_factory=dict)

    def called(self, number: int) -> str:
        """A node as messages name it."""
        return self.titles.get(number, str(number))


def pairs_among(ids: list, selection) -> int:
    """How many pairs of focal nodes the pairwise mode solves, all of them where nothing selects."""
    if selection is None:
        return len(ids) * (len(ids) - 1) // 2
    return sum(not selection.skips_pair(one, other) for one, other in combinations(ids, 2))


def read_conductance(job) -> np.ndarray:
    """The conductances of RESISTANCE, which gives the grid, within MASK."""
    values = job.values("RESISTANCE")
    if job.flag("IS_CONDUCTANCE") and np.nanmin(values) < 0.0:
        job.warn("{name}: negative conductances are barriers.", name=job.layer_name("RESISTANCE"))
    mask = None
    if job.given("MASK"):
        if job.is_raster("MASK"):
            mask = job.values("MASK")
        else:
            mask = burn_features(job.features("MASK").geometries, job.grid)
    return cell_conductance(values, not job.flag("IS_CONDUCTANCE"), mask, job.layer_name("RESISTANCE"))


def read_regions(job):
    """The short-circuit regions as labels; None where there are none."""
    if not job.given("SHORT_CIRCUITS"):
        return None
    if job.is_raster("SHORT_CIRCUITS"):
        raster = job.classes("SHORT_CIRCUITS")
        return np.where(raster.valid & (raster.values > 0), raster.values, 0)
    return job.sources("SHORT_CIRCUITS", "SHORT_FIELD").labels


def read_focal(job) -> Focal:
    """The focal nodes of FOCAL or FOCAL_FILE."""
    if job.given("FOCAL_FILE"):
        path = job.text("FOCAL_FILE")
        return _by_number(parse_points(read_text(path, UTF8_OR_LATIN), job.grid, path), path)
    name = job.layer_name("FOCAL")
    if job.is_raster("FOCAL"):
        raster = job.classes("FOCAL")
        return _by_number(FocalNodes.from_labels(np.where(raster.valid, raster.values, 0)), name)
    sources = job.sources("FOCAL")
    columns, rows = np.nonzero(sources.labels.T)
    ids = np.array([0, *sources.ids])[sources.labels[rows, columns]]
    titles = {} if sources.own_numbers else dict(zip(sources.ids, sources.names))
    return Focal(FocalNodes.from_cells(rows, columns, ids), name, sources.known(), titles)


def _by_number(nodes: FocalNodes, name: str) -> Focal:
    return Focal(nodes, name, {str(number): number for number in nodes.ids.tolist()})


def read_pairs(job, focal: Focal):
    """The pairs to include or exclude; None where all are solved."""
    if job.given("PAIRS_FILE"):
        path = job.text("PAIRS_FILE")
        selection = parse_pairs(read_text(path, UTF8_OR_LATIN), path)
    elif job.text("PAIRS"):
        titles = [focal.called(number) for number in focal.nodes.ids.tolist()]
        pairs = named(
            job.definition("PAIRS"), lambda text: parse_pair_text(text, focal.known, titles), job.text("PAIRS")
        )
        selection = PairSelection.of(_PAIR_MODES[job.choice("PAIRS_MODE")], pairs)
    else:
        return None
    unknown = sorted(set(selection.ids) - set(focal.nodes.ids.tolist()))
    if unknown:
        job.warn("The pairs name {ids}, which are not among the focal nodes.", ids=", ".join(map(str, unknown)))
    return selection


def read_strengths(job, ids: np.ndarray, focal: Focal):
    """Amperes of the focal nodes, from STRENGTHS by their ids; None where all are 1."""
    table = job.table("STRENGTHS")
    if table is None:
        return None
    name = job.layer_name("STRENGTHS")
    wanted = find_column(table, "source_id", "name") or "source_id"
    rows = [focal.known.get(key_of(cell)) for cell in column(table, wanted, name)]
    amperes = dict(zip(rows, numbers(column(table, "strength", name), "strength", name)))
    missing = [int(number) for number in ids if number not in amperes]
    if missing:
        raise InputError(
            "The table {name} has no strength for the focal nodes {ids}; add a row for each.",
            name=name,
            ids=", ".join(map(focal.called, missing)),
        )
    return [amperes[number] for number in ids]


def read_cell_values(job, key: str, field_key: str, file_key: str, default: float) -> np.ndarray:
    """Values of cells from a raster, a vector layer or a text list; NaN elsewhere.

    Parameters
    ----------
    job : Job
    key, field_key, file_key : str
        Parameters of the layer, of a vector layer's field and of the text list.
    default : float
        The value of features without a field.

    Raises
    ------
    InputError
        When the field is missing or not numeric, or nothing lies on the grid.
    """
    if job.given(file_key):
        path = job.text(file_key)
        return parse_values(read_text(path, UTF8_OR_LATIN), job.grid, path)
    if job.is_raster(key):
        return job.values(key)
    features = job.features(key)
    values = [default] * len(features)
    if job.text(field_key):
        wanted = job.text(field_key)
        values = numbers(column(features.columns, wanted, features.name), wanted, features.name)
    raster = np.full(job.grid.shape, np.nan)
    for geometry, value in zip(features.geometries, values):
        rows, columns = _cells(geometry, job.grid)
        # Points in one cell add up.
        before = raster[rows, columns]
        raster[rows, columns] = np.where(np.isnan(before), 0.0, before) + value
    if np.isnan(raster).all():
        raise InputError(
            "No feature of {name} lies on the raster {grid}; check their coordinate systems and extents.",
            name=features.name,
            grid=job.grid_name,
        )
    return raster


def _cells(geometry, grid):
    if geometry.type() != POINT_GEOMETRY:
        return np.nonzero(rasterise([geometry], [1], grid, all_touched=True))
    rows, columns = grid.indices(*zip(*((point.x(), point.y()) for point in geometry.vertices())))
    inside = (rows >= 0) & (rows < grid.rows) & (columns >= 0) & (columns < grid.columns)
    return rows[inside], columns[inside]


def on_barriers(job, conductance, regions, taking_part: FocalNodes, focal: Focal) -> set:
    """The focal nodes none of whose cells conducts, with a warning that names them.

    Raises
    ------
    InputError
        When fewer than two are left.
    """
    lost = lost_on_barriers(conductance, regions, taking_part)
    if lost and taking_part.ids.size - len(lost) < 2:
        raise InputError(
            "{lost} of the {count} focal nodes of {name} {lost:lies|lie} where {grid} has no data or is masked; at "
            "least two must lie on cells that conduct: move them or mend the raster.",
            lost=len(lost),
            count=int(taking_part.ids.size),
            name=focal.name,
            grid=job.grid_name,
        )
    name_barriers(job, list(map(focal.called, lost)), focal.name)
    return set(lost)


def lost_on_barriers(conductance, regions, focal: FocalNodes) -> list:
    """The focal nodes none of whose cells conducts."""
    usable = conductance > 0.0
    if regions is not None:
        # A barrier cell in a short-circuit region is as good as the region.
        usable |= np.isin(regions, np.unique(regions[usable & (regions > 0)])) & (regions > 0)
    rows, columns = np.clip(focal.rows, 0, usable.shape[0] - 1), np.clip(focal.columns, 0, usable.shape[1] - 1)
    return sorted(set(focal.ids.tolist()) - set(focal.numbers[usable[rows, columns]].tolist()))


def name_barriers(job, lost: list, name: str) -> None:
    """Warn of focal nodes on barriers."""
    if lost:
        job.warn("{name}: the focal nodes {ids} lie on barriers and carry no current.", name=name, ids=listed(lost))
