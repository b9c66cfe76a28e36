"""The Galerkin product, one coarse element at a time."""

from __future__ import annotations

import numpy as np

# The centre's neighbours: top, bottom, left, right, and the corners a, b / c, d.
_STAR = ((-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1))


# Negative conductances that nearly cancel the positive ones would give huge weights.
_CANCELLED = 0.05


def positive_where_unsafe(conductances: list) -> list:
    """Conductances fit to be interpolation weights: the negative ones are dropped where they prevail."""
    total = sum(conductances)
    size = sum(np.abs(conductance) for conductance in conductances)
    unsafe = total < _CANCELLED * size
    if not unsafe.any():
        return conductances
    return [np.where(unsafe, np.maximum(conductance, 0.0), conductance) for conductance in conductances]


class Element:
    """The fine edges between the coarse points a b / c d, over a flat span of such elements.

    The mid-points of the sides are t (top), s (bottom), l (left) and r (right), the centre is o. The
    interpolation to a point is a row vector P of weights on the corners, named by both letters (`ta`:
    from a to t). An edge of conductance g between the points p and q adds g (P_p - P_q)'(P_p - P_q)
    to the coarse matrix and so g times -(P_p - P_q)_i (P_p - P_q)_j to the conductance between the
    corners i and j. A leak g at p adds g P_p'P_p.

    Parameters
    ----------
    level : Level
    begin, end : int
        Span of colour rows, by their coarse point a.
    """

    def __init__(self, level, begin: int, end: int):
        self.level, self.begin, self.end = level, begin, end
        width = level.grid.width
        left, right, top, bottom = level.weights
        self.ta, self.tb = self._at(left, 0), self._at(right, 0)
        self.sc, self.sd = self._at(left, width), self._at(right, width)
        self.la, self.lc = self._at(top, 0), self._at(bottom, 0)
        self.rb, self.rd = self._at(top, 1), self._at(bottom, 1)
        self.star = [self._edge(3, *step) for step in _STAR]
        safe = positive_where_unsafe(self.star)
        total = sum(safe)
        if level.leaks is not None:
            total += np.maximum(self._leaks(3), 0.0)
        share = np.divide(1.0, total, out=np.zeros_like(total), where=total > 0.0)
        self.oa, self.ob, self.oc, self.od = (value * share for value in self._to_corners(safe))
        if level.leaks is not None:
            self._constant_at_centre(safe, total)

    def _at(self, values, offset):
        return values[self.begin + offset : self.end + offset].astype(np.float64)

    def _edge(self, colour, *step):
        return self.level.edge(colour, step, self.begin, self.end)

    def _leaks(self, colour):
        return self._at(self.level.leaks[colour], 0)

    def _to_corners(self, star):
        """The sum of conductance x interpolation over the centre's neighbours."""
        t, s, l, r, a, b, c, d = star
        return (
            a + t * self.ta + l * self.la,
            b + t * self.tb + r * self.rb,
            c + s * self.sc + l * self.lc,
            d + s * self.sd + r * self.rd,
        )

    def pairs(self):
        """Conductances of a-b, c-d, a-c, b-d, a-d and b-c."""
        t, s, l, r = self.star[:4]
        total = sum(self.star)
        if self.level.leaks is not None:
            total += self._leaks(3)
        na, nb, nc, nd = self._to_corners(self.star)

        # With N the sum of g_k P_k over the centre's edges, all of them (and its leak) add
        # sum g_k P_k'P_k - P_o'N - N'P_o + total P_o'P_o to the matrix.
        def centre(o_one, n_one, o_other, n_other):
            return o_one * n_other + n_one * o_other - total * o_one * o_other

        ab = centre(self.oa, na, self.ob, nb) - t * self.ta * self.tb
        cd = centre(self.oc, nc, self.od, nd) - s * self.sc * self.sd
        ac = centre(self.oa, na, self.oc, nc) - l * self.la * self.lc
        bd = centre(self.ob, nb, self.od, nd) - r * self.rb * self.rd
        ad = centre(self.oa, na, self.od, nd)
        bc = centre(self.ob, nb, self.oc, nc)
        # Edges along the top and left sides; the other sides belong to the next elements.
        ab += self._edge(1, 0, -1) * (1.0 - self.ta) * self.tb + self._edge(1, 0, 1) * self.ta * (1.0 - self.tb)
        ac += self._edge(2, -1, 0) * (1.0 - self.la) * self.lc + self._edge(2, 1, 0) * self.la * (1.0 - self.lc)
        if self.level.leaks is not None:
            ab -= self._leaks(1) * self.ta * self.tb
            ac -= self._leaks(2) * self.la * self.lc
        if self.level.directions == 4:
            self._diagonals(ab, cd, ac, bd, ad, bc)
        return ab, cd, ac, bd, ad, bc

    def _diagonals(self, ab, cd, ac, bd, ad, bc):
        """Edges between the mid-points of adjacent sides: t-l, t-r, s-l, s-r."""
        edge = self._edge(1, 1, -1)
        bend = self.ta - self.la
        ab -= edge * bend * self.tb
        ac += edge * bend * self.lc
        bc += edge * self.tb * self.lc
        edge = self._edge(1, 1, 1)
        bend = self.tb - self.rb
        ab -= edge * bend * self.ta
        bd += edge * bend * self.rd
        ad += edge * self.ta * self.rd
        edge = self._edge(2, 1, 1)
        bend = self.sc - self.lc
        cd -= edge * bend * self.sd
        ac += edge * bend * self.la
        ad += edge * self.sd * self.la
        edge = self.level.edge(2, (1, -1), self.begin + 1, self.end + 1)
        bend = self.sd - self.rd
        cd -= edge * bend * self.sc
        bd += edge * bend * self.rb
        bc += edge * self.sc * self.rb

    # -- grounds ---------------------------------------------------------------------------

    def _constant_at_centre(self, star, total):
        """What the interpolation makes of the constant 1 at the centre."""
        level = self.level
        weighted = np.zeros_like(total)
        for edge, step in zip(star, _STAR):
            other, offset = level.grid.neighbour(3, step)
            weighted += edge * self._at(level.constant[other], offset)
        np.divide(weighted, total, out=level.constant[3][self.begin : self.end], where=total > 0.0)

    def ground(self):
        """Leaks that fall on a, b, c and d.

        A coarse point's leak is its row's sum in the coarse matrix: what flows to ground, in all, where
        the coarse potential is 1.
        """
        corner, top, left, centre = (self._outflow(colour) for colour in range(4))
        own = corner + top * self.ta + left * self.la + centre * self.oa
        return own, top * self.tb + centre * self.ob, left * self.lc + centre * self.oc, centre * self.od

    def _outflow(self, colour):
        """Current to ground and to neighbours with less than the interpolated constant."""
        level = self.level
        potential = self._at(level.constant[colour], 0)
        flow = self._leaks(colour) * potential
        for edge, other, offset in level.star(colour, self.begin, self.end):
            flow += edge * (potential - self._at(level.constant[other], offset))
        return flow
