"""Forms of all algorithms filled in so that they run, on small layers, in less than a second or two."""

import shutil
from pathlib import Path

from provider import run
from qgis.core import QgsProcessingParameterDefinition, QgsProcessingParameterFileDestination

ENDINGS = {"rasterDestination": ".tif", "sink": ".gpkg", "folderDestination": ""}
GRID = "ncols 8\nnrows 6\nxllcorner 100\nyllcorner 200\ncellsize 10\nNODATA_value -9999\n"
POOLS = "lucode,c_above,c_below,c_soil,c_dead\n1,3,2,8,0\n5,0,0,2,0\n2,40,20,90,2\n4,5,6,30,1\n8,1,1,9,0\n"
WATER = "lucode,Kc,root_depth,LULC_veg\n1,0.65,300,1\n5,1,1,0\n2,1,1500,1\n4,0.7,500,1\n8,0.3,1,0\n"
SOIL = "lucode,usle_c,usle_p\n1,0.2,0.8\n5,0,1\n2,0.01,1\n4,0.05,1\n8,0.3,1\n"
THREATS = "threat,max_dist,weight,decay,classes\nfields,1,0.7,linear,1\ntowns,2,1,exponential,8\n"
SENSITIVITY = "lucode,habitat,fields,towns\n1,0.3,0,0.5\n5,1,0.5,0.5\n2,1,0.8,0.9\n4,0.7,0.5,0.6\n8,0,0,0\n"


def write_tables(materials):
    """The further files that some of the forms name."""
    folder = materials.folder
    rows = "\n".join(" ".join(str(1 + (row * 5 + column * 3) % 7) for column in range(8)) for row in range(6))
    (folder / "cells.asc").write_text(f"{GRID}{rows}\n")
    (folder / "points.txt").write_text("1\t105\t205\n2\t155\t245\n")
    settings = {
        "data_type": "raster", "scenario": "pairwise", "habitat_file": "cells.asc", "point_file": "points.txt",
        "habitat_map_is_resistances": "True", "output_file": "run.out",
    }  # fmt: skip
    text = "".join(f"{key} = {value}\n" for key, value in settings.items())
    tables = {"run.ini": f"[options]\n{text}", "pools.csv": POOLS, "water.csv": WATER, "soil.csv": SOIL}
    tables.update({"threats.csv": THREATS, "sensitivity.csv": SENSITIVITY})
    for name, content in tables.items():
        (folder / name).write_text(content)


def write_runs(materials):
    """Two folders of runs, for what compares them."""
    for number, name in enumerate(("first", "second"), 1):
        folder = materials.folder / name
        folder.mkdir()
        rasters = [materials.values, materials.shares]
        run("weightedoverlay", INPUTS=rasters, WEIGHTS="0.5,0.5", OUTPUT=str(folder / "resistance.tif"))
        given = {"SOURCES": materials.sources, "RESISTANCE": materials.values, "NEAREST": number}
        run("corridors", **given, CORRIDORS=str(folder / "corridors.gpkg"),
            CORRIDOR_RASTER=str(folder / "mosaic.tif"))  # fmt: skip


