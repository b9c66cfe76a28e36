"""Changes modules of core and counts what the tests of their rooms notice: `make mutate MODULES="core/lists.py"`.

mutmut works on a copy in build/mutation, one room at a time and in one process. What survives is written, as
differences, to build/mutation/survivors.txt. Words of messages and fractions told to a progress bar are left alone: the
tests of translations and of the doors look at those.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "build" / "mutation"
SURVIVORS = PLACE / "survivors.txt"
# What tests of core need beside core itself.
_NEEDED = (
    *("__init__.py", "metadata.txt", "resources/presets", "resources/report"),
    *("tests/conftest.py", "tests/support", "tests/data"),
    *("README.md", "docs/tutorial.md", "docs/tutorial_zh.md"),
)
_LEFT_ALONE = [r"(InputError|NothingFound)\(", r"phrase\(", r"progress\(", r"\btold\(", r"with_parts\(", r"errstate\("]
# How mutmut notes what became of a mutant, by the exit code of its tests.
_KILLED, _SURVIVED, _WITHOUT_TESTS = {1, 3}, {0}, {5, 33}
_SETTINGS = """
[tool.mutmut]
source_paths = ["esp_toolbox/core"]
only_mutate = {modules}
also_copy = ["esp_toolbox"]
pytest_add_cli_args_test_selection = {tests}
do_not_mutate_patterns = {left_alone}
timeout_multiplier = 4.0
timeout_constant = 3.0
use_git_change_detection = false

[tool.pytest.ini_options]
addopts = "-q --import-mode=importlib -p no:cacheprovider"
filterwarnings = ["ignore"]
"""


def main() -> int:
    """Mutate the modules that the command names; the exit code is that of mutmut where it could not run."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("modules", nargs="+", help="files of core, such as core/decision/ahp.py")
    asked.add_argument("--tests", nargs="*", help="tests to run instead of those of the module's room")
    given = asked.parse_args()
    SURVIVORS.unlink(missing_ok=True)
    counts = {}
    for room, modules in _by_room(given.modules).items():
        tests = f"tests/core/{room}"
        work = _prepare(modules, tests, given.tests or [tests])
        run = subprocess.run(_mutmut("run", "--max-children", "1"), cwd=work, check=False)
        if run.returncode:
            return run.returncode
        counts.update(_outcome(work, modules))
    _print(counts)
    return 0


def _by_room(modules: "list[str]") -> "dict[str, list[str]]":
    """Return the modules by room; those of the ground floor have their tests in `ground`."""
    rooms = defaultdict(list)
    for module in modules:
        path = (ROOT / module).resolve().relative_to(ROOT)
        if path.parts[0] != "core" or not (ROOT / path).is_file():
            raise SystemExit(f"{module} is no module of core.")
        rooms[path.parts[1] if len(path.parts) > 2 else "ground"].append(path.as_posix())
    return rooms


def _prepare(modules, room, tests) -> Path:
    """Return a fresh folder with a copy of what the tests need, the helpers of their room too, and the settings."""
    work = PLACE / "work"
    shutil.rmtree(work, ignore_errors=True)
    package = work / "esp_toolbox"
    for name in ("core", *_NEEDED, room, *tests):
        source, target = ROOT / name, package / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        else:
            shutil.copy(source, target)
    settings = _SETTINGS.format(
        modules=json.dumps([f"esp_toolbox/{module}" for module in modules]),
        tests=json.dumps([f"esp_toolbox/{name}" for name in tests]),
        left_alone=json.dumps(_LEFT_ALONE),
    )
    (work / "pyproject.toml").write_text(settings, encoding="utf-8")
    (work / "mutants").mkdir()
    if (ROOT.parent / "shared").is_dir():
        (work / "mutants" / "shared").symlink_to(ROOT.parent / "shared")
    return work


def _mutmut(*arguments: str) -> "list[str]":
    return [sys.executable, "-m", "mutmut", *arguments]


def _outcome(work, modules) -> "dict[str, Counter]":
    """Return what became of the mutants of each module, and write the differences of the survivors."""
    counts = {}
    for module in modules:
        codes = json.loads((work / "mutants" / "esp_toolbox" / f"{module}.meta").read_text())["exit_code_by_key"]
        counts[module] = Counter(_fate(code) for code in codes.values())
        with SURVIVORS.open("a", encoding="utf-8") as file:
            for name in (name for name, code in codes.items() if _fate(code) in ("survived", "without tests")):
                shown = subprocess.run(_mutmut("show", name), cwd=work, capture_output=True, text=True, check=True)
                file.write(shown.stdout + "\n")
    return counts


def _fate(code) -> str:
    if code in _KILLED:
        return "killed"
    if code in _SURVIVED:
        return "survived"
    # What runs for ever or crashes is noticed.
    return "without tests" if code in _WITHOUT_TESTS else "stopped"


def _print(counts) -> None:
    total = Counter()
    for module, count in counts.items():
        total += count
        print(_line(module, count))
    print(_line("all", total))
    print(f"Survivors: {SURVIVORS}")


def _line(name, count) -> str:
    noticed, made = count["killed"] + count["stopped"], sum(count.values())
    return f"{name:42s} {noticed:5d} of {made:5d} noticed, {noticed / max(made, 1):.0%}; {dict(count)}"


if __name__ == "__main__":
    sys.exit(main())
