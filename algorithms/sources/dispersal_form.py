"""How the probability of dispersal falls with the distance, as forms ask for it."""

from __future__ import annotations


def add_probability(form) -> None:
    """The probability at the dispersal distance."""
    form.add_number(
        "PROBABILITY",
        "Probability at this distance",
        0.5,
        minimum=0.0,
        maximum=1.0,
        help="0.5: the distance is the median one.",
    )


def add_least_probability(form, help: str) -> None:
    """The probability below which two patches have no link."""
    form.add_number(
        "MIN_PROBABILITY", "Least probability that counts", 0.0, minimum=0.0, maximum=1.0, help=help, advanced=True
    )
