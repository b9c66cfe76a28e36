"""The syntax of source texts, parsed once for all tests that look at it."""

import ast
from functools import cache
from pathlib import Path


@cache
def nodes(source: str) -> tuple:
    """All nodes of a source's tree; tests do not change them."""
    return tuple(ast.walk(ast.parse(source)))


@cache
def text_of(path: Path) -> str:
    """The text of a source."""
    return path.read_text(encoding="utf-8")


def nodes_of(path: Path) -> tuple:
    """All nodes of a source file's tree."""
    return nodes(text_of(path))


def forget() -> None:
    """Give the memory back."""
    nodes.cache_clear()
    text_of.cache_clear()
