"""The form of esp:uncertainty: the inputs of both workflows, what varies, how it is run."""

from __future__ import annotations

from ..frame.legends import legend_titles

WORKFLOWS = ("qaidam", "shiyang")
METHODS = ("latin hypercube", "sobol", "saltelli", "quick")
_JUDGEMENTS = "1,7,3,4,1,2;1/7,1,1/2,1/2,1/5,1/4;1/3,2,1,2,1/2,1;1/4,2,1/2,1,1/3,1/2;1,5,2,3,1,2;1/2,4,1,2,1/2,1"


def add_layers(form) -> None:
    """The rasters and features of both workflows."""
    say = form.shared_tr
    form.add_choice("WORKFLOW", say("Workflow"), [say("Qaidam"), say("Shiyang")])
    form.add_raster("LANDCOVER", say("Land cover"), help=say("Its grid is that of all results."))
    form.add_choice("LEGEND", say("Legend of the land cover"), legend_titles(), advanced=True)
    form.add_raster("ELEVATION", say("Elevation"))
    form.add_raster("NDVI", "NDVI")
    qaidam, shiyang = say("Qaidam: {label}"), say("Shiyang: {label}")

    def of(template, label):
        return template.format(label=label)

    form.add_features("ROADS", of(qaidam, say("roads and railways")), geometry="line", optional=True)
    form.add_rasters(
        "LANDCOVERS",
        of(qaidam, say("land cover of several years")),
        optional=True,
        minimum=0,
        help=say("For ecosystem health and restoration zones; empty leaves both out."),
    )
    form.add_rasters("NPP", of(qaidam, say("NPP of the same years")), optional=True, minimum=0)
    form.add_layers(
        "DISTURBANCE",
        of(qaidam, say("disturbance of the zones: mines, roads, night light")),
        optional=True,
        help=say("Vectors disturb up to 2000 m, rasters above their 90th percentile."),
    )
    for key, label in (
        ("PRECIPITATION", say("precipitation (mm a year)")),
        ("ET0", say("reference evapotranspiration (mm a year)")),
        ("SOIL_DEPTH", say("soil depth (mm)")),
        ("PAWC", say("plant available water content (0 to 1)")),
        ("EROSIVITY", say("rainfall erosivity (MJ mm / (ha h yr))")),
        ("ERODIBILITY", say("soil erodibility (t ha h / (ha MJ mm))")),
    ):
        form.add_raster(key, of(shiyang, label), optional=True)
    form.add_features("RAILWAYS", of(shiyang, say("railways")), geometry="line", optional=True)
    form.add_features("HIGHWAYS", of(shiyang, say("highways")), geometry="line", optional=True)
    climate = say("One raster for each further climate, in the order of the other list; without it ET0 or P stays.")
    form.add_rasters(
        "CLIMATE_P", of(shiyang, say("changes of precipitation (mm a year)")), climate, optional=True, minimum=0
    )
    form.add_rasters("CLIMATE_ET0", of(shiyang, say("changes of ET0 (mm a year)")), climate, optional=True, minimum=0)


def add_variation(form) -> None:
    """What varies."""
    say = form.shared_tr
    form.add_table(
        "PARAMETERS",
        say("What varies"),
        optional=True,
        help=say(
            "Columns parameter, distribution, low, high. Empty: everything by its usual width; the output of "
            "parameters is such a table, to be changed and given back. What has no row does not vary."
        ),
    )
    form.add_table(
        "FACTOR_TABLES",
        say("Factor tables of your own"),
        optional=True,
        help=say(
            "Columns factor, score, and from, to or class, as the resistance factor reads them. Factors that have no "
            "rows keep the paper's. Qaidam: land use, distance to road, distance to water, NDVI, elevation, slope. "
            "Shiyang: land use, habitat quality; sensitivity land use, sensitivity NDVI and so on."
        ),
    )
    form.add_number(
        "WIDTHS",
        say("All widths are multiplied by"),
        1.0,
        minimum=0.0,
        help=say("0 varies nothing, 0.5 half as much."),
        advanced=True,
    )
    form.add_table(
        "CONFUSION",
        say("Confusion matrix of the land cover"),
        optional=True,
        help=say(
            "A row for each mapped class with a column class, and a column for each true class, called by its name or "
            "as c1, c2 ...: shares that sum to 1. Without it the land cover has no errors."
        ),
    )
    form.add_number(
        "ERROR_REACH",
        say("Errors of the land cover are alike over (m)"),
        help=say("Empty: 3 cells. 0: each cell by itself."),
        minimum=0.0,
        advanced=True,
    )
    form.add_table(
        "SPECIES",
        say("Species profiles"),
        optional=True,
        help=say(
            "Columns species, layer, multiplier, min, max: how many times the weight of the factor measured on the "
            "layer counts, and the span that the species can cross. All species are equally likely, and so is none. "
            "Examples for both workflows are among the presets."
        ),
    )


