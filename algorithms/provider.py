"""The Processing provider `esp`: all algorithms and the models."""

import os

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .ahp import AnalyticHierarchy
from .barriers import Barriers
from .carbonstorage import CarbonStorage
from .centrality import NetworkCentrality
from .circuitscape import Circuitscape
from .classify import Classify
from .climateindex import ClimateIndex
from .connectivity import Connectivity
from .corridors import CorridorNetwork
from .costdistance import CostDistance
from .current import CurrentMap
from .ecologicalsources import EcologicalSources
from .ecosystemhealth import EcosystemHealth
from .frame.language import translate
from .frame.version import VERSION
from .frame.workflow import read_workflows
from .gravity import GravityModel
from .habitatquality import HabitatQualityModel
from .healthchange import HealthChange
from .landscapemetrics import LandscapeMetrics
from .linkagepriority import LinkagePriorityRanking
from .mspa import Mspa
from .networkgain import NetworkGain
from .owa import OrderedWeightedAveraging
from .pinchpoints import PinchPoints
from .prepare import Prepare
from .report import Report
from .resistancefactor import ResistanceFactor
from .restorationzones import RestorationZones
from .robustness import NetworkRobustness
from .runworkflow import RunWorkflow
from .samplebasin import SampleBasin
from .scenarios import ScenarioComparison
from .securitypattern import SecurityPattern
from .sensitivitycorrection import SensitivityCorrection
from .servicevalue import ServiceValue
from .soilretention import SoilRetentionModel
from .spacesyntax import SpaceSyntaxMeasures
from .uncertainty import Uncertainty
from .wateryield import WaterYieldModel
from .weightedoverlay import WeightedOverlay

_ROOT = os.path.dirname(os.path.dirname(__file__))

# In the order of the work; the toolbox sorts by group and name.
ALGORITHMS = (
    SampleBasin,
    Prepare,
    Mspa,
    Connectivity,
    OrderedWeightedAveraging,
    EcologicalSources,
    ResistanceFactor,
    AnalyticHierarchy,
    WeightedOverlay,
    SensitivityCorrection,
    Classify,
    CostDistance,
    CorridorNetwork,
    GravityModel,
    NetworkCentrality,
    NetworkRobustness,
    LinkagePriorityRanking,
    NetworkGain,
    SpaceSyntaxMeasures,
    CurrentMap,
    Circuitscape,
    PinchPoints,
    Barriers,
    ClimateIndex,
    HabitatQualityModel,
    WaterYieldModel,
    SoilRetentionModel,
    CarbonStorage,
    ServiceValue,
    LandscapeMetrics,
    EcosystemHealth,
    HealthChange,
    RestorationZones,
    SecurityPattern,
    Uncertainty,
    Report,
    RunWorkflow,
    ScenarioComparison,
)


class EspProvider(QgsProcessingProvider):
    """Offers the algorithms as ``esp:...``."""

    def id(self):
        """The prefix of all ids; fixed for ever."""
        return "esp"

    def name(self):
        """The name in the toolbox."""
        return "ESP Toolbox"

    def longName(self):
        """The name with what it is."""
        return translate("shared", "ESP Toolbox: ecological security patterns")

    def versionInfo(self):
        """The plugin's version."""
        return VERSION

    def icon(self):
        """The provider's icon."""
        return QIcon(self.svgIconPath())

    def svgIconPath(self):
        """The provider's icon as a file."""
        return os.path.join(_ROOT, "resources", "icons", "esp.svg")

    def loadAlgorithms(self):
        """Add a fresh instance of every algorithm."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        for model in read_workflows():
            self.addAlgorithm(model)
