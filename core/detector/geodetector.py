"""Geographical detector: how much of a variable's variance in space is explained by strata."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from ..errors import InputError, phrase
from ..present_classes import COUNTED, classes_present

KINDS = (
    phrase("weaken, nonlinear"),
    phrase("weaken, univariate"),
    phrase("enhance, bivariate"),
    phrase("independent"),
    phrase("enhance, nonlinear"),
)
# Sums of powers closer to each other than this are equal.
_EQUAL = 1e-12
# Terms of a Poisson mixture: so many standard deviations, and bounds.
_SPREADS, _LEAST_TERMS, _MOST_TERMS = 40.0, 60.0, 1e6


@dataclass(frozen=True)
class Strata:
    """A variable by strata.

    Parameters
    ----------
    codes : ndarray of int64, shape (strata,)
        What the strata are called, rising.
    index : ndarray of int64, shape (N,)
        The place of each sample's stratum in `codes`.
    counts : ndarray of int64, shape (strata,)
    means : ndarray of float64, shape (strata,)
    squares : ndarray of float64, shape (strata,)
        Squared deviations from the stratum's mean, summed.
    total : float
        Squared deviations from the mean of all, summed.
    """

    codes: np.ndarray
    index: np.ndarray
    counts: np.ndarray
    means: np.ndarray
    squares: np.ndarray
    total: float

    @property
    def single(self) -> int:
        """Strata of one member, which have no variance."""
        return int((self.counts == 1).sum())


@dataclass(frozen=True)
class FactorPower:
    """What the strata of one factor explain.

    Parameters
    ----------
    q : float
        Share of the variance that lies between strata, 0 to 1.
    adjusted : float
        ``1 - (1 - q) (N - 1) / (N - L)``: about 0 for strata without meaning, however many.
    f : float
        ``(N - L) / (L - 1) q / (1 - q)``.
    p : float
        Of the central F, as in the analysis of variance.
    p_wang, p_wang_sample : float
        Of the noncentral F of other packages, with the variance divided by N or N - 1. They depend on the origin of
        the variable and are for comparison only.
    strata, single : int
        Strata, and those of one member.
    """

    q: float
    adjusted: float
    f: float
    p: float
    p_wang: float
    p_wang_sample: float
    strata: int
    single: int


@dataclass(frozen=True)
class Interaction:
    """What two factors explain together; `kind` is one of `KINDS`."""

    first: int
    second: int
    q_first: float
    q_second: float
    q: float
    kind: str


@dataclass(frozen=True)
class RiskDifference:
    """Welch's t of two strata; NaN where one has a single member or neither varies."""

    first: int
    second: int
    mean_first: float
    mean_second: float
    t: float
    degrees: float
    p: float


@dataclass(frozen=True)
class EcologicalDifference:
    """Whether two factors differ in what they explain: F of what they leave unexplained."""

    first: int
    second: int
    f: float
    p_upper: float
    p_two_sided: float


def strata_of(variable: np.ndarray, labels: np.ndarray) -> Strata:
    """Group a variable by strata.

    Parameters
    ----------
    variable : ndarray of float, shape (N,)
        No NaN.
    labels : ndarray of int, shape (N,)

    Returns
    -------
    Strata

    Raises
    ------
    InputError
        For lengths that differ, fewer than three samples, and a variable that is the same everywhere.
    """
    values = np.asarray(variable, dtype=np.float64)
    if values.shape != labels.shape or values.ndim != 1:
        raise InputError("The variable and the factor must have one value for each sample.")
    if values.size < 3:
        raise InputError("There are {count} samples with all data; the detector needs three or more.",
                         count=values.size)  # fmt: skip
    if not np.isfinite(values).all():
        raise InputError("There are infinite values; set them to nodata first.")
    if values.min() == values.max():
        raise InputError("The variable is {value:g} in all samples, so there is nothing to explain.", value=values[0])
    codes, index = _numbered(labels)
    counts = np.bincount(index)
    # Sums about the mean keep their digits wherever the variable's origin lies.
    centre = values.mean()
    rest = values - centre
    means = np.bincount(index, rest) / counts
    squares = np.square(rest)
    total = float(squares.sum())
    rest -= means.take(index)
    squares = np.bincount(index, np.square(rest, out=squares))
    return Strata(codes, index, counts, means + centre, squares, total)


