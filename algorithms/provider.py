"""The Processing provider `esp`: all algorithms and the models."""

import os

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .circuit.barriers import Barriers
from .circuit.circuitscape import Circuitscape
from .circuit.current import CurrentMap
from .circuit.omniscape import OmnidirectionalConnectivity
from .circuit.pinchpoints import PinchPoints
from .data.prepare import Prepare
from .data.samplebasin import SampleBasin
from .health.ecosystemhealth import EcosystemHealth
from .health.geodetector import GeographicalDetector
from .health.healthchange import HealthChange
from .health.landscapemetrics import LandscapeMetrics
from .health.landscaperisk import LandscapeRisk
from .health.landtransition import LandTransition
from .health.rsei import RemoteSensingIndex
from .network.centrality import NetworkCentrality
from .network.corridors import CorridorNetwork
from .network.corridorwidth import CorridorWidthChoice
from .network.costdistance import CostDistance
from .network.gravity import GravityModel
from .network.linkagepriority import LinkagePriorityRanking
from .network.networkgain import NetworkGain
from .network.robustness import NetworkRobustness
from .network.spacesyntax import SpaceSyntaxMeasures
from .pattern.restorationzones import RestorationZones
from .pattern.securitypattern import SecurityPattern
from .platform.language import translate
from .platform.version import VERSION
from .report.report import Report
from .resistance.ahp import AnalyticHierarchy
from .resistance.classify import Classify
from .resistance.ecologicalsensitivity import EcologicalSensitivity
from .resistance.resistancefactor import ResistanceFactor
from .resistance.sensitivitycorrection import SensitivityCorrection
from .resistance.weightedoverlay import WeightedOverlay
from .services.carbonstorage import CarbonStorage
from .services.climateindex import ClimateIndex
from .services.ecologicalimportance import EcologicalImportance
from .services.habitatquality import HabitatQualityModel
from .services.sandfixation import SandFixation
from .services.servicevalue import ServiceValue
from .services.soilretention import SoilRetentionModel
from .services.supplydemand import SupplyDemand
from .services.wateryield import WaterYieldModel
from .sources.connectivity import Connectivity
from .sources.ecologicalsources import EcologicalSources
from .sources.mspa import Mspa
from .sources.owa import OrderedWeightedAveraging
from .studies.evolution import PatternEvolution
from .studies.runworkflow import RunWorkflow
from .studies.scenarios import ScenarioComparison
from .studies.uncertainty import Uncertainty
from .studies.workflow_model import workflow_models

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
    EcologicalSensitivity,
    SensitivityCorrection,
    Classify,
    CostDistance,
    CorridorNetwork,
    CorridorWidthChoice,
    GravityModel,
    NetworkCentrality,
    NetworkRobustness,
    LinkagePriorityRanking,
    NetworkGain,
    SpaceSyntaxMeasures,
    CurrentMap,
    Circuitscape,
    OmnidirectionalConnectivity,
    PinchPoints,
    Barriers,
    ClimateIndex,
    HabitatQualityModel,
    WaterYieldModel,
    SoilRetentionModel,
    CarbonStorage,
    ServiceValue,
    SupplyDemand,
    SandFixation,
    EcologicalImportance,
    LandTransition,
    LandscapeMetrics,
    LandscapeRisk,
    RemoteSensingIndex,
    EcosystemHealth,
    HealthChange,
    GeographicalDetector,
    RestorationZones,
    SecurityPattern,
    Uncertainty,
    Report,
    RunWorkflow,
    PatternEvolution,
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
        """Add a fresh instance of every algorithm, and the workflows where the registry has the provider already."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        self._add_models()

    def add_workflows(self):
        """Add the workflows once the provider is in the registry: their steps are its own algorithms."""
        self._add_models()
        self.algorithmsLoaded.emit()

    def _add_models(self):
        for model in workflow_models():
            self.addAlgorithm(model)
