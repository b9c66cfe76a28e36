"""Directed steps: GRASS r.walk, a plain Dijkstra over every step, ways back, paths, labels."""

import json

import numpy as np
import package
import pytest
from cost_reference import dijkstra, reference_step
from esp_toolbox.core.cost.accumulate import accumulated_cost, source_costs
from esp_toolbox.core.cost.allocation import allocation_links
from esp_toolbox.core.cost.direction import Flow, Slope
from esp_toolbox.core.cost.moves import Moves
from esp_toolbox.core.cost.paths import least_cost_path
from esp_toolbox.core.errors import InputError

ORACLE = package.SHARED / "oracles" / "more" / "13_directed_cost.json"
SHAPE = (15, 18)


@pytest.fixture(scope="module")
def case():
    if not ORACLE.exists():
        pytest.skip("needs ../shared")
    return json.loads(ORACLE.read_text())


@pytest.mark.parametrize("name, tolerance", [("rwalk", 1e-6), ("tobler", 1e-6), ("wind", 1e-6)])
@pytest.mark.parametrize("way", ["from", "to"])
def test_the_oracle(case, name, tolerance, way):
    friction, elevation = np.array(case["friction"]), np.array(case["elevation"])
    directions = {
        "rwalk": Slope(elevation, "rwalk"),
        "tobler": Slope(elevation, "tobler"),
        "wind": Flow(case["wind_direction_to_deg"], case["wind_k"]),
    }
    sources = np.zeros(friction.shape, dtype=np.int32)
    sources[tuple(case["source_row_col"])] = 1
    moves = Moves(direction=directions[name], towards=way == "to")
    found = accumulated_cost(friction, sources, case["cell"], moves=moves)
    # The cases are printed to a millionth.
    assert np.abs(found.cost - case[f"{name}_{way}_source"]).max() <= tolerance


def ground(seed):
    random = np.random.default_rng(seed)
    resistance = np.exp(random.normal(0, 0.7, SHAPE))
    resistance[random.random(SHAPE) < 0.15] = np.nan
    elevation = np.cumsum(random.normal(0, 8, SHAPE), axis=1)
    angle = random.random(SHAPE) * 360.0
    sources = np.zeros(SHAPE, dtype=np.int32)
    for label, cell in enumerate(random.choice(resistance.size, 3, replace=False), 1):
        sources.ravel()[cell] = label
        resistance.ravel()[cell] = 1.0
    return resistance, elevation, angle, sources


def directed_step(direction, cell_size, resistance, moves, row, column, down, right):
    """The cost of one step, from the definitions."""
    base = reference_step(resistance, cell_size, moves, row, column, down, right)
    length = np.hypot(down, right) * cell_size
    end = row + down, column + right
    if not np.isfinite(base):
        return np.inf
    if isinstance(direction, Flow):
        heading = np.arctan2(right, -down)
        flows = [np.radians(direction.direction[cell]) for cell in ((row, column), end)]
        along = np.mean([np.cos(heading - flow) for flow in flows])
        return base * (1 + direction.strength * (1 - along) / 2)
    rise = direction.elevation[end] - direction.elevation[row, column]
    if direction.rule == "tobler":
        return base * np.exp(3.5 * abs(rise / length + 0.05) - 0.175)
    factor = 6.0 if rise > 0 else 1.9998 if rise / length >= -0.2125 else -1.9998
    return base + 0.72 * length + factor * rise


@pytest.mark.parametrize("kind", [Moves(), Moves(4), Moves(16), Moves(16, ends_only=True), Moves(8, "beside")])
@pytest.mark.parametrize("name", ["tobler", "rwalk", "flow"])
def test_against_every_step(kind, name):
    resistance, elevation, angle, sources = ground(5)
    direction = Flow(angle, 3.0) if name == "flow" else Slope(elevation, name)
    there = Moves(kind.neighbours, kind.corners, kind.ends_only, direction=direction)

    def step(resistance, cell_size, moves, row, column, down, right):
        return directed_step(direction, cell_size, resistance, kind, row, column, down, right)

    def step_back(resistance, cell_size, moves, row, column, down, right):
        r, c = row + down, column + right
        if not (0 <= r < SHAPE[0] and 0 <= c < SHAPE[1]):
            return np.inf
        return directed_step(direction, cell_size, resistance, kind, r, c, -down, -right)

    for moves, one in ((there, step), (there.turned(), step_back)):
        wanted = dijkstra(resistance, sources > 0, 30.0, kind, one)
        found = accumulated_cost(resistance, sources, 30.0, moves=moves)
        assert np.array_equal(np.isfinite(found.cost), np.isfinite(wanted))
        reached = np.isfinite(wanted)
        assert found.cost[reached] == pytest.approx(wanted[reached], rel=1e-11)
        # Each source alone, and the lowest of equal labels: the zones are those of the cheapest source.
        alone = dict(source_costs(resistance, sources, 30.0, moves=moves))
        assert np.array_equal(np.min(list(alone.values()), axis=0), found.cost)
        for label, cost in alone.items():
            assert (found.cost[found.allocation == label] == cost[found.allocation == label]).all()


