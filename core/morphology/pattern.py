"""The parts of a foreground: core, islets, edges, perforations, and the connectors between cores."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..progress import Progress, parts_of
from .bitplanes import dilate_disc
from .flood import bridges, flood_reach
from .frame import Framed, without_border
from .nesting import holes, split_boundary
from .runs import gap_components, run_components, runs_of
from .thickening import thicken
from .thinning import thin
from .thresholds import Thresholds, chords


@dataclass(frozen=True)
class Pattern:
    """The parts of a framed foreground as planes; what is none of them is branch.

    Parameters
    ----------
    core, islet, edge, perforation : ndarray of words
    bridge, loop : ndarray of words
        Connectors; they may lie in edges and perforations.
    core_holes : ndarray of words
        Components of the background of core that do not reach the outside.
    """

    core: np.ndarray
    islet: np.ndarray
    edge: np.ndarray
    perforation: np.ndarray
    bridge: np.ndarray
    loop: np.ndarray
    core_holes: np.ndarray


def pattern_of(frame: Framed, edge_width: int, sizes: Thresholds, connectivity: int, progress: Progress) -> Pattern:
    """Take a foreground apart.

    Parameters
    ----------
    frame : Framed
    edge_width : int
    sizes : Thresholds
        Of the edge width.
    connectivity : {8, 4}
        Of the foreground.
    progress : callable
    """
    layout, array, whole = frame.layout, frame.array, frame.whole
    components, thinning, thickening, flooding = parts_of(progress, (5, 8, 3, 4))
    disc = chords(sizes.reach)
    core = whole & ~dilate_disc(array & ~whole, disc, layout, array)
    runs = runs_of(whole, layout, connectivity)
    patches = run_components(runs)
    core_runs = runs_of(core, layout, connectivity)
    cores = run_components(core_runs)
    components(0.5)
    cores_in_patch = np.bincount(patches.ids[runs.of(core_runs.starts[cores.heads])], minlength=patches.count)
    without = cores_in_patch[patches.ids] == 0
    islet = layout.paint(runs.starts[without], runs.stops[without])
    if cores.count == 0:
        none = layout.empty()
        return Pattern(core, islet, none, none, none, none, none)
    several = cores_in_patch[patches.ids] > 1
    shared = layout.paint(runs.starts[several], runs.stops[several])
    del runs, patches

    gaps = gap_components(core_runs)
    core_holes = holes(core_runs, gaps, layout)
    outer = dilate_disc(core, disc, layout, array) & ~core
    edge, perforation = split_boundary(outer, core_holes, core_runs, cores, gaps, disc, layout, array)
    del gaps
    components(1.0)

    shape = whole & ~islet
    inner_core = without_border(core, layout, 2)
    skeleton = thin(without_border(shape, layout, 2), inner_core, layout, connectivity, thinning)
    skeleton &= ~inner_core
    thinning(1.0)
    connector = thicken(skeleton, shape & ~inner_core, edge_width, sizes.geodesic, layout, thickening)
    passable = without_border(outer | connector, layout, 1)
    connector = without_border(connector, layout, 1)
    thickening(1.0)
    steps = flood_reach(sizes.reach, connectivity)
    bridge = bridges(connector, passable, inner_core, core_runs, cores, shared, steps, layout, connectivity, flooding)
    flooding(1.0)
    return Pattern(core, islet, edge, perforation, bridge, connector & ~bridge, core_holes)
