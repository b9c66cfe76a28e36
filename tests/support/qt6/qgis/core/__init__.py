"""The stand-ins of qgis.core; other names are classes that can be imported and nothing more."""

from .application import *  # noqa: F403
from .layers import *  # noqa: F403
from .models import *  # noqa: F403
from .parameters import *  # noqa: F403
from .places import *  # noqa: F403
from .processing import *  # noqa: F403
from .unknown import DataType, unknown

NULL = None


class Qgis(unknown("Qgis")):
    """Version 4 and its scoped enumerations."""

    QGIS_VERSION = "4.0.0-stand-in"
    QGIS_VERSION_INT = 40000
    DataType = DataType


def __getattr__(name):
    if not name.startswith("Qgs"):
        raise AttributeError(name)
    made = unknown(name)
    globals()[name] = made
    return made