def add_running(form) -> None:
    """How many runs, where and how."""
    say = form.shared_tr
    form.add_choice(
        "METHOD",
        say("Runs"),
        [
            say("Latin hypercube"),
            say("Sobol sequence"),
            say("Saltelli's design, for Sobol indices"),
            say("Quick: one parameter at a time"),
        ],
        help=say("Sobol indices need many runs: a power of 2 times (parameters + 2)."),
    )
    form.add_number("RUNS", say("Number of runs"), 200, minimum=2, whole=True)
    form.add_number("SEED", say("Seed"), 1, minimum=0, whole=True, help=say("The same seed gives the same maps."))
    form.add_number(
        "SHARE", say("Decisions hold in at least so many percent of the runs"), 90.0, minimum=50.1, maximum=100.0
    )
    form.add_table(
        "OBSERVATIONS",
        say("Observations"),
        optional=True,
        help=say(
            "Points, or a table with x and y in the coordinate system of the land cover. Columns variable (presence, "
            "resistance, water_yield, soil_loss ...) and value (1 or 0 for presence). Without them all are presences."
        ),
    )
    form.add_number(
        "WORKERS", say("Runs at a time"), 0, minimum=0, whole=True, help=say("0: one for each processor.")
    )
    form.add_text(
        "SCHEDULER",
        say("Dask scheduler"),
        help=say(
            "For example tcp://192.168.1.20:8786. Empty runs here. The workers need the toolbox on their Python path."
        ),
        advanced=True,
    )
    form.add_file(
        "RUNS_FOLDER",
        say("Folder of finished runs"),
        folder=True,
        help=say("A study that was stopped goes on from there. Empty keeps nothing."),
        advanced=True,
    )


