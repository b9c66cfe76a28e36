"""The form of moving windows: what current flows from where to where, and what is written."""

from __future__ import annotations

from ...core.circuit.flow_classes import LIMITS
from ...core.circuit.window_settings import COMPARISONS, RULES, TARGETS

NEIGHBOURS = (8, 4)
FUTURES = ("none", "1", "2", "both")


def add_landscape(form) -> None:
    """Resistance, sources, windows."""
    say = form.shared_tr
    form.add_raster(
        "RESISTANCE",
        say("Resistance"),
        help=say("Above 0; cells without data are barriers. It is the grid of the result. Empty: see the .ini below."),
        optional=True,
    )
    form.add_flag(
        "IS_CONDUCTANCE", say("The layer holds conductances"),
        help=say("High values are easy to cross then, instead of hard."),
    )
    form.add_raster(
        "SOURCES",
        say("Strength of the sources"),
        help=say("Current enters and leaves in proportion to it. Empty: 1 / resistance."),
        optional=True,
    )
    form.add_number(
        "R_CUTOFF",
        say("Greatest resistance of a source"),
        help=say("Without a layer of sources: cells of more resistance are none. Empty: all are sources."),
        minimum=0.0,
    )
    form.add_number(
        "SOURCE_THRESHOLD",
        say("Least strength of a source"),
        0.0,
        help=say("Weaker cells of the layer of sources are none."),
    )
    form.add_distance(
        "RADIUS",
        say("Radius of the windows"),
        "RESISTANCE",
        help=say(
            "How far current flows: the distance over which animals disperse, or the scale of the study. Empty: a "
            "tenth of the map's shorter side, at most 50 cells."
        ),
    )
    form.add_number(
        "BLOCK_SIZE",
        say("Block size in cells"),
        1,
        help=say(
            "Odd. One window serves a block of cells, so that a block of 5 is 25 times as fast as 1; more than a "
            "quarter of the radius shows in the map. 0: the largest up to a quarter of the radius."
        ),
        minimum=0,
        whole=True,
    )
    form.add_choice("NEIGHBOURS", say("Neighbours"), ["8", "4"])


def add_tuning(form) -> None:
    """What most runs leave as it is."""
    say = form.shared_tr
    form.add_distance(
        "BUFFER",
        say("Buffer round the windows"),
        "RESISTANCE",
        0.0,
        help=say("Conducts but has no sources, so that current can go round."),
        advanced=True,
    )
    form.add_flag(
        "IN_CELLS", say("Radius, buffer and decay are in cells"), advanced=True,
        help=say("As Omniscape has them; else they are in metres."),
    )
    form.add_choice(
        "RULE",
        say("Where the map cuts a window"),
        [say("Right: the block is cleared at the target"), say("As Omniscape: cleared at the wrong cells")],
        help=say("Omniscape's own rule gives its maps to the last digits, faults at the map's top and left included."),
        advanced=True,
        words=RULES,
    )
    form.add_choice(
        "TARGET",
        say("Current leaves at"),
        [say("The centre of the block, as in Omniscape"), say("All cells of the block, by their strength")],
        help=say("All cells: closer to a block of 1, and no ampere is lost on barriers."),
        advanced=True,
        words=TARGETS,
    )
    form.add_raster(
        "TARGETS",
        say("Amperes of the targets"),
        help=say("What blocks are summed of. Empty: the strength of the sources."),
        optional=True,
        advanced=True,
    )
    form.add_distance(
        "DECAY",
        say("Distance at which sources count 1 / e"),
        "RESISTANCE",
        help=say("Empty: all sources within the radius count the same."),
        advanced=True,
    )
    form.add_flag(
        "CORRECT_ARTIFACTS",
        say("Take out the pattern of blocks"),
        True,
        help=say("By what blocks do to a landscape without resistance."),
        advanced=True,
    )
    form.add_flag(
        "MASK_NODATA", say("No data where the resistance has none"), True, advanced=True,
        help=say("Else the results have values there as well."),
    )
    form.add_table(
        "RECLASS",
        say("Table of new resistances"),
        help=say("Two columns: the value in the raster and the resistance, or the word missing for no data."),
        optional=True,
        advanced=True,
    )


