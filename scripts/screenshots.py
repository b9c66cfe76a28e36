"""make screenshots: a real QGIS under Xvfb with the demo's project open; pictures into docs/images."""

import os
import subprocess
import sys
from pathlib import Path

from qgis_runner import ROOT, QgisRunner

IMAGES = ROOT / "docs" / "images"
DEMO = ROOT / "build" / "demo"


def main() -> int:
    """Open QGIS, let `screenshot_in_qgis.py` take the pictures, look whether they are there."""
    if not (DEMO / "pattern.qgz").exists():
        raise SystemExit("run make demo first")
    IMAGES.mkdir(parents=True, exist_ok=True)
    home = ROOT / "build" / "qgis"
    environment = dict(QgisRunner(home).environment)
    environment.pop("QT_QPA_PLATFORM")
    picture = IMAGES / "qgis.png"
    picture.unlink(missing_ok=True)
    subprocess.run(
        [
            "xvfb-run",
            "-a",
            "-s",
            "-screen 0 1500x900x24",
            "qgis",
            "--profiles-path",
            str(home),
            "--profile",
            "default",
            "--noversioncheck",
            "--nologo",
            "--project",
            str(DEMO / "pattern.qgz"),
            "--code",
            str(Path(__file__).with_name("screenshot_in_qgis.py")),
        ],
        env={**environment, "ESP_SCREENSHOT": str(picture), "LANG": os.environ.get("LANG", "C.UTF-8")},
        check=False,
        timeout=180,
    )
    if not picture.exists():
        print("QGIS took no picture", file=sys.stderr)
        return 1
    print(picture)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
