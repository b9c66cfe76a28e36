"""InVEST's models on the benchmark's files and the CPU seconds of each; for a Python that has natcap.invest."""

import json
import logging
import shutil
import sys
import time
import warnings
from pathlib import Path

ROUNDS = 3


def models(folder, options):
    """Name, function and arguments of each model."""
    from natcap.invest.annual_water_yield import annual_water_yield
    from natcap.invest.carbon import carbon
    from natcap.invest.habitat_quality import habitat_quality
    from natcap.invest.sdr import sdr

    def file(name):
        return str(folder / name)

    yield (
        "habitat quality",
        habitat_quality.execute,
        {
            "lulc_cur_path": file("lulc.tif"),
            "threats_table_path": file("threats.csv"),
            "sensitivity_table_path": file("sensitivity.csv"),
            "half_saturation_constant": options["k"],
        },
    )
    yield (
        "water yield",
        annual_water_yield.execute,
        {
            "lulc_path": file("lulc.tif"),
            "depth_to_root_rest_layer_path": file("soil_depth.tif"),
            "precipitation_path": file("precip.tif"),
            "pawc_path": file("pawc.tif"),
            "eto_path": file("et0.tif"),
            "watersheds_path": file("watershed.gpkg"),
            "biophysical_table_path": file("water_yield.csv"),
            "seasonality_constant": options["z"],
        },
    )
    yield "carbon", carbon.execute, {"lulc_bas_path": file("lulc.tif"), "carbon_pools_path": file("carbon.csv")}
    for flow in ("mfd", "d8"):
        yield (
            f"soil retention {flow.upper()}",
            sdr.execute,
            {
                "dem_path": file("dem.tif"),
                "erosivity_path": file("erosivity.tif"),
                "erodibility_path": file("erodibility.tif"),
                "lulc_path": file("lulc.tif"),
                "watersheds_path": file("watershed.gpkg"),
                "biophysical_table_path": file("soil_retention.csv"),
                "threshold_flow_accumulation": options["threshold"],
                "k_param": 2.0,
                "sdr_max": 0.8,
                "ic_0_param": 0.5,
                "l_max": 122.0,
                "flow_dir_algorithm": flow,
            },
        )


def main(folder, options):
    """Print the CPU seconds of each model, best of three, as JSON."""
    warnings.filterwarnings("ignore")
    logging.disable(logging.CRITICAL)
    from osgeo import gdal

    gdal.UseExceptions()
    spent = {}
    for name, execute, arguments in models(folder, options):
        times = []
        for _ in range(ROUNDS):
            workspace = folder / name.replace(" ", "_")
            shutil.rmtree(workspace, ignore_errors=True)
            start = time.process_time()
            execute({**arguments, "workspace_dir": str(workspace), "n_workers": -1})
            times.append(time.process_time() - start)
        spent[name] = min(times)
    print(json.dumps(spent))


if __name__ == "__main__":
    main(Path(sys.argv[1]), json.loads(sys.argv[2]))
