"""What the tests of this room share."""

import pytest
import syntax


@pytest.fixture(scope="package", autouse=True)
def forgotten_sources():
    """The trees of all sources take much memory; they go with the last test of the room."""
    yield
    syntax.forget()