@pytest.mark.parametrize("towards", [False, True])
@pytest.mark.parametrize("neighbours", [8, 16])
def test_paths_cost_what_they_should(towards, neighbours):
    resistance, elevation, _, sources = ground(9)
    direction = Slope(elevation, "tobler")
    moves = Moves(neighbours, direction=direction, towards=towards)
    found = accumulated_cost(resistance, sources, 30.0, moves=moves)
    for row, column in np.argwhere(np.isfinite(found.cost) & (sources == 0))[::7]:
        rows, columns = least_cost_path(found.cost, resistance, 30.0, (row, column), moves)
        assert sources[rows[-1], columns[-1]] > 0
        cells = list(zip(rows.tolist(), columns.tolist()))
        way = cells if towards else cells[::-1]
        total = sum(
            directed_step(direction, 30.0, resistance, Moves(neighbours), *here, there[0] - here[0], there[1] - here[1])
            for here, there in zip(way, way[1:])
        )
        assert total == pytest.approx(found.cost[row, column], rel=1e-11)


def test_flat_land_and_still_air_are_isotropic():
    resistance, _, angle, sources = ground(3)
    plain = accumulated_cost(resistance, sources, 30.0)
    for direction in (Slope(np.full(SHAPE, 7.0)), Flow(angle, 0.0)):
        for towards in (False, True):
            found = accumulated_cost(resistance, sources, 30.0, moves=Moves(direction=direction, towards=towards))
            assert np.allclose(found.cost, plain.cost, rtol=1e-12)


def test_ways_back_are_those_of_the_turned_ground():
    resistance, elevation, angle, sources = ground(4)
    back = accumulated_cost(resistance, sources, 30.0, moves=Moves(direction=Flow(angle, 4.0), towards=True))
    turned = accumulated_cost(resistance, sources, 30.0, moves=Moves(direction=Flow(angle + 180.0, 4.0)))
    reached = np.isfinite(back.cost)
    assert back.cost[reached] == pytest.approx(turned.cost[reached], rel=1e-9)
    one = Flow(np.full(SHAPE, 40.0), 4.0), Flow(40.0, 4.0)
    fields = [accumulated_cost(resistance, sources, 30.0, moves=Moves(direction=each)).cost for each in one]
    assert np.allclose(*fields, rtol=1e-12)


def test_unknown_heights_are_walls_and_bounds_are_not_known():
    resistance, elevation, _, sources = ground(6)
    sources[:] = 0
    sources[:, 0], sources[:, -1] = 1, 2
    elevation[:, 9] = np.nan
    moves = Moves(direction=Slope(elevation))
    found = accumulated_cost(np.ones(SHAPE), sources, 30.0, moves=moves)
    assert np.isinf(found.cost[:, 9]).all()
    assert np.isfinite(found.cost[:, 10]).all()
    elevation[:, 9] = 0.0
    found = accumulated_cost(np.ones(SHAPE), sources, 30.0, moves=moves)
    links = allocation_links(found.cost, found.allocation, np.ones(SHAPE), 30.0, moves)
    assert links.boundary_cost.tolist() == [np.inf]


@pytest.mark.parametrize(
    "make, words",
    [
        (lambda: Slope(np.zeros(SHAPE), "cliff"), "tobler, rwalk"),
        (lambda: Flow(0.0, -1.0), "strength of a flow"),
        (lambda: Moves(climate=np.zeros(SHAPE), direction=Flow(0.0)), "not by both"),
        (lambda: Moves(direction=Slope(np.ones(SHAPE))).effective(np.ones((3, 3))), "not on one grid"),
    ],
)
def test_mistakes(make, words):
    with pytest.raises(InputError, match=words):
        make()


def test_keys_tell_directions_apart():
    heights = np.arange(270.0).reshape(SHAPE)
    kinds = [Moves(), *(Moves(direction=one, towards=to) for one in (Slope(heights), Slope(heights + 1), Slope(heights,
             "rwalk"), Flow(3.0), Flow(4.0), Flow(3.0, 2.0)) for to in (False, True))]  # fmt: skip
    assert len({moves.key() for moves in kinds}) == len(kinds)