def _own_values(materials):
    """What the forms hold beside what every parameter of a kind can be."""

    def at(name):
        return str(materials.folder / name)

    values, cover = materials.values, materials.cover
    return {
        "ahp": {"MATRIX": "1,2;1/2,1"},
        "carbonstorage": {"POOLS": at("pools.csv")},
        "circuitscape": {"CONFIG": at("run.ini")},
        "classify": {"INPUT": values},
        "climateindex": {"PRECIPITATION": copies(values, 12)},
        "connectivity": {"INPUT": materials.sources},
        "current": {"FOCAL": materials.sources},
        "ecologicalimportance": {"INPUTS": copies(values, 3)},
        "ecologicalsensitivity": {"INPUTS": copies(values, 2), "FACTORS": "relief,rain_erosivity"},
        "ecologicalsources": {"INPUT": cover, "VALUES": "2", "MIN_AREA": 1},
        "ecosystemhealth": {"SIZE": 900},
        "evolution": {"FOLDERS": f"{at('first')};{at('second')}", "YEARS": "2000,2010"},
        "geodetector": {"FACTORS": copies(materials.shares, 2)},
        "habitatquality": {"THREATS": at("threats.csv"), "SENSITIVITY": at("sensitivity.csv")},
        "healthchange": {"INPUTS": [*copies(values, 2), materials.shares], "YEARS": "2000,2010,2020"},
        "landscaperisk": {"SIZE": 90},
        "mspa": {"FOREGROUND": "2"},
        "omniscape": {"RESISTANCE": values, "RADIUS": 500},
        "prepare": {"VALUE_RASTERS": [values]},
        "report": {"LAYERS": [materials.corridors]},
        "robustness": {"RUNS": 2},
        "runworkflow": {"WORKFLOW": "esp:qaidam", "TEMPLATE": True},
        "samplebasin": {"ROWS": 20, "COLS": 20},
        "scenarios": {"FOLDERS": f"{at('first')};{at('second')}"},
        "servicevalue": {"UNIT_SIZE": 900},
        "supplydemand": {"DEMANDS": copies(values, 3)},
        "soilretention": {"BIOPHYSICAL": at("soil.csv")},
        "rsei": {
            "MASK_WATER": False,
            **{key: copies(materials.shares, 2) for key in ("RED", "SWIR1", "GREEN")},
            **{key: copies(values, 2) for key in ("BLUE", "NIR", "SWIR2", "LST")},
        },
        # The squares of habitat touch at their corners: cores are not joined.
        "uncertainty": {"RUNS": 2, "WORKERS": 1, "ROADS": materials.corridors, "BRIDGE_GAPS": 0},
        "wateryield": {"BIOPHYSICAL": at("water.csv"), "PAWC": materials.shares},
    }


def good_form(algorithm, materials, folder):
    """The form of an algorithm with what it has to be given, and destinations in a folder."""
    form = {}
    definitions = {definition.name(): definition for definition in algorithm.parameterDefinitions()}
    for key, definition in definitions.items():
        value = _good_value(definition, materials, folder)
        if value is not None:
            form[key] = value
    if "LEGEND" in definitions:
        options = definitions["LEGEND"].options()
        form["LEGEND"] = next(number for number, option in enumerate(options) if option.startswith("CLCD"))
    form.update(_own_values(materials).get(algorithm.name(), {}))
    return form


def _good_value(definition, materials, folder):
    kind, key = definition.type(), definition.name()
    optional = definition.flags() & QgsProcessingParameterDefinition.FlagOptional
    if definition.isDestination():
        if optional:
            return None
        is_file = isinstance(definition, QgsProcessingParameterFileDestination)
        return str(folder / f"{key}{'.' + definition.defaultFileExtension() if is_file else ENDINGS[kind]}")
    if optional or definition.defaultValue() is not None:
        return None
    layer = _layer(kind, key, materials)
    return copies(layer, 3) if kind == "multilayer" else layer


def copies(raster, count):
    """Rasters that are alike, in a file each: years that are one file are refused."""
    path = Path(raster)
    found = [raster]
    for number in range(2, count + 1):
        place = path.with_name(f"{path.stem}_{number}{path.suffix}")
        if not place.exists():
            shutil.copy(path, place)
        found.append(str(place))
    return found


def _layer(kind, key, materials):
    if kind == "source":
        by_key = {"CORRIDORS": materials.corridors, "SOURCES": materials.sources, "INPUT": materials.sources}
        return by_key.get(key, materials.table)
    if key in ("SOURCES", "FOCAL"):
        return materials.sources
    covers = ("LANDCOVER", "LANDCOVERS", "INPUT")
    return materials.cover if key in covers else materials.values
