"""Soil retention: erosion that vegetation avoids, and sediment that it keeps out of streams.

Source: InVEST 3.20, sediment delivery ratio model, of which this is the whole chain; the steps are in `terrain`,
`soil_loss` and `sediment_delivery`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, parts_of
from ..terrain.flow_directions import d8_directions, mfd_directions
from ..terrain.flow_network import flow_network
from ..terrain.flow_sums import accumulate
from ..terrain.percent_slope import percent_slope
from ..terrain.pit_filling import fill_pits
from ..terrain.streams import d8_streams, mfd_streams
from .sediment_delivery import (
    INDICES,
    connectivity_index,
    delivery_ratio,
    downslope_component,
    sediment_deposition,
    upslope_component,
)
from .soil_loss import cover_weight, ls_factor, potential_loss, slope_weight

FLOWS = ("MFD", "D8")
STREAM_CELLS = ("nodata", "zero", "land")

# Measured peak of the whole chain for each cell of the raster, inputs and results included.
BYTES_PER_CELL = 200.0


@dataclass(frozen=True)
class SedimentOptions:
    """The constants of the model, with InVEST's usual values.

    Parameters
    ----------
    flow : {"MFD", "D8"}
        Flow to all lower neighbours or to the steepest one.
    stream_threshold : float
        Cells that must drain through a cell to make it a stream.
    k_b, ic_0 : float
        Shape of the delivery ratio: Borselli's k and IC0.
    sdr_max : float
        The greatest delivery ratio of land.
    l_max : float
        The greatest slope length factor.
    index : {"InVEST", "textbook"}
        The connectivity index, see `sediment_delivery.downslope_component`.
    stream_cells : {"nodata", "zero", "land"}
        What the erosion rasters hold on streams: nothing (InVEST), 0, or what R, K, slope and cover give there.
    """

    flow: str = "MFD"
    stream_threshold: float = 1000.0
    k_b: float = 2.0
    ic_0: float = 0.5
    sdr_max: float = 0.8
    l_max: float = 122.0
    index: str = "InVEST"
    stream_cells: str = "nodata"

    def __post_init__(self):
        if self.flow not in FLOWS or self.index not in INDICES or self.stream_cells not in STREAM_CELLS:
            raise ValueError(f"{self.flow}, {self.index} or {self.stream_cells} is no option")
        if not self.stream_threshold > 0:
            raise InputError(
                "The stream threshold is {given:g} cells; it must be above 0.", given=self.stream_threshold
            )
        if not (self.k_b > 0 and self.l_max > 0 and 0 < self.sdr_max <= 1):
            raise InputError("k_b and l_max must be above 0, SDR_max between 0 and 1.")


@dataclass(frozen=True)
class SoilRetention:
    """The rasters of the model, float32, NaN where they are not defined.

    Parameters
    ----------
    rkls, usle : ndarray
        Soil loss without and with vegetation and practice, t/(ha yr).
    avoided_erosion : ndarray
        RKLS - USLE.
    export : ndarray
        Soil that reaches a stream, USLE SDR.
    avoided_export : ndarray
        Avoided erosion SDR + deposition.
    deposition : ndarray
        Soil from upslope that stays, t/(ha yr).
    sdr : ndarray
        Delivery ratio, 1 on streams.
    connectivity : ndarray
        Connectivity index.
    ls, slope, accumulation : ndarray
        Slope length and steepness factor, slope in percent, cells that drain through a cell.
    streams : ndarray of bool
    directions : ndarray
        As `d8_directions` or `mfd_directions`.
    filled : ndarray of float64
        Elevation without pits.
    """

    rkls: np.ndarray
    usle: np.ndarray
    avoided_erosion: np.ndarray
    export: np.ndarray
    avoided_export: np.ndarray
    deposition: np.ndarray
    sdr: np.ndarray
    connectivity: np.ndarray
    ls: np.ndarray
    slope: np.ndarray
    accumulation: np.ndarray
    streams: np.ndarray
    directions: np.ndarray
    filled: np.ndarray


def soil_retention(
    elevation: np.ndarray,
    erosivity: np.ndarray,
    erodibility: np.ndarray,
    cover: np.ndarray,
    practice: np.ndarray,
    cell_size: float,
    options: Optional[SedimentOptions] = None,
    drainage: Optional[np.ndarray] = None,
    progress: Progress = no_progress,
) -> SoilRetention:
    """Erosion, delivery to streams and what vegetation avoids of both.

    Parameters
    ----------
    elevation : ndarray of float, shape (rows, columns)
        Metres. NaN in this or another input is nodata for all; water leaves there.
    erosivity : ndarray of float
        R, MJ mm / (ha h yr).
    erodibility : ndarray of float
        K, t ha h / (ha MJ mm).
    cover, practice : ndarray of float
        C and P of the land cover, 0 to 1.
    cell_size : float
        Metres.
    options : SedimentOptions, optional
    drainage : ndarray of bool, optional
        Cells that count as stream besides those that the flow makes.
    progress : callable

    Returns
    -------
    SoilRetention

    Raises
    ------
    InputError
        When the inputs have no cell in common.
    """
    options = options or SedimentOptions()
    filling, sloping, directing, sorting, summing, sinking, up, down, depositing = parts_of(
        progress, (3, 2, 6, 8, 2, 3, 4, 3, 4)
    )
    known = np.ones(elevation.shape, dtype=bool)
    for layer in (elevation, erosivity, erodibility, cover, practice):
        known &= np.isfinite(layer)
    if not known.any():
        raise InputError("The elevation, erosivity, erodibility and land cover have no cell with data in common.")
    filled = fill_pits(np.where(known, elevation, np.nan), filling)
    # What InVEST stores in single precision is rounded here too: results are then the same to the last bit,
    # also where nearly equal delivery ratios are subtracted.
    slope = percent_slope(filled, cell_size, sloping).astype(np.float32)
    one_receiver = options.flow == "D8"
    directions = (d8_directions if one_receiver else mfd_directions)(filled, directing)
    network = flow_network(directions, sorting)
    cells = accumulate(network, np.ones(len(network.cells)), progress=summing)
    if one_receiver:
        streams = d8_streams(cells, options.stream_threshold)
    else:
        streams = mfd_streams(network, cells, options.stream_threshold, sinking)
    if drainage is not None:
        streams |= network.gather(drainage)
    steep = network.gather(slope)
    ls = ls_factor(cells, steep, cell_size, options.l_max)
    rkls = potential_loss(ls, network.gather(erosivity), network.gather(erodibility)).astype(np.float32)
    ls = ls.astype(np.float32)
    usle = rkls * (network.gather(cover) * network.gather(practice)).astype(np.float32)
    weight, fall = cover_weight(network.gather(cover).astype(np.float32)), slope_weight(steep)
    del steep
    above = upslope_component(network, weight, fall, cells, cell_size, up)
    cells = cells.astype(np.float32)
    below = downslope_component(network, weight, fall, streams, cell_size, one_receiver, options.index, down)
    del weight, fall
    connectivity = connectivity_index(above, below).astype(np.float32)
    del above, below
    ratio = delivery_ratio(connectivity, streams, options.k_b, options.ic_0, options.sdr_max)
    eroded = np.where(streams, np.float32(0), usle * (1 - ratio))
    deposition = sediment_deposition(network, ratio, eroded, depositing).astype(np.float32)
    order = network.cells
    del eroded, network
    avoided = rkls - usle
    # On streams everything is deposited that arrives; it is no merit of the stream's own cover.
    avoided_export = avoided * ratio + np.where(streams, np.float32(0), deposition)
    export = usle * ratio
    if options.stream_cells != "land":
        for layer in (rkls, usle, avoided, export, avoided_export):
            layer[streams] = np.nan if options.stream_cells == "nodata" else 0.0

    def raster(routed, fill=np.nan):
        values = np.full(elevation.shape, fill, dtype=bool if routed.dtype == bool else np.float32)
        values.reshape(-1)[order] = routed
        return values

    result = SoilRetention(
        rkls=raster(rkls),
        usle=raster(usle),
        avoided_erosion=raster(avoided),
        export=raster(export),
        avoided_export=raster(avoided_export),
        deposition=raster(deposition),
        sdr=raster(ratio),
        connectivity=raster(connectivity),
        ls=raster(ls),
        slope=slope,
        accumulation=raster(cells),
        streams=raster(streams, False),
        directions=directions,
        filled=filled,
    )
    progress(1.0)
    return result