def add_settings(form) -> None:
    """What the workflows are told, with the papers' values."""
    say = form.shared_tr
    form.add_text("WATER_CLASSES", say("Water classes"), "5", advanced=True)
    form.add_text("NATURAL_CLASSES", say("Qaidam: natural classes"), "2,3,4,5,6,9", advanced=True)
    form.add_number(
        "EDGE_WIDTH", say("Qaidam: edge width (cells)"), 1, minimum=1, maximum=100, whole=True, advanced=True
    )
    form.add_number("LARGEST", say("Qaidam: number of largest patches"), 30, minimum=1, whole=True, advanced=True)
    form.add_number("LEAST_DPC", say("Qaidam: least dPC of a source"), 1.1, minimum=0.0, maximum=100.0, advanced=True)
    form.add_number("DISTANCE", say("Distance threshold of connectivity (m)"), 5000.0, minimum=0.0, advanced=True)
    form.add_text("JUDGEMENTS", say("Qaidam: judgement matrix"), _JUDGEMENTS, advanced=True)
    form.add_text(
        "WEIGHTS",
        say("Qaidam: weights in place of the judgements"),
        help=say("Land use, road, water, NDVI, elevation, slope. They vary by a Dirichlet distribution."),
        advanced=True,
    )
    form.add_number("GRAVITY", say("Qaidam: gravity of important corridors"), 400.0, minimum=0.0, advanced=True)
    form.add_number(
        "CORRIDOR_WIDTH",
        say("Corridor width as a cost"),
        help=say("Empty: 2 % of the corridors' median cost."),
        minimum=0.0,
        advanced=True,
    )
    form.add_text("KEY_CLASSES", say("Qaidam: key classes of health"), "grassland; water; cropland", advanced=True)
    form.add_table("RESILIENCE", say("Qaidam: resistance and resilience"), optional=True, advanced=True)
    form.add_table("VALUES", say("Qaidam: values of services"), optional=True, advanced=True)
    form.add_table("RULES", say("Qaidam: rules of the restoration zones"), optional=True, advanced=True)
    form.add_number("LEAST_ZONE", say("Qaidam: least area of a restoration zone (ha)"), 0.0, minimum=0.0, advanced=True)
    form.add_number("HALF_SATURATION", say("Shiyang: k of habitat quality"), 0.5, minimum=0.0, advanced=True)
    form.add_number("Z", say("Shiyang: Z of water yield"), 5.0, minimum=0.0, advanced=True)
    form.add_number("STREAMS", say("Shiyang: cells that drain through a stream"), 1000.0, minimum=1.0, advanced=True)
    form.add_text("ALPHAS", say("Shiyang: risk coefficients"), "0.0001,0.1,0.5,1,2,10,100000", advanced=True)
    form.add_number("LEAST_AREA", say("Shiyang: least area of a source (ha)"), 500.0, minimum=0.0, advanced=True)
    form.add_text("UNCOVERED", say("Shiyang: score of shrub, wetland and snow"), "5", advanced=True)
    form.add_text("RESISTANCE_WEIGHTS", say("Shiyang: weights of the resistance"), "0.5,0.5", advanced=True)
    form.add_text(
        "SENSITIVITY_WEIGHTS", say("Shiyang: weights of the sensitivity"), "1/6,1/6,1/6,1/6,1/6,1/6", advanced=True
    )
    form.add_text(
        "CRITERION_WEIGHTS",
        say("Shiyang: criterion weights of the services"),
        help=say("Habitat, water, soil, carbon; empty for none."),
        advanced=True,
    )
    tables = (
        ("THREATS", say("Shiyang: threats")),
        ("SENSITIVITY", say("Shiyang: sensitivity of habitat")),
        ("WATER_TABLE", say("Shiyang: Kc, root depth, lulc_veg")),
        ("SOIL_TABLE", say("Shiyang: usle_c, usle_p")),
        ("POOLS", say("Shiyang: carbon pools")),
    )
    for key, label in tables:
        form.add_table(key, label, help=say("Empty: the paper's."), optional=True, advanced=True)


def add_outputs(form) -> None:
    """Maps, layers, tables and the page."""
    say = form.shared_tr
    form.add_raster_output(
        "PROBABILITY",
        say("Probability of the elements"),
        help=say("Bands: source, corridor, pinch point, barrier. Share of the runs, 0 to 1."),
        optional=True,
        by_default=True,
    )
    form.add_raster_output(
        "ZONE_PROBABILITY",
        say("Probability of the restoration zones"),
        help=say("A band for each zone."),
        optional=True,
    )
    form.add_raster_output(
        "DECISIONS", say("Decisions that hold in nearly all runs"), optional=True, by_default=True
    )
    form.add_raster_output("ZONE_DECISIONS", say("Restoration zones that hold in nearly all runs"), optional=True)
    form.add_raster_output("RESISTANCE_MOMENTS", say("Mean and deviation of the resistance"), optional=True)
    form.add_vector_output("SOURCE_STABILITY", say("Stability of the sources"), optional=True, created=True)
    form.add_vector_output("CORRIDOR_STABILITY", say("Stability of the corridors"), "line", optional=True, created=True)
    form.add_table_output("INFLUENCE", say("Influence of the parameters"))
    form.add_table_output("CONVERGENCE", say("Convergence"))
    form.add_table_output("RUN_TABLE", say("Table of runs"))
    form.add_table_output("TORNADO", say("One parameter at a time"))
    form.add_table_output("SWEEPS", say("Threshold sweeps"))
    form.add_table_output("VALIDATION", say("Agreement with the observations"))
    form.add_table_output(
        "PARAMETERS_OUT", say("Parameters that varied"), help=say("To be changed and given back as what varies.")
    )
    form.add_html_output("REPORT", say("Report"), optional=True)
    form.add_number_result("ENDED", say("Runs that ended well"))
    form.add_number_result("FAILED", say("Runs that failed"))
    form.add_number_result("ERROR", say("Mean error of the probabilities"))
