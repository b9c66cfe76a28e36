"""Circuit theory on rasters and networks: effective resistance and current maps.

The modes of Circuitscape (`pairwise`, `one_to_all`, `all_to_one`, `advanced`, and two for networks), the
current `between` two regions in a mask, the moving windows of `omniscape`, and the solver under them:
multigrid in conjugate gradients.
"""

from .advanced import AdvancedResult, advanced, ground_conductance
from .between import RegionCircuit, between
from .circuit import Circuit
from .conductance import cell_conductance
from .network import Network, network_advanced, network_pairwise
from .omniscape import OmniscapeResult, omniscape
from .one_to_all import OneByOneResult, all_to_one, one_to_all
from .pairs import PairSelection, parse_pairs
from .pairwise import NO_CONNECTION, PairwiseResult, pairwise
from .regions import FocalNodes
from .report import SolverReport
from .window_layers import WindowLayers
from .window_settings import Condition, WindowSettings

__all__ = [
    "NO_CONNECTION", "AdvancedResult", "Circuit", "Condition", "FocalNodes", "Network", "OmniscapeResult",
    "OneByOneResult", "PairSelection", "PairwiseResult", "RegionCircuit", "SolverReport", "WindowLayers",
    "WindowSettings", "advanced", "all_to_one", "between", "cell_conductance", "ground_conductance",
    "network_advanced", "network_pairwise", "omniscape", "one_to_all", "pairwise", "parse_pairs",
]  # fmt: skip
