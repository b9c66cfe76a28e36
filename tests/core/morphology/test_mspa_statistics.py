"""Classes, colours and the table of an MSPA result."""

import numpy as np
import pytest
from esp_toolbox.core.errors import InputError
from esp_toolbox.core.morphology.classes import BYTE_CLASSES, CLASS_COLOURS, MspaClass, classes_of, without_openings
from esp_toolbox.core.morphology.mspa import mspa
from esp_toolbox.core.morphology.statistics import Entry, mspa_statistics
from hypothesis import given
from hypothesis import strategies as st
from mspa_images import connectivities, images
from scipy import ndimage

OFFICIAL = {
    0: (220, 220, 220),
    100: (136, 136, 136),
    220: (194, 194, 194),
    1: (255, 140, 0),
    3: (0, 0, 0),
    5: (0, 0, 255),
    9: (160, 60, 0),
    17: (0, 200, 0),
    33: (255, 0, 0),
    35: (255, 0, 0),
    37: (255, 0, 0),
    65: (255, 255, 0),
    67: (255, 255, 0),
    69: (255, 255, 0),
    129: (255, 255, 255),
}
CLOSED = {35: (0, 0, 0), 37: (0, 0, 255), 67: (0, 0, 0), 69: (0, 0, 255)}


def test_official_colours_for_both_settings():
    assert len(BYTE_CLASSES) == len({byte.value for byte in BYTE_CLASSES}) == 26
    for byte in BYTE_CLASSES:
        value = byte.value - 100 if 101 <= byte.value <= 169 and byte.value != 129 else byte.value
        assert byte.colour == OFFICIAL[value]
        assert byte.closed_colour == CLOSED.get(value, OFFICIAL[value])
    assert {kind: CLASS_COLOURS[kind] for kind in MspaClass}[MspaClass.LOOP] == (255, 255, 0)
    assert len(CLASS_COLOURS) == len(MspaClass)


def test_seven_classes_of_all_bytes():
    expected = {
        MspaClass.CORE: (17, 117),
        MspaClass.ISLET: (9, 109),
        MspaClass.PERFORATION: (5, 37, 69, 105, 137, 169),
        MspaClass.EDGE: (3, 35, 67, 103, 135, 167),
        MspaClass.LOOP: (65, 165),
        MspaClass.BRIDGE: (33, 133),
        MspaClass.BRANCH: (1, 101),
        MspaClass.BACKGROUND: (0, 100, 220),
        MspaClass.NODATA: (129,),
    }
    for kind, values in expected.items():
        assert (classes_of(np.array(values, dtype=np.uint8)) == kind).all()
    known = {value for values in expected.values() for value in values}
    assert known == {byte.value for byte in BYTE_CLASSES}
    assert without_openings(np.array([117, 220, 100, 129, 17, 0], dtype=np.uint8)).tolist() == [17, 0, 0, 129, 17, 0]


def rows_of(statistics):
    return {row.entry: row for row in statistics.rows}


def test_table_of_a_known_pattern():
    image = np.full((11, 20), 1, dtype=np.uint8)
    image[1:10, 1:10] = 2
    image[5, 5] = 1
    image[5, 10:14] = 2
    image[2:4, 15:17] = 2
    image[10, 0] = 0
    statistics = mspa_statistics(mspa(image), 0.25)
    rows = rows_of(statistics)
    assert rows[Entry.CORE].cells == 49 - 9
    assert rows[Entry.PERFORATION].cells == 8
    assert rows[Entry.EDGE].cells == 32
    assert rows[Entry.ISLET].cells == 4
    assert rows[Entry.BRANCH].cells == 4
    assert rows[Entry.CORE_OPENING].cells == rows[Entry.OPENING].cells == 1
    assert rows[Entry.MISSING].cells == 1
    assert rows[Entry.BACKGROUND].cells == 219 - 88
    assert [rows[entry].patches for entry in (Entry.CORE, Entry.EDGE, Entry.ISLET, Entry.BRIDGE)] == [1, 1, 1, 0]
    assert rows[Entry.BACKGROUND].patches == 2
    assert rows[Entry.ISLET].area_ha == 1.0
    assert rows[Entry.ISLET].foreground_share == pytest.approx(100 * 4 / 88)
    assert rows[Entry.ISLET].data_share == pytest.approx(100 * 4 / 219)
    assert np.isnan(rows[Entry.BACKGROUND].foreground_share)
    assert rows[Entry.MISSING].data_share == pytest.approx(100 / 220)
    assert Entry.SMALL_CORE not in rows
    foreground, integral = rows[Entry.FOREGROUND], rows[Entry.INTEGRAL_FOREGROUND]
    assert (foreground.area_ha, integral.area_ha) == (22.0, 22.25)
    assert (foreground.patches, integral.patches) == (2, 2)
    assert foreground.data_share == pytest.approx(100 * 88 / 219)
    assert foreground.foreground_share == 100.0
    assert np.isnan(integral.foreground_share)
    assert statistics.row(Entry.ISLET) is rows[Entry.ISLET]
    assert statistics.porosity == pytest.approx(100 - 100 * 80 / 81)


