"""Errors of a land-cover map: a confusion matrix and a field that makes neighbours err together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping, Optional, Sequence

import numpy as np
from scipy import ndimage, special

from ..errors import InputError
from ..services.class_table import numbers_of
from ..typed import Shape
from .layers import ClassLayer

# Rows of the matrix may be rounded.
_SUM = 1e-3
# So many reaches apart errors are independent.
_APART = 5.0
_CODES = ("class", "mapped", "lucode", "value")


@dataclass(frozen=True)
class ErrorModel:
    """How a land-cover map errs.

    Parameters
    ----------
    classes : tuple of int
        Class values, of the rows as of the columns.
    shares : tuple of tuple of float
        For each mapped class the shares of what is there in truth; each row sums to 1.
    reach : float
        Metres over which errors are alike: the standard deviation of the Gaussian that smooths the field.
        0 lets every cell err by itself.
    """

    classes: tuple[int, ...]
    shares: tuple[tuple[float, ...], ...]
    reach: float = 0.0

    def __post_init__(self):
        if not 0.0 <= self.reach < np.inf:
            raise InputError("The reach of errors of the land cover is {given:g} m; give 0 or more.", given=self.reach)
        for mapped, row in zip(self.classes, self.shares):
            if min(row) < 0.0 or abs(sum(row) - 1.0) > _SUM:
                raise InputError(
                    "The row of class {number} of the confusion matrix sums to {total:.6g}; its shares must be 0 or "
                    "more and sum to 1.",
                    number=mapped,
                    total=sum(row),
                )


def read_confusion(columns: Mapping[str, Sequence], table: str, reach: float) -> ErrorModel:
    """A confusion matrix from a table.

    Parameters
    ----------
    columns : mapping of str to sequence
        A column class with the mapped class values, and a column for each true class, called by its value alone or
        after a c ("c4").
    table : str
        How messages call the table.
    reach : float
        As in `ErrorModel`.

    Returns
    -------
    ErrorModel

    Raises
    ------
    InputError
        When the columns do not fit the rows, a cell is no number, or a row does not sum to 1.
    """
    known = {str(name).strip().casefold(): list(cells) for name, cells in columns.items()}
    code = next((name for name in _CODES if name in known), None)
    if code is None:
        raise InputError(
            "The confusion matrix {table} has no column class; its columns are: {known}. In csv files call the columns "
            "of the true classes by their names, or c1, c2 ...",
            table=table,
            known=", ".join(map(str, columns)),
        )
    classes = numbers_of(known[code], code, table).astype(int).tolist()
    heads = [_column_of(number, known) for number in classes]
    missing = [number for number, head in zip(classes, heads) if head is None]
    if missing:
        raise InputError(
            "The confusion matrix {table} has a row but no column for class {missing}; it needs both for each class.",
            table=table,
            missing=", ".join(map(str, missing)),
        )
    if len(set(classes)) < len(classes):
        raise InputError("The confusion matrix {table} has two rows for one class; keep one.", table=table)
    shares = [numbers_of(known[head], head, table) for head in heads if head is not None]
    return ErrorModel(tuple(classes), tuple(map(tuple, np.transpose(shares).tolist())), reach)


def _column_of(number: int, known: Mapping[str, list]) -> Optional[str]:
    """The column of a true class: called by its value alone, or after c or class."""
    heads = (f"{word}{number}" for word in ("", "c", "class", "class_", "class "))
    return next((head for head in heads if head in known), None)


def with_errors(layer: ClassLayer, errors: ErrorModel, share: float, seed: int, cell_size: float) -> ClassLayer:
    """A land cover that could be the true one.

    A field of numbers between 0 and 1, alike over the reach, decides for each cell: below the share of its class that
    is right it stays, above it takes the class in whose span the number falls. Every cell errs with the
    probabilities of the matrix; the reach says how large the patches of errors are.

    Parameters
    ----------
    layer : ClassLayer
    errors : ErrorModel
        Classes without a row stay as they are.
    share : float
        Share of the errors that happen, 0 to 1.
    seed : int
    cell_size : float
        Metres.

    Returns
    -------
    ClassLayer

    References
    ----------
    Goodchild et al. (1992), International Journal of Geographical Information Systems 6: 87-104 (correlated errors of
    class maps); Burnicki et al. (2007), Computers, Environment and Urban Systems 31: 282-302.
    """
    field = uniform_field(layer.values.shape, errors.reach / cell_size, seed)
    result = layer.values.copy()
    for row, (mapped, shares) in enumerate(zip(errors.classes, errors.shares)):
        cells = (layer.values == mapped) & layer.valid
        if not cells.any():
            continue
        others = [number for number in range(len(errors.classes)) if number != row]
        wrong = share * np.array([shares[number] for number in others])
        steps = 1.0 - wrong.sum() + np.concatenate([[0.0], np.cumsum(wrong)[:-1]])
        # Place 0 keeps the class, place k takes the k-th other one.
        place = np.searchsorted(steps, field[cells], side="right")
        targets = np.array([mapped, *(errors.classes[number] for number in others)], dtype=result.dtype)
        result[cells] = targets[place]
    return ClassLayer(result, layer.valid)


def uniform_field(shape: Shape, reach: float, seed: int) -> np.ndarray:
    """Numbers between 0 and 1, evenly spread, that change smoothly from cell to cell.

    White noise is smoothed by a Gaussian, brought back to variance 1 and mapped through the normal distribution.

    Parameters
    ----------
    shape : tuple of int
    reach : float
        Standard deviation of the Gaussian, in cells.
    seed : int

    Returns
    -------
    ndarray of float64
    """
    # The field goes round; what lies beyond the raster keeps its opposite edges apart.
    beyond = [min(int(np.ceil(_APART * reach)), size) for size in shape]
    around = tuple(size + more for size, more in zip(shape, beyond))
    noise = np.random.default_rng(np.random.SeedSequence(seed)).standard_normal(around)
    if reach > 0.0:
        kernels = []
        for axis in (0, 1):
            spike = np.zeros(around[axis])
            spike[around[axis] // 2] = 1.0
            kernels.append(ndimage.gaussian_filter1d(spike, reach, mode="wrap"))
            noise = ndimage.gaussian_filter1d(noise, reach, axis=axis, mode="wrap")
        noise /= np.sqrt(np.square(kernels[0]).sum() * np.square(kernels[1]).sum())
    return special.ndtr(noise[: shape[0], : shape[1]])
