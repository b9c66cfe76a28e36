"""Rasters that are read by rows: the same result, to the last bit, as from arrays, whatever the height of a strip."""

from types import SimpleNamespace

import numpy as np
import pytest
from examples import part_of
from osgeo import gdal
from qgis.core import QgsProcessingException
from rasters import read_tif, write_tif
from strips import in_strips_of, left_behind
from vectors import write_vector

SHAPE = (83, 71)
TABLES = (
    "SCORE_TABLE",
    "CLASS_TABLE",
    "STATISTICS",
    "ZONES_OUT",
    "TRANSITION",
    "CONTRIBUTION_TABLE",
    "UNITS_OUT",
    "AREA_TABLE",
    "ZONES",
    "SCENARIOS",
    "AGREEMENT",
    "SWEEP",
    "MATRIX",
    "CHANGES",
    "VALIDATION",
)
HEIGHTS = (1, 7, 64, 1000)
ZONES = [
    "POLYGON((500100 4199900, 501200 4199900, 501000 4198000, 500100 4198000, 500100 4199900))",
    "POLYGON((500900 4199000, 501900 4199000, 501900 4197700, 500900 4197700, 500900 4199000))",
]
WALL = "LINESTRING(500300 4199000, 501500 4198200)"


@pytest.fixture(scope="module")
def land(tmp_path_factory):
    """Rasters with gaps of several types and grids, and a wall."""
    folder = tmp_path_factory.mktemp("land")
    random = np.random.default_rng(4)
    hills = np.cumsum(np.cumsum(random.normal(size=SHAPE), axis=0), axis=1).astype(np.float32) + 900.0
    slope, cover = random.random(SHAPE).astype(np.float32) * 9.0, random.integers(1, 7, SHAPE).astype(np.uint8)
    light = np.where(random.random(SHAPE) < 0.4, 0.0, random.random(SHAPE) * 60.0).astype(np.float32)
    for layer in (hills, slope, light):
        layer[random.random(SHAPE) < 0.05] = np.nan
    cover[20:24, 5:40] = 0
    cover[40:50] = 0
    guess = np.where(random.random(SHAPE) < 0.5, cover, 2).astype(np.uint8)
    coarse = random.random((30, 30)).astype(np.float32) * 5.0 + 1.0
    made = {
        name: write_tif(folder / f"{name}.tif", layer)
        for name, layer in (("hills", hills), ("slope", slope), ("light", light), ("factor", slope[::-1] + 1.0))
    }
    made["cover"] = write_tif(folder / "cover.tif", cover, nodata=0)
    made["guess"] = write_tif(folder / "guess.tif", guess, nodata=0)
    made["kinds"] = write_tif(folder / "kinds.tif", random.integers(1, 4, (30, 30)).astype(np.uint8), cell_size=95.0)
    made["coarse"] = write_tif(folder / "coarse.tif", coarse, cell_size=110.0, origin=(499990.0, 4200040.0))
    made["share"] = write_tif(folder / "share.tif", np.nan_to_num(slope, nan=1.0) / 9.0)
    parts = random.random((6, *SHAPE)).astype(np.float32)
    parts[:, :3, 7:9] = np.nan
    made["parts"] = write_tif(folder / "parts.tif", parts)
    year = random.random((12, *SHAPE)).astype(np.float32) * 14.0
    year[:, random.random(SHAPE) < 0.05] = np.nan
    moist = random.random((12, *SHAPE)).astype(np.float32)
    for name, values in (("months", year), ("cold", year - 9.0), ("warm", year + 2.0), ("moist", moist)):
        made[name] = write_tif(folder / f"{name}.tif", values)
    sand, silt = random.random((2, *SHAPE)).astype(np.float32) * 50.0
    for name, values in (("sand", sand), ("silt", silt), ("clay", 100.0 - sand - silt)):
        made[name] = write_tif(folder / f"{name}.tif", values)
    made["texture"] = write_tif(folder / "texture.tif", sand)
    described = gdal.Open(made["parts"], gdal.GA_Update)
    for number, name in enumerate((f"{part} {year}" for year in (2000, 2010) for part in ("EV", "EO", "ER")), 1):
        described.GetRasterBand(number).SetDescription(name)
    described = None
    table = folder / "table.csv"
    rows = (f"{k},{k},2,{9 - k},1,0.{k},{k * 200},{k % 2},0.{k},0.3,0.{k},1" for k in range(1, 7))
    head = "lucode,c_above,c_below,c_soil,c_dead,kc,root_depth,lulc_veg,resistant,resilient,usle_c,usle_p"
    table.write_text("\n".join([head, *rows]) + "\n")
    made["table"] = str(table)
    worth = folder / "worth.csv"
    worth.write_text("lucode,food,water\n" + "".join(f"{value},{value * 30},{9 - value}\n" for value in range(1, 7)))
    made["worth"] = str(worth)
    made["index"] = write_tif(folder / "index.tif", random.random((30, 30)).astype(np.float32), cell_size=95.0)
    rules = folder / "rules.csv"
    rules.write_text(
        "rule,zone,corridors,sources_max,disturbance,elevation_min,trend_max,landcover,health_min\n"
        "a,1,in,,,,,,\nb,2,,200,,q40,,,\nc,3,,,in,,4,,\nd,none,,,,,,2,q90\ne,4,,,,,,,\n"
    )
    made["rules"] = str(rules)
    made["zones"] = write_vector(folder / "zones.gpkg", ZONES)
    # Two overlap, one has no data, one lies outside.
    parcels = ["POLYGON((500700 4198795, 501000 4198795, 501000 4198505, 500700 4198505, 500700 4198795))",
               "POLYGON((510700 4198795, 511000 4198795, 511000 4198505, 510700 4198505, 510700 4198795))"]  # fmt: skip
    made["parcels"] = write_vector(folder / "parcels.gpkg", [*ZONES, *parcels])
    made["wall"] = write_vector(folder / "wall.gpkg", [WALL])
    return made


