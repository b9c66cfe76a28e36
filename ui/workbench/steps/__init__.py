"""The steps of the workbench, one file each."""

from .corridors import CorridorsStep
from .data import DataStep
from .health import HealthStep
from .pinch_points import PinchPointsStep
from .report import ReportStep
from .resistance import ResistanceStep
from .sources import SourcesStep
from .zones import ZonesStep

STEPS = (
    DataStep,
    SourcesStep,
    ResistanceStep,
    CorridorsStep,
    PinchPointsStep,
    HealthStep,
    ZonesStep,
    ReportStep,
)
