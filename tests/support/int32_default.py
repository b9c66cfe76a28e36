"""The whole numbers of numpy 1 on Windows: 32 bits, wherever a program does not say how many.

``ESP_INT32=yes pytest tests/core`` runs the tests of core so. Its modules are read with their calls looked after:
arrays that are made without a type, ``int`` as a type, and sums of short integers have 32 bits then, and a number that
has no room in them is an error, which on Windows it would not be.
"""

import ast
import importlib.abc
import importlib.machinery
import sys

import numpy as np

_SUMS = ("sum", "cumsum", "prod", "cumprod", "trace")
_MADE = ("arange", "array", "asarray", "indices", "full", "zeros", "ones", "empty", "ravel_multi_index", "stack")
_LIMIT = np.iinfo(np.int32).max


def _narrow(result, is_sum=True):
    """A result of 64 bits in 32; an array of longer numbers has 64 bits there, too."""
    if not isinstance(result, (np.ndarray, np.int64)) or getattr(result, "dtype", None) != np.int64:
        return result
    if np.size(result) and (np.max(result) > _LIMIT or np.min(result) < -_LIMIT - 1):
        if not is_sum:
            return result
        raise OverflowError("a number has no room in the 32 bits of numpy 1 on Windows")
    return result.astype(np.int32) if isinstance(result, np.ndarray) else np.int32(result)


def _is_long(value):
    return isinstance(value, (np.ndarray, np.generic)) and value.dtype.kind in "iu" and value.dtype.itemsize == 8


def sum_of(owner, name, *arguments, **named):
    """A sum by a method."""
    result = getattr(owner, name)(*arguments, **named)
    short = isinstance(owner, (np.ndarray, np.generic)) and owner.dtype.kind in "bi" and not _is_long(owner)
    return _narrow(result) if short and "dtype" not in named else result


def made(function, *arguments, **named):
    """An array of a function of numpy."""
    result = function(*arguments, **named)
    typed = "dtype" in named or any(isinstance(entry, (type, np.dtype)) for entry in arguments)
    parts = [part for entry in arguments for part in (entry if isinstance(entry, (list, tuple)) else [entry])]
    is_sum = function.__name__ in _SUMS
    return result if typed or any(map(_is_long, parts)) else _narrow(result, is_sum)


class _Looked(ast.NodeTransformer):
    """Calls through the functions above."""

    def visit_Call(self, node):
        self.generic_visit(node)
        for keyword in node.keywords:
            if keyword.arg == "dtype":
                keyword.value = self._typed(keyword.value)
        if not isinstance(node.func, ast.Attribute):
            return node
        owner, name = node.func.value, node.func.attr
        of_numpy = isinstance(owner, ast.Name) and owner.id == "np"
        if name == "astype" and node.args:
            node.args[0] = self._typed(node.args[0])
        if of_numpy and name in (*_SUMS, *_MADE):
            node.args = [node.args[0], *map(self._typed, node.args[1:])] if node.args else []
            return ast.copy_location(self._through("made", [node.func, *node.args], node), node)
        if not of_numpy and name in _SUMS:
            return ast.copy_location(self._through("sum_of", [owner, ast.Constant(name), *node.args], node), node)
        return node

    @staticmethod
    def _typed(node):
        if isinstance(node, ast.Name) and node.id == "int":
            return ast.parse("np.int32", mode="eval").body
        return node

    @staticmethod
    def _through(name, arguments, node):
        function = ast.parse(f"__int32__.{name}", mode="eval").body
        return ast.Call(func=function, args=arguments, keywords=node.keywords)


class _Finder(importlib.abc.MetaPathFinder):
    """Reads the modules of core so."""

    def __init__(self):
        self.modules = 0

    def find_spec(self, name, path, target=None):
        if not name.startswith("esp_toolbox.core"):
            return None
        found = importlib.machinery.PathFinder.find_spec(name, path)
        if found is not None and found.origin:
            found.loader = _Loader(found.loader.name, found.loader.path)
            self.modules += 1
        return found


class _Loader(importlib.machinery.SourceFileLoader):
    def get_code(self, name):
        tree = ast.fix_missing_locations(_Looked().visit(ast.parse(self.get_data(self.path), self.path)))
        return compile(tree, self.path, "exec")

    def exec_module(self, module):
        module.__int32__ = sys.modules[__name__]
        super().exec_module(module)


def install():
    """From now on."""
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    return finder
