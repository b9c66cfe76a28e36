"""Accumulated cost by a plain Dijkstra over every step, from the definitions."""

import heapq

import numpy as np


def reference_step(resistance, cell_size, moves, row, column, down, right):
    """Cost of one step, from the definitions; infinite where it is refused."""
    rows, columns = resistance.shape
    r, c = row + down, column + right
    if not (0 <= r < rows and 0 <= c < columns) or not np.isfinite(resistance[r, c]):
        return np.inf
    length = np.hypot(down, right) * cell_size
    if abs(down) + abs(right) == 3:
        crossed = [resistance[row, column], resistance[r, c]]
        if not moves.ends_only:
            # Where the line is after an eighth, three eighths ... of its length: one point in every cell it crosses.
            points = [(row + down * part, column + right * part) for part in (0.375, 0.625)]
            crossed += [resistance[int(np.rint(y)), int(np.rint(x))] for y, x in points]
        cost = np.mean(crossed) * length
    else:
        cost = (resistance[row, column] + resistance[r, c]) / 2 * length
        if down and right and moves.corners != "free":
            walls = [not np.isfinite(resistance[cell]) for cell in ((row, c), (r, column))]
            if all(walls) if moves.corners == "between" else any(walls):
                return np.inf
    if moves.climate is not None:
        cost += length + moves.climate_cost * abs(moves.climate[r, c] - moves.climate[row, column])
    return cost if np.isfinite(cost) else np.inf


def dijkstra(resistance, start, cell_size, moves, step=reference_step):
    """Least cost from some cells, by a heap; `step` is what a step costs."""
    cost = np.full(resistance.shape, np.inf)
    heap = [(0.0, int(row), int(column)) for row, column in zip(*np.nonzero(start & np.isfinite(resistance)))]
    for _, row, column in heap:
        cost[row, column] = 0.0
    reach = range(-2, 3)
    allowed = {4: {1.0}, 8: {1.0, 2.0}, 16: {1.0, 2.0, 5.0}}[moves.neighbours]
    steps = [(down, right) for down in reach for right in reach if float(down**2 + right**2) in allowed]
    while heap:
        value, row, column = heapq.heappop(heap)
        if value > cost[row, column]:
            continue
        for down, right in steps:
            offer = value + step(resistance, cell_size, moves, row, column, down, right)
            there = row + down, column + right
            if offer < np.inf and offer < cost[there]:
                cost[there] = offer
                heapq.heappush(heap, (offer, *there))
    return cost
