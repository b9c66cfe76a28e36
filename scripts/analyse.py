"""Hold the plugin against qgis-plugin-analyzer: a line for each finding, and failure where there is one.

Its own exit code tells of the rules for QGIS alone, not of functions that are hard to follow, nor of security.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOUND = ROOT / "build" / "analysis"
# Rules on metadata.txt cannot be switched off in pyproject.toml. QGIS 3 on Qt 6 loads no plugin without this mark.
ACCEPTED = ("METADATA_SUPPORTS_QT6",)


def analyse() -> dict:
    """What the program finds, anew for every file."""
    command = [sys.executable, "-m", "analyzer.main", "analyze", str(ROOT), "--output", str(FOUND), "--no-cache"]
    (FOUND / "project_context.json").unlink(missing_ok=True)
    finished = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if finished.returncode or not (FOUND / "project_context.json").is_file():
        sys.exit(f"qgis-plugin-analyzer failed; it needs Python 3.11:\n{finished.stdout}{finished.stderr}")
    return json.loads((FOUND / "project_context.json").read_text(encoding="utf-8"))


def findings(content: dict) -> list:
    """A line for each finding, files in order."""
    found = [*content["qgis_compliance"]["best_practices"]["issues"], *content["security"]["findings"]]
    lines = {
        (entry["file"], entry["line"], f"{entry.get('type') or entry['id']}: {entry['message']}")
        for entry in found
        if entry.get("type") not in ACCEPTED
    }
    loose = [*content["semantic"]["circular_dependencies"], *content["semantic"]["missing_resources"]]
    loose += content["repository_compliance"]["constraint_errors"]
    unread = [module["path"] for module in content["modules"] if module["syntax_error"]]
    return [f"{file}:{line}: {text}" for file, line, text in sorted(lines)] + [str(entry) for entry in loose + unread]


def main() -> int:
    """Print what was found; 1 where there is anything."""
    content = analyse()
    lines = findings(content)
    print("\n".join([*lines, f"qgis-plugin-analyzer: {len(lines)} findings in {len(content['modules'])} files"]))
    return bool(lines) or not content["modules"]


if __name__ == "__main__":
    sys.exit(main())
