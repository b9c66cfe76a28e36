"""How many examples tests of properties look at: a part of them in `make test`, all where ESP_EXAMPLES is "all"."""

import os

_PART = 0.2


def part_of(number):
    """So many of a number of examples."""
    return number if os.environ.get("ESP_EXAMPLES") == "all" else max(1, round(number * _PART))
