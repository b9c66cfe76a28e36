"""MSPA written as plainly as possible, pixel by pixel: the slow twin that the fast code is held against.

It shares nothing with the package: distances come from scipy's Euclidean transform, components from
`scipy.ndimage.label`, and the order-dependent steps run on Python queues one pixel at a time.
"""

import math
from collections import deque
from functools import cache

import numpy as np
from scipy import ndimage

STRUCTURE = {4: ndimage.generate_binary_structure(2, 1), 8: np.ones((3, 3), bool)}
NORTH, WEST, SOUTH, EAST = (-1, 0), (0, -1), (1, 0), (0, 1)
ORTHOGONAL = [NORTH, WEST, SOUTH, EAST]
DIAGONAL = [(-1, -1), (-1, 1), (1, -1), (1, 1)]
RING = [(-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1)]


def size_of(edge_width):
    return np.float32((edge_width + 0.98) / math.sqrt(2.0))


def reach_of(edge_width):
    """The largest squared distance that is still within the edge width."""
    limit = np.float32(size_of(edge_width) * np.float32(math.sqrt(2.0)))
    squared = 0
    while np.float32(math.sqrt(squared + 1)) <= limit:
        squared += 1
    return squared


def dilate(mask, reach):
    if not mask.any():
        return np.zeros_like(mask)
    _, (rows, columns) = ndimage.distance_transform_edt(~mask, return_indices=True)
    row, column = np.indices(mask.shape)
    return (rows - row) ** 2 + (columns - column) ** 2 <= reach


def on_border(labels):
    sides = [labels[0], labels[-1], labels[:, 0], labels[:, -1]]
    return set(np.unique(np.concatenate(sides))) - {0}


def fill(mask, connectivity):
    labels, _ = ndimage.label(~mask, STRUCTURE[connectivity])
    outside = np.isin(labels, list(on_border(labels)))
    return mask | ((labels > 0) & ~outside)


def framed(image, width):
    rows, columns = image.shape
    result = np.zeros((rows + 2 * width, columns + 2 * width), bool)
    result[width : width + rows, width : width + columns] = image
    result[:width, width : width + columns] = image[0]
    result[width + rows : -1, width : width + columns] = image[-1]
    result[width : width + rows, :width] = image[:, :1]
    result[width : width + rows, width + columns : -1] = image[:, -1:]
    return result


def without_frame(mask, width):
    result = np.zeros_like(mask)
    inner = (slice(width, -width), slice(width, -width))
    result[inner] = mask[inner]
    return result


def edges_of(core, outer, g, reach):
    """The pixels of `outer` that are edge; the others are perforation."""
    cores, cores_count = ndimage.label(core, STRUCTURE[g])
    gaps, gaps_count = ndimage.label(~core, STRUCTURE[12 - g])
    touching = set()
    for first, second in (
        (np.s_[:, 1:], np.s_[:, :-1]),
        (np.s_[1:], np.s_[:-1]),
        (np.s_[1:, 1:], np.s_[:-1, :-1]),
        (np.s_[1:, :-1], np.s_[:-1, 1:]),
    ):
        for one, other in ((first, second), (second, first)):
            pair = (cores[one] > 0) & (gaps[other] > 0)
            touching |= set(zip(cores[one][pair].tolist(), gaps[other][pair].tolist()))
    core_depth = dict.fromkeys(on_border(cores), 0)
    gap_depth = dict.fromkeys(on_border(gaps), 0)
    for depth in range(cores_count + gaps_count + 1):
        for a_core, a_gap in touching:
            if gap_depth.get(a_gap) == depth:
                core_depth.setdefault(a_core, depth)
        for a_core, a_gap in touching:
            if core_depth.get(a_core) == depth:
                gap_depth.setdefault(a_gap, depth + 1)
    edge = np.zeros_like(core)
    for depth in set(gap_depth.values()):
        here = np.isin(gaps, [label for label, its in gap_depth.items() if its == depth])
        its_cores = np.isin(cores, [label for label, its in core_depth.items() if its == depth])
        edge |= outer & here & dilate(its_cores, reach)
    return edge


def components(cells, connectivity):
    """The components of a set of offsets around a pixel."""
    left, groups = set(cells), []
    while left:
        group, waiting = set(), [left.pop()]
        while waiting:
            row, column = waiting.pop()
            group.add((row, column))
            near = {
                (r, c)
                for r, c in left
                if (abs(r - row) + abs(c - column) == 1)
                or (connectivity == 8 and max(abs(r - row), abs(c - column)) == 1)
            }
            left -= near
            waiting += near
        groups.append(group)
    return groups


