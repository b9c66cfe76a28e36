"""The examples in the docstrings of core give what they say; `make api` prints them."""

import doctest
import importlib

import package
import pytest
from syntax import text_of

MODULES = [
    path.relative_to(package.ROOT).with_suffix("").parts
    for path in sorted((package.ROOT / "core").rglob("*.py"))
    if ">>> " in text_of(path)
]


@pytest.mark.parametrize("parts", MODULES, ids="/".join)
def test_examples(parts):
    module = importlib.import_module(".".join(("esp_toolbox", *parts)))
    outcome = doctest.testmod(module)
    assert outcome.failed == 0 and outcome.attempted > 1


def test_the_rooms_have_examples():
    """Of what a reader looks up first: the formulas of each room."""
    rooms = {parts[1] for parts in MODULES if len(parts) > 2}
    assert rooms >= {
        *("circuit", "comparison", "cost", "decision", "detector", "health", "morphology", "network", "pattern"),
        *("products", "services", "sources", "terrain", "uncertainty"),
    }