def cases(land):
    layers = [land["factor"], land["slope"], land["coarse"]]
    cover = {"INPUT": land["cover"], "PRESET": 0}
    # A raster of twelve bands is the months of a year.
    months = {
        **dict.fromkeys(("PRECIPITATION", "WIND"), [land["months"]]), "TMIN": [land["cold"]], "TMAX": [land["warm"]],
        "HUMIDITY": [land["moist"]],
    }  # fmt: skip
    texture = [land["sand"], land["silt"], land["clay"], land["share"]]
    return {
        "overlay": ("weightedoverlay", {"INPUTS": layers, "WEIGHTS": "0.5,0.3,0.2"}),
        "overlay, standardised": (
            "weightedoverlay",
            {
                "INPUTS": layers, "WEIGHTING": 2, "STANDARDISATION": 3, "COSTS": "2", "NODATA_RULE": 1,
                "RESTORABLE": "1", "REACHABLE": True, "WALLS": land["wall"],
            },
        ),
        "overlay, z-scores": ("weightedoverlay", {"INPUTS": layers[:2], "WEIGHTING": 3, "STANDARDISATION": 2}),
        "correction": (
            "sensitivitycorrection",
            {"RESISTANCE": land["factor"], "SENSITIVITY": land["light"], "MINIMUM": 0.5, "STATISTICS": True},
        ),
        "correction by class": (
            "sensitivitycorrection",
            {
                "RESISTANCE": land["factor"], "SENSITIVITY": land["light"], "LANDCOVER": land["kinds"], "STRENGTH": 1,
                "CLASS_TABLE": True, "WALLS": land["wall"],
            },
        ),
        **{
            f"classes {number}": (
                "classify", {"INPUTS": layers, "CLASSIFICATION": number, "SHARED": number != 1, "CLASS_TABLE": True}
            )
            for number in range(6)
        },
        "scores of classes": ("classify", {"INPUT": land["hills"], "SCORES": "1,3,5,7,9", "CLOSED": 1}),
        "land use": ("resistancefactor", {**cover, "PRESET": "land", "SCORE_TABLE": True, "WALL_VALUES": "5"}),
        "breaks": ("resistancefactor", {"INPUT": land["hills"], "REVERSE": True, "SCORE_TABLE": True}),
        "steepness": (
            "resistancefactor", {"INPUT": land["hills"], "MEASURE": 2, "CLASSIFICATION": 2, "MEASURED": True}
        ),
        "relief": ("resistancefactor", {"INPUT": land["hills"], "MEASURE": 3, "RELIEF_WINDOW": 5, "MEASURED": True}),
        "suitability": (
            "resistancefactor",
            {"INPUT": land["light"], "CLASSIFICATION": 4, "FORM": 9, "RANGE": "0,60", "SCORE_TABLE": True},
        ),
        "distance": (
            "resistancefactor",
            {**cover, "MEASURE": 1, "VALUES": "3", "CLASSIFICATION": 1, "WALLS": land["wall"], "MEASURED": True},
        ),
        "carbon": (
            "carbonstorage",
            {
                "LANDCOVER": land["cover"], "LATER": land["kinds"], "POOLS": land["table"], "PRICE": 30.0,
                "ZONES": land["zones"], "ZONES_OUT": True, **dict.fromkeys(("OUTPUT_LATER", "CHANGE", "VALUE"), True),
            },
        ),
        "soil": (
            "soilretention",
            {
                "LANDCOVER": land["cover"], "BIOPHYSICAL": land["table"], "ELEVATION": land["hills"],
                "EROSIVITY": land["coarse"], "ERODIBILITY": land["share"], "WATERSHEDS": land["zones"],
                "STREAM_THRESHOLD": 30,
                **dict.fromkeys(("ZONES_OUT", "USLE", "SDR", "STREAMS", "DIRECTIONS", "FILLED_DEM", "LS"), True),
            },
        ),
        "water": (
            "wateryield",
            {
                "LANDCOVER": land["cover"], "BIOPHYSICAL": land["table"], "PRECIPITATION": land["light"],
                "ET0": land["coarse"], "SOIL_DEPTH": land["hills"], "PAWC": land["share"], "ZONES": land["zones"],
                "ZONES_OUT": True, "AET": True, "FRACTION": True,
            },
        ),
        **{
            f"climate {number}": ("climateindex", {"INDEX": number, **months})
            for number in (0, 1, 3, 4, 8, 11)
        },
        "erodibility": (
            "climateindex",
            {"INDEX": 10, **dict(zip(("SAND", "SILT", "CLAY", "SOC"), texture))},
        ),
        "sand": (
            "sandfixation",
            {
                **dict(zip(("SAND", "SILT", "CLAY", "ORGANIC", "RIDGES"), (*texture, land["share"]))),
                "COVER": [land["share"]], "WIND": months["WIND"], "TEMPERATURE": months["TMAX"],
                "ELEVATION": land["hills"], "SNOW": [land["share"]], "POTENTIAL": True, "ACTUAL": True,
            },
        ),
        "sand of wet soil": (
            "sandfixation",
            {
                **dict(zip(("SAND", "SILT", "CLAY", "ORGANIC", "CARBONATE"), (*texture, land["share"]))),
                "COVER": [land["texture"]], "WIND": months["WIND"], "WIND_SAMPLES": 6, "ELEVATION": land["hills"],
                "TEMPERATURE": [land["light"]], "EVAPORATION": [land["coarse"]], "PRECIPITATION": [land["light"]],
                "RAIN_DAYS": [land["slope"]],
            },
        ),
        **{
            f"scenarios {standard}": (
                "owa",
                {
                    "INPUTS": layers, "ALPHAS": "0.3,1,4", "STANDARDISATION": standard, "CRITERION_WEIGHTS": weights,
                    **dict.fromkeys(("PRIORITY", "BEST_PRIORITY", "SCENARIOS", "AGREEMENT", "SWEEP"), True),
                },
            )
            for standard, weights in ((0, "0.5,0.3,0.2"), (1, ""), (2, ""))
        },
        "zones": (
            "restorationzones",
            {
                "HEALTH": land["index"], "LANDCOVER": land["cover"], "ELEVATION": land["hills"], "TREND": land["slope"],
                "CORRIDORS": land["wall"], "SOURCES": land["kinds"], "DISTURBANCE": [land["light"], land["zones"]],
                "BUFFER": 100, "MIN_AREA": 1, "RULES": land["rules"], "RULE": True, "AREA_TABLE": True, "ZONES": True,
            },
        ),
        "change": (
            "healthchange",
            {
                "INPUTS": [land["share"], land["factor"], land["slope"]], "YEARS": "2000, 2010, 2020",
                "CLASSIFICATION": 1, "SIGNIFICANCE": 0.5, **dict.fromkeys(("TREND", "DIRECTION", "TRANSITION"), True),
            },
        ),
        "health": (
            "ecosystemhealth",
            {
                "LANDCOVERS": [land["cover"], land["kinds"]], "VITALITIES": [land["share"], land["factor"]],
                "YEARS": "2000, 2010", "SIZE": 300, "RESILIENCE": land["table"], "VALUES": land["worth"],
                "KEY_CLASSES": "1;2,3", "CLASSIFICATION": 1, "NORMALISATION": 0, "COMPONENTS": True,
                "UNITS_OUT": True,
            },
        ),
        "health of polygons": (
            "ecosystemhealth",
            {
                "LANDCOVERS": [land["cover"], land["kinds"]], "VITALITIES": [land["share"], land["factor"]],
                "YEARS": "2000, 2010", "UNIT": 2, "ZONES": land["parcels"], "RESILIENCE": land["table"],
                "VALUES": land["worth"], "KEY_CLASSES": "1;2,3", "CLASSIFICATION": 1, "COMPONENTS": True,
                "HEALTH_CLASSES": True,
            },
        ),
        "transition": (
            "landtransition",
            {
                "LANDCOVERS": [land["cover"], land["kinds"]], "YEARS": "2000, 2010", "SIMULATED": land["guess"],
                **dict.fromkeys(("CHANGES", "VALIDATION"), True),
            },
        ),
        "contributions": (
            "healthchange",
            {
                "INPUTS": [land["share"], land["factor"]], "YEARS": "2000, 2010", "COMPONENTS": land["parts"],
                "CONTRIBUTIONS": True, "CONTRIBUTION_TABLE": True,
            },
        ),
    }  # fmt: skip


