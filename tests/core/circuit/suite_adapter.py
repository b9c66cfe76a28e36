"""Runs a case of Circuitscape's verification suite on our modes; `verify.py` calls `solve`.

    PYTHONPATH=tests/core/circuit .../oracles/circuit/verify.py --impl suite_adapter:solve

`solve_by_multigrid` does the same with the iterative solver, whatever the size.
"""

import sys
from functools import partial
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "support"))
import package  # noqa: E402

package.load()

from esp_toolbox.core.circuit import circuitscape_maps as conventions  # noqa: E402
from esp_toolbox.core.circuit.advanced import advanced  # noqa: E402
from esp_toolbox.core.circuit.circuit import Circuit  # noqa: E402
from esp_toolbox.core.circuit.network import Network, network_advanced, network_pairwise  # noqa: E402
from esp_toolbox.core.circuit.one_to_all import all_to_one, one_to_all  # noqa: E402
from esp_toolbox.core.circuit.pairs import PairSelection  # noqa: E402
from esp_toolbox.core.circuit.pairwise import pairwise  # noqa: E402
from esp_toolbox.core.circuit.regions import FocalNodes  # noqa: E402


def solve(case, method="automatic"):
    if case["network"]:
        return _network(case)
    if case["mode"] == "advanced":
        return _advanced(case, method)
    return _focal(case, method)


def solve_by_multigrid(case):
    return solve(case, "multigrid")


def _pairs(case):
    """The suite's matrix of pairs, which need not be symmetric."""
    given = case["pairs"]
    if not given:
        return given
    ids = given["ids"]
    named = frozenset((ids[i], ids[j]) for i, j in zip(*np.nonzero(given["matrix"])))
    return PairSelection(given["mode"], named, frozenset(ids))


def _focal(case, method):
    rows, columns, ids = np.array(case["points"]).reshape(-1, 3).T
    style = conventions.MapStyle(
        case["conductance"] > 0,
        case["null_currents_to_nodata"],
        case["null_voltages_to_nodata"],
        case["log_transform"],
    )
    maps = {}
    options = {
        "neighbours": 4 if case["four_neighbors"] else 8,
        "average": "resistance" if case["avg_resistance"] else "conductance",
        "regions": case["polygons"],
        "pairs": _pairs(case),
        "maximum": True,
        "method": method,
    }
    focal = FocalNodes.from_cells(rows, columns, ids)
    if case["mode"] == "pairwise":

        def keep_pair(found):
            current = style.current(found.current)
            maps[f"curmap_{found.first}_{found.second}"] = current
            maps[f"voltmap_{found.first}_{found.second}"] = style.voltage(found.voltage)
            return current

        result = pairwise(case["conductance"], focal, on_pair=keep_pair, **options)
        maps["resistances"] = conventions.resistance_table(result.ids, result.resistances)
    else:

        def keep_node(found):
            maps[f"curmap_{found.number}"] = found.current
            maps[f"voltmap_{found.number}"] = found.voltage

        strengths = case["strengths"]
        if strengths is not None:
            strengths = conventions.strengths_by_id(np.array(strengths), focal, options["pairs"])
        mode = one_to_all if case["mode"] == "one-to-all" else partial(all_to_one, left_out_inject=True)
        result = mode(case["conductance"], focal, strengths=strengths, on_node=keep_node, **options)
        maps["resistances"] = np.column_stack([result.ids, result.values])
    maps["cum_curmap"] = conventions.cumulative(result.cumulative)
    maps["max_curmap"] = conventions.maximum(result.maximum)
    return maps


def _advanced(case, method):
    circuit = Circuit(
        case["conductance"],
        4 if case["four_neighbors"] else 8,
        "resistance" if case["avg_resistance"] else "conductance",
        case["polygons"],
    )
    style = conventions.MapStyle(
        case["conductance"] > 0,
        case["null_currents_to_nodata"],
        case["null_voltages_to_nodata"],
        case["log_transform"],
    )
    result = advanced(circuit, case["sources"], case["grounds"], case["policy"], method=method)
    return {"curmap": style.current(result.current), "voltmap": style.voltage(result.voltage)}


def _network(case):
    one, other, conductances = zip(*case["edges"])
    network = Network(one, other, conductances)
    if case["mode"] == "advanced":
        found = network_advanced(network, case["sources"], case["grounds"], case["policy"])
        return {f"{kind}": table for kind, table in conventions.network_tables(found)}
    result = network_pairwise(network, case["focal"])
    tables = {"resistances": conventions.resistance_table(result.ids, result.resistances)}
    for (first, second), found in result.pairs.items():
        for kind, table in conventions.network_tables(found):
            tables[f"{kind}_{first}_{second}"] = table
    for kind, table in conventions.network_tables(result.cumulative):
        tables[f"{kind}_cum"] = table
    return tables
