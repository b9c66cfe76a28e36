"""Every key that is read or written by its name is declared by the form."""

import ast
import inspect
import re

import package
import pytest

KEY = re.compile(r"[A-Z][A-Z0-9_]*")
# How the code calls what it reads from and writes to.
HOLDERS = {"job", "_job", "values", "values_or_job", "outputs"}
FOLDER = package.ROOT / "algorithms"


@pytest.fixture(scope="module")
def forms(qgis_app):
    """Each algorithm, with its form, by the file that holds its class."""
    from esp_toolbox.algorithms.provider import ALGORITHMS

    return {inspect.getsourcefile(kind): kind().create() for kind in ALGORITHMS}


def declared(form) -> set:
    return {entry.name() for entry in (*form.parameterDefinitions(), *form.outputDefinitions())}


def methods_with_a_key() -> set:
    """The methods of a run whose first argument is a key."""
    from esp_toolbox.algorithms.frame.job import Job
    from esp_toolbox.algorithms.frame.outputs import Outputs

    named = [(name, inspect.signature(method)) for kind in (Job, Outputs) for name, method in inspect.getmembers(
        kind, inspect.isfunction)]  # fmt: skip
    return {name for name, signature in named if list(signature.parameters)[1:2] == ["key"]}


def keys_in(tree, methods) -> list:
    """The literal keys that a file hands to a run, with their lines."""
    seen = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        holder = getattr(node.func.value, "id", getattr(node.func.value, "attr", ""))
        read = holder in HOLDERS and node.func.attr in methods
        handed = node.func.attr.startswith("parameterAs") and len(node.args) > 1
        argument = node.args[1 if handed else 0]
        if (read or handed) and isinstance(argument, ast.Constant) and KEY.fullmatch(str(argument.value)):
            seen.append((argument.value, node.lineno))
    return seen


def imported(path, tree) -> set:
    """The files of algorithms that a file imports."""
    files = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = path.parents[node.level - 1].joinpath(*(node.module or "").split(".")).resolve()
            candidates = [base.with_suffix(".py"), *(base / f"{name.name}.py" for name in node.names)]
            files |= {str(file) for file in candidates if file.is_file()}
    return files


def test_keys_are_declared(forms):
    methods = methods_with_a_key()
    assert {"number", "given", "write_raster", "set", "staged_folder"} <= methods
    paths = {str(path.resolve()): path for path in FOLDER.rglob("*.py")}
    trees = {file: ast.parse(path.read_text(encoding="utf-8")) for file, path in paths.items()}
    links = {file: imported(paths[file], tree) for file, tree in trees.items()}
    served = {file: {file} if file in forms else set() for file in trees}
    for form in forms:
        waiting = [form]
        reached = set()
        while waiting:
            for file in links.get(waiting.pop(), set()) & set(trees) - reached:
                reached.add(file)
                served[file].add(form)
                waiting.append(file)
    keys = {file: declared(form) for file, form in forms.items()}
    wrong, count = [], 0
    for file, tree in trees.items():
        for key, line in keys_in(tree, methods):
            count += 1
            # A form reads its own keys; a helper those of at least one of the forms that it serves.
            readers = [file] if file in forms else served[file]
            if not any(key in keys[reader] for reader in readers):
                wrong.append(f"{paths[file].relative_to(package.ROOT)}:{line}: {key}")
    assert wrong == []
    assert count > 800


def test_parents_are_declared(forms):
    wrong = []
    for form in forms.values():
        for definition in form.parameterDefinitions():
            for parent in ("parentLayerParameterName", "parentParameterName"):
                named = getattr(definition, parent, str)()
                if named and named not in declared(form):
                    wrong.append((form.id(), definition.name(), named))
    assert wrong == []


def test_no_list_of_fields_is_that_of_a_raster(forms):
    """QGIS (3.22, 3.40) ends by signal 11 when the layer of a list of fields is a raster."""
    wrong = []
    for form in forms.values():
        kinds = {definition.name(): definition.type() for definition in form.parameterDefinitions()}
        for name in (name for name, kind in kinds.items() if kind == "field"):
            parent = form.parameterDefinition(name).parentLayerParameterName()
            if kinds[parent] not in ("source", "vector"):
                wrong.append((form.id(), name))
    assert wrong == []


def test_an_unknown_key_is_said_at_once(forms):
    from esp_toolbox.algorithms.frame.job import Job
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    form = next(form for form in forms.values() if form.name() == "weightedoverlay")
    job = Job(form, {}, QgsProcessingContext(), QgsProcessingFeedback())
    for reading in (job.given, job.number, job.text, job.choice, job.label, job.wants):
        with pytest.raises(KeyError, match="weightedoverlay declares no parameter WEIGTHS"):
            reading("WEIGTHS")
    with pytest.raises(KeyError, match="declares no output WEIGHTS_OUTT"):
        job.set("WEIGHTS_OUTT", "1")
    with pytest.raises(KeyError, match="declares no parameter WEIGTHS"):
        job.write_raster("WEIGTHS", None)