@cache
def is_simple(neighbours, g):
    """`neighbours`: the set of foreground offsets."""

    def count(cells, connectivity):
        groups = components(cells, connectivity)
        if connectivity == 4:
            groups = [group for group in groups if group & set(ORTHOGONAL)]
        return len(groups)

    return count(neighbours, g) == 1 and count(frozenset(RING) - neighbours, 12 - g) == 1


W, E, N, S, NW, SW, NE, SE = WEST, EAST, NORTH, SOUTH, (-1, -1), (1, -1), (-1, 1), (1, 1)
COMMON = {
    W: (N, NW, S, SW),
    E: (N, NE, S, SE),
    N: (W, NW, E, NE),
    S: (W, SW, E, SE),
    NW: (W, N),
    SW: (S, W),
    NE: (N, E),
    SE: (E, S),
}


def neighbours_of(skeleton, pixel):
    return frozenset(o for o in RING if skeleton[pixel[0] + o[0], pixel[1] + o[1]])


def is_independent(skeleton, deletable, pixel, g):
    """Whether a deletable pixel may go at the same time as its deletable neighbours."""
    foreground = neighbours_of(skeleton, pixel)
    at = [o for o in COMMON if deletable[pixel[0] + o[0], pixel[1] + o[1]]]
    code = 0
    for offset in at:
        common = [c in foreground for c in COMMON[offset]]
        if len(common) == 4:
            flanks = (common[:2], common[2:])
            test = any if g == 8 else all
            if test(flanks[0]) == test(flanks[1]):
                return False
            code = 5 + 8 * common[0] + 4 * common[1] + 2 * common[2] + common[3]
            continue
        fine = any(common) if g == 8 else not all(common)
        if not fine:
            if g == 8:
                return False
            if not all(c in at for c in COMMON[offset]):
                return False
            if sum(o not in foreground for o in ORTHOGONAL) != 2:
                return False
            beside = [o for o in at if o in ORTHOGONAL]
            quad = all(
                sum(
                    f in ORTHOGONAL
                    for f in neighbours_of(skeleton, (pixel[0] + o[0], pixel[1] + o[1]))
                )
                == 2
                for o in beside
            )
            return not quad
        code = 1 + 2 * common[0] + common[1]
    count = len(at)
    if (count == 2 and code in (2, 3, 6, 7, 9, 13)) or (count == 3 and code in (4, 8, 17)):
        alone = all(
            len(neighbours_of(skeleton, (pixel[0] + o[0], pixel[1] + o[1]))) == count for o in at
        )
        return not alone
    return True


def thin(shape, anchors, g):
    """Anchored parallel thinning."""
    skeleton = shape.copy()
    candidates = np.ones_like(shape)
    while True:
        deletable = np.zeros_like(shape)
        for row, column in np.argwhere(skeleton & ~anchors):
            deletable[row, column] = is_simple(neighbours_of(skeleton, (row, column)), g)
        going = [
            (row, column)
            for row, column in np.argwhere(deletable & candidates)
            if is_independent(skeleton, deletable, (row, column), g)
        ]
        if not going:
            return skeleton
        candidates = np.zeros_like(shape)
        for row, column in going:
            skeleton[row, column] = False
            candidates[row - 1 : row + 2, column - 1 : column + 2] = True


def line_is_free(mask, start, end):
    """Bresenham's line; the start is not tested, the end is."""
    (row, column), (to_row, to_column) = start, end
    high, wide = abs(to_row - row), abs(to_column - column)
    down, right = (1 if to_row > row else -1), (1 if to_column > column else -1)
    major, minor = max(high, wide), min(high, wide)
    error = 2 * minor - major
    for _ in range(major):
        slanted = error >= 0
        error += 2 * minor - (2 * major if slanted else 0)
        if wide >= high or slanted:
            column += right
        if high > wide or slanted:
            row += down
        if not mask[row, column]:
            return False
    assert (row, column) == (to_row, to_column)
    return True


