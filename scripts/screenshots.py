"""make screenshots: all pictures of the documentation, from a real QGIS under Xvfb, in English and Chinese.

Each scene is a QGIS of its own with a private profile in the language; `screenshot_in_qgis.py` runs inside it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import demo
from picture_files import cut_page, shrink
from qgis_runner import ROOT, QgisRunner

IMAGES = ROOT / "docs" / "images"
WORK = ROOT / "build" / "screenshots"
# Folder of the pictures below docs/images, locale of QGIS, language of the fonts.
LANGUAGES = {"en": ("", "en_US", "en"), "zh": ("zh", "zh-Hans", "zh-cn")}
SCENES = ("toolbox", "results", "workbench", "editors")
# Seconds that a scene may take.
_PATIENCE = 600
SETTINGS = """[locale]
overrideFlag=true
userLocale={locale}

[qgis]
askToSaveProjectChanges=false
checkVersion=false
newProjectDefault=false

[UI]
UITheme=default
"""


class Studio:
    """A language's profile, data and pictures.

    Parameters
    ----------
    language : {"en", "zh"}
    size : int
        Rows and columns of the sample basin.
    """

    def __init__(self, language: str, size: int):
        folder, self.locale, self.font_language = LANGUAGES[language]
        self.images = IMAGES / folder
        self.images.mkdir(parents=True, exist_ok=True)
        self.work = WORK / language
        self.size = size
        profile = self.work / "qgis" / "profiles" / "default" / "QGIS"
        profile.mkdir(parents=True, exist_ok=True)
        (profile / "QGIS3.ini").write_text(SETTINGS.format(locale=self.locale), encoding="utf-8")
        self.runner = QgisRunner(self.work / "qgis")

    def make_data(self) -> None:
        """The sample basin and the Qaidam workflow's results, with texts in the language; always anew."""
        basin = self.work / "basin"
        self.runner.run("esp:samplebasin", {"SEED": 1, "ROWS": self.size, "COLS": self.size, "FOLDER": basin})
        demo.run_workflow(self.runner, basin, self.work)

    def take(self, scene: str) -> bool:
        """Run a scene; tells whether it came to its end."""
        ended = self.work / f"{scene}.ended"
        ended.unlink(missing_ok=True)
        environment = {
            **self.runner.environment,
            "ESP_SCENE": scene,
            "ESP_IMAGES": str(self.images),
            "ESP_DATA": str(self.work),
            "ESP_BASIN_SIZE": str(self.size),
            "LANG": "C.UTF-8",
            "FC_LANG": self.font_language,
            "QT_SCALE_FACTOR": "1",
        }
        environment.pop("QT_QPA_PLATFORM")
        command = [
            *("xvfb-run", "-a", "-s", "-screen 0 1500x1400x24"),
            *("qgis", "--profiles-path", str(self.work / "qgis"), "--profile", "default"),
            *("--noversioncheck", "--nologo", "--code", str(Path(__file__).with_name("screenshot_in_qgis.py"))),
        ]
        process = subprocess.Popen(command, env=environment, start_new_session=True)
        try:
            process.wait(timeout=_PATIENCE)
        except subprocess.TimeoutExpired:
            # The screen's server and QGIS as well.
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
        return ended.exists()

    def take_report(self) -> None:
        """Pictures of the report's parts, by a browser without a window, and the map that the run leaves."""
        cut_page(self.work / "report.html", self.images, "report", self.work / "browser")
        shutil.copy(self.work / "map.png", self.images)


def main() -> int:
    """Make the data, run the scenes, shrink what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", nargs="*", default=list(LANGUAGES), choices=list(LANGUAGES))
    parser.add_argument("--scenes", nargs="*", default=[*SCENES, "report"], choices=[*SCENES, "report"])
    parser.add_argument("--size", type=int, default=400, help="rows and columns of the sample basin")
    parser.add_argument("--keep", action="store_true", help="take the data of the last time")
    options = parser.parse_args()
    failed = []
    for language in options.languages:
        studio = Studio(language, options.size)
        if not options.keep:
            studio.make_data()
        for scene in options.scenes:
            print(f"{language}: {scene}", flush=True)
            if scene == "report":
                studio.take_report()
            elif not studio.take(scene):
                failed.append(f"{language}: {scene}")
    shrink(IMAGES)
    for scene in failed:
        print(f"{scene}: QGIS did not come to the end", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    os.umask(0o022)
    raise SystemExit(main())
