"""What a type checker cannot find by itself."""

from __future__ import annotations

from typing import Literal, Optional, Sequence, TypeVar, Union

import numpy as np

# Rows and columns of a raster; numpy tells the shape of any array as a tuple of any length.
Shape = tuple[int, ...]

# Where `numpy.searchsorted` puts a value that is equal to a limit.
Side = Literal["left", "right"]
# A weight for each of several layers.
Weights = Union[Sequence[float], "np.ndarray"]

Value = TypeVar("Value")


def there(value: Optional[Value]) -> Value:
    """A value that may be None elsewhere and is known not to be None where this stands.

    Parameters
    ----------
    value : object

    Returns
    -------
    object
        The same.

    Raises
    ------
    TypeError
        When it is None, by a mistake in the program.
    """
    if value is None:
        raise TypeError("None stands where a value is promised.")
    return value
