"""The multigrid cycle: a symmetric preconditioner.

Each level smooths with one four-colour Gauss-Seidel sweep on the way down and the reversed sweep on
the way up. Every coarser level is solved twice, the second time for the residual of the first: that
costs a third more than once and saves half of the iterations. All passes run over strips of rows that
fit the processor's cache, and the numpy calls of each pass, with their views, are recorded once and
played back in every cycle.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse.csgraph import connected_components

from ..progress import Progress, no_progress
from ..typed import there
from ._colours import COLOURS, DIRECTIONS
from ._inverse import swept
from ._level import Level

# Elements of a strip of one colour; about ten such strips are in use at once.
_STRIP = 24_000
# Coarsening ends at this many points; there the pseudo-inverse is applied.
_COARSEST = 300
# Levels of fewer cells are visited once: two visits gain less than they cost.
_TWICE = 1500
# Points that are joined by less than this share of the largest sum of a point belong to different components: what
# lies between these is far beyond the digits of single precision, in which the inverse is kept.
_NULL = 3e-7
# What is left of a row by rounding, as a share of the largest diagonal.
_ROUNDED = 1e-10


def hierarchy(finest: Level, progress: Progress = no_progress) -> list[Level]:
    """The levels from the finest to one that is solved directly."""
    levels = [finest]
    while True:
        progress(0.0)
        grid = levels[-1].grid
        if max(grid.rows, grid.columns) <= 2 or grid.rows * grid.columns <= _COARSEST:
            return levels
        levels.append(levels[-1].coarser())


class Cycle:
    """A cycle over a hierarchy with work arrays of its own; one for each thread.

    Parameters
    ----------
    levels : list of Level

    Attributes
    ----------
    right_side, solution : ndarray of float32, shape (4, size)
        Fill the one, call `run`, read the other.
    finest : Level
    """

    def __init__(self, levels: list[Level], inverse: np.ndarray):
        self._levels, self.finest = levels, levels[0]
        self._inverse = inverse
        self._x = [level.grid.zeros(level.type) for level in levels]
        self._f = [level.grid.zeros(level.type) for level in levels]
        self.right_side, self.solution = self._f[0], self._x[0]
        size = max(_strip_rows(level) * level.grid.width + 3 * level.grid.width for level in levels)
        self._work = [np.empty(size, levels[0].type) for _ in range(3)]
        self._first = [np.zeros_like(x) if self._twice(k) else None for k, x in enumerate(self._x)]
        self._down, self._up, self._residual = [], [], []
        for k, level in enumerate(levels[:-1]):
            pass_ = _Pass(level, levels[k + 1].grid, self._x[k], self._f[k], self._work)
            self._down.append(pass_.down(self._f[k + 1]))
            self._up.append(pass_.up(self._x[k + 1]))
            self._residual.append(pass_.residual() if self._twice(k) else None)

    def _twice(self, k: int) -> bool:
        cells = self._levels[k].grid.rows * self._levels[k].grid.columns
        return 1 <= k < len(self._levels) - 1 and cells >= _TWICE

    def run(self) -> None:
        """Apply the preconditioner to `right_side`."""
        self._solve(0)

    def _solve(self, k: int) -> None:
        if k == len(self._levels) - 1:
            grid = self._levels[k].grid
            raster = grid.unpack(self._f[k], np.empty((grid.rows, grid.columns), self._x[k].dtype))
            grid.pack(_product(self._inverse, raster.ravel()).reshape(raster.shape), self._x[k])
            return
        _play(self._down[k])
        self._solve(k + 1)
        first = self._first[k + 1]
        if first is not None:
            first[...] = self._x[k + 1]
            _play(there(self._residual[k + 1]))
            self._solve(k + 1)
            self._x[k + 1] += first
        _play(self._up[k])


def pseudo_inverse(level: Level) -> np.ndarray:
    """The pseudo-inverse of the coarsest operator, float32 (points, points).

    Several components, and grounds in some of them, are no matter: the constants that nothing fixes
    are dropped. It is the same on any number of threads.
    """
    grid = level.grid
    number = np.arange(grid.rows * grid.columns).reshape(grid.rows, grid.columns)
    padded = np.full((grid.rows + 2, grid.columns + 2), -1)
    padded[1:-1, 1:-1] = number
    matrix = np.zeros((number.size, number.size))
    for direction, (row, column) in enumerate(DIRECTIONS[: level.directions]):
        values = grid.unpack(level.edges[direction], np.empty(number.shape)).ravel()
        other = padded[1 + row : 1 + row + grid.rows, 1 + column : 1 + column + grid.columns].ravel()
        own = np.flatnonzero((other >= 0) & (values != 0.0))
        matrix[own, other[own]] -= values[own]
        matrix[other[own], own] -= values[own]
    diagonal, leaks = -matrix.sum(axis=1), np.zeros(number.size)
    if level.leaks is not None:
        leaks = grid.unpack(level.leaks, np.empty(number.shape)).ravel()
    matrix[np.diag_indices_from(matrix)] = diagonal + leaks
    least = _NULL * float((diagonal + leaks).max(initial=0.0))
    _, piece = connected_components(np.abs(matrix) > least, directed=False)
    found = np.zeros(matrix.shape)
    for own in (np.flatnonzero(piece == each) for each in range(int(piece.max(initial=-1)) + 1)):
        part = matrix[np.ix_(own, own)]
        found[np.ix_(own, own)] = _inverse_of_piece(part, least)
    return found.astype(level.type)


def _inverse_of_piece(part: np.ndarray, least: float) -> np.ndarray:
    """The pseudo-inverse of the operator of joined points; without what is no more than `least`."""
    size, none = len(part), _ROUNDED * float(np.diag(part).max())
    # Beside what joins the points: what fixes their constant, or joins them to others by next to nothing.
    if part.sum() <= least * size:
        if size == 1:
            return np.zeros_like(part)
        shift = float(np.trace(part)) / size**2
        found, left_out = swept(part + shift, none)
        if not left_out:
            return found - 1.0 / (shift * size**2)
    # More than a constant may be free, where what joins points cancels out.
    return swept(part, none)[0]


def _product(matrix: np.ndarray, vector: np.ndarray) -> np.ndarray:
    """Matrix times vector in blocks that BLAS libraries do not split over threads.

    The threads would wait for each other longer than they compute.
    """
    step = max(1, 8192 // vector.size)
    return np.concatenate([matrix[row : row + step] @ vector for row in range(0, vector.size, step)])


def _play(tape: list) -> None:
    for function, arguments in tape:
        function(*arguments)


def _strip_rows(level: Level) -> int:
    return max(2, _STRIP // level.grid.width)


class _Pass:
    """Records the passes over one level.

    The colours 0, 1 (even rows) and 2, 3 (odd rows) are updated in this order on the way down and in
    the reversed order on the way up.
    """

    def __init__(self, level: Level, coarse, x, f, work):
        self.level, self.grid, self.coarse = level, level.grid, coarse
        self.x, self.f = x, f
        self.product, self.sum, self.between = work
        self.tape: list = []

    def _do(self, function, *arguments) -> None:
        self.tape.append((function, arguments))

    def _gather(self, colour, others, begin, end, out, fresh) -> None:
        """Add conductance x value over the neighbours of some colours to `out` (or fill it)."""
        product = self.product[: end - begin]
        for direction, owner, other, offset in self.grid.neighbours(colour, self.level.directions):
            if other not in others:
                continue
            shift = 0 if owner == colour else offset
            edge = self.level.edges[direction][owner][begin + shift : end + shift]
            value = self.x[other][begin + offset : end + offset]
            if fresh:
                self._do(np.multiply, edge, value, out)
                fresh = False
            else:
                self._do(np.multiply, edge, value, product)
                self._do(np.add, out, product, out)
        if fresh:
            self._do(out.fill, 0)

    def _relax(self, colour, others, begin, end) -> None:
        """Solve the cells of a colour from its neighbours; `others` are the colours that are not zero."""
        x, f = self.x[colour][begin:end], self.f[colour][begin:end]
        diagonal = self.level.diagonal[colour][begin:end]
        if others:
            self._gather(colour, others, begin, end, x, True)
            self._do(np.add, x, f, x)
            self._do(np.divide, x, diagonal, x)
        else:
            self._do(np.divide, f, diagonal, x)

    def _weigh(self, weights, values, out) -> None:
        product = self.product[: out.size]
        self._do(np.multiply, weights, values, product)
        self._do(np.add, out, product, out)

    def down(self, coarse_f) -> list:
        """Sweep from a zero guess and restrict the residual to the coarse right side."""
        self.tape = []
        height = self.grid.height
        step = _strip_rows(self.level)
        done = 0
        for first in range(0, height, step):
            last = min(first + step, height)
            begin, end = self.grid.span(first, last)
            self._relax(0, (), begin, end)
            self._relax(1, (0,), begin, end)
            # Odd rows need the even row below them, so they lag one row behind.
            ready = height if last == height else last - 1
            if ready > done:
                begin, end = self.grid.span(done, ready)
                self._relax(2, (0, 1), begin, end)
                self._relax(3, (0, 1, 2), begin, end)
                self._restrict(done, ready, coarse_f)
                done = ready
        return self.tape

    def _restrict(self, first, last, coarse_f) -> None:
        """The residual of what was updated before the last colours, weighted onto the coarse points.

        The residual of the last colour is zero; that of the others is what their later neighbours
        brought.
        """
        width = self.grid.width
        left, right, top, bottom = self.level.weights
        begin, end = self.grid.span(first, last)
        count = end - begin
        total = self.sum[:count]
        self._gather(0, (1, 2, 3), begin, end, total, True)
        between = self.between[: count + 1]
        self._gather(1, (2, 3), begin - 1, end, between, True)
        self._weigh(left[begin:end], between[1:], total)
        self._weigh(right[begin - 1 : end - 1], between[:-1], total)
        between = self.between[: count + width]
        self._gather(2, (3,), begin - width, end, between, True)
        self._weigh(top[begin:end], between[width:], total)
        self._weigh(bottom[begin - width : end - width], between[:-width], total)
        rows = total.reshape(last - first, width)
        for target, source in self._coarse_rows(first, last, rows, coarse_f):
            self._do(np.copyto, target, source)

    def _coarse_rows(self, first, last, rows, coarse):
        """Pairs of views: the coarse level's colours and the same points in fine colour rows."""
        for colour in range(COLOURS):
            odd = (colour // 2 - first) % 2
            part = rows[odd : last - first : 2, colour % 2 : self.grid.width - 1 : 2]
            begin = (first + odd) // 2
            yield self.coarse.cells(coarse[colour], colour)[begin : begin + part.shape[0]], part

    def up(self, coarse_x) -> list:
        """Add the coarse correction and sweep in the reversed order."""
        self.tape = []
        height = self.grid.height
        step = _strip_rows(self.level)
        done = 0
        for first in range(0, height, step):
            last = min(first + step, height)
            # Odd rows read the even row below, which must have its correction by then.
            ahead = min(last + 1, height)
            if ahead > done:
                self._prolong(done, ahead, coarse_x)
                done = ahead
            begin, end = self.grid.span(first, last)
            for colour in (3, 2, 1, 0):
                self._relax(colour, (0, 1, 2, 3), begin, end)
        return self.tape

    def _prolong(self, first, last, coarse_x) -> None:
        """Interpolate; the last colour needs none, as its sweep comes first and overwrites it."""
        width = self.grid.width
        left, right, top, bottom = self.level.weights
        begin, end = self.grid.span(first, last)
        count = end - begin
        below = min(last + 1, self.grid.height)
        values = self.sum[: count + width + 1]
        self._do(values.fill, 0)
        rows = values[: (below - first) * width].reshape(below - first, width)
        for source, target in self._coarse_rows(first, below, rows, coarse_x):
            self._do(np.copyto, target, source)
        x = [self.x[colour][begin:end] for colour in range(3)]
        self._do(np.add, x[0], values[:count], x[0])
        self._weigh(left[begin:end], values[:count], x[1])
        self._weigh(right[begin:end], values[1 : count + 1], x[1])
        self._weigh(top[begin:end], values[:count], x[2])
        self._weigh(bottom[begin:end], values[width : count + width], x[2])

    def residual(self) -> list:
        """Replace the right side by its residual."""
        self.tape = []
        for first in range(0, self.grid.height, _strip_rows(self.level)):
            last = min(first + _strip_rows(self.level), self.grid.height)
            begin, end = self.grid.span(first, last)
            total, product = self.sum[: end - begin], self.product[: end - begin]
            for colour in range(COLOURS):
                f = self.f[colour][begin:end]
                self._gather(colour, (0, 1, 2, 3), begin, end, total, True)
                self._do(np.add, f, total, f)
                self._do(np.multiply, self.level.diagonal[colour][begin:end], self.x[colour][begin:end], product)
                self._do(np.subtract, f, product, f)
        return self.tape