LAYERS = (
    *("factor", "slope", "coarse", "cover", "light", "wall", "kinds", "hills", "table", "zones", "share", "parts"),
    *("worth", "index", "rules", "months", "cold", "warm", "moist", "sand", "silt", "clay", "texture"),
    *("parcels", "guess"),
)
NAMES = tuple(cases(dict.fromkeys(LAYERS)))


@pytest.mark.parametrize("case", NAMES)
def test_strips_of_any_height_are_the_whole(esp, land, tmp_path, monkeypatch, case):
    name, given = cases(land)[case]
    if given.get("PRESET") == "land":
        table = tmp_path / "scores.csv"
        table.write_text("class,score\n1,1\n2,3\n3,5\n4,7\n6,nodata\n5,9\n")
        given = {**given, "PRESET": 0, "TABLE": str(table)}
    found = {}
    # All heights with ESP_EXAMPLES=all; else two of them, others for the next case.
    heights = HEIGHTS if part_of(100) == 100 else HEIGHTS[NAMES.index(case) % 2 :: 2]
    for height in (None, *heights):
        folder = tmp_path / str(height)
        folder.mkdir()
        files = {
            key: str(folder / f"{key.lower()}{_ending(key)}")
            for key, value in given.items()
            if value is True and key not in ("REVERSE", "SHARED")
        }
        with monkeypatch.context() as patched:
            in_strips_of(patched, height)
            out = {"healthchange": "DIFFERENCE", "landtransition": "MATRIX"}.get(name, "OUTPUT")
            esp(name, **{**given, **files, out: str(folder / f"out{_ending(out)}")})
        found[height] = left_behind(folder, esp.feedback.lines)
        assert not [path for path in folder.iterdir() if path.name.startswith(".part")]
    whole = found.pop(None)
    assert ("out.tif", 1) in whole or "out.csv" in whole
    for height, parts in found.items():
        assert parts.keys() == whole.keys()
        for key, value in whole.items():
            assert parts[key] == value, (height, key)


