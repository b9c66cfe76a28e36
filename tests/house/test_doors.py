"""Nobody reads or writes by themselves: files and layers come in through `layers` and go out through `writing`."""

import ast
import re
from pathlib import Path

import pytest
from syntax import nodes, nodes_of, text_of

ROOT = Path(__file__).resolve().parents[2]
# The way in and the way out, and what they stand on.
DOORS = ("algorithms/layers/", "algorithms/writing/", "algorithms/platform/")
# Where inputs and outputs of Processing become layers and files.
FRAME = "algorithms/frame/"

MODULES = {"osgeo", "csv", "gzip", "zipfile", "tarfile", "shutil", "tempfile", "sqlite3", "pickle", "configparser"}
LAYERS = {"QgsRasterLayer", "QgsVectorLayer", "QgsMeshLayer", "QgsVectorFileWriter", "QgsRasterFileWriter"}
FUNCTIONS = {
    "os": {"open", "remove", "unlink", "rename", "replace", "mkdir", "makedirs", "rmdir", "removedirs", "truncate"},
    "io": {"open", "FileIO"},
    "json": {"load", "dump"},
    "np": {"load", "save", "savez", "savez_compressed", "loadtxt", "savetxt", "genfromtxt", "fromfile", "memmap"},
}
FUNCTIONS["numpy"] = FUNCTIONS["np"]
METHODS = {
    # pathlib
    "read_text", "read_bytes", "write_bytes", "mkdir", "rmdir", "unlink", "touch", "hardlink_to",
    # numpy
    "tofile",
    # QGIS
    "saveNamedStyle", "saveStyleToDatabase", "exportToImage", "exportToPdf", "exportToSvg", "toFile",
    # Processing: the job gives paths, layers and sources
    "parameterAsOutputLayer", "parameterAsFileOutput", "parameterAsSink", "parameterAsSource", "parameterAsLayer",
    "parameterAsRasterLayer", "parameterAsVectorLayer", "parameterAsLayerList",
}  # fmt: skip
# A file and what it may, with the reason.
ALLOWED = {
    # core knows no doors: its own tables, the memory of the machine, the runs of an uncertainty study, the rows of maps
    # that a run of moving windows has finished, what workers of a cluster share and whether they have these sources.
    "core/presets.py": {"csv", "open"},
    "core/memory.py": {"open"},
    "core/uncertainty/run_folder.py": {
        "zipfile", "open", "json.load", "np.load", "np.savez_compressed", "os.makedirs", "os.remove", "os.replace",
    },
    "core/circuit/window_maps.py": {
        "zipfile", "open", "json.load", "np.load", "np.savez", "np.fromfile", "os.makedirs", "os.remove", "os.replace",
    },
    "core/cluster/array_files.py": {"shutil", "open", "np.load", "np.save", "os.remove", "os.replace"},
    "core/cluster/probe.py": {"read_bytes"},
    "core/cluster/workers.py": {"open", "os.remove"},
    # QGIS writes them itself, under the temporary name that the door gives.
    "algorithms/studies/model_builder.py": {"toFile"},
}  # fmt: skip

# What rooms above the frame take from the way out, and what for: what a run leaves behind waits in its staging, which
# the job alone has. These write into folders that the job has staged, or where no output of a run is.
WRITERS = {
    # The words for a full disk.
    "algorithms/base.py": {"disk_full", "is_full_error"},
    # Into the job's staged folders.
    "algorithms/circuit/circuitscape_files.py": {"text_file", "write_text", "RasterOutput", "write_raster"},
    "algorithms/circuit/omniscape_output.py": {"FLOAT_NODATA", "RowBand", "write_text"},
    "algorithms/data/prepare.py": {"write_text"},
    "algorithms/report/material.py": {"can_write_workbooks", "write_bytes", "write_text", "write_workbook"},
    "algorithms/studies/parameter_file.py": {"write_json"},
    "algorithms/studies/scenarios.py": {"make_folder", "write_csv", "write_text"},
    "algorithms/studies/workflow_files.py": {"write_bytes"},
    # A project, as the last of the staged files.
    "algorithms/maps/project_file.py": {"write_project"},
    # Passing files of a run.
    "algorithms/circuit/omniscape.py": {"passing_folder"},
    "algorithms/network/network_input.py": {"passing_folder"},
    # What a stopped run leaves for the next one, file by file.
    "algorithms/network/surface_folder.py": {
        "make_folder", "passing_folder", "replacing", "RasterOutput", "failure_of_raster",
    },
    # A run of a workflow is staged as a whole.
    "algorithms/studies/staged_workflow.py": {"Staging", "final_name", "is_staged"},
    "algorithms/studies/workflow_run.py": {"filling", "may_be_written", "same_file"},
    # Files that users keep: workflows, models.
    "algorithms/studies/model_builder.py": {"replacing"},
    "algorithms/studies/own_workflows.py": {"make_folder", "remove_file", "write_json"},
}
# Methods of a job's outputs that give final names, and who uses them.
FINAL_NAMES = {
    "final_folder": {"algorithms/network/surface_folder.py"},
    "set_path": {
        "algorithms/pattern/pattern_outputs.py", "algorithms/studies/evolution.py", "algorithms/studies/scenarios.py",
    },
}


