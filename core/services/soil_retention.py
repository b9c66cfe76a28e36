"""Soil retention: erosion that vegetation avoids, and sediment that it keeps out of streams.

Source: InVEST 3.20, sediment delivery ratio model, of which this is the whole chain; the steps are in `terrain`,
`soil_loss` and `sediment_delivery`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Container, Optional

import numpy as np

from ..errors import InputError
from ..progress import Progress, no_progress, parts_of
from ..rows import Raster, strips
from ..terrain.flow_directions import d8_directions, mfd_directions
from ..terrain.flow_network import FlowNetwork, flow_network
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
# The same where inputs are read by rows and results put away.
BYTES_PUT_AWAY = 135.0


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

    def __post_init__(self) -> None:
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
    """The rasters of the model, float32, NaN where they are not defined: arrays, or what `keep` has made of them.

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

    rkls: Raster
    usle: Raster
    avoided_erosion: Raster
    export: Raster
    avoided_export: Raster
    deposition: Raster
    sdr: Raster
    connectivity: Raster
    ls: Raster
    slope: Raster
    accumulation: Raster
    streams: Raster
    directions: Raster
    filled: Raster


def soil_retention(
    elevation: Raster,
    erosivity: Raster,
    erodibility: Raster,
    cover: Raster,
    practice: Raster,
    cell_size: float,
    options: Optional[SedimentOptions] = None,
    drainage: Optional[np.ndarray] = None,
    progress: Progress = no_progress,
    keep: Callable[[np.ndarray], Raster] = lambda raster: raster,
    wanted: Optional[Container[str]] = None,
) -> SoilRetention:
    """Erosion, delivery to streams and what vegetation avoids of both.

    Parameters
    ----------
    elevation : ndarray or Rows of float, shape (rows, columns)
        Metres. NaN in this or another input is nodata for all; water leaves there.
    erosivity : ndarray or Rows of float
        R, MJ mm / (ha h yr).
    erodibility : ndarray or Rows of float
        K, t ha h / (ha MJ mm).
    cover, practice : ndarray or Rows of float
        C and P of the land cover, 0 to 1.
    cell_size : float
        Metres.
    options : SedimentOptions, optional
    drainage : ndarray of bool, optional
        Cells that count as stream besides those that the flow makes.
    progress : callable
    keep : callable
        Puts a raster of the result away, such as on a disk; by default they are held.
    wanted : container of str, optional
        Fields of the result that are made; others are None. All by default.

    Returns
    -------
    SoilRetention

    Raises
    ------
    InputError
        When the inputs have no cell in common.
    """
    options = options or SedimentOptions()

    def stored(name: str, raster: np.ndarray) -> Optional[Raster]:
        return keep(raster) if wanted is None or name in wanted else None

    filling, sloping, directing, sorting, summing, sinking, up, down, depositing = parts_of(
        progress, (3, 2, 6, 8, 2, 3, 4, 3, 4)
    )
    filled = fill_pits(_ground(elevation, erosivity, erodibility, cover, practice), filling)
    # What InVEST stores in single precision is rounded here too: results are then the same to the last bit,
    # also where nearly equal delivery ratios are subtracted.
    slope = percent_slope(filled, cell_size, sloping).astype(np.float32)
    one_receiver = options.flow == "D8"
    directions = (d8_directions if one_receiver else mfd_directions)(filled, directing)
    filled = stored("filled", filled)
    network = flow_network(directions, sorting)
    directions = stored("directions", directions)
    cells = accumulate(network, np.ones(len(network.cells)), progress=summing)
    if one_receiver:
        streams = d8_streams(cells, options.stream_threshold)
    else:
        streams = mfd_streams(network, cells, options.stream_threshold, sinking)
    if drainage is not None:
        streams |= network.gather(drainage)
    steep = network.gather(slope)
    slope = stored("slope", slope)
    ls = ls_factor(cells, steep, cell_size, options.l_max)
    rkls = potential_loss(ls, _routed(network, erosivity), _routed(network, erodibility)).astype(np.float32)
    ls = ls.astype(np.float32)
    usle = rkls * (_routed(network, cover) * _routed(network, practice)).astype(np.float32)
    weight, fall = cover_weight(_routed(network, cover).astype(np.float32)), slope_weight(steep)
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

    def raster(name: str, layer: np.ndarray, fill: float = np.nan) -> Optional[Raster]:
        if wanted is not None and name not in wanted:
            return None
        values = np.full(elevation.shape, fill, dtype=bool if layer.dtype == bool else np.float32)
        values.reshape(-1)[order] = layer
        return keep(values)

    result = SoilRetention(
        rkls=raster("rkls", rkls),
        usle=raster("usle", usle),
        avoided_erosion=raster("avoided_erosion", avoided),
        export=raster("export", export),
        avoided_export=raster("avoided_export", avoided_export),
        deposition=raster("deposition", deposition),
        sdr=raster("sdr", ratio),
        connectivity=raster("connectivity", connectivity),
        ls=raster("ls", ls),
        slope=slope,
        accumulation=raster("accumulation", cells),
        streams=raster("streams", streams, False),
        directions=directions,
        filled=filled,
    )
    progress(1.0)
    return result


def _routed(network: FlowNetwork, layer: Raster) -> np.ndarray:
    """The values of a raster in the network's order, which needs it as a whole for a moment."""
    return network.gather(layer[:])


def _ground(elevation: Raster, *layers: Raster) -> np.ndarray:
    """The elevation where all layers have data, else NaN."""
    ground = np.empty(elevation.shape, dtype=elevation.dtype)
    found = False
    for strip in strips(elevation.shape):
        known = np.isfinite(elevation[strip])
        for layer in layers:
            known &= np.isfinite(layer[strip])
        found |= bool(known.any())
        ground[strip] = np.where(known, elevation[strip], np.nan)
    if not found:
        raise InputError("The elevation, erosivity, erodibility and land cover have no cell with data in common.")
    return ground
