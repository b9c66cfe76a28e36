"""Circuits solved the slow way, straight from the text: cell by cell, with dense matrices."""

import math

import numpy as np

STEPS = {8: [(0, 1), (1, 0), (1, 1), (1, -1)], 4: [(0, 1), (1, 0)]}


class SlowCircuit:
    """Nodes and a dense conductance matrix of a raster; `groups` are lists of cells that are one node."""

    def __init__(self, conductance, neighbours=8, average="conductance", groups=()):
        rows, columns = conductance.shape
        self.shape = conductance.shape
        parent = {(r, c): (r, c) for r in range(rows) for c in range(columns)}

        def root(cell):
            while parent[cell] != cell:
                cell = parent[cell]
            return cell

        for group in groups:
            for cell in group[1:]:
                parent[root(cell)] = root(group[0])
        active = {root(cell) for cell in parent if conductance[cell] > 0}
        self.node = {cell: root(cell) for cell in parent if root(cell) in active}
        names = sorted(set(self.node.values()))
        self.index = {cell: names.index(name) for cell, name in self.node.items()}
        self.count = len(names)
        links = np.zeros((self.count, self.count))
        self.edges = []
        for (r, c), one in self.index.items():
            for dr, dc in STEPS[neighbours]:
                other = self.index.get((r + dr, c + dc))
                if other is None or other == one:
                    continue
                a, b = conductance[r, c], conductance[r + dr, c + dc]
                if average == "conductance":
                    value = (a + b) / 2
                else:
                    value = 2 / (1 / a + 1 / b) if a > 0 and b > 0 else 0.0
                value /= math.sqrt(2) if dr and dc else 1
                if value > 0:
                    links[one, other] += value
                    links[other, one] += value
        self.links = links
        self.laplacian = np.diag(links.sum(axis=1)) - links
        self.component = self._components()

    def _components(self):
        found = -np.ones(self.count, int)
        for start in range(self.count):
            if found[start] < 0:
                stack = [start]
                while stack:
                    node = stack.pop()
                    if found[node] < 0:
                        found[node] = start
                        stack += list(np.flatnonzero(self.links[node] > 0))
        return found

    def at(self, cell):
        return self.index.get(tuple(int(i) for i in cell))

    def solve(self, sources, leaks=None, direct=()):
        """Potentials; `sources` and `leaks` by node, `direct` nodes are at 0."""
        matrix = self.laplacian + np.diag(np.zeros(self.count) if leaks is None else leaks)
        free = np.setdiff1d(np.arange(self.count), list(direct))
        potential = np.zeros(self.count)
        potential[free] = np.linalg.lstsq(matrix[np.ix_(free, free)], sources[free], rcond=1e-13)[0]
        return potential

    def currents(self, potential, leaks=None):
        flow = self.links * (potential[:, None] - potential[None, :])
        largest = np.abs(flow).max(initial=0.0)
        flow[np.abs(flow) < 1e-8 * largest] = 0.0
        ground = np.zeros(self.count) if leaks is None else leaks * potential
        out = np.maximum(flow, 0).sum(axis=1) + np.maximum(ground, 0)
        into = np.maximum(-flow, 0).sum(axis=1) + np.maximum(-ground, 0)
        return np.maximum(out, into)

    def raster(self, values):
        found = np.zeros(self.shape)
        for cell, node in self.index.items():
            found[cell] = values[node]
        return found


def groups_of(labels):
    """Lists of cells from a label raster."""
    if labels is None:
        return []
    return [list(zip(*np.nonzero(labels == label))) for label in np.unique(labels) if label > 0]


def slow_pairwise(conductance, focal, neighbours, average, regions=None):
    """Resistances and summed currents; `focal` is {id: list of cells}."""
    ids = sorted(focal)
    with_regions = any(len(cells) > 1 for cells in focal.values())
    resistances, total = np.full((len(ids), len(ids)), -1.0), np.zeros(conductance.shape)
    np.fill_diagonal(resistances, 0)
    for i, a in enumerate(ids):
        for j, b in enumerate(ids[:i]):
            groups = groups_of(regions)
            if with_regions:
                groups += [focal[k] for k in (a, b) if len(focal[k]) > 1]
            circuit = SlowCircuit(conductance, neighbours, average, groups)
            one, other = circuit.at(focal[a][0]), circuit.at(focal[b][0])
            if one is None or other is None or circuit.component[one] != circuit.component[other]:
                continue
            if one == other:
                resistances[i, j] = resistances[j, i] = 0
                continue
            sources = np.zeros(circuit.count)
            sources[one], sources[other] = 1, -1
            potential = circuit.solve(sources, direct=[other])
            potential[circuit.component != circuit.component[one]] = 0
            resistances[i, j] = resistances[j, i] = potential[one]
            total += circuit.raster(circuit.currents(potential))
    return resistances, total


def slow_one_by_one(
    conductance, focal, neighbours, average, mode, regions=None, skips=None, strengths=None, left_out=0.0
):
    """Values and summed currents of one-to-all or all-to-one; `skips(i, j)` by id, `strengths` by id."""
    ids = sorted(focal)
    circuit = SlowCircuit(conductance, neighbours, average, groups_of(regions) + list(focal.values()))
    nodes = {k: circuit.at(focal[k][0]) for k in ids}
    strengths = strengths or dict.fromkeys(ids, 1.0)
    values, total = [], np.zeros(conductance.shape)
    for i in ids:
        values.append(-1.0)
        if nodes[i] is None or (skips is not None and all(skips(i, j) for j in ids if j != i)):
            continue
        own = circuit.component == circuit.component[nodes[i]]
        sources, grounds = np.zeros(circuit.count), np.zeros(circuit.count, bool)
        if mode == "one-to-all":
            sources[nodes[i]] = strengths[i]
        else:
            grounds[nodes[i]] = True
        for j in ids:
            if j == i or nodes[j] is None or not own[nodes[j]]:
                continue
            skipped = skips is not None and skips(i, j)
            if mode == "one-to-all":
                grounds[nodes[j]] |= not skipped
            else:
                sources[nodes[j]] += left_out if skipped else strengths[j]
        both = (sources != 0) & grounds
        if mode == "one-to-all":
            grounds[both] = False
        else:
            sources[both] = 0
        if sources.sum() == 0 or not grounds.any():
            continue
        potential = circuit.solve(np.where(own, sources, 0), direct=np.flatnonzero(grounds | ~own))
        values[-1] = potential[nodes[i]] / strengths[i] if mode == "one-to-all" else 0.0
        total += circuit.raster(circuit.currents(potential))
    return np.array(values), total