def uses(source: str) -> list:
    """(line, what) of every place that reads or writes."""
    found = []
    for node in nodes(source):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            if not getattr(node, "level", 0):
                found += [(node.lineno, name.split(".")[0]) for name in names if name.split(".")[0] in MODULES]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id == "open" or node.func.id in LAYERS:
                found.append((node.lineno, node.func.id))
        elif isinstance(node, ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            if node.attr in FUNCTIONS.get(owner, ()):
                found.append((node.lineno, f"{owner}.{node.attr}"))
            elif node.attr in METHODS or owner in ("QgsVectorFileWriter", "QgsRasterFileWriter"):
                found.append((node.lineno, node.attr))
    return found


def sources():
    """The files of the plugin that are no door."""
    rooms = [path for room in ("algorithms", "ui", "core") for path in (ROOT / room).rglob("*.py")]
    for path in sorted([ROOT / "plugin.py", *rooms]):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(DOORS):
            yield name, text_of(path)


def test_nobody_reads_or_writes_by_themselves():
    strangers = [
        f"{name}:{line}: {what}"
        for name, source in sources()
        for line, what in uses(source)
        if what not in ALLOWED.get(name, ()) and not (name.startswith(FRAME) and what.startswith("parameterAs"))
        # The session of the workbench is touched where a study changes; it is no file.
        if not (name.startswith("ui/workbench/") and what == "touch")
    ]
    assert not strangers, "read through algorithms/layers, write through algorithms/writing"


def taken_from_the_way_out(source: str) -> set:
    """Names that a file imports from `algorithms/writing`."""
    found = set()
    for node in nodes(source):
        if isinstance(node, ast.ImportFrom) and node.level and "writing" in (node.module or "").split("."):
            found |= {alias.name for alias in node.names}
    return found


def algorithm_rooms():
    everything = ((name, source) for name, source in sources() if name.startswith("algorithms/"))
    return ((name, source) for name, source in everything if not name.startswith(FRAME))


def test_no_algorithm_writes_past_the_job():
    found = {name: taken_from_the_way_out(source) for name, source in algorithm_rooms()}
    assert {name: names for name, names in found.items() if names} == WRITERS, "write through the job"


@pytest.mark.parametrize("method", FINAL_NAMES)
def test_no_algorithm_asks_for_final_names(method):
    users = {
        name
        for name, source in algorithm_rooms()
        for node in nodes(source)
        if isinstance(node, ast.Attribute) and node.attr == method
    }
    assert users == FINAL_NAMES[method], "staged_file, staged_folder and folder give names that appear together"


def test_what_may_is_still_there():
    found = {name: {what for _, what in uses(source)} for name, source in sources() if name in ALLOWED}
    assert found == ALLOWED


@pytest.mark.parametrize(
    "line",
    [
        "from osgeo import gdal",
        "import csv",
        "open('a.txt')",
        "json.dump({}, file)",
        "np.savez('a', b=1)",
        "os.replace('a', 'b')",
        "Path('a').read_text()",
        "QgsVectorLayer('a.gpkg', 'a', 'ogr')",
        "QgsVectorFileWriter.create('a')",
        "layer.saveNamedStyle('a.qml')",
        "self.parameterAsSource(parameters, 'A', context)",
    ],
)
def test_a_new_place_is_found(line):
    assert uses(line)


# Where a text that becomes a number, or is parted, is nothing that a user typed.
OWN_TEXTS = {
    "core/lists.py": "the parser of lists",
    "core/numbers.py": "the parser of numbers",
    "core/decision/ahp_matrix.py": "rows of judgements, whose empty entries count",
    # Files of other programs and of the system.
    "core/circuit/omniscape_configuration.py": "Omniscape's configuration",
    "core/circuit/pairs.py": "Circuitscape's pairs",
    "core/circuit/reclassification.py": "Omniscape's tables",
    "core/circuit/text_lists.py": "Circuitscape's lists",
    "core/network/conefor.py": "Conefor's files",
    "core/workflow/own_factors.py": "names of layers, without signs that part lists",
    "core/memory.py": "files of the system",
    # What our own files and QGIS' hold.
    "algorithms/base.py": "tags of a form",
    "algorithms/frame/given.py": "values of Processing, of any type",
    "algorithms/kit/numbered_page.py": "keys of a template",
    "algorithms/layers/source_notes.py": "notes on layers",
    "algorithms/layers/vector_io.py": "declarations of fields",
    "algorithms/report/citations.py": "the toolbox' own list of references",
    "algorithms/report/services.py": "tables that the toolbox wrote",
    "algorithms/studies/scenario_page.py": "labels of a page",
    "algorithms/studies/workflow_model.py": "names in a definition",
    "algorithms/writing/cells.py": "whether a cell is a formula",
    "core/workflow/combination.py": "names in a definition",
    "ui/workbench/stage.py": "names in a definition",
    "ui/workbench/states.py": "records of a study",
}
_PARTING = set(",;，；、")
_SIGNS = re.compile(r"\[[^\]]*\]\+?")


def text_to_number(source: str) -> list:
    """Lines with float(str(...)), float(....strip()), or a float( whose failure is expected: a text read by hand."""
    found = []
    for node in nodes(source):
        if _is_number_of(node):
            function = node.args[0].func if node.args and isinstance(node.args[0], ast.Call) else None
            is_text = isinstance(function, ast.Name) and function.id == "str"
            if is_text or (isinstance(function, ast.Attribute) and function.attr in ("strip", "text", "replace")):
                found.append(node.lineno)
        elif isinstance(node, (ast.Try, ast.With)):
            handlers = node.handlers if isinstance(node, ast.Try) else node.items
            if any("ValueError" in ast.unparse(handler) for handler in handlers):
                found += [call.lineno for part in node.body for call in ast.walk(part) if _is_number_of(call)]
    return found


def _is_number_of(node) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("float", "int")


def parted_texts(source: str) -> list:
    """Lines that part a text at commas or semicolons."""
    found = []
    for node in nodes(source):
        parts = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if parts and node.func.attr in ("split", "rsplit", "compile"):
            signs = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else ""
            of_regex = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
            if node.func.attr == "compile":
                # A pattern of separators alone.
                signs = signs if of_regex and isinstance(signs, str) and _SIGNS.fullmatch(signs) else ""
            if isinstance(signs, str) and _PARTING.intersection(signs):
                found.append(node.lineno)
    return found


def every_file():
    doors = (path for door in DOORS for path in (ROOT / door).rglob("*.py"))
    return [*sources(), *((path.relative_to(ROOT).as_posix(), text_of(path)) for path in doors)]


def test_nobody_reads_typed_numbers_and_lists_by_themselves():
    files = dict(every_file())
    found = {name: [*text_to_number(source), *parted_texts(source)] for name, source in files.items()}
    strangers = [f"{name}:{line}" for name, lines in found.items() if name not in OWN_TEXTS for line in lines]
    assert not strangers, "what users type is read by core/numbers, core/lists and core/tables"
    assert not [name for name in OWN_TEXTS if not found.get(name)], "no longer needed"


@pytest.mark.parametrize(
    "line",
    [
        "float(str(cell).strip())",
        "float(str(value))",
        "try:\n    a = float(text)\nexcept ValueError:\n    pass",
        "with suppress(ValueError):\n    a = int(text)",
        "text.split(',')",
        "re.split('[;；]', text)",
        "PARTS = re.compile('[;\\n]')",
    ],
)
def test_another_parser_is_found(line):
    assert [*text_to_number(line), *parted_texts(line)]


def test_algorithms_take_copies_of_others():
    """The registry's own are deleted when a provider is read again, whatever thread still works with them."""
    asking = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "algorithms").rglob("*.py"))
        if any(isinstance(node, ast.Attribute) and node.attr == "algorithmById" for node in nodes_of(path))
    ]
    assert asking == ["algorithms/platform/registry.py"]


def test_matplotlib_comes_by_its_door():
    """The first import must not be one of a task's thread."""
    importing = [
        str(path.relative_to(ROOT))
        for room in ("algorithms", "ui")
        for path in sorted((ROOT / room).rglob("*.py"))
        for node in nodes_of(path)
        if isinstance(node, ast.Import)
        and any(alias.name.split(".")[0] == "matplotlib" for alias in node.names)
        or isinstance(node, ast.ImportFrom)
        and not node.level
        and (node.module or "").split(".")[0] == "matplotlib"
    ]
    assert not importing
