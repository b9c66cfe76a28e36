"""Order weights of ordered weighted averaging (OWA), and what they say about risk and compensation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Sequence

import numpy as np

from ..errors import InputError
from ..lists import groups
from ..numbers import parse_numbers
from .weights import check_weights

# The seven risk coefficients of the Shiyang paper.
PAPER_ALPHAS = (0.0001, 0.1, 0.5, 1.0, 2.0, 10.0, 100000.0)
# Cells that a sweep over many coefficients looks at.
SAMPLE = 250_000


@dataclass(frozen=True)
class OrderWeights:
    """The weights of the ranks: the first is that of the highest value.

    Parameters
    ----------
    values : tuple of float
        One for each layer, from the highest rank to the lowest; they sum to 1.
    alpha : float, optional
        The risk coefficient that gave them; None for a given vector.
    """

    values: tuple[float, ...]
    alpha: Optional[float] = None

    @property
    def trade_off(self) -> float:
        """How far the layers compensate each other; see `trade_off`."""
        return trade_off(self.values)

    @property
    def orness(self) -> float:
        """How near the average is to the maximum; see `orness`.

        Examples
        --------
        >>> from esp_toolbox.core.decision.owa_weights import orness
        >>> orness([1.0, 0.0, 0.0]), orness([0.0, 1.0, 0.0])
        (1.0, 0.5)
        """
        return orness(self.values)

    @property
    def andness(self) -> float:
        """How near the average is to the minimum, ``1 - orness``."""
        return 1.0 - self.orness


def order_weights(alpha: float, count: int) -> OrderWeights:
    """Order weights of a risk coefficient.

    ``w_i = (i / n)^alpha - ((i - 1) / n)^alpha`` for the ranks i = 1 (highest value) to n: below 1 the
    high values count more (optimistic), 1 is the plain mean, above 1 the low values count more.

    Parameters
    ----------
    alpha : float
        Risk coefficient, above 0.
    count : int
        Number n of layers, at least 2.

    Returns
    -------
    OrderWeights

    Raises
    ------
    InputError
        For an alpha that is not above 0 or not finite, and fewer than two layers.

    References
    ----------
    Yager (1996), International Journal of Intelligent Systems 11: 49-73 (the quantifier Q(r) = r^alpha);
    Land 2025, 14: 2159, section 2.3.2 and Table 10.

    Examples
    --------
    >>> from esp_toolbox.core.decision.owa_weights import order_weights
    >>> [round(float(weight), 4) for weight in order_weights(2.0, 4).values]
    [0.0625, 0.1875, 0.3125, 0.4375]
    >>> order_weights(1.0, 4).trade_off
    1.0
    """
    _check_count(count)
    check_alpha(alpha)
    ranks = np.arange(1, count + 1)
    with np.errstate(divide="ignore"):
        steps = np.log((ranks - 1) / ranks)
    # (i/n)^a (1 - ((i-1)/i)^a): the plain difference would lose the digits of small weights.
    values = (ranks / count) ** alpha * -np.expm1(alpha * steps)
    return OrderWeights(tuple(values.tolist()), float(alpha))


def check_alpha(alpha: float) -> None:
    """Raise `InputError` for a risk coefficient that is not above 0 or not finite."""
    if not (np.isfinite(alpha) and alpha > 0.0):
        raise InputError(
            "The risk coefficient alpha is {alpha:g}; it is a number above 0 (below 1 optimistic, 1 neutral, above 1 "
            "pessimistic).",
            alpha=alpha,
        )


def given_order_weights(weights: Sequence[float]) -> OrderWeights:
    """A vector of order weights as it is.

    Parameters
    ----------
    weights : sequence of float
        From the highest rank to the lowest, none negative, summing to 1 within 1e-3.

    Returns
    -------
    OrderWeights

    Raises
    ------
    InputError
    """
    _check_count(len(weights))
    return OrderWeights(tuple(check_weights(weights, len(weights)).tolist()))


def parse_alphas(text: str, count: int) -> list[OrderWeights]:
    """Order weights of each risk coefficient in a text such as ``0.5, 1, 2``.

    Parameters
    ----------
    text : str
    count : int
        Number of layers.

    Returns
    -------
    list of OrderWeights

    Raises
    ------
    InputError
        For entries that are no numbers above 0 or come twice, and an empty list.
    """
    alphas = parse_numbers(text)
    if not alphas:
        raise InputError("Give at least one risk coefficient alpha, for example 0.5, 1, 2.")
    for place, alpha in enumerate(alphas):
        if alpha in alphas[:place]:
            raise InputError("The risk coefficient alpha {alpha:g} is given twice; each is one scenario.", alpha=alpha)
    return [order_weights(alpha, count) for alpha in alphas]


def parse_order_weights(text: str, count: int) -> list[OrderWeights]:
    """Vectors of order weights, one a line or separated by semicolons: ``0.4,0.3,0.2,0.1; 1,0,0,0``.

    Parameters
    ----------
    text : str
    count : int
        Number of layers.

    Returns
    -------
    list of OrderWeights

    Raises
    ------
    InputError
        When a vector has not one weight for each layer, or does not sum to 1.
    """
    found = []
    for line in groups(text):
        numbers = parse_numbers(line)
        if not numbers:
            continue
        if len(numbers) != count:
            raise InputError(
                "There are {weights} order weights for {layers} layers; give one for each rank, and separate several "
                "vectors by semicolons.",
                weights=len(numbers),
                layers=count,
            )
        found.append(given_order_weights(numbers))
    if not found:
        raise InputError("Give at least one vector of order weights, for example 0.4, 0.3, 0.2, 0.1.")
    return found


def trade_off(weights: Sequence[float]) -> float:
    """How far the layers compensate each other: 0 for one single rank, 1 for equal weights.

    ``1 - sqrt(n sum (w_i - 1/n)^2 / (n - 1))``.

    Parameters
    ----------
    weights : sequence of float
        Order weights, at least two.

    Returns
    -------
    float

    References
    ----------
    Yager (1988), IEEE Transactions on Systems, Man and Cybernetics 18: 183-190 (dispersion); Jiang and
    Eastman (2000), International Journal of Geographical Information Science 14: 173-184.

    Examples
    --------
    >>> from esp_toolbox.core.decision.owa_weights import trade_off
    >>> trade_off([1.0, 0.0]), trade_off([0.5, 0.5])
    (0.0, 1.0)
    """
    values = np.asarray(weights, dtype=np.float64)
    _check_count(values.size)
    squares = float(((values - 1.0 / values.size) ** 2).sum())
    # Rounding may leave a hair below 0 for one single rank.
    return max(1.0 - float(np.sqrt(values.size * squares / (values.size - 1))), 0.0)


def orness(weights: Sequence[float]) -> float:
    """How near the average is to the maximum: 1 is the maximum, 0 the minimum, 0.5 the plain mean.

    ``sum (n - i) w_i / (n - 1)``.

    Parameters
    ----------
    weights : sequence of float
        Order weights, at least two.

    Returns
    -------
    float

    References
    ----------
    Yager (1988), IEEE Transactions on Systems, Man and Cybernetics 18: 183-190.

    Examples
    --------
    >>> from esp_toolbox.core.decision.owa_weights import orness
    >>> orness([1.0, 0.0, 0.0]), orness([0.0, 0.0, 1.0])
    (1.0, 0.0)
    """
    values = np.asarray(weights, dtype=np.float64)
    _check_count(values.size)
    return float((np.arange(values.size - 1, -1, -1) * values).sum() / (values.size - 1))


def _check_count(count: int) -> None:
    if count < 2:
        raise InputError("Ordered weighted averaging needs at least two layers, not {count}.", count=count)
