"""Moving windows as they are described, one after another and by a dense matrix: slow, for small maps."""

import math
from collections import Counter

import numpy as np
from scipy import ndimage

STEPS = ((0, 1), (1, 0), (1, 1), (1, -1))


def current(conductance, injected, neighbours=8):
    """Current through the cells; the amperes of each connected piece sum to zero."""
    rows, columns = conductance.shape
    number = np.arange(rows * columns).reshape(rows, columns)
    laplacian = np.zeros((number.size, number.size))
    edges = []
    for down, across in STEPS[: neighbours // 2]:
        for row in range(rows - down):
            for column in range(max(0, -across), columns - max(0, across)):
                one, other = conductance[row, column], conductance[row + down, column + across]
                if one > 0 and other > 0:
                    value = (one + other) / 2 / (math.sqrt(2) if down and across else 1)
                    edges.append((number[row, column], number[row + down, column + across], value))
    for one, other, value in edges:
        laplacian[one, one] += value
        laplacian[other, other] += value
        laplacian[one, other] -= value
        laplacian[other, one] -= value
    # A constant in each piece, which its zero sum leaves out, makes the matrix regular.
    labels = pieces(conductance, neighbours).ravel()
    joined = (labels[:, None] == labels) & (labels > 0)
    potential = np.linalg.solve(laplacian + joined + np.diag(labels == 0), injected.ravel())
    flows = [value * (potential[one] - potential[other]) for one, other, value in edges]
    least = 1e-8 * max(map(abs, flows), default=0.0)
    inflow, outflow = np.zeros(number.size), np.zeros(number.size)
    for (one, other, _), flow in zip(edges, flows):
        if abs(flow) >= least:
            outflow[one if flow > 0 else other] += abs(flow)
            inflow[other if flow > 0 else one] += abs(flow)
    return np.maximum(inflow, outflow).reshape(rows, columns)


def pieces(conductance, neighbours=8):
    """Numbers of the connected pieces."""
    return ndimage.label(conductance > 0, np.ones((3, 3)) if neighbours == 8 else None)[0]


def window(shape, row, column, reach):
    """Slices of a window that the map cuts."""
    rows = slice(max(row - reach, 0), min(row + reach + 1, shape[0]))
    return rows, slice(max(column - reach, 0), min(column + reach + 1, shape[1]))


def weights(settings, down, across):
    """What a source at a distance counts; 0 beyond the radius."""
    distance = np.hypot(down, across)
    weight = (distance <= settings.radius).astype(float)
    return weight * np.exp(-distance / settings.decay) if settings.decay else weight


def solved(conductance, shares, targets, settings):
    """Currents of a window of 1 A, and the amperes that flow."""
    labels = pieces(conductance, settings.neighbours)
    injected = np.zeros(conductance.shape)
    usable = [
        label
        for label in range(1, labels.max() + 1)
        if targets[labels == label].sum() > 0 and shares[0][labels == label].sum() > 0
    ]
    total = sum(targets[labels == label].sum() for label in usable)
    for label in usable:
        own = labels == label
        entering = np.where(own, shares[1], 0.0)
        if settings.target == "centre":
            entering[targets > 0] = 0.0
            leaving = targets * entering.sum()
        else:
            wanted = targets[own].sum() / total
            entering *= wanted / shares[0][own].sum()
            leaving = np.where(own, targets, 0.0) * entering.sum() / targets[own].sum()
        injected += entering - leaving
    return current(np.where(np.isin(labels, usable), conductance, 0.0), injected, settings.neighbours), injected


def correction(settings):
    """The factor that takes out what blocks do."""
    reach, half, size = settings.reach, settings.half_block, settings.block_size
    down, across = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    disc = (np.hypot(down, across) <= reach).astype(float)

    def one(cleared, target, amperes):
        sources = weights(settings, down, across)
        sources[(abs(down) <= cleared) & (abs(across) <= cleared)] = 0
        if not sources.any():
            return np.zeros(disc.shape)
        targets = ((abs(down) <= target) & (abs(across) <= target) & (disc > 0)).astype(float)
        injected = sources / sources.sum() - targets / targets.sum()
        return amperes * current(disc, injected, settings.neighbours)

    single = one(0, 0, 1.0)
    block = one(half, half if settings.target == "spread" else 0, size * size)
    total = np.zeros(np.array(single.shape) + 2 * half)
    for row in range(size):
        for column in range(size):
            total[row : row + single.shape[0], column : column + single.shape[1]] += single
    total = total[half : half + single.shape[0], half : half + single.shape[1]]
    return np.where(block > 1e-12, total / np.where(block > 1e-12, block, 1), 1)


def target_value(condition, block):
    """The median, or the value that is first to reach the highest count, column by column."""
    values = [value for value in block.T.ravel() if not math.isnan(value)]
    if not values:
        return None
    if condition.comparison == "within":
        return float(np.median(values))
    counts, best, top = Counter(), None, 0
    for value in values:
        counts[value] += 1
        if counts[value] > top:
            best, top = value, counts[value]
    return best


def omniscape(conductance, strength, settings, amounts=None, conditions=()):
    """Sums of current and flow potential, windows, amperes asked and flowed."""
    shape, half, reach, side = conductance.shape, settings.half_block, settings.reach, 2 * settings.reach + 1
    amounts = strength if amounts is None else amounts
    factor = correction(settings) if settings.corrected else np.ones((side, side))
    total, free = np.zeros(shape), np.zeros(shape)
    windows = asked = flowed = 0
    for row in range(half, shape[0] - half, settings.block_size):
        for column in range(half, shape[1] - half, settings.block_size):
            block = np.s_[row - half : row + half + 1, column - half : column + half + 1]
            amperes = amounts[block].sum()
            if amperes <= 0:
                continue
            windows, asked = windows + 1, asked + amperes
            cut = window(shape, row, column, reach)
            down, across = (np.arange(span.start, span.stop) for span in cut)
            down, across = np.meshgrid(down - row, across - column, indexing="ij")
            conducting = np.where(np.hypot(down, across) <= reach, conductance[cut], 0)
            sources = strength[cut] * weights(settings, down, across)
            in_block = (abs(down) <= half) & (abs(across) <= half)
            if settings.rule == "right":
                sources[in_block] = 0
            else:
                wrong = slice(max(reach - half, 0), reach + half + 1)
                sources[wrong, wrong] = 0
            if not sources.sum() > 0:
                continue
            shares, kept, missing = sources / sources.sum(), np.ones(sources.shape, bool), False
            for condition, (own, other) in zip(settings.conditions, conditions):
                value = target_value(condition, other[block])
                missing |= value is None
                if value is None:
                    continue
                difference = own[cut] - value
                with np.errstate(invalid="ignore"):
                    if condition.comparison == "within":
                        fits = (difference >= condition.lower) & (difference <= condition.upper)
                    else:
                        fits = difference == 0
                kept &= fits | np.isnan(own[cut])
            if missing:
                continue
            targets = ((down == 0) & (across == 0)).astype(float)
            if settings.target == "spread":
                targets = np.where(in_block, amounts[cut], 0) / amperes
            first = [span.start - (place - reach) for span, place in zip(cut, (row, column))]
            if settings.rule == "omniscape":
                # Cut at the far side: it ends with the window; at the near side: it begins where it then must.
                ends = [side if span.stop == place + reach + 1 else span.stop - span.start
                        for span, place in zip(cut, (row, column))]
                first = [end - (span.stop - span.start) if place < reach else 0
                         for end, span, place in zip(ends, cut, (row, column))]
            times = factor[tuple(slice(a, a + span.stop - span.start) for a, span in zip(first, cut))]
            own, injected = solved(conducting, (shares, shares * kept), targets * (conducting > 0), settings)
            total[cut] += own * times * amperes
            flowed += np.maximum(injected, 0).sum() * amperes if settings.target == "centre" else 0
            own, _ = solved(np.ones(conducting.shape), (shares, shares * kept), targets, settings)
            free[cut] += own * times * amperes
    return total, free, windows, asked, flowed