def _numbered(labels: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The different labels, rising, and the place of each among them."""
    codes = classes_present(labels, np.ones(labels.shape, dtype=bool))
    if codes[-1] - codes[0] >= COUNTED:
        return codes, np.searchsorted(codes, labels)
    places = np.zeros(codes[-1] - codes[0] + 1, dtype=np.int64)
    places[codes - codes[0]] = np.arange(codes.size)
    return codes, places[labels - codes[0]]


def q_value(strata: Strata) -> float:
    """``q = 1 - sum N_h var_h / (N var)``: the share of the variance between strata.

    Parameters
    ----------
    strata : Strata

    Returns
    -------
    float

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.detector.geodetector import q_value, strata_of
    >>> strata = strata_of(np.array([1.0, 1.0, 3.0, 3.0, 2.0, 2.0]), np.array([1, 1, 2, 2, 1, 2]))
    >>> round(q_value(strata), 4)
    0.6667
    """
    return float(np.clip(1.0 - strata.squares.sum() / strata.total, 0.0, 1.0))


def factor_power(strata: Strata) -> FactorPower:
    """The factor detector.

    Parameters
    ----------
    strata : Strata

    Returns
    -------
    FactorPower
        F and the p are NaN with one stratum or a stratum for each sample.

    References
    ----------
    Wang et al. 2010, 10.1080/13658810802443457; Wang, Zhang & Fu 2016, 10.1016/j.ecolind.2016.02.052. The p of the
    central F is that of the analysis of variance; that of the noncentral F changes when a constant is added to the
    variable.
    """
    from scipy import special

    q, count, size = q_value(strata), strata.counts.size, strata.index.size
    if not 1 < count < size:
        return FactorPower(q, np.nan, np.nan, np.nan, np.nan, np.nan, count, strata.single)
    between, within = count - 1, size - count
    f = within / between * q / (1.0 - q) if q < 1.0 else np.inf
    spread = (strata.means**2).sum() - (np.sqrt(strata.counts) * strata.means).sum() ** 2 / size
    wang, unbiased = (
        _noncentral(f, between, within, spread / (strata.total / divisor)) for divisor in (size, size - 1)
    )
    adjusted, plain = 1.0 - (1.0 - q) * (size - 1) / within, float(special.fdtrc(between, within, f))
    return FactorPower(q, adjusted, float(f), plain, wang, unbiased, count, strata.single)


def _noncentral(f: float, between: int, within: int, noncentrality: float) -> float:
    """Upper tail of the noncentral F as a mixture of beta functions; scipy's own ends the process for great means."""
    from scipy import special

    if not np.isfinite(f):
        return 0.0
    mean = max(noncentrality, 0.0) / 2.0
    reach = min(_SPREADS * np.sqrt(mean) + _LEAST_TERMS, _MOST_TERMS)
    terms = np.arange(np.floor(max(mean - reach, 0.0)), mean + reach + 1.0)
    weights = np.exp(special.xlogy(terms, mean) - mean - special.gammaln(terms + 1.0))
    tails = special.betainc(within / 2.0, between / 2.0 + terms, within / (within + between * f))
    return float((weights * tails).sum() / weights.sum())


def interaction(variable: np.ndarray, first: Strata, second: Strata, places: tuple[int, int] = (0, 1)) -> Interaction:
    """The interaction detector: the strata of two factors laid over each other.

    Parameters
    ----------
    variable : ndarray of float, shape (N,)
    first, second : Strata
    places : (int, int)
        What the two factors are called in the result.

    Returns
    -------
    Interaction
    """
    # Pairs as numbers: labels that are written one behind the other would mix "1", "12" with "11", "2".
    joint = strata_of(variable, first.index * second.counts.size + second.index)
    powers = q_value(first), q_value(second)
    together = q_value(joint)
    return Interaction(*places, *powers, together, _kind(together, *powers))


def _kind(together: float, first: float, second: float) -> str:
    if together < min(first, second) - _EQUAL:
        return KINDS[0]
    if together <= max(first, second) + _EQUAL:
        return KINDS[1]
    if abs(together - first - second) <= _EQUAL:
        return KINDS[3]
    return KINDS[2] if together < first + second else KINDS[4]


def risk_differences(strata: Strata) -> list[RiskDifference]:
    """The risk detector: Welch's t of the means of each two strata.

    Parameters
    ----------
    strata : Strata

    Returns
    -------
    list of RiskDifference
        In the order of the codes.
    """
    from scipy import special

    result = []
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = strata.squares / (strata.counts - 1.0) / strata.counts
    shares[strata.counts < 2] = np.nan
    for one, other in itertools.combinations(range(strata.codes.size), 2):
        error = shares[one] + shares[other]
        t = degrees = p = np.nan
        if error > 0.0:
            t = (strata.means[one] - strata.means[other]) / np.sqrt(error)
            parts = shares[[one, other]] ** 2 / (strata.counts[[one, other]] - 1.0)
            degrees = error**2 / parts.sum()
            p = 2.0 * special.stdtr(degrees, -abs(t))
        codes = int(strata.codes[one]), int(strata.codes[other])
        means = float(strata.means[one]), float(strata.means[other])
        result.append(RiskDifference(*codes, *means, float(t), float(degrees), float(p)))
    return result


def ecological_difference(
    q_first: float, q_second: float, size: int, places: tuple[int, int] = (0, 1)
) -> EcologicalDifference:
    """The ecological detector: ``F = (1 - q1) / (1 - q2)`` with N - 1 and N - 1 degrees of freedom.

    Parameters
    ----------
    q_first, q_second : float
    size : int
        Samples.
    places : (int, int)
        What the two factors are called in the result.

    Returns
    -------
    EcologicalDifference
        NaN where the second factor explains everything.
    """
    from scipy import special

    if q_second >= 1.0:
        return EcologicalDifference(*places, np.nan, np.nan, np.nan)
    f = (1.0 - q_first) / (1.0 - q_second)
    upper, lower = (float(tail(size - 1, size - 1, f)) for tail in (special.fdtrc, special.fdtr))
    return EcologicalDifference(*places, f, upper, min(2.0 * min(upper, lower), 1.0))
