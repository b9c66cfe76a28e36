"""The sample basin's people: towns in the oases, roads that avoid the mountains, mines, districts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import minimum_spanning_tree

from ..cost.accumulate import accumulated_cost
from ..cost.paths import least_cost_path
from ..errors import phrase
from ._frame import Frame, noise, resample, stream
from .climate import Climate
from .grounds import Grounds
from .land_cover import oasis_suitability
from .relief import Relief
from .rivers import Line, Waters, smooth
from .soils import Soils

# Roads and districts are planned on a raster of at most this many cells a side.
_PLANNING = 220
_NAMES = (
    phrase("Hongliu"), phrase("Qingshui"), phrase("Baishan"), phrase("Shahe"), phrase("Yanhu"), phrase("Lvzhou"),
    phrase("Dongtai"), phrase("Xueshan"), phrase("Huangtan"), phrase("Mahai"), phrase("Nanshan"), phrase("Ganquan"),
    phrase("Wulan"), phrase("Beihe"),
)  # fmt: skip


@dataclass(frozen=True)
class Settlement:
    """A town or village; position in cells from the upper left corner of the basin."""

    name: str
    column: float
    row: float
    population: int


@dataclass(frozen=True)
class People:
    """What people have built.

    Parameters
    ----------
    settlements : list of Settlement
        The largest first.
    roads : list of Line
        Kinds "national", "provincial", "county" and "railway".
    mines : ndarray of float64, shape (mines, 2)
        Column and row in cells from the upper left corner of the basin.
    districts : ndarray of uint8
        Number of the district of every cell, rim included, from 1.
    district_names : list of str
    """

    settlements: list
    roads: list
    mines: np.ndarray
    districts: np.ndarray
    district_names: list


def people_of(relief: Relief, climate: Climate, waters: Waters, soils: Soils, grounds: Grounds, seed: int) -> People:
    """Settle the oases, join the towns, dig mines, draw districts.

    Parameters
    ----------
    relief, climate, waters, soils, grounds
    seed : int

    Returns
    -------
    People
    """
    random = stream(seed, "people")
    frame = relief.frame
    planning = _planning_frame(frame)
    worth = resample(oasis_suitability(relief, climate, waters, soils), frame, planning)
    places = _places(worth, planning, random)
    effort = _effort(relief, waters, soils, planning, seed)
    roads = _roads(places, effort, planning, frame)
    mines = _mines(relief, soils, climate, waters, grounds, random)
    capitals = places[: min(6, len(places))]
    districts = _districts(capitals, effort, planning, frame)
    populations = [int(round(220_000 / (rank + 1) ** 1.1, -2)) for rank in range(len(places))]
    settlements = [
        Settlement(_NAMES[rank % len(_NAMES)], *_to_basin(place, planning, frame), population)
        for rank, (place, population) in enumerate(zip(places, populations))
    ]
    return People(settlements, roads, mines, districts, [town.name for town in settlements[: len(capitals)]])


def nearness(frame: Frame, positions: Iterable, reach: Sequence[float]) -> np.ndarray:
    """1 at positions, falling with distance; each with its own reach, in longer sides.

    Parameters
    ----------
    frame : Frame
    positions : sequence of (column, row)
        In cells from the upper left corner of the basin.
    reach : sequence of float

    Returns
    -------
    ndarray of float64, shape of the frame
    """
    result = np.zeros(frame.shape)
    for (column, row), distance in zip(positions, reach):
        away = np.hypot(frame.y - row * frame.cell, frame.x - column * frame.cell)
        np.maximum(result, np.exp(-away / distance), out=result)
    return result


def _planning_frame(frame: Frame) -> Frame:
    margin = frame.margin_cells
    rows, columns = frame.rows - 2 * margin, frame.columns - 2 * margin
    shrink = max(1.0, max(rows, columns) / _PLANNING)
    return Frame.of(max(4, round(rows / shrink)), max(4, round(columns / shrink)))


def _to_basin(place: tuple[int, int], planning: Frame, frame: Frame) -> tuple[float, float]:
    """Column and row, in cells of the basin, of the middle of a planning cell."""
    row, column = place
    return (column + 0.5) * planning.cell / frame.cell, (row + 0.5) * planning.cell / frame.cell


def _places(worth: np.ndarray, planning: Frame, random: np.random.Generator) -> list:
    """The best places, each some way from those chosen before."""
    worth = worth * (0.85 + 0.3 * random.random(worth.shape))
    # Towns keep off the raster's side.
    inside = (np.minimum(planning.u, 1.0 - planning.u) > 0.05) & (np.minimum(planning.v, 1.0 - planning.v) > 0.05)
    worth = np.where(inside, worth, 0.0)
    places: list = []
    spacing = 0.16
    while len(places) < 12 and worth.max() > 0.02:
        row, column = np.unravel_index(int(worth.argmax()), worth.shape)
        places.append((int(row), int(column)))
        away = np.hypot(planning.y - planning.y[row], planning.x - planning.x[0, column])
        worth = worth * (1.0 - np.exp(-((away / spacing) ** 4)))
        spacing = 0.10
    if not places:
        row, column = planning.index(0.5, 0.5)
        places.append((row, column))
    return places


def _effort(relief: Relief, waters: Waters, soils: Soils, planning: Frame, seed: int) -> np.ndarray:
    """What building a road costs per metre: slopes, lakes and salt marsh are dear, the ground varies."""
    steep = np.clip(resample(soils.slope, relief.frame, planning), 0.0, None)
    lake = resample(waters.lake, relief.frame, planning)
    ground = np.exp(0.45 * noise(planning, seed, "ground", 0.06, 0.6))
    return ground + (steep / 2.5) ** 1.6 + np.where(lake > -0.003, 40.0, 0.0)


def _roads(places: list, effort: np.ndarray, planning: Frame, frame: Frame) -> list:
    """A tree of least effort between the settlements, some loops, ways out, and a railway."""
    size = planning.cell
    surfaces = []
    for row, column in places:
        source = np.zeros(effort.shape, dtype=np.int32)
        source[row, column] = 1
        surfaces.append(accumulated_cost(effort, source, size).cost)
    between = np.array([[surface[place] for place in places] for surface in surfaces])
    tree = minimum_spanning_tree(csr_matrix(np.triu(between, 1))).tocoo()
    pairs = {(min(i, j), max(i, j)) for i, j in zip(tree.row, tree.col)}
    main = {pair for pair in pairs if max(pair) < 5}
    loops = sorted(
        (between[i, j], i, j) for i in range(len(places)) for j in range(i + 1, len(places)) if (i, j) not in pairs
    )
    pairs |= {(i, j) for _, i, j in loops[: len(places) // 3]}
    lines = [
        _road(surfaces[i], effort, places[j], planning, frame, "provincial" if (i, j) in main else "county")
        for i, j in sorted(pairs)
    ]
    lines += _ways_out(surfaces[0], effort, planning, frame)
    if len(places) > 2:
        farthest = int(np.argmax(between[0][: min(5, len(places))]))
        # The railway climbs less than a road and so takes another way.
        gentle = effort**1.5
        source = np.zeros(effort.shape, dtype=np.int32)
        source[places[0]] = 1
        rails = accumulated_cost(gentle, source, size).cost
        lines.append(_road(rails, gentle, places[farthest], planning, frame, "railway"))
        lines.append(_road(rails, gentle, _exit(rails, left=False), planning, frame, "railway"))
    return lines


def _exit(cost: np.ndarray, left: bool) -> tuple[int, int]:
    """The cheapest cell of the western or eastern side."""
    column = 0 if left else cost.shape[1] - 1
    return int(np.argmin(cost[:, column])), column


def _ways_out(cost: np.ndarray, effort: np.ndarray, planning: Frame, frame: Frame) -> list:
    return [_road(cost, effort, _exit(cost, left), planning, frame, "national") for left in (True, False)]


def _road(cost: np.ndarray, effort: np.ndarray, end: tuple[int, int], planning: Frame, frame: Frame, kind: str) -> Line:
    rows, columns = least_cost_path(cost, effort, planning.cell, end)
    scale = planning.cell / frame.cell
    ranks = {"national": 4.0, "railway": 3.0, "provincial": 2.0, "county": 1.0}
    return Line(smooth(smooth((columns + 0.5) * scale)), smooth(smooth((rows + 0.5) * scale)), kind, ranks[kind])


def _mines(
    relief: Relief, soils: Soils, climate: Climate, waters: Waters, grounds: Grounds, random: np.random.Generator
) -> np.ndarray:
    """Potash works between lakes, gravel in a river bed, pits in steppe, green belt and hills."""
    frame = relief.frame
    hills = (soils.slope > 3.0) & (soils.slope < 18.0) & (climate.precipitation < 170.0)
    belt = (grounds.springs > 0.5) & (soils.slope < 8.0)
    steppe = (grounds.steppe > 0.3) & (grounds.bank < 0.05)
    bed = (waters.discharge > 25.0) & (waters.lake < -0.03) & (grounds.steppe > 0.15)
    mines = _works(relief)
    for ground, count in ((bed, 1), (steppe, 1), (belt, 1), (hills, 1)):
        rows, columns = np.nonzero((ground & (climate.inland > 0.9))[frame.inner])
        for _ in range(count if rows.size else 0):
            # The farthest from the others of some places.
            tried = random.integers(0, rows.size, 12)
            apart = [min([np.hypot(columns[k] - x, rows[k] - y) for x, y in mines], default=0.0) for k in tried]
            chosen = tried[int(np.argmax(apart))]
            mines.append((columns[chosen] + 0.5, rows[chosen] + 0.5))
    return np.array(mines, dtype=np.float64).reshape(-1, 2)


def _works(relief: Relief) -> list:
    """Half way between the largest lake and the two next to it."""
    frame = relief.frame
    places = relief.plan.lakes[:, :2] * (frame.width, frame.height)
    others = np.argsort(np.hypot(*(places - places[0]).T))[1:3]
    middles = 0.5 * (places[0] + places[others]) / frame.cell
    return [(float(column), float(row)) for column, row in middles]


def _districts(capitals: list, effort: np.ndarray, planning: Frame, frame: Frame) -> np.ndarray:
    """Every cell belongs to the capital that is reached with the least effort."""
    source = np.zeros(effort.shape, dtype=np.int32)
    for number, place in enumerate(capitals, 1):
        source[place] = number
    nearest = accumulated_cost(effort, source, planning.cell).allocation
    rows = np.clip((frame.y[:, 0] / planning.cell).astype(np.int64), 0, planning.rows - 1)
    columns = np.clip((frame.x[0] / planning.cell).astype(np.int64), 0, planning.columns - 1)
    return nearest[rows[:, None], columns[None, :]].astype(np.uint8)
