"""make demo: the sample basin, the Qaidam workflow, and where to find what came out."""

import argparse
import json
import shutil
import time
from pathlib import Path

from qgis_runner import ROOT, QgisRunner

OUT = ROOT / "build" / "demo"
YEARS = (2003, 2013, 2023)


def run_workflow(runner: QgisRunner, basin: Path, out: Path, show_steps: bool = False) -> None:
    """Run the Qaidam workflow on a sample basin.

    Parameters
    ----------
    runner : QgisRunner
    basin : Path
        Folder with the basin's layers.
    out : Path
        Folder that the results go into.
    show_steps : bool
        Print the steps as they end.
    """
    settings = {
        "workflow": "esp:qaidam",
        "inputs": {
            "landcover": basin / "landcover_2023.tif",
            "elevation": basin / "dem.tif",
            "ndvi": basin / "ndvi_2023.tif",
            "roads": basin / "roads.gpkg",
            "landcovers": [basin / f"landcover_{year}.tif" for year in YEARS],
            "npp": [basin / f"npp_{year}.tif" for year in YEARS],
            "districts": basin / "districts.gpkg",
            "disturbance": [basin / "mines.gpkg", basin / "roads.gpkg", basin / "night_light.tif"],
        },
        "outputs": {
            "Project": "pattern.qgz",
            "Report numbers": "report.json",
            "Report for print": "report.pdf",
        },
    }
    out.mkdir(parents=True, exist_ok=True)
    parameters = out / "parameters.json"
    parameters.write_text(json.dumps(settings, indent=1, default=str), encoding="utf-8")
    runner.run("esp:runworkflow", {"PARAMETERS": parameters, "FOLDER": out}, show_steps=show_steps)


def main() -> None:
    """Make the basin, run the model, say where everything is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=400)
    parser.add_argument("--columns", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    shutil.rmtree(OUT, ignore_errors=True)
    basin = OUT / "basin"
    runner = QgisRunner(ROOT / "build" / "qgis")
    start = time.time()
    print(f"Sample basin of {options.rows} x {options.columns} cells ...", flush=True)
    runner.run(
        "esp:samplebasin",
        {"SEED": options.seed, "ROWS": options.rows, "COLS": options.columns, "FOLDER": basin},
    )
    print(f"   {'Sample basin':<32} {time.time() - start:6.1f} s")
    print("Land cover to security pattern ...", flush=True)
    run_workflow(runner, basin, OUT, show_steps=True)
    print(f"   {'Everything':<32} {time.time() - start:6.1f} s")
    print(
        f"\nReport:   {OUT / 'report.html'}\nPrint:    {OUT / 'report.pdf'}\nProject:  {OUT / 'pattern.qgz'}"
        f"\nMap:      {OUT / 'map.png'}\nLayers:   {OUT}\nBasin:    {basin}"
    )


if __name__ == "__main__":
    main()
