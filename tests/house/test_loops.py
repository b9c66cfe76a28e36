"""Tests do not pass because a list is empty or shorter than it should be."""

import ast

import package
import pytest
from pairing import each, paired
from syntax import nodes_of

FILES = sorted(path for path in (package.ROOT / "tests").rglob("*.py") if path.name != "pairing.py")
# What reads the outputs of a run: there may be nothing in them.
READERS = {"read_csv", "features", "DictReader", "getFeatures"}


def asserts(loop):
    """Whether a loop holds an assertion, of Python or of numpy."""
    for node in ast.walk(loop):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "").startswith("assert_"):
            return True
    return False


def called(node):
    """What an expression calls, behind `enumerate` too; empty for anything else."""
    if not isinstance(node, ast.Call):
        return ""
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    return called(node.args[0]) if name == "enumerate" else name


def loose(nodes):
    """Lines of loops that compare or look at what may be missing."""
    found = []
    for node in nodes:
        if isinstance(node, ast.For) and called(node.iter) in {"zip", *READERS} and asserts(node):
            shifted = isinstance(node.iter, ast.Call) and any(
                isinstance(part, (ast.Subscript, ast.Starred)) for part in node.iter.args
            )
            if not (called(node.iter) == "zip" and shifted):
                found.append(node.lineno)
    return found


def test_loops_with_assertions_run():
    """Those over two lists use `paired`, those over what a run wrote use `each` (tests/support/pairing.py)."""
    found = {path.name: loose(nodes_of(path)) for path in FILES}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_loose_loops_are_seen():
    source = (
        "for a, b in zip(x, y):\n    assert a == b\n"
        "for row in read_csv(path):\n    np.testing.assert_equal(row, 1)\n"
    )
    assert loose(ast.walk(ast.parse(source))) == [1, 3]
    assert loose(ast.walk(ast.parse(source.replace("zip(", "paired(").replace("read_csv(path)", "each(rows)")))) == []


@pytest.mark.parametrize("lists", [([1, 2], [1]), ([], []), (iter([]),)])
def test_short_and_empty_lists_are_refused(lists):
    with pytest.raises(AssertionError, match="entries are compared"):
        paired(*lists)
    with pytest.raises(AssertionError, match="nothing to look at"):
        each([])


def test_whole_lists_pass():
    assert paired(iter("ab"), [1, 2]) == [("a", 1), ("b", 2)] and each(iter("ab")) == ["a", "b"]
