"""Pictures of the documentation as files: parts of a long page, small palettes."""

from __future__ import annotations

import subprocess
from pathlib import Path

from PIL import Image

# A picture of the documentation is no larger than this, in bytes.
LIMIT = 200_000
_COLOURS = ((256, Image.Quantize.MEDIANCUT), *((number, Image.Quantize.MAXCOVERAGE) for number in (256, 128, 64, 32)))
_PAGE = (1000, 6000)
# The parts of a page that the documentation shows, and their height.
_PARTS, _SCREEN = 2, 1400


def shrink(folder: Path) -> None:
    """Give pictures a palette where they have none yet, with fewer colours the larger they are.

    Those of large pictures are chosen so that rare ones, as in the legends of maps, are kept; greys get a tint then.
    """
    for path in sorted(folder.rglob("*.png")):
        with Image.open(path) as picture:
            if picture.mode == "P":
                continue
            plain = picture.convert("RGB")
        for colours, method in _COLOURS:
            few = plain.quantize(colours, method=method, dither=Image.Dither.NONE)
            few.save(path, optimize=True)
            if path.stat().st_size <= LIMIT:
                break


def cut_page(page: Path, folder: Path, name: str, profile: Path) -> list:
    """Take pictures of the parts of a page, each a screen long.

    Parameters
    ----------
    page : Path
        An HTML file.
    folder : Path
        Where `name`_1.png, `name`_2.png ... are written.
    name : str
    profile : Path
        Folder that the browser may use.

    Returns
    -------
    list of Path
    """
    whole = profile.with_suffix(".png")
    width, height = _PAGE
    subprocess.run(
        [
            *("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            *("--hide-scrollbars", f"--user-data-dir={profile}", f"--window-size={width},{height}"),
            *(f"--screenshot={whole}", page.as_uri()),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with Image.open(whole) as picture:
        taken = picture.convert("RGB")
    parts = []
    for number in range(_PARTS):
        part = folder / f"{name}_{number + 1}.png"
        taken.crop((0, number * _SCREEN, width, (number + 1) * _SCREEN)).save(part)
        parts.append(part)
    return parts
