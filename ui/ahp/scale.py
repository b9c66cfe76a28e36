"""Saaty's scale in words."""

from __future__ import annotations

from ..widgets.text import shared_tr

# From "the first matters most" down to "the second matters most".
STEPS = (9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, *(1.0 / step for step in range(2, 10)))


def words(value: float, first: str, second: str) -> str:
    """What a judgement says about two criteria."""
    strong, weak = (first, second) if value >= 1.0 else (second, first)
    strength = max(value, 1.0 / value)
    said = (
        (1.0 + 1e-9, shared_tr("{strong} and {weak} matter alike.")),
        (2.5, shared_tr("{strong} matters slightly more than {weak}.")),
        (4.0, shared_tr("{strong} matters moderately more than {weak}.")),
        (6.0, shared_tr("{strong} matters much more than {weak}.")),
        (8.0, shared_tr("{strong} matters very much more than {weak}.")),
    )
    most = shared_tr("{strong} matters extremely more than {weak}.")
    text = next((text for limit, text in said if strength < limit), most)
    return text.format(strong=strong, weak=weak)


def nearest_step(value: float) -> int:
    """The place in `STEPS` of the step next to a judgement."""
    return min(range(len(STEPS)), key=lambda place: abs(STEPS[place] - value) / max(STEPS[place], value))
