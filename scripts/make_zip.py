"""Build the zip for the plugin repository and hold it against the repository's rules."""

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import translation_file

ROOT = Path(__file__).resolve().parent.parent
STAGE = ROOT / "build" / "stage" / "esp_toolbox"
# What make docs builds; help buttons lead there.
PAGES = ROOT / "build" / "docs"
# The inventory for other projects is packed, by each machine in its own way.
_UNREAD = shutil.ignore_patterns(".*", "_sources", "*.map", "objects.inv")
TARGET = ROOT / "build" / "esp_toolbox.zip"
SHIPPED = ("__init__.py", "plugin.py", "metadata.txt", "LICENSE", "README.md", "CHANGELOG.md")
FOLDERS = ("algorithms", "core", "ui", "resources")
FORBIDDEN = re.compile(r"(__pycache__|\.pyc$|\.so$|\.dll$|\.exe$|\.dylib$|(^|/)\.)")
MAXIMUM = 25_000_000
# What QGIS does not read: it takes the compiled translations.
IGNORED = shutil.ignore_patterns("__pycache__", "*.pyc", ".*", "*.ts", "*.part")
COMPILED = tuple(f"resources/i18n/esp_toolbox_{name}.qm" for name in translation_file.LANGUAGES)
REQUIRED = ("LICENSE", "metadata.txt", *COMPILED)


def stage() -> None:
    """Copy what is shipped into build/stage/esp_toolbox."""
    shutil.rmtree(STAGE, ignore_errors=True)
    STAGE.mkdir(parents=True)
    for name in SHIPPED:
        shutil.copy(ROOT / name, STAGE / name)
    for name in FOLDERS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, STAGE / name, ignore=IGNORED)
    if PAGES.is_dir():
        shutil.copytree(PAGES, STAGE / "resources" / "help", ignore=_UNREAD, dirs_exist_ok=True)


def pack() -> None:
    """Zip the stage with sorted names and fixed dates: the same tree gives the same bytes on every machine.

    Nothing is compressed: builds of zlib differ in what they make of the same file.
    """
    TARGET.unlink(missing_ok=True)
    with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_STORED) as archive:
        names = {path.relative_to(STAGE.parent).as_posix(): path for path in STAGE.rglob("*") if path.is_file()}
        # In the order of their characters: paths of Windows would sort otherwise.
        for name, path in sorted(names.items()):
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            # Python writes the system that it runs on.
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())


def problems() -> list:
    """What the plugin repository would refuse of the zip's names and size."""
    found = []
    with zipfile.ZipFile(TARGET) as archive:
        names = archive.namelist()
    if TARGET.stat().st_size > MAXIMUM:
        found.append(f"the zip has {TARGET.stat().st_size} bytes, more than {MAXIMUM}")
    if {name.split("/")[0] for name in names} != {"esp_toolbox"}:
        found.append("the zip must hold one folder, esp_toolbox")
    found += [f"{name} must not be shipped" for name in names if FORBIDDEN.search(name)]
    found += [f"{name} is missing" for name in REQUIRED if f"esp_toolbox/{name}" not in names]
    return found


def findings() -> list:
    """What the plugin repository's scanners would block."""
    return _scan("bandit", ["-q", "-r", "-ll", str(STAGE)]) + _secrets()


def _scan(tool: str, arguments: list) -> list:
    finished = subprocess.run(
        [sys.executable, "-m", tool, *arguments], capture_output=True, text=True, check=False
    )
    return [] if finished.returncode == 0 else [finished.stdout + finished.stderr]


def _secrets() -> list:
    import json

    # Without asking services of the network whether a secret is one.
    scan = ["scan", "--no-verify", "--all-files", "--exclude-files", r"metadata\.txt", "."]
    finished = subprocess.run(
        [sys.executable, "-m", "detect_secrets", "-c", "2", *scan],
        capture_output=True,
        text=True,
        check=True,
        cwd=STAGE,
    )
    results = json.loads(finished.stdout)["results"]
    return [f"{name}: looks like a secret" for name, hits in results.items() if hits]


def main() -> int:
    """Compile the translations, stage, pack, check."""
    translation_file.compile_all()
    stage()
    pack()
    found = problems() + findings()
    for problem in found:
        print(problem, file=sys.stderr)
    print(f"{TARGET.relative_to(ROOT)}  {TARGET.stat().st_size / 1e6:.2f} MB, {len(found)} problems")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