@given(images, st.integers(1, 3), connectivities)
def test_shares_add_up_and_patches_are_components(image, edge_width, connectivity):
    values = mspa(image, edge_width, connectivity)
    statistics = mspa_statistics(values, 0.09, connectivity)
    rows = rows_of(statistics)
    sizes = (Entry.SMALL_CORE, Entry.MEDIUM_CORE, Entry.LARGE_CORE)
    foreground = [Entry.CORE, *list(Entry)[4:10]]
    assert tuple(row.entry for row in statistics.rows) == tuple(entry for entry in Entry if entry not in sizes)
    split = rows_of(mspa_statistics(values, 0.09, connectivity, (0.2, 0.9)))
    assert tuple(split) == tuple(Entry)
    for name in ("cells", "area_ha", "patches"):
        parts = sum(getattr(split[entry], name) for entry in sizes)
        assert parts == pytest.approx(getattr(rows[Entry.CORE], name))
    if split[Entry.MEDIUM_CORE].patches:
        assert 0.2 < split[Entry.MEDIUM_CORE].area_ha / split[Entry.MEDIUM_CORE].patches <= 0.9
    assert sum(rows[entry].cells for entry in foreground) == np.count_nonzero(image == 2)
    if (image == 2).any():
        assert sum(rows[entry].foreground_share for entry in foreground) == pytest.approx(100.0)
    if (image > 0).any():
        whole = sum(rows[entry].data_share for entry in (*foreground, Entry.BACKGROUND))
        assert whole == pytest.approx(100.0)
    classes = classes_of(values)
    structure = {4: None, 8: np.ones((3, 3))}
    for entry in foreground:
        count = ndimage.label(classes == MspaClass[entry.name], structure[connectivity])[1]
        assert rows[entry].patches == count
    dual = structure[12 - connectivity]
    assert rows[Entry.BACKGROUND].patches == ndimage.label(image == 1, dual)[1]
    assert rows[Entry.BORDER_OPENING].patches == ndimage.label(values == 220, dual)[1]
    assert rows[Entry.MISSING].patches == ndimage.label(image == 0, structure[8])[1]


def test_cores_by_size():
    image = np.full((12, 30), 1, dtype=np.uint8)
    for left, side in ((1, 3), (6, 4), (12, 10)):
        image[1 : 1 + side, left : left + side] = 2
    rows = rows_of(mspa_statistics(mspa(image), 1.0, 8, (1.0, 4.0)))
    found = [(rows[entry].cells, rows[entry].patches) for entry in (Entry.SMALL_CORE, Entry.MEDIUM_CORE)]
    assert found == [(1, 1), (4, 1)]
    assert (rows[Entry.LARGE_CORE].cells, rows[Entry.CORE].cells) == (64, 69)
    assert rows[Entry.LARGE_CORE].foreground_share == pytest.approx(100 * 64 / 125)


def test_no_foreground_and_foreign_values():
    statistics = mspa_statistics(mspa(np.ones((4, 4), dtype=np.uint8)), 1.0)
    assert np.isnan(statistics.porosity)
    assert statistics.row(Entry.FOREGROUND).data_share == 0.0
    assert np.isnan(statistics.row(Entry.CORE).foreground_share)
    with pytest.raises(InputError, match="two rising areas"):
        mspa_statistics(mspa(np.full((4, 4), 2, dtype=np.uint8)), 1.0, 8, (5.0, 5.0))
    with pytest.raises(InputError, match="value 2 is no byte"):
        mspa_statistics(np.full((3, 3), 2, dtype=np.uint8), 1.0)
