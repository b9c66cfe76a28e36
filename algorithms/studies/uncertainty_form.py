"""The form of esp:uncertainty: what varies, how it is run, what is made of it."""

from __future__ import annotations

from ...core.workflow.chain_parameters import factor_names
from ...core.workflow.definitions.qaidam import QAIDAM
from ...core.workflow.definitions.shiyang import SHIYANG

METHODS = ("latin hypercube", "sobol", "saltelli", "quick")


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
            "rows keep the paper's. Qaidam: {qaidam}. Shiyang: {shiyang}."
        ).format(qaidam=", ".join(factor_names(QAIDAM)), shiyang=", ".join(factor_names(SHIYANG))),
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


# What the options mean, in the order of the form.
CLASS_LIMITS = ("fixed", "anew")


def add_limits(form) -> None:
    """Whether limits of natural classes are those of the plain run."""
    say = form.shared_tr
    form.add_choice(
        "CLASS_LIMITS",
        say("Natural breaks of pinch points, barriers and health"),
        [say("Those of the plain run"), say("Found anew in every run")],
        help=say(
            "Limits that are found anew mix two things: where places are, and where the limit of the highest class "
            "happens to lie in that run."
        ),
        advanced=True,
        words=CLASS_LIMITS,
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
        "SHARE", say("Decisions hold in at least so many percent of the runs"), 90.0, minimum=50.1, maximum=100.0,
        help=say("A cell is certain where so many runs agree on what it is."),
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
    form.add_number("WORKERS", say("Runs at a time"), 0, minimum=0, whole=True, help=say("0: one for each processor."))
    form.add_scheduler()
    form.add_file(
        "RUNS_FOLDER",
        say("Folder of finished runs"),
        folder=True,
        help=say("A study that was stopped goes on from there. Empty keeps nothing."),
        advanced=True,
    )


def add_outputs(form) -> None:
    """Maps, layers, tables and the page."""
    say = form.shared_tr
    form.add_raster_output(
        "PROBABILITY",
        say("Probability of the elements"),
        help=say("Bands: source, corridor, pinch point, barrier. Share of the runs, 0 to 1."),
        optional=True,
        by_default=True,
        bands=4,
    )
    form.add_raster_output(
        "ZONE_PROBABILITY",
        say("Probability of the restoration zones"),
        help=say("A band for each zone."),
        optional=True,
    )
    form.add_raster_output(
        "DECISIONS", say("Decisions that hold in nearly all runs"), optional=True, by_default=True, cells="u1"
    )
    form.add_raster_output(
        "ZONE_DECISIONS", say("Restoration zones that hold in nearly all runs"), optional=True, cells="u1"
    )
    form.add_raster_output("RESISTANCE_MOMENTS", say("Mean and deviation of the resistance"), optional=True, bands=2)
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
