"""Ecological sensitivity: graded factors of a problem, their geometric mean, and its grades."""

from __future__ import annotations

from typing import Sequence

import numpy as np

from ..errors import InputError, phrase
from ..presets import read_preset
from .score_columns import score_table
from .score_table import ScoreTable

# Limits between the grades of a sensitivity, by the number of grades.
LIMITS = {5: (2.0, 4.0, 6.0, 8.0), 3: (2.0, 4.0)}
_FILES = {5: "five_grades", 3: "three_grades"}
FACTORS = {
    "rain_erosivity": phrase("rainfall erosivity"),
    "soil": phrase("kind of soil"),
    "relief": phrase("relief"),
    "cover": phrase("vegetation cover"),
    "wetness": phrase("wetness"),
    "dryness": phrase("dryness"),
    "gale_days": phrase("days with gales"),
    "evaporation_ratio": phrase("evaporation by precipitation"),
    "groundwater_salt": phrase("salt in groundwater"),
    "landform": phrase("landform"),
    "carbonate_share": phrase("share of carbonate rock"),
    "slope": phrase("slope"),
}


def factor_tables(problem: str, grades: int = 5) -> dict[str, ScoreTable]:
    """The score tables of a problem's factors, in their order.

    Parameters
    ----------
    problem : {"erosion", "desertification", "salinisation", "karst"}
    grades : {5, 3}

    Returns
    -------
    dict of str to ScoreTable
        Keys of `FACTORS`. Ranges are (from, to]; soils and landforms are class numbers from 1.

    Raises
    ------
    InputError
        When there is no table for the problem with so many grades.

    References
    ----------
    Five grades: interim rule for ecological function zoning, SEPA of China, 2003. Three grades: technical guide for the
    ecological red line, 2017; the scores of soils there are this project's reading.
    """
    columns = read_preset("sensitivity", _FILES[grades]) if grades in _FILES else {"problem": []}
    tables: dict = {}
    for place, of in enumerate(columns["problem"]):
        if of == problem:
            tables.setdefault(columns["factor"][place], []).append(place)
    if not tables:
        raise InputError(
            "There is no table of {problem} in {grades} grades; choose another number of grades.",
            problem=problem,
            grades=grades,
        )
    result = {}
    for factor, places in tables.items():
        keys = ("class", "score") if columns["class"][places[0]] else ("from", "to", "score")
        own = {key: [columns[key][place] for place in places] for key in keys}
        result[factor] = score_table(own, "right", name=FACTORS[factor])
    return result


def meanings_of(problem: str, factor: str, grades: int = 5) -> dict[int, str]:
    """What the class numbers of a factor mean; empty for factors of ranges."""
    columns = read_preset("sensitivity", _FILES[grades])
    rows = zip(*(columns[key] for key in ("problem", "factor", "class", "meaning")))
    return {int(number): text for of, name, number, text in rows if (of, name) == (problem, factor) and number}


def geometric_mean(scores: Sequence[np.ndarray]) -> np.ndarray:
    """The n-th root of the product of n scores.

    Parameters
    ----------
    scores : sequence of ndarray of float, same shape
        NaN is nodata.

    Returns
    -------
    ndarray of float64
        NaN where one has no data.

    Raises
    ------
    InputError
        For scores below 0.

    Examples
    --------
    >>> import numpy as np
    >>> from esp_toolbox.core.decision.sensitivity_grades import geometric_mean
    >>> geometric_mean([np.array([1.0]), np.array([9.0])]).round(6).tolist()
    [3.0]
    """
    product = np.ones(np.shape(scores[0]))
    for layer in scores:
        if np.nanmin(layer) < 0.0:
            raise InputError("Scores of sensitivity cannot be below 0.")
        product *= layer
    return product ** (1.0 / len(scores))


def highest(layers: Sequence[np.ndarray]) -> np.ndarray:
    """The highest of several sensitivities; NaN where one has no data."""
    return np.maximum.reduce([np.asarray(layer, dtype=np.float64) for layer in layers])


def graded(sensitivity: np.ndarray, grades: int = 5) -> np.ndarray:
    """Grades 1 (not sensitive) and up; a value on a limit belongs below.

    Parameters
    ----------
    sensitivity : ndarray of float
        NaN is nodata.
    grades : {5, 3}

    Returns
    -------
    ndarray of uint8
        0 is nodata.
    """
    classes = (np.searchsorted(LIMITS[grades], sensitivity, side="left") + 1).astype(np.uint8)
    classes[np.isnan(sensitivity)] = 0
    return classes
