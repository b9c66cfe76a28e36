"""How much of the eroded soil reaches a stream, and where the rest is deposited.

Source: InVEST 3.20, sediment delivery ratio model; Borselli et al. (2008) and Cavalli et al. (2013) for the
connectivity index, Vigiak et al. (2012) for the delivery ratio. All arrays are routed ones (see `FlowNetwork`).
"""

from __future__ import annotations

import numpy as np

from ..progress import Progress, no_progress, parts_of
from ..terrain.flow_network import FlowNetwork
from ..terrain.flow_sums import accumulate, inflow, path_sum, receiver_mean

INDICES = ("InVEST", "textbook")


def upslope_component(
    network: FlowNetwork,
    weight: np.ndarray,
    slope: np.ndarray,
    accumulation: np.ndarray,
    cell_size: float,
    progress: Progress = no_progress,
) -> np.ndarray:
    """What comes from above: D_up = mean(W) mean(S) sqrt(upslope area).

    Parameters
    ----------
    network : FlowNetwork
    weight, slope : ndarray of float, shape (cells,)
        W and S of `soil_loss.cover_weight` and `slope_weight`; the means are over the upslope area.
    accumulation : ndarray of float, shape (cells,)
        Cells that drain through each cell, itself included.
    cell_size : float
        Metres.
    progress : callable

    Returns
    -------
    ndarray of float64, shape (cells,)
        Metres.
    """
    first, second = parts_of(progress, (1, 1))
    result = accumulate(network, weight, progress=first)
    result /= accumulation
    result *= accumulate(network, slope, progress=second)
    result /= accumulation
    result *= np.sqrt(accumulation * (cell_size * cell_size))
    return result


def downslope_component(
    network: FlowNetwork,
    weight: np.ndarray,
    slope: np.ndarray,
    streams: np.ndarray,
    cell_size: float,
    one_receiver: bool,
    index: str = "InVEST",
    progress: Progress = no_progress,
) -> np.ndarray:
    """The way down to the stream, longer the more it holds back.

    Parameters
    ----------
    network : FlowNetwork
    weight, slope : ndarray of float, shape (cells,)
    streams : ndarray of bool, shape (cells,)
    cell_size : float
        Metres.
    one_receiver : bool
        Whether the network is a D8 one; InVEST treats the two differently.
    index : {"InVEST", "textbook"}
        "textbook" sums d / (W S) over the path, with the length d of each step in metres and W and S of the cell
        that is left. "InVEST" sums 1 / (W S) without lengths, of the cell that is left on D8 paths and of the cell
        that is entered on MFD paths.
    progress : callable

    Returns
    -------
    ndarray of float64, shape (cells,)
        0 on streams, NaN where no stream is reached.
    """
    resistance = 1.0 / (weight * slope)
    if index == "textbook":
        return path_sum(network, streams, resistance, None, cell_size, progress=progress)
    if one_receiver:
        return path_sum(network, streams, resistance, None, progress=progress)
    return path_sum(network, streams, None, resistance, progress=progress)


def connectivity_index(upslope: np.ndarray, downslope: np.ndarray) -> np.ndarray:
    """IC = log10(D_up / D_dn); NaN on streams and where no stream is reached."""
    ratio = np.full(np.shape(upslope), np.nan)
    np.divide(upslope, downslope, out=ratio, where=(upslope > 0) & (downslope > 0))
    return np.log10(ratio, out=ratio)


def delivery_ratio(
    connectivity: np.ndarray, streams: np.ndarray, slope: float = 2.0, midpoint: float = 0.5, largest: float = 0.8
) -> np.ndarray:
    """Share of the eroded soil that reaches a stream.

    Parameters
    ----------
    connectivity : ndarray of float
        IC, NaN where undefined.
    streams : ndarray of bool
    slope, midpoint : float
        Borselli's k and IC0.
    largest : float
        The greatest ratio of land.

    Returns
    -------
    ndarray of float, precision of `connectivity`
        SDR = largest / (1 + exp((IC0 - IC) / k)); 1 on streams, NaN where no stream is reached.
    """
    with np.errstate(over="ignore"):
        # Where the exponential is infinite, the ratio is 0.
        ratio = largest / (1 + np.exp((midpoint - connectivity) / slope))
    ratio[streams] = 1
    return ratio


def sediment_deposition(
    network: FlowNetwork, ratio: np.ndarray, eroded: np.ndarray, progress: Progress = no_progress
) -> np.ndarray:
    """Soil from upslope that stays on a cell.

    Parameters
    ----------
    network : FlowNetwork
    ratio : ndarray of float, shape (cells,)
        Delivery ratio, 1 on streams, NaN where no stream is reached.
    eroded : ndarray of float, shape (cells,)
        The cell's own soil that does not reach a stream, USLE (1 - SDR); 0 on streams.
    progress : callable

    Returns
    -------
    ndarray of float64, shape (cells,)
        t/(ha yr): dT times what flows in; the rest of it and `eroded` flow on. dT = (SDR_down - SDR) / (1 - SDR)
        with the mean ratio of the receivers SDR_down (0 for those that reach no stream), not below SDR; 1 where
        SDR is 1.
    """
    known = ~np.isnan(ratio)
    own = np.where(known, ratio, 0.0).astype(np.float64)
    # In place, as this is where the whole chain needs most memory.
    trapped = receiver_mean(network, own)
    np.maximum(trapped, own, out=trapped)
    trapped -= own
    whole = own >= 1.0
    np.divide(trapped, 1.0 - own, out=trapped, where=~whole)
    trapped[whole] = 1.0
    del own
    flux = accumulate(network, np.where(known, eroded, 0.0), 1.0 - trapped, progress)
    trapped *= inflow(network, flux)
    trapped[~known] = np.nan
    return trapped
