"""Supply and demand of squares or zones: local bivariate Moran's I, clusters, flow within a range."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...core.errors import InputError, phrase
from ...core.progress import part_of
from ..layers.styles import ClassStyle

# Quadrants as core numbers them: what they are called and their colours, those of LISA maps.
_QUADRANTS = (
    (1, "#d7191c", phrase("high supply, high demand around")),
    (2, "#7fb8d8", phrase("low supply, high demand around")),
    (3, "#2c5fa8", phrase("low supply, low demand around")),
    (4, "#fdae61", phrase("high supply, low demand around")),
)
_NEITHER = "#eeeeee"


@dataclass(frozen=True)
class ServiceFound:
    """What the table tells of a service in a year.

    Parameters
    ----------
    means : tuple of float
        Mean supply and demand of a cell.
    rest : list
        Moran's I, hectares of the four clusters, mean that is received, mean supply that is lost; None where not asked.
    """

    means: tuple
    rest: list


def add_clusters(form) -> None:
    """The parameters that `UnitRows` reads."""
    form.add_features("ZONES", "Zones", geometry="polygon", optional=True, help="Instead of squares.")
    form.add_distance("SIZE", "Side of the squares", None, help="Empty: 1 km and at least ten cells.")
    form.add_number(
        "PERMUTATIONS",
        "Permutations",
        999,
        minimum=0,
        maximum=99_999,
        whole=True,
        help="For the p of the clusters. 0: no clusters.",
        advanced=True,
    )
    form.add_number("SEED", "Seed", 0, minimum=0, whole=True, advanced=True)
    form.add_number(
        "SIGNIFICANCE", "Greatest p of a cluster", 0.05, minimum=0.0, maximum=1.0, advanced=True,
        help="Units above it belong to no cluster.",
    )
    form.add_flag(
        "FALSE_DISCOVERY", "Correct the clusters for the many tests (false discovery rate)", advanced=True,
        help="So many units are tested that some seem significant by chance.",
    )
    form.add_distance(
        "RANGE", "Range of the flow", None, help="How far a supply reaches demand. Empty: no flow is computed."
    )


class UnitRows:
    """Units of a run and what is found in them, service after service.

    Parameters
    ----------
    job : Job
    """

    def __init__(self, job):
        self.units = None
        self.fields: list = []
        self.columns: list = []
        self.count = 0

    def add(self, job, name, years, supplies, demands, progress) -> list:
        """Measure a service in the units.

        Returns
        -------
        list of ServiceFound
            One a year.
        """
        from ...core.services.supply_demand import extremes

        self._begin(job)
        parts = [self._means(supply, demand) for supply, demand in zip(supplies, demands)]
        greatest = extremes([part.supply for part in parts], [part.demand for part in parts])
        found = []
        for number, (year, part) in enumerate(zip(years, parts)):
            steps = part_of(progress, 0.5 + 0.4 * number / len(years), 0.5 + 0.4 * (number + 1) / len(years))
            found.append(self._measure(job, f"{name} {year}".strip(), part, greatest, steps))
        return found

    def _begin(self, job) -> None:
        from ...core.health.units import default_side
        from .metric_units import FishnetUnits, ZoneUnits, cells_of

        if self.units is not None:
            return
        if job.given("ZONES"):
            self.units = ZoneUnits(job)
        else:
            self.units = FishnetUnits(job, cells_of(job, "SIZE", default_side(job.grid.cell_size)))
        self.is_net = not job.given("ZONES")

    def _means(self, supply, demand):
        from ...core.services.supply_demand import unit_means

        return self.units.measure(lambda units, count: unit_means(units, count, supply, demand))

    def _measure(self, job, name, part, greatest, progress) -> ServiceFound:
        from ...core.services.supply_demand import supply_demand_ratio

        self.count += 1
        known = part.cells > 0
        cells = int(part.cells.sum())
        means = tuple(float((part.cells * values)[known].sum() / cells) for values in (part.supply, part.demand))
        self._column("supply", float, part.supply)
        self._column("demand", float, part.demand)
        self._column("esdr", float, supply_demand_ratio(part.supply, part.demand, greatest))
        moran = self._clusters(job, name, part, known, progress)
        flow = self._flow(job, name, part, known) if job.given("RANGE") and job.number("RANGE") else [None, None]
        return ServiceFound(means, [*moran, *flow])

    def _column(self, name, kind, values) -> None:
        self.fields.append((name, kind))
        self.columns.append([None if np.isnan(value) else kind(value) for value in np.asarray(values, dtype=float)])

    # -- clusters --------------------------------------------------------------------------

    def _clusters(self, job, name, part, known, progress) -> list:
        from ...core.detector.local_moran import local_moran

        index, p, cluster = (np.full(known.size, np.nan) for _ in range(3))
        rest = [None] * 5
        if job.integer("PERMUTATIONS"):
            try:
                found = local_moran(
                    part.supply[known], part.demand[known], self._neighbours(known), job.integer("PERMUTATIONS"),
                    job.integer("SEED"), progress,
                )  # fmt: skip
            except InputError as error:
                job.warn("{name}: no clusters were looked for.", name=name)
                job.warn_of(error)
            else:
                classes = found.clusters(job.number("SIGNIFICANCE"), job.flag("FALSE_DISCOVERY"))
                index[known], p[known], cluster[known] = found.index, found.p, classes
                area = part.cells[known] * job.grid.cell_area_ha
                rest = [found.overall, *(float(area[classes == number].sum()) for number, _, _ in _QUADRANTS)]
                job.log(
                    "{name}: bivariate Moran's I {moran:.4f}; {high} units with high supply in high demand, {scarce} "
                    "with low supply in high demand.",
                    name=name,
                    moran=found.overall,
                    high=int((classes == 1).sum()),
                    scarce=int((classes == 2).sum()),
                )
        self._column("moran_i", float, index)
        self._column("p", float, p)
        self._column("cluster", int, cluster)
        return rest

    def _neighbours(self, known):
        from ...core.detector.local_moran import neighbours_of_pairs, queen_neighbours

        if self.is_net:
            return queen_neighbours(known.reshape(self.units.net.shape))
        number = np.cumsum(known) - 1
        pairs = [(number[one], number[other]) for one, other in self._touching() if known[one] and known[other]]
        first, second = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        return neighbours_of_pairs(first, second, int(known.sum()))

    def _touching(self) -> list:
        """Pairs of zones with a point in common."""
        from ..layers.spatial_index import index_of

        if not hasattr(self, "_pairs"):
            shapes = self.units.geometries()
            index = index_of(shapes)
            self._pairs = [
                (row, other)
                for row, shape in enumerate(shapes)
                for other in sorted(index.intersects(shape.boundingBox()))
                if other > row and shape.intersects(shapes[other])
            ]
        return self._pairs

    # -- flow ------------------------------------------------------------------------------

    def _flow(self, job, name, part, known) -> list:
        from ...core.services.catchment_flow import catchment_flow, over_places, over_squares

        amounts = [np.where(known, part.cells * values, 0.0) for values in (part.supply, part.demand)]
        if min(amount.min() for amount in amounts) < 0.0:
            job.warn("{name}: supplies or demands below 0 cannot flow; there is no flow.", name=name)
            self._column("received", float, np.full(known.size, np.nan))
            self._column("met", float, np.full(known.size, np.nan))
            return [None, None]
        if self.is_net:
            shape, side = self.units.net.shape, self.units.grid.cell_size
            squares = [amount.reshape(shape) for amount in amounts]
            found = catchment_flow(*squares, over_squares(job.number("RANGE") / side))
        else:
            centres = [shape.centroid().asPoint() for shape in self.units.geometries()]
            x, y = np.array([(point.x(), point.y()) for point in centres]).T
            found = catchment_flow(*amounts, over_places(x, y, job.number("RANGE")))
        received = found.received.ravel()
        share = np.full(known.size, np.nan)
        np.divide(received, amounts[1], out=share, where=known & (amounts[1] > 0.0))
        mean = np.full(known.size, np.nan)
        np.divide(received, part.cells, out=mean, where=known)
        self._column("received", float, mean)
        self._column("met", float, share)
        total = float(amounts[0].sum())
        job.log(
            "{name}: {share:.1f} % of the supply reaches demand; {short} of {count} units receive less than they want.",
            name=name,
            share=100.0 * (1.0 - found.lost / total) if total else 0.0,
            short=int((share < 1.0).sum()),
            count=int((amounts[1] > 0.0).sum()),
        )
        cells = int(part.cells.sum())
        return [float(received.sum()) / cells, found.lost / cells]

    # -- the layer -------------------------------------------------------------------------

    def write(self, job) -> None:
        """The units that have data, with the fields of every service and year."""
        each = len(self.fields) // self.count
        several = self.count > 1
        fields = [
            (f"{name}_{place // each + 1}"[:10] if several else name, kind)
            for place, (name, kind) in enumerate(self.fields)
        ]
        own, kept = self.units.fields([name for name, _ in fields])
        supplies = [self.columns[place] for place in range(0, len(self.fields), each)]
        rows = [
            (shape, [*kept[row], *(column[row] for column in self.columns)])
            for row, shape in enumerate(self.units.geometries())
            if any(column[row] is not None for column in supplies)
        ]
        entries = [(number, colour, job.algorithm.message(title, {})) for number, colour, title in _QUADRANTS]
        entries.append((0, _NEITHER, job.algorithm.message(phrase("not significant"), {})))
        field = next(name for name, _ in fields if name.startswith("cluster"))
        job.write_features("CLUSTERS", [*own, *fields], rows, style=ClassStyle(tuple(entries), field))