def add_conditions(form) -> None:
    """Conditions that a source must fulfil."""
    say = form.shared_tr
    for number in ("1", "2"):
        form.add_raster(
            f"CONDITION{number}",
            say("Condition {number}").format(number=number),
            help=say("Only sources whose value fits that of the target take part; climate or land cover, for example."),
            optional=True,
            advanced=True,
        )
        form.add_raster(
            f"CONDITION{number}_FUTURE",
            say("Condition {number} in the future").format(number=number),
            optional=True,
            advanced=True,
        )
        form.add_choice(
            f"COMPARISON{number}",
            say("Comparison of condition {number}").format(number=number),
            [say("Source less target lies within the limits"), say("Equal")],
            help=say("With the median of the target's block, or its most frequent value."),
            advanced=True,
            words=COMPARISONS,
        )
        form.add_number(
            f"LOWER{number}", say("Lower limit of condition {number}").format(number=number), 0.0, advanced=True,
            help=say(
                "A source sends current to targets whose value lies from this limit to the upper one, seen from its "
                "own."
            ),
        )
        form.add_number(
            f"UPPER{number}", say("Upper limit of condition {number}").format(number=number), 0.0, advanced=True,
            help=say(
                "A source sends current to targets whose value lies from the lower limit to this one, seen from its "
                "own."
            ),
        )
    form.add_choice(
        "COMPARE_TO_FUTURE",
        say("Targets have their value from the future in"),
        [say("No condition"), say("Condition 1"), say("Condition 2"), say("Both conditions")],
        advanced=True,
        words=FUTURES,
        help=say(
            "For these conditions the target's value is taken from the layer of the future, the source's from that of "
            "today."
        ),
    )


def add_running(form) -> None:
    """How and where it runs."""
    say = form.shared_tr
    form.add_number(
        "TOLERANCE",
        say("Relative residual of the solver"),
        help=say("Empty: 1e-12 for small maps, 1e-8 for large ones."),
        minimum=1e-14,
        maximum=1e-3,
        advanced=True,
        decimals=14,
    )
    form.add_number(
        "THREADS",
        say("Solutions at the same time"),
        1,
        help=say("More are faster on several processors and take more memory; the result is the same."),
        minimum=1,
        whole=True,
        advanced=True,
    )
    form.add_scheduler()
    form.add_file(
        "RUNS_FOLDER",
        say("Folder of the unfinished run"),
        folder=True,
        help=say("A run that was stopped goes on from there. Empty keeps nothing."),
        advanced=True,
    )
    form.add_file(
        "CONFIG",
        say("Configuration of Omniscape (.ini)"),
        help=say("Instead of all above but rule, targets at all cells and decay."),
        extension="ini",
        advanced=True,
    )


def add_outputs(form) -> None:
    """Maps, table, numbers."""
    say = form.shared_tr
    form.add_text(
        "CLASS_LIMITS",
        say("Limits of the classes in standard deviations"),
        ",".join(f"{limit:g}" for limit in LIMITS),
        help=say("From the mean of the normalised current: where diffuse, intensified and channelled begin."),
        advanced=True,
    )
    form.add_raster_output("CURRENT", say("Current"), optional=True, by_default=True)
    form.add_raster_output(
        "FLOW_POTENTIAL",
        say("Flow potential"),
        help=say("The current if all resistances were 1."),
        optional=True,
        by_default=True,
    )
    form.add_raster_output(
        "NORMALISED",
        say("Normalised current"),
        help=say("Current / flow potential."),
        optional=True,
        by_default=True,
    )
    form.add_raster_output(
        "CLASSES",
        say("Classes of flow"),
        help=say("Impeded, diffuse, intensified, channelled."),
        optional=True,
        by_default=True,
        cells="u1",
    )
    form.add_table_output("LOSSES", say("Amperes that did not flow, by reason"))
    form.add_folder_output("FOLDER", say("Folder of Omniscape's files"), help=say("With an .ini."), optional=True)
    form.add_number_result("WINDOWS", say("Windows"))
    form.add_number_result("ASKED", say("Amperes that were asked for"))
    form.add_number_result("FLOWED", say("Amperes that flowed"))
