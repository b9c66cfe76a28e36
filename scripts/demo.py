"""make demo: the sample basin, the Qaidam workflow, and where to find what came out."""

import argparse
import shutil
import time

from qgis_runner import ROOT, QgisRunner

OUT = ROOT / "build" / "demo"
YEARS = (2003, 2013, 2023)
# The model's outputs: step, name in the model, file.
OUTPUTS = (
    ("mspa", "MSPA", "mspa.tif"),
    ("sources", "Sources", "sources.gpkg"),
    ("sources", "Source decisions", "source_decisions.csv"),
    ("ahp", "Weights", "weights.csv"),
    ("resistance", "Resistance", "resistance.tif"),
    ("corridors", "Corridor raster", "corridor_raster.tif"),
    ("corridors", "Links", "links.csv"),
    ("gravity", "Corridors", "corridors.gpkg"),
    ("gravity", "Gravity matrix", "gravity_matrix.csv"),
    ("pinchpoints", "Current", "current.tif"),
    ("pinchpoints", "Pinch points", "pinch_points.gpkg"),
    ("barriers", "Barrier score", "barrier_score.tif"),
    ("barriers", "Barriers", "barriers.gpkg"),
    ("health", "Health", "health.tif"),
    ("health", "Health classes", "health_classes.tif"),
    ("health", "Health class areas", "health_class_areas.csv"),
    ("change", "Health difference", "health_difference.tif"),
    ("change", "Health transitions", "health_transitions.csv"),
    ("pattern", "Pattern", "pattern.gpkg"),
    ("pattern", "Pattern table", "pattern_table.csv"),
    ("pattern", "Project", "pattern.qgz"),
    ("report", "Report", "report.html"),
    ("report", "Report numbers", "report.json"),
    ("report", "Map", "map.png"),
)


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
    runner.run(
        "esp:qaidam",
        {
            "landcover": basin / "landcover_2023.tif",
            "elevation": basin / "dem.tif",
            "ndvi": basin / "ndvi_2023.tif",
            "roads": basin / "roads.gpkg",
            "landcovers": [basin / f"landcover_{year}.tif" for year in YEARS],
            "npp": [basin / f"npp_{year}.tif" for year in YEARS],
            "districts": basin / "districts.gpkg",
            **{f"{step}:{name}": OUT / file for step, name, file in OUTPUTS},
        },
        show_steps=True,
    )
    print(f"   {'Everything':<32} {time.time() - start:6.1f} s")
    print(
        f"\nReport:   {OUT / 'report.html'}\nProject:  {OUT / 'pattern.qgz'}\nMap:      {OUT / 'map.png'}"
        f"\nLayers:   {OUT}\nBasin:    {basin}"
    )


if __name__ == "__main__":
    main()