def thicken(skeleton, mask, edge_width):
    """The skeleton and the pixels of `mask` near it, by the queue of vectors."""
    limit = np.float32(np.float32(size_of(edge_width) - np.float32(1)) * np.float32(math.sqrt(2.0)))
    vector = {tuple(p): (0, 0) for p in np.argwhere(skeleton).tolist()}
    base = {p: np.float32(0) for p in vector}
    seen = set(vector)
    queue = []

    def push(pixel, queue):
        for o in ORTHOGONAL:
            other = (pixel[0] + o[0], pixel[1] + o[1])
            if mask[other] and other not in seen:
                seen.add(other)
                queue.append(other)

    for pixel in vector:
        push(pixel, queue)
    while queue:
        least = np.finfo(np.float32).max
        for pixel in queue:
            if pixel in vector:
                continue
            best = None
            for o in ORTHOGONAL:
                other = (pixel[0] + o[0], pixel[1] + o[1])
                if other not in vector:
                    continue
                step = (-o[0], -o[1])
                whole = (vector[other][0] + step[0], vector[other][1] + step[1])
                origin = (other[0] - vector[other][0], other[1] - vector[other][1])
                if line_is_free(mask, origin, pixel):
                    length = math.sqrt(whole[0] ** 2 + whole[1] ** 2)
                    far = np.float32(length + float(base[other]))
                    its = (far, whole, base[other])
                else:
                    length = math.sqrt(vector[other][0] ** 2 + vector[other][1] ** 2)
                    far = np.float32(length + float(base[other]) + 1)
                    its = (far, step, np.float32(far - np.float32(1)))
                if best is None or its[0] < best[0]:
                    best = its
            _, vector[pixel], base[pixel] = best
            least = min(least, best[0])
        following = []
        for pixel in queue:
            length = math.sqrt(vector[pixel][0] ** 2 + vector[pixel][1] ** 2)
            if length + float(base[pixel]) > float(least):
                following.append(pixel)
            else:
                push(pixel, following)
        queue = following
    result = skeleton.copy()
    for pixel in vector:
        # Here the length is rounded before the base is added.
        far = base[pixel] + np.float32(math.sqrt(vector[pixel][0] ** 2 + vector[pixel][1] ** 2))
        if np.float32(0.0001) <= far <= limit:
            result[pixel] = True
    return result


def flood(core, passable, g):
    """Labels of the cores, spread first come first served."""
    labels, _ = ndimage.label(core, STRUCTURE[g])
    queue = deque()

    def give(pixel, offsets):
        for o in offsets:
            other = (pixel[0] + o[0], pixel[1] + o[1])
            if passable[other] and not labels[other]:
                labels[other] = labels[pixel]
                queue.append(other)

    sources = [tuple(p) for p in np.argwhere(core).tolist()]
    offsets = ORTHOGONAL + (DIAGONAL if g == 8 else [])
    for pixel in sources:
        give(pixel, ORTHOGONAL)
    if g == 8:
        for pixel in sources:
            give(pixel, DIAGONAL)
    while queue:
        give(queue.popleft(), offsets)
    return labels


def mspa(image, edge_width=1, connectivity=8, intext=True):
    """The whole analysis; returns the bytes of the reference program."""
    g = connectivity
    reach = reach_of(edge_width)
    width = int(1.5 * float(size_of(edge_width)) + 0.5) + 1
    inner = (slice(width, -width), slice(width, -width))
    padded = np.pad(image, width)
    missing, foreground = padded == 0, padded >= 2
    grown = foreground | (dilate(~missing, reach) & missing & dilate(foreground, reach))
    whole = framed(grown[inner], width)
    result = np.zeros(whole.shape, int)

    core = whole & ~dilate(~whole, reach)
    patches, _ = ndimage.label(whole, STRUCTURE[g])
    islets = whole & ~np.isin(patches, np.unique(patches[core]))
    result[whole] = 1
    result[islets] = 9
    result[core] = 17
    if core.any():
        outer = dilate(core, reach) & ~core
        edge = edges_of(core, outer, g, reach)
        result[outer & edge] = 3
        result[outer & ~edge] = 5
        shape = without_frame(whole & ~islets, 2)
        core = without_frame(core, 2)
        skeleton = thin(shape, core, g) & ~core
        mask = whole & ~islets & ~core
        connector = thicken(skeleton, mask, edge_width)
        passable = without_frame(core | outer | connector, 1)
        labels = flood(core, passable, g)
        parts, count = ndimage.label(without_frame(connector, 1), STRUCTURE[g])
        for part in range(1, count + 1):
            here = parts == part
            result[here] += 32 if len(set(labels[here].tolist()) - {0}) > 1 else 64
    if intext:
        closed = foreground | (missing & dilate(foreground, 2))
        holes = (fill(closed, 12 - g) & ~closed)[inner]
        core_holes = fill(core, 12 - g) & ~core
        inside = fill(core_holes, 12 - g)[inner]
        result = result[inner]
        result[inside] += 100
        more = holes & ~core_holes[inner]
        result[more] = np.maximum(result[more], 220)
    else:
        result = result[inner]
    result[image == 0] = 129
    return result.astype(np.uint8)
