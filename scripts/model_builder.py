"""What the scripts of the models build with; models are written with the oldest QGIS that is supported.

Newer ones read them unchanged.
"""

import package

package.load()

from esp_toolbox.algorithms.studies.model_builder import (  # noqa: E402, F401 - the models import them from here
    FromInput,
    FromStep,
    ModelBuilder,
    Step,
)
from esp_toolbox.core.presets import FACTORS  # noqa: E402


def factor_preset(name: str) -> int:
    """The index of a factor table in the list of presets; 0 is none."""
    return FACTORS.index(name) + 1
