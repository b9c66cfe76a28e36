"""The text files of Circuitscape: lists of points, values, strengths, nodes and edges."""

from __future__ import annotations

import numpy as np

from ..errors import InputError, phrase
from ..grid import Grid
from .network import Network
from .regions import FocalNodes

# Ids are whole numbers of 64 bits; no coordinate or resistance of a landscape comes near it.
_GREATEST = 2.0**62


def parse_rows(text: str, columns: int, name: str) -> np.ndarray:
    """Rows of numbers, by blanks, tabs or commas.

    Parameters
    ----------
    text : str
    columns : int
        The first so many numbers of each row are kept.
    name : str
        What the file is called in messages.

    Returns
    -------
    ndarray of float64, shape (rows, columns)

    Raises
    ------
    InputError
        When a row has too few or something that is no number, or there is no row.
    """
    rows = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        parts = line.replace(",", " ").split()
        if not parts or parts[0].startswith("#"):
            continue
        try:
            values = [float(part) for part in parts[:columns]]
        except ValueError:
            values = []
        if len(values) < columns or not (np.abs(values) < _GREATEST).all():
            raise InputError(
                "Line {number} of {name} cannot be read: it needs {columns} numbers.",
                number=number,
                name=name,
                columns=columns,
            )
        rows.append(values)
    if not rows:
        raise InputError("The file {name} is empty.", name=name)
    return np.array(rows)


def _cells(x, y, grid: Grid, name: str):
    """Rows and columns of points; a point on a border belongs to the cell to its left and below."""
    left, bottom, _, _ = grid.bounds
    rows = np.ceil(grid.rows - (y - bottom) / grid.cell_size).astype(np.int64) - 1
    columns = np.ceil((x - left) / grid.cell_size).astype(np.int64) - 1
    outside = (rows < 0) | (rows >= grid.rows) | (columns < 0) | (columns >= grid.columns)
    if outside.any():
        raise InputError(
            "The point at x {x:.10g}, y {y:.10g} of {name} lies outside the resistance layer: move or remove it.",
            x=float(x[outside][0]),
            y=float(y[outside][0]),
            name=name,
        )
    return rows, columns


def parse_points(text: str, grid: Grid, name: str = phrase("the point file")) -> FocalNodes:
    """Focal nodes from rows of id, x and y; several rows of one id are a region."""
    table = parse_rows(text, 3, name)
    rows, columns = _cells(table[:, 1], table[:, 2], grid, name)
    return FocalNodes.from_cells(rows, columns, table[:, 0].astype(np.int64))


def parse_values(text: str, grid: Grid, name: str) -> np.ndarray:
    """A raster from rows of value, x and y; NaN elsewhere."""
    table = parse_rows(text, 3, name)
    raster = np.full(grid.shape, np.nan)
    raster[_cells(table[:, 1], table[:, 2], grid, name)] = table[:, 0]
    return raster


def parse_network(text: str, resistances: bool, name: str = phrase("the network file")) -> Network:
    """A network from rows of two nodes and the resistance or conductance between them."""
    table = parse_rows(text, 3, name)
    with np.errstate(divide="ignore"):
        conductances = 1.0 / table[:, 2] if resistances else table[:, 2]
    return Network(table[:, 0], table[:, 1], conductances)


def parse_nodes(text: str, name: str = phrase("the point file")) -> np.ndarray:
    """Numbers of focal nodes, one a line."""
    return parse_rows(text, 1, name)[:, 0].astype(np.int64)


def parse_node_values(text: str, name: str) -> dict:
    """Node numbers to values."""
    return {int(node): float(value) for node, value in parse_rows(text, 2, name)}
