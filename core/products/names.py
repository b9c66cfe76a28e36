"""Names of layers and files: the year that they tell, and what parts the tiles of one raster."""

from __future__ import annotations

import re
from typing import Optional

# When a MODIS or VIIRS file was made: year, day of the year and time. It differs between tiles of one year.
_PRODUCTION = re.compile(r"(?<!\d)(?:19|20)\d{11}(?!\d)")
_YEAR = r"((?:19|20)\d\d)"
# A year and the day in it, as MODIS has it: A2010001.
_DAY_OF_YEAR = re.compile(rf"(?<![a-z0-9])a{_YEAR}[0-3]\d\d(?!\d)", re.IGNORECASE)
# 20100131 or 201001.
_DATE = re.compile(rf"(?<!\d){_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?(?!\d)")
_PLAIN = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
# v01, V1.1, C6.1: versions never part tiles.
_VERSION = re.compile(r"(?<![a-z0-9])(?:v|ver|version|c)\d+(?:[._]\d{1,2}(?!\d))*", re.IGNORECASE)
# A whole number of one to three digits that stands by itself: neither a version (v1, 061) nor a date.
_NUMBER = r"(?:[1-9]\d{0,2}|0\d|0)"
_TILE = re.compile(
    r"h\d{2}v\d{2}"  # MODIS
    r"|(?<![a-z0-9])[ns]\d{1,3}(?:_00)?[_-]?[ew]\d{1,3}(?:_00)?(?![a-z0-9])"  # N36E096, N36_00_E096_00
    r"|(?<![a-z0-9])\d{1,3}[ns][_-]?\d{1,3}[ew](?![a-z0-9])"  # 40N_090E
    r"|(?<![a-z0-9])t?\d{2}[c-hj-np-x](?:[a-hj-np-z][a-hj-np-v])?(?![a-z0-9])"  # 47S, T47SKA
    r"|(?<![a-z0-9])p\d{3}[_-]?r\d{3}(?![a-z0-9])"  # path and row of Landsat
    r"|(?<!\d)\d{10}-\d{10}(?!\d)"  # parts of an export of Earth Engine
    r"|(?:tile|part|block|sheet)[ _-]?\d+"
    rf"|(?<=[ _.(-]){_NUMBER}(?=$|[ _.)-])",  # srtm_41_19, dem (2)
    re.IGNORECASE,
)


def year_of(name: str) -> Optional[str]:
    """The year that a name tells; None where it tells none.

    The first of a period such as 20200101-20210101; of several years that stand by themselves the last, since versions
    and periods of coverage come first ("C6_2000_2010").

    Parameters
    ----------
    name : str

    Returns
    -------
    str or None
        Four digits.

    Examples
    --------
    >>> from esp_toolbox.core.products.names import year_of
    >>> year_of("CLCD_v01_2013_albert.tif")
    '2013'
    """
    text = _PRODUCTION.sub("", str(name))
    found = _DAY_OF_YEAR.search(text) or _DATE.search(text)
    if found:
        return found.group(1)
    years = _PLAIN.findall(text)
    return years[-1] if years else None


def tile_skeleton(name: str, with_dates: bool = True) -> str:
    """A name in which the parts that differ between tiles of one raster are ``#``.

    Years, dates and versions stay: rasters of two years are never tiles of one.

    Parameters
    ----------
    name : str
    with_dates : bool
        Without them the rasters of all years of one product have one skeleton.
    """
    kept: list = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found.group())
        return f"\0{len(kept) - 1}\0"

    text = _PRODUCTION.sub("", name)
    for pattern in (_DAY_OF_YEAR, _DATE, _PLAIN):
        text = pattern.sub(keep if with_dates else "@", text)
    text = _VERSION.sub(keep, text)
    text = _TILE.sub("#", text)
    return re.sub("\0(\\d+)\0", lambda found: kept[int(found.group(1))], text).casefold()


def common_name(names: list) -> str:
    """What the names of tiles share: their name without tile parts and production dates.

    Parameters
    ----------
    names : list of str
        Of one `tile_skeleton`.
    """
    first = _PRODUCTION.sub("", names[0]) if len(names) > 1 else names[0]
    if len(names) > 1:

        def shared(found: re.Match[str]) -> str:
            # A number that all tiles have is no tile part.
            return found.group() if all(found.group() in name for name in names) else ""

        first = _TILE.sub(shared, first)
    # Separators that have lost what they parted.
    first = re.sub(r"([ _.-])[ _.-]+", r"\1", first)
    return first.strip(" _.-")
