"""The whole numbers of numpy 1 on Windows: that they are simulated, and what core does with them."""

import importlib.util
import os
import subprocess
import sys

import numpy as np
import package
import pytest

SOURCE = """import numpy as np
made = np.arange(5)
typed = np.zeros(3, dtype=int)
changed = np.ones(3).astype(int)
summed = np.ones(3, dtype=bool).sum()
long = np.full(3, 2 ** 40)
real = np.array([0.5, 1.0]).sum()
def too_much():
    return np.full(4, 2**30).sum()
"""


@pytest.fixture
def looked(tmp_path):
    import int32_default

    path = tmp_path / "looked.py"
    path.write_text(SOURCE, encoding="utf-8")
    loader = int32_default._Loader("looked", str(path))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("looked", loader))
    loader.exec_module(module)
    return module


def test_the_simulation(looked):
    kinds = {name: getattr(looked, name).dtype for name in ("made", "typed", "changed", "summed", "long", "real")}
    assert kinds == {**dict.fromkeys(("made", "typed", "changed", "summed"), np.dtype(np.int32)),
                     "long": np.dtype(np.int64), "real": np.dtype(np.float64)}  # fmt: skip
    with pytest.raises(OverflowError, match="no room in the 32 bits"):
        looked.too_much()


def test_core_counts_in_32_bits():
    """Classes and least-cost paths; `make test-int32` runs all tests of core so."""
    tests = ["core/cost/test_paths.py", "core/ground/test_classes.py"]
    places = [str(package.ROOT / "tests" / test) for test in tests]
    finished = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:qgis", *places],
        env={**os.environ, "ESP_INT32": "yes"}, cwd=package.ROOT / "tests", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert finished.returncode == 0, finished.stdout[-2000:]
    assert " passed" in finished.stdout or "100%" in finished.stdout
