"""What is called of scipy is in its oldest and its newest version: 1.10 and 1.18.

The list holds all names and the arguments that are given by name. A name that is new here is looked up in scipy's
documentation of 1.10 first; wherever the suite runs, the list is held against the scipy that is there.
"""

import ast
import importlib
import inspect
import re
from collections import defaultdict

import package
import pytest

KNOWN = {
    "scipy.__version__": "",
    "scipy.cluster.hierarchy.cut_tree": "",
    "scipy.cluster.hierarchy.linkage": "",
    "scipy.fft.dctn": "axes norm",
    "scipy.fft.idctn": "axes norm overwrite_x",
    "scipy.fft.irfft2": "",
    "scipy.fft.next_fast_len": "real",
    "scipy.fft.rfft2": "",
    "scipy.linalg.fractional_matrix_power": "",
    "scipy.linalg.lu_factor": "",
    "scipy.linalg.lu_solve": "",
    "scipy.ndimage.binary_dilation": "iterations",
    "scipy.ndimage.binary_erosion": "",
    "scipy.ndimage.binary_propagation": "mask",
    "scipy.ndimage.convolve": "mode",
    "scipy.ndimage.distance_transform_edt": "return_distances return_indices",
    "scipy.ndimage.find_objects": "",
    "scipy.ndimage.gaussian_filter": "mode",
    "scipy.ndimage.gaussian_filter1d": "axis mode",
    "scipy.ndimage.generate_binary_structure": "",
    "scipy.ndimage.label": "output",
    "scipy.ndimage.maximum_filter": "cval mode size",
    "scipy.ndimage.minimum_filter": "cval mode",
    "scipy.ndimage.uniform_filter": "mode",
    "scipy.signal.oaconvolve": "mode",
    "scipy.sparse.coo_matrix": "shape",
    "scipy.sparse.csgraph.breadth_first_order": "directed",
    "scipy.sparse.csgraph.connected_components": "directed",
    "scipy.sparse.csgraph.dijkstra": "directed indices limit return_predecessors unweighted",
    "scipy.sparse.csgraph.minimum_spanning_tree": "",
    "scipy.sparse.csr_matrix": "",
    "scipy.sparse.diags": "",
    "scipy.sparse.linalg.eigsh": "v0 which",
    "scipy.sparse.linalg.splu": "diag_pivot_thresh options permc_spec",
    "scipy.spatial.cKDTree": "",
    "scipy.spatial.ConvexHull": "",
    "scipy.spatial.Delaunay": "",
    "scipy.spatial.distance.pdist": "",
    "scipy.spatial.QhullError": "",
    "scipy.special.betainc": "",
    "scipy.special.erfc": "",
    "scipy.special.fdtr": "",
    "scipy.special.fdtrc": "",
    "scipy.special.gammaincinv": "",
    "scipy.special.gammaln": "",
    "scipy.special.ndtr": "",
    "scipy.special.ndtri": "",
    "scipy.special.stdtr": "",
    "scipy.special.xlogy": "",
    "scipy.stats.qmc.LatinHypercube": "",
    "scipy.stats.qmc.Sobol": "",
    "scipy.stats.rankdata": "axis",
}


def names_in(text):
    """Names of scipy in a program, with the arguments that its calls name: {"scipy.fft.dctn": {"axes"}}."""
    tree = ast.parse(text)
    meant, found = {}, defaultdict(set)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                first = alias.name.split(".")[0]
                if first == "scipy":
                    meant[alias.asname or first] = alias.name if alias.asname else first
        elif isinstance(node, ast.ImportFrom) and not node.level and (node.module or "").split(".")[0] == "scipy":
            for alias in node.names:
                meant[alias.asname or alias.name] = f"{node.module}.{alias.name}"
                found[f"{node.module}.{alias.name}"] = set()

    def name_of(node):
        if isinstance(node, ast.Name):
            return meant.get(node.id)
        place = name_of(node.value) if isinstance(node, ast.Attribute) else None
        return f"{place}.{node.attr}" if place else None

    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and name_of(node):
            found[name_of(node)] |= set()
        if isinstance(node, ast.Call) and name_of(node.func):
            found[name_of(node.func)] |= {keyword.arg for keyword in node.keywords}
    return found


def object_of(name):
    """What a dotted name stands for: a module or something in one."""
    try:
        return importlib.import_module(name)
    except ImportError:
        module, _, last = name.rpartition(".")
        return getattr(importlib.import_module(module), last)


def test_names_are_found_in_every_way_of_importing():
    text = (
        "import scipy\nimport scipy.fft as fast\nfrom scipy import ndimage\nfrom scipy.special import erfc as tail\n"
        "scipy.stats.rankdata(x, axis=1)\nfast.dctn(x, norm='ortho')\nndimage.label(x)\ntail(x)\nother.scipy(x, y=1)\n"
    )
    found = {name: arguments for name, arguments in names_in(text).items() if name in KNOWN}
    assert found == {
        "scipy.stats.rankdata": {"axis"}, "scipy.fft.dctn": {"norm"}, "scipy.ndimage.label": set(),
        "scipy.special.erfc": set(),
    }  # fmt: skip


def test_what_is_called_of_scipy_is_known_to_be_in_all_versions():
    unknown = []
    for folder in ("core", "algorithms", "ui"):
        for path in sorted((package.ROOT / folder).rglob("*.py")):
            text, place = path.read_text(encoding="utf-8"), path.relative_to(package.ROOT).as_posix()
            for name, arguments in names_in(text).items() if "scipy" in text else ():
                if name not in KNOWN:
                    # Modules lead to the names in them.
                    unknown += [] if inspect.ismodule(object_of(name)) else [f"{place}: {name}"]
                    continue
                more = arguments - set(KNOWN[name].split())
                unknown += [f"{place}: {name}({argument}=)" for argument in more]
    assert unknown == []


@pytest.mark.parametrize("name", KNOWN)
def test_the_scipy_that_is_here_has_it(name):
    found = object_of(name)
    if KNOWN[name]:
        try:
            has = set(inspect.signature(found).parameters)
        except ValueError:
            # Compiled functions tell their arguments in their help.
            has = set(re.findall(r"^ *(\w+) : ", found.__doc__, re.MULTILINE))
        assert set(KNOWN[name].split()) <= has
