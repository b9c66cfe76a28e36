"""Currents and voltages do not depend on how many threads the linear algebra behind numpy has."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

SUPPORT = Path(__file__).parents[2] / "support"
SCRIPT = """
import sys
sys.path.insert(0, {support!r})
import package
package.load()
import hashlib
import numpy as np
from esp_toolbox.core.circuit._component import ComponentSolver
from esp_toolbox.core.circuit.circuit import Circuit
from esp_toolbox.core.circuit.regions import FocalNodes
from esp_toolbox.core.circuit.pairwise import pairwise

rng = np.random.default_rng(4)
conductance = np.exp(rng.standard_normal((90, 110)))
rows, columns = rng.integers(0, 90, 7), rng.integers(0, 110, 7)
seen = hashlib.sha256()

def note(found):
    seen.update(np.ascontiguousarray(found.voltage).tobytes())
    seen.update(np.ascontiguousarray(found.current).tobytes())

nodes = FocalNodes.from_cells(rows, columns, range(1, 8))
result = pairwise(conductance, nodes, on_pair=note, cumulative=True)
seen.update(np.ascontiguousarray(result.cumulative).tobytes())
# The coarsest level of larger rasters is what LAPACK would divide.
for _ in range(4):
    circuit = Circuit(np.exp(2.0 * rng.standard_normal((270, 270))), 8, "conductance")
    solver = ComponentSolver(circuit, 1, 1e-8, "multigrid")
    solver.prepare()
    coarsest = solver._multigrid._prepared.inverse
    assert len(coarsest) > 200
    seen.update(coarsest.tobytes())
print(seen.hexdigest())
"""


def digest(threads):
    names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    environment = {**os.environ, **dict.fromkeys(names, str(threads))}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(support=str(SUPPORT))],
        env=environment, capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    return done.stdout.strip()


def test_one_and_two_threads_give_the_same_bytes():
    first = digest(1)
    assert len(first) == len(hashlib.sha256().hexdigest())
    assert digest(2) == first
