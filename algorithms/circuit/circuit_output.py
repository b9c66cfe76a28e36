"""The outputs of a circuit: maps, tables of resistances, what the solver reached."""

from __future__ import annotations

import os

import numpy as np

from ...core.memory import require_memory
from ..layers.styles import RampStyle

_CURRENT = RampStyle("current")
_VOLTAGE = RampStyle("cost")
_NAMED = 20


def add_accuracy(form) -> None:
    """The numbers of `report_solver`."""
    form.add_number_result("RESIDUAL", "Largest relative residual")
    form.add_number_result("IMBALANCE", "Largest relative imbalance of a cell")


class MapCollector:
    """Takes the maps of every pair or node as they are solved: files of a folder, bands of voltages.

    Parameters
    ----------
    job : Job
    conductance : ndarray of float64, shape (rows, columns)
    maps : int
        How many pairs or nodes may have one.
    """

    def __init__(self, job, conductance, maps: int):
        self._job, self._barriers = job, conductance <= 0.0
        self._folder = job.folder("MAPS") if job.wants("MAPS") else None
        self._bands = job.wants("VOLTAGE")
        self._voltages: list = []
        self._names: list = []
        if self._bands:
            require_memory(4.0 * conductance.size * maps)

    @property
    def _needed(self) -> bool:
        return self._bands or self._folder is not None

    @property
    def on_pair(self):
        """The callback of the pairwise mode; None where no map of a pair is wanted."""
        return self._take_pair if self._needed else None

    @property
    def on_node(self):
        """The callback of the other modes."""
        return self._take_node if self._needed else None

    def _take_pair(self, found):
        self._take(f"{found.first}_{found.second}", found)

    def _take_node(self, found):
        self._take(str(found.number), found)

    def _take(self, name, found):
        if self._folder is not None:
            for kind, raster, style in (("current", found.current, _CURRENT), ("voltage", found.voltage, _VOLTAGE)):
                path = os.path.join(self._folder, f"{kind}_{name}.tif")
                self._job.raster_file(path, self._shown(raster), style=style)
        if self._bands:
            self._voltages.append(self._shown(found.voltage).astype(np.float32))
            self._names.append(name.replace("_", "-"))

    def _shown(self, raster):
        return raster if self._job.flag("ZERO_BARRIERS") else np.where(self._barriers, np.nan, raster)

    def write_voltages(self):
        """The bands of all pairs or nodes."""
        if self._bands:
            self._job.write_raster("VOLTAGE", self._voltages, style=_VOLTAGE, band_names=self._names)

    def write_voltage(self, raster):
        """The one band of the advanced mode."""
        self._job.write_raster("VOLTAGE", self._shown(raster), style=_VOLTAGE)


def write_maps(job, conductance, total, largest) -> None:
    """The current, and the maximum where there is one."""
    for key, raster in (("CURRENT", total), ("MAX_CURRENT", largest)):
        if raster is None:
            continue
        name = "current"
        if not job.flag("ZERO_BARRIERS"):
            raster = np.where(conductance > 0.0, raster, np.nan)
        job.record(f"{key.lower()}_maximum", float(np.nanmax(raster)))
        if job.flag("LOGARITHM"):
            flows = raster > 0.0
            raster = np.where(flows, np.log10(raster, out=np.zeros_like(raster), where=flows), np.nan)
            name = "log10 current"
        job.write_raster(key, raster, style=_CURRENT, band_names=[name])


def report_solver(job, report) -> None:
    """What the solver reached, as log lines and results."""
    job.log(
        "{solves} systems solved, at most {iterations} iterations; relative residual {residual:.1e}, largest imbalance "
        "of a cell {imbalance:.1e} of the injected current.",
        solves=report.solves,
        iterations=report.iterations,
        residual=report.residual,
        imbalance=report.imbalance,
    )
    if not report.converged:
        job.warn(
            "The solver did not reach the residual of {tolerance:.0e}; it stopped at {residual:.1e}. Reduce the "
            "contrast of the resistances if you need more digits.",
            tolerance=report.tolerance,
            residual=report.residual,
        )
    job.set("RESIDUAL", report.residual)
    job.set("IMBALANCE", report.imbalance)


def pair_table(job, result, pairs, lost, titles: dict) -> None:
    """The resistances of all pairs, with the reason where there is none; names where ids are no numbers."""
    from ...core.circuit.pairwise import NO_CONNECTION

    named = ("from_name", "to_name") if titles else ()
    columns: dict = {name: [] for name in ("from_id", "to_id", *named, "eff_res", "reason")}
    for one, other, resistance in result.triples():
        columns["from_id"].append(one)
        columns["to_id"].append(other)
        for name, number in zip(named, (one, other)):
            columns[name].append(titles.get(number))
        known = resistance != NO_CONNECTION
        columns["eff_res"].append(resistance if known else None)
        reason = None
        if not known and pairs is not None and pairs.skips_pair(one, other):
            reason = job.algorithm.shared_tr("left out")
        elif not known:
            reason = _reason(job, one in lost or other in lost)
        elif resistance == 0.0:
            reason = job.algorithm.shared_tr("in one region")
        columns["reason"].append(reason)
    unconnected = sum(value is None for value in columns["eff_res"])
    job.log(
        "{count} {count:pair|pairs}: {mapped} solved, {unconnected} without a resistance.",
        count=len(columns["eff_res"]),
        mapped=result.mapped,
        unconnected=unconnected,
    )
    job.write_table("RESISTANCES", columns)
    matrix = {"source_id": result.ids.tolist()}
    if titles:
        matrix["name"] = [titles.get(number) for number in result.ids.tolist()]
    matrix.update((f"to_{number}", row.tolist()) for number, row in zip(result.ids, result.resistances))
    job.write_table("MATRIX", matrix)


def node_table(job, result, pairs, lost, titles: dict) -> None:
    """The results of all nodes, with the reason where there is none; names where ids are no numbers."""
    from ...core.circuit.pairwise import NO_CONNECTION

    ids = result.ids.tolist()
    values = [None if value == NO_CONNECTION else value for value in result.values.tolist()]
    reasons = []
    for number, value in zip(ids, values):
        alone = pairs is not None and all(pairs.skips_partner(number, other) for other in ids if other != number)
        reason = job.algorithm.shared_tr("left out") if alone else _reason(job, number in lost)
        reasons.append(reason if value is None else None)
    job.log("{count} {count:node|nodes}: {mapped} solved.", count=len(values), mapped=result.mapped)
    named = {"name": [titles.get(number) for number in ids]} if titles else {}
    job.write_table("RESISTANCES", {"source_id": ids, **named, "eff_res": values, "reason": reasons})


def _reason(job, on_barrier: bool) -> str:
    return job.algorithm.shared_tr("on a barrier") if on_barrier else job.algorithm.shared_tr("not connected")


def listed(numbers) -> str:
    """The first numbers of a list, for a sentence."""
    numbers = list(numbers)
    shown = ", ".join(map(str, numbers[:_NAMED]))
    return shown if len(numbers) <= _NAMED else f"{shown} ... ({len(numbers)})"
