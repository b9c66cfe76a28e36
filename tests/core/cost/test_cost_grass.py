"""Accumulated cost against GRASS r.cost, cell by cell."""

import shutil
import subprocess

import numpy as np
import pytest
from esp_toolbox.core.cost.accumulate import accumulated_cost

SCRIPT = """
g.region n={rows} s=0 w=0 e={columns} res=1
r.in.bin -d input={folder}/resistance.bin output=resistance anull=-1 {extent}
r.in.bin input={folder}/sources.bin output=sources bytes=4 anull=0 {extent}
r.cost input=resistance start_raster=sources output=cost nearest=nearest
r.out.bin -f input=cost output={folder}/cost.bin bytes=8 null=-1
r.out.bin input=nearest output={folder}/nearest.bin bytes=4 null=0
"""


def test_r_cost(make_surface, tmp_path):
    if shutil.which("grass") is None:
        pytest.skip("GRASS is not installed")
    resistance = make_surface("holes", 150)
    rows, columns = resistance.shape
    sources = np.zeros(resistance.shape, dtype=np.int32)
    open_cells = np.argwhere(np.isfinite(resistance))
    for label, place in enumerate(np.linspace(0, len(open_cells) - 1, 5).astype(int), 1):
        sources[tuple(open_cells[place])] = label
    np.where(np.isnan(resistance), -1.0, resistance).tofile(tmp_path / "resistance.bin")
    sources.tofile(tmp_path / "sources.bin")
    extent = f"rows={rows} cols={columns} north={rows} south=0 west=0 east={columns}"
    script = tmp_path / "run.sh"
    script.write_text("set -e\n" + SCRIPT.format(rows=rows, columns=columns, folder=tmp_path, extent=extent))
    location = str(tmp_path / "location")
    subprocess.run(["grass", "-c", "XY", location, "-e"], check=True, capture_output=True)
    subprocess.run(["grass", f"{location}/PERMANENT", "--exec", "sh", str(script)], check=True, capture_output=True)
    cost = np.fromfile(tmp_path / "cost.bin").reshape(resistance.shape)
    cost[cost < 0] = np.inf
    nearest = np.fromfile(tmp_path / "nearest.bin", dtype=np.int32).reshape(resistance.shape)
    ours = accumulated_cost(resistance, sources, 1.0)
    np.testing.assert_allclose(ours.cost, cost, rtol=1e-12)
    # Which of two equally near sources has a cell, r.cost leaves open.
    assert (ours.allocation != nearest).mean() < 0.01
