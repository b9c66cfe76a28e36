"""Words agree with the number beside them, in texts, messages and errors."""

import pickle

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.wording import filled

LINES = "{count} {count:line has|lines have} no length and {count:is|are} left out."


@pytest.mark.parametrize("one", [1, np.int64(1), "1"])
def test_one_is_singular(one):
    assert filled(LINES, count=one) == "1 line has no length and is left out."


@pytest.mark.parametrize("more", [0, 2, np.int32(11), "1,234"])
def test_none_and_more_are_plural(more):
    assert filled(LINES, count=more) == f"{more} lines have no length and are left out."


def test_other_fields_are_those_of_format():
    text = "{name!r}: {share:.1%} of {cells:,} {{cells}}"
    values = {"name": "a|b", "share": 0.123, "cells": 1234}
    assert filled(text, **values) == text.format(**values)
    with pytest.raises(KeyError):
        filled(text, name="a")


def test_errors_agree_and_cross_process_borders():
    error = InputError("{count} {count:edge is|edges are} missing.", count=1)
    assert str(error) == "1 edge is missing."
    assert str(pickle.loads(pickle.dumps(error))) == "1 edge is missing."
