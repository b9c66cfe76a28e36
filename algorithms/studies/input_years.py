"""The years of a workflow's lists of rasters: which layers belong together, told before its first step."""

from __future__ import annotations

from ...core.errors import EspError
from ..base import EspAlgorithm
from ..frame.layer_years import align_years
from .input_probe import InputProbe
from .input_uses import uses_of

# The list that has the years, and lists with a raster for each of them.
YEARS_OF, BESIDE = "LANDCOVERS", ("VITALITIES",)


class _Listener(InputProbe):
    """Keeps what is said of the years."""

    def __init__(self, algorithm, told: dict, context, titles: dict):
        self.lines: list = []
        super().__init__(algorithm, told, context, titles)

    def log(self, template: str, **values) -> None:
        """A line of the table."""
        self.lines.append((EspAlgorithm.message(template, values), False))

    def warn(self, template: str, **values) -> None:
        """What tells no year."""
        self.lines.append((EspAlgorithm.message(template, values), True))


def uses_of_years(uses: dict) -> list:
    """The uses of lists of rasters of several years.

    Parameters
    ----------
    uses : dict
        As `uses_of` gives them.
    """
    every = (use for found in uses.values() for use in found if use.key == YEARS_OF)
    return [use for use in every if use.key in use.told]


def tell_years(model, parameters: dict, context, feedback) -> None:
    """Tell which layers are taken for which year, a line a year.

    Parameters
    ----------
    model : QgsProcessingModelAlgorithm
    parameters : dict
        Of the run.
    context : QgsProcessingContext
    feedback : QgsProcessingFeedback
    """
    said: set = set()
    for use in uses_of_years(uses_of(model, parameters)):
        others = tuple(key for key in BESIDE if key in use.told)
        told = {key: use.told[key] for key in (YEARS_OF, *others)}
        try:
            listener = _Listener(use.algorithm, told, context, use.titles)
            align_years(listener, "YEARS", YEARS_OF, others)
        except EspError:
            # The check of the inputs has its sentence.
            continue
        for line, doubtful in listener.lines:
            if line not in said:
                said.add(line)
                (feedback.pushWarning if doubtful else feedback.pushInfo)(line)