def _ending(key):
    return ".csv" if key in TABLES else ".tif"


def test_a_disk_without_room_is_said_before_the_work(esp, land, tmp_path, monkeypatch, no_leftovers):
    from esp_toolbox.algorithms.writing import spools

    in_strips_of(monkeypatch, 7)
    monkeypatch.setattr(spools.shutil, "disk_usage", lambda folder: SimpleNamespace(free=1000))
    with pytest.raises(QgsProcessingException, match="GB of disk"):
        esp("weightedoverlay", INPUTS=[land["factor"], land["slope"]], OUTPUT=str(tmp_path / "out.tif"))


def test_cancel_leaves_nothing(esp, land, tmp_path, monkeypatch, no_leftovers):
    in_strips_of(monkeypatch, 7)
    layers, out = [land["factor"], land["coarse"]], tmp_path / "out.tif"
    esp("weightedoverlay", cancel_at=30, INPUTS=layers, WEIGHTING=2, OUTPUT=str(out))
    assert not out.exists()


def test_values_that_may_be_fills_are_refused_as_of_arrays(esp, land, tmp_path, monkeypatch):
    cells = read_tif(land["hills"])
    cells[5, 5:9] = -9999.0
    given = {"INPUT": write_tif(tmp_path / "elevation.tif", np.nan_to_num(cells, nan=900.0)), "MEASURE": 2}
    said = []
    for height in (None, 7):
        with monkeypatch.context() as patched, pytest.raises(QgsProcessingException) as error:
            in_strips_of(patched, height)
            esp("resistancefactor", **given, OUTPUT=str(tmp_path / "out.tif"))
        said.append(str(error.value))
    assert said[0] == said[1] and "does not declare" in said[0]
